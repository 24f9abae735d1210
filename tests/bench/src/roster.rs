//! What it costs to work out who belongs, among fifty organisations that seldom know all of each other.

use std::hint::black_box;

use wijktafel_core::crypto::{DeviceKeys, verify};
use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::fact::council::{CharterVoted, PauseVoted, RemovalVoted, RemovalWithdrawn};
use wijktafel_model::fact::{
    Accepted, Admitted, Charter, Fact, FoundingStatement, Invited, NetworkFounded, Noted, Redeemed, Statement,
};
use wijktafel_model::id::{EntryId, InviteId, NetworkId, OrgId, PersonId, Signature, digest};
use wijktafel_model::roster::{Roster, RosterEntry};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::RemovalReason;

use crate::figure::{Figure, Outcome, Print, ms, percentile, timed};

const ORGANISATIONS: usize = 50;
const OPERATIONS: [usize; 2] = [1_000, 10_000];
/// Runs of which the median is taken.
const RUNS: usize = 5;
const DOMAIN: &str = "wijktafel/entry/0";

pub(crate) fn names() -> Vec<String> {
    let figures =
        OPERATIONS.iter().map(|count| ["evaluate_ms", "bytes"].map(|unit| format!("membership_{count}_{unit}")));
    figures.flatten().collect()
}

/// Evaluates histories of 1,000 and 10,000 entries beside the verification of as many signatures.
pub(crate) fn measure(print: Print<'_>) -> Outcome<()> {
    for count in OPERATIONS {
        let history = History::of(count);
        let bytes: usize = history.entries.iter().map(size).sum();
        let verified = median(|| {
            let mut signed = history.signed.iter();
            let all = signed.all(|(device, message, signature)| verify(device, DOMAIN, message, signature).is_ok());
            if all { Ok(()) } else { Err("a signature that was just made does not hold".into()) }
        })?;
        let evaluated = median(|| {
            let mut roster = Roster::new(history.network);
            for entry in &history.entries {
                roster.absorb(entry.clone());
            }
            let members = black_box(roster.standing()).members().len();
            if members == ORGANISATIONS { Ok(()) } else { Err(format!("{members} of {ORGANISATIONS} remain").into()) }
        })?;
        let name = format!("membership_{count}_evaluate_ms");
        print(Figure::new(name, evaluated, "ms", verified, "verifying the signatures of the same entries"))?;
        let statements: usize = history.entries.iter().map(|entry| entry.statements.to_cbor().len()).sum();
        let (bytes, statements) = (to_f64(bytes)?, to_f64(statements)?);
        let name = format!("membership_{count}_bytes");
        print(Figure::new(name, bytes, "bytes", statements, "what the entries say, alone"))?;
    }
    Ok(())
}

/// The median time of several runs, in milliseconds.
fn median(work: impl Fn() -> Outcome<()>) -> Outcome<f64> {
    let mut samples = Vec::new();
    for _ in 0..RUNS {
        let (time, done) = timed(&work);
        done?;
        samples.push(ms(time));
    }
    Ok(percentile(&mut samples, 50))
}

fn to_f64(count: usize) -> Outcome<f64> {
    Ok(f64::from(u32::try_from(count)?))
}

/// What an entry says, whom it follows, and its signature.
fn size(entry: &RosterEntry) -> usize {
    entry.statements.to_cbor().len() + entry.parents.to_cbor().len() + 64
}

struct History {
    network: NetworkId,
    organisations: Vec<(DeviceKeys, FoundingStatement)>,
    entries: Vec<RosterEntry>,
    signed: Vec<(wijktafel_model::id::DeviceId, [u8; 32], Signature)>,
    /// The last entry each organisation knows of each other one, by place.
    known: Vec<Vec<Option<usize>>>,
    /// The same for the author of each entry when it was written.
    pasts: Vec<Vec<Option<usize>>>,
    decisions: Vec<Vec<EntryId>>,
    dice: u64,
}

impl History {
    fn of(count: usize) -> Self {
        let organisations = (0..ORGANISATIONS).map(organisation).collect();
        let mut history = Self {
            network: NetworkId([7; 32]),
            organisations,
            entries: Vec::new(),
            signed: Vec::new(),
            known: vec![vec![None; ORGANISATIONS]; ORGANISATIONS],
            pasts: Vec::new(),
            decisions: vec![Vec::new(); ORGANISATIONS],
            dice: 1,
        };
        history.begin();
        while history.entries.len() < count {
            history.live();
        }
        history
    }

    /// The first takes all others in, and more than half endorse the first twenty of them.
    fn begin(&mut self) {
        let charter = Charter { sponsors: 1, format: 0 };
        let founding = self.founding(0);
        self.write(0, vec![NetworkFounded { founding, charter }.into()]);
        for newcomer in 1..ORGANISATIONS {
            let (founding, invite) = (self.founding(newcomer), InviteId([u8::try_from(newcomer).unwrap_or(0); 32]));
            let (by_invite, by_device) = (Signature([0; 64]), Signature([0; 64]));
            let org = founding.org();
            self.write(
                0,
                vec![
                    Invited { invite, expires: None, groups: Vec::new() }.into(),
                    Redeemed { invite, founding, by_invite, by_device }.into(),
                    Admitted { org, number: 1, invite: Some(invite) }.into(),
                ],
            );
            self.meet(newcomer, 0);
            self.write(newcomer, vec![Accepted { number: 1 }.into()]);
            self.meet(0, newcomer);
            for endorser in 1..newcomer.min(20).div_ceil(2) + 1 {
                self.meet(endorser, 0);
                let fact: Fact =
                    if newcomer < 20 { Admitted { org, number: 1, invite: None }.into() } else { Noted {}.into() };
                self.write(endorser, vec![fact]);
                self.meet(0, endorser);
            }
            self.write(0, vec![Noted {}.into()]);
        }
    }

    /// Somebody meets somebody and says something.
    fn live(&mut self) {
        let (author, met, target) = (self.roll(ORGANISATIONS), self.roll(ORGANISATIONS), self.roll(ORGANISATIONS));
        self.meet(author, met);
        let (org, number) = (self.org(target), 1);
        let fact: Fact = match self.roll(10) {
            0 => RemovalVoted { org, number, reason: RemovalReason::Silent }.into(),
            1 | 2 => RemovalWithdrawn { org, number }.into(),
            3 | 4 => Admitted { org, number, invite: None }.into(),
            5 => CharterVoted { sponsors: u32::try_from(self.roll(3)).unwrap_or(0) + 1 }.into(),
            6 => PauseVoted { on: self.roll(2) > 0 }.into(),
            _ => Noted {}.into(),
        };
        self.write(author, vec![fact]);
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.dice >> 33).unwrap_or(0) % sides
    }

    fn founding(&self, place: usize) -> FoundingStatement {
        self.organisations[place].1.clone()
    }

    fn org(&self, place: usize) -> OrgId {
        self.organisations[place].1.org()
    }

    fn meet(&mut self, one: usize, other: usize) {
        let theirs = self.known[other].clone();
        for (mine, theirs) in self.known[one].iter_mut().zip(theirs) {
            *mine = (*mine).max(theirs);
        }
    }

    fn write(&mut self, author: usize, facts: Vec<Fact>) {
        let index = self.entries.len();
        let previous = self.decisions[author].clone();
        let decides = facts.iter().any(Roster::is_decision);
        let statement = |fact: Fact| Statement {
            previous: Roster::is_decision(&fact).then(|| previous.clone()),
            fact,
            at: Timestamp(0),
        };
        let statements: Vec<Statement> = facts.into_iter().map(statement).collect();
        let heads: Vec<(usize, usize)> =
            self.known[author].iter().enumerate().filter_map(|(by, place)| Some((by, (*place)?))).collect();
        let implied = |(by, place): &(usize, usize)| {
            heads.iter().any(|(_, head)| head != place && self.pasts[*head][*by] >= Some(*place))
        };
        let parents = heads.iter().filter(|head| !implied(head)).map(|(_, place)| self.entries[*place].id).collect();
        let message = digest("wijktafel/bench/0", &[&index.to_be_bytes(), &statements.to_cbor()]);
        let id = if index == 0 { EntryId(self.network.0) } else { EntryId(message) };
        let keys = &self.organisations[author].0;
        self.signed.push((keys.device(), message, keys.sign(DOMAIN, &message)));
        self.entries.push(RosterEntry { id, device: keys.device(), parents, statements });
        self.pasts.push(self.known[author].clone());
        self.known[author][author] = Some(index);
        if decides {
            self.decisions[author] = vec![id];
        }
    }
}

fn organisation(place: usize) -> (DeviceKeys, FoundingStatement) {
    let byte = u8::try_from(place + 1).unwrap_or(0);
    let keys = DeviceKeys::from_seed(&[byte; 32]);
    let (device, encryption) = (keys.device(), keys.encryption());
    (keys, FoundingStatement { device, encryption, person: PersonId([byte; 16]), nonce: [byte; 16], format: 0 })
}
