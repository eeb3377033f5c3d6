//! Inline markup: mentions, marks, repairs and readings laid over a stretch of text.
//!
//! They nest and cross freely in the document, elements may only nest. Between
//! two borders nothing changes, so every such piece has one list of layers,
//! outermost first; from piece to piece only what differs is closed and opened.
//! Mentions are outermost and never cross, so a mention is always one element.

use crate::entries::Entries;
use crate::escape::{self, push_attribute, push_text};
use crate::names;
use crate::notes::{self, Notes};
use crate::repairs;
use crate::terms::in_readers_terms;
use lorgnette_annotate::Annotated;
use lorgnette_kb::Kb;
use lorgnette_text::{Certainty, Change, CharIndex, MarkKind, Span};
use std::collections::BTreeSet;

/// What covers a stretch of text; the order is the order of nesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What<'a> {
    /// A mention that lies in no other: an `<a>`.
    Mention(usize),
    /// A mention inside another: a `<span>`, because `<a>` cannot nest.
    Inner(usize),
    /// A link; under a mention it is left out, for the same reason.
    Link(&'a str),
    /// What a reader marked, by the id of their note.
    Noted(&'a str),
    Strong,
    Emphasis,
    Code,
    /// Repaired text, by index of its change.
    Repair(usize),
    /// A character with its reading, and the change that lifted it out of the text.
    Reading(&'a str, Option<usize>),
}

/// A layer over a span; the order is the order of nesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Layer<'a> {
    what: What<'a>,
    span: Span,
}

/// Renders stretches of one document, in reading order.
pub(crate) struct Inline<'a> {
    annotated: &'a Annotated,
    kb: &'a Kb,
    entries: &'a Entries,
    notes: &'a Notes,
    index: CharIndex,
    /// By start, the empty ones first.
    layers: Vec<Layer<'a>>,
    /// The first layer that does not start before the text rendered so far.
    next: usize,
    /// Ids of the entries already named in this section.
    seen: BTreeSet<&'a str>,
}

impl<'a> Inline<'a> {
    pub(crate) fn new(
        annotated: &'a Annotated,
        kb: &'a Kb,
        entries: &'a Entries,
        notes: &'a Notes,
    ) -> Self {
        let index = CharIndex::new(&annotated.document.text);
        let mut layers = mention_layers(annotated);
        layers.extend(document_layers(annotated));
        layers.sort_by_cached_key(|layer| (layer.span, *layer));
        let seen = BTreeSet::new();
        Inline { annotated, kb, entries, notes, index, layers, next: 0, seen }
    }

    /// From here on each entity's next mention is a tab stop again.
    pub(crate) fn start_section(&mut self) {
        self.seen.clear();
    }

    /// Appends the text under `span` with all that covers it. What starts outside of
    /// `span` is left out, what ends beyond it ends with it.
    pub(crate) fn push(&mut self, out: &mut String, span: Span) {
        let layers = self.layers_from(span);
        let mut borders: Vec<u32> =
            layers.iter().flat_map(|layer| [layer.span.start, layer.span.end]).collect();
        borders.extend([span.start, span.end]);
        borders.sort_unstable();
        borders.dedup();
        let mut open: Vec<Layer> = Vec::new();
        let mut pending = layers.as_slice();
        let mut active: Vec<Layer> = Vec::new();
        for (n, &at) in borders.iter().enumerate() {
            active.retain(|layer| layer.span.end > at);
            let starting = pending.partition_point(|layer| layer.span.start <= at);
            let (now, later) = pending.split_at(starting);
            pending = later;
            active.extend(now.iter().filter(|layer| !layer.span.is_empty()));
            active.sort_unstable();
            let wanted = nestable(&active);
            let kept = open.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
            open.drain(kept..).rev().for_each(|layer| self.close(out, layer, at));
            now.iter().filter(|l| l.span.is_empty()).for_each(|layer| self.gone(out, layer));
            wanted[kept..].iter().for_each(|layer| self.open(out, layer));
            open = wanted;
            if let Some(&end) = borders.get(n + 1) {
                push_text(out, self.slice(Span::new(at, end)));
            }
        }
    }

    /// The layers that start in `span`, cut at its end.
    fn layers_from(&mut self, span: Span) -> Vec<Layer<'a>> {
        let rest = &self.layers[self.next..];
        let first = rest.partition_point(|layer| layer.span.start < span.start);
        let last = rest.partition_point(|layer| layer.span <= Span::new(span.end, span.end));
        let cut = |layer: &Layer<'a>| Layer {
            span: Span::new(layer.span.start, layer.span.end.min(span.end)),
            ..*layer
        };
        let layers = rest[first..last].iter().map(cut).collect();
        self.next += last;
        layers
    }

    /// The text under `span`.
    pub(crate) fn slice(&self, span: Span) -> &'a str {
        self.index.slice(&self.annotated.document.text, span)
    }

    fn change(&self, change: usize) -> &'a Change {
        &self.annotated.document.changes[change]
    }

    fn open(&mut self, out: &mut String, layer: &Layer<'a>) {
        match layer.what {
            What::Mention(m) => self.open_mention(out, m),
            What::Inner(m) => {
                let entry = self.entries.of(m);
                out.push_str(&format!(r#"<span class="inner" id="m-{m}" data-m="{m}" data-e=""#));
                push_attribute(out, &entry.id);
                out.push('"');
                self.push_note(out, m);
                self.push_lang(out, m);
                out.push('>');
            }
            What::Link(address) => open_link(out, address),
            What::Noted(id) => {
                out.push_str(r#"<mark class="noted" data-noted=""#);
                push_attribute(out, id);
                out.push_str("\">");
            }
            What::Strong => out.push_str("<strong>"),
            What::Emphasis => out.push_str("<em>"),
            What::Code => out.push_str("<code>"),
            What::Repair(r) => self.open_repair(out, "ins", r),
            What::Reading(_, Some(r)) => self.open_repair(out, "ruby", r),
            What::Reading(_, None) => out.push_str("<ruby>"),
        }
    }

    fn open_mention(&mut self, out: &mut String, m: usize) {
        let entries = self.entries;
        let entry = entries.of(m);
        let kind = crate::Kind::from(self.annotated.mentions[m].label).class();
        let key = if entry.key { " key" } else { "" };
        let id = escape::attribute(&entry.id);
        // The first of its section is painted and a tab stop; the others are neither by default.
        let (again, stop) = match self.seen.insert(&entry.id) {
            true => ("", ""),
            false => (" again", r#" tabindex="-1""#),
        };
        out.push_str(&format!(
            r##"<a class="mention {kind}{key}{again}" id="m-{m}" href="#e-{id}" data-m="{m}" data-e="{id}"{stop}"##
        ));
        self.push_note(out, m);
        self.push_lang(out, m);
        self.push_terms(out, m);
        out.push('>');
    }

    fn push_note(&self, out: &mut String, m: usize) {
        out.push_str(&self.notes.at(m).map(notes::attribute).unwrap_or_default());
    }

    /// Says what a figure is in the reader's terms, for the style sheet to show.
    fn push_terms(&self, out: &mut String, m: usize) {
        let mention = &self.annotated.mentions[m];
        let article = &self.annotated.document.meta.language;
        if let Some(terms) = in_readers_terms(mention, self.slice(mention.span), article) {
            out.push_str(" data-units=\"");
            push_attribute(out, &terms);
            out.push('"');
        }
    }

    /// Says which language a mention is in, where that is not the article's.
    fn push_lang(&self, out: &mut String, m: usize) {
        let mention = &self.annotated.mentions[m];
        let article = &self.annotated.document.meta.language;
        let Some(entity) = mention.entity.map(|e| self.kb.entity(e)) else { return };
        if let Some(lang) = names::foreign(entity, self.slice(mention.span), article) {
            out.push_str(&names::lang(lang));
        }
    }

    fn open_repair(&self, out: &mut String, element: &str, r: usize) {
        let guess = match self.change(r).certainty {
            Certainty::Guess => " guess",
            Certainty::Certain => "",
        };
        out.push_str(&format!(r#"<{element} class="repair{guess}" data-r="{r}">"#));
    }

    fn close(&self, out: &mut String, layer: Layer, at: u32) {
        match layer.what {
            What::Mention(_) | What::Link(_) => out.push_str("</a>"),
            What::Inner(_) => out.push_str("</span>"),
            What::Noted(_) => out.push_str("</mark>"),
            What::Strong => out.push_str("</strong>"),
            What::Emphasis => out.push_str("</em>"),
            What::Code => out.push_str("</code>"),
            What::Repair(r) => {
                out.push_str("</ins>");
                // A repair split at a mention's border shows the damage once, at its end.
                if layer.span.end == at {
                    self.push_was(out, r);
                }
            }
            What::Reading(reading, _) => {
                out.push_str("<rp>(</rp><rt class=\"given\">");
                push_text(out, reading);
                out.push_str("</rt><rp>)</rp></ruby>");
            }
        }
    }

    /// A repair that took text away and left nothing.
    fn gone(&self, out: &mut String, layer: &Layer) {
        if let What::Repair(r) = layer.what {
            self.open_repair(out, "ins", r);
            out.push_str("</ins>");
            self.push_was(out, r);
        }
    }

    fn push_was(&self, out: &mut String, r: usize) {
        out.push_str(r#"<del class="was">"#);
        push_text(out, &self.change(r).before);
        out.push_str("</del>");
    }
}

fn open_link(out: &mut String, address: &str) {
    out.push_str(r#"<a class="link" href=""#);
    push_attribute(out, address);
    out.push('"');
    if escape::is_absolute(address) {
        out.push_str(r#" rel="noreferrer""#);
    }
    out.push('>');
}

/// The layers that may be open together: links give way to mentions and to each
/// other, and a character has one reading.
fn nestable<'a>(active: &[Layer<'a>]) -> Vec<Layer<'a>> {
    let mut anchored = false;
    let mut read = false;
    let mut wanted = active.to_vec();
    wanted.retain(|layer| match layer.what {
        What::Mention(_) => !std::mem::replace(&mut anchored, true),
        What::Inner(_) => anchored,
        What::Link(_) => !std::mem::replace(&mut anchored, true),
        What::Reading(..) => !std::mem::replace(&mut read, true),
        _ => true,
    });
    wanted
}

fn mention_layers(annotated: &Annotated) -> Vec<Layer<'_>> {
    let layer = |(m, mention): (usize, &lorgnette_annotate::Mention)| Layer {
        what: match mention.parent {
            Some(_) => What::Inner(m),
            None => What::Mention(m),
        },
        span: mention.span,
    };
    annotated.mentions.iter().enumerate().map(layer).filter(|l| !l.span.is_empty()).collect()
}

/// The layers of marks and repairs; those whose address may not be linked are left out.
fn document_layers(annotated: &Annotated) -> Vec<Layer<'_>> {
    let changes = &annotated.document.changes;
    let lifted = repairs::lifted(&annotated.document);
    let mut layers = Vec::new();
    for mark in &annotated.document.marks {
        let what = match &mark.kind {
            MarkKind::Emphasis => Some(What::Emphasis),
            MarkKind::Strong => Some(What::Strong),
            MarkKind::Code => Some(What::Code),
            MarkKind::Link(address) => escape::href(address).map(What::Link),
            MarkKind::Noted(id) => Some(What::Noted(id)),
            MarkKind::Reading(reading) => {
                Some(What::Reading(reading, repairs::lifted_from(changes, mark.span)))
            }
        };
        let span = mark.span;
        layers.extend(what.filter(|_| !span.is_empty()).map(|what| Layer { what, span }));
    }
    let repaired = changes.iter().enumerate().filter(|(r, _)| !lifted[*r]);
    layers.extend(repaired.map(|(r, c)| Layer { what: What::Repair(r), span: c.repaired }));
    layers
}
