//! The commands for the library as a whole: out as a file, in from one, and gone.

use super::Keeper;
use super::keeper::{SHOWN, now};
use super::state::{Happening, Said};
use super::words::day;
use crate::desk::library::archive::Reader;
use crate::desk::library::tabs::News;
use crate::desk::library::{Imported, device};
use crate::dom;
use web_sys::File;

/// So many bytes of a file are read at a time: some milliseconds.
const SLICE: f64 = 262_144.0;

impl Keeper {
    /// Saves the whole library as a file.
    pub(super) fn export(&self) {
        self.run(|keeper| async move {
            let slices = js_sys::Array::new();
            let out = |slice: String| {
                slices.push(&slice.into());
            };
            keeper.library().await.export(now(), out).await?;
            dom::save(&format!("lorgnette-{}.json", day(now())), "application/json", &slices);
            Ok(())
        });
    }

    /// Takes in a file that [`Keeper::export`] made.
    pub(super) fn import(&self, file: File) {
        self.run(move |keeper| async move {
            let mut imported = Imported::default();
            let mut reader = Reader::default();
            let mut at = 0.0;
            while at < file.size() {
                let bytes = dom::slice(&file, at, at + SLICE).await.unwrap_or_default();
                at += SLICE;
                for incoming in reader.take(&bytes) {
                    keeper.library().await.take(incoming, &mut imported).await?;
                }
            }
            let (last, notices) = reader.end();
            for incoming in last {
                keeper.library().await.take(incoming, &mut imported).await?;
            }
            let imported = Imported { notices, ..imported };
            keeper.tell(Happening::Said(Said::of_file(file.name(), imported)));
            keeper.tell_tabs(News::Shelf);
            keeper.list().await
        });
    }

    /// Asks whether everything is to be deleted, or takes the question back.
    pub(super) fn ask_to_forget(&self) {
        self.tell(Happening::Asked);
    }

    /// Deletes everything of ours on this device.
    pub(super) fn forget(&self, texts: usize) {
        self.run(move |keeper| async move {
            keeper.library().await.forget().await?;
            let cleared = device::clear().await;
            dom::remember(SHOWN, None);
            keeper.tell(Happening::Forgotten(Said::Forgotten(texts, cleared)));
            keeper.tell_tabs(News::Forgotten);
            keeper.look_at_device().await;
            Ok(())
        });
    }

    /// Asks the browser to keep the library for good.
    pub(super) fn ask_to_last(&self) {
        self.run(|keeper| async move {
            let promised = device::ask_to_last().await.unwrap_or(false);
            keeper.tell(Happening::Said(Said::Promised(promised)));
            keeper.look_at_device().await;
            Ok(())
        });
    }
}
