//! Titles between 《 and 》: works, laws and papers, named without the marks.

use crate::classes::Classes;
use crate::text::{Text, span};
use crate::{Mention, Reason};
use lorgnette_kb::Label;

/// The end of a law's title, or of a treaty's.
const LAWS: &[&str] = &[
    "条约",
    "协定",
    "公约",
    "协议",
    "议定书",
    "宪章",
    "宪法",
    "法案",
    "法",
    "法典",
    "条例",
    "决议",
    "宣言",
    "联合声明",
    "规定",
    "办法",
];
/// What ends like a law and is none: 孫子兵法, 語法.
const NOT_LAWS: &[&str] =
    &["兵法", "书法", "语法", "文法", "方法", "看法", "想法", "用法", "技法", "魔法"];
/// The end of a paper's name.
const PAPERS: &[&str] =
    &["日报", "时报", "晚报", "早报", "邮报", "周刊", "周报", "新闻报", "新闻", "联合报", "导报"];
/// A title is no longer; beyond that the mark was something else.
const LONGEST: usize = 60;

/// The titles; linked only where the names rule links them.
pub(crate) fn mentions(text: &Text) -> Vec<Mention> {
    let opened = text.places(Classes::MARK).filter(|&at| text.at(at) == '《');
    opened.filter_map(|at| mention(text, at + 1)).collect()
}

fn mention(text: &Text, start: usize) -> Option<Mention> {
    let end = (start..=start + LONGEST).find(|&at| matches!(text.at(at), '》' | '《' | '\n'))?;
    if text.at(end) != '》' || end == start {
        return None;
    }
    let label = match () {
        () if text.follows(end, LAWS) && !text.follows(end, NOT_LAWS) => Label::Law,
        () if text.follows(end, PAPERS) => Label::Org,
        () => Label::WorkOfArt,
    };
    Some(Mention {
        span: span(start, end),
        label,
        entity: None,
        value: None,
        confidence: 0.9,
        reasons: vec![Reason { rule: "title-mark", ground: "《》".to_string() }],
        parent: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::check;

    #[test]
    fn the_last_word_tells_laws_and_papers_from_works() {
        check("讀《[紅樓夢|WORK_OF_ART]》");
        check("《[孫子兵法|WORK_OF_ART]》");
        check("根據《[和平法|LAW]》和《[新星時報|ORG]》");
        check("《[[俄羅斯|GPE russia]與[朝鮮|GPE north-korea]條約|LAW]》");
    }

    #[test]
    fn unclosed_and_empty_marks_are_left() {
        check("《》與《");
        check("《上\n下》");
        check("》《");
    }

    #[test]
    fn tables_are_folded() {
        crate::tests::all_folded(&[LAWS, NOT_LAWS, PAPERS]);
    }
}
