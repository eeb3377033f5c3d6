//! The lines of a page within its article: what names the page, its authors, its buttons.

use super::article::value;
use super::runs::{Kind, Run};
use super::tree::Tree;
use super::write;

/// A line about the page is at most so long, in letters.
const LONGEST: usize = 150;

/// How lines about the page begin, in lower case.
#[rustfmt::skip]
const ABOUT_THE_PAGE: [&str; 112] = [
    "(完)", "adchoices", "advertisement", "all rights reserved", "click here", "comments",
    "copy link", "copyright", "email this", "facebook", "filed under", "follow us", "get the app",
    "image credit", "image source", "leave a comment", "listen to this article", "more from",
    "more on this", "more stories", "most popular", "most read", "next article", "posted in",
    "previous article", "print", "read also", "read more", "read next", "recommended", "related",
    "related articles", "related content", "related stories", "related topics", "save",
    "see more", "share", "share on", "share this", "share this article", "sign up",
    "skip to content", "skip to main content", "sponsored", "subscribe", "tagged", "tags",
    "topics", "tweet", "whatsapp", "you may also like", "©", "上一篇", "下一篇", "下載app", "下载app",
    "免責聲明", "免责声明", "分享", "分享到", "分享至", "列印", "原标题", "原標題", "声明", "字号", "字號", "延伸閱讀", "延伸阅读",
    "微信扫一扫", "打印", "打开app", "扫一扫", "收藏", "标签", "標籤", "点击查看更多", "点击进入专题", "热门", "热门推荐", "熱門",
    "熱門新聞", "版权声明", "版权所有", "版權所有", "版權聲明", "特別聲明", "特别声明", "相关专题", "相关报道", "相关文章", "相关新闻",
    "相关链接", "相关阅读", "相關報導", "相關文章", "相關新聞", "相關閱讀", "編輯", "编辑", "聲明", "評論", "請繼續往下閱讀", "评论",
    "请继续往下阅读", "責任編輯", "责任编辑", "责编", "閱讀更多", "阅读原文", "阅读更多",
];

/// The runs that are kept, without those about the page and the headings of what is gone.
pub(super) fn tidied(tree: &Tree, runs: &[Run], kept: &[bool], title: Option<&str>) -> Vec<usize> {
    let prose = |n: &usize| kept[*n] && value(&runs[*n]) > 0;
    let first = (0..runs.len()).find(prose).unwrap_or_default();
    let last = (0..runs.len()).rfind(prose).unwrap_or_default();
    let stays = |n: usize| {
        let run = &runs[n];
        let words = write::words(tree, run);
        let is_line = matches!(run.kind, Kind::Paragraph | Kind::Line) && value(run) <= 0;
        let about = is_title(&words, title) || is_about_the_page(run, &words);
        let is_edge = n < first || n > last && !beside_each_other(tree, run, &runs[last]);
        let leads_away = run.measure.linked * 3 > run.measure.letters;
        !about && !(is_line && (is_edge || leads_away) && !ends_a_sentence(&words))
    };
    let kept: Vec<bool> = (0..runs.len()).map(|n| kept[n] && stays(n)).collect();
    let filled = |n: &usize| kept[*n] && !is_empty_section(runs, &kept, *n);
    (0..runs.len()).filter(filled).collect()
}

/// Whether a line stands where prose does, as a signature under a letter.
fn beside_each_other(tree: &Tree, line: &Run, prose: &Run) -> bool {
    line.block == prose.block || tree.parent(line.block) == tree.parent(prose.block)
}

/// Whether a line is the title again.
fn is_title(words: &str, title: Option<&str>) -> bool {
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    title.is_some_and(|title| words.len() < 2 * title.len() && letters(words) == letters(title))
}

fn is_about_the_page(run: &Run, words: &str) -> bool {
    let bare = words.trim_start_matches(['(', '（', '[', '【', '■', '▲', '|', ' ', '#']);
    let line = bare.to_lowercase();
    let stands = matches!(run.kind, Kind::Heading(_)) || !ends_a_sentence(words);
    let names = |rest: &str| {
        // A sentence may begin alike: then the phrase is all there is, or a colon follows it.
        let next = rest.trim_start();
        let apart = !rest.starts_with(char::is_alphanumeric);
        apart && (stands || next.len() < 4 || next.starts_with([':', '：', '|', '©', '/']))
    };
    let mut rests = ABOUT_THE_PAGE.iter().filter_map(|phrase| line.strip_prefix(phrase));
    run.measure.letters <= LONGEST && rests.any(names)
}

fn ends_a_sentence(words: &str) -> bool {
    words.ends_with(['.', '!', '?', '。', '！', '？', '”', '」', '』', '"', '…', '’', ':', '：'])
}

/// Whether a heading has nothing under it, but had before.
fn is_empty_section(runs: &[Run], kept: &[bool], heading: usize) -> bool {
    let Kind::Heading(level) = runs[heading].kind else { return false };
    let ends = |run: &Run| matches!(run.kind, Kind::Heading(other) if other <= level);
    let after = heading + 1..runs.len();
    let end = after.clone().find(|&n| kept[n] && ends(&runs[n])).unwrap_or(runs.len());
    let mut section = after.start..end;
    !section.is_empty() && !section.any(|n| kept[n] && runs[n].kind != Kind::Rule)
}
