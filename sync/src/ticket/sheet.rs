//! What stands on a printed recovery sheet: the secret of a signing key, and whom to ask.
//!
//! Text form: lines of 32 characters and 4 that check them, the last line shorter, in groups of four when printed. The
//! characters are lower-case base32 (RFC 4648 §6, no padding) of `version (1 byte) | sheet (deterministic CBOR)`; the
//! check of line n is the first 20 bits of `SHA-256("wijktafel/sheet-line/0", n, characters)` in the same alphabet. So
//! whoever types it off paper hears in which line the mistake is. White space and hyphens are left out of account.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;

use wijktafel_model::cbor::{Cbor, DecodeError, Fields, Value};
use wijktafel_model::id::{DeviceId, NetworkId, OrgId, PersonId, digest};
use zeroize::Zeroizing;

use super::{Carrier, base32, from_base32};

/// The newest form that this program reads.
pub const VERSION: u8 = 0;
/// The most devices on one sheet: every one costs two lines to type.
pub const CARRIERS_MAX: usize = 3;
/// Characters of a whole line, with the four that check it.
const LINE: usize = 36;
const CHECK: usize = 4;
/// The longest text that is looked at, in characters.
const TEXT_MAX: usize = 2_048;

/// A recovery sheet.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The network.
    pub network: NetworkId,
    /// The person's organisation.
    pub org: OrgId,
    /// Whose sheet it is.
    pub person: PersonId,
    /// The secret of the sheet's key. It signs, and opens nothing.
    pub secret: Zeroizing<[u8; 16]>,
    /// Members' devices that can carry the new device in, at most [`CARRIERS_MAX`].
    pub carriers: Vec<Carrier>,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("network", &self.network).finish_non_exhaustive()
    }
}

/// Why a text is not a recovery sheet that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// Too short, too long, or nothing like it.
    #[error("not a recovery sheet")]
    NotASheet,
    /// A line with a mistake in it.
    #[error("line {line} of the recovery sheet has a mistake")]
    Line {
        /// Which, from 1.
        line: usize,
    },
    /// Made by a newer program.
    #[error("the recovery sheet has version {version}, newer than {VERSION}")]
    Newer {
        /// Its version.
        version: u8,
    },
    /// Every line is right and the content is not a sheet: made by a faulty program.
    #[error("the recovery sheet cannot be read")]
    Malformed(#[source] DecodeError),
}

impl Sheet {
    /// The lines to print, each in groups of four characters.
    pub fn lines(&self) -> Vec<Zeroizing<String>> {
        let mut bytes = Zeroizing::new(vec![VERSION]);
        self.to_value().encode_into(&mut bytes);
        let digits = Zeroizing::new(base32(&bytes));
        let lines = digits.as_bytes().chunks(LINE - CHECK).enumerate().map(|(at, line)| {
            let checked = [line, check(at, line).as_bytes()].concat();
            let groups: Vec<&str> = checked.chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
            Zeroizing::new(groups.join(" "))
        });
        lines.collect()
    }

    /// Reads what was printed, typed or scanned.
    ///
    /// # Errors
    /// [`SheetError`], with the first line that has a mistake.
    pub fn read(text: &str) -> Result<Self, SheetError> {
        let plain = text.chars().filter(|c| !c.is_whitespace() && *c != '-').take(TEXT_MAX + 1);
        let plain = Zeroizing::new(plain.collect::<String>().to_ascii_lowercase());
        if plain.len() > TEXT_MAX || !plain.is_ascii() || plain.len() <= CHECK {
            return Err(SheetError::NotASheet);
        }
        let mut digits = Zeroizing::new(String::with_capacity(plain.len()));
        for (at, line) in plain.as_bytes().chunks(LINE).enumerate() {
            let wrong = SheetError::Line { line: at + 1 };
            let (content, sum) = line.split_at_checked(line.len().saturating_sub(CHECK)).ok_or(wrong)?;
            if content.is_empty() || check(at, content).as_bytes() != sum {
                return Err(wrong);
            }
            digits.push_str(std::str::from_utf8(content).map_err(|_not_text| wrong)?);
        }
        let bytes = Zeroizing::new(from_base32(&digits).ok_or(SheetError::NotASheet)?);
        let (version, sheet) = bytes.split_first().ok_or(SheetError::NotASheet)?;
        if *version > VERSION {
            return Err(SheetError::Newer { version: *version });
        }
        Value::decode(sheet).and_then(Self::from_value).map_err(SheetError::Malformed)
    }

    /// Every device that can carry the new device in, with where it was reachable.
    pub fn reachable(&self) -> BTreeMap<DeviceId, Vec<SocketAddr>> {
        self.carriers.iter().map(|carrier| (carrier.device, carrier.addresses.0.clone())).collect()
    }

    fn to_value(&self) -> Value {
        Value::Map(vec![
            (0, self.network.to_value()),
            (2, self.org.to_value()),
            (4, self.person.to_value()),
            (6, self.secret.to_value()),
            (8, self.carriers.to_value()),
        ])
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let sheet = Self {
            network: fields.take(0)?,
            org: fields.take(2)?,
            person: fields.take(4)?,
            secret: Zeroizing::new(fields.take(6)?),
            carriers: fields.take(8)?,
        };
        fields.close()?;
        if sheet.carriers.len() > CARRIERS_MAX { Err(DecodeError::OutOfBounds) } else { Ok(sheet) }
    }
}

fn check(at: usize, line: &[u8]) -> String {
    let hash = digest("wijktafel/sheet-line/0", &[&(at as u64).to_be_bytes(), line]);
    base32(&hash).chars().take(CHECK).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::Addresses;

    fn sheet() -> Sheet {
        Sheet {
            network: NetworkId([1; 32]),
            org: OrgId([2; 16]),
            person: PersonId([3; 16]),
            secret: Zeroizing::new([4; 16]),
            carriers: vec![Carrier {
                device: DeviceId([5; 32]),
                addresses: Addresses(vec!["192.0.2.9:4712".parse().expect("v4")]),
            }],
        }
    }

    fn text() -> String {
        sheet().lines().iter().map(|line| line.to_string()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_printed_is_read_with_or_without_its_spaces_and_in_capitals() {
        assert_eq!(Sheet::read(&text()), Ok(sheet()));
        assert_eq!(Sheet::read(&text().replace([' ', '\n'], "").to_uppercase()), Ok(sheet()));
        assert_eq!(Sheet::read(&text().replace(' ', " - ")), Ok(sheet()));
    }

    #[test]
    fn a_mistake_is_found_in_its_line() {
        let text = text();
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let other = if c == 'a' { 'b' } else { 'a' };
            let changed: String = text.char_indices().map(|(i, c)| if i == at { other } else { c }).collect();
            let line = text.split_at(at).0.matches('\n').count() + 1;
            assert_eq!(Sheet::read(&changed), Err(SheetError::Line { line }), "at {at}");
        }
    }

    #[test]
    fn lines_that_changed_places_or_are_missing_are_noticed() {
        let text = text();
        let lines: Vec<&str> = text.lines().collect();
        let swapped = [&[lines[1], lines[0]], &lines[2..]].concat().join("\n");

        assert_eq!(Sheet::read(&swapped), Err(SheetError::Line { line: 1 }));
        assert!(Sheet::read(&lines[..lines.len() - 1].join("\n")).is_err());
        assert_eq!(Sheet::read(""), Err(SheetError::NotASheet));
        assert_eq!(Sheet::read(&"a".repeat(TEXT_MAX + 1)), Err(SheetError::NotASheet));
    }

    #[test]
    fn debug_shows_no_secret() {
        assert!(!format!("{:?}", sheet()).contains("secret"));
    }
}
