//! The words of the page in Simplified Chinese.

use super::{Strings, dates};

pub(super) static STRINGS: Strings = Strings {
    lang: "zh-Hans",
    language: "简体中文",
    skip_to_article: "跳到正文",
    skip_to_glossary: "跳到名词、日期与数字",
    toolbar: "阅读",
    all_articles: "全部文章",
    show_readings: "显示拼音",
    show_repairs: |n| format!("显示{n}处修复"),
    glossary: "名词、日期与数字",
    no_script: "未启用脚本时没有卡片：点按名字即可到页末的条目。",
    no_reader: "卡片未能载入：点按名字即可到页末的条目。",
    marked_by_program: "名称由程序标注。",
    facts_as_of: |date| format!("资料截至{date}。"),
    source: "来源",

    open: "打开",
    close: "关闭",
    previous: "上一处",
    next: "下一处",
    see_in_context: "看原文",
    back_to_place: "回到刚才的位置",
    nth_of: |n, m| format!("第{n}次出现，共{m}次"),
    times: |n| format!("共出现{n}次"),
    panel: "条目",
    card: "预览",
    facts: "资料",
    aliases: "其他名称",
    mentions: "出现之处",
    parts: "名称之中",
    unknown_id: |id| format!("本页没有“{id}”这个条目。"),
    merged_into: |id, name| format!("“{id}”已并入{name}。"),
    named_here: "本文提到，此处别无资料。",
    date: |iso| dates::chinese(iso, '时'),
};
