//! `lorgnette serve`: the headers of every answer, and nothing from outside the folder.

use crate::{Folder, command};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; font-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn of(folder: &Folder) -> Server {
        let mut command = command(&folder.path(""));
        let served = command.args(["serve", "site", "--port", "0"]).stdout(Stdio::piped()).spawn();
        let mut child = served.expect("the command runs");
        let mut line = String::new();
        let out = child.stdout.take().expect("it was piped");
        BufReader::new(out).read_line(&mut line).expect("it says where it serves");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        Server { address: address.expect("the line holds the address").to_string(), child }
    }

    /// The answer to a request line, head and body.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(stream, "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that has ended by itself has failed the test already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn site() -> Folder {
    let folder = Folder::new();
    folder.write("secret.txt", "secret").write("site/.hidden", "hidden");
    folder.write("site/index.html", "<p>index").write("site/a/index.html", "<p>a");
    folder.write("site/r.wasm", "wasm").write("site/r.js", "js").write("site/名.svg", "svg");
    folder
}

#[test]
fn files_come_with_their_type_and_the_policy() {
    let folder = site();
    let server = Server::of(&folder);
    for (path, kind, body) in [
        ("/", "text/html; charset=utf-8", "<p>index"),
        ("/a/?q=1", "text/html; charset=utf-8", "<p>a"),
        ("/r.wasm", "application/wasm", "wasm"),
        ("/r.js", "text/javascript; charset=utf-8", "js"),
        ("/%E5%90%8D.svg", "image/svg+xml", "svg"),
    ] {
        let answer = server.ask(&format!("GET {path}"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        assert!(answer.contains(&format!("Content-Type: {kind}\r\n")), "{path}: {answer}");
        assert!(answer.contains(&format!("Content-Security-Policy: {POLICY}\r\n")), "{path}");
        assert!(answer.contains("Cache-Control: no-cache\r\n"), "{path}: {answer}");
        assert!(answer.ends_with(body), "{path}: {answer}");
    }
    assert!(server.ask("HEAD /").starts_with("HTTP/1.1 200"));
    assert!(!server.ask("HEAD /").contains("<p>"));
}

#[test]
fn a_folder_is_asked_for_with_its_slash() {
    let folder = site();
    let answer = Server::of(&folder).ask("GET /a?q=1");
    assert!(answer.starts_with("HTTP/1.1 301") && answer.contains("Location: /a/?q=1\r\n"));
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let folder = site();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", folder.path("site/link.txt")).expect("a link");
    let server = Server::of(&folder);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/a/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/link.txt",
        "/.hidden",
        "/gone.html",
        "/index.html/",
        "/%ff",
        "/%2",
        "/a%00",
    ] {
        let answer = server.ask(&format!("GET {path}"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        assert!(answer.contains(POLICY) && !answer.contains("secret\n"), "{path}: {answer}");
    }
    assert!(server.ask("POST /").starts_with("HTTP/1.1 405"));
}

#[test]
fn idle_connections_keep_nobody_waiting() {
    let folder = site();
    let server = Server::of(&folder);
    let connect = || TcpStream::connect(&server.address).expect("it listens");
    let idle: Vec<TcpStream> = (0..20).map(|_| connect()).collect();
    assert!(server.ask("GET /").ends_with("<p>index"));
    drop(idle);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = Folder::new();
    folder.write("file", "x");
    folder.run(&["serve", "gone"]).fails(&["cannot serve gone"]);
    folder.run(&["serve", "gone"]).fails(&["there is nothing of that name; check"]);
    folder.run(&["serve", "file"]).fails(&["file is not a folder", "lorgnette build"]);
}

#[test]
fn a_port_that_is_taken_is_named() {
    let folder = site();
    let other = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = other.local_addr().expect("it is bound").port().to_string();
    let taken = format!("error: port {port} is taken; name another, or leave out --port");
    folder.run(&["serve", "site", "--port", &port]).fails(&[&taken]);
}
