//! Presence: where in the article an entity stands, as marks along a rail; pure.

use crate::place::within;

/// Marks nearer than this share one, in CSS px: each is large enough for the finger.
pub const APART: f64 = 24.0;

/// Mentions that stand close together.
#[derive(Clone, Debug, PartialEq)]
pub struct Bucket {
    /// From the top of the rail, in CSS px.
    pub top: f64,
    /// The indexes of its mentions, in the order of the text; at least one.
    pub mentions: Vec<u32>,
    /// Which mention of the entity its first is, from 1.
    pub first: u32,
}

impl Bucket {
    /// Which mention of the entity its last is, from 1.
    pub fn last(&self) -> u32 {
        self.first + u32::try_from(self.mentions.len()).unwrap_or(u32::MAX) - 1
    }
}

/// Puts mentions, each with how far down the text it stands from 0 to 1, on a rail of this
/// height.
pub fn buckets(mentions: &[(u32, f64)], height: f64) -> Vec<Bucket> {
    let room = (height - APART).max(0.0);
    let mut buckets: Vec<Bucket> = Vec::new();
    for ((index, depth), nth) in mentions.iter().zip(1..) {
        let top = within(*depth, 0.0, 1.0) * room;
        match buckets.last_mut() {
            Some(last) if top < last.top + APART => last.mentions.push(*index),
            _ => buckets.push(Bucket { top, mentions: vec![*index], first: nth }),
        }
    }
    buckets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_mark_and_keep_their_numbers() {
        let mentions = [(3, 0.0), (4, 0.1), (9, 0.5), (12, 1.0)];
        let buckets = buckets(&mentions, 124.0);
        let found: Vec<(f64, u32, u32)> =
            buckets.iter().map(|bucket| (bucket.top, bucket.first, bucket.last())).collect();
        assert_eq!(found, [(0.0, 1, 2), (50.0, 3, 3), (100.0, 4, 4)]);
        assert_eq!(buckets[0].mentions, [3, 4]);
    }

    #[test]
    fn a_rail_without_height_has_one_mark() {
        assert_eq!(buckets(&[(1, 0.2), (2, 0.9)], 10.0).len(), 1);
        assert!(buckets(&[], 500.0).is_empty());
    }
}
