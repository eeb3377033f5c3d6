//! The lists in memory, for as long as the page is open.

use super::{List, Stored, Write};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The lists in memory.
#[derive(Debug, Default)]
pub(super) struct Memory(RefCell<BTreeMap<(List, String), Stored>>);

impl Memory {
    pub(super) fn get(&self, list: List, key: &str) -> Option<Stored> {
        self.0.borrow().get(&(list, key.to_string())).cloned()
    }

    pub(super) fn keys(&self, list: List) -> Vec<String> {
        let values = self.0.borrow();
        values.keys().filter(|(of, _)| *of == list).map(|(_, key)| key.clone()).collect()
    }

    pub(super) fn change(
        &self,
        read: &[(List, &str)],
        then: impl FnOnce(Vec<Option<Stored>>) -> Vec<Write>,
    ) {
        let found = read.iter().map(|(list, key)| self.get(*list, key)).collect();
        for write in then(found) {
            self.write(write);
        }
    }

    fn write(&self, write: Write) {
        let mut values = self.0.borrow_mut();
        match write {
            Write::Put(list, key, value) => {
                values.insert((list, key), value);
            }
            Write::Delete(list, key) => {
                values.remove(&(list, key));
            }
            Write::DeleteUnder(list, key) => {
                let under = format!("{key}/");
                values.retain(|(of, key), _| *of != list || !key.starts_with(&under));
            }
        }
    }

    pub(super) fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}
