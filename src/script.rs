//! How the text is shown: in which script, with which readings, which way it runs; no web_sys.

mod look;

pub use look::Look;

use crate::settings::{Readings, Writing};
use lorgnette_script::{Rules, Sheet, is_han, joined};

/// Ciphers that stand upright together in a column, at most.
const UPRIGHT: usize = 2;

/// The accented letters with which syllables begin, and their capitals. The standard library knows
/// those of the whole world, and its table would be a fiftieth of the reader.
const ACCENTED: [(char, char); 16] = [
    ('ā', 'Ā'),
    ('á', 'Á'),
    ('ǎ', 'Ǎ'),
    ('à', 'À'),
    ('ō', 'Ō'),
    ('ó', 'Ó'),
    ('ǒ', 'Ǒ'),
    ('ò', 'Ò'),
    ('ē', 'Ē'),
    ('é', 'É'),
    ('ě', 'Ě'),
    ('è', 'È'),
    ('ń', 'Ń'),
    ('ň', 'Ň'),
    ('ǹ', 'Ǹ'),
    ('ḿ', 'Ḿ'),
];

/// The rules by which a [`Look`] comes about.
#[derive(Clone, Debug, Default)]
pub struct Press {
    look: Look,
    script: Rules,
    readings: Rules,
}

/// A text node of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// As it was written.
    pub text: String,
    /// Whether it is in a name.
    pub name: bool,
    /// Whether the article itself gives its reading.
    pub read: bool,
}

/// A piece of what comes to stand in the place of a text node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Bare text.
    Text(String),
    /// A word and its reading.
    Word(String, String),
    /// Ciphers that stand upright in a column.
    Upright(String),
}

impl Press {
    /// The rules that `look` takes from `sheet`.
    pub fn new(look: Look, sheet: &Sheet) -> Press {
        let readings = match look.readings {
            Readings::Off => Rules::default(),
            Readings::Names | Readings::All => sheet.readings(look.script),
        };
        let script = look.script.and_then(|script| sheet.script(script));
        Press { look, script: script.unwrap_or_default(), readings }
    }

    /// The same for what stands beside the article: its script alone.
    #[must_use]
    pub fn beside(&self) -> Press {
        let look = Look { script: self.look.script, ..Look::default() };
        Press { look, script: self.script.clone(), readings: Rules::default() }
    }

    /// The look that comes about.
    pub fn look(&self) -> Look {
        self.look
    }

    /// `text` in the script that is wanted.
    pub fn rewrite(&self, text: &str) -> String {
        self.script.rewrite(text)
    }

    /// What comes to stand in the place of each of a block's text nodes. `words` are how many
    /// characters its words have, in order; what they do not reach has no readings.
    pub fn block(&self, stretches: &[Stretch], words: &[u8]) -> Vec<Vec<Piece>> {
        let text: Vec<char> = stretches.iter().flat_map(|stretch| stretch.text.chars()).collect();
        let shown = self.script.apply(&text);
        let shown: Vec<String> =
            text.iter().zip(&shown).map(|(c, to)| joined(&[*c], &[*to])).collect();
        let whole: Vec<char> = shown.iter().flat_map(|shown| shown.chars()).collect();
        let mut work = Work {
            press: self,
            text: &text,
            shown: &shown,
            readings: self.readings.apply(&whole),
            whole: &whole,
            words: words.iter(),
            at: 0,
            place: 0,
        };
        stretches.iter().map(|stretch| work.pieces(stretch)).collect()
    }
}

/// A block on its way.
struct Work<'w> {
    press: &'w Press,
    /// As it was written.
    text: &'w [char],
    /// What stands for each of those characters.
    shown: &'w [String],
    /// The same as one text.
    whole: &'w [char],
    /// The reading of each of its characters.
    readings: Vec<Option<&'w str>>,
    words: std::slice::Iter<'w, u8>,
    /// How far the work has come in `text`.
    at: usize,
    /// And in `whole`.
    place: usize,
}

impl Work<'_> {
    fn pieces(&mut self, stretch: &Stretch) -> Vec<Piece> {
        let end = self.at + stretch.text.chars().count();
        let mut pieces = Vec::new();
        while self.at < end {
            let (length, is_word) = self.word(end);
            let shown = self.shown[self.at..self.at + length].concat();
            let start = self.place;
            self.at += length;
            self.place += shown.chars().count();
            let wanted = match self.press.look.readings {
                Readings::Off => false,
                Readings::Names => stretch.name,
                Readings::All => true,
            };
            let reading =
                (wanted && is_word && !stretch.read).then(|| self.reading(start, stretch.name));
            match reading.flatten() {
                Some(reading) => pieces.push(Piece::Word(shown, reading)),
                None if self.stands_upright(start) => pieces.push(Piece::Upright(shown)),
                None => push_text(&mut pieces, &shown),
            }
        }
        pieces
    }

    /// How many characters are taken together from here, `end` being the last that may be; and
    /// whether they are a word.
    fn word(&mut self, end: usize) -> (usize, bool) {
        let rest = &self.text[self.at..end];
        if is_han(rest[0]) {
            let han = rest.iter().take_while(|c| is_han(**c)).count();
            return match self.words.next() {
                Some(length) => (usize::from(*length).clamp(1, han), true),
                None => (1, false),
            };
        }
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        match self.press.look.writing {
            Writing::Vertical => (digits.max(1), false),
            Writing::Horizontal => (1, false),
        }
    }

    /// The reading of what is shown from `start` up to here, joined as one word; none where a
    /// character of it has none.
    fn reading(&self, start: usize, name: bool) -> Option<String> {
        let mut word = String::new();
        for at in start..self.place {
            let syllable = self.readings[at].filter(|_| is_han(self.whole[at]))?;
            // 女兒 is nǚ'ér: a syllable that begins with a vowel is kept apart.
            if !word.is_empty() && syllable.starts_with(is_open) {
                word.push('\'');
            }
            match word.is_empty() && name {
                true => word.push_str(&capital(syllable)),
                false => word.push_str(syllable),
            }
        }
        Some(word).filter(|word| !word.is_empty())
    }

    /// Whether what is shown from `start` up to here is a short number by itself.
    fn stands_upright(&self, start: usize) -> bool {
        let digits = &self.whole[start..self.place];
        let alone = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii_graphic());
        self.press.look.writing == Writing::Vertical
            && (1..=UPRIGHT).contains(&digits.len())
            && digits.iter().all(char::is_ascii_digit)
            && alone(start.checked_sub(1).and_then(|before| self.whole.get(before)))
            && alone(self.whole.get(self.place))
    }
}

/// Whether a syllable that begins with `c` begins with a, e or o.
fn is_open(c: char) -> bool {
    "aāáǎàoōóǒòeēéěè".contains(c)
}

fn capital(syllable: &str) -> String {
    let mut rest = syllable.chars();
    rest.next().map(capital_letter).into_iter().chain(rest).collect()
}

fn capital_letter(small: char) -> char {
    let accented = ACCENTED.iter().find(|(of, _)| *of == small);
    accented.map_or(small.to_ascii_uppercase(), |(_, capital)| *capital)
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lorgnette_script::Script;

    fn sheet() -> Sheet {
        let json = r#"{"lang":"zh-Hans","scripts":[{"of":7,"one":"长長银銀"},
            {"of":2,"more":"互联网 網|際|網路 普京 普丁"}],
            "readings":[{"of":1,"one":"háng行 yín银 zhǎng长 dà大 nǚ女 ér儿 pǔ普 jīng京"},
            {"of":4,"one":"dīng丁"}],"words":""}"#;
        serde_json::from_str(json).expect("a sheet as pages carry it")
    }

    fn press(script: Option<Script>, readings: Readings, writing: Writing) -> Press {
        Press::new(Look { script, readings, writing }, &sheet())
    }

    fn plain(text: &str) -> Stretch {
        Stretch { text: text.into(), ..Stretch::default() }
    }

    fn name(text: &str) -> Stretch {
        Stretch { name: true, ..plain(text) }
    }

    /// Words as 長大(zhǎngdà), upright ciphers as <12>, nodes divided by `/`.
    fn check(press: &Press, stretches: &[Stretch], words: &[u8], expected: &str) {
        let said = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Word(word, reading) => format!("{word}({reading})"),
            Piece::Upright(digits) => format!("<{digits}>"),
        };
        let nodes = press.block(stretches, words);
        let nodes: Vec<String> = nodes.iter().map(|node| node.iter().map(said).collect()).collect();
        assert_eq!(nodes.join("/"), expected);
    }

    #[test]
    fn a_phrase_over_the_border_of_a_name_is_cut_back_to_its_nodes() {
        let press = press(Some(Script::Tw), Readings::Off, Writing::Horizontal);
        check(&press, &[plain("银行互"), name("联网"), plain("长")], &[], "銀行網/際網路/長");
    }

    #[test]
    fn words_are_read_as_one_and_names_begin_with_a_capital() {
        let press = press(None, Readings::All, Writing::Horizontal);
        check(
            &press,
            &[plain("长大，女儿"), name("普京")],
            &[2, 2, 2],
            "长大(zhǎngdà)，女儿(nǚ'ér)/普京(Pǔjīng)",
        );
    }

    #[test]
    fn capitals_are_those_of_unicode() {
        let letters = ('a'..='z').chain(ACCENTED.map(|(small, _)| small));
        for small in letters {
            assert!(small.to_uppercase().eq([capital_letter(small)]), "{small}");
        }
    }

    #[test]
    fn only_names_are_read_where_only_names_are_asked_for() {
        let press = press(Some(Script::Tw), Readings::Names, Writing::Horizontal);
        check(&press, &[plain("长大"), name("普京")], &[2, 2], "長大/普丁(Pǔdīng)");
    }

    #[test]
    fn what_the_article_reads_itself_is_not_read_again() {
        let press = press(None, Readings::All, Writing::Horizontal);
        let read = Stretch { read: true, ..plain("银") };
        check(&press, &[read, plain("行")], &[1, 1], "银/行(háng)");
    }

    #[test]
    fn beyond_the_words_nothing_is_read() {
        let press = press(None, Readings::All, Writing::Horizontal);
        check(&press, &[plain("长大银行")], &[2], "长大(zhǎngdà)银行");
    }

    #[test]
    fn a_character_without_a_reading_leaves_its_word_bare() {
        let press = press(None, Readings::All, Writing::Horizontal);
        check(&press, &[plain("银龘")], &[2], "银龘");
    }

    #[test]
    fn short_numbers_stand_upright_in_columns() {
        let press = press(None, Readings::Off, Writing::Vertical);
        check(
            &press,
            &[plain("9月12日2024年AK-47，50%，"), plain("80"), plain("多")],
            &[1, 1, 1],
            "<9>月<12>日2024年AK-47，50%，/<80>/多",
        );
    }
}
