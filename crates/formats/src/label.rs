//! Labels: what those of other corpora mean in ours.

/// The kinds of name that every corpus marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A place, a state or a site.
    Place,
    /// An organisation.
    Organisation,
}

/// Each kind with what corpora call it: CoNLL, OntoNotes, WNUT, MSRA and the People's Daily
/// (nr, ns, nt), Boson, CLUENER. Compared without case, `-` as `_`.
const KINDS: [(Kind, &[&str]); 3] = [
    (Kind::Person, &["per", "person", "person_name", "name", "nr", "nrf", "nrj"]),
    (
        Kind::Place,
        &[
            "loc", "location", "gpe", "fac", "facility", "geo_loc", "place", "ns", "nsf",
            "address", "scene",
        ],
    ),
    (
        Kind::Organisation,
        &[
            "org",
            "organization",
            "organisation",
            "org_name",
            "corporation",
            "company",
            "company_name",
            "group",
            "government",
            "nt",
        ],
    ),
];

/// OntoNotes' labels beside those of [`KINDS`].
const OTHERS: [&str; 15] = [
    "NORP",
    "FAC",
    "GPE",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "LAW",
    "LANGUAGE",
    "DATE",
    "TIME",
    "PERCENT",
    "MONEY",
    "QUANTITY",
    "ORDINAL",
    "CARDINAL",
];

impl Kind {
    /// The three, in the order of tables.
    pub const ALL: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organisation];

    /// What `label` means; none for what is no name of the three kinds, as a nationality,
    /// an event, or a mere noun (`PER.NOM`).
    pub fn of(label: &str) -> Option<Kind> {
        let label = label.to_lowercase().replace('-', "_");
        let label = label.strip_suffix(".nam").unwrap_or(&label);
        KINDS.iter().find(|(_, labels)| labels.contains(&label)).map(|(kind, _)| *kind)
    }

    /// `PER`, `LOC` or `ORG`.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Person => "PER",
            Kind::Place => "LOC",
            Kind::Organisation => "ORG",
        }
    }
}

/// `label` in OntoNotes' words where they have one for it, else as it is.
pub fn ontonotes(label: &str) -> String {
    let upper = label.to_uppercase().replace('-', "_");
    if OTHERS.contains(&upper.as_str()) {
        return upper;
    }
    match Kind::of(label) {
        Some(Kind::Person) => "PERSON".into(),
        Some(Kind::Place) => "LOC".into(),
        Some(Kind::Organisation) => "ORG".into(),
        None => label.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_many_corpora_mean_three_kinds() {
        for (label, expected) in [
            ("PER", Some(Kind::Person)),
            ("person", Some(Kind::Person)),
            ("nr", Some(Kind::Person)),
            ("GPE.NAM", Some(Kind::Place)),
            ("geo-loc", Some(Kind::Place)),
            ("FAC", Some(Kind::Place)),
            ("NT", Some(Kind::Organisation)),
            ("corporation", Some(Kind::Organisation)),
            ("PER.NOM", None),
            ("NORP", None),
            ("creative-work", None),
            ("", None),
        ] {
            assert_eq!(Kind::of(label), expected, "{label}");
        }
    }

    #[test]
    fn ontonotes_words_are_kept_and_others_put_into_them() {
        for (label, expected) in [
            ("GPE", "GPE"),
            ("Work-of-Art", "WORK_OF_ART"),
            ("PER", "PERSON"),
            ("ns", "LOC"),
            ("LOC", "LOC"),
            ("creative-work", "creative-work"),
        ] {
            assert_eq!(ontonotes(label), expected);
        }
    }
}
