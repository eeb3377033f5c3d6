//! The themes of `tokens.css`: text stands out from every paper by 4.5:1, in high contrast by
//! 7:1, and lines and the edges of controls by 3:1 (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11).
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../static/css/tokens.css");
const PAPERS: [&str; 3] = ["paper", "raised", "sunk"];
const TEXT: [&str; 3] = ["ink", "quiet", "accent"];
/// Lines under mentions, and the words of kind.
const KINDS: [&str; 10] =
    ["person", "place", "org", "norp", "event", "law", "work", "product", "date", "quantity"];
const LINES: [&str; 2] = ["control-edge", "focus"];

/// Red, green and blue, each from 0 to 1, gamma-encoded.
type Colour = [f64; 3];

/// The two sides of `light-dark()`.
#[derive(Clone, Copy, Debug)]
enum Side {
    Light,
    Dark,
}

/// What a theme is called in `data-theme`, the sides that it has, and what its text needs.
const THEMES: [(&str, &[Side], f64); 5] = [
    ("auto", &[Side::Light, Side::Dark], 4.5),
    ("light", &[Side::Light], 4.5),
    ("dark", &[Side::Dark], 4.5),
    ("sepia", &[Side::Light], 4.5),
    ("contrast", &[Side::Light, Side::Dark], 7.0),
];

/// The custom properties that a root element in `theme` gets, later rules over earlier ones.
fn properties(theme: &str) -> BTreeMap<String, String> {
    let own = format!("[data-theme=\"{theme}\"]");
    let mut properties = BTreeMap::new();
    for (selector, body) in rules() {
        let mut selectors = selector.split(',').map(str::trim);
        if selectors.any(|one| one == "[data-theme]" || one == ":root" || one == own) {
            let lines = body.split(';').filter_map(|line| line.split_once(':'));
            let trimmed = lines.map(|(name, value)| (name.trim(), value.trim().to_string()));
            properties.extend(
                trimmed.filter_map(|(name, value)| Some((name.strip_prefix("--")?.into(), value))),
            );
        }
    }
    properties
}

/// Selector and body of each rule before the first media query: what stands in one is for some.
fn rules() -> Vec<(String, String)> {
    let mut css = String::new();
    for piece in TOKENS.split("/*") {
        css.push_str(piece.split_once("*/").map_or(piece, |(_, rest)| rest));
    }
    let always = css.split("@media").next().unwrap_or_default();
    let rules = always.split('}').filter_map(|rule| rule.rsplit_once('{'));
    let selector =
        |before: &str| before.rsplit(['{', ';']).next().unwrap_or_default().trim().into();
    rules.map(|(before, body)| (selector(before), body.into())).collect()
}

fn colour(properties: &BTreeMap<String, String>, name: &str, side: Side) -> Colour {
    let value = properties.get(name).unwrap_or_else(|| panic!("--{name} has no value"));
    let pair = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
    let one = match (pair.and_then(|pair| pair.split_once(',')), side) {
        (Some((light, _)), Side::Light) => light.trim(),
        (Some((_, dark)), Side::Dark) => dark.trim(),
        (None, _) => value,
    };
    hex(one).unwrap_or_else(|| panic!("--{name}: {one} is no #rrggbb"))
}

fn hex(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?].map(|byte| f64::from(byte) / 255.0))
}

/// Light as the eye adds it up (WCAG 2.2, relative luminance).
fn linear(channel: f64) -> f64 {
    if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

fn luminance([red, green, blue]: Colour) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// `share` of `one` over `other`; close to what the style sheets mix in oklab.
fn mixed(one: Colour, share: f64, other: Colour) -> Colour {
    [0, 1, 2].map(|n| one[n] * share + other[n] * (1.0 - share))
}

fn check(theme: &str, side: Side, what: &str, (one, other): (Colour, Colour), least: f64) {
    let found = contrast(one, other);
    assert!(found >= least, "{theme} {side:?}: {what} at {found:.2}, not {least}");
}

#[test]
fn text_and_lines_stand_out_in_every_theme() {
    for (theme, sides, least) in THEMES {
        let properties = properties(theme);
        for side in sides.iter().copied() {
            let colour = |name: &str| colour(&properties, name, side);
            for paper in PAPERS {
                for text in TEXT.iter().chain(&KINDS) {
                    let pair = (colour(text), colour(paper));
                    check(theme, side, &format!("{text} on {paper}"), pair, least);
                }
                for line in LINES {
                    let pair = (colour(line), colour(paper));
                    check(theme, side, &format!("{line} on {paper}"), pair, 3.0);
                }
            }
        }
    }
}

#[test]
fn the_text_can_be_read_on_the_tints_of_mentions() {
    let every = properties("auto");
    let share = |name: &str| {
        let percent = every[name].trim_end_matches('%').parse::<f64>();
        percent.expect("a tint is a percentage") / 100.0
    };
    for (theme, sides, _) in THEMES {
        let properties = properties(theme);
        for side in sides.iter().copied() {
            let colour = |name: &str| colour(&properties, name, side);
            for (kind, tint) in KINDS.iter().flat_map(|kind| [(kind, "tint"), (kind, "tint-here")])
            {
                let ground = mixed(colour(kind), share(tint), colour("paper"));
                check(
                    theme,
                    side,
                    &format!("ink on {tint} of {kind}"),
                    (colour("ink"), ground),
                    4.5,
                );
            }
        }
    }
}

#[test]
fn every_theme_that_can_be_chosen_is_checked() {
    use lorgnette_web::settings::Theme;
    let chosen: Vec<&str> = Theme::ALL.iter().map(|theme| theme.word()).collect();
    assert_eq!(chosen, THEMES.map(|(name, ..)| name));
}

#[test]
fn contrast_is_reckoned_as_wcag_does() {
    let (black, white) = ([0.0; 3], [1.0; 3]);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    let grey = hex("#767676").expect("a colour");
    assert!((contrast(grey, white) - 4.54).abs() < 0.01);
}
