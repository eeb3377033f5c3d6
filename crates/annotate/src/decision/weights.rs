//! Weights: what each feature counts, per language and kind of name.

use super::Proposal;
use super::features::FEATURES;
use lorgnette_tagger::Language;
use std::sync::OnceLock;

/// The table that the fit wrote; `docs/linking.md` says how.
const TABLE: &str = include_str!("../../data/weights.tsv");
/// The languages in the order of their columns.
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// A weight in thousandths for each language, feature and kind of name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights(Vec<[[i32; 3]; 2]>);

impl Weights {
    /// Those that ship.
    pub fn shipped() -> &'static Weights {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Weights::read(TABLE).expect("a test reads the table that ships"))
    }

    /// The weights of a table; the error is the first thing that is wrong with it.
    pub fn read(table: &str) -> Result<Weights, String> {
        let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let mut weights = Vec::new();
        for (row, &(_, name, _)) in rows.zip(FEATURES) {
            let fields: Vec<&str> = row.split('\t').collect();
            let [first, numbers @ .., _] = fields.as_slice() else {
                return Err(format!("no weights of {name}"));
            };
            let numbers: Vec<i32> = numbers.iter().filter_map(|n| n.parse().ok()).collect();
            let &[a, b, c, d, e, f] = numbers.as_slice() else {
                return Err(format!("six weights are needed for {name}"));
            };
            if *first != name {
                return Err(format!("{first} stands where {name} should"));
            }
            weights.push([[a, b, c], [d, e, f]]);
        }
        match weights.len() == FEATURES.len() {
            true => Ok(Weights(weights)),
            false => Err("the table ends too early".to_string()),
        }
    }

    /// The table of these weights, for people and for [`Weights::read`].
    pub fn table(&self) -> String {
        let rows = self.0.iter().zip(FEATURES).map(|(weights, (_, name, what))| {
            let numbers: Vec<String> = weights.iter().flatten().map(i32::to_string).collect();
            format!("{name}\t{}\t{what}\n", numbers.join("\t"))
        });
        format!("{HEAD}{}", rows.collect::<String>())
    }

    /// The weights of `language` in the order of the features, one a kind.
    pub fn of(&mut self, language: Language) -> impl Iterator<Item = &mut [i32; 3]> {
        let column = column(language);
        self.0.iter_mut().map(move |row| &mut row[column])
    }

    /// What `proposal` is worth in a text of `language`: the logarithm of its
    /// odds, in thousandths.
    pub fn score(&self, language: Language, proposal: &Proposal) -> i64 {
        let column = column(language);
        let weight = |feature: super::Feature| {
            i64::from(self.0[feature as usize][column][proposal.kind as usize])
        };
        let terms = proposal.values.iter().map(|&(f, value)| weight(f) * i64::from(value));
        terms.sum::<i64>() / 1000
    }
}

const HEAD: &str = "\
# What each feature of a proposed name counts, in thousandths of a logarithm of odds: made by
# `cargo run --release -p lorgnette-fit`, told in docs/linking.md.
# feature, then person, place, organisation in Chinese and in English, then what is looked at
";

fn column(language: Language) -> usize {
    LANGUAGES.iter().position(|&l| l == language).expect("both languages have columns")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_ships_is_whole() {
        let weights = Weights::read(TABLE).expect("the table fits the features");
        assert_eq!(weights.table(), TABLE);
    }

    #[test]
    fn a_table_of_other_features_is_refused() {
        let other = TABLE.replacen("\nalways\t", "\nnever\t", 1);
        assert_eq!(Weights::read(&other), Err("never stands where always should".to_string()));
        let short = &TABLE[..TABLE.len() / 2];
        assert!(Weights::read(&short[..short.rfind('\n').expect("lines")]).is_err());
    }
}
