//! Rule `control`: takes out what no text means, and knows the line ends of other systems.

use super::{Edit, Ground};
use crate::words::is_han;
use crate::{Certainty, Span};

/// The rule's name in reports.
const NAME: &str = "control";
/// What introduces a command to a terminal.
const ESCAPE: char = '\u{1b}';

/// The edits that take stray controls out, and write `line_end` for the line ends of other systems.
pub(super) fn edits(chars: &[char], line_end: &str) -> Vec<Edit> {
    let (mut edits, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let found = if is_common(chars[at]) { None } else { debris(chars, at) };
        let length = found.as_ref().map_or(1, |(length, _)| *length);
        if let Some((_, ground)) = found {
            let text = if ground == Ground::LineEnd { line_end.into() } else { String::new() };
            edits.push(Edit {
                span: Span::new(at as u32, (at + length) as u32),
                text,
                pieces: Vec::new(),
                rule: NAME,
                certainty: Certainty::Certain,
                grounds: vec![ground],
            });
        }
        at += length;
    }
    edits
}

/// A quick look: what nearly all of a text is.
fn is_common(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\u{a0}'..='\u{1fff}' | '\u{3000}'..='\u{d7ff}')
}

/// How many characters at `at` are debris, and of what kind.
fn debris(chars: &[char], at: usize) -> Option<(usize, Ground)> {
    let next = chars.get(at + 1);
    match chars[at] {
        '\r' if next == Some(&'\n') => None,
        '\r' | '\u{2028}' | '\u{2029}' => Some((1, Ground::LineEnd)),
        '\t' | '\x0c' => None,
        ESCAPE => Some((1 + command(&chars[at + 1..]), Ground::Control)),
        '\0'..='\x1f' | '\x7f' => Some((1, Ground::Control)),
        // Deprecated marks of shaping and annotation, and the byte-order mark within a text.
        '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffc}' | '\u{feff}' => {
            Some((1, Ground::Control))
        }
        // Other scripts need them between letters, and pictures are joined by them.
        '\u{200b}'..='\u{200d}' | '\u{2060}' if stands_in_chinese(chars, at) => {
            Some((1, Ground::Control))
        }
        _ => None,
    }
}

/// Whether Han characters or ASCII stand on both sides, beyond any other of the kind.
fn stands_in_chinese(chars: &[char], at: usize) -> bool {
    let is_invisible = |c: &&char| matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    let is_plain = |c: Option<&char>| c.is_none_or(|&c| c.is_ascii() || is_han(c) || is_mark(c));
    is_plain(chars[..at].iter().rev().find(|c| !is_invisible(c)))
        && is_plain(chars[at + 1..].iter().find(|c| !is_invisible(c)))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}' | '\u{2010}'..='\u{2027}')
}

/// The length of a command to a terminal behind its escape: `[36;44m`.
fn command(rest: &[char]) -> usize {
    if rest.first() != Some(&'[') {
        return 0;
    }
    let is_parameter = |c: &&char| c.is_ascii_digit() || **c == ';';
    let parameters = rest[1..].iter().take_while(is_parameter).count();
    let ends = rest.get(1 + parameters).is_some_and(char::is_ascii_alphabetic);
    if ends { 2 + parameters } else { 0 }
}

#[cfg(test)]
mod tests {
    use crate::repair::testing::check;
    use crate::repair::{Kind, repair_as};

    #[test]
    fn controls_go_and_lines_end() {
        check("\u{feff}一\u{1}二\u{1b}[1;31m紅\u{1b}[0m\u{7f}。\u{fffc}", "一二紅。");
        check("一\r二\u{2028}三\u{2029}四", "一\n二\n三\n四");
        check("今\u{200b}天\u{200d}\u{2060}好", "今天好");
    }

    #[test]
    fn no_line_ends_within_a_block() {
        assert_eq!(repair_as("一\u{2028}二", Kind::Blocks).text, "一 二");
    }

    #[test]
    fn what_other_scripts_need_stays() {
        for text in ["a\r\nb\tc\x0c", "می\u{200c}خواهم", "👩\u{200d}👧 ok", "ក\u{200b}ខ"]
        {
            check(text, text);
        }
    }
}
