//! What the desk shows: the title page, a choice, or a text as far as it has come; no web_sys.

use super::message::{Asset, Doubts, Failure, FromEngine, Lack};
use lorgnette_engine::{Made, PageParts, Refusal, Stage, Told};
use std::rc::Rc;
use yew::Reducible;

/// What is shown, and what has gone wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What fills the page.
    pub view: View,
    /// What the reader must be told.
    pub trouble: Option<Trouble>,
    /// How many requests the worker has made.
    pub requests: u32,
}

/// What fills the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum View {
    /// The page on which a text is opened.
    #[default]
    Title,
    /// The names of several files, of which one is to be chosen.
    Choice(Rc<Vec<String>>),
    /// A text.
    Text(Work),
}

/// A text, as far as it has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// How many texts were opened before it.
    pub number: u32,
    /// What it is called until it says so itself.
    pub name: String,
    /// What is known of it, without markup; none before its first stage.
    pub parts: Option<Rc<PageParts>>,
    /// What is being done.
    pub doing: Doing,
    /// How often its markup, or what shows it in other scripts, has been set.
    pub edition: u32,
    /// Whether anybody has looked for names.
    pub is_named: bool,
    /// What is to be known of how it was read.
    pub doubts: Rc<Doubts>,
    /// What was made of it before it was opened here.
    pub begun: Rc<Made>,
    /// What of that, and of what was made since, is not as it was wanted.
    pub told: Rc<Told>,
}

/// What is being done with a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doing {
    /// It is decoded, repaired and set.
    #[default]
    Reading,
    /// A file comes: so many bytes, of so many or of nobody knows how many.
    Loading(Asset, u32, u32),
    /// Lists and rules look for names.
    Finding,
    /// A tagger looks for names; from 0 to 1000.
    FindingMore(u32),
    /// Nothing more.
    Done,
    /// Nothing more, because the reader said so.
    Stopped,
}

impl Doing {
    /// Whether there is more to come.
    pub fn is_busy(self) -> bool {
        !matches!(self, Doing::Done | Doing::Stopped)
    }
}

/// What has gone wrong, in a form that words can be found for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file of this name could not be opened, for this reason.
    Refused(String, Refusal),
    /// The file of this name has too many bytes.
    TooLarge(String),
    /// The engine could not be started, for this reason.
    NoEngine(String),
    /// The engine ended in the middle of its work.
    Died,
    /// The engine comes from another build.
    OtherBuild,
    /// There is no tagger, as this sentence says.
    NoTagger(String),
    /// There is no knowledge, for this reason.
    NoBase(String),
    /// There are no other scripts, for this reason.
    NoScripts(String),
    /// This address is not of this site.
    Elsewhere(String),
    /// There is no file at this address.
    NoFile(String),
    /// Nothing was handed over.
    NothingHanded,
    /// Nothing came of what was shared.
    NothingShared,
    /// Only this address was shared.
    OnlyAddress(String),
    /// What it takes to open this could not be fetched.
    Offline(String),
    /// What was wanted takes the engine, which was stopped.
    Halted,
}

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Files of these names were given.
    Offered(Rc<Vec<String>>),
    /// A text of this name is to be read.
    Opened(String),
    /// The engine says something.
    Said(FromEngine),
    /// The markup of a stage is set.
    Set(Stage),
    /// What it takes to show the text in other scripts is there.
    Pressed,
    /// The engine is no more; the words of the browser, if it has any.
    Died(String),
    /// The reader has had enough.
    Stopped,
    /// Back to the title page.
    Left,
    /// Something went wrong.
    Failed(Trouble),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.take(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

impl State {
    /// The text that is shown or read.
    pub fn work(&self) -> Option<&Work> {
        match &self.view {
            View::Text(work) => Some(work),
            _ => None,
        }
    }

    fn take(&mut self, action: Action) {
        match action {
            Action::Offered(names) => self.show(View::Choice(names)),
            Action::Opened(name) => {
                let number = self.work().map_or(0, |work| work.number) + 1;
                let work = Work { number, name, ..Work::default() };
                self.show(View::Text(work));
            }
            Action::Said(message) => self.said(message),
            Action::Set(stage) => self.set(stage),
            Action::Pressed => self.with_work(|work| work.edition += 1),
            Action::Died(why) => self.died(why),
            Action::Stopped => self.end(Doing::Stopped),
            Action::Left => self.show(View::Title),
            Action::Failed(trouble) => self.trouble = Some(trouble),
        }
    }

    fn show(&mut self, view: View) {
        self.view = view;
        self.trouble = None;
    }

    fn said(&mut self, message: FromEngine) {
        let doing = match message {
            FromEngine::Loading { asset, bytes, of } => Doing::Loading(asset, bytes, of),
            FromEngine::Read(part) => Doing::FindingMore(part),
            FromEngine::Requests(count) => return self.requests = count,
            FromEngine::Doubts(doubts) => {
                return self.with_work(|work| work.doubts = Rc::new(doubts));
            }
            FromEngine::Comes(made) => return self.with_work(|work| work.begun = Rc::new(made)),
            FromEngine::Told(told) => return self.with_work(|work| work.told = Rc::new(told)),
            FromEngine::Begins(_, parts) => return self.begins(*parts),
            FromEngine::Failed(failure) => return self.failed(failure),
            FromEngine::Without(Lack::Tagger(why)) => {
                return self.trouble = Some(Trouble::NoTagger(why));
            }
            FromEngine::Without(Lack::Scripts(why)) => {
                return self.trouble = Some(Trouble::NoScripts(why));
            }
            FromEngine::Without(Lack::Base(why)) => {
                return self.trouble = Some(Trouble::NoBase(why));
            }
            FromEngine::Done => Doing::Done,
            FromEngine::Ready(_)
            | FromEngine::Opens
            | FromEngine::Piece(_)
            | FromEngine::Words
            | FromEngine::Ends(_)
            | FromEngine::Sheet
            | FromEngine::Notes(_)
            | FromEngine::Annotations(_) => return,
        };
        self.with_work(|work| work.doing = doing);
    }

    fn with_work(&mut self, set: impl FnOnce(&mut Work)) {
        if let View::Text(work) = &mut self.view {
            set(work);
        }
    }

    fn begins(&mut self, mut parts: PageParts) {
        if let View::Text(work) = &mut self.view {
            if parts.title.is_empty() {
                parts.title.clone_from(&work.name);
            }
            work.parts = Some(Rc::new(parts));
        }
    }

    fn set(&mut self, stage: Stage) {
        if let View::Text(work) = &mut self.view {
            work.edition += 1;
            work.is_named |= matches!(stage, Stage::Names | Stage::More);
            // The last word may have been said before what it is about was set.
            work.doing = match (stage, work.doing) {
                (Stage::Text, Doing::Reading | Doing::Loading(Asset::Words, ..)) => Doing::Finding,
                (Stage::Names, Doing::Finding) => Doing::FindingMore(0),
                (_, doing) => doing,
            };
        }
    }

    fn failed(&mut self, failure: Failure) {
        let name = self.work().map_or_else(String::new, |work| work.name.clone());
        self.show(View::Title);
        self.trouble = Some(match failure {
            Failure::Refused(why) => Trouble::Refused(name, why),
            Failure::NoTable(why) => Trouble::NoEngine(why),
        });
    }

    fn died(&mut self, why: String) {
        if !self.work().is_some_and(|work| work.doing.is_busy()) {
            return;
        }
        self.end(Doing::Stopped);
        self.trouble =
            Some(if self.work().is_some() { Trouble::Died } else { Trouble::NoEngine(why) });
    }

    /// Ends the work; of a text of which nothing is shown yet, nothing stays.
    fn end(&mut self, end: Doing) {
        match &mut self.view {
            View::Text(work) if work.parts.is_some() => work.doing = end,
            View::Text(_) => self.show(View::Title),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let state = Rc::new(State::default());
        let state = actions.into_iter().fold(state, |state, action| state.reduce(action));
        (*state).clone()
    }

    fn opened() -> Action {
        Action::Opened("a.txt".into())
    }

    fn begins(title: &str) -> Action {
        let parts = PageParts { title: title.into(), ..PageParts::default() };
        Action::Said(FromEngine::Begins(Stage::Text, Box::new(parts)))
    }

    fn doing(state: &State) -> Option<Doing> {
        state.work().map(|work| work.doing)
    }

    #[test]
    fn a_text_goes_through_its_stages() {
        let loading = |asset| Action::Said(FromEngine::Loading { asset, bytes: 1, of: 2 });
        let mut actions = vec![opened(), loading(Asset::Words), begins("")];
        let state = after(actions.clone());
        let title = state.work().and_then(|work| work.parts.clone()).map(|p| p.title.clone());
        assert_eq!(title.as_deref(), Some("a.txt"), "without a title it is called as its file");
        for (action, expected) in [
            (Action::Set(Stage::Text), Doing::Finding),
            (loading(Asset::Base), Doing::Loading(Asset::Base, 1, 2)),
            (Action::Said(FromEngine::Read(500)), Doing::FindingMore(500)),
            (Action::Said(FromEngine::Done), Doing::Done),
            (Action::Set(Stage::More), Doing::Done),
        ] {
            actions.push(action);
            assert_eq!(doing(&after(actions.clone())), Some(expected));
        }
        assert_eq!(after(actions).work().map(|work| work.edition), Some(2));
    }

    #[test]
    fn what_was_found_stays_when_the_work_ends_early() {
        for (end, trouble) in
            [(Action::Stopped, None), (Action::Died(String::new()), Some(Trouble::Died))]
        {
            let state = after([opened(), begins("題"), end]);
            assert_eq!((doing(&state), state.trouble), (Some(Doing::Stopped), trouble));
        }
    }

    #[test]
    fn without_anything_to_show_it_goes_back_and_says_why() {
        for (end, trouble) in [
            (Action::Stopped, None),
            (Action::Died("x".into()), Some(Trouble::NoEngine("x".into()))),
            (
                Action::Said(FromEngine::Failed(Failure::NoTable("x".into()))),
                Some(Trouble::NoEngine("x".into())),
            ),
            (
                Action::Said(FromEngine::Failed(Failure::Refused(Refusal::Empty))),
                Some(Trouble::Refused("a.txt".into(), Refusal::Empty)),
            ),
        ] {
            let state = after([opened(), end]);
            assert_eq!((state.view, state.trouble), (View::Title, trouble));
        }
    }

    #[test]
    fn a_worker_that_ends_when_nothing_is_to_do_is_no_trouble() {
        let done = Action::Said(FromEngine::Done);
        let state = after([opened(), begins("題"), done, Action::Died(String::new())]);
        assert_eq!((doing(&state), state.trouble), (Some(Doing::Done), None));
    }
}
