//! The page of mistakes: one file that stands alone, with no script and no request.
//!
//! Its policy is stricter than that of other pages: nothing but its own style sheet, which it
//! names by hash.

use super::judge::Judged;
use super::labels::Scheme;
use super::linking::Links;
use super::mistakes::{Mistake, Sort, mistakes};
use base64ct::{Base64, Encoding};
use lorgnette_annotate::Mention;
use lorgnette_formats::{Link, Name};
use lorgnette_render::{attribute, text};
use lorgnette_text::{CharIndex, Span};
use sha2::{Digest, Sha256};

/// The colours and sizes of every page, and what this one makes of them.
const STYLE: &str =
    concat!(include_str!("../../../../static/css/tokens.css"), include_str!("page.css"),);
/// How much of a line is shown around a mistake, in characters.
const AROUND: u32 = 60;

/// The page that lists the mistakes in `judged`, with the printed `tables` above.
pub(super) fn html(tables: &str, judged: &[Judged], scheme: &Scheme, links: &Links) -> String {
    let mistakes = judged.iter().flat_map(|text| mistakes(text, scheme, links));
    let mistakes: Vec<Mistake> = mistakes.collect();
    let sections: String = Sort::ALL.iter().map(|sort| section(*sort, &mistakes, links)).collect();
    let (open, close) = ("<!doctype html>\n<html lang=\"en\">\n", "</body>\n</html>\n");
    let hash = Base64::encode_string(&Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
    );
    format!(
        "{open}<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Mistakes</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>Mistakes</h1>\n<pre tabindex=\"0\">{}</pre>\n<p class=\"key\">{KEY}</p>\n{sections}</main>\n{close}",
        attribute(&policy),
        text(tables),
    )
}

/// How marks are drawn.
const KEY: &str = "<mark class=\"gold\">Marked in the gold</mark>, \
    <mark class=\"found\">found</mark>, <mark class=\"gold found\">both</mark>. \
    Sections and labels open and close.";

fn heading(sort: Sort) -> &'static str {
    match sort {
        Sort::Missed => "Missed",
        Sort::Spurious => "Spurious",
        Sort::Border => "Wrong border",
        Sort::Label => "Wrong label",
        Sort::Link => "Wrong link",
    }
}

/// One sort of mistake, by label.
fn section(sort: Sort, mistakes: &[Mistake], links: &Links) -> String {
    let of_sort: Vec<&Mistake> = mistakes.iter().filter(|mistake| mistake.sort == sort).collect();
    if of_sort.is_empty() {
        return String::new();
    }
    let mut labels: Vec<&str> = of_sort.iter().map(|mistake| mistake.label).collect();
    labels.sort_unstable();
    labels.dedup();
    let groups = labels.iter().map(|label| {
        let of_label: Vec<&&Mistake> = of_sort.iter().filter(|m| m.label == *label).collect();
        let items: String = of_label.iter().map(|mistake| item(mistake, links)).collect();
        folded("h3", label, of_label.len(), &format!("<ol>\n{items}</ol>\n"))
    });
    folded("h2", heading(sort), of_sort.len(), &groups.collect::<String>())
}

fn folded(level: &str, title: &str, count: usize, body: &str) -> String {
    format!(
        "<details open>\n<summary><{level}>{}</{level}> <span>{count}</span></summary>\n\
         {body}</details>\n",
        text(title)
    )
}

/// A mistake on one line of the file, so that it can be searched by line too.
fn item(mistake: &Mistake, links: &Links) -> String {
    let judged = mistake.text;
    let gold = mistake.gold.map(|name| marked(name, judged, links));
    let found = mistake.found.map(|mention| mentioned(mention, judged, links));
    let notes: String = gold.into_iter().chain(found).collect();
    format!(
        "<li><p lang=\"{}\">{}</p><dl>{notes}</dl></li>\n",
        attribute(&judged.language),
        context(mistake)
    )
}

fn marked(name: &Name, judged: &Judged, links: &Links) -> String {
    let link = match &name.link {
        Link::Unstated => String::new(),
        Link::Nil => " → nothing".into(),
        Link::To(id) => match links.entity(id) {
            Some(entity) if id.split(' ').all(|id| id != links.slug(entity)) => {
                format!(" → {id} {}", links.slug(entity))
            }
            Some(_) => format!(" → {id}"),
            None => format!(" → {id}, not in the base"),
        },
    };
    let words = judged.index.slice(&judged.gold.text, name.span);
    format!("<dt>marked</dt><dd><b>{}</b> {}{}</dd>", text(&name.label), text(words), text(&link))
}

fn mentioned(mention: &Mention, judged: &Judged, links: &Links) -> String {
    let words = judged.index.slice(&judged.gold.text, mention.span);
    let label = mention.label;
    let link = mention.entity.map(|entity| format!(" → {}", links.slug(entity)));
    let reasons = mention.reasons.iter();
    let reasons: Vec<String> = reasons.map(|r| format!("{}: {}", r.rule, r.ground)).collect();
    format!(
        "<dt>found</dt><dd><b>{label}</b> {}{} <span>{:.2}, {}</span></dd>",
        text(words),
        text(&link.unwrap_or_default()),
        mention.confidence,
        text(&reasons.join("; "))
    )
}

/// The line around a mistake, with what is marked and what was found in it.
fn context(mistake: &Mistake) -> String {
    let judged = mistake.text;
    let about = mistake.span();
    let whole = &judged.gold.text;
    let (before, after) = around(whole, &judged.index, about);
    let gold = mistake.gold.map(|name| name.span);
    let found = mistake.found.map(|mention| mention.span);
    let borders = gold.into_iter().chain(found).flat_map(|span| [span.start, span.end]);
    let mut borders: Vec<u32> = borders.chain([before, after]).collect();
    borders.sort_unstable();
    borders.dedup();
    let pieces = borders.windows(2).map(|pair| {
        let piece = Span::new(pair[0], pair[1]);
        let within = |span: Option<Span>| span.is_some_and(|span| span.contains(piece));
        let words = text(judged.index.slice(whole, piece));
        match (within(gold), within(found)) {
            (true, true) => format!("<mark class=\"gold found\">{words}</mark>"),
            (true, false) => format!("<mark class=\"gold\">{words}</mark>"),
            (false, true) => format!("<mark class=\"found\">{words}</mark>"),
            (false, false) => words,
        }
    });
    let pieces: String = pieces.collect::<String>().replace('\n', " ");
    let beside = |at: u32| judged.index.slice(whole, Span::new(at, at + 1));
    let cut = |beside: &str| if ["", "\n"].contains(&beside) { "" } else { "…" };
    let left = before.checked_sub(1).map_or("", beside);
    format!("{}{pieces}{}", cut(left), cut(beside(after)))
}

/// From where to where the line of `about` is shown.
fn around(whole: &str, index: &CharIndex, about: Span) -> (u32, u32) {
    let earliest = Span::new(about.start.saturating_sub(AROUND), about.start);
    let latest = Span::new(about.end, (about.end + AROUND).min(index.len()));
    let before = index.slice(whole, earliest).rsplit('\n').next().unwrap_or_default();
    let after = index.slice(whole, latest).split('\n').next().unwrap_or_default();
    let length = |text: &str| text.chars().count() as u32;
    (about.start - length(before), about.end + length(after))
}
