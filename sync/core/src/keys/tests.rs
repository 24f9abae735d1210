use wijktafel_model::id::{GroupId, LogId};

use super::*;

const NETWORK: NetworkId = NetworkId([5; 32]);
const SCOPE: Scope = Scope::Group(GroupId([6; 16]));

fn device(name: u8) -> DeviceKeys {
    DeviceKeys::from_seed(&[name; 32])
}

fn secret() -> Secret {
    Secret::new([2; 32])
}

fn to_bob() -> KeyObject {
    let bob = device(2);
    KeyObject::seal_to_device(&device(1), NETWORK, SCOPE, &secret(), bob.device(), &bob.encryption(), [3; 32]).unwrap()
}

fn under_members() -> KeyObject {
    let scope = Scope::Log(LogId([7; 16]));
    KeyObject::seal_under(&device(1), NETWORK, scope, &secret(), &Secret::new([8; 32])).unwrap()
}

/// Signs again what was changed, as a malicious author would.
fn resigned(object: KeyObject) -> KeyObject {
    let KeyObject { network, scope, epoch, wrapped, .. } = object;
    KeyObject::sign(&device(1), network, scope, epoch, wrapped)
}

#[test]
fn a_secret_reaches_the_device_it_was_sealed_to_and_no_other() {
    let object = KeyObject::decode(&to_bob().encode()).unwrap();

    assert_eq!(object.verify(), Ok(()));
    assert_eq!(object.open_with_device(&device(2)).unwrap().expose(), secret().expose());
    assert_eq!(object.open_with_device(&device(3)).unwrap_err(), KeyError::Recipient);
    assert_eq!(object.open_under(&Secret::new([8; 32])).unwrap_err(), KeyError::Recipient);
}

#[test]
fn a_secret_under_another_opens_with_that_one_alone() {
    let object = KeyObject::decode(&under_members().encode()).unwrap();

    assert_eq!(object.verify(), Ok(()));
    assert_eq!(object.open_under(&Secret::new([8; 32])).unwrap().expose(), secret().expose());
    assert_eq!(object.open_under(&Secret::new([9; 32])).unwrap_err(), KeyError::Recipient);
    assert_eq!(object.open_with_device(&device(1)).unwrap_err(), KeyError::Recipient);
}

#[test]
fn a_rotator_who_seals_another_secret_than_it_names_is_found_out() {
    let KeyObject { wrapped, .. } = {
        let bob = device(2);
        // The context says epoch A, the text is secret B: sealed by hand, since the constructor cannot.
        let context = context(NETWORK, SCOPE, secret().id(), bob.device().to_value(), device(1).device());
        let sealed = envelope::seal(&bob.encryption(), DEVICE_DOMAIN, &context, &[9; 32], [3; 32]).unwrap();
        KeyObject { wrapped: Wrapped::Device { recipient: bob.device(), sealed }, ..to_bob() }
    };
    let malicious = resigned(KeyObject { wrapped, ..to_bob() });

    assert_eq!(malicious.verify(), Ok(()));
    assert_eq!(malicious.open_with_device(&device(2)).unwrap_err(), KeyError::WrongKey);
}

#[test]
fn every_field_of_the_context_is_bound() {
    let carried = [
        KeyObject { network: NetworkId([9; 32]), ..to_bob() },
        KeyObject { scope: Scope::Members, ..to_bob() },
        KeyObject { epoch: EpochId([9; 16]), ..to_bob() },
        KeyObject { author: device(4).device(), ..to_bob() },
    ];

    for object in carried {
        assert_eq!(object.verify(), Err(KeyError::Signature));
        assert_eq!(object.open_with_device(&device(2)).unwrap_err(), KeyError::Sealed);
    }
    let carried = KeyObject { scope: Scope::Roster, ..under_members() };
    assert_eq!(carried.open_under(&Secret::new([8; 32])).unwrap_err(), KeyError::Sealed);
}

#[test]
fn every_changed_byte_is_refused() {
    for object in [to_bob(), under_members()] {
        let bytes = object.encode();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            if let Ok(decoded) = KeyObject::decode(&changed) {
                assert_eq!(decoded.verify(), Err(KeyError::Signature), "byte {at}");
            }
            assert!(KeyObject::decode(&bytes[..at]).is_err(), "cut at {at}");
        }
    }
}

#[test]
fn a_key_object_has_no_optional_fields_and_a_version() {
    let Value::Map(mut pairs) = Value::decode(&to_bob().encode()).unwrap() else { panic!("a map") };
    pairs.push((13, Value::Uint(1)));
    let wider = Value::Map(pairs.clone()).encode();
    pairs[0].1 = Value::Uint(1 << 32);
    let newer = Value::Map(pairs).encode();

    assert_eq!(KeyObject::decode(&wider), Err(DecodeError::NotDeterministic.into()));
    assert_eq!(KeyObject::decode(&newer), Err(KeyError::NewerFormat(1 << 32)));
}

#[test]
fn equal_random_bytes_give_equal_objects_and_fresh_ones_do_not() {
    let bob = device(2);
    let with = |random| {
        KeyObject::seal_to_device(&device(1), NETWORK, SCOPE, &secret(), bob.device(), &bob.encryption(), random)
    };

    assert_eq!(with([3; 32]), with([3; 32]));
    assert_ne!(with([3; 32]), with([4; 32]));
}

#[test]
fn a_key_of_small_order_cannot_be_sealed_to() {
    let bob = device(2).device();
    let refused =
        KeyObject::seal_to_device(&device(1), NETWORK, SCOPE, &secret(), bob, &EncryptionKey([0; 32]), [3; 32]);

    assert_eq!(refused, Err(KeyError::EncryptionKey));
}

#[test]
fn a_key_object_stays_below_its_bound() {
    assert!(to_bob().encode().len() <= 330, "{}", to_bob().encode().len());
    assert!(under_members().encode().len() <= 300, "{}", under_members().encode().len());
}
