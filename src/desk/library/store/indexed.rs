//! The lists on the disk, by IndexedDB.

use super::{List, Read, StoreError, Stored, Write};
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query,
    Transaction, TransactionMode,
};
use js_sys::{JSON, Promise, Uint8Array};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbTransaction};

/// The version of the database: one more with every change of its lists.
const VERSION: u32 = 1;

/// A database, open or to be opened again.
pub(super) struct Indexed {
    name: String,
    /// Told when another tab holds the database in an old version, or is about to delete it.
    blocked: Rc<dyn Fn()>,
    database: RefCell<Option<Database>>,
}

impl Indexed {
    /// Opens the database `name`, or makes it.
    pub(super) async fn open(name: &str, blocked: Rc<dyn Fn()>) -> Result<Indexed, StoreError> {
        let indexed = Indexed { name: name.to_string(), blocked, database: RefCell::default() };
        let database = indexed.database().await?;
        indexed.database.replace(Some(database));
        Ok(indexed)
    }

    pub(super) async fn get(&self, list: List, key: &str) -> Result<Option<Stored>, StoreError> {
        let transaction = self.transaction(TransactionMode::ReadOnly).await?;
        get(&transaction, list, key).await
    }

    pub(super) async fn keys(&self, list: List) -> Result<Vec<String>, StoreError> {
        let transaction = self.transaction(TransactionMode::ReadOnly).await?;
        let keys = of(&transaction, list)?.get_all_keys(None, None).map_err(failed)?;
        let keys = keys.await.map_err(failed)?;
        Ok(keys.into_iter().filter_map(|key| key.as_string()).collect())
    }

    pub(super) async fn all(&self, list: List) -> Result<Vec<Read>, StoreError> {
        let transaction = self.transaction(TransactionMode::ReadOnly).await?;
        let keys = of(&transaction, list)?.get_all_keys(None, None).map_err(failed)?;
        let keys = keys.await.map_err(failed)?;
        let keys: Vec<String> = keys.into_iter().filter_map(|key| key.as_string()).collect();
        // All are asked for before the first answer is waited for.
        let store = of(&transaction, list)?;
        let asked = keys.iter().map(|key| store.get(JsValue::from_str(key)).map_err(failed));
        let asked: Vec<_> = asked.map(|request| request.map(IntoFuture::into_future)).collect();
        let mut read = Vec::new();
        for (key, asked) in keys.into_iter().zip(asked) {
            let value = match asked?.await {
                Ok(value) => Ok(value.map(stored)),
                // One that cannot be read takes the transaction, and all behind it, along.
                Err(_) => self.get(list, &key).await,
            };
            read.push((key, value));
        }
        Ok(read)
    }

    pub(super) async fn change(
        &self,
        read: &[(List, &str)],
        then: impl FnOnce(Vec<Option<Stored>>) -> Vec<Write>,
    ) -> Result<(), StoreError> {
        let transaction = self.transaction(TransactionMode::ReadWrite).await?;
        // Between the reads and the writes nothing else is waited for: a transaction ends by
        // itself once the browser has nothing more to do in it.
        let mut found = Vec::new();
        for (list, key) in read {
            found.push(get(&transaction, *list, key).await?);
        }
        let written = then(found).into_iter().try_for_each(|change| write(&transaction, change));
        match written {
            Ok(()) => finished(transaction).await,
            Err(error) => {
                // All or nothing: what was written before the failure is taken back.
                transaction.abort().map_err(failed)?;
                Err(error)
            }
        }
    }

    pub(super) async fn forget(&self) -> Result<(), StoreError> {
        if let Some(database) = self.database.take() {
            database.close();
        }
        let request = Factory::new().and_then(|factory| factory.delete(&self.name));
        let mut request = request.map_err(failed)?;
        let blocked = Rc::clone(&self.blocked);
        request.on_blocked(move |_| blocked());
        request.await.map_err(failed)
    }

    /// A transaction over all lists. A connection that was closed, by an upgrade in another tab
    /// or by the browser, is opened again.
    async fn transaction(&self, mode: TransactionMode) -> Result<Transaction, StoreError> {
        let names = List::ALL.map(List::name);
        if let Some(database) = &*self.database.borrow()
            && let Ok(transaction) = database.transaction(&names, mode)
        {
            return Ok(transaction);
        }
        let database = self.database().await?;
        let transaction = database.transaction(&names, mode).map_err(failed);
        if let Some(other) = self.database.replace(Some(database)) {
            other.close();
        }
        transaction
    }

    /// A connection of its own.
    async fn database(&self) -> Result<Database, StoreError> {
        let request = Factory::new().and_then(|factory| factory.open(&self.name, Some(VERSION)));
        let mut request = request.map_err(refused)?;
        let blocked = Rc::clone(&self.blocked);
        request.on_blocked(move |_| blocked());
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            for list in List::ALL {
                // One that cannot be made fails every transaction, and each says so.
                let _ = database.create_object_store(list.name(), ObjectStoreParams::new());
            }
        });
        let mut database = request.await.map_err(refused)?;
        database.on_version_change(|event| {
            // Another tab upgrades or deletes the database, and waits until this one lets go.
            if let Some(database) = event.target() {
                database.unchecked_into::<IdbDatabase>().close();
            }
        });
        Ok(database)
    }
}

impl fmt::Debug for Indexed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Indexed").field(&self.name).finish()
    }
}

fn of(transaction: &Transaction, list: List) -> Result<ObjectStore, StoreError> {
    transaction.object_store(list.name()).map_err(failed)
}

async fn get(
    transaction: &Transaction,
    list: List,
    key: &str,
) -> Result<Option<Stored>, StoreError> {
    let request = of(transaction, list)?.get(JsValue::from_str(key)).map_err(failed)?;
    Ok(request.await.map_err(failed)?.map(stored))
}

fn write(transaction: &Transaction, change: Write) -> Result<(), StoreError> {
    match change {
        Write::Put(list, key, value) => {
            let value = match value {
                Stored::Words(words) => JsValue::from_str(&words),
                Stored::Bytes(bytes) => Uint8Array::from(&bytes[..]).into(),
            };
            let key = JsValue::from_str(&key);
            of(transaction, list)?.put(&value, Some(&key)).map_err(failed)?;
        }
        Write::Delete(list, key) => {
            of(transaction, list)?.delete(JsValue::from_str(&key)).map_err(failed)?;
        }
        Write::DeleteUnder(list, key) => {
            // `0` is the character that follows `/`.
            let (from, to) = (format!("{key}/"), format!("{key}0"));
            let range = KeyRange::bound(&from.into(), &to.into(), None, Some(true));
            of(transaction, list)?.delete(Query::from(range.map_err(failed)?)).map_err(failed)?;
        }
    }
    Ok(())
}

/// What stands on the disk. What none of ours wrote comes as the JSON of it.
fn stored(value: JsValue) -> Stored {
    if let Some(words) = value.as_string() {
        return Stored::Words(words);
    }
    match value.dyn_into::<Uint8Array>() {
        Ok(bytes) => Stored::Bytes(bytes.to_vec()),
        Err(other) => {
            Stored::Words(JSON::stringify(&other).map_or_else(|_| "?".into(), String::from))
        }
    }
}

/// Waits until all of a transaction is on the disk. The future of `idb` tells that one was
/// aborted, but not why; most often it is the quota.
async fn finished(transaction: Transaction) -> Result<(), StoreError> {
    let transaction = IdbTransaction::from(transaction);
    let end = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let aborted = |_| match transaction.error() {
        Some(error) => named(&error),
        None => StoreError::Failed("the browser took the change back".into()),
    };
    JsFuture::from(end).await.map(drop).map_err(aborted)
}

fn named(error: &DomException) -> StoreError {
    match error.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "VersionError" => StoreError::Newer,
        "SecurityError" => StoreError::Refused(error.message()),
        name => StoreError::Failed(format!("{name}: {}", error.message())),
    }
}

fn failed(error: Error) -> StoreError {
    let words = error.to_string();
    let exception = match error {
        Error::DomException(exception) => Some(exception),
        Error::UpdateFailed(value)
        | Error::DeleteFailed(value)
        | Error::GetFailed(value)
        | Error::GetAllKeysFailed(value)
        | Error::IndexedDbOpenFailed(value)
        | Error::IndexedDbNotFound(value)
        | Error::IndexedDbDeleteFailed(value)
        | Error::TransactionOpenFailed(value) => value.dyn_into().ok(),
        _ => None,
    };
    exception.map_or(StoreError::Failed(words), |exception| named(&exception))
}

/// The same while opening: whatever fails there means that nothing is kept.
fn refused(error: Error) -> StoreError {
    match failed(error) {
        StoreError::Failed(why) => StoreError::Refused(why),
        other => other,
    }
}
