//! The prose: one element a mention, whatever else lies over it.

use super::{all, parse, parts};
use crate::fixture::{self, annotated, block, date, entity, span, within};
use lorgnette_annotate::{Annotated, Mention};
use lorgnette_text::{BlockKind, Certainty, Change, Mark, MarkKind};

/// The markup of one paragraph, without the section around it.
fn paragraph(annotated: &Annotated) -> String {
    let prose = parts(annotated).prose;
    let html = parse(prose.as_str());
    all(&html, "section > p:not(.byline)")[0].inner_html()
}

fn with_marks(text: &str, mentions: Vec<Mention>, marks: Vec<(u32, u32, MarkKind)>) -> Annotated {
    let mut annotated = annotated(text, mentions);
    let mark = |(start, end, kind)| Mark { span: span(start..end), kind };
    annotated.document.marks = marks.into_iter().map(mark).collect();
    annotated
}

fn change(range: std::ops::Range<u32>, before: &str, after: &str, sure: Certainty) -> Change {
    let repaired = span(range);
    Change {
        raw: repaired,
        repaired,
        before: before.into(),
        after: after.into(),
        rule: "shift",
        certainty: sure,
        grounds: Vec::new(),
    }
}

#[test]
fn a_mention_is_a_link_to_its_entry() {
    let annotated = annotated("金正恩來了。", vec![entity(0..3, "kim-jong-un")]);
    assert_eq!(
        paragraph(&annotated),
        r##"<a class="mention person key" id="m-0" href="#e-kim-jong-un" data-m="0" data-e="kim-jong-un" data-note="a">金正恩</a>來了。"##
    );
}

#[test]
fn repeats_in_a_section_are_no_tab_stops() {
    let mentions = vec![entity(0..2, "north-korea"), entity(3..5, "north-korea")];
    let html = parts(&annotated("朝鮮和朝鮮", mentions.clone())).prose;
    let html = parse(html.as_str());
    let stops: Vec<_> = all(&html, "a").iter().map(|a| a.attr("tabindex")).collect();
    assert_eq!(stops, [None, Some("-1")]);

    // A heading starts a section, and with it the tab stops again.
    let mut headed = annotated("朝鮮和朝鮮", mentions);
    headed.document.blocks =
        vec![block(BlockKind::Paragraph, 0..3), block(BlockKind::Heading(2), 3..5)];
    let html = parts(&headed).prose;
    let html = parse(html.as_str());
    assert_eq!(all(&html, "section.section").len(), 2);
    assert_eq!(all(&html, "a[tabindex]").len(), 0);
}

#[test]
fn without_headings_a_section_is_some_paragraphs() {
    let text = vec!["字".repeat(300); 7].join("\n");
    let html = parts(&annotated(&text, vec![])).prose;
    let html = parse(html.as_str());
    let paragraphs: Vec<usize> = all(&html, "section")
        .iter()
        .map(|s| s.child_elements().filter(|e| e.value().name() == "p").count())
        .collect();
    assert_eq!(paragraphs, [3, 3, 1]);
}

#[test]
fn inner_mentions_are_spans() {
    let mentions = vec![entity(0..5, "kim-jong-un"), within(0, entity(0..2, "north-korea"))];
    assert_eq!(
        paragraph(&annotated("朝鮮領導人", mentions)),
        "<a class=\"mention person key\" id=\"m-0\" href=\"#e-kim-jong-un\" data-m=\"0\" \
         data-e=\"kim-jong-un\" data-note=\"a\"><span class=\"inner\" id=\"m-1\" data-m=\"1\" \
         data-e=\"north-korea\" data-note=\"b\">朝鮮</span>領導人</a>"
    );
}

#[test]
fn marks_are_split_where_a_mention_begins_and_ends() {
    let mention = || vec![date(2..4, Some("2024"))];
    let link =
        r##"<a class="mention date" id="m-0" href="#e-date-2024" data-m="0" data-e="date-2024">"##;
    for (marks, expected) in [
        (
            vec![(1, 3, MarkKind::Strong)],
            format!("零<strong>一</strong>{link}<strong>二</strong>三</a>四"),
        ),
        (vec![(1, 3, MarkKind::Noted("n\"1".into()))], {
            let mark = "<mark class=\"noted\" data-noted=\"n&quot;1\">";
            format!("零{mark}一</mark>{link}{mark}二</mark>三</a>四")
        }),
        (
            vec![(0, 5, MarkKind::Emphasis)],
            format!("<em>零一</em>{link}<em>二三</em></a><em>四</em>"),
        ),
        (
            vec![(0, 3, MarkKind::Emphasis), (1, 5, MarkKind::Strong)],
            format!(
                "<em>零</em><strong><em>一</em></strong>{link}<strong><em>二</em>三</strong></a><strong>四</strong>"
            ),
        ),
    ] {
        assert_eq!(paragraph(&with_marks("零一二三四", mention(), marks)), expected);
    }
}

#[test]
fn a_link_gives_way_to_a_mention() {
    let mark = |address: &str| vec![(0, 5, MarkKind::Link(address.into()))];
    let annotated =
        with_marks("零一二三四", vec![date(2..4, Some("2024"))], mark("https://example.org/"));
    let html = parse(parts(&annotated).prose.as_str()).clone();
    let links: Vec<String> = all(&html, "a").iter().map(|a| a.inner_html()).collect();
    assert_eq!(links, ["零一", "二三", "四"]);
    assert_eq!(all(&html, "a.link[rel=noreferrer]").len(), 2);

    let refused = with_marks("零一", vec![], mark("javascript:alert(1)"));
    assert_eq!(paragraph(&refused), "零一");
}

#[test]
fn a_reading_stands_over_its_character() {
    let annotated = with_marks("紀念", vec![], vec![(0, 1, MarkKind::Reading("jì".into()))]);
    assert_eq!(
        paragraph(&annotated),
        "<ruby>紀<rp>(</rp><rt class=\"given\">jì</rt><rp>)</rp></ruby>念"
    );
    assert!(parts(&annotated).readings);
}

#[test]
fn a_pasted_reading_is_a_repair_by_itself() {
    let mut annotated = with_marks("紀念", vec![], vec![(0, 1, MarkKind::Reading("jì".into()))]);
    annotated.document.changes = vec![change(1..1, "(jì)", "", Certainty::Certain)];
    assert_eq!(
        paragraph(&annotated),
        "<ruby class=\"repair\" data-r=\"0\">紀<rp>(</rp><rt class=\"given\">jì</rt><rp>)</rp></ruby>念"
    );
    assert_eq!(parts(&annotated).repairs, 1);
}

#[test]
fn a_repair_shows_the_damage_once_even_when_split() {
    let mut annotated = annotated("打烏克蘭那邊", vec![entity(1..4, "north-korea")]);
    annotated.document.changes =
        vec![change(0..6, "打?yàn)蹩颂m那邊", "打烏克蘭那邊", Certainty::Guess)];
    let prose = paragraph(&annotated);
    let ins = r#"<ins class="repair guess" data-r="0">"#;
    assert!(prose.starts_with(&format!("{ins}打</ins><a ")), "{prose}");
    assert!(prose.contains(&format!(">{ins}烏克蘭</ins></a>{ins}那邊</ins>")), "{prose}");
    assert!(prose.ends_with(r#"</ins><del class="was">打?yàn)蹩颂m那邊</del>"#), "{prose}");
    assert_eq!(prose.matches("was").count(), 1);
}

#[test]
fn what_was_taken_away_can_still_be_shown() {
    let mut annotated = annotated("零一", vec![]);
    annotated.document.changes =
        vec![change(1..1, "x", "", Certainty::Certain), change(2..2, "y", "", Certainty::Certain)];
    let gone = |r: u32, was: &str| {
        format!("<ins class=\"repair\" data-r=\"{r}\"></ins><del class=\"was\">{was}</del>")
    };
    assert_eq!(paragraph(&annotated), format!("零{}一{}", gone(0, "x"), gone(1, "y")));
}

#[test]
fn blocks_become_the_elements_they_are() {
    let item = |depth, ordered| BlockKind::ListItem { depth, ordered };
    let kinds = [
        BlockKind::Heading(1),
        BlockKind::Heading(1),
        BlockKind::Quote,
        BlockKind::Quote,
        BlockKind::Rule,
        item(0, false),
        item(1, true),
        item(1, true),
        item(0, false),
        item(0, true),
        BlockKind::Figure { src: "a.png".into() },
        BlockKind::Figure { src: "https://example.org/b.png".into() },
    ];
    let text: String = ('a'..='l').map(|c| format!("{c}\n")).collect();
    let mut blocks: Vec<_> =
        kinds.into_iter().zip(0..).map(|(kind, n)| block(kind, 2 * n..2 * n + 1)).collect();
    blocks[4].span = span(8..8);
    let annotated = Annotated::new(fixture::document(&text, blocks), vec![]);
    let html = parse(parts(&annotated).prose.as_str()).root_element().inner_html();
    assert_eq!(
        html.replace('\n', ""),
        "<section class=\"section\"><h1>a</h1><h2>b</h2><blockquote><p>c</p><p>d</p></blockquote>\
         <hr><ul><li>f<ol><li>g</li><li>h</li></ol></li><li>i</li></ul><ol><li>j</li></ol>\
         <figure><img src=\"a.png\" alt=\"\"><figcaption>k</figcaption></figure>\
         <figure><p><a class=\"link\" href=\"https://example.org/b.png\" rel=\"noreferrer\">\
         https://example.org/b.png</a></p><figcaption>l</figcaption></figure></section>"
    );
}

#[test]
fn the_title_is_the_one_h1_and_stands_once() {
    let text = "題目\n正文";
    let heading = || vec![block(BlockKind::Heading(1), 0..2), block(BlockKind::Paragraph, 3..5)];
    let plain = || vec![block(BlockKind::Paragraph, 0..2), block(BlockKind::Paragraph, 3..5)];
    for (blocks, title, expected) in [
        (heading(), Some("題目"), "<h1>題目</h1>"),
        (heading(), None, "<h1>題目</h1>"),
        (plain(), Some("另題"), "<h1>另題</h1>"),
        (plain(), None, "<h1 class=\"untitled\">題目</h1>"),
    ] {
        let mut document = fixture::document(text, blocks);
        document.meta.title = title.map(str::to_string);
        let prose = parts(&Annotated::new(document, vec![])).prose;
        assert!(prose.as_str().contains(expected), "{}", prose.as_str());
        assert_eq!(prose.as_str().matches("<h1").count(), 1);
    }
}

#[test]
fn date_and_source_stand_under_the_title() {
    let mut annotated = annotated("文", vec![]);
    annotated.document.meta.date = Some("2025-09-03".into());
    annotated.document.meta.source = Some("https://example.org/".into());
    let html = parse(parts(&annotated).prose.as_str());
    assert_eq!(
        all(&html, ".byline")[0].inner_html(),
        "<time datetime=\"2025-09-03\">2025年9月3日</time> <a class=\"source\" \
         href=\"https://example.org/\" rel=\"noreferrer\">https://example.org/</a>"
    );
}

#[test]
fn foreign_names_and_blocks_say_their_language() {
    let text = "見Kim Jong Un\nThe content is of the user.";
    let html = parts(&annotated(text, vec![entity(1..12, "kim-jong-un")])).prose;
    let html = parse(html.as_str());
    let lang: Vec<_> =
        all(&html, "[lang]").iter().map(|e| (e.value().name(), e.attr("lang"))).collect();
    assert_eq!(lang, [("a", Some("en")), ("p", Some("en"))]);
}
