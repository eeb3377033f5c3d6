//! The packed form of a knowledge base: magic, version, checksum, then the entities.
//!
//! | bytes | what |
//! |---|---|
//! | 0..8 | the magic; its high bit, line ends and end-of-file byte show what text mode damages |
//! | 8..10 | the version, little endian |
//! | 10..14 | the length of the payload, little endian |
//! | 14..18 | the CRC-32 of the payload (ISO-HDLC, as in zlib), little endian |
//! | 18.. | the payload: the [`Kb`] in postcard's encoding |
//!
//! Postcard writes lengths as varints and nothing as a pointer's width, so the
//! bytes are the same on 32 and 64 bit.

use crate::Kb;
use lorgnette_text::checksum;
use std::fmt;

/// Raise the version whenever an entity's fields or their order change.
const BASE: Form =
    Form { magic: *b"\x89LKB\r\n\x1a\n", version: 2, what: "a packed knowledge base" };

const HEADER: usize = 18;

/// Packs `kb`; the same base gives the same bytes everywhere.
pub fn pack(kb: &Kb) -> Vec<u8> {
    BASE.seal(&postcard::to_allocvec(kb).expect("writing to memory cannot fail"))
}

/// Unpacks what [`pack`] made; anything else is refused.
///
/// Whatever lengths `bytes` claim, it takes memory for what they hold and a few MiB at most:
/// serde reserves 1 MiB for a list and grows it only by what it has read.
pub fn unpack(bytes: &[u8]) -> Result<Kb, PackError> {
    postcard::from_bytes(BASE.open(bytes)?).map_err(|_| BASE.damaged())
}

/// A sort of sealed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) magic: [u8; 8],
    pub(crate) version: u16,
    /// What it is, as errors call it.
    pub(crate) what: &'static str,
}

impl Form {
    /// `payload` with its header.
    pub(crate) fn seal(&self, payload: &[u8]) -> Vec<u8> {
        let length = u32::try_from(payload.len()).expect("a payload is smaller than 4 GiB");
        let mut sealed = Vec::with_capacity(HEADER + payload.len());
        sealed.extend(self.magic);
        sealed.extend(self.version.to_le_bytes());
        sealed.extend(length.to_le_bytes());
        sealed.extend(checksum(payload).to_le_bytes());
        sealed.extend(payload);
        sealed
    }

    /// The payload of a file of this form, whole and of this version.
    pub(crate) fn open<'b>(&self, bytes: &'b [u8]) -> Result<&'b [u8], PackError> {
        let (magic, rest) = bytes.split_at(bytes.len().min(self.magic.len()));
        if !self.magic.starts_with(magic) {
            return Err(self.error(Kind::Foreign));
        }
        let (version, rest) = self.field(rest)?;
        if u16::from_le_bytes(version) != self.version {
            return Err(self.error(Kind::Version(u16::from_le_bytes(version))));
        }
        let (length, rest) = self.field(rest)?;
        let (sum, payload) = self.field(rest)?;
        let length = u32::from_le_bytes(length) as usize;
        if payload.len() < length {
            return Err(self.error(Kind::Truncated));
        }
        if payload.len() > length || checksum(payload) != u32::from_le_bytes(sum) {
            return Err(self.damaged());
        }
        Ok(payload)
    }

    /// The next `N` bytes and what follows them.
    fn field<'b, const N: usize>(&self, bytes: &'b [u8]) -> Result<([u8; N], &'b [u8]), PackError> {
        let (field, rest) = bytes.split_first_chunk().ok_or(self.error(Kind::Truncated))?;
        Ok((*field, rest))
    }

    /// Its payload is not what it should be.
    pub(crate) fn damaged(&self) -> PackError {
        self.error(Kind::Damaged)
    }

    fn error(&self, kind: Kind) -> PackError {
        PackError { form: *self, kind }
    }
}

/// Why a packed file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    form: Form,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Foreign,
    Version(u16),
    Truncated,
    Damaged,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Form { what, version, .. } = self.form;
        match self.kind {
            Kind::Foreign => write!(f, "this file is not {what}"),
            Kind::Version(found) => write!(
                f,
                "this is {what} in version {found} of the form, but this program reads version \
                 {version}; pack it again from its sources"
            ),
            Kind::Truncated => {
                write!(f, "this is {what} that ends too early; copy or pack it again")
            }
            Kind::Damaged => write!(f, "this is {what} that is damaged; copy or pack it again"),
        }
    }
}

impl std::error::Error for PackError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Alias, AliasKind, Confidence, Entity, Fact, FactValue, Label, Name, Provenance, Relation,
    };

    fn name(lang: &str, text: &str) -> Name {
        Name { lang: lang.into(), text: text.into() }
    }

    fn fact(property: &str, value: FactValue) -> Fact {
        let provenance = Provenance {
            source: "editor".into(),
            as_of: Some("2025-09".into()),
            confidence: Confidence::Approximate,
        };
        let property = property.into();
        Fact { property, value, valid_from: None, valid_to: Some("2025".into()), provenance }
    }

    /// An entity that uses every field and every kind of value.
    fn rich() -> Entity {
        let facts = vec![
            fact("capital", FactValue::Entity("b".into())),
            fact("founded", FactValue::Date("1949-10".into())),
            fact("area", FactValue::Quantity("1.5".into(), "km2".into())),
            fact("currency", FactValue::Text(vec![name("en", "x")])),
        ];
        let relation = Relation {
            kind: "part-of".into(),
            target: "b".into(),
            valid_from: Some("2000".into()),
            valid_to: None,
            provenance: facts[0].provenance.clone(),
        };
        Entity {
            slug: "a".into(),
            label: Label::Gpe,
            subtype: "country".into(),
            names: vec![name("zh-Hant", "朝鮮")],
            aliases: vec![Alias {
                lang: "zh".into(),
                text: "朝".into(),
                kind: AliasKind::Compound,
            }],
            descriptions: vec![name("en", "A country.")],
            facts,
            relations: vec![relation],
            coordinates: Some((40.0, -127.5)),
            salience: 210,
            common: vec!["朝".into()],
            identifiers: vec![("iso3166-1".into(), "KP".into())],
        }
    }

    fn sample() -> Kb {
        Kb::with_redirects(vec![rich()], vec![("old".into(), "a".into())])
    }

    #[test]
    fn unpacking_gives_back_what_was_packed() {
        for kb in [Kb::default(), sample()] {
            assert_eq!(unpack(&pack(&kb)), Ok(kb));
        }
    }

    /// The bytes may only change together with the version, else old files are misread.
    #[test]
    fn the_form_is_that_of_its_version() {
        let packed = pack(&sample());
        assert_eq!((BASE.version, packed.len(), checksum(&packed)), (2, 304, 2_497_748_386));
    }

    #[test]
    fn a_file_cut_anywhere_is_truncated() {
        let packed = pack(&sample());
        for length in 0..packed.len() {
            assert_eq!(unpack(&packed[..length]), Err(BASE.error(Kind::Truncated)), "{length}");
        }
    }

    #[test]
    fn a_change_of_any_byte_is_refused() {
        let packed = pack(&sample());
        for at in 0..packed.len() {
            for change in 1..=u8::MAX {
                let mut other = packed.clone();
                other[at] ^= change;
                assert!(unpack(&other).is_err(), "byte {at} ^ {change}");
            }
        }
    }

    /// What the checksum cannot see: a payload that was made wrong.
    #[test]
    fn a_wrong_payload_with_a_right_checksum_is_refused_or_read() {
        let payload = pack(&sample())[HEADER..].to_vec();
        for at in 0..payload.len() {
            for byte in [0, 0x7F, 0x80, 0xFF] {
                let mut payload = payload.clone();
                payload[at] = byte;
                let _ = unpack(&BASE.seal(&payload));
            }
        }
        // A list that claims 2^32 - 1 entities and holds none.
        let hostile = BASE.seal(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]);
        assert_eq!(unpack(&hostile), Err(BASE.damaged()));
    }

    #[test]
    fn each_refusal_is_one_sentence() {
        let mut packed = pack(&sample());
        let says = |bytes: &[u8]| unpack(bytes).expect_err("it is wrong").to_string();
        assert!(says(b"<!doctype html>").contains("not a packed knowledge base"));
        assert!(says(&packed[..40]).contains("ends too early"));
        *packed.last_mut().expect("it has a payload") ^= 1;
        assert!(says(&packed).contains("damaged"));
        packed[8] = 9;
        assert!(says(&packed).contains("version 9"));
    }
}
