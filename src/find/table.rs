//! Which characters a search takes for the same, and how they are read.

use std::collections::BTreeMap;

/// A syllable of Hanyu Pinyin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// Its letters without marks; `v` stands for ü.
    pub letters: String,
    /// Its tone, 1 to 4, or 5 for none.
    pub tone: u8,
}

impl Syllable {
    /// Reads a syllable with its tone mark, as `lüè`.
    pub fn parse(marked: &str) -> Syllable {
        let mut tone = 5;
        let letters = marked.chars().map(|c| match letter(c) {
            Some((base, mark)) => {
                tone = mark.unwrap_or(tone);
                base
            }
            None => c,
        });
        Syllable { letters: letters.collect(), tone }
    }
}

/// The vowels of pinyin that carry marks: each with itself in the four tones.
const VOWELS: [(char, &str); 6] =
    [('a', "āáǎà"), ('e', "ēéěè"), ('i', "īíǐì"), ('o', "ōóǒò"), ('u', "ūúǔù"), ('v', "ǖǘǚǜ")];

/// The bare letter of a marked one of pinyin, and its tone; `v` for ü.
pub fn letter(c: char) -> Option<(char, Option<u8>)> {
    if c == 'ü' {
        return Some(('v', None));
    }
    VOWELS.iter().find_map(|(base, marked)| {
        let tone = (1..).zip(marked.chars()).find(|(_, vowel)| *vowel == c)?.0;
        Some((*base, Some(tone)))
    })
}

/// What a search knows of the characters of one page. The default knows case, width and
/// accents; scripts and readings are the page's to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    forms: BTreeMap<char, char>,
    readings: BTreeMap<char, Vec<Syllable>>,
}

impl Table {
    /// Takes `variant`, a character in lower case, for `form` from now on.
    pub fn take(&mut self, variant: char, form: char) {
        self.forms.insert(variant, form);
    }

    /// Lets `c` be read as each of `readings`, which carry tone marks.
    pub fn read<'a>(&mut self, c: char, readings: impl IntoIterator<Item = &'a str>) {
        let form = self.fold(c);
        let known = self.readings.entry(form).or_default();
        for syllable in readings.into_iter().map(Syllable::parse) {
            if !known.contains(&syllable) {
                known.push(syllable);
            }
        }
    }

    /// The character that stands for `c` and all that a search takes for the same.
    pub fn fold(&self, c: char) -> char {
        let plain = match c {
            '\0'..='\x7f' => return c.to_ascii_lowercase(),
            '\u{ff01}'..='\u{ff5e}' => return self.fold(half_width(c)),
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{300c}' | '\u{300d}' => '"',
            '\u{2010}'..='\u{2014}' => '-',
            _ if c.is_whitespace() => ' ',
            _ => c,
        };
        let plain = lower(plain);
        match letter(plain) {
            Some(('v', _)) => 'u',
            Some((base, _)) => base,
            None => *self.forms.get(&plain).unwrap_or(&plain),
        }
    }

    /// How the folded character `form` is read.
    pub fn readings(&self, form: char) -> &[Syllable] {
        self.readings.get(&form).map_or(&[], Vec::as_slice)
    }
}

/// The ASCII character that the full-width form `c` stands for.
fn half_width(c: char) -> char {
    char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
}

/// Lower case, where that is one character.
fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_lose_their_marks_and_keep_their_tone() {
        for (marked, letters, tone) in
            [("zhōng", "zhong", 1), ("lüè", "lve", 4), ("nǚ", "nv", 3), ("de", "de", 5)]
        {
            assert_eq!(Syllable::parse(marked), Syllable { letters: letters.into(), tone });
        }
    }

    #[test]
    fn case_width_and_marks_fold_away() {
        let mut table = Table::default();
        table.take('國', '国');
        for (c, folded) in [
            ('Ａ', 'a'),
            ('É', 'e'),
            ('ǚ', 'u'),
            ('國', '国'),
            ('国', '国'),
            ('　', ' '),
            ('Д', 'д'),
        ] {
            assert_eq!(table.fold(c), folded, "{c}");
        }
    }
}
