//! Bytes read as Latin-1, which has controls where windows-1252 and macintosh have marks and letters.

use super::oddity::Before;
use super::{Misread, Piece};
use crate::words::QuickMap;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// How much more a text in macintosh must explain, in bits, for it is rare.
const DOUBT: u32 = 10;

/// The controls that stand for characters, each with its character; all of a text in one encoding.
pub(super) fn find(chars: &[char]) -> Vec<Misread> {
    if !chars.iter().any(is_control) {
        return Vec::new();
    }
    let [windows, macintosh] = [WINDOWS_1252, MACINTOSH].map(table);
    let cost = |table: &QuickMap<char, char>| -> u32 {
        let place = |(before, c): (&char, &char)| {
            let c = *table.get(c)?;
            Some(Before::new(*before).cost(c))
        };
        let behind = |(c, next): (&char, &char)| Some(Before::new(*table.get(c)?).cost(*next));
        let pairs = || chars.iter().zip(&chars[1..]);
        pairs().filter_map(place).sum::<u32>() + pairs().filter_map(behind).sum::<u32>()
    };
    let (table, written) = match cost(&macintosh) + DOUBT < cost(&windows) {
        true => (macintosh, MACINTOSH.name()),
        false => (windows, WINDOWS_1252.name()),
    };
    let misread = |(start, c): (usize, &char)| {
        let text = vec![*table.get(c)?];
        let pieces = vec![Piece { before: 1, after: 1 }];
        Some(Misread { start, pieces, text, written, read: "ISO-8859-1", whole: true })
    };
    chars.iter().enumerate().filter_map(misread).collect()
}

fn is_control(c: &char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}')
}

/// What the encoding has in place of each control; those that it has too are left out.
fn table(encoding: &'static Encoding) -> QuickMap<char, char> {
    let read = |byte: u8| {
        let bytes = [byte];
        let c = encoding.decode_without_bom_handling(&bytes).0.chars().next()?;
        (!is_control(&c)).then_some((char::from(byte), c))
    };
    (0x80..=0x9f).filter_map(read).collect()
}
