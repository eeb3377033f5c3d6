//! Single values of an entity: slugs, labels, languages, words, coordinates, identifiers.

use super::node::{Field, Node};
use super::report::{Place, Report};
use crate::vocabulary::{ALIAS_KINDS, DESCRIBED, LANGUAGES, SCHEMES, subtypes};
use crate::{AliasKind, Label, Name};
use lorgnette_text::simplify;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

/// What Simplified forms are derived from, and what they are then.
pub(super) const TRADITIONAL: &str = "zh-Hant";
pub(super) const SIMPLIFIED: &str = "zh-Hans";

/// A form and where it stands.
pub(super) struct Form {
    pub at: Place,
    pub text: String,
    /// Whether it names its entity by itself, so that another's claim to it is worth a look.
    pub claimed: bool,
}

/// Reads words per language.
pub(super) fn texts(node: Node<'_>, report: &mut Report) -> Vec<Name> {
    placed_texts(node, report).into_iter().map(|(_, text)| text).collect()
}

/// Reads words per language, each with its place. Simplified words that are not given follow from
/// the Traditional ones, character by character.
pub(super) fn placed_texts(node: Node<'_>, report: &mut Report) -> Vec<(Place, Name)> {
    let mut texts: Vec<(Place, Name)> = Vec::new();
    for field in node.fields(report) {
        if let (Some(lang), Some(text)) = (language(field, report), field.value.text(report)) {
            texts.push((field.value.at, Name { lang, text: text.to_string() }));
        }
    }
    if let Some((at, derived)) = derived(texts.iter().map(|(_, text)| text)) {
        texts.insert(at + 1, (texts[at].0, derived));
    }
    texts
}

/// The Simplified text that follows from the Traditional one and is not given, and where that
/// one stands.
pub(super) fn derived<'t>(texts: impl Iterator<Item = &'t Name> + Clone) -> Option<(usize, Name)> {
    if texts.clone().any(|text| text.lang == SIMPLIFIED) {
        return None;
    }
    let (at, traditional) = texts.enumerate().find(|(_, text)| text.lang == TRADITIONAL)?;
    Some((at, Name { lang: SIMPLIFIED.to_string(), text: simplify(&traditional.text) }))
}

pub(super) fn descriptions(node: Node<'_>, report: &mut Report) -> Vec<Name> {
    let texts = placed_texts(node, report);
    for lang in DESCRIBED.iter().filter(|lang| !texts.iter().any(|(_, text)| text.lang == **lang)) {
        report.add(node.at, format!("no description in {lang}"), "add one sentence");
    }
    for (at, _) in texts.iter().filter(|(_, text)| !is_sentence(&text.text)) {
        report.add(*at, "a description is one sentence", "end it, once, with a full stop");
    }
    texts.into_iter().map(|(_, text)| text).collect()
}

/// Whether a full stop stands at the end and no Chinese one before it; a Latin
/// one may, as in `U.S.`.
fn is_sentence(text: &str) -> bool {
    match text.find('。') {
        Some(at) => at + '。'.len_utf8() == text.len(),
        None => text.ends_with('.'),
    }
}

pub(super) fn forms(node: Node<'_>, report: &mut Report) -> Vec<Form> {
    let mut forms = Vec::new();
    for item in node.items(report) {
        if let Some(text) = item.text(report) {
            forms.push(Form { at: item.at, text: text.to_string(), claimed: true });
        }
    }
    forms
}

pub(super) fn is_slug(text: &str) -> bool {
    let word =
        |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(word)
}

pub(super) fn slug(node: Node<'_>, report: &mut Report) -> Option<String> {
    let slug = node.text(report)?;
    if !is_slug(slug) {
        let mend = "write lower-case ASCII words joined by hyphens";
        report.add(node.at, format!("`{slug}` is no slug"), mend);
        return None;
    }
    Some(slug.to_string())
}

pub(super) fn language(field: Field<'_>, report: &mut Report) -> Option<String> {
    if !LANGUAGES.contains(&field.key) {
        report.unknown(field.key_at, "language", field.key, LANGUAGES);
        return None;
    }
    Some(field.key.to_string())
}

pub(super) fn label(node: Node<'_>, report: &mut Report) -> Option<Label> {
    let word = node.text(report)?;
    let label = entity_label(word);
    if label.is_none() {
        report.add(node.at, format!("`{word}` is no label for entities"), LABELS);
    }
    label
}

/// How to mend a wrong label.
pub(super) const LABELS: &str =
    "use PERSON, NORP, FAC, ORG, GPE, LOC, PRODUCT, EVENT, WORK_OF_ART, LAW or LANGUAGE";

/// The label with this word, if entities may have it.
pub(super) fn entity_label(word: &str) -> Option<Label> {
    variant::<Label>(word).ok().filter(|label| !subtypes(*label).is_empty())
}

pub(super) fn placed_alias_kind(field: Field<'_>, report: &mut Report) -> Option<AliasKind> {
    let kind = alias_kind(field.key);
    if kind.is_none() {
        report.unknown(field.key_at, "kind of alias", field.key, ALIAS_KINDS);
    }
    kind
}

/// The kind of alias with this word.
pub(super) fn alias_kind(word: &str) -> Option<AliasKind> {
    variant(word).ok()
}

/// The variant that serde calls `word`, so that files and packed form share one list.
fn variant<'de, T: Deserialize<'de>>(word: &'de str) -> Result<T, Error> {
    let deserializer: StrDeserializer<'de, Error> = word.into_deserializer();
    T::deserialize(deserializer)
}

pub(super) fn coordinates(node: Node<'_>, report: &mut Report) -> Option<(f64, f64)> {
    let items = node.items(report);
    let numbers: Vec<f64> = items.into_iter().filter_map(|item| item.number(report)).collect();
    match numbers[..] {
        [lat, lon] if on_earth((lat, lon)) => Some((lat, lon)),
        _ => {
            let mend = "write [latitude, longitude] in degrees: -90 to 90, -180 to 180";
            report.add(node.at, "these are no coordinates", mend);
            None
        }
    }
}

/// Whether these are a latitude and a longitude in degrees.
pub(super) fn on_earth((lat, lon): (f64, f64)) -> bool {
    (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)
}

/// Reads how well known an entity is.
pub(super) fn salience(node: Node<'_>, report: &mut Report) -> Option<u8> {
    let number = node.number(report)?;
    if !(0.0..=255.0).contains(&number) || number.fract() != 0.0 {
        report.add(node.at, "this is no salience", "write a whole number from 0 to 255");
        return None;
    }
    Some(number as u8)
}

pub(super) fn identifiers(node: Node<'_>, report: &mut Report) -> Vec<(String, String)> {
    let mut identifiers = Vec::new();
    for field in node.fields(report) {
        let Some(text) = field.value.text(report) else { continue };
        match SCHEMES.contains(&field.key) {
            false => report.unknown(field.key_at, "scheme", field.key, SCHEMES),
            true if !well_formed(field.key, text) => {
                let message = format!("`{text}` is no {} identifier", field.key);
                report.add(field.value.at, message, "look it up again");
            }
            true => identifiers.push((field.key.to_string(), text.to_string())),
        }
    }
    identifiers
}

pub(super) fn well_formed(scheme: &str, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match scheme {
        "wikidata" => text.strip_prefix('Q').is_some_and(digits),
        "iso3166-1" => text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()),
        "geonames" => digits(text),
        _ => digits(text) && text.len() == 7 && imo_check(text.as_bytes()),
    }
}

/// The last digit of an IMO number is that of the first six times 7 to 2 (IMO Resolution A.1117(30)).
fn imo_check(digits: &[u8]) -> bool {
    let value = |digit: &u8| u32::from(digit - b'0');
    let sum: u32 =
        digits.iter().zip((2..=7).rev()).map(|(digit, weight)| value(digit) * weight).sum();
    digits.last().is_some_and(|last| sum % 10 == value(last))
}

/// Adds that a key is not one of `keys`.
pub(super) fn unknown_key(field: Field<'_>, keys: &[&str], report: &mut Report) {
    report.unknown(field.key_at, "key", field.key, keys);
}
