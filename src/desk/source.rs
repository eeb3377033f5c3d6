//! What is to be opened: a file, or text that came in another way, and its bytes.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

/// The most that is read, in bytes; the command has the same limit.
const LIMIT: f64 = 20_000_000.0;

/// Something to be opened.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is called; what follows the last point says what it is.
    pub name: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    File(File),
    Bytes(Uint8Array),
}

/// Why there are no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBytes {
    /// They are too many.
    TooLarge,
    /// The browser could not read them.
    Unread,
}

impl Source {
    /// A text that has no file, called `name`.
    pub fn text(name: &str, text: &str) -> Source {
        Source::bytes(name, Uint8Array::from(text.as_bytes()))
    }

    /// Bytes that have come already, called `name`.
    pub fn bytes(name: &str, bytes: Uint8Array) -> Source {
        Source { name: name.to_string(), content: Content::Bytes(bytes) }
    }

    /// A file.
    pub fn file(file: File) -> Source {
        Source { name: file.name(), content: Content::File(file) }
    }

    /// The files of a list, in its order; none of those that a system hides.
    pub fn files(list: Option<FileList>) -> Vec<Source> {
        let count = list.as_ref().map_or(0, FileList::length);
        let files = (0..count).filter_map(|n| list.as_ref()?.item(n));
        files.map(Source::file).filter(|source| !source.name.starts_with('.')).collect()
    }

    /// What it is called among others: with its way from the folder that was chosen.
    pub fn label(&self) -> String {
        let Content::File(file) = &self.content else { return self.name.clone() };
        let path = Reflect::get(file, &"webkitRelativePath".into()).ok();
        let path = path.and_then(|path| path.as_string()).unwrap_or_default();
        path.split_once('/').map_or_else(|| self.name.clone(), |(_, inside)| inside.to_string())
    }

    /// Its bytes, which may be handed over.
    ///
    /// # Errors
    /// They are too many, or the browser could not read them.
    pub async fn read(&self) -> Result<Uint8Array, NoBytes> {
        match &self.content {
            Content::Bytes(bytes) if f64::from(bytes.length()) > LIMIT => Err(NoBytes::TooLarge),
            Content::File(file) if file.size() > LIMIT => Err(NoBytes::TooLarge),
            // A copy: what is handed over is gone, and this may be opened again.
            Content::Bytes(bytes) => Ok(bytes.slice(0, bytes.length())),
            Content::File(file) => {
                let buffer = JsFuture::from(file.array_buffer()).await;
                buffer.map(|buffer| Uint8Array::new(&buffer)).map_err(|_| NoBytes::Unread)
            }
        }
    }
}
