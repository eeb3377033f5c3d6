//! Classes of characters: for which rules something may begin at one, looked up once a character.

use crate::rules::{dates, designators, quantities, roles, times};
use crate::text::{canonical, is_alphabetic, is_capital};
use std::ops::BitOr;
use std::sync::OnceLock;

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
    /// A mark that something stands behind: 《, the dot between foreign names, 第.
    pub(crate) const MARK: Classes = Classes(1 << 5);
    /// Begins a date in Chinese words.
    pub(crate) const DATE: Classes = Classes(1 << 6);
    /// Begins a number in Chinese words, or is a sign of money.
    pub(crate) const NUMBER: Classes = Classes(1 << 7);
    /// Begins a word for a part of the day.
    pub(crate) const TIME: Classes = Classes(1 << 8);
    /// Begins a Chinese series of weapons or vehicles.
    pub(crate) const SERIES: Classes = Classes(1 << 9);
    /// Ends a Chinese role, behind which a name may begin.
    pub(crate) const ROLE: Classes = Classes(1 << 10);

    pub(crate) fn intersects(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it tells any rule to look here.
    pub(crate) fn may_begin(self) -> bool {
        self.0 > Classes::ALPHABETIC.0
    }

    /// The same behind a character of the classes `before`.
    pub(crate) fn behind(self, before: Classes) -> Classes {
        let begins =
            self.intersects(Classes::ALPHABETIC) && !before.intersects(Classes::ALPHABETIC);
        self | Classes::START.when(begins)
    }

    fn when(self, holds: bool) -> Classes {
        if holds { self } else { Classes::default() }
    }
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
            | Classes::MARK.when(matches!(folded, '《' | '·' | '第'))
            | Classes::DATE.when(dates::may_begin(folded))
            | Classes::NUMBER.when(quantities::may_begin(folded))
            | Classes::TIME.when(times::may_begin(folded))
            | Classes::SERIES.when(designators::may_begin(folded))
            | Classes::ROLE.when(roles::may_end(folded));
        Character { folded, classes }
    }
}

/// The characters from `first` on; of what is none the null character stands in.
fn page_of(first: u32) -> Page {
    std::array::from_fn(|n| {
        Character::worked_out(char::from_u32(first + n as u32).unwrap_or_default())
    })
}
