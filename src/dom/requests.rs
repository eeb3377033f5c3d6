//! The requests that the browser reports since the page was loaded.

use super::now;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit,
};

/// The kind of entry that a request leaves in the browser's record.
const KIND: &str = "resource";

/// A watch that goes on until it is dropped.
pub(crate) struct Watch {
    observer: PerformanceObserver,
    _heard: Closure<dyn FnMut(PerformanceObserverEntryList)>,
}

/// Tells `tell` how many requests were made from now on, whenever there are more. None where the
/// browser keeps no such record.
pub(crate) fn watch_requests(tell: impl Fn(u32) + 'static) -> Option<Watch> {
    let (begun, mut count) = (now(), 0);
    let heard = Closure::new(move |entries: PerformanceObserverEntryList| {
        // What was asked for before belongs to the loading, however late it came.
        let begins = |entry: JsValue| entry.unchecked_into::<PerformanceEntry>().start_time();
        let since = entries.get_entries().into_iter().map(begins).filter(|at| *at >= begun);
        count += u32::try_from(since.count()).unwrap_or(u32::MAX);
        tell(count);
    });
    let heard_by = heard.as_ref().unchecked_ref();
    let observer = PerformanceObserver::new(heard_by).ok()?;
    observer.observe(&PerformanceObserverInit::new(&Array::of1(&KIND.into())));
    Some(Watch { observer, _heard: heard })
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
