//! Reads numbers off a payload; one that ends too early is damaged.

use crate::{ModelError, error::Reason};

/// What is still to be read.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    /// The next `length` bytes.
    pub(crate) fn bytes(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let (bytes, rest) = self.0.split_at_checked(length).ok_or(Reason::Damaged)?;
        self.0 = rest;
        Ok(bytes)
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> Result<u8, ModelError> {
        Ok(self.bytes(1)?[0])
    }

    /// The next little-endian number of 16 bits.
    pub(crate) fn short(&mut self) -> Result<u16, ModelError> {
        Ok(self.shorts(1)?[0])
    }

    /// The next `count` little-endian numbers of 16 bits; `count` is checked before memory
    /// is taken.
    pub(crate) fn shorts(&mut self, count: usize) -> Result<Vec<u16>, ModelError> {
        let length = count.checked_mul(2).ok_or(Reason::Damaged)?;
        let bytes = self.bytes(length)?;
        Ok(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect())
    }

    /// The next number of 32 bits.
    pub(crate) fn long(&mut self) -> Result<u32, ModelError> {
        let bytes = self.bytes(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    /// Nothing may follow.
    pub(crate) fn end(self) -> Result<(), ModelError> {
        if self.0.is_empty() { Ok(()) } else { Err(Reason::Damaged.into()) }
    }
}
