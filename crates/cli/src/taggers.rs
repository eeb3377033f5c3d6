//! The taggers that the command reads texts with: those that ship.

use lorgnette_tagger::Tagger;
use std::sync::OnceLock;

const SHIPPED: &[&[u8]] = &[
    include_bytes!("../../tagger/models/zh.tagger"),
    include_bytes!("../../tagger/models/en.tagger"),
];

/// The taggers, opened once.
pub(crate) fn taggers() -> &'static [Tagger] {
    static TAGGERS: OnceLock<Vec<Tagger>> = OnceLock::new();
    TAGGERS.get_or_init(|| {
        let open = |model: &&[u8]| Tagger::read(model).expect("the models that ship are sound");
        SHIPPED.iter().map(open).collect()
    })
}
