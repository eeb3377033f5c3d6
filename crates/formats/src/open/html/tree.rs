//! Markup to a tree: the tokens of the HTML standard, nested by a [`Builder`].
//!
//! Nothing is run, fetched or resolved; of attributes only those that are asked for are kept.
//! The nodes lie in document order and know where their subtree ends, so that every walk is a
//! loop over indices and no depth of markup can exhaust the stack.

use super::nesting::Builder;
use html5gum::{DefaultEmitter, Tokenizer};
use std::ops::Range;

/// How markup is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// As pages of the web: some elements end by themselves.
    Html,
    /// As in books: elements end where they say so.
    Xml,
}

/// A tree of nodes in document order; the first is the root, which is no element.
pub(crate) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The comments that stand before the first element.
    pub(crate) opening: Vec<String>,
    pub(crate) syntax: Syntax,
}

pub(super) struct Node {
    pub(super) parent: u32,
    /// The index after its last descendant.
    pub(super) end: u32,
    pub(super) content: Content,
}

pub(super) enum Content {
    Text(String),
    Element(&'static str, Vec<(&'static str, String)>),
}

impl Tree {
    /// Reads `markup`; it cannot fail.
    pub(crate) fn of(markup: &str, syntax: Syntax) -> Tree {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(syntax == Syntax::Html);
        let mut builder = Builder::new(syntax);
        for token in Tokenizer::new_with_emitter(markup, emitter) {
            let Ok(token) = token;
            builder.token(token);
        }
        builder.finish()
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What contains `node`; the root contains itself.
    pub(crate) fn parent(&self, node: usize) -> usize {
        self.nodes[node].parent as usize
    }

    /// `node` and all that it contains, in document order.
    pub(crate) fn within(&self, node: usize) -> Range<usize> {
        node..self.nodes[node].end as usize
    }

    /// The name of an element; empty for a text.
    pub(crate) fn name(&self, node: usize) -> &'static str {
        match self.nodes[node].content {
            Content::Element(name, _) => name,
            Content::Text(_) => "",
        }
    }

    /// The text of a text.
    pub(crate) fn text(&self, node: usize) -> Option<&str> {
        match &self.nodes[node].content {
            Content::Text(text) => Some(text),
            Content::Element(..) => None,
        }
    }

    pub(crate) fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        let Content::Element(_, attributes) = &self.nodes[node].content else { return None };
        attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The elements called `name`, in document order.
    pub(crate) fn all<'t>(&'t self, name: &'static str) -> impl Iterator<Item = usize> + 't {
        self.all_within(0, name)
    }

    /// The same within `node`.
    pub(crate) fn all_within<'t>(
        &'t self,
        node: usize,
        name: &'static str,
    ) -> impl Iterator<Item = usize> + 't {
        self.within(node).filter(move |&at| self.name(at) == name)
    }

    /// What contains `node`, nearest first, without the root.
    pub(crate) fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        let up = |&at: &usize| Some(self.parent(at)).filter(|&parent| parent != 0);
        std::iter::successors(Some(node), up).skip(1)
    }

    /// All text within `node` but programs and readings, with its white space collapsed.
    pub(crate) fn words(&self, node: usize) -> String {
        let Range { start: mut at, end } = self.within(node);
        let mut texts = String::new();
        while at < end {
            texts.push_str(self.text(at).unwrap_or_default());
            let silent = matches!(self.name(at), "script" | "style" | "template" | "rt" | "rp");
            at = if silent { self.within(at).end } else { at + 1 };
        }
        collapsed(&texts)
    }
}

/// `text` with each stretch of white space as one space, and none around it.
pub(crate) fn collapsed(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as nested brackets.
    fn shown(tree: &Tree) -> String {
        let mut out = String::new();
        let mut ends: Vec<usize> = Vec::new();
        for node in 1..tree.len() {
            while ends.last().is_some_and(|&end| end <= node) {
                ends.pop();
                out.push(')');
            }
            match tree.text(node) {
                Some(text) => out.push_str(text),
                None => {
                    out.push_str(tree.name(node));
                    out.push('(');
                    ends.push(tree.within(node).end);
                }
            }
        }
        out + &")".repeat(ends.len())
    }

    #[track_caller]
    fn check(markup: &str, expected: &str) {
        assert_eq!(shown(&Tree::of(markup, Syntax::Html)), expected);
    }

    #[test]
    fn elements_end_where_the_standard_ends_them() {
        check("<p>a<p>b<div>c</div>d", "p(a)p(b)div(c)d");
        check("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(aul(li(b)))li(c))");
        check("<table><tr><td>a<td><p>b<tr><th>c</table>d", "table(tr(td(a)td(p(b)))tr(th(c)))d");
        check("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)dd(b)dt(c))");
        check("<ruby>漢<rp>(<rt>kan<rp>)</ruby>", "ruby(漢rp(()rt(kan)rp()))");
        check("a<br>b</br>c<img src=x>d", "abr()bbr()cimg()d");
    }

    #[test]
    fn ends_of_nothing_end_nothing() {
        check("<div><p>a</section></table>b</p></div>", "div(p(ab))");
        check("<table><tr><td></p></div>a</td></tr></table>", "table(tr(td(a)))");
        check("</html></body>a", "a");
    }

    #[test]
    fn what_is_no_text_stays_apart() {
        check("<script>if (a<b) '<p>'</script>c", "script(if (a<b) '<p>')c");
        check("<title>a<b>&amp;</title>b", "title(a<b>&)b");
        check("a<!-- <p> -->b<![CDATA[c]]>d&#0;\0", "abd\u{fffd}");
    }

    #[test]
    fn attributes_are_kept_by_their_names() {
        let tree = Tree::of("<A HREF='x' onclick=\"y()\" href=z class>", Syntax::Html);
        assert_eq!((tree.attribute(1, "href"), tree.attribute(1, "class")), (Some("x"), Some("")));
        assert_eq!(tree.attribute(1, "onclick"), None);
    }

    #[test]
    fn in_xml_elements_end_themselves() {
        let tree = Tree::of("<title/><p>a<script src='x'/>b</p>", Syntax::Xml);
        assert_eq!(shown(&tree), "title()p(ascript()b)");
    }

    #[test]
    fn depth_has_a_bound() {
        let tree = Tree::of(&"<div>a".repeat(10_000), Syntax::Html);
        assert_eq!(tree.len(), 20_001);
        assert_eq!(tree.ancestors(20_000).count(), 511);
    }
}
