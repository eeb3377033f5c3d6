//! Matrices of small whole numbers, and their products with vectors in fixed point.
//!
//! The sums are of whole numbers, hence exact: their order does not matter, and every machine
//! gets the same. This is where the time goes: 0.4 million multiply-adds a character.

use wide::{i16x8, i32x4};

/// A vector of `8 × V` numbers in fixed point.
pub(super) type Fixed<const V: usize> = [i16x8; V];

/// Rows of `8 × V` weights, each row with the factor that brings it back to scale.
pub(super) struct Matrix<const V: usize> {
    /// Four rows at a time share the loading of the input.
    rows: Box<[[Fixed<V>; 4]]>,
    scales: Box<[[f32; 4]]>,
}

impl<const V: usize> Matrix<V> {
    /// From one signed byte a weight, row after row, as many rows as `scales`; rows of zeros
    /// make their number a multiple of four.
    pub(super) fn new(scales: &[f32], weights: &[u8]) -> Self {
        let mut rows = vec![[[i16x8::ZERO; V]; 4]; scales.len().div_ceil(4)];
        for (row, bytes) in rows.as_flattened_mut().iter_mut().zip(weights.chunks_exact(8 * V)) {
            *row = fixed(bytes);
        }
        let mut padded = vec![[0.0; 4]; rows.len()];
        padded.as_flattened_mut()[..scales.len()].copy_from_slice(scales);
        Matrix { rows: rows.into(), scales: padded.into() }
    }

    /// Row `at`, and its factor.
    pub(super) fn row(&self, at: usize) -> (&Fixed<V>, f32) {
        (&self.rows.as_flattened()[at], self.scales.as_flattened()[at])
    }

    /// The product with `input`, whose numbers count in `unit`s: `out[row]`, as far as `out`
    /// goes. A length that is no multiple of four is rounded down.
    pub(super) fn product(&self, input: &Fixed<V>, unit: f32, out: &mut [f32]) {
        let (out, _) = out.as_chunks_mut();
        for ((rows, scales), out) in self.rows.iter().zip(&self.scales).zip(out) {
            *out = four(rows, scales, input, unit);
        }
    }

    /// The product with each of `inputs`: `outs[input][offset + row]`.
    pub(super) fn products<const N: usize>(
        &self,
        inputs: &[Fixed<V>],
        unit: f32,
        outs: &mut [[f32; N]],
        offset: usize,
    ) {
        for (at, (rows, scales)) in self.rows.iter().zip(&self.scales).enumerate() {
            let start = offset + 4 * at;
            for (input, out) in inputs.iter().zip(&mut *outs) {
                out[start..start + 4].copy_from_slice(&four(rows, scales, input, unit));
            }
        }
    }
}

/// Four rows of the product. No sum overflows: 256 products of 8 by 16 bits fit 31 bits.
#[inline(always)]
fn four<const V: usize>(
    rows: &[Fixed<V>; 4],
    scales: &[f32; 4],
    input: &Fixed<V>,
    unit: f32,
) -> [f32; 4] {
    let mut sums = [i32x4::ZERO; 4];
    for at in 0..V {
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += row[at].dot(input[at]);
        }
    }
    let [a, b, c, d] = i32x4::transpose(sums);
    let sums = (a + b + c + d).to_array();
    std::array::from_fn(|at| sums[at] as f32 * (scales[at] * unit))
}

/// `8 × V` signed bytes as 16-bit numbers: twice the memory, but what SIMD multiplies and adds.
fn fixed<const V: usize>(bytes: &[u8]) -> Fixed<V> {
    std::array::from_fn(|vector| {
        i16x8::new(std::array::from_fn(|at| i16::from(bytes[8 * vector + at] as i8)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights and inputs at the ends of their ranges and in between.
    fn sample() -> (Vec<f32>, Vec<u8>, Fixed<2>) {
        let scales = vec![1.0, 0.5, 2.0, 1.0, -1.0];
        let weights = (0..5 * 16).map(|at| (at * 37) as u8).collect();
        let input = |at: usize| [i16::MIN, i16::MAX, 0, 1][at % 4].wrapping_add(at as i16 / 4);
        let vector = |start| i16x8::new(std::array::from_fn(|at| input(start + at)));
        (scales, weights, [vector(0), vector(8)])
    }

    fn slow(scale: f32, weights: &[u8], input: &Fixed<2>) -> f32 {
        let input = input.iter().flat_map(|vector| vector.to_array());
        let products = weights.iter().zip(input).map(|(&w, x)| i32::from(w as i8) * i32::from(x));
        products.sum::<i32>() as f32 * (scale * 0.25)
    }

    #[test]
    fn a_product_is_what_multiplying_one_by_one_gives() {
        let (scales, weights, input) = sample();
        let matrix = Matrix::<2>::new(&scales, &weights);
        let mut one = [0.0; 8];
        matrix.product(&input, 0.25, &mut one);
        let mut many = [[0.0; 10]; 2];
        matrix.products(&[[i16x8::ZERO; 2], input], 0.25, &mut many, 2);
        for (row, scale) in scales.iter().enumerate() {
            let expected = slow(*scale, &weights[16 * row..16 * row + 16], &input);
            assert_eq!(one[row], expected, "row {row}");
            assert_eq!(many[1][2 + row], expected, "row {row}");
            assert_eq!(many[0][2 + row], 0.0, "row {row} with zeros");
        }
    }
}
