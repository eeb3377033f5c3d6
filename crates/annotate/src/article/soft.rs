//! Soft mentions: 該國, 兩國, both countries, where the text leaves no doubt whom they mean.

use crate::Mention;
use crate::lexicon::Lexicon;
use crate::text::{Text, is_stop, span};
use lorgnette_kb::{EntityId, Kb, Label};
use lorgnette_text::Span;
use std::sync::OnceLock;

/// Words that stand for what was named before, and name nothing themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Soft {
    /// Where they stand.
    pub span: Span,
    /// Whom they stand for, in the order in which the text named them.
    pub entities: Vec<EntityId>,
}

/// Words for one country and for two.
const WORDS: &[(&str, usize)] = &[
    ("该国", 1),
    ("两国", 2),
    ("双方", 2),
    ("the country", 1),
    ("both countries", 2),
    ("the two countries", 2),
    ("both sides", 2),
    ("the two sides", 2),
];

/// The most that these words stand for; which they are does not matter where there are more.
const MOST: usize = 2;

/// The soft mentions of a text with its `mentions`, by start. They stand for the countries of
/// their own sentence up to there, else of the one before, if these are just as many.
pub(crate) fn soft(text: &Text, mentions: &[Mention], kb: &Kb) -> Vec<Soft> {
    static LEXICON: OnceLock<Lexicon<usize>> = OnceLock::new();
    let words = LEXICON.get_or_init(|| Lexicon::new(WORDS.iter().copied()));
    let mut countries = mentions
        .iter()
        .filter(|m| m.label == Label::Gpe)
        .filter_map(|m| Some((m.span.start as usize, m.entity?)))
        .filter(|(_, entity)| kb.entity(*entity).subtype == "country")
        .peekable();
    let mut soft = Vec::new();
    // The countries of the sentence before, and of this one so far, each once.
    let (mut before, mut here) = (Vec::new(), Vec::new());
    for at in 0..text.len() {
        let found =
            words.longest(text, at).filter(|&(end, _)| text.is_edge(at) && text.is_edge(end));
        if let Some((end, count)) = found {
            let meant = if here.is_empty() { &before } else { &here };
            if meant.len() == count {
                soft.push(Soft { span: span(at, end), entities: meant.clone() });
            }
        }
        while let Some((_, country)) = countries.next_if(|country| country.0 == at) {
            if here.len() <= MOST && !here.contains(&country) {
                here.push(country);
            }
        }
        if is_stop(text, at) {
            before = std::mem::take(&mut here);
        }
    }
    soft
}

#[cfg(test)]
mod tests {
    use crate::Annotator;
    use crate::tests::world;
    use lorgnette_text::{CharIndex, Document};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let kb = world();
        let document = Document { text: text.to_string(), ..Document::default() };
        let annotated = Annotator::new(&kb).with_soft_mentions().annotate(document);
        let index = CharIndex::new(text);
        let shown = annotated.soft.iter().map(|soft| {
            let slugs: Vec<&str> =
                soft.entities.iter().map(|&e| kb.entity(e).slug.as_str()).collect();
            format!("{}: {}", index.slice(text, soft.span), slugs.join(" "))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn they_stand_for_the_countries_just_named() {
        check("朝鮮派兵。該國說,沒有此事。", &["該國: north-korea"]);
        check("俄羅斯與朝鮮簽約,兩國都說好。", &["兩國: russia north-korea"]);
        check("Russia met China. Both sides agreed.", &["Both sides: russia china"]);
    }

    #[test]
    fn where_there_is_doubt_they_stand_for_none() {
        check("俄羅斯與朝鮮簽約。該國說好。", &[]);
        check("兩國說好。朝鮮說,兩國好。", &[]);
        check("俄羅斯、朝鮮、中國,兩國說好。", &[]);
    }

    #[test]
    fn nobody_sees_them_who_does_not_ask() {
        let kb = world();
        let document = Document { text: "朝鮮派兵。該國".into(), ..Document::default() };
        assert!(crate::annotate(document, &kb).soft.is_empty());
    }

    #[test]
    fn tables_are_folded() {
        let words: Vec<&str> = super::WORDS.iter().map(|w| w.0).collect();
        crate::tests::all_folded(&[&words]);
    }
}
