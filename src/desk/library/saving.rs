//! What is saved while a text is read: the place, and what the reader makes of the text.
//!
//! What another tab wrote in the meantime is taken in, not written over.

use super::Library;
use super::digest::TextId;
use super::mending::put_aside;
use super::record::{Place, Work};
use super::shelf::{parse, words_of};
use super::store::{List, StoreError, Stored, Write};
use super::versioned::{Moment, Versioned};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What belongs to a text, and what becomes of two of it.
pub(super) trait Beside: Clone + Default + Serialize + DeserializeOwned {
    const LIST: List;
    fn met(self, other: Self) -> Self;
}

impl Beside for Versioned<Place> {
    const LIST: List = List::Places;
    fn met(self, other: Self) -> Self {
        self.merge(other)
    }
}

impl Beside for Work {
    const LIST: List = List::Work;
    fn met(self, other: Self) -> Self {
        self.merge(other)
    }
}

impl Library {
    /// Where the reader of a text is; at its beginning where nothing is known.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn place(&self, id: &TextId) -> Result<Versioned<Place>, StoreError> {
        self.beside(id).await
    }

    /// Saves where the reader is, if the text is still on the shelf; what is known now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn save_place(
        &self,
        id: &TextId,
        place: Versioned<Place>,
    ) -> Result<Versioned<Place>, StoreError> {
        self.save(id, place).await
    }

    /// What the reader made of a text.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn work(&self, id: &TextId) -> Result<Work, StoreError> {
        self.beside(id).await
    }

    /// Saves what the reader made of a text, if it is still on the shelf; all that is known now,
    /// with what another tab has added. What was taken off the shelf makes room.
    ///
    /// # Errors
    /// [`StoreError`]; nothing of it was written then.
    pub async fn save_work(
        &self,
        id: &TextId,
        work: Work,
        now: Moment,
    ) -> Result<Work, StoreError> {
        match self.save(id, work.clone()).await {
            Err(StoreError::Full) => {
                self.purge(now).await?;
                self.save(id, work).await
            }
            result => result,
        }
    }

    async fn beside<T: Beside>(&self, id: &TextId) -> Result<T, StoreError> {
        let found = self.store.get(T::LIST, id.as_str()).await?;
        Ok(found.and_then(|value| parse(&value).ok()).unwrap_or_default())
    }

    async fn save<T: Beside>(&self, id: &TextId, mine: T) -> Result<T, StoreError> {
        let mut known = mine.clone();
        let read = [(List::Texts, id.as_str()), (T::LIST, id.as_str())];
        let write = |found: Vec<Option<Stored>>| match &found[..] {
            [Some(_), there] => {
                let (merged, writes) = take_in(id, mine, there.clone());
                known = merged;
                writes
            }
            // Forgotten in another tab: it does not come back by being read here.
            _ => Vec::new(),
        };
        self.store.change(&read, write).await?;
        Ok(known)
    }
}

/// `mine` with what stands `there`, and what is to be written. What cannot be read is set aside.
pub(super) fn take_in<T: Beside>(id: &TextId, mine: T, there: Option<Stored>) -> (T, Vec<Write>) {
    let mut writes = Vec::new();
    let merged = match there.map(|value| (parse::<T>(&value), value)) {
        Some((Ok(other), _)) => mine.met(other),
        Some((Err(_), value)) => {
            writes.push(put_aside(T::LIST, id.as_str(), value));
            mine
        }
        None => mine,
    };
    writes.push(Write::Put(T::LIST, id.to_string(), words_of(&merged)));
    (merged, writes)
}
