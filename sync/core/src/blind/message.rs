//! What a copy and a blind peer say to each other, in frames of [`crate::wire::frame`].
//!
//! The copy asks and the blind peer answers, one thing at a time; neither says anything unasked.

use std::fmt;

use wijktafel_model::cbor::{Cbor, DecodeError, Value};
use wijktafel_model::id::{BoxId, DeviceId};
use wijktafel_model::{coded_enum, record};

use crate::wire::frame::{BULK_BYTES_MAX, Frame, FrameError, FrameReader, HEADER_BYTES};
use crate::wire::message::MessageError;
use crate::wire::pack::Unpack;

/// Most bytes of one parcel: it travels in one frame.
pub const PARCEL_BYTES_MAX: usize = BULK_BYTES_MAX - 40;

/// Most boxes asked for at once: as many as surely fit a control frame.
pub const BOXES_MAX: usize = 1_024;

/// Most devices in each of the lists of [`Serve`].
pub const DEVICES_MAX: usize = 900;

/// Most versions in a [`Hello`].
const VERSIONS_MAX: usize = 16;

/// What a blind peer's ticket holds: whoever shows it first becomes its keeper. `Debug` shows nothing of it.
#[derive(Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ClaimSecret(pub [u8; 32]);

impl fmt::Debug for ClaimSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClaimSecret")
    }
}

impl Cbor for ClaimSecret {
    fn to_value(&self) -> Value {
        self.0.to_value()
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        Cbor::from_value(value).map(Self)
    }
}

coded_enum! {
    /// Why a blind peer does not do what it was asked.
    Refused {
        /// Not on the list of whom it serves.
        0 => NotServed,
        /// Somebody else showed the ticket first.
        1 => Claimed,
        /// It holds as much as it may, of all or of this device.
        2 => Full,
        /// The box is another device's inbox, or only a keeper may.
        3 => NotYours,
        /// No version in common.
        4 => Version,
        /// Bytes that are no message, or a message out of place.
        5 => Malformed,
        /// Its disk does not answer.
        6 => Unavailable,
    }
}

record! {
    /// The copy's first message.
    Hello {
        /// Versions it speaks, ascending.
        0 => versions: Vec<u32>,
        /// What stood in the ticket, from whoever would be keeper.
        1 => claim: Option<ClaimSecret>,
    }
    /// The answer to [`Hello`].
    Greeting {
        /// The version that is spoken from here on.
        0 => version: u32,
        /// Random, made with the store: another one means that everything kept before is gone.
        2 => incarnation: [u8; 16],
        /// [`super::served`] of whom it serves.
        4 => served: [u8; 16],
        /// Whether this device is a keeper.
        6 => keeper: bool,
    }
    /// Whom to serve from now on, in place of whom it was before. Only a keeper may.
    Serve {
        /// Devices of the organisation that offers it, ascending.
        0 => keepers: Vec<DeviceId>,
        /// Devices of all members, ascending.
        2 => users: Vec<DeviceId>,
    }
    /// Asks for what came into a box after a place.
    Wanted {
        /// The box.
        0 => id: BoxId,
        /// Parcels with a greater number.
        2 => after: u64,
    }
    /// What a box holds.
    Extent {
        /// The box.
        0 => id: BoxId,
        /// The least number that was not forgotten; one more than `last` when the box is empty.
        2 => first: u64,
        /// The greatest number given so far, 0 for none.
        4 => last: u64,
    }
    /// A parcel is kept, durably.
    Kept {
        /// The box.
        0 => id: BoxId,
        /// Its number: 1 for the first of a box, then one more for each.
        2 => seq: u64,
        /// SHA-256 of the parcel.
        4 => hash: [u8; 32],
    }
    /// A box up to and including a number: asks to forget it, or says that it was forgotten.
    UpTo {
        /// The box.
        0 => id: BoxId,
        /// The number.
        2 => seq: u64,
    }
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// See [`Hello`].
    Hello(Hello),
    /// See [`Greeting`].
    Greeting(Greeting),
    /// See [`Serve`].
    Serve(Serve),
    /// Done as [`Serve`] says.
    Served,
    /// See [`Wanted`].
    Fetch(Vec<Wanted>),
    /// Ends the answer to [`Message::Fetch`]: every box that was asked for, in that order.
    Fetched(Vec<Extent>),
    /// Asks to forget parcels.
    Forget(UpTo),
    /// They are gone.
    Forgotten(UpTo),
    /// See [`Kept`].
    Kept(Kept),
    /// Not done.
    Refused(Refused),
    /// A parcel of a box that was asked for, those of one box ascending.
    Parcel {
        /// The box.
        id: BoxId,
        /// Its number.
        seq: u64,
        /// It.
        bytes: Vec<u8>,
    },
    /// Asks to keep a parcel.
    Put {
        /// The box.
        id: BoxId,
        /// It.
        bytes: Vec<u8>,
    },
}

impl Message {
    /// The number of its kind.
    pub const fn kind(&self) -> u8 {
        match self {
            Self::Hello(_) => 0,
            Self::Greeting(_) => 2,
            Self::Serve(_) => 4,
            Self::Served => 6,
            Self::Fetch(_) => 8,
            Self::Fetched(_) => 10,
            Self::Forget(_) => 12,
            Self::Forgotten(_) => 14,
            Self::Kept(_) => 16,
            Self::Refused(_) => 18,
            Self::Parcel { .. } => 0x80,
            Self::Put { .. } => 0x82,
        }
    }

    /// Returns the frame that carries it, as bytes.
    ///
    /// # Errors
    /// [`FrameError::TooLong`] beyond the limits of this module.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut body = Vec::new();
        match self {
            Self::Hello(hello) => hello.to_value().encode_into(&mut body),
            Self::Greeting(greeting) => greeting.to_value().encode_into(&mut body),
            Self::Serve(serve) => serve.to_value().encode_into(&mut body),
            Self::Served => {}
            Self::Fetch(wanted) => wanted.to_value().encode_into(&mut body),
            Self::Fetched(extents) => extents.to_value().encode_into(&mut body),
            Self::Forget(upto) | Self::Forgotten(upto) => upto.to_value().encode_into(&mut body),
            Self::Kept(kept) => kept.to_value().encode_into(&mut body),
            Self::Refused(refused) => refused.to_value().encode_into(&mut body),
            Self::Parcel { id, seq, bytes } => {
                body.extend_from_slice(&id.0);
                body.extend_from_slice(&seq.to_be_bytes());
                body.extend_from_slice(bytes);
            }
            Self::Put { id, bytes } => {
                body.extend_from_slice(&id.0);
                body.extend_from_slice(bytes);
            }
        }
        Frame { kind: self.kind(), body }.encode()
    }

    /// Reads one frame.
    ///
    /// # Errors
    /// [`MessageError`] for anything but exactly one message within its limits.
    pub fn decode(frame: &[u8]) -> Result<Self, MessageError> {
        let mut reader = FrameReader::default();
        reader.push(frame);
        let Ok(Some(Frame { kind, body })) = reader.next_frame() else { return Err(MessageError::TooLarge) };
        if frame.len() != HEADER_BYTES + body.len() {
            return Err(DecodeError::OutOfBounds.into());
        }
        let mut unpack = Unpack::new(&body);
        let message = match kind {
            0 => Self::Hello(within(Hello::from_cbor(&body)?, |hello| hello.versions.len() <= VERSIONS_MAX)?),
            2 => Self::Greeting(Greeting::from_cbor(&body)?),
            4 => Self::Serve(within(Serve::from_cbor(&body)?, |serve| {
                serve.keepers.len().max(serve.users.len()) <= DEVICES_MAX
            })?),
            6 => {
                unpack.close()?;
                Self::Served
            }
            8 => Self::Fetch(within(Vec::from_cbor(&body)?, |wanted: &Vec<Wanted>| wanted.len() <= BOXES_MAX)?),
            10 => Self::Fetched(within(Vec::from_cbor(&body)?, |extents: &Vec<Extent>| extents.len() <= BOXES_MAX)?),
            12 => Self::Forget(UpTo::from_cbor(&body)?),
            14 => Self::Forgotten(UpTo::from_cbor(&body)?),
            16 => Self::Kept(Kept::from_cbor(&body)?),
            18 => Self::Refused(Refused::from_cbor(&body)?),
            0x80 => {
                let (id, seq) = (BoxId(unpack.array()?), u64::from_be_bytes(unpack.array()?));
                Self::Parcel { id, seq, bytes: unpack.rest().to_vec() }
            }
            0x82 => {
                let id = BoxId(unpack.array()?);
                Self::Put { id, bytes: unpack.rest().to_vec() }
            }
            unknown => return Err(MessageError::UnknownKind(unknown)),
        };
        Ok(message)
    }
}

fn within<T>(message: T, holds: impl FnOnce(&T) -> bool) -> Result<T, MessageError> {
    if holds(&message) { Ok(message) } else { Err(MessageError::TooLarge) }
}
