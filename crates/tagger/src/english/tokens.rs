//! Cuts English text into tokens: words, numbers, addresses and marks, with their places.
//!
//! | text | tokens |
//! |---|---|
//! | `Putin's`, `don't` | `Putin` `'s`, `do` `n't` |
//! | `U.S.-led`, `J. K. Rowling` | `U.S.` `-` `led`, `J.` `K.` `Rowling` |
//! | `Inc.`, `1,000.5`, `AT&T` | one token each |
//! | `@name`, `#tag`, mail and web addresses | one [`Class::Address`] each |
//!
//! Each character is looked at a fixed number of times, whatever the text is.

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Latin letters, perhaps with digits, apostrophes and full stops of abbreviations.
    Word,
    /// Digits, perhaps with separators.
    Number,
    /// A web or mail address, a user's name or a tag: never a name of our kinds.
    Address,
    /// Letters of another script.
    Foreign,
    /// Punctuation and symbols; a run of one character is one token.
    Mark,
}

impl Class {
    /// Whether such a token can be part of a name.
    pub(crate) fn may_name(self) -> bool {
        !matches!(self, Class::Address | Class::Foreign)
    }
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: the two touch.
    None,
    /// Blanks.
    Space,
    /// One end of line.
    Line,
    /// An empty line, or the beginning of the text.
    Paragraph,
}

/// A stretch of text that carries one label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its bytes in the text.
    pub(crate) from: usize,
    /// The byte after its last.
    pub(crate) to: usize,
    /// Its first code point.
    pub(crate) start: u32,
    /// The code point after its last.
    pub(crate) end: u32,
    /// What it is made of.
    pub(crate) class: Class,
    /// What stands before it.
    pub(crate) gap: Gap,
}

/// The tokens of `text`, in order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { text, at: 0, chars: 0, gap: Gap::Paragraph, tokens: Vec::new() };
    while let Some(first) = cutter.peek() {
        if first.is_whitespace() {
            cutter.blanks();
        } else {
            cutter.chunk(first);
        }
    }
    cutter.tokens
}

/// An address longer than this is cut: no real one is, and looking ahead must have an end.
const LONGEST_ADDRESS: usize = 300;

/// Abbreviations that keep their full stop; single letters keep it anyway.
const ABBREVIATIONS: &str = " mr mrs ms dr prof st sr jr gen sen rep gov lt col sgt capt cpl maj \
    adm cmdr rev hon pres inc corp ltd co llc bros vs etc no dept univ assn ave blvd rd mt ft \
    jan feb mar apr jun jul aug sep sept oct nov dec ";

struct Cutter<'a> {
    text: &'a str,
    /// The next byte.
    at: usize,
    /// The next code point.
    chars: u32,
    gap: Gap,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Passes blanks and notes what they were.
    fn blanks(&mut self) {
        let mut lines = 0;
        while let Some(blank) = self.peek().filter(|c| c.is_whitespace()) {
            lines += usize::from(matches!(blank, '\n' | '\u{2028}' | '\u{2029}'));
            self.at += blank.len_utf8();
            self.chars += 1;
        }
        let gap = [Gap::Space, Gap::Line, Gap::Paragraph][lines.min(2)];
        self.gap = self.gap.max(gap);
    }

    /// Takes the token that begins with `first`.
    fn chunk(&mut self, first: char) {
        let rest = &self.text[self.at..];
        let address = if self.may_be_address(first) { address(rest) } else { 0 };
        if address > 0 {
            self.push(address, Class::Address);
        } else if is_latin(first) || first.is_ascii_digit() {
            self.word();
        } else if first.is_alphanumeric() {
            let foreign = |c: char| c.is_alphanumeric() && !is_latin(c) && !c.is_ascii_digit();
            self.push(run(rest, foreign), Class::Foreign);
        } else {
            self.push(run(rest, |c| c == first), Class::Mark);
        }
    }

    /// Whether an address may begin here: behind a blank or an opening mark.
    fn may_be_address(&self, first: char) -> bool {
        let opened = || {
            let before = &self.text[..self.at];
            before.ends_with(['(', '[', '<', '"', '“', '\'', '‘', ':', '.'])
        };
        (is_latin(first) || first.is_ascii_digit() || matches!(first, '@' | '#'))
            && (self.gap > Gap::None || opened())
    }

    /// Takes a word or number, and its ending (`'s`, `n't`) as a token of its own.
    fn word(&mut self) {
        let rest = &self.text[self.at..];
        let length = word_length(rest);
        let word = &rest[..length];
        if word.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
            return self.push(length, Class::Number);
        }
        let stem = length - contraction(word);
        if stem > 0 {
            self.push(stem, Class::Word);
        }
        if stem < length {
            self.push(length - stem, Class::Word);
        }
    }

    fn push(&mut self, length: usize, class: Class) {
        let to = self.at + length;
        let end = self.chars + self.text[self.at..to].chars().count() as u32;
        let (from, start, gap) = (self.at, self.chars, self.gap);
        self.tokens.push(Token { from, to, start, end, class, gap });
        (self.at, self.chars, self.gap) = (to, end, Gap::None);
    }
}

/// Letters of the Latin script, and what combines with them.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
            && !matches!(c, '×' | '÷')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The length in bytes of the run at the head of `text` whose characters are `wanted`.
fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// The length of the word at the head of `text`, which begins with a letter or digit.
fn word_length(text: &str) -> usize {
    // Letters since the last full stop: one is an initial, as twice in `U.S.`
    let mut letters = 0;
    let mut before = '\0';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or('\0', |&(_, c)| c);
        let initial = letters == 1 && is_latin(before) && c == '.';
        if is_latin(c) || c.is_ascii_digit() || joins(before, c, after) {
            letters += 1;
        } else if initial && is_latin(after) {
            letters = 0;
        } else {
            return at + usize::from(initial || c == '.' && abbreviates(&text[..at]));
        }
        before = c;
    }
    text.len()
}

/// Whether `mark` holds a word together that goes on on both sides of it.
fn joins(before: char, mark: char, after: char) -> bool {
    match mark {
        '\'' | '’' => is_latin(before) && is_latin(after),
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        '&' => before.is_ascii_uppercase() && after.is_ascii_uppercase(),
        _ => false,
    }
}

/// Whether the full stop after `word` belongs to it.
fn abbreviates(word: &str) -> bool {
    let known = |lower: &str| ABBREVIATIONS.split(' ').any(|known| known == lower);
    word.len() <= 5 && known(&word.to_ascii_lowercase())
}

/// The length in bytes of the ending that is a token of its own, 0 if there is none.
fn contraction(word: &str) -> usize {
    let Some((at, apostrophe)) = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c)) else {
        return 0;
    };
    let ending = word[at + apostrophe.len_utf8()..].to_ascii_lowercase();
    match ending.as_str() {
        "t" if word[..at].ends_with(['n', 'N']) => word.len() - at + 1,
        "s" | "m" | "d" | "re" | "ve" | "ll" => word.len() - at,
        _ => 0,
    }
}

/// The length of the address at the head of `text`, 0 if there is none.
fn address(text: &str) -> usize {
    let limit = text.len().min(LONGEST_ADDRESS);
    let ascii = text.as_bytes()[..limit].iter().take_while(|b| b.is_ascii_graphic()).count();
    let chunk = text[..ascii].trim_end_matches(|c: char| ".,;:!?)]}>\"'".contains(c));
    let name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let handle = chunk.starts_with(['@', '#']) && chunk[1..].starts_with(name);
    if handle {
        return 1 + run(&chunk[1..], name);
    }
    let mail = chunk.find('@').is_some_and(|at| at > 0 && chunk[at..].contains('.'));
    let web = chunk.contains("://") || chunk.starts_with("www.");
    if mail || web { chunk.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokens(text);
        let found: Vec<&str> = tokens.iter().map(|token| &text[token.from..token.to]).collect();
        assert_eq!(found.join(" "), expected);
        for token in tokens {
            let chars = |bytes: usize| text[..bytes].chars().count() as u32;
            assert_eq!((token.start, token.end), (chars(token.from), chars(token.to)));
        }
    }

    #[test]
    fn words_part_from_marks() {
        check("“Well,” said Ann.", "“ Well , ” said Ann .");
        check("wait... what?!", "wait ... what ? !");
        check("Marne-la-Vallée (77)", "Marne - la - Vallée ( 77 )");
    }

    #[test]
    fn endings_of_words_stand_apart() {
        check("Mary's boys’ don't they’re", "Mary 's boys ’ do n't they ’re");
        check("O'Brien D’Arcy rock'n'roll", "O'Brien D’Arcy rock'n'roll");
    }

    #[test]
    fn abbreviations_keep_their_full_stop() {
        check("Mr. J. K. Brown of Foo Inc. left.", "Mr. J. K. Brown of Foo Inc. left .");
        check("the U.S.-led talks in D.C.", "the U.S. - led talks in D.C.");
        check("The end. No. 5", "The end . No. 5");
    }

    #[test]
    fn numbers_keep_their_separators() {
        check("1,000.50, 3.5m in 2024.", "1,000.50 , 3.5m in 2024 .");
    }

    #[test]
    fn addresses_are_one_token() {
        let text = "see @some_one, #tag a.b\x40c.org or (https://x.org/y?z).";
        check(text, "see @some_one , #tag a.b\x40c.org or ( https://x.org/y?z ) .");
        let addresses = tokens(text).iter().filter(|t| t.class == Class::Address).count();
        assert_eq!(addresses, 4);
    }

    #[test]
    fn scripts_part() {
        check("在London的Ελλάδα", "在 London 的Ελλάδα");
    }

    #[test]
    fn gaps_tell_lines_from_paragraphs() {
        let gaps = |text| tokens(text).iter().map(|token| token.gap).collect::<Vec<_>>();
        use Gap::{Line, None, Paragraph, Space};
        assert_eq!(gaps("a b, \n c\n\nd"), [Paragraph, Space, None, Line, Paragraph]);
    }
}
