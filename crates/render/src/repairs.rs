//! The list of repairs: what stood in the source, what stands now, and on what ground.

use crate::escape;
use crate::words::{Words, word, words};
use lorgnette_text::{Certainty, Change, Document, MarkKind, Span};

/// For each change of the document, whether all it did was to lift a pasted-in reading
/// out of the text; such a reading stands over its character instead.
pub(crate) fn lifted(document: &Document) -> Vec<bool> {
    let mut lifted = vec![false; document.changes.len()];
    for mark in &document.marks {
        if let MarkKind::Reading(_) = mark.kind
            && let Some(change) = lifted_from(&document.changes, mark.span)
        {
            lifted[change] = true;
        }
    }
    lifted
}

/// The change that lifted the reading over `character` out of the text and did no more.
pub(crate) fn lifted_from(changes: &[Change], character: Span) -> Option<usize> {
    let first = changes.partition_point(|c| c.repaired.end < character.end);
    let only_lifted = |c: &Change| {
        (c.repaired.is_empty() || c.repaired == character) && c.before.starts_with(&c.after)
    };
    let mut here = changes[first..].iter().take_while(|c| c.repaired.end == character.end);
    here.position(only_lifted).map(|n| first + n)
}

/// The section; nothing for a text that needed no repair.
pub(crate) fn section(document: &Document) -> String {
    if document.changes.is_empty() {
        return String::new();
    }
    let words = words(&document.meta.language);
    let lifted = lifted(document);
    let groups = lifted.iter().filter(|lifted| **lifted).count();
    let (heading, count) = (words.repairs, document.changes.len());
    let mut out = format!(
        "<details class=\"repairs\" id=\"repairs\"><summary>{heading} \
         <span class=\"count\">{count}</span></summary>\n"
    );
    if groups > 0 {
        out.push_str(&format!("<p>{}</p>\n", (words.pinyin_groups)(groups)));
    }
    if groups < count {
        let heads = words.repair_columns.map(|head| format!("<th scope=\"col\">{head}</th>"));
        out.push_str(&format!(
            "<div class=\"scroll\"><table>\n<thead><tr>{}</tr></thead>\n<tbody>\n",
            heads.concat()
        ));
        let wounds = document.changes.iter().zip(lifted).filter(|(_, lifted)| !lifted);
        wounds.for_each(|(change, _)| out.push_str(&row(change, words)));
        out.push_str("</tbody>\n</table></div>\n");
    }
    out + "</details>\n"
}

fn row(change: &Change, words: &Words) -> String {
    let grounds: Vec<String> = change.grounds.iter().map(words.ground).collect();
    let sure = match change.certainty {
        Certainty::Certain => words.certain,
        Certainty::Guess => words.guess,
    };
    format!(
        "<tr><td><bdi>{}</bdi></td><td><bdi>{}</bdi></td><td>{}</td><td>{sure}</td>\
         <td>{}</td></tr>\n",
        escape::text(&change.before),
        escape::text(&change.after),
        escape::text(&word(words.repair_rules, change.rule)),
        escape::text(&grounds.join(words.sentence)),
    )
}
