//! The private halves of a device's encryption keys, as they age.
//!
//! A key object that somebody kept opens with the half it was sealed to, for as long as that half exists. So a device
//! takes a new key every [`RENEW_AFTER_MS`], tells so in the roster, and destroys each half [`KEEP_MS`] after it was
//! replaced: what was sealed to it and is still on its way then is asked for again. Every half comes from random bytes of
//! its own, and none from those of the signing key, which a device keeps for ever.

use std::fmt;

use hpke::kem::X25519HkdfSha256;
use hpke::{Kem as _, Serializable as _};
use wijktafel_model::id::EncryptionKey;
use wijktafel_model::time::Timestamp;
use zeroize::Zeroizing;

use super::derive;

/// The setting of a store that holds them.
pub const SETTING: &str = "node/encryption-keys";

/// After how long a key is replaced, in milliseconds: thirty days.
pub const RENEW_AFTER_MS: i64 = 30 * DAY_MS;

/// How long a half is kept after it was replaced, in milliseconds: ninety days.
pub const KEEP_MS: i64 = 90 * DAY_MS;

const DAY_MS: i64 = 24 * 3_600_000;

/// Halves kept at most: opening tries each.
const HALVES_MAX: usize = 8;

/// The first byte of the encoding.
const FORMAT: u8 = 0;

/// Length of one half in the encoding.
const HALF_BYTES: usize = 32 + 8 + 8;

/// The private half of one encryption key.
#[derive(Clone)]
struct Half {
    seed: Zeroizing<[u8; 32]>,
    private: <X25519HkdfSha256 as hpke::Kem>::PrivateKey,
    public: EncryptionKey,
    /// By this device's clock; zero for one that came from the signing key's seed.
    made: Timestamp,
    /// When it was replaced; zero while it is in use.
    replaced: Timestamp,
}

impl Half {
    fn new(seed: &[u8; 32], made: Timestamp, replaced: Timestamp) -> Self {
        let material = derive::<32>(seed, "wijktafel/device/encryption/0", b"");
        let (private, public) = X25519HkdfSha256::derive_keypair(material.as_ref());
        let public = EncryptionKey(public.to_bytes().into());
        Self { seed: Zeroizing::new(*seed), private, public, made, replaced }
    }

    /// Whether it was replaced so long ago that nothing sealed to it is waited for. A moment in the future was told by
    /// a clock that was wrong.
    fn is_over(&self, now: Timestamp) -> bool {
        self.replaced.0 != 0 && now.0.saturating_sub(self.replaced.0) >= KEEP_MS
    }
}

/// The halves of a device, the one in use last.
#[derive(Clone)]
pub struct Halves {
    /// Never empty.
    current: Half,
    replaced: Vec<Half>,
}

impl fmt::Debug for Halves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Halves").field("count", &self.count()).finish_non_exhaustive()
    }
}

impl Halves {
    /// The first half of a new device, from random bytes used for nothing else.
    pub fn new(seed: &[u8; 32], made: Timestamp) -> Self {
        Self { current: Half::new(seed, made, Timestamp(0)), replaced: Vec::new() }
    }

    /// The half of a device of the old form, from the seed of its signing key; it is due.
    pub fn of_signing_seed(seed: &[u8; 32]) -> Self {
        Self::new(seed, Timestamp(0))
    }

    /// The public key in use.
    pub const fn public(&self) -> EncryptionKey {
        self.current.public
    }

    /// Whether the key in use is to be replaced: old enough, or made on a day that has not come yet.
    pub const fn is_due(&self, now: Timestamp) -> bool {
        let age = now.0.saturating_sub(self.current.made.0);
        age >= RENEW_AFTER_MS || age < -DAY_MS
    }

    /// Puts a new half into use, from random bytes used for nothing else.
    pub fn renew(&mut self, seed: &[u8; 32], now: Timestamp) {
        let mut old = std::mem::replace(&mut self.current, Half::new(seed, now, Timestamp(0)));
        old.replaced = now;
        self.replaced.push(old);
        let over = self.replaced.len().saturating_sub(HALVES_MAX - 1);
        self.replaced.drain(..over);
    }

    /// Destroys what is over; answers whether anything was.
    pub fn prune(&mut self, now: Timestamp) -> bool {
        let before = self.replaced.len();
        self.replaced.retain(|half| !half.is_over(now));
        let mut changed = self.replaced.len() < before;
        for half in &mut self.replaced {
            // A clock that ran ahead must not keep it until then.
            if half.replaced > now {
                half.replaced = now;
                changed = true;
            }
        }
        changed
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.replaced.len() + 1
    }

    /// The private halves, the one in use first.
    pub(super) fn private(&self) -> impl Iterator<Item = &<X25519HkdfSha256 as hpke::Kem>::PrivateKey> {
        std::iter::once(&self.current).chain(self.replaced.iter().rev()).map(|half| &half.private)
    }

    /// What is kept in the store: a format byte, then of each half, the one in use last, its 32 bytes, when it was made
    /// and when it was replaced, in milliseconds.
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 + HALF_BYTES * self.count()));
        bytes.push(FORMAT);
        for half in self.replaced.iter().chain(std::iter::once(&self.current)) {
            bytes.extend_from_slice(half.seed.as_ref());
            bytes.extend_from_slice(&half.made.0.to_be_bytes());
            bytes.extend_from_slice(&half.replaced.0.to_be_bytes());
        }
        bytes
    }

    /// Reads what [`Halves::encode`] wrote; none when it is something else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (&format, halves) = bytes.split_first()?;
        let (halves, rest) = halves.as_chunks::<HALF_BYTES>();
        if format != FORMAT || !rest.is_empty() || halves.len() > HALVES_MAX {
            return None;
        }
        let read = |half: &[u8; HALF_BYTES]| {
            let (seed, moments) = half.split_first_chunk::<32>()?;
            let (made, replaced) = moments.split_first_chunk::<8>()?;
            let replaced = replaced.first_chunk::<8>()?;
            let moment = |bytes: &[u8; 8]| Timestamp(i64::from_be_bytes(*bytes));
            Some(Half::new(seed, moment(made), moment(replaced)))
        };
        let mut halves: Vec<Half> = halves.iter().map(read).collect::<Option<_>>()?;
        let current = halves.pop()?;
        Some(Self { current, replaced: halves })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn later(days: i64) -> Timestamp {
        Timestamp(NOW.0 + days * DAY_MS)
    }

    #[test]
    fn a_key_is_due_after_thirty_days_or_when_its_day_has_not_come() {
        let halves = Halves::new(&[1; 32], NOW);
        assert!(!halves.is_due(NOW) && !halves.is_due(later(29)) && !halves.is_due(later(-1)));
        assert!(halves.is_due(later(30)) && halves.is_due(later(-2)));
        assert!(Halves::of_signing_seed(&[1; 32]).is_due(NOW));
    }

    #[test]
    fn a_half_is_destroyed_ninety_days_after_it_was_replaced() {
        let mut halves = Halves::new(&[1; 32], NOW);
        halves.renew(&[2; 32], later(30));
        assert!(!halves.prune(later(119)));
        assert_eq!(halves.count(), 2);

        assert!(halves.prune(later(120)));

        assert_eq!(halves.count(), 1);
        assert_eq!(halves.public(), Halves::new(&[2; 32], NOW).public(), "the one in use stays");
        assert!(!halves.encode().windows(32).any(|bytes| bytes == [1; 32]));
    }

    #[test]
    fn a_clock_that_ran_ahead_keeps_no_half_for_longer() {
        let mut halves = Halves::new(&[1; 32], NOW);
        halves.renew(&[2; 32], later(3_650));
        assert!(halves.prune(NOW) && halves.count() == 2);
        assert!(halves.prune(later(90)) && halves.count() == 1);
    }

    #[test]
    fn what_is_kept_is_read_again_and_nothing_else_is() {
        let mut halves = Halves::new(&[1; 32], NOW);
        halves.renew(&[2; 32], later(30));
        let kept = halves.encode();
        let read = Halves::decode(&kept).expect("its own words");
        assert_eq!((read.public(), read.count()), (halves.public(), 2));
        assert_eq!(read.encode(), kept);
        assert!(!read.is_due(later(59)) && read.is_due(later(60)));
        let longer = [&kept[..], &[0]].concat();
        for wrong in [&kept[..0], &kept[..1], &kept[..kept.len() - 1], &longer, &[&[1], &kept[1..]].concat()] {
            assert!(Halves::decode(wrong).is_none());
        }
    }

    /// What `docs/formats-store.md` prints.
    const VECTOR: &str = include_str!("../../../../tests/formats/encryption-keys-0.hex");

    #[test]
    fn the_published_keys_are_read_and_are_what_this_version_writes() {
        let digits: Vec<u8> = VECTOR.chars().filter_map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
        let bytes: Vec<u8> = digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        let mut halves = Halves::new(&[1; 32], NOW);
        halves.renew(&[2; 32], later(30));
        assert_eq!(*halves.encode(), bytes);
        assert_eq!(Halves::decode(&bytes).expect("read").public(), halves.public());
    }

    #[test]
    fn halves_that_are_kept_have_a_bound() {
        let mut halves = Halves::new(&[0; 32], NOW);
        for n in 1..40 {
            halves.renew(&[n; 32], NOW);
        }
        assert_eq!(halves.count(), HALVES_MAX);
        assert!(Halves::decode(&halves.encode()).is_some());
    }
}
