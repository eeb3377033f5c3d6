//! What a value says: without its quotes, and as one line where the source has several.

use std::str::Chars;

/// What the lines of a value say. Those of a block (`>`, `|`) are joined as any others are: no
/// title has lines.
pub(super) fn said(lines: &[&str]) -> String {
    let Some((first, more)) = lines.split_first() else { return String::new() };
    if is_header(first) {
        return more.join(" ");
    }
    let value = lines.join(" ").trim().to_string();
    double_quoted(&value).or_else(|| single_quoted(&value)).unwrap_or(value)
}

/// Whether a line only says that a block follows, and how that ends.
fn is_header(line: &str) -> bool {
    let rest = line.strip_prefix(['>', '|']);
    rest.is_some_and(|rest| rest.chars().all(|c| matches!(c, '+' | '-' | '0'..='9')))
}

fn double_quoted(value: &str) -> Option<String> {
    let mut chars = value.strip_prefix('"')?.chars();
    let mut said = String::new();
    loop {
        match chars.next()? {
            '"' => return is_end(chars.as_str()).then_some(said),
            '\\' => said.push(escaped(&mut chars)?),
            c => said.push(c),
        }
    }
}

/// The character that stands behind a backslash.
fn escaped(chars: &mut Chars) -> Option<char> {
    let digits = match chars.next()? {
        'n' | 'r' | 't' => return Some(' '),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        c => return Some(c),
    };
    let number = u32::from_str_radix(chars.as_str().get(..digits)?, 16).ok()?;
    chars.nth(digits - 1);
    char::from_u32(number)
}

fn single_quoted(value: &str) -> Option<String> {
    let mut chars = value.strip_prefix('\'')?.chars();
    let mut said = String::new();
    loop {
        match chars.next()? {
            '\'' if chars.as_str().starts_with('\'') => said.extend(chars.next()),
            '\'' => return is_end(chars.as_str()).then_some(said),
            c => said.push(c),
        }
    }
}

/// Whether nothing but a comment follows.
fn is_end(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn values_are_read_as_their_makers_mean_them() {
        for (lines, expected) in [
            (&["甲：乙"][..], "甲：乙"),
            (&["'甲'"], "甲"),
            (&[r#""Putin: a \"visit\" \\ \u666e""#], r#"Putin: a "visit" \ 普"#),
            (&["'it''s'  # a comment"], "it's"),
            (&[r#""A" and "B""#], r#""A" and "B""#),
            (&["\"open"], "\"open"),
            (&[r#""\u66""#], r#""\u66""#),
            (&["\""], "\""),
            (&["a", "b"], "a b"),
            (&["\"a", "b\""], "a b"),
            (&[">-", "Putin", "in Beijing"], "Putin in Beijing"),
            (&["|", "Putin"], "Putin"),
            (&["", "Putin"], "Putin"),
            (&["> 3"], "> 3"),
            (&["\"\""], ""),
            (&[], ""),
        ] {
            assert_eq!(said(lines), expected, "{lines:?}");
        }
    }
}
