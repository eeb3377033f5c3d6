//! `lorgnette serve`: a site on loopback, with the headers that it should have anywhere.

use crate::policy::POLICY;
use anyhow::{Context, Result, anyhow, bail};
use std::fs::File;
use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Method, Request, Response, Server};

/// The port tried first when none is named.
const PORT: u16 = 8000;
/// Enough for a browser that asks for everything at once.
const THREADS: usize = 4;

/// Serves `dir` until the process ends.
pub(crate) fn serve(dir: &Path, port: Option<u16>) -> Result<()> {
    let root = dir.canonicalize().with_context(|| format!("cannot serve {}", dir.display()))?;
    if !root.is_dir() {
        bail!("{} is not a folder; name the one that `lorgnette build` wrote", dir.display());
    }
    let server = listen(port)?;
    println!("Serving {} at http://{}/ (Ctrl-C ends it)", dir.display(), server.server_addr());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| server.incoming_requests().for_each(|request| answer(&root, request)));
        }
    });
    Ok(())
}

fn listen(port: Option<u16>) -> Result<Server> {
    let on = |port: u16| Server::http(("127.0.0.1", port)).map_err(|error| anyhow!(error));
    match port {
        Some(port) => on(port).with_context(|| format!("cannot listen on port {port}")),
        None => on(PORT).or_else(|_| on(0)).context("cannot listen on this machine"),
    }
}

/// What a request gets.
#[derive(Debug, PartialEq)]
enum Answer {
    File(PathBuf),
    /// A folder was asked for without its slash; relative links need it.
    Moved(String),
    NotFound,
    NotAllowed,
}

fn answer(root: &Path, request: Request) {
    let answer = match request.method() {
        Method::Get | Method::Head => look_up(root, request.url()),
        _ => Answer::NotAllowed,
    };
    let sent = match answer {
        Answer::File(path) => match File::open(&path) {
            Ok(file) => request.respond(with_headers(Response::from_file(file), mime(&path))),
            Err(_) => request.respond(not_found()),
        },
        Answer::Moved(to) => {
            let moved = page(301, "This page has moved.").with_header(header("Location", &to));
            request.respond(moved)
        }
        Answer::NotFound => request.respond(not_found()),
        Answer::NotAllowed => request.respond(page(405, "Only GET and HEAD are answered here.")),
    };
    // A browser that has gone away is not an error of ours.
    drop(sent);
}

/// The file under `root` that `url` names; links that lead out of `root` lead nowhere.
fn look_up(root: &Path, url: &str) -> Answer {
    let (path, query) =
        url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query)));
    let Some(relative) = decode(path).and_then(|path| relative(&path)) else {
        return Answer::NotFound;
    };
    let Ok(found) = root.join(relative).canonicalize() else { return Answer::NotFound };
    if !found.starts_with(root) {
        return Answer::NotFound;
    }
    if found.is_file() {
        return if path.ends_with('/') { Answer::NotFound } else { Answer::File(found) };
    }
    if !path.ends_with('/') {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        return Answer::Moved(format!("{path}/{query}"));
    }
    let index = found.join("index.html");
    if index.is_file() { Answer::File(index) } else { Answer::NotFound }
}

/// Percent-decoding; none where it does not give UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let digit = |b: Option<u8>| char::from(b?).to_digit(16);
        bytes.push(match byte {
            b'%' => (digit(rest.next())? * 16 + digit(rest.next())?) as u8,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
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

fn not_found() -> Response<std::io::Cursor<Vec<u8>>> {
    page(404, "There is no such page here.")
}

fn page(status: u16, says: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>{status}</title>\
         <p>{says}</p>\n"
    );
    with_headers(Response::from_string(html), "text/html; charset=utf-8").with_status_code(status)
}

fn with_headers<R: std::io::Read>(response: Response<R>, mime: &str) -> Response<R> {
    response
        .with_header(header("Content-Type", mime))
        .with_header(header("Content-Security-Policy", POLICY))
        .with_header(header("X-Content-Type-Options", "nosniff"))
        .with_header(header("Referrer-Policy", "no-referrer"))
        .with_header(header("Cache-Control", "no-cache"))
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names are ours, values are ASCII")
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
