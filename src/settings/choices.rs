//! The settings that are a choice among a few: each with the words that name it.

use super::Value;

/// An enum, the word of each of its values, and their list.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$about:meta])* $choice:ident = $word:literal,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            $($(#[$about])* $choice,)*
        }

        impl $name {
            /// Every choice, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$choice),*];

            /// The word that names it in storage and in `data-*`.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$choice => $word,)*
                }
            }
        }

        impl Value for $name {
            fn read(words: &str) -> Self {
                Self::ALL.iter().copied().find(|choice| choice.word() == words).unwrap_or_default()
            }

            fn words(&self) -> String {
                self.word().to_string()
            }
        }
    )*};
}

choices! {
    /// Colours.
    Theme {
        /// Light or dark, as the system is.
        #[default]
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
        /// Brown on cream.
        Sepia = "sepia",
        /// Black and white, whichever way round the system is; text at 7:1 or more.
        Contrast = "contrast",
    }

    /// Size of the article's type.
    Size {
        /// 16 px.
        Small = "small",
        /// 18 px.
        #[default]
        Normal = "normal",
        /// 20 px.
        Large = "large",
        /// 23 px.
        Larger = "larger",
        /// 27 px.
        Largest = "largest",
    }

    /// Height of the article's lines.
    Leading {
        /// 1.65: the least that leaves room for a line under the characters.
        Tight = "tight",
        /// 1.85.
        #[default]
        Normal = "normal",
        /// 2.15.
        Loose = "loose",
    }

    /// Length of the article's lines.
    Measure {
        /// 26 em.
        Narrow = "narrow",
        /// 34 em.
        #[default]
        Normal = "normal",
        /// 42 em.
        Wide = "wide",
    }

    /// Class of the article's type.
    Typeface {
        /// Serif, and Song for Chinese.
        #[default]
        Serif = "serif",
        /// Sans serif, and Hei for Chinese.
        Sans = "sans",
        /// Kai for Chinese; a serif in italics' company for Latin.
        Kai = "kai",
    }

    /// How soon a card opens.
    Speed {
        /// After 250 ms.
        Fast = "fast",
        /// After 500 ms.
        #[default]
        Normal = "normal",
        /// After a second.
        Slow = "slow",
        /// Never by itself: a click or Enter asks for it.
        Click = "click",
        /// There are no cards: a click or Enter opens the panel.
        Off = "off",
    }

    /// Whether single letters are keys (WCAG 2.1.4).
    Letters {
        /// Only with Alt.
        #[default]
        Off = "off",
        /// Alone, too.
        On = "on",
    }

    /// Which mentions are painted. What is not still answers the pointer, but for `Off`.
    Dial {
        /// None: plain text.
        Off = "off",
        /// The first of each entity in its section.
        #[default]
        First = "first",
        /// Every one of the key entities.
        Key = "key",
        /// Every one.
        All = "all",
        /// Every one, and the first of each entity in its section says its kind.
        Kinds = "kinds",
    }

    /// The script in which Chinese is shown.
    Script {
        /// As it was written.
        #[default]
        Original = "original",
        /// Traditional, no region's words.
        Hant = "hant",
        /// Simplified.
        Hans = "hans",
        /// Traditional, with Taiwan's words.
        Taiwan = "tw",
        /// Traditional, with Hong Kong's words.
        HongKong = "hk",
    }

    /// Which characters have their readings above them.
    Readings {
        /// None.
        #[default]
        Off = "off",
        /// Those of names.
        Names = "names",
        /// All.
        All = "all",
    }

    /// Which way Chinese runs.
    Writing {
        /// In lines.
        #[default]
        Horizontal = "horizontal",
        /// In columns, from right to left.
        Vertical = "vertical",
    }

    /// In whose units and eras figures are said.
    Units {
        /// The article's.
        #[default]
        Written = "written",
        /// The reader's, beside the article's.
        Reader = "reader",
    }
}

impl Speed {
    /// Rest on a mention before its card opens by itself, in ms.
    pub fn delay(self) -> Option<f64> {
        match self {
            Speed::Fast => Some(250.0),
            Speed::Normal => Some(500.0),
            Speed::Slow => Some(1000.0),
            Speed::Click | Speed::Off => None,
        }
    }
}
