//! Syllables of Hanyu Pinyin, with and without their tone marks.

/// A syllable.
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
}
