//! The names of a base by themselves, as a front-coded list: all that finding mentions needs.
//!
//! A browser loads this first; who stands behind a name it can ask when one is found. Sorted
//! names share their beginnings, so each is written as how many characters it takes over from
//! the one before and what follows them. The columns stand apart, for like compresses with
//! like. A list is a sealed file as [`packed`](crate::packed) describes, of its own magic.

use crate::packed::{Form, PackError};
use crate::{AliasKind, Entity, EntityId, Kb};
use lorgnette_text::fold;
use serde::{Deserialize, Serialize};

const FORM: Form =
    Form { magic: *b"\x89LKN\r\n\x1a\n", version: 1, what: "a packed list of names" };

/// The names and aliases of a base, sorted by text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    names: Vec<NameOf>,
}

/// A form that names an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameOf {
    /// As the base writes it.
    pub text: String,
    /// What sort of alias it is; none for a name.
    pub alias: Option<AliasKind>,
    /// What it names.
    pub entity: EntityId,
}

impl Names {
    /// All names and aliases of `kb`, each once. One that is an ordinary word too stands here as
    /// a later form: it counts only after another has named the entity.
    pub fn of(kb: &Kb) -> Self {
        let named = |(text, alias, entity): Use| NameOf { text: text.to_string(), alias, entity };
        let mut names: Vec<NameOf> = uses(kb).map(named).collect();
        names.sort_unstable();
        names.dedup();
        Names { names }
    }

    /// Them in order.
    pub fn iter(&self) -> impl Iterator<Item = &NameOf> {
        self.names.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// A form as the base writes it, what sort of alias it is, and what it names.
pub type Use<'k> = (&'k str, Option<AliasKind>, EntityId);

/// The forms of all entities as [`Names`] has them, but by entity and perhaps repeated: for those
/// who bring them into an order of their own.
pub fn uses(kb: &Kb) -> impl Iterator<Item = Use<'_>> {
    kb.iter().flat_map(|(id, entity)| uses_of(id, entity))
}

/// The forms of an entity.
fn uses_of(id: EntityId, entity: &Entity) -> impl Iterator<Item = Use<'_>> {
    let fold = |text: &str| -> String { text.chars().map(fold).collect() };
    let common: Vec<String> = entity.common.iter().map(|text| fold(text)).collect();
    let sort = move |text: &str, alias: Option<AliasKind>| match alias {
        Some(AliasKind::Compound | AliasKind::Title) => alias,
        _ if !common.is_empty() && common.contains(&fold(text)) => Some(AliasKind::Later),
        _ => alias,
    };
    let names = entity.names.iter().map(|name| (name.text.as_str(), None));
    let aliases = entity.aliases.iter().map(|alias| (alias.text.as_str(), Some(alias.kind)));
    names.chain(aliases).map(move |(text, alias)| (text, sort(text, alias), id))
}

/// The columns of the list, in postcard's encoding.
#[derive(Default, Serialize, Deserialize)]
struct Columns {
    /// How many characters each different text shares with the one before.
    shared: Vec<u32>,
    /// How many follow.
    added: Vec<u32>,
    /// All that follows, in one piece.
    text: String,
    /// How many uses each text has: of one use each, as nearly all are, it is a zero.
    more: Vec<u32>,
    /// The sort of each use.
    aliases: Vec<Option<AliasKind>>,
    /// The entity of each use.
    entities: Vec<u32>,
}

/// Packs `names`; the same list gives the same bytes everywhere.
pub fn pack(names: &Names) -> Vec<u8> {
    let mut columns = Columns::default();
    let mut before = "";
    for uses in names.names.chunk_by(|a, b| a.text == b.text) {
        let text = uses[0].text.as_str();
        let shared = text.chars().zip(before.chars()).take_while(|(a, b)| a == b).count();
        let added = text.chars().skip(shared);
        columns.shared.push(shared as u32);
        columns.added.push(added.clone().count() as u32);
        columns.text.extend(added);
        columns.more.push(uses.len() as u32 - 1);
        columns.aliases.extend(uses.iter().map(|u| u.alias));
        columns.entities.extend(uses.iter().map(|u| u.entity.0));
        before = text;
    }
    FORM.seal(&postcard::to_allocvec(&columns).expect("writing to memory cannot fail"))
}

/// Unpacks what [`pack`] made; anything else is refused. It takes memory for what the bytes
/// hold, and where they say that much is shared, for no more than 64 times as much.
pub fn unpack(bytes: &[u8]) -> Result<Names, PackError> {
    let columns = postcard::from_bytes(FORM.open(bytes)?).map_err(|_| FORM.damaged())?;
    names(&columns).ok_or_else(|| FORM.damaged())
}

/// The names that the columns hold, if they fit together.
fn names(columns: &Columns) -> Option<Names> {
    let most = columns.text.len().saturating_mul(64);
    let (mut names, mut size) = (Vec::with_capacity(columns.entities.len()), 0);
    let mut uses = columns.aliases.iter().zip(&columns.entities);
    let mut rest = columns.text.chars();
    let mut text = String::new();
    let rows = columns.shared.iter().zip(&columns.added).zip(&columns.more);
    for ((&shared, &added), &more) in rows {
        let kept = text.char_indices().nth(shared as usize).map(|(at, _)| at);
        let kept = kept.or((text.chars().count() == shared as usize).then_some(text.len()))?;
        text.truncate(kept);
        for _ in 0..added {
            text.push(rest.next()?);
        }
        for _ in 0..=more {
            let (&alias, &entity) = uses.next()?;
            size += text.len();
            if size > most {
                return None;
            }
            names.push(NameOf { text: text.clone(), alias, entity: EntityId(entity) });
        }
    }
    let is_whole = columns.shared.len() == columns.added.len()
        && columns.added.len() == columns.more.len()
        && columns.aliases.len() == columns.entities.len();
    let is_used_up = rest.next().is_none() && uses.next().is_none();
    (is_whole && is_used_up && names.is_sorted()).then_some(Names { names })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Alias, Entity, Label, Name};

    fn sample() -> Kb {
        let name = |text: &str| Name { lang: "zh".into(), text: text.into() };
        let mut beijing = Entity::new("beijing", Label::Gpe, "city");
        beijing.names = vec![name("北京"), name("Beijing")];
        let mut opera = Entity::new("beijing-opera", Label::WorkOfArt, "song");
        opera.names = vec![name("北京戲"), name("北京")];
        let (lang, text, kind) = ("zh".into(), "京".into(), AliasKind::Compound);
        opera.aliases = vec![Alias { lang, text, kind }];
        Kb::new(vec![beijing, opera])
    }

    #[test]
    fn unpacking_gives_back_what_was_packed() {
        for kb in [Kb::default(), sample()] {
            let names = Names::of(&kb);
            assert_eq!(unpack(&pack(&names)), Ok(names));
        }
        assert_eq!(Names::of(&sample()).len(), 5);
    }

    #[test]
    fn ordinary_words_are_later_forms() {
        let mut town = Entity::new("hezuo", Label::Gpe, "city");
        town.names =
            ["合作", "Hezuo"].map(|text| Name { lang: "zh".into(), text: text.into() }).into();
        town.common = vec!["合作".into(), "HEZUO".into()];
        let kinds =
            Names::of(&Kb::new(vec![town])).iter().map(|name| name.alias).collect::<Vec<_>>();
        assert_eq!(kinds, [Some(AliasKind::Later); 2], "they are compared folded");
    }

    #[test]
    fn what_is_cut_changed_or_made_wrong_is_refused() {
        let packed = pack(&Names::of(&sample()));
        for at in 0..packed.len() {
            assert!(unpack(&packed[..at]).is_err(), "cut at {at}");
            for change in 1..=u8::MAX {
                let mut other = packed.clone();
                other[at] ^= change;
                assert!(unpack(&other).is_err(), "byte {at} ^ {change}");
            }
        }
        let payload = FORM.open(&packed).expect("it is whole").to_vec();
        for at in 0..payload.len() {
            for byte in [0, 1, 2, 0x7f, 0x80, 0xff] {
                let mut payload = payload.clone();
                payload[at] = byte;
                if let Ok(names) = unpack(&FORM.seal(&payload)) {
                    assert!(names.names.is_sorted());
                }
            }
        }
    }

    #[test]
    fn a_list_that_would_swell_is_refused() {
        let columns = Columns {
            shared: [vec![0], vec![1000; 5000]].concat(),
            added: [vec![1000], vec![0; 5000]].concat(),
            text: "x".repeat(1000),
            more: vec![0; 5001],
            aliases: vec![None; 5001],
            entities: (0..5001).collect(),
        };
        assert!(names(&columns).is_none());
    }
}
