//! Where in the article the reader is, in code points of its text, and the way back there.
//!
//! Only the section at the line is read character by character; of those before it the length
//! is enough, for the words at the place find it again where lengths have changed.

use super::flow::sections;
use super::geometry::{scroll_by, viewport};
use super::keep::reading_line;
use super::pieces::measure;
use super::text::Block;
use super::{index_of, set};
use crate::desk::library::record::{QUOTED, Sight, Spot};
use web_sys::{DomRect, Element};

/// Says of a section how many code points its text has.
const LENGTH: &str = "data-length";

/// What the reader has before them; none without an article. Behind its end they are at no
/// words: the text is read, and begins anew.
pub(crate) fn sight() -> Option<Sight> {
    let sections = sections();
    let end = Spot { at: sections.iter().map(length).sum(), exact: String::new() };
    let at = |line: f64| at_line(&sections, line).unwrap_or_else(|| end.clone());
    (!sections.is_empty())
        .then(|| Sight { here: at(reading_line()), seen: at(viewport().height).at })
}

/// The first character that stands below a line of the viewport.
fn at_line(sections: &[Element], line: f64) -> Option<Spot> {
    let begun = |section: &Element| section.get_bounding_client_rect().bottom() <= line;
    let at = sections.partition_point(begun);
    let block = Block::whole(sections.get(at)?.clone());
    // Blanks between blocks stand nowhere.
    let seen = block.text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let seen: Vec<usize> = seen.map(|(byte, _)| byte).collect();
    let above = |byte: &usize| rect(&block, *byte).is_none_or(|rect| rect.bottom() <= line);
    let byte = *seen.get(seen.partition_point(above))?;
    let before: u32 = sections[..at].iter().map(length).sum();
    let exact = block.text[byte..].chars().take(QUOTED).collect();
    Some(Spot { at: before + count(&block.text[..byte]), exact })
}

/// Scrolls so that the reader is at `spot`: where its words stand nearest to where they stood,
/// else at the section where it was.
pub(crate) fn go_to(spot: &Spot) {
    let sections = sections();
    match found(&sections, spot) {
        (_, Some((block, at))) => show(&block, at),
        (near, None) => sections.get(near).into_iter().for_each(Element::scroll_into_view),
    }
}

/// The index of the first mention behind `spot`; one that no mention has, if none is.
pub(crate) fn first_mention_after(spot: &Spot) -> u32 {
    let sections = sections();
    let (section, found) = found(&sections, spot);
    let inside = found.and_then(|(block, at)| {
        let behind = block.mentions.iter().filter(|(_, words)| words.start >= at);
        behind.map(|(index, _)| *index).min()
    });
    let later = || {
        let mut later = sections.iter().skip(section + 1);
        index_of(&later.find_map(|section| section.query_selector("[data-m]").ok()?)?)
    };
    inside.or_else(later).unwrap_or(u32::MAX)
}

/// The section in which the words of `spot` stand, and the byte of its text where they do; where
/// they stand nowhere any more, the section in which they were.
fn found(sections: &[Element], spot: &Spot) -> (usize, Option<(Block, usize)>) {
    let starts = sections.iter().scan(0, |end, section| {
        let start = *end;
        *end += length(section);
        Some(start)
    });
    let starts: Vec<u32> = starts.collect();
    let near = starts.partition_point(|start| *start <= spot.at).saturating_sub(1);
    let mut order: Vec<usize> = (0..sections.len()).collect();
    order.sort_by_key(|index| index.abs_diff(near));
    let found = order.into_iter().find_map(|index| {
        let block = Block::whole(sections[index].clone());
        let at = spot.at.saturating_sub(starts[index]);
        let inside = Spot { at, exact: spot.exact.clone() };
        let at = block.text.contains(&spot.exact).then(|| inside.find(&block.text) as usize)?;
        let byte = block.text.char_indices().nth(at).map_or(0, |(byte, _)| byte);
        Some((index, (block, byte)))
    });
    found.map_or((near, None), |(index, found)| (index, Some(found)))
}

/// Brings a character to the line that is read.
fn show(block: &Block, byte: usize) {
    // What is out of sight has an assumed height until it is laid out.
    measure(Some(&block.element));
    block.element.scroll_into_view();
    if let Some(rect) = rect(block, byte) {
        scroll_by(rect.bottom() - reading_line() - 1.0);
    }
}

/// Where the character at `byte` stands in the viewport.
fn rect(block: &Block, byte: usize) -> Option<DomRect> {
    let end = byte + block.text[byte..].chars().next()?.len_utf8();
    Some(block.range(&(byte..end))?.get_bounding_client_rect())
}

/// Notes how long the text of `section` is: to know where somebody is, nobody reads a whole book.
pub(super) fn note_length(section: &Element) {
    set(section, LENGTH, &count(&section.text_content().unwrap_or_default()).to_string());
}

fn length(section: &Element) -> u32 {
    section.get_attribute(LENGTH).and_then(|length| length.parse().ok()).unwrap_or_default()
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
