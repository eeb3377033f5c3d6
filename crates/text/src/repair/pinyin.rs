//! Rule `pinyin`: lifts out readings that were pasted in after characters, `紀(jì)念` or `紀jì念`.
//!
//! A textbook that glosses a rare word writes the same thing on purpose, so
//! the rule looks at the whole text: pasted-in readings stand behind common
//! characters and cut words in two.

use super::{Edit, syllable};
use crate::{Certainty, Ground, Span, words};

/// The rule's name in reports.
pub(super) const NAME: &str = "pinyin";
/// Fewer groups than this are no pattern.
const FEWEST: usize = 3;
/// A text glosses what readers may not know. Of the characters that such
/// glosses commonly stand behind (蹒 跚 饕 餮 徘 徊), none reaches 200 in the
/// word list; of those in the first damaged article, none is below 2,000.
const COMMON: u64 = 1_000;

/// A reading in brackets behind a character that it reads.
struct Group {
    /// The brackets and what is in them.
    span: Span,
    reading: String,
    /// Whether the character is a common one.
    common: bool,
    /// Whether a word runs on behind it.
    cuts: bool,
}

/// The edits that take the readings out, with each reading.
pub(super) fn edits(chars: &[char]) -> Vec<(Edit, String)> {
    let groups = groups(chars);
    if pasted(&groups) { lifted(groups) } else { Vec::new() }
}

/// The same where the text is known to be damaged so.
pub(super) fn edits_in_damaged(chars: &[char]) -> Vec<(Edit, String)> {
    lifted(groups(chars))
}

fn lifted(groups: Vec<Group>) -> Vec<(Edit, String)> {
    groups.into_iter().map(|group| (edit(group.span), group.reading)).collect()
}

/// Whether the groups are damage: more than half stand behind common
/// characters, and one in eight cuts a word (half do in news text, but what
/// ends words, like 國 and 們, cuts none).
fn pasted(groups: &[Group]) -> bool {
    let count = |test: fn(&Group) -> bool| groups.iter().filter(|g| test(g)).count();
    groups.len() >= FEWEST
        && count(|g| g.common) * 2 > groups.len()
        && count(|g| g.cuts) * 8 >= groups.len()
}

fn edit(span: Span) -> Edit {
    Edit {
        span,
        text: String::new(),
        pieces: Vec::new(),
        rule: NAME,
        certainty: Certainty::Certain,
        grounds: vec![Ground::Pasted],
    }
}

fn groups(chars: &[char]) -> Vec<Group> {
    let mut groups = Vec::new();
    for at in 1..chars.len() {
        let before = chars[at - 1];
        if let Some((reading, length)) = syllable::behind(&chars[at..])
            && syllable::reads(&reading, before)
        {
            groups.push(Group {
                span: Span::new(at as u32, (at + length) as u32),
                reading,
                common: words::character_frequency(before) >= COMMON,
                cuts: cuts_a_word(chars, at, at + length),
            });
        }
    }
    groups
}

/// Whether the text around `start..end` holds a word that runs across it.
fn cuts_a_word(chars: &[char], start: usize, end: usize) -> bool {
    let before = start.saturating_sub(3);
    let after = (end + 3).min(chars.len());
    (before..start).any(|from| {
        (end + 1..=after).any(|to| {
            let word: String = chars[from..start].iter().chain(&chars[end..to]).collect();
            words::frequency(&word) > 0
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::repair::testing::check;

    #[test]
    fn pasted_readings_come_out() {
        check("紀(jì)念戰(zhàn)爭(zhēng)勝利", "紀念戰爭勝利");
        check("這個問（wèn）題要研（yán）究清楚，關（guān）係重大", "這個問題要研究清楚，關係重大");
    }

    #[test]
    fn other_ways_of_pasting_are_known() {
        check("紀[ji4]念戰[zhan4]爭[zheng1]勝利", "紀念戰爭勝利");
        check("紀jì念戰zhàn爭zhēng勝利", "紀念戰爭勝利");
        check("漢字hànzì、拼音pīnyīn和聲調shēngdiào", "漢字hànzì、拼音pīnyīn和聲調shēngdiào");
    }

    #[test]
    fn a_gloss_on_rare_characters_stays() {
        let text = "他步履蹒(pán)跚(shān)，徘(pái)徊(huái)良久，一副饕(tāo)餮(tiè)相。";
        check(text, text);
    }

    #[test]
    fn one_reading_is_no_pattern() {
        check("這個字讀作紀(jì)念的紀(jì)。", "這個字讀作紀(jì)念的紀(jì)。");
    }

    #[test]
    fn other_brackets_stay() {
        for text in ["紀(a)念戰(b)爭(c)利", "會(huì), 說(shuo1), (ma)", "KN(jì)23"] {
            check(text, text);
        }
    }
}
