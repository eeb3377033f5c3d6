//! Raw HTML part by part: its texts and its tags. Comments, and what stands in elements that are
//! never read as text, are no part.

use std::ops::Range;

/// Elements whose content is never text, programs and style sheets first.
const NEVER_TEXT: [&str; 15] = [
    "script", "style", "audio", "button", "canvas", "iframe", "math", "noscript", "object",
    "select", "svg", "template", "textarea", "title", "video",
];
/// Of these the ones that no `/>` ends.
const NEVER_EMPTY: usize = 2;

/// A part of raw HTML.
pub(super) enum Part {
    /// These bytes are text.
    Text(Range<usize>),
    /// A tag.
    Tag(Tag),
}

/// A tag.
pub(super) struct Tag {
    /// The name of its element, in lower case.
    pub(super) name: String,
    /// Whether it ends the element.
    pub(super) is_end: bool,
    /// Whether it says that nothing is in the element.
    is_empty: bool,
    /// The byte after it.
    pub(super) end: usize,
}

impl Tag {
    /// The name of the element whose content, which follows, is never text.
    pub(super) fn silenced(&self) -> Option<&'static str> {
        let at = NEVER_TEXT.iter().position(|name| *name == self.name)?;
        let begins = !self.is_end && (at < NEVER_EMPTY || !self.is_empty);
        begins.then_some(NEVER_TEXT[at])
    }
}

/// The parts of `html`, in order.
pub(super) fn parts(html: &str) -> impl Iterator<Item = Part> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
            let Some(length) = markup(rest) else {
                let text = at..at + text(rest);
                at = text.end;
                return Some(Part::Text(text));
            };
            let tag = tag(&rest[..length], at + length);
            at += length;
            let Some(tag) = tag else { continue };
            if let Some(name) = tag.silenced() {
                at = end_of(html, at, name).unwrap_or(html.len());
            }
            return Some(Part::Tag(tag));
        }
    })
}

/// Where from byte `from` on the end tag of the element called `name` begins.
pub(super) fn end_of(html: &str, from: usize, name: &str) -> Option<usize> {
    let mut ends = html[from..].match_indices("</").map(|(at, _)| from + at);
    ends.find(|at| {
        let rest = &html.as_bytes()[at + 2..];
        let (found, after) = rest.split_at(name.len().min(rest.len()));
        let is_whole = after.first().is_none_or(|next| !next.is_ascii_alphanumeric());
        is_whole && found.eq_ignore_ascii_case(name.as_bytes())
    })
}

/// The length of the text that begins `rest`, up to the next markup.
fn text(rest: &str) -> usize {
    let mut signs = rest.match_indices('<').skip_while(|(at, _)| *at == 0);
    signs.find(|(at, _)| markup(&rest[*at..]).is_some()).map_or(rest.len(), |(at, _)| at)
}

/// The length of the markup that begins `rest`, which may not be ended; none where a text does.
fn markup(rest: &str) -> Option<usize> {
    let up_to = |from: usize, end: &str| {
        rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len())
    };
    let inside = rest.strip_prefix('<')?;
    match inside.as_bytes().first()? {
        b'?' => Some(up_to(2, "?>")),
        b'!' if inside.starts_with("!--") => Some(up_to(2, "-->")),
        b'!' if inside.starts_with("![CDATA[") => Some(up_to(2, "]]>")),
        b'!' => Some(up_to(2, ">")),
        b'/' => Some(up_to(2, ">")),
        first if first.is_ascii_alphabetic() => {
            Some(end_of_tag(rest).unwrap_or_else(|| up_to(1, ">")))
        }
        _ => None,
    }
}

/// The length of the tag that begins `rest`, whose quoted values may hold a `>`.
fn end_of_tag(rest: &str) -> Option<usize> {
    let (mut quote, mut before) = (None, b' ');
    for (at, &byte) in rest.as_bytes().iter().enumerate() {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some(at + 1),
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None => {}
        }
        before = if byte.is_ascii_whitespace() { before } else { byte };
    }
    None
}

/// The tag that this markup is, if it is one.
fn tag(markup: &str, end: usize) -> Option<Tag> {
    let inside = markup.strip_prefix('<')?;
    let (is_end, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    let length = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let name = inside[..length].to_ascii_lowercase();
    (length > 0).then(|| Tag { name, is_end, is_empty: markup.ends_with("/>"), end })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts as texts and as names of tags.
    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let shown = parts(html).map(|part| match part {
            Part::Text(bytes) => html[bytes].to_string(),
            Part::Tag(Tag { name, is_end, .. }) => {
                format!("<{}{name}>", if is_end { "/" } else { "" })
            }
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn tags_and_comments_are_no_text() {
        check("<DIV class='a>b'>a</div >b", &["<div>", "a", "</div>", "b"]);
        check(
            "a<!-- <p> -->b<!-->c<!doctype x>d<?php a > b ?>e<![CDATA[f>g]]>",
            &["a", "b", "c", "d", "e"],
        );
        check("1 < 2 <3 &lt; <", &["1 < 2 <3 &lt; <"]);
        check("a<p title=\"b", &["a", "<p>"]);
        check("a<p title=\"b>c", &["a", "<p>", "c"]);
    }

    #[test]
    fn programs_are_no_text() {
        check("a<script>if (a<b) '<p>'</script>b", &["a", "<script>", "</script>", "b"]);
        check("<STYLE>p{}</Style>b", &["<style>", "</style>", "b"]);
        check("<script src=a />b</script>c", &["<script>", "</script>", "c"]);
        check("<script><!-- a </script>c", &["<script>", "</script>", "c"]);
        check("<svg/>b", &["<svg>", "b"]);
        check("<script>a\nb", &["<script>"]);
    }
}
