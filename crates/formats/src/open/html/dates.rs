//! Dates as pages write them, to ISO 8601.

use lorgnette_text::is_date;

/// The months by the beginnings of their English names.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The first day that `text` names, as `YYYY-MM-DD`: in numbers with the year first (`2025-09-03`,
/// `2025年9月3日`, `20250903`, 民國114年9月3日) or with an English month. The day is the one
/// written, whatever time zone stands behind it. Numbers with the year last are not read, because
/// nothing tells whether day or month comes first.
pub(crate) fn day(text: &str) -> Option<String> {
    let parts = parts(text);
    (0..parts.len()).find_map(|at| {
        let rest = &parts[at..];
        year_first(rest).or_else(|| month_named(rest)).or_else(|| together(rest.first()?))
    })
}

/// A number or a word, with what follows it.
struct Part<'t> {
    text: &'t str,
    /// What stands before it, and between it and the next part.
    before: &'t str,
    after: &'t str,
}

impl Part<'_> {
    fn number(&self, digits: &[usize]) -> Option<u32> {
        let fits = digits.contains(&self.text.len());
        fits.then(|| self.text.parse().ok()).flatten()
    }

    /// The month whose English name this is, abbreviated or not.
    fn month(&self) -> Option<u32> {
        let word = self.text.to_ascii_lowercase();
        let long_enough = word.len() >= 3 && word.is_ascii();
        let month = MONTHS.iter().position(|month| long_enough && word.starts_with(month))?;
        Some(month as u32 + 1)
    }
}

/// The numbers and the words of Latin letters in `text`.
fn parts(text: &str) -> Vec<Part<'_>> {
    let kind = |c: char| (c.is_ascii_digit(), c.is_ascii_alphabetic());
    let (mut parts, mut at): (Vec<Part>, usize) = (Vec::new(), 0);
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_alphanumeric()) {
        let start = at + found;
        let of = kind(text[start..].chars().next().expect("it was found there"));
        let end = text[start..].find(|c| kind(c) != of).map_or(text.len(), |end| start + end);
        if let Some(last) = parts.last_mut() {
            last.after = &text[at..start];
        }
        parts.push(Part { text: &text[start..end], before: &text[at..start], after: &text[end..] });
        at = end;
    }
    parts
}

fn year_first(parts: &[Part]) -> Option<String> {
    let [year, month, day, ..] = parts else { return None };
    let between = (year.after.trim(), month.after.trim());
    let fits = matches!(between, ("-", "-") | ("/", "/") | (".", ".") | ("年", "月"));
    // The Republic of China counts from 1912.
    let republican = year.before.ends_with("民國") || year.before.ends_with("民国");
    let year = match republican {
        true => year.number(&[2, 3])? + 1911,
        false => year.number(&[4])?,
    };
    fits.then(|| iso(year, month.number(&[1, 2])?, day.number(&[1, 2])?)).flatten()
}

/// `3 September 2025`, `Sept. 3, 2025`, `Wed, 03 Sep 2025`.
fn month_named(parts: &[Part]) -> Option<String> {
    let [one, two, rest @ ..] = parts else { return None };
    let (month, day) = match one.month() {
        Some(month) => (month, two),
        None => (two.month()?, one),
    };
    let ordinal = |part: &&Part| ["st", "nd", "rd", "th"].contains(&part.text);
    let year = rest.iter().find(|part| !ordinal(part))?;
    iso(year.number(&[4])?, month, day.number(&[1, 2])?)
}

/// `20250903`, alone or with the time behind.
fn together(part: &Part) -> Option<String> {
    let digits = Some(part.text).filter(|text| [8, 12, 14].contains(&text.len()))?;
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    iso(number(0, 4)?, number(4, 6)?, number(6, 8)?)
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let iso = format!("{year:04}-{month:02}-{day:02}");
    // Other numbers are no years in which articles were published.
    ((1500..2200).contains(&year) && is_date(&iso)).then_some(iso)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_as_pages_write_them() {
        for (text, expected) in [
            ("2025-09-03T08:00:00+08:00", "2025-09-03"),
            ("2025/9/3 08:00", "2025-09-03"),
            ("2025.09.03", "2025-09-03"),
            ("发布时间：2025年9月3日10:20", "2025-09-03"),
            ("2025 年 9 月 3 日", "2025-09-03"),
            ("中華民國114年9月3日", "2025-09-03"),
            ("20250903", "2025-09-03"),
            ("20250903102030", "2025-09-03"),
            ("https://example.org/2025/09/03/parade.html", "2025-09-03"),
            ("Wed, 03 Sep 2025 01:00:00 GMT", "2025-09-03"),
            ("3 September 2025", "2025-09-03"),
            ("Published: Sept. 3, 2025 at 9 a.m.", "2025-09-03"),
            ("September 3rd, 2025", "2025-09-03"),
        ] {
            assert_eq!(day(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "03/09/2025", "2025-13-40", "2025", "12345678", "May we 2025", "1.2.3"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
