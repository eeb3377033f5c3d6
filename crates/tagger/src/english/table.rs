//! A sorted table of hashes: says at which row a key stands, in 16 bits a key.
//!
//! A key is 26 bits of a hash. Its upper ten bits choose one of 1,024 buckets, its lower
//! sixteen are stored. A key that was not stored is taken for one that was with a chance of
//! rows / 2^26 (0.1 % at 65,536 rows).

use super::bytes::Reader;
use crate::ModelError;

/// Bits of a key.
pub(crate) const KEY_BITS: u32 = 26;
const BUCKETS: usize = 1 << (KEY_BITS - 16);

/// Keys in ascending order, without their upper bits.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Where each bucket begins, and the number of rows at the end.
    starts: Vec<u32>,
    lows: Vec<u16>,
}

impl Table {
    /// Reads what [`write`] wrote.
    pub(crate) fn read(reader: &mut Reader) -> Result<Table, ModelError> {
        let sizes = reader.shorts(BUCKETS)?;
        let mut starts = vec![0];
        let mut rows = 0;
        for size in sizes {
            rows += u32::from(size);
            starts.push(rows);
        }
        Ok(Table { starts, lows: reader.shorts(rows as usize)? })
    }

    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        self.lows.len()
    }

    /// The row of `key`.
    pub(crate) fn row(&self, key: u32) -> Option<usize> {
        let bucket = (key >> 16) as usize % BUCKETS;
        let (from, to) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let within = self.lows[from..to].binary_search(&(key as u16)).ok()?;
        Some(from + within)
    }
}

/// The key of a word or feature, from any number of parts.
pub(crate) fn key(parts: &[u32]) -> u32 {
    finish(parts.iter().fold(0x9E37_79B9_7F4A_7C15, |state, &part| mix(state, part)))
}

/// One step of the hash: the multiplier of Knuth's MMIX generator spreads each part.
pub(crate) fn mix(state: u64, part: u32) -> u64 {
    let state = (state ^ u64::from(part)).wrapping_mul(6_364_136_223_846_793_005);
    state ^ (state >> 29)
}

/// The upper bits of a spread state are its best.
pub(crate) fn finish(state: u64) -> u32 {
    (state.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - KEY_BITS)) as u32
}

/// Writes ascending, distinct `keys` in the form of [`Table::read`].
#[cfg(feature = "train")]
pub(crate) fn write(keys: &[u32], payload: &mut Vec<u8>) {
    let mut sizes = vec![0u16; BUCKETS];
    for key in keys {
        sizes[(key >> 16) as usize] += 1;
    }
    payload.extend(sizes.iter().flat_map(|size| size.to_le_bytes()));
    payload.extend(keys.iter().flat_map(|&key| (key as u16).to_le_bytes()));
}
