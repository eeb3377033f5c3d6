//! The payload of a Chinese model: what it holds, and how it is written.
//!
//! | what | form |
//! |---|---|
//! | characters | their number; each as the distance from the one before |
//! | foldings | their number; each as the distance from the one before, and the row |
//! | embedding | matrix: a row a character and one for all others, 128 columns |
//! | two layers, each forward and backward | input matrix of 384 rows, state matrix of 384 rows, 384 and 128 biases |
//! | labels | matrix of 59 rows and 256 columns, 59 biases |
//! | transitions | 59 × 59 weights, `[from][to]` |
//! | words | for each label the one that begins its words: itself, unless it is inside |
//! | names | for person, place, organisation: the label that begins one, and the one inside |
//!
//! Numbers and distances are LEB128, labels a byte; a matrix is one scale a row, then a signed
//! byte a weight; scales, biases and transitions are 32-bit floats, little endian.

use super::gru::{GATES, STATE};

/// How many labels a character may have.
pub(super) const LABELS: usize = 59;

/// A model as the makers of LAC publish it, in full precision. Lengths are those of the table
/// above; matrices stand row after row.
pub struct Parameters {
    /// The characters of the embedding's rows, ascending, without that of the last row.
    pub characters: Vec<char>,
    /// Characters that are read as another one, ascending.
    pub foldings: Vec<(char, char)>,
    /// A row of 128 a character, and one for all others.
    pub embedding: Vec<f32>,
    /// First the lower, then the upper layer; in each first forward, then backward.
    pub layers: [[Gru; 2]; 2],
    /// A row of 256 a label.
    pub labels: Vec<f32>,
    /// One a label.
    pub label_biases: Vec<f32>,
    /// A row a label before, a column a label after.
    pub transitions: Vec<f32>,
    /// For each label the one that begins its words: itself, unless it is an inside label.
    pub begins: Vec<u8>,
    /// Beginning and inside label of persons, places and organisations.
    pub names: [[u8; 2]; 3],
}

/// One direction of a layer; the gates stand in ONNX's order: update, reset, candidate.
pub struct Gru {
    /// 384 rows, 128 columns in the lower layer and 256 in the upper.
    pub input: Vec<f32>,
    /// 384 rows of 128 columns.
    pub state: Vec<f32>,
    /// 384 biases on the side of the input.
    pub input_biases: Vec<f32>,
    /// 384 biases on the side of the state.
    pub state_biases: Vec<f32>,
}

impl Parameters {
    /// The payload, with weights rounded to 8 bits: the greatest of a row becomes ±127.
    ///
    /// # Panics
    ///
    /// If a length is not that of the table, or characters do not ascend.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.pack_characters(&mut out);
        assert_eq!(self.embedding.len(), (self.characters.len() + 1) * STATE, "the embedding");
        pack_matrix(&self.embedding, STATE, &mut out);
        for (layer, columns) in self.layers.iter().zip([STATE, 2 * STATE]) {
            layer.iter().for_each(|gru| gru.pack(columns, &mut out));
        }
        assert_eq!(self.labels.len(), LABELS * 2 * STATE, "the labels");
        pack_matrix(&self.labels, 2 * STATE, &mut out);
        pack_floats(&self.label_biases, LABELS, &mut out);
        pack_floats(&self.transitions, LABELS * LABELS, &mut out);
        assert_eq!(self.begins.len(), LABELS, "the labels of words");
        out.extend(&self.begins);
        out.extend(self.names.as_flattened());
        out
    }

    fn pack_characters(&self, out: &mut Vec<u8>) {
        pack_number(self.characters.len() as u32, out);
        pack_ascending(self.characters.iter().map(|&c| (c, None)), out);
        let folded = self.foldings.iter().filter_map(|&(from, to)| Some((from, self.row(to)?)));
        let folded: Vec<(char, u32)> = folded.collect();
        pack_number(folded.len() as u32, out);
        pack_ascending(folded.iter().map(|&(from, row)| (from, Some(row))), out);
    }

    /// The row of `c`. What folds to an unknown character is unknown: it needs a row too.
    fn row(&self, c: char) -> Option<u32> {
        self.characters
            .binary_search(&c)
            .map_or(Some(self.characters.len()), Some)
            .map(|at| at as u32)
    }
}

impl Gru {
    fn pack(&self, columns: usize, out: &mut Vec<u8>) {
        assert_eq!(self.input.len(), GATES * columns, "the input's weights");
        assert_eq!(self.state.len(), GATES * STATE, "the state's weights");
        pack_matrix(&self.input, columns, out);
        pack_matrix(&self.state, STATE, out);
        // The biases of update and reset are only ever added up.
        let (both, candidate) = self.state_biases.split_at(2 * STATE);
        let mut biases = self.input_biases.clone();
        biases.iter_mut().zip(both).for_each(|(bias, other)| *bias += other);
        pack_floats(&biases, GATES, out);
        pack_floats(candidate, STATE, out);
    }
}

fn pack_matrix(weights: &[f32], columns: usize, out: &mut Vec<u8>) {
    let rows = || weights.chunks_exact(columns);
    let scale =
        |row: &[f32]| row.iter().fold(0.0, |most: f32, weight| most.max(weight.abs())) / 127.0;
    out.extend(rows().flat_map(|row| scale(row).to_le_bytes()));
    for row in rows() {
        let scale = scale(row);
        out.extend(row.iter().map(|weight| rounded(weight / scale)));
    }
}

/// The nearest whole number as a signed byte; a row of zeros has no scale, and stays zero.
fn rounded(weight: f32) -> u8 {
    weight.round_ties_even() as i8 as u8
}

fn pack_floats(floats: &[f32], length: usize, out: &mut Vec<u8>) {
    assert_eq!(floats.len(), length, "a list of floats");
    out.extend(floats.iter().flat_map(|float| float.to_le_bytes()));
}

fn pack_ascending(entries: impl Iterator<Item = (char, Option<u32>)>, out: &mut Vec<u8>) {
    let mut last = 0;
    for (c, row) in entries {
        let c = c as u32;
        assert!(c >= last, "characters must ascend");
        pack_number(c - last, out);
        row.into_iter().for_each(|row| pack_number(row, out));
        last = c;
    }
}

fn pack_number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
