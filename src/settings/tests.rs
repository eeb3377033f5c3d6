//! Settings against what storage may hold.

use super::*;
use lorgnette_render::Kind;

fn chosen() -> Settings {
    Settings {
        theme: Theme::Sepia,
        size: Size::Larger,
        speed: Speed::Click,
        language: Some("zh-Hant"),
        dial: Dial::Kinds,
        hidden: Kinds::default().toggled(Kind::Date).toggled(Kind::Quantity),
        script: Script::HongKong,
        ..Settings::default()
    }
}

#[test]
fn what_is_stored_is_read_back() {
    let stored = chosen().stored();
    let expected = "theme=sepia&size=larger&speed=click&language=zh-Hant&dial=kinds\
                    &hidden=date quantity&script=hk";
    assert_eq!(stored, expected);
    assert_eq!(Settings::read(&stored), chosen());
}

#[test]
fn what_stands_at_its_default_is_not_stored() {
    assert_eq!(Settings::default().stored(), "");
    assert_eq!(Settings::read("theme=auto&dial=first&language=&hidden=").stored(), "");
}

#[test]
fn every_choice_goes_by_its_own_word_and_back() {
    fn check(key: &str, words: impl IntoIterator<Item = &'static str>) {
        let mut defaults = 0;
        for word in words {
            let mut settings = Settings::default();
            settings.set(key, word);
            assert!(settings.get(key).is_none_or(|said| said == word), "{key}={word}");
            defaults += usize::from(settings == Settings::default());
        }
        assert_eq!(defaults, 1, "one choice of {key} is the default");
    }
    check("theme", Theme::ALL.iter().map(|choice| choice.word()));
    check("size", Size::ALL.iter().map(|choice| choice.word()));
    check("leading", Leading::ALL.iter().map(|choice| choice.word()));
    check("measure", Measure::ALL.iter().map(|choice| choice.word()));
    check("typeface", Typeface::ALL.iter().map(|choice| choice.word()));
    check("speed", Speed::ALL.iter().map(|choice| choice.word()));
    check("letters", Letters::ALL.iter().map(|choice| choice.word()));
    check("dial", Dial::ALL.iter().map(|choice| choice.word()));
    check("script", Script::ALL.iter().map(|choice| choice.word()));
    check("readings", Readings::ALL.iter().map(|choice| choice.word()));
    check("writing", Writing::ALL.iter().map(|choice| choice.word()));
    check("units", Units::ALL.iter().map(|choice| choice.word()));
}

#[test]
fn bad_content_falls_back_by_itself_and_takes_nothing_along() {
    let dark = Settings { theme: Theme::Dark, ..Settings::default() };
    for (stored, expected) in [
        ("", Settings::default()),
        ("null", Settings::default()),
        (r#"{"theme":"dark"}"#, Settings::default()),
        ("theme=dark&size=huge", dark.clone()),
        ("theme=dark&unknown=1&=&&===", dark.clone()),
        ("theme=dark&hidden=ghost", dark.clone()),
        ("theme=dark&language=tlh", dark.clone()),
        ("theme=dark&language=zh", dark.clone()),
        ("theme=light&theme=dark", dark.clone()),
        ("theme=DARK", Settings::default()),
        ("\u{0}theme=dark\n", Settings::default()),
    ] {
        assert_eq!(Settings::read(stored), expected, "{stored:?}");
    }
}

#[test]
fn the_page_speaks_what_was_chosen_else_what_the_browser_prefers_else_the_articles_language() {
    let speaks = |settings: &Settings, preferred: &[&str], article: &str| {
        let preferred: Vec<String> = preferred.iter().map(|lang| lang.to_string()).collect();
        settings.strings(&preferred, article).lang
    };
    let unset = Settings::default();
    for (preferred, article, expected) in [
        (&["zh-TW", "en"][..], "en", "zh-Hant"),
        (&["zh-HK"], "zh-Hans", "zh-Hant"),
        (&["zh-MO"], "zh-Hans", "zh-Hant"),
        (&["zh-SG"], "en", "zh-Hans"),
        (&["fr", "de-AT", "en-GB", "zh"], "zh-Hant", "en"),
        (&["fr"], "zh-Hant", "zh-Hant"),
        (&[], "fr", "en"),
    ] {
        assert_eq!(speaks(&unset, preferred, article), expected, "{preferred:?} on {article}");
    }
    let chosen = Settings { language: Some("zh-Hans"), ..unset };
    assert_eq!(speaks(&chosen, &["en"], "zh-Hant"), "zh-Hans");
}

#[test]
fn a_kind_is_hidden_and_shown_again() {
    let hidden = Kinds::default().toggled(Kind::Date);
    assert!(hidden.has(Kind::Date) && !hidden.has(Kind::Person));
    assert_eq!(hidden.toggled(Kind::Date), Kinds::default());
}
