//! Claimed and observed phase: what the latest settled round says, and what is counted in the network's own work.
//!
//! Everything here is a pure function of what one copy shows, so two partners who read different tables may count
//! differently; whoever shows it says so. Circle cases are never counted: that one exists would show.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{LogId, OrgId, PersonId};
use crate::time::Day;
use crate::view::circle::CaseMode;
use crate::view::experiment::ExperimentState;
use crate::view::meeting::{MeetingState, MeetingView};
use crate::view::phase::{Claimed, Evidence, GrowthView, Sign, SignView, Thing};
use crate::view::{AgreementState, CaseRow, CaseState, RoundState, RoundView, Snapshot, Stage};
use crate::words::{AgreementKind, Attendance, FollowUp, MeetingKind, Role};

/// How many days are looked back: a year, since bringing a case once a year is one of the signs.
pub const WINDOW_DAYS: i32 = 365;

/// The phases of the default model; signs are signs of these.
const PHASES: u32 = 4;

/// What is said and what is seen, on the snapshot's day.
pub fn growth(s: &Snapshot) -> GrowthView {
    let from = s.today.plus(-WINDOW_DAYS);
    let settled = s.rounds.iter().filter(|round| round.state() == RoundState::Fixed);
    let rounds: Vec<Claimed> = settled.map(claim).collect();
    let claimed = rounds.iter().rev().find(|one| one.phase.is_some()).cloned();
    let signs: Vec<SignView> = Sign::ALL.iter().map(|sign| count(s, *sign, from)).collect();
    let other = claimed.as_ref().is_some_and(|one| u32::try_from(one.phases) != Ok(PHASES));
    let observed = if other { None } else { observed(&signs) };
    GrowthView { claimed, observed, from, until: s.today, signs, rounds }
}

fn claim(round: &RoundView) -> Claimed {
    let place = round.phase.and_then(|phase| usize::try_from(phase).ok()?.checked_sub(1));
    Claimed {
        round: round.log,
        title: round.title.clone(),
        phase: round.phase,
        name: place.and_then(|place| round.model.phases.get(place)).map(ToString::to_string),
        phases: round.model.phases.len(),
        at: round.at,
    }
}

/// The highest phase of which more than half of the signs that can be counted are seen, and of every phase below it
/// too; phase 1 needs none. `None` before anything was done that can be counted.
pub fn observed(signs: &[SignView]) -> Option<u32> {
    // Members are there to be counted before anybody did anything.
    let begun = |sign: &SignView| match sign.sign {
        Sign::Bringing | Sign::Latitude => sign.part > 0,
        Sign::Cases | Sign::Returning | Sign::OwnGuides | Sign::ReportedBack | Sign::OwnedLessons | Sign::NewSupply => {
            sign.whole > 0
        }
    };
    let counted = |phase: u32| signs.iter().filter(move |sign| sign.sign.phase() == phase).filter_map(|sign| sign.seen);
    let reached = |phase: &u32| counted(*phase).filter(|seen| *seen).count() * 2 > counted(*phase).count();
    signs.iter().any(begun).then(|| (2..=PHASES).take_while(reached).last().unwrap_or(1))
}

fn count(s: &Snapshot, sign: Sign, from: Day) -> SignView {
    let (evidence, unread) = match sign {
        Sign::Cases => cases(s, from),
        Sign::Bringing => (bringing(s, from), 0),
        Sign::Returning => (returning(s, from), 0),
        Sign::OwnGuides => (own_guides(s, from), 0),
        Sign::ReportedBack => reported_back(s, from),
        Sign::Latitude => (latitude(s), 0),
        Sign::OwnedLessons => (owned_lessons(s), 0),
        Sign::NewSupply => (new_supply(s, from), 0),
    };
    let part = evidence.iter().map(|one| one.part).sum();
    let whole = evidence.iter().map(|one| one.whole).sum();
    let seen = (whole > 0).then(|| is_seen(sign, part, whole));
    SignView { sign, part, whole, seen, evidence, unread }
}

/// From when on something is a sign: a case for each meeting, one signal that became an action, else more than half.
const fn is_seen(sign: Sign, part: usize, whole: usize) -> bool {
    match sign {
        Sign::Cases => part >= whole,
        Sign::NewSupply => part > 0,
        Sign::Bringing
        | Sign::Returning
        | Sign::OwnGuides
        | Sign::ReportedBack
        | Sign::Latitude
        | Sign::OwnedLessons => part > whole / 2,
    }
}

/// Meetings that were held about cases in the window, earliest first.
fn held(s: &Snapshot, from: Day) -> impl Iterator<Item = &MeetingView> {
    let about_cases = |kind| {
        matches!(kind, MeetingKind::Table | MeetingKind::CrackAndMake | MeetingKind::Reflection | MeetingKind::Fishbowl)
    };
    let held = s.meetings.iter().filter(|one| matches!(one.state, MeetingState::Held | MeetingState::Running));
    held.filter(move |one| about_cases(one.kind) && (from..=s.today).contains(&one.on))
}

/// Members, by name, so that their order tells nothing.
fn members(s: &Snapshot) -> Vec<OrgId> {
    let mut members: Vec<_> = s
        .network
        .organisations
        .iter()
        .filter(|one| one.stage == Stage::Member)
        .map(|one| (&one.name, one.org))
        .collect();
    members.sort_unstable();
    members.into_iter().map(|(_, org)| org).collect()
}

/// Learning cases that somebody brought in the window.
fn brought(s: &Snapshot, from: Day) -> impl Iterator<Item = &CaseRow> {
    s.cases.iter().filter(move |row| {
        row.mode == CaseMode::Learning
            && !matches!(row.state, CaseState::Draft | CaseState::Withdrawn)
            && (from..=s.today).contains(&row.opened.day())
    })
}

/// Cases that a meeting discussed, each once.
pub(crate) fn discussed(meeting: &MeetingView) -> BTreeSet<LogId> {
    meeting.agenda.iter().filter(|item| item.discussed).filter_map(|item| item.case).collect()
}

/// Cases that can be read here.
fn readable(s: &Snapshot) -> BTreeSet<LogId> {
    s.cases.iter().map(|row| row.log).collect()
}

/// Of cases that meetings discussed, how many cannot be read here.
fn unread(s: &Snapshot, from: Day) -> usize {
    let cases: BTreeSet<LogId> = held(s, from).flat_map(discussed).collect();
    cases.difference(&readable(s)).count()
}

fn cases(s: &Snapshot, from: Day) -> (Vec<Evidence>, usize) {
    let readable = readable(s);
    let evidence = held(s, from).map(|meeting| {
        let cases = discussed(meeting);
        let by = cases.intersection(&readable).copied().map(Thing::Case).collect();
        Evidence { thing: Thing::Meeting(meeting.log), part: cases.len(), whole: 1, by }
    });
    (evidence.collect(), unread(s, from))
}

fn bringing(s: &Snapshot, from: Day) -> Vec<Evidence> {
    let evidence = members(s).into_iter().map(|org| {
        let by: Vec<Thing> = brought(s, from).filter(|row| row.by == org).map(|row| Thing::Case(row.log)).collect();
        Evidence { thing: Thing::Organisation(org), part: usize::from(!by.is_empty()), whole: 1, by }
    });
    evidence.collect()
}

/// Nobody is named: of each meeting only how many there had been at an earlier one of that table. Where only an
/// organisation was noted, anybody of it counts.
fn returning(s: &Snapshot, from: Day) -> Vec<Evidence> {
    let mut before: BTreeMap<LogId, BTreeSet<(OrgId, Option<PersonId>)>> = BTreeMap::new();
    let mut evidence = Vec::new();
    for meeting in held(s, from) {
        let there = meeting.attendance.iter().filter(|one| one.attendance == Attendance::Present);
        let there: BTreeSet<(OrgId, Option<PersonId>)> = there.map(|one| (one.org, one.person)).collect();
        if there.is_empty() {
            continue;
        }
        let earlier = before.entry(meeting.table).or_default();
        let again = |(org, person): &&(OrgId, Option<PersonId>)| {
            let same = |(was, who): &(OrgId, Option<PersonId>)| {
                was == org && (person.is_none() || who.is_none() || who == person)
            };
            earlier.iter().any(same)
        };
        // Nobody can come back to the first meeting.
        if !earlier.is_empty() {
            let part = there.iter().filter(again).count();
            let thing = Thing::Meeting(meeting.log);
            evidence.push(Evidence { thing, part, whole: there.len(), by: Vec::new() });
        }
        earlier.extend(there);
    }
    evidence
}

/// A guide of the guidance team is one from outside, whoever enrolled that person.
fn own_guides(s: &Snapshot, from: Day) -> Vec<Evidence> {
    let outside = |org, person: Option<PersonId>| {
        let mut people = s.network.people.iter().filter(|one| one.org == org && Some(one.person) == person);
        people.any(|one| one.roles.contains(&Role::GuidanceTeam))
    };
    let member = |org| s.network.organisations.iter().any(|one| one.org == org && one.stage == Stage::Member);
    let evidence = held(s, from).map(|meeting| {
        let own = meeting.guides.iter().any(|guide| member(guide.org) && !outside(guide.org, guide.person));
        Evidence { thing: Thing::Meeting(meeting.log), part: usize::from(own), whole: 1, by: Vec::new() }
    });
    evidence.collect()
}

fn reported_back(s: &Snapshot, from: Day) -> (Vec<Evidence>, usize) {
    let talked = |row: &&CaseRow| matches!(row.state, CaseState::Trying | CaseState::ReportedBack | CaseState::Closed);
    let evidence = brought(s, from).filter(talked).map(|row| {
        let told = row.reported > 0 || row.told > 0;
        Evidence { thing: Thing::Case(row.log), part: usize::from(told), whole: 1, by: Vec::new() }
    });
    (evidence.collect(), unread(s, from))
}

fn latitude(s: &Snapshot) -> Vec<Evidence> {
    let on_paper = s.agreements.iter().filter(|row| row.kind == AgreementKind::Latitude);
    let on_paper: Vec<_> = on_paper.filter(|row| row.state == AgreementState::InForce).collect();
    let evidence = members(s).into_iter().map(|org| {
        let signed = on_paper.iter().filter(|row| row.signed_by.contains(&org));
        let by: Vec<Thing> = signed.map(|row| Thing::Agreement(row.log)).collect();
        Evidence { thing: Thing::Organisation(org), part: usize::from(!by.is_empty()), whole: 1, by }
    });
    evidence.collect()
}

fn owned_lessons(s: &Snapshot) -> Vec<Evidence> {
    let evidence = s.lessons.iter().map(|lesson| Evidence {
        thing: Thing::Lesson(lesson.log),
        part: usize::from(!lesson.owners.is_empty()),
        whole: 1,
        by: lesson.owners.iter().copied().map(Thing::Organisation).collect(),
    });
    evidence.collect()
}

fn new_supply(s: &Snapshot, from: Day) -> Vec<Evidence> {
    let with_signals = held(s, from).filter(|meeting| !meeting.signals.is_empty());
    let evidence = with_signals.map(|meeting| Evidence {
        thing: Thing::Meeting(meeting.log),
        part: meeting.signals.iter().filter(|signal| signal.follow_ups.contains(&FollowUp::Action)).count(),
        whole: meeting.signals.len(),
        by: Vec::new(),
    });
    let became = s.experiments.iter().filter(|one| one.state(s.today) == ExperimentState::Supply);
    let became = became.map(|one| Evidence { thing: Thing::Experiment(one.log), part: 1, whole: 1, by: Vec::new() });
    evidence.chain(became).collect()
}

#[cfg(test)]
pub(crate) mod tests;
