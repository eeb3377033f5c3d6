//! The browser's history against what the page shows: which step makes them agree; pure.

use crate::view::View;

/// What the history's entry says of the layer it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The small sheet that a tap opens.
    Sheet,
    /// The panel.
    Panel,
    /// The panel, opened from the sheet: one step back leads there.
    PanelOverSheet,
}

impl Layer {
    /// How many entries of ours lie in the history up to this one.
    pub fn depth(self) -> i32 {
        match self {
            Layer::Sheet | Layer::Panel => 1,
            Layer::PanelOverSheet => 2,
        }
    }

    /// Its name in `history.state`.
    pub fn name(self) -> &'static str {
        match self {
            Layer::Sheet => "sheet",
            Layer::Panel => "panel",
            Layer::PanelOverSheet => "panel-over-sheet",
        }
    }

    /// The layer of that name.
    pub fn named(name: &str) -> Option<Layer> {
        [Layer::Sheet, Layer::Panel, Layer::PanelOverSheet].into_iter().find(|l| l.name() == name)
    }
}

/// Where the browser's history stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What the fragment names.
    pub view: Option<View>,
    /// The layer, where the entry is one of ours; none after a link from outside.
    pub layer: Option<Layer>,
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
    Back(i32),
}

impl Address {
    /// How to get from here to `shown`: opening adds an entry, moving inside rewrites it,
    /// closing goes back.
    pub fn towards(&self, shown: Option<(&View, Layer)>) -> Move {
        let here = self.layer.map_or(0, Layer::depth);
        let there = shown.map_or(0, |(_, layer)| layer.depth());
        let arrived = here == 0 && self.view.is_some();
        match shown {
            _ if there < here => Move::Back(here - there),
            None if arrived => Move::Replace,
            None => Move::Stay,
            Some((view, layer)) => {
                let same = self.view.as_ref() == Some(view);
                match arrived || there == here {
                    true if same && (arrived || self.layer == Some(layer)) => Move::Stay,
                    true => Move::Replace,
                    false => Move::Push,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(entity: &'static str, mention: Option<u32>) -> View {
        View { entity: entity.into(), mention }
    }

    #[test]
    fn opening_adds_moving_rewrites_closing_goes_back() {
        let (a, b) = (view("a", Some(1)), view("a", Some(2)));
        let at = |view: &View, layer| Address { view: Some(view.clone()), layer };
        let bare = Address::default();
        let panel = at(&a, Some(Layer::Panel));
        let sheet = at(&a, Some(Layer::Sheet));
        let over = at(&a, Some(Layer::PanelOverSheet));
        let linked = at(&a, None);
        for (address, shown, expected) in [
            (&bare, None, Move::Stay),
            (&bare, Some((&a, Layer::Panel)), Move::Push),
            (&bare, Some((&a, Layer::Sheet)), Move::Push),
            (&panel, Some((&a, Layer::Panel)), Move::Stay),
            (&panel, Some((&b, Layer::Panel)), Move::Replace),
            (&panel, Some((&a, Layer::Sheet)), Move::Replace),
            (&panel, None, Move::Back(1)),
            (&sheet, Some((&a, Layer::PanelOverSheet)), Move::Push),
            (&over, Some((&b, Layer::PanelOverSheet)), Move::Replace),
            (&over, Some((&a, Layer::Sheet)), Move::Back(1)),
            (&over, None, Move::Back(2)),
            (&linked, Some((&a, Layer::Panel)), Move::Stay),
            (&linked, Some((&b, Layer::Panel)), Move::Replace),
            (&linked, None, Move::Replace),
        ] {
            assert_eq!(address.towards(shown), expected, "{address:?} -> {shown:?}");
        }
    }

    #[test]
    fn layers_keep_their_names() {
        for layer in [Layer::Sheet, Layer::Panel, Layer::PanelOverSheet] {
            assert_eq!(Layer::named(layer.name()), Some(layer));
        }
        assert_eq!(Layer::named("elsewhere"), None);
    }
}
