//! Knowledge base source: TOML files to entities, with errors that name file, line and column.
