//! Brackets that give a name another form: 朝鮮中央通訊社（朝中社）, International Court (ICJ).

use super::Form;
use super::referents::{Referents, sort};
use crate::Mention;
use crate::text::{Text, is_unspaced, span};
use lorgnette_text::Span;

/// What may stand before the other form within the brackets.
const LEADS: &[&str] = &[
    "以下简称",
    "下称",
    "简称",
    "又称",
    "也称",
    "亦称",
    "又名",
    "英文",
    "英语",
    "英文名",
    "原名",
    "或称",
    "known as ",
    "or ",
    "hereafter ",
    "abbreviated ",
];
/// Between such a word and the form.
const BETWEEN: &[char] = &[':', ',', '“', '"', '「', '为', ' '];
/// No other form is longer.
const LONGEST: usize = 30;

/// The forms that brackets give to `mentions`. Where the bracket holds a mention of the same
/// sort, both name the same.
pub(super) fn forms(text: &Text, mentions: &[Mention], referents: &mut Referents) -> Vec<Form> {
    let mut forms = Vec::new();
    for (of, mention) in mentions.iter().enumerate() {
        let Some((start, end)) = bracket(text, mention.span.end as usize) else { continue };
        match mention_at(mentions, span(start, end)) {
            Some(other) if sort(mentions[other].label) == sort(mention.label) => {
                // Two entities that the base knows are two.
                if mention.entity.is_none() || mentions[other].entity.is_none() {
                    referents.unite(of, other);
                }
            }
            Some(_) => {}
            None => {
                let name = &text.folded()[mention.span.start as usize..mention.span.end as usize];
                if is_form(text, name, start, end) {
                    let characters = text.folded()[start..end].to_vec();
                    forms.push(Form { characters, of, from: start, rule: "bracket" });
                }
            }
        }
    }
    forms
}

/// Which of `mentions`, which are in order, has just this span.
fn mention_at(mentions: &[Mention], span: Span) -> Option<usize> {
    let from = mentions.partition_point(|m| m.span.start < span.start);
    let here = mentions[from..].iter().take_while(|m| m.span.start == span.start);
    here.enumerate().find(|(_, m)| m.span == span).map(|(n, _)| from + n)
}

/// What stands in the brackets that open at `at`, without lead and marks.
fn bracket(text: &Text, at: usize) -> Option<(usize, usize)> {
    let open = if text.at(at) == ' ' { at + 1 } else { at };
    let mut start = text.after(open, "(")?;
    let close = (start..start + LONGEST).find(|&at| matches!(text.at(at), ')' | '(' | '\n'))?;
    if text.at(close) != ')' {
        return None;
    }
    if let Some((_, after)) = text.longest(start, LEADS) {
        start = after;
    }
    let mut end = close;
    while start < end && BETWEEN.contains(&text.at(start)) {
        start += 1;
    }
    while start < end && matches!(text.before(end), '”' | '"' | '」' | ' ') {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

/// Whether `start..end` is a form of `name`: its initials or capitals, or some of its characters
/// in their order.
fn is_form(text: &Text, name: &[char], start: usize, end: usize) -> bool {
    let form = &text.folded()[start..end];
    if form.iter().all(|&c| is_unspaced(c)) {
        let mut rest = name.iter();
        return (2..name.len()).contains(&form.len()) && form.iter().all(|c| rest.any(|n| n == c));
    }
    let raw = text.raw(start, end);
    let is_capitals = raw.iter().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&'));
    (2..=8).contains(&raw.len())
        && is_capitals
        && raw.iter().filter(|c| c.is_uppercase()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_form_in_brackets_is_found_from_there_on() {
        check(
            "[朝鮮中央通訊社|O](朝中社)報道,朝中社說。",
            &["朝鮮中央通訊社 0", "朝中社 0", "朝中社 0"],
            &["朝鮮中央通訊社"],
        );
        check(
            "the [Northern Court of Appeal|O] (NCA) said; the NCA is old.",
            &["Northern Court of Appeal 0", "NCA 0", "NCA 0"],
            &["Northern Court of Appeal"],
        );
        check(
            "[國際太空協會|O](以下簡稱「太協」)與太協。",
            &["國際太空協會 0", "太協 0", "太協 0"],
            &["國際太空協會"],
        );
    }

    #[test]
    fn two_mentions_of_a_sort_name_the_same() {
        check(
            "[烏有市|G]([Nowhere City|G])在此,[Nowhere City|G]。",
            &["烏有市 0", "Nowhere City 0", "Nowhere City 0"],
            &["Nowhere City"],
        );
    }

    #[test]
    fn other_brackets_give_no_form() {
        check("[朝鮮中央通訊社|O](平壤)說。", &["朝鮮中央通訊社 0"], &["朝鮮中央通訊社"]);
        check("[Acme|O] (founded 1990) and [Acme|O] (", &["Acme 0", "Acme 0"], &["Acme"]);
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[super::LEADS]);
    }
}
