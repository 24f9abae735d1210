//! Sealing of what is not an entry: recompressed runs in a bundle file.
//!
//! Such bytes have a key of their own, derived from the epoch's secret under another domain, and a nonce that is a
//! keyed hash of the content. One content therefore always gives the same bytes, and two contents never share a
//! nonce; neither feed nor seq plays a part, so recompressing cannot repeat what sealed an entry.

use aes_gcm_siv::Nonce;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{CryptoError, Secret, TAG_BYTES, derive};

/// Bytes that sealing adds: nonce and tag.
pub const OVERHEAD_BYTES: usize = NONCE_BYTES + TAG_BYTES;

const NONCE_BYTES: usize = 12;

/// Seals `content`; `context` says what and where it is and must be given again to open it.
///
/// # Errors
/// [`CryptoError::TooLarge`] beyond what the cipher takes (64 GiB).
pub fn seal(secret: &Secret, context: &[u8], content: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let nonce_key = derive::<32>(secret.expose(), "wijktafel/blob-nonce/0", context);
    let (keyed_hash, _) = Hkdf::<Sha256>::extract(Some(nonce_key.as_ref()), content);
    let mut nonce = Nonce::default();
    for (to, from) in nonce.iter_mut().zip(keyed_hash.iter()) {
        *to = *from;
    }
    let sealed = super::seal(&key(secret, context), &nonce, context, content)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] made under the same secret and context.
///
/// # Errors
/// [`CryptoError::Sealed`] when secret, context or bytes differ.
pub fn open(secret: &Secret, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(CryptoError::Sealed)?;
    super::open(&key(secret, context), &Nonce::from(*nonce), context, sealed)
}

fn key(secret: &Secret, context: &[u8]) -> Zeroizing<[u8; 32]> {
    derive(secret.expose(), "wijktafel/blob-key/0", context)
}
