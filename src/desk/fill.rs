//! The markup of an opened text on its way into the page: as much at a time as nobody notices.

use super::message::Part;
use crate::dom::{self, Setting, Slice};
use gloo::timers::callback::Timeout;
use lorgnette_engine::{SafeHtml, Stage};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use yew::Callback;

/// Until the page is there to be filled, it is looked for every so often, in ms.
const WAIT: u32 = 5;

/// What stands in line.
enum Job {
    Piece(Part, SafeHtml),
    Ends(Stage),
    Sheet(String),
    Done,
}

/// What has been brought to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filled {
    /// All of a stage.
    Stage(Stage),
    /// What it takes to show it in other scripts.
    Sheet,
    /// Everything that there will be.
    All,
}

/// The line; clones are the same one.
#[derive(Clone, Default)]
pub(crate) struct Fill(Rc<RefCell<Line>>);

#[derive(Default)]
struct Line {
    jobs: VecDeque<Job>,
    setting: Setting,
    tell: Callback<Filled>,
    next: Option<Timeout>,
}

impl Fill {
    /// Forgets what stands in line and the sheet of the text before; from here on `tell` is told
    /// what is filled.
    pub(crate) fn begin(&self, tell: Callback<Filled>) {
        dom::hold_sheet(None);
        self.0.replace(Line { tell, ..Line::default() });
    }

    /// The next piece of a part.
    pub(crate) fn piece(&self, part: Part, markup: SafeHtml) {
        self.push(Job::Piece(part, markup));
    }

    /// The stage is whole.
    pub(crate) fn ends(&self, stage: Stage) {
        self.push(Job::Ends(stage));
    }

    /// What it takes to show the text in other scripts, as JSON.
    pub(crate) fn sheet(&self, sheet: String) {
        self.push(Job::Sheet(sheet));
    }

    /// Nothing more will come.
    pub(crate) fn done(&self) {
        self.push(Job::Done);
    }

    fn push(&self, job: Job) {
        self.0.borrow_mut().jobs.push_back(job);
        if self.0.borrow().next.is_none() {
            self.later(0);
        }
    }

    fn later(&self, wait: u32) {
        let fill = self.clone();
        let next =
            (!self.0.borrow().jobs.is_empty()).then(|| Timeout::new(wait, move || fill.slice()));
        self.0.borrow_mut().next = next;
    }

    fn slice(&self) {
        if !dom::is_page_there() {
            return self.later(WAIT);
        }
        self.0.borrow_mut().setting.look();
        let slice = Slice::begin();
        while slice.has_time() {
            let Some(job) = self.0.borrow_mut().jobs.pop_front() else { break };
            self.work(job);
        }
        self.later(0);
    }

    /// Does what is to be done with the glossary before `job`; whether there was anything. The
    /// entries come before the names, and go after them.
    fn lists_before(&self, job: &Job) -> bool {
        let setting = &mut self.0.borrow_mut().setting;
        match job {
            Job::Piece(Part::Prose, _) => setting.list(),
            Job::Ends(_) => setting.list() || setting.unlist(),
            _ => false,
        }
    }

    fn work(&self, job: Job) {
        if self.lists_before(&job) {
            // That was work enough: the job waits for its turn.
            return self.0.borrow_mut().jobs.push_front(job);
        }
        let filled = {
            let setting = &mut self.0.borrow_mut().setting;
            match job {
                Job::Piece(Part::Prose, markup) => return setting.prose(&markup),
                Job::Piece(Part::Overview, markup) => return setting.overview(&markup),
                Job::Piece(Part::Entries, markup) => return setting.entries(&markup),
                Job::Ends(stage) => {
                    setting.end();
                    Filled::Stage(stage)
                }
                Job::Sheet(sheet) => {
                    dom::hold_sheet(Some(&sheet));
                    Filled::Sheet
                }
                Job::Done => Filled::All,
            }
        };
        let tell = self.0.borrow().tell.clone();
        tell.emit(filled);
    }
}
