//! English words and names of people that are also names of towns.

use lorgnette_text::fold;

/// Ordinary words, then names of people, in lower case.
const LIST: &str = include_str!("common.txt");

/// Below this salience (some 500,000 inhabitants) a person is as likely to be meant.
const KNOWN: u8 = 152;

/// Whether an English name is also an ordinary word, or the name of many people and not of a
/// great city.
pub(crate) fn is_common(name: &str, salience: u8) -> bool {
    let name: String = name.chars().map(fold).collect();
    let [words, people] = lists();
    let has = |list: &str| list.split_whitespace().any(|word| word == name);
    has(words) || salience < KNOWN && has(people)
}

/// The ordinary words, and the names of people.
fn lists() -> [&'static str; 2] {
    let (words, people) = LIST.split_once("# Names").expect("the list has two parts");
    [words, people]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn great_cities_are_not_taken_for_people() {
        for (name, salience, common) in [
            ("Reading", 200, true),
            ("Jackson", 130, true),
            ("Houston", 170, false),
            ("Kharkiv", 130, false),
        ] {
            assert_eq!(is_common(name, salience), common, "{name}");
        }
    }
}
