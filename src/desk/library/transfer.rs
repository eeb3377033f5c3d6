//! The whole library to one file, and from one.

use super::archive::{Incoming, Notice, Part, Writer};
use super::mending::put_aside;
use super::record::{Text, Work};
use super::saving::take_in;
use super::shelf::{parse, piece_key, put_pieces, words_of};
use super::store::{List, StoreError, Stored, Write};
use super::versioned::Moment;
use super::{Library, breathe};
use base64ct::{Base64, Encoding};

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many texts are new on the shelf.
    pub added: usize,
    /// How many stood there already, and were merged.
    pub known: usize,
    /// How many records were set aside, for what they belong to did not come.
    pub aside: usize,
    /// What could not be taken, and why.
    pub notices: Vec<Notice>,
}

impl Library {
    /// Writes all that is on the shelf, and what was set aside; `out` takes it in slices.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn export(&self, now: Moment, mut out: impl FnMut(String)) -> Result<(), StoreError> {
        let texts: Vec<Text> = self.list().await?.texts.into_iter().map(|it| it.text).collect();
        let (mut writer, first) = Writer::new(texts.len(), now);
        out(first);
        for text in texts {
            self.export_text(text, &mut writer, &mut out).await?;
        }
        for (key, value) in self.store.all(List::Aside).await? {
            if let Ok(Some(value)) = value {
                out(writer.aside(key, in_words(value)));
            }
        }
        out(writer.end());
        Ok(())
    }

    async fn export_text(
        &self,
        text: Text,
        writer: &mut Writer,
        out: &mut impl FnMut(String),
    ) -> Result<(), StoreError> {
        let (id, pieces) = (text.id.clone(), text.pieces);
        let source = self.store.get(List::Sources, id.as_str()).await?.and_then(Stored::bytes);
        let source = source.unwrap_or_default();
        let place = Some(self.place(&id).await?).filter(|place| *place != Default::default());
        let work = Some(self.work(&id).await?).filter(|work| *work != Work::default());
        out(writer.text(text, place, work, &source));
        for line in writer.source(&id, &source) {
            out(line);
            breathe().await;
        }
        for index in 0..pieces {
            let piece = self.store.get(List::Pieces, &piece_key(&id, index)).await?;
            let words = piece.and_then(Stored::words).unwrap_or_default();
            out(writer.piece(&id, index as usize, words));
            breathe().await;
        }
        Ok(())
    }

    /// Takes in what a file brings, each text whole or not at all.
    ///
    /// # Errors
    /// [`StoreError`]; what was taken before stays.
    pub async fn take(
        &self,
        incoming: Incoming,
        imported: &mut Imported,
    ) -> Result<(), StoreError> {
        match incoming {
            Incoming::Text { part, source, pieces } => {
                let known = self.take_part(&part, Some((source, pieces))).await?;
                *(if known { &mut imported.known } else { &mut imported.added }) += 1;
            }
            Incoming::Part(part) => {
                let known = self.take_part(&part, None).await?;
                *(if known { &mut imported.known } else { &mut imported.aside }) += 1;
            }
            Incoming::Aside { key, record } => {
                let put = Write::Put(List::Aside, key, Stored::Words(record));
                self.store.change(&[], |_| vec![put]).await?;
                imported.aside += 1;
            }
        }
        Ok(())
    }

    /// Merges a part with what is known of its text; whether anything was. Of a text that is
    /// not known and came without its bytes, the rest is set aside.
    async fn take_part(
        &self,
        part: &Part,
        whole: Option<(Vec<u8>, Vec<String>)>,
    ) -> Result<bool, StoreError> {
        let id = &part.text.id;
        let lists = [List::Texts, List::Places, List::Work];
        let mut known = false;
        let write = |found: Vec<Option<Stored>>| {
            let mut found = found.into_iter();
            let there = found.next().flatten();
            let old = there.as_ref().and_then(|value| parse::<Text>(value).ok());
            known = old.is_some();
            let mut writes = match (old, whole) {
                (Some(old), _) => vec![put_text(&old.merge((*part.text).clone()))],
                (None, Some((source, pieces))) => put_whole(part, there, source, pieces),
                (None, None) => return put_loose(part),
            };
            let (place, work) = (found.next().flatten(), found.next().flatten());
            writes.extend(
                part.place.clone().into_iter().flat_map(|it| take_in(id, it, place.clone()).1),
            );
            writes.extend(
                part.work.clone().into_iter().flat_map(|it| take_in(id, it, work.clone()).1),
            );
            writes
        };
        self.store.change(&lists.map(|list| (list, id.as_str())), write).await?;
        Ok(known)
    }
}

fn put_text(text: &Text) -> Write {
    Write::Put(List::Texts, text.id.to_string(), words_of(text))
}

fn put_whole(
    part: &Part,
    there: Option<Stored>,
    source: Vec<u8>,
    pieces: Vec<String>,
) -> Vec<Write> {
    let id = &part.text.id;
    let aside = there.map(|value| put_aside(List::Texts, id.as_str(), value));
    let source = Write::Put(List::Sources, id.to_string(), Stored::Bytes(source));
    let records = aside.into_iter().chain([put_text(&part.text), source]);
    records.chain(put_pieces(id, pieces.into_iter())).collect()
}

/// What came without the bytes that it belongs to.
fn put_loose(part: &Part) -> Vec<Write> {
    let id = part.text.id.as_str();
    let text = Some(put_aside(List::Texts, id, words_of(&part.text)));
    let place = part.place.as_ref().map(|it| put_aside(List::Places, id, words_of(it)));
    let work = part.work.as_ref().map(|it| put_aside(List::Work, id, words_of(it)));
    [text, place, work].into_iter().flatten().collect()
}

/// A value as words; bytes as a `data:` URL.
fn in_words(value: Stored) -> String {
    match value {
        Stored::Words(words) => words,
        Stored::Bytes(bytes) => format!("data:;base64,{}", Base64::encode_string(&bytes)),
    }
}
