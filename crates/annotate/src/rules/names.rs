//! Names of the knowledge base, with their class word and the place before them.

use crate::context::{Context, Relations, is_covered};
use crate::gazetteer::{Form, Hit};
use crate::linking::{Grounds, link};
use crate::rules::class_words;
use crate::text::{Text, is_unspaced, span};
use crate::words::is_torn;
use crate::{Mention, Reason};
use lorgnette_kb::{AliasKind, Kb, Label};

/// A name that is linked, as the other rules build on it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) mention: Mention,
}

/// The hits that hold, each linked, in text order: what one is found to mean
/// is ground for the next.
pub(crate) fn named(
    text: &Text,
    hits: &[Hit],
    kb: &Kb,
    relations: &Relations,
    context: &mut Context,
) -> Vec<Named> {
    let mut named = Vec::new();
    for hit in hits.iter().filter(|hit| !is_cut_out(text, hit)) {
        let Some(link) = link(hit, Grounds { kb, relations, context }) else { continue };
        if !is_covered(hit, hits) {
            context.note(link.entity, hit.start);
        }
        let label = match link.form {
            Form::Alias(AliasKind::Demonym) => Label::Norp,
            _ => kb.entity(link.entity).label,
        };
        let mention = Mention {
            span: span(hit.start, hit.end),
            label,
            entity: Some(link.entity),
            value: None,
            confidence: link.confidence,
            reasons: link.reasons,
            parent: None,
        };
        named.push(Named { start: hit.start, end: hit.end, mention });
    }
    named
}

/// Whether a form of two Chinese characters is cut out of common words: 中方
/// in 其中方法. Longer forms are too seldom torn to be worth the doubt.
fn is_cut_out(text: &Text, hit: &Hit) -> bool {
    let is_short = hit.end - hit.start <= 2 && is_unspaced(text.at(hit.start));
    is_short && is_torn(text, hit.start, hit.end, |_| false)
}

/// The names as mentions: bare, with class word, with the place before them.
pub(crate) fn mentions(
    text: &Text,
    named: &[Named],
    kb: &Kb,
    relations: &Relations,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for name in named {
        let classed = with_class_word(text, name, kb);
        mentions.extend(with_place(text, name, named, relations));
        mentions.push(name.mention.clone());
        mentions.extend(classed);
    }
    mentions
}

fn with_class_word(text: &Text, name: &Named, kb: &Kb) -> Option<Mention> {
    let entity = kb.entity(name.mention.entity?);
    let end = class_words::after_name(text, name.end, entity.label, &entity.subtype)?;
    let mut mention = name.mention.clone();
    mention.span = span(name.start, end);
    mention.reasons.push(Reason { rule: "class-word", ground: text.written(name.end, end) });
    Some(mention)
}

/// A site takes the place right before it that it lies in: 北京 and 天安門廣場
/// make 北京天安門廣場.
fn with_place(
    text: &Text,
    name: &Named,
    named: &[Named],
    relations: &Relations,
) -> Option<Mention> {
    let entity = name.mention.entity.filter(|_| name.mention.label == Label::Fac)?;
    let place = named.iter().find(|place| {
        place.end == name.start
            && matches!(place.mention.label, Label::Gpe | Label::Loc)
            && place.mention.entity.is_some_and(|p| relations.reach(entity, p))
    })?;
    let mut mention = name.mention.clone();
    mention.span = span(place.start, name.end);
    mention
        .reasons
        .push(Reason { rule: "place-before", ground: text.written(place.start, place.end) });
    Some(mention)
}
