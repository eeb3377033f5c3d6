//! `lorgnette serve`: a site on loopback, with the headers that it should have anywhere.

use crate::failure::{Attempt, why};
use crate::http::{Answer, Method, Request};
use anyhow::{Result, anyhow, bail};
use lorgnette_render::percent::decode;
use std::fs::File;
use std::io;
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

/// The port tried first when none is named.
const PORT: u16 = 8000;

/// Serves `dir` until the process ends.
pub(crate) fn serve(dir: &Path, port: Option<u16>) -> Result<()> {
    let root = dir.canonicalize().or_cannot("serve", dir.display())?;
    if !root.is_dir() {
        bail!("{} is not a folder; name the one that `lorgnette build` wrote", dir.display());
    }
    let listener = listen(port)?;
    println!("Serving {} at http://{}/ (Ctrl-C ends it)", dir.display(), listener.local_addr()?);
    std::thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // A browser that has gone away is not an error of ours.
            scope.spawn(|| answer(&root, stream).ok());
        }
    });
    Ok(())
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let on = |port: u16| TcpListener::bind(("127.0.0.1", port));
    match port {
        Some(port) => on(port).map_err(|error| unheard(port, &error)),
        None => on(PORT).or_else(|_| on(0)).or_cannot("listen on", "this machine"),
    }
}

fn unheard(port: u16, error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            anyhow!("port {port} is taken; name another, or leave out --port for a free one")
        }
        io::ErrorKind::PermissionDenied => {
            anyhow!("port {port} is not open to you; name one above 1023")
        }
        _ => anyhow!("cannot listen on port {port}: {}", why(error)),
    }
}

/// What a request gets.
#[derive(Debug, PartialEq)]
enum Found {
    File(PathBuf),
    /// A folder was asked for without its slash; relative links need it.
    Moved(String),
    Nothing,
}

fn answer(root: &Path, stream: TcpStream) -> io::Result<()> {
    let Some(request) = Request::read(&stream)? else { return Ok(()) };
    if request.method == Method::Other {
        return page("405 Method Not Allowed", "Only GET and HEAD are answered here.")
            .send(&stream, &request);
    }
    let answer = match look_up(root, &request.target) {
        Found::File(path) => match File::open(&path) {
            Ok(file) => Answer::file(file, mime(&path))?,
            Err(_) => not_found(),
        },
        Found::Moved(to) => page("301 Moved Permanently", "This page has moved.").at(to),
        Found::Nothing => not_found(),
    };
    answer.send(&stream, &request)
}

/// The file under `root` that `url` names; links that lead out of `root` lead nowhere.
fn look_up(root: &Path, url: &str) -> Found {
    let (path, query) =
        url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query)));
    let Some(relative) = relative(&decode(path)) else {
        return Found::Nothing;
    };
    let Ok(found) = root.join(relative).canonicalize() else { return Found::Nothing };
    if !found.starts_with(root) {
        return Found::Nothing;
    }
    if found.is_file() {
        return if path.ends_with('/') { Found::Nothing } else { Found::File(found) };
    }
    if !path.ends_with('/') {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        return Found::Moved(format!("{path}/{query}"));
    }
    let index = found.join("index.html");
    if index.is_file() { Found::File(index) } else { Found::Nothing }
}

/// A path below the root: ordinary names only, no `..`, no other separators, no hidden files.
fn relative(path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    let plain = !path.contains(['\\', '\0', ':']);
    let relative = Path::new(path);
    let ordinary = |part: Component| match part {
        Component::Normal(name) => !name.as_encoded_bytes().starts_with(b"."),
        _ => false,
    };
    (plain && relative.components().all(ordinary)).then(|| relative.to_path_buf())
}

fn not_found() -> Answer {
    page("404 Not Found", "There is no such page here.")
}

fn page(status: &'static str, says: &str) -> Answer {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>{status}</title>\
         <p>{says}</p>\n"
    );
    Answer::text(status, html, "text/html; charset=utf-8")
}

/// The media type by the file's extension.
fn mime(path: &Path) -> &'static str {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
