//! No card is empty: every entity of the base that ships opens with a sentence in each language.

#[path = "../../kb/tests/base/mod.rs"]
mod base;

use base::shipped;
use lorgnette_annotate::{Annotated, Mention};
use lorgnette_kb::{EntityId, Kb};
use lorgnette_text::{Block, BlockKind, Document, Meta, Span};
use scraper::{Html, Selector};

/// An article in `lang` that names every one of `count` entities once, by one character.
fn roll_call(kb: &Kb, lang: &str) -> Annotated {
    let mention = |(id, entity): (EntityId, &lorgnette_kb::Entity)| Mention {
        span: Span::new(id.0, id.0 + 1),
        label: entity.label,
        entity: Some(id),
        value: None,
        confidence: 1.0,
        reasons: Vec::new(),
        parent: None,
    };
    let text = "x".repeat(kb.len());
    let all = Span::new(0, kb.len() as u32);
    let document = Document {
        text,
        blocks: vec![Block { kind: BlockKind::Paragraph, span: all }],
        meta: Meta { language: lang.into(), ..Meta::default() },
        ..Document::default()
    };
    Annotated { document, mentions: kb.iter().map(mention).collect(), claims: Vec::new() }
}

#[test]
fn every_entity_says_what_it_is() {
    let kb = shipped();
    for (lang, stop) in [("zh-Hant", '。'), ("zh-Hans", '。'), ("en", '.')] {
        let page = lorgnette_render::page(&roll_call(&kb, lang), &kb);
        let html = Html::parse_fragment(page.glossary.as_str());
        let lead = Selector::parse(".dossier > .lead").expect("it is a selector");
        let leads: Vec<String> = html.select(&lead).map(|p| p.text().collect()).collect();
        assert_eq!(leads.len(), kb.len());
        for lead in leads {
            let words = lead.strip_suffix(stop).unwrap_or_default();
            assert!(words.chars().count() >= 2, "{lang}: {lead:?}");
        }
    }
}
