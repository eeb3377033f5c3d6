//! Entries: everything that an article names, each once, with its mentions.

use crate::Kind;
use crate::salience;
use crate::values::Sense;
use lorgnette_annotate::{Annotated, Local, Mention, Value, name_id};
use lorgnette_kb::{EntityId, Kb, Label};
use lorgnette_text::CharIndex;
use std::collections::BTreeMap;

/// Something that the article names, by what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Subject {
    /// An entity of the knowledge base.
    Entity(EntityId),
    /// A date or a quantity, and what the words make of it.
    Value(Value, Sense),
    /// What the base does not know, by its fullest name in the article.
    Unlinked(String),
}

/// One thing that the article names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Its id on the page, without the `e-`.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) subject: Subject,
    /// Indices into `Annotated::mentions`, in reading order; at least one.
    pub(crate) mentions: Vec<usize>,
    /// Indices into `Annotated::claims` of what it is said to say, by cue.
    pub(crate) claims: Vec<usize>,
    /// Its place by salience, from 1.
    pub(crate) rank: u32,
    /// Whether it is one of the few that the article is about.
    pub(crate) key: bool,
}

/// The entries of an article and which one each mention belongs to.
pub(crate) struct Entries {
    /// By first mention.
    pub(crate) all: Vec<Entry>,
    /// One index into `all` a mention.
    of_mention: Vec<usize>,
    by_id: BTreeMap<String, usize>,
}

impl Entries {
    /// Collects what `annotated` names.
    pub(crate) fn new(annotated: &Annotated, kb: &Kb) -> Self {
        let index = CharIndex::new(&annotated.document.text);
        let mut entries =
            Entries { all: Vec::new(), of_mention: Vec::new(), by_id: BTreeMap::new() };
        let mut locals: Vec<Option<&Local>> = vec![None; annotated.mentions.len()];
        for local in &annotated.locals {
            local.mentions.iter().for_each(|&m| locals[m as usize] = Some(local));
        }
        for (mention, local) in annotated.mentions.iter().zip(locals) {
            // All that name an entity of the article go under its fullest name.
            let surface = index.slice(&annotated.document.text, mention.span);
            let (label, name) =
                local.map_or((mention.label, surface), |local| (local.label, &local.name));
            entries.push(mention, label, name, kb);
        }
        for (number, claim) in annotated.claims.iter().enumerate() {
            let speaker = entries.of_mention[claim.speaker as usize];
            entries.all[speaker].claims.push(number);
        }
        salience::rank(&mut entries.all, annotated);
        entries
    }

    fn push(&mut self, mention: &Mention, label: Label, surface: &str, kb: &Kb) {
        let id = id(mention, label, surface, kb);
        let next = self.all.len();
        let at = *self.by_id.entry(id.clone()).or_insert(next);
        if at == next {
            let label = mention.entity.map_or(label, |e| kb.entity(e).label);
            let subject = subject(mention, surface);
            let (mentions, claims) = Default::default();
            let (kind, rank, key) = (label.into(), 0, false);
            self.all.push(Entry { id, kind, subject, mentions, claims, rank, key });
        }
        self.all[at].mentions.push(self.of_mention.len());
        self.of_mention.push(at);
    }

    /// The entry that mention number `mention` belongs to.
    pub(crate) fn of(&self, mention: usize) -> &Entry {
        &self.all[self.of_mention[mention]]
    }

    /// The number of the entry that mention number `mention` belongs to.
    pub(crate) fn number_of(&self, mention: usize) -> usize {
        self.of_mention[mention]
    }

    /// The number of the entry with this id.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Whether the page has an entry with this id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }
}

fn subject(mention: &Mention, surface: &str) -> Subject {
    match (mention.entity, &mention.value) {
        (Some(entity), _) => Subject::Entity(entity),
        (None, Some(value)) if is_resolved(value) => {
            Subject::Value(value.clone(), Sense::of(value, mention.label, surface))
        }
        (None, _) => Subject::Unlinked(surface.to_string()),
    }
}

fn is_resolved(value: &Value) -> bool {
    !matches!(value, Value::Date { iso: None })
}

/// A stable id: the slug, else the value in plain ASCII, else a hash of label and surface.
fn id(mention: &Mention, label: Label, surface: &str, kb: &Kb) -> String {
    let value = match (mention.entity, &mention.value) {
        (Some(entity), _) => return kb.entity(entity).slug.clone(),
        (None, Some(Value::Date { iso: Some(iso) })) => {
            plain(&format!("date-{}", iso.replace('/', "-to-").replace(':', "-")))
        }
        (None, Some(value @ Value::Quantity { number, most, unit, .. })) => {
            let about = match Sense::of(value, mention.label, surface) {
                Sense::Exact => "",
                Sense::About => "-about",
                Sense::AtLeast => "-or-more",
                Sense::Ordinal => "-in-order",
            };
            let unit = unit.as_deref().map(|unit| format!("-{unit}")).unwrap_or_default();
            let most = most.as_deref().map(|most| format!("-to-{most}")).unwrap_or_default();
            plain(&format!("quantity-{number}{most}{unit}{about}"))
        }
        _ => None,
    };
    value.unwrap_or_else(|| name_id(label, surface))
}

/// `id` in lower case with `_` for a decimal point, if nothing else would have to change.
fn plain(id: &str) -> Option<String> {
    let id = id.to_ascii_lowercase().replace('.', "_");
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    id.bytes().all(fits).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn ids(mentions: &[Mention], text: &str) -> Vec<String> {
        let annotated = fixture::annotated(text, mentions.to_vec());
        let entries = Entries::new(&annotated, &fixture::kb());
        (0..mentions.len()).map(|m| entries.of(m).id.clone()).collect()
    }

    #[test]
    fn ids_are_slugs_values_or_hashes() {
        let text = "金正恩那年6月1.5萬名某某50%";
        let mentions = [
            fixture::entity(0..3, "kim-jong-un"),
            fixture::date(3..7, Some("2024-06")),
            fixture::quantity(7..12, "15000", Some("person")),
            fixture::unlinked(12..14, Label::Person),
            fixture::quantity(14..17, "50", Some("%")),
        ];
        let ids = ids(&mentions, text);
        assert_eq!(ids[..3], ["kim-jong-un", "date-2024-06", "quantity-15000-person"]);
        assert!(ids[3].starts_with("x-") && ids[4].starts_with("x-") && ids[3] != ids[4]);
    }

    #[test]
    fn intervals_and_fractions_make_plain_ids() {
        let mentions = [
            fixture::date(0..1, Some("2024-06/2024-08")),
            fixture::quantity(1..2, "1.5", Some("km")),
        ];
        assert_eq!(ids(&mentions, "ab"), ["date-2024-06-to-2024-08", "quantity-1_5-km"]);
    }

    #[test]
    fn an_unlinked_name_is_one_entry_in_either_script() {
        let mentions = [fixture::unlinked(0..2, Label::Org), fixture::unlinked(2..4, Label::Org)];
        let ids = ids(&mentions, "AbaB");
        assert_eq!(ids[0], ids[1]);
    }

    #[test]
    fn a_date_without_a_value_is_known_by_its_words() {
        let mentions = [fixture::date(0..2, None), fixture::date(2..4, None)];
        let ids = ids(&mentions, "今天昨天");
        assert!(ids[0] != ids[1] && ids[0].starts_with("x-"));
    }
}
