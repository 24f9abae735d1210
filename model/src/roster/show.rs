//! From the state to what others read: the standing, and the entries it rests on.

use std::collections::{BTreeMap, BTreeSet};

use super::ballot::needed;
use super::bits::Bits;
use super::book::{Act, Admission, Book, Effect, Motion, Org, Place, Topic};
use super::rights::Whose;
use super::state::{MembershipState, OrgState, State, Voices};
use super::{
    DeviceStanding, End, Heard, Holder, InviteStanding, MotionStanding, OrgStanding, PersonStanding, Reason,
    ReasonKind, RuleChange, SheetStanding, Standing, Verdicts, VouchedStanding,
};
use crate::id::{DeviceId, EntryId, GroupId, OrgId};
use crate::view::Stage;

/// The standing that a state amounts to.
pub(super) fn standing(book: &Book, state: &State) -> Standing {
    let id = |org: Org| book.org_id(org);
    let voices = state.position();
    let orgs = state.orgs().filter_map(|(org, found)| Some((id(org)?, org_standing(book, state, &voices, org, found))));
    let mut orgs: BTreeMap<OrgId, OrgStanding> = orgs.collect();
    place(book, state, &mut orgs);
    let rights = state.rights(book);
    let people = state.house.people().filter_map(|(org, person, found)| {
        let mandates = rights.mandates(org, found);
        Some(((id(org)?, person), PersonStanding { mandates, active: found.is_active() }))
    });
    let devices = state.house.devices().filter_map(|device| {
        let claim = rights.claim(&device)?;
        let standing = DeviceStanding {
            org: id(claim.org)?,
            person: claim.person,
            encryption: claim.encryption,
            format: claim.format,
            active: rights.is_active(&device, &claim),
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
        charter: state.charter(),
        paused: state.is_paused(),
        motions: motions(book, state, &voices),
        orgs,
    }
}

/// Of every organisation that left or was removed: who has written an entry that knows it.
pub(super) fn heard(book: &Book, state: &State, standing: &Standing) -> Heard {
    let ended = standing.orgs.iter().filter_map(|(org, found)| {
        let ends = [found.left, found.removed].into_iter().flatten().filter_map(|id| book.place(&id));
        let ends: Vec<Place> = ends.collect();
        (!ends.is_empty()).then(|| {
            let knows = |at: &Place| {
                let past = book.item(*at).map(|item| &item.past);
                ends.iter().any(|end| end == at || past.is_some_and(|past| past.contains(*end)))
            };
            let by = |at: Place| book.org_id(book.item(at)?.judged.acting.as_ref()?.org);
            (*org, state.set.iter().filter(knows).filter_map(by).collect())
        })
    });
    ended.collect()
}

/// Every fact that ended or narrowed a right, ascending.
pub(super) fn ends(book: &Book, state: &State) -> Vec<End> {
    let entry = |at: Place| book.item(at).map(|item| item.entry.id);
    let left = state.orgs().flat_map(|(org, found)| {
        (1..).zip(&found.memberships).flat_map(move |(number, membership)| {
            let ends = membership.left.iter().copied().chain(removal(book, membership));
            let ends = ends.filter_map(|at| {
                let holder = Holder::Membership(book.org_id(org)?, number);
                Some(End { holder, entry: book.item(at)?.entry.id, left: None })
            });
            ends.collect::<Vec<_>>()
        })
    });
    let rights = state.rights(book);
    let narrowed = rights.ends().filter_map(|(whose, at, left)| {
        let holder = match whose {
            Whose::Person(org, person) => Holder::Person(book.org_id(org)?, person),
            Whose::Device(org, device) => Holder::Device(book.org_id(org)?, device),
        };
        Some(End { holder, entry: entry(at)?, left })
    });
    let groups = state.house.group_ends().filter_map(|(group, org, at)| {
        Some(End { holder: Holder::Reader(book.org_id(org)?, group), entry: entry(at)?, left: None })
    });
    let ends: BTreeSet<End> = left.chain(narrowed).chain(groups).collect();
    ends.into_iter().collect()
}

/// Every organisation that was ever listed in a group.
pub(super) fn ever_in_group(book: &Book, state: &State, group: &GroupId) -> BTreeSet<OrgId> {
    let listed = state.house.ever_in_group(book, &state.set, group).into_iter();
    listed.filter_map(|org| book.org_id(org)).collect()
}

/// Entries that show a removal: every note of it but the first, by an order that all replicas share. A note that
/// arrives late adds one and takes none away.
fn removal<'a>(book: &'a Book, membership: &'a MembershipState) -> impl Iterator<Item = Place> + 'a {
    membership.ballot.closing_notes(book).filter(|_| membership.is_removed())
}

/// Motions that were not decided, with who speaks for them.
fn motions(book: &Book, state: &State, voices: &Voices) -> Vec<MotionStanding> {
    let ids = |orgs: &Bits| orgs.iter().filter_map(|org| book.org_id(Org(org))).collect::<BTreeSet<OrgId>>();
    let open: BTreeSet<Motion> = state.motions.spoken().map(|(motion, ..)| motion).collect();
    let open = open
        .into_iter()
        .filter(|motion| state.motions.in_force(motion.topic).is_none_or(|now| now.generation < motion.generation));
    let standing = open.map(|motion| MotionStanding {
        change: match motion.topic {
            Topic::Sponsors => RuleChange::Sponsors(motion.value),
            Topic::Pause => RuleChange::Pause(motion.value > 0),
        },
        by: ids(&state.movers(book, motion).iter().filter(|by| voices.contains(Org(*by))).collect()),
        needed: voices.count() / 2 + 1,
        noted_by: state.motions.noters(&motion).map(ids).unwrap_or_default(),
    });
    standing.filter(|motion| !motion.by.is_empty()).collect()
}

/// The verdicts against a member, when there are any.
fn verdicts(book: &Book, state: &State, voices: &Voices, org: Org, found: &OrgState) -> Option<Verdicts> {
    let of = (org, found.number());
    let ballot = &found.membership(of.1).filter(|_| found.is_member())?.ballot;
    let by = state.against(book, voices, of).filter_map(|verdict| Some((book.org_id(verdict.by)?, verdict.reason)));
    let verdicts = Verdicts {
        by: by.collect(),
        base: voices.count(),
        needed: needed(voices.count()),
        noted_by: ballot.noters().iter().filter_map(|noter| book.org_id(Org(noter))).collect(),
    };
    (!verdicts.by.is_empty()).then_some(verdicts)
}

/// Who stood against a membership where its removal was noted.
fn removers(book: &Book, membership: &MembershipState) -> BTreeSet<OrgId> {
    let notes = membership.ballot.notes();
    let known = |at: Place| notes.iter().any(|(_, note)| *note == at || book.precedes(at, *note));
    let by = membership.ballot.verdicts().iter().filter(|verdict| known(verdict.at));
    by.filter_map(|verdict| book.org_id(verdict.by)).collect()
}

fn org_standing(book: &Book, state: &State, voices: &Voices, org: Org, found: &OrgState) -> OrgStanding {
    let number = state.shown_number(book, org);
    let shown = found.membership(number);
    let ended = shown.filter(|membership| membership.is_ended());
    let endorsements = state.endorsers(book, voices, (org, number)).len();
    let ids = |orgs: BTreeSet<Org>| orgs.into_iter().filter_map(|org| book.org_id(org)).collect::<BTreeSet<OrgId>>();
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
        removed: shown.and_then(|membership| first(book, &removal(book, membership).collect::<Vec<_>>())),
        removed_by: ended.filter(|one| one.is_removed()).map(|one| removers(book, one)).unwrap_or_default(),
        verdicts: verdicts(book, state, voices, org, found),
        endorsements_needed: (voices.count_without(org) / 2 + 1).saturating_sub(endorsements),
        offered_to: shown.map(|one| ids(one.handed(book, org))).unwrap_or_default(),
        taken_by: shown.map(|one| ids(one.taken())).unwrap_or_default(),
        successor: ended.and_then(|one| one.successors.iter().filter_map(|by| book.org_id(*by)).min()),
        decisions,
        place: 0,
    }
}

fn stage(book: &Book, state: &State, org: Org, found: &OrgState, number: u32) -> Stage {
    let shown = found.membership(number);
    if found.is_member() {
        Stage::Member
    } else if shown.is_some_and(MembershipState::is_removed) {
        Stage::Removed
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
                Effect::Against { of, .. } if *of == (org, number) => because(ReasonKind::VotedAgainst),
                Effect::Withdrawn { of } if *of == (org, number) => because(ReasonKind::Withdrew),
                Effect::HandedOver { number: over, .. } if (acting.org, *over) == (org, number) => {
                    because(ReasonKind::HandedOver);
                }
                Effect::TakenOver { of } if *of == (org, number) => because(ReasonKind::TakenOver),
                _ => {}
            }
        }
        if found
            .membership(number)
            .is_some_and(|one| one.is_removed() && one.ballot.notes().iter().any(|note| note.1 == at))
        {
            because(ReasonKind::RemovalNoted);
        }
        if state.void.notes.contains(at) {
            continue;
        }
        let taken = item.judged.takes.iter().filter_map(|ordinal| state.counted(*ordinal));
        if taken.into_iter().any(|counted| counted.admission.of == (org, number)) {
            because(ReasonKind::Noted);
        }
        if item.judged.notes.contains(&Act::Voice((org, number))) {
            because(ReasonKind::VoiceNoted);
        }
    }
    reasons.into_values().collect()
}
