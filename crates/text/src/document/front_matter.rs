//! Front matter: `key: value` lines between two lines of `---`.

use super::Meta;

/// Reads front matter at the start of `source`; the second value is the byte
/// at which the body starts. A first `---` that no second one answers, or that
/// is not followed by keys, is part of the body.
pub(super) fn read(source: &str) -> (Meta, usize) {
    let mut lines = source.split_inclusive('\n');
    let mut meta = Meta::default();
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return (meta, 0);
    };
    let mut at = first.len();
    for (number, line) in lines.enumerate() {
        at += line.len();
        let entry = line.trim();
        if entry == "---" {
            return (meta, at);
        }
        if entry.is_empty() || entry.starts_with('#') {
            continue;
        }
        match entry.split_once(':') {
            Some((key, value)) => entry_of(&mut meta, number + 2, key.trim(), unquoted(value)),
            None if number == 0 => return (Meta::default(), 0),
            None => problem(&mut meta, number + 2, "is not `key: value`; mend or remove it"),
        }
    }
    let mut unclosed = Meta::default();
    problem(
        &mut unclosed,
        1,
        "opens front matter that no second `---` closes; add one, or begin with a blank line",
    );
    (unclosed, 0)
}

fn entry_of(meta: &mut Meta, line: usize, key: &str, value: &str) {
    let text = (!value.is_empty()).then(|| value.to_string());
    let given = match key {
        "title" => meta.title.is_some(),
        "source" => meta.source.is_some(),
        "language" | "lang" => !meta.language.is_empty(),
        "date" => meta.date.is_some(),
        _ => false,
    };
    if given {
        return problem(
            meta,
            line,
            &format!("gives `{key}` again, and the first holds; remove one"),
        );
    }
    match key {
        "title" => meta.title = text,
        "source" => meta.source = text,
        "language" | "lang" if is_language(value) => meta.language = value.into(),
        "language" | "lang" => problem(
            meta,
            line,
            &format!("`{value}` is not a language tag; write one like zh-Hant or en"),
        ),
        "date" if is_date(value) => meta.date = text,
        "date" => problem(
            meta,
            line,
            &format!("`{value}` is not a date; write YYYY-MM-DD, YYYY-MM or YYYY"),
        ),
        "" => {
            problem(meta, line, "has no key before the colon; use title, date, language or source")
        }
        _ => problem(
            meta,
            line,
            &format!("`{key}` is not known; use title, date, language or source"),
        ),
    }
}

fn problem(meta: &mut Meta, line: usize, what: &str) {
    meta.problems.push((line, what.to_string()));
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let first = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic())
    });
    first
        && parts.all(|p| (1..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Whether `value` is a day of the calendar, a month or a year, in ISO 8601.
pub fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let number = |n: usize| parts.get(n).map(|part| part.parse().unwrap_or(0));
    let lengths = [4, 2, 2];
    if parts.len() > 3 || !parts.iter().zip(lengths).all(|(part, length)| digits(part, length)) {
        return false;
    }
    let (year, month, day) = (number(0).unwrap_or(0), number(1), number(2));
    match (month, day) {
        (Some(month), Some(day)) => (1..=days(year, month)).contains(&day),
        (Some(month), None) => (1..=12).contains(&month),
        _ => true,
    }
}

/// The days of a month; none where there is no such month.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read() {
        let source =
            "---\ntitle: \"甲：乙\"\ndate: 2024-02-29\nlang: zh-Hant\nsource: 報\n---\n文。";
        let (meta, body) = read(source);
        assert_eq!(&source[body..], "文。");
        assert_eq!(meta.title.as_deref(), Some("甲：乙"));
        assert_eq!(meta.date.as_deref(), Some("2024-02-29"));
        assert_eq!((meta.language.as_str(), meta.source.as_deref()), ("zh-Hant", Some("報")));
        assert_eq!(meta.problems, []);
    }

    #[test]
    fn what_is_wrong_names_its_line() {
        let (meta, _) = read("---\ndate: 2023-02-29\nauthor: x\nlang: 中文\nnonsense\n---\n");
        let lines: Vec<usize> = meta.problems.iter().map(|p| p.0).collect();
        assert_eq!(lines, [2, 3, 4, 5]);
        let (meta, _) = read("---\ntitle: 甲\ntitle: 乙\n---\n");
        assert_eq!((meta.title.as_deref(), meta.problems[0].0), (Some("甲"), 3));
        assert_eq!(meta.date, None);
    }

    #[test]
    fn a_rule_at_the_start_is_no_front_matter() {
        assert_eq!(read("---\n文章開始\n---\n"), (Meta::default(), 0));
        assert_eq!(read("文\n---\n").1, 0);
        let (meta, body) = read("---\ntitle: 甲\n文");
        assert_eq!((body, meta.problems.len(), meta.title), (0, 1, None));
    }
}
