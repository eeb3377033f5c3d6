//! Names of the knowledge base, with their class word and the place before them.

use crate::classes::Classes;
use crate::context::{Context, Relations};
use crate::gazetteer::{Form, Hit};
use crate::lexicon::Lexicon;
use crate::linking::{Grounds, link};
use crate::rules::class_words;
use crate::text::{Text, is_unspaced, span};
use crate::words::is_torn;
use crate::{Mention, Reason};
use lorgnette_kb::{AliasKind, EntityId, Kb, Label};
use std::sync::LazyLock;

/// A name that is linked, as the other rules build on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) label: Label,
    pub(crate) entity: EntityId,
}

/// The hits that hold, each linked, in text order, and the mentions that they are: what one is
/// found to mean is ground for the next.
pub(crate) fn named(
    text: &Text,
    hits: &[Hit],
    kb: &Kb,
    relations: &Relations,
    context: &mut Context,
) -> (Vec<Named>, Vec<Mention>) {
    let (mut named, mut mentions) = (Vec::new(), Vec::new());
    for hit in hits.iter().filter(|hit| !hit.is_part) {
        let grounds = Grounds { text, kb, relations, context };
        let Some(link) = link(hit, grounds) else { continue };
        if !hit.is_covered {
            context.note(link.entity, hit.start);
        }
        let label = match link.form {
            Form::Alias(AliasKind::Demonym) => Label::Norp,
            _ => kb.entity(link.entity).label,
        };
        named.push(Named { start: hit.start, end: hit.end, label, entity: link.entity });
        mentions.push(Mention {
            span: span(hit.start, hit.end),
            label,
            entity: Some(link.entity),
            value: None,
            confidence: link.confidence,
            reasons: link.reasons,
            parent: None,
        });
    }
    (named, mentions)
}

/// The class word that shows a thing by a common word to be meant: the Taurus missile, 標槍導彈,
/// or in quotation marks 「匕首」導彈. 系統 alone would make one of any storm.
pub(crate) fn class_word(text: &Text, hit: &Hit) -> Option<String> {
    let is_quoted = matches!(
        (text.before(hit.start), text.at(hit.end)),
        ('“', '”') | ('「', '」') | ('『', '』') | ('\'', '\'') | ('"', '"')
    );
    let from = hit.end + usize::from(is_quoted);
    let to = class_words::after_designator(text, from)?;
    let is_telling = !matches!(text.plain(from, to).trim(), "系统" | "system" | "systems");
    is_telling.then(|| text.written(from, to).trim().to_string())
}

/// Longer names, which the knowledge base need not know, that begin like or
/// hold a shorter one.
const LONGER: &[&str] = &[
    "印度尼西亚",
    "印度洋",
    "印度支那",
    "日本海",
    "朝鲜族",
    "朝鲜战争",
    "台湾海峡",
    "欧洲杯",
    "美洲杯",
    "欧洲联盟",
    "非洲联盟",
    "西印度",
    "南非洲",
    "新西兰",
    "东德",
    "西德",
];

/// Marks the hits that are a part of something longer.
pub(crate) fn find_parts(text: &Text, hits: &mut [Hit]) {
    hits.iter_mut().for_each(|hit| hit.is_part = is_cut_out(text, hit));
}

/// Whether the form is only a part of what stands there: cut out of common
/// words (中方 in 其中方法, 日本国 in 日本國家), part of a longer name, or of one
/// that a point of the compass makes (North American).
fn is_cut_out(text: &Text, hit: &Hit) -> bool {
    match is_unspaced(text.at(hit.start)) {
        true => is_torn_name(text, hit) || is_in_longer_name(text, hit),
        false => is_part_of_proper_name(text, hit),
    }
}

/// Forms of more than two characters are too seldom torn to be worth the
/// doubt, but for those that end in 国 or 舰, which begin so many words (山東艦 in 山東艦隊).
fn is_torn_name(text: &Text, hit: &Hit) -> bool {
    let length = hit.end - hit.start;
    let is_at_risk = length <= 2 || length == 3 && matches!(text.before(hit.end), '国' | '舰');
    is_at_risk && is_torn(text, hit.start, hit.end, |_| false)
}

fn is_in_longer_name(text: &Text, hit: &Hit) -> bool {
    static WORDS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(LONGER));
    let from = hit.start.saturating_sub(2);
    (from..=hit.start).any(|at| {
        let longer = WORDS.end(text, at);
        longer.is_some_and(|end| end >= hit.end && end - at > hit.end - hit.start)
    })
}

/// Points of the compass and the like, which make another place of a name.
const COMPASS: &[&str] = &["north ", "south ", "east ", "west ", "central ", "latin ", "new "];

fn is_part_of_proper_name(text: &Text, hit: &Hit) -> bool {
    let capital = |at: usize| at >= text.len() || text.is(at, Classes::CAPITAL);
    let compass = COMPASS.iter().find_map(|word| {
        let from = hit.start.checked_sub(word.len())?;
        (text.after(from, word).is_some() && text.is_edge(from)).then_some(from)
    });
    let is_demonym = hit.uses.iter().any(|u| u.form == Form::Alias(AliasKind::Demonym));
    let is_hyphened = text.before(hit.start) == '-' || text.at(hit.end) == '-';
    // "the West" or "Western" with another capital after it is the West Bank,
    // Western Australia or the like.
    let is_direction = text.at(hit.end) == ' '
        && capital(hit.end + 1)
        && text.follows(hit.end, &["west", "western", "east", "eastern"]);
    compass.is_some_and(capital) || is_demonym && is_hyphened || is_direction
}

/// The names as mentions: `bare`, with class word, with the place before them.
pub(crate) fn mentions(
    text: &Text,
    named: &[Named],
    bare: Vec<Mention>,
    kb: &Kb,
    relations: &Relations,
) -> Vec<Mention> {
    let mut mentions = Vec::with_capacity(bare.len());
    for (n, bare) in bare.into_iter().enumerate() {
        let (before, name) = (&named[..n], &named[n]);
        let place = place_before(text, name, before, kb, relations);
        let with_place = place.map(|from| {
            let ground = text.written(from, name.start);
            longer(&bare, (from, name.end), Reason { rule: "place-before", ground })
        });
        let entity = kb.entity(name.entity);
        let end = class_words::after_name(text, name.end, entity.label, &entity.subtype);
        let with_class_word = end.map(|end| {
            let ground = text.written(name.end, end);
            longer(&bare, (name.start, end), Reason { rule: "class-word", ground })
        });
        mentions.extend(with_place);
        mentions.push(bare);
        mentions.extend(with_class_word);
    }
    mentions
}

/// The same mention from `start` to `end`, for one more reason.
fn longer(bare: &Mention, (start, end): (usize, usize), reason: Reason) -> Mention {
    let mut mention = bare.clone();
    mention.span = span(start, end);
    mention.reasons.push(reason);
    mention
}

/// A place takes the one right before it that it lies in: 北京 and 天安門廣場
/// make 北京天安門廣場, 中國 and 深圳 make 中國深圳. What lies in a province stays
/// apart from it (廣東|深圳). `before` are the names that begin before it; where that one begins.
fn place_before(
    text: &Text,
    name: &Named,
    before: &[Named],
    kb: &Kb,
    relations: &Relations,
) -> Option<usize> {
    if !is_place(name) || !is_unspaced(text.before(name.start)) {
        return None;
    }
    let is_province = |p| matches!(kb.entity(p).subtype.as_str(), "province" | "state");
    // A place's name is no longer than so many characters.
    let near = before.iter().rev().take_while(|place| place.start + 40 > name.start);
    let place = near.into_iter().find(|place| {
        place.end == name.start
            && is_place(place)
            && !is_province(place.entity)
            && relations.reach(name.entity, place.entity)
    })?;
    Some(place.start)
}

fn is_place(name: &Named) -> bool {
    matches!(name.label, Label::Gpe | Label::Loc | Label::Fac)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn parts_of_longer_names_are_left() {
        check("其中國際局勢");
        check("[山東艦|PRODUCT shandong-ship]出海，山東艦隊和山東艦艇學院");
        check("South China Sea and North America");
        check("the West Bank, Western Australia");
        check("African-American, [China|GPE china]-[Russia|GPE russia] trade");
        check("[Russia|GPE russia] and [North Korea|GPE north-korea]");
    }

    #[test]
    fn a_class_word_shows_that_a_thing_is_meant() {
        check("發射[匕首高超音速導彈|PRODUCT kinzhal]");
        check("發射「[匕首|PRODUCT kinzhal]」高超音速導彈，“[匕首|PRODUCT kinzhal]”很快");
        check("the [Dagger cruise missiles|PRODUCT kinzhal]");
        check("他持匕首行兇，「匕首」鋒利，匕首系統");
        check("a Dagger, the Dagger system");
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[LONGER, COMPASS]);
    }
}
