//! Sealing to a device: HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
//!
//! Base mode does not say who sealed; what is sealed is signed outside.

use std::convert::Infallible;

use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable as _, Kem, OpModeR, OpModeS, Serializable as _};
use wijktafel_model::id::{EncryptionKey, digest};
use zeroize::Zeroizing;

use super::{CryptoError, DeviceKeys};

/// Bytes that sealing adds: the encapsulated key and a tag.
pub const OVERHEAD_BYTES: usize = ENCAPSULATED_BYTES + super::TAG_BYTES;

const ENCAPSULATED_BYTES: usize = 32;

/// Seals `text` to the holder of a device's encryption key, bound to a domain and a context. `ephemeral` must be fresh
/// random bytes, used for nothing else.
///
/// # Errors
/// [`CryptoError::EncryptionKey`] when the key is a point of small order.
pub fn seal(
    to: &EncryptionKey,
    domain: &str,
    context: &[u8],
    text: &[u8],
    ephemeral: [u8; 32],
) -> Result<Vec<u8>, CryptoError> {
    let to = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&to.0).map_err(|_length| CryptoError::EncryptionKey)?;
    let mut random = Given { seed: Zeroizing::new(ephemeral), block: 0 };
    let (encapsulated, sealed) = hpke::single_shot_seal_with_rng::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &to,
        &[domain.as_bytes(), context].concat(),
        text,
        b"",
        &mut random,
    )
    .map_err(|_small_order| CryptoError::EncryptionKey)?;
    Ok([encapsulated.to_bytes().as_slice(), &sealed].concat())
}

/// Opens what [`seal`] made for this device and this context.
///
/// # Errors
/// [`CryptoError::Sealed`] when device, context or bytes differ.
pub fn open(keys: &DeviceKeys, domain: &str, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let (encapsulated, sealed) = sealed.split_at_checked(ENCAPSULATED_BYTES).ok_or(CryptoError::Sealed)?;
    let encapsulated =
        <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_length| CryptoError::Sealed)?;
    let context = [domain.as_bytes(), context].concat();
    // What is sealed does not say to which of the device's keys.
    let with = |private| {
        hpke::single_shot_open::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            private,
            &encapsulated,
            &context,
            sealed,
            b"",
        )
        .ok()
    };
    keys.private().find_map(with).map(Zeroizing::new).ok_or(CryptoError::Sealed)
}

/// Random bytes that were given from outside, stretched by hashing, because this crate has no source of its own.
struct Given {
    seed: Zeroizing<[u8; 32]>,
    block: u64,
}

impl Given {
    fn next(&mut self) -> Zeroizing<[u8; 32]> {
        let block = digest("wijktafel/ephemeral/0", &[self.seed.as_ref(), &self.block.to_be_bytes()]);
        self.block += 1;
        Zeroizing::new(block)
    }
}

impl TryRng for Given {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        for chunk in out.chunks_mut(32) {
            for (to, from) in chunk.iter_mut().zip(self.next().iter()) {
                *to = *from;
            }
        }
        Ok(())
    }
}

impl TryCryptoRng for Given {}
