//! The words of the desk: one table a language, made from `strings/*.txt`. Prebuilt pages and
//! their reader hold none of them.

use lorgnette_render::fill;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// Every language that the desk can speak; they are those of the page.
pub fn languages() -> &'static [Strings] {
    &TABLES
}

/// The words of the desk beside those of the page.
pub fn words(page: &lorgnette_render::Strings) -> &'static Strings {
    let found = TABLES.iter().find(|table| table.lang == page.lang);
    found.expect("the desk speaks every language that the page speaks")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_speaks_every_language_of_the_page() {
        for page in lorgnette_render::languages() {
            assert_eq!(words(page).lang, page.lang);
        }
        assert_eq!(languages().len(), lorgnette_render::languages().len());
    }
}
