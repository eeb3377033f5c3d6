//! The hover card's state machine: (state, event, time) -> (state, command).
//!
//! It reads no clock and touches no page; `hooks::use_hover` feeds it, and wakes it when
//! [`Hover::wake`] says. Times are milliseconds on any monotonic scale, points are CSS px on
//! the page (not the viewport, so that scrolling moves nothing).

mod envelope;

use crate::place::{Point, Rect};
use envelope::{distance_to, in_envelope};

/// Rest on a mention before its card opens, where the reader has chosen nothing else.
/// Wikipedia's figure.
pub const COLD: f64 = 500.0;
/// The same while a card is open, or closed less than [`WARM_FOR`] ago. Windows' reshow time.
pub const WARM: f64 = 100.0;
/// The same for the keyboard: longer, so that tabbing along does not flash.
pub const WARM_FOCUS: f64 = 250.0;
/// How long a closed card keeps the next one warm.
pub const WARM_FOR: f64 = 800.0;
/// From leaving mention and card to closing.
pub const CLOSE: f64 = 300.0;
/// So long before it opens, a card is made: rendering it takes longer than a frame may.
pub const MAKE: f64 = 100.0;
/// The pointer is at rest when over this time …
pub const REST_WINDOW: f64 = 100.0;
/// … it moved slower than this, in px/ms. 10ten's figure.
pub const REST_SPEED: f64 = 0.5;
/// Quiet after the last scroll before the pointer may arm again.
pub const SCROLL_QUIET: f64 = 100.0;
/// Mouse events this soon after a touch are the touch's echo.
pub const TOUCH_ECHO: f64 = 500.0;
/// How long it may dwell there without getting nearer.
pub const ENVELOPE_TIME: f64 = 300.0;

/// What the pointer is over; a mention goes by its index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// A mention.
    Mention(u32),
    /// The card.
    Card,
    /// Anything else.
    #[default]
    Elsewhere,
}

/// What happens to the machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// Mouse or pen moved with no button held.
    Move {
        /// Where to.
        at: Point,
        /// Over what.
        over: Over,
    },
    /// A finger came down.
    Touch(Over),
    /// A button went down.
    Press,
    /// The page scrolled.
    Scroll,
    /// A mention took the focus, and the browser shows it.
    Focus(u32),
    /// The focus went into the card.
    FocusCard,
    /// The focus left mention and card.
    Blur,
    /// Escape.
    Escape,
    /// The mention was activated, or gets the focus back: no card until pointer or focus
    /// have left it.
    Hush(u32),
    /// The page is hidden or printed, or the mention has left the viewport.
    Away,
    /// A control in the card asked for the card of this mention.
    Show(u32),
    /// Where the open card stands.
    Placed(Rect),
    /// The time given by [`Hover::wake`] has come.
    Wake,
}

/// What the page is to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Make the card of this mention; it is likely to open soon.
    Make(u32),
    /// Show the card of this mention, at this point of it (the keyboard has none).
    Open(u32, Option<Point>),
    /// Hide the card.
    Close,
}

/// Which device keeps a mention armed, a card open or a mention hushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Pointer,
    Focus,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Armed {
    mention: u32,
    by: By,
    due: f64,
    /// When its card is to be made; none once it is, and where another may still be seen.
    make: Option<f64>,
}

impl Armed {
    fn new(mention: u32, by: By, wait: f64, now: f64) -> Armed {
        let make = Some(now + wait - MAKE).filter(|make| *make > now);
        Armed { mention, by, due: now + wait, make }
    }

    fn wake(self) -> f64 {
        self.make.unwrap_or(self.due)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Open {
    mention: u32,
    by: By,
    /// The last point on the mention: the safe triangle's apex.
    exit: Option<Point>,
    card: Option<Rect>,
    /// How far the pointer still was from the card when it last got nearer.
    nearest: f64,
    closing: Option<f64>,
}

/// How long a mention is rested on before its card opens; never, where there is no time.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cold(Option<f64>);

impl Default for Cold {
    fn default() -> Self {
        Cold(Some(COLD))
    }
}

/// The machine's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hover {
    cold: Cold,
    armed: Option<Armed>,
    open: Option<Open>,
    hushed: Option<(u32, By)>,
    over: Over,
    /// The pointer's way over the last [`REST_WINDOW`]: when, and how far from the point before.
    trail: Vec<(f64, f64)>,
    last: Option<Point>,
    warm_until: f64,
    quiet_until: f64,
    deaf_until: f64,
}

impl Hover {
    /// The same with cards that open after `cold` ms of rest, or never by themselves.
    #[must_use]
    pub fn paced(mut self, cold: Option<f64>) -> Hover {
        self.cold = Cold(cold);
        self.armed = None;
        self
    }

    /// The state after `event` at `now`, and what the page is to do.
    pub fn step(mut self, event: Event, now: f64) -> (Hover, Option<Command>) {
        let command = match event {
            Event::Move { .. } if now < self.deaf_until => None,
            Event::Move { at, over } => self.moved(at, over, now),
            Event::Touch(over) => self.touched(over, now),
            Event::Press => self.pressed(),
            Event::Scroll => self.scrolled(now),
            Event::Focus(mention) => self.focused(mention, now),
            Event::FocusCard => self.focus_entered_card(),
            Event::Blur => self.blurred(now),
            Event::Escape => self.escaped(now),
            Event::Hush(mention) => self.hush(mention, now),
            Event::Away => self.close(now),
            Event::Show(mention) => Some(self.open(mention, By::Focus, None)),
            Event::Placed(card) => self.placed(card),
            Event::Wake => self.woken(now),
        };
        (self, command)
    }

    /// When to send [`Event::Wake`].
    pub fn wake(&self) -> Option<f64> {
        let armed = self.armed.map(Armed::wake);
        let closing = self.open.and_then(|open| open.closing);
        [armed, closing].into_iter().flatten().min_by(f64::total_cmp)
    }

    /// The mention whose card is open.
    pub fn shown(&self) -> Option<u32> {
        self.open.map(|open| open.mention)
    }

    fn moved(&mut self, at: Point, over: Over, now: f64) -> Option<Command> {
        self.follow(at, now);
        self.over = over;
        if matches!(self.hushed, Some((mention, By::Pointer)) if over != Over::Mention(mention)) {
            self.hushed = None;
        }
        if self.keeps_open(at, over, now) {
            self.disarm_pointer();
        } else {
            self.arm_under_pointer(now);
        }
        None
    }

    /// Remembers the pointer's way for the speed gate.
    fn follow(&mut self, at: Point, now: f64) {
        let step = self.last.map_or(0.0, |last| (at.x - last.x).hypot(at.y - last.y));
        self.last = Some(at);
        self.trail.retain(|(when, _)| now - when < REST_WINDOW);
        self.trail.push((now, step));
    }

    /// Whether the pointer is on the open card or its mention, or on its way from one to the
    /// other; sets when the card closes otherwise.
    fn keeps_open(&mut self, at: Point, over: Over, now: f64) -> bool {
        let Some(open) = &mut self.open else { return false };
        if over == Over::Mention(open.mention) || over == Over::Card {
            if over != Over::Card {
                open.exit = Some(at);
            }
            open.nearest = f64::INFINITY;
            open.closing = None;
            return true;
        }
        if open.by == By::Focus {
            return false;
        }
        let (Some(exit), Some(card)) = (open.exit, open.card) else {
            open.closing.get_or_insert(now + CLOSE);
            return false;
        };
        let on_its_way = in_envelope(exit, card, at);
        let left = distance_to(card, at);
        if on_its_way && left < open.nearest {
            open.nearest = left;
            open.closing = Some(now + ENVELOPE_TIME);
        }
        open.closing.get_or_insert(now + CLOSE);
        on_its_way
    }

    fn arm_under_pointer(&mut self, now: f64) {
        let Over::Mention(mention) = self.over else { return self.disarm_pointer() };
        let hushed = self.hushed.is_some_and(|(hushed, _)| hushed == mention);
        let already = self.armed.is_some_and(|a| a.mention == mention && a.by == By::Pointer);
        if already || self.shown() == Some(mention) {
            return;
        }
        self.disarm_pointer();
        if let Some(wait) = self.wait(WARM, now).filter(|_| !hushed && now >= self.quiet_until) {
            self.armed = Some(Armed::new(mention, By::Pointer, wait, now));
        }
    }

    fn disarm_pointer(&mut self) {
        self.armed = self.armed.filter(|armed| armed.by == By::Focus);
    }

    fn touched(&mut self, over: Over, now: f64) -> Option<Command> {
        self.deaf_until = now + TOUCH_ECHO;
        self.armed = None;
        if over == Over::Card { None } else { self.close(now) }
    }

    fn pressed(&mut self) -> Option<Command> {
        self.armed = None;
        if let Over::Mention(mention) = self.over {
            self.hushed = Some((mention, By::Pointer));
        }
        None
    }

    fn scrolled(&mut self, now: f64) -> Option<Command> {
        self.quiet_until = now + SCROLL_QUIET;
        self.disarm_pointer();
        None
    }

    fn focused(&mut self, mention: u32, now: f64) -> Option<Command> {
        match self.hushed {
            Some((hushed, _)) if hushed == mention => return None,
            Some((_, By::Focus)) => self.hushed = None,
            _ => {}
        }
        match &mut self.open {
            Some(open) if open.mention == mention => open.by = By::Focus,
            _ => {
                let armed = |wait| Armed::new(mention, By::Focus, wait, now);
                self.armed = self.wait(WARM_FOCUS, now).map(armed);
            }
        }
        None
    }

    fn focus_entered_card(&mut self) -> Option<Command> {
        if let Some(open) = &mut self.open {
            open.by = By::Focus;
            open.closing = None;
        }
        None
    }

    fn blurred(&mut self, now: f64) -> Option<Command> {
        self.armed = self.armed.filter(|armed| armed.by == By::Pointer);
        self.hushed = self.hushed.filter(|(_, by)| *by == By::Pointer);
        let open = self.open.as_mut().filter(|open| open.by == By::Focus)?;
        if self.over == Over::Card || self.over == Over::Mention(open.mention) {
            open.by = By::Pointer;
            return None;
        }
        self.close(now)
    }

    fn escaped(&mut self, now: f64) -> Option<Command> {
        let mention = self.shown().or(self.armed.map(|armed| armed.mention))?;
        self.hush(mention, now)
    }

    fn hush(&mut self, mention: u32, now: f64) -> Option<Command> {
        let by = if self.over == Over::Mention(mention) { By::Pointer } else { By::Focus };
        self.hushed = Some((mention, by));
        self.close(now)
    }

    fn close(&mut self, now: f64) -> Option<Command> {
        self.armed = None;
        self.open.take()?;
        self.warm_until = now + WARM_FOR;
        Some(Command::Close)
    }

    fn open(&mut self, mention: u32, by: By, at: Option<Point>) -> Command {
        self.armed = None;
        self.open =
            Some(Open { mention, by, exit: at, card: None, nearest: f64::INFINITY, closing: None });
        Command::Open(mention, at)
    }

    fn placed(&mut self, card: Rect) -> Option<Command> {
        if let Some(open) = &mut self.open {
            open.card = Some(card);
        }
        None
    }

    fn woken(&mut self, now: f64) -> Option<Command> {
        let closing = self.open.and_then(|open| open.closing).is_some_and(|at| at <= now);
        if closing {
            let command = self.close(now);
            // A pointer that stopped on a mention halfway to the card now asks for that one.
            self.arm_under_pointer(now);
            return command;
        }
        let armed = self.armed.filter(|armed| armed.wake() <= now)?;
        if armed.due > now {
            self.armed = Some(Armed { make: None, ..armed });
            return Some(Command::Make(armed.mention));
        }
        if armed.by == By::Pointer && self.speed(now) >= REST_SPEED {
            self.armed = Some(Armed { due: self.settles(now), make: None, ..armed });
            return None;
        }
        let at = self.last.filter(|_| armed.by == By::Pointer);
        Some(self.open(armed.mention, armed.by, at))
    }

    /// How long to rest: `warm` while a card is open or was just now, if that is less.
    fn wait(&self, warm: f64, now: f64) -> Option<f64> {
        self.cold.0.map(|cold| if self.is_warm(now) { cold.min(warm) } else { cold })
    }

    fn is_warm(&self, now: f64) -> bool {
        self.open.is_some() || now < self.warm_until
    }

    /// The pointer's mean speed over the last [`REST_WINDOW`], in px/ms.
    fn speed(&self, now: f64) -> f64 {
        let recent = self.trail.iter().filter(|(when, _)| now - when < REST_WINDOW);
        recent.map(|(_, step)| step).sum::<f64>() / REST_WINDOW
    }

    /// When the oldest step that counts now will count no more.
    fn settles(&self, now: f64) -> f64 {
        let oldest = self.trail.iter().map(|(when, _)| *when).find(|when| now - when < REST_WINDOW);
        oldest.map_or(now, |when| when + REST_WINDOW)
    }
}

#[cfg(test)]
mod tests;
