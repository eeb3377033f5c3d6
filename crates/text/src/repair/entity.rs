//! Rule `entity`: HTML's names of characters in plain text, `&eacute;` for é.

use super::{Edit, Ground};
use crate::{Certainty, Span};
use pulldown_cmark::{Event, Parser};

/// The rule's name in reports.
const NAME: &str = "entity";
/// The longest name, `CounterClockwiseContourIntegral`, in characters.
const LONGEST: usize = 31;
/// How often a name is taken to have been named again: `&amp;amp;`.
const MOST_ROUNDS: usize = 4;

/// The edits that put characters in place of their names; none in a text with tags, which something
/// else reads.
pub(super) fn edits(chars: &[char]) -> Vec<Edit> {
    if !chars.contains(&'&') || has_tags(chars) {
        return Vec::new();
    }
    let (mut edits, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        match named(&chars[at..]).filter(|(_, end)| !is_quoted(chars, at, at + end)) {
            Some((c, length)) => {
                edits.push(edit(at, length, c));
                at += length;
            }
            None => at += 1,
        }
    }
    edits
}

/// `text` with characters in place of their names.
pub(crate) fn decoded(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (mut decoded, mut at) = (String::new(), 0);
    while let Some(&c) = chars.get(at) {
        let (text, length) = named(&chars[at..]).unwrap_or_else(|| (c.to_string(), 1));
        decoded.push_str(&text);
        at += length;
    }
    decoded
}

fn edit(at: usize, length: usize, text: String) -> Edit {
    Edit {
        span: Span::new(at as u32, (at + length) as u32),
        text,
        pieces: Vec::new(),
        rule: NAME,
        certainty: Certainty::Certain,
        grounds: vec![Ground::Entity],
    }
}

fn has_tags(chars: &[char]) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || c == '/' || c == '!';
    chars.windows(2).any(|two| two[0] == '<' && begins(two[1]))
}

/// Whether a text about HTML quotes it.
fn is_quoted(chars: &[char], start: usize, end: usize) -> bool {
    let is_quote = |c: Option<&char>| c.is_some_and(|c| "`'\"‘’“”「」『』".contains(*c));
    start > 0 && is_quote(chars.get(start - 1)) && is_quote(chars.get(end))
}

/// The character named at the start of `chars`, and how long its name is.
fn named(chars: &[char]) -> Option<(String, usize)> {
    let mut length = name(chars)?;
    let mut text = character(&chars[..length])?;
    // What was made HTML twice names the & of a name.
    for _ in 1..MOST_ROUNDS {
        let rest = chars[length..].iter().take(LONGEST + 1).copied();
        let again: Vec<char> = text.chars().chain(rest).collect();
        let Some(more) = name(&again).filter(|&more| more > 1 && text == "&") else { break };
        let Some(next) = character(&again[..more]) else { break };
        (text, length) = (next, length + more - 1);
    }
    Some((text, length))
}

/// The length of `&name;` at the start of `chars`.
fn name(chars: &[char]) -> Option<usize> {
    if chars.first() != Some(&'&') {
        return None;
    }
    let is_part = |(n, c): &(usize, &char)| c.is_ascii_alphanumeric() || *n == 0 && **c == '#';
    let length = chars[1..].iter().take(LONGEST).enumerate().take_while(is_part).count();
    (length > 1 && chars.get(1 + length) == Some(&';')).then_some(length + 2)
}

/// What `&name;` stands for; a name in capitals that HTML does not know is the capital.
fn character(name: &[char]) -> Option<String> {
    let name: String = name.iter().collect();
    let capital = || {
        let is_capital = name.chars().all(|c| !c.is_ascii_lowercase());
        let small = is_capital.then(|| parsed(&name.to_ascii_lowercase())).flatten()?;
        Some(small.to_uppercase())
    };
    parsed(&name).or_else(capital)
}

/// CommonMark knows all of HTML's names; its parser is asked, for it has the table.
fn parsed(name: &str) -> Option<String> {
    let text = Parser::new(name).filter_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    });
    let text: String = text.collect();
    (!text.is_empty() && text != name).then_some(text)
}

#[cfg(test)]
mod tests {
    use crate::repair::testing::check;

    #[test]
    fn names_become_characters() {
        check("Caf&eacute; &amp; Bar, &#8220;a&#x201d;", "Café & Bar, “a”");
        check("A&amp;amp;B &amp;amp;lt;", "A&B <");
        check("CAF&EACUTE;&nbsp;X", "CAFÉ\u{a0}X");
    }

    #[test]
    fn what_is_html_or_about_it_stays() {
        for text in ["<p>a &amp; b</p>", "Write `&amp;` for it.", "a & b; c &not d; &x;", "&;&#;"] {
            check(text, text);
        }
    }
}
