//! GBK as a table: which two bytes a character is, and which pairs a decoder loses.

use super::misread::wide::gbk;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// The lead bytes.
pub(super) const LEADS: RangeInclusive<u8> = 0x81..=0xfe;
/// The trail bytes, 0x7f among them though no pair has it.
pub(super) const TRAILS: RangeInclusive<u8> = 0x40..=0xfe;

struct Table {
    /// By lead and trail byte, all 65,536 of them: the search asks it most.
    characters: Vec<Option<char>>,
    /// By code point; all of them are in the basic plane.
    pairs: Vec<Option<(u8, u8)>>,
    /// The first bytes of pairs of which some are dropped.
    droppers: Vec<u8>,
}

impl Table {
    fn drops(&self, lead: u8, trail: u8) -> bool {
        (lead == 0x80 || LEADS.contains(&lead))
            && TRAILS.contains(&trail)
            && trail != 0x7f
            && self.characters[place(lead, trail)].is_none()
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table =
            Table { characters: vec![None; 1 << 16], pairs: vec![None; 1 << 16], droppers: vec![] };
        for (lead, trail) in LEADS.flat_map(|lead| TRAILS.map(move |trail| (lead, trail))) {
            if let Some(c) = gbk().character(lead, trail).filter(|&c| !is_private(c)) {
                table.characters[place(lead, trail)] = Some(c);
                table.pairs[c as usize].get_or_insert((lead, trail));
            }
        }
        let drops = |lead| TRAILS.into_iter().any(|trail| table.drops(lead, trail));
        table.droppers = (0x80..=*LEADS.end()).filter(|&lead| drops(lead)).collect();
        table
    })
}

fn place(lead: u8, trail: u8) -> usize {
    usize::from(lead) << 8 | usize::from(trail)
}

fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// The character of a pair, unless it is private or there is none.
pub(super) fn character(lead: u8, trail: u8) -> Option<char> {
    table().characters[place(lead, trail)]
}

/// The two bytes of `c`; none for ASCII and for what GBK lacks.
pub(super) fn pair(c: char) -> Option<(u8, u8)> {
    table().pairs.get(c as usize).copied().flatten()
}

/// What GBK gives the single byte 0x80.
pub(super) const EURO: char = '€';

/// Whether a decoder that drops what it cannot show drops this pair: a private
/// one, or one that begins with 0x80, which no pair does.
pub(super) fn is_dropped(lead: u8, trail: u8) -> bool {
    table().drops(lead, trail)
}

/// The bytes that begin a pair that is dropped.
pub(super) fn droppers() -> &'static [u8] {
    &table().droppers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_characters_agree() {
        assert_eq!(pair('驅'), Some((0xf2, 0x8c)));
        assert_eq!(character(0xf2, 0x8c), Some('驅'));
        assert_eq!(pair('a'), None);
        assert_eq!(character(0xa3, 0xbf), Some('？'));
    }

    #[test]
    fn the_private_ranges_are_dropped() {
        assert!(is_dropped(0xaf, 0xf5) && is_dropped(0xf8, 0xc1) && is_dropped(0xa6, 0xbf));
        assert!(is_dropped(0x80, 0xc3));
        assert!(!is_dropped(0xf2, 0x8c) && !is_dropped(0x41, 0x41));
    }
}
