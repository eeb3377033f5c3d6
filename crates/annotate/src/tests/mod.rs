//! Tests across rules, and what every rule's tests use: the fixture is the text
//! with the answer written in, `[朝|GPE north-korea][俄|GPE russia]合作`.

mod articles;
mod fixture;
mod hostile;
mod nesting;
mod world;

pub(crate) use fixture::{all_folded, check, check_dated};
pub(crate) use hostile::Random;
pub(crate) use world::world;
