//! Raw HTML within Markdown: its words stay, its tags go, and so does what is never text.

use super::super::BlockKind;
use super::Reader;
use super::tags::{Part, Tag, end_of, parts};
use crate::repair::decoded;
use std::mem::take;
use std::ops::Range;

/// Elements that begin and end a block.
#[rustfmt::skip]
const BLOCKS: [&str; 36] = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "head",
    "header", "hgroup", "html", "li", "main", "menu", "nav", "ol", "p", "section", "summary", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
];

/// White space between two words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Space,
    LineEnd,
}

/// What is known of raw HTML while it is read.
#[derive(Default)]
pub(super) struct Html {
    /// The lines of the open block of HTML, as bytes of the source.
    lines: Vec<Range<usize>>,
    /// The white space before the next word.
    gap: Option<Gap>,
    /// Within preformatted text, whose lines are blocks of their own.
    lines_count: bool,
    /// What stands before this byte is never text.
    pub(super) silent: usize,
    /// Elements that do not end from here on, so that nothing looks for their ends again.
    unended: Vec<&'static str>,
}

impl Reader<'_> {
    /// Takes a line of a block of HTML.
    pub(super) fn html_line(&mut self, range: Range<usize>) {
        let line = range.start.max(self.html.silent)..range.end;
        if !line.is_empty() {
            self.html.lines.push(line);
        }
    }

    /// Ends a block of HTML: its tags may have begun on one line and ended on another.
    pub(super) fn html_block(&mut self) {
        self.flush();
        let lines = take(&mut self.html.lines);
        let block = Block::of(self.source, &lines);
        for part in parts(&block.html) {
            match part {
                Part::Text(text) => self.html_text(&block, text),
                Part::Tag(tag) => self.html_tag(&block, &tag),
            }
        }
        self.flush();
        (self.html.gap, self.html.lines_count) = (None, false);
    }

    fn html_text(&mut self, block: &Block, bytes: Range<usize>) {
        let mut at = bytes.start;
        while at < bytes.end {
            let rest = &block.html[at..bytes.end];
            let word = rest.trim_start();
            let space = &rest[..rest.len() - word.len()];
            let gap = if space.contains('\n') { Gap::LineEnd } else { Gap::Space };
            self.html.gap = self.html.gap.max((!space.is_empty()).then_some(gap));
            if self.html.lines_count && gap == Gap::LineEnd {
                self.flush();
            }
            let end = word.find(char::is_whitespace).unwrap_or(word.len());
            at += space.len() + end;
            if end > 0 {
                self.html_word(&word[..end], block.in_source(at - end));
            }
        }
    }

    /// Writes a word that stands at this byte of the source.
    fn html_word(&mut self, word: &str, at: usize) {
        self.place();
        match take(&mut self.html.gap).filter(|_| self.has_begun()) {
            Some(Gap::Space) => self.builder.draft.write(" "),
            Some(Gap::LineEnd) => self.builder.draft.join_lines(),
            None => {}
        }
        self.builder.decoded(&decoded(word), at..at + word.len());
    }

    fn html_tag(&mut self, block: &Block, tag: &Tag) {
        if let Some(name) = tag.silenced() {
            return self.silence(name, block.in_source(tag.end));
        }
        match tag.name.as_bytes() {
            b"br" => self.html.gap = Some(Gap::LineEnd),
            b"hr" => self.rule(),
            b"td" | b"th" if !tag.is_end => {
                self.cell();
                self.html.gap = None;
            }
            [b'h', level @ b'1'..=b'6'] if !tag.is_end => {
                self.open_block(BlockKind::Heading(level - b'0'));
            }
            [b'h', b'1'..=b'6'] => self.flush(),
            b"pre" => {
                self.flush();
                self.html.lines_count = !tag.is_end;
            }
            _ if BLOCKS.contains(&tag.name.as_str()) => self.flush(),
            _ => {}
        }
    }

    /// Takes a tag within a line of Markdown.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let Some(Part::Tag(tag)) = parts(html).next() else { return };
        match tag.silenced() {
            Some(name) => self.silence(name, range.end),
            None if tag.name == "br" => self.line_end(),
            None => {}
        }
    }

    /// Leaves out the content of an element, which begins at this byte of the source: up to its
    /// end, wherever Markdown ends the block, or with the block if nothing ends it.
    fn silence(&mut self, name: &'static str, from: usize) {
        let looks = !self.html.unended.contains(&name);
        let end = looks.then(|| end_of(self.source, from, name)).flatten();
        if end.is_none() && looks {
            self.html.unended.push(name);
        }
        self.html.silent = self.html.silent.max(end.unwrap_or(self.block_end));
    }
}

/// A block of HTML without what Markdown puts before its lines, as `> ` is.
struct Block {
    html: String,
    /// Where each line begins: here and in the source.
    lines: Vec<(usize, usize)>,
}

impl Block {
    fn of(source: &str, lines: &[Range<usize>]) -> Block {
        let mut block = Block { html: String::new(), lines: Vec::new() };
        for line in lines {
            block.lines.push((block.html.len(), line.start));
            block.html.push_str(&source[line.clone()]);
        }
        block
    }

    /// The byte of the source that byte `at` of the block is.
    fn in_source(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(here, _)| *here <= at).saturating_sub(1);
        self.lines.get(line).map_or(0, |(here, there)| there + at - here)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;
    use crate::CharIndex;
    use crate::Format::Markdown;

    #[test]
    fn words_of_html_stay() {
        check(Markdown, "<div>block html Beijing</div>\n\n後", "p block html Beijing|p 後");
        check(
            Markdown,
            "<div\n class='a>b'>\n<h2 align=center>A &amp; <b>B</b></h2>\n  one<br>two\n  three<p>四\n五<hr></div>",
            "h2 A & B|p one two three|p 四五|r ",
        );
        check(Markdown, "> <p>甲\n> 乙</p>\n\n- <p>丙</p>", "q 甲乙|l0 丙");
        check(
            Markdown,
            "<table>\n<tr><th>A</th> <th>B</th></tr>\n<tr><td>1<td>2\n</table>",
            "p A | B|p 1 | 2",
        );
        check(Markdown, "<pre>\n甲 乙\n\n  丙</pre>丁\n戊", "p 甲 乙|p 丙|p 丁|p 戊");
        check(Markdown, "one<br>two<br/>\nthree", "p one two three");
        check(Markdown, "<!-- a\n\nb -->\n\n<?php c ?>\n\n<a name=x></a>\n", "");
    }

    #[test]
    fn programs_and_style_sheets_go() {
        for hidden in [
            "a <script>alert(1)</script>b",
            "a <ScRiPt src=x />alert(1)</sCript >b",
            "a <style>*p* `q` alert(1) ![r](s)\n~t~</style>b",
            "a <script>\n\nalert(1)\n\n- c\n\n</script>b",
            "a <script>alert('</scripts>')</script>b",
        ] {
            let text = crate::document(hidden, Markdown).text.replace(['\n', ' '], "");
            assert_eq!(text, "ab", "{hidden}");
        }
        check(Markdown, "<script>alert(1)\n\nalert(2)</script>\n\n後", "p 後");
        check(Markdown, "<div><script>\n\nalert(1)\n\n</script>\n後</div>", "p 後");
        check(Markdown, "<div>前<style>\np { }\n</style>後</div>", "p 前後");
        check(Markdown, "> <script>alert(1)\n\n後", "p 後");
        check(Markdown, "前<script>alert(1)\nalert(2)\n\n後", "p 前|p 後");
        check(Markdown, "| a<script>x | b</script> |\n|---|---|\n| c | d |", "p a | |p c | d");
    }

    #[test]
    fn words_of_html_know_their_place() {
        let source = "甲\n\n> <div\n> class=a>乙 A&amp;B\n> <b>丙</b></div>\n\n丁";
        let document = crate::document(source, Markdown);
        assert_eq!(document.text, "甲\n乙 A&B 丙\n丁");
        let index = CharIndex::new(source);
        for (at, expected) in [(0, "甲"), (2, "乙"), (8, "丙"), (10, "丁")] {
            let raw = document.map.backward(crate::Span::new(at, at + 1));
            assert_eq!(index.slice(source, raw), expected);
        }
    }
}
