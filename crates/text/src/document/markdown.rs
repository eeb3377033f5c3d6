//! CommonMark to blocks and marks, by pulldown-cmark's events.

use super::builder::{Builder, Parsed};
use super::{BlockKind, MarkKind};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Parses the source from byte `body` on. Raw HTML is left out of the text.
pub(super) fn parse(source: &str, body: usize) -> Parsed {
    let mut reader = Reader::new(source);
    for (event, range) in Parser::new_ext(&source[body..], Options::empty()).into_offset_iter() {
        reader.event(event, range.start + body..range.end + body);
    }
    reader.flush();
    reader.builder.finish()
}

struct Reader<'s> {
    builder: Builder<'s>,
    /// The open block: its kind and where its text starts.
    open: Option<(BlockKind, u32)>,
    quotes: usize,
    /// The open lists: whether each is ordered.
    lists: Vec<bool>,
    /// Where the open inline marks start.
    marks: Vec<(MarkKind, u32)>,
    /// Inside a code block, whose lines are blocks of their own.
    code: bool,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Self {
        let builder = Builder::new(source);
        Reader { builder, open: None, quotes: 0, lists: vec![], marks: vec![], code: false }
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.code_lines(&text, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let start = self.place();
                self.builder.decoded(&text, range);
                self.builder.draft.mark(MarkKind::Code, start);
            }
            Event::SoftBreak | Event::HardBreak => self.builder.draft.join_lines(),
            Event::Rule => {
                self.flush();
                let at = self.begin(BlockKind::Rule);
                self.builder.draft.block(BlockKind::Rule, at);
                self.open = None;
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
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
            Tag::Image { dest_url, .. } => {
                self.flush();
                self.open_block(BlockKind::Figure { src: dest_url.to_string() });
            }
            Tag::Emphasis => self.open_mark(MarkKind::Emphasis),
            Tag::Strong => self.open_mark(MarkKind::Strong),
            Tag::Link { dest_url, .. } => self.open_mark(MarkKind::Link(dest_url.to_string())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::Image => self.flush(),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock => self.code = false,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                if let Some((kind, start)) = self.marks.pop() {
                    self.builder.draft.mark(kind, start);
                }
            }
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

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::Format::Markdown;

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
}
