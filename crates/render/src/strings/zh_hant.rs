//! The words of the page in Traditional Chinese.

use super::{Strings, dates};

pub(super) static STRINGS: Strings = Strings {
    lang: "zh-Hant",
    language: "繁體中文",
    skip_to_article: "跳到正文",
    skip_to_glossary: "跳到名詞、日期與數字",
    toolbar: "閱讀",
    all_articles: "全部文章",
    show_readings: "顯示拼音",
    show_repairs: |n| format!("顯示{n}處修復"),
    glossary: "名詞、日期與數字",
    no_script: "未啟用腳本時沒有卡片：點按名字即可到頁末的條目。",
    no_reader: "卡片未能載入：點按名字即可到頁末的條目。",
    marked_by_program: "名稱由程式標註。",
    facts_as_of: |date| format!("資料截至{date}。"),
    source: "來源",

    open: "打開",
    close: "關閉",
    previous: "上一處",
    next: "下一處",
    see_in_context: "看原文",
    back_to_place: "回到剛才的位置",
    nth_of: |n, m| format!("第{n}次出現，共{m}次"),
    times: |n| format!("共出現{n}次"),
    panel: "條目",
    card: "預覽",
    facts: "資料",
    aliases: "其他名稱",
    mentions: "出現之處",
    parts: "名稱之中",
    unknown_id: |id| format!("本頁沒有「{id}」這個條目。"),
    merged_into: |id, name| format!("「{id}」已併入{name}。"),
    named_here: "本文提到，此處別無資料。",
    date: |iso| dates::chinese(iso, '時'),
};
