//! The browser's history against what the page shows: which step makes them agree; pure.

use crate::view::View;

/// In which form something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The small sheet that a tap opens.
    Sheet,
    /// The panel.
    Panel,
}

impl Layer {
    /// Its name in `history.state`.
    fn name(self) -> &'static str {
        match self {
            Layer::Sheet => "sheet",
            Layer::Panel => "panel",
        }
    }

    fn named(name: &str) -> Option<Layer> {
        [Layer::Sheet, Layer::Panel].into_iter().find(|layer| layer.name() == name)
    }
}

/// The sheet or the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// What it is about.
    pub view: View,
    /// Which of the two.
    pub layer: Layer,
}

/// Where the browser's history stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What is open here, and before it what one step back each leads to; empty where the
    /// text stands alone.
    pub stack: Vec<Open>,
    /// How many entries of ours lie in the history up to this one: so many steps back stay on
    /// the page. An entry that a link from outside made is not ours.
    pub ours: usize,
}

/// What to do to the history so that it says what the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// It says so already.
    Stay,
    /// Add an entry.
    Push,
    /// Rewrite the entry.
    Replace,
    /// Go back that many entries, then look again.
    Back(usize),
}

impl Address {
    /// Reads an entry: its fragment, and the note that [`Address::note`] left with it. Without
    /// a note it came by a link, which opens the panel.
    pub fn read(fragment: &str, note: Option<&str>) -> Address {
        let Some(view) = View::parse(fragment) else { return Address::default() };
        let noted = note.and_then(|note| Address::noted(&view, note));
        let linked = || Address { stack: vec![Open { view, layer: Layer::Panel }], ours: 0 };
        noted.unwrap_or_else(linked)
    }

    fn noted(view: &View, note: &str) -> Option<Address> {
        let mut words = note.split(' ');
        let ours = words.next()?.parse().ok()?;
        let layer = Layer::named(words.next()?)?;
        let below = words.map(|word| {
            let (layer, fragment) = word.split_at(word.find('#')?);
            Some(Open { view: View::parse(fragment)?, layer: Layer::named(layer)? })
        });
        let mut stack = below.collect::<Option<Vec<Open>>>()?;
        stack.push(Open { view: view.clone(), layer });
        Some(Address { stack, ours })
    }

    /// What the fragment does not say, for `history.state`: the count of our entries, the layer,
    /// and what lies below, all parted by spaces, which no fragment holds.
    pub fn note(&self) -> Option<String> {
        let (open, below) = self.stack.split_last()?;
        let below =
            below.iter().map(|open| format!(" {}{}", open.layer.name(), open.view.fragment()));
        Some(format!("{} {}{}", self.ours, open.layer.name(), below.collect::<String>()))
    }

    /// The fragment, with its `#`.
    pub fn fragment(&self) -> Option<String> {
        self.stack.last().map(|open| open.view.fragment())
    }

    /// How to get from here to `shown`: a step deeper adds an entry, moving inside rewrites
    /// it, a step back goes back. What a link opened is rewritten when it closes.
    pub fn towards(&self, shown: &[Open]) -> Move {
        let (here, there) = (self.stack.len(), shown.len());
        match here.saturating_sub(there).min(self.ours) {
            0 if there > here => Move::Push,
            0 if self.stack == shown => Move::Stay,
            0 => Move::Replace,
            steps => Move::Back(steps),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(entity: &'static str, layer: Layer) -> Open {
        Open { view: View::entity(entity.into()), layer }
    }

    #[test]
    fn opening_adds_moving_rewrites_closing_goes_back() {
        let [a, b, sheet] =
            [open("a", Layer::Panel), open("b", Layer::Panel), open("a", Layer::Sheet)];
        let list = Open { view: View::List, layer: Layer::Panel };
        let at = |stack: &[&Open], ours| Address {
            stack: stack.iter().copied().cloned().collect(),
            ours,
        };
        for (address, shown, expected) in [
            (at(&[], 0), vec![], Move::Stay),
            (at(&[], 0), vec![&a], Move::Push),
            (at(&[&a], 1), vec![&a], Move::Stay),
            (at(&[&a], 1), vec![&b], Move::Replace),
            (at(&[&a], 1), vec![&sheet], Move::Replace),
            (at(&[&a], 1), vec![], Move::Back(1)),
            (at(&[&sheet], 1), vec![&sheet, &a], Move::Push),
            (at(&[&sheet, &a], 2), vec![&sheet, &b], Move::Replace),
            (at(&[&sheet, &a], 2), vec![&sheet], Move::Back(1)),
            (at(&[&list, &a], 2), vec![], Move::Back(2)),
            // A link opened it: what lies before belongs to others.
            (at(&[&a], 0), vec![&a], Move::Stay),
            (at(&[&a], 0), vec![&b], Move::Replace),
            (at(&[&a], 0), vec![], Move::Replace),
            (at(&[&a], 0), vec![&a, &list], Move::Push),
            (at(&[&a, &list], 1), vec![], Move::Back(1)),
        ] {
            let shown: Vec<Open> = shown.into_iter().cloned().collect();
            assert_eq!(address.towards(&shown), expected, "{address:?} -> {shown:?}");
        }
    }

    #[test]
    fn an_entry_survives_the_round_trip() {
        let list = Open { view: View::List, layer: Layer::Panel };
        let strange = Open { view: View::mention("a b#c".into(), 7), layer: Layer::Sheet };
        let stack = [strange, list, open("金正恩", Layer::Panel)];
        for (from, ours) in [(0, 3), (1, 1), (2, 0)] {
            let address = Address { stack: stack[from..].to_vec(), ours };
            let (fragment, note) = (address.fragment(), address.note());
            assert_eq!(Address::read(&fragment.unwrap_or_default(), note.as_deref()), address);
        }
        assert_eq!((Address::default().fragment(), Address::default().note()), (None, None));
    }

    #[test]
    fn foreign_notes_are_a_link_from_outside() {
        let linked = Address { stack: vec![open("a", Layer::Panel)], ours: 0 };
        for note in
            [None, Some(""), Some("1"), Some("x panel"), Some("1 drawer"), Some("1 sheet a")]
        {
            assert_eq!(Address::read("#e=a", note), linked, "{note:?}");
        }
        assert_eq!(Address::read("#elsewhere", Some("1 panel")), Address::default());
    }
}
