//! What the page calls the kinds, in the language that it speaks.

use lorgnette_render::{Kind, Strings};

/// The things of this kind: "People".
pub(crate) fn heading(strings: &Strings, kind: Kind) -> &'static str {
    match kind {
        Kind::Person => strings.kind_person,
        Kind::Place => strings.kind_place,
        Kind::Org => strings.kind_org,
        Kind::Norp => strings.kind_norp,
        Kind::Event => strings.kind_event,
        Kind::Law => strings.kind_law,
        Kind::Work => strings.kind_work,
        Kind::Product => strings.kind_product,
        Kind::Date => strings.kind_date,
        Kind::Quantity => strings.kind_quantity,
    }
}

/// The same in a character or a short word, to stand beside a mention.
pub(crate) fn short(strings: &Strings, kind: Kind) -> &'static str {
    match kind {
        Kind::Person => strings.short_person,
        Kind::Place => strings.short_place,
        Kind::Org => strings.short_org,
        Kind::Norp => strings.short_norp,
        Kind::Event => strings.short_event,
        Kind::Law => strings.short_law,
        Kind::Work => strings.short_work,
        Kind::Product => strings.short_product,
        Kind::Date => strings.short_date,
        Kind::Quantity => strings.short_quantity,
    }
}
