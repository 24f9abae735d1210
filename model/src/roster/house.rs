//! What an organisation arranges for itself and hands out: people, devices, invitations, groups.

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::book::{Book, Effect, Org, Place};
use super::recovery::Recovery;
use crate::fact::{DeviceAdded, FoundingStatement};
use crate::id::{DeviceId, EncryptionKey, EntryId, GroupId, InviteId, PersonId};
use crate::time::Day;
use crate::words::Mandates;

#[derive(Clone, Debug, Default)]
pub(super) struct House {
    people: BTreeMap<(Org, PersonId), Person>,
    devices: BTreeMap<DeviceId, Device>,
    invites: BTreeMap<InviteId, Invite>,
    groups: BTreeMap<GroupId, Group>,
    pub(super) recovery: Recovery,
    /// Organisations in which a right may have ended: in others nobody came in beyond an end.
    with_ends: Bits,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// Entries that carried in the organisation with this as its first person, who then holds all mandates: as long
    /// as nothing else was said, also when it is carried in again.
    founded: Vec<Place>,
    /// The causally latest words on what the person may do; several when they were said without knowing each other.
    mandated: Vec<(Place, Mandates)>,
    /// Every word, also those that later ones replaced, and whether it knows an earlier one.
    words: Vec<(Place, Mandates, bool)>,
    ended: Vec<Place>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Device {
    /// By others than the device.
    claims: Vec<Claim>,
    /// Its own latest words: a new encryption key, another format. Several when it was cloned.
    renewals: Vec<Claim>,
    revoked: Vec<(Place, Org)>,
}

/// An organisation says whose device this is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub(super) at: Place,
    pub(super) way: Way,
    pub(super) org: Org,
    pub(super) person: PersonId,
    pub(super) encryption: EncryptionKey,
    pub(super) format: u32,
}

/// By what a device came in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    /// A founding statement.
    Founding,
    /// A recovery sheet: who carried it in says nothing about it.
    Sheet,
    /// The word of the entry's author.
    Word,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Invite {
    pub(super) offers: Vec<Offer>,
    revoked: BTreeSet<Org>,
    pub(super) redeemed_by: BTreeSet<Org>,
    /// Admissions, by ordinal, that name this invitation.
    pub(super) confirmed: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub(super) at: Place,
    pub(super) by: Org,
    pub(super) expires: Option<Day>,
    pub(super) groups: Vec<GroupId>,
}

#[derive(Clone, Debug, Default)]
struct Group {
    foundings: Vec<(Place, Vec<Org>)>,
    /// When, into the group of which founding, who.
    joined: Vec<(Place, Place, Org)>,
    left: Vec<(Place, Org)>,
}

impl Person {
    pub(super) const fn is_active(&self) -> bool {
        self.ended.is_empty()
    }

    /// Words that ended it.
    pub(super) fn ended(&self) -> impl Iterator<Item = Place> + '_ {
        self.ended.iter().copied()
    }

    /// The causally latest words on its mandates.
    pub(super) fn latest(&self) -> impl Iterator<Item = (Place, Mandates)> + '_ {
        self.mandated.iter().copied()
    }

    /// Every word on its mandates.
    pub(super) fn words(&self) -> impl Iterator<Item = Place> + '_ {
        self.words.iter().map(|(at, ..)| *at)
    }

    /// Words on its mandates that replaced earlier ones.
    pub(super) fn narrowings(&self) -> impl Iterator<Item = (Place, Mandates)> + '_ {
        self.words.iter().filter(|(.., again)| *again).map(|(at, mandates, _)| (*at, *mandates))
    }

    /// What it may do by some of the words alone.
    pub(super) fn mandates_by(
        &self,
        book: &Book,
        founding: impl Fn(Place) -> bool,
        counts: impl Fn(Place) -> bool,
    ) -> Mandates {
        let words: Vec<&(Place, Mandates, bool)> = self.words.iter().filter(|(at, ..)| counts(*at)).collect();
        if words.is_empty() && !self.founded.iter().any(|at| founding(*at)) {
            return Mandates::NONE;
        }
        let latest = words.iter().filter(|(at, ..)| !words.iter().any(|(later, ..)| book.precedes(*at, *later)));
        latest.fold(Mandates::ALL, |all, (_, mandates, _)| all.and(*mandates))
    }
}

impl Device {
    /// The claims on it by others.
    pub(super) fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter()
    }

    /// Its own latest words on itself.
    pub(super) fn renewals(&self) -> impl Iterator<Item = &Claim> {
        self.renewals.iter()
    }

    /// Words of an organisation that revoked it.
    pub(super) fn revoked_by(&self, org: Org) -> impl Iterator<Item = Place> + '_ {
        self.revoked.iter().filter(move |(_, by)| *by == org).map(|(at, _)| *at)
    }
}

impl Claim {
    /// All it says about the device.
    pub(super) const fn says(&self) -> (Org, PersonId, EncryptionKey, u32) {
        (self.org, self.person, self.encryption, self.format)
    }
}

impl Invite {
    /// Whether the organisation offered it and stands by it.
    pub(super) fn offered_by(&self, org: Org) -> bool {
        self.offers.iter().any(|offer| offer.by == org) && !self.revoked.contains(&org)
    }

    /// Nobody stands by it any more.
    pub(super) fn is_revoked(&self) -> bool {
        self.offers.iter().all(|offer| self.revoked.contains(&offer.by))
    }

    /// The offer that counts: an id is offered twice only by who copies it.
    pub(super) fn offer(&self, book: &Book) -> Option<&Offer> {
        self.offers.iter().min_by_key(|offer| book.rank(offer.at))
    }
}

impl House {
    pub(super) fn apply(&mut self, book: &Book, at: Place, by: Org, effect: &Effect) {
        match effect {
            Effect::Invited { invite, expires, groups } => {
                let offer = Offer { at, by, expires: *expires, groups: groups.clone() };
                self.invites.entry(*invite).or_default().offers.push(offer);
            }
            Effect::InviteRevoked { invite } => {
                self.invites.entry(*invite).or_default().revoked.insert(by);
            }
            Effect::Mandated { person, mandates } => self.mandate(book, at, (by, *person), *mandates),
            Effect::PersonEnded { person } => {
                self.people.entry((by, *person)).or_default().ended.push(at);
                self.with_ends.insert(by.0);
            }
            Effect::DeviceAdded { device, encryption, person, format } => {
                let (person, encryption, format) = (*person, *encryption, *format);
                self.claim_by_word(book, *device, Claim { at, way: Way::Word, org: by, person, encryption, format });
            }
            Effect::DeviceRevoked { device } => {
                self.devices.entry(*device).or_default().revoked.push((at, by));
                self.with_ends.insert(by.0);
            }
            Effect::SheetSet { person, sheet } => self.recovery.set(at, (by, *person), *sheet),
            Effect::Recovered { org, sheet, added } => {
                let DeviceAdded { device, encryption, person, format } = *added;
                let claim = Claim { at, way: Way::Sheet, org: *org, person, encryption, format };
                self.devices.entry(device).or_default().claims.push(claim);
                self.recovery.used(at, (*org, person), *sheet, device);
                self.with_ends.insert(org.0);
            }
            Effect::Vouched { added, by: person } => self.recovery.vouch(by, *person, added.clone()),
            Effect::GroupFounded { group, orgs } => {
                self.groups.entry(*group).or_default().foundings.push((at, orgs.clone()));
            }
            Effect::GroupJoined { group, founding, org } => {
                self.groups.entry(*group).or_default().joined.push((at, *founding, *org));
            }
            Effect::GroupLeft { group } => self.groups.entry(*group).or_default().left.push((at, by)),
            Effect::Founded { .. }
            | Effect::CarriedIn { .. }
            | Effect::Admitted(_)
            | Effect::Accepted { .. }
            | Effect::Left { .. }
            | Effect::Against { .. }
            | Effect::Withdrawn { .. }
            | Effect::Moved { .. }
            | Effect::HandedOver { .. }
            | Effect::TakenOver { .. } => {}
        }
    }

    /// The first person and the first device of an organisation.
    pub(super) fn found(&mut self, at: Place, org: Org, founding: &FoundingStatement) {
        self.people.entry((org, founding.person)).or_default().founded.push(at);
        let FoundingStatement { device, encryption, person, format, .. } = *founding;
        let claim = Claim { at, way: Way::Founding, org, person, encryption, format };
        self.devices.entry(device).or_default().claims.push(claim);
    }

    fn claim_by_word(&mut self, book: &Book, device: DeviceId, claim: Claim) {
        let own = book.item(claim.at).is_some_and(|item| item.entry.device == device);
        let found = self.devices.entry(device).or_default();
        if own {
            let owner = (claim.org, claim.person);
            found.renewals.retain(|one| (one.org, one.person) != owner || !book.precedes(one.at, claim.at));
            found.renewals.push(claim);
        } else {
            found.claims.push(claim);
        }
    }

    pub(super) fn redeem(&mut self, invite: InviteId, org: Org) {
        self.invites.entry(invite).or_default().redeemed_by.insert(org);
    }

    pub(super) fn confirm(&mut self, invite: InviteId, admission: usize) {
        self.invites.entry(invite).or_default().confirmed.push(admission);
    }

    fn mandate(&mut self, book: &Book, at: Place, (org, person): (Org, PersonId), mandates: Mandates) {
        let person = self.people.entry((org, person)).or_default();
        let known = |earlier: &Place| book.precedes(*earlier, at);
        let again = person.founded.iter().any(known)
            || person.words.iter().any(|(earlier, _, again)| known(earlier) || (*earlier == at && *again));
        // Of several words in one entry the last counts.
        person.words.retain(|(earlier, ..)| *earlier != at);
        person.words.push((at, mandates, again));
        if again {
            self.with_ends.insert(org.0);
        }
        person.mandated.retain(|(earlier, _)| *earlier != at && !book.precedes(*earlier, at));
        person.mandated.push((at, mandates));
    }

    pub(super) fn people(&self) -> impl Iterator<Item = (Org, PersonId, &Person)> {
        self.people.iter().map(|((org, id), person)| (*org, *id, person))
    }

    pub(super) fn person(&self, org: Org, id: PersonId) -> Option<&Person> {
        self.people.get(&(org, id))
    }

    pub(super) fn device(&self, id: &DeviceId) -> Option<&Device> {
        self.devices.get(id)
    }

    /// Whether a right may have ended in an organisation: in others nobody came in beyond an end.
    pub(super) fn has_ends(&self, org: Org) -> bool {
        self.with_ends.contains(org.0)
    }

    pub(super) fn devices(&self) -> impl Iterator<Item = DeviceId> {
        self.devices.keys().copied()
    }

    pub(super) fn knows_device(&self, device: &DeviceId) -> bool {
        self.devices.contains_key(device)
    }

    /// Words by which organisations took themselves out of a group.
    pub(super) fn group_ends(&self) -> impl Iterator<Item = (GroupId, Org, Place)> {
        self.groups.iter().flat_map(|(id, group)| group.left.iter().map(|(at, by)| (*id, *by, *at)))
    }

    /// Every organisation that was ever listed in a group.
    pub(super) fn ever_in_group(&self, book: &Book, set: &Bits, id: &GroupId) -> BTreeSet<Org> {
        let Some(group) = self.groups.get(id) else { return BTreeSet::new() };
        let places: Vec<Place> = group.foundings.iter().map(|(at, _)| *at).collect();
        let Some(founding) = preferred(book, set, &places, None) else { return BTreeSet::new() };
        let founders =
            group.foundings.iter().filter(|(at, _)| *at == founding).flat_map(|(_, orgs)| orgs.iter().copied());
        let joined = group.joined.iter().filter(|(_, of, _)| *of == founding).map(|(_, _, org)| *org);
        founders.chain(joined).collect()
    }

    pub(super) fn invites(&self) -> impl Iterator<Item = (InviteId, &Invite)> {
        self.invites.iter().map(|(id, invite)| (*id, invite))
    }

    pub(super) fn invite(&self, id: &InviteId) -> Option<&Invite> {
        self.invites.get(id)
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = GroupId> {
        self.groups.keys().copied()
    }

    pub(super) fn knows_group(&self, id: &GroupId) -> bool {
        self.groups.contains_key(id)
    }

    /// The founding of a group that counts, and who is listed. `gone`: whether an organisation's membership of the
    /// network ended in a way that an entry does not know of.
    pub(super) fn group(
        &self,
        book: &Book,
        set: &Bits,
        id: &GroupId,
        gone: impl Fn(Org, Place) -> bool,
    ) -> Option<(Place, BTreeSet<Org>)> {
        let group = self.groups.get(id)?;
        let places: Vec<Place> = group.foundings.iter().map(|(at, _)| *at).collect();
        let founding = preferred(book, set, &places, None)?;
        let founders = group.foundings.iter().filter(|(at, _)| *at == founding);
        let founders = founders.flat_map(|(at, orgs)| orgs.iter().map(|org| (*at, *org)));
        let joined = group.joined.iter().filter(|(_, of, _)| *of == founding).map(|(at, _, org)| (*at, *org));
        let stays = |(at, org): &(Place, Org)| {
            let mut left = group.left.iter().filter(|(_, by)| by == org);
            left.all(|(end, _)| book.precedes(*end, *at)) && !gone(*org, *at)
        };
        Some((founding, founders.chain(joined).filter(stays).map(|(_, org)| org).collect()))
    }
}

/// Of several entries that claim the same name, the one that most other voices had seen before they saw a rival; of
/// equals the lowest id. So a claim that is dated back gains nothing over one that others knew. `aside`: an organisation
/// whose own entries say nothing here.
pub(super) fn preferred(book: &Book, set: &Bits, rivals: &[Place], aside: Option<Org>) -> Option<Place> {
    if let [only] = rivals {
        return Some(*only);
    }
    let (all, first): (Bits, Place) = (rivals.iter().copied().collect(), *rivals.iter().min()?);
    let mut seen: BTreeMap<Place, Bits> = BTreeMap::new();
    for item in set.iter().skip_while(|at| *at <= first).filter_map(|at| book.item(at)) {
        let Some(voice) = item.judged.acting.filter(|acting| acting.voice && Some(acting.org) != aside) else {
            continue;
        };
        let mut known = all.common(&item.past);
        if let (Some(one), None) = (known.next(), known.next()) {
            seen.entry(one).or_default().insert(voice.org.0);
        }
    }
    let score = |rival: Place| {
        let by = book.item(rival).and_then(|item| item.judged.acting).map(|acting| acting.org.0);
        seen.get(&rival).map_or(0, |seen| seen.iter().filter(|org| Some(*org) != by).count())
    };
    let id = |at: Place| -> Option<EntryId> { book.item(at).map(|item| item.entry.id) };
    rivals.iter().copied().min_by_key(|rival| (std::cmp::Reverse(score(*rival)), id(*rival)))
}
