//! Feeds the hover card's state machine with what happens on the page, and carries out its
//! commands.

use crate::dom;
use crate::hover::{Command, Event, Hover, Over};
use crate::place::Point;
use crate::settings::Speed;
use crate::state::{Action, Preview, State};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, FocusEvent, PointerEvent};
use yew::prelude::*;

/// The machine, its clock and its timer.
pub(crate) struct Driver {
    hover: RefCell<Hover>,
    /// When the timer goes off, and the timer.
    timer: RefCell<Option<(f64, Timeout)>>,
    dispatcher: UseReducerDispatcher<State>,
    /// Whether the last pointer was a finger.
    touched: Cell<bool>,
    speed: Cell<Speed>,
}

impl Driver {
    fn new(dispatcher: UseReducerDispatcher<State>) -> Self {
        Driver {
            hover: RefCell::default(),
            timer: RefCell::default(),
            dispatcher,
            touched: Cell::default(),
            speed: Cell::default(),
        }
    }

    /// Lets `event` happen now.
    pub(crate) fn send(self: &Rc<Self>, event: Event) {
        let now = dom::now();
        let (hover, command) = self.hover.take().step(event, now);
        let wake = hover.wake();
        self.hover.replace(hover);
        self.set_timer(wake, now);
        match command {
            Some(Command::Make(index)) => self.make(index),
            Some(Command::Open(index, at)) => self.open(index, at),
            Some(Command::Close) => self.dispatcher.dispatch(Action::EndPreview),
            None => {}
        }
    }

    /// Whether a click asks for the card of this mention, which is not shown yet.
    pub(crate) fn shows_on_click(&self, index: u32) -> bool {
        self.speed.get() == Speed::Click && self.shown() != Some(index)
    }

    fn set_speed(&self, speed: Speed) {
        self.speed.set(speed);
        let hover = self.hover.take().paced(speed.delay());
        self.hover.replace(hover);
    }

    /// The mention whose card is open.
    pub(crate) fn shown(&self) -> Option<u32> {
        self.hover.borrow().shown()
    }

    fn make(&self, index: u32) {
        if let Some(mention) = dom::mention(index) {
            self.dispatcher.dispatch(Action::Expect(mention));
        }
    }

    fn open(&self, index: u32, at: Option<Point>) {
        if let Some(mention) = dom::mention(index) {
            dom::mark_time("card due");
            self.dispatcher.dispatch(Action::Preview(Preview { mention, at }));
        }
    }

    fn set_timer(self: &Rc<Self>, wake: Option<f64>, now: f64) {
        let mut timer = self.timer.borrow_mut();
        if timer.as_ref().map(|(at, _)| *at) == wake {
            return;
        }
        *timer = wake.map(|at| {
            let driver = Rc::clone(self);
            // Rounded up: the machine must not be woken before its time.
            let wait = (at - now).ceil().max(0.0) as u32;
            (at, Timeout::new(wait, move || driver.wake()))
        });
    }

    fn wake(self: &Rc<Self>) {
        // This timer has gone off; the next `send` sets the one that is needed then.
        drop(self.timer.take().map(|(_, timer)| timer.forget()));
        self.send(Event::Wake);
    }

    fn pointer_moved(self: &Rc<Self>, event: &PointerEvent) {
        self.touched.set(event.pointer_type() == "touch");
        if self.touched.get() || event.buttons() != 0 {
            return;
        }
        let at = Point { x: f64::from(event.page_x()), y: f64::from(event.page_y()) };
        self.send(Event::Move { at, over: dom::over(event.target()) });
    }

    fn pointer_left(self: &Rc<Self>, event: &PointerEvent) {
        if event.pointer_type() != "touch" && event.related_target().is_none() {
            let at = Point { x: f64::from(event.page_x()), y: f64::from(event.page_y()) };
            self.send(Event::Move { at, over: Over::Elsewhere });
        }
    }

    fn pointer_pressed(self: &Rc<Self>, event: &PointerEvent) {
        self.touched.set(event.pointer_type() == "touch");
        match self.touched.get() {
            true => self.send(Event::Touch(dom::over(event.target()))),
            false => self.send(Event::Press),
        }
    }

    fn focused(self: &Rc<Self>, target: Option<EventTarget>) {
        let visible = dom::closest(target.clone(), ":focus-visible").is_some();
        match dom::over(target) {
            Over::Mention(mention) if visible && !self.touched.get() => {
                self.send(Event::Focus(mention));
            }
            Over::Card => self.send(Event::FocusCard),
            _ => {}
        }
    }

    fn blurred(self: &Rc<Self>, event: &FocusEvent) {
        let to = dom::over(event.related_target());
        let shown = self.shown();
        let stays = to == Over::Card || shown.is_some_and(|shown| to == Over::Mention(shown));
        if !stays && dom::over(event.target()) != Over::Elsewhere {
            self.send(Event::Blur);
        }
    }

    fn scrolled(self: &Rc<Self>) {
        match self.shown() {
            Some(index) if !dom::in_view(index) => self.send(Event::Away),
            _ => self.send(Event::Scroll),
        }
    }
}

/// The driver, listening for the life of the page.
#[hook]
pub(crate) fn use_hover(dispatcher: UseReducerDispatcher<State>, speed: Speed) -> Rc<Driver> {
    let driver = use_memo((), |()| Driver::new(dispatcher));
    let paced = Rc::clone(&driver);
    use_effect_with(speed, move |speed| paced.set_speed(*speed));
    let listening = Rc::clone(&driver);
    use_effect_with((), move |()| {
        let listeners = listen(&listening);
        move || drop(listeners)
    });
    driver
}

fn listen(driver: &Rc<Driver>) -> Vec<EventListener> {
    let on = |name: &'static str, act: fn(&Rc<Driver>, &web_sys::Event)| {
        let driver = Rc::clone(driver);
        // Scrolling inside an element does not bubble, and no listener may come first.
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document(), name, options, move |event| {
            act(&driver, event);
        })
    };
    let printing = Rc::clone(driver);
    vec![
        on("pointermove", |driver, event| driver.pointer_moved(event.unchecked_ref())),
        on("pointerout", |driver, event| driver.pointer_left(event.unchecked_ref())),
        on("pointerdown", |driver, event| driver.pointer_pressed(event.unchecked_ref())),
        on("focusin", |driver, event| driver.focused(event.target())),
        on("focusout", |driver, event| driver.blurred(event.unchecked_ref())),
        on("scroll", |driver, _| driver.scrolled()),
        on("visibilitychange", |driver, _| {
            if document().hidden() {
                driver.send(Event::Away);
            }
        }),
        EventListener::new(&window(), "beforeprint", move |_| printing.send(Event::Away)),
    ]
}
