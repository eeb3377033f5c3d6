//! Short forms of names of persons: the family name, in either language.

use super::Form;
use crate::Mention;
use crate::persons::family;
use crate::text::Text;
use lorgnette_kb::Label;

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

#[cfg(test)]
mod tests {
    use super::super::tests::check;

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
}
