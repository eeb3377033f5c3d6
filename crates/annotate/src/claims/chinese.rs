//! Reported speech in Chinese: 韓國情報部門統計, 普京4日對記者表示, 據烏克蘭估計, 「……」普京說.

use super::{Report, Speakers};
use crate::lexicon::Lexicon;
use crate::text::Text;
use std::sync::OnceLock;

/// Verbs that report what somebody says, holds or has counted.
const CUES: &[&str] = &[
    "说",
    "称",
    "表示",
    "指出",
    "认为",
    "宣布",
    "宣称",
    "声称",
    "透露",
    "强调",
    "警告",
    "估计",
    "评估",
    "评估说",
    "评估称",
    "统计",
    "披露",
    "证实",
    "否认",
    "报道",
    "报道称",
    "报导",
    "预测",
    "预计",
    "指控",
    "指责",
    "承认",
    "回应",
    "回应称",
    "呼吁",
    "主张",
    "写道",
    "坦言",
    "坦承",
    "补充",
    "提到",
    "重申",
    "判断",
    "推测",
    "推算",
    "通报",
    "表态",
    "声明",
    "解释",
    "抱怨",
    "辩称",
    "断言",
    "承诺",
    "保证",
    "反驳",
    "回敬",
    "告诉",
    "爆料",
    "分析",
    "坚称",
    "相信",
    "怀疑",
    "宣告",
    "直言",
    "表明",
    "喊话",
    "感叹",
    "报告",
];
/// 說 and 稱 in words of another sense, by what follows and by what goes before.
const NOT_BEFORE: &[(&str, &str)] = &[
    ("说", "服法话书唱客谎理和不"),
    ("称", "为之号赞呼职霸王雄"),
    ("声明", "书中的"),
    ("报道", "的"),
    ("统计", "局学处数"),
    ("评估", "报的师"),
    ("分析", "师人"),
    ("预计", "的"),
    ("报导", "的"),
    ("报告", "的书会了"),
];
const NOT_AFTER: &[(&str, &str)] = &[
    ("说", "小据听传学演解诉劝话要再就难好来之"),
    ("称", "名号简堪俗统合并宣声辩坚对职人被"),
    ("表示", "被"),
    ("认为", "被普般"),
    ("证实", "被未"),
    ("指控", "被"),
    ("指责", "被"),
    ("声明", "发布了"),
];
/// After these a cue of two characters is a noun: 得了承諾, 作出判斷.
const TAKES_NOUN: &[&str] = &["了", "得", "出", "过", "份", "项", "个"];
/// What leads a source in: 據烏克蘭估計.
const ACCORDING: &[&str] = &["据", "根据", "依据", "按照", "按", "照"];
/// What a source is said to have given, after 據 and the source.
const GIVEN: &[&str] = &[
    "统计", "报道", "报导", "估计", "消息", "说法", "评估", "数据", "报告", "披露", "透露", "分析",
    "推算", "情报", "声明", "通报", "介绍", "称", "说", "指出", "表示", "预测",
];
/// Whom one speaks to stands behind these, or where.
const TO: &[&str] =
    &["对", "向", "跟", "同", "告诉", "给", "在", "于", "从", "到", "往", "赴", "访", "由"];
/// What joins two who speak with one voice.
const AND: &[&str] = &["和", "与", "及", "以及", "、"];
/// A speaker before these is only the way by which others are heard.
const BY_WAY: &[&str] = &["通过", "经由", "借"];
/// So many characters may stand between a speaker and the cue: 在記者會上, 4日晚間.
const GAP: usize = 14;
/// A cue passes over so many mentions at most, so that a chain of them is not walked for each cue.
const HOPS: usize = 20;
/// A clause goes on with a speaker no farther back, in characters.
const CLAUSES: usize = 200;
/// Before a cue that goes on with the speaker of the clause before: 普京也回敬,還強調.
const GOING_ON: &[&str] = &["还", "也", "并", "更", "又", "但", "则", "再次"];
/// No claim says less.
const SHORTEST: usize = 3;

/// The reports of a text, in order.
pub(super) fn reports(text: &Text, speakers: &Speakers) -> Vec<Report> {
    static WORDS: OnceLock<Lexicon<&str>> = OnceLock::new();
    let cues = WORDS.get_or_init(|| Lexicon::new(CUES.iter().map(|&cue| (cue, cue))));
    let led = according(text, speakers);
    let mut reports: Vec<Report> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let cue = cues.longest(text, at).filter(|&(end, cue)| reports_speech(text, at, end, cue));
        let Some((end, cue)) = cue else {
            at += 1;
            continue;
        };
        // 回應說, 評估稱.
        let goes_on = cue.len() > "说".len() && matches!(text.at(end), '说' | '称');
        let end = end + usize::from(goes_on);
        let mut speaking = speaking(text, speakers, at);
        if speaking.is_empty() {
            speaking.extend(of_last_clause(text, speakers, (&reports, &led), at));
        }
        reports.extend(speaking.into_iter().map(|speaker| Report { speaker, start: at, end }));
        at = end;
    }
    reports.extend(led);
    reports
}

/// Whether the cue at `start..end` is the verb here, and something is said.
fn reports_speech(text: &Text, start: usize, end: usize, cue: &str) -> bool {
    let among = |table: &[(&str, &str)], c: char| {
        table.iter().any(|(word, chars)| *word == cue && chars.contains(c))
    };
    let follows = |at: usize| !matches!(text.at(at), '。' | '!' | '?' | '\n' | ';');
    let says_something = (end..).take(SHORTEST).all(follows);
    let ends_quotation = "”」』\"".contains(text.before(start)) || quotes_before(text, start);
    let is_noun = cue.len() > "说".len() && text.follows(start, TAKES_NOUN);
    let is_word =
        !among(NOT_BEFORE, text.at(end)) && !among(NOT_AFTER, text.before(start)) && !is_noun;
    is_word && (says_something || ends_quotation)
}

/// Whether a quotation closes shortly before: 「……」普京說。
fn quotes_before(text: &Text, at: usize) -> bool {
    (at.saturating_sub(GAP)..at).any(|at| "”」』".contains(text.at(at)))
}

/// Who speaks at `cue`: the nearest mention before it in its clause that is
/// not spoken to, if nothing in between makes it another's, and who is joined to it.
fn speaking(text: &Text, speakers: &Speakers, cue: usize) -> Vec<usize> {
    let (mut found, mut free): (Vec<usize>, usize) = (Vec::new(), cue);
    for number in speakers.before(cue).take(HOPS) {
        let (start, end) = (speakers.start(number), speakers.end(number));
        let is_near = match found.is_empty() {
            true => free - end <= GAP && is_gap(text, end, free),
            false => free == end,
        };
        if !is_near {
            break;
        }
        free = start;
        if found.is_empty() && (speakers.is_value(number) || text.follows(start, TO)) {
            continue;
        }
        if !speakers.can_speak(number) {
            break;
        }
        found.push(number);
        let Some(joint) = text.longest_before(start, AND) else { break };
        free = start - joint;
    }
    found
}

/// Whether `from..to` may stand between a speaker and the cue: no stop, no
/// comma, no other voice, and no 的, which makes the speaker somebody's.
fn is_gap(text: &Text, from: usize, to: usize) -> bool {
    let is_by_way = (from..to).any(|at| text.longest(at, BY_WAY).is_some());
    !is_by_way
        && (from..to).all(|at| {
            !matches!(
                text.at(at),
                '。' | '!' | '?' | ';' | ',' | '、' | ':' | '\n' | '的' | '“' | '「'
            )
        })
}

/// A cue at the start of a clause goes on with who spoke right before, as found or else as led
/// in by 據, unless a clause in between has a subject of its own: ,說…….
fn of_last_clause(
    text: &Text,
    speakers: &Speakers,
    (found, led): (&[Report], &[Report]),
    cue: usize,
) -> Option<usize> {
    let start = cue - text.longest_before(cue, GOING_ON).unwrap_or(0);
    let before = |reports: &[Report]| {
        let count = reports.partition_point(|report| report.end < start);
        reports[..count].last().map(|report| (report.end, report.speaker))
    };
    let (end, speaker) = before(found).or_else(|| before(led))?;
    let is_stop = |at: usize| matches!(text.at(at), '。' | '!' | '?' | '\n');
    let is_subject = |at: usize| {
        matches!(text.before(at), ',' | ';')
            && speakers.at(at).is_some_and(|n| speakers.can_speak(n))
    };
    let is_clause = text.before(start) == ',' && start - end <= CLAUSES;
    let goes_on = is_clause && (end..start).all(|at| !is_stop(at) && !is_subject(at));
    goes_on.then_some(speaker)
}

/// 據 and a source: 據韓國情報部門統計, 根據烏克蘭的說法.
fn according(text: &Text, speakers: &Speakers) -> Vec<Report> {
    let report = |start: usize| {
        let (_, end) = text.longest(start, ACCORDING)?;
        let speaker = speakers.at(end).filter(|&number| speakers.can_speak(number))?;
        let source_end = speakers.end(speaker);
        // The source may have a role or a day before what it gave.
        let given = (source_end..source_end + GAP).find_map(|at| {
            (is_gap(text, source_end, at) || text.before(at) == '的')
                .then(|| text.longest(at, GIVEN))?
        });
        let (_, to) = given?;
        // The report is what stands behind the source: 統計.
        let from = to - text.longest_before(to, GIVEN)?;
        Some(Report { speaker, start: from, end: to })
    };
    let may_lead = |at: &usize| matches!(text.at(*at), '据' | '根' | '依' | '按' | '照');
    (0..text.len()).filter(may_lead).filter_map(report).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn a_speaker_stands_before_the_cue() {
        check("普京表示,俄羅斯不會忘記。", &["普京: 表示"]);
        check("韓國統計,到2025年已經派了一萬人。", &["韓國: 統計"]);
        check("普京2025年9月4日在記者會上說,談判繼續。", &["普京: 說"]);
        check("普京對金正恩說,感謝朝鮮。", &["普京: 說"]);
        check("韓國國防部評估說人數更多。", &["韓國國防部: 評估說"]);
        check("金正恩在北京說這些話。", &["金正恩: 說"]);
        check("美國和韓國表示會監視。", &["美國: 表示", "韓國: 表示"]);
    }

    #[test]
    fn a_clause_goes_on_with_its_speaker() {
        check("普京回敬,說感謝朝鮮,還強調不會忘記。", &["普京: 回敬", "普京: 說", "普京: 強調"]);
        check("普京來了。還強調不會忘記。", &[]);
        check("據烏克蘭估計,有一百枚,還強調不止這些。", &["烏克蘭: 估計", "烏克蘭: 強調"]);
        check("韓國認為這樣不妥;俄羅斯和朝鮮不接受,說條約合法。", &["韓國: 認為"]);
    }

    #[test]
    fn a_source_stands_behind_according_to() {
        check("據烏克蘭估計,有一百枚。", &["烏克蘭: 估計"]);
        check("根據俄羅斯的說法,沒有此事。", &["俄羅斯: 說法"]);
        check("據估計,有一百枚。", &[]);
    }

    #[test]
    fn a_quotation_may_come_first() {
        check("「不會忘記。」普京說。", &["普京: 說"]);
    }

    #[test]
    fn words_of_another_sense_report_nothing() {
        check("普京小說很多,俄羅斯說法不一。對俄羅斯來說,這很重要。", &[]);
        check("普京得了承諾和支持。普京通過媒體報道此事很多次。", &[]);
        check("俄羅斯被稱為大國。俄羅斯的專家表示不同意見。", &[]);
        check("普京說。", &[]);
        check("俄羅斯統計局有一百人。", &[]);
    }

    #[test]
    fn tables_are_folded() {
        let pairs = NOT_BEFORE.iter().chain(NOT_AFTER).flat_map(|pair| [pair.0, pair.1]);
        let pairs: Vec<&str> = pairs.collect();
        crate::tests::all_folded(&[CUES, TAKES_NOUN, ACCORDING, GIVEN, TO, AND, BY_WAY]);
        crate::tests::all_folded(&[GOING_ON, &pairs]);
    }
}
