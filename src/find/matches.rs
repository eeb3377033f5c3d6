//! Where a query stands in a block of text.

use super::block::{Block, Unit, is_mark};
use super::syllable::{Syllable, letter};
use super::table::Table;
use std::ops::Range;

/// Spelling by first letters alone says little: one letter would fit every tenth character.
const FEWEST_INITIALS: usize = 2;

/// A stretch of a block that fits the query, in UTF-16 units of the block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which of the blocks.
    pub block: usize,
    /// Where in it.
    pub range: Range<u32>,
}

/// A character of the query, with the tone that its mark gives to the syllable it is in.
#[derive(Clone, Copy, Debug)]
struct Key {
    form: char,
    tone: Option<u8>,
}

/// All stretches of `blocks` that fit `query` in this `spelling`, from the first to the last; none
/// overlap.
pub fn find(blocks: &[Block], query: &str, table: &Table, spelling: Spelling) -> Vec<Hit> {
    hits(blocks, &Search { keys: &keys(query, table), table, spelling })
}

impl Spelling {
    /// How else `query` may be meant where it stands nowhere in this spelling.
    pub fn otherwise(self, query: &str, table: &Table) -> Option<Spelling> {
        let keys = keys(query, table);
        let can = keys.len() >= FEWEST_INITIALS;
        let can = can && keys.iter().all(|key| key.form.is_ascii_lowercase());
        (self == Spelling::Whole && can).then_some(Spelling::Initials)
    }
}

fn keys(query: &str, table: &Table) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for c in query.trim().chars() {
        let form = table.fold(c);
        match keys.last_mut() {
            Some(last) if is_mark(c) => last.tone = tone(c).or(last.tone),
            Some(last) if form == ' ' && last.form == ' ' => {}
            _ => keys.push(Key { form, tone: lower(c).and_then(|c| letter(c)?.1) }),
        }
    }
    keys
}

/// The tone that a combining mark stands for.
fn tone(mark: char) -> Option<u8> {
    let at =
        ['\u{304}', '\u{301}', '\u{30c}', '\u{300}'].iter().position(|known| *known == mark)?;
    u8::try_from(at + 1).ok()
}

fn lower(c: char) -> Option<char> {
    c.to_lowercase().next()
}

fn hits(blocks: &[Block], search: &Search<'_>) -> Vec<Hit> {
    let found = blocks.iter().enumerate();
    found
        .flat_map(|(block, text)| search.ranges(text).map(move |range| Hit { block, range }))
        .collect()
}

/// How a reading may be spelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    /// In full; the last one may be broken off.
    #[default]
    Whole,
    /// By its first letter.
    Initials,
}

struct Search<'a> {
    keys: &'a [Key],
    table: &'a Table,
    spelling: Spelling,
}

impl Search<'_> {
    /// The stretches of `block` that fit, each after the one before it.
    fn ranges(&self, block: &Block) -> impl Iterator<Item = Range<u32>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            if self.keys.is_empty() {
                return None;
            }
            while from < block.units.len() {
                let at = from;
                match self.fit(&block.units[at..], 0) {
                    Some(length) => {
                        from = at + length;
                        return Some(block.units[at].range.start..block.units[from - 1].range.end);
                    }
                    None => from += 1,
                }
            }
            None
        })
    }

    /// How many of `units`, from the first, use up the keys from `key` on; none if they cannot.
    fn fit(&self, units: &[Unit], key: usize) -> Option<usize> {
        let Some(wanted) = self.keys.get(key) else { return Some(0) };
        let (unit, rest) = units.split_first()?;
        let same = (unit.form == wanted.form && self.spelling == Spelling::Whole).then_some(1);
        let read = wanted.form.is_ascii_lowercase().then(|| self.table.readings(unit.form));
        let read = read.into_iter().flatten().flat_map(|syllable| self.spelled(syllable, key));
        let used = same.into_iter().chain(read);
        used.into_iter().find_map(|used| Some(self.fit(rest, key + used)? + 1))
    }

    /// How many keys from `key` on may spell `syllable`: with or without a blank behind it.
    fn spelled(&self, syllable: &Syllable, key: usize) -> impl Iterator<Item = usize> {
        let keys = &self.keys[key..];
        let used = match self.spelling {
            Spelling::Whole => whole(syllable, keys, key > 0),
            Spelling::Initials => syllable.letters.starts_with(keys[0].form).then_some(1),
        };
        let blank =
            used.filter(|used| keys.get(*used).is_some_and(|key| matches!(key.form, ' ' | '\'')));
        used.into_iter().chain(blank.map(|used| used + 1))
    }
}

/// How many of the first `keys` spell `syllable` in full; the last of a longer row may be
/// broken off, for it may still be being written.
fn whole(syllable: &Syllable, keys: &[Key], later: bool) -> Option<usize> {
    let letters = syllable.letters.as_bytes();
    let pairs = || keys.iter().zip(letters);
    let spelled = pairs().take_while(|(key, letter)| key.spells(**letter)).count();
    let in_tone =
        keys[..spelled].iter().all(|key| key.tone.is_none_or(|tone| tone == syllable.tone));
    let complete = spelled == letters.len() || later && spelled == keys.len();
    if spelled == 0 || !in_tone || !complete {
        return None;
    }
    match keys.get(spelled).and_then(Key::numbered) {
        Some(tone) if tone == syllable.tone => Some(spelled + 1),
        _ => Some(spelled),
    }
}

impl Key {
    /// Whether it may be typed for this letter of a syllable: ü is typed as v or as u.
    fn spells(&self, letter: u8) -> bool {
        self.form == char::from(letter) || letter == b'v' && self.form == 'u'
    }

    /// The tone that it is the number of.
    fn numbered(&self) -> Option<u8> {
        let tone = self.form.to_digit(10).filter(|tone| (1..=5).contains(tone))?;
        u8::try_from(tone).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::default();
        for (variant, form) in ["國国", "長长", "北北", "發发"].map(|pair| {
            let mut chars = pair.chars();
            (chars.next().expect("a pair"), chars.next().expect("a pair"))
        }) {
            table.take(variant, form);
        }
        for (c, readings) in [
            ('中', "zhōng zhòng"),
            ('國', "guó"),
            ('西', "xī"),
            ('安', "ān"),
            ('先', "xiān"),
            ('北', "běi"),
            ('京', "jīng"),
            ('金', "jīn"),
            ('正', "zhèng zhēng"),
            ('恩', "ēn"),
            ('女', "nǚ"),
            ('長', "cháng zhǎng"),
        ] {
            readings.split(' ').for_each(|marked| table.read(c, marked));
        }
        table
    }

    /// What `query` finds in `text`, whose lines are blocks, each hit in square brackets.
    fn check(text: &str, query: &str, expected: &str) {
        let table = table();
        let blocks: Vec<Block> = text.lines().map(|line| Block::new(line, &table)).collect();
        let find = |spelling| find(&blocks, query, &table, spelling);
        let other = Spelling::Whole.otherwise(query, &table);
        let hits = Some(find(Spelling::Whole)).filter(|hits| !hits.is_empty());
        let hits = hits.or_else(|| other.map(find)).unwrap_or_default();
        let shown = text.lines().enumerate().map(|(block, line)| {
            let mut wide: Vec<u16> = line.encode_utf16().collect();
            for hit in hits.iter().rev().filter(|hit| hit.block == block) {
                wide.insert(hit.range.end as usize, u16::from(b']'));
                wide.insert(hit.range.start as usize, u16::from(b'['));
            }
            String::from_utf16(&wide).expect("brackets break no character")
        });
        assert_eq!(shown.collect::<Vec<_>>().join("\n"), expected, "{query:?}");
    }

    #[test]
    fn characters_fit_in_either_script_and_any_width_or_case() {
        check("中國在北京", "中国", "[中國]在北京");
        check("中国在北京", "中國", "[中国]在北京");
        check("The F-16 and the f-16", "F-16", "The [F-16] and the [f-16]");
        check("Ｆ１６", "f16", "[Ｆ１６]");
        check("Kim  Jong\u{a0}Un", "kim jong un", "[Kim  Jong\u{a0}Un]");
        check("「京」", "\"京", "[「京]」");
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        check("Pha\u{30c}n, phǎn", "phan", "[Pha\u{30c}n], [phǎn]");
        check("phan", "pha\u{30c}n", "[phan]");
    }

    #[test]
    fn syllables_fit_with_or_without_tones_and_blanks() {
        for query in [
            "zhongguo",
            "zhong guo",
            "zhōngguó",
            "zhong1guo2",
            "zhong1 guo2",
            "ZhongGuo",
            "zhong'guo",
            "zho\u{304}ng guo",
        ] {
            check("到中國去", query, "到[中國]去");
        }
        check("到中國去", "zhong4guo", "到[中國]去");
        for query in ["zhong3guo2", "zhóngguo", "guozhong", "hong", "ong"] {
            check("到中國去", query, "到中國去");
        }
        check("女", "nü", "[女]");
        check("女", "nv", "[女]");
    }

    #[test]
    fn readings_of_one_character_are_each_tried() {
        check("長", "chang", "[長]");
        check("长", "zhang3", "[长]");
        check("西安先", "xian", "[西安][先]");
        check("西安先", "xi'an", "[西安]先");
    }

    #[test]
    fn a_name_half_typed_is_found() {
        check("金正恩", "jinzh", "[金正]恩");
        check("金正恩", "ji", "金正恩");
    }

    #[test]
    fn characters_and_syllables_mix() {
        check("金正恩", "金zhengen", "[金正恩]");
        check("Beijing 北京", "beijing", "[Beijing] [北京]");
    }

    #[test]
    fn initials_fit_where_nothing_else_does() {
        check("金正恩到北京", "jze", "[金正恩]到北京");
        check("jze 金正恩", "jze", "[jze] 金正恩");
        check("金正恩", "j", "金正恩");
    }

    #[test]
    fn hits_keep_to_their_block_and_do_not_overlap() {
        check("北北北北北\n京", "北北", "[北北][北北]北\n京");
        check("北\n京", "北京", "北\n京");
        check("𠀀北京", "北京", "𠀀[北京]");
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        for query in ["", " ", "\u{301}"] {
            check("中國", query, "中國");
        }
    }
}
