//! The side of a copy: when each blind peer is visited, and one visit from greeting to goodbye.
//!
//! A visit first fetches what came into every box this copy can name, takes it in as a file would be, and then leaves
//! what is not known to be there. What a blind peer says is believed in nothing: a parcel that does not open is passed
//! over, what it holds back is missing, and that everything was left there says nothing about who has it.

mod visit;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use wijktafel_model::id::{DeviceId, LogId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::blind::{BlindPeer, BlindPeerView, BlindRefusal};

use self::visit::{Asked, Visit};
use super::inbox;
use super::known::{Known, KnownBox, SETTINGS, setting};
use super::message::{ClaimSecret, Message};
use crate::hub::{Cx, Hub, HubError, Link, Outcome};
use crate::replica::{OpenError, Replica};
use crate::store::{Batch, Reader, StoreError, Write};

/// Time between a change and the visit it is left at, in milliseconds: what belongs together goes together.
pub const SETTLE_MS: i64 = 2_000;
/// Least time between the end of a visit and the next one, in milliseconds.
pub const PAUSE_MS: i64 = 5_000;
/// Time after which somebody else may have left something, in milliseconds.
pub const ROUND_MS: i64 = 600_000;
/// Time after a visit that was refused or not understood, in milliseconds.
pub const REFUSED_MS: i64 = 60_000;
/// Time without an answer after which a visit is given up, in milliseconds.
pub const PATIENCE_MS: i64 = 60_000;

/// The ticket of a blind peer that was not reached yet.
fn claim_setting(peer: &DeviceId) -> String {
    format!("{}/claim", setting(peer))
}

/// Writes that keep the ticket of a blind peer until it was shown there.
pub fn keep_claim(peer: &DeviceId, secret: [u8; 32]) -> Write {
    Write::Setting(claim_setting(peer), secret.to_vec())
}

/// All blind peers that this copy knows of.
#[derive(Debug, Default)]
pub struct Post {
    peers: BTreeMap<DeviceId, Counter>,
    /// What was kept of others was looked for since the start.
    swept: bool,
}

/// Whether a blind peer still keeps something of a log that was dropped, as far as can be known from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forgetting {
    /// Everything that was found or left there is forgotten, by its own word.
    Done,
    /// It was not visited since, or did not get so far: it is asked with the next visit.
    Waits,
}

/// This copy's dealings with one blind peer.
#[derive(Debug)]
struct Counter {
    offer: BlindPeer,
    known: Known,
    visit: Option<Visit>,
    /// When the next visit is due, and when the last one ended.
    due: Timestamp,
    ended: Timestamp,
    /// Logs with something new that is not known to be there.
    fresh: BTreeSet<LogId>,
    /// Everything was looked at since the start: `fresh` is all there is.
    complete: bool,
    /// Something came in since the last visit: what waited for it may be taken in now.
    news: bool,
    refused: Option<BlindRefusal>,
}

impl Post {
    /// Looks at which blind peers members offer. Answers what to write: nothing is kept of one that nobody offers.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    pub fn refresh(&mut self, replica: &Replica, reader: &dyn Reader) -> Result<Batch, StoreError> {
        let offered = replica.blind_peers();
        let before = self.peers.len();
        self.peers.retain(|peer, _| offered.iter().any(|offer| offer.endpoint == *peer));
        let mut gone = Batch::new();
        if self.peers.len() < before || !self.swept {
            let mut kept = reader.settings_under(SETTINGS)?;
            kept.retain(|name| !offered.iter().any(|offer| name.starts_with(&setting(&offer.endpoint))));
            gone.extend(kept.into_iter().map(Write::Unset));
            self.swept = true;
        }
        for offer in offered {
            if let Some(counter) = self.peers.get_mut(&offer.endpoint) {
                counter.offer = offer;
                continue;
            }
            let own = inbox(&replica.keys().device());
            let counter = Counter {
                known: Known::read(offer.endpoint, own, reader)?,
                visit: None,
                due: Timestamp(0),
                ended: Timestamp(0),
                fresh: BTreeSet::new(),
                complete: false,
                news: true,
                refused: None,
                offer,
            };
            self.peers.insert(counter.offer.endpoint, counter);
        }
        Ok(gone)
    }

    /// Whether this is a blind peer that is used.
    pub fn knows(&self, peer: &DeviceId) -> bool {
        self.peers.contains_key(peer)
    }

    /// Blind peers to be connected to now, with where each can be reached.
    pub fn due(&self, now: Timestamp) -> Vec<(DeviceId, Vec<SocketAddr>)> {
        let due = self.peers.iter().filter(|(_, counter)| counter.visit.is_some() || counter.is_due(now));
        due.map(|(peer, counter)| {
            (*peer, counter.offer.addresses.iter().filter_map(|address| address.parse().ok()).collect())
        })
        .collect()
    }

    /// Something is new in these logs: written here or received.
    pub fn note(&mut self, logs: &BTreeSet<LogId>, now: Timestamp) {
        let any = !logs.is_empty();
        for counter in self.peers.values_mut() {
            counter.fresh.extend(logs);
            counter.news |= any;
            let soon = now.0.saturating_add(SETTLE_MS).max(counter.ended.0.saturating_add(PAUSE_MS));
            if any && counter.due.0 > soon && counter.refused.is_none() {
                counter.due = Timestamp(soon);
            }
        }
    }

    /// A connection was made with a blind peer.
    ///
    /// # Errors
    /// [`HubError`] when the store fails.
    pub fn connected(&mut self, link: Link, peer: DeviceId, cx: &Cx<'_>) -> Result<Outcome, HubError> {
        let mut outcome = Outcome::default();
        let Some(counter) = self.peers.get_mut(&peer) else {
            outcome.closes.push((link, 0));
            return Ok(outcome);
        };
        let claim = cx.reader.setting(&claim_setting(&peer)).map_err(OpenError::from)?;
        let claim = claim.and_then(|bytes| bytes.try_into().ok()).map(ClaimSecret);
        let visit = Visit::begin(link, cx.now, std::mem::take(&mut counter.news));
        send(link, &visit::hello(claim), &mut outcome);
        counter.visit = Some(visit);
        Ok(outcome)
    }

    /// A frame of a blind peer arrived.
    ///
    /// # Errors
    /// [`HubError`] as of the hub: it must be made anew then, and this with it.
    pub fn frame(&mut self, link: Link, frame: &[u8], hub: &mut Hub, cx: &mut Cx<'_>) -> Result<Outcome, HubError> {
        let found = self.peers.iter_mut().find(|(_, one)| one.visit.as_ref().is_some_and(|visit| visit.link == link));
        let Some((peer, counter)) = found else { return Ok(Outcome::default()) };
        let peer = *peer;
        let Some(mut visit) = counter.visit.take() else { return Ok(Outcome::default()) };
        visit.heard = cx.now;
        let mut outcome = Outcome::default();
        let asked = match Message::decode(frame) {
            Ok(message) => visit.answer(message, &mut counter.known, hub, cx, &mut outcome)?,
            Err(_bytes) => Asked::GiveUp(BlindRefusal::NotUnderstood),
        };
        if visit.is_keeper() {
            outcome.step.batch.push(Write::Unset(claim_setting(&peer)));
        }
        match asked {
            Asked::Nothing => counter.visit = Some(visit),
            Asked::Say(message) => {
                send(link, &message, &mut outcome);
                counter.visit = Some(visit);
            }
            Asked::Done => {
                counter.refused = visit.refused;
                let mut fresh = std::mem::take(&mut counter.fresh);
                let mut left = BTreeSet::new();
                for log in &fresh {
                    if visit::is_left(*log, &mut counter.known, &hub.replica, cx.reader)? {
                        left.insert(*log);
                    }
                }
                fresh.retain(|log| !left.contains(log));
                counter.fresh = fresh;
                if counter.refused.is_none() {
                    counter.complete = true;
                    counter.known.reached = Some(cx.now);
                }
                let more = !counter.fresh.is_empty() && counter.refused.is_none();
                counter.end(cx.now, if more { PAUSE_MS } else { ROUND_MS });
                outcome.closes.push((link, 0));
            }
            Asked::GiveUp(why) => {
                counter.end(cx.now, REFUSED_MS);
                (counter.refused, counter.news) = (Some(why), true);
                outcome.closes.push((link, 0));
            }
        }
        counter.known.keep(&mut outcome.step.batch);
        Ok(outcome)
    }

    /// A connection with a blind peer ended.
    pub fn disconnected(&mut self, link: Link, now: Timestamp) {
        let found = self.peers.values_mut().find(|one| one.visit.as_ref().is_some_and(|visit| visit.link == link));
        if let Some(counter) = found {
            counter.visit = None;
            counter.end(now, PAUSE_MS);
            counter.news = true;
        }
    }

    /// Connections with a blind peer that does not answer: to be closed.
    pub fn silent(&self, now: Timestamp) -> Vec<Link> {
        let visits = self.peers.values().filter_map(|counter| counter.visit.as_ref());
        visits.filter(|visit| now.0.abs_diff(visit.heard.0) > PATIENCE_MS.unsigned_abs()).map(|one| one.link).collect()
    }

    /// How far each blind peer is with forgetting a log that was dropped.
    pub fn forgetting(&self, log: LogId, replica: &Replica) -> Vec<(BlindPeer, Forgetting)> {
        let lies = |counter: &Counter| {
            let mut stale = counter.known.boxes.iter().filter(|one| one.stale).filter_map(KnownBox::scope);
            !counter.complete
                || counter.fresh.contains(&log)
                || stale.any(|scope| replica.logs_boxed(scope).contains(&log))
        };
        let of = |counter: &Counter| {
            (counter.offer.clone(), if lies(counter) { Forgetting::Waits } else { Forgetting::Done })
        };
        self.peers.values().map(of).collect()
    }

    /// Fills in how this copy stands with each.
    pub fn show(&self, views: &mut [BlindPeerView]) {
        for view in views {
            let Some(counter) = self.peers.get(&view.peer.endpoint) else { continue };
            view.reached = counter.known.reached;
            view.to_leave = counter.complete.then_some(counter.fresh.len() as u64);
            view.refused = counter.refused;
            view.passed_over = counter.known.passed_over;
        }
    }
}

impl Counter {
    /// A clock that was put back must not put a visit off.
    fn is_due(&self, now: Timestamp) -> bool {
        now >= self.due || now < self.ended
    }

    fn end(&mut self, now: Timestamp, wait: i64) {
        self.ended = now;
        self.due = Timestamp(now.0.saturating_add(wait));
    }
}

fn send(link: Link, message: &Message, outcome: &mut Outcome) {
    // Everything this side says is within its limits.
    outcome.sends.extend(message.encode().ok().map(|frame| (link, frame)));
}
