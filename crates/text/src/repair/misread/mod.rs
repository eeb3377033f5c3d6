//! Rule `misread`: text whose bytes were read in another encoding than they were written in.
//!
//! 1. [`double`]: GBK or Big5 read as Latin letters, and UTF-8 read as GBK or Big5.
//! 2. [`single`]: UTF-8 read in one of the code pages of one byte a character ([`pages`]).
//! 3. [`latin1`]: what is left of marks read as Latin-1, which has controls in their place.
//!
//! Both ask how odd a text is ([`oddity`]), and both go over what they have repaired again: what was
//! read wrongly once was often read wrongly twice.

mod double;
mod latin1;
mod oddity;
mod pages;
mod script;
mod sequence;
mod single;
pub(super) mod wide;

use super::proof::Proof;
use super::{Edit, Ground, Span};
use crate::Certainty;
use std::ops::Range;

/// The rule's name in reports.
const NAME: &str = "misread";
/// How often a text is taken to have been read wrongly, one time over the other.
const MOST_ROUNDS: usize = 4;
/// Longer lines are taken in parts, so that the work on each stays small, in characters.
const LONGEST: usize = 1 << 14;

/// A stretch that was misread.
struct Misread {
    start: usize,
    pieces: Vec<Piece>,
    /// What it says.
    text: Vec<char>,
    /// The encoding that it was written in.
    written: &'static str,
    /// The one that it was read in.
    read: &'static str,
    /// Whether every byte of it is there.
    whole: bool,
}

/// So many characters of the text became so many.
#[derive(Clone, Copy)]
struct Piece {
    before: u32,
    after: u32,
}

impl Misread {
    fn end(&self) -> usize {
        self.start + self.pieces.iter().map(|piece| piece.before as usize).sum::<usize>()
    }

    fn edit(self) -> Edit {
        let mut grounds = vec![Ground::Misread { written: self.written, read: self.read }];
        if self.text.contains(&char::REPLACEMENT_CHARACTER) {
            grounds.push(Ground::Nothing);
        } else if !self.whole {
            grounds.push(Ground::Words);
        }
        Edit {
            span: Span::new(self.start as u32, self.end() as u32),
            text: self.text.iter().collect(),
            pieces: self.pieces.iter().map(|piece| (piece.before, piece.after)).collect(),
            rule: NAME,
            certainty: if self.whole { Certainty::Certain } else { Certainty::Guess },
            grounds,
        }
    }
}

/// Reads misread stretches as they were written, until nothing is left to read.
pub(super) fn restore(proof: &mut Proof) {
    let rules = [double::read_as_latin, single::find, double::read_as_wide];
    for _ in 0..MOST_ROUNDS {
        let mut still = true;
        for find in rules {
            let found = find(proof.chars());
            still &= found.is_empty();
            proof.run(found.into_iter().map(Misread::edit).collect());
        }
        if still {
            break;
        }
    }
    proof.run(latin1::find(proof.chars()).into_iter().map(Misread::edit).collect());
}

/// The lines of a text without their ends, long ones in parts that end behind ASCII.
fn lines(chars: &[char]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        while chars.get(start) == Some(&'\n') {
            start += 1;
        }
        let rest = chars.get(start..).filter(|rest| !rest.is_empty())?;
        let rest = &rest[..rest.len().min(LONGEST)];
        let end = rest.iter().position(|&c| c == '\n').unwrap_or_else(|| match rest.len() {
            LONGEST => rest.iter().rposition(char::is_ascii).map_or(LONGEST, |at| at + 1),
            shorter => shorter,
        });
        let line = start..start + end;
        start = line.end;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use crate::repair::repair;
    use crate::repair::testing::check;
    use crate::{Certainty, Ground, Span};

    #[test]
    fn utf_8_read_in_one_byte_a_character_is_read_again() {
        check("SÃ£o Tomé e PrÃ\u{ad}ncipe", "São Tomé e Príncipe");
        check("sheâ€™s â€œfineâ€\u{9d} â€“ really", "she’s “fine” – really");
        check("Ð¼Ð¸Ñ€ Ð²Ð°Ð¼", "мир вам");
        check("РјРёСЂ РІР°Рј", "мир вам");
        check("d√©j√† vu", "déjà vu");
        check("Pr├¬t ├á porter", "Prêt à porter");
        check("çŽ‹æœ‹å\u{8f}‹çš„æ•…äº‹", "王朋友的故事");
        check("ok ðŸ˜€ and í\u{a0}½í¸\u{80}", "ok 😀 and 😀");
    }

    #[test]
    fn what_was_misread_twice_is_read_twice() {
        check("crÃƒÂ¨me brÃƒÂ»lÃƒÂ©e", "crème brûlée");
        check("naÃƒÆ’Ã‚Â¯ve", "naïve");
    }

    #[test]
    fn a_no_break_space_that_became_a_space_is_found() {
        check("voici la carteÂ : dÃ©jeuner Ã midi", "voici la carte\u{a0}: déjeuner à midi");
        check("respondeu Ã s perguntas da naÃ§Ã£o", "respondeu às perguntas da nação");
    }

    #[test]
    fn chinese_is_read_again() {
        check("ÎÒÃÇµÄ¹ú¼ÒºÜ´ó£¬ÈËÃñºÜ¶à¡£", "我们的国家很大，人民很多。");
        check("§Ú\u{ad}Ìªº°ê®a«Ü¤j¡A¤H¥Á«Ü¦h¡C", "我們的國家很大，人民很多。");
        check("鎴戜滑鐨勫浗瀹跺緢澶э紝浜烘皯鍕ゅ姵銆�", "我们的国家很大，人民勤劳。");
        check("caf茅 cr猫me, don鈥檛 na茂ve", "café crème, don’t naïve");
    }

    #[test]
    fn only_the_damaged_stretch_is_changed() {
        let raw = "第一段完好無損，“引文”也在。\næˆ‘ä»¬çš„å›½å®¶\n末段 é à ü 也是。";
        check(raw, "第一段完好無損，“引文”也在。\n我们的国家\n末段 é à ü 也是。");
        let repaired = repair("é Ã© 字");
        let change = &repaired.changes[0];
        assert_eq!((change.raw, change.repaired), (Span::new(2, 4), Span::new(2, 3)));
        assert_eq!(change.grounds, [Ground::Misread { written: "UTF-8", read: "windows-1252" }]);
        assert_eq!(change.certainty, Certainty::Certain);
    }

    #[test]
    fn a_lost_byte_makes_a_guess() {
        let repaired = repair("â€œa storyâ€� about ÄŒapek and DvoÅ™Ã�k");
        assert_eq!(repaired.text, "“a story” about Čapek and Dvoř\u{fffd}k");
        let guesses = repaired.changes.iter().filter(|c| c.certainty == Certainty::Guess);
        assert_eq!(guesses.count(), 2);
    }

    #[test]
    fn marks_that_became_controls_come_back() {
        check("\u{93}Ja\u{94}, sagte er \u{96} endlich\u{85}", "“Ja”, sagte er – endlich…");
        check("Per\u{9c} y Panam\u{87} est\u{87}n", "Perú y Panamá están");
    }

    #[test]
    fn sound_text_of_any_language_stays() {
        for text in [
            "Où est l’été ? « Là-bas », dit-elle… À Bâle, Ç’est ça — 20 °C, 5 €, ½ ™®©",
            "NÃO, IRMÃ; AÇÃO E REAÇÃO. SÃO ÀS TRÊS",
            "Größe, Öl, Straße; Åland ×2, 10 Å — øre ±3 µm",
            "Київ, їжа, ґанок, Ћирилица и њива, Ѓорѓи, «так»",
            "Ελλάδα· «ναι» ΐ ΰ Ω 5√π ≤ ∞, Ā ē ģ Ķ ļ Žižek łódź",
            "你好，世界。銀行、醫院；錕與鎴，一丁丂七 OK没？IT么 茅台 10元/每月",
            "日本語のテキスト、カタカナ。한국어 문장입니다. ไทย עברית عربي हिन्दी",
            "┌─┬─┐ │ö│ ├─┼─┤ └─┴─┘ ¬_¬ `¬´ ( ಠ_ಠ ) Tiếng Việt đẹp",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn any_text_is_taken_and_its_map_leads_back() {
        let odd: Vec<char> =
            "Ã©Â â€™œ�? 浣犲ソ€ÄãºÃ£¬\u{9d}√┼аРÐí½\u{a0}\na1(jì)紀&amp;\u{feff}".chars().collect();
        let mut state = 7u32;
        for length in 0..300 {
            let next = |state: &mut u32| {
                *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                odd[(*state >> 16) as usize % odd.len()]
            };
            let raw: String = (0..length % 60).map(|_| next(&mut state)).collect();
            let text = repair(&raw).text;
            check(&raw, &text);
        }
    }
}
