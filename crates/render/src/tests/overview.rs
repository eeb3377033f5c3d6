//! The overview of whole articles: what it says, what it links to, and when it keeps quiet.

use super::{all, parse, parts};
use crate::fixture::{annotated, date, entity, kb, unlinked};
use crate::page;
use lorgnette_annotate::{Annotated, Claim};
use lorgnette_kb::{Entity, Fact, FactValue, Kb, Label, Provenance};
use lorgnette_text::Span;
use scraper::Html;

fn overview(annotated: &Annotated) -> Html {
    parse(parts(annotated).overview.as_str())
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let text = |element: &scraper::ElementRef| element.text().collect::<String>();
    all(html, selector).iter().map(text).map(|text| text.trim().to_string()).collect()
}

fn hrefs(html: &Html, selector: &str) -> Vec<String> {
    let href = |element: &scraper::ElementRef| element.attr("href").unwrap_or("none").to_string();
    all(html, selector).iter().map(href).collect()
}

/// The fixture's base with places: a town on each side of the date line, a country, an event.
fn atlas() -> Kb {
    let mut entities: Vec<Entity> = kb().iter().map(|(_, entity)| entity.clone()).collect();
    let mut add = |slug: &str, label, subtype: &str, coordinates| {
        let names = vec![crate::fixture::name("zh-Hant", slug)];
        entities.push(Entity { names, coordinates, ..Entity::new(slug, label, subtype) });
    };
    add("west", Label::Gpe, "city", Some((52.0, -179.0)));
    add("east", Label::Gpe, "city", Some((51.0, 179.0)));
    add("land", Label::Gpe, "country", Some((60.0, 160.0)));
    add("nowhere", Label::Gpe, "city", None);
    add("talks", Label::Event, "summit", None);
    let talks = entities.last_mut().expect("it was just added");
    talks.facts = vec![Fact {
        property: "date".into(),
        value: FactValue::Date("2024-06-19".into()),
        valid_from: None,
        valid_to: None,
        provenance: Provenance {
            source: "editor".into(),
            as_of: None,
            confidence: lorgnette_kb::Confidence::Certain,
        },
    }];
    Kb::new(entities)
}

/// The overview of a text of which every line is the slug of an entity of [`atlas`].
fn of_slugs(slugs: &[&str]) -> Html {
    let kb = atlas();
    let mut at = 0;
    let mut mentions = Vec::new();
    for slug in slugs {
        let id = kb.find(slug).expect("the slugs are in the base");
        let end = at + slug.chars().count() as u32;
        let label = kb.entity(id).label;
        mentions.push(lorgnette_annotate::Mention { entity: Some(id), ..unlinked(at..end, label) });
        at = end + 1;
    }
    parse(page(&annotated(&slugs.join("\n"), mentions), &kb).overview.as_str())
}

#[test]
fn an_article_that_names_nothing_has_its_length_alone() {
    let html = overview(&annotated("下雨了。", Vec::new()));
    assert_eq!(texts(&html, ".counts dd"), ["3字", "約1分鐘"]);
    assert!(all(&html, "section").is_empty());
}

#[test]
fn dates_stand_in_order_and_lead_to_their_sentences() {
    let text = "2024年8月打仗。2024年6月19日簽約。2024年不易。某日又談。";
    let mut article = annotated(
        text,
        vec![
            date(0..7, Some("2024-08")),
            date(10..20, Some("2024-06-19")),
            date(23..28, Some("2024")),
            date(31..33, None),
        ],
    );
    article.document.meta.date = Some("2024-07-01".into());
    let html = overview(&article);
    assert_eq!(
        texts(&html, ".timeline .when"),
        ["2024年", "2024年6月19日", "2024年7月1日", "2024年8月"]
    );
    assert_eq!(hrefs(&html, ".timeline li > a"), ["#m-2", "#m-1", "#m-0"]);
    assert_eq!(texts(&html, ".timeline .published .what"), ["本文日期"]);
    let precision = |li: &scraper::ElementRef| li.attr("data-precision").map(str::to_string);
    let precisions: Vec<_> = all(&html, ".timeline li").iter().filter_map(precision).collect();
    assert_eq!(precisions, ["within", "day", "day", "within"]);
    assert_eq!(texts(&html, ".timeline .what")[1], "2024年6月19日簽約。");
    assert_eq!(hrefs(&html, ".undated a"), ["#m-3"]);
}

#[test]
fn a_long_timeline_is_parted_by_years() {
    let text = "甲".repeat(20);
    let mentions = (0..10).map(|n| {
        let iso = format!("20{:02}-0{}", 20 + n / 5, n % 5 + 1);
        date(n * 2..n * 2 + 1, Some(&iso))
    });
    let html = overview(&annotated(&text, mentions.collect()));
    assert_eq!(texts(&html, ".timeline h4"), ["2020年", "2021年"]);
    assert_eq!(texts(&html, ".timeline .when")[..2], ["1月", "2月"]);
}

#[test]
fn events_of_the_base_stand_at_their_dates_with_their_source() {
    let html = of_slugs(&["talks"]);
    assert_eq!(texts(&html, ".timeline .when"), ["2024年6月19日"]);
    assert_eq!(hrefs(&html, ".timeline .known a"), ["#m-0"]);
    assert_eq!(texts(&html, ".timeline .source"), ["編者"]);
}

#[test]
fn places_stand_on_the_map_and_in_the_list() {
    let html = of_slugs(&["west", "east", "land", "nowhere"]);
    assert_eq!(texts(&html, ".place-list li"), ["west", "east", "land"]);
    let mut marks = hrefs(&html, ".map a");
    marks.sort();
    assert_eq!(marks, ["#e-east", "#e-land", "#e-west"]);
    // A country is a ring, and the date line parts no neighbours.
    assert_eq!((all(&html, ".dot").len(), all(&html, ".rim").len()), (2, 1));
    let x = |slug: &str| -> i64 {
        let path =
            all(&html, &format!("a[href='#e-{slug}'] path"))[0].attr("d").map(str::to_string);
        let path = path.expect("a mark is a path");
        path[1..].split(' ').next().and_then(|x| x.parse().ok()).expect("it begins with x")
    };
    assert!(x("land") < x("east") && x("east") < x("west"));
    assert!(
        of_slugs(&["nowhere"])
            .select(&scraper::Selector::parse(".map").expect("valid"))
            .next()
            .is_none()
    );
}

#[test]
fn relations_say_what_they_rest_on() {
    let text = "金正恩說朝鮮好。";
    let mut article =
        annotated(text, vec![entity(0..3, "kim-jong-un"), entity(4..6, "north-korea")]);
    article.claims = vec![Claim { speaker: 0, cue: Span::new(3, 4), sentence: Span::new(0, 8) }];
    let html = overview(&article);
    let rows = all(&html, ".relations tr[data-a]");
    let pairs: Vec<_> = rows
        .iter()
        .map(|row| (row.attr("data-tie"), row.attr("data-a"), row.attr("data-b")))
        .collect();
    let pair = |tie| (Some(tie), Some("kim-jong-un"), Some("north-korea"));
    assert_eq!(pairs, [pair("known"), pair("speaks")]);
    assert_eq!(texts(&html, ".relation"), ["領導（2011年起）", "的說法提到"]);
    assert_eq!(hrefs(&html, ".receipts a"), ["#m-0"]);
    assert!(texts(&html, ".receipts")[0].contains("文"));
    // One arc for the pair, and it leads to the row of what is known.
    assert_eq!(hrefs(&html, ".arcs a"), ["#r-0"]);
    assert_eq!(hrefs(&html, ".names a").len(), 2);
}

#[test]
fn two_hundred_places_make_a_page_that_can_still_be_sent() {
    let kb = Kb::new(
        (0..200)
            .map(|n| {
                let slug = format!("p-{n:03}");
                let at = Some((f64::from(n % 20) * 6.0 - 60.0, f64::from(n / 20) * 30.0 - 150.0));
                let names = vec![crate::fixture::name("zh-Hant", &slug)];
                Entity { names, coordinates: at, ..Entity::new(slug, Label::Gpe, "city") }
            })
            .collect(),
    );
    let mentions = (0..200).map(|n| lorgnette_annotate::Mention {
        entity: Some(lorgnette_kb::EntityId(n)),
        ..unlinked(n..n + 1, Label::Gpe)
    });
    let html = page(&annotated(&"字".repeat(200), mentions.collect()), &kb).overview;
    let html = html.as_str();
    assert!(html.len() < 80_000, "{}", html.len());
    assert_eq!(all(&parse(html), ".map a").len(), 200);
}
