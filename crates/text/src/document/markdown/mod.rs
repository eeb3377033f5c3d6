//! CommonMark, with what GitHub added to it, to blocks and marks, by pulldown-cmark's events.
//!
//! Tables, footnotes and raw [`html`] become what pages and books with them do; [`tags`] says what
//! is text in that.

mod html;
mod tags;

use super::builder::{Builder, Parsed};
use super::{BlockKind, MarkKind};
use html::Html;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// Parses the source from byte `body` on. The tags of raw HTML are left out of the text, and so
/// are its programs and style sheets.
pub(super) fn parse(source: &str, body: usize) -> Parsed {
    let added = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::new(source);
    for (event, range) in Parser::new_ext(&source[body..], added).into_offset_iter() {
        reader.event(event, range.start + body..range.end + body);
    }
    reader.flush();
    reader.builder.finish()
}

struct Reader<'s> {
    source: &'s str,
    builder: Builder<'s>,
    /// The open block: its kind and where its text starts.
    open: Option<(BlockKind, u32)>,
    /// The byte of the source where the last block with words in it ends.
    block_end: usize,
    quotes: usize,
    /// The open lists: whether each is ordered.
    lists: Vec<bool>,
    /// Where the open inline marks start.
    marks: Vec<(MarkKind, u32)>,
    /// Inside a code block, whose lines are blocks of their own.
    code: bool,
    /// The numbers of the footnotes, by what they are called.
    notes: BTreeMap<String, usize>,
    html: Html,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Self {
        Reader {
            source,
            builder: Builder::new(source),
            open: None,
            block_end: 0,
            quotes: 0,
            lists: vec![],
            marks: vec![],
            code: false,
            notes: BTreeMap::new(),
            html: Html::default(),
        }
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        if range.start < self.html.silent && writes(&event) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) if self.code => self.code_lines(&text, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let start = self.place();
                self.builder.decoded(&text, range);
                self.builder.draft.mark(MarkKind::Code, start);
            }
            Event::SoftBreak | Event::HardBreak => self.line_end(),
            Event::Rule => self.rule(),
            Event::FootnoteReference(label) => {
                let number = self.number(&label);
                self.text(&format!("[{number}]"), range);
            }
            Event::TaskListMarker(done) => self.text(if done { "☑ " } else { "☐ " }, range),
            Event::Html(_) => self.html_line(range),
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        if begins_words(&tag) {
            self.block_end = range.end;
        }
        match tag {
            Tag::Heading { level, .. } => self.open_block(BlockKind::Heading(level as u8)),
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first.is_some());
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.flush();
                self.code = true;
            }
            Tag::FootnoteDefinition(label) => self.note(&label),
            Tag::TableHead | Tag::TableRow => self.open_block(BlockKind::Paragraph),
            Tag::TableCell => self.cell(),
            Tag::Image { dest_url, .. } => {
                self.flush();
                self.open_block(BlockKind::Figure { src: dest_url.to_string() });
            }
            Tag::Emphasis => self.open_mark(MarkKind::Emphasis),
            Tag::Strong => self.open_mark(MarkKind::Strong),
            Tag::Link { dest_url, .. } => self.open_mark(MarkKind::Link(dest_url.to_string())),
            Tag::Strikethrough => self.tilde(&range, range.start),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow => self.flush(),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock => self.code = false,
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                if let Some((kind, start)) = self.marks.pop() {
                    self.builder.draft.mark(kind, start);
                }
            }
            TagEnd::Strikethrough => self.tilde(&range, range.end - 1),
            _ => {}
        }
    }

    /// The kind of a paragraph where the reader stands.
    fn paragraph(&self) -> BlockKind {
        match self.lists.last() {
            _ if self.quotes > 0 => BlockKind::Quote,
            Some(&ordered) => {
                BlockKind::ListItem { depth: (self.lists.len() - 1).min(255) as u8, ordered }
            }
            None => BlockKind::Paragraph,
        }
    }

    /// Starts a line of the text; where it starts.
    fn begin(&mut self, kind: BlockKind) -> u32 {
        if !self.builder.draft.at_line_start() {
            self.builder.draft.write("\n");
        }
        self.open = Some((kind, self.builder.draft.at()));
        self.builder.draft.at()
    }

    fn open_block(&mut self, kind: BlockKind) {
        self.flush();
        self.begin(kind);
    }

    /// Where the text goes on; opens a paragraph if no block is open.
    fn place(&mut self) -> u32 {
        if self.open.is_none() {
            let kind = self.paragraph();
            self.begin(kind);
        }
        self.builder.draft.at()
    }

    /// Whether something stands in the open block.
    fn has_begun(&self) -> bool {
        self.open.as_ref().is_some_and(|(_, start)| *start < self.builder.draft.at())
    }

    /// Goes on after a line end, of which a page shows one where there are two.
    fn line_end(&mut self) {
        if self.has_begun() && !self.builder.draft.last().is_some_and(char::is_whitespace) {
            self.builder.draft.join_lines();
        }
    }

    fn rule(&mut self) {
        self.flush();
        let at = self.begin(BlockKind::Rule);
        self.builder.draft.block(BlockKind::Rule, at);
        self.open = None;
    }

    /// Goes on to the next cell of a row.
    fn cell(&mut self) {
        if self.has_begun() {
            self.builder.draft.write(" | ");
        }
    }

    /// Begins a footnote, where the source has it.
    fn note(&mut self, label: &str) {
        self.flush();
        let number = self.number(label);
        self.place();
        self.builder.draft.write(&format!("[{number}] "));
    }

    /// The number of a footnote: they are counted as they come.
    fn number(&mut self, label: &str) -> usize {
        let next = self.notes.len() + 1;
        *self.notes.entry(label.to_lowercase()).or_insert(next)
    }

    /// Writes a tilde of struck text at byte `at`, if only one stands there: 10~20 is a range.
    fn tilde(&mut self, struck: &Range<usize>, at: usize) {
        if !self.source[struck.clone()].starts_with("~~") {
            self.place();
            self.builder.copy(at..at + 1);
        }
    }

    fn open_mark(&mut self, kind: MarkKind) {
        let start = self.place();
        self.marks.push((kind, start));
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.place();
        self.builder.decoded(text, range);
    }

    fn code_lines(&mut self, text: &str, range: Range<usize>) {
        let mut at = range.start;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let start = self.place();
            self.builder.decoded(line, at..range.end);
            self.builder.draft.mark(MarkKind::Code, start);
            self.flush();
            at = (at + line.len()).min(range.end);
        }
    }

    /// Ends the open block. Figures may go without a caption; anything else that is empty goes.
    fn flush(&mut self) {
        let Some((kind, start)) = self.open.take() else { return };
        if start < self.builder.draft.at() || matches!(kind, BlockKind::Figure { .. }) {
            self.builder.draft.block(kind, start);
        }
    }
}

/// Whether an event would write something of what is never text.
fn writes(event: &Event) -> bool {
    match event {
        Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::Strikethrough)
        | Event::End(TagEnd::Strikethrough) => true,
        Event::Start(_) | Event::End(_) | Event::Html(_) => false,
        _ => true,
    }
}

/// Whether words stand directly in a block that starts so.
fn begins_words(tag: &Tag) -> bool {
    let is_text = matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock);
    is_text || matches!(tag, Tag::Item | Tag::TableCell)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::Format::Markdown;
    use crate::{CharIndex, Span};

    #[test]
    fn blocks_have_their_kinds() {
        check(
            Markdown,
            "# 題\n\n一段\n兩行。\n\n> 引文\n\n- 甲\n- 乙\n  1. 丙\n\n---\n\n## 節\n\none\ntwo\n",
            "h1 題|p 一段兩行。|q 引文|l0 甲|l0 乙|o1 丙|r |h2 節|p one two",
        );
    }

    #[test]
    fn a_rule_at_the_start_is_a_rule() {
        check(
            Markdown,
            "---\n\nPutin is in Beijing.\n\n---\n\nXi is in Shanghai.\n",
            "r |p Putin is in Beijing.|r |p Xi is in Shanghai.",
        );
    }

    #[test]
    fn marks_stand_off() {
        check(Markdown, "一*二*三**四**`五`[六](https://example.org/)&amp;\\*", "p 一二三四五六&*");
        let document = crate::document("一*二*三**四**`五`[六](https://example.org/)", Markdown);
        let marks: Vec<_> = document.marks.iter().map(|m| (m.span.start, m.span.end)).collect();
        assert_eq!(marks, [(1, 2), (3, 4), (4, 5), (5, 6)]);
    }

    #[test]
    fn figures_have_captions_and_html_goes() {
        check(
            Markdown,
            "前\n\n![圖說](a.png)\n\n<script>alert(1)</script>\n\n後<b>面</b>",
            "p 前|f 圖說|p 後面",
        );
        check(Markdown, "![](a.png)", "f ");
    }

    #[test]
    fn code_keeps_its_lines() {
        check(Markdown, "```\nlet a;\n\nlet b;\n```\n", "p let a;|p let b;");
    }

    #[test]
    fn rows_of_a_table_are_lines() {
        check(
            Markdown,
            "前\n\n| 名 | *B* | |\n|---|:-:|--|\n| 普京 | `a\\|b` |\n|  | 習 |\n\n後 | 面",
            "p 前|p 名 | B | |p 普京 | a|b | |p 習 | |p 後 | 面",
        );
    }

    #[test]
    fn footnotes_are_numbered_as_they_come() {
        check(
            Markdown,
            "甲[^Note]乙[^2]。再[^note]。\n\n[^2]: 註 *二*。\n\n    續。\n[^note]: 註一。\n\n丙[^9]",
            "p 甲[1]乙[2]。再[1]。|p [2] 註 二。|p 續。|p [1] 註一。|p 丙[^9]",
        );
    }

    #[test]
    fn struck_text_has_no_tildes_and_ranges_have() {
        check(Markdown, "甲~~乙~~丙", "p 甲乙丙");
        check(Markdown, "10~20人，30~40人，~a~，~~~~", "p 10~20人，30~40人，~a~，~~~~");
    }

    #[test]
    fn tasks_have_boxes() {
        check(Markdown, "- [ ] 甲\n- [x] 乙\n  1. [X] 丙\n", "l0 ☐ 甲|l0 ☑ 乙|o1 ☑ 丙");
    }

    #[test]
    fn what_is_written_between_knows_its_place() {
        let source = "| a | b |\n|---|---|\n| 甲 | ~~乙~~ |\n\n丙[^n]丁\n\n- [x] 戊\n\n[^n]: 己";
        let document = crate::document(source, Markdown);
        assert_eq!(document.text, "a | b\n甲 | 乙\n丙[1]丁\n☑ 戊\n[1] 己");
        let (text, index) = (CharIndex::new(&document.text), CharIndex::new(source));
        for (at, c) in document.text.chars().enumerate().filter(|(_, c)| c.is_alphabetic()) {
            let span = Span::new(at as u32, at as u32 + 1);
            let raw = document.map.backward(span);
            assert_eq!(index.slice(source, raw), c.to_string());
            assert_eq!(text.slice(&document.text, document.map.forward(raw)), c.to_string());
        }
    }
}
