//! Who may act, and which words are beyond the end of their author's right.
//!
//! The right to say something rests on earlier words: a device on the one that let it in, a mandate on the one that gave
//! it. When one of these was said by a device or a person whose right had ended, unknown to it, everything that rests on
//! it is beyond that end as well. So whoever finds a laptop gains neither another device nor a mandate by dating back,
//! through whomever, unless [`WITNESSES`] other voices had seen the word before they knew of the end.
//!
//! A word rests on words in its own past alone: they are weighed in causal order, each once.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::book::{Acting, Book, Item, Org, Place};
use super::ends::WITNESSES;
use super::house::{Claim, Device, House, Person, Way, preferred};
use crate::id::{DeviceId, PersonId};
use crate::words::Mandates;

/// Words on which the right behind one entry may rest; an entry that rests on more is void. Without a limit a long
/// chain would cost each entry. Somebody who gets a device every month needs forty years for as many.
pub(super) const WORDS_MAX: usize = 500;

/// What a word asks of its author's mandates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// Nothing: it arranges something for its author.
    Nothing,
    Administer,
    Decide,
}

impl Need {
    const fn is_met(self, by: Mandates) -> bool {
        match self {
            Self::Nothing => true,
            Self::Administer => by.administer,
            Self::Decide => by.decide,
        }
    }
}

/// A word, and what it asks.
type Word = (Place, Need);

/// Somebody or something whose right ended, in which organisation.
#[derive(Clone, Copy, Debug)]
pub(super) enum Whose {
    Person(Org, PersonId),
    Device(Org, DeviceId),
}

/// The rights in a set of entries.
pub(super) struct Rights<'a> {
    book: &'a Book,
    set: &'a Bits,
    house: &'a House,
    /// The first end that a word is beyond, of those weighed so far.
    weighed: RefCell<BTreeMap<Word, Option<Place>>>,
}

impl<'a> Rights<'a> {
    pub(super) fn new(book: &'a Book, set: &'a Bits, house: &'a House) -> Self {
        Self { book, set, house, weighed: RefCell::default() }
    }

    /// Whose device this is, and the latest word on it: of several claims one that is beyond no end and that most
    /// other voices had seen, then what the device said of itself.
    pub(super) fn claim(&self, id: &DeviceId) -> Option<Claim> {
        let device = self.house.device(id)?;
        let mut claims = device.claims().peekable();
        let first = *claims.peek()?;
        let claim = if claims.all(|claim| claim.says() == first.says()) { first } else { self.soundest(id, device)? };
        let own = device.renewals().filter(|one| (one.org, one.person) == (claim.org, claim.person));
        Some(*own.min_by_key(|one| self.book.rank(one.at)).unwrap_or(claim))
    }

    fn soundest(&self, id: &DeviceId, device: &'a Device) -> Option<&'a Claim> {
        let all: Vec<&Claim> = device.claims().collect();
        let sound: Vec<&Claim> = all.iter().copied().filter(|claim| self.barred_by(id, &[claim]).is_none()).collect();
        let rivals = if sound.is_empty() { all } else { sound };
        let places: Vec<Place> = rivals.iter().map(|claim| claim.at).collect();
        let at = preferred(self.book, self.set, &places, None)?;
        rivals.into_iter().find(|claim| claim.at == at)
    }

    /// Whether a claimed device was not revoked by its organisation, its sheet counts if it came by one, its person
    /// still acts for the organisation, and it was not let in beyond an end.
    pub(super) fn is_active(&self, id: &DeviceId, claim: &Claim) -> bool {
        self.house.device(id).is_some_and(|device| device.revoked_by(claim.org).next().is_none())
            && self.house.person(claim.org, claim.person).is_some_and(Person::is_active)
            && self.ended_in(id, claim.org).is_none()
    }

    /// The entry that took the right from a device without naming it: its sheet does not count, or every way in is
    /// beyond an end.
    fn ended_in(&self, id: &DeviceId, org: Org) -> Option<Place> {
        self.house.recovery.ended_by(self.book, self.set, id).or_else(|| {
            let device = self.house.device(id).filter(|_| self.house.has_ends(org))?;
            self.barred_by(id, &device.claims().filter(|claim| claim.org == org).collect::<Vec<_>>())
        })
    }

    /// A person's devices, and whether each is active.
    pub(super) fn devices_of(&self, owner: (Org, PersonId)) -> impl Iterator<Item = bool> {
        let claims = self.house.devices().filter_map(|device| Some((device, self.claim(&device)?)));
        let own = claims.filter(move |(_, claim)| (claim.org, claim.person) == owner);
        own.map(|(device, claim)| self.is_active(&device, &claim))
    }

    /// What a person may do. Words said without knowing each other allow only what all of them allow, and a word from
    /// beyond the end of the right to say it no more than what stood before it.
    pub(super) fn mandates(&self, org: Org, person: &Person) -> Mandates {
        if !person.is_active() {
            return Mandates::NONE;
        }
        let allowed = |(at, mandates): (Place, Mandates)| {
            let beyond = self.house.has_ends(org) && self.end((at, Need::Administer)).is_some();
            if beyond { mandates.and(self.before(person, at)) } else { mandates }
        };
        person.latest().map(allowed).fold(Mandates::ALL, Mandates::and)
    }

    /// Active people of an organisation who administer and have an active device.
    pub(super) fn administrators(&self, org: Org) -> impl Iterator<Item = PersonId> {
        let own = self.house.people().filter(move |(of, ..)| *of == org);
        let own = own.filter(move |(.., person)| self.mandates(org, person).administer);
        own.map(|(_, id, _)| id).filter(move |id| self.devices_of((org, *id)).any(|active| active))
    }

    /// Whether some active person with an active device can decide for the organisation.
    pub(super) fn can_decide(&self, org: Org) -> bool {
        let decides =
            |claim: &Claim| self.house.person(org, claim.person).is_some_and(|one| self.mandates(org, one).decide);
        self.house.devices().any(|device| {
            self.claim(&device)
                .is_some_and(|claim| claim.org == org && self.is_active(&device, &claim) && decides(&claim))
        })
    }

    /// Words that narrowed what a person or a device may do, with what remained; nothing where the holder may not
    /// write any more.
    pub(super) fn ends(&self) -> impl Iterator<Item = (Whose, Place, Option<Mandates>)> {
        let people = self.house.people().flat_map(|(org, id, person)| {
            let ended = person.ended().map(|at| (at, None));
            let narrowed = person.narrowings().map(|(at, mandates)| (at, Some(mandates)));
            ended.chain(narrowed).map(move |(at, left)| (Whose::Person(org, id), at, left))
        });
        let claims = self.house.devices().filter_map(|id| Some((id, self.claim(&id)?.org, self.house.device(&id)?)));
        let devices = claims.flat_map(|(id, org, device)| {
            let ended = device.revoked_by(org).chain(self.ended_in(&id, org));
            ended.map(move |at| (Whose::Device(org, id), at, None))
        });
        people.chain(devices)
    }

    /// Words that end the right to decide behind an entry, where neither knows the other.
    pub(super) fn ends_unknown_to(&self, at: Place) -> Vec<Place> {
        let word = (at, Need::Decide);
        if !said(self.book, at).is_some_and(|(_, acting)| self.house.has_ends(acting.org)) {
            return Vec::new();
        }
        for earlier in self.rests_on(word) {
            self.end(earlier);
        }
        self.ends_behind(word)
    }

    /// Whether the right behind an entry that is being judged rests on more words than anybody weighs.
    pub(super) fn is_too_long(&self, at: Place, acting: &Acting) -> bool {
        let mut open = self.behind((at, Need::Administer), acting);
        let mut all = BTreeSet::new();
        while let Some(word) = open.pop() {
            if all.insert(word.0) {
                open.extend(self.rests_on(word));
            }
            if all.len() > WORDS_MAX {
                return true;
            }
        }
        false
    }

    /// The first end that a word is beyond.
    fn end(&self, word: Word) -> Option<Place> {
        let found = |word: &Word| self.weighed.borrow().get(word).copied();
        if let Some(end) = found(&word) {
            return end;
        }
        let (mut all, mut open) = (BTreeSet::new(), vec![word]);
        while let Some(next) = open.pop() {
            if found(&next).is_none() && all.insert(next) {
                open.extend(self.rests_on(next));
            }
        }
        for next in all {
            let ends = self.ends_behind(next);
            let unheard = !ends.is_empty() && !self.is_heard(next.0, &ends);
            let first = ends.into_iter().min_by_key(|end| self.book.rank(*end)).filter(|_| unheard);
            self.weighed.borrow_mut().insert(next, first);
        }
        found(&word).flatten()
    }

    /// The words on which the right behind a word rests: those that let its device in, and those on its author's
    /// mandates.
    fn rests_on(&self, word: Word) -> Vec<Word> {
        said(self.book, word.0).map_or_else(Vec::new, |(_, acting)| self.behind(word, acting))
    }

    fn behind(&self, (at, need): Word, acting: &Acting) -> Vec<Word> {
        let device = &acting.author.device;
        let ways = self.ways_known_to(at, device, acting.org);
        let mut words: Vec<Word> = ways.flat_map(|claim| self.behind_claim(device, claim)).collect();
        if need != Need::Nothing {
            let given = self.house.person(acting.org, acting.author.person).into_iter().flat_map(Person::words);
            words.extend(given.filter(|word| self.book.precedes(*word, at)).map(|word| (word, Need::Administer)));
        }
        words
    }

    /// The words by which a claim on a device stands; none where it rests on a founding statement.
    fn behind_claim(&self, device: &DeviceId, claim: &Claim) -> Vec<Word> {
        let words = match claim.way {
            Way::Founding => Vec::new(),
            Way::Sheet => self.house.recovery.set_for(self.book, device),
            Way::Word => vec![claim.at],
        };
        let need = |at: Place| {
            let own = said(self.book, at).is_some_and(|(_, acting)| acting.author.person == claim.person);
            if own { Need::Nothing } else { Need::Administer }
        };
        words.into_iter().map(|at| (at, need(at))).collect()
    }

    /// The first end that the words behind every one of some claims on a device are beyond; none where some word is
    /// beyond none, or a founding statement needs none.
    fn barred_by(&self, device: &DeviceId, ways: &[&Claim]) -> Option<Place> {
        if ways.iter().any(|claim| matches!(claim.way, Way::Founding)) {
            return None;
        }
        let words = ways.iter().flat_map(|claim| self.behind_claim(device, claim));
        let ends: Vec<Place> = words.map(|word| self.end(word)).collect::<Option<_>>()?;
        ends.into_iter().min_by_key(|end| self.book.rank(*end))
    }

    fn ways_known_to(&self, at: Place, device: &DeviceId, org: Org) -> impl Iterator<Item = &'a Claim> {
        let claims = self.house.device(device).into_iter().flat_map(Device::claims);
        claims.filter(move |claim| claim.org == org && self.book.precedes(claim.at, at))
    }

    /// Words that end the right behind an entry, where neither knows the other: of its device, of its person, of the
    /// mandate it asks for, and those that what it rests on is beyond. What it rests on is weighed.
    fn ends_behind(&self, (at, need): Word) -> Vec<Place> {
        let Some((_, acting)) = said(self.book, at) else { return Vec::new() };
        let id = &acting.author.device;
        let revoked = self.house.device(id).into_iter().flat_map(|device| device.revoked_by(acting.org));
        let mut ends: Vec<Place> = revoked.collect();
        ends.extend(self.house.recovery.ended_by(self.book, self.set, id));
        ends.extend(self.barred_by(id, &self.ways_known_to(at, id, acting.org).collect::<Vec<_>>()));
        if let Some(person) = self.house.person(acting.org, acting.author.person) {
            ends.extend(person.ended());
            ends.extend(person.latest().filter(|(_, mandates)| !need.is_met(*mandates)).map(|(word, _)| word));
            if need != Need::Nothing {
                let known: Vec<Place> = person.words().filter(|word| self.book.precedes(*word, at)).collect();
                let latest = known.iter().filter(|one| !known.iter().any(|later| self.book.precedes(**one, *later)));
                let lifted = latest.filter_map(|word| Some((*word, self.end((*word, Need::Administer))?)));
                ends.extend(lifted.filter(|(word, _)| !need.is_met(self.before(person, *word))).map(|(_, end)| end));
            }
        }
        ends.retain(|end| self.book.is_apart(*end, at));
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// What a person could do where a word was said, by the words that are not beyond an end themselves.
    fn before(&self, person: &Person, at: Place) -> Mandates {
        let stood = |word: Place| self.book.precedes(word, at) && self.end((word, Need::Administer)).is_none();
        person.mandates_by(self.book, |founding| self.book.precedes(founding, at), stood)
    }

    /// Whether enough other voices had seen a word before they knew of any of these ends.
    fn is_heard(&self, at: Place, ends: &[Place]) -> bool {
        let Some((_, acting)) = said(self.book, at) else { return false };
        let mut heard = Bits::default();
        for other in self.set.iter().skip_while(|other| *other <= at) {
            let Some((item, by)) = said(self.book, other).filter(|(item, _)| item.past.contains(at)) else { continue };
            let knows = ends.iter().any(|end| *end == other || item.past.contains(*end));
            if by.voice && by.org != acting.org && !knows {
                heard.insert(by.org.0);
                if heard.len() >= WITNESSES {
                    return true;
                }
            }
        }
        false
    }
}

fn said(book: &Book, at: Place) -> Option<(&Item, &Acting)> {
    let item = book.item(at)?;
    Some((item, item.judged.acting.as_ref()?))
}
