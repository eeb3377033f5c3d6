//! Reads the payload that [`super::pack`] describes, whatever it claims.

use super::characters::Characters;
use super::gru::{Direction, GATES, Layer, STATE};
use super::matrix::Matrix;
use super::pack::LABELS;
use super::{Model, PADDED};
use crate::crf::{Crf, Name};
use crate::error::{ModelError, Reason};
use crate::guess::Kind;

type Read<T> = Result<T, ModelError>;

/// What is left of the payload.
struct Reader<'b>(&'b [u8]);

/// Reads a whole model; every length is checked against what is there before memory is taken.
pub(super) fn model(payload: &[u8]) -> Read<Model> {
    let mut reader = Reader(payload);
    let known = reader.characters()?;
    let folded = reader.foldings(known.len())?;
    let model = Model {
        embedding: reader.matrix(known.len() + 1)?,
        characters: Characters::new(&known, &folded),
        lower: reader.layer()?,
        upper: reader.layer()?,
        labels: reader.matrix(LABELS)?,
        label_biases: reader.padded()?,
        crf: reader.crf()?,
    };
    if reader.0.is_empty() { Ok(model) } else { Err(damaged()) }
}

fn damaged() -> ModelError {
    Reason::Damaged.into()
}

impl<'b> Reader<'b> {
    fn bytes(&mut self, length: usize) -> Read<&'b [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length).ok_or_else(damaged)?;
        self.0 = rest;
        Ok(bytes)
    }

    fn number(&mut self) -> Read<u32> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.bytes(1)?[0];
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(damaged())
    }

    /// How many entries of at least one byte follow.
    fn count(&mut self) -> Read<usize> {
        let count = self.number()? as usize;
        if count <= self.0.len() { Ok(count) } else { Err(damaged()) }
    }

    fn char_after(&mut self, last: &mut u32) -> Read<char> {
        *last = last.checked_add(self.number()?).ok_or_else(damaged)?;
        char::from_u32(*last).ok_or_else(damaged)
    }

    fn characters(&mut self) -> Read<Vec<char>> {
        let count = self.count()?;
        // Rows are 16 bits, and one more is for unknown characters.
        if count >= usize::from(u16::MAX) {
            return Err(damaged());
        }
        let mut last = 0;
        (0..count).map(|_| self.char_after(&mut last)).collect()
    }

    fn foldings(&mut self, unknown: usize) -> Read<Vec<(char, u16)>> {
        let count = self.count()?;
        let mut last = 0;
        let folding = |_| {
            let from = self.char_after(&mut last)?;
            let row = self.number()? as usize;
            if row <= unknown { Ok((from, row as u16)) } else { Err(damaged()) }
        };
        (0..count).map(folding).collect()
    }

    fn floats(&mut self, count: usize) -> Read<Vec<f32>> {
        let (fours, _) = self.bytes(4 * count)?.as_chunks();
        let floats: Vec<f32> = fours.iter().map(|&four| f32::from_le_bytes(four)).collect();
        if floats.iter().all(|float| float.is_finite()) { Ok(floats) } else { Err(damaged()) }
    }

    fn array<const N: usize>(&mut self) -> Read<Box<[f32; N]>> {
        self.floats(N)?.into_boxed_slice().try_into().map_err(|_| damaged())
    }

    fn matrix<const V: usize>(&mut self, rows: usize) -> Read<Matrix<V>> {
        let scales = self.floats(rows)?;
        Ok(Matrix::new(&scales, self.bytes(rows * 8 * V)?))
    }

    fn layer<const V: usize>(&mut self) -> Read<Layer<V>> {
        Ok(Layer { forward: self.direction()?, backward: self.direction()? })
    }

    fn direction<const V: usize>(&mut self) -> Read<Direction<V>> {
        Ok(Direction {
            input: self.matrix(GATES)?,
            state: self.matrix(GATES)?,
            bias: self.array()?,
            candidate_bias: self.array::<STATE>()?,
        })
    }

    /// One float a label; the label that only pads is as good as impossible.
    fn padded(&mut self) -> Read<[f32; PADDED]> {
        let mut padded = [f32::MIN; PADDED];
        padded[..LABELS].copy_from_slice(&self.floats(LABELS)?);
        Ok(padded)
    }

    /// The transitions as published, but for those that go on with a word that did not begin:
    /// such a sequence of labels means nothing, and would take its share from the others.
    fn crf(&mut self) -> Read<Crf<PADDED>> {
        let mut transitions = [[f32::MIN; PADDED]; PADDED];
        for row in &mut transitions[..LABELS] {
            *row = self.padded()?;
        }
        let begins: Vec<usize> = (0..LABELS).map(|_| self.label()).collect::<Read<_>>()?;
        let mut first = [0.0; PADDED];
        let inside = (0..LABELS).filter(|&label| begins[label] != label);
        for label in inside {
            first[label] = f32::MIN;
            let others = (0..LABELS).filter(|&from| begins[from] != begins[label]);
            others.for_each(|from| transitions[from][label] = f32::MIN);
        }
        Ok(Crf::new(&first, &transitions, self.names()?))
    }

    fn names(&mut self) -> Read<Vec<Name>> {
        let kinds = [Kind::Person, Kind::Place, Kind::Organisation].into_iter();
        kinds.map(|kind| Ok(Name { kind, begin: self.label()?, inside: self.label()? })).collect()
    }

    fn label(&mut self) -> Read<usize> {
        let label = usize::from(self.bytes(1)?[0]);
        if label < LABELS { Ok(label) } else { Err(damaged()) }
    }
}
