//! What there is to celebrate at the end of a season. Derived and never counted: neither by person nor by partner.

use crate::reflection::period;
use crate::view::circle::CaseMode;
use crate::view::experiment::ExperimentState;
use crate::view::learning::{Celebrated, Celebration};
use crate::view::{CaseRow, CaseState, RoundState, RoundView, SeasonView, Snapshot};
use crate::words::ReaderRule;
use crate::words::experiment::ExperimentOutcome;

/// What there is to celebrate of a season, by kind and then by day. Only what every member reads: it is read out at a
/// feast.
pub fn celebrations(s: &Snapshot, season: &SeasonView) -> Vec<Celebration> {
    let (first, last) = period(season, s.today);
    let mut all: Vec<Celebration> = cases(s).chain(experiments(s)).chain(phases(s)).collect();
    all.retain(|one| first <= one.on && one.on <= last);
    all.extend(season.superfluous.iter().map(|one| Celebration {
        what: Celebrated::Superfluous { season: season.log, text: one.text.clone() },
        on: one.at.day(),
    }));
    all.sort_by(|one, other| (&one.what, one.on).cmp(&(&other.what, other.on)));
    all
}

/// Cases of which the resident said last that it helped.
fn cases(s: &Snapshot) -> impl Iterator<Item = Celebration> {
    let by_all = |row: &&CaseRow| {
        let mut tables = s.network.tables.iter();
        tables.any(|table| Some(table.log) == row.table && table.readers == ReaderRule::Members)
    };
    let stands = |row: &&CaseRow| row.mode == CaseMode::Learning && row.state != CaseState::Withdrawn && !row.hidden;
    let rows = s.cases.iter().filter(stands).filter(by_all);
    rows.filter_map(|row| Some(Celebration { what: Celebrated::Case { case: row.log }, on: row.helped? }))
}

fn experiments(s: &Snapshot) -> impl Iterator<Item = Celebration> {
    let agreed = s.experiments.iter().filter(|one| one.state(s.today) == ExperimentState::Agreed);
    agreed.filter_map(|one| {
        let word = one.judgements.iter().find(|word| word.outcome == ExperimentOutcome::Agreed)?;
        let what = Celebrated::Experiment { experiment: one.log, agreement: word.agreement };
        Some(Celebration { what, on: word.at.day() })
    })
}

/// Phases of settled rounds that no settled round before had reached. The first phase is where every network begins.
fn phases(s: &Snapshot) -> impl Iterator<Item = Celebration> {
    let settled = |round: &&RoundView| matches!(round.state(), RoundState::Discussed | RoundState::Fixed);
    let mut furthest = 1;
    s.rounds.iter().filter(settled).filter_map(move |round| {
        let phase = round.phase.filter(|phase| *phase > furthest)?;
        furthest = phase;
        let place = usize::try_from(phase).ok()?.checked_sub(1)?;
        let name = round.model.phases.get(place).map(ToString::to_string);
        Some(Celebration { what: Celebrated::Phase { round: round.log, phase, name }, on: round.at.day() })
    })
}

#[cfg(test)]
mod tests;
