//! In a browser: the page that the command prerenders is the page that the reader hydrates,
//! and one listener answers for every name in it.
#![cfg(target_arch = "wasm32")]

use gloo::utils::{document, window};
use lorgnette_render::SafeHtml;
use lorgnette_web::{BUILD, Page, PageProps, start};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};
use yew::platform::time::sleep;
use yew::{AppHandle, LocalServerRenderer};

wasm_bindgen_test_configure!(run_in_browser);

const PROSE: &str = r##"<section class="section"><h1>甲地與乙人</h1>
<p>開頭。<a class="mention person" id="m-0" href="#e-yi" data-m="0" data-e="yi">乙人</a>到了<a class="mention place" id="m-1" href="#e-jia" data-m="1" data-e="jia">甲地</a>。</p>
<p>次日<a class="mention org" id="m-2" href="#e-bing" data-m="2" data-e="bing">丙<span class="inner" id="m-3" data-m="3" data-e="jia">甲地</span>社</a>說，<a class="mention person" id="m-4" href="#e-yi" data-m="4" data-e="yi">乙<ruby class="repair" data-r="0">人<rp>(</rp><rt class="given">rén</rt><rp>)</rp></ruby></a>在<ins class="repair" data-r="1">那</ins><del class="was">那？</del>裡。</p></section>"##;

const OVERVIEW: &str = r##"<dl class="counts"><div><dt>篇幅</dt><dd>20字</dd></div></dl>
<section class="places"><figure class="map"><div class="map-view"><svg viewBox="0 0 600 300" aria-hidden="true"><path class="land" d="M0 0l9 9 9 0z"/><a href="#e-jia" tabindex="-1"><path class="dot" d="M300 150h0"/></a></svg></div>
<div class="map-controls" hidden=""><button type="button" data-zoom="in">+</button><button type="button" data-zoom="out">−</button><button type="button" data-zoom="all">⤢</button></div></figure></section>"##;

const GLOSSARY: &str = r##"<section class="kind"><h3>人物</h3>
<details class="entry person"><summary><bdi class="name" lang="zh-Hant">乙人</bdi> <span class="count">2</span></summary>
<div class="dossier" id="e-yi" data-kind="政治人物" data-name="乙人" data-lang="zh-Hant"><span class="former" id="e-ding"></span><p class="names"><bdi lang="en">Yi Ren</bdi></p><p class="lead">甲地的人。</p>
<dl class="facts"><div><dt>生於</dt><dd>1950年，<a href="#e-jia">甲地</a><small class="source">編者</small></dd></div></dl>
<dl class="aliases"><div><dt>簡稱</dt><dd><bdi lang="zh-Hant">乙</bdi></dd></div></dl></div></details></section>
<section class="kind"><h3>地點</h3><details class="entry place"><summary><bdi class="name" lang="zh-Hant">甲地</bdi></summary><div class="dossier" id="e-jia" data-kind="城市" data-name="甲地" data-lang="zh-Hant"><p class="lead">一座城。</p></div></details></section>
<section class="kind"><h3>組織</h3><details class="entry org"><summary><bdi class="name" lang="zh-Hant">丙社</bdi></summary><div class="dossier" id="e-bing" data-kind="媒體" data-name="丙社" data-lang="zh-Hant"><p class="parts">其中 <a href="#e-jia">甲地</a></p></div></details></section>"##;

fn props() -> PageProps {
    PageProps {
        lang: "zh-Hant".into(),
        title: "甲地與乙人".into(),
        home: Some("../index.html".into()),
        date: None,
        source: None,
        as_of: Some("2025-09-04".into()),
        readings: true,
        repairs: 2,
        sealed: None,
        corrections: None,
        build: BUILD.into(),
        prose: SafeHtml::read_back(PROSE.into()),
        overview: SafeHtml::read_back(OVERVIEW.into()),
        glossary: SafeHtml::read_back(GLOSSARY.into()),
        edition: 0,
    }
}

/// A prerendered page in the document, as the command writes it and the browser parses it.
struct Held {
    root: HtmlElement,
    app: Option<AppHandle<Page>>,
}

impl Held {
    async fn new(props: PageProps) -> Held {
        Self::from_markup(&prerendered(&props).await, &props)
    }

    fn from_markup(markup: &str, props: &PageProps) -> Held {
        let history = window().history().expect("a window has a history");
        history.replace_state_with_url(&JsValue::NULL, "", Some("?")).expect("same document");
        // Else the page would speak the language of the browser that runs the tests.
        let storage = window().local_storage().ok().flatten().expect("a window has a storage");
        storage.set_item("lorgnette", "language=zh-Hant").expect("storage takes a line");
        let root: HtmlElement = document().create_element("div").expect("div").unchecked_into();
        let data = serde_json::to_string(props).expect("plain data").replace('<', "\\u003c");
        root.set_inner_html(&format!(
            "<div id=app>{markup}</div><script type='application/json' id=page>{data}</script>"
        ));
        document().body().expect("a body").append_child(&root).expect("a div can be added");
        Held { root, app: None }
    }

    async fn started(mut self) -> Held {
        self.app = start();
        assert!(self.app.is_some());
        until("the effects have run", || find("#m-0[aria-haspopup=dialog]").is_some()).await;
        self
    }

    /// Its markup without what Yew's marks and the effects add.
    fn markup(&self) -> String {
        let app = self.root.query_selector("#app").ok().flatten().expect("the app's element");
        let markup = without_comments(&app.inner_html());
        // Blocks are marked once they were laid out, which is a matter of time.
        let added = [" aria-haspopup=\"dialog\"", " data-measured=\"\"", " data-measured=\"now\""];
        added.iter().fold(markup, |markup, added| markup.replace(added, ""))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

async fn prerendered(props: &PageProps) -> String {
    LocalServerRenderer::<Page>::with_props(props.clone()).render().await
}

fn without_comments(markup: &str) -> String {
    let mut pieces = markup.split("<!--");
    let first = pieces.next().unwrap_or_default().to_string();
    pieces.fold(first, |out, piece| out + piece.split_once("-->").map_or("", |(_, rest)| rest))
}

/// Waits for `condition`; the time is only how long a broken page may take to be called so.
async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..4000 {
        if condition() {
            return;
        }
        sleep(Duration::from_millis(5)).await;
    }
    panic!("waited in vain until {what}");
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).expect("a valid selector")?.dyn_into().ok()
}

fn get(selector: &str) -> HtmlElement {
    find(selector).unwrap_or_else(|| panic!("nothing fits {selector}"))
}

fn text(selector: &str) -> String {
    get(selector).text_content().unwrap_or_default()
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

fn press(code: &str, key: &str, alt: bool) {
    let init = KeyboardEventInit::new();
    init.set_code(code);
    init.set_key(key);
    init.set_alt_key(alt);
    init.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    let target = document().active_element().unwrap_or_else(|| get("body").into());
    target.dispatch_event(&event.expect("a keyboard event")).expect("an event can be sent");
}

async fn opened(mention: &str) {
    get(mention).click();
    until("the panel is open", || find("#panel").is_some()).await;
}

#[wasm_bindgen_test]
async fn hydrating_and_rendering_make_the_same_page() {
    // Without a map: awake, it gives its drawing the focus and its buttons.
    let overview = SafeHtml::read_back("<p>20字</p>".into());
    let props = || PageProps { overview: overview.clone(), ..props() };
    let hydrated = Held::new(props()).await.started().await.markup();
    let other = PageProps { build: "another".into(), ..props() };
    let rendered = Held::new(other).await.started().await.markup();
    assert_eq!(hydrated, rendered);
    let prerendered = without_comments(&prerendered(&props()).await);
    // As `markup` reads the page: the menus' buttons say it from the first, mentions once awake.
    assert_eq!(hydrated, prerendered.replace(" aria-haspopup=\"dialog\"", ""));
}

#[wasm_bindgen_test]
async fn the_prose_keeps_its_nodes() {
    let held = Held::new(props()).await;
    let before: Element = get("#m-4").into();
    let _held = held.started().await;
    opened("#m-4").await;
    press("Escape", "Escape", false);
    until("the panel is closed", || find("#panel").is_none()).await;
    assert!(before.is_same_node(Some(&get("#m-4"))));
}

#[wasm_bindgen_test]
async fn a_page_prerendered_in_release_hydrates_in_debug() {
    let mut markup = prerendered(&props()).await;
    // In release Yew's marks name no component.
    for mark in ["<[", "</["] {
        let pieces: Vec<String> = markup
            .split(&format!("<!--{mark}"))
            .enumerate()
            .map(|(n, piece)| match n {
                0 => piece.to_string(),
                _ => piece.split_once("]>-->").map(|(_, rest)| format!("]>-->{rest}")).expect("]>"),
            })
            .collect();
        markup = pieces.join(&format!("<!--{mark}"));
    }
    assert!(!markup.contains("Reader") && markup.contains("<!--<[]>-->"));
    let _held = Held::from_markup(&markup, &props()).started().await;
    opened("#m-0").await;
    assert_eq!(text("#panel h2 bdi"), "乙人");
}

#[wasm_bindgen_test]
async fn a_page_of_another_build_is_rendered_anew_with_its_text() {
    let other = PageProps { build: "another".into(), ..props() };
    let held = Held::from_markup(
        &format!(
            "<p>other markup</p><article class=prose><!--<#>-->{PROSE}<!--</#>--></article>\
             <div class=entries>{GLOSSARY}</div>"
        ),
        &other,
    );
    let _held = held.started().await;
    assert!(!text("#app").contains("other markup"));
    assert!(text("#article").contains("次日丙甲地社說"));
    opened("#m-1").await;
    assert_eq!(text("#panel .lead"), "一座城。");
}

#[wasm_bindgen_test]
async fn a_click_opens_the_panel_with_what_the_glossary_says() {
    let _held = Held::new(props()).await.started().await;
    opened("#m-0").await;
    assert_eq!(text("#panel h2"), "乙人政治人物");
    assert_eq!(text("#panel .names"), "Yi Ren");
    // The last sign is the button that copies a link to the fact.
    assert_eq!(text("#panel .facts dd"), "1950年，甲地編者¶");
    assert_eq!(text("#panel .facts small"), "編者");
    assert_eq!(get("#panel .facts a").get_attribute("href").as_deref(), Some("#e-jia"));
    assert_eq!(text("#panel .aliases"), "簡稱乙");
    until("the heading has the focus", || {
        document().active_element() == find("#panel h2").map(Into::into)
    })
    .await;
    assert_eq!(hash(), "#e=yi&m=0");
}

#[wasm_bindgen_test]
async fn every_mention_is_listed_with_its_clean_sentence() {
    let _held = Held::new(props()).await.started().await;
    opened("#m-4").await;
    let rows = document().query_selector_all("#panel .mentions a").expect("a valid selector");
    let row = |n| rows.item(n).and_then(|row| row.text_content()).unwrap_or_default();
    assert_eq!(rows.length(), 2);
    assert_eq!(row(0), "1 / 2乙人到了甲地。");
    assert_eq!(row(1), "2 / 2次日丙甲地社說，乙人在那裡。");
    assert_eq!(text("#panel [aria-current=true] b"), "乙人");
}

#[wasm_bindgen_test]
async fn the_outer_name_answers_and_leads_to_the_inner_one() {
    let _held = Held::new(props()).await.started().await;
    opened("#m-3").await;
    assert_eq!(text("#panel h2 bdi"), "丙社");
    get("#panel .parts a").click();
    until("the inner entity is shown", || text("#panel h2 bdi") == "甲地").await;
    // Yew lets the browser in between a component and those within it.
    until("a nested mention is listed as a mention", || {
        let rows = document().query_selector_all("#panel .mentions a").expect("a valid selector");
        rows.length() == 2
    })
    .await;
}

#[wasm_bindgen_test]
async fn escape_closes_and_gives_the_focus_back() {
    let _held = Held::new(props()).await.started().await;
    opened("#m-1").await;
    until("the mention says so", || {
        find("#m-1[aria-expanded=true][aria-controls=panel]").is_some()
    })
    .await;
    press("Escape", "Escape", false);
    until("the mention has the focus", || {
        document().active_element() == find("#m-1").map(Into::into)
    })
    .await;
    until("the mention says so", || find("#m-1[aria-expanded=false]").is_some()).await;
    until("the address is bare", || hash().is_empty()).await;
}

#[wasm_bindgen_test]
async fn alt_n_and_alt_p_walk_through_the_mentions() {
    let _held = Held::new(props()).await.started().await;
    opened("#m-0").await;
    press("KeyN", "n", true);
    until("it is at the next", || hash() == "#e=yi&m=4").await;
    until("the place is said", || text(".live").contains("乙人在那裡")).await;
    press("KeyP", "p", true);
    until("it is back", || hash() == "#e=yi&m=0").await;
    assert!(find(".return").is_some());
}

#[wasm_bindgen_test]
async fn an_address_that_names_nothing_says_so() {
    let held = Held::new(props()).await;
    window().location().set_hash("e=nobody").expect("a fragment can be set");
    let _held = held.started().await;
    until("the panel is open", || find("#panel").is_some()).await;
    assert!(text("#panel h2").contains("nobody"));
}

#[wasm_bindgen_test]
async fn an_address_from_before_a_merger_leads_to_the_entity_and_says_so() {
    let held = Held::new(props()).await;
    window().location().set_hash("e=ding").expect("a fragment can be set");
    let _held = held.started().await;
    until("the panel is open", || find("#panel .merged").is_some()).await;
    assert_eq!(text("#panel h2 bdi"), "乙人");
    until("the text is marked", || find("#m-0[data-lit]").is_some()).await;
}

#[wasm_bindgen_test]
async fn a_plain_link_on_arrival_becomes_the_pages_own_address() {
    let held = Held::new(props()).await;
    window().location().set_hash("e-jia").expect("a fragment can be set");
    let _held = held.started().await;
    until("the title names it", || document().title() == "甲地 · 甲地與乙人").await;
    assert_eq!(hash(), "#e=jia");
}

#[wasm_bindgen_test]
async fn a_page_that_is_not_ours_is_left_alone() {
    assert!(start().is_none());
}
