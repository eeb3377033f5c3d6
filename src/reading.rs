//! How far the reader has come in the text, and what a view shows of what lies ahead; pure.

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Mentions with a lower index are left out; see [`Extent`].
    pub from: u32,
    /// Those with a lower index than this may be shown.
    pub seen: u32,
    /// The mention nearest to where the reader looks, of those that were asked about.
    pub nearest: Option<u32>,
}

impl Default for Reading {
    /// Before anything is measured nothing is held back.
    fn default() -> Self {
        Reading { from: 0, seen: u32::MAX, nearest: None }
    }
}

/// How much of the article a view draws on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// What the reader has come past, so that nothing is given away.
    SoFar,
    /// Of that, what is new since they were last away: the mentions from this one on.
    Since(u32),
}

/// Where the reader stopped when they were last away; only the desk knows that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// The index of the first mention behind it.
    pub mention: u32,
    /// What the view of what follows is called.
    pub label: &'static str,
}

impl Extent {
    /// The same where `since` is known by now, or is not.
    pub fn after(self, since: Option<Since>) -> Extent {
        match (self, since) {
            (Extent::Since(_), Some(since)) => Extent::Since(since.mention),
            (Extent::Since(_), None) => Extent::SoFar,
            (extent, _) => extent,
        }
    }
}

impl Reading {
    /// Whether the mention with this index may be shown.
    pub fn admits(self, index: u32) -> bool {
        (self.from..self.seen).contains(&index)
    }
}

/// The two neighbours of the place before which `passed` mentions of the text stand, among
/// those with the indexes `mentions`: the last above it and the first below.
pub fn neighbours(mentions: &[u32], passed: u32) -> (Option<u32>, Option<u32>) {
    let below = mentions.partition_point(|index| *index < passed);
    (below.checked_sub(1).map(|above| mentions[above]), mentions.get(below).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_held_back_before_it_is_measured() {
        let reading = Reading { from: 2, seen: 5, nearest: None };
        assert!(reading.admits(2) && reading.admits(4));
        assert!(!reading.admits(1) && !reading.admits(5));
        assert!(Reading::default().admits(u32::MAX - 1));
    }

    #[test]
    fn a_choice_follows_the_place_that_it_is_about() {
        let since = Some(Since { mention: 7, label: "" });
        for (extent, since, expected) in [
            (Extent::Since(3), since, Extent::Since(7)),
            (Extent::Since(3), None, Extent::SoFar),
            (Extent::SoFar, since, Extent::SoFar),
            (Extent::Whole, None, Extent::Whole),
        ] {
            assert_eq!(extent.after(since), expected);
        }
    }

    #[test]
    fn the_neighbours_of_a_place_stand_on_either_side() {
        for (passed, expected) in [
            (0, (None, Some(2))),
            (2, (None, Some(2))),
            (3, (Some(2), Some(5))),
            (9, (Some(5), Some(9))),
            (10, (Some(9), None)),
        ] {
            assert_eq!(neighbours(&[2, 5, 9], passed), expected, "{passed}");
        }
        assert_eq!(neighbours(&[], 3), (None, None));
    }
}
