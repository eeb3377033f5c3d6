//! The words of the overview, in each language that articles are marked in; only the making of
//! pages needs them, so the reader's wasm is spared them.

use crate::strings::{Tongue, tongue};

pub(super) struct OverviewWords {
    pub(super) length: &'static str,
    /// The length of a text: words, or Chinese characters.
    pub(super) words: fn(&str) -> String,
    pub(super) reading_time: &'static str,
    pub(super) minutes: fn(u32) -> String,

    /// What happened on the article's own date.
    pub(super) published: &'static str,
    /// Before the further places that name a date.
    pub(super) also: &'static str,
    /// Before the dates that the text does not make plain.
    pub(super) undated: &'static str,

    /// What the marks of the map mean, and what it does not show.
    pub(super) map_note: &'static str,
    pub(super) map_credit: &'static str,

    /// The heads of the table: one, how it has to do with, the other, where that is said.
    pub(super) columns: [&'static str; 4],
    /// Summary of the table, with how many rows it has.
    pub(super) table: fn(usize) -> String,
    /// What the graph is, for those who cannot see it.
    pub(super) graph: &'static str,
    /// One says something that names the other.
    pub(super) speaks_of: &'static str,
    /// Both stand in so many sentences.
    pub(super) together: fn(usize) -> String,
    /// So many pairs that are named together are left out.
    pub(super) left_out: fn(usize) -> String,
    /// What the three lines of the graph mean: known, said, named together.
    pub(super) lines: [&'static str; 3],
}

pub(super) fn overview_words(lang: &str) -> &'static OverviewWords {
    match tongue(lang) {
        Tongue::Hant => &HANT,
        Tongue::Hans => &HANS,
        Tongue::English => &ENGLISH,
    }
}

static ENGLISH: OverviewWords = OverviewWords {
    length: "Length",
    words: |n| format!("{n} words"),
    reading_time: "Reading time",
    minutes: |n| match n {
        1 => "about a minute".to_string(),
        n => format!("about {n} minutes"),
    },
    published: "This article",
    also: "also",
    undated: "In no year that the text makes plain:",
    map_note: "Dots are places, rings countries and regions. The map shows land and no borders.",
    map_credit: "Land: Natural Earth. Coordinates: GeoNames (CC BY 4.0) and the editors.",
    columns: ["One", "Relation", "Other", "Where it says so"],
    table: |n| match n {
        1 => "The same as a table: 1 relation".to_string(),
        n => format!("The same as a table: {n} relations"),
    },
    graph: "Who has to do with whom; the table says the same",
    speaks_of: "says something that names",
    together: |n| match n {
        1 => "named in one sentence with".to_string(),
        n => format!("named in {n} sentences with"),
    },
    left_out: |n| match n {
        1 => "1 more pair that is named together is left out.".to_string(),
        n => format!("{n} more pairs that are named together are left out."),
    },
    lines: ["known of them", "one speaks of the other", "named in one sentence"],
};

static HANT: OverviewWords = OverviewWords {
    length: "篇幅",
    words: |n| format!("{n}字"),
    reading_time: "閱讀時間",
    minutes: |n| format!("約{n}分鐘"),
    published: "本文日期",
    also: "另見",
    undated: "文中未能確定年份：",
    map_note: "圓點為地點，圓圈為國家或地區。圖上只有陸地，不畫邊界。",
    map_credit: "陸地：Natural Earth。座標：GeoNames（CC BY 4.0）與編者。",
    columns: ["一方", "關係", "另一方", "出處"],
    table: |n| format!("以表格呈現：{n}項關係"),
    graph: "誰與誰有關；表格內容相同",
    speaks_of: "的說法提到",
    together: |n| format!("同在{n}句話中"),
    left_out: |n| format!("另有{n}對同句出現的名稱未列。"),
    lines: ["已知的關係", "說法中提到", "同在一句話中"],
};

static HANS: OverviewWords = OverviewWords {
    length: "篇幅",
    words: |n| format!("{n}字"),
    reading_time: "阅读时间",
    minutes: |n| format!("约{n}分钟"),
    published: "本文日期",
    also: "另见",
    undated: "文中未能确定年份：",
    map_note: "圆点为地点，圆圈为国家或地区。图上只有陆地，不画边界。",
    map_credit: "陆地：Natural Earth。坐标：GeoNames（CC BY 4.0）与编者。",
    columns: ["一方", "关系", "另一方", "出处"],
    table: |n| format!("以表格呈现：{n}项关系"),
    graph: "谁与谁有关；表格内容相同",
    speaks_of: "的说法提到",
    together: |n| format!("同在{n}句话中"),
    left_out: |n| format!("另有{n}对同句出现的名称未列。"),
    lines: ["已知的关系", "说法中提到", "同在一句话中"],
};
