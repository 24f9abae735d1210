//! Keys, signatures and sealing: the only module that touches a cipher.
//!
//! Every use has its own domain string, so that nothing made for one purpose is valid for another. SHA-256 is the only
//! hash, Ed25519 (strict) the only signature, AES-256-GCM-SIV the only cipher for what is stored, HPKE (X25519,
//! HKDF-SHA256, AES-256-GCM) the only way to seal to a device. Secrets are wiped when dropped and never printed.

pub mod blob;
pub mod envelope;
pub mod halves;

use std::fmt;

use aes_gcm_siv::aead::{Aead as _, Payload};
use aes_gcm_siv::{Aes256GcmSiv, KeyInit as _, Nonce};
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use hpke::kem::X25519HkdfSha256;
use sha2::Sha256;
use wijktafel_model::fact::recovery::Recovered;
use wijktafel_model::fact::{Fact, Redeemed};
use wijktafel_model::id::{DeviceId, EncryptionKey, EpochId, InviteId, NetworkId, SheetId, Signature, digest, prefix};
use zeroize::Zeroizing;

use self::halves::Halves;
use crate::store::{Reader, StoreError};

/// Bytes that sealing adds to a body.
pub const TAG_BYTES: usize = 16;

/// Domain of the signature over an entry's id.
pub const ENTRY_DOMAIN: &str = "wijktafel/entry-signature/0";

/// Domain of the signature over a key object.
pub const KEY_DOMAIN: &str = "wijktafel/key-signature/0";

/// Domain of both signatures of a redeemed invitation.
pub const REDEEM_DOMAIN: &str = "wijktafel/redeem-signature/0";

/// Domain of both signatures of a recovery.
pub const RECOVER_DOMAIN: &str = "wijktafel/recover-signature/0";

/// Domain of both signatures of a device that asks to be added.
pub const ENTER_DOMAIN: &str = "wijktafel/enter-signature/0";

/// Why a signature, a key or sealed bytes are not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CryptoError {
    /// The signature is not by this key over this message, or the key is not a sound point.
    #[error("the signature does not hold")]
    Signature,
    /// The bytes were not sealed with this key and this context, or were changed.
    #[error("the sealed bytes do not open")]
    Sealed,
    /// More bytes than the cipher takes at once.
    #[error("too many bytes to seal")]
    TooLarge,
    /// The encryption key cannot be sealed to.
    #[error("the encryption key is not usable")]
    EncryptionKey,
}

/// Derives `N` bytes from a secret: HKDF-SHA256 without salt, `info` = domain and context.
pub(crate) fn derive<const N: usize>(secret: &[u8; 32], domain: &str, context: &[u8]) -> Zeroizing<[u8; N]> {
    const { assert!(N <= 255 * 32, "HKDF-SHA256 gives at most 8,160 bytes") };
    let mut out = Zeroizing::new([0; N]);
    let expanded = Hkdf::<Sha256>::new(None, secret).expand_multi_info(&[domain.as_bytes(), context], out.as_mut());
    assert!(expanded.is_ok(), "the length was checked when this was compiled");
    out
}

/// A device's keys in one network: one for signing, which is also its endpoint key and stays, and those that keys are
/// sealed to, which age.
pub struct DeviceKeys {
    signing: SigningKey,
    halves: Halves,
}

impl DeviceKeys {
    /// The signing key of a seed that is random and used in one network only, with encryption keys of their own.
    pub fn new(seed: &[u8; 32], halves: Halves) -> Self {
        Self { signing: SigningKey::from_bytes(&derive(seed, "wijktafel/device/signing/0", b"")), halves }
    }

    /// Derives both keys from one seed, as devices of the old form did. Their first encryption key can always be had from
    /// the seed of the signing key.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self::new(seed, Halves::of_signing_seed(seed))
    }

    /// The keys of a device as its store keeps them: of the old form where it keeps no encryption keys.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails, or keeps something else.
    pub fn kept(seed: &[u8; 32], reader: &dyn Reader) -> Result<Self, StoreError> {
        match reader.setting(halves::SETTING)?.map(Zeroizing::new) {
            Some(kept) => Ok(Self::new(seed, Halves::decode(&kept).ok_or(StoreError::Damaged)?)),
            None => Ok(Self::from_seed(seed)),
        }
    }

    /// The device's id: its public signing key.
    pub fn device(&self) -> DeviceId {
        DeviceId(self.signing.verifying_key().to_bytes())
    }

    /// The public key that keys are sealed to.
    pub const fn encryption(&self) -> EncryptionKey {
        self.halves.public()
    }

    /// The private halves of its encryption keys.
    pub const fn halves(&self) -> &Halves {
        &self.halves
    }

    /// The same, to renew.
    pub(crate) const fn halves_mut(&mut self) -> &mut Halves {
        &mut self.halves
    }

    /// The secret signing key, for the transport, whose endpoint id is the device id.
    pub fn signing_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.signing.to_bytes())
    }

    /// Signs a 32-byte message under a domain.
    pub fn sign(&self, domain: &str, message: &[u8; 32]) -> Signature {
        sign(&self.signing, domain, message)
    }

    pub(crate) fn private(&self) -> impl Iterator<Item = &<X25519HkdfSha256 as hpke::Kem>::PrivateKey> {
        self.halves.private()
    }
}

impl fmt::Debug for DeviceKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceKeys").field("device", &self.device()).finish_non_exhaustive()
    }
}

/// The key pair of one invitation: whoever holds the secret half may redeem it.
pub struct InviteKey(SigningKey);

impl InviteKey {
    /// The pair that belongs to a random seed; the seed is what an invitation carries.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&derive(seed, "wijktafel/invite/signing/0", b"")))
    }

    /// The public half.
    pub fn id(&self) -> InviteId {
        InviteId(self.0.verifying_key().to_bytes())
    }

    /// Signs a 32-byte message under a domain.
    pub fn sign(&self, domain: &str, message: &[u8; 32]) -> Signature {
        sign(&self.0, domain, message)
    }
}

impl fmt::Debug for InviteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("InviteKey").field(&self.id()).finish()
    }
}

/// The key pair of a recovery sheet. It signs, and opens nothing.
pub struct SheetKey(SigningKey);

impl SheetKey {
    /// The pair that belongs to the secret on a sheet, in one network.
    pub fn from_secret(network: &NetworkId, secret: &[u8; 16]) -> Self {
        let seed = Zeroizing::new(digest("wijktafel/sheet/0", &[&network.0, secret]));
        Self(SigningKey::from_bytes(&derive(&seed, "wijktafel/sheet/signing/0", b"")))
    }

    /// The public half.
    pub fn id(&self) -> SheetId {
        SheetId(self.0.verifying_key().to_bytes())
    }

    /// Signs a 32-byte message under a domain.
    pub fn sign(&self, domain: &str, message: &[u8; 32]) -> Signature {
        sign(&self.0, domain, message)
    }
}

impl fmt::Debug for SheetKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SheetKey").field(&self.id()).finish()
    }
}

fn sign(key: &SigningKey, domain: &str, message: &[u8; 32]) -> Signature {
    Signature(key.sign(&signed_bytes(domain, message)).to_bytes())
}

/// What Ed25519 sees. Unambiguous, because the message is always the last 32 bytes.
fn signed_bytes(domain: &str, message: &[u8; 32]) -> Vec<u8> {
    [domain.as_bytes(), message].concat()
}

/// Checks a device's signature over a 32-byte message under a domain.
///
/// Strict verification: points of small order and encodings that are not canonical are refused, so that a signature
/// holds for one key and one message only, and every implementation judges alike.
///
/// # Errors
/// [`CryptoError::Signature`] when it does not hold.
pub fn verify(device: &DeviceId, domain: &str, message: &[u8; 32], signature: &Signature) -> Result<(), CryptoError> {
    let key = VerifyingKey::from_bytes(&device.0).map_err(|_not_a_point| CryptoError::Signature)?;
    if key.to_edwards().compress().to_bytes() != device.0 {
        return Err(CryptoError::Signature);
    }
    key.verify_strict(&signed_bytes(domain, message), &ed25519_dalek::Signature::from_bytes(&signature.0))
        .map_err(|_refused| CryptoError::Signature)
}

/// Checks both signatures of a redeemed invitation: by the invitation's key and by the newcomer's device.
///
/// # Errors
/// [`CryptoError::Signature`] when one does not hold in this network.
pub fn verify_redeemed(network: &NetworkId, redeemed: &Redeemed) -> Result<(), CryptoError> {
    let message = Redeemed::message(network, &redeemed.invite, &redeemed.founding);
    verify(&DeviceId(redeemed.invite.0), REDEEM_DOMAIN, &message, &redeemed.by_invite)?;
    verify(&redeemed.founding.device, REDEEM_DOMAIN, &message, &redeemed.by_device)
}

/// Checks both signatures of a recovery: by the sheet's key and by the new device.
///
/// # Errors
/// [`CryptoError::Signature`] when one does not hold in this network.
pub fn verify_recovered(network: &NetworkId, recovered: &Recovered) -> Result<(), CryptoError> {
    let message = Recovered::message(network, &recovered.org, &recovered.sheet, &recovered.added);
    verify(&DeviceId(recovered.sheet.0), RECOVER_DOMAIN, &message, &recovered.by_sheet)?;
    verify(&recovered.added.device, RECOVER_DOMAIN, &message, &recovered.by_device)
}

/// Checks what carries its own signatures: a founding statement that is carried in, or a recovery.
///
/// # Errors
/// [`CryptoError::Signature`] when one does not hold in this network.
pub fn verify_carried(network: &NetworkId, fact: &Fact) -> Result<(), CryptoError> {
    match fact.known() {
        Fact::Redeemed(redeemed) => verify_redeemed(network, redeemed),
        Fact::Recovered(recovered) => verify_recovered(network, recovered),
        _ => Ok(()),
    }
}

/// The secret of one key epoch, of a log or a group. Wiped when dropped.
#[derive(Clone)]
pub struct Secret {
    bytes: Zeroizing<[u8; 32]>,
    id: EpochId,
}

impl Secret {
    /// The secret with these 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        let id = EpochId(prefix(&digest("wijktafel/epoch/0", &[&bytes])));
        Self { bytes: Zeroizing::new(bytes), id }
    }

    /// The epoch: a hash commitment of the secret.
    pub fn id(&self) -> EpochId {
        self.id
    }

    /// The bytes, for the store and for wrapping.
    pub fn expose(&self) -> &[u8; 32] {
        &self.bytes
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Secret").field(&self.id).finish()
    }
}

/// What opens exactly one entry, and can be given to an outsider without giving the epoch away.
///
/// The cipher key and the commitment in the header both follow from these 32 bytes, so that an outsider who holds
/// only them can check that they are the ones the author committed to: the entry opens to one text only.
#[derive(Clone)]
pub struct EntryKey {
    bytes: Zeroizing<[u8; 32]>,
    cipher: Zeroizing<[u8; 32]>,
    commitment: [u8; 16],
}

impl EntryKey {
    /// The key of the entry that `context` describes, under an epoch's secret.
    pub(crate) fn of(secret: &Secret, context: &[u8]) -> Self {
        Self::new(*derive(&secret.bytes, "wijktafel/entry-key/0", context))
    }

    /// The key with these bytes, as received with a proof.
    pub fn new(bytes: [u8; 32]) -> Self {
        let schedule = derive::<48>(&bytes, "wijktafel/entry-seal/0", b"");
        let mut cipher = Zeroizing::new([0; 32]);
        let mut commitment = [0; 16];
        for (to, from) in cipher.iter_mut().chain(&mut commitment).zip(schedule.iter()) {
            *to = *from;
        }
        Self { bytes: Zeroizing::new(bytes), cipher, commitment }
    }

    /// The bytes, for a proof.
    pub fn expose(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// What the header carries to bind the key.
    pub fn commitment(&self) -> [u8; 16] {
        self.commitment
    }

    pub(crate) fn seal(&self, context: &[u8], text: &[u8]) -> Result<Vec<u8>, CryptoError> {
        seal_once(&self.cipher, context, text)
    }

    pub(crate) fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        open_once(&self.cipher, context, sealed)
    }
}

impl fmt::Debug for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EntryKey").finish_non_exhaustive()
    }
}

/// Seals under a key that is used for one text only, with a zero nonce: the key is what differs.
pub(crate) fn seal_once(key: &[u8; 32], context: &[u8], text: &[u8]) -> Result<Vec<u8>, CryptoError> {
    seal(key, &Nonce::default(), context, text)
}

/// Opens what [`seal_once`] made.
pub(crate) fn open_once(key: &[u8; 32], context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    open(key, &Nonce::default(), context, sealed)
}

fn seal(key: &[u8; 32], nonce: &Nonce, context: &[u8], text: &[u8]) -> Result<Vec<u8>, CryptoError> {
    Aes256GcmSiv::new(key.into())
        .encrypt(nonce, Payload { msg: text, aad: context })
        .map_err(|_too_large| CryptoError::TooLarge)
}

fn open(key: &[u8; 32], nonce: &Nonce, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    Aes256GcmSiv::new(key.into())
        .decrypt(nonce, Payload { msg: sealed, aad: context })
        .map(Zeroizing::new)
        .map_err(|_refused| CryptoError::Sealed)
}

#[cfg(test)]
mod tests;
