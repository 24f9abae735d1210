//! The invitation ticket: the text one person hands to another so that an organisation can join.
//!
//! Text form: `wijktafel-` and lower-case base32 (RFC 4648 §6, no padding) of
//! `version (1 byte) | ticket (deterministic CBOR) | first 4 bytes of SHA-256("wijktafel/ticket/0", version, ticket)`.
//! White space anywhere and upper case are accepted, so that a ticket survives mail programs. Whoever holds the text
//! holds the invitation: it is as secret as the secret in it.

pub mod blind;
pub mod device;
pub mod sheet;

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use wijktafel_model::cbor::{Bytes, Cbor, DecodeError, Fields, Value};
use wijktafel_model::id::{DeviceId, NetworkId, digest, prefix};
use wijktafel_model::record;
use wijktafel_model::time::Day;
use wijktafel_model::words::{Line, Prose};
use zeroize::{Zeroize as _, Zeroizing};

/// What every ticket begins with.
pub const PREFIX: &str = "wijktafel-";
/// The newest form of a ticket that this program reads.
pub const VERSION: u8 = 0;
/// The longest text that is looked at, in bytes without white space; room for the longest message in any script.
pub const TEXT_BYTES_MAX: usize = 32 * 1024;
/// The most addresses of one device in a ticket.
pub const ADDRESSES_MAX: usize = 16;
/// The most devices in a ticket beside the inviter's: enough that one of them is on.
pub const OTHERS_MAX: usize = 4;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const CHECKSUM_BYTES: usize = 4;
const CHECKSUM_DOMAIN: &str = "wijktafel/ticket/0";

/// An invitation to one network.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// The network.
    pub network: NetworkId,
    /// The seed of the invitation's key pair. Whoever has it can answer the invitation.
    pub secret: Zeroizing<[u8; 32]>,
    /// The inviter's device: the only one that is believed to be the inviter.
    pub inviter: DeviceId,
    /// Where the inviter's device was reachable when it wrote the ticket, at most [`ADDRESSES_MAX`].
    pub addresses: Addresses,
    /// The inviter's organisation, as it calls itself.
    pub organisation: Line,
    /// The last day the inviter wants it to be used. A claim; the caller judges it.
    pub expires: Option<Day>,
    /// A word from the inviter.
    pub message: Option<Prose>,
    /// Other members' devices that may carry the answer in when the inviter's is off, at most [`OTHERS_MAX`], each
    /// with at most [`ADDRESSES_MAX`] addresses.
    pub others: Vec<Carrier>,
}

record! {
    /// A member's device that may carry the answer to an invitation in.
    Carrier {
        /// The device.
        0 => device: DeviceId,
        /// Where it was reachable, as in [`Ticket::addresses`].
        2 => addresses: Addresses,
    }
}

/// Addresses as a ticket holds them, at most [`ADDRESSES_MAX`].
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Addresses(pub Vec<SocketAddr>);

impl Cbor for Addresses {
    fn to_value(&self) -> Value {
        let addresses = self.0.iter().take(ADDRESSES_MAX);
        Value::Array(addresses.map(|address| Value::Bytes(address_bytes(address))).collect())
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let list: Vec<Bytes> = Cbor::from_value(value)?;
        if list.len() > ADDRESSES_MAX {
            return Err(DecodeError::OutOfBounds);
        }
        list.into_iter()
            .map(|bytes| address(&bytes.0).ok_or(DecodeError::OutOfBounds))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ticket").field("network", &self.network).field("expires", &self.expires).finish_non_exhaustive()
    }
}

/// Why a text is not a ticket that can be used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TicketError {
    /// It does not begin with [`PREFIX`], or is longer than any ticket.
    #[error("not an invitation")]
    NotATicket,
    /// Characters are missing, added or changed.
    #[error("the invitation is damaged")]
    Damaged,
    /// Made by a newer program.
    #[error("the invitation has version {version}, newer than {VERSION}")]
    Newer {
        /// Its version.
        version: u8,
    },
    /// The checksum is right and the content is not a ticket: made by a faulty program.
    #[error("the invitation's content cannot be read")]
    Malformed(#[source] DecodeError),
}

impl Ticket {
    fn to_value(&self) -> Value {
        let mut pairs = vec![
            (0, self.network.to_value()),
            (2, self.secret.to_value()),
            (4, self.inviter.to_value()),
            (6, self.addresses.to_value()),
            (8, self.organisation.to_value()),
        ];
        if let Some(expires) = &self.expires {
            pairs.push((9, expires.to_value()));
        }
        if let Some(message) = &self.message {
            pairs.push((11, message.to_value()));
        }
        if !self.others.is_empty() {
            pairs.push((13, self.others.to_value()));
        }
        Value::Map(pairs)
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let ticket = Self {
            network: fields.take(0)?,
            secret: Zeroizing::new(fields.take(2)?),
            inviter: fields.take(4)?,
            addresses: fields.take(6)?,
            organisation: fields.take(8)?,
            expires: fields.take(9)?,
            message: fields.take(11)?,
            others: fields.take::<Option<Vec<Carrier>>>(13)?.unwrap_or_default(),
        };
        fields.close()?;
        if ticket.others.len() > OTHERS_MAX {
            return Err(DecodeError::OutOfBounds);
        }
        Ok(ticket)
    }

    /// Every device that may carry the answer in, with where it was reachable.
    pub fn carriers(&self) -> BTreeMap<DeviceId, &[SocketAddr]> {
        let others = self.others.iter().map(|other| (other.device, other.addresses.0.as_slice()));
        others.chain([(self.inviter, self.addresses.0.as_slice())]).collect()
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(PREFIX, CHECKSUM_DOMAIN, &self.to_value()))
    }
}

impl FromStr for Ticket {
    type Err = TicketError;

    fn from_str(text: &str) -> Result<Self, TicketError> {
        Self::from_value(read(PREFIX, CHECKSUM_DOMAIN, text)?).map_err(TicketError::Malformed)
    }
}

/// The text of a ticket with this content.
fn written(start: &str, domain: &str, content: &Value) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(vec![VERSION]);
    content.encode_into(&mut bytes);
    let sum = checksum(domain, &bytes);
    bytes.extend_from_slice(&sum);
    Zeroizing::new([start, &Zeroizing::new(base32(&bytes))].concat())
}

/// The content of a ticket that begins like this.
fn read(start: &str, domain: &str, text: &str) -> Result<Value, TicketError> {
    let compact = text.chars().filter(|c| !c.is_whitespace()).take(TEXT_BYTES_MAX + 1);
    let compact = Zeroizing::new(compact.collect::<String>().to_ascii_lowercase());
    let digits = compact.strip_prefix(start).filter(|_| compact.len() <= TEXT_BYTES_MAX);
    let bytes = Zeroizing::new(from_base32(digits.ok_or(TicketError::NotATicket)?).ok_or(TicketError::Damaged)?);
    let at = bytes.len().checked_sub(CHECKSUM_BYTES).ok_or(TicketError::Damaged)?;
    let (content, sum) = bytes.split_at_checked(at).ok_or(TicketError::Damaged)?;
    if sum != checksum(domain, content) {
        return Err(TicketError::Damaged);
    }
    let (version, ticket) = content.split_first().ok_or(TicketError::Damaged)?;
    if *version > VERSION {
        return Err(TicketError::Newer { version: *version });
    }
    Value::decode(ticket).map_err(TicketError::Malformed)
}

fn checksum(domain: &str, content: &[u8]) -> [u8; CHECKSUM_BYTES] {
    prefix(&digest(domain, &[content]))
}

/// 4 or 16 bytes of address and 2 bytes of port, both big-endian.
fn address_bytes(address: &SocketAddr) -> Vec<u8> {
    let mut bytes = match address.ip() {
        IpAddr::V4(ip) => ip.octets().to_vec(),
        IpAddr::V6(ip) => ip.octets().to_vec(),
    };
    bytes.extend_from_slice(&address.port().to_be_bytes());
    bytes
}

fn address(bytes: &[u8]) -> Option<SocketAddr> {
    let (ip, port) = bytes.split_last_chunk::<2>()?;
    let ip = match <[u8; 4]>::try_from(ip) {
        Ok(v4) => IpAddr::from(v4),
        Err(_longer) => IpAddr::from(<[u8; 16]>::try_from(ip).ok()?),
    };
    Some(SocketAddr::new(ip, u16::from_be_bytes(*port)))
}

fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            text.push(digit(bits >> held));
        }
    }
    if held > 0 {
        text.push(digit(bits << (5 - held)));
    }
    bits.zeroize();
    text
}

fn digit(bits: u32) -> char {
    ALPHABET.get((bits & 31) as usize).copied().map_or('a', char::from)
}

/// `None` for a foreign character, a length no encoder makes, or left-over bits that are not zero.
fn from_base32(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let value = match byte {
            b'a'..=b'z' => byte - b'a',
            b'2'..=b'7' => byte - b'2' + 26,
            _ => return None,
        };
        bits = (bits << 5) | u32::from(value);
        held += 5;
        if held >= 8 {
            held -= 8;
            let [.., low] = (bits >> held).to_be_bytes();
            bytes.push(low);
        }
    }
    (held < 5 && bits & ((1 << held) - 1) == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket() -> Ticket {
        Ticket {
            network: NetworkId([1; 32]),
            secret: Zeroizing::new([2; 32]),
            inviter: DeviceId([3; 32]),
            addresses: Addresses(vec![
                "192.0.2.7:4711".parse().expect("v4"),
                "[2001:db8::7]:4711".parse().expect("v6"),
            ]),
            organisation: Line::new("Buurthuis De Linde").expect("a line"),
            expires: Day::from_date(2026, 12, 31),
            message: Some(Prose::new("Welkom.\nTot dinsdag!").expect("prose")),
            others: vec![Carrier {
                device: DeviceId([4; 32]),
                addresses: Addresses(vec!["192.0.2.9:4712".parse().expect("v4")]),
            }],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = ticket().to_string();

        assert!(text.starts_with(PREFIX));
        assert_eq!(text.parse(), Ok(ticket()));
    }

    #[test]
    fn what_may_be_absent_may_be_absent() {
        let bare =
            Ticket { addresses: Addresses::default(), expires: None, message: None, others: Vec::new(), ..ticket() };

        assert_eq!(bare.to_string().parse(), Ok(bare));
    }

    #[test]
    fn the_longest_message_fits() {
        let long = Ticket { message: Some(Prose::new(&"𝄞".repeat(Prose::MAX)).expect("prose")), ..ticket() };

        assert_eq!(long.to_string().parse(), Ok(long));
    }

    #[test]
    fn line_breaks_spaces_and_capitals_do_not_matter() {
        let mut pasted = String::from("  ");
        for (at, c) in ticket().to_string().chars().enumerate() {
            pasted.push(c);
            if at % 40 == 39 {
                pasted.push_str(" \r\n\t");
            }
        }

        assert_eq!(pasted.parse(), Ok(ticket()));
        assert_eq!(pasted.to_uppercase().parse(), Ok(ticket()));
    }

    #[test]
    fn every_changed_missing_or_added_character_is_noticed() {
        let text = ticket().to_string();

        for at in 0..text.len() {
            for other in "a2q7z-018é".chars() {
                let changed: String =
                    text.chars().enumerate().map(|(place, c)| if place == at { other } else { c }).collect();
                assert!(changed == text || changed.parse::<Ticket>().is_err(), "changed at {at}");
                let added: String = text
                    .chars()
                    .enumerate()
                    .flat_map(|(place, c)| [Some(c), (place == at).then_some(other)])
                    .flatten()
                    .collect();
                assert!(added.parse::<Ticket>().is_err(), "added at {at}");
            }
            let cut: String = text.chars().take(at).collect();
            assert!(cut.parse::<Ticket>().is_err(), "cut at {at}");
        }
    }

    #[test]
    fn each_refusal_has_its_reason() {
        #[track_caller]
        fn check(text: &str, expect: TicketError) {
            assert_eq!(text.parse::<Ticket>(), Err(expect));
        }
        let sealed = |content: &[u8]| {
            let mut bytes = content.to_vec();
            bytes.extend_from_slice(&checksum(CHECKSUM_DOMAIN, content));
            format!("{PREFIX}{}", base32(&bytes))
        };

        check("", TicketError::NotATicket);
        check("https://example.org/join", TicketError::NotATicket);
        check(&format!("{PREFIX}{}", "a".repeat(TEXT_BYTES_MAX)), TicketError::NotATicket);
        check(PREFIX, TicketError::Damaged);
        check(&ticket().to_string().replace(PREFIX, "wijktafel-a"), TicketError::Damaged);
        check(&sealed(&[VERSION + 1, 0xff, 0xff]), TicketError::Newer { version: VERSION + 1 });
        check(&sealed(&[VERSION, 0xa0]), TicketError::Malformed(DecodeError::Missing(0)));
    }

    #[test]
    fn debug_shows_no_secret() {
        let shown = format!("{:?}", ticket());

        assert!(!shown.contains("secret") && !shown.contains("Linde") && !shown.contains("Welkom"), "{shown}");
    }
}
