//! Resolving dates: from what the text and the article say, and never by guessing.
//!
//! A date without a year takes the last year named in its own paragraph. Else
//! it takes that of an earlier paragraph or of the article, if both agree, if
//! only one is known, or if the other would lie after the article. 那年 and 次日
//! go by the last date of the text, 去年 and 昨天 by the article's date alone.
//! What remains open has no value.

use crate::Reason;
use crate::calendar::{Calendar, Part};
use crate::rules::dates::{Anchor, Meaning, Phrase, Resolved, Step};

/// What is known of dates at a place in the text.
#[derive(Clone, Debug)]
pub(crate) struct Resolver {
    article: Option<Calendar>,
    /// The dates so far, with the number of their line.
    seen: Vec<(u32, Calendar)>,
    line: u32,
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
        Resolver { article: article.and_then(Calendar::parse), seen: Vec::new(), line: 0 }
    }

    /// The text goes on in another paragraph.
    pub(crate) fn next_line(&mut self) {
        self.line += 1;
    }

    /// The value of `phrase`, which is written as `words`; what it says is known from here on.
    pub(crate) fn resolve(&mut self, phrase: &Phrase, words: String) -> Resolved {
        let filled = match &phrase.meaning {
            Meaning::Fixed(iso) => return certain(Some(iso.clone()), words),
            Meaning::Open => return open("it does not say which of many".to_string()),
            Meaning::Calendar(date) if date.year.is_some() => {
                self.seen.push((self.line, *date));
                return certain(self.until(date, phrase.until), words);
            }
            Meaning::Calendar(date) => self.complete(*date),
            Meaning::Relative(Anchor::Article, step, rest) => self.by_article(*step, *rest),
            Meaning::Relative(Anchor::Text, step, rest) => self.by_text(*step, *rest),
        };
        match filled {
            Ok(filled) => {
                let Some(iso) = self.until(&filled.date, phrase.until) else {
                    return open("there is no such date".to_string());
                };
                self.seen.push((self.line, filled.date));
                let ground = filled.from.iso().unwrap_or_default();
                let reason = Reason { rule: filled.rule, ground };
                Resolved { iso: Some(iso), confidence: filled.confidence, reason }
            }
            Err(why) => open(why),
        }
    }

    /// The date, or the range from it to `until`, which takes over what it lacks.
    fn until(&mut self, date: &Calendar, until: Option<Calendar>) -> Option<String> {
        let from = date.iso()?;
        let Some(until) = until else { return Some(from) };
        let month = if until.year.is_none() && until.day.is_some() { date.month } else { None };
        let until =
            Calendar { year: until.year.or(date.year), month: until.month.or(month), ..until };
        let iso = until.iso()?;
        self.seen.push((self.line, until));
        Some(format!("{from}/{iso}"))
    }

    /// A date without a year, or without year and month.
    fn complete(&self, date: Calendar) -> Result<Filled, String> {
        let needs_month = date.month.is_none();
        let fits = |known: &&(u32, Calendar)| !needs_month || known.1.month.is_some();
        let fill = |from: Calendar, rule, confidence| {
            let month = date.month.or(from.month);
            Filled { date: Calendar { year: from.year, month, ..date }, from, rule, confidence }
        };
        let near = self.seen.iter().rev().take_while(|s| s.0 == self.line).find(fits);
        if let Some(&(_, near)) = near {
            return Ok(fill(near, "date-relative", 0.95));
        }
        let far = self.seen.iter().rev().find(fits).map(|s| fill(s.1, "date-relative", 0.85));
        let article = self.article.filter(|a| !needs_month || a.month.is_some());
        let article = article.map(|a| fill(a, "date-article", 0.85));
        match (far, article) {
            (Some(far), Some(article)) => self.decide(far, article, needs_month),
            (Some(one), None) | (None, Some(one)) => Ok(one),
            (None, None) => Err("no year before it".to_string()),
        }
    }

    /// Two ways to complete a date: they may agree; a day goes on in the month
    /// last named; what lies after the article is no news. Else it stays open.
    fn decide(&self, far: Filled, article: Filled, is_day: bool) -> Result<Filled, String> {
        let (a, b) = (far.date.iso().unwrap_or_default(), article.date.iso().unwrap_or_default());
        let today = self.article.and_then(|date| date.iso()).unwrap_or_default();
        // ISO 8601 dates sort as text.
        match (a > today, b > today) {
            _ if a == b => Ok(article),
            _ if is_day => Ok(far),
            (false, true) => Ok(far),
            (true, false) => Ok(article),
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
            self.seen.iter().rev().find_map(|&(_, seen)| Some((seen, stepped(seen, step, rest)?)));
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
        check_dated("2025-09-05", "[2025年|DATE 2025]\n[3月|DATE 2025-03]");
    }

    #[test]
    fn words_that_name_no_date_are_none() {
        check("現在,眼下,目前,日前,近日,以前年輕,早年,當時,這次,一日之計,其後,當天,那年");
    }
}
