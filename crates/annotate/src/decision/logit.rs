//! Odds and probabilities in whole thousandths, alike on every platform.

/// Knots of the logarithm of the odds: a probability, and ln(p / (1 - p)), both
/// in thousandths; between them it runs straight. Beyond 0.999 no tagger is
/// to be believed more.
const KNOTS: [(i64, i64); 14] = [
    (1, -6907),
    (10, -4595),
    (50, -2944),
    (100, -2197),
    (200, -1386),
    (350, -619),
    (500, 0),
    (650, 619),
    (800, 1386),
    (900, 2197),
    (950, 2944),
    (980, 3892),
    (990, 4595),
    (999, 6907),
];

/// The logarithm of the odds of a probability, both in thousandths.
pub(super) fn logit(probability: u32) -> i32 {
    along(i64::from(probability), |knot| knot) as i32
}

/// The probability of which `odds` are the logarithm of the odds, both in thousandths.
pub(super) fn probability(odds: i64) -> u32 {
    along(odds, |(probability, odds)| (odds, probability)) as u32
}

/// The value at `x` on the line through the knots, as `axes` reads them.
fn along(x: i64, axes: impl Fn((i64, i64)) -> (i64, i64)) -> i64 {
    let knots = KNOTS.map(axes);
    let after = knots.partition_point(|k| k.0 < x).clamp(1, knots.len() - 1);
    let ((x0, y0), (x1, y1)) = (knots[after - 1], knots[after]);
    y0 + (y1 - y0) * (x.clamp(x0, x1) - x0) / (x1 - x0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_close_to_the_curve() {
        for p in 50..=950u32 {
            let odds = f64::from(p) / f64::from(1000 - p);
            assert!((f64::from(logit(p)) / 1000.0 - odds.ln()).abs() < 0.1, "{p}");
            assert!(probability(i64::from(logit(p))).abs_diff(p) <= 1, "{p}");
        }
        assert_eq!((logit(0), logit(1000)), (-6907, 6907));
        assert_eq!((probability(-99_999), probability(99_999)), (1, 999));
    }
}
