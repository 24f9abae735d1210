//! What an organisation arranges for itself and hands out: people, devices, invitations, groups.

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::book::{Book, Effect, Org, Place};
use super::ends::WITNESSES;
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

/// Devices that let each other in, counted from a founding statement: one that is further away may not act. Somebody
/// who gets a device every month needs eighty years for as many; without a limit a long chain would cost each entry.
const GENERATIONS_MAX: usize = 1_000;

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
    /// By a recovery sheet: who carried it in says nothing about it.
    by_sheet: bool,
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
            Effect::PersonEnded { person } => {
                self.people.entry((by, *person)).or_default().ended.push(at);
                self.with_ends.insert(by.0);
            }
            Effect::DeviceAdded { device, encryption, person, format } => {
                self.devices.entry(*device).or_default().claims.push(Claim {
                    at,
                    founding: false,
                    by_sheet: false,
                    org: by,
                    person: *person,
                    encryption: *encryption,
                    format: *format,
                });
            }
            Effect::DeviceRevoked { device } => {
                self.devices.entry(*device).or_default().revoked.push((at, by));
                self.with_ends.insert(by.0);
            }
            Effect::SheetSet { person, sheet } => self.recovery.set(at, (by, *person), *sheet),
            Effect::Recovered { org, sheet, added } => {
                let DeviceAdded { device, encryption, person, format } = *added;
                self.devices.entry(device).or_default().claims.push(Claim {
                    at,
                    founding: false,
                    by_sheet: true,
                    org: *org,
                    person,
                    encryption,
                    format,
                });
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
        let FoundingStatement { device, encryption, person, format, .. } = founding;
        self.devices.entry(*device).or_default().claims.push(Claim {
            at,
            founding: true,
            by_sheet: false,
            org,
            person: *person,
            encryption: *encryption,
            format: *format,
        });
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

    /// What a person may do. Words said without knowing each other allow only what all of them allow, and a word from
    /// beyond the end of the right to say it no more than what stood before it.
    pub(super) fn mandates(&self, book: &Book, set: &Bits, org: Org, id: PersonId) -> Mandates {
        let Some(person) = self.person(org, id).filter(|person| person.is_active()) else { return Mandates::NONE };
        let allowed = |(at, mandates): &(Place, Mandates)| {
            if self.is_beyond(book, set, org, *at) {
                mandates.and(self.before(book, set, (org, person), *at))
            } else {
                *mandates
            }
        };
        person.mandated.iter().map(allowed).fold(Mandates::ALL, Mandates::and)
    }

    /// What a person could do where a word was said, by the words that are not beyond an end themselves.
    fn before(&self, book: &Book, set: &Bits, (org, person): (Org, &Person), at: Place) -> Mandates {
        let known = |earlier: Place| book.precedes(earlier, at);
        let words = person.words.iter().filter(|(word, ..)| known(*word) && !self.is_beyond(book, set, org, *word));
        let words: Vec<(Place, Mandates)> = words.map(|(word, mandates, _)| (*word, *mandates)).collect();
        let founded = person.founded.iter().any(|place| known(*place));
        let latest = words.iter().filter(|(word, _)| !words.iter().any(|(later, _)| book.precedes(*word, *later)));
        let all = if founded || !words.is_empty() { Mandates::ALL } else { Mandates::NONE };
        latest.fold(all, |all, (_, mandates)| all.and(*mandates))
    }

    /// Whether an entry says so beyond the end of its author's right to set mandates.
    fn is_beyond(&self, book: &Book, set: &Bits, org: Org, at: Place) -> bool {
        self.with_ends.contains(org.0) && self.unheard_end(book, set, at, |left| left.administer).is_some()
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
            let words = person.words.iter().filter(|(.., again)| *again);
            ended
                .chain(words.map(|(at, mandates, _)| (*at, Some(*mandates))))
                .map(|(at, left)| (*org, Some(*id), None, at, left))
        });
        let devices = self.devices.iter().flat_map(move |(id, device)| {
            let org = claimed(id);
            let revoked = device.revoked.iter().filter(move |(_, by)| Some(*by) == org);
            let ended = self.recovery.ended_by(book, set, id).or_else(|| self.uprooted_by(book, set, id));
            let ended = org.zip(ended).map(|(org, at)| (org, None, Some(*id), at, None));
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
            && self.uprooted_by(book, set, device).is_none()
    }

    /// The entry that took the right from a device that was let in beyond the end of a right: by a device or a person
    /// that had ended unknown to it, or that had come in so itself. `None` when some way up to a founding statement
    /// passes no such end, as nearly always. So whoever finds a laptop gains no other one by dating back.
    fn uprooted_by(&self, book: &Book, set: &Bits, device: &DeviceId) -> Option<Place> {
        let claims = &self.devices.get(device)?.claims;
        if !claims.iter().any(|claim| self.with_ends.contains(claim.org.0)) {
            return None;
        }
        let org = self.claim(book, set, device)?.org;
        let mut ends: Vec<Place> = Vec::new();
        let mut seen = BTreeSet::from([*device]);
        let mut open = seen.clone();
        // Generation by generation, so that the limit does not depend on the order of arrival.
        for generation in 0..=GENERATIONS_MAX {
            let mut further = BTreeSet::new();
            for next in open {
                let claims = self.devices.get(&next).map_or(&[][..], |found| found.claims.as_slice());
                for claim in claims.iter().filter(|claim| claim.org == org) {
                    if claim.founding {
                        return None;
                    }
                    let words = if claim.by_sheet { self.recovery.set_for(book, &next) } else { vec![claim.at] };
                    for word in words {
                        let Some(by) = book.item(word).map(|item| item.entry.device).filter(|by| *by != next) else {
                            continue;
                        };
                        let acting = book.item(word).and_then(|item| item.judged.acting);
                        let own = acting.is_some_and(|acting| acting.author.person == claim.person);
                        match self.unheard_end(book, set, word, |left| own || left.administer) {
                            Some(end) => ends.push(end),
                            None if generation == GENERATIONS_MAX => ends.push(word),
                            None if seen.insert(by) => drop(further.insert(by)),
                            None => {}
                        }
                    }
                }
            }
            open = further;
        }
        ends.into_iter().min_by_key(|at| book.rank(*at))
    }

    /// Of the words that ended the right behind an entry, or left less than `enough`, where neither knows the other, the
    /// first; none where enough other voices had seen it before they knew of any.
    fn unheard_end(
        &self,
        book: &Book,
        set: &Bits,
        at: Place,
        enough: impl Fn(&Mandates) -> bool + Copy,
    ) -> Option<Place> {
        let acting = book.item(at)?.judged.acting?;
        let ends: Vec<Place> = self.ends_unknown(book, set, at, enough).collect();
        if ends.is_empty() {
            return None;
        }
        let before = set.iter().filter_map(|other| Some((other, book.item(other)?))).filter(|(other, item)| {
            item.past.contains(at) && !ends.iter().any(|end| end == other || item.past.contains(*end))
        });
        let voices = before.filter_map(|(_, item)| item.judged.acting).filter(|by| by.voice && by.org != acting.org);
        let seen_by: Bits = voices.map(|by| by.org.0).collect();
        if seen_by.len() >= WITNESSES {
            return None;
        }
        ends.into_iter().min_by_key(|end| book.rank(*end))
    }

    /// Whether some active person with an active device can decide for the organisation.
    pub(super) fn can_decide(&self, book: &Book, set: &Bits, org: Org) -> bool {
        self.devices.keys().any(|device| {
            self.claim(book, set, device).is_some_and(|claim| {
                claim.org == org
                    && self.is_active(book, set, device, &claim)
                    && self.mandates(book, set, org, claim.person).decide
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
        let own = self.people().filter(move |(of, id, _)| *of == org && self.mandates(book, set, org, *id).administer);
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
        let device = book.item(at).map(|item| item.entry.device);
        let uprooted = device.and_then(|device| self.uprooted_by(book, set, &device));
        let uprooted = uprooted.into_iter().filter(move |end| is_apart(book, *end, at));
        self.ends_unknown(book, set, at, |left| left.decide).chain(uprooted)
    }

    /// Words that end the right behind an entry, where neither knows the other: of its device, of its person, or of what
    /// `enough` asks of the mandates that were left.
    fn ends_unknown<'a>(
        &'a self,
        book: &'a Book,
        set: &'a Bits,
        at: Place,
        enough: impl Fn(&Mandates) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = Place> + 'a {
        let found = book.item(at).and_then(|item| Some((item, item.judged.acting?)));
        let ends = found.into_iter().flat_map(move |(item, acting)| {
            let device = self.devices.get(&item.entry.device);
            let revoked = device.into_iter().flat_map(|device| &device.revoked);
            let revoked = revoked.filter(move |(_, by)| *by == acting.org).map(|(end, _)| *end);
            let person = self.people.get(&(acting.org, acting.author.person));
            let ended = person.into_iter().flat_map(|person| person.ended.iter().copied());
            let words = person.into_iter().flat_map(|person| &person.mandated);
            let narrowed = words.filter(move |(_, mandates)| !enough(mandates)).map(|(end, _)| *end);
            let recovered = self.recovery.ended_by(book, set, &item.entry.device);
            revoked.chain(recovered).chain(ended).chain(narrowed)
        });
        ends.filter(move |end| is_apart(book, *end, at))
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

/// Whether two entries do not know each other.
fn is_apart(book: &Book, one: Place, other: Place) -> bool {
    one != other && !book.precedes(one, other) && !book.precedes(other, one)
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
