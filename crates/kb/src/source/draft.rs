//! Drafts: what one file says, each entity checked by itself.

use super::claim;
use super::node::{self, Field, Node};
use super::report::{Place, Report};
use crate::vocabulary::{DESCRIBED, LANGUAGES, SCHEMES, subtypes};
use crate::{Alias, AliasKind, Entity, Label, Name};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use toml::de::DeTable;

/// Everything that the files say, before it is checked as a whole.
#[derive(Default)]
pub(super) struct Drafts {
    pub entities: Vec<Draft>,
    pub redirects: Vec<Redirect>,
}

/// An entity and where its parts stand.
pub(super) struct Draft {
    pub entity: Entity,
    /// Where its id stands.
    pub at: Place,
    /// Its names and aliases.
    pub forms: Vec<Form>,
    /// The forms that it knowingly shares with others.
    pub ambiguous: Vec<Form>,
    /// The entities that its facts and relations point to.
    pub links: Vec<Link>,
}

/// A form and where it stands.
pub(super) struct Form {
    pub at: Place,
    pub text: String,
}

/// A slug that something points to.
pub(super) struct Link {
    pub at: Place,
    pub target: String,
    /// Whether it places a part in its whole.
    pub whole: bool,
}

/// A slug that went into another.
pub(super) struct Redirect {
    pub at: Place,
    pub old: String,
    pub new: String,
}

/// What a file's claims take where they say nothing themselves.
#[derive(Default)]
pub(super) struct Defaults {
    pub source: Option<String>,
    pub as_of: Option<String>,
}

impl Drafts {
    /// Adds what a file says.
    pub(super) fn read(&mut self, file: usize, text: &str, report: &mut Report) {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let byte = error.span().map_or(0, |span| span.start);
            let message = format!("this is no TOML: {}", error.message());
            report.add(Place { file, byte }, message, "correct the syntax");
        }
        let fields = node::fields(table.get_ref(), file);
        let defaults = defaults(&fields, report);
        for field in fields {
            match field.key {
                "defaults" => {}
                "entity" => self.entities.extend(
                    field.value.items(report).into_iter().map(|e| draft(e, &defaults, report)),
                ),
                "redirects" => self.redirects.extend(redirects(field.value, report)),
                _ => unknown_key(field, &["defaults", "entity", "redirects"], report),
            }
        }
    }
}

fn defaults(fields: &[Field<'_>], report: &mut Report) -> Defaults {
    let mut defaults = Defaults::default();
    for table in fields.iter().filter(|field| field.key == "defaults") {
        for field in table.value.fields(report) {
            match field.key {
                "source" => defaults.source = claim::source(field.value, report),
                "as_of" => defaults.as_of = claim::date(field.value, report),
                _ => unknown_key(field, &["source", "as_of"], report),
            }
        }
    }
    defaults
}

fn redirects(node: Node<'_>, report: &mut Report) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for field in node.fields(report) {
        if let Some(new) = field.value.text(report) {
            let (old, new) = (field.key.to_string(), new.to_string());
            redirects.push(Redirect { at: field.key_at, old, new });
        }
    }
    redirects
}

const KEYS: &[&str] = &[
    "id",
    "label",
    "subtype",
    "names",
    "aliases",
    "ambiguous",
    "description",
    "coordinates",
    "identifiers",
    "facts",
    "relations",
];

fn draft(node: Node<'_>, defaults: &Defaults, report: &mut Report) -> Draft {
    let mut draft = Draft::empty(node.at);
    let fields = node.fields(report);
    for &field in &fields {
        draft.set(field, defaults, report);
    }
    let missing = |key: &&&str| !fields.iter().any(|field| field.key == **key);
    for key in ["id", "label", "subtype", "names", "description"].iter().filter(missing) {
        report.add(node.at, format!("an entity without `{key}`"), format!("add `{key} = …`"));
    }
    if let Some(subtype) = fields.iter().find(|field| field.key == "subtype") {
        let list = subtypes(draft.entity.label);
        subtype.value.word("subtype of its label", list, report);
    }
    draft.check_forms(report);
    draft
}

impl Draft {
    fn empty(at: Place) -> Self {
        let entity = Entity {
            slug: String::new(),
            label: Label::Person,
            subtype: String::new(),
            names: Vec::new(),
            aliases: Vec::new(),
            descriptions: Vec::new(),
            facts: Vec::new(),
            relations: Vec::new(),
            coordinates: None,
            identifiers: Vec::new(),
        };
        let (forms, ambiguous, links) = (Vec::new(), Vec::new(), Vec::new());
        Draft { entity, at, forms, ambiguous, links }
    }

    fn set(&mut self, field: Field<'_>, defaults: &Defaults, report: &mut Report) {
        let (node, entity) = (field.value, &mut self.entity);
        match field.key {
            "id" => {
                self.at = node.at;
                entity.slug = slug(node, report).unwrap_or_default();
            }
            "label" => entity.label = label(node, report).unwrap_or(entity.label),
            "subtype" => entity.subtype = node.text(report).unwrap_or_default().to_string(),
            "names" => self.set_names(node, report),
            "aliases" => self.set_aliases(node, report),
            "ambiguous" => self.ambiguous = forms(node, report),
            "description" => entity.descriptions = descriptions(node, report),
            "coordinates" => entity.coordinates = coordinates(node, report),
            "identifiers" => entity.identifiers = identifiers(node, report),
            "facts" => {
                for item in node.items(report) {
                    entity.facts.extend(claim::fact(item, defaults, &mut self.links, report));
                }
            }
            "relations" => {
                for item in node.items(report) {
                    let relation = claim::relation(item, defaults, &mut self.links, report);
                    entity.relations.extend(relation);
                }
            }
            _ => unknown_key(field, KEYS, report),
        }
    }

    fn set_names(&mut self, node: Node<'_>, report: &mut Report) {
        for field in node.fields(report) {
            let (Some(lang), Some(text)) = (language(field, report), field.value.text(report))
            else {
                continue;
            };
            self.entity.names.push(Name { lang, text: text.to_string() });
            self.forms.push(Form { at: field.value.at, text: text.to_string() });
        }
        if self.entity.names.is_empty() {
            report.add(node.at, "no name", "add one, such as `en = \"…\"`");
        }
    }

    fn set_aliases(&mut self, node: Node<'_>, report: &mut Report) {
        for kinds in node.fields(report) {
            let Some(kind) = alias_kind(kinds, report) else { continue };
            for langs in kinds.value.fields(report) {
                let Some(lang) = language(langs, report) else { continue };
                for Form { at, text } in forms(langs.value, report) {
                    self.entity.aliases.push(Alias {
                        lang: lang.clone(),
                        text: text.clone(),
                        kind,
                    });
                    self.forms.push(Form { at, text });
                }
            }
        }
    }

    /// Aliases are for what the names do not say; names may agree between languages.
    fn check_forms(&self, report: &mut Report) {
        let names = self.entity.names.len();
        for (number, form) in self.forms.iter().enumerate().skip(names) {
            if self.forms[..number].iter().any(|other| other.text == form.text) {
                let message = format!("alias `{}` repeats a name or an alias", form.text);
                report.add(form.at, message, "leave it out");
            }
        }
        for form in &self.ambiguous {
            if !self.forms.iter().any(|own| own.text == form.text) {
                let message = format!("`{}` is no name or alias of this entity", form.text);
                report.add(form.at, message, "leave it out of `ambiguous`");
            }
        }
    }
}

/// Reads words per language.
pub(super) fn texts(node: Node<'_>, report: &mut Report) -> Vec<Name> {
    let mut texts = Vec::new();
    for field in node.fields(report) {
        if let (Some(lang), Some(text)) = (language(field, report), field.value.text(report)) {
            texts.push(Name { lang, text: text.to_string() });
        }
    }
    texts
}

fn descriptions(node: Node<'_>, report: &mut Report) -> Vec<Name> {
    let texts = texts(node, report);
    for lang in DESCRIBED.iter().filter(|lang| !texts.iter().any(|text| text.lang == **lang)) {
        report.add(node.at, format!("no description in {lang}"), "add one sentence");
    }
    texts
}

fn forms(node: Node<'_>, report: &mut Report) -> Vec<Form> {
    let mut forms = Vec::new();
    for item in node.items(report) {
        if let Some(text) = item.text(report) {
            forms.push(Form { at: item.at, text: text.to_string() });
        }
    }
    forms
}

fn slug(node: Node<'_>, report: &mut Report) -> Option<String> {
    let slug = node.text(report)?;
    let word =
        |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !slug.split('-').all(word) {
        let mend = "write lower-case ASCII words joined by hyphens";
        report.add(node.at, format!("`{slug}` is no slug"), mend);
        return None;
    }
    Some(slug.to_string())
}

fn language(field: Field<'_>, report: &mut Report) -> Option<String> {
    if !LANGUAGES.contains(&field.key) {
        report.unknown(field.key_at, "language", field.key, LANGUAGES);
        return None;
    }
    Some(field.key.to_string())
}

fn label(node: Node<'_>, report: &mut Report) -> Option<Label> {
    let word = node.text(report)?;
    let label = variant::<Label>(word).ok().filter(|label| !subtypes(*label).is_empty());
    if label.is_none() {
        let mend =
            "use PERSON, NORP, FAC, ORG, GPE, LOC, PRODUCT, EVENT, WORK_OF_ART, LAW or LANGUAGE";
        report.add(node.at, format!("`{word}` is no label for entities"), mend);
    }
    label
}

fn alias_kind(field: Field<'_>, report: &mut Report) -> Option<AliasKind> {
    match variant(field.key) {
        Ok(kind) => Some(kind),
        Err(error) => {
            report.add(field.key_at, format!("no kind of alias: {error}"), "use one of these");
            None
        }
    }
}

/// The variant that serde calls `word`, so that files and packed form share one list.
fn variant<'de, T: Deserialize<'de>>(word: &'de str) -> Result<T, Error> {
    let deserializer: StrDeserializer<'de, Error> = word.into_deserializer();
    T::deserialize(deserializer)
}

fn coordinates(node: Node<'_>, report: &mut Report) -> Option<(f64, f64)> {
    let items = node.items(report);
    let numbers: Vec<f64> = items.into_iter().filter_map(|item| item.number(report)).collect();
    match numbers[..] {
        [lat, lon] if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) => {
            Some((lat, lon))
        }
        _ => {
            let mend = "write [latitude, longitude] in degrees: -90 to 90, -180 to 180";
            report.add(node.at, "these are no coordinates", mend);
            None
        }
    }
}

fn identifiers(node: Node<'_>, report: &mut Report) -> Vec<(String, String)> {
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

fn well_formed(scheme: &str, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match scheme {
        "wikidata" => text.strip_prefix('Q').is_some_and(digits),
        "iso3166-1" => text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()),
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

fn unknown_key(field: Field<'_>, keys: &[&str], report: &mut Report) {
    report.unknown(field.key_at, "key", field.key, keys);
}
