//! Rule `ruby`: writes HTML's readings as plain text has them, `漢(hàn)字(zì)`, where nothing reads HTML.
//!
//! What is pinyin, rule `pinyin` lifts out again; what a text about HTML quotes in a document of
//! HTML stays, for there are other tags.

use super::{Edit, Ground};
use crate::{Certainty, Span};

/// The rule's name in reports.
const NAME: &str = "ruby";
/// The longest tag that is looked for, with room for attributes, in characters.
const LONGEST: usize = 64;

/// A tag, where it stands.
struct Tag {
    start: usize,
    end: usize,
    /// In small letters, with `/` before it where it closes.
    name: String,
}

/// The edits that take such tags out, none if there are others.
pub(super) fn edits(chars: &[char]) -> Vec<Edit> {
    let tags = tags(chars);
    let is_ours = |tag: &Tag| matches!(plain(&tag.name), "ruby" | "rt" | "rb" | "rp" | "rtc");
    if !tags.iter().all(is_ours) || !tags.iter().any(|tag| tag.name == "rt") {
        return Vec::new();
    }
    let (mut edits, mut open, mut hidden) = (Vec::new(), false, None);
    for tag in tags {
        let from = hidden.take().unwrap_or(tag.start);
        let mut text = String::new();
        if open {
            text.push(')');
        }
        open = tag.name == "rt";
        if open {
            text.push('(');
        }
        // Between these stand the brackets for those who know no ruby.
        if tag.name == "rp" {
            hidden = Some(from);
            if text.is_empty() {
                continue;
            }
            hidden = Some(tag.end);
        }
        edits.push(edit(from, tag.end, text));
    }
    edits
}

fn edit(start: usize, end: usize, text: String) -> Edit {
    Edit {
        span: Span::new(start as u32, end as u32),
        text,
        pieces: Vec::new(),
        rule: NAME,
        certainty: Certainty::Certain,
        grounds: vec![Ground::Ruby],
    }
}

fn plain(name: &str) -> &str {
    name.strip_prefix('/').unwrap_or(name)
}

fn tags(chars: &[char]) -> Vec<Tag> {
    let (mut tags, mut at) = (Vec::new(), 0);
    while let Some(found) = chars[at..].iter().position(|&c| c == '<') {
        let start = at + found;
        at = start + 1;
        if let Some(tag) = tag(chars, start) {
            at = tag.end;
            tags.push(tag);
        }
    }
    tags
}

fn tag(chars: &[char], start: usize) -> Option<Tag> {
    let rest = chars[start + 1..].iter().take(LONGEST);
    let length = rest.clone().position(|&c| c == '>')?;
    let inner: String = rest.take(length).collect();
    let name = inner.split([' ', '\n']).next().unwrap_or_default().to_ascii_lowercase();
    let is_name = plain(&name).starts_with(|c: char| c.is_ascii_alphabetic());
    is_name.then_some(Tag { start, end: start + length + 2, name })
}

#[cfg(test)]
mod tests {
    use crate::repair::testing::check;

    #[test]
    fn readings_come_out_of_their_tags() {
        check("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>へ", "東(とう)京(きょう)へ");
        check("<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ", "東京(とうきょう)へ");
        check("<RUBY class=\"x\">東<rt>とう</RUBY>へ", "東(とう)へ");
        check("紀<rt>jì</rt>念戰<rt>zhàn</rt>爭<rt>zhēng</rt>勝利", "紀念戰爭勝利");
    }

    #[test]
    fn other_markup_stays() {
        for text in ["<p><ruby>東<rt>とう</rt></ruby></p>", "3 < 5 > 4", "<ruby>", "a <rt b"] {
            check(text, text);
        }
    }
}
