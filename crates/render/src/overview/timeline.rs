//! The timeline: the dates of the article and of the events that it names, in order.

use super::article::Article;
use super::excerpt::excerpt;
use super::moment::{Moment, Precision};
use crate::Kind;
use crate::entries::{Entry, Subject};
use crate::escape;
use crate::words::word;
use lorgnette_annotate::Value;
use lorgnette_kb::{Entity, FactValue, Label};
use std::cmp::Reverse;

/// A list longer than this is parted by years, where there are several.
const LONG: usize = 8;

/// So many further places that name a date are led to.
const FURTHER: usize = 50;

/// The properties that say when something happened, a beginning with its end.
const WHEN: [(&str, Option<&str>); 4] =
    [("date", None), ("start", Some("end")), ("signed", None), ("in-force", None)];

/// Something with its date.
struct Row<'a> {
    iso: String,
    moment: Moment,
    what: What<'a>,
}

enum What<'a> {
    /// The text names the date.
    Said(&'a Entry),
    /// The base knows it of something that the text names: by which property, from where.
    Known { entry: &'a Entry, property: &'static str, source: &'a str },
    /// The article's own date.
    Published,
}

/// Appends the timeline; nothing where no date is known but the article's own.
pub(super) fn push(out: &mut String, article: &Article) {
    let mut rows = said(article);
    rows.extend(known(article));
    let undated = undated(article);
    if rows.is_empty() && undated.is_empty() {
        return;
    }
    rows.extend(published(article));
    // What is wider comes before what lies in it: 2024, June 2024, 19 June 2024.
    rows.sort_by_cached_key(|row| (row.moment.from, Reverse(row.moment.to)));
    let mut part = String::new();
    let years: Vec<&[Row]> = rows.chunk_by(|a, b| a.moment.year() == b.moment.year()).collect();
    match rows.len() > LONG && years.len() > 1 {
        true => years.into_iter().for_each(|rows| push_year(&mut part, article, rows)),
        false => push_rows(&mut part, &rows, |row| item(article, row, None)),
    }
    if !undated.is_empty() {
        let (label, list) = (article.own.undated, undated.join(article.words.list));
        part.push_str(&format!("<p class=\"undated\">{label} {list}</p>\n"));
    }
    super::push_part(out, "timeline", article.strings.timeline, &part);
}

/// The dates that the text names and that have a year.
fn said<'a>(article: &Article<'a>) -> Vec<Row<'a>> {
    let row = |entry: &'a Entry| {
        let iso = iso(entry)?;
        Some(Row { iso: iso.to_string(), moment: Moment::read(iso)?, what: What::Said(entry) })
    };
    article.entries.all.iter().filter_map(row).collect()
}

fn iso(entry: &Entry) -> Option<&str> {
    match &entry.subject {
        Subject::Value(Value::Date { iso }, _) => iso.as_deref(),
        _ => None,
    }
}

/// The dates of the events and treaties that the text names.
fn known<'a>(article: &Article<'a>) -> Vec<Row<'a>> {
    let dated = |entry: &&Entry| matches!(entry.kind, Kind::Event | Kind::Law);
    let entries = article.entries.all.iter().filter(dated);
    let rows = entries.filter_map(|entry| Some((entry, article.entity(entry)?)));
    rows.flat_map(|(entry, entity)| {
        WHEN.into_iter().filter_map(move |when| dated_by(entry, entity, when))
    })
    .collect()
}

fn dated_by<'a>(
    entry: &'a Entry,
    entity: &'a Entity,
    (begins, ends): (&'static str, Option<&str>),
) -> Option<Row<'a>> {
    let date = |property| {
        entity.facts.iter().find_map(|fact| match &fact.value {
            FactValue::Date(iso) if fact.property == property => Some((iso, fact)),
            _ => None,
        })
    };
    let (from, fact) = date(begins)?;
    let iso = match ends.and_then(date) {
        Some((to, _)) => format!("{from}/{to}"),
        None => from.clone(),
    };
    // An end alone has the whole story in its row; a beginning with its end needs no word.
    let property = if iso.contains('/') { "date" } else { begins };
    let what = What::Known { entry, property, source: &fact.provenance.source };
    Some(Row { moment: Moment::read(&iso)?, iso, what })
}

fn published<'a>(article: &Article) -> Option<Row<'a>> {
    let iso = article.annotated.document.meta.date.clone()?;
    Some(Row { moment: Moment::read(&iso)?, iso, what: What::Published })
}

/// Links to the dates that the text leaves open.
fn undated(article: &Article) -> Vec<String> {
    let open = |entry: &&Entry| {
        let first = &article.annotated.mentions[entry.mentions[0]];
        first.label == Label::Date && first.entity.is_none() && iso(entry).is_none()
    };
    let link = |entry: &Entry| {
        let first = entry.mentions[0];
        let words = escape::text(article.slice(article.annotated.mentions[first].span));
        format!("<a href=\"#m-{first}\">{words}</a>")
    };
    article.entries.all.iter().filter(open).map(link).collect()
}

fn push_year(out: &mut String, article: &Article, rows: &[Row]) {
    let year = article.strings.date(&format!("{:04}", rows[0].moment.year()));
    out.push_str(&format!("<div class=\"year\">\n<h4>{year}</h4>\n"));
    push_rows(out, rows, |row| item(article, row, Some(&year)));
    out.push_str("</div>\n");
}

fn push_rows(out: &mut String, rows: &[Row], item: impl Fn(&Row) -> String) {
    let items: String = rows.iter().map(item).collect();
    out.push_str(&format!("<ol>\n{items}</ol>\n"));
}

/// A row; under a heading that says the year, the date is said without it.
fn item(article: &Article, row: &Row, year: Option<&str>) -> String {
    let precision = match row.moment.precision(&row.iso) {
        Precision::Day => "day",
        Precision::Within => "within",
        Precision::Range => "range",
    };
    let words = article.strings.date(&row.iso);
    let words = match year.map(|year| words.replace(year, "")) {
        Some(short) if !short.trim().is_empty() => short.trim().to_string(),
        _ => words,
    };
    let when = escape::text(&words);
    let when = match precision {
        "range" => format!("<span class=\"when\">{when}</span>"),
        _ => format!(
            "<time class=\"when\" datetime=\"{}\">{when}</time>",
            escape::attribute(&row.iso)
        ),
    };
    let (class, what) = what(article, row, &when);
    format!("<li class=\"{class}\" data-precision=\"{precision}\">{what}</li>\n")
}

/// What stands in a row, with its class.
fn what(article: &Article, row: &Row, when: &str) -> (&'static str, String) {
    match &row.what {
        What::Published => {
            ("published", format!("{when} <span class=\"what\">{}</span>", article.own.published))
        }
        What::Said(entry) => {
            let (first, rest) = (entry.mentions[0], &entry.mentions[1..]);
            let what = excerpt(article, first);
            let also = also(article, rest);
            (
                "said",
                format!(
                    "<a href=\"#m-{first}\">{when} <span class=\"what\">{what}</span></a>{also}"
                ),
            )
        }
        What::Known { entry, property, source } => {
            let (first, name) = (entry.mentions[0], escape::text(&article.name(entry)));
            let property = match *property {
                "date" => String::new(),
                property => {
                    let word = word(article.words.properties, property);
                    format!(" <span class=\"property\">{}</span>", escape::text(&word))
                }
            };
            let source = escape::text(&word(article.words.sources, source));
            (
                "known",
                format!(
                    "<a href=\"#m-{first}\">{when} <span class=\"what\">{name}{property} \
                     <small class=\"source\">{source}</small></span></a>"
                ),
            )
        }
    }
}

/// The further places that name the same date.
fn also(article: &Article, mentions: &[usize]) -> String {
    if mentions.is_empty() {
        return String::new();
    }
    let link = |(n, m): (usize, &usize)| format!("<a href=\"#m-{m}\">{}</a>", n + 2);
    let mut links: Vec<String> = mentions.iter().take(FURTHER).enumerate().map(link).collect();
    if mentions.len() > FURTHER {
        links.push("…".into());
    }
    format!(" <small class=\"also\">{} {}</small>", article.own.also, links.join(" "))
}
