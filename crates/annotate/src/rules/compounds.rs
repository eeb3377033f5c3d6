//! Country characters in compounds: 朝俄, 訪華, 侵烏, 俄軍, 中方, and nowhere else.
//!
//! A character stands for its country only in one of three patterns: next to
//! another such character (中朝), after a verb or preposition that takes a
//! country (訪華), or before a word that a country's character takes (俄軍,
//! 韓媒). The pattern must not tear a common word in two (中方 in 其中方法), be
//! part of one that means something else (美中不足), or lie in a longer name.

use crate::gazetteer::Gazetteer;
use crate::rules::names::Named;
use crate::text::{Text, span};
use crate::words::is_torn;
use crate::{Mention, Reason};
use lorgnette_kb::{EntityId, Label};

/// What stands before a country's character.
const VERBS: &str = "访赴驻援侵对抗反亲涉挺联遏旅留抵离来在入攻仇排辱遣制";
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
    "侨",
    "制",
    "资",
    "股",
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
/// Patterns that common words hold: listed where the word list has them as
/// parts of longer words or knows them in another sense.
const OTHERWISE: &[&str] = &[
    "美中不足",
    "中美洲",
    "中美国",
    "中华",
    "华中",
    "华美",
    "美华",
    "英华",
    "中意",
    "在意",
    "对意",
    "华人",
    "华裔",
    "华侨",
    "中资",
    "中核",
    "对中",
    "在中",
    "入中",
    "来中",
    "离中",
    "留中",
    "排中",
    "制中",
    "中制",
    "中股",
    "中籍",
    "中军",
    "中驻",
    "对日子",
    "来日方长",
    "在日后",
    "离日",
    "排华山",
    "入朝为官",
    "在朝",
    "入英",
    "英军机",
    "法制",
    "法官",
    "对法",
    "入法",
    "制法",
    "反法",
    "抗法",
    "英方法",
    "德法",
    "法方",
    "法股",
    "欧法",
    "日制",
    "日核",
    "来法",
    "在法",
    "美制成",
];

/// The mentions of countries, and of bodies that no list names.
pub(crate) fn mentions(text: &Text, gazetteer: &Gazetteer, named: &[Named]) -> Vec<Mention> {
    let countries = Countries::new(text, gazetteer, named);
    let mut mentions = Vec::new();
    for start in 0..text.len() {
        countries.run(start, &mut mentions);
        countries.after_verb(start, &mut mentions);
        countries.before_head(start, &mut mentions);
    }
    mentions
}

struct Countries<'a> {
    text: &'a Text,
    gazetteer: &'a Gazetteer,
    /// The country at each position, where no longer name covers it.
    at: Vec<Option<EntityId>>,
}

impl<'a> Countries<'a> {
    fn new(text: &'a Text, gazetteer: &'a Gazetteer, named: &[Named]) -> Self {
        let mut at: Vec<Option<EntityId>> =
            text.folded().iter().map(|&c| gazetteer.country(c)).collect();
        for name in named.iter().filter(|n| is_plain(n.mention.label)) {
            at[name.start..name.end].fill(None);
        }
        Countries { text, gazetteer, at }
    }

    fn country(&self, at: usize) -> Option<EntityId> {
        self.at.get(at).copied().flatten()
    }

    /// A run of two or more country characters that begins at `start`.
    fn run(&self, start: usize, mentions: &mut Vec<Mention>) {
        if start > 0 && self.country(start - 1).is_some() {
            return;
        }
        let length = (start..self.at.len()).take_while(|&at| self.country(at).is_some()).count();
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
        if VERBS.contains(self.text.at(verb)) && self.stands(verb, verb + 2) {
            mentions.extend(self.mention(verb + 1, verb, verb + 2));
        }
    }

    fn before_head(&self, start: usize, mentions: &mut Vec<Mention>) {
        if self.country(start).is_none() {
            return;
        }
        let head = self.text.longest(start + 1, HEADS);
        let body = self.text.longest(start + 1, BODIES).filter(|_| head.is_none());
        let Some((_, end)) = head.or(body).filter(|&(_, end)| self.stands(start, end)) else {
            return;
        };
        mentions.extend(self.mention(start, start, end));
        mentions.extend(body.map(|_| self.body(start, end)));
    }

    /// Whether the pattern from `start` to `end` is one in this place.
    fn stands(&self, start: usize, end: usize) -> bool {
        let excused = |word: &[char]| self.is_pattern(word);
        let is_otherwise = OTHERWISE.iter().any(|word| {
            let from = (start + 2).saturating_sub(word.chars().count())..=start;
            from.into_iter().any(|from| self.text.after(from, word).is_some_and(|to| to >= end))
        });
        !is_otherwise && !is_torn(self.text, start, end, excused)
    }

    /// Whether a word of the list is itself such a pattern (美方, 援朝), or
    /// two countries and a body, and so no ground against another.
    fn is_pattern(&self, word: &[char]) -> bool {
        let is_country = |c: char| self.gazetteer.country(c).is_some();
        match *word {
            [verb, c] if VERBS.contains(verb) && is_country(c) => true,
            [c, body] if is_country(c) => matches!(body, '方' | '军') || is_country(body),
            _ => false,
        }
    }

    fn mention(&self, at: usize, start: usize, end: usize) -> Option<Mention> {
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

/// Whether names of this sort hold no country characters of their own.
fn is_plain(label: Label) -> bool {
    matches!(label, Label::Gpe | Label::Loc | Label::Person | Label::Norp | Label::Product)
}
