//! What is known of a word before any text: its clusters, and the lists that hold it.

use super::bytes::Reader;
use super::table::{self, Table};
use crate::{ModelError, error::Reason};

/// What is known of a word; all zero if nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The Brown cluster of the word with a capital: the path from the root, lowest bit first.
    pub(crate) title: u32,
    /// That of the word in lower case.
    pub(crate) lower: u32,
    /// The cluster of its vector; the upper six of ten bits are a coarser one.
    pub(crate) vector: u16,
    /// What lists say of it, see the constants below.
    pub(crate) flags: u16,
}

/// The flags; the model only ever sees them together.
#[cfg(feature = "train")]
impl Entry {
    /// Somebody's first name.
    pub(crate) const GIVEN: u16 = 1;
    /// Somebody's last name.
    pub(crate) const SURNAME: u16 = 2;
    /// A word of a place's name.
    pub(crate) const PLACE: u16 = 4;
    /// A place's whole name.
    pub(crate) const WHOLE_PLACE: u16 = 8;
}

/// How much commoner the word is in lower case: three bits of the flags from here, 0 for unknown.
#[cfg(feature = "train")]
pub(crate) const COMMON_SHIFT: u32 = 4;

/// Bits of an index into the paths, of a vector's cluster, and of the flags.
const FIELD: u32 = 10;

/// Words by hash.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    table: Table,
    /// Rows of five bytes: title, lower, vector, flags, ten bits each, from the lowest.
    rows: Vec<u8>,
    /// The Brown paths that the rows name; the first is that of no cluster.
    paths: Vec<u32>,
}

const ROW: usize = 4 * FIELD as usize / 8;

impl Lexicon {
    /// Reads what [`write`] wrote.
    pub(crate) fn read(reader: &mut Reader) -> Result<Lexicon, ModelError> {
        let count = reader.short()?;
        let paths = (0..count).map(|_| reader.long()).collect::<Result<Vec<_>, _>>()?;
        let table = Table::read(reader)?;
        let rows = reader.bytes(table.len() * ROW)?.to_vec();
        let lexicon = Lexicon { table, rows, paths };
        let known = |index: usize| index < lexicon.paths.len();
        let sound = (0..lexicon.table.len()).all(|row| {
            let [title, lower, ..] = lexicon.fields(row);
            known(title) && known(lower)
        });
        if sound { Ok(lexicon) } else { Err(Reason::Damaged.into()) }
    }

    /// What is known of the word with this key, see [`word_key`].
    pub(crate) fn entry(&self, key: u32) -> Entry {
        let Some(row) = self.table.row(key) else { return Entry::default() };
        let [title, lower, vector, flags] = self.fields(row);
        Entry {
            title: self.paths[title],
            lower: self.paths[lower],
            vector: vector as u16,
            flags: flags as u16,
        }
    }

    fn fields(&self, row: usize) -> [usize; 4] {
        let bytes = &self.rows[row * ROW..][..ROW];
        let bits = bytes.iter().rev().fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
        [0, 1, 2, 3].map(|field| (bits >> (field * FIELD)) as usize & ((1 << FIELD) - 1))
    }
}

/// The key of a word in lower case, its digits made 0.
pub(crate) fn word_key(lower: &str) -> u32 {
    let state =
        lower.chars().fold(0x51_7C_C1_B7_27_22_0A_95, |state, c| table::mix(state, c as u32));
    table::finish(state)
}

/// Writes rows by ascending, distinct key in the form of [`Lexicon::read`].
#[cfg(feature = "train")]
pub(crate) fn write(entries: &[(u32, Entry)], payload: &mut Vec<u8>) {
    let mut paths: Vec<u32> = entries.iter().flat_map(|(_, e)| [e.title, e.lower]).collect();
    paths.push(0);
    paths.sort_unstable();
    paths.dedup();
    payload.extend((paths.len() as u16).to_le_bytes());
    payload.extend(paths.iter().flat_map(|path| path.to_le_bytes()));
    let keys: Vec<u32> = entries.iter().map(|(key, _)| *key).collect();
    table::write(&keys, payload);
    let index = |path| paths.binary_search(&path).expect("every path was gathered") as u64;
    for (_, entry) in entries {
        let fields =
            [index(entry.title), index(entry.lower), entry.vector.into(), entry.flags.into()];
        let bits = fields.iter().rev().fold(0, |bits, field| bits << FIELD | field);
        payload.extend(&bits.to_le_bytes()[..ROW]);
    }
}
