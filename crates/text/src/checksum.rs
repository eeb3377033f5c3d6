//! CRC-32 (ISO-HDLC, as in zlib) for every file of ours: it is sure to see any single damaged byte.

use crc::{CRC_32_ISO_HDLC, Crc, Table};

/// In wasm one table of 1 KiB, for there its size matters more than speed; else 16 of them, which
/// are done with the base that ships in a tenth of the time that reading it takes.
#[cfg(target_family = "wasm")]
type Tables = Table<1>;
#[cfg(not(target_family = "wasm"))]
type Tables = Table<16>;

static CRC: Crc<u32, Tables> = Crc::<u32, Tables>::new(&CRC_32_ISO_HDLC);

/// The compiler's own, which does not reach the program: 16 bytes a step, for it counts steps.
const CONSTANT: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC);

/// The checksum of `bytes`.
pub fn checksum(bytes: &[u8]) -> u32 {
    CRC.checksum(bytes)
}

/// The same of what is compiled in.
pub(crate) const fn of_constant(bytes: &[u8]) -> u32 {
    CONSTANT.checksum(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_one_of_zlib() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        let long = [7; 100];
        assert_eq!(of_constant(&long), checksum(&long));
    }
}
