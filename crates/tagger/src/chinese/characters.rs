//! Which row of the model stands for a character.

/// A sorted table of characters with their rows.
///
/// It holds the model's own folding, full width to half and Traditional to Simplified, and
/// not that of `lorgnette_text::fold`: the model was trained with this one, which keeps case
/// and accents apart and simplifies other characters.
pub(super) struct Characters {
    rows: Vec<(char, u16)>,
    /// The row of every other character.
    unknown: u16,
}

impl Characters {
    /// Row `at` is that of the `at`-th of `known`; `folded` have the row of another. Both are
    /// sorted. The row after the last is for all others.
    pub(super) fn new(known: &[char], folded: &[(char, u16)]) -> Self {
        let mut rows: Vec<(char, u16)> = known.iter().copied().zip(0..).collect();
        rows.extend(folded);
        // Stable: what is folded stands behind the character itself, and is what counts.
        rows.sort_by_key(|&(c, _)| c);
        Characters { rows, unknown: known.len() as u16 }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        usize::from(self.unknown) + 1
    }

    /// The row of `c`.
    pub(super) fn row(&self, c: char) -> u16 {
        let after = self.rows.partition_point(|&(known, _)| known <= c);
        match self.rows[..after].last() {
            Some(&(known, row)) if known == c => row,
            _ => self.unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folding_goes_before_the_character_itself() {
        let characters = Characters::new(&['A', '万', '萬'], &[('萬', 1), ('Ａ', 0)]);
        for (c, row) in [('A', 0), ('Ａ', 0), ('万', 1), ('萬', 1), ('B', 3), ('\u{10ffff}', 3)]
        {
            assert_eq!(characters.row(c), row, "{c}");
        }
    }
}
