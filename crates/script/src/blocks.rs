//! The stretches of text in a page's markup within which phrases are looked for.
//!
//! The reader walks the same markup in the browser, by the same [rules](crate::markup).

use crate::markup::{INLINE, NAME, TERMS, stays_ours};
use std::ops::Range;

/// A block of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) text: Vec<char>,
    /// Its text nodes, in order; together they are all of it.
    pub(crate) nodes: Vec<Range<usize>>,
    /// What is named where, the outer before the inner.
    pub(crate) named: Vec<Named>,
    /// Whether it stands in an attribute, and so is not read.
    pub(crate) aside: bool,
}

/// A stretch of a block that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) range: Range<usize>,
    /// What it names, by its id on the page; empty where only the name tells.
    pub(crate) id: String,
    /// Its classes: the kind of thing.
    pub(crate) class: String,
}

/// An element on the way down to where the walk is.
struct Open {
    name: String,
    skipped: bool,
    foreign: bool,
    /// Where in the block it began to name something.
    named: Option<usize>,
}

struct Walk<'l> {
    lang: &'l str,
    open: Vec<Open>,
    block: Block,
    blocks: Vec<Block>,
}

/// The blocks of `html`, which this project made, that are in the language `lang`.
pub(crate) fn blocks(html: &str, lang: &str) -> Vec<Block> {
    let mut walk = Walk { lang, open: Vec::new(), block: Block::default(), blocks: Vec::new() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        walk.text(&rest[..at]);
        let Some(end) = rest[at..].find('>').map(|end| at + end) else { break };
        match &rest[at + 1..end] {
            comment if comment.starts_with('!') => {}
            tag => match tag.strip_prefix('/') {
                Some(name) => walk.close(name),
                None => walk.open(tag),
            },
        }
        rest = &rest[end + 1..];
    }
    walk.text(rest);
    walk.end_block();
    walk.blocks
}

impl Walk<'_> {
    fn text(&mut self, markup: &str) {
        let out = self.open.last().is_some_and(|open| open.skipped || open.foreign);
        if out || markup.is_empty() {
            return;
        }
        let start = self.block.text.len();
        self.block.text.extend(unescaped(markup).chars());
        self.block.nodes.push(start..self.block.text.len());
    }

    fn open(&mut self, tag: &str) {
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            self.end_block();
        }
        let class = attribute(tag, "class").unwrap_or_default();
        let lang = attribute(tag, "lang");
        let outer = self.open.last();
        let skipped = outer.is_some_and(|open| open.skipped)
            || ["rt", "rp"].contains(&name)
            || class.split(' ').any(|class| class == "was");
        let foreign = match &lang {
            Some(lang) => !stays_ours(lang, self.lang, &class),
            None => outer.is_some_and(|open| open.foreign),
        };
        // The name of an entry names it whole, whatever the entry.
        let whole = || class.split(' ').any(|class| class == "name").then(String::new);
        let id = attribute(tag, "data-e")
            .or_else(|| Some(attribute(tag, "href")?.strip_prefix("#e-")?.to_string()))
            .or_else(whole);
        let at = self.block.text.len();
        let named = id.map(|id| {
            self.block.named.push(Named { range: at..at, id, class });
            self.block.named.len() - 1
        });
        let is_chinese = || attribute(tag, "data-lang").is_none_or(|lang| lang.starts_with("zh"));
        let shown = attribute(tag, NAME).filter(|_| is_chinese());
        for words in shown.into_iter().chain(attribute(tag, TERMS)) {
            let text: Vec<char> = words.chars().collect();
            let whole = 0..text.len();
            let named = Named { range: whole.clone(), id: String::new(), class: String::new() };
            self.blocks.push(Block { text, nodes: vec![whole], named: vec![named], aside: true });
        }
        if !["br", "hr", "img", "input", "wbr", "meta", "link"].contains(&name)
            && !tag.ends_with('/')
        {
            self.open.push(Open { name: name.to_string(), skipped, foreign, named });
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(open) = self.open.pop_if(|open| open.name == name)
            && let Some(named) = open.named.and_then(|n| self.block.named.get_mut(n))
        {
            named.range.end = self.block.text.len();
        }
        if !INLINE.contains(&name) {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        if !block.text.iter().all(|c| c.is_whitespace()) {
            self.blocks.push(block);
        }
    }
}

/// The value of an attribute in a tag of ours.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let end = tag[at..].find('"')? + at;
    Some(unescaped(&tag[at..end]))
}

/// Text out of markup; what `render` escapes.
fn unescaped(markup: &str) -> String {
    if !markup.contains('&') {
        return markup.to_string();
    }
    let plain = markup.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        blocks(html, "zh-Hant").iter().map(|block| block.text.iter().collect()).collect()
    }

    #[test]
    fn a_block_is_what_stands_between_elements_that_end_lines() {
        assert_eq!(
            texts("<h1>一</h1><p>二<a href=\"#x\">三</a>&amp;<br>四</p>五"),
            ["一", "二三&", "四", "五"]
        );
    }

    #[test]
    fn readings_damage_and_other_languages_are_no_part_of_it() {
        assert_eq!(
            texts(
                "<p>一<ruby>二<rp>(</rp><rt>èr</rt><rp>)</rp></ruby><del class=\"was\">x</del>\
                 <bdi lang=\"zh-Hans\">北<b>京</b></bdi><span lang=\"zh-Hant\">三</span>\
                 <bdi class=\"name\" lang=\"zh-TW\">四</bdi></p>"
            ),
            ["一二三四"]
        );
    }

    #[test]
    fn what_is_named_knows_where_it_stands() {
        let html = "<p>在<a class=\"mention org\" data-e=\"pku\"><span data-e=\"beijing\">北京\
                    </span>大學</a></p><div data-name=\"北京\">";
        let blocks = blocks(html, "zh-Hant");
        let named: Vec<_> =
            blocks[0].named.iter().map(|n| (n.id.as_str(), n.range.clone())).collect();
        assert_eq!(named, [("pku", 1..5), ("beijing", 1..3)]);
        assert_eq!(blocks[0].nodes, [0..1, 1..3, 3..5]);
        assert_eq!(blocks[1].text, ['北', '京']);
    }
}
