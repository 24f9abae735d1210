//! Figures between two computers: first copy, reconnecting, one live edit.

use std::collections::BTreeSet;

use automerge::sync::{State, SyncDoc as _};
use automerge::transaction::Transactable as _;
use automerge::{Automerge, ROOT};
use wijktafel_core::crypto::{DeviceKeys, InviteKey};
use wijktafel_core::hub::{HubError, Redeeming};
use wijktafel_core::store::{Storage as _, Write};
use wijktafel_harness::world::BEGINNING;
use wijktafel_model::command::Command;
use wijktafel_model::fact::FoundingStatement;
use wijktafel_model::id::PersonId;
use wijktafel_model::view::{Detail, Stage};
use wijktafel_model::words::Line;
use wijktafel_sync::store::SqliteStore;
use wijktafel_sync::vault::DataKey;

use crate::cases::{Author, Case};
use crate::exchange::{Exchange, Flight, Talk};
use crate::figure::{Figure, Outcome, Print, count, ms, percentile, timed};
use crate::site::{Site, replay};
use crate::stored::Written;

/// Cases that change while two partners are apart.
pub(crate) const CHANGED: usize = 5;

/// Seeds of this part's sites.
const SEED: u64 = 7_000;

pub(crate) fn names(cases: usize) -> Vec<String> {
    vec![
        format!("first_copy_bytes_{cases}"),
        format!("first_copy_seconds_{cases}"),
        format!("reconnect_bytes_{cases}_{CHANGED}"),
        format!("reconnect_flights_{cases}_{CHANGED}"),
        "live_edit_p50_ms".to_owned(),
        "live_edit_p99_ms".to_owned(),
    ]
}

/// Lets a partner join, reconnect and watch while the first one writes.
pub(crate) fn measure(written: Written, print: Print<'_>) -> Outcome<()> {
    let Written { folder, place, mut author, mut cases, bare } = written;
    let number = cases.len();
    let mut own = Site::start(place, SEED)?;
    let mut partner = Site::newcomer(folder.path(), "partner", SEED + 1, own.place.network)?;
    let key = invite(&mut own)?;
    redeem_with(&mut partner, &own, key)?;

    let copy = first_copy(&mut own, &mut partner)?;
    let replayed = replay(folder.path(), "copied-again", &copy.batches)?.as_secs_f64();
    let against = "automerge saves and encoded facts, added up";
    print(Figure::new(format!("first_copy_bytes_{number}"), count(copy.bytes), "bytes", count(bare.bytes), against))?;
    let against = "the same batches committed to SQLite again, unchecked";
    print(Figure::new(format!("first_copy_seconds_{number}"), copy.seconds, "s", replayed, against))?;

    change(&mut own, &mut author, &mut cases)?;
    let (exchange, talk) = Exchange::connect([&mut own, &mut partner], 2)?;
    exchange.finish()?;
    if talk.run_bytes == 0 {
        return Err("the changed cases were not sent".into());
    }
    let theirs = plain_sync(bare.documents)?;
    let beyond = count(talk.bytes - talk.run_bytes);
    let name = format!("reconnect_bytes_{number}_{CHANGED}");
    print(Figure::new(name, beyond, "bytes", count(theirs.bytes), "automerge::sync per document, same documents"))?;
    let name = format!("reconnect_flights_{number}_{CHANGED}");
    let (ours, theirs) = (count(talk.flights), count(theirs.flights));
    print(Figure::new(name, ours, "flights", theirs, "automerge::sync, every document at the same time"))?;

    let samples = number.clamp(20, 200);
    let mut ours = live(&mut own, &mut partner, &mut author, &mut cases, samples)?;
    let mut commits = commits(&folder.path().join("commits"), samples)?;
    for (per_hundred, name) in [(50, "live_edit_p50_ms"), (99, "live_edit_p99_ms")] {
        let (ours, alone) = (percentile(&mut ours, per_hundred), percentile(&mut commits, per_hundred));
        print(Figure::new(name, ours, "ms", alone, "one durable commit of 200 bytes to SQLite"))?;
    }
    Ok(())
}

fn invite(own: &mut Site) -> Outcome<InviteKey> {
    let key = InviteKey::from_seed(&[9; 32]);
    own.execute(&Command::Invite { invite: key.id(), expires: None, tables: Vec::new() })?;
    own.commit()?;
    Ok(key)
}

fn redeem_with(partner: &mut Site, own: &Site, key: InviteKey) -> Outcome<()> {
    let keys = DeviceKeys::from_seed(&partner.place.seed);
    let founding = FoundingStatement {
        device: keys.device(),
        encryption: keys.encryption(),
        person: PersonId([3; 16]),
        nonce: [4; 16],
        format: 0,
    };
    let inviter = own.hub.replica.keys().device();
    let (organisation, person) = (Line::new("Buurtwerk")?, Line::new("Iemand")?);
    partner.hub.redeem_with(Redeeming { carriers: BTreeSet::from([inviter]), key, founding, organisation, person });
    Ok(())
}

struct Copy {
    bytes: u64,
    seconds: f64,
    batches: Vec<wijktafel_core::store::Batch>,
}

/// Measured from the newcomer's acceptance until it holds everything, durable and searchable.
fn first_copy(own: &mut Site, partner: &mut Site) -> Outcome<Copy> {
    let (mut exchange, _) = Exchange::connect([&mut *partner, &mut *own], 1)?;
    let key = InviteKey::from_seed(&[9; 32]);
    let confirm = Command::ConfirmInvite { invite: key.id() };
    let flight = command(&mut exchange, 1, &confirm, &mut Talk::default())?;
    exchange.settle(flight, &mut Talk::default())?;

    exchange.sites[0].record = Some(Vec::new());
    let mut talk = Talk::default();
    let (time, done) = timed(|| -> Outcome<()> {
        let flight = command(&mut exchange, 0, &Command::AcceptMembership, &mut talk)?;
        exchange.settle(flight, &mut talk)
    });
    done?;
    let batches = exchange.sites[0].record.take().unwrap_or_default();
    if exchange.sites[0].hub.replica.stage() != Some(Stage::Member) {
        return Err("the newcomer is not a member".into());
    }
    exchange.finish()?;
    Ok(Copy { bytes: talk.bytes, seconds: time.as_secs_f64(), batches })
}

fn command(exchange: &mut Exchange<'_>, place: usize, command: &Command, talk: &mut Talk) -> Outcome<Flight> {
    exchange.step(place, talk, |hub, cx| Ok(hub.execute(command, cx).map_err(HubError::from)?.1))
}

/// One sentence and one tip in each of a few cases, spread over all of them.
fn change(own: &mut Site, author: &mut Author, cases: &mut [Case]) -> Outcome<()> {
    let apart = cases.len() / CHANGED;
    for case in cases.iter_mut().step_by(apart).take(CHANGED) {
        let sentence = author.sentence(case, "apart");
        own.execute(&sentence)?;
        author.tips(case, 1, &mut |command| own.execute(command))?;
        own.commit()?;
    }
    Ok(())
}

/// Milliseconds from the gesture at one site, through both commits, to the partner's screen.
fn live(
    own: &mut Site,
    partner: &mut Site,
    author: &mut Author,
    cases: &mut [Case],
    samples: usize,
) -> Outcome<Vec<f64>> {
    let (mut exchange, _) = Exchange::connect([own, partner], 3)?;
    let mut times = Vec::new();
    for sample in 0..samples {
        let case = cases.get_mut(sample % CHANGED).ok_or("there are cases")?;
        let mark = format!("teken{sample}");
        let sentence = author.sentence(case, &mark);
        let mut talk = Talk::default();
        let (time, done) = timed(|| -> Outcome<_> {
            let flight = command(&mut exchange, 0, &sentence, &mut talk)?;
            let answers = exchange.deliver(flight, &mut talk)?;
            Ok((answers, exchange.sites[1].snapshot(Some(case.log))?))
        });
        let (answers, shown) = done?;
        match shown.detail {
            Some(Detail::Case(view)) if view.situation.contains(&mark) => times.push(ms(time)),
            _ => return Err("the partner does not see the edit".into()),
        }
        exchange.settle(answers, &mut talk)?;
    }
    exchange.finish()?;
    Ok(times)
}

/// Milliseconds of single durable commits.
fn commits(path: &std::path::Path, samples: usize) -> Outcome<Vec<f64>> {
    let mut store = SqliteStore::create(path, &DataKey::new([2; 32]))?;
    let mut times = Vec::new();
    for sample in 0..samples {
        let batch = vec![Write::Setting(format!("bench/{sample}"), vec![0; 200])];
        let (time, done) = timed(|| store.commit(&batch));
        done?;
        times.push(ms(time));
    }
    Ok(times)
}

/// What plain synchronisation costs.
struct Plain {
    bytes: u64,
    flights: u64,
}

/// Synchronises each document by itself, as on a new connection, a few of them changed.
fn plain_sync(documents: Vec<Automerge>) -> Outcome<Plain> {
    let apart = documents.len() / CHANGED;
    let mut plain = Plain { bytes: 0, flights: 0 };
    let mut changed = 0;
    // The changed data itself is not counted, as it is not for ours.
    let mut data = 0;
    for (place, document) in documents.into_iter().enumerate() {
        let mut there = document.clone();
        let mut here = document;
        if place % apart == 0 && changed < CHANGED {
            changed += 1;
            let before = here.get_heads();
            let mut change = here.transaction();
            change.put(ROOT, "changed", BEGINNING.0)?;
            let _committed = change.commit();
            data += here.get_changes(&before).iter().map(|change| change.raw_bytes().len()).sum::<usize>();
        }
        let (mut at_here, mut at_there) = (State::new(), State::new());
        let mut flights = 0;
        loop {
            let (one, two) = (here.generate_sync_message(&mut at_here), there.generate_sync_message(&mut at_there));
            if one.is_none() && two.is_none() {
                break;
            }
            flights += 1;
            for (message, doc, state) in [(one, &mut there, &mut at_there), (two, &mut here, &mut at_here)] {
                if let Some(message) = message {
                    plain.bytes += u64::try_from(message.clone().encode().len())?;
                    doc.receive_sync_message(state, message)?;
                }
            }
        }
        if here.get_heads() != there.get_heads() {
            return Err("plain synchronisation did not end in step".into());
        }
        plain.flights = plain.flights.max(flights);
    }
    plain.bytes -= u64::try_from(data)?;
    Ok(plain)
}
