//! `Kind`: the ten classes of mention that a page tells apart by its line styles.

use lorgnette_kb::Label;

/// What sort of thing an entry of the glossary is; several labels share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the words are their own explanation")]
pub enum Kind {
    Person,
    Place,
    Org,
    Norp,
    Event,
    Law,
    Work,
    Product,
    Date,
    Quantity,
}

impl Kind {
    /// Every kind, in the order of the glossary.
    pub const ALL: [Kind; 10] = [
        Kind::Person,
        Kind::Place,
        Kind::Org,
        Kind::Norp,
        Kind::Event,
        Kind::Law,
        Kind::Work,
        Kind::Product,
        Kind::Date,
        Kind::Quantity,
    ];

    /// Its word in class names and in keys of the string tables.
    pub fn class(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Place => "place",
            Kind::Org => "org",
            Kind::Norp => "norp",
            Kind::Event => "event",
            Kind::Law => "law",
            Kind::Work => "work",
            Kind::Product => "product",
            Kind::Date => "date",
            Kind::Quantity => "quantity",
        }
    }
}

impl From<Label> for Kind {
    fn from(label: Label) -> Self {
        match label {
            Label::Person => Kind::Person,
            Label::Gpe | Label::Loc | Label::Fac => Kind::Place,
            Label::Org => Kind::Org,
            Label::Norp | Label::Language => Kind::Norp,
            Label::Event => Kind::Event,
            Label::Law => Kind::Law,
            Label::WorkOfArt => Kind::Work,
            Label::Product => Kind::Product,
            Label::Date | Label::Time => Kind::Date,
            Label::Percent | Label::Money | Label::Quantity | Label::Ordinal | Label::Cardinal => {
                Kind::Quantity
            }
        }
    }
}
