//! Words and texts: words put together as one would write them, found in the text that they
//! were cut from, and cut again.

use lorgnette_text::Span;
use lorgnette_text::words::is_han;

/// How a file cuts its text into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Words between spaces, punctuation apart.
    Words,
    /// Chinese words.
    ChineseWords,
    /// A character each.
    Characters,
}

/// From this share of words with Chinese characters on, a file is Chinese: names of foreign
/// alphabets in one and Chinese quotations in others stay far from it on either side.
const CHINESE_SHARE: f64 = 0.3;
/// Where all but a few "words" are single characters (numbers and foreign words may be
/// whole), they are no words: a third and more of Chinese words are longer.
const SINGLE_SHARE: f64 = 0.9;

impl Cut {
    /// Tells the cut by all the words of a file.
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Cut {
        let (mut all, mut chinese, mut single) = (0_usize, 0_usize, 0_usize);
        for word in words {
            let han = word.chars().any(is_han);
            all += 1;
            chinese += usize::from(han);
            single += usize::from(han && word.chars().nth(1).is_none());
        }
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        match () {
            () if share(chinese, all) < CHINESE_SHARE => Cut::Words,
            () if share(single, chinese) < SINGLE_SHARE => Cut::ChineseWords,
            () => Cut::Characters,
        }
    }

    /// Whether a space stands between two words; straight quotation marks come as curly ones.
    fn spaced(self, left: &str, right: &str) -> bool {
        let (Some(last), Some(next)) = (left.chars().next_back(), right.chars().next()) else {
            return false;
        };
        if is_wide(last) || is_wide(next) || last.is_whitespace() || next.is_whitespace() {
            return false;
        }
        let long = |word: &str| word.chars().nth(1).is_some();
        match self {
            Cut::Characters => {
                last.is_alphanumeric() && next.is_alphanumeric() && long(left) && long(right)
            }
            Cut::ChineseWords => last.is_alphanumeric() && next.is_alphanumeric(),
            Cut::Words => english_space(left, right),
        }
    }
}

/// Words put together: the text, and where each stands in it.
pub(crate) fn join(words: &[Word], cut: Cut) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut at) = (String::new(), Vec::new(), 0);
    let mut quotes = ["“", "”"].into_iter().cycle();
    let mut before: Option<(&Word, &str)> = None;
    for word in words {
        let role = if word.form == "\"" { quotes.next().unwrap_or("\"") } else { word.form };
        if before.is_some_and(|(last, left)| !last.glued && cut.spaced(left, role)) {
            text.push(' ');
            at += 1;
        }
        let length = word.form.chars().count() as u32;
        spans.push(Span::new(at, at + length));
        text.push_str(word.form);
        at += length;
        before = Some((word, role));
    }
    (text, spans)
}

/// A word as a line has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    pub(crate) form: &'t str,
    /// Whether the file says that no space follows.
    pub(crate) glued: bool,
}

/// Whether English puts a space between two words.
fn english_space(left: &str, right: &str) -> bool {
    let opening = ["(", "[", "{", "$", "#", "``", "“", "‘"];
    let closing = [",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "''", "...", "”", "’"];
    let endings = ["'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "'m"];
    !(opening.contains(&left) || closing.contains(&right) || endings.contains(&right))
}

/// Whether `c` is written without spaces around: Chinese, Japanese, and their punctuation.
fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ff64}')
}

/// Where each word stands in `text`, white space aside; or the first that does not follow.
pub(crate) fn align(words: &[Word], text: &str) -> Result<Vec<Span>, usize> {
    let mut rest = text.chars().enumerate().filter(|(_, c)| !c.is_whitespace());
    let mut at = 0;
    let mut spans = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let mut start = None;
        for wanted in word.form.chars().filter(|c| !c.is_whitespace()) {
            let (place, found) = rest.next().ok_or(n)?;
            if found != wanted {
                return Err(n);
            }
            start.get_or_insert(place as u32);
            at = place as u32 + 1;
        }
        spans.push(Span::new(start.unwrap_or(at), at));
    }
    Ok(spans)
}

/// The words of `text`: each Chinese character, each run of other letters and digits, each
/// other character but white space; a word ends at each of `borders`, which are in order.
pub(crate) fn cut(text: &str, borders: &[u32]) -> Vec<(Span, String)> {
    let mut words: Vec<(Span, String)> = Vec::new();
    let mut runs = false;
    for (at, c) in text.chars().enumerate() {
        let at = at as u32;
        let letter = c.is_alphanumeric() && !is_wide(c);
        match words.last_mut() {
            Some((span, word)) if runs && letter && borders.binary_search(&at).is_err() => {
                word.push(c);
                span.end = at + 1;
            }
            _ if !c.is_whitespace() => words.push((Span::new(at, at + 1), c.into())),
            _ => {}
        }
        runs = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'t>(forms: &[&'t str]) -> Vec<Word<'t>> {
        forms.iter().map(|form| Word { form, glued: false }).collect()
    }

    #[track_caller]
    fn check(forms: &str, expected: &str) {
        let forms: Vec<&str> = forms.split('|').collect();
        let cut = Cut::of(forms.iter().copied());
        let (text, spans) = join(&words(&forms), cut);
        assert_eq!(text, expected);
        let chars: Vec<char> = text.chars().collect();
        for (form, span) in forms.iter().zip(spans) {
            let found: String = chars[span.start as usize..span.end as usize].iter().collect();
            assert_eq!(&found, form);
        }
    }

    #[test]
    fn english_is_put_together_as_it_is_written() {
        check("Mr.|Lee|'s|visit|(|to|Rome|)|.", "Mr. Lee's visit (to Rome).");
        check("He|said|\"|no|way|\"|,|twice|.", "He said \"no way\", twice.");
    }

    #[test]
    fn chinese_is_put_together_without_spaces() {
        check("他|用|Apple|Watch|看|时间|。", "他用Apple Watch看时间。");
        check("普|京|访|华|，|N|B|A|迷|。", "普京访华，NBA迷。");
        check("看|N|B|A|2008|年|的|比|赛|吗|？|是|的", "看NBA2008年的比赛吗？是的");
    }

    #[test]
    fn words_are_found_in_their_text() {
        let place = |forms: &[&str], text| align(&words(forms), text);
        let spans = place(&["do", "n't", "1 000"], "don't  1\u{a0}000.").expect("they follow");
        assert_eq!(spans, [Span::new(0, 2), Span::new(2, 5), Span::new(7, 12)]);
        assert_eq!(place(&["a", "c"], "a b c"), Err(1));
        assert_eq!(place(&["a", "b"], "a"), Err(1));
    }

    #[test]
    fn a_text_is_cut_into_words_and_characters() {
        let words = |text, borders: &[u32]| -> Vec<String> {
            cut(text, borders).into_iter().map(|(_, word)| word).collect()
        };
        assert_eq!(words("普京 visits 3 cities.", &[]), ["普", "京", "visits", "3", "cities", "."]);
        assert_eq!(words("USbased", &[2]), ["US", "based"]);
    }
}
