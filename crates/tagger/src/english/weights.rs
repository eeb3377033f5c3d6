//! What the model has learned: for each feature a weight per label, in eight bits.

use super::bytes::Reader;
use super::labels::{self, LABELS, Scores};
use super::table::Table;
use crate::crf::Crf;
use crate::{ModelError, error::Reason};

/// Weights by feature key, and those of label pairs.
pub(crate) struct Weights {
    table: Table,
    rows: Vec<[i8; LABELS]>,
    crf: Crf<LABELS>,
    /// What a weight of 1 stands for.
    scale: f32,
}

impl Weights {
    /// Reads what [`write`] wrote.
    pub(crate) fn read(reader: &mut Reader) -> Result<Weights, ModelError> {
        let scale = f32::from(reader.short()?) / 65536.0;
        let mut scores = [[0.0; LABELS]; LABELS];
        for score in scores.iter_mut().flatten() {
            *score = f32::from(reader.byte()? as i8) * scale;
        }
        let table = Table::read(reader)?;
        let masks = reader.bytes(table.len())?;
        let rows = masks.iter().map(|mask| row(*mask, reader)).collect::<Result<_, _>>()?;
        let crf = labels::field(scores);
        Ok(Weights { table, rows, crf, scale })
    }

    /// The score of each label at a token with these features.
    pub(crate) fn scores(&self, keys: &[u32]) -> Scores {
        let mut sums = [0i32; LABELS];
        for row in keys.iter().filter_map(|&key| self.table.row(key)) {
            for (sum, weight) in sums.iter_mut().zip(&self.rows[row]) {
                *sum += i32::from(*weight);
            }
        }
        sums.map(|sum| sum as f32 * self.scale)
    }

    /// The field that joins the labels.
    pub(crate) fn crf(&self) -> &Crf<LABELS> {
        &self.crf
    }
}

/// The weights of one feature: a bit per label says whether it has one.
fn row(mask: u8, reader: &mut Reader) -> Result<[i8; LABELS], ModelError> {
    if mask >> LABELS != 0 {
        return Err(Reason::Damaged.into());
    }
    let mut row = [0; LABELS];
    for (label, weight) in row.iter_mut().enumerate() {
        if mask >> label & 1 == 1 {
            *weight = reader.byte()? as i8;
        }
    }
    Ok(row)
}

/// Writes rows by ascending, distinct key in the form of [`Weights::read`]; `scale` is in
/// 1/65,536.
#[cfg(feature = "train")]
pub(crate) fn write(
    scale: u16,
    transitions: &[[i8; LABELS]; LABELS],
    rows: &[(u32, [i8; LABELS])],
    payload: &mut Vec<u8>,
) {
    payload.extend(scale.to_le_bytes());
    payload.extend(transitions.iter().flatten().map(|weight| *weight as u8));
    let keys: Vec<u32> = rows.iter().map(|(key, _)| *key).collect();
    super::table::write(&keys, payload);
    let bit = |(label, weight): (usize, &i8)| u8::from(*weight != 0) << label;
    payload.extend(rows.iter().map(|(_, row)| row.iter().enumerate().map(bit).sum::<u8>()));
    let weights = rows.iter().flat_map(|(_, row)| row).filter(|weight| **weight != 0);
    payload.extend(weights.map(|weight| *weight as u8));
}
