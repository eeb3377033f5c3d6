//! Effects: each file ties one thing of the browser to the state.

mod use_address;
mod use_cover;
mod use_dial;
mod use_find;
mod use_focus;
mod use_gestures;
mod use_hover;
mod use_keys;
mod use_map;
mod use_marks;
mod use_only;
mod use_place;
mod use_presence;
mod use_reading;
mod use_room;
mod use_roving;
mod use_settings;

pub(crate) use use_address::{use_address, use_title};
pub(crate) use use_cover::use_cover;
pub(crate) use use_dial::use_dial;
pub(crate) use use_find::{Seeker, use_find};
pub(crate) use use_focus::use_focus;
pub(crate) use use_gestures::use_gestures;
pub(crate) use use_hover::{Driver, use_hover};
pub(crate) use use_keys::use_keys;
pub(crate) use use_map::use_map;
pub(crate) use use_marks::use_marks;
pub(crate) use use_only::use_only;
pub(crate) use use_place::use_place;
pub(crate) use use_presence::use_presence;
pub(crate) use use_reading::use_reading;
pub(crate) use use_room::use_room;
pub(crate) use use_roving::use_roving;
pub(crate) use use_settings::{Chosen, use_settings, use_stored_settings};
