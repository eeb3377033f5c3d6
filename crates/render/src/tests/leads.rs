//! No card is empty: every entity of the base that ships opens with a sentence in each language.

#[path = "../../../kb/tests/base/mod.rs"]
mod base;

use crate::lead::lead;

#[test]
fn every_entity_says_what_it_is() {
    let kb = base::shipped();
    for (lang, stop) in [("zh-Hant", '。'), ("zh-Hans", '。'), ("en", '.')] {
        for (_, entity) in kb.iter() {
            let lead = lead(entity, kb, lang).text;
            let words = lead.strip_suffix(stop).unwrap_or_default();
            assert!(words.chars().count() >= 2, "{} in {lang}: {lead:?}", entity.slug);
        }
    }
}
