//! The ticket by which a new device of a member joins its network: made and answered by one device of the organisation.
//!
//! Text form as of an invitation, with the prefix `wijktafel-device-` and the checksum domain
//! `wijktafel/device-ticket/0`. It is of no use without the person at the other device, who compares a code.

use std::fmt;
use std::str::FromStr;

use wijktafel_model::cbor::{Cbor, DecodeError, Fields, Value};
use wijktafel_model::id::{DeviceId, NetworkId, PersonId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::Line;
use zeroize::Zeroizing;

use super::{Addresses, TicketError, read, written};

/// What every such ticket begins with.
pub const PREFIX: &str = "wijktafel-device-";

const CHECKSUM_DOMAIN: &str = "wijktafel/device-ticket/0";

/// A ticket for one device of one person.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceTicket {
    /// The network.
    pub network: NetworkId,
    /// The seed of the ticket's key pair.
    pub secret: Zeroizing<[u8; 32]>,
    /// The device that made it: the only one that takes it.
    pub host: DeviceId,
    /// Where that device was reachable.
    pub addresses: Addresses,
    /// The organisation, as it calls itself.
    pub organisation: Line,
    /// Whose device the new one will be.
    pub person: PersonId,
    /// From this moment on it is not taken. A claim; its maker judges.
    pub expires: Timestamp,
}

impl fmt::Debug for DeviceTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceTicket")
            .field("network", &self.network)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

impl DeviceTicket {
    fn to_value(&self) -> Value {
        Value::Map(vec![
            (0, self.network.to_value()),
            (2, self.secret.to_value()),
            (4, self.host.to_value()),
            (6, self.addresses.to_value()),
            (8, self.organisation.to_value()),
            (10, self.person.to_value()),
            (12, self.expires.to_value()),
        ])
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let ticket = Self {
            network: fields.take(0)?,
            secret: Zeroizing::new(fields.take(2)?),
            host: fields.take(4)?,
            addresses: fields.take(6)?,
            organisation: fields.take(8)?,
            person: fields.take(10)?,
            expires: fields.take(12)?,
        };
        fields.close()?;
        Ok(ticket)
    }
}

impl fmt::Display for DeviceTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(PREFIX, CHECKSUM_DOMAIN, &self.to_value()))
    }
}

impl FromStr for DeviceTicket {
    type Err = TicketError;

    fn from_str(text: &str) -> Result<Self, TicketError> {
        Self::from_value(read(PREFIX, CHECKSUM_DOMAIN, text)?).map_err(TicketError::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::Ticket;

    fn ticket() -> DeviceTicket {
        DeviceTicket {
            network: NetworkId([1; 32]),
            secret: Zeroizing::new([2; 32]),
            host: DeviceId([3; 32]),
            addresses: Addresses(vec!["192.0.2.7:4711".parse().expect("v4")]),
            organisation: Line::new("Buurthuis De Linde").expect("a line"),
            person: PersonId([4; 16]),
            expires: Timestamp(1_790_000_000_000),
        }
    }

    #[test]
    fn what_is_written_is_read_whatever_a_mail_program_did_to_it() {
        let text = ticket().to_string();

        assert_eq!(text.parse(), Ok(ticket()));
        let (start, rest) = text.split_at(40);
        assert_eq!(format!(" {start}\r\n{rest} ").to_uppercase().parse(), Ok(ticket()));
    }

    #[test]
    fn it_is_no_invitation_and_an_invitation_is_no_such_ticket() {
        assert!(ticket().to_string().parse::<Ticket>().is_err());
        assert_eq!("wijktafel-aaaa".parse::<DeviceTicket>(), Err(TicketError::NotATicket));
    }

    #[test]
    fn a_changed_character_is_noticed() {
        let text = ticket().to_string();

        for at in PREFIX.len()..text.len() {
            let other = if text.as_bytes()[at] == b'a' { 'b' } else { 'a' };
            let changed: String = text.chars().enumerate().map(|(i, c)| if i == at { other } else { c }).collect();
            assert!(changed.parse::<DeviceTicket>().is_err(), "changed at {at}");
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let shown = format!("{:?}", ticket());

        assert!(!shown.contains("secret") && !shown.contains("Linde"), "{shown}");
    }
}
