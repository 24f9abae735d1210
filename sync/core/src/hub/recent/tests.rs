use wijktafel_model::id::{digest, prefix};

use super::*;
use crate::crypto::DeviceKeys;
use crate::wire::testing::Twin;

fn device(n: u8) -> DeviceId {
    DeviceKeys::from_seed(&[n; 32]).device()
}

/// A copy with one log, and the entries that found it.
fn founded() -> (Twin, LogId, Vec<Entry>) {
    let mut twin = Twin::new(1);
    let log = twin.found("casus");
    let entries = twin.logs[&log].clone();
    (twin, log, entries)
}

#[test]
fn who_was_never_in_step_is_told_nothing_from_memory() {
    let (_, log, entries) = founded();
    let mut recent = Recent::default();
    recent.note(log, &entries);
    assert_eq!(recent.news(&device(2)), None);
}

#[test]
fn each_device_is_told_what_came_since_it_had_everything() {
    let (mut twin, log, entries) = founded();
    let mut recent = Recent::default();
    recent.note(log, &entries);
    recent.in_step(device(2));
    let first = twin.write(log, "een");
    recent.note(log, &first);
    recent.in_step(device(3));
    recent.note(log, &twin.write(log, "twee"));

    let feed = first[0].feed();
    let from = |seq: u64| Some(BTreeMap::from([(log, BTreeMap::from([(feed, seq)]))]));
    assert_eq!(recent.news(&device(2)), from(first[0].header.seq));
    assert_eq!(recent.news(&device(3)), from(first[0].header.seq + 1));
    recent.in_step(device(3));
    assert_eq!(recent.news(&device(3)), Some(BTreeMap::new()));
}

#[test]
fn a_day_of_typing_with_nobody_there_is_one_change() {
    let (mut twin, log, entries) = founded();
    let mut recent = Recent::default();
    recent.in_step(device(2));
    recent.note(log, &entries);
    for _ in 0..3 * CHANGES_MAX {
        recent.note(log, &twin.write(log, "a"));
    }
    assert_eq!(recent.changes.len(), 1);
    assert_eq!(recent.news(&device(2)).map(|news| news[&log].values().copied().collect()), Some(vec![0]));
}

#[test]
fn who_was_away_for_more_than_is_remembered_compares() {
    let (_, _, entries) = founded();
    let logs = |count: usize| (0..count as u64).map(|n| LogId(prefix(&digest("log", &[&n.to_be_bytes()]))));
    let mut recent = Recent::default();
    recent.in_step(device(2));
    logs(CHANGES_MAX).for_each(|log| recent.note(log, &entries));
    assert_eq!(recent.news(&device(2)).map(|news| news.len()), Some(CHANGES_MAX));
    logs(CHANGES_MAX + 1).skip(CHANGES_MAX).for_each(|log| recent.note(log, &entries));
    assert_eq!(recent.changes.len(), CHANGES_MAX);
    assert_eq!(recent.news(&device(2)), None);
}
