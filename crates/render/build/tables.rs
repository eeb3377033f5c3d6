//! Tables of words to Rust: one struct with a field or a method a key, one value a language.
//!
//! A line is `key = words`. `{name}` stands for what the page fills in; `key.1 = words` says it
//! where the first of these is `1`. `#` opens a comment. The English table decides which keys
//! there are and what each is filled with.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

/// The table that the others translate.
const MODEL: &str = "en.txt";

/// A line of a table.
struct Line<'t> {
    number: usize,
    key: &'t str,
    words: &'t str,
}

/// A table with where it came from.
struct Table<'t> {
    file: &'t str,
    lines: Vec<Line<'t>>,
}

/// Writes the code for the tables in `folder`, where the crate includes it from; a table that is
/// wrong ends the build.
pub(crate) fn write(folder: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("the tables stand beside the build script");
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let texts = files.iter().map(|file| {
        let text = fs::read_to_string(file).expect("a listed table can be read");
        (file.to_string_lossy().into_owned(), text)
    });
    let texts: Vec<(String, String)> = texts.collect();
    match rust(&texts) {
        Ok(code) => {
            let out = env::var("OUT_DIR").expect("cargo names the folder");
            fs::write(Path::new(&out).join("tables.rs"), code).expect("cargo made the folder");
        }
        Err(error) => {
            println!("cargo::error={error}");
            std::process::exit(1);
        }
    }
}

/// The code for tables given as file name and text, or the first error as `file:line: …`.
pub(crate) fn rust(texts: &[(String, String)]) -> Result<String, String> {
    let tables = texts.iter().map(|(file, text)| read(file, text));
    let tables = tables.collect::<Result<Vec<_>, _>>()?;
    let model = tables.iter().find(|table| table.file.ends_with(MODEL));
    let model = model.ok_or_else(|| format!("strings/{MODEL} is missing"))?;
    for table in &tables {
        compare(model, table)?;
    }
    let keys = model.lines.iter().filter(|line| !line.key.contains('.'));
    let (mut fields, mut methods) = (String::new(), String::new());
    for line in keys {
        match blanks(line.words).as_slice() {
            [] => fields.push_str(&format!("pub {}: &'static str,\n", line.key)),
            names => {
                fields
                    .push_str(&format!("{}: &'static [(&'static str, &'static str)],\n", line.key));
                methods.push_str(&method(line.key, names));
            }
        }
    }
    let values: String = tables.iter().map(|table| value(model, table)).collect();
    Ok(format!(
        "/// What the page and its controls say.\n\
         #[allow(missing_docs, reason = \"each field is named after what it says\")]\n\
         pub struct Strings {{\n{fields}}}\n\
         #[allow(missing_docs, reason = \"each method is named after what it says\")]\n\
         impl Strings {{\n{methods}}}\n\
         static TABLES: [Strings; {}] = [\n{values}];\n",
        tables.len(),
    ))
}

fn read<'t>(file: &'t str, text: &'t str) -> Result<Table<'t>, String> {
    let mut lines: Vec<Line> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |what: &str| format!("{file}:{number}: {what}");
        let (key, words) =
            line.split_once(" = ").ok_or_else(|| wrong("write `key = words`, or `#` first"))?;
        if lines.iter().any(|line| line.key == key) {
            return Err(wrong(&format!("`{key}` stands above already; take one away")));
        }
        lines.push(Line { number, key, words });
    }
    Ok(Table { file, lines })
}

/// Whether `table` says all that `model` says and no more, filled with the same things.
fn compare(model: &Table, table: &Table) -> Result<(), String> {
    let file = table.file;
    for line in &model.lines {
        let ours = table.lines.iter().find(|ours| ours.key == line.key);
        // Languages differ in how many forms a number asks for.
        if ours.is_none() && !line.key.contains('.') {
            return Err(format!("{file}:1: `{}` is missing: {}", line.key, line.words));
        }
    }
    for line in &table.lines {
        let (number, key) = (line.number, line.key);
        let base = key.split_once('.').map_or(key, |(base, _)| base);
        let Some(theirs) = model.lines.iter().find(|theirs| theirs.key == base) else {
            return Err(format!("{file}:{number}: {MODEL} has no `{base}`: a slip of the pen?"));
        };
        let (theirs, ours) = (blanks(theirs.words), blanks(line.words));
        let mut unknown = ours.iter().filter(|name| !theirs.contains(name));
        let missing = theirs.iter().find(|name| key == base && !ours.contains(name));
        if let Some(name) = unknown.next().or(missing) {
            return Err(format!("{file}:{number}: `{{{name}}}` does not stand in both tables"));
        }
    }
    Ok(())
}

/// The names in braces, in order, each once.
fn blanks(words: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let pieces = words.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
    for (name, _) in pieces {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn method(key: &str, names: &[&str]) -> String {
    let parameters: Vec<String> =
        names.iter().map(|name| format!("{name}: impl std::fmt::Display")).collect();
    let values: Vec<String> =
        names.iter().map(|name| format!("(\"{name}\", {name}.to_string())")).collect();
    format!(
        "pub fn {key}(&self, {}) -> String {{ fill(self.{key}, &[{}]) }}\n",
        parameters.join(", "),
        values.join(", "),
    )
}

/// One language's value of the struct.
fn value(model: &Table, table: &Table) -> String {
    let mut forms: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for line in &table.lines {
        let (base, form) = line.key.split_once('.').unwrap_or((line.key, ""));
        forms.entry(base).or_default().push((form, line.words));
    }
    let mut out = "Strings {\n".to_string();
    for line in model.lines.iter().filter(|line| !line.key.contains('.')) {
        let forms = &forms[line.key];
        match blanks(line.words).is_empty() {
            true => out.push_str(&format!("{}: {:?},\n", line.key, forms[0].1)),
            false => out.push_str(&format!("{}: &{forms:?},\n", line.key)),
        }
    }
    out.push_str("},\n");
    out
}
