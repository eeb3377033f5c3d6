//! What is done with records that cannot be read: none is deleted, and what can be is made anew.

use super::Library;
use super::digest::{TextId, short};
use super::pieces::pieces;
use super::record::{Hint, Text, Title};
use super::shelf::{count, words_of};
use super::store::{List, StoreError, Stored, Write};
use super::versioned::{Moment, Versioned};

/// How long the first line of a text may be to name it, in code points.
const NAME: usize = 60;

/// The beginning of the first line of a text, by which it can be called; none of an empty one.
pub fn beginning(words: &str) -> Option<&str> {
    let line = words.lines().map(str::trim).find(|line| !line.is_empty())?;
    let end = line.char_indices().nth(NAME).map_or(line.len(), |(byte, _)| byte);
    Some(&line[..end])
}

impl Library {
    /// Moves what cannot be read to where it is out of the way and lost to nobody.
    pub(super) async fn set_aside(&self, list: List, key: &str) -> Result<(), StoreError> {
        let aside = |found: Vec<Option<Stored>>| {
            let value = found.into_iter().flatten().next();
            let put = value.map(|value| put_aside(list, key, value));
            put.into_iter().chain([Write::Delete(list, key.into())]).collect()
        };
        self.store.change(&[(list, key)], aside).await
    }

    /// Makes the record of a text of which the bytes are there.
    pub(super) async fn recover(&self, id: TextId) -> Result<Text, StoreError> {
        let source = self.store.get(List::Sources, id.as_str()).await?.and_then(Stored::bytes);
        let words = self.words(&id).await?;
        let shown = beginning(&words).unwrap_or(&id.as_str()[..8]).to_string();
        let title = Versioned::new(Title { shown, also: Vec::new() }, Moment::default());
        let text = Text {
            title,
            hint: Hint::default(),
            size: source.map_or(0, |source| source.len() as u64),
            length: count(words.chars()),
            pieces: count(pieces(&words)),
            added: Moment::default(),
            opened: Moment::default(),
            removed: None,
            id,
        };
        let put = Write::Put(List::Texts, text.id.to_string(), words_of(&text));
        self.store.change(&[], |_| vec![put]).await?;
        Ok(text)
    }
}

/// The digest keeps two that stood under one key apart.
pub(super) fn put_aside(list: List, key: &str, value: Stored) -> Write {
    let digest = match &value {
        Stored::Words(words) => short(words.as_bytes()),
        Stored::Bytes(bytes) => short(bytes),
    };
    Write::Put(List::Aside, format!("{}/{key}/{digest}", list.name()), value)
}
