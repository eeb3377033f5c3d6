//! What makes the desk an app that can be installed: manifests, icons, and the small program that
//! takes what other apps share with it.

use super::site::Site;
use anyhow::Result;
use lorgnette_formats::Input;
use lorgnette_web::desk::{MANIFEST, SHARE, SHARING, Strings};
use serde_json::{Value, json};
use std::path::Path;

/// The files that are the same for every site, by their names beside the desk's page.
const FILES: [(&str, &[u8]); 4] = [
    (SHARE, include_bytes!("../../../../static/app/share.js")),
    ("icon.svg", include_bytes!("../../../../static/app/icon.svg")),
    ("icon-192.png", include_bytes!("../../../../static/app/icon-192.png")),
    ("icon-512.png", include_bytes!("../../../../static/app/icon-512.png")),
];
/// Where a share is sent; `share.js` knows it by its end.
const SHARED: &str = "share";
/// `--paper` of `tokens.css`, by day.
const PAPER: &str = "#fdfcf8";

/// The tag in the head of the desk's page.
pub(super) fn link() -> String {
    format!("<link rel=\"manifest\" href=\"{MANIFEST}\">\n")
}

/// Writes all of it into `folder`, where the desk's page is.
pub(super) fn write(site: &mut Site, folder: &Path, words: &Strings) -> Result<()> {
    for (name, bytes) in FILES {
        site.write(&folder.join(name), bytes)?;
    }
    let plain = manifest(words);
    let mut sharing = plain.clone();
    sharing["share_target"] = share_target();
    for (name, manifest) in [(MANIFEST, plain), (SHARING, sharing)] {
        site.write(&folder.join(name), format!("{manifest:#}\n").as_bytes())?;
    }
    Ok(())
}

/// The manifest of an app that takes nothing that others share.
fn manifest(words: &Strings) -> Value {
    let opened: Value = opened().map(|(kind, ends)| (kind.to_string(), json!(ends))).collect();
    json!({
        "name": "Lorgnette",
        "description": words.open_lead,
        "lang": words.lang,
        "start_url": "index.html",
        "scope": "../",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "maskable"),
        ],
        "file_handlers": [{ "action": "index.html", "accept": opened }],
    })
}

fn icon(file: &str, sizes: &str, kind: &str, purpose: &str) -> Value {
    json!({ "src": file, "sizes": sizes, "type": kind, "purpose": purpose })
}

/// The kinds of files that the app can be asked to open, with what their names end in.
fn opened() -> impl Iterator<Item = (&'static str, Vec<String>)> {
    let dotted = |ends: &[&str]| ends.iter().map(|end| format!(".{end}")).collect();
    Input::types().map(move |(kind, ends)| (kind, dotted(ends)))
}

fn share_target() -> Value {
    let kinds: Vec<String> =
        opened().flat_map(|(kind, ends)| [kind.to_string()].into_iter().chain(ends)).collect();
    json!({
        "action": SHARED,
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {
            "title": "title",
            "text": "text",
            "url": "url",
            "files": [{ "name": "files", "accept": kinds }],
        },
    })
}
