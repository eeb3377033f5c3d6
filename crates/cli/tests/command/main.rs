//! The command as its users call it: in folders of their own, by what it prints and writes.

mod build;
mod corrections;
mod data;
mod evaluate;
mod formats;
mod hostile;
mod places;
mod serve;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder that goes away with the test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().expect("there is a place for temporary files"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, with the folders above it.
    fn write(&self, name: &str, contents: impl AsRef<[u8]>) -> &Folder {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("files lie in folders"))
            .and_then(|()| std::fs::write(&path, contents))
            .expect("a temporary folder can be written");
        self
    }

    fn read(&self, name: &str) -> String {
        let path = self.path(name);
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// Runs `lorgnette` here.
    fn run(&self, arguments: &[&str]) -> Done {
        Done::of(command(self.0.path()).args(arguments).stdin(Stdio::null()).output())
    }

    /// Runs `lorgnette` here with `input` on its standard input.
    fn run_with(&self, input: &[u8], arguments: &[&str]) -> Done {
        let mut command = command(self.0.path());
        let streams = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = streams.stderr(Stdio::piped()).spawn().expect("the command runs");
        child.stdin.take().expect("it was piped").write_all(input).expect("it reads its input");
        Done::of(child.wait_with_output())
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lorgnette"));
    command.current_dir(folder);
    command
}

/// What a run came to.
#[derive(Debug)]
struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Done {
    fn of(output: std::io::Result<Output>) -> Done {
        let output = output.expect("the command runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Done { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    #[track_caller]
    fn succeeds(self) -> Done {
        assert_eq!(self.code, Some(0), "{self:?}");
        self
    }

    /// Fails as a command that knows what went wrong, and says `what` of it.
    #[track_caller]
    fn fails(self, what: &[&str]) -> Done {
        assert_eq!(self.code, Some(1), "{self:?}");
        what.iter().for_each(|what| assert!(self.err.contains(what), "{what}: {self:?}"));
        self
    }

    #[track_caller]
    fn says(self, what: &str) -> Done {
        assert!(self.err.contains(what), "{what}: {self:?}");
        self
    }
}
