//! Claims: a fact or a relation on one line, `{ capital = "pyongyang", from = "1948" }`.
//!
//! The key that is no qualifier is the property or the relation.

use super::date::bounds;
use super::draft::{Defaults, Link};
use super::node::{Field, Node};
use super::report::{Place, Report};
use super::value::{is_slug, texts};
use crate::vocabulary::{self, Holds, Property, RELATIONS, SOURCES, UNITS, WHOLES};
use crate::{Confidence, Fact, FactValue, Name, Provenance, Relation};

/// What qualifies a claim.
#[derive(Default)]
struct Qualifiers {
    from: Option<String>,
    to: Option<String>,
    as_of: Option<String>,
    source: Option<String>,
    confidence: Option<Confidence>,
}

const QUALIFIERS: &[&str] = &["from", "to", "as_of", "source", "confidence"];

/// Reads a fact, and adds what it points to to `links`.
pub(super) fn fact(
    node: Node<'_>,
    defaults: &Defaults,
    links: &mut Vec<Link>,
    report: &mut Report,
) -> Option<Fact> {
    let (head, qualifiers) = split(node, "property", defaults, report)?;
    let Some(property) = vocabulary::property(head.key) else {
        let words: Vec<&str> = vocabulary::PROPERTIES.iter().map(|p| p.word).collect();
        report.unknown(head.key_at, "property", head.key, &words);
        return None;
    };
    if property.changes && qualifiers.as_of.is_none() {
        let message = format!("`{}` can change, but nothing says as of when", property.word);
        report.add(head.key_at, message, "add `as_of`, or one for the file under [defaults]");
    }
    let value = value(property, head.value, report)?;
    if !matches!(value, FactValue::Text(_)) {
        qualifiers.check_attribution(head.value.at, report);
    }
    if let FactValue::Entity(target) = &value {
        links.push(Link { at: head.value.at, target: target.clone(), whole: false });
    }
    let provenance = qualifiers.provenance(node.at, report)?;
    let Qualifiers { from, to, .. } = qualifiers;
    let property = property.word.to_string();
    Some(Fact { property, value, valid_from: from, valid_to: to, provenance })
}

/// Reads a relation, and adds its target to `links`.
pub(super) fn relation(
    node: Node<'_>,
    defaults: &Defaults,
    links: &mut Vec<Link>,
    report: &mut Report,
) -> Option<Relation> {
    let (head, qualifiers) = split(node, "relation", defaults, report)?;
    if !RELATIONS.contains(&head.key) {
        report.unknown(head.key_at, "relation", head.key, RELATIONS);
        return None;
    }
    qualifiers.check_attribution(head.value.at, report);
    let target = head.value.text(report)?.to_string();
    let whole = WHOLES.contains(&head.key);
    links.push(Link { at: head.value.at, target: target.clone(), whole });
    let provenance = qualifiers.provenance(node.at, report)?;
    let Qualifiers { from, to, .. } = qualifiers;
    let kind = head.key.to_string();
    Some(Relation { kind, target, valid_from: from, valid_to: to, provenance })
}

/// Parts the field that is no qualifier from those that are.
fn split<'t>(
    node: Node<'t>,
    what: &str,
    defaults: &Defaults,
    report: &mut Report,
) -> Option<(Field<'t>, Qualifiers)> {
    let (rest, heads): (Vec<_>, Vec<_>) =
        node.fields(report).into_iter().partition(|field| QUALIFIERS.contains(&field.key));
    let qualifiers = Qualifiers::read(&rest, defaults, report);
    match heads[..] {
        [head] => Some((head, qualifiers)),
        [] => {
            report.add(node.at, format!("no {what}"), format!("add one `{what} = value`"));
            None
        }
        [first, second, ..] => {
            let message = format!("`{}` and `{}` in one {what}", first.key, second.key);
            let mend = format!("give each its own {{ }}, qualifiers are {}", QUALIFIERS.join(", "));
            report.add(second.key_at, message, mend);
            None
        }
    }
}

fn value(property: &Property, node: Node<'_>, report: &mut Report) -> Option<FactValue> {
    if node.is_table() {
        return Some(FactValue::Text(texts(node, report)));
    }
    match property.holds {
        Holds::Date => date(node, report).map(FactValue::Date),
        Holds::Entity => node.text(report).map(|slug| FactValue::Entity(slug.to_string())),
        Holds::Quantity => quantity(node, report),
        Holds::Text => {
            let message = format!("`{}` holds words per language", property.word);
            report.add(node.at, message, "write { zh-Hant = \"…\", zh-Hans = \"…\", en = \"…\" }");
            None
        }
    }
}

fn quantity(node: Node<'_>, report: &mut Report) -> Option<FactValue> {
    let text = node.text(report)?;
    let quantity = plain_quantity(text);
    if quantity.is_none() {
        let mend = format!("write it as \"690 km\", the unit one of {}", UNITS.join(", "));
        report.add(node.at, format!("`{text}` is no quantity"), mend);
    }
    quantity
}

fn plain_quantity(text: &str) -> Option<FactValue> {
    let (number, unit) = text.split_once(' ')?;
    let is_finite = number.parse::<f64>().is_ok_and(f64::is_finite);
    (is_finite && UNITS.contains(&unit))
        .then(|| FactValue::Quantity(number.to_string(), unit.to_string()))
}

/// What `text`, in `lang` if it is words, states of `property`; none if it cannot be.
pub(super) fn plain_value(
    property: &Property,
    lang: Option<&str>,
    text: &str,
) -> Option<FactValue> {
    if let Some(lang) = lang {
        let words = Name { lang: lang.to_string(), text: text.to_string() };
        return Some(FactValue::Text(vec![words]));
    }
    match property.holds {
        Holds::Date => bounds(text).map(|_| FactValue::Date(text.to_string())),
        Holds::Entity => is_slug(text).then(|| FactValue::Entity(text.to_string())),
        Holds::Quantity => plain_quantity(text),
        Holds::Text => None,
    }
}

/// Reads a date; a wrong one is reported and handed on, so that it is not missed as well.
pub(super) fn date(node: Node<'_>, report: &mut Report) -> Option<String> {
    let text = node.text(report)?;
    if bounds(text).is_none() {
        let mend = "write YYYY, YYYY-MM or YYYY-MM-DD of a day that exists";
        report.add(node.at, format!("there is no date `{text}`"), mend);
    }
    Some(text.to_string())
}

impl Qualifiers {
    fn read(fields: &[Field<'_>], defaults: &Defaults, report: &mut Report) -> Self {
        let mut read = Qualifiers {
            as_of: defaults.as_of.clone(),
            source: defaults.source.clone(),
            ..Qualifiers::default()
        };
        for field in fields {
            match field.key {
                "from" => read.from = date(field.value, report),
                "to" => read.to = date(field.value, report),
                "as_of" => read.as_of = date(field.value, report),
                "source" => read.source = source(field.value, report),
                _ => read.confidence = confidence(field.value, report),
            }
        }
        if let Some(to) = fields.iter().find(|field| field.key == "to") {
            read.check_order(to.value.at, report);
        }
        read
    }

    fn check_order(&self, at: Place, report: &mut Report) {
        let bounds = |date: &Option<String>| date.as_deref().and_then(bounds);
        if let (Some((from, _)), Some((_, to))) = (bounds(&self.from), bounds(&self.to))
            && to < from
        {
            report.add(at, "it ends before it begins", "swap `from` and `to`");
        }
    }

    /// Only words can say whose claim it is.
    fn check_attribution(&self, at: Place, report: &mut Report) {
        if self.confidence == Some(Confidence::Attributed) {
            let mend = "state it in words per language that name who says so";
            report.add(at, "attributed, but to nobody", mend);
        }
    }

    fn provenance(&self, at: Place, report: &mut Report) -> Option<Provenance> {
        let Some(source) = self.source.clone() else {
            let mend = "add `source`, or one for the file under [defaults]";
            report.add(at, "nothing says where this comes from", mend);
            return None;
        };
        let confidence = self.confidence.unwrap_or(Confidence::Certain);
        Some(Provenance { source, as_of: self.as_of.clone(), confidence })
    }
}

/// Reads a source; a wrong one is reported and handed on, so that it is not missed as well.
pub(super) fn source(node: Node<'_>, report: &mut Report) -> Option<String> {
    let text = node.text(report)?;
    if !SOURCES.contains(&text) {
        report.unknown(node.at, "source", text, SOURCES);
    }
    Some(text.to_string())
}

fn confidence(node: Node<'_>, report: &mut Report) -> Option<Confidence> {
    match node.word("confidence", &["attributed", "approximate", "certain"], report)? {
        "attributed" => Some(Confidence::Attributed),
        "approximate" => Some(Confidence::Approximate),
        _ => Some(Confidence::Certain),
    }
}
