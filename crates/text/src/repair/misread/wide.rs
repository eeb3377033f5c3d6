//! The Chinese encodings of two bytes a character, as tables in both directions.
//!
//! `encoding_rs` decodes quickly, but its encoders search or weigh 137 KB more.

use encoding_rs::{BIG5, Encoding, GBK};
use std::sync::OnceLock;

/// An encoding of two bytes a character.
pub(in crate::repair) struct Wide {
    /// Its WHATWG name.
    pub(in crate::repair) name: &'static str,
    /// By lead and trail byte; `\0` where there is no character.
    characters: Vec<char>,
    /// By code point of the basic plane; 0 where there is no pair.
    pairs: Vec<u16>,
}

/// The lead bytes.
const LEADS: std::ops::RangeInclusive<u8> = 0x81..=0xfe;

impl Wide {
    fn new(encoding: &'static Encoding) -> Self {
        let mut wide = Wide {
            name: encoding.name(),
            characters: vec!['\0'; 1 << 16],
            pairs: vec![0; 1 << 16],
        };
        LEADS.for_each(|lead| wide.add(encoding, lead));
        wide
    }

    /// Adds the characters that begin with `lead`, decoded in one go with line ends between them.
    fn add(&mut self, encoding: &'static Encoding, lead: u8) {
        let row: Vec<u8> = (0x40..=0xfe).flat_map(|trail| [lead, trail, b'\n']).collect();
        let text = encoding.decode_without_bom_handling(&row).0;
        for (cell, trail) in text.split('\n').zip(0x40..=0xfe) {
            let mut chars = cell.chars();
            if let (Some(c), None) = (chars.next(), chars.next())
                && c != '\u{fffd}'
            {
                let pair = u16::from_be_bytes([lead, trail]);
                self.characters[usize::from(pair)] = c;
                if let Some(place @ 0) = self.pairs.get_mut(c as usize) {
                    *place = pair;
                }
            }
        }
    }

    /// The character of a pair.
    pub(in crate::repair) fn character(&self, lead: u8, trail: u8) -> Option<char> {
        let c = self.characters[usize::from(u16::from_be_bytes([lead, trail]))];
        (c != '\0').then_some(c)
    }

    /// The pair of `c`; none for ASCII and for what the encoding lacks.
    pub(in crate::repair) fn pair(&self, c: char) -> Option<[u8; 2]> {
        let pair = self.pairs.get(c as usize).copied()?;
        (pair != 0).then_some(pair.to_be_bytes())
    }
}

/// GBK, private characters and all.
pub(in crate::repair) fn gbk() -> &'static Wide {
    static TABLE: OnceLock<Wide> = OnceLock::new();
    TABLE.get_or_init(|| Wide::new(GBK))
}

/// Big5 with the characters of Hong Kong.
pub(in crate::repair) fn big5() -> &'static Wide {
    static TABLE: OnceLock<Wide> = OnceLock::new();
    TABLE.get_or_init(|| Wide::new(BIG5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_characters_agree() {
        assert_eq!(gbk().pair('浣'), Some([0xe4, 0xbd]));
        assert_eq!(gbk().character(0xe4, 0xbd), Some('浣'));
        assert_eq!(big5().pair('你'), Some([0xa7, 0x41]));
        assert_eq!((gbk().pair('a'), big5().character(0x81, 0x39)), (None, None));
    }
}
