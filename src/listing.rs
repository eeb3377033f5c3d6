//! Everything that a page names, by kind, and who says what: the list and what it can be
//! searched by.

use crate::entry::Words;
use yew::AttrValue;

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The kinds that there are, in the page's order.
    pub groups: Vec<Group>,
    /// Who is said to say something.
    pub speakers: Vec<Speaker>,
}

/// A kind of thing with its entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The kind in words, many of it.
    pub title: AttrValue,
    /// The same as a class: `person`, `place` …
    pub class: AttrValue,
    /// The entries, those that the article is about first.
    pub rows: Vec<Listed>,
}

/// An entry in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The entity's id on this page.
    pub id: AttrValue,
    /// The name under which the page lists it.
    pub name: Words,
    /// What sort of thing it is, in words.
    pub kind: AttrValue,
    /// How often the text names it.
    pub count: usize,
    /// Its names as a reader may see them elsewhere, that of the list first.
    pub names: Vec<String>,
    /// The same in the form that [`Query::new`] takes, and then other keys: names in the
    /// other script, the syllables of Chinese names.
    pub keys: Vec<String>,
}

/// One who is said to say something, and where: the mention and the words that report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The speaker's entry.
    pub entry: Listed,
    /// The speaker's kind as a class.
    pub class: AttrValue,
    /// The claims, in the order of the text.
    pub claims: Vec<(u32, AttrValue)>,
}

/// What of the list a reader wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Every kind.
    #[default]
    All,
    /// One kind, by its class.
    Kind(AttrValue),
    /// Who says what.
    Claims,
}

/// What a reader asks of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words typed.
    pub words: AttrValue,
    /// The part of the list.
    pub choice: Choice,
}

/// Words to look for, in lower case and without accents; see [`Query::new`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    letters: Vec<char>,
}

impl Query {
    /// What `plain` asks for: lower case, half width and without accents, as the keys must be.
    /// Blanks and marks do not count.
    pub fn new(plain: &str) -> Query {
        Query { letters: plain.chars().filter(|c| c.is_alphanumeric()).collect() }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether `key` answers it. Latin letters spell its words or syllables one after another,
    /// each in full or from its first letter on: `putin`, `pujing`, `pu j`, `pj`. All else
    /// stands in it somewhere as it is written.
    pub fn fits(&self, key: &str) -> bool {
        let latin = self.letters.iter().all(char::is_ascii_alphanumeric)
            && self.letters.iter().any(char::is_ascii_alphabetic);
        match latin {
            true => {
                let words: Vec<&str> =
                    key.split(|c: char| !c.is_alphanumeric() && c != '/').collect();
                let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
                (0..words.len()).any(|from| spell(&self.letters, &words[from..]))
            }
            false => {
                let key: Vec<char> = key.chars().filter(|c| c.is_alphanumeric()).collect();
                self.letters.is_empty()
                    || key.windows(self.letters.len()).any(|w| w == self.letters)
            }
        }
    }
}

/// Whether `letters` spell the first of `words` in order; a word may have several spellings,
/// parted by slashes.
fn spell(letters: &[char], words: &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    letters.is_empty()
        || word.split('/').any(|spelling| {
            let same = spelling.chars().zip(letters).take_while(|(a, b)| a == *b).count();
            (1..=same).rev().any(|used| spell(&letters[used..], rest))
        })
}

impl Listed {
    /// Whether any of its names or keys answers `query`.
    pub fn answers(&self, query: &Query) -> bool {
        self.keys.iter().any(|key| query.fits(key))
    }

    /// The name by which it answers `query`, where that is not the one under which it is listed.
    pub fn known_as(&self, query: &Query) -> Option<&str> {
        let answer = self.keys.iter().position(|key| query.fits(key))?;
        self.names.get(answer).filter(|_| answer > 0).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, fits: &[&str], misses: &[&str]) {
        for (queries, expected) in [(fits, true), (misses, false)] {
            for query in queries {
                assert_eq!(Query::new(query).fits(key), expected, "{query} in {key}");
            }
        }
    }

    #[test]
    fn syllables_are_spelled_in_full_by_initials_or_between() {
        check(
            "pu jing",
            &["p", "pu", "pujing", "pu jing", "pu'jing", "pj", "puj", "pjing", "jing", "j"],
            &["pi", "jp", "ujing", "pujingx", "ing", "普"],
        );
        check("zhong/chong qing", &["chongqing", "zhongqing", "cq", "zq"], &["xq", "zhongchong"]);
        check("jian 20", &["jian20", "j20", "jian-20", "20"], &["j2 0 0"]);
    }

    #[test]
    fn english_goes_by_words_and_initials() {
        check(
            "kim jong-un",
            &["kim", "jong un", "kju", "un", "kimj", "KJU".to_lowercase().as_str()],
            &["im", "uk"],
        );
        check("north korea", &["korea", "nk", "northk"], &["orea"]);
    }

    #[test]
    fn chinese_and_digits_stand_anywhere() {
        check("中華人民共和國", &["中華", "人民", "共和國", "國"], &["中国", "人共"]);
        check("2025年9月3日", &["2025", "9月3", "9月3日"], &["8月"]);
        check("殲-20", &["殲20", "殲-20", "20"], &["21"]);
    }

    #[test]
    fn nothing_asked_is_answered_by_all() {
        check("普京", &["", " ", "-"], &[]);
        assert!(Query::new(" - ").is_empty());
    }

    #[test]
    fn another_name_says_why_it_was_found() {
        let names = ["普丁", "普京", "Putin"].map(String::from).to_vec();
        let keys = ["普丁", "普京", "putin", "pu ding"].map(String::from).to_vec();
        let listed = Listed { names, keys, ..Listed::default() };
        for (words, expected) in [
            ("", (true, None)),
            ("普丁", (true, None)),
            ("普京", (true, Some("普京"))),
            ("puti", (true, Some("Putin"))),
            ("pd", (true, None)),
            ("习", (false, None)),
        ] {
            let query = Query::new(words);
            assert_eq!((listed.answers(&query), listed.known_as(&query)), expected, "{words}");
        }
    }
}
