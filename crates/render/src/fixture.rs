//! What the tests of this crate share: small documents, mentions and a knowledge base.

use lorgnette_annotate::{Annotated, Mention, Value};
use lorgnette_kb::{
    Alias, AliasKind, Confidence, Entity, Fact, FactValue, Kb, Label, Name, Provenance, Relation,
};
use lorgnette_text::{Block, BlockKind, Document, Meta, Span};
use std::ops::Range;

pub(crate) fn span(range: Range<u32>) -> Span {
    Span::new(range.start, range.end)
}

pub(crate) fn block(kind: BlockKind, range: Range<u32>) -> Block {
    Block { kind, span: span(range) }
}

pub(crate) fn document(text: &str, blocks: Vec<Block>) -> Document {
    let meta = Meta { language: "zh-Hant".into(), ..Meta::default() };
    Document { text: text.into(), blocks, meta, ..Document::default() }
}

/// One paragraph a line.
pub(crate) fn annotated(text: &str, mentions: Vec<Mention>) -> Annotated {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        let end = at + line.chars().count() as u32;
        blocks.push(block(BlockKind::Paragraph, at..end));
        at = end + 1;
    }
    Annotated::new(document(text, blocks), mentions)
}

pub(crate) fn unlinked(range: Range<u32>, label: Label) -> Mention {
    Mention {
        span: span(range),
        label,
        entity: None,
        value: None,
        confidence: 1.0,
        reasons: Vec::new(),
        parent: None,
    }
}

pub(crate) fn entity(range: Range<u32>, slug: &str) -> Mention {
    let kb = kb();
    let id = kb.find(slug).expect("the fixture's slugs are in its base");
    Mention { entity: Some(id), ..unlinked(range, kb.entity(id).label) }
}

pub(crate) fn within(parent: u32, mention: Mention) -> Mention {
    Mention { parent: Some(parent), ..mention }
}

pub(crate) fn date(range: Range<u32>, iso: Option<&str>) -> Mention {
    let value = Some(Value::Date { iso: iso.map(str::to_string) });
    Mention { value, ..unlinked(range, Label::Date) }
}

pub(crate) fn quantity(range: Range<u32>, number: &str, unit: Option<&str>) -> Mention {
    let unit = unit.map(str::to_string);
    let value =
        Some(Value::Quantity { number: number.into(), most: None, unit, approximate: false });
    Mention { value, ..unlinked(range, Label::Quantity) }
}

pub(crate) fn name(lang: &str, text: &str) -> Name {
    Name { lang: lang.into(), text: text.into() }
}

fn provenance(source: &str, as_of: &str, confidence: Confidence) -> Provenance {
    Provenance { source: source.into(), as_of: Some(as_of.into()), confidence }
}

fn fact(property: &str, value: FactValue, as_of: &str) -> Fact {
    Fact {
        property: property.into(),
        value,
        valid_from: None,
        valid_to: None,
        provenance: provenance("editor", as_of, Confidence::Certain),
    }
}

/// Two entities that know each other, in slug order, and a slug that went into the first.
pub(crate) fn kb() -> Kb {
    let blank = |slug: &str, label, subtype: &str, names| Entity {
        names,
        ..Entity::new(slug, label, subtype)
    };
    let mut kim = blank(
        "kim-jong-un",
        Label::Person,
        "politician",
        vec![name("zh-Hant", "金正恩"), name("zh-Hans", "金正恩"), name("en", "Kim Jong Un")],
    );
    kim.descriptions = vec![name("en", "Leader of North Korea."), name("zh-Hant", "朝鮮領導人。")];
    kim.facts = vec![
        fact("born", FactValue::Date("1984".into()), "2025-09-03"),
        Fact {
            provenance: provenance("editor", "2024", Confidence::Approximate),
            ..fact("died", FactValue::Date("2099-01".into()), "2024")
        },
        fact("range", FactValue::Quantity("12500".into(), "km".into()), "2024"),
    ];
    let alias = |lang: &str, text: &str, kind| Alias { lang: lang.into(), text: text.into(), kind };
    kim.aliases = vec![
        alias("zh-Hant", "金委員長", AliasKind::Title),
        alias("zh-Hans", "金委员长", AliasKind::Title),
    ];
    kim.relations = vec![Relation {
        kind: "leader-of".into(),
        target: "north-korea".into(),
        valid_from: Some("2011".into()),
        valid_to: None,
        provenance: provenance("article", "2025-09", Confidence::Attributed),
    }];
    let mut korea = blank(
        "north-korea",
        Label::Gpe,
        "country",
        vec![name("zh-Hant", "朝鮮"), name("zh-Hans", "朝鲜"), name("en", "North Korea")],
    );
    korea.identifiers = vec![("wikidata".into(), "Q423".into())];
    korea.descriptions = vec![name("zh-Hant", "東亞國家。"), name("en", "Country in East Asia.")];
    Kb::with_redirects(vec![kim, korea], vec![("kim".into(), "kim-jong-un".into())])
}
