//! The prose: blocks as elements, gathered into sections.

use crate::entries::Entries;
use crate::escape;
use crate::inline::Inline;
use crate::names;
use crate::notes::Notes;
use crate::parted::{goes_on, parted};
use crate::strings::strings;
use crate::title;
use lorgnette_annotate::Annotated;
use lorgnette_kb::Kb;
use lorgnette_text::{Block, BlockKind, Document, Span};

/// Without headings a section ends with the block that brings it to so many characters.
const SECTION_CHARS: u32 = 800;
/// A section of more characters is parted in the same way under its heading, too: what is out of
/// sight is skipped by sections, and each is laid out at once when it comes near.
const LONGEST_SECTION: u32 = 5 * SECTION_CHARS;

/// The article as sections of blocks.
pub(crate) fn prose(annotated: &Annotated, kb: &Kb, entries: &Entries, notes: &Notes) -> String {
    let document = &annotated.document;
    let inline = Inline::new(annotated, kb, entries, notes);
    let mut prose = Prose { document, inline, out: String::new() };
    let (heading, blocks) = title::split(document);
    let blocks = parted(annotated, blocks);
    prose.start_section();
    prose.title(heading);
    prose.byline();
    for (n, section) in sections(&blocks).into_iter().enumerate() {
        if n > 0 {
            prose.out.push_str("</section>\n");
            prose.start_section();
        }
        section.chunk_by(belong_together).for_each(|group| prose.group(group));
    }
    prose.out.push_str("</section>\n");
    prose.out
}

/// From heading to heading; without headings, and under one with too much text for one section,
/// stretches of about [`SECTION_CHARS`].
fn sections(blocks: &[Block]) -> Vec<&[Block]> {
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
    let has_headings = blocks.iter().any(is_heading);
    let fits = |section: &[Block]| {
        has_headings && section.iter().map(|block| block.span.len()).sum::<u32>() <= LONGEST_SECTION
    };
    let headed = blocks.chunk_by(|_, next| !is_heading(next));
    let parted = |section| if fits(section) { vec![section] } else { stretches(section) };
    headed.flat_map(parted).collect()
}

/// About as many characters each; what shares an element stays together as long as it can.
fn stretches(blocks: &[Block]) -> Vec<&[Block]> {
    let mut chars = 0;
    let fits = |block: &Block, next: &Block| {
        chars += block.span.len();
        let most = if belong_together(block, next) { LONGEST_SECTION } else { SECTION_CHARS };
        let fits = chars < most;
        chars = if fits { chars } else { 0 };
        fits
    };
    blocks.chunk_by(fits).collect()
}

/// Neighbours that share one element: quoted paragraphs, items of a list.
fn belong_together(one: &Block, next: &Block) -> bool {
    let list = |block: &Block| matches!(block.kind, BlockKind::ListItem { .. });
    list(one) && list(next) || one.kind == BlockKind::Quote && next.kind == BlockKind::Quote
}

struct Prose<'a> {
    document: &'a Document,
    inline: Inline<'a>,
    out: String,
}

impl Prose<'_> {
    fn start_section(&mut self) {
        self.inline.start_section();
        self.out.push_str("<section class=\"section\">\n");
    }

    /// The title, from the text where it stands there; a text without one gets a title
    /// that is only for those who navigate by headings.
    fn title(&mut self, heading: Option<&Block>) {
        let given = self.document.meta.title.is_some();
        match heading {
            Some(block) => self.element("h1", block.span),
            None => {
                let class = if given { "" } else { r#" class="untitled""# };
                let title = escape::text(&title::title(self.document));
                if !title.is_empty() {
                    self.out.push_str(&format!("<h1{class}>{title}</h1>\n"));
                }
            }
        }
    }

    /// Date and source, where they are known.
    fn byline(&mut self) {
        let meta = &self.document.meta;
        let date = meta.date.as_ref().map(|iso| {
            let words = escape::text(&strings(&meta.language).date(iso));
            format!(r#"<time datetime="{}">{words}</time>"#, escape::attribute(iso))
        });
        let source = meta.source.as_ref().map(|source| source_markup(source));
        let parts: Vec<String> = date.into_iter().chain(source).collect();
        if !parts.is_empty() {
            self.out.push_str(&format!("<p class=\"byline\">{}</p>\n", parts.join(" ")));
        }
    }

    fn group(&mut self, group: &[Block]) {
        match group[0].kind {
            BlockKind::Quote => {
                self.out.push_str("<blockquote>\n");
                group.iter().for_each(|block| self.element("p", block.span));
                self.out.push_str("</blockquote>\n");
            }
            BlockKind::ListItem { .. } => self.list(group),
            _ => group.iter().for_each(|block| self.block(block)),
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            // The title is the one h1.
            BlockKind::Heading(level) => {
                self.element(&format!("h{}", (*level).clamp(2, 6)), block.span);
            }
            BlockKind::Figure { src } => self.figure(src, block.span),
            BlockKind::Rule => self.out.push_str("<hr>\n"),
            _ if block.span.is_empty() => {}
            _ if goes_on(self.document, block.span.end) => {
                self.element_of("p", " class=\"part\"", block.span);
            }
            _ => self.element("p", block.span),
        }
    }

    fn element(&mut self, name: &str, span: Span) {
        self.element_of(name, "", span);
    }

    fn element_of(&mut self, name: &str, class: &str, span: Span) {
        let lang = self.foreign(span).map(names::lang).unwrap_or_default();
        self.out.push_str(&format!("<{name}{class}{lang}>"));
        self.inline.push(&mut self.out, span);
        self.out.push_str(&format!("</{name}>\n"));
    }

    /// A list with its sublists; items that skip a depth stand one deeper.
    fn list(&mut self, items: &[Block]) {
        let mut open: Vec<(u8, &str)> = Vec::new();
        for item in items {
            let BlockKind::ListItem { depth, ordered } = item.kind else { continue };
            let element = if ordered { "ol" } else { "ul" };
            while open.last().is_some_and(|&(d, e)| d > depth || d == depth && e != element) {
                self.close_list(&mut open);
            }
            match open.last() {
                Some(&(d, _)) if d == depth => self.out.push_str("</li>\n"),
                _ => {
                    self.out.push_str(&format!("<{element}>\n"));
                    open.push((depth, element));
                }
            }
            self.out.push_str("<li>");
            self.inline.push(&mut self.out, item.span);
        }
        while !open.is_empty() {
            self.close_list(&mut open);
        }
    }

    fn close_list(&mut self, open: &mut Vec<(u8, &str)>) {
        if let Some((_, element)) = open.pop() {
            self.out.push_str(&format!("</li>\n</{element}>\n"));
        }
    }

    /// A picture with its caption. The page loads nothing from elsewhere, so a
    /// picture that lies elsewhere is linked.
    fn figure(&mut self, src: &str, caption: Span) {
        self.out.push_str("<figure>\n");
        match escape::href(src) {
            Some(src) if !escape::is_absolute(src) => {
                let src = escape::attribute(src);
                self.out.push_str(&format!("<img src=\"{src}\" alt=\"\">\n"));
            }
            Some(src) => {
                let (href, words) = (escape::attribute(src), escape::text(src));
                let link = format!(r#"<a class="link" href="{href}" rel="noreferrer">{words}</a>"#);
                self.out.push_str(&format!("<p>{link}</p>\n"));
            }
            None => {}
        }
        if !caption.is_empty() {
            self.element("figcaption", caption);
        }
        self.out.push_str("</figure>\n");
    }

    /// English, where an article in Chinese has a block of English.
    fn foreign(&self, span: Span) -> Option<&'static str> {
        let chinese = names::primary(&self.document.meta.language) == "zh";
        (chinese && is_english(self.inline.slice(span))).then_some("en")
    }
}

/// A source as a name, or as a link where it is an address.
fn source_markup(source: &str) -> String {
    let words = escape::text(source);
    match escape::href(source).filter(|address| escape::is_absolute(address)) {
        Some(address) => {
            let address = escape::attribute(address);
            format!(r#"<a class="source" href="{address}" rel="noreferrer">{words}</a>"#)
        }
        None => format!(r#"<span class="source">{words}</span>"#),
    }
}

/// Whether `text` is in Latin letters and English by the words that hold it together.
fn is_english(text: &str) -> bool {
    const FUNCTION_WORDS: [&str; 7] = ["the", "of", "and", "to", "is", "in", "by"];
    let latin = text.chars().all(|c| c.is_ascii() || !c.is_alphabetic());
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    latin && words.filter(|w| FUNCTION_WORDS.contains(w)).count() >= 2
}
