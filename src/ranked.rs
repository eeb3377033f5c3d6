//! Things in the order of a rank.

/// `things` in the order of their ranks, those of the same rank in the order that they came in.
/// What is sorted are pairs of numbers, whatever the things are: the standard library's way is
/// compiled anew for each kind of them, and is not small.
pub(crate) fn ranked<T>(things: Vec<T>, rank: impl Fn(&T) -> (u32, u32)) -> Vec<T> {
    let mut order: Vec<((u32, u32), usize)> = things.iter().map(rank).zip(0..).collect();
    order.sort_unstable();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, at)| things[at].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_their_order() {
        let ranked = ranked(vec!["b1", "a2", "b0", "a1"], |thing| (thing.as_bytes()[0].into(), 0));
        assert_eq!(ranked, ["a2", "a1", "b1", "b0"]);
    }
}
