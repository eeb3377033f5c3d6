//! In a browser: the library over IndexedDB, and what its tabs do to each other.
#![cfg(target_arch = "wasm32")]

use lorgnette_web::desk::library::record::{Hint, Items, Sight, Spot};
use lorgnette_web::desk::library::store::{Store, StoreError};
use lorgnette_web::desk::library::{Intact, Library, Moment, New, TextId};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A text of several pieces.
fn words() -> String {
    "甲國的總統到了乙國。\n".repeat(10_000)
}

async fn library(name: &str) -> Library {
    let (store, refused) = Store::open(name, Rc::new(|| ())).await;
    assert_eq!(refused, None);
    Library::new(store)
}

async fn keep(library: &Library, words: &str) -> Result<TextId, StoreError> {
    let hint = Hint { name: Some("a.txt".into()), ..Hint::default() };
    let new = New { source: words.as_bytes(), hint, title: "題", words };
    library.keep(new, Moment(1)).await.map(|text| text.id)
}

#[wasm_bindgen_test]
async fn what_one_tab_keeps_another_finds() {
    let (one, other) = (library("shared").await, library("shared").await);
    let words = words();
    let id = keep(&one, &words).await.expect("there is room");
    let mut place = other.place(&id).await.expect("readable");
    place.moved(Sight { here: Spot::of(&words, 7), seen: 7 }, Moment(2));
    other.save_place(&id, place).await.expect("there is room");
    let again = library("shared").await;
    let source = again.source(&id).await.expect("readable").expect("it is there");
    assert!(source == (words.clone().into_bytes(), Intact::Whole));
    assert!(again.words(&id).await == Ok(words));
    assert_eq!(again.place(&id).await.expect("readable").value.here.at, 7);
    one.forget().await.expect("no tab is in the way");
}

#[wasm_bindgen_test]
async fn a_tab_that_is_open_does_not_hold_up_forgetting_and_goes_on() {
    let (one, other) = (library("forgotten").await, library("forgotten").await);
    let id = keep(&one, "甲").await.expect("there is room");
    assert_eq!(other.list().await.expect("readable").texts.len(), 1);
    one.forget().await.expect("the other tab lets go");
    assert_eq!(other.list().await.expect("opened anew").texts, []);
    assert_eq!(keep(&other, "甲").await, Ok(id));
    other.forget().await.expect("the first tab lets go");
}

#[wasm_bindgen_test]
async fn what_does_not_fit_leaves_nothing_behind() {
    let library = library("full").await;
    // The last value of the change is refused, as a browser that has no room left does it.
    let break_put = "const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value, key) {
            if (this.name === 'pieces') throw new DOMException('', 'QuotaExceededError');
            return put.call(this, value, key);
        };
        return () => { IDBObjectStore.prototype.put = put; };";
    let mend = js_sys::Function::new_no_args(break_put).call0(&JsValue::NULL);
    let full = keep(&library, "甲").await;
    let mend: js_sys::Function = mend.expect("put is replaced").into();
    mend.call0(&JsValue::NULL).expect("put is back");
    assert_eq!(full, Err(StoreError::Full));
    assert_eq!(library.list().await.expect("readable"), Default::default());
    library.forget().await.expect("no tab is in the way");
}

#[wasm_bindgen_test]
async fn what_was_taken_off_makes_room_for_work() {
    let library = library("room").await;
    let (off, id) = (keep(&library, "甲").await, keep(&library, "乙").await);
    let (off, id) = (off.expect("there is room"), id.expect("there is room"));
    library.remove(&off, Moment(2)).await.expect("it is there");
    // Until the text that was taken off is deleted, there is no room for more.
    let break_put = "const { put, delete: remove } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = function (value, key) {
            if (this.name === 'work') throw new DOMException('', 'QuotaExceededError');
            return put.call(this, value, key);
        };
        IDBObjectStore.prototype.delete = function (key) {
            Object.assign(IDBObjectStore.prototype, { put, delete: remove });
            return remove.call(this, key);
        };";
    js_sys::Function::new_no_args(break_put).call0(&JsValue::NULL).expect("put is replaced");
    let mut work = library.work(&id).await.expect("readable");
    work.notes.set(Items(vec!["note".into()]), Moment(3));
    let kept = library.save_work(&id, work.clone(), Moment(3)).await;
    assert_eq!(kept, Ok(work.clone()));
    assert_eq!(library.work(&id).await, Ok(work));
    assert_eq!(library.source(&off).await, Ok(None));
    library.forget().await.expect("no tab is in the way");
}
