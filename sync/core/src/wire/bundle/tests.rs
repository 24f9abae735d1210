use super::*;
use crate::store::Scope;
use crate::wire::session::Source as _;
use crate::wire::testing::{Twin, device, secret};

fn full() -> Twin {
    let mut twin = Twin::new(1);
    for n in 0..3 {
        let log = twin.found(&format!("casus {n}"));
        for tip in 0..n * 20 {
            twin.write(log, &format!("kanarie {tip}"));
        }
    }
    twin
}

fn key_object(twin: &Twin) -> KeyObject {
    KeyObject::seal_under(&twin.keys, twin.network, Scope::Members, &secret(1), &secret(2)).unwrap()
}

fn bundle(twin: &Twin) -> Vec<u8> {
    let catalogue = twin.catalogue(&device(9).device());
    let contents = catalogue
        .iter()
        .map(|(log, fingerprint)| Contents {
            log: *log,
            entries: twin.logs[log].len() as u64,
            fingerprint: *fingerprint,
        })
        .collect();
    let (mut writer, mut file) = BundleWriter::new(twin.network, contents).unwrap();
    for (log, entries) in &twin.logs {
        file.extend(writer.entries(*log, entries).unwrap());
    }
    file.extend(writer.key_objects(&[key_object(twin)]).unwrap());
    file.extend(writer.extra(3, b"more").unwrap());
    file.extend(writer.finish().unwrap());
    file
}

#[test]
fn a_copy_travels_in_a_file_and_twice_is_once() {
    let twin = full();
    let file = bundle(&twin);
    let mut other = Twin::new(2);

    for _ in 0..2 {
        let bundle = Bundle::open(&file).unwrap();
        assert_eq!(bundle.network(), other.network);
        for contents in bundle.logs() {
            other.accept(bundle.entries(&contents.log).unwrap());
            assert_eq!(other.fingerprint(&device(9).device(), &contents.log), Some(contents.fingerprint));
        }
    }

    assert_eq!(other.logs, twin.logs, "with every signature, in the same order");
    let bundle = Bundle::open(&file).unwrap();
    assert_eq!(bundle.key_objects(), [key_object(&twin)]);
    assert_eq!(bundle.extras(), [Extra { tag: 3, content: b"more".to_vec() }]);
}

#[test]
fn the_carrier_reads_nothing() {
    let file = bundle(&full());
    let bundle = Bundle::open(&file).unwrap();

    for contents in bundle.logs() {
        for entry in bundle.entries(&contents.log).unwrap() {
            assert!(!entry.encode().windows(7).any(|bytes| bytes == b"kanarie"));
        }
    }
}

#[test]
fn every_changed_byte_and_every_cut_is_noticed() {
    let file = bundle(&full());

    for at in 0..file.len() {
        let mut bad = file.clone();
        bad[at] ^= 0x20;
        let error = Bundle::open(&bad).unwrap_err();
        if at < 8 {
            assert!(matches!(error, BundleError::NotABundle | BundleError::Newer { .. }), "{at}: {error}");
        }
        assert_eq!(Bundle::open(&file[..at]).unwrap_err(), BundleError::Truncated { bytes: at });
    }
    let longer = [file.as_slice(), &[0]].concat();
    assert_eq!(Bundle::open(&longer).unwrap_err(), BundleError::Damaged(Part::End));
}

#[test]
fn damage_is_named() {
    let twin = full();
    let file = bundle(&twin);
    let log = *twin.logs.iter().max_by_key(|(_, entries)| entries.len()).unwrap().0;
    let body = Bundle::open(&file).unwrap().sections.iter().find(|(id, _)| *id == log).unwrap().1.to_vec();
    let at = file.windows(body.len()).position(|bytes| bytes == body).unwrap();

    let mut bad = file.clone();
    bad[at + body.len() / 2] ^= 1;
    assert_eq!(Bundle::open(&bad).unwrap_err(), BundleError::Damaged(Part::Log(log)));

    let mut bad = file;
    bad[30] ^= 1;
    assert_eq!(Bundle::open(&bad).unwrap_err(), BundleError::Damaged(Part::Head));
}

#[test]
fn a_section_left_out_or_moved_is_noticed() {
    let twin = full();
    let file = bundle(&twin);
    let mut cuts = vec![8];
    let mut unpack = Unpack::new(&file[8..]);
    while !unpack.rest().is_empty() {
        section(&mut unpack, file.len()).unwrap();
        cuts.push(file.len() - unpack.rest().len());
    }

    for pair in cuts.windows(2) {
        let without = [&file[..pair[0]], &file[pair[1]..]].concat();
        assert!(Bundle::open(&without).is_err());
    }
    for triple in cuts[1..].windows(3) {
        let swapped =
            [&file[..triple[0]], &file[triple[1]..triple[2]], &file[triple[0]..triple[1]], &file[triple[2]..]];
        assert!(Bundle::open(&swapped.concat()).is_err());
    }
}

#[test]
fn other_files_newer_formats_and_locked_bundles_have_their_own_errors() {
    let twin = full();
    let file = bundle(&twin);
    let mut newer = file.clone();
    newer[7] = b'3';
    let locked = lock(&file, &secret(5)).unwrap();

    assert_eq!(Bundle::open(b"PK\x03\x04 something else").unwrap_err(), BundleError::NotABundle);
    assert_eq!(Bundle::open(&newer).unwrap_err(), BundleError::Newer { format: '3' });
    assert_eq!(Bundle::open(&locked).unwrap_err(), BundleError::Locked);
    assert_eq!(unlock(&locked, &secret(6)), Err(BundleError::Sealed(CryptoError::Sealed)));
    assert_eq!(unlock(&locked[..locked.len() - 1], &secret(5)), Err(BundleError::Sealed(CryptoError::Sealed)));
    assert_eq!(unlock(&file, &secret(5)), Err(BundleError::NotABundle));
    assert_eq!(unlock(&locked, &secret(5)), Ok(file));
    assert!(!locked.windows(16).any(|bytes| twin.logs.keys().any(|log| log.0 == bytes)));
}

#[test]
fn a_writer_keeps_to_what_it_listed() {
    let twin = full();
    let (log, entries) = twin.logs.iter().find(|(_, entries)| entries.len() > 5).unwrap();
    let listed = |entries| vec![Contents { log: *log, entries, fingerprint: [0; 16] }];
    let incomplete = BundleError::Incomplete { log: *log };

    let (mut writer, _) = BundleWriter::new(twin.network, listed(2)).unwrap();
    assert_eq!(writer.entries(*log, entries), Err(incomplete.clone()));
    let (mut writer, _) = BundleWriter::new(twin.network, listed(9)).unwrap();
    writer.entries(*log, &entries[..2]).unwrap();
    assert_eq!(writer.finish(), Err(incomplete.clone()));
    assert_eq!(BundleWriter::new(twin.network, [listed(1), listed(1)].concat()).err(), Some(incomplete));
}
