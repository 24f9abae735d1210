//! Cases that are about the same life areas: what was tried elsewhere may help here.

use super::circle::CaseMode;
use super::{CaseRow, CaseState, Snapshot};
use crate::words::LifeArea;

/// At most so many are offered: more are no help.
const SIMILAR_MAX: usize = 5;

impl Snapshot {
    /// Learning cases that share life areas with this one, and those areas: first what shares most, then what was
    /// reported back on, then what changed last. Withdrawn and hidden cases are no help, and "other" is no likeness.
    pub fn similar(&self, case: &CaseRow) -> Vec<(&CaseRow, Vec<LifeArea>)> {
        let shared = |other: &CaseRow| -> Vec<LifeArea> {
            let both = |area: &LifeArea| *area != LifeArea::Other && other.areas.contains(area);
            case.areas.iter().copied().filter(both).collect()
        };
        let helps = |other: &&CaseRow| {
            let open = other.mode == CaseMode::Learning && other.state != CaseState::Withdrawn && !other.hidden;
            open && other.log != case.log
        };
        let mut found: Vec<(&CaseRow, Vec<LifeArea>)> =
            self.cases.iter().filter(helps).map(|other| (other, shared(other))).collect();
        found.retain(|(_, areas)| !areas.is_empty());
        found.sort_by_key(|(other, areas)| {
            (std::cmp::Reverse((areas.len(), other.reported > 0, other.changed)), other.log)
        });
        found.truncate(SIMILAR_MAX);
        found
    }
}
