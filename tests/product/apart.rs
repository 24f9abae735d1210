//! Two networks on one machine share nothing that could tie them together: no key, no id, no endpoint, no tag.

use std::collections::BTreeSet;

use serde_json::Value;
use wijktafel_sync::vault;

use crate::look::{Capture, Dump, VALUE_BYTES_MIN, secrets_of};
use crate::network::two;
use crate::partner::{PASSPHRASE, Partner, ground};

/// What one network's partners hold: the values that could tie it to another, and everything as it is.
struct Held {
    values: BTreeSet<Vec<u8>>,
    windows: BTreeSet<[u8; VALUE_BYTES_MIN]>,
    ports: BTreeSet<u16>,
}

/// The bytes of every text in an answer that is hexadecimal and long enough.
fn ids_in(answer: &Value, out: &mut BTreeSet<Vec<u8>>) {
    match answer {
        Value::String(text) => {
            let hex = text.len() >= 2 * VALUE_BYTES_MIN && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            if hex && text.len().is_multiple_of(2) {
                out.insert((0..text.len()).step_by(2).map(|at| byte_at(text, at)).collect());
            }
        }
        Value::Array(items) => items.iter().for_each(|item| ids_in(item, out)),
        Value::Object(fields) => fields.values().for_each(|item| ids_in(item, out)),
        _ => {}
    }
}

fn byte_at(hex: &str, at: usize) -> u8 {
    u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal")
}

/// Every stretch of bytes that a value could be found in.
fn windows(bytes: &[u8]) -> impl Iterator<Item = [u8; VALUE_BYTES_MIN]> {
    bytes.windows(VALUE_BYTES_MIN).map(|window| window.try_into().expect("as long"))
}

/// A value as bytes and as text begins with one of these.
fn beginnings(value: &[u8]) -> [[u8; VALUE_BYTES_MIN]; 2] {
    let hex = value.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    [value, hex.as_bytes()].map(|form| form[..VALUE_BYTES_MIN].try_into().expect("as long"))
}

fn held(partners: &[&Partner]) -> Held {
    let secrets = partners.iter().flat_map(|partner| secrets_of(&partner.folder)).collect();
    let mut all = Held { values: BTreeSet::new(), windows: BTreeSet::new(), ports: BTreeSet::new() };
    for partner in partners {
        let dump = Dump::of(&partner.folder, &secrets);
        all.values.extend(dump.values().iter().cloned());
        let key = vault::open(&partner.folder.join("vault"), PASSPHRASE).expect("its passphrase");
        all.values.insert(key.expose().to_vec());
        for args in [&["status"][..], &["network", "show"], &["devices", "list"], &["cases"], &["invitations"]] {
            ids_in(&partner.run(args), &mut all.values);
        }
        all.windows.extend(windows(dump.bytes()));
        all.windows.extend(windows(&std::fs::read(partner.folder.join("vault")).expect("readable")));
        all.ports.insert(partner.address().port());
    }
    all
}

#[test]
fn two_networks_of_one_person_on_one_machine_have_no_value_in_common() {
    let ground = ground();
    for network in ["one", "two"] {
        std::fs::create_dir(ground.path().join(network)).expect("a folder");
    }
    let capture = Capture::start(&ground.path().join("wire"));
    // The same names, words and passphrase in both: nothing may be made from those.
    let mut first = ["alice", "bob"].map(|name| Partner::new(&ground.path().join("one"), name));
    let mut second = ["alice", "bob"].map(|name| Partner::new(&ground.path().join("two"), name));
    for [alice, bob] in [&mut first, &mut second] {
        let _table_and_case = two(alice, bob);
        alice.run(&["invite"]);
        alice.run(&["sync", "--partners", "1", "--wait", "60"]);
    }

    let [one, two] = [&first, &second].map(|[alice, bob]| held(&[alice, bob]));

    assert!(one.values.len() > 150 && two.values.len() > 150, "{} and {}", one.values.len(), two.values.len());
    let shared: Vec<_> = one.values.intersection(&two.values).collect();
    assert!(shared.is_empty(), "{shared:?}");
    for (here, there) in [(&one, &two), (&two, &one)] {
        let own = here.values.iter().filter(|value| beginnings(value).iter().any(|form| here.windows.contains(form)));
        assert!(own.count() > 80, "what is looked for can be found");
        for value in &here.values {
            assert!(beginnings(value).iter().all(|form| !there.windows.contains(form)), "{value:?}");
        }
    }
    assert!(one.ports.is_disjoint(&two.ports), "an endpoint of its own for each");
    for [alice, bob] in [&mut first, &mut second] {
        alice.stop();
        bob.stop();
    }
    if let Some(packets) = capture.end() {
        let seen: BTreeSet<_> = windows(&packets).collect();
        for value in one.values.union(&two.values) {
            assert!(beginnings(value).iter().all(|form| !seen.contains(form)), "on the wire: {value:?}");
        }
    }
}
