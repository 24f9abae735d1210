use super::*;

fn keys() -> DeviceKeys {
    DeviceKeys::from_seed(&[7; 32])
}

#[test]
fn a_signature_holds_for_one_key_one_domain_and_one_message() {
    let keys = keys();
    let signature = keys.sign(ENTRY_DOMAIN, &[1; 32]);

    assert_eq!(verify(&keys.device(), ENTRY_DOMAIN, &[1; 32], &signature), Ok(()));
    assert_eq!(verify(&keys.device(), KEY_DOMAIN, &[1; 32], &signature), Err(CryptoError::Signature));
    assert_eq!(verify(&keys.device(), ENTRY_DOMAIN, &[2; 32], &signature), Err(CryptoError::Signature));
    let other = DeviceKeys::from_seed(&[8; 32]);
    assert_eq!(verify(&other.device(), ENTRY_DOMAIN, &[1; 32], &signature), Err(CryptoError::Signature));
}

#[test]
fn a_key_of_small_order_is_refused() {
    // With the neutral point as key and nonce point and zero as scalar, the plain equation holds for any message.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut forged = [0; 64];
    forged[0] = 1;

    let refused = verify(&DeviceId(neutral), ENTRY_DOMAIN, &[1; 32], &Signature(forged));

    assert_eq!(refused, Err(CryptoError::Signature));
}

#[test]
fn signing_and_encryption_keys_do_not_follow_from_each_other() {
    let keys = keys();

    assert_ne!(keys.device().0, keys.encryption().0);
    assert_ne!(*keys.signing_bytes(), [7; 32]);
    assert_eq!(keys.device(), DeviceKeys::from_seed(&[7; 32]).device());
}

#[test]
fn an_epoch_is_named_by_its_secret() {
    assert_eq!(Secret::new([1; 32]).id(), Secret::new([1; 32]).id());
    assert_ne!(Secret::new([1; 32]).id(), Secret::new([2; 32]).id());
}

#[test]
fn equal_blobs_seal_equally_and_unequal_ones_never_share_a_nonce() {
    let secret = Secret::new([1; 32]);
    let one = blob::seal(&secret, b"run", b"content").unwrap();
    let same = blob::seal(&secret, b"run", b"content").unwrap();
    let other = blob::seal(&secret, b"run", b"contenu").unwrap();

    assert_eq!(one, same);
    assert_ne!(one[..12], other[..12]);
    assert_eq!(one.len(), 7 + blob::OVERHEAD_BYTES);
    assert_eq!(*blob::open(&secret, b"run", &one).unwrap(), b"content");
    assert_eq!(blob::open(&secret, b"row", &one).unwrap_err(), CryptoError::Sealed);
    assert_eq!(blob::open(&Secret::new([2; 32]), b"run", &one).unwrap_err(), CryptoError::Sealed);
    assert_eq!(blob::open(&secret, b"run", &one[..11]).unwrap_err(), CryptoError::Sealed);
}

#[test]
fn secrets_are_not_printed() {
    let secret = Secret::new([0xab; 32]);
    let printed = format!(
        "{:?} {:?} {:?} {:?}",
        DeviceKeys::from_seed(&[0xab; 32]),
        InviteKey::from_seed(&[0xab; 32]),
        secret,
        EntryKey::of(&secret, b"")
    );

    assert!(!printed.contains("abab") && !printed.contains("171"), "{printed}");
}

#[test]
fn whatever_holds_a_key_is_wiped_when_it_is_dropped() {
    const fn wiped<T: zeroize::ZeroizeOnDrop>(_: Option<&T>) {}

    let keys = DeviceKeys::from_seed(&[1; 32]);
    wiped(Some(&keys.signing));
    wiped(Some(&InviteKey::from_seed(&[1; 32]).0));
    let secret = Secret::new([2; 32]);
    wiped(Some(&secret.bytes));
    let key = EntryKey::of(&secret, b"");
    wiped(Some(&key.bytes));
    wiped(Some(&key.cipher));
}
