//! What `annotate --format json` prints: the text and its mentions, flat and in code points.

use crate::{Annotated, Claim, Local, Mention, Soft, Value};
use lorgnette_kb::{Kb, Label};
use lorgnette_text::{Block, CharIndex, Mark, Meta, Span};
use serde::Serialize;

/// The form of the JSON; another number means that what stands in it means something else.
const FORM: u32 = 1;

/// An annotated text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Annotation {
    /// The form of this JSON: 1.
    pub lorgnette: u32,
    /// Title, day, language and source.
    pub meta: Meta,
    /// The repaired text that the offsets point into.
    pub text: String,
    /// Its headings, paragraphs, items, in order.
    pub blocks: Vec<Block>,
    /// What is stressed in it, linked, or has a reading.
    pub marks: Vec<Mark>,
    /// Its mentions, by start, then longest first.
    pub ents: Vec<Ent>,
    /// What it names and the knowledge base does not know, by first mention.
    pub entities: Vec<Unknown>,
    /// Its claims, by cue.
    pub claims: Vec<Assertion>,
    /// 該國 and the like, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub soft: Vec<Stand>,
}

/// An entity of the article alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unknown {
    /// Its fullest name.
    pub name: String,
    /// Its OntoNotes label.
    pub label: Label,
    /// The indices of the mentions that name it.
    pub mentions: Vec<u32>,
}

/// Words that stand for what was named before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stand {
    /// The words.
    #[serde(flatten)]
    pub words: Piece,
    /// The slugs of what they stand for.
    pub kb_ids: Vec<String>,
}

/// A claim: who says it, by which words, in which sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assertion {
    /// The index of the mention that names the speaker.
    pub speaker: u32,
    /// The slug of the entity that it is linked to.
    pub kb_id: Option<String>,
    /// The words that report.
    pub cue: Piece,
    /// The whole sentence.
    pub sentence: Piece,
}

/// A stretch of the text, in code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its first code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// What stands there.
    pub text: String,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ent {
    /// Its first code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// Its OntoNotes label.
    pub label: Label,
    /// What stands there.
    pub text: String,
    /// The slug of the entity it is linked to.
    pub kb_id: Option<String>,
    /// A date in ISO 8601, or a quantity; null where there is none or it stays open.
    pub value: Option<EntValue>,
    /// From 0 to 1, in hundredths.
    pub confidence: f64,
    /// `rule: ground`, in order of weight.
    pub reasons: Vec<String>,
    /// The index of the mention that it lies in.
    pub parent: Option<u32>,
}

/// A normalised value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum EntValue {
    /// ISO 8601.
    Date(String),
    /// A number with its unit.
    Quantity {
        /// The exact decimal number.
        number: String,
        /// The greatest where a range is told, whose least is `number`.
        #[serde(skip_serializing_if = "Option::is_none")]
        most: Option<String>,
        /// The unit in plain form.
        unit: Option<String>,
        /// Whether the words say "about", "more than" or "several".
        approximate: bool,
    },
}

/// The serialisable form of `annotated`, which was made with `kb`.
pub fn to_json(annotated: &Annotated, kb: &Kb) -> Annotation {
    let text = &annotated.document.text;
    let index = CharIndex::new(text);
    let ent = |mention: &Mention| Ent {
        start: mention.span.start,
        end: mention.span.end,
        label: mention.label,
        text: index.slice(text, mention.span).to_string(),
        kb_id: mention.entity.map(|e| kb.entity(e).slug.clone()),
        value: mention.value.as_ref().and_then(value),
        // Through hundredths, so that 0.95 does not print as 0.949999988079071.
        confidence: (f64::from(mention.confidence) * 100.0).round() / 100.0,
        reasons: mention.reasons.iter().map(|r| format!("{}: {}", r.rule, r.ground)).collect(),
        parent: mention.parent,
    };
    let piece = |span: Span| Piece {
        start: span.start,
        end: span.end,
        text: index.slice(text, span).to_string(),
    };
    let assertion = |claim: &Claim| Assertion {
        speaker: claim.speaker,
        kb_id: annotated.mentions[claim.speaker as usize].entity.map(|e| kb.entity(e).slug.clone()),
        cue: piece(claim.cue),
        sentence: piece(claim.sentence),
    };
    let unknown = |local: &Local| Unknown {
        name: local.name.clone(),
        label: local.label,
        mentions: local.mentions.clone(),
    };
    let stand = |soft: &Soft| Stand {
        words: piece(soft.span),
        kb_ids: soft.entities.iter().map(|&e| kb.entity(e).slug.clone()).collect(),
    };
    let document = &annotated.document;
    Annotation {
        lorgnette: FORM,
        meta: document.meta.clone(),
        text: text.clone(),
        blocks: document.blocks.clone(),
        marks: document.marks.clone(),
        ents: annotated.mentions.iter().map(ent).collect(),
        entities: annotated.locals.iter().map(unknown).collect(),
        claims: annotated.claims.iter().map(assertion).collect(),
        soft: annotated.soft.iter().map(stand).collect(),
    }
}

fn value(value: &Value) -> Option<EntValue> {
    match value {
        Value::Date { iso } => iso.clone().map(EntValue::Date),
        Value::Quantity { number, most, unit, approximate } => Some(EntValue::Quantity {
            number: number.clone(),
            most: most.clone(),
            unit: unit.clone(),
            approximate: *approximate,
        }),
    }
}
