//! Country characters in compounds: 朝俄, 訪華, 侵烏, 俄軍, 中方, and nowhere else.
//!
//! A character stands for its country only in one of three patterns: next to
//! another such character (中朝), after a verb or preposition that takes a
//! country (訪華), or before a word that a country's character takes (俄軍,
//! 韓媒). The pattern must not tear a common word in two (中方 in 其中方法), be
//! part of one that means something else (美中不足), or lie in a longer name.

use crate::gazetteer::Gazetteer;
use crate::lexicon::{Heads, Lexicon};
use crate::rules::names::Named;
use crate::text::{Text, span};
use crate::words::{is_torn, longer_words};
use crate::{Mention, Reason};
use lorgnette_kb::{EntityId, Label};
use std::sync::LazyLock;

/// What stands before a country's character.
const VERBS: &str = "访赴驻援侵抗反亲涉挺";
/// The same, but too common beside 中 to show a country there (在中間).
const COMMON_VERBS: &str = "对遏旅留抵离来在入攻仇排辱遣制";
/// What stands after it and makes an organisation of both.
const BODIES: &[&str] = &["方", "军"];
/// What stands after it and is no part of the name.
const HEADS: &[&str] = &[
    "媒",
    "媒体",
    "官媒",
    "总统",
    "总理",
    "首相",
    "外长",
    "防长",
    "外交部",
    "国防部",
    "外交官",
    "政府",
    "官员",
    "官方",
    "高官",
    "高层",
    "首脑",
    "领导人",
    "大使",
    "使馆",
    "大使馆",
    "议员",
    "议会",
    "国会",
    "企",
    "企业",
    "籍",
    "裔",
    "制",
    "资",
    "核",
    "军方",
    "军事",
    "战机",
    "军机",
    "军演",
    "军售",
    "军援",
    "军费",
    "军舰",
    "军火",
    "军工",
    "军备",
    "军官",
    "舰艇",
    "士兵",
    "军队",
    "导弹",
    "边境",
    "国防部长",
    "驻",
];
/// Words in which the character is no country, though the word list does not
/// show it: it knows them in that sense too, or not at all.
const OTHERWISE: &[&str] = &[
    "中华",
    "华中",
    "华美",
    "华人",
    "华裔",
    "华侨",
    "美德",
    "美中不足",
    "朝日",
    "朝觐",
    "朝见",
    "朝贡",
    "朝拜",
    "印制",
    "中军",
    "中士",
    "中意",
    "中制",
    "中核",
    "日制",
    "日核",
    "台中",
    "台核",
    "李朝",
    "来日方长",
    "昔日",
    "往日",
    "法制",
    "法官",
    "反法西斯",
    "法资",
    "德制",
];

/// None of these words has more characters.
const LONGEST: usize = 4;

/// The mentions of countries, and of bodies that no list names.
pub(crate) fn mentions(text: &Text, gazetteer: &Gazetteer, named: &[Named]) -> Vec<Mention> {
    let countries = Countries::new(text, gazetteer, named);
    let mut mentions = Vec::new();
    for &place in &countries.places {
        countries.run(place, &mut mentions);
        if let Some(verb) = place.checked_sub(1) {
            countries.after_verb(verb, &mut mentions);
        }
        countries.before_head(place, &mut mentions);
    }
    mentions
}

struct Countries<'a> {
    text: &'a Text,
    gazetteer: &'a Gazetteer<'a>,
    /// Where a country's character stands that no longer name covers.
    places: Vec<usize>,
    /// The same, asked by place.
    stands: Vec<bool>,
}

impl<'a> Countries<'a> {
    fn new(text: &'a Text, gazetteer: &'a Gazetteer, named: &[Named]) -> Self {
        let heads = Heads::of(gazetteer.countries());
        let is_country = |c: char| heads.may(c) && gazetteer.country(c).is_some();
        let mut covered = vec![false; text.len()];
        for name in named.iter().filter(|n| is_plain(n.label)) {
            covered[name.start..name.end].fill(true);
        }
        let characters = text.folded().iter().enumerate().filter(|(_, c)| is_country(**c));
        let free = characters.map(|(place, _)| place).filter(|&place| !covered[place]);
        let places: Vec<usize> = free.filter(|&place| !is_otherwise(text, place)).collect();
        let mut stands = vec![false; text.len()];
        places.iter().for_each(|&place| stands[place] = true);
        Countries { text, gazetteer, places, stands }
    }

    fn country(&self, at: usize) -> Option<EntityId> {
        match self.stands.get(at) {
            Some(true) => self.gazetteer.country(self.text.at(at)),
            _ => None,
        }
    }

    /// A run of two or more country characters that begins at `start`; the same
    /// one twice (日日, 美美) is no run.
    fn run(&self, start: usize, mentions: &mut Vec<Mention>) {
        let goes_on = |at: usize| {
            let country = self.country(at);
            country.is_some() && at > 0 && self.country(at - 1).is_some_and(|c| Some(c) != country)
        };
        if goes_on(start) || self.country(start).is_none() {
            return;
        }
        let length = 1 + (start + 1..self.text.len()).take_while(|&at| goes_on(at)).count();
        let Some((start, end)) = self.untorn(start, start + length) else { return };
        for at in start..end {
            mentions.extend(self.mention(at, start, end));
        }
    }

    /// The run without a first or last character that belongs to another word.
    fn untorn(&self, mut start: usize, mut end: usize) -> Option<(usize, usize)> {
        while start + 2 <= end {
            match (self.stands(start, start + 2), self.stands(end - 2, end)) {
                (true, true) => return Some((start, end)),
                (false, _) => start += 1,
                (true, false) => end -= 1,
            }
        }
        None
    }

    fn after_verb(&self, verb: usize, mentions: &mut Vec<Mention>) {
        let takes_country = self.country(verb + 1).is_some()
            && self.is_verb(self.text.at(verb), self.text.at(verb + 1));
        if takes_country && self.stands(verb, verb + 2) {
            mentions.extend(self.mention(verb + 1, verb, verb + 2));
        }
    }

    fn is_verb(&self, verb: char, country: char) -> bool {
        VERBS.contains(verb) || country != '中' && COMMON_VERBS.contains(verb)
    }

    fn before_head(&self, start: usize, mentions: &mut Vec<Mention>) {
        if self.country(start).is_none() {
            return;
        }
        static WORDS: LazyLock<[Lexicon<()>; 2]> =
            LazyLock::new(|| [HEADS, BODIES].map(Lexicon::of));
        let [heads, bodies] = &*WORDS;
        let head = heads.end(self.text, start + 1);
        let body = bodies.end(self.text, start + 1).filter(|_| head.is_none());
        let Some(end) = head.or(body).filter(|&end| self.stands(start, end)) else {
            return;
        };
        mentions.extend(self.mention(start, start, end));
        mentions.extend(body.map(|_| self.body(start, end)));
    }

    /// Whether the pattern from `start` to `end` is one in this place.
    fn stands(&self, start: usize, end: usize) -> bool {
        let excused = |word: &[char]| self.is_pattern(word);
        let is_run = (start..end).all(|at| self.country(at).is_some());
        !is_torn(self.text, start, end, excused) && !self.is_within_word(start, end, is_run)
    }

    /// Whether a longer word of the list holds the pattern: 中美 in 中美洲. A
    /// verb or a head may begin one of its own making (抗日戰爭, 親日派), a run
    /// may not; and some are nothing but patterns (抗美援朝).
    fn is_within_word(&self, start: usize, end: usize, is_run: bool) -> bool {
        longer_words(self.text, start, end).into_iter().any(|(from, to)| {
            let is_built_on_it = from == start && !is_run;
            let word = &self.text.folded()[from..to];
            let is_made_of_patterns = word.iter().all(|&c| {
                self.gazetteer.country(c).is_some() || VERBS.contains(c) || c == '军' || c == '方'
            });
            !is_built_on_it && !is_made_of_patterns
        })
    }

    /// Whether a word of the list is itself such a pattern (美方, 援朝), or
    /// two countries and a body, and so no ground against another.
    fn is_pattern(&self, word: &[char]) -> bool {
        let is_country = |c: char| self.gazetteer.country(c).is_some();
        match *word {
            [verb, c] if is_country(c) && self.is_verb(verb, c) => true,
            [c, body] if is_country(c) => matches!(body, '方' | '军') || is_country(body),
            _ => false,
        }
    }

    /// The mention at `at`; its ground is the pattern, of a long run the neighbours.
    fn mention(&self, at: usize, start: usize, end: usize) -> Option<Mention> {
        let (start, end) = (start.max(at.saturating_sub(3)), end.min(at + 4));
        Some(Mention {
            span: span(at, at + 1),
            label: Label::Gpe,
            entity: Some(self.country(at)?),
            value: None,
            confidence: 0.9,
            reasons: vec![Reason { rule: "compound", ground: self.text.written(start, end) }],
            parent: None,
        })
    }

    /// 俄軍 and 中方 where the knowledge base has no entry for them.
    fn body(&self, start: usize, end: usize) -> Mention {
        Mention {
            span: span(start, end),
            label: Label::Org,
            entity: None,
            value: None,
            confidence: 0.85,
            reasons: vec![Reason { rule: "compound", ground: self.text.written(start, end) }],
            parent: None,
        }
    }
}

/// Whether the character at `place` lies in a word in which it is no country.
fn is_otherwise(text: &Text, place: usize) -> bool {
    static WORDS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(OTHERWISE));
    (place.saturating_sub(LONGEST)..=place)
        .any(|from| WORDS.end(text, from).is_some_and(|end| end > place))
}

/// Whether names of this sort hold no country characters of their own.
fn is_plain(label: Label) -> bool {
    matches!(label, Label::Gpe | Label::Loc | Label::Person | Label::Norp | Label::Product)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[&[VERBS, COMMON_VERBS], BODIES, HEADS, OTHERWISE]);
    }
}
