//! The sources of a page: the article's own, and whose facts it shows, with their addresses.

use crate::escape;
use crate::strings::{Strings, strings};
use crate::words::{Words, word, words};
use lorgnette_kb::Provenance;
use lorgnette_text::Meta;
use std::collections::BTreeMap;

/// Where a data set is published, and its licence.
const PUBLISHED: [(&str, &str, &str); 2] = [
    ("GeoNames", "https://www.geonames.org/", "CC BY 4.0"),
    ("CLDR", "https://cldr.unicode.org/", "Unicode-3.0"),
];

/// Whose facts a page shows, how many, and as of when.
#[derive(Default)]
pub(crate) struct Sources(BTreeMap<String, Used>);

#[derive(Default)]
struct Used {
    facts: u32,
    as_of: Option<String>,
}

impl Sources {
    /// Counts a fact that is shown.
    pub(crate) fn count(&mut self, provenance: &Provenance) {
        let used = self.0.entry(provenance.source.clone()).or_default();
        used.facts += 1;
        used.as_of = used.as_of.take().max(provenance.as_of.clone());
    }

    /// The list.
    pub(crate) fn section(&self, meta: &Meta) -> String {
        let (strings, words) = (strings(&meta.language), words(&meta.language));
        let article = article(meta, strings, words);
        let sets = self.0.iter().map(|(source, used)| used.line(source, strings, words));
        let lines: Vec<String> = article.into_iter().chain(sets).collect();
        if lines.is_empty() {
            return String::new();
        }
        let heading = escape::text(strings.sources);
        let lines = lines.concat();
        format!(
            "<section class=\"sources\" id=\"sources\">\n<h3>{heading}</h3>\n<ul>\n{lines}</ul>\n</section>\n"
        )
    }
}

impl Used {
    fn line(&self, source: &str, strings: &Strings, words: &Words) -> String {
        let name = escape::text(&word(words.sources, source));
        let as_of = self.as_of.as_ref().map(|iso| (words.as_of)(&strings.date(iso)));
        let counted = [strings.source_facts(self.facts)].into_iter().chain(as_of);
        let counted: Vec<String> = counted.map(|words| escape::text(&words)).collect();
        let published = PUBLISHED.iter().find(|(known, ..)| *known == source);
        let published =
            published.map(|(_, address, licence)| [licence.to_string(), link(address, address)]);
        line(&name, [counted, published.into_iter().flatten().collect()].concat(), words)
    }
}

/// Where the article comes from, where that is known.
fn article(meta: &Meta, strings: &Strings, words: &Words) -> Option<String> {
    let source = meta.source.as_ref()?;
    let address = escape::href(source).filter(|address| escape::is_absolute(address));
    let from = address.map_or_else(|| escape::text(source), |address| link(address, source));
    let date = meta.date.as_ref().map(|iso| escape::text(&strings.date(iso)));
    let name = escape::text(&word(words.sources, "article"));
    Some(line(&name, [from].into_iter().chain(date).collect(), words))
}

fn line(name: &str, parts: Vec<String>, words: &Words) -> String {
    format!("<li><span class=\"whose\">{name}</span> {}</li>\n", parts.join(words.clause))
}

fn link(address: &str, shown: &str) -> String {
    let (address, shown) = (escape::attribute(address), escape::text(shown));
    format!("<a href=\"{address}\" rel=\"noreferrer\">{shown}</a>")
}
