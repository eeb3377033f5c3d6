//! Drafts: what one file says, each entity checked by itself.

use super::claim;
use super::node::{self, Field, Node};
use super::report::{Place, Report};
use super::value::{self, Form, unknown_key};
use crate::vocabulary::subtypes;
use crate::{Alias, Entity, Label, Name};
use toml::de::DeTable;

/// Everything that the files say, before it is checked as a whole.
#[derive(Default)]
pub(super) struct Drafts {
    pub entities: Vec<Draft>,
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
    /// The entities that its facts and relations point to.
    pub links: Vec<Link>,
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
    draft.set_kind(&fields, report);
    draft.check_forms(report);
    draft
}

impl Draft {
    fn empty(at: Place) -> Self {
        let entity = Entity::new("", Label::Person, "");
        let (forms, ambiguous, links) = (Vec::new(), Vec::new(), Vec::new());
        Draft { entity, at, forms, ambiguous, links }
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
        for field in node.fields(report) {
            let (Some(lang), Some(text)) =
                (value::language(field, report), field.value.text(report))
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
            let Some(kind) = value::alias_kind(kinds, report) else { continue };
            for langs in kinds.value.fields(report) {
                let Some(lang) = value::language(langs, report) else { continue };
                for Form { at, text } in value::forms(langs.value, report) {
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
