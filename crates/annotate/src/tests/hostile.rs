//! Inputs that try to break something: whatever comes, mentions nest and stay in the text.

use super::world::world;
use crate::{Annotator, to_json};
use lorgnette_kb::Kb;
use lorgnette_text::Document;

/// A generator of pseudo-random numbers (Marsaglia's xorshift64), the same everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Random(seed.max(1))
    }

    /// A number below `bound`, which must not be 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// So many letters from the first so many of the alphabet.
    pub(crate) fn letters(&mut self, length: usize, letters: usize) -> Vec<char> {
        (0..length).map(|_| (b'a' + self.below(letters) as u8) as char).collect()
    }
}

#[track_caller]
fn holds(annotator: &Annotator, kb: &Kb, text: &str) {
    let mut document = Document { text: text.to_string(), ..Document::default() };
    document.meta.date = Some("2025-09-05".to_string());
    let annotated = annotator.annotate(document);
    let mentions = &annotated.mentions;
    let length = text.chars().count() as u32;
    for (n, m) in mentions.iter().enumerate() {
        assert!(!m.span.is_empty() && m.span.end <= length, "{text:?} {m:?}");
        assert!((0.0..=1.0).contains(&m.confidence) && !m.reasons.is_empty(), "{m:?}");
        let parent = mentions[..n].iter().rposition(|p| p.span.contains(m.span));
        assert_eq!(m.parent, parent.map(|p| p as u32), "{text:?} {m:?}");
    }
    assert!(mentions.windows(2).all(|w| {
        let key = |m: &crate::Mention| (m.span.start, std::cmp::Reverse(m.span.end));
        key(&w[0]) < key(&w[1])
    }));
    assert!(mentions.iter().all(|a| mentions.iter().all(|b| {
        !a.span.overlaps(b.span) || a.span.contains(b.span) || b.span.contains(a.span)
    })));
    assert_eq!(to_json(&annotated, kb).ents.len(), mentions.len());
}

#[test]
fn odd_texts_do_no_harm() {
    let kb = world();
    let annotator = Annotator::new(&kb);
    for text in [
        "",
        " ",
        "\n",
        "\0",
        "1",
        "年",
        "月",
        "日",
        "第",
        "上",
        "幾",
        "《",
        "》",
        "%",
        "-",
        "·",
        "$",
        "9999999月",
        "9999年99月99日",
        "0000年",
        "第9999999999999999999999999999999999999999999次",
        "兆兆兆兆兆兆",
        "上兆兆兆兆兆兆",
        "1,000,000,000,000,000,000,000,000,000,000,000,000,000",
        "1.1.1.1",
        "1..",
        "1,",
        "$",
        "$1",
        "百分之",
        "A-",
        "A-1",
        "歼",
        "歼-",
        "that ",
        "June ",
        "12月32日",
        "2024年2月30日",
        "99999999999999999999年",
        "至",
        "2024年至",
        "訪",
        "朝",
        "俄軍",
        "\u{feff}\u{202e}\u{200b}",
        "😀😀1😀",
        "e\u{301}1月",
        "－１２３，４５６．７％",
        "𠮷1𠮷",
    ] {
        holds(&annotator, &kb, text);
    }
    holds(&annotator, &kb, &"《".repeat(5000));
    holds(&annotator, &kb, &"《》".repeat(2000));
    holds(&annotator, &kb, &"9".repeat(5000));
}

/// What takes time squared in the length of a run would not end here.
#[test]
fn long_runs_take_no_longer_than_their_length() {
    let kb = world();
    let annotator = Annotator::new(&kb);
    for scrap in [
        "9",
        "一",
        "萬",
        "朝俄",
        "訪",
        "·金",
        "《a",
        "Kim ",
        "金正恩閱兵",
        "11月",
        "北京天安門廣場",
        "A-1",
        "President Kim ",
        "導彈",
        "，",
        "a",
        "1,000",
    ] {
        let text = scrap.repeat(10_000 / scrap.chars().count());
        let document = Document { text, ..Document::default() };
        let annotated = annotator.annotate(document);
        assert!(annotated.mentions.len() <= 10_000);
    }
}

#[test]
fn random_scraps_do_no_harm() {
    const SCRAPS: &[&str] = &[
        "朝",
        "俄",
        "中",
        "方",
        "軍",
        "訪",
        "北京",
        "會晤",
        "中國",
        "《",
        "》",
        "2024",
        "年",
        "6",
        "月",
        "日",
        "至",
        "-",
        "十",
        "萬",
        "上",
        "多",
        "人",
        "%",
        "第",
        "次",
        " ",
        "\n",
        "KN",
        "June",
        "that ",
        "percent",
        ",",
        ".",
        "閱兵式",
        "俄羅斯",
        "白",
        "半島",
        "庫爾斯克",
        "地區",
        "天安門廣場",
        "。",
    ];
    let kb = world();
    let annotator = Annotator::new(&kb);
    let mut random = Random::new(20_251_122);
    for _ in 0..2000 {
        let count = random.below(24);
        let text: String = (0..count).map(|_| SCRAPS[random.below(SCRAPS.len())]).collect();
        holds(&annotator, &kb, &text);
    }
}
