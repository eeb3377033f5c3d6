//! Names: which of several languages a reader is shown, and how it is marked up.

use crate::escape;
use crate::strings::tongue;
use lorgnette_kb::{Entity, Name};

/// The text that readers of `lang` read best: their language, its other script,
/// English, else the first.
pub(crate) fn best<'n>(names: &'n [Name], lang: &str) -> Option<&'n Name> {
    names.iter().min_by_key(|name| distance(&name.lang, lang))
}

/// The other names, each text once: the nearest languages first.
pub(crate) fn others<'n>(names: &'n [Name], lang: &str) -> Vec<&'n Name> {
    let Some(best) = best(names, lang) else { return Vec::new() };
    let mut sorted: Vec<&Name> = names.iter().collect();
    sorted.sort_by_cached_key(|name| distance(&name.lang, lang));
    let mut others: Vec<&Name> = Vec::new();
    for name in sorted {
        if name.text != best.text && others.iter().all(|known| known.text != name.text) {
            others.push(name);
        }
    }
    others
}

/// How far a text in language `have` is from readers of `want`.
pub(crate) fn distance(have: &str, want: &str) -> u8 {
    if have.eq_ignore_ascii_case(want) {
        0
    } else if primary(have) == primary(want) {
        // Plain `zh` marks forms that both scripts write alike.
        if tongue(have) == tongue(want) || have == "zh" { 1 } else { 2 }
    } else if primary(have) == "en" {
        3
    } else {
        4
    }
}

/// The language of `surface`, if `entity` goes by it in another language than `article`
/// and not in that one.
pub(crate) fn foreign<'e>(entity: &'e Entity, surface: &str, article: &str) -> Option<&'e str> {
    let names = entity.names.iter().map(|name| (&name.lang, &name.text));
    let aliases = entity.aliases.iter().map(|alias| (&alias.lang, &alias.text));
    let mut langs = names.chain(aliases).filter(|(_, text)| *text == surface).map(|(l, _)| l);
    let first = langs.next()?;
    let own = |lang: &String| primary(lang) == primary(article);
    (!own(first) && !langs.any(own)).then_some(first.as_str())
}

/// The language without script and region.
pub(crate) fn primary(lang: &str) -> &str {
    lang.split('-').next().unwrap_or(lang)
}

/// A `lang` attribute with the space before it.
pub(crate) fn lang(lang: &str) -> String {
    format!(r#" lang="{}""#, escape::attribute(lang))
}

/// A `lang` attribute, unless the text around says the same.
pub(crate) fn lang_within(inner: &str, outer: &str) -> String {
    if inner == outer { String::new() } else { lang(inner) }
}

/// A name, kept from disturbing the direction of the text around it.
pub(crate) fn bdi(name: &Name, outer: &str) -> String {
    format!("<bdi{}>{}</bdi>", lang_within(&name.lang, outer), escape::text(&name.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(lang: &str) -> Name {
        Name { lang: lang.into(), text: lang.to_uppercase() }
    }

    #[test]
    fn the_nearest_language_is_shown() {
        let all = ["ru", "zh-Hans", "en", "zh-TW", "zh-Hant"];
        for (without, want, expected) in [
            (0, "zh-Hant", "zh-Hant"),
            (1, "zh-Hant", "zh-TW"),
            (2, "zh-Hant", "zh-Hans"),
            (4, "zh-Hant", "ru"),
            (0, "zh-Hans-SG", "zh-Hans"),
            (0, "en-GB", "en"),
            (0, "fr", "en"),
        ] {
            let names: Vec<Name> = all[..all.len() - without].iter().map(|l| name(l)).collect();
            // The last case has neither Chinese nor English left.
            let names = if without == 4 { names[..1].to_vec() } else { names };
            assert_eq!(best(&names, want).map(|n| n.lang.as_str()), Some(expected), "{want}");
        }
        assert_eq!(best(&[], "en"), None);
    }

    #[test]
    fn a_name_that_the_language_has_too_is_not_foreign() {
        let entity = crate::fixture::kb().entity(lorgnette_kb::EntityId(0)).clone();
        assert_eq!(foreign(&entity, "Kim Jong Un", "zh-Hant"), Some("en"));
        assert_eq!(foreign(&entity, "Kim Jong Un", "en-GB"), None);
        assert_eq!(foreign(&entity, "金正恩", "zh-Hans"), None);
        assert_eq!(foreign(&entity, "somebody", "zh-Hans"), None);
    }
}
