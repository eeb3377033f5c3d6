//! Times of day: 19時30分, 下午3點, 7 pm, 15:30.

use crate::classes::Classes;
use crate::lexicon::Heads;
use crate::text::{Text, span};
use crate::{Mention, Reason, Value};
use lorgnette_kb::Label;
use std::sync::LazyLock;

/// Words before an hour, and whether they put it after noon.
const HALVES: &[(&str, bool)] = &[
    ("凌晨", false),
    ("清晨", false),
    ("早上", false),
    ("上午", false),
    ("中午", false),
    ("下午", true),
    ("傍晚", true),
    ("晚上", true),
    ("晚间", true),
    ("当晚", true),
    ("晚", true),
];
const ENGLISH_HALVES: &[(&str, bool)] =
    &[("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)];

/// Whether a word for a part of the day may begin with `c`.
pub(crate) fn may_begin(c: char) -> bool {
    static HEADS: LazyLock<Heads> =
        LazyLock::new(|| Heads::of(HALVES.iter().filter_map(|half| half.0.chars().next())));
    HEADS.may(c)
}

/// The times of a text.
pub(crate) fn mentions(text: &Text) -> Vec<Mention> {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | ':');
    let starts = text.places(Classes::DIGIT | Classes::TIME);
    let starts = starts.filter(|&at| !is_inside(text.before(at)));
    starts.filter_map(|at| mention(text, at)).collect()
}

fn mention(text: &Text, start: usize) -> Option<Mention> {
    let (end, hour, minute) =
        chinese(text, start).or_else(|| english(text, start)).or_else(|| clock(text, start))?;
    let iso = match minute {
        Some(minute) => format!("T{hour:02}:{minute:02}"),
        None => format!("T{hour:02}"),
    };
    Some(Mention {
        span: span(start, end),
        label: Label::Time,
        entity: None,
        value: Some(Value::Date { iso: Some(iso) }),
        confidence: 0.9,
        reasons: vec![Reason { rule: "time", ground: text.written(start, end) }],
        parent: None,
    })
}

type Time = (usize, u32, Option<u32>);

/// 下午3點半, 19時30分; an hour without minutes needs a half of the day.
fn chinese(text: &Text, start: usize) -> Option<Time> {
    let half = HALVES.iter().find_map(|&(word, late)| Some((text.after(start, word)?, late)));
    let (hour, at) = number(text, half.map_or(start, |(at, _)| at), 24)?;
    let (_, at) = text.longest(at, &["时", "点", "点钟"])?;
    let minute = number(text, at, 59).and_then(|(n, at)| Some((text.after(at, "分")?, n)));
    let minute = minute.or_else(|| Some((text.after(at, "半")?, 30)));
    let hour = late(hour, half.is_some_and(|(_, late)| late));
    let end = minute.map_or(at, |(end, _)| end);
    (half.is_some() || minute.is_some()).then_some((end, hour, minute.map(|(_, n)| n)))
}

/// 7 pm, 10:30 a.m.
fn english(text: &Text, start: usize) -> Option<Time> {
    let (hour, at) = number(text, start, 12)?;
    let minute = text.after(at, ":").and_then(|at| number(text, at, 59));
    let at = minute.map_or(at, |(_, at)| at);
    let seconds = minute.and_then(|_| number(text, text.after(at, ":")?, 59));
    let at = text.skip_spaces(seconds.map_or(at, |(_, at)| at));
    let half =
        ENGLISH_HALVES.iter().filter_map(|&(word, late)| Some((text.after(at, word)?, late)));
    let (end, is_late) = half.filter(|&(end, _)| text.is_edge(end)).max_by_key(|h| h.0)?;
    let hour = if hour == 12 && !is_late { 0 } else { late(hour, is_late) };
    Some((end, hour, minute.map(|(n, _)| n)))
}

/// 15:30, with two digits of minutes; a score has fewer.
fn clock(text: &Text, start: usize) -> Option<Time> {
    let (hour, at) = number(text, start, 24)?;
    let (minute, end) = number(text, text.after(at, ":")?, 59)?;
    let is_whole = text.at(end) != ':' && !text.at(end).is_ascii_alphanumeric();
    (is_whole && end - at == 3).then_some((end, hour, Some(minute)))
}

fn late(hour: u32, is_late: bool) -> u32 {
    if is_late && hour < 12 { hour + 12 } else { hour }
}

/// A number up to `most` in one or two digits.
fn number(text: &Text, start: usize, most: u32) -> Option<(u32, usize)> {
    text.number(start, 1..=2).filter(|&(number, _)| number <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn times_in_both_languages() {
        check(
            "[19時30分|TIME T19:30]與[下午3點半|TIME T15:30],[晚上8點|TIME T20],[當晚10時44分|TIME T22:44]",
        );
        check(
            "from [7 PM|TIME T19] until [10:30 a.m.|TIME T10:30], at [15:30|TIME T15:30] or [06:03:48 PM|TIME T18:03]",
        );
    }

    #[test]
    fn hours_as_a_length_and_points_are_none() {
        check("這3點,其中5時起,比分2:1,1:2:3");
    }

    #[test]
    fn tables_are_folded() {
        let halves: Vec<&str> = HALVES.iter().chain(ENGLISH_HALVES).map(|h| h.0).collect();
        crate::tests::all_folded(&[&halves]);
    }
}
