//! The rules: each finds candidates for mentions in its own way.

pub(crate) mod chinese_dates;
pub(crate) mod class_words;
pub(crate) mod codes;
pub(crate) mod compounds;
pub(crate) mod dates;
pub(crate) mod designators;
pub(crate) mod english_dates;
pub(crate) mod eras;
pub(crate) mod foreign_names;
pub(crate) mod institutions;
pub(crate) mod lunar_dates;
pub(crate) mod measures;
pub(crate) mod names;
pub(crate) mod ordinals;
pub(crate) mod quantities;
pub(crate) mod ranges;
pub(crate) mod relative_dates;
pub(crate) mod roles;
pub(crate) mod times;
pub(crate) mod titles;

pub(crate) use foreign_names::spells;
