//! Key objects.

use serde_json::{Value as Json, json};
use wijktafel_core::crypto::{DeviceKeys, KEY_DOMAIN, Secret, envelope};
use wijktafel_core::keys::{KeyObject, Wrapped};
use wijktafel_core::store::Scope;
use wijktafel_model::cbor::{Cbor as _, Value};
use wijktafel_model::id::{GroupId, LogId, NetworkId, digest};

use super::{bytes, device, each, hex, same_as_written, unhex};

const NETWORK: NetworkId = NetworkId([0x22; 32]);
const SECRET: [u8; 32] = [7; 32];

#[test]
fn key_objects_open_for_whom_they_name() {
    each("keys.json", |vector| {
        let encoded = unhex(&vector["bytes"]);
        let object = KeyObject::decode(&encoded).map_err(|error| error.code())?;
        assert_eq!(object.encode(), encoded);
        object.verify().map_err(|error| error.code())?;
        let secret = match vector.get("under") {
            Some(under) => object.open_under(&Secret::new(bytes(under))),
            None => object.open_with_device(&DeviceKeys::from_seed(&bytes(&vector["seed"]))),
        };
        assert_eq!(vector["secret"], hex(secret.map_err(|error| error.code())?.expose()));
        Ok(())
    });
}

#[test]
fn key_objects_are_written_as_published() {
    let to_device = to_device(Scope::Group(GroupId([0x23; 16])));
    let under = under(Scope::Log(LogId([0x24; 16])));
    let mut foreign = to_device.clone();
    foreign.scope = Scope::Members;
    let mut unsigned = to_device.clone();
    unsigned.signature.0[0] ^= 1;
    let Value::Map(pairs) = Value::decode(&to_device.encode()).unwrap() else { panic!("a map") };
    let wider = Value::Map(pairs.iter().cloned().chain([(13, Value::Uint(1))]).collect());
    let mut newer = pairs;
    newer[0].1 = Value::Uint(1);
    let with = |name: &str, bytes: &[u8], more: Json| {
        let mut vector = json!({ "name": name, "bytes": hex(bytes) });
        for (key, value) in more.as_object().unwrap() {
            vector[key] = value.clone();
        }
        vector
    };
    let seed = hex([2; 32]);
    let vectors = vec![
        with("to a device", &to_device.encode(), json!({ "seed": seed, "secret": hex(SECRET) })),
        with(
            "to a device, roster",
            &self::to_device(Scope::Roster).encode(),
            json!({ "seed": seed, "secret": hex(SECRET) }),
        ),
        with("under a secret", &under.encode(), json!({ "under": hex([8; 32]), "secret": hex(SECRET) })),
        with(
            "under a secret, for all members",
            &self::under(Scope::Members).encode(),
            json!({ "under": hex([8; 32]), "secret": hex(SECRET) }),
        ),
        with("for another device", &to_device.encode(), json!({ "seed": hex([3; 32]), "refuse": "recipient" })),
        with("under another secret", &under.encode(), json!({ "under": hex([9; 32]), "refuse": "recipient" })),
        with(
            "carried to another scope and signed again",
            &resigned(foreign).encode(),
            json!({ "seed": seed, "refuse": "sealed" }),
        ),
        with("the secret of another epoch", &wrong_key().encode(), json!({ "seed": seed, "refuse": "wrong-key" })),
        with("a changed signature", &unsigned.encode(), json!({ "seed": seed, "refuse": "signature" })),
        with("an optional field", &wider.encode(), json!({ "seed": seed, "refuse": "encoding" })),
        with("a newer format", &Value::Map(newer).encode(), json!({ "seed": seed, "refuse": "newer-format" })),
    ];

    same_as_written("keys.json", "Key objects (formats.md §8).", &vectors);
}

fn to_device(scope: Scope) -> KeyObject {
    let (author, bob) = (device(1), device(2));
    let (recipient, encryption) = (bob.device(), bob.encryption());
    KeyObject::seal_to_device(&author, NETWORK, scope, &Secret::new(SECRET), recipient, &encryption, [5; 32]).unwrap()
}

fn under(scope: Scope) -> KeyObject {
    KeyObject::seal_under(&device(1), NETWORK, scope, &Secret::new(SECRET), &Secret::new([8; 32])).unwrap()
}

/// What an author makes who lies: everything but the sealed secret is in order.
fn wrong_key() -> KeyObject {
    let honest = to_device(Scope::Members);
    let bob = device(2);
    let context = Value::Map(vec![
        (2, NETWORK.to_value()),
        (4, Scope::Members.to_value()),
        (6, honest.epoch.to_value()),
        (8, bob.device().to_value()),
        (10, honest.author.to_value()),
    ]);
    let sealed =
        envelope::seal(&bob.encryption(), "wijktafel/key-to-device/0", &context.encode(), &[9; 32], [5; 32]).unwrap();
    resigned(KeyObject { wrapped: Wrapped::Device { recipient: bob.device(), sealed }, ..honest })
}

fn resigned(mut object: KeyObject) -> KeyObject {
    let Value::Map(mut pairs) = Value::decode(&object.encode()).unwrap() else { panic!("a map") };
    pairs.retain(|(key, _)| *key != 12);
    let message = digest("wijktafel/key/0", &[&Value::Map(pairs).encode()]);
    object.signature = device(1).sign(KEY_DOMAIN, &message);
    object
}
