//! Persons by their role: President Gabriel Boric, Mr Okafor, 總統馬克龍; the role stays apart.
//!
//! No list holds every name. A role before a name says that it is one, and in
//! English the family name alone is known from then on.

use crate::classes::Classes;
use crate::lexicon::{Endings, Heads};
use crate::persons::{LETTERS, family, stands_alone};
use crate::rules::foreign_names::spells;
use crate::text::{Text, span};
use crate::words::{is_torn_after, is_torn_before};
use crate::{Mention, Reason};
use lorgnette_kb::Label;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Roles before which one capitalised word is a name.
const SURE: &[&str] = &[
    "president",
    "prime minister",
    "chancellor",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "dr",
    "dr.",
];
/// Roles that need two: General Staff, Minister Street.
const LOOSE: &[&str] = &[
    "minister",
    "general",
    "admiral",
    "marshal",
    "colonel",
    "captain",
    "lieutenant",
    "ambassador",
    "senator",
    "governor",
    "mayor",
    "secretary",
    "secretary-general",
    "secretary general",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chairman",
    "chairwoman",
    "professor",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "sir",
    "lady",
    "leader",
    "director",
    "author",
    "analyst",
];
/// The most words of a name.
const WORDS: usize = 4;
/// Chinese roles after which foreign names stand.
const CHINESE: &[&str] = &[
    "总统",
    "总理",
    "首相",
    "部长",
    "外长",
    "防长",
    "主席",
    "议长",
    "议员",
    "市长",
    "州长",
    "省长",
    "将军",
    "上将",
    "司令",
    "大使",
    "发言人",
    "教授",
    "博士",
    "记者",
    "总长",
    "秘书长",
    "局长",
    "教练",
    "导演",
    "国王",
    "女王",
    "王子",
    "先生",
    "女士",
    "领导人",
];
/// The fewest and the most characters of a foreign name after a Chinese role.
const SPELLED: std::ops::RangeInclusive<usize> = 3..=8;

/// The persons; linked only where the names rule links them.
pub(crate) fn mentions(text: &Text) -> Vec<Mention> {
    let behind = text.places(Classes::ROLE).map(|last| last + 1);
    let chinese = behind.filter_map(|at| after_chinese_role(text, at));
    let mut mentions: Vec<Mention> = chinese.collect();
    let mut families: BTreeSet<&[char]> = BTreeSet::new();
    for at in text.places(Classes::CAPITAL) {
        let Some(end) = capitalised(text, at) else { continue };
        if let Some((end, role)) = after_role(text, at) {
            families.extend(family_of(text, at, end));
            mentions.push(mention(at, end, role));
        } else if families.contains(&text.folded()[at..end]) && stands_alone(text, at, end) {
            let ground = format!("named before, {}", text.written(at, end));
            mentions.push(mention(at, end, ground));
        }
    }
    mentions
}

/// Whether a Chinese role may end with `c`.
pub(crate) fn may_end(c: char) -> bool {
    static LASTS: LazyLock<Heads> =
        LazyLock::new(|| Heads::of(CHINESE.iter().filter_map(|role| role.chars().last())));
    LASTS.may(c)
}

/// Where the name at `at`, a capitalised word, ends after the English role before it.
fn after_role(text: &Text, at: usize) -> Option<(usize, String)> {
    static ROLES: LazyLock<[Endings; 2]> = LazyLock::new(|| [SURE, LOOSE].map(Endings::of));
    let [sure, loose] = &*ROLES;
    let gap = at.checked_sub(1).filter(|&end| text.at(end) == ' ')?;
    // The foreign minister, Sergei Lavrov, said: the name is set apart.
    let is_apart = text.before(gap) == ',';
    let role_end = gap - usize::from(is_apart);
    let role = |roles: &Endings| {
        let whole = |role: &&str| {
            let from = role_end - role.len();
            let is_shouted = text.raw(from, role_end).iter().all(|c| c.is_uppercase());
            text.is_edge(from) && !is_shouted
        };
        roles.before(text, role_end).filter(whole).max_by_key(|role| role.len())
    };
    let (role, least) = role(sure).map(|r| (r, 1)).or_else(|| Some((role(loose)?, 2)))?;
    let mut ends = Vec::new();
    let mut next = at;
    while let Some(end) = name_word(text, next).filter(|_| ends.len() < WORDS) {
        ends.push(end);
        next = end + 1;
        if text.at(end) != ' ' {
            break;
        }
    }
    let is_role_again = ends.first().is_some_and(|&end| {
        let word = text.plain(at, end);
        SURE.contains(&word.as_str()) || LOOSE.contains(&word.as_str())
    });
    let end = ends.last().copied().filter(|_| ends.len() >= least && !is_role_again)?;
    if is_apart && (ends.len() < 2 || text.at(end) != ',') {
        return None;
    }
    Some((end, role.to_string()))
}

/// A capitalised word or an initial with its stop.
fn name_word(text: &Text, start: usize) -> Option<usize> {
    let is_initial = text.raw(start, start + 1).iter().any(|c| c.is_uppercase())
        && text.is_edge(start)
        && text.at(start + 1) == '.'
        && text.at(start + 2) == ' ';
    if is_initial { Some(start + 2) } else { capitalised(text, start) }
}

/// Where the capitalised word that begins at `start` ends: a capital, then
/// small letters, perhaps a hyphen or an apostrophe and more of both.
fn capitalised(text: &Text, start: usize) -> Option<usize> {
    let [_, second] = text.raw(start, start + 2) else { return None };
    let is_name = text.is(start, Classes::CAPITAL) && second.is_lowercase() || *second == '\'';
    if !is_name || !text.is_edge(start) {
        return None;
    }
    let letter =
        |at: usize| text.raw(at, at + 1).iter().any(|c| c.is_alphabetic() && c.len_utf8() < 3);
    let capital = |at: usize| text.is(at, Classes::CAPITAL);
    // Jae-in goes on after the hyphen, O'Neill after the apostrophe, Putin's does not.
    let goes_on = |at: usize| {
        letter(at) || text.at(at) == '-' && letter(at + 1) || text.at(at) == '\'' && capital(at + 1)
    };
    (start..=text.len()).find(|&at| !goes_on(at))
}

/// The family name, folded, by which the person is known from then on.
fn family_of(text: &Text, start: usize, end: usize) -> Option<&[char]> {
    let name = &text.folded()[start..end];
    let family = family(name).unwrap_or(name);
    let is_name = family.len() >= LETTERS && !family.ends_with(&['.']);
    is_name.then_some(family)
}

/// The run of spelling characters after the Chinese role that ends at `at`.
fn after_chinese_role(text: &Text, at: usize) -> Option<Mention> {
    static ROLES: LazyLock<Endings> = LazyLock::new(|| Endings::of(CHINESE));
    if !spells(text.at(at)) {
        return None;
    }
    let role = ROLES.before(text, at).next()?;
    let run = (at..).take_while(|&at| spells(text.at(at))).count();
    let is_whole = |length: &usize| {
        let end = at + length;
        !is_torn_after(text, end - 1, end) && !is_torn_before(text, at, at + 1)
    };
    let length = (*SPELLED.start()..=run.min(*SPELLED.end())).rev().find(is_whole)?;
    Some(mention(at, at + length, role.to_string()))
}

fn mention(start: usize, end: usize, role: String) -> Mention {
    Mention {
        span: span(start, end),
        label: Label::Person,
        entity: None,
        value: None,
        confidence: 0.7,
        reasons: vec![Reason { rule: "role", ground: role }],
        parent: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn a_role_shows_a_name() {
        check("President [Gabriel Boric|PERSON] met Mr [Okafor|PERSON]. [Boric|PERSON] smiled.");
        check("Prime Minister [Anna-Lena O'Neill|PERSON], general [Jan Kowalski|PERSON]");
        check("法國總統[馬克龍|PERSON]表示".replace("法國", "[法國|GPE france]").as_str());
        check("The minister, [Sergei Lavrov|PERSON], met President [Moon Jae-in|PERSON].");
        check("Mr. [Thomas D. Green|PERSON] and MS Windows");
        check("President [Vladimir Putin|PERSON vladimir-putin] of [Russia|GPE russia]");
    }

    #[test]
    fn a_role_without_a_name_is_none() {
        check("The General Staff and the Secretary General met the president. Mr smiled.");
        check("the leader, Monday being free");
        check("總統特別代表,總理表示,主席團");
        check("Boric alone.");
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[SURE, LOOSE, CHINESE]);
    }
}
