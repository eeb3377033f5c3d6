//! The exponential function and what is made of it, the same to the last bit on every machine.
//!
//! Only IEEE operations in a fixed order, no call into a system's mathematics and no fused
//! multiply-add: native code and wasm agree. Without branches, so that loops over them
//! become SIMD.

/// 1.5 × 2^23: adding it rounds a small number to the nearest whole one, which then stands
/// in the low bits.
const ROUNDER: f32 = 12_582_912.0;

/// e to the power of `x`, to 2 units in the last place; what leaves the range of an `f32`
/// stays at its edge.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let x = if x > 88.0 { 88.0 } else { x };
    let x = if x < -87.0 { -87.0 } else { x };
    let rounded = x * std::f32::consts::LOG2_E + ROUNDER;
    let whole = rounded - ROUNDER;
    // ln 2 in two parts, so that the rest keeps its precision.
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let power = rounded.to_bits().wrapping_add(127) << 23;
    f32::from_bits(power) * polynomial(rest)
}

/// e to the power of a number within ±0.35; the coefficients are those of Cephes' `expf`.
#[inline(always)]
fn polynomial(x: f32) -> f32 {
    let mut sum = 1.987_569_1e-4;
    for coefficient in [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        sum = sum * x + coefficient;
    }
    sum * (x * x) + x + 1.0
}

/// The logistic function, 0 to 1.
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The hyperbolic tangent, to about 1e-7.
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    2.0 * sigmoid(2.0 * x) - 1.0
}

/// A number within ±1 as a whole number within ±[`UNIT`].
#[inline(always)]
pub(crate) fn to_fixed(x: f32) -> i16 {
    (x * UNIT + ROUNDER).to_bits() as i16
}

/// What 1 is in fixed point.
pub(crate) const UNIT: f32 = 32_767.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_right_over_the_whole_range() {
        for step in -8700..8800 {
            let x = step as f32 / 100.0;
            let exact = f64::from(x).exp();
            let error = (f64::from(exp(x)) - exact) / exact;
            assert!(error.abs() < 2.5e-7, "exp({x}) is off by {error}");
        }
    }

    #[test]
    fn exp_stays_finite_at_the_edges() {
        for x in [f32::MIN, -1e9, -88.0, 89.0, 1e9, f32::MAX, f32::INFINITY, f32::NEG_INFINITY] {
            assert!(exp(x).is_finite() && exp(x) > 0.0, "exp({x})");
        }
    }

    #[test]
    fn sigmoid_and_tanh_are_right() {
        for step in -3000..3000 {
            let x = step as f32 / 100.0;
            let exact = f64::from(x);
            assert!((f64::from(sigmoid(x)) - 1.0 / (1.0 + (-exact).exp())).abs() < 2e-7, "{x}");
            assert!((f64::from(tanh(x)) - exact.tanh()).abs() < 3e-7, "{x}");
        }
    }

    #[test]
    fn fixed_point_rounds_to_the_nearest() {
        for (x, expected) in [(0.0, 0), (1.0, 32767), (-1.0, -32767), (0.5, 16384), (2e-5, 1)] {
            assert_eq!(to_fixed(x), expected, "{x}");
        }
    }

    /// These bits are those of every machine; a compiler that fuses or reorders changes them.
    #[test]
    fn the_bits_are_fixed() {
        let sum = (-2000..2000_i16).fold(0_u32, |sum, step| {
            let x = f32::from(step) / 128.0;
            sum.rotate_left(5) ^ exp(x).to_bits() ^ tanh(x).to_bits().rotate_left(13)
        });
        assert_eq!(sum, 2_147_353_779);
    }
}
