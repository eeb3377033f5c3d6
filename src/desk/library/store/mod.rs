//! Where the records lie: six lists of values under keys, on the disk or in memory.
//!
//! Memory stands in where the browser refuses storage, for as long as the page is open; the
//! tests of what stands above run over it, too.

#[cfg(target_arch = "wasm32")]
mod indexed;
mod memory;

#[cfg(target_arch = "wasm32")]
use indexed::Indexed;
use memory::Memory;
use std::fmt;
use std::rc::Rc;

/// A list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// The record of each text, by its identity.
    Texts,
    /// Its bytes, by the same.
    Sources,
    /// Its words, by the same and the number of the piece.
    Pieces,
    /// Where its reader is, by the same.
    Places,
    /// What they made of it, by the same.
    Work,
    /// What could not be read, by the list and the key where it stood.
    Aside,
}

impl List {
    /// All of them.
    pub const ALL: [List; 6] =
        [List::Texts, List::Sources, List::Pieces, List::Places, List::Work, List::Aside];

    /// Its name on the disk.
    pub fn name(self) -> &'static str {
        match self {
            List::Texts => "texts",
            List::Sources => "sources",
            List::Pieces => "pieces",
            List::Places => "places",
            List::Work => "work",
            List::Aside => "aside",
        }
    }
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Words, among them the JSON of records.
    Words(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Stored {
    /// The words, where it is words.
    pub fn words(self) -> Option<String> {
        match self {
            Stored::Words(words) => Some(words),
            Stored::Bytes(_) => None,
        }
    }

    /// The bytes, where it is bytes.
    pub fn bytes(self) -> Option<Vec<u8>> {
        match self {
            Stored::Bytes(bytes) => Some(bytes),
            Stored::Words(_) => None,
        }
    }
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// The value under a key.
    Put(List, String, Stored),
    /// No value under a key.
    Delete(List, String),
    /// No value under any key that begins so and goes on with `/`.
    DeleteUnder(List, String),
}

/// Why the browser did not keep something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// The browser lets this page keep nothing; its reason.
    Refused(String),
    /// A later Lorgnette has taken the library over: this page is to be loaded anew.
    Newer,
    /// Anything else, in the browser's words.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Full => f.write_str("there is no room left"),
            StoreError::Refused(why) => write!(f, "the browser keeps nothing for this page: {why}"),
            StoreError::Newer => f.write_str("a later Lorgnette has taken the library over"),
            StoreError::Failed(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for StoreError {}

/// A key, and the value under it, if it can be read and is still there.
pub type Read = (String, Result<Option<Stored>, StoreError>);

/// The lists.
#[derive(Debug)]
pub struct Store(Place);

#[derive(Debug)]
enum Place {
    Session(Memory),
    #[cfg(target_arch = "wasm32")]
    Device(Indexed),
}

impl Store {
    /// Lists that last as long as the page.
    pub fn session() -> Store {
        Store(Place::Session(Memory::default()))
    }

    /// The lists on the disk, in the database `name`; where the browser refuses them, lists that
    /// last as long as the page, and why. `blocked` is called while another tab is in the way,
    /// here and whenever the lists are opened again or deleted.
    pub async fn open(name: &str, blocked: Rc<dyn Fn()>) -> (Store, Option<StoreError>) {
        #[cfg(target_arch = "wasm32")]
        let opened = Indexed::open(name, blocked).await.map(Place::Device);
        #[cfg(not(target_arch = "wasm32"))]
        let opened = {
            drop(blocked);
            Err(StoreError::Refused(format!("no browser keeps {name}")))
        };
        match opened {
            Ok(place) => (Store(place), None),
            Err(error) => (Store::session(), Some(error)),
        }
    }

    /// Whether it outlasts the page.
    pub fn lasts(&self) -> bool {
        !matches!(self.0, Place::Session(_))
    }

    /// The value under `key`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn get(&self, list: List, key: &str) -> Result<Option<Stored>, StoreError> {
        match &self.0 {
            Place::Session(memory) => Ok(memory.get(list, key)),
            #[cfg(target_arch = "wasm32")]
            Place::Device(indexed) => indexed.get(list, key).await,
        }
    }

    /// The keys of a list, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keys(&self, list: List) -> Result<Vec<String>, StoreError> {
        match &self.0 {
            Place::Session(memory) => Ok(memory.keys(list)),
            #[cfg(target_arch = "wasm32")]
            Place::Device(indexed) => indexed.keys(list).await,
        }
    }

    /// All values of a list with their keys, in the order of the keys; each may be unreadable
    /// by itself.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn all(&self, list: List) -> Result<Vec<Read>, StoreError> {
        match &self.0 {
            Place::Session(memory) => {
                let keys = memory.keys(list).into_iter();
                Ok(keys.map(|key| (key.clone(), Ok(memory.get(list, &key)))).collect())
            }
            #[cfg(target_arch = "wasm32")]
            Place::Device(indexed) => indexed.all(list).await,
        }
    }

    /// Reads the values under the keys of `read`, and writes what `then` makes of them. No other
    /// tab comes between, and either all of it is written or nothing.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was written then.
    pub async fn change(
        &self,
        read: &[(List, &str)],
        then: impl FnOnce(Vec<Option<Stored>>) -> Vec<Write>,
    ) -> Result<(), StoreError> {
        match &self.0 {
            Place::Session(memory) => {
                memory.change(read, then);
                Ok(())
            }
            #[cfg(target_arch = "wasm32")]
            Place::Device(indexed) => indexed.change(read, then).await,
        }
    }

    /// Deletes the lists and all that is in them.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was deleted then.
    pub async fn forget(&self) -> Result<(), StoreError> {
        match &self.0 {
            Place::Session(memory) => {
                memory.forget();
                Ok(())
            }
            #[cfg(target_arch = "wasm32")]
            Place::Device(indexed) => indexed.forget().await,
        }
    }
}
