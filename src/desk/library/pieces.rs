//! A text in pieces: so that no single one takes long to read from the disk and to search.

/// How long a piece is at most, in code points: a few milliseconds of search.
pub(super) const PIECE: usize = 1 << 16;

/// `text` in pieces of [`PIECE`] code points, the last one shorter; none of an empty text.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.char_indices().nth(PIECE).map_or(rest.len(), |(byte, _)| byte);
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_whole_in_order() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let text = "文a".repeat(length / 2) + if length % 2 == 1 { "𠀀" } else { "" };
            let pieces: Vec<&str> = pieces(&text).collect();
            assert_eq!(pieces.concat(), text);
            assert_eq!(pieces.len(), length.div_ceil(PIECE));
            assert!(pieces.iter().all(|piece| piece.chars().count() <= PIECE));
        }
    }
}
