//! Knowledge: what is known of people, places, organisations and things, and since when.
//!
//! 1. [`source`]: readable TOML files to entities, with errors that name line and column.
//! 2. [`Kb`]: the entities, looked up by slug, and where merged slugs lead.
//! 3. [`packed`]: the same in one binary file for the browser.
//! 4. [`names`]: the names alone, to find mentions before anything else is loaded.
//!
//! [`vocabulary`] holds the closed lists of words that entities are described with.

mod entity;
mod fact_id;
mod fill;
mod kb;
mod label;
pub mod names;
pub mod packed;
#[cfg(feature = "source")]
pub mod source;
pub mod vocabulary;

pub use entity::{
    Alias, AliasKind, Confidence, Entity, Fact, FactValue, Name, Provenance, Relation,
};
pub use fact_id::{fact_id, fnv1a, relation_id};
pub use kb::{EntityId, Kb};
pub use label::Label;
