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
}

#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// Entries that carried in the organisation with this as its first person, who then holds all mandates: as long
    /// as nothing else was said, also when it is carried in again.
    founded: Vec<Place>,
    /// The causally latest words on what the person may do; several when they were said without knowing each other.
    mandated: Vec<(Place, Mandates)>,
    /// Every word that knows an earlier one, also those that later ones replaced.
    remandated: Vec<(Place, Mandates)>,
    ended: Vec<Place>,
}

#[derive(Clone, Debug, Default)]
struct Device {
    claims: Vec<Claim>,
    revoked: Vec<(Place, Org)>,
}

/// An organisation says whose device this is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    at: Place,
    /// From its founding statement: any later word on the device goes before it.
    founding: bool,
    pub(super) org: Org,
    pub(super) person: PersonId,
    pub(super) encryption: EncryptionKey,
    pub(super) format: u32,
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
    /// What the person may do. Words said without knowing each other allow only what all of them allow.
    pub(super) fn mandates(&self) -> Mandates {
        if !self.is_active() {
            return Mandates::NONE;
        }
        self.mandated.iter().fold(Mandates::ALL, |all, (_, one)| all.and(*one))
    }

    pub(super) const fn is_active(&self) -> bool {
        self.ended.is_empty()
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
            Effect::PersonEnded { person } => self.people.entry((by, *person)).or_default().ended.push(at),
            Effect::DeviceAdded { device, encryption, person, format } => {
                let claim =
                    Claim { at, founding: false, org: by, person: *person, encryption: *encryption, format: *format };
                self.devices.entry(*device).or_default().claims.push(claim);
            }
            Effect::DeviceRevoked { device } => self.devices.entry(*device).or_default().revoked.push((at, by)),
            Effect::SheetSet { person, sheet } => self.recovery.set(at, (by, *person), *sheet),
            Effect::Recovered { org, sheet, added } => {
                let DeviceAdded { device, encryption, person, format } = *added;
                self.devices.entry(device).or_default().claims.push(Claim {
                    at,
                    founding: false,
                    org: *org,
                    person,
                    encryption,
                    format,
                });
                self.recovery.used(at, (*org, person), *sheet, device);
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
        let FoundingStatement { device, encryption, person, format, .. } = founding;
        let claim = Claim { at, founding: true, org, person: *person, encryption: *encryption, format: *format };
        self.devices.entry(*device).or_default().claims.push(claim);
    }

    pub(super) fn redeem(&mut self, invite: InviteId, org: Org) {
        self.invites.entry(invite).or_default().redeemed_by.insert(org);
    }

    pub(super) fn confirm(&mut self, invite: InviteId, admission: usize) {
        self.invites.entry(invite).or_default().confirmed.push(admission);
    }

    fn mandate(&mut self, book: &Book, at: Place, person: (Org, PersonId), mandates: Mandates) {
        let person = self.people.entry(person).or_default();
        let known = |earlier: &Place| book.precedes(*earlier, at);
        if person.founded.iter().any(known) || person.mandated.iter().any(|(earlier, _)| known(earlier)) {
            person.remandated.push((at, mandates));
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

    /// Words that narrowed what a person or a device may do, with what remained; nothing where the holder may not
    /// write any more. `claimed`: the organisation whose device it is.
    pub(super) fn ends<'a>(
        &'a self,
        book: &'a Book,
        set: &'a Bits,
        claimed: impl Fn(&DeviceId) -> Option<Org> + 'a,
    ) -> impl Iterator<Item = (Org, Option<PersonId>, Option<DeviceId>, Place, Option<Mandates>)> + 'a {
        let people = self.people.iter().flat_map(|((org, id), person)| {
            let ended = person.ended.iter().map(|at| (*at, None));
            let words = person.remandated.iter().map(|(at, mandates)| (*at, Some(*mandates)));
            ended.chain(words).map(|(at, left)| (*org, Some(*id), None, at, left))
        });
        let devices = self.devices.iter().flat_map(move |(id, device)| {
            let org = claimed(id);
            let revoked = device.revoked.iter().filter(move |(_, by)| Some(*by) == org);
            let ended =
                org.zip(self.recovery.ended_by(book, set, id)).map(|(org, at)| (org, None, Some(*id), at, None));
            revoked.map(|(at, by)| (*by, None, Some(*id), *at, None)).chain(ended)
        });
        people.chain(devices)
    }

    pub(super) fn devices(&self) -> impl Iterator<Item = DeviceId> {
        self.devices.keys().copied()
    }

    pub(super) fn knows_device(&self, device: &DeviceId) -> bool {
        self.devices.contains_key(device)
    }

    /// Whose device this is, and the latest word on it. `set`: the entries this was derived from.
    pub(super) fn claim(&self, book: &Book, set: &Bits, device: &DeviceId) -> Option<Claim> {
        let claims = &self.devices.get(device)?.claims;
        let first = claims.first()?;
        let org = if claims.iter().all(|claim| claim.org == first.org) {
            first.org
        } else {
            let places: Vec<Place> = claims.iter().map(|claim| claim.at).collect();
            let preferred = preferred(book, set, &places, None)?;
            claims.iter().find(|claim| claim.at == preferred)?.org
        };
        let own = || claims.iter().filter(|claim| claim.org == org);
        own()
            .filter(|one| !own().any(|other| book.precedes(one.at, other.at)))
            .min_by_key(|claim| (claim.founding, book.rank(claim.at)))
            .copied()
    }

    /// Whether a claimed device was not revoked by its organisation, its sheet counts if it came by one, and its person
    /// still acts for the organisation.
    pub(super) fn is_active(&self, book: &Book, set: &Bits, device: &DeviceId, claim: &Claim) -> bool {
        self.devices.get(device).is_some_and(|found| found.revoked.iter().all(|(_, by)| *by != claim.org))
            && self.recovery.ended_by(book, set, device).is_none()
            && self.person(claim.org, claim.person).is_some_and(Person::is_active)
    }

    /// Whether some active person with an active device can decide for the organisation.
    pub(super) fn can_decide(&self, book: &Book, set: &Bits, org: Org) -> bool {
        self.devices.keys().any(|device| {
            self.claim(book, set, device).is_some_and(|claim| {
                claim.org == org
                    && self.is_active(book, set, device, &claim)
                    && self.person(org, claim.person).is_some_and(|person| person.mandates().decide)
            })
        })
    }

    /// A person's devices, and whether each is active.
    pub(super) fn devices_of<'a>(
        &'a self,
        book: &'a Book,
        set: &'a Bits,
        (org, person): (Org, PersonId),
    ) -> impl Iterator<Item = bool> + 'a {
        let claims = self.devices.keys().filter_map(move |device| Some((device, self.claim(book, set, device)?)));
        let own = claims.filter(move |(_, claim)| (claim.org, claim.person) == (org, person));
        own.map(move |(device, claim)| self.is_active(book, set, device, &claim))
    }

    /// Active people of an organisation who administer and have an active device.
    pub(super) fn administrators<'a>(
        &'a self,
        book: &'a Book,
        set: &'a Bits,
        org: Org,
    ) -> impl Iterator<Item = PersonId> + 'a {
        let own = self.people().filter(move |(of, _, person)| *of == org && person.mandates().administer);
        own.map(|(_, id, _)| id).filter(move |id| self.devices_of(book, set, (org, *id)).any(|active| active))
    }

    /// Whether the right to decide behind an entry has ended by a word where neither knows the other.
    pub(super) fn ended_before(&self, book: &Book, set: &Bits, at: Place) -> bool {
        self.ends_unknown_to(book, set, at).next().is_some()
    }

    /// Words that end the right to decide behind an entry, where neither knows the other.
    pub(super) fn ends_unknown_to<'a>(
        &'a self,
        book: &'a Book,
        set: &'a Bits,
        at: Place,
    ) -> impl Iterator<Item = Place> + 'a {
        let found = book.item(at).and_then(|item| Some((item, item.judged.acting?)));
        let ends = found.into_iter().flat_map(|(item, acting)| {
            let device = self.devices.get(&item.entry.device);
            let revoked = device.into_iter().flat_map(|device| &device.revoked);
            let revoked = revoked.filter(move |(_, by)| *by == acting.org).map(|(end, _)| *end);
            let person = self.people.get(&(acting.org, acting.author.person));
            let ended = person.into_iter().flat_map(|person| person.ended.iter().copied());
            let words = person.into_iter().flat_map(|person| &person.mandated);
            let narrowed = words.filter(|(_, mandates)| !mandates.decide).map(|(end, _)| *end);
            let recovered = self.recovery.ended_by(book, set, &item.entry.device);
            revoked.chain(recovered).chain(ended).chain(narrowed)
        });
        ends.filter(move |end| *end != at && !book.precedes(at, *end) && !book.precedes(*end, at))
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
    let score = |rival: Place| {
        let by = book.item(rival).and_then(|item| item.judged.acting).map(|acting| acting.org);
        let seen = set.iter().filter_map(|at| book.item(at)).filter(|item| {
            item.past.contains(rival) && !rivals.iter().any(|other| *other != rival && item.past.contains(*other))
        });
        let own = |org: Org| Some(org) == by || Some(org) == aside;
        let voices = seen.filter_map(|item| item.judged.acting).filter(|acting| acting.voice && !own(acting.org));
        voices.map(|acting| acting.org.0).collect::<Bits>().len()
    };
    let id = |at: Place| -> Option<EntryId> { book.item(at).map(|item| item.entry.id) };
    rivals.iter().copied().min_by_key(|rival| (std::cmp::Reverse(score(*rival)), id(*rival)))
}
