//! Which voices are not heard yet in the discussion of a case: kinds of partners at the table that gave no idea. It says
//! nothing about people, and compares nobody.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::id::{LogId, OrgId};
use crate::meeting::{clocks, present};
use crate::view::circle::CaseMode;
use crate::view::meeting::{MeetingState, MeetingView};
use crate::view::{CaseView, OrganisationView, Snapshot, Stage, TipView};
use crate::words::{Formality, OrgKind};

/// A voice at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// All formal, or all informal partners.
    Partners(Formality),
    /// Partners of one kind.
    Kind(OrgKind),
}

/// What was heard in a discussion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Voices {
    /// Who was not heard yet; empty too while nobody was.
    pub unheard: Vec<Voice>,
    /// Ideas in the matrix.
    pub ideas: usize,
    /// Of those, ideas that informal partners gave; none where no informal partner sits at the table or gave any.
    pub informal: Option<usize>,
}

/// The voices of a case that is open in full. Whoever is at the meeting where it is discussed now sits at the table; else
/// everybody who reads the case does.
pub fn voices(s: &Snapshot, case: &CaseView) -> Voices {
    of(&s.network.organisations, &at_table(s, case), &case.tips)
}

/// The meeting that goes on with a case on its agenda: rather one with a clock on that case.
pub fn discussed_at(s: &Snapshot, case: LogId) -> Option<&MeetingView> {
    let running = || s.meetings.iter().filter(|one| one.state == MeetingState::Running);
    let items = |one: &MeetingView| -> Vec<_> {
        one.agenda.iter().filter(|item| item.case == Some(case)).map(|item| item.item).collect()
    };
    let by_clock = running().find(|one| {
        let items = items(one);
        clocks(one).iter().any(|clock| items.contains(&clock.item))
    });
    by_clock.or_else(|| running().find(|one| !items(one).is_empty()))
}

fn at_table(s: &Snapshot, case: &CaseView) -> BTreeSet<OrgId> {
    let there = discussed_at(s, case.row.log).map(present).unwrap_or_default();
    if !there.is_empty() {
        return there;
    }
    let reads: BTreeSet<OrgId> = match case.row.mode {
        CaseMode::Circle => case.row.readers.iter().map(|reader| reader.org).collect(),
        CaseMode::Learning => {
            let table = s.network.tables.iter().find(|table| Some(table.log) == case.row.table);
            table.map(|table| table.orgs.iter().copied().collect()).unwrap_or_default()
        }
    };
    let members = s.network.organisations.iter().filter(|org| org.stage == Stage::Member).map(|org| org.org);
    members.filter(|org| reads.contains(org)).collect()
}

/// The voices of organisations that sit at a table, by the ideas that were given there. An idea that was archived was
/// heard; it is not counted.
pub fn of(organisations: &[OrganisationView], there: &BTreeSet<OrgId>, tips: &[TipView]) -> Voices {
    let given: BTreeSet<OrgId> = tips.iter().map(|tip| tip.by).collect();
    let at_table: Vec<&OrganisationView> = organisations.iter().filter(|org| there.contains(&org.org)).collect();
    let missed = |fits: &dyn Fn(&OrganisationView) -> bool| {
        let heard = organisations.iter().any(|org| given.contains(&org.org) && fits(org));
        at_table.iter().any(|org| fits(org)) && !heard
    };
    let silent = |formality: Formality| missed(&|org| org.formality == formality);
    let sides = [Formality::Informal, Formality::Formal].into_iter().filter(|formality| silent(*formality));
    // Of a side that was not heard at all, the side is named and not its kinds.
    let kinds = OrgKind::ALL.iter().copied().filter(|kind| missed(&|org| org.kind == *kind && !silent(org.formality)));
    let all = sides.map(Voice::Partners).chain(kinds.map(Voice::Kind));
    let unheard = if given.is_empty() { Vec::new() } else { all.collect() };
    let informal = |org: OrgId| organisations.iter().any(|one| one.org == org && one.formality == Formality::Informal);
    let live: Vec<&TipView> = tips.iter().filter(|tip| !tip.archived).collect();
    let of_informal = live.iter().filter(|tip| informal(tip.by)).count();
    let asked = of_informal > 0 || there.iter().any(|org| informal(*org));
    Voices { unheard, ideas: live.len(), informal: asked.then_some(of_informal) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::FactId;
    use crate::view::MembershipView;

    fn org(n: u8, kind: OrgKind, formality: Formality) -> OrganisationView {
        OrganisationView {
            org: OrgId([n; 16]),
            name: None,
            code: "AB".to_owned(),
            colour: 0,
            kind,
            formality,
            areas: vec![],
            offers: None,
            stage: Stage::Member,
            voice: true,
            number: 1,
            endorsed_by: vec![],
            received_by: vec![],
            own: false,
            card: None,
            gaps: vec![],
            contacts: vec![],
            membership: MembershipView::default(),
        }
    }

    fn table() -> Vec<OrganisationView> {
        vec![
            org(1, OrgKind::Municipality, Formality::Formal),
            org(2, OrgKind::Welfare, Formality::Formal),
            org(3, OrgKind::Civic, Formality::Informal),
            org(4, OrgKind::Civic, Formality::Informal),
            org(5, OrgKind::Housing, Formality::Formal),
        ]
    }

    fn tip(n: u8, by: u8, archived: bool) -> TipView {
        TipView { tip: FactId([n; 16]), by: OrgId([by; 16]), versions: vec![], reports: vec![], archived }
    }

    fn said(there: &[u8], tips: &[TipView]) -> Voices {
        of(&table(), &there.iter().map(|n| OrgId([*n; 16])).collect(), tips)
    }

    #[test]
    fn nobody_is_missed_before_anybody_spoke() {
        let voices = said(&[1, 2, 3], &[]);
        assert_eq!(voices, Voices { unheard: vec![], ideas: 0, informal: Some(0) });
    }

    #[test]
    fn a_side_that_was_not_heard_is_named_once_and_else_each_kind() {
        let voices = said(&[1, 2, 3, 4], &[tip(1, 2, false), tip(2, 2, false)]);
        let missed = [Voice::Partners(Formality::Informal), Voice::Kind(OrgKind::Municipality)];
        assert_eq!(voices.unheard, missed, "both informal partners are one voice that is missed");
        assert_eq!((voices.ideas, voices.informal), (2, Some(0)));
    }

    #[test]
    fn one_of_a_kind_speaks_for_that_kind_also_from_elsewhere() {
        let voices = said(&[2, 3], &[tip(1, 4, false), tip(2, 2, false)]);
        assert_eq!(voices.unheard, []);
        assert_eq!(voices.informal, Some(1));
    }

    #[test]
    fn who_is_not_at_the_table_is_not_missed() {
        let voices = said(&[2], &[tip(1, 2, false)]);
        assert_eq!(voices.unheard, []);
        assert_eq!(voices.informal, None, "nobody informal is there to speak of");
    }

    #[test]
    fn an_archived_idea_was_heard_and_is_not_counted() {
        let voices = said(&[1, 3], &[tip(1, 3, true), tip(2, 1, false)]);
        assert_eq!(voices, Voices { unheard: vec![], ideas: 1, informal: Some(0) });
    }
}
