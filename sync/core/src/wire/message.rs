//! Everything that is said on a connection.
//!
//! Kinds are even when the reader must know them and odd when it may ignore them; see [`super::frame`] for how their
//! number bounds their length. Small and rare messages are deterministic CBOR, the others are packed.

use std::net::{IpAddr, SocketAddr};

use wijktafel_model::cbor::{Cbor, DecodeError};
use wijktafel_model::fact::recovery::Recovered;
use wijktafel_model::fact::{DeviceAdded, FoundingStatement};
use wijktafel_model::id::{DeviceId, EpochId, InviteId, LogId, NetworkId, Signature, digest};
use wijktafel_model::words::{Line, Prose};
use wijktafel_model::{coded_enum, record};

use super::catalogue::Short;
use super::frame::{BULK_BYTES_MAX, CONTROL_BYTES_MAX, Frame};
use super::pack::{PackError, Unpack, put_bytes, put_number};
use crate::keys::KEY_OBJECT_BYTES_MAX;

/// Most feeds named in one [`Want`]: more go into a second one.
pub const WANT_FEEDS_MAX: usize = 2_048;

/// Most logs confirmed in one receipt.
pub const RECEIPT_LOGS_MAX: usize = 1_024;

/// Most epochs asked for in one message.
pub const KEY_EPOCHS_MAX: usize = 1_024;

/// Most key objects in one message: as many as surely fit a bulk frame.
pub const KEY_OBJECTS_MAX: usize = 1_024;

/// Most addresses in one message; a few for each device of a large network.
pub const ADDRESSES_MAX: usize = 1_024;

/// Most protocol versions in a hello.
pub const VERSIONS_MAX: usize = 16;

/// Most bytes of a datagram: what passes every path without being cut (RFC 9000 §14 guarantees 1,200 bytes of UDP
/// payload, of which the transport needs some).
pub const DATAGRAM_BYTES_MAX: usize = 1_100;

/// Why a message was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MessageError {
    /// Not the encoding its kind has.
    #[error("the message is not well encoded: {0}")]
    Encoding(#[from] DecodeError),
    /// Packed bytes that are none.
    #[error("the message is not well packed: {0}")]
    Packing(#[from] PackError),
    /// A kind that must be understood and is not known.
    #[error("a message of an unknown kind {0}")]
    UnknownKind(u8),
    /// More than its kind may carry.
    #[error("the message is too large")]
    TooLarge,
}

coded_enum! {
    /// Why a connection ends. Also the code with which the transport closes it.
    Code {
        /// Nothing more to say.
        0 => Done,
        /// Not in this network, or not as whom it says.
        1 => Stranger,
        /// No protocol version in common.
        2 => Version,
        /// Bytes that are no message, or a message out of place.
        3 => Malformed,
        /// More than any honest peer asks in one round.
        4 => Flood,
        /// The invitation is not known here, or not answered with its own key.
        5 => InviteRefused,
        /// The store cannot answer.
        6 => Unavailable,
        /// A newer connection of the same device took its place.
        7 => Replaced,
        /// The device or its organisation may no longer connect.
        8 => Ended,
        /// The invitation was used.
        9 => InviteUsed,
        /// The last day of the invitation has passed.
        10 => InviteExpired,
        /// The invitation was revoked.
        11 => InviteRevoked,
    }
}

record! {
    /// The first message of each side. Says nothing about the network.
    Hello {
        /// Protocol versions it speaks, ascending.
        0 => versions: Vec<u32>,
        /// Fresh random bytes.
        2 => nonce: [u8; 32],
    }
    /// Proves network and device, and begins the first round. A responder that knows the initiator's device says it
    /// along with its hello, else after the initiator's.
    Proof {
        /// [`super::hello::Transcript::tag`]: only who knows the network id can make or check it.
        0 => tag: [u8; 16],
        /// What the sender holds for this peer; left out to a peer without standing. The initiator's begins the
        /// first round; the responder's says that the initiator may speak.
        1 => sums: Option<Sums>,
        /// [`super::hello::Transcript::signed`], signed by the device's key.
        2 => signature: Signature,
        /// True or left out. The initiator's: it remembers since when the responder has had everything. The
        /// responder's: it was said along with its hello. With both, and one roster, the initiator pushes what came
        /// since and begins before anything else is compared.
        3 => ahead: Option<bool>,
    }
    /// What a side holds, in two numbers; equal numbers end the round at once.
    Sums {
        /// [`super::catalogue::ConnectionKey::log_check`] of the roster, 0 without one; left out once it was dealt with.
        1 => roster: Option<u64>,
        /// [`super::catalogue::Index::sum`] of the other logs that the peer may read.
        2 => catalogue: u64,
    }
    /// A newcomer redeems an invitation.
    Redeem {
        /// The invitation.
        0 => invite: InviteId,
        /// What the newcomer's organisation is founded on; its device is the one that speaks.
        2 => founding: FoundingStatement,
        /// By the secret half of the invitation's key.
        4 => by_invite: Signature,
        /// By the newcomer's device.
        6 => by_device: Signature,
        /// Shown to the inviter; never stored in the roster.
        8 => organisation: Line,
        /// Shown to the inviter; never stored in the roster.
        10 => person: Line,
    }
    /// A new device of a member asks to be added. Both signatures cover [`Enter::message`].
    Enter {
        /// The public half of its ticket's key.
        0 => ticket: InviteId,
        /// What is to be added; its device is the one that speaks.
        2 => added: DeviceAdded,
        /// By the secret half of the ticket's key.
        4 => by_ticket: Signature,
        /// By the new device.
        6 => by_device: Signature,
    }
    /// What a newcomer is shown until the codes were compared.
    Welcome {
        /// The inviter's organisation.
        0 => organisation: Line,
        /// How many members must admit a newcomer.
        2 => sponsors: u32,
        /// How many organisations are members.
        4 => members: u32,
        /// How many of them have a voice.
        6 => voices: u32,
    }
    /// Where somebody is and what they are typing: never stored.
    Presence {
        /// The log.
        0 => log: LogId,
        /// Words that are not a fact yet.
        1 => words: Option<Prose>,
        /// The place within it, as the client names it.
        2 => place: Line,
    }
}

impl Enter {
    /// What both signatures cover.
    pub fn message(network: &NetworkId, ticket: &InviteId, added: &DeviceAdded) -> [u8; 32] {
        digest("wijktafel/enter/0", &[&network.0, &ticket.0, &added.to_cbor()])
    }
}

/// Asks for entries of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Want {
    /// Which log; [`ROSTER`] for the roster.
    pub log: Short,
    /// Feeds, each from a seq on.
    pub feeds: Vec<(Short, u64)>,
    /// Everything the peer holds of the log, in place of `feeds`.
    pub whole: bool,
    /// Entries as they are, sealed: the asker lacks the secret.
    pub sealed: bool,
}

/// How far the peer's messages were dealt with. Sent in both directions all the time; not counted itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Taken {
    /// Counted messages dealt with since the connection began: see [`Message::is_counted`].
    pub messages: u64,
    /// Bytes of runs among them.
    pub bytes: u64,
    /// The sender has nothing left to send or to wait for.
    pub idle: bool,
}

/// The name that stands for the roster, which a newcomer cannot name otherwise.
pub const ROSTER: Short = Short::ZERO;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// See [`Hello`].
    Hello(Hello),
    /// See [`Proof`].
    Proof(Proof),
    /// Ends the connection.
    Bye(Code),
    /// Begins another round.
    Begin(Sums),
    /// Ranges of the catalogue.
    Ranges(Vec<u8>),
    /// Ranges of the feeds of a log.
    Vector {
        /// Which log; [`ROSTER`] for the roster.
        log: Short,
        /// What follows from it is wanted as it is, sealed: the sender lacks the secret.
        sealed: bool,
        /// The ranges.
        ranges: Vec<u8>,
    },
    /// See [`Want`].
    Want(Want),
    /// See [`Taken`].
    Taken(Taken),
    /// The frontiers of these logs, as [`super::catalogue::ConnectionKey::log_check`]: "this is what I hold now".
    Receipt(Vec<(LogId, u64)>),
    /// Asks for the secrets of these epochs, or of all that the asker may have when empty.
    KeyRequest(Vec<EpochId>),
    /// See [`Redeem`].
    Redeem(Box<Redeem>),
    /// See [`Enter`].
    Enter(Box<Enter>),
    /// A device that a recovery sheet signed for asks to be carried in.
    Recover(Box<Recovered>),
    /// See [`Welcome`].
    Welcome(Box<Welcome>),
    /// Asks for a [`Message::Pong`] with the same number.
    Ping(u64),
    /// Answers a [`Message::Ping`].
    Pong(u64),
    /// Where devices were reachable: a help to find each other, believed by nobody beyond trying.
    Addresses(Vec<(DeviceId, SocketAddr)>),
    /// A run of entries of one log.
    Run {
        /// How many more logs the sender has queued: progress that can end.
        left: u64,
        /// See [`super::run`].
        run: Vec<u8>,
    },
    /// A run of entries that were just written.
    Push(Vec<u8>),
    /// The log was dropped; the run holds the tombstone.
    Dropped {
        /// Which log.
        log: LogId,
        /// See [`super::run`].
        run: Vec<u8>,
    },
    /// Key objects, encoded one by one so that one of a later format does not hide the others.
    KeyObjects(Vec<Vec<u8>>),
}

impl Message {
    /// Whether the receiver counts it in [`Taken`]: all that belongs to a round.
    pub const fn is_counted(&self) -> bool {
        matches!(
            self,
            Self::Proof(_)
                | Self::Begin(_)
                | Self::Ranges(_)
                | Self::Vector { .. }
                | Self::Want(_)
                | Self::Run { .. }
                | Self::Push(_)
                | Self::Dropped { .. }
        )
    }

    /// The number of its kind.
    pub const fn kind(&self) -> u8 {
        match self {
            Self::Hello(_) => 0,
            Self::Proof(_) => 2,
            Self::Bye(_) => 4,
            Self::Begin(_) => 6,
            Self::Ranges(_) => 8,
            Self::Vector { .. } => 10,
            Self::Want(_) => 12,
            Self::Taken(_) => 14,
            Self::Receipt(_) => 16,
            Self::KeyRequest(_) => 18,
            Self::Redeem(_) => 20,
            Self::Welcome(_) => 22,
            Self::Ping(_) => 24,
            Self::Pong(_) => 26,
            Self::Addresses(_) => 27,
            Self::Enter(_) => 28,
            Self::Recover(_) => 30,
            Self::Run { .. } => 0x80,
            Self::Push(_) => 0x82,
            Self::Dropped { .. } => 0x84,
            Self::KeyObjects(_) => 0x86,
        }
    }

    /// Returns the frame that carries it.
    pub fn to_frame(&self) -> Frame {
        let mut body = Vec::new();
        match self {
            Self::Hello(hello) => hello.to_value().encode_into(&mut body),
            Self::Proof(proof) => proof.to_value().encode_into(&mut body),
            Self::Bye(code) => code.to_value().encode_into(&mut body),
            Self::Begin(sums) => sums.to_value().encode_into(&mut body),
            Self::KeyRequest(epochs) => epochs.to_value().encode_into(&mut body),
            Self::Redeem(redeem) => redeem.to_value().encode_into(&mut body),
            Self::Enter(enter) => enter.to_value().encode_into(&mut body),
            Self::Recover(recovered) => recovered.to_value().encode_into(&mut body),
            Self::Welcome(welcome) => welcome.to_value().encode_into(&mut body),
            Self::Ranges(bytes) | Self::Push(bytes) => body.extend_from_slice(bytes),
            Self::Vector { log, sealed, ranges } => {
                body.extend_from_slice(&log.to_bytes());
                body.push(u8::from(*sealed));
                body.extend_from_slice(ranges);
            }
            Self::Want(want) => want.put(&mut body),
            Self::Taken(taken) => {
                put_number(&mut body, taken.messages);
                put_number(&mut body, taken.bytes);
                body.push(u8::from(taken.idle));
            }
            Self::Receipt(logs) => {
                for (log, check) in logs {
                    body.extend_from_slice(&log.0);
                    body.extend_from_slice(&check.to_be_bytes());
                }
            }
            Self::Ping(number) | Self::Pong(number) => body.extend_from_slice(&number.to_be_bytes()),
            Self::Addresses(addresses) => {
                for (device, address) in addresses.iter().take(ADDRESSES_MAX) {
                    body.extend_from_slice(&device.0);
                    let mut bytes = match address.ip() {
                        IpAddr::V4(ip) => ip.octets().to_vec(),
                        IpAddr::V6(ip) => ip.octets().to_vec(),
                    };
                    bytes.extend_from_slice(&address.port().to_be_bytes());
                    put_bytes(&mut body, &bytes);
                }
            }
            Self::Run { left, run } => {
                put_number(&mut body, *left);
                body.extend_from_slice(run);
            }
            Self::Dropped { log, run } => {
                body.extend_from_slice(&log.0);
                body.extend_from_slice(run);
            }
            Self::KeyObjects(objects) => objects.iter().for_each(|object| put_bytes(&mut body, object)),
        }
        Frame { kind: self.kind(), body }
    }

    /// Reads a frame; `None` for a kind that may be ignored and is not known.
    ///
    /// # Errors
    /// [`MessageError`] when the frame is not a message.
    pub fn from_frame(frame: Frame) -> Result<Option<Self>, MessageError> {
        let Frame { kind, body } = frame;
        let mut unpack = Unpack::new(&body);
        let message = match kind {
            0 => Self::Hello(Hello::from_cbor(&body)?.checked()?),
            2 => Self::Proof(Proof::from_cbor(&body)?),
            4 => Self::Bye(Code::from_cbor(&body)?),
            6 => Self::Begin(Sums::from_cbor(&body)?),
            8 => Self::Ranges(body),
            10 => {
                let log = Short::from_bytes(unpack.array()?);
                let sealed = flag(unpack.byte()?)?;
                Self::Vector { log, sealed, ranges: unpack.rest().to_vec() }
            }
            12 => Self::Want(Want::get(&body)?),
            14 => Self::Taken(Taken::get(&body)?),
            16 => Self::Receipt(receipts(unpack)?),
            27 => Self::Addresses(addresses(unpack)?),
            18 => {
                let epochs = Vec::from_cbor(&body)?;
                if epochs.len() > KEY_EPOCHS_MAX {
                    return Err(MessageError::TooLarge);
                }
                Self::KeyRequest(epochs)
            }
            20 => Self::Redeem(Box::new(Redeem::from_cbor(&body)?)),
            28 => Self::Enter(Box::new(Enter::from_cbor(&body)?)),
            30 => Self::Recover(Box::new(Recovered::from_cbor(&body)?)),
            22 => Self::Welcome(Box::new(Welcome::from_cbor(&body)?)),
            24 | 26 => {
                let number = u64::from_be_bytes(unpack.array()?);
                unpack.close()?;
                if kind == 24 { Self::Ping(number) } else { Self::Pong(number) }
            }
            0x80 => {
                let left = unpack.number()?;
                Self::Run { left, run: unpack.rest().to_vec() }
            }
            0x82 => Self::Push(body),
            0x84 => {
                let log = LogId(unpack.array()?);
                Self::Dropped { log, run: unpack.rest().to_vec() }
            }
            0x86 => Self::KeyObjects(key_objects(unpack)?),
            unknown if unknown % 2 == 0 => return Err(MessageError::UnknownKind(unknown)),
            _ => return Ok(None),
        };
        Ok(Some(message))
    }
}

impl Hello {
    fn checked(self) -> Result<Self, MessageError> {
        let some = (1..=VERSIONS_MAX).contains(&self.versions.len());
        let ascending = self.versions.is_sorted_by(|one, next| one < next);
        if some && ascending { Ok(self) } else { Err(DecodeError::OutOfBounds.into()) }
    }
}

impl Want {
    const WHOLE: u8 = 1;
    const SEALED: u8 = 2;

    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.log.to_bytes());
        out.push(if self.whole { Self::WHOLE } else { 0 } | if self.sealed { Self::SEALED } else { 0 });
        for (feed, from) in &self.feeds {
            out.extend_from_slice(&feed.to_bytes());
            put_number(out, *from);
        }
    }

    fn get(bytes: &[u8]) -> Result<Self, PackError> {
        let mut unpack = Unpack::new(bytes);
        let log = Short::from_bytes(unpack.array()?);
        let flags = unpack.byte()?;
        let mut feeds = Vec::new();
        while !unpack.rest().is_empty() {
            if feeds.len() == WANT_FEEDS_MAX {
                return Err(PackError::TooMany);
            }
            feeds.push((Short::from_bytes(unpack.array()?), unpack.number()?));
        }
        let (whole, sealed) = (flags & Self::WHOLE != 0, flags & Self::SEALED != 0);
        let sound = flags <= Self::WHOLE | Self::SEALED && whole == feeds.is_empty();
        if sound { Ok(Self { log, feeds, whole, sealed }) } else { Err(PackError::Malformed) }
    }
}

impl Taken {
    fn get(bytes: &[u8]) -> Result<Self, PackError> {
        let mut unpack = Unpack::new(bytes);
        let (messages, bytes) = (unpack.number()?, unpack.number()?);
        let idle = flag(unpack.byte()?)?;
        unpack.close()?;
        Ok(Self { messages, bytes, idle })
    }
}

impl Presence {
    /// Returns the datagram, or nothing when it would be too long for one.
    pub fn to_datagram(&self) -> Option<Vec<u8>> {
        let bytes = self.to_cbor();
        (bytes.len() <= DATAGRAM_BYTES_MAX).then_some(bytes)
    }

    /// Reads a datagram.
    ///
    /// # Errors
    /// [`MessageError`] when it is none.
    pub fn from_datagram(bytes: &[u8]) -> Result<Self, MessageError> {
        if bytes.len() > DATAGRAM_BYTES_MAX {
            return Err(MessageError::TooLarge);
        }
        Ok(Self::from_cbor(bytes)?)
    }
}

fn flag(byte: u8) -> Result<bool, PackError> {
    match byte {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(PackError::Malformed),
    }
}

fn addresses(mut unpack: Unpack<'_>) -> Result<Vec<(DeviceId, SocketAddr)>, MessageError> {
    let mut addresses = Vec::new();
    while !unpack.rest().is_empty() {
        let device = DeviceId(unpack.array()?);
        let bytes = unpack.bytes(18)?;
        let (ip, port) = bytes.split_last_chunk::<2>().ok_or(PackError::Truncated)?;
        let ip = match (<[u8; 4]>::try_from(ip), <[u8; 16]>::try_from(ip)) {
            (Ok(ip), _) => IpAddr::from(ip),
            (_, Ok(ip)) => IpAddr::from(ip),
            _ => return Err(MessageError::TooLarge),
        };
        addresses.push((device, SocketAddr::new(ip, u16::from_be_bytes(*port))));
        if addresses.len() > ADDRESSES_MAX {
            return Err(MessageError::TooLarge);
        }
    }
    Ok(addresses)
}

fn receipts(mut unpack: Unpack<'_>) -> Result<Vec<(LogId, u64)>, PackError> {
    let mut logs = Vec::new();
    while !unpack.rest().is_empty() {
        if logs.len() == RECEIPT_LOGS_MAX {
            return Err(PackError::TooMany);
        }
        logs.push((LogId(unpack.array()?), u64::from_be_bytes(unpack.array()?)));
    }
    Ok(logs)
}

fn key_objects(mut unpack: Unpack<'_>) -> Result<Vec<Vec<u8>>, PackError> {
    let mut objects = Vec::new();
    while !unpack.rest().is_empty() {
        if objects.len() == KEY_OBJECTS_MAX {
            return Err(PackError::TooMany);
        }
        objects.push(unpack.bytes(KEY_OBJECT_BYTES_MAX)?.to_vec());
    }
    Ok(objects)
}

const _: () = assert!(WANT_FEEDS_MAX * 16 + 7 <= CONTROL_BYTES_MAX, "the longest want fits");
const _: () = assert!(KEY_OBJECTS_MAX * (KEY_OBJECT_BYTES_MAX + 2) <= BULK_BYTES_MAX, "the most key objects fit");
const _: () = assert!(RECEIPT_LOGS_MAX * 24 <= CONTROL_BYTES_MAX, "the longest receipt fits");
const _: () = assert!(KEY_EPOCHS_MAX * 17 + 3 <= CONTROL_BYTES_MAX, "the longest key request fits");

#[cfg(test)]
mod tests;
