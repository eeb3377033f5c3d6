//! Persons by a part of their name: which is the family name, and where a word is a name by itself.

use crate::text::{Text, is_capital, is_stop, is_unspaced};

/// Family names of two characters; the others have one.
const DOUBLE: &[&str] =
    &["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "令狐"];
/// Last words of a name that are no family names.
const TAILS: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];
/// The fewest letters by which a family name is known alone.
pub(crate) const LETTERS: usize = 3;

/// The family name in a folded name: what stands behind the last dot or space, or in a Chinese
/// name of two to four characters the first; none where the name is that alone.
pub(crate) fn family(name: &[char]) -> Option<&[char]> {
    let words = || name.split(|&c| c == ' ' || c == '·');
    if words().count() > 1 {
        let is_tail = |word: &&[char]| TAILS.contains(&word.iter().collect::<String>().as_str());
        let last = words().rfind(|word| !word.is_empty() && !is_tail(word))?;
        let least = if last.iter().any(|&c| is_unspaced(c)) { 2 } else { LETTERS };
        return (last.len() >= least && !last.ends_with(&['.'])).then_some(last);
    }
    let is_chinese = (2..=4).contains(&name.len()) && name.iter().all(|&c| is_unspaced(c));
    let is_double = name.len() > 2 && DOUBLE.contains(&String::from_iter(&name[..2]).as_str());
    match (is_chinese, is_double) {
        (false, _) => None,
        (true, true) => Some(&name[..2]),
        // Four characters without a double family name spell a foreign name.
        (true, false) => (name.len() < 4).then_some(&name[..1]),
    }
}

/// Whether no other capitalised word stands beside `start..end` and makes another name of it; what
/// begins a sentence is capitalised anyway.
pub(crate) fn stands_alone(text: &Text, start: usize, end: usize) -> bool {
    let is_capital = |at: usize| text.raw(at, at + 1).iter().any(|&c| is_capital(c));
    if text.at(end) == ' ' && is_capital(end + 1) {
        return false;
    }
    let Some(space) = start.checked_sub(1).filter(|&at| text.at(at) == ' ') else { return true };
    let word = (0..space).rev().find(|&at| !text.at(at).is_alphanumeric()).map_or(0, |at| at + 1);
    let begins = word == 0 || is_stop(text, word.saturating_sub(2)) || text.before(word) == '\n';
    begins || !is_capital(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_go_by_their_family_name() {
        for (name, expected) in [
            ("gabriel boric", Some("boric")),
            ("martin luther king jr.", Some("king")),
            ("弗拉基米尔·普京", Some("普京")),
            ("尹锡悦", Some("尹")),
            ("欧阳修", Some("欧阳")),
            ("泽连斯基", None),
            ("boric", None),
            ("al b", None),
        ] {
            let name: Vec<char> = name.chars().collect();
            assert_eq!(
                family(&name).map(String::from_iter),
                expected.map(String::from),
                "{name:?}"
            );
        }
    }

    #[test]
    fn a_capital_beside_it_makes_another_name() {
        for (text, name, alone) in [
            ("Boric", "Boric", true),
            ("Boric said", "Boric", true),
            ("Boric Street", "Boric", false),
            ("at Boric Street", "Boric", false),
            ("he met Anna Boric", "Boric", false),
            ("he met Boric", "Boric", true),
            ("It rained. Yesterday Boric left", "Boric", true),
            (" Boric", "Boric", true),
            ("A Boric", "Boric", true),
        ] {
            let start = text.find(name).expect("the name stands in the text");
            let found = stands_alone(&Text::new(text), start, start + name.len());
            assert_eq!(found, alone, "{text:?}");
        }
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[DOUBLE, TAILS]);
    }
}
