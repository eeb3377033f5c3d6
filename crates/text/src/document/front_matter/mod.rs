//! Front matter: keys with values at the start of a source, as those who make sites write them,
//! in YAML between two lines of `---` or in TOML between two of `+++`.
//!
//! 1. [`lines`]: the entries, and whether what stands there could be anything else.
//! 2. [`value`]: what an entry says; [`date`]: the day in it.

mod date;
mod lines;
mod value;

use super::Meta;
pub use date::is_date;
use lines::{Lines, Syntax};

/// The keys that are understood.
const KEYS: [&str; 5] = ["title", "date", "language", "lang", "source"];

/// Reads front matter at the start of `source`; the second value is the byte at which the body
/// starts. A rule that begins a text, and all up to the next one, is part of the body.
pub(super) fn read(source: &str) -> (Meta, usize) {
    let mut meta = Meta::default();
    let first = source.split_inclusive('\n').next().unwrap_or_default();
    let Some(syntax) = Syntax::opened_by(first) else { return (meta, 0) };
    let rest = &source[first.len()..];
    let Some((inside, length)) = before(rest, syntax.fence()) else {
        if rest.lines().next().is_some_and(|line| syntax.entry(line).is_some()) {
            problem(&mut meta, 1, &unclosed(syntax.fence()));
        }
        return (meta, 0);
    };
    let lines = Lines::of(inside, syntax);
    if !lines.are_front_matter() {
        not_taken(&mut meta, &lines, syntax);
        return (meta, 0);
    }
    for entry in &lines.entries[..lines.outer.unwrap_or(lines.entries.len())] {
        entry_of(&mut meta, entry.line, entry.key, &value::said(&entry.value));
    }
    for &(line, _) in &lines.odd {
        problem(&mut meta, line, &format!("is not `{}`; mend or remove it", syntax.form()));
    }
    meta.problems.sort_by_cached_key(|(line, _)| *line);
    (meta, first.len() + length)
}

/// What stands before the next line that is `fence`, and the length of both.
fn before<'s>(rest: &'s str, fence: &str) -> Option<(&'s str, usize)> {
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((&rest[..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

fn unclosed(fence: &str) -> String {
    format!(
        "opens front matter that no second `{fence}` closes; add one, or begin with a blank line"
    )
}

/// Says which line makes text of what gives a key that is understood.
fn not_taken(meta: &mut Meta, lines: &Lines, syntax: Syntax) {
    let is_known = lines.entries.iter().any(|entry| KEYS.contains(&entry.key));
    if let Some((line, _)) = lines.odd.first().filter(|(line, _)| is_known && *line > 2) {
        let form = syntax.form();
        let what = format!("is not `{form}`, so that all of it is text; mend or remove it");
        problem(meta, *line, &what);
    }
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
        let what = format!("gives `{key}` again, and the first holds; remove one");
        return problem(meta, line, &what);
    }
    let wrong = match key {
        "title" => return meta.title = text,
        "source" => return meta.source = text,
        "language" | "lang" if is_language(value) => return meta.language = value.into(),
        "language" | "lang" => {
            format!("`{value}` is not a language tag; write one like zh-Hant or en")
        }
        "date" => match date::date(value) {
            Some(date) => return meta.date = Some(date.to_string()),
            None => format!("`{value}` is not a date; write YYYY-MM-DD, YYYY-MM or YYYY"),
        },
        _ => format!("`{key}` is not known; use title, date, language or source"),
    };
    problem(meta, line, &wrong);
}

fn problem(meta: &mut Meta, line: usize, what: &str) {
    meta.problems.push((line, what.to_string()));
}

fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let first = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic())
    });
    first
        && parts.all(|p| (1..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()))
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

    /// What stands here is text, all of it, and `problems` are said about its lines.
    #[track_caller]
    fn check_text(source: &str, problems: &[usize]) {
        let (meta, body) = read(source);
        let lines: Vec<usize> = meta.problems.iter().map(|(line, _)| *line).collect();
        assert_eq!((body, lines.as_slice()), (0, problems), "{source}");
        assert_eq!(Meta { problems: Vec::new(), ..meta }, Meta::default(), "{source}");
    }

    #[test]
    fn what_could_be_text_is_text() {
        check_text("---\n\nPutin is in Beijing.\n\n---\n\nXi is in Shanghai.\n", &[]);
        check_text("---\n\ntitle: a\n---\n", &[]);
        check_text("---\nFrom: a\nPutin wrote: come.\nThis is important.\n---\nb", &[]);
        check_text("---\nFrom: a\nDate: 2025-09-05\n---\nb", &[]);
        check_text("---\nPutin: Come.\nXi: I come.\n---\nb", &[]);
        check_text("---\n他說: 來。\n---\n", &[]);
        check_text("---\n# 題\n---\n", &[]);
        check_text("---\n---\n", &[]);
        check_text("---\n- Putin is in Beijing.\n---\n", &[]);
        check_text("---\ntitle: a\n- Putin is in Beijing.\n---\n", &[3]);
        check_text("---\ntitle: a\nThis is important.\n---\nb", &[3]);
        check_text("---\ntitle: a\n普京抵京\n---\nb", &[3]);
        check_text("---\ntags: [\nThis is important.\n---\nb", &[]);
        check_text("+++\nPutin is in Beijing.\n+++\n", &[]);
        check_text("---\nhttps://example.org/\n", &[]);
        check_text("---\nPutin is in Beijing.", &[]);
    }

    #[test]
    fn front_matter_of_site_makers_is_read() {
        for source in [
            "---\ntitle: >-\n  A \"visit\"\n  in Beijing\ndate: \"2025-09-05T10:00:00+08:00\"\n---\n文",
            "---\r\ntitle: |\r\n  A \"visit\" in Beijing\r\ndate: 2025-09-05 10:00:00 +0800\r\n---\r\n文",
            "---\n# a comment\ntitle: \"A \\\"visit\\\" in Beijing\"\n\ndate: 2025-09-05\n\n---\n文",
            "+++\ntitle = \"A \\\"visit\\\" in Beijing\"\ndate = 2025-09-05T10:00:00Z # UTC\n\
             [params]\ntitle = 'b'\n+++\n文",
        ] {
            let (meta, body) = read(source);
            assert_eq!(&source[body..], "文");
            assert_eq!(meta.title.as_deref(), Some("A \"visit\" in Beijing"), "{source}");
            assert_eq!(meta.date.as_deref(), Some("2025-09-05"), "{source}");
            assert_eq!(meta.problems, [], "{source}");
        }
    }

    #[test]
    fn lists_and_what_is_nested_belong_to_their_key() {
        for more in [
            "tags:\n- a: b\n- c\n",
            "tags:\n  - a\n\n  - title: b\n",
            "tags: [\n\"a\",\n\"b\"\n]\n",
            "tags: [a, {b: c}]\n",
        ] {
            let source = format!("---\n{more}title: [甲] 乙\n---\n文");
            let (meta, body) = read(&source);
            assert_eq!((&source[body..], meta.title.as_deref()), ("文", Some("[甲] 乙")), "{more}");
            let lines: Vec<usize> = meta.problems.iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [2], "{more}");
        }
    }
}
