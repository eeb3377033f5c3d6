//! The glossary: an entry for everything named, each fact once, the way back.

use super::{all, parse, parts};
use crate::fixture::{annotated, date, entity, quantity, unlinked, within};
use lorgnette_annotate::{Mention, Reason, Value};
use lorgnette_kb::Label;
use lorgnette_text::{Certainty, Change, Ground, Mark, MarkKind, Span};
use scraper::{ElementRef, Html};

fn glossary(text: &str, mentions: Vec<Mention>) -> Html {
    parse(parts(&annotated(text, mentions)).glossary.as_str())
}

fn text(element: &ElementRef) -> String {
    element.text().collect::<String>().trim().to_string()
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    all(html, selector).iter().map(text).collect()
}

fn because(mention: Mention, rule: &'static str, ground: &str) -> Mention {
    Mention { reasons: vec![Reason { rule, ground: ground.into() }], ..mention }
}

#[test]
fn an_entity_says_all_that_is_known() {
    let html =
        glossary("金正恩在朝鮮", vec![entity(0..3, "kim-jong-un"), entity(4..6, "north-korea")]);
    assert_eq!(texts(&html, ".kind h3"), ["人物", "地點"]);
    assert_eq!(texts(&html, "summary .name"), ["金正恩", "朝鮮"]);
    assert_eq!(texts(&html, "summary .gloss"), ["政治人物", "國家"]);
    let kim = "#e-kim-jong-un ";
    assert_eq!(texts(&html, &format!("{kim}.names bdi[lang=en]")), ["Kim Jong Un"]);
    assert_eq!(texts(&html, &format!("{kim}.lead")), ["朝鮮領導人。"]);
    let rows: Vec<String> = texts(&html, &format!("{kim}.facts > div"));
    assert_eq!(
        rows,
        [
            "出生1984年 編者",
            "逝世約2099年1月 編者",
            "射程12,500公里 編者",
            "領導朝鮮（2011年起） 據稱，本文，截至2025年9月",
        ]
    );
    let links: Vec<_> = all(&html, ".facts a").iter().map(|a| a.attr("href")).collect();
    assert_eq!(links, [Some("#e-north-korea")]);
    // The Simplified form of the alias shown is no other name.
    assert_eq!(texts(&html, &format!("{kim}.aliases > div")), ["稱謂金委員長"]);
}

#[test]
fn what_has_an_item_can_be_looked_up_outside_and_tells_nobody_from_where() {
    let mentions = || vec![entity(0..3, "kim-jong-un"), entity(4..6, "north-korea")];
    for (lang, sites) in [("zh-Hant", "zhwiki,enwiki"), ("en", "enwiki"), ("fr", "enwiki")] {
        let mut annotated = annotated("金正恩在朝鮮", mentions());
        annotated.document.meta.language = lang.into();
        let html = parse(parts(&annotated).glossary.as_str());
        let links = all(&html, ".dossier > .outside");
        let links: Vec<_> =
            links.iter().map(|link| (link.attr("href"), link.attr("rel"))).collect();
        let expected = format!("https://www.wikidata.org/wiki/Special:GoToLinkedPage/{sites}/Q423");
        assert_eq!(links, [(Some(expected.as_str()), Some("noreferrer noopener"))], "{lang}");
    }
}

#[test]
fn the_id_stands_inside_the_details() {
    let html = glossary("金正恩", vec![entity(0..3, "kim-jong-un")]);
    let dossier = all(&html, "details.entry.person > .dossier#e-kim-jong-un")[0];
    assert_eq!(dossier.attr("data-kind"), Some("政治人物"));
    assert_eq!(dossier.attr("data-name"), Some("金正恩"));
    assert_eq!(dossier.attr("data-lang"), Some("zh-Hant"));
}

#[test]
fn a_slug_from_before_a_merger_still_leads_to_the_entry() {
    let html =
        glossary("金正恩在朝鮮", vec![entity(0..3, "kim-jong-un"), entity(4..6, "north-korea")]);
    assert_eq!(all(&html, "details #e-kim-jong-un > .former#e-kim").len(), 1);
    assert_eq!(all(&html, ".former").len(), 1);
}

#[test]
fn the_page_is_as_of_its_latest_fact_that_can_change() {
    // Both of the person's lasting facts are dated later than the relation.
    let parts = |mentions| parts(&annotated("金正恩朝鮮", mentions));
    assert_eq!(parts(vec![entity(0..3, "kim-jong-un")]).as_of.as_deref(), Some("2025-09"));
    assert_eq!(parts(vec![entity(3..5, "north-korea")]).as_of, None);
}

#[test]
fn those_named_most_often_come_first() {
    let mentions = vec![
        unlinked(0..1, Label::Person),
        entity(1..4, "kim-jong-un"),
        unlinked(4..5, Label::Person),
        entity(5..8, "kim-jong-un"),
    ];
    let html = glossary("甲金正恩乙金正恩", mentions);
    assert_eq!(texts(&html, "summary .name"), ["金正恩", "甲", "乙"]);
    assert_eq!(texts(&html, "summary .count"), ["2", "1", "1"]);
    let back: Vec<_> =
        all(&html, "#e-kim-jong-un .mentions a").iter().map(|a| a.attr("href")).collect();
    assert_eq!(back, [Some("#m-1"), Some("#m-3")]);
}

#[test]
fn a_date_shows_its_value_its_words_and_how_it_was_resolved() {
    let html = glossary(
        "2024年6月…那年6月",
        vec![
            because(date(0..7, Some("2024-06")), "date", "2024年6月"),
            because(date(8..12, Some("2024-06")), "date-relative", "2024"),
        ],
    );
    assert_eq!(texts(&html, "summary .name"), ["2024年6月"]);
    assert_eq!(texts(&html, ".facts dd"), ["「2024年6月」、「那年6月」"]);
    assert_eq!(texts(&html, ".resolved"), ["文中寫明。由前文的2024年推得。 很有把握，99%"]);
    assert_eq!(all(&html, "#e-date-2024-06").len(), 1);
}

#[test]
fn a_quantity_shows_its_value_and_its_words() {
    let html =
        glossary("1.5萬名", vec![because(quantity(0..5, "15000", Some("person")), "quantity", "")]);
    assert_eq!(texts(&html, "summary .name"), ["15,000人"]);
    assert_eq!(texts(&html, ".facts dd"), ["「1.5萬名」"]);
    assert_eq!(texts(&html, ".resolved"), ["由文中字句換算。 很有把握，99%"]);
}

#[test]
fn an_open_date_says_that_it_is_open() {
    let open = because(date(0..2, None), "date-unresolved", "the article's date is not known");
    let html = glossary("昨日", vec![open]);
    assert_eq!(texts(&html, "summary .name"), ["昨日"]);
    assert_eq!(texts(&html, ".resolved"), ["單憑本文無法確定是哪一天。"]);
}

#[test]
fn an_entry_says_once_why_its_names_are_marked() {
    let kim = |range, reasons: &[(&'static str, &str)], confidence| Mention {
        reasons: reasons
            .iter()
            .map(|(rule, ground)| Reason { rule, ground: (*ground).into() })
            .collect(),
        confidence,
        ..entity(range, "kim-jong-un")
    };
    let named = [("alias", "金正恩 (name)"), ("tagger", "0.99")];
    let html = glossary(
        "金正恩金正恩金",
        vec![
            kim(0..3, &named, 0.98),
            kim(3..6, &named, 0.95),
            kim(
                6..7,
                &[
                    ("alias", "金 (later form)"),
                    ("later", "named twice before"),
                    ("company", "north-korea"),
                    ("alternative", "north-korea"),
                ],
                0.6,
            ),
        ],
    );
    assert_eq!(
        texts(&html, ".why li"),
        [
            "「金正恩」是知識庫裏的名稱。標註模型認出是名字。 很有把握，95–98%",
            "「金」是知識庫裏的後文簡稱。沒有取朝鮮（國家），因為文中還提到朝鮮。前文已提過。 把握不大，60%",
        ]
    );
    let of: Vec<_> = all(&html, ".why .sure").iter().map(|sure| sure.attr("data-m")).collect();
    assert_eq!(of, [Some("0 1"), Some("2")]);
}

#[test]
fn what_held_when_the_article_was_written_is_told_from_now() {
    let mut annotated = annotated("金正恩", vec![entity(0..3, "kim-jong-un")]);
    annotated.document.meta.date = Some("2010-05".into());
    let html = parse(parts(&annotated).glossary.as_str());
    assert_eq!(texts(&html, ".facts .when"), ["現在"]);
    let row = all(&html, ".facts > div:has(.when)")[0];
    assert!(row.attr("data-f").is_some_and(|id| id.starts_with("leader-of-")));
}

#[test]
fn no_entry_is_empty() {
    let nothing = Mention { value: Some(Value::Date { iso: None }), ..unlinked(2..4, Label::Date) };
    let html = glossary("某人某日", vec![unlinked(0..2, Label::Person), nothing]);
    assert_eq!(texts(&html, ".note").len(), 2);
    assert_eq!(all(&html, ".lead").len(), 0);
}

#[test]
fn inner_names_are_linked_from_the_outer_one() {
    let mentions = vec![
        entity(0..5, "kim-jong-un"),
        within(0, entity(0..2, "north-korea")),
        entity(5..10, "kim-jong-un"),
        within(2, entity(5..7, "north-korea")),
    ];
    let html = glossary("朝鮮領導人朝鮮領導人", mentions);
    let links: Vec<_> =
        all(&html, "#e-kim-jong-un .parts a").iter().map(|a| (text(a), a.attr("href"))).collect();
    assert_eq!(links, [("朝鮮".to_string(), Some("#e-north-korea"))]);
    // Inner mentions count and are led back to like others.
    assert_eq!(all(&html, "#e-north-korea .mentions a").len(), 2);
}

#[test]
fn repairs_are_listed_and_readings_counted() {
    let mut annotated = annotated("紀念3萬", vec![]);
    let change = |at: (u32, u32), before: &str, after: &str, rule, certainty| Change {
        raw: Span::new(at.0, at.1),
        repaired: Span::new(at.0, at.1),
        before: before.into(),
        after: after.into(),
        rule,
        certainty,
        grounds: vec![Ground::Document("<3萬>".into())],
    };
    annotated.document.marks =
        vec![Mark { span: Span::new(0, 1), kind: MarkKind::Reading("jì".into()) }];
    annotated.document.changes = vec![
        change((1, 1), "(jì)", "", "pinyin", Certainty::Certain),
        change((2, 3), "?", "3", "shift", Certainty::Guess),
    ];
    let html = parse(parts(&annotated).glossary.as_str());
    assert_eq!(texts(&html, "details#repairs > summary .count"), ["2"]);
    assert_eq!(texts(&html, "#repairs > p"), ["文中夾入了1處拼音，可在字的上方顯示。"]);
    assert_eq!(
        texts(&html, "#repairs td"),
        ["?", "3", "字節錯位", "推測", "有字缺失；文中別處有「<3萬>」。"]
    );
}

#[test]
fn a_page_says_whose_facts_it_shows_and_where_they_are_published() {
    let html = glossary("金正恩在朝鮮", vec![entity(0..3, "kim-jong-un")]);
    assert_eq!(
        texts(&html, "#sources li"),
        ["本文 1項資料，截至2025年9月", "編者 3項資料，截至2025年9月3日"]
    );
    assert_eq!(texts(&html, "#e-kim-jong-un .by"), ["本文，編者"]);
    assert_eq!(all(&glossary("甲", vec![unlinked(0..1, Label::Person)]), "#sources").len(), 0);
}

#[test]
fn on_paper_a_letter_leads_from_the_first_mention_to_the_line_of_its_name() {
    let mentions =
        vec![entity(0..2, "north-korea"), entity(2..5, "kim-jong-un"), entity(5..7, "north-korea")];
    let page = parts(&annotated("朝鮮金正恩朝鮮", mentions));
    let notes = |markup: &str, selector: &str| -> Vec<Option<String>> {
        let html = parse(markup);
        all(&html, selector).iter().map(|e| e.attr("data-note").map(str::to_string)).collect()
    };
    let (a, b) = (Some("a".to_string()), Some("b".to_string()));
    assert_eq!(notes(page.glossary.as_str(), "summary[data-note]"), [a.clone(), b.clone()]);
    assert_eq!(notes(page.prose.as_str(), ".mention"), [b, a, None]);
}
