//! The body: facts, at most one automerge change, and at the start of a feed who writes it.

use std::fmt;

use wijktafel_model::cbor::{Bytes, Cbor, DecodeError, Fields, Value};
use wijktafel_model::fact::Statement;
use wijktafel_model::id::{DeviceId, EntryId, FeedId};
use wijktafel_model::record;
use wijktafel_model::words::{LogKind, ReaderRule};

use super::{EntryError, Place};

/// Most facts of one entry: a fact of a few bytes takes some hundred in memory. What one command says is a handful.
pub const FACTS_MAX: usize = 256;

/// Most items of a body's encoding, for the same: as a list the longest closing statement that fits an entry has half
/// of them.
pub const BODY_ITEMS_MAX: usize = 65_536;

/// What an entry says, once opened. May be empty: such an entry only joins the heads it has seen.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// At the start of a feed: who writes it.
    pub opening: Option<Opening>,
    /// Facts, in order.
    pub statements: Vec<Statement>,
    /// A raw automerge change; never at the start of a feed, because the feed's id is the change's actor.
    pub change: Option<Vec<u8>>,
}

record! {
    /// Who writes a feed.
    Opening {
        /// The device that signs every entry of the feed.
        0 => device: DeviceId,
        /// When the entry founds a log: what log.
        1 => founding: Option<Founding>,
        /// This device's feed before this one in the same log, and the last entry of it.
        3 => previous: Option<(FeedId, EntryId)>,
    }

    /// What a log is for ever.
    Founding {
        /// What it is about.
        0 => kind: LogKind,
        /// Who may read it.
        2 => readers: ReaderRule,
    }
}

impl Body {
    /// Returns the encoding that is sealed.
    pub fn encode(&self) -> Vec<u8> {
        let mut pairs = vec![(0, self.statements.to_value())];
        pairs.extend(self.opening.as_ref().map(|opening| (1, opening.to_value())));
        pairs.extend(self.change.as_ref().map(|change| (3, Value::Bytes(change.clone()))));
        Value::Map(pairs).encode()
    }

    /// Decodes a body.
    ///
    /// # Errors
    /// [`DecodeError`] when the bytes are not the deterministic encoding of a body.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(Value::decode_within(bytes, BODY_ITEMS_MAX)?)?;
        let statements: Vec<Statement> = fields.take(0)?;
        if statements.len() > FACTS_MAX {
            return Err(DecodeError::OutOfBounds);
        }
        let opening = fields.take(1)?;
        let change = fields.take::<Option<Bytes>>(3)?.map(|Bytes(change)| change);
        fields.close()?;
        Ok(Self { opening, statements, change })
    }

    /// Checks that the body belongs at this place.
    pub(super) fn check(&self, place: Place) -> Result<(), EntryError> {
        let fits = match (place, &self.opening) {
            (Place::Genesis, Some(opening)) => {
                opening.founds(|founding| founding.kind == LogKind::Roster && founding.readers == ReaderRule::Members)
            }
            (Place::Founding, Some(opening)) => opening.founds(|founding| founding.kind != LogKind::Roster),
            (Place::Opening, Some(opening)) => opening.founding.is_none(),
            (Place::Ordinary, None) => true,
            _ => false,
        };
        if fits && (self.opening.is_none() || self.change.is_none()) { Ok(()) } else { Err(EntryError::Shape) }
    }
}

impl Opening {
    /// Whether it founds a log that fits; a log's first feed has none before it.
    fn founds(&self, fits: impl Fn(&Founding) -> bool) -> bool {
        self.previous.is_none() && self.founding.as_ref().is_some_and(fits)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds: Vec<u64> = self.statements.iter().map(|statement| statement.fact.kind()).collect();
        f.debug_struct("Body")
            .field("opening", &self.opening)
            .field("kinds", &kinds)
            .field("change_bytes", &self.change.as_ref().map(Vec::len))
            .finish()
    }
}
