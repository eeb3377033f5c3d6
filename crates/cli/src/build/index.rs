//! The site's index: every article with its title, date, language and source.

use super::page::document_of;
use super::reader::Reader;
use lorgnette_render::{Strings, attribute, strings, text};
use lorgnette_web::desk::words;

/// An article as the index lists it.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) lang: String,
    pub(crate) date: Option<String>,
    pub(crate) source: Option<String>,
    /// How many places were repaired.
    pub(crate) repairs: u32,
}

/// The index page, newest article first, speaking every language that its articles speak.
pub(crate) fn html(mut listed: Vec<Listed>, reader: &Reader) -> String {
    listed.sort_by(|a, b| b.date.cmp(&a.date));
    let mut tongues: Vec<&Strings> = Vec::new();
    for article in &listed {
        let words = strings(&article.lang);
        if tongues.iter().all(|known| known.lang != words.lang) {
            tongues.push(words);
        }
    }
    if tongues.is_empty() {
        tongues.push(strings("en"));
    }
    let items: String = listed.iter().map(item).collect();
    let open = reader.has_desk().then(|| {
        let phrase = in_all(&tongues, |page| words(page).open_text, " · ");
        format!("<p class=\"byline\"><a href=\"open/index.html\">{phrase}</a></p>\n")
    });
    let body = format!(
        "<main class=\"index\">\n<h1>{}</h1>\n<ul class=\"articles\">\n{items}</ul>\n{}</main>\n\
         <footer class=\"footer\"><p>{}</p></footer>\n",
        in_all(&tongues, |words| words.all_articles, " · "),
        open.unwrap_or_default(),
        in_all(&tongues, |words| words.marked_by_program, " "),
    );
    document_of(tongues[0].lang, "Lorgnette", &reader.head(""), &body)
}

/// A phrase in every language; where two write it alike, once.
fn in_all(tongues: &[&Strings], phrase: fn(&Strings) -> &'static str, between: &str) -> String {
    let mut phrases: Vec<(&str, &str)> = Vec::new();
    for words in tongues {
        if phrases.iter().all(|(_, known)| *known != phrase(words)) {
            phrases.push((words.lang, phrase(words)));
        }
    }
    let spans: Vec<String> = phrases
        .iter()
        .map(|(lang, phrase)| format!("<span lang=\"{lang}\">{}</span>", text(phrase)))
        .collect();
    spans.join(between)
}

fn item(article: &Listed) -> String {
    let words = strings(&article.lang);
    let date = article.date.as_deref().map(|iso| {
        format!("<time datetime=\"{}\">{}</time>", attribute(iso), text(&words.date(iso)))
    });
    let source =
        article.source.as_deref().map(|s| format!("<span class=\"source\">{}</span>", text(s)));
    let language = format!("<span class=\"language\">{}</span>", words.language);
    let byline: Vec<String> = date.into_iter().chain([language]).chain(source).collect();
    format!(
        "<li lang=\"{}\">\n<h2><a href=\"{}/index.html\">{}</a></h2>\n\
         <p class=\"byline\">{}</p>\n</li>\n",
        attribute(&article.lang),
        attribute(&article.slug),
        text(&article.title),
        byline.join(" "),
    )
}
