//! Resolving dates: from what the text and the article say, and never by guessing.
//!
//! A date without a year goes on from the last date of its own sentence or the
//! one before. Else an earlier date and the article's own each propose a year:
//! it is taken if only one does, or if both agree, be it on the last such month
//! that has passed. 那年 and 次日 go by the last date of the text, 去年 and 昨天
//! by the article's date alone. What remains open has no value.

use crate::Reason;
use crate::calendar::{Calendar, Part};
use crate::lunar::Lunar;
use crate::rules::dates::{Anchor, Meaning, Phrase, Resolved, Step};

/// What is known of dates at a place in the text.
#[derive(Clone, Debug)]
pub(crate) struct Resolver {
    article: Option<Calendar>,
    seen: Vec<Seen>,
    line: u32,
    sentence: u32,
}

/// A date so far, and where.
#[derive(Clone, Copy, Debug)]
struct Seen {
    line: u32,
    sentence: u32,
    date: Calendar,
}

/// A date completed, what it was completed from, and how sure that is.
struct Filled {
    date: Calendar,
    from: Calendar,
    rule: &'static str,
    confidence: f32,
}

impl Resolver {
    pub(crate) fn new(article: Option<&str>) -> Self {
        let article = article.and_then(Calendar::parse);
        Resolver { article, seen: Vec::new(), line: 0, sentence: 0 }
    }

    /// The text goes on in another paragraph.
    pub(crate) fn next_line(&mut self) {
        self.line += 1;
        self.sentence += 1;
    }

    /// The text goes on in another sentence.
    pub(crate) fn next_sentence(&mut self) {
        self.sentence += 1;
    }

    fn see(&mut self, date: Calendar) {
        self.seen.push(Seen { line: self.line, sentence: self.sentence, date });
    }

    /// The value of `phrase`, which is written as `words`; what it says is known from here on.
    pub(crate) fn resolve(&mut self, phrase: &Phrase, words: String) -> Resolved {
        let filled = match &phrase.meaning {
            Meaning::Fixed(iso) => return certain(Some(iso.clone()), words),
            Meaning::Open => return open("it does not say which of many".to_string()),
            Meaning::Calendar(date) if date.year.is_some() => {
                self.see(*date);
                return certain(self.until(date, phrase.until), words);
            }
            Meaning::Calendar(date) => match phrase.until.and_then(|until| until.year) {
                // June to August 2024: the year stands at the end.
                year @ Some(_) => {
                    let date = Calendar { year, ..*date };
                    self.see(date);
                    return certain(self.until(&date, phrase.until), words);
                }
                None => self.complete(*date),
            },
            Meaning::Lunar(year, lunar) => return self.lunar(*year, *lunar, words),
            Meaning::Relative(Anchor::Article, step, rest) => self.by_article(*step, *rest),
            Meaning::Relative(Anchor::Text, step, rest) => self.by_text(*step, *rest),
        };
        match filled {
            Ok(filled) => {
                let Some(iso) = self.until(&filled.date, phrase.until) else {
                    return open("there is no such date".to_string());
                };
                self.see(filled.date);
                let ground = filled.from.iso().unwrap_or_default();
                let reason = Reason { rule: filled.rule, ground };
                Resolved { iso: Some(iso), confidence: filled.confidence, reason }
            }
            Err(why) => open(why),
        }
    }

    /// A lunar date, which takes its year from where others do.
    fn lunar(&mut self, year: Option<i32>, lunar: Lunar, words: String) -> Resolved {
        if let Some(year) = year {
            return certain(lunar.iso(year), words);
        }
        // The last two months may lie in the next year.
        if lunar.month > 10 {
            return open("it does not say of which lunar year".to_string());
        }
        // The others lie in the Gregorian one of their number, most of each in the next month.
        let month = Some(lunar.month + 1);
        match self.complete(Calendar { month, ..Calendar::default() }) {
            Ok(Filled { date, from, rule, confidence }) => {
                let Some(iso) = date.year.and_then(|year| lunar.iso(year)) else {
                    return open("there is no such date".to_string());
                };
                let reason = Reason { rule, ground: from.iso().unwrap_or_default() };
                Resolved { iso: Some(iso), confidence, reason }
            }
            Err(why) => open(why),
        }
    }

    /// The date, or the range from it to `until`, which takes over what it lacks.
    fn until(&mut self, date: &Calendar, until: Option<Calendar>) -> Option<String> {
        let from = date.iso()?;
        let Some(until) = until else { return Some(from) };
        let month = date.month.filter(|_| until.day.is_some());
        let until =
            Calendar { year: until.year.or(date.year), month: until.month.or(month), ..until };
        let iso = until.iso()?;
        self.see(until);
        Some(format!("{from}/{iso}"))
    }

    /// A date without a year, or without year and month.
    fn complete(&self, date: Calendar) -> Result<Filled, String> {
        if date.month.is_none() {
            return self.complete_day(date);
        }
        let fill = |from: Calendar, rule, confidence| {
            let date = Calendar { year: from.year, ..date };
            Filled { date, from, rule, confidence }
        };
        if let Some(near) = self.near() {
            return Ok(fill(near, "date-relative", 0.95));
        }
        let far = self.seen.last().map(|seen| fill(seen.date, "date-relative", 0.85));
        let article = self.article.map(|article| fill(article, "date-article", 0.85));
        match (far, article) {
            (Some(far), Some(article)) => self.agreed(far, article),
            (Some(one), None) | (None, Some(one)) => Ok(one),
            (None, None) => Err("no year before it".to_string()),
        }
    }

    /// The last date of this sentence, or of the one before if it names a
    /// month: a year alone is background there.
    fn near(&self) -> Option<Calendar> {
        let near = self.seen.iter().rev().take_while(|seen| seen.line == self.line);
        let mut near = near.take_while(|seen| seen.sentence + 1 >= self.sentence);
        let found = near.find(|s| s.sentence == self.sentence || s.date.month.is_some())?;
        Some(found.date)
    }

    /// 19日: of the month that the text named last, else of the article's.
    fn complete_day(&self, date: Calendar) -> Result<Filled, String> {
        let seen = self.seen.iter().rev().map(|seen| seen.date).find(|d| d.month.is_some());
        let seen = seen.map(|from| (from, "date-relative"));
        let article = self.article.filter(|article| article.month.is_some());
        let (from, rule) =
            seen.or(article.map(|from| (from, "date-article"))).ok_or("no month before it")?;
        let date = Calendar { year: from.year, month: from.month, ..date };
        Ok(Filled { date, from, rule, confidence: 0.85 })
    }

    /// A year of the text and the article's: they agree, or the text's is the
    /// last in which the date has passed by the article's day.
    fn agreed(&self, far: Filled, article: Filled) -> Result<Filled, String> {
        let iso = |date: &Calendar| date.iso().unwrap_or_default();
        let (a, b) = (iso(&far.date), iso(&article.date));
        let today = self.article.map(|date| iso(&date)).unwrap_or_default();
        let year_before = article.date.year.map(|year| year - 1);
        // ISO 8601 dates sort as text.
        let is_last_passed = b > today && far.date.year == year_before;
        match (a == b, is_last_passed) {
            (true, _) => Ok(article),
            (_, true) => Ok(far),
            _ => Err(format!("{a} or {b}")),
        }
    }

    fn by_article(&self, step: Step, rest: Calendar) -> Result<Filled, String> {
        let article = self.article.ok_or("the article's date is not known")?;
        let date =
            stepped(article, step, rest).ok_or("the article's date is not known to the day")?;
        Ok(Filled { date, from: article, rule: "date-article", confidence: 0.95 })
    }

    fn by_text(&self, step: Step, rest: Calendar) -> Result<Filled, String> {
        let known =
            self.seen.iter().rev().find_map(|s| Some((s.date, stepped(s.date, step, rest)?)));
        let (from, date) = known.ok_or("no date before it")?;
        Ok(Filled { date, from, rule: "date-relative", confidence: 0.95 })
    }
}

/// `rest` of where `step` leads from `from`; none if that is not known so exactly.
fn stepped(from: Calendar, step: Step, rest: Calendar) -> Option<Calendar> {
    Some(match step {
        Step::Years(n) => Calendar { year: from.plus_years(n)?.year, ..rest },
        Step::Months(n) => {
            let month = from.plus_months(n)?;
            Calendar { day: rest.day, part: rest.part, ..month }
        }
        Step::Days(n) => from.plus_days(n)?,
        Step::LastMonth(n) => {
            let year = from.plus_years(if n < from.month? { 0 } else { -1 })?;
            Calendar { month: Some(n), ..year }
        }
        Step::LastSeason(n) => {
            // Winter's last month stands in the next year.
            let (last, shift) = if n == 3 { (2, 1) } else { (3 * n + 5, 0) };
            let has_ended = last < from.month?;
            let year = from.plus_years(if has_ended { 0 } else { -1 } - shift)?;
            Calendar { part: Some(Part::Season(n)), ..year }
        }
        Step::Weeks(n, Some(day)) => from.monday()?.plus_days(7 * n + day as i32)?,
        Step::Weeks(n, None) => {
            Calendar { part: Some(Part::Week), ..from.monday()?.plus_days(7 * n)? }
        }
    })
}

fn certain(iso: Option<String>, words: String) -> Resolved {
    let confidence = if iso.is_some() { 0.98 } else { 0.8 };
    Resolved { iso, confidence, reason: Reason { rule: "date", ground: words } }
}

fn open(why: String) -> Resolved {
    Resolved { iso: None, confidence: 0.8, reason: Reason { rule: "date-unresolved", ground: why } }
}

#[cfg(test)]
mod tests {
    use crate::tests::{check, check_dated};

    #[test]
    fn the_last_year_of_the_text_completes_a_date() {
        check("[2024年|DATE 2024]起。[那年6月|DATE 2024-06]簽約,到[11月|DATE 2024-11]參戰");
        check("[2024年10月|DATE 2024-10]開始,到[11月|DATE 2024-11],[19日|DATE 2024-11-19]");
        check("[2025年9月3日|DATE 2025-09-03],[次日|DATE 2025-09-04],當天");
        check("[2023年|DATE 2023],[同年5月|DATE 2023-05],[翌年|DATE 2024]");
        check("[June 2024|DATE 2024-06], on [July 3 of that year|DATE 2024-07-03]");
    }

    #[test]
    fn the_article_date_resolves_what_is_seen_from_it() {
        check_dated("2025-09-05", "[昨日|DATE 2025-09-04]、[去年|DATE 2024]、[本月|DATE 2025-09]");
        check_dated(
            "2025-09-05",
            "[上周三|DATE 2025-08-27],[本周|DATE 2025-09-01/2025-09-07],[9月3日|DATE 2025-09-03],[去年6月|DATE 2024-06]",
        );
        check_dated("2025-09-05", "[last year|DATE 2024], [yesterday|DATE 2025-09-04]");
        check_dated(
            "2025-09-05",
            "[Last autumn|DATE 2024-09/2024-11], [last spring|DATE 2025-03/2025-05]",
        );
    }

    #[test]
    fn nothing_is_guessed() {
        check("[昨日|DATE ?]、[去年|DATE ?]、[11月|DATE ?]、[那年6月|DATE ?]");
        check_dated("2025", "[昨天|DATE ?],[去年|DATE 2024]");
        check_dated("2025-09-05", "[2022年|DATE 2022]\n[3月|DATE ?]");
        check_dated("2025-09-05", "[2024年|DATE 2024]\n[11月|DATE 2024-11]");
        check_dated("2019-05-02", "In [August 2011|DATE 2011-08]. So. By [May|DATE ?]. Then");
        check_dated("2019-05-02", "In [2014|DATE 2014]. On [26 April|DATE ?]");
        check_dated("2025-09-05", "[2025年|DATE 2025]\n[3月|DATE 2025-03]");
    }

    #[test]
    fn words_that_name_no_date_are_none() {
        check("現在,眼下,目前,日前,近日,以前年輕,早年,當時,這次,一日之計,其後,當天,那年");
    }
}
