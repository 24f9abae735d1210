//! Own scores of sealed rounds: they wait in the own store alone until everybody reveals.
//!
//! What is sealed is committed in one batch with its seal, so there is never a seal without what opens it on this
//! device. It is in no entry, frame, bundle or package. A backup of this copy holds it; a copy that was put back from an
//! earlier one, or another device, does not, and then the organisation did not reveal.

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::fact::Fact;
use wijktafel_model::fact::round::{ScoresRevealed, SealingEnded};
use wijktafel_model::history::Author;
use wijktafel_model::id::{LogId, OrgId};
use wijktafel_model::maturity::sealed::{OwnScores, should_end, should_reveal};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::{OwnScoresView, Row, SealState};

use super::write::Draft;
use super::{CommandError, Made, OpenError, Random, Replica, Step};
use crate::log::Log;
use crate::store::{Reader, Write};

/// What the names of these settings begin with; the round's log follows.
const SETTINGS: &str = "round/";

fn setting(log: LogId) -> String {
    format!("{SETTINGS}{log}")
}

/// The change of the store that keeps own scores.
pub(super) fn kept(log: LogId, own: &OwnScores) -> Write {
    Write::Setting(setting(log), own.to_cbor())
}

/// Reads all own scores that wait.
pub(super) fn read(reader: &dyn Reader) -> Result<Vec<(LogId, OwnScores)>, OpenError> {
    let mut found = Vec::new();
    for name in reader.settings_under(SETTINGS)? {
        let log = name.strip_prefix(SETTINGS).and_then(|log| log.parse().ok()).ok_or(OpenError::Damaged)?;
        if let Some(bytes) = reader.setting(&name)? {
            found.push((log, OwnScores::from_cbor(&bytes).map_err(|_damaged| OpenError::Damaged)?));
        }
    }
    Ok(found)
}

impl Replica {
    /// Own scores that wait on this device, as they are shown to its person.
    pub(super) fn own_scores_view(&self) -> Vec<OwnScoresView> {
        let view = |(round, own): (&LogId, &OwnScores)| OwnScoresView {
            round: *round,
            sealed: own.random.is_some(),
            scores: own.scores.clone(),
        };
        self.own_scores.iter().map(view).collect()
    }

    /// Forgets what waited for a round; nothing of it is left in the files of the store.
    pub(super) fn forget_own_scores(&mut self, log: LogId, step: &mut Step) {
        if self.own_scores.remove(&log).is_some() {
            step.batch.push(Write::Unset(setting(log)));
            step.changed.insert(log);
        }
    }

    /// Ends the sealing when all have sealed, reveals what was sealed here when its time has come, and forgets it then.
    pub(super) fn tend_rounds(
        &mut self,
        reader: &dyn Reader,
        me: &Author,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
        made: &mut Made,
    ) -> Result<(), CommandError> {
        let mut logs: Vec<LogId> = step.changed.iter().chain(self.own_scores.keys()).copied().collect();
        logs.sort_unstable();
        logs.dedup();
        for log in logs {
            let Some(Row::Round(round)) = self.row(log) else { continue };
            if should_end(round, me.org) {
                let ending = SealingEnded { seals: round.named.clone() };
                self.load(log, reader)?;
                if !self.said_end(log, me.org) {
                    self.write_about_round(log, ending.into(), now, random, step, made)?;
                }
            }
            self.reveal(log, reader, me, now, random, step, made)?;
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "the step's context is passed on whole")]
    fn reveal(
        &mut self,
        log: LogId,
        reader: &dyn Reader,
        me: &Author,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
        made: &mut Made,
    ) -> Result<(), CommandError> {
        let Some(own) = self.own_scores.get(&log).cloned() else { return Ok(()) };
        let seal = own.seal(self.network, log, me.org);
        let Some(Row::Round(round)) = self.row(log) else { return Ok(()) };
        if should_reveal(round, me.org, seal) {
            let ending = SealingEnded { seals: round.named.clone() };
            let Some(random_bytes) = own.random else { return Ok(()) };
            let revealed = Fact::from(ScoresRevealed { random: random_bytes, scores: own.scores });
            self.load(log, reader)?;
            // What does not count, on a branch for instance, is not said again: two machines would do so without end.
            if self.has_said(log, &revealed) {
                return Ok(());
            }
            if !self.said_end(log, me.org) {
                self.write_about_round(log, ending.into(), now, random, step, made)?;
            }
            self.write_about_round(log, revealed, now, random, step, made)?;
        }
        let Some(Row::Round(round)) = self.row(log) else { return Ok(()) };
        let done = |own: &wijktafel_model::view::SealView| own.org == me.org && own.state == SealState::Revealed;
        if round.seals.iter().any(done) {
            self.forget_own_scores(log, step);
        }
        Ok(())
    }

    fn write_about_round(
        &mut self,
        log: LogId,
        fact: Fact,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
        made: &mut Made,
    ) -> Result<(), CommandError> {
        self.write_log(log, Draft { facts: vec![fact], edits: Vec::new() }, now, random, step, made)?;
        self.refresh(log, step);
        Ok(())
    }

    /// Whether an organisation has ended the sealing of a round, whatever became of its word.
    fn said_end(&self, log: LogId, org: OrgId) -> bool {
        let own = self.log(log).into_iter().flat_map(Log::items).filter(|item| item.author.org == org);
        own.flat_map(|item| &item.statements).any(|one| matches!(one.fact.known(), Fact::SealingEnded(_)))
    }
}
