//! Short forms of names of persons: the family name, in either language.

use super::Form;
use crate::Mention;
use crate::text::{Text, is_unspaced};
use lorgnette_kb::Label;

/// Family names of two characters; the others have one.
const DOUBLE: &[&str] =
    &["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "令狐"];
/// Last words of a name that are no family names.
const TAILS: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];
/// The fewest letters by which a family name is known alone.
const LETTERS: usize = 3;

/// The forms by which the persons among `mentions` may be named from there on.
pub(super) fn forms(text: &Text, mentions: &[Mention]) -> Vec<Form> {
    let persons = mentions.iter().enumerate().filter(|(_, m)| m.label == Label::Person);
    let form = |(of, mention): (usize, &Mention)| {
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        let characters = family(&text.folded()[start..end])?.to_vec();
        Some(Form { characters, of, from: end, rule: "short-form" })
    };
    persons.filter_map(form).collect()
}

/// The family name in a folded name: what stands behind the last dot or space, or in a Chinese
/// name of two to four characters the first; none where the name is that alone.
fn family(name: &[char]) -> Option<&[char]> {
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

#[cfg(test)]
mod tests {
    use super::super::tests::check;
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
    fn the_last_one_named_is_meant() {
        check(
            "[Anna Mora|P] met [Luis Mora|P]. [Mora|P] smiled.",
            &["Anna Mora 0", "Luis Mora 1", "Mora 1"],
            &["Anna Mora", "Luis Mora"],
        );
        check(
            "[Vladimir Putin|P vladimir-putin] came. [Putin|P] smiled.",
            &["Vladimir Putin vladimir-putin", "Putin vladimir-putin"],
            &[],
        );
        check("[Mora|P] met [Anna Mora|P].", &["Mora 0", "Anna Mora 1"], &["Mora", "Anna Mora"]);
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[DOUBLE, TAILS]);
    }
}
