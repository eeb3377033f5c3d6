//! The shelf: which texts are on it, putting one there and taking it away.

use super::digest::{Hasher, TextId};
use super::mending::put_aside;
use super::pieces::pieces;
use super::record::{self, Hint, Place, Text, Title, Unreadable};
use super::store::{List, StoreError, Stored, Write};
use super::versioned::{Moment, Versioned};
use super::{Library, breathe};
use std::collections::BTreeMap;

/// How many bytes are digested at a time: a few milliseconds.
const SLICE: usize = 1 << 18;

/// A text that was opened.
#[derive(Clone, Debug)]
pub struct New<'t> {
    /// Its bytes as they were opened.
    pub source: &'t [u8],
    /// What was known of them.
    pub hint: Hint,
    /// What it is called.
    pub title: &'t str,
    /// Its words, for search.
    pub words: &'t str,
}

/// A text on the shelf, and where its reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    /// The text.
    pub text: Text,
    /// The place, once it has been read in.
    pub place: Option<Place>,
}

/// What is on the shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The texts, the one opened last first.
    pub texts: Vec<Shelved>,
    /// The keys of records that could not be read and were set aside.
    pub aside: Vec<String>,
    /// How many records were written by a later Lorgnette, and are left as they are.
    pub newer: usize,
}

impl Library {
    /// What is on the shelf. What cannot be read is set aside; a text of which only the record
    /// cannot be read is found again by its bytes.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn list(&self) -> Result<Listing, StoreError> {
        let mut listing = Listing::default();
        let mut texts = self.records::<Text>(List::Texts, &mut listing).await?;
        let mut places = self.records::<Versioned<Place>>(List::Places, &mut listing).await?;
        for key in self.store.keys(List::Sources).await? {
            let is_known = texts.contains_key(&key) || listing.newer > 0;
            if let Some(id) = TextId::try_from(key.clone()).ok().filter(|_| !is_known) {
                texts.insert(key, self.recover(id).await?);
            }
        }
        let shelved = texts.into_iter().filter(|(_, text)| text.removed.is_none());
        listing.texts = shelved
            .map(|(key, text)| Shelved { text, place: places.remove(&key).map(|it| it.value) })
            .collect();
        listing.texts.sort_by(|a, b| {
            b.text.opened.cmp(&a.text.opened).then_with(|| a.text.id.cmp(&b.text.id))
        });
        listing.aside = self.store.keys(List::Aside).await?;
        Ok(listing)
    }

    /// The records of a list that can be read.
    async fn records<T: serde::de::DeserializeOwned>(
        &self,
        list: List,
        listing: &mut Listing,
    ) -> Result<BTreeMap<String, T>, StoreError> {
        let mut records = BTreeMap::new();
        for (key, value) in self.store.all(list).await? {
            let Ok(Some(value)) = value else { continue };
            match parse(&value) {
                Ok(record) => {
                    records.insert(key, record);
                }
                Err(Unreadable::Newer(_)) => listing.newer += 1,
                Err(Unreadable::Damaged(_)) => self.set_aside(list, &key).await?,
            }
        }
        Ok(records)
    }

    /// Puts a text on the shelf; one that stands there already keeps its title and its place.
    ///
    /// # Errors
    /// [`StoreError`]; nothing of it was written then.
    pub async fn keep(&self, new: New<'_>, now: Moment) -> Result<Text, StoreError> {
        let id = identify(new.source).await;
        let text = Text {
            title: Versioned::new(Title { shown: new.title.into(), also: Vec::new() }, now),
            hint: new.hint,
            size: new.source.len() as u64,
            length: count(new.words.chars()),
            pieces: count(pieces(new.words)),
            added: now,
            opened: now,
            removed: None,
            id,
        };
        match self.put(&text, new.source, new.words).await {
            // What was taken off the shelf makes room.
            Err(StoreError::Full) => {
                self.purge(now).await?;
                self.put(&text, new.source, new.words).await
            }
            result => result,
        }
    }

    async fn put(&self, text: &Text, source: &[u8], words: &str) -> Result<Text, StoreError> {
        let key = text.id.as_str();
        let mut kept = text.clone();
        let put = |found: Vec<Option<Stored>>| {
            let mut writes = Vec::new();
            match found.into_iter().flatten().next().map(|value| (parse::<Text>(&value), value)) {
                Some((Ok(old), _)) => {
                    (kept.title, kept.added) = (old.title, old.added);
                }
                Some((Err(_), value)) => writes.push(put_aside(List::Texts, key, value)),
                None => {}
            }
            writes.push(Write::Put(List::Texts, key.into(), words_of(&kept)));
            writes.push(Write::Put(List::Sources, key.into(), Stored::Bytes(source.to_vec())));
            writes.push(Write::DeleteUnder(List::Pieces, key.into()));
            writes.extend(put_pieces(&kept.id, pieces(words).map(str::to_string)));
            writes
        };
        self.store.change(&[(List::Texts, key)], put).await?;
        Ok(kept)
    }

    /// The bytes of a text, and whether they are still those that were opened; none where they
    /// are not there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn source(&self, id: &TextId) -> Result<Option<(Vec<u8>, Intact)>, StoreError> {
        let found = self.store.get(List::Sources, id.as_str()).await?;
        let Some(source) = found.and_then(Stored::bytes) else { return Ok(None) };
        let intact = if identify(&source).await == *id { Intact::Whole } else { Intact::Changed };
        Ok(Some((source, intact)))
    }

    /// The words of a text, as they were when it was opened last.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn words(&self, id: &TextId) -> Result<String, StoreError> {
        let mut words = String::new();
        for index in 0.. {
            match self.store.get(List::Pieces, &piece_key(id, index)).await? {
                Some(Stored::Words(piece)) => words += &piece,
                _ => break,
            }
        }
        Ok(words)
    }
}

/// Whether bytes are those that were opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intact {
    /// They are.
    Whole,
    /// The disk gave back others.
    Changed,
}

async fn identify(source: &[u8]) -> TextId {
    let mut hasher = Hasher::default();
    for slice in source.chunks(SLICE) {
        hasher.take(slice);
        breathe().await;
    }
    hasher.id()
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(value: &Stored) -> Result<T, Unreadable> {
    match value {
        Stored::Words(json) => record::read(json),
        Stored::Bytes(_) => Err(Unreadable::Damaged("bytes where a record belongs".into())),
    }
}

pub(super) fn words_of<T: serde::Serialize>(record: &T) -> Stored {
    Stored::Words(record::write(record))
}

pub(super) fn put_pieces(
    id: &TextId,
    pieces: impl Iterator<Item = String>,
) -> impl Iterator<Item = Write> {
    let keyed = (0..).zip(pieces);
    keyed.map(move |(index, piece)| {
        Write::Put(List::Pieces, piece_key(id, index), Stored::Words(piece))
    })
}

pub(super) fn piece_key(id: &TextId, index: u32) -> String {
    format!("{id}/{index:06}")
}

pub(super) fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
