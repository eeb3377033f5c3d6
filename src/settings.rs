//! What the reader has chosen, and the words by which storage and style sheets know it; no web_sys.
//!
//! In storage it is `key=word` joined by `&`, which `boot.js` sets on the root element as
//! `data-key="word"` before the first paint. What stands at its default is not written. What
//! cannot be read, from another version or another hand, falls back by itself and takes nothing
//! along.

mod choices;
mod kinds;

pub use choices::{
    Dial, Leading, Letters, Measure, Readings, Script, Size, Speed, Theme, Typeface, Units, Writing,
};
pub use kinds::Kinds;

use lorgnette_render::{Strings, spoken, strings};

/// The value of a setting.
trait Value: Default + PartialEq {
    /// What `words` say; the default where they say nothing that is known.
    fn read(words: &str) -> Self;
    /// The same in words.
    fn words(&self) -> String;
}

/// A language of the page's words, BCP 47; none is the browser's.
pub type Language = Option<&'static str>;

impl Value for Language {
    fn read(words: &str) -> Self {
        spoken(words).map(|table| table.lang).filter(|lang| *lang == words)
    }

    fn words(&self) -> String {
        self.unwrap_or_default().to_string()
    }
}

/// A struct whose fields are known by their names, too.
macro_rules! settings {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)*) => {
        /// All settings.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Settings {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl Settings {
            /// The names of all settings.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Gives the setting `key` the value that `words` name: its default where they name
            /// none. A key that nobody knows changes nothing.
            pub fn set(&mut self, key: &str, words: &str) {
                match key {
                    $(stringify!($field) => self.$field = Value::read(words),)*
                    _ => {}
                }
            }

            fn default_word(key: &str) -> String {
                match key {
                    $(stringify!($field) => <$type>::default().words(),)*
                    _ => String::new(),
                }
            }

            /// The words of the setting `key`, where it is not at its default.
            pub fn get(&self, key: &str) -> Option<String> {
                match key {
                    $(stringify!($field) => {
                        let default = <$type>::default();
                        (self.$field != default).then(|| self.$field.words())
                    })*
                    _ => None,
                }
            }
        }
    };
}

settings! {
    /// Colours.
    theme: Theme,
    /// Size of the article's type.
    size: Size,
    /// Height of its lines.
    leading: Leading,
    /// Length of its lines.
    measure: Measure,
    /// Class of its type.
    typeface: Typeface,
    /// How soon a card opens.
    speed: Speed,
    /// Whether single letters are keys.
    letters: Letters,
    /// The language of everything around the article.
    language: Language,
    /// Which mentions are painted.
    dial: Dial,
    /// Kinds that stay plain text.
    hidden: Kinds,
    /// The script in which Chinese is shown.
    script: Script,
    /// Which characters have their readings above them.
    readings: Readings,
    /// Which way Chinese runs.
    writing: Writing,
    /// In whose units and eras figures are said.
    units: Units,
}

impl Settings {
    /// The words of the setting `key`, wherever it stands.
    pub fn word(&self, key: &str) -> String {
        self.get(key).unwrap_or_else(|| Self::default_word(key))
    }

    /// Whether the mentions stand as the page brings them.
    pub fn is_calm(&self) -> bool {
        self.dial == Dial::default() && self.hidden == Kinds::default()
    }

    /// Reads what [`Settings::stored`] wrote.
    pub fn read(stored: &str) -> Settings {
        let mut settings = Settings::default();
        for (key, words) in stored.split('&').filter_map(|pair| pair.split_once('=')) {
            settings.set(key, words);
        }
        settings
    }

    /// What is kept in storage: empty where all is at its default.
    pub fn stored(&self) -> String {
        let pairs = Self::KEYS.iter().filter_map(|key| Some(format!("{key}={}", self.get(key)?)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// The words of the page: in the language chosen, else in the first of `preferred` (BCP 47,
    /// the browser's list) that there are words in, else in the article's.
    pub fn strings(&self, preferred: &[String], article: &str) -> &'static Strings {
        let chosen = self.language.into_iter();
        let wanted = chosen.chain(preferred.iter().map(String::as_str));
        wanted.filter_map(spoken).next().unwrap_or_else(|| strings(article))
    }
}

#[cfg(test)]
mod tests;
