//! A round: what differs between the two copies.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::id::{FeedId, LogId};

use super::ahead::Ahead;
use super::{Held, Job, Progress, Role, Session, Source, Step};
use crate::wire::catalogue::{ConnectionKey, Difference, FLAT, Index, LEAF, Member, Short};
use crate::wire::message::{Code, Message, ROSTER, Sums, WANT_FEEDS_MAX, Want};
use crate::wire::vector::{self, Exchange};

/// Members that a peer may list or ask for in one round beyond a multiple of what is held here: more than that is not
/// reconciliation any more. Generous, since a first copy of a large network must pass.
const ASKS_MAX: usize = 1_000_000;

/// Rounds that a peer may begin before the last one ended; two can cross.
const BEGUN_MAX: u32 = 3;

/// What a round says about the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RosterState {
    /// Dealt with by the round before.
    Left,
    /// Compared; equal as long as nobody says otherwise.
    Compared,
    /// It differs: nothing else is compared, another round follows.
    Differs,
}

/// What is known in a round.
#[derive(Debug)]
pub(super) struct Round {
    index: Index,
    logs: Vec<(LogId, [u8; 16])>,
    /// The roster as it was when the round began.
    known_roster: Option<[u8; 16]>,
    /// Logs that differ, or changed since the round began.
    pub(super) touched: BTreeSet<LogId>,
    roster: RosterState,
    /// This side began it.
    pub(super) mine: bool,
    /// The sums of both sides were compared, not just single logs asked for.
    compared: bool,
    /// They were equal: neither side has anything to say.
    pub(super) equal: bool,
    asked: usize,
    begun: u32,
}

impl Round {
    /// Whether only the roster is dealt with: who the peer is, and what it may read, may be another after it.
    pub(super) fn is_for_the_roster(&self) -> bool {
        self.roster == RosterState::Differs
    }

    fn log(&self, name: Short) -> Option<LogId> {
        let member = self.index.named(name)?;
        self.log_at(&member)
    }

    fn log_at(&self, member: &Member) -> Option<LogId> {
        self.logs.get(member.index).map(|(log, _)| *log)
    }

    fn ask(&mut self, count: usize) -> Result<(), Code> {
        self.asked += count;
        if self.asked > ASKS_MAX { Err(Code::Flood) } else { Ok(()) }
    }
}

/// The feeds that a peer names, of those held here, each from a seq on.
fn named(key: &ConnectionKey, held: &[vector::FeedState], names: &[(Short, u64)]) -> BTreeMap<FeedId, u64> {
    let feeds: BTreeMap<Short, &vector::FeedState> =
        held.iter().map(|state| (Short::of(key.feed(&state.feed)), state)).collect();
    let ahead = |(name, from): &(Short, u64)| {
        let state = feeds.get(name)?;
        (*from < state.length).then_some((state.feed, *from))
    };
    names.iter().filter_map(ahead).collect()
}

impl Session {
    /// The responder's proof may say already that its roster is another than the one that this round began with.
    pub(super) fn expect_roster(&mut self, theirs: Option<u64>) {
        let roster = self.roster();
        let Some(round) = &mut self.round else { return };
        let mine = round.known_roster.map_or(0, |fingerprint| self.key.log_check(&roster, &fingerprint));
        if theirs.is_some_and(|theirs| theirs != mine) {
            round.roster = RosterState::Differs;
        }
    }

    /// Places the catalogue and returns what both sides compare first.
    pub(super) fn open_round(&mut self, mine: bool, source: &dyn Source) -> Sums {
        let roster = self.roster();
        let logs = self.listed(source);
        let member = |(index, (log, fingerprint)): (usize, &(LogId, [u8; 16]))| Member {
            position: self.key.log(log),
            check: self.key.log_check(log, fingerprint),
            length: 0,
            index,
        };
        let index = Index::new(logs.iter().enumerate().map(member).collect());
        let sums = Sums { roster: Some(self.check(roster, source)), catalogue: index.sum() };
        let before = self.round.take();
        if before.is_none() {
            self.progress = Progress::default();
            self.arriving.clear();
            self.arrived.clear();
        }
        let (touched, asked, begun, was_mine) = before
            .map_or((BTreeSet::new(), 0, 0, false), |round| (round.touched, round.asked, round.begun, round.mine));
        let mine = mine || was_mine;
        self.round = Some(Round {
            index,
            logs,
            known_roster: source.fingerprint(&self.peer, &roster),
            touched,
            roster: RosterState::Compared,
            mine,
            compared: mine,
            equal: false,
            asked,
            begun,
        });
        sums
    }

    /// Whether something here is another than when the round began, though nobody could be told.
    pub(super) fn is_round_stale(&self, source: &dyn Source) -> bool {
        let roster = source.fingerprint(&self.peer, &self.roster());
        self.round.as_ref().is_some_and(|round| round.known_roster != roster || round.logs != self.listed(source))
    }

    /// What the peer may read but the roster.
    fn listed(&self, source: &dyn Source) -> Vec<(LogId, [u8; 16])> {
        let roster = self.roster();
        let mut logs = source.catalogue(&self.peer);
        logs.retain(|(log, _)| *log != roster);
        logs
    }

    /// What this side holds, without beginning anything.
    pub(super) fn sums(&self, source: &dyn Source) -> Sums {
        Sums { roster: Some(self.check(self.roster(), source)), catalogue: 0 }
    }

    /// The check of a log as it is held now; 0 when it is not.
    pub(super) fn check(&self, log: LogId, source: &dyn Source) -> u64 {
        let fingerprint = source.fingerprint(&self.peer, &log);
        fingerprint.map_or(0, |fingerprint| self.key.log_check(&log, &fingerprint))
    }

    /// Begins a round; `with_roster` unless it was just compared.
    pub(super) fn begin(&mut self, with_roster: bool, source: &dyn Source, out: &mut Vec<Step>) {
        self.again = false;
        let mut sums = self.open_round(true, source);
        if !with_roster {
            sums.roster = None;
            self.round.iter_mut().for_each(|round| round.roster = RosterState::Left);
        }
        self.say_begin(sums, out);
    }

    pub(super) fn compare_begun(&mut self, sums: &Sums, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        // The responder's answer to what was pushed to it belongs to the round that the initiator began.
        let answers = self.role == Role::Initiator && matches!(std::mem::take(&mut self.ahead), Ahead::Pushed);
        // Two begins that crossed: the initiator's counts.
        let crossed = !answers && self.round.is_some() && self.delivery.peer.messages < self.begun_at;
        if crossed && self.role == Role::Initiator {
            return Ok(());
        }
        if let Some(round) = self.round.as_mut().filter(|_| crossed) {
            round.mine = false;
        }
        // Who begins has ended the round before, and this message may be the first to say so.
        if !answers && self.round.is_some() && self.is_quiet() {
            self.finish_round(source, out);
        }
        self.compare_sums(sums, source, out)
    }

    pub(super) fn compare_sums(&mut self, sums: &Sums, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        let mine = self.open_round(false, source);
        let roster = self.roster();
        let Some(round) = &mut self.round else { return Err(Code::Malformed) };
        round.compared = true;
        round.roster = if sums.roster.is_some() { RosterState::Compared } else { RosterState::Left };
        round.begun += 1;
        if round.begun > BEGUN_MAX {
            return Err(Code::Flood);
        }
        let roster_differs = sums.roster.is_some_and(|theirs| Some(theirs) != mine.roster);
        if !roster_differs && sums.catalogue == mine.catalogue {
            round.equal = true;
            round.touched.clear();
            return Ok(());
        }
        // What came here meanwhile may be all there is to it: the initiator takes it in and compares.
        if self.role == Role::Responder && !roster_differs && self.answer_ahead(mine, source, out)? {
            return Ok(());
        }
        let Some(round) = &mut self.round else { return Err(Code::Malformed) };
        if roster_differs {
            round.roster = RosterState::Differs;
            self.say_vector(roster, false, source, out);
        } else {
            let ranges = round.index.first(LEAF, false);
            self.say(&Message::Ranges(ranges), out);
        }
        Ok(())
    }

    pub(super) fn ranges(&mut self, ranges: &[u8], source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        self.taken.messages += 1;
        let round = self.round.as_mut().ok_or(Code::Malformed)?;
        let answer = round.index.answer(ranges, false).map_err(|_malformed| Code::Malformed)?;
        round.ask(answer.listed + answer.differences.len() + answer.replies.len())?;
        let (mut send, mut compare) = (Vec::new(), Vec::new());
        for difference in &answer.differences {
            match difference {
                Difference::Mine(mine) => send.extend(round.log_at(mine)),
                Difference::Both(mine, _) => compare.extend(round.log_at(mine)),
                Difference::Theirs(_) => {}
            }
        }
        for reply in answer.replies {
            self.say(&Message::Ranges(reply), out);
        }
        for difference in answer.differences {
            if let Difference::Theirs(theirs) = difference {
                let want = Want { log: theirs.name, feeds: Vec::new(), whole: true, sealed: false };
                self.say(&Message::Want(want), out);
            }
        }
        for log in compare {
            self.say_vector(log, false, source, out);
        }
        for log in send {
            self.serve_whole(log, false, source);
        }
        Ok(())
    }

    pub(super) fn vector(
        &mut self,
        name: Short,
        sealed: bool,
        ranges: &[u8],
        source: &dyn Source,
        out: &mut Vec<Step>,
    ) -> Result<(), Code> {
        self.taken.messages += 1;
        let Some(log) = self.resolve(name, source)? else { return Ok(()) };
        // Only the answer to a begin says that the rosters differ; a sealed one asks for single entries.
        let answer = |round: &&mut Round| round.mine && round.roster == RosterState::Compared;
        if name == ROSTER
            && !sealed
            && let Some(round) = self.round.as_mut().filter(answer)
        {
            round.roster = RosterState::Differs;
        }
        let feeds = match source.held(&self.peer, &log) {
            Held::Feeds(feeds) => feeds,
            Held::Nothing => Vec::new(),
            Held::Dropped => {
                self.queue(log, Job::dropped(sealed));
                return Ok(());
            }
        };
        let index = vector::index(&self.key, &feeds);
        let answer = index.answer(ranges, true).map_err(|_malformed| Code::Malformed)?;
        if let Some(round) = &mut self.round {
            round.touched.insert(log);
            round.ask(answer.listed + answer.replies.len())?;
        }
        for ranges in answer.replies {
            self.say(&Message::Vector { log: name, sealed, ranges }, out);
        }
        let exchange = Exchange::of(&answer.differences, &feeds);
        for feeds in exchange.want.chunks(WANT_FEEDS_MAX) {
            let want = Want { log: name, feeds: feeds.to_vec(), whole: false, sealed: false };
            self.say(&Message::Want(want), out);
        }
        if !exchange.send.is_empty() {
            self.queue(log, Job::feeds(exchange.send.into_iter().collect(), sealed));
        }
        Ok(())
    }

    pub(super) fn want(&mut self, want: &Want, source: &dyn Source) -> Result<(), Code> {
        self.taken.messages += 1;
        let Some(log) = self.resolve(want.log, source)? else { return Ok(()) };
        if let Some(round) = &mut self.round {
            round.touched.insert(log);
            round.ask(want.feeds.len() + 1)?;
        }
        if want.whole {
            self.serve_whole(log, want.sealed, source);
            return Ok(());
        }
        match source.held(&self.peer, &log) {
            Held::Feeds(feeds) => {
                let feeds = named(&self.key, &feeds, &want.feeds);
                if !feeds.is_empty() {
                    self.queue(log, Job::feeds(feeds, want.sealed));
                }
            }
            Held::Dropped => self.queue(log, Job::dropped(want.sealed)),
            Held::Nothing => {}
        }
        Ok(())
    }

    /// The round ended at both sides.
    pub(super) fn finish_round(&mut self, source: &dyn Source, out: &mut Vec<Step>) {
        let Some(round) = self.round.take() else { return };
        if round.roster == RosterState::Differs {
            if round.mine {
                self.begin(false, source, out);
            }
            return;
        }
        // What was sent though the peer had it by then brings no receipt any more: its last one stands.
        for log in &round.touched {
            if self.peer_checks.get(log) == Some(&self.check(*log, source)) {
                self.confirm(*log, source);
            }
        }
        if !round.compared {
            return;
        }
        let roster = self.roster();
        if round.roster == RosterState::Compared && !round.touched.contains(&roster) {
            self.confirmed.extend(round.known_roster.map(|fingerprint| (roster, fingerprint)));
        }
        for (log, fingerprint) in round.logs {
            if !round.touched.contains(&log) {
                self.confirmed.insert(log, fingerprint);
                self.peer_checks.remove(&log);
            }
        }
        self.rounds += 1;
        out.push(Step::Synchronised);
    }

    /// Tells which feeds of a log are held, or what is left of it when it was dropped.
    pub(super) fn say_vector(&mut self, log: LogId, sealed: bool, source: &dyn Source, out: &mut Vec<Step>) {
        if let Some(round) = &mut self.round {
            round.touched.insert(log);
        }
        self.confirmed.remove(&log);
        let feeds = match source.held(&self.peer, &log) {
            Held::Feeds(feeds) => feeds,
            Held::Nothing => Vec::new(),
            Held::Dropped => return self.queue(log, Job::dropped(sealed)),
        };
        let ranges = vector::index(&self.key, &feeds).first(FLAT, true);
        self.say(&Message::Vector { log: self.name(log), sealed, ranges }, out);
    }

    /// The name of a log on this connection.
    pub(super) fn name(&self, log: LogId) -> Short {
        if log == self.roster() { ROSTER } else { Short::of(self.key.log(&log)) }
    }

    fn serve_whole(&mut self, log: LogId, sealed: bool, source: &dyn Source) {
        match source.held(&self.peer, &log) {
            Held::Feeds(feeds) => {
                let from = feeds.into_iter().map(|state| (state.feed, 0)).collect();
                self.queue(log, Job::feeds(from, sealed));
            }
            Held::Dropped => self.queue(log, Job::dropped(sealed)),
            Held::Nothing => {}
        }
    }

    /// The log that the peer means, of those that this side lists for it. After a round the catalogue is placed anew.
    fn resolve(&mut self, name: Short, source: &dyn Source) -> Result<Option<LogId>, Code> {
        if name == ROSTER {
            let roster = self.roster();
            return Ok(Some(roster));
        }
        if self.round.is_none() {
            self.open_round(false, source);
        }
        let round = self.round.as_mut().ok_or(Code::Malformed)?;
        round.ask(1)?;
        if let Some(log) = round.log(name) {
            return Ok(Some(log));
        }
        // Founded since the catalogue was placed, and pushed.
        let mut logs = source.catalogue(&self.peer).into_iter().map(|(log, _)| log);
        Ok(logs.find(|log| self.name(*log) == name))
    }
}
