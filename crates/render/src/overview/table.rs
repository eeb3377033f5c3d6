//! The relations as a table, and the graph above it.

use super::article::Article;
use super::graph;
use super::relations::{Relation, Relations, Tie};
use crate::escape;

/// So many sentences are linked in a row; more would say no more.
const RECEIPTS: usize = 6;

/// Appends both; nothing where no two names have to do with each other.
pub(super) fn push(out: &mut String, article: &Article, relations: &Relations) {
    if relations.all.is_empty() {
        return;
    }
    let mut part = graph::graph(article, &relations.all);
    let own = article.own;
    let heads = own.columns.map(|head| format!("<th scope=\"col\">{head}</th>"));
    let rows: Vec<String> =
        relations.all.iter().enumerate().map(|(n, relation)| row(article, n, relation)).collect();
    part.push_str(&format!(
        "<details class=\"as-table\"><summary>{}</summary>\n\
         <div class=\"scroll\"><table class=\"relations\">\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table></div>\n",
        (own.table)(relations.all.len()),
        heads.concat(),
        rows.concat(),
    ));
    if relations.left_out > 0 {
        part.push_str(&format!("<p class=\"note\">{}</p>\n", (own.left_out)(relations.left_out)));
    }
    part.push_str("</details>\n");
    super::push_part(out, "related", article.strings.relations, &part);
}

/// One, how, the other, where it says so; the panel reads these rows too.
fn row(article: &Article, number: usize, relation: &Relation) -> String {
    let [one, other] = [relation.one, relation.other].map(|n| &article.entries.all[n]);
    let (how, receipts) = match &relation.tie {
        Tie::Known { how, source } => {
            (how.clone(), format!("<small class=\"source\">{source}</small>"))
        }
        Tie::Speaks(mentions) => (article.own.speaks_of.to_string(), receipts(mentions)),
        Tie::Together(mentions) => ((article.own.together)(mentions.len()), receipts(mentions)),
    };
    format!(
        "<tr id=\"r-{number}\" data-tie=\"{}\" data-a=\"{}\" data-b=\"{}\"><th scope=\"row\">{}</th>\
         <td class=\"relation\">{how}</td><td>{}</td><td class=\"receipts\">{receipts}</td></tr>\n",
        relation.tie.class(),
        escape::attribute(&one.id),
        escape::attribute(&other.id),
        article.link(one),
        article.link(other),
    )
}

/// The sentences, numbered.
fn receipts(mentions: &[usize]) -> String {
    let link = |(n, m): (usize, &usize)| format!("<a href=\"#m-{m}\">{}</a>", n + 1);
    let links: Vec<String> = mentions.iter().take(RECEIPTS).enumerate().map(link).collect();
    links.join(" ")
}

impl Tie {
    /// Its class in style sheets.
    pub(super) fn class(&self) -> &'static str {
        match self {
            Tie::Known { .. } => "known",
            Tie::Speaks(_) => "speaks",
            Tie::Together(_) => "together",
        }
    }
}
