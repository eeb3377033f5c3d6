//! Classes of characters: for which rules something may begin at one, looked up once a character.
//!
//! Of a word in letters its first three characters tell, for the first would tell little.

use crate::rules::{dates, designators, ordinals, quantities, roles, times};
use crate::text::{canonical, is_alphabetic, is_capital};
use std::ops::BitOr;
use std::sync::{LazyLock, OnceLock};

/// A set of classes. All but the first few tell a rule where to look; they may be too many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u16);

impl Classes {
    /// A letter or digit of a script that sets words apart.
    pub(crate) const ALPHABETIC: Classes = Classes(1);
    /// The first of a word of such letters and digits; it depends on the character before.
    pub(crate) const START: Classes = Classes(1 << 1);
    /// A capital.
    pub(crate) const CAPITAL: Classes = Classes(1 << 2);
    /// A digit of ASCII.
    pub(crate) const DIGIT: Classes = Classes(1 << 3);
    /// May end a sentence.
    pub(crate) const STOP: Classes = Classes(1 << 4);
    /// A mark that something stands behind: 《, the dot between foreign names.
    pub(crate) const MARK: Classes = Classes(1 << 5);
    /// Begins a date in words.
    pub(crate) const DATE: Classes = Classes(1 << 6);
    /// Begins a number in words, or is a sign of money.
    pub(crate) const NUMBER: Classes = Classes(1 << 7);
    /// Begins a word for a part of the day.
    pub(crate) const TIME: Classes = Classes(1 << 8);
    /// Begins a Chinese series of weapons or vehicles.
    pub(crate) const SERIES: Classes = Classes(1 << 9);
    /// Ends a Chinese role, behind which a name may begin.
    pub(crate) const ROLE: Classes = Classes(1 << 10);
    /// Begins an ordinal in words.
    pub(crate) const ORDINAL: Classes = Classes(1 << 11);

    pub(crate) fn intersects(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a word or anything else begins here that a rule may look for.
    pub(crate) fn may_begin(self) -> bool {
        self.0 > Classes::ALPHABETIC.0
    }

    /// Whether it tells any rule to look here.
    pub(crate) fn tells(self) -> bool {
        self.0 > (Classes::ALPHABETIC | Classes::START).0
    }

    /// The same behind a character of the classes `before`.
    pub(crate) fn behind(self, before: Classes) -> Classes {
        let begins =
            self.intersects(Classes::ALPHABETIC) && !before.intersects(Classes::ALPHABETIC);
        self | Classes::START.when(begins)
    }

    /// What may begin with a word of letters whose first three characters, folded, are `head`.
    pub(crate) fn of_word(head: &[char; HEAD]) -> Classes {
        static TABLE: LazyLock<Vec<Classes>> = LazyLock::new(|| {
            let mut table = vec![Classes::default(); 1 << HEAD_BITS];
            let dates = dates::words().map(|word| (word, Classes::DATE));
            let numbers = quantities::words().map(|word| (word, Classes::NUMBER));
            let ordinals = ordinals::words().map(|word| (word, Classes::ORDINAL));
            for (word, class) in dates.chain(numbers).chain(ordinals) {
                let place = head_place(&Vec::from_iter(word.chars().take(HEAD)));
                table[place] = table[place] | class;
            }
            table
        });
        TABLE[head_place(head)]
    }

    fn when(self, holds: bool) -> Classes {
        if holds { self } else { Classes::default() }
    }
}

/// No word in letters that a rule looks for is shorter.
pub(crate) const HEAD: usize = 3;

/// The table of heads has 2 to the power of so many places, for some sixty.
const HEAD_BITS: u32 = 12;

/// The place of a head in their table, by multiplication with the golden ratio.
fn head_place(head: &[char]) -> usize {
    let number = head.iter().fold(0, |number, &c| number << 8 ^ c as u32);
    (number.wrapping_mul(0x9e37_79b1) >> (u32::BITS - HEAD_BITS)) as usize
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// What is looked up of a character: its folded form, and the classes that it has anywhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Character {
    pub(crate) folded: char,
    pub(crate) classes: Classes,
}

/// A row of the table of characters.
type Page = [Character; 256];

impl Character {
    /// Of the basic plane from a table, which the many tests below are worked into once, a page
    /// when the first of its characters comes.
    pub(crate) fn of(c: char) -> Character {
        static PAGES: [OnceLock<Box<Page>>; 256] = [const { OnceLock::new() }; 256];
        let place = c as usize;
        let Some(page) = PAGES.get(place >> 8) else { return Character::worked_out(c) };
        page.get_or_init(|| Box::new(page_of(c as u32 & !0xff)))[place & 0xff]
    }

    fn worked_out(c: char) -> Character {
        let folded = canonical(c);
        let classes = Classes::ALPHABETIC.when(is_alphabetic(folded))
            | Classes::CAPITAL.when(is_capital(c))
            | Classes::DIGIT.when(folded.is_ascii_digit())
            | Classes::STOP.when(matches!(folded, '.' | '。' | '!' | '?' | '\n'))
            | Classes::MARK.when(matches!(folded, '《' | '·'))
            | Classes::DATE.when(dates::may_begin(folded))
            | Classes::NUMBER.when(quantities::may_begin(folded))
            | Classes::TIME.when(times::may_begin(folded))
            | Classes::SERIES.when(designators::may_begin(folded))
            | Classes::ROLE.when(roles::may_end(folded))
            | Classes::ORDINAL.when(folded == ordinals::MARK);
        Character { folded, classes }
    }
}

/// The characters from `first` on; of what is none the null character stands in.
fn page_of(first: u32) -> Page {
    std::array::from_fn(|n| {
        Character::worked_out(char::from_u32(first + n as u32).unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_tells_by_its_head() {
        let words = dates::words().chain(quantities::words()).chain(ordinals::words());
        for word in words {
            let head: Vec<char> = word.chars().take(HEAD).collect();
            let head = head.first_chunk().expect("no word is shorter than a head");
            assert!(Classes::of_word(head).tells(), "{word}");
        }
        assert!(!Classes::of_word(&['w', 'o', 'r']).tells());
    }
}
