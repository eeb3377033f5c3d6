//! Tables: tab-separated files, a row an entity, for what comes in thousands.
//!
//! Comment lines begin with `#`; `# key: value` with a key of [`DIRECTIVES`] holds for the whole
//! file. The first other line names the columns (see `docs/knowledge.md`), each further one is a
//! row. A row whose id has an entity already adds what that one does not say.

use super::claim;
use super::date::bounds;
use super::draft::{Draft, Link};
use super::report::{Place, Report};
use super::value::{self, Form, TRADITIONAL};
use crate::vocabulary::{self, LANGUAGES, RELATIONS, SCHEMES, SOURCES, WHOLES, subtypes};
use crate::{Alias, AliasKind, Confidence, Fact, FactValue, Name};
use crate::{Provenance, Relation};
use lorgnette_text::simplify;

/// What may be said once for all rows.
const DIRECTIVES: &[&str] = &["source", "as_of", "label", "subtype", "rows"];

/// Between the items of a cell that is a list.
const LIST: char = '|';

/// A row: an entity, or what it adds to one.
pub(super) struct Row {
    pub draft: Draft,
    /// Whether it says what sort of thing it is, and so can stand for itself.
    pub whole: bool,
}

/// What a column holds.
enum Column<'t> {
    Id,
    Label,
    Subtype,
    Coordinates,
    Salience,
    Common,
    Name(&'t str),
    Alias(AliasKind, &'t str),
    Fact(&'static vocabulary::Property, Option<&'t str>),
    Relation(&'t str),
    Identifier(&'t str),
    /// It was reported.
    Unknown,
}

/// A cell, or the value of a directive.
#[derive(Clone, Copy)]
struct Cell<'t> {
    at: Place,
    text: &'t str,
}

#[derive(Default)]
struct Directives<'t> {
    found: Vec<(&'static str, Cell<'t>)>,
}

/// Reads the rows of a table.
pub(super) fn rows(file: usize, text: &str, report: &mut Report) -> Vec<Row> {
    let mut directives = Directives::default();
    let mut columns: Option<Vec<Column>> = None;
    let mut rows = Vec::new();
    let mut byte = 0;
    for line in text.split_inclusive('\n') {
        let start = Place { file, byte };
        byte += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        match (&columns, line.strip_prefix('#')) {
            (_, Some(comment)) => directives.read(start, comment, report),
            (None, _) => columns = Some(cells(start, line).map(|c| column(c, report)).collect()),
            (Some(columns), _) => rows.extend(row(start, line, columns, &directives, report)),
        }
    }
    let end = Place { file, byte: text.len() };
    if columns.is_none() {
        report.add(end, "a table without columns", "name them in the first line");
    }
    if !text.is_empty() && !text.ends_with('\n') {
        report.add(end, "the last line has no end", "the file may be cut short; write it again");
    }
    directives.check_count(rows.len(), end, report);
    rows
}

fn cells<'t>(start: Place, line: &'t str) -> impl Iterator<Item = Cell<'t>> {
    let mut byte = start.byte;
    line.split('\t').map(move |text| {
        let at = Place { byte, ..start };
        byte += text.len() + 1;
        Cell { at, text }
    })
}

impl<'t> Directives<'t> {
    /// Takes `key: value`; any other comment is for people.
    fn read(&mut self, start: Place, comment: &'t str, report: &mut Report) {
        let Some((key, text)) = comment.split_once(": ") else { return };
        let Some(&key) = DIRECTIVES.iter().find(|known| **known == key.trim()) else { return };
        let cell = Cell { at: start, text: text.trim() };
        let wrong = match key {
            "source" => !SOURCES.contains(&cell.text),
            "as_of" => bounds(cell.text).is_none(),
            "rows" => cell.text.parse::<usize>().is_err(),
            _ => false,
        };
        match wrong {
            true => report.add(cell.at, format!("no {key} is `{}`", cell.text), "correct it"),
            false => self.found.push((key, cell)),
        }
    }

    fn get(&self, key: &str) -> Option<Cell<'t>> {
        self.found.iter().find(|(known, _)| *known == key).map(|(_, cell)| *cell)
    }

    fn check_count(&self, found: usize, end: Place, report: &mut Report) {
        if let Some(said) = self.get("rows")
            && said.text.parse() != Ok(found)
        {
            let message = format!("{found} rows, but `rows` says {}", said.text);
            report.add(end, message, "the file may be cut short; write it again");
        }
    }

    fn provenance(&self) -> Option<Provenance> {
        let source = self.get("source")?.text.to_string();
        let as_of = self.get("as_of").map(|cell| cell.text.to_string());
        Some(Provenance { source, as_of, confidence: Confidence::Certain })
    }
}

fn column<'t>(cell: Cell<'t>, report: &mut Report) -> Column<'t> {
    let known = match cell.text.split_once(':') {
        None => match cell.text {
            "id" => Some(Column::Id),
            "label" => Some(Column::Label),
            "subtype" => Some(Column::Subtype),
            "coordinates" => Some(Column::Coordinates),
            "salience" => Some(Column::Salience),
            "common" => Some(Column::Common),
            _ => None,
        },
        Some((sort, rest)) => named_column(sort, rest),
    };
    known.unwrap_or_else(|| {
        let mend = "use id, label, subtype, coordinates, salience, common, name:LANGUAGE, \
                    alias:KIND:LANGUAGE, fact:PROPERTY, fact:PROPERTY:LANGUAGE, \
                    relation:RELATION or identifier:SCHEME";
        report.add(cell.at, format!("unknown column `{}`", cell.text), mend);
        Column::Unknown
    })
}

fn named_column<'t>(sort: &str, rest: &'t str) -> Option<Column<'t>> {
    let listed = |list: &[&str], word: &'t str| list.contains(&word).then_some(word);
    match sort {
        "name" => Some(Column::Name(listed(LANGUAGES, rest)?)),
        "alias" => {
            let (kind, lang) = rest.split_once(':')?;
            Some(Column::Alias(value::alias_kind(kind)?, listed(LANGUAGES, lang)?))
        }
        "fact" => {
            let (word, lang) = rest.split_once(':').map_or((rest, None), |(w, l)| (w, Some(l)));
            let lang = lang.map(|lang| listed(LANGUAGES, lang).ok_or(())).transpose().ok()?;
            Some(Column::Fact(vocabulary::property(word)?, lang))
        }
        "relation" => Some(Column::Relation(listed(RELATIONS, rest)?)),
        "identifier" => Some(Column::Identifier(listed(SCHEMES, rest)?)),
        _ => None,
    }
}

/// Reads a row; none where the line has not the cells of its columns.
fn row(
    start: Place,
    line: &str,
    columns: &[Column<'_>],
    directives: &Directives<'_>,
    report: &mut Report,
) -> Option<Row> {
    let cells: Vec<Cell<'_>> = cells(start, line).collect();
    if cells.len() != columns.len() {
        let message = format!("{} cells in {} columns", cells.len(), columns.len());
        report.add(start, message, "write a tab between cells, also empty ones");
        return None;
    }
    let provenance = directives.provenance();
    let mut reader = Reader { draft: Draft::empty(start), provenance, start, report };
    for (column, cell) in columns.iter().zip(&cells).filter(|(_, cell)| !cell.text.is_empty()) {
        if cell.text.trim() != cell.text {
            reader.complain(*cell, format!("space around `{}`", cell.text.trim()), "take it away");
        }
        reader.take(column, *cell);
    }
    let at = |sort: fn(&Column) -> bool| {
        let mut given =
            columns.iter().zip(&cells).filter(|(c, cell)| sort(c) && !cell.text.is_empty());
        given.next().map(|(_, cell)| *cell)
    };
    let label = at(|c| matches!(c, Column::Label)).or(directives.get("label"));
    let subtype = at(|c| matches!(c, Column::Subtype)).or(directives.get("subtype"));
    Some(reader.finish(label, subtype))
}

/// What reads the cells of one row.
struct Reader<'r> {
    draft: Draft,
    provenance: Option<Provenance>,
    start: Place,
    report: &'r mut Report,
}

impl Reader<'_> {
    fn complain(&mut self, cell: Cell<'_>, message: impl Into<String>, mend: &str) {
        self.report.add(cell.at, message, mend);
    }

    fn take(&mut self, column: &Column<'_>, cell: Cell<'_>) {
        match column {
            Column::Id => self.take_id(cell),
            Column::Coordinates => self.take_coordinates(cell),
            Column::Salience => self.take_salience(cell),
            Column::Common => self.draft.entity.common = list(cell.text),
            Column::Name(lang) => self.take_name(lang, cell),
            Column::Alias(kind, lang) => self.take_aliases(*kind, lang, cell),
            Column::Fact(property, lang) => self.take_fact(property, *lang, cell),
            Column::Relation(kind) => self.take_relation(kind, cell),
            Column::Identifier(scheme) => self.take_identifier(scheme, cell),
            Column::Label | Column::Subtype | Column::Unknown => {}
        }
    }

    fn take_id(&mut self, cell: Cell<'_>) {
        self.draft.at = cell.at;
        match value::is_slug(cell.text) {
            true => self.draft.entity.slug = cell.text.to_string(),
            false => {
                let message = format!("`{}` is no slug", cell.text);
                self.complain(cell, message, "write lower-case ASCII words joined by hyphens");
            }
        }
    }

    fn take_coordinates(&mut self, cell: Cell<'_>) {
        let pair = cell.text.split_once(' ');
        let pair = pair.and_then(|(lat, lon)| Some((lat.parse().ok()?, lon.parse().ok()?)));
        match pair.filter(|pair| value::on_earth(*pair)) {
            Some(pair) => self.draft.entity.coordinates = Some(pair),
            None => self.complain(cell, "these are no coordinates", "write `35.68 139.69`"),
        }
    }

    fn take_salience(&mut self, cell: Cell<'_>) {
        match cell.text.parse() {
            Ok(salience) => self.draft.salience = Some(salience),
            Err(_) => self.complain(cell, "this is no salience", "write a number from 0 to 255"),
        }
    }

    fn take_name(&mut self, lang: &str, cell: Cell<'_>) {
        self.draft.forms.push(Form { at: cell.at, text: cell.text.to_string(), claimed: false });
        let name = Name { lang: lang.to_string(), text: cell.text.to_string() };
        self.draft.entity.names.push(name);
    }

    fn take_aliases(&mut self, kind: AliasKind, lang: &str, cell: Cell<'_>) {
        for text in list(cell.text) {
            if lang == TRADITIONAL {
                self.draft.simplified.push((kind, simplify(&text)));
            }
            self.draft.forms.push(Form { at: cell.at, text: text.clone(), claimed: false });
            self.draft.entity.aliases.push(Alias { lang: lang.to_string(), text, kind });
        }
    }

    fn take_fact(&mut self, property: &vocabulary::Property, lang: Option<&str>, cell: Cell<'_>) {
        let Some(provenance) = self.provenance.clone() else {
            self.complain(cell, "nothing says where this comes from", "add a line `# source: …`");
            return;
        };
        if property.changes && provenance.as_of.is_none() {
            let message = format!("`{}` can change, but nothing says as of when", property.word);
            self.complain(cell, message, "add a line `# as_of: …`");
        }
        let facts = &mut self.draft.entity.facts;
        let words = facts.iter_mut().find(|fact| fact.property == property.word);
        if let (Some(lang), Some(Fact { value: FactValue::Text(words), .. })) = (lang, words) {
            words.push(Name { lang: lang.to_string(), text: cell.text.to_string() });
            return;
        }
        match claim::plain_value(property, lang, cell.text) {
            Some(value) => {
                if let FactValue::Entity(target) = &value {
                    let target = target.clone();
                    self.draft.links.push(Link { at: cell.at, target, whole: false });
                }
                let (property, valid_from, valid_to) = (property.word.to_string(), None, None);
                facts.push(Fact { property, value, valid_from, valid_to, provenance });
            }
            None => {
                let message = format!("`{}` is no {}", cell.text, property.word);
                self.complain(cell, message, "write a date, `690 km` or a slug, as it wants");
            }
        }
    }

    fn take_relation(&mut self, kind: &str, cell: Cell<'_>) {
        let Some(provenance) = self.provenance.clone() else {
            self.complain(cell, "nothing says where this comes from", "add a line `# source: …`");
            return;
        };
        for target in list(cell.text) {
            let whole = WHOLES.contains(&kind);
            self.draft.links.push(Link { at: cell.at, target: target.clone(), whole });
            let (kind, provenance) = (kind.to_string(), provenance.clone());
            let relation = Relation { kind, target, valid_from: None, valid_to: None, provenance };
            self.draft.entity.relations.push(relation);
        }
    }

    fn take_identifier(&mut self, scheme: &str, cell: Cell<'_>) {
        match value::well_formed(scheme, cell.text) {
            true => {
                let identifier = (scheme.to_string(), cell.text.to_string());
                self.draft.entity.identifiers.push(identifier);
            }
            false => {
                let message = format!("`{}` is no {scheme} identifier", cell.text);
                self.complain(cell, message, "look it up again");
            }
        }
    }

    /// The row as read, with its sort and what follows from what it says.
    fn finish(mut self, label: Option<Cell<'_>>, subtype: Option<Cell<'_>>) -> Row {
        if self.draft.entity.slug.is_empty() && self.draft.at == self.start {
            self.report.add(self.start, "a row without id", "give it one");
        }
        self.draft.simplify_texts();
        if let Some(label) = label {
            self.set_kind(label, subtype);
            if self.draft.entity.names.is_empty() {
                self.report.add(self.start, "no name", "add one");
            }
            if self.draft.entity.descriptions.is_empty() {
                self.draft.check_ground(self.start, self.report);
            }
        }
        Row { draft: self.draft, whole: label.is_some() }
    }

    fn set_kind(&mut self, label: Cell<'_>, subtype: Option<Cell<'_>>) {
        let Some(known) = value::entity_label(label.text) else {
            let message = format!("`{}` is no label for entities", label.text);
            return self.complain(label, message, value::LABELS);
        };
        self.draft.entity.label = known;
        match subtype.filter(|word| subtypes(known).contains(&word.text)) {
            Some(word) => self.draft.entity.subtype = word.text.to_string(),
            None => {
                let mend = format!("use one of {}", subtypes(known).join(", "));
                let cell = subtype.unwrap_or(label);
                self.complain(cell, "no subtype of this label", &mend);
            }
        }
    }
}

fn list(text: &str) -> Vec<String> {
    text.split(LIST).filter(|item| !item.is_empty()).map(str::to_string).collect()
}

impl Draft {
    /// Adds the Simplified texts that follow from Traditional ones.
    fn simplify_texts(&mut self) {
        let names = &mut self.entity.names;
        if let Some((at, name)) = value::derived(names.iter()) {
            names.insert(at + 1, name);
        }
        for fact in &mut self.entity.facts {
            if let FactValue::Text(texts) = &mut fact.value
                && let Some((at, text)) = value::derived(texts.iter())
            {
                texts.insert(at + 1, text);
            }
        }
        self.add_simplified();
    }

    /// Adds what another draft of the same entity says and this one does not.
    pub(super) fn fill(&mut self, more: Draft) {
        self.salience = self.salience.or(more.salience);
        self.entity.fill(more.entity);
    }
}
