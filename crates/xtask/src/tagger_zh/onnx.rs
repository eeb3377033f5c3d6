//! Reads the weights out of an ONNX file: as much of protobuf as that takes.
//!
//! Field numbers are those of `onnx.proto`: ModelProto.graph is 7, GraphProto.initializer 5,
//! TensorProto.dims 1, .data_type 2, .name 8 and .raw_data 9.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

/// TensorProto.DataType.FLOAT.
const FLOAT: u64 = 1;

/// Tensors of floats, by name.
pub(super) struct Weights(BTreeMap<String, Tensor>);

#[derive(Default)]
struct Tensor {
    shape: Vec<usize>,
    values: Vec<f32>,
}

impl Weights {
    /// The values of the tensor `name`, which must have this shape; the last index runs first.
    pub(super) fn tensor(&self, name: &str, shape: &[usize]) -> Result<&[f32]> {
        let tensor = self.0.get(name).with_context(|| format!("there is no tensor {name}"))?;
        ensure!(tensor.shape == shape, "{name} has shape {:?}, not {shape:?}", tensor.shape);
        let length: usize = shape.iter().product();
        ensure!(tensor.values.len() == length, "{name} is cut short");
        Ok(&tensor.values)
    }
}

/// Every tensor of floats that the graph of `model` starts with.
pub(super) fn weights(model: &[u8]) -> Result<Weights> {
    let mut weights = BTreeMap::new();
    for graph in messages(model, 7) {
        for initializer in messages(graph?, 5) {
            weights.extend(tensor(initializer?)?);
        }
    }
    Ok(Weights(weights))
}

/// The tensor in `message`, if it is one of floats.
fn tensor(message: &[u8]) -> Result<Option<(String, Tensor)>> {
    let (mut name, mut kind, mut tensor) = (String::new(), 0, Tensor::default());
    for field in Fields(message) {
        match field? {
            (1, Value::Number(size)) => tensor.shape.push(usize::try_from(size)?),
            (2, Value::Number(number)) => kind = number,
            (8, Value::Bytes(bytes)) => name = String::from_utf8(bytes.to_vec())?,
            (9, Value::Bytes(bytes)) => {
                tensor.values =
                    bytes.as_chunks().0.iter().map(|&b| f32::from_le_bytes(b)).collect();
            }
            _ => {}
        }
    }
    Ok((kind == FLOAT).then_some((name, tensor)))
}

/// The fields of `message` with this number, which hold messages themselves.
fn messages(message: &[u8], number: u64) -> impl Iterator<Item = Result<&[u8]>> {
    Fields(message).filter_map(move |field| match field {
        Ok((found, Value::Bytes(bytes))) if found == number => Some(Ok(bytes)),
        Ok(_) => None,
        Err(error) => Some(Err(error)),
    })
}

/// What is left of a message.
struct Fields<'b>(&'b [u8]);

/// A value on the wire. Fixed-width ones are passed over: no weight is stored so.
enum Value<'b> {
    Number(u64),
    Bytes(&'b [u8]),
    Fixed,
}

impl<'b> Fields<'b> {
    fn field(&mut self) -> Result<(u64, Value<'b>)> {
        let key = self.number()?;
        let value = match key & 7 {
            0 => Value::Number(self.number()?),
            1 => self.bytes(8).map(|_| Value::Fixed)?,
            2 => {
                let length = self.number()?;
                Value::Bytes(self.bytes(usize::try_from(length)?)?)
            }
            5 => self.bytes(4).map(|_| Value::Fixed)?,
            kind => bail!("protobuf has no wire type {kind}"),
        };
        Ok((key >> 3, value))
    }

    fn number(&mut self) -> Result<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.bytes(1)?[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number does not end")
    }

    fn bytes(&mut self, length: usize) -> Result<&'b [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length).context("the file is cut short")?;
        self.0 = rest;
        Ok(bytes)
    }
}

impl<'b> Iterator for Fields<'b> {
    type Item = Result<(u64, Value<'b>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            self.0 = &[];
        }
        Some(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field of bytes.
    fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
        [&[number << 3 | 2, bytes.len() as u8], bytes].concat()
    }

    /// A model whose graph holds the tensor "w" of 1 × 2 floats.
    fn model() -> Vec<u8> {
        let values = [1.5_f32.to_le_bytes(), (-2.0_f32).to_le_bytes()].concat();
        let sizes = [0x08, 1, 0x08, 2, 0x10, 1];
        let tensor = [&sizes[..], &field(8, b"w"), &field(9, &values)].concat();
        field(7, &field(5, &tensor))
    }

    #[test]
    fn a_tensor_is_found_by_name_and_shape() {
        let weights = weights(&model()).expect("it is right");
        assert_eq!(weights.tensor("w", &[1, 2]).expect("it is there"), [1.5, -2.0]);
        assert!(weights.tensor("w", &[2, 1]).is_err());
        assert!(weights.tensor("v", &[1, 2]).is_err());
    }

    #[test]
    fn a_cut_file_is_an_error() {
        let model = model();
        for length in 1..model.len() {
            assert!(weights(&model[..length]).is_err(), "{length}");
        }
    }
}
