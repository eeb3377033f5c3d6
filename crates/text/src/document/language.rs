//! Tells a text's language by its characters.

use crate::fold;
use crate::fold::unfold;
use crate::words::is_han;

/// How much of a text is looked at, in characters: enough to be sure of the script.
const ENOUGH: usize = 20_000;

/// The language that `text` looks to be in: `zh-Hant`, `zh-Hans`, `ja`, `ko`, `ru` or `en`,
/// as BCP 47; `en` stands for all that is in Latin letters.
pub fn of(text: &str) -> &'static str {
    let count = |test: fn(char) -> bool| text.chars().take(ENOUGH).filter(|&c| test(c)).count();
    let letters = count(char::is_alphabetic).max(1);
    // A tenth suffices: Chinese news is full of Latin names and digits, not the reverse.
    let has = |n: usize| n * 10 >= letters;
    match () {
        () if has(count(is_kana)) => "ja",
        () if has(count(is_hangul)) => "ko",
        () if has(count(is_han)) && count(is_traditional) >= count(is_simplified) => "zh-Hant",
        () if has(count(is_han)) => "zh-Hans",
        () if count(is_cyrillic) * 2 > letters => "ru",
        () => "en",
    }
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7af}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

fn is_traditional(c: char) -> bool {
    is_han(c) && fold(c) != c
}

/// Whether Traditional text would write `c` otherwise.
fn is_simplified(c: char) -> bool {
    is_han(c) && fold(c) == c && unfold(c).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn scripts_tell() {
        assert_eq!(of("普京訪問平壤，與金正恩簽署條約。"), "zh-Hant");
        assert_eq!(of("普京访问平壤，与金正恩签署条约。"), "zh-Hans");
        assert_eq!(of("Putin went to Pyongyang (平壤)."), "en");
        assert_eq!(of("Путин прибыл в Пхеньян"), "ru");
        assert_eq!(of("プーチン大統領が平壌を訪問した"), "ja");
        assert_eq!(of("푸틴 대통령이 평양을 방문했다"), "ko");
        assert_eq!(of(""), "en");
    }
}
