//! Search across the library, a piece at a time.

use super::record::Text;
use super::search::{Hit, Query, Scan};
use super::shelf::piece_key;
use super::store::{List, StoreError, Stored};
use super::{Library, breathe};

/// How many stretches of a text are shown.
const SHOWN: usize = 3;

/// What was found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The text.
    pub text: Text,
    /// Whether its title holds the query.
    pub in_title: bool,
    /// How many stretches of it do.
    pub count: usize,
    /// The first ones.
    pub hits: Vec<Hit>,
}

impl Library {
    /// Searches one text; none where nothing fits. The caller goes through the shelf in the
    /// order in which it is shown, and stops when the reader types on.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find(&self, query: &Query, text: &Text) -> Result<Option<Found>, StoreError> {
        let mut scan = Scan::new(query, SHOWN);
        for index in 0..text.pieces {
            let piece = self.store.get(List::Pieces, &piece_key(&text.id, index)).await?;
            if let Some(Stored::Words(piece)) = piece {
                scan.take(&piece);
            }
            breathe().await;
        }
        let in_title = query.is_in(&text.title.value.shown);
        let (count, hits) = (scan.count, scan.hits);
        let found = Found { text: text.clone(), in_title, count, hits };
        Ok((in_title || count > 0).then_some(found))
    }
}
