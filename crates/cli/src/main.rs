//! The `cli` command.

fn main() {}
