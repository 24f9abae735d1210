//! The ticket of a blind peer: its owner hands it to one organisation, whose devices become its keepers.
//!
//! Text form as of an invitation, with the prefix `wijktafel-blind-` and the checksum domain `wijktafel/blind-ticket/0`.
//! Whoever shows the secret in it first says whom the blind peer serves; without a secret it only says where it is.

use std::fmt;
use std::str::FromStr;

use wijktafel_model::cbor::{Cbor, DecodeError, Fields, Value};
use wijktafel_model::id::DeviceId;
use zeroize::Zeroizing;

use super::{Addresses, TicketError, read, written};

/// What every such ticket begins with.
pub const PREFIX: &str = "wijktafel-blind-";

const CHECKSUM_DOMAIN: &str = "wijktafel/blind-ticket/0";

/// Where a blind peer is, and what makes somebody its keeper.
#[derive(Clone, PartialEq, Eq)]
pub struct BlindTicket {
    /// Its endpoint.
    pub endpoint: DeviceId,
    /// Where it can be reached.
    pub addresses: Addresses,
    /// What the first keeper shows; absent once somebody did.
    pub secret: Option<Zeroizing<[u8; 32]>>,
}

impl fmt::Debug for BlindTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlindTicket").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

impl BlindTicket {
    fn to_value(&self) -> Value {
        let mut pairs = vec![(0, self.endpoint.to_value()), (2, self.addresses.to_value())];
        pairs.extend(self.secret.as_ref().map(|secret| (3, secret.to_value())));
        Value::Map(pairs)
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let (endpoint, addresses) = (fields.take(0)?, fields.take(2)?);
        let secret: Option<[u8; 32]> = fields.take(3)?;
        fields.close()?;
        Ok(Self { endpoint, addresses, secret: secret.map(Zeroizing::new) })
    }
}

impl fmt::Display for BlindTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(PREFIX, CHECKSUM_DOMAIN, &self.to_value()))
    }
}

impl FromStr for BlindTicket {
    type Err = TicketError;

    fn from_str(text: &str) -> Result<Self, TicketError> {
        Self::from_value(read(PREFIX, CHECKSUM_DOMAIN, text)?).map_err(TicketError::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::Ticket;

    fn ticket(secret: Option<[u8; 32]>) -> BlindTicket {
        BlindTicket {
            endpoint: DeviceId([3; 32]),
            addresses: Addresses(vec!["192.0.2.7:4711".parse().expect("v4")]),
            secret: secret.map(Zeroizing::new),
        }
    }

    #[test]
    fn what_is_written_is_read_with_and_without_a_secret() {
        for ticket in [ticket(Some([2; 32])), ticket(None)] {
            assert_eq!(ticket.to_string().parse(), Ok(ticket));
        }
    }

    #[test]
    fn it_is_no_invitation() {
        assert!(ticket(None).to_string().parse::<Ticket>().is_err());
        assert_eq!("wijktafel-aaaa".parse::<BlindTicket>(), Err(TicketError::NotATicket));
    }

    #[test]
    fn debug_shows_no_secret() {
        assert!(!format!("{:?}", ticket(Some([2; 32]))).contains("secret"));
    }
}
