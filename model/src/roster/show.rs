//! From the state to what others read: the standing, and the entries it rests on.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Admission, Book, Effect, Org, Place};
use super::state::{OrgState, State};
use super::{
    DeviceStanding, End, Holder, InviteStanding, OrgStanding, PersonStanding, Reason, ReasonKind, SheetStanding,
    Standing, VouchedStanding,
};
use crate::id::{DeviceId, EntryId, OrgId};
use crate::view::Stage;

/// The standing that a state amounts to.
pub(super) fn standing(book: &Book, state: &State) -> Standing {
    let id = |org: Org| book.org_id(org);
    let orgs = state.orgs().filter_map(|(org, found)| Some((id(org)?, org_standing(book, state, org, found))));
    let mut orgs: BTreeMap<OrgId, OrgStanding> = orgs.collect();
    place(book, state, &mut orgs);
    let people = state.house.people().filter_map(|(org, person, found)| {
        Some(((id(org)?, person), PersonStanding { mandates: found.mandates(), active: found.is_active() }))
    });
    let devices = state.house.devices().filter_map(|device| {
        let claim = state.house.claim(book, &state.set, &device)?;
        let standing = DeviceStanding {
            org: id(claim.org)?,
            person: claim.person,
            encryption: claim.encryption,
            format: claim.format,
            active: state.house.is_active(book, &state.set, &device, &claim),
        };
        Some((device, standing))
    });
    let groups = state.house.groups().filter_map(|group| {
        let (_, listed) = state.group(book, &group)?;
        Some((group, listed.into_iter().filter_map(id).collect()))
    });
    let invites = state.house.invites().filter_map(|(invite, found)| {
        let offer = found.offer(book)?;
        let confirmed = found.confirmed.iter().filter_map(|ordinal| state.counted(*ordinal));
        let mut redeemed_by: Vec<OrgId> = found.redeemed_by.iter().copied().filter_map(id).collect();
        redeemed_by.sort_unstable();
        let standing = InviteStanding {
            by: id(offer.by)?,
            expires: offer.expires,
            groups: offer.groups.clone(),
            redeemed_by,
            confirmed: confirmed.filter(|counted| state.stands(book, &counted.admission)).count() > 0,
            revoked: found.is_revoked(),
        };
        Some((invite, standing))
    });
    let sheets = state
        .house
        .recovery
        .sheets(book)
        .filter_map(|((org, person), sheet, state)| Some((sheet, SheetStanding { org: id(org)?, person, state })));
    let mut vouched: BTreeMap<DeviceId, VouchedStanding> = BTreeMap::new();
    for (org, by, added) in state.house.recovery.vouched() {
        let Some(org) = id(org).filter(|_| !state.house.knows_device(&added.device)) else { continue };
        let fresh = || VouchedStanding { org, added: added.clone(), by: BTreeSet::new() };
        let found = vouched.entry(added.device).or_insert_with(fresh);
        if (found.org, &found.added) == (org, added) {
            found.by.insert(by);
        }
    }
    Standing {
        sheets: sheets.collect(),
        vouched,
        people: people.collect(),
        devices: devices.collect(),
        groups: groups.collect(),
        invites: invites.collect(),
        charter: state.charter.clone(),
        orgs,
    }
}

/// Every fact that ended or narrowed a right, ascending.
pub(super) fn ends(book: &Book, state: &State) -> Vec<End> {
    let entry = |at: Place| book.item(at).map(|item| item.entry.id);
    let left = state.orgs().flat_map(|(org, found)| {
        let ends =
            found.leavings().filter_map(move |(number, at)| Some((Holder::Membership(book.org_id(org)?, number), at)));
        ends.filter_map(move |(holder, at)| Some(End { holder, entry: entry(at)?, left: None }))
    });
    let claimed = |device: &DeviceId| state.house.claim(book, &state.set, device).map(|claim| claim.org);
    let narrowed = state.house.ends(book, &state.set, claimed).filter_map(|(org, person, device, at, left)| {
        let org = book.org_id(org)?;
        let holder = match (person, device) {
            (Some(person), _) => Holder::Person(org, person),
            (None, device) => Holder::Device(org, device?),
        };
        Some(End { holder, entry: entry(at)?, left })
    });
    let ends: BTreeSet<End> = left.chain(narrowed).collect();
    ends.into_iter().collect()
}

fn org_standing(book: &Book, state: &State, org: Org, found: &OrgState) -> OrgStanding {
    let number = state.shown_number(book, org);
    let shown = found.membership(number);
    let admissions = || state.admissions_of((org, number));
    let takers = |ordinals: &[usize]| {
        let counted = ordinals.iter().filter_map(|ordinal| state.counted(*ordinal));
        counted.flat_map(|counted| counted.takers.iter()).filter_map(|taker| book.org_id(Org(taker))).collect()
    };
    let confirming = admissions().filter_map(|counted| counted.admission.invite).min();
    let mut decisions: Vec<EntryId> = found.chain.heads().filter_map(|at| Some(book.item(at)?.entry.id)).collect();
    decisions.sort_unstable();
    OrgStanding {
        number,
        stage: stage(book, state, org, found, number),
        voice: found.is_member() && shown.is_some_and(|membership| membership.voice),
        founder: found.founder,
        endorsed_by: admissions()
            .filter(|counted| state.stands(book, &counted.admission))
            .filter_map(|counted| book.org_id(counted.admission.by))
            .collect(),
        noted_by: shown.map(|membership| takers(&membership.admissions)).unwrap_or_default(),
        invite: confirming.or_else(|| found.invites.iter().min().copied()),
        left: shown.and_then(|membership| first(book, &membership.left)),
        decisions,
        place: 0,
    }
}

fn stage(book: &Book, state: &State, org: Org, found: &OrgState, number: u32) -> Stage {
    let shown = found.membership(number);
    if found.is_member() {
        Stage::Member
    } else if shown.is_some_and(|membership| !membership.left.is_empty()) {
        Stage::Left
    } else if !state.is_sponsored(book, (org, number)) {
        Stage::Candidate
    } else if shown.is_some_and(|membership| membership.accepted) {
        Stage::Waiting
    } else {
        Stage::Admitted
    }
}

/// Numbers the organisations in the order in which they were carried in.
fn place(book: &Book, state: &State, orgs: &mut BTreeMap<OrgId, OrgStanding>) {
    let carried = |found: &OrgState| found.carried.iter().filter_map(|at| book.rank(*at)).min();
    let mut order: Vec<_> = state.orgs().filter_map(|(org, found)| Some((carried(found), book.org_id(org)?))).collect();
    order.sort_unstable();
    for (place, (_, id)) in order.iter().enumerate() {
        if let Some(standing) = orgs.get_mut(id) {
            standing.place = place;
        }
    }
}

fn first(book: &Book, places: &[Place]) -> Option<EntryId> {
    places.iter().filter_map(|at| book.rank(*at)).min().map(|(_, id)| id)
}

/// The entries on which the standing of an organisation rests, in an order that every replica shares.
pub(super) fn why(book: &Book, state: &State, org: Org) -> Vec<Reason> {
    let Some(found) = state.org(org) else { return Vec::new() };
    let number = state.shown_number(book, org);
    let mut reasons: BTreeMap<_, Reason> = BTreeMap::new();
    let mut once: BTreeSet<(ReasonKind, Org)> = BTreeSet::new();
    let counts = |one: &Admission| state.counted(one.ordinal).is_some() && state.stands(book, one);
    let mut entries: Vec<Place> = state.set.iter().collect();
    entries.sort_unstable_by_key(|at| book.rank(*at));
    for at in entries {
        let Some(item) = book.item(at) else { continue };
        let Some(acting) = &item.judged.acting else { continue };
        let mut because = |kind: ReasonKind| {
            if let Some(by) = book.org_id(acting.org)
                && once.insert((kind, acting.org))
            {
                reasons.insert((book.rank(at), kind), Reason { kind, by, entry: item.entry.id });
            }
        };
        for effect in &item.judged.effects {
            match effect {
                Effect::Founded { org: founder, .. } if *founder == org => because(ReasonKind::Founded),
                Effect::Invited { invite, .. } if found.invites.contains(invite) => because(ReasonKind::Invited),
                Effect::CarriedIn { org: newcomer, .. } if *newcomer == org => because(ReasonKind::CarriedIn),
                Effect::Admitted(admission) if admission.of == (org, number) && counts(admission) => {
                    because(ReasonKind::Admitted);
                }
                Effect::Accepted { number: accepted } if (acting.org, *accepted) == (org, number) => {
                    because(ReasonKind::Accepted);
                }
                Effect::Left { number: left } if (acting.org, *left) == (org, number) => because(ReasonKind::Left),
                _ => {}
            }
        }
        if state.void.notes.contains(at) {
            continue;
        }
        let taken = item.judged.takes.iter().filter_map(|ordinal| state.counted(*ordinal));
        if taken.into_iter().any(|counted| counted.admission.of == (org, number)) {
            because(ReasonKind::Noted);
        }
        if item.judged.notes.contains(&(org, number)) {
            because(ReasonKind::VoiceNoted);
        }
    }
    reasons.into_values().collect()
}
