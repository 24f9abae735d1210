//! Membership told in entries: letters are organisations, each with one person and one device unless said otherwise.

mod beyond;
mod council;
mod enumeration;
mod household;
mod long;
mod named;
mod oracle;
mod random;
mod recovery;
mod scenarios;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Roster, RosterEntry, Standing};
use crate::fact::council::{CharterVoted, HandedOver, RemovalVoted, RemovalWithdrawn, TakenOver};
use crate::fact::{
    Accepted, Admitted, Charter, Fact, FoundingStatement, Invited, Left, NetworkFounded, Noted, Redeemed, Statement,
};
use crate::id::{DeviceId, EncryptionKey, EntryId, InviteId, NetworkId, OrgId, PersonId, Signature, digest};
use crate::time::Timestamp;
use crate::view::Stage;
use crate::words::RemovalReason;

const GENESIS: [u8; 32] = [7; 32];

fn founding(letter: char) -> FoundingStatement {
    FoundingStatement {
        device: device(letter),
        encryption: EncryptionKey([letter as u8; 32]),
        person: person(letter),
        nonce: [letter as u8; 16],
        format: 0,
    }
}

fn device(letter: char) -> DeviceId {
    DeviceId([letter as u8; 32])
}

fn person(letter: char) -> PersonId {
    PersonId([letter as u8; 16])
}

fn org(letter: char) -> OrgId {
    founding(letter).org()
}

/// The invitation by which an organisation comes, unless said otherwise.
fn invite(letter: char) -> InviteId {
    InviteId([letter as u8; 32])
}

fn noted() -> Fact {
    Fact::Noted(Noted {})
}

fn invited(newcomer: char) -> Fact {
    invited_as(invite(newcomer))
}

fn invited_as(invite: InviteId) -> Fact {
    Fact::Invited(Invited { invite, expires: None, groups: Vec::new() })
}

fn redeemed(invite: InviteId, newcomer: char) -> Fact {
    let signature = Signature([0; 64]);
    Fact::Redeemed(Redeemed { invite, founding: founding(newcomer), by_invite: signature, by_device: signature })
}

fn admitted(newcomer: char, number: u32, invite: Option<InviteId>) -> Fact {
    Fact::Admitted(Admitted { org: org(newcomer), number, invite })
}

fn accepted(number: u32) -> Fact {
    Fact::Accepted(Accepted { number })
}

fn charter_voted(sponsors: u32) -> Fact {
    Fact::CharterVoted(CharterVoted { sponsors })
}

fn verdict(target: char, number: u32) -> Fact {
    Fact::RemovalVoted(RemovalVoted { org: org(target), number, reason: RemovalReason::AgreementBroken })
}

fn withdrawn(target: char, number: u32) -> Fact {
    Fact::RemovalWithdrawn(RemovalWithdrawn { org: org(target), number })
}

fn handed_over(to: char, number: u32) -> Fact {
    Fact::HandedOver(HandedOver { number, to: org(to) })
}

fn taken_over(from: char, number: u32) -> Fact {
    Fact::TakenOver(TakenOver { org: org(from), number })
}

fn left(number: u32) -> Fact {
    Fact::Left(Left { number })
}

/// The entry of this number: what a device says after these, naming these decisions.
fn told(
    number: usize,
    device: DeviceId,
    parents: Vec<EntryId>,
    facts: Vec<Fact>,
    decisions: &[EntryId],
) -> RosterEntry {
    said(EntryId(digest("wijktafel/test/0", &[&number.to_be_bytes()])), device, parents, facts, decisions)
}

/// What a device says after these, naming these decisions.
fn said(id: EntryId, device: DeviceId, parents: Vec<EntryId>, facts: Vec<Fact>, decisions: &[EntryId]) -> RosterEntry {
    let previous = |fact: &Fact| Roster::is_decision(fact).then(|| decisions.to_vec());
    let statements = facts.into_iter().map(|fact| Statement { previous: previous(&fact), fact, at: Timestamp(0) });
    RosterEntry { id, device, parents, statements: statements.collect() }
}

/// A network and everything ever written in it.
#[derive(Clone)]
struct World {
    roster: Roster,
    entries: Vec<RosterEntry>,
    start: Vec<EntryId>,
}

impl World {
    /// A alone.
    fn founded(sponsors: u32) -> Self {
        let charter = Charter { sponsors, format: 0 };
        let fact = Fact::NetworkFounded(NetworkFounded { founding: founding('A'), charter });
        let mut world =
            Self { roster: Roster::new(NetworkId(GENESIS)), entries: Vec::new(), start: vec![EntryId(GENESIS)] };
        let statements = vec![Statement { fact, at: Timestamp(0), previous: None }];
        world.deliver(RosterEntry { id: EntryId(GENESIS), device: device('A'), parents: Vec::new(), statements });
        world
    }

    /// A, B, C and so on, all with a voice, all of which know it.
    fn of(letters: &str) -> Self {
        let mut world = Self::founded(1);
        let letters: Vec<char> = letters.chars().collect();
        for (index, newcomer) in letters.iter().enumerate().skip(1) {
            world.join('A', *newcomer);
            for member in &letters[1..index] {
                world.now(*member, vec![admitted(*newcomer, 1, None)]);
            }
            world.everybody_notes(&letters[..index]);
        }
        world.everybody_notes(&letters);
        assert_eq!(world.table(), letters.iter().map(char::to_string).collect::<Vec<_>>().join(" "));
        world.start = world.heads();
        world
    }

    /// Invited, carried in and admitted by one member, and accepts.
    fn join(&mut self, sponsor: char, newcomer: char) -> EntryId {
        self.carry(sponsor, newcomer);
        self.now(sponsor, vec![admitted(newcomer, 1, Some(invite(newcomer)))]);
        self.now(newcomer, vec![accepted(1)])
    }

    fn carry(&mut self, sponsor: char, newcomer: char) -> EntryId {
        self.now(sponsor, vec![invited(newcomer), redeemed(invite(newcomer), newcomer)])
    }

    fn everybody_notes(&mut self, letters: &[char]) {
        for letter in letters {
            self.now(*letter, vec![noted()]);
        }
    }

    /// An entry that knows everything.
    fn now(&mut self, author: char, facts: Vec<Fact>) -> EntryId {
        self.write(author, &self.heads(), facts)
    }

    /// An entry that knows its author's own entries and these.
    fn after(&mut self, author: char, parents: &[EntryId], facts: Vec<Fact>) -> EntryId {
        let own = self.entries.iter().rev().find(|entry| entry.device == device(author)).map(|entry| entry.id);
        let mut parents: Vec<EntryId> = parents.iter().copied().chain(own).collect();
        parents.extend(&self.start);
        self.write(author, &parents, facts)
    }

    fn write(&mut self, author: char, parents: &[EntryId], facts: Vec<Fact>) -> EntryId {
        self.write_with(device(author), org(author), parents, facts)
    }

    fn write_with(&mut self, device: DeviceId, org: OrgId, parents: &[EntryId], facts: Vec<Fact>) -> EntryId {
        let at = self.roster.at(parents).expect("parents are known");
        let decisions = at.orgs.get(&org).map(|org| org.decisions.clone()).unwrap_or_default();
        self.write_naming(device, parents, facts, &decisions)
    }

    fn write_naming(
        &mut self,
        device: DeviceId,
        parents: &[EntryId],
        facts: Vec<Fact>,
        decisions: &[EntryId],
    ) -> EntryId {
        let entry = told(self.entries.len(), device, parents.to_vec(), facts, decisions);
        let id = entry.id;
        self.deliver(entry);
        id
    }

    fn deliver(&mut self, entry: RosterEntry) {
        self.entries.push(entry.clone());
        self.roster.absorb(entry);
    }

    fn heads(&self) -> Vec<EntryId> {
        let named: BTreeSet<EntryId> = self.entries.iter().flat_map(|entry| entry.parents.clone()).collect();
        self.entries.iter().map(|entry| entry.id).filter(|id| !named.contains(id)).collect()
    }

    fn standing(&self) -> Arc<Standing> {
        self.roster.standing()
    }

    fn stage(&self, letter: char) -> Stage {
        self.standing().orgs[&org(letter)].stage
    }

    /// Members and former members: `A` voice, `A°` member without a voice, `A←` left, `A?` on the way, `A2` its
    /// second membership, `A✗` removed, `A✗←` removed and left.
    fn table(&self) -> String {
        table(&self.standing())
    }

    /// The same entries delivered in another causal order.
    fn shuffled(&self, mut pick: impl FnMut(usize) -> usize) -> Roster {
        let mut roster = Roster::new(NetworkId(GENESIS));
        let mut waiting: Vec<&RosterEntry> = self.entries.iter().collect();
        let mut known: BTreeSet<EntryId> = BTreeSet::new();
        while !waiting.is_empty() {
            let ready: Vec<usize> = (0..waiting.len())
                .filter(|index| waiting[*index].parents.iter().all(|parent| known.contains(parent)))
                .collect();
            let entry = waiting.remove(ready[pick(ready.len())]);
            known.insert(entry.id);
            roster.absorb(entry.clone());
        }
        roster
    }
}

fn table(standing: &Standing) -> String {
    let named = ('A'..='Z').filter_map(|letter| Some((letter, standing.orgs.get(&org(letter))?)));
    let shown = named.map(|(letter, found)| {
        let number = if found.number > 1 { found.number.to_string() } else { String::new() };
        let mark = match found.stage {
            Stage::Member if found.voice => "",
            Stage::Member => "°",
            Stage::Left => "←",
            Stage::Removed if found.left.is_some() => "✗←",
            Stage::Removed => "✗",
            Stage::Candidate | Stage::Admitted | Stage::Waiting => "?",
        };
        format!("{letter}{number}{mark}")
    });
    shown.collect::<Vec<_>>().join(" ")
}
