//! What is shown of the library; no web_sys.

use crate::desk::library::archive::Notice;
use crate::desk::library::device::{Cleared, Room};
use crate::desk::library::store::StoreError;
use crate::desk::library::{Found, Imported, Listing, TextId};
use std::rc::Rc;
use yew::Reducible;

/// What is shown of the library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// What stands on it; none until it is known.
    pub listing: Option<Rc<Listing>>,
    /// Why nothing outlasts the page, if nothing does.
    pub refused: Option<StoreError>,
    /// Whether another tab is in the way.
    pub is_blocked: bool,
    /// The text that is open and kept.
    pub current: Option<TextId>,
    /// The index of its first mention behind the place where its reader stopped when they were
    /// last away.
    pub since: Option<u32>,
    /// How often another tab has changed what the reader made of it: it is to be read anew then.
    pub worked: u32,
    /// What was taken off last, and what it is called: it can be put back.
    pub removed: Option<(TextId, String)>,
    /// What has come of the last command.
    pub said: Option<Said>,
    /// Whether the reader is being asked if everything is to be deleted.
    pub is_asking: bool,
    /// The search across all texts.
    pub search: Search,
    /// How much room there is.
    pub room: Option<Room>,
    /// Whether the browser has promised to keep it; none where it promises nothing.
    pub is_lasting: Option<bool>,
}

/// A search across all texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// Counts the searches: what is found for an earlier one comes too late.
    pub number: u32,
    /// What was typed.
    pub typed: String,
    /// What was found so far, in the order of the shelf.
    pub found: Rc<Vec<Found>>,
    /// Whether all texts were searched.
    pub is_done: bool,
}

/// What has come of a command, in a form that words can be found for.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// There was no room for the text of this title.
    Full(String),
    /// The browser did not do it, for this reason.
    Failed(StoreError),
    /// This came of the file of this name.
    Imported(String, Imported),
    /// Nothing of the file of this name was taken.
    NotImported(String, Notice),
    /// It was deleted in another tab before it could be put back.
    Gone(String),
    /// So many texts were deleted, and this.
    Forgotten(usize, Cleared),
    /// Everything was deleted in another tab.
    ForgottenElsewhere,
    /// Whether the browser has promised to keep it.
    Promised(bool),
}

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// This stands on the shelf.
    Listed(Listing),
    /// Nothing outlasts the page.
    Refused(StoreError),
    /// Another tab is in the way, or is no more.
    Blocked(bool),
    /// The open text is kept.
    Kept(TextId),
    /// From this mention on its reader goes on.
    Since(Option<u32>),
    /// Another tab has changed what the reader made of this text.
    Worked(TextId),
    /// No text is open.
    Left,
    /// A text was taken off.
    Removed(TextId, String),
    /// It was put back.
    PutBack,
    /// A command has come to an end.
    Said(Said),
    /// The reader is asked whether everything is to be deleted, or is so no longer.
    Asked,
    /// Something is searched for.
    Typed(u32, String),
    /// It was found in a text.
    Found(u32, Found),
    /// All texts were searched.
    Searched(u32),
    /// What the device says.
    Device(Option<Room>, Option<bool>),
    /// Everything was deleted, as this says.
    Forgotten(Said),
}

impl Reducible for Shelf {
    type Action = Happening;

    fn reduce(self: Rc<Self>, happening: Happening) -> Rc<Self> {
        let mut next = (*self).clone();
        next.take(happening);
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Shelf {
    /// Whether the last thing that happened is that everything was deleted, settings and all.
    pub fn is_forgotten(&self) -> bool {
        matches!(self.said, Some(Said::Forgotten(..) | Said::ForgottenElsewhere))
    }

    fn take(&mut self, happening: Happening) {
        match happening {
            Happening::Listed(listing) => self.listing = Some(Rc::new(listing)),
            Happening::Refused(why) => self.refused = Some(why),
            Happening::Blocked(is) => self.is_blocked = is,
            Happening::Kept(id) => self.current = Some(id),
            Happening::Since(since) => self.since = since,
            Happening::Worked(id) if self.current.as_ref() == Some(&id) => self.worked += 1,
            Happening::Left => (self.current, self.since) = (None, None),
            Happening::Removed(id, title) => {
                self.current = self.current.take().filter(|current| *current != id);
                self.removed = Some((id, title));
                self.said = None;
            }
            Happening::PutBack => self.removed = None,
            Happening::Said(said) => self.said = Some(said),
            Happening::Asked => self.is_asking = !self.is_asking,
            Happening::Typed(number, typed) => {
                self.search = Search { number, typed, ..Search::default() };
            }
            Happening::Found(number, found) if number == self.search.number => {
                Rc::make_mut(&mut self.search.found).push(found);
            }
            Happening::Searched(number) if number == self.search.number => {
                self.search.is_done = true;
            }
            Happening::Found(..) | Happening::Searched(_) | Happening::Worked(_) => {}
            Happening::Device(room, is_lasting) => {
                (self.room, self.is_lasting) = (room, is_lasting);
            }
            Happening::Forgotten(said) => {
                let listing = Some(Rc::default());
                let refused = self.refused.take();
                *self = Shelf { listing, refused, said: Some(said), ..Shelf::default() };
            }
        }
    }
}

impl Said {
    /// What came of the file `name`.
    pub fn of_file(name: String, imported: Imported) -> Said {
        let fatal = |notice: &&Notice| notice.trouble.is_fatal();
        match imported.notices.iter().find(fatal).cloned() {
            Some(notice) => Said::NotImported(name, notice),
            None => Said::Imported(name, imported),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(digit: &str) -> TextId {
        TextId::try_from(digit.repeat(64)).expect("an identity")
    }

    fn after(happenings: impl IntoIterator<Item = Happening>) -> Shelf {
        let shelf = Rc::new(Shelf::default());
        let shelf = happenings.into_iter().fold(shelf, |shelf, happening| shelf.reduce(happening));
        (*shelf).clone()
    }

    #[test]
    fn what_is_found_for_an_earlier_search_comes_too_late() {
        let shelf = after([
            Happening::Typed(1, "甲".into()),
            Happening::Typed(2, "乙".into()),
            Happening::Searched(1),
        ]);
        assert!(!shelf.search.is_done);
        assert_eq!(shelf.search.typed, "乙");
    }

    #[test]
    fn a_text_that_is_taken_off_is_kept_no_longer() {
        let removed = |digit: &str| Happening::Removed(id(digit), "題".into());
        assert_eq!(after([Happening::Kept(id("1")), removed("1")]).current, None);
        assert_eq!(after([Happening::Kept(id("1")), removed("2")]).current, Some(id("1")));
    }

    #[test]
    fn nothing_stays_of_what_was_forgotten_but_that_it_was() {
        let said = Said::Forgotten(1, Cleared::default());
        let typed = Happening::Typed(1, "甲".into());
        let shelf = after([Happening::Kept(id("1")), typed, Happening::Forgotten(said.clone())]);
        let listing = Some(Rc::default());
        assert_eq!(shelf, Shelf { listing, said: Some(said), ..Shelf::default() });
    }
}
