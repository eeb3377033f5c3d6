//! Dates: the phrases that name one, in text order, each resolved with what went before.
//!
//! 1. [`super::eras`], [`super::lunar_dates`], [`super::chinese_dates`] and
//!    [`super::english_dates`] read a phrase.
//! 2. Two phrases joined by 至, 到 or a dash make a range.
//! 3. [`super::relative_dates`] resolves what lacks a year or a day.

use crate::calendar::Calendar;
use crate::classes::Classes;
use crate::lexicon::Heads;
use crate::lunar::Lunar;
use crate::rules::relative_dates::Resolver;
use crate::rules::{chinese_dates, english_dates, eras, lunar_dates};
use crate::text::{Text, is_stop, span};
use crate::{Mention, Reason, Value};
use lorgnette_kb::Label;
use std::sync::LazyLock;

/// What a phrase says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A date; what it lacks is to be filled in.
    Calendar(Calendar),
    /// A stretch of time with a fixed ISO 8601 interval: a decade, a century.
    Fixed(String),
    /// A step from a known date, and then a part of where it leads.
    Relative(Anchor, Step, Calendar),
    /// A date of the lunar calendar, in the lunar year of that number or in one to be filled in.
    Lunar(Option<i32>, Lunar),
    /// A date that nothing can resolve: a decade of no century.
    Open,
}

/// What a relative date starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// The article's date: 昨天, last year.
    Article,
    /// The last date in the text: 那年, the next day.
    Text,
}

/// How far it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Years(i32),
    Months(i32),
    /// To the season (from 0, spring) that last ended.
    LastSeason(u32),
    /// To the month (from 1) that last ended.
    LastMonth(u32),
    /// Weeks, to the whole week or to one of its days, Monday being 0.
    Weeks(i32, Option<u32>),
    Days(i32),
}

impl Step {
    /// Whether it leads nowhere.
    pub(crate) fn is_none(self) -> bool {
        matches!(self, Step::Years(0) | Step::Months(0) | Step::Days(0) | Step::Weeks(0, None))
    }
}

/// A phrase that names a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) meaning: Meaning,
    /// The end of the range that it begins.
    pub(crate) until: Option<Calendar>,
}

/// A date as it was resolved.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) iso: Option<String>,
    pub(crate) confidence: f32,
    pub(crate) reason: Reason,
}

/// What joins two dates to a range.
const JOINTS: &[&str] = &["至", "到", "-", "—", "~", "──", "——", " to "];

/// The dates of a text; `article` is the article's own date, if it is known.
pub(crate) fn mentions(text: &Text, article: Option<&str>) -> Vec<Mention> {
    let mut resolver = Resolver::new(article);
    let (mut mentions, mut free) = (Vec::new(), 0);
    let heads = Classes::DIGIT | Classes::DATE;
    for at in text.places(heads | Classes::STOP) {
        if at < free {
            continue;
        }
        if let Some(phrase) = text.is(at, heads).then(|| phrase(text, at)).flatten() {
            free = phrase.end;
            let words = text.written(phrase.start, phrase.end);
            mentions.push(mention(&phrase, resolver.resolve(&phrase, words)));
        } else if text.at(at) == '\n' {
            resolver.next_line();
        } else if is_stop(text, at) {
            resolver.next_sentence();
        }
    }
    mentions
}

fn mention(phrase: &Phrase, resolved: Resolved) -> Mention {
    Mention {
        span: span(phrase.start, phrase.end),
        label: Label::Date,
        entity: None,
        value: Some(Value::Date { iso: resolved.iso }),
        confidence: resolved.confidence,
        reasons: vec![resolved.reason],
        parent: None,
    }
}

/// Whether a phrase in Chinese words may begin with `c`.
pub(crate) fn may_begin(c: char) -> bool {
    static HEADS: LazyLock<Heads> = LazyLock::new(|| {
        let words = chinese_dates::words().chain(eras::words()).chain(lunar_dates::words());
        Heads::of(words.filter_map(|word| word.chars().next()))
    });
    HEADS.may(c)
}

/// The words in letters that a phrase may begin with.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    english_dates::words()
}

fn phrase(text: &Text, start: usize) -> Option<Phrase> {
    // Numbers and words are not entered midway.
    let is_midway = text.is(start, Classes::DIGIT) && text.before(start).is_ascii_digit();
    if is_midway || text.at(start).is_ascii_alphabetic() && !text.is_edge(start) {
        return None;
    }
    let (end, meaning) = simple(text, start)?;
    let range = text.longest(end, JOINTS).and_then(|(_, second)| {
        let day = || english_dates::second_day(text, start, second);
        match simple(text, second).or_else(day)? {
            (end, Meaning::Calendar(until)) => Some((end, until)),
            _ => None,
        }
    });
    Some(match range.filter(|_| matches!(meaning, Meaning::Calendar(_))) {
        Some((end, until)) => Phrase { start, end, meaning, until: Some(until) },
        None => Phrase { start, end, meaning, until: None },
    })
}

fn simple(text: &Text, start: usize) -> Option<(usize, Meaning)> {
    if text.at(start).is_ascii_alphabetic() {
        return english_dates::phrase(text, start);
    }
    eras::phrase(text, start)
        .or_else(|| lunar_dates::phrase(text, start))
        .or_else(|| chinese_dates::phrase(text, start))
        .or_else(|| english_dates::phrase(text, start))
}

#[cfg(test)]
mod tests {
    use crate::tests::check;

    #[test]
    fn absolute_dates_in_every_notation() {
        check("[2025年9月3日|DATE 2025-09-03]、[2024年|DATE 2024]、[2024-06-19|DATE 2024-06-19]");
        check("[二〇二五年九月三日|DATE 2025-09-03]");
        check("[September 3, 2025|DATE 2025-09-03] and [3 September 2025|DATE 2025-09-03]");
        check("[2024年下半年|DATE 2024-07/2024-12],[2024年第一季度|DATE 2024-01/2024-03]");
        check("[2024年夏天|DATE 2024-06/2024-08]、[2024年6月上旬|DATE 2024-06-01/2024-06-10]");
        check("[20世紀|DATE 1901/2000],[1990年代|DATE 1990/1999],[90年代|DATE ?]後期");
    }

    #[test]
    fn ranges_are_one_date() {
        check("[2024年6月至8月|DATE 2024-06/2024-08]");
        check("從[2022年到2024年|DATE 2022/2024]");
        check("[2025年9月3日至5日|DATE 2025-09-03/2025-09-05]");
        check("[2022—2024年|DATE 2022/2024]");
        check("[2024年10月|DATE 2024-10]到了");
        check(
            "[September 4 to 6, 2019|DATE 2019-09-04/2019-09-06], [June to August 2024|DATE 2024-06/2024-08]",
        );
        check(
            "in [1949|DATE 1949], [1950|DATE 1950] and [1961|DATE 1961]; between [2014|DATE 2014] and [2016|DATE 2016]",
        );
    }

    #[test]
    fn impossible_dates_are_left_or_unresolved() {
        check("9999999月、13月、0月、");
        check("[2024年|DATE 2024]13月");
        check("2025-13-01");
    }
}
