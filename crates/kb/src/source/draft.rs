//! Drafts: what one file says, each entity checked by itself.

use super::claim;
use super::node::{self, Field, Node};
use super::report::{Place, Report};
use super::table::{self, Row};
use super::value::{self, Form, SIMPLIFIED, TRADITIONAL, unknown_key};
use crate::vocabulary::{DESCRIBED, GROUNDS, subtypes};
use crate::{Alias, AliasKind, Entity, FactValue, Label};
use lorgnette_text::simplify;
use toml::de::DeTable;

/// Everything that the files say, before it is checked as a whole.
#[derive(Default)]
pub(super) struct Drafts {
    pub entities: Vec<Draft>,
    /// What tables say.
    pub rows: Vec<Row>,
    pub redirects: Vec<Redirect>,
    /// Whether a file is no TOML; what it meant to say is then missing above.
    pub unreadable: bool,
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
    /// Those of its forms that are ordinary words as well.
    pub common: Vec<Form>,
    /// How well known it is, where that is said.
    pub salience: Option<u8>,
    /// The entities that its facts and relations point to.
    pub links: Vec<Link>,
    /// Aliases in Simplified characters that follow from Traditional ones.
    pub simplified: Vec<(AliasKind, String)>,
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
    /// Adds what a table says.
    pub(super) fn read_table(&mut self, file: usize, text: &str, report: &mut Report) {
        self.rows.extend(table::rows(file, text, report));
    }

    /// Adds what a file says.
    pub(super) fn read(&mut self, file: usize, text: &str, report: &mut Report) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let readable = errors.is_empty();
        for error in errors {
            let byte = error.span().map_or(0, |span| span.start);
            let message = format!("this is no TOML: {}", error.message());
            report.add(Place { file, byte }, message, "correct the syntax");
        }
        match readable {
            true => self.read_fields(node::fields(table.get_ref(), file), report),
            false => self.unreadable = true,
        }
    }

    fn read_fields(&mut self, fields: Vec<Field<'_>>, report: &mut Report) {
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
    "salience",
    "common",
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
    for key in ["id", "label", "subtype", "names"].iter().filter(missing) {
        report.add(node.at, format!("an entity without `{key}`"), format!("add `{key} = …`"));
    }
    draft.set_kind(&fields, report);
    draft.check_forms(report);
    draft.add_simplified();
    draft.entity.common = draft.common.iter().map(|form| form.text.clone()).collect();
    if draft.entity.descriptions.is_empty() {
        draft.check_ground(draft.at, report);
    }
    draft
}

fn with<'f>(forms: &'f [Form], key: &'f str) -> impl Iterator<Item = (&'f Form, &'f str)> {
    forms.iter().map(move |form| (form, key))
}

/// Family names, titles and the like are anybody's.
fn names_by_itself(kind: AliasKind) -> bool {
    use AliasKind::{Compound, Demonym, Later, Title};
    !matches!(kind, Compound | Demonym | Later | Title)
}

fn alias(kind: AliasKind, lang: &str, text: &str) -> Alias {
    Alias { lang: lang.to_string(), text: text.to_string(), kind }
}

impl Draft {
    pub(super) fn empty(at: Place) -> Self {
        let entity = Entity::new("", Label::Person, "");
        let (forms, ambiguous, links) = (Vec::new(), Vec::new(), Vec::new());
        let (common, simplified) = (Vec::new(), Vec::new());
        Draft { entity, at, forms, ambiguous, common, salience: None, links, simplified }
    }

    fn set(&mut self, field: Field<'_>, defaults: &Defaults, report: &mut Report) {
        let (node, entity) = (field.value, &mut self.entity);
        match field.key {
            "id" => {
                self.at = node.at;
                entity.slug = value::slug(node, report).unwrap_or_default();
            }
            "label" | "subtype" => {}
            "names" => self.set_names(node, report),
            "aliases" => self.set_aliases(node, report),
            "ambiguous" => self.ambiguous = value::forms(node, report),
            "description" => entity.descriptions = value::descriptions(node, report),
            "salience" => self.salience = value::salience(node, report),
            "common" => self.common = value::forms(node, report),
            "coordinates" => entity.coordinates = value::coordinates(node, report),
            "identifiers" => entity.identifiers = value::identifiers(node, report),
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

    /// The label and the subtype, which must be one that the label allows.
    fn set_kind(&mut self, fields: &[Field<'_>], report: &mut Report) {
        let value = |key| fields.iter().find(|field| field.key == key).map(|field| field.value);
        let Some(label) = value("label").and_then(|node| value::label(node, report)) else {
            return;
        };
        self.entity.label = label;
        let what = "subtype of this label";
        let subtype = value("subtype").and_then(|node| node.word(what, subtypes(label), report));
        self.entity.subtype = subtype.unwrap_or_default().to_string();
    }

    fn set_names(&mut self, node: Node<'_>, report: &mut Report) {
        for (at, name) in value::placed_texts(node, report) {
            self.forms.push(Form { at, text: name.text.clone(), claimed: true });
            self.entity.names.push(name);
        }
        if self.entity.names.is_empty() {
            report.add(node.at, "no name", "add one, such as `en = \"…\"`");
        }
    }

    fn set_aliases(&mut self, node: Node<'_>, report: &mut Report) {
        for kinds in node.fields(report) {
            let Some(kind) = value::placed_alias_kind(kinds, report) else { continue };
            let langs = kinds.value.fields(report);
            let given = langs.iter().any(|field| field.key == SIMPLIFIED);
            for field in langs {
                let Some(lang) = value::language(field, report) else { continue };
                let forms = value::forms(field.value, report);
                if lang == TRADITIONAL && !given {
                    self.simplified.extend(forms.iter().map(|form| (kind, simplify(&form.text))));
                }
                for form in forms {
                    self.entity.aliases.push(alias(kind, &lang, &form.text));
                    let claimed = form.claimed && names_by_itself(kind);
                    self.forms.push(Form { claimed, ..form });
                }
            }
        }
    }

    /// Adds the Simplified forms of Traditional aliases, but for those that are there already.
    pub(super) fn add_simplified(&mut self) {
        for (kind, text) in std::mem::take(&mut self.simplified) {
            let known = self.entity.names.iter().map(|name| &name.text);
            if !known.chain(self.entity.aliases.iter().map(|a| &a.text)).any(|own| *own == text) {
                self.entity.aliases.push(alias(kind, SIMPLIFIED, &text));
            }
        }
    }

    /// Without a description there must be something to make one from, in each language.
    pub(super) fn check_ground(&self, at: Place, report: &mut Report) {
        let entity = &self.entity;
        let facts = entity.facts.iter().map(|fact| fact.property.as_str());
        let mut claims = facts.chain(entity.relations.iter().map(|r| r.kind.as_str()));
        if !claims.any(|word| GROUNDS.contains(&word)) {
            let mend = format!("write one, or add one of {}", GROUNDS.join(", "));
            report.add(at, "nothing to make the missing `description` from", mend);
        }
        for fact in entity.facts.iter().filter(|fact| GROUNDS.contains(&fact.property.as_str())) {
            let FactValue::Text(words) = &fact.value else { continue };
            for lang in DESCRIBED.iter().filter(|l| !words.iter().any(|word| word.lang == **l)) {
                let message = format!("`{}` has no words in {lang}", fact.property);
                report.add(at, message, "add them: they stand in for the description");
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
        for (form, key) in with(&self.ambiguous, "ambiguous").chain(with(&self.common, "common")) {
            if !self.forms.iter().any(|own| own.text == form.text) {
                let message = format!("`{}` is no name or alias of this entity", form.text);
                report.add(form.at, message, format!("leave it out of `{key}`"));
            }
        }
    }
}
