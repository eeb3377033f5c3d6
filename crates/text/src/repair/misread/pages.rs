//! Code pages of one byte a character, from character to byte.

use crate::words::QuickMap;
use encoding_rs::{
    Encoding, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1257,
};
use std::sync::OnceLock;

/// How many there are.
pub(super) const COUNT: usize = 9;

/// What the IBM PC showed for the bytes from 0x80 on; the web's standard lacks it.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A code page.
pub(super) struct Page {
    /// Its name, the WHATWG's where it has one.
    pub(super) name: &'static str,
    /// How likely it is that bytes were read in it, as the bits that it costs to suppose so. The
    /// first is what the web takes for text that does not say; the last is forty years old.
    pub(super) doubt: u32,
    /// The bytes for which strict decoders put U+FFFD, where the web's standard puts controls.
    pub(super) undefined: &'static [u8],
    /// Whether its byte 0xA0 is the no-break space, which loses itself as a common space.
    pub(super) has_no_break_space: bool,
}

/// The code pages, the likeliest first.
pub(super) const PAGES: [Page; COUNT] = [
    Page {
        name: "windows-1252",
        doubt: 16,
        undefined: &[0x81, 0x8d, 0x8f, 0x90, 0x9d],
        has_no_break_space: true,
    },
    Page { name: "windows-1251", doubt: 18, undefined: &[0x98], has_no_break_space: true },
    Page {
        name: "windows-1250",
        doubt: 18,
        undefined: &[0x81, 0x83, 0x88, 0x90, 0x98],
        has_no_break_space: true,
    },
    Page { name: "windows-1253", doubt: 20, undefined: &[], has_no_break_space: true },
    Page {
        name: "windows-1254",
        doubt: 20,
        undefined: &[0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9e],
        has_no_break_space: true,
    },
    Page { name: "windows-1257", doubt: 20, undefined: &[], has_no_break_space: true },
    Page { name: "ISO-8859-2", doubt: 20, undefined: &[], has_no_break_space: true },
    Page { name: "macintosh", doubt: 22, undefined: &[], has_no_break_space: false },
    Page { name: "IBM437", doubt: 24, undefined: &[], has_no_break_space: false },
];

const ENCODINGS: [&Encoding; COUNT - 1] = [
    WINDOWS_1252,
    WINDOWS_1251,
    WINDOWS_1250,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1257,
    ISO_8859_2,
    MACINTOSH,
];

/// The byte of a character in each code page, 0 where it has none.
pub(super) type Row = [u8; COUNT];

/// The bytes of `c`; nothing for ASCII and for what no code page has.
pub(super) fn row(c: char) -> Option<&'static Row> {
    static ROWS: OnceLock<QuickMap<char, Row>> = OnceLock::new();
    // No code page has what lies beyond the signs, but for the ligatures of macintosh.
    match c {
        '\u{80}'..='\u{25ff}' | 'ﬁ' | 'ﬂ' | '\u{f8ff}' => ROWS.get_or_init(rows).get(&c),
        _ => None,
    }
}

fn rows() -> QuickMap<char, Row> {
    let mut rows: QuickMap<char, Row> = QuickMap::default();
    let mut add = |page: usize, c, byte| {
        let place = &mut rows.entry(c).or_default()[page];
        if *place == 0 {
            *place = byte;
        }
    };
    for (page, encoding) in ENCODINGS.into_iter().enumerate() {
        for byte in 0x80..=0xff {
            let bytes = [byte];
            let text = encoding.decode_without_bom_handling(&bytes).0;
            text.chars().filter(|&c| c != '\u{fffd}').for_each(|c| add(page, c, byte));
        }
    }
    // Latin-1, which has controls there, and windows-1252 are mixed up so often that they are one.
    (0x80..=0x9f).for_each(|byte| add(0, char::from(byte), byte));
    CP437.chars().zip(0x80..=0xff).for_each(|(c, byte)| add(COUNT - 1, c, byte));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_their_bytes() {
        let byte = |c, page| row(c).map_or(0, |row| row[page]);
        assert_eq!((byte('é', 0), byte('€', 0), byte('\u{9d}', 0)), (0xe9, 0x80, 0x9d));
        assert_eq!((byte('й', 1), byte('ő', 2), byte('√', 7)), (0xe9, 0xf5, 0xc3));
        assert_eq!((byte('┼', 8), byte('\u{a0}', 8), byte('é', 1)), (0xc5, 0xff, 0));
        assert!(row('a').is_none() && row('字').is_none());
        assert!(PAGES.iter().map(|page| page.name).is_sorted_by(|a, b| a != b));
    }
}
