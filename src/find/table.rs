//! Which characters a search takes for the same, and how they are read.

use super::syllable::{Syllable, letter};
use lorgnette_script::{Script, Sheet, Source, is_han};
use lorgnette_text::lower;
use std::collections::BTreeMap;

/// What a search knows of the characters of one page. The default knows case, width and
/// accents; scripts and readings are the page's to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table(BTreeMap<char, Known>);

/// What is known of a character.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    /// The character for which it is taken; itself, if for no other.
    form: char,
    /// How it is read; kept with the form.
    readings: Vec<Syllable>,
}

impl Table {
    /// What the sheet of a page says of its characters, in whichever script it is shown: what
    /// stands for one of them in another script is the same. Where words change with the script
    /// (软件, 軟體) it must be read the same, too.
    pub fn of(sheet: &Sheet) -> Table {
        let mut table = Table::default();
        let scripts = sheet.targets();
        for script in scripts.iter().map(|script| Some(*script)).chain([None]) {
            let rules = sheet.readings(script);
            let han = rules.characters().filter(|(c, _)| is_han(*c));
            han.for_each(|(c, syllable)| table.read(c, syllable));
        }
        let source = Source::of(sheet.lang());
        for script in scripts {
            let rules = sheet.script(*script).unwrap_or_default();
            let keeps_words = source.is_some_and(|source| source.keeps_words(*script));
            for (from, to) in rules.characters().filter_map(pair) {
                if keeps_words || table.agree(from, to) {
                    // Many characters become one in Simplified, which so is the form of them all.
                    match script {
                        Script::Hans => table.take(from, to),
                        Script::Hant | Script::Tw | Script::Hk => table.take(to, from),
                    }
                }
            }
        }
        table
    }

    fn known(&mut self, c: char) -> &mut Known {
        self.0.entry(c).or_insert(Known { form: c, readings: Vec::new() })
    }

    /// Takes `variant`, a character in lower case, for `form` from now on.
    pub fn take(&mut self, variant: char, form: char) {
        let (old, new) = (self.fold(variant), self.fold(form));
        if old == new {
            return;
        }
        let readings = std::mem::take(&mut self.known(old).readings);
        readings.into_iter().for_each(|syllable| self.add(new, syllable));
        self.0.values_mut().filter(|known| known.form == old).for_each(|known| known.form = new);
    }

    /// Lets `c` be read as `marked`, a syllable with its tone mark, too.
    pub fn read(&mut self, c: char, marked: &str) {
        self.add(self.fold(c), Syllable::parse(marked));
    }

    fn add(&mut self, form: char, syllable: Syllable) {
        let known = &mut self.known(form).readings;
        if !known.contains(&syllable) {
            known.push(syllable);
        }
    }

    /// Whether the two can be read alike.
    fn agree(&self, one: char, other: char) -> bool {
        let other = self.readings(self.fold(other));
        self.readings(self.fold(one)).iter().any(|syllable| other.contains(syllable))
    }

    /// The character that stands for `c` and all that a search takes for the same.
    pub fn fold(&self, c: char) -> char {
        let plain = match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{300c}' | '\u{300d}' => '"',
            '\u{2010}'..='\u{2014}' => '-',
            _ if c.is_whitespace() => ' ',
            _ => lower(c),
        };
        match letter(plain) {
            _ if plain.is_ascii() => plain,
            Some(('v', _)) => 'u',
            Some((base, _)) => base,
            None => self.0.get(&plain).map_or(plain, |known| known.form),
        }
    }

    /// `text` with each of its characters folded.
    pub fn folded(&self, text: &str) -> String {
        text.chars().map(|c| self.fold(c)).collect()
    }

    /// How the folded character `form` is read.
    pub fn readings(&self, form: char) -> &[Syllable] {
        self.0.get(&form).map_or(&[], |known| &known.readings)
    }
}

/// A Han character and the one that stands for it, where it is one.
fn pair((from, to): (char, &str)) -> Option<(char, char)> {
    let mut to = to.chars();
    let pair = (from, to.next()?);
    (to.next().is_none() && is_han(from) && is_han(pair.1)).then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn what_is_the_same_as_the_same_is_the_same() {
        let mut table = Table::default();
        table.take('裡', '裏');
        table.take('裏', '里');
        table.take('餘', '余');
        table.take('餘', '馀');
        for [one, other] in [['裡', '里'], ['裡', '裏'], ['餘', '馀'], ['余', '馀']] {
            assert_eq!(table.fold(one), table.fold(other), "{one}{other}");
        }
    }

    fn table(json: &str) -> Table {
        Table::of(&serde_json::from_str(json).expect("a sheet as pages carry it"))
    }

    #[test]
    fn a_character_is_itself_in_every_script_of_its_page() {
        let table = table(
            r#"{"lang":"zh-Hant","scripts":[{"of":1,"one":"國国裏里後后長长"},{"of":2,"one":"裏裡"}],
            "readings":[{"of":1,"one":"guó國 lǐ裏 hòu後"}],"words":""}"#,
        );
        for [one, other] in [['國', '国'], ['裏', '里'], ['裡', '里'], ['後', '后'], ['長', '长']]
        {
            assert_eq!(table.fold(one), table.fold(other), "{one}{other}");
        }
        assert_ne!(table.fold('國'), table.fold('里'));
    }

    #[test]
    fn another_word_for_the_same_is_no_other_script() {
        let table = table(
            r#"{"lang":"zh-Hans","scripts":[{"of":7,"one":"软軟"},{"of":2,"more":"软件 軟體 互联网 網|際|網路"}],
            "readings":[{"of":1,"one":"ruǎn软 jiàn件 hù互 lián联 wǎng网"},{"of":4,"one":"tǐ體 wǎng網 jì際"}],
            "words":""}"#,
        );
        assert_eq!(table.fold('軟'), table.fold('软'));
        for [one, other] in [['件', '體'], ['互', '網'], ['联', '際']] {
            assert_ne!(table.fold(one), table.fold(other), "{one}{other}");
        }
    }

    #[test]
    fn each_reading_that_the_page_has_counts_in_each_script() {
        let table = table(
            r#"{"lang":"zh-Hans","scripts":[{"of":7,"one":"长長"}],
            "readings":[{"of":1,"one":"cháng长 dà大","more":"长大， zhǎng|dà|，"}],"words":""}"#,
        );
        let letters = |c: char| {
            let readings = table.readings(table.fold(c)).iter();
            readings.map(|syllable| syllable.letters.clone()).collect::<Vec<_>>()
        };
        assert_eq!(letters('长'), ["zhang", "chang"], "{table:?}");
        assert_eq!(letters('長'), letters('长'));
        assert_eq!(letters('，'), Vec::<String>::new());
    }
}
