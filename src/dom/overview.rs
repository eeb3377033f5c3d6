//! The overview's headings and controls in the words of the page, which need not speak the
//! article's language.

use super::{all, set};
use lorgnette_render::Strings;

/// Heads and steers the overview in the words of `strings`; what it says stays the article's.
pub(crate) fn word_overview(strings: &Strings) {
    for (heading, words) in [
        ("#timeline", strings.timeline),
        ("#places", strings.kind_place),
        ("#related", strings.relations),
    ] {
        for heading in all(heading).filter(|it| it.text_content().as_deref() != Some(words)) {
            heading.set_text_content(Some(words));
            set(&heading, "lang", strings.lang);
        }
    }
    for (control, attributes) in [
        (".map-view", [("aria-label", strings.map), ("aria-description", strings.map_keys)]),
        ("button[data-zoom=in]", [("aria-label", strings.zoom_in), ("title", strings.zoom_in)]),
        ("button[data-zoom=out]", [("aria-label", strings.zoom_out), ("title", strings.zoom_out)]),
        (
            "button[data-zoom=all]",
            [("aria-label", strings.whole_map), ("title", strings.whole_map)],
        ),
    ] {
        for control in all(control) {
            attributes.iter().for_each(|(name, words)| set(&control, name, words));
            set(&control, "lang", strings.lang);
        }
    }
}
