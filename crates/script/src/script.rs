//! The scripts and regions in which Chinese is written.

/// What a page can be shown in beside how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Simplified characters, words of the mainland.
    Hans,
    /// Traditional characters, words as they are.
    Hant,
    /// Traditional characters and words of Taiwan.
    Tw,
    /// Traditional characters and words of Hong Kong.
    Hk,
}

impl Script {
    /// All of them, in the order in which readers are offered them.
    pub const ALL: [Script; 4] = [Script::Hant, Script::Hans, Script::Tw, Script::Hk];

    /// The language tag of text in it, BCP 47.
    pub fn lang(self) -> &'static str {
        match self {
            Script::Hans => "zh-Hans",
            Script::Hant => "zh-Hant",
            Script::Tw => "zh-Hant-TW",
            Script::Hk => "zh-Hant-HK",
        }
    }
}

/// How an article is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Simplified.
    Hans,
    /// Traditional, with no region named.
    Hant,
    /// As in Taiwan.
    Tw,
    /// As in Hong Kong or Macau.
    Hk,
}

impl Source {
    /// By language tag; none where the language is not Chinese.
    pub fn of(lang: &str) -> Option<Source> {
        let lang = lang.to_ascii_lowercase();
        let mut parts = lang.split('-');
        if parts.next() != Some("zh") {
            return None;
        }
        let parts: Vec<&str> = parts.collect();
        let has = |part: &str| parts.contains(&part);
        Some(match () {
            () if has("hans") || has("cn") || has("sg") => Source::Hans,
            () if has("tw") => Source::Tw,
            () if has("hk") || has("mo") => Source::Hk,
            () if has("hant") => Source::Hant,
            () => Source::Hans,
        })
    }

    /// Whether text written so keeps its words in `target`, and only its characters change.
    pub fn keeps_words(self, target: Script) -> bool {
        matches!((self, target), (Source::Hans, Script::Hant) | (Source::Hant, Script::Hans))
    }

    /// What text written so can be shown in.
    pub fn targets(self) -> &'static [Script] {
        match self {
            Source::Hans => &[Script::Hant, Script::Tw, Script::Hk],
            Source::Hant => &[Script::Hans, Script::Tw, Script::Hk],
            Source::Tw => &[Script::Hans, Script::Hk],
            Source::Hk => &[Script::Hans, Script::Tw],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_tells_how_an_article_is_written() {
        for (lang, source) in [
            ("zh-Hant", Some(Source::Hant)),
            ("zh-hant-tw", Some(Source::Tw)),
            ("zh-HK", Some(Source::Hk)),
            ("zh-MO", Some(Source::Hk)),
            ("zh-CN", Some(Source::Hans)),
            ("zh", Some(Source::Hans)),
            ("zh-Hans-TW", Some(Source::Hans)),
            ("en", None),
            ("zha", None),
        ] {
            assert_eq!(Source::of(lang), source, "{lang}");
        }
    }
}
