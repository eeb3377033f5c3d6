//! Digits that are no quantity: in codes, addresses, scores, versions, names and lists.

use crate::numerals::Numeral;
use crate::text::Text;

/// Nouns whose number is a name: Section 7, page 71.
const NUMBERED: &[&str] = &[
    "page ",
    "pages ",
    "section ",
    "article ",
    "chapter ",
    "category ",
    "version ",
    "number ",
    "no. ",
    "room ",
    "type ",
    "level ",
    "grade ",
    "phase ",
    "stage ",
    "volume ",
    "line ",
    "route ",
    "highway ",
    "step ",
    "team ",
    "part ",
    "figure ",
    "table ",
    "item ",
    "iso ",
];

/// Whether the digits from `start` to `end`, the unit included, are a number by
/// themselves and no part of a code, an address, a score, a version or a name.
pub(crate) fn stands_free(text: &Text, start: usize, end: usize) -> bool {
    let is_code = text.at(start) == '0' && text.at(start + 1).is_ascii_digit();
    let is_noted = text.before(start) == '(' && text.at(end) == ')';
    let is_joined = is_joined(text.before(start), text.before(start.saturating_sub(1)))
        || text.before(end).is_ascii_digit() && is_joined(text.at(end), text.at(end + 1));
    // What has a unit is no number of a name: it took Kim 20 hours.
    let is_bare = text.before(end).is_ascii_digit();
    let is_of_name = is_bare && is_number_of_name(text, start);
    !is_joined && !is_code && !is_noted && !is_of_name
}

/// Whether `mark` ties a number to what stands beyond it: always, or if that
/// is a letter or a digit (a comma in 7,5 but not at the end of a clause).
fn is_joined(mark: char, beyond: char) -> bool {
    let is_tie = mark.is_ascii_alphanumeric() || "-_/\\#@&=+*^°\"".contains(mark);
    let is_inner = match mark {
        '.' => beyond.is_ascii_alphanumeric(),
        ',' | ':' => beyond.is_ascii_digit(),
        _ => false,
    };
    is_tie || is_inner
}

/// Section 7, Acrobat 4.0: after a noun that takes a number, or after a
/// capitalised word that does not begin the sentence.
fn is_number_of_name(text: &Text, start: usize) -> bool {
    // All of them end with the space.
    let Some(end) = start.checked_sub(1).filter(|&at| text.at(at) == ' ') else { return false };
    if text.follows(start, NUMBERED) {
        return true;
    }
    let word = (0..end).rev().find(|&at| !text.at(at).is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let begins = text.before(word) == '\n' || ".!?".contains(text.before(word.saturating_sub(1)));
    text.raw(word, word + 1).iter().all(|c| c.is_ascii_uppercase()) && word < end && !begins
}

/// Four digits from 1500 to 2099 without a unit may be a year or a number;
/// the date rules take those that they are sure of.
pub(crate) fn is_bare_year(text: &Text, number: &Numeral) -> bool {
    let year = text.number(number.start, 4..=4).filter(|&(_, end)| end == number.end);
    year.is_some_and(|(year, _)| (1500..2100).contains(&year))
}

/// A number at the head of a line with a stop counts the lines.
pub(crate) fn is_list_number(text: &Text, number: &Numeral) -> bool {
    text.before(number.start) == '\n' && ".、)）".contains(text.at(number.end))
}
