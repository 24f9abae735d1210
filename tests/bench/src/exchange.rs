//! Two sites on one connection without a network: frames are counted and delivered flight by flight.
//!
//! A flight is everything that is under way at one moment. Both sides' answers to it form the next one, so the number
//! of flights is the number of one-way delays that an exchange costs on a connection with delay.

use wijktafel_core::hub::{Link, Notice};
use wijktafel_core::wire::frame::FrameReader;
use wijktafel_core::wire::message::Message;

use crate::figure::Outcome;
use crate::site::Site;

/// Pause between two flights' end and the next tick of the sites' clocks, in milliseconds.
const PAUSE_MS: i64 = 6_000;

/// Ticks at most: a newcomer that waits for its admission asks again at every one of them.
const TICKS_MAX: usize = 4;

/// What an exchange cost.
#[derive(Default)]
pub(crate) struct Talk {
    /// Everything on the stream, both directions.
    pub(crate) bytes: u64,
    /// Of these, frames that carry entries: the data itself.
    pub(crate) run_bytes: u64,
    /// Frames.
    pub(crate) messages: u64,
    /// Flights until both sides knew that they are in step.
    pub(crate) flights: u64,
    /// Flights until nothing was under way any more, receipts included.
    pub(crate) flights_all: u64,
    synchronised: [bool; 2],
}

/// Frames under way, each with the place of the site that sent it.
pub(crate) type Flight = Vec<(usize, Vec<u8>)>;

/// A connection between two sites.
pub(crate) struct Exchange<'a> {
    pub(crate) sites: [&'a mut Site; 2],
    link: Link,
    at_ms: i64,
}

impl<'a> Exchange<'a> {
    /// Connects: the first site calls, the second answers.
    pub(crate) fn connect(sites: [&'a mut Site; 2], link: Link) -> Outcome<(Self, Talk)> {
        let [caller, callee] = &sites;
        let devices = [caller, callee].map(|site| site.hub.replica.keys().device());
        let mut exchange = Self { sites, link, at_ms: i64::try_from(link)? * 1_000_000 };
        let mut talk = Talk::default();
        let mut flight = Flight::new();
        for (place, peer) in [(1, devices[0]), (0, devices[1])] {
            flight.extend(exchange.step(place, &mut talk, |hub, cx| hub.connected(link, peer, place == 0, cx))?);
        }
        exchange.settle(flight, &mut talk)?;
        Ok((exchange, talk))
    }

    /// Lets one site do something: the frames it sends.
    pub(crate) fn step(
        &mut self,
        place: usize,
        talk: &mut Talk,
        work: impl FnOnce(
            &mut wijktafel_core::hub::Hub,
            &mut wijktafel_core::hub::Cx<'_>,
        ) -> Result<wijktafel_core::hub::Outcome, wijktafel_core::hub::HubError>,
    ) -> Outcome<Flight> {
        let (frames, notices) = self.sites[place].step(self.at_ms, work)?;
        if notices.iter().any(|notice| matches!(notice, Notice::Synchronised(_))) {
            talk.synchronised[place] = true;
        }
        Ok(frames.into_iter().map(|(_, frame)| (place, frame)).collect())
    }

    /// Delivers one flight: the next one.
    pub(crate) fn deliver(&mut self, flight: Flight, talk: &mut Talk) -> Outcome<Flight> {
        let link = self.link;
        let before = talk.synchronised == [true; 2];
        let mut next = Flight::new();
        for (from, frame) in flight {
            talk.count(&frame)?;
            next.extend(self.step(1 - from, talk, |hub, cx| hub.frame(link, &frame, cx))?);
        }
        talk.flights_all += 1;
        if !before {
            talk.flights = talk.flights_all;
        }
        Ok(next)
    }

    /// Delivers until nothing is under way and a tick of the clocks brings nothing.
    pub(crate) fn settle(&mut self, mut flight: Flight, talk: &mut Talk) -> Outcome<()> {
        for _ in 0..TICKS_MAX {
            while !flight.is_empty() {
                flight = self.deliver(flight, talk)?;
            }
            self.at_ms += PAUSE_MS;
            for place in [0, 1] {
                flight.extend(self.step(place, talk, |hub, cx| hub.tick(cx))?);
            }
            if flight.is_empty() {
                return Ok(());
            }
        }
        // What the last tick sent stays on the stream in order: it is delivered, too.
        while !flight.is_empty() {
            flight = self.deliver(flight, talk)?;
        }
        Ok(())
    }

    /// Ends the connection. Fails when the sites do not hold the same entries of the same logs.
    pub(crate) fn finish(self) -> Outcome<()> {
        let now = wijktafel_model::time::Timestamp(wijktafel_harness::world::BEGINNING.0 + self.at_ms);
        let held = |site: &Site| -> Vec<_> {
            let replica = &site.hub.replica;
            replica.log_ids().map(|log| (log, replica.fingerprint(log))).collect()
        };
        let same = held(self.sites[0]) == held(self.sites[1]);
        for site in self.sites {
            site.hub.disconnected(self.link, now);
        }
        if same { Ok(()) } else { Err("the sites did not come into step".into()) }
    }
}

impl Talk {
    fn count(&mut self, frame: &[u8]) -> Outcome<()> {
        let size = u64::try_from(frame.len())?;
        self.bytes += size;
        self.messages += 1;
        let mut reader = FrameReader::default();
        reader.push(frame);
        while let Some(frame) = reader.next_frame()? {
            let length = u64::try_from(frame.body.len())?;
            if let Some(Message::Run { .. } | Message::Push(_) | Message::Dropped { .. }) = Message::from_frame(frame)?
            {
                self.run_bytes += length;
            }
        }
        Ok(())
    }
}
