//! What is seen, one thing a file.

mod card;
mod dial;
mod entity_view;
mod entry_parts;
mod find;
mod footer;
mod glossary;
mod grip;
mod help;
mod menu;
mod name_list;
mod only_chip;
mod overview;
mod panel;
mod passages;
mod pick;
mod presence;
mod prose;
mod reader;
mod return_chip;
mod sentence_list;
mod settings_menu;
mod steps;
mod toolbar;
mod views;

pub(crate) use footer::footer;
pub(crate) use glossary::Glossary;
pub(crate) use overview::Overview;
pub(crate) use prose::Prose;
pub(crate) use reader::Reader;
pub(crate) use toolbar::toolbar;
