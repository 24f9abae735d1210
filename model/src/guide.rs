//! Guides of the process at tables: where they guide, what they led, and what they did to learn.

use std::collections::BTreeSet;

use crate::id::{LogId, OrgId, PersonId};
use crate::view::learning::{GuideCard, GuideShares};
use crate::view::meeting::{MeetingState, MeetingView};
use crate::view::{PersonView, Snapshot};
use crate::words::Role;

/// Everybody who guides: whoever has the role, whoever led a meeting, and whoever did something to learn it.
pub fn guiding(s: &Snapshot) -> BTreeSet<(OrgId, PersonId)> {
    let named = held(s).flat_map(|one| &one.guides).filter_map(|guide| Some((guide.org, guide.person?)));
    let led: BTreeSet<_> = named.collect();
    let guides = |one: &&PersonView| {
        let role = one.roles.contains(&Role::ProcessGuide);
        one.active && (role || !one.training.is_empty() || led.contains(&(one.org, one.person)))
    };
    s.network.people.iter().filter(guides).map(|one| (one.org, one.person)).collect()
}

/// The card of each guide.
pub fn guides(s: &Snapshot) -> Vec<GuideCard> {
    let guiding = guiding(s);
    let all = s.network.people.iter().filter(|one| guiding.contains(&(one.org, one.person)));
    all.map(|person| card(s, person)).collect()
}

/// What is shown of a guide.
pub fn card(s: &Snapshot, person: &PersonView) -> GuideCard {
    GuideCard {
        org: person.org,
        person: person.person,
        outside: is_outside(person),
        tables: tables(s, person),
        led: led(s, person),
        training: person.training.clone(),
    }
}

/// How many of all guides are of the partners themselves.
pub fn shares(s: &Snapshot) -> GuideShares {
    let guiding = guiding(s);
    let all = s.network.people.iter().filter(|one| guiding.contains(&(one.org, one.person)));
    GuideShares { own: all.filter(|one| !is_outside(one)).count(), all: guiding.len() }
}

/// Whoever is of the guidance team comes from outside, whoever enrolled that person.
fn is_outside(person: &PersonView) -> bool {
    person.roles.contains(&Role::GuidanceTeam)
}

fn held(s: &Snapshot) -> impl DoubleEndedIterator<Item = &MeetingView> {
    s.meetings.iter().filter(|one| matches!(one.state, MeetingState::Held | MeetingState::Running))
}

fn led(s: &Snapshot, person: &PersonView) -> Vec<LogId> {
    let own = |(org, of): (_, Option<_>)| org == person.org && of == Some(person.person);
    let led = held(s).filter(|one| one.guides.iter().any(|guide| own((guide.org, guide.person))));
    led.rev().map(|one| one.log).collect()
}

/// Tables in the order of the network: those of the organisation where the person has the role, and those where it
/// guided or will.
fn tables(s: &Snapshot, person: &PersonView) -> Vec<LogId> {
    let role = person.roles.contains(&Role::ProcessGuide);
    let named = |table: LogId| {
        let here = s.meetings.iter().filter(|one| one.table == table && one.state != MeetingState::Cancelled);
        here.flat_map(|one| &one.guides).any(|one| one.org == person.org && one.person == Some(person.person))
    };
    let all = s.network.tables.iter();
    all.filter(|table| (role && table.orgs.contains(&person.org)) || named(table.log)).map(|table| table.log).collect()
}

#[cfg(test)]
mod tests;
