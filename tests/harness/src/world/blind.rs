//! A blind peer of a world, and visits to it.

use std::collections::{BTreeSet, VecDeque};

use wijktafel_core::blind::keeper::{Answer, Keeper, Quota, Rules};
use wijktafel_core::blind::message::{ClaimSecret, Message};
use wijktafel_core::blind::post::{Forgetting, Post, keep_claim};
use wijktafel_core::blind::shelf::MemoryShelf;
use wijktafel_core::hub::{HubError, Outcome};
use wijktafel_core::replica::{OpenError, Replica};
use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::command::Command;
use wijktafel_model::id::{DeviceId, LogId};
use wijktafel_model::view::blind::BlindPeerView;

use super::{Partner, World};
use crate::words::line;

/// The connection of a visit: no number that a world gives.
const LINK: u64 = u64::MAX;

/// What a blind peer that lies does to what it answers.
pub type Tamper = Box<dyn FnMut(Message) -> Vec<Message>>;

/// A blind peer.
pub struct BlindSite {
    /// Its disk.
    pub shelf: MemoryShelf,
    /// Its rules, running.
    pub keeper: Keeper,
    /// What it does to its answers.
    pub tamper: Option<Tamper>,
    /// Every frame it was sent, with who sent it.
    pub seen: Vec<(DeviceId, Vec<u8>)>,
    endpoint: DeviceId,
    claim: [u8; 32],
}

/// How a visit went.
#[derive(Debug)]
pub struct Visited {
    /// How the partner stands with the blind peer afterwards.
    pub view: Option<BlindPeerView>,
    /// Questions it asked.
    pub asked: usize,
    /// Parcels it left.
    pub left: usize,
    /// What was dropped and the blind peer is still to be asked to forget.
    pub to_forget: BTreeSet<LogId>,
}

impl BlindSite {
    /// A blind peer with this much room that nobody claimed yet.
    pub fn new(number: u8, quota: u64) -> Self {
        let claim = [number; 32];
        let rules = Rules { claim: Some(ClaimSecret(claim)), keepers: Vec::new(), users: Vec::new() };
        let keeper = Keeper::new([number; 16], Quota::of(quota), rules);
        let (shelf, seen, endpoint) = (MemoryShelf::default(), Vec::new(), DeviceId([number; 32]));
        Self { shelf, keeper, tamper: None, seen, endpoint, claim }
    }

    /// Starts anew from its disk, with another token when the disk is another one, or more room.
    pub fn restart(&mut self, incarnation: u8, quota: u64) {
        let kept = self.shelf.rules.as_deref().and_then(|rules| Rules::from_cbor(rules).ok());
        let rules = kept.unwrap_or(Rules { claim: None, keepers: Vec::new(), users: Vec::new() });
        self.keeper = Keeper::new([incarnation; 16], Quota::of(quota), rules);
    }

    fn answer(&mut self, from: DeviceId, frame: &[u8], world: &World) -> Vec<Vec<u8>> {
        self.seen.push((from, frame.to_vec()));
        let Answer { changes, sends, .. } = self.keeper.frame(LINK, frame, &self.shelf, world.now);
        self.shelf.commit(&changes);
        let mut said = Vec::new();
        for (_, frame) in sends {
            match &mut self.tamper {
                None => said.push(frame),
                Some(tamper) => {
                    let message = Message::decode(&frame).expect("its own words");
                    said.extend(tamper(message).iter().map(|message| message.encode().expect("within limits")));
                }
            }
        }
        said
    }
}

impl World {
    /// Lets a partner offer a blind peer to all members.
    ///
    /// # Panics
    /// When it may not.
    pub fn offer(&mut self, partner: Partner, blind: &BlindSite) {
        let addresses = vec![line("192.0.2.1:4711")];
        self.run(partner, &Command::AddBlindPeer { endpoint: blind.endpoint, addresses }).expect("it is offered");
        let (endpoint, claim) = (blind.endpoint, blind.claim);
        self.with(partner, |_, _| {
            let mut outcome = Outcome::default();
            outcome.step.batch.push(keep_claim(&endpoint, claim));
            Ok(outcome)
        });
    }

    /// One visit of a partner to a blind peer, from a fresh start of its program.
    ///
    /// # Panics
    /// When a store fails, or they talk without end.
    pub fn visit(&mut self, partner: Partner, blind: &mut BlindSite) -> Visited {
        self.visit_again(partner, blind, &mut Post::default())
    }

    /// Names of what a copy keeps about blind peers.
    ///
    /// # Panics
    /// When the store fails.
    pub fn blind_settings(&mut self, partner: Partner) -> Vec<String> {
        let mut names = Vec::new();
        self.with(partner, |_, cx| {
            names = cx.reader.settings_under("blind/").expect("readable");
            Ok(Outcome::default())
        });
        names
    }

    /// The same, of a program that goes on running.
    ///
    /// # Panics
    /// When a store fails, or they talk without end.
    pub fn visit_again(&mut self, partner: Partner, blind: &mut BlindSite, post: &mut Post) -> Visited {
        let mut visited = Visited { view: None, asked: 0, left: 0, to_forget: BTreeSet::new() };
        let device = self.keys(partner).device();
        let (mut asked, mut closed) = (VecDeque::new(), false);
        let mut take = |mut outcome: Outcome, asked: &mut VecDeque<Vec<u8>>| {
            asked.extend(outcome.sends.extract_if(.., |(link, _)| *link == LINK).map(|(_, frame)| frame));
            closed |= outcome.closes.extract_if(.., |(link, _)| *link == LINK).count() > 0;
            outcome
        };
        blind.keeper.connected(LINK, device);
        self.with(partner, |hub, cx| {
            let gone = post.refresh(&hub.replica, cx.reader).map_err(|error| HubError::Open(OpenError::from(error)))?;
            let mut outcome = take(post.connected(LINK, blind.endpoint, cx)?, &mut asked);
            outcome.step.batch.extend(gone);
            Ok(outcome)
        });
        while let Some(frame) = asked.pop_front() {
            visited.asked += 1;
            assert!(visited.asked < 20_000, "they talk without end");
            visited.left += usize::from(matches!(Message::decode(&frame), Ok(Message::Put { .. })));
            for said in blind.answer(device, &frame, self) {
                self.with(partner, |hub, cx| Ok(take(post.frame(LINK, &said, hub, cx)?, &mut asked)));
            }
        }
        blind.keeper.disconnected(LINK);
        post.disconnected(LINK, self.now);
        visited.to_forget = to_forget(post, &self.hub(partner).replica);
        let mut views = self.snapshot(partner, None).network.blind_peers;
        post.show(&mut views);
        visited.view = views.into_iter().find(|view| view.peer.endpoint == blind.endpoint);
        visited
    }
}

/// What was dropped and a blind peer is still to be asked to forget.
pub fn to_forget(post: &Post, replica: &Replica) -> BTreeSet<LogId> {
    let waits = |log: &LogId| post.forgetting(*log, replica).iter().any(|(_, state)| *state == Forgetting::Waits);
    replica.erased().into_iter().map(|erased| erased.log).filter(waits).collect()
}
