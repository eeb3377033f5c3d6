//! The measure of rule `misread`: how odd it is that a character stands behind another.
//!
//! Bytes read in the wrong encoding give what nobody writes: capitals within words, currency
//! signs before letters, controls. The figures are bits and round: a letter with a common accent
//! costs nine, a sign eleven, and what no text has thirty and more. ASCII behind ASCII costs
//! nothing, for every reading has it.

use super::script::{self, Script};
use crate::words::character_frequency;

/// What no text means: controls, private characters.
const NEVER: u32 = 40;
/// What hardly any text has: letters of phonetics, of dead languages.
const HARDLY: u32 = 30;
/// A capital within a word, behind a small letter.
const CAPITAL_WITHIN: u32 = 14;
/// Letters of two alphabets in one word.
const TWO_SCRIPTS: u32 = 10;
/// One letter of an alphabet as a word.
const ALONE: u32 = 6;

/// What a character is to its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    /// A mark that may stand anywhere: ASCII, dashes, the apostrophe.
    Mark,
    /// What opens a quotation or a sentence.
    Open,
    /// What closes a quotation.
    Close,
    /// A sign that stands beside figures and names: €, ™, ².
    Sign,
    /// A sign that stands alone: ¬, √, ‰.
    Odd,
    /// A part of a frame.
    Frame,
    Other,
}

/// The text before a character, as far as it matters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    last: char,
    /// Whether `last` is the first letter of its alphabet in a row.
    first: bool,
}

impl Before {
    /// Behind `c`.
    pub(super) fn new(c: char) -> Self {
        Before { last: c, first: script::of(c).is_some() }
    }

    /// What `c` costs here, in bits.
    pub(super) fn cost(self, c: char) -> u32 {
        if self.last.is_ascii() && c.is_ascii() {
            return 0;
        }
        base(c, script::of(self.last) == script::of(c), self.last) + self.beside(c)
    }

    /// What it costs that `c` stands here, beside what it costs anywhere.
    pub(super) fn beside(self, c: char) -> u32 {
        let before = script::of(self.last);
        let ends = self.first && before != script::of(c);
        let is_word = |s| match s {
            Script::Latin => c != ' ' || self.last.is_lowercase() || self.last.is_ascii(),
            script => script.is_cjk() || self.last == 'μ',
        };
        let alone = ends && before.is_some_and(|s| !is_word(s));
        beside(self.last, c) + if alone { ALONE } else { 0 }
    }

    /// The text with `c`.
    pub(super) fn with(self, c: char) -> Self {
        let script = script::of(c);
        Before { last: c, first: script.is_some() && script != script::of(self.last) }
    }
}

/// What `c` costs by itself; a letter the more where it begins a word of its alphabet.
fn base(c: char, same: bool, last: char) -> u32 {
    match c {
        '\0'..='\x08' | '\x7f' | '\x0b' | '\x0e'..='\x1f' | '\u{80}'..='\u{9f}' => NEVER,
        '\0'..='\x7f' => 0,
        '\u{a0}' | '’' => 5,
        '–' | '—' | '…' => 6,
        '“' | '”' | '„' | '‘' | '«' | '»' | '¿' | '¡' | '‚' | '‹' | '›' => 7,
        '•' | '·' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}' | '\u{feff}' => 8,
        // The most suspicious of all: the first byte of every accented letter of Western Europe.
        'Â' | 'Ã' => 15,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => 9,
        'Ā'..='ž' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ș'..='ț' => 11,
        '\u{1ea0}'..='\u{1ef9}' => 9,
        '°' if last.is_ascii_digit() => 5,
        '\u{300}'..='\u{36f}' if script::of(last).is_some() => 8,
        '\u{300}'..='\u{36f}' => 14,
        '\u{fe0f}' if class(last) == Class::Other => 3,
        '\u{fe0f}' => 10,
        '\u{fffd}' => 17,
        '\u{fe00}'..='\u{fe0e}' => 24,
        '\u{200b}'..='\u{200f}' | '\u{2010}' => 16,
        '\u{2190}'..='\u{2bff}' if class(c) == Class::Other => 12,
        // Frames are drawn of many parts.
        '─'..='▟' if class(last) == Class::Frame => 2,
        // The unit of a millionth; the sign of Latin-1 is another character.
        'μ' => 5,
        '\u{1f000}'..='\u{1faff}' => 12,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => NEVER,
        _ if class(c) != Class::Other && class(c) != Class::Letter => 11,
        _ => letter(c, same),
    }
}

/// What a letter beyond Latin costs.
fn letter(c: char, same: bool) -> u32 {
    let first = if same { 0 } else { 7 };
    match script::of(c) {
        Some(Script::Han) => match character_frequency(c) {
            1_000.. => 9,
            1..1_000 => 16,
            0 => HARDLY,
        },
        Some(_) if !script::is_core(c) => HARDLY,
        // Letters of the South Slavs, which stand where UTF-8 has its marks.
        Some(Script::Cyrillic) if matches!(c, 'Ђ'..='Ѓ' | 'Ѕ' | 'Ј'..='Џ') => first + 11,
        Some(_) => first + 5,
        None => HARDLY,
    }
}

/// What it costs that `c` stands right behind `last`.
fn beside(last: char, c: char) -> u32 {
    use Class::{Close, Digit, Frame, Letter, Mark, Odd, Open, Sign, Space};
    match (class(last), class(c)) {
        (Letter, Letter) => letters(last, c),
        // French writes œ before vowels alone.
        _ if matches!(last, 'œ' | 'Œ') && !c.is_ascii_alphabetic() => 8,
        (Letter, Open) => 12,
        (Digit, Open) => 6,
        (Letter, Odd | Frame) => 9,
        (Letter, Sign) if !matches!(c, '™' | '®' | '²' | '³' | 'ª' | 'º') => 7,
        (Odd, Letter) if is_mathematical(last) && script::of(c) == Some(Script::Greek) => 0,
        (Sign | Odd | Frame, Letter) if last == '°' && matches!(c, 'C' | 'F') => 0,
        (Sign | Odd | Frame, Letter) => 8,
        (Close, Letter) => 10,
        (Digit | Mark, Letter) if script::of(c).is_some_and(Script::is_cjk) => 0,
        (Digit, Letter) => 5,
        (Mark, Letter) if matches!(last, '.' | ',' | ';' | ':' | '!' | '?') => 5,
        (Frame, Frame) => 0,
        (Letter, Space) if last == 'Ã' && c == '\u{a0}' => 8,
        (Sign | Odd | Open | Close | Frame, Sign | Odd | Open | Close | Frame) => 5,
        _ => 0,
    }
}

fn letters(last: char, c: char) -> u32 {
    let (before, script) = (script::of(last), script::of(c));
    let cjk = |script: Option<Script>| script.is_some_and(Script::is_cjk);
    match () {
        () if last == 'μ' => 0,
        () if before == script && last.is_lowercase() && c.is_uppercase() => CAPITAL_WITHIN,
        () if before == script || cjk(before) && cjk(script) => 0,
        () if cjk(before) || cjk(script) => TWO_SCRIPTS / 2,
        () => TWO_SCRIPTS,
    }
}

fn is_mathematical(c: char) -> bool {
    matches!(c, '√' | '∂' | '∆' | '∏' | '∑' | '∫' | '≈' | '≠' | '≤' | '≥' | '∞')
}

fn class(c: char) -> Class {
    match c {
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' => Class::Space,
        '0'..='9' => Class::Digit,
        'ª' | 'º' => Class::Sign,
        '¬' | '¦' | '¤' | '¨' | '¯' | '¸' | '´' | 'ƒ' | 'ˆ' | '˜' | 'ˇ' | '˘' | '˙' | '˛' | '˝'
        | '†' | '‡' | '‰' | '◊' | 'ı' | '⌐' | '∙' => Class::Odd,
        _ if script::of(c).is_some() => Class::Letter,
        '\0'..='\x7f' | '’' | '–' | '—' | '…' | '•' | '·' => Class::Mark,
        '“' | '„' | '‘' | '«' | '¿' | '¡' | '‚' | '‹' => Class::Open,
        '”' | '»' | '›' => Class::Close,
        '¢'..='¾' | '×' | '÷' | '€' | '™' | '№' | '₧' => Class::Sign,
        '─'..='▟' => Class::Frame,
        _ if is_mathematical(c) => Class::Odd,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_writes_costs_more() {
        for (odd, plain) in
            [("aÃ©b", "aéb"), ("nâ€™t", "n’t"), ("Ð¼Ð¸Ñ€", "мир"), ("ä½\u{a0}", "你")]
        {
            let cost = |text: &str| {
                let add =
                    |(cost, before): (u32, Before), c| (cost + before.cost(c), before.with(c));
                text.chars().chain([' ']).fold((0, Before::new(' ')), add).0
            };
            assert!(cost(odd) > cost(plain) + 20, "{odd} {} {plain} {}", cost(odd), cost(plain));
        }
    }
}
