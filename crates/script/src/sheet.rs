//! The form in which a page carries its rows: small, and shared between scripts where they agree.

use crate::{Rules, Script, Source};
use lorgnette_text::words::is_han;
use serde::{Deserialize, Serialize};

/// What a page carries to be shown in other scripts and with readings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The article's language, BCP 47.
    pub(crate) lang: String,
    /// Rows to other scripts; the sets count the source's targets from bit 0.
    pub(crate) scripts: Vec<Rows>,
    /// Rows to readings; bit 0 is the text as it was written, the targets follow.
    pub(crate) readings: Vec<Rows>,
    /// How many characters the words of the prose have, one after the other.
    pub(crate) words: String,
}

/// Rows that several scripts share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rows {
    /// Which, as a set of bits.
    #[serde(rename = "of")]
    pub(crate) of: u8,
    /// Groups, a space between them: what stands for each of the characters that follow it.
    #[serde(rename = "one", default, skip_serializing_if = "String::is_empty")]
    pub(crate) characters: String,
    /// Phrases, each followed by what stands for it, spaces between them.
    #[serde(rename = "more", default, skip_serializing_if = "String::is_empty")]
    pub(crate) phrases: String,
}

impl Sheet {
    /// A sheet from the fields of its JSON; of each row its set, its characters, its phrases.
    pub fn read_back(
        [lang, words]: [String; 2],
        [scripts, readings]: [Vec<(u8, String, String)>; 2],
    ) -> Sheet {
        let rows = |rows: Vec<(u8, String, String)>| {
            let row = |(of, characters, phrases)| Rows { of, characters, phrases };
            rows.into_iter().map(row).collect()
        };
        Sheet { lang, scripts: rows(scripts), readings: rows(readings), words }
    }

    /// The article's language, BCP 47.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// What the page can be shown in, beside how it was written.
    pub fn targets(&self) -> &'static [Script] {
        Source::of(&self.lang).map_or(&[], Source::targets)
    }

    /// The rules by which the page's text comes to stand in `script`; none that it was written in.
    pub fn script(&self, script: Script) -> Option<Rules> {
        let bit = self.targets().iter().position(|target| *target == script)?;
        let mut rules = Rules::default();
        self.scripts.iter().filter(|rows| rows.of >> bit & 1 == 1).for_each(|rows| {
            rows.add_pairs(&mut rules);
            rows.add_phrases(&mut rules);
        });
        Some(rules)
    }

    /// The rules by which the prose is read where it is shown in `script`, and where it is shown
    /// as it was written.
    pub fn readings(&self, script: Option<Script>) -> Rules {
        let mut rules = Rules::default();
        self.add_readings(&mut rules, 0);
        let target = script.and_then(|script| {
            let bit = self.targets().iter().position(|target| *target == script)?;
            Some((bit + 1, self.script(script)?))
        });
        if let Some((bit, rewrite)) = target {
            rules = carried(rules, &rewrite);
            self.add_readings(&mut rules, bit);
        }
        rules
    }

    fn add_readings(&self, rules: &mut Rules, bit: usize) {
        self.readings.iter().filter(|rows| rows.of >> bit & 1 == 1).for_each(|rows| {
            rows.add_groups(rules);
            rows.add_phrases(rules);
        });
    }

    /// How many characters each word of the prose has, in its order.
    pub fn words(&self) -> impl Iterator<Item = usize> {
        self.words.bytes().map(|digit| usize::from(digit.saturating_sub(b'0').max(1)))
    }
}

/// Readings of a text as readings of what `rewrite` makes of it; the text's own stay beside them.
pub(crate) fn carried(readings: Rules, rewrite: &Rules) -> Rules {
    let rows: Vec<(String, String)> = readings.rows().collect();
    let mut carried = readings;
    for (from, to) in rows {
        let from = rewrite.rewrite(&from);
        if !carried.has(&from) {
            carried.insert(&from, &to);
        }
    }
    carried
}

impl Rows {
    /// Two characters each: one and what stands for it.
    fn add_pairs(&self, rules: &mut Rules) {
        let mut chars = self.characters.chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            rules.insert(&from.to_string(), &to.to_string());
        }
    }

    /// Syllables, each followed by the characters that are read so.
    fn add_groups(&self, rules: &mut Rules) {
        for group in self.characters.split(' ') {
            let at = group.find(is_han).unwrap_or(group.len());
            let (syllable, characters) = group.split_at(at);
            characters.chars().for_each(|c| rules.insert(&c.to_string(), syllable));
        }
    }

    fn add_phrases(&self, rules: &mut Rules) {
        let mut words = self.phrases.split(' ');
        while let (Some(from), Some(to)) = (words.next(), words.next()) {
            rules.insert(from, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let rows = |of, characters: &str, phrases: &str| Rows {
            of,
            characters: characters.into(),
            phrases: phrases.into(),
        };
        Sheet {
            lang: "zh-Hans".into(),
            scripts: vec![
                rows(0b111, "长長银銀", ""),
                rows(0b010, "", "导弹 飛彈 互联网 網|際|網路"),
            ],
            readings: vec![
                rows(0b001, "yín银 dǎo导 dàn弹", "长大 zhǎng|dà"),
                rows(0b100, "fēi飛 dàn彈", ""),
            ],
            words: "212".into(),
        }
    }

    #[test]
    fn each_script_has_its_rows_and_those_it_shares() {
        let sheet = sheet();
        let said = |script| sheet.script(script).map(|rules| rules.rewrite("银导弹互联网"));
        assert_eq!(said(Script::Tw).as_deref(), Some("銀飛彈網際網路"));
        assert_eq!(said(Script::Hk).as_deref(), Some("銀导弹互联网"));
        assert_eq!(said(Script::Hans), None);
    }

    #[test]
    fn readings_follow_the_text_into_its_script() {
        let readings = sheet().readings(Some(Script::Tw));
        let read = |text: &str| {
            let text: Vec<char> = text.chars().collect();
            readings.apply(&text).iter().map(|r| r.unwrap_or("-").to_string()).collect::<Vec<_>>()
        };
        assert_eq!(read("銀长大長大"), ["yín", "zhǎng", "dà", "zhǎng", "dà"]);
        assert_eq!(read("飛彈"), ["fēi", "dàn"]);
    }

    #[test]
    fn a_sheet_comes_back_from_json() {
        let json = serde_json::to_string(&sheet()).expect("plain data");
        assert_eq!(serde_json::from_str::<Sheet>(&json).expect("what was written"), sheet());
        assert_eq!(sheet().words().collect::<Vec<_>>(), [2, 1, 2]);
    }
}
