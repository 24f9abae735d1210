use sha2::{Digest as _, Sha256};
use wijktafel_model::id::{digest, prefix};

use super::*;
use crate::store::Scope;
use crate::wire::pack::put_number;

const NETWORK: NetworkId = NetworkId([7; 32]);

fn keys(seed: u8) -> DeviceKeys {
    DeviceKeys::from_seed(&[seed; 32])
}

fn secret(byte: u8) -> Secret {
    Secret::new([byte; 32])
}

fn object(number: u8) -> KeyObject {
    KeyObject::seal_under(&keys(1), NETWORK, Scope::Members, &secret(number), &secret(200)).unwrap()
}

#[test]
fn a_parcel_opens_with_its_lock_alone_and_an_altered_one_never() {
    let parcel = lock(NETWORK, &secret(1), &[], &[object(1)]).unwrap();

    assert_eq!(unlock(NETWORK, &secret(1), &parcel).unwrap().keys, [object(1)]);
    assert_eq!(unlock(NETWORK, &secret(2), &parcel), Err(ParcelError::Closed));
    assert_eq!(unlock(NetworkId([8; 32]), &secret(1), &parcel), Err(ParcelError::OtherNetwork));
    for at in (0..parcel.len()).step_by(7) {
        let mut altered = parcel.clone();
        altered[at] ^= 1;
        assert!(unlock(NETWORK, &secret(1), &altered).is_err(), "altered at {at}");
        assert!(unlock(NETWORK, &secret(1), &parcel[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn one_content_is_one_parcel() {
    let parcel = || lock(NETWORK, &secret(1), &[], &[object(1)]).unwrap();

    assert_eq!(parcel(), parcel());
}

#[test]
fn what_lies_in_an_inbox_opens_with_the_device_alone() {
    let (to, other) = (keys(2), keys(3));
    let parcel = seal(NETWORK, &to.device(), &to.encryption(), &[object(1)], [9; 32]).unwrap();

    assert_eq!(unseal(NETWORK, &to, &parcel).unwrap().keys, [object(1)]);
    assert_eq!(unseal(NETWORK, &other, &parcel), Err(ParcelError::Closed));
    assert_eq!(unseal(NetworkId([8; 32]), &to, &parcel), Err(ParcelError::Closed));
}

#[test]
fn lengths_say_little() {
    let to = keys(2);
    let lengths = |objects: u8| {
        let objects: Vec<KeyObject> = (0..objects).map(object).collect();
        let locked = lock(NETWORK, &secret(1), &[], &objects).unwrap().len();
        (locked, seal(NETWORK, &to.device(), &to.encryption(), &objects, [9; 32]).unwrap().len())
    };

    assert_eq!(lengths(1), (BOX_FLOOR, INBOX_FLOOR));
    assert_eq!(lengths(3), (BOX_FLOOR, INBOX_FLOOR));
    let (locked, sealed) = lengths(100);
    assert_eq!((locked, sealed), (padded(locked, BOX_FLOOR), padded(sealed, INBOX_FLOOR)));
    for length in (1..2_000_000).step_by(991) {
        let long = padded(length, 1);
        assert!(long >= length && long <= length + length / 8, "{length} becomes {long}");
    }
}

#[test]
fn a_parcel_that_would_unpack_to_far_more_than_it_is_long_is_passed_over() {
    let (_, mut file) = BundleWriter::new(NETWORK, Vec::new()).unwrap();
    let section = |kind: u8, body: &[u8]| {
        let check: [u8; 8] = prefix(&digest("wijktafel/section/0", &[&[kind], body]));
        [&[kind], u32::try_from(body.len()).unwrap().to_be_bytes().as_slice(), body, check.as_slice()].concat()
    };
    for _ in 0..6 {
        // Entries of a log that take 900,000 bytes, as they say themselves.
        let mut body = [3; 16].to_vec();
        put_number(&mut body, 900_000);
        file.extend(section(4, &body));
    }
    let whole: [u8; 32] = Sha256::digest(&file).into();
    file.extend(section(8, &whole));
    let parcel = bundle::lock(&file, &secret(1)).unwrap();

    assert_eq!(unlock(NETWORK, &secret(1), &parcel), Err(ParcelError::TooLarge));
}
