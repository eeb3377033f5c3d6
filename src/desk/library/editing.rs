//! Changes to what stands on the shelf: another title, taking off, putting back, deleting.

use super::Library;
use super::digest::TextId;
use super::record::{Text, Title};
use super::shelf::{parse, words_of};
use super::store::{List, StoreError, Stored, Write};
use super::versioned::Moment;

impl Library {
    /// Takes a text off the shelf. It is deleted by the next [`Library::purge`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn remove(&self, id: &TextId, now: Moment) -> Result<(), StoreError> {
        self.edit(id, |text| text.removed = Some(now)).await.map(drop)
    }

    /// Puts a text back; none where it was deleted in the meantime.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn restore(&self, id: &TextId) -> Result<Option<Text>, StoreError> {
        self.edit(id, |text| text.removed = None).await
    }

    /// Gives a text another title; none where it was deleted in the meantime.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn rename(
        &self,
        id: &TextId,
        shown: &str,
        now: Moment,
    ) -> Result<Option<Text>, StoreError> {
        let title = Title { shown: shown.into(), also: Vec::new() };
        self.edit(id, |text| text.title.set(title, now)).await
    }

    async fn edit(
        &self,
        id: &TextId,
        edit: impl FnOnce(&mut Text),
    ) -> Result<Option<Text>, StoreError> {
        let mut edited = None;
        let write = |found: Vec<Option<Stored>>| {
            let found = found.into_iter().flatten().next();
            let Some(mut text) = found.and_then(|value| parse::<Text>(&value).ok()) else {
                return Vec::new();
            };
            edit(&mut text);
            let put = Write::Put(List::Texts, id.to_string(), words_of(&text));
            edited = Some(text);
            vec![put]
        };
        self.store.change(&[(List::Texts, id.as_str())], write).await?;
        Ok(edited)
    }

    /// Deletes what was taken off the shelf before `moment`, with all that belongs to it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn purge(&self, moment: Moment) -> Result<(), StoreError> {
        let mut removed = Vec::new();
        for (key, value) in self.store.all(List::Texts).await? {
            let text = value.ok().flatten().and_then(|value| parse::<Text>(&value).ok());
            if text.and_then(|text| text.removed).is_some_and(|at| at <= moment) {
                removed.push(key);
            }
        }
        for key in removed {
            let lists = [List::Texts, List::Sources, List::Places, List::Work];
            let deletes = lists.map(|list| Write::Delete(list, key.clone()));
            let pieces = Write::DeleteUnder(List::Pieces, key.clone());
            self.store.change(&[], |_| deletes.into_iter().chain([pieces]).collect()).await?;
        }
        Ok(())
    }

    /// Deletes everything.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was deleted then.
    pub async fn forget(&self) -> Result<(), StoreError> {
        self.store.forget().await
    }
}
