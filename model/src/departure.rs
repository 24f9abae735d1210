//! Leaving: what an organisation announces, and what its going leaves behind.

use crate::fact::Fact;
use crate::history::{History, founder, said, shown};
use crate::id::{LogId, OrgId};
use crate::view::{AgreementState, CaseState, ConsequencesView, DepartureView, OpenAction, Snapshot, Stage, Texts};
use crate::words::TextField;

/// An announced departure; `None` before the organisation itself announced it.
pub fn derive(log: LogId, history: &dyn History, texts: &Texts) -> Option<DepartureView> {
    let own = founder(history)?;
    let words = said(history, |record| match record.fact.known() {
        Fact::DepartureAnnounced(announced) if announced.org == own && record.author.org == own => Some(announced),
        _ => None,
    });
    let announced = shown(history, &words)?.what;
    let off = said(history, |record| match record.fact.known() {
        Fact::DepartureCalledOff(off) if off.org == own && record.author.org == own => Some(()),
        _ => None,
    });
    // An announcement written apart from it stands: the others then know where they are.
    let called_off = off.iter().any(|off| words.iter().all(|word| history.precedes(word.place, off.place)));
    Some(DepartureView {
        log,
        org: own,
        on: announced.on,
        reason: announced.reason.as_ref().map(ToString::to_string),
        harvest: texts.get(&TextField::Harvest).cloned().unwrap_or_default(),
        called_off,
    })
}

/// What `org` leaves behind when it goes now, as far as this replica can read.
pub fn consequences(snapshot: &Snapshot, org: OrgId) -> ConsequencesView {
    let open = |state: CaseState| !matches!(state, CaseState::Closed | CaseState::Withdrawn);
    let holds = |state: AgreementState| matches!(state, AgreementState::InForce | AgreementState::Disputed);
    let alone = |owners: &[OrgId]| owners == [org];
    let actions = snapshot.seasons.iter().flat_map(|season| season.actions.iter().map(|action| (season.log, action)));
    let members = snapshot.network.organisations.iter().filter(|other| other.stage == Stage::Member);
    ConsequencesView {
        org,
        actions: actions
            .filter(|(_, action)| !action.done && alone(&action.owners))
            .map(|(season, action)| OpenAction { season, action: action.clone() })
            .collect(),
        cases: snapshot.cases.iter().filter(|case| case.by == org && open(case.state)).cloned().collect(),
        agreements: snapshot
            .agreements
            .iter()
            .filter(|agreement| holds(agreement.state) && agreement.signed_by.contains(&org))
            .cloned()
            .collect(),
        lessons: snapshot.lessons.iter().filter(|lesson| alone(&lesson.owners)).cloned().collect(),
        last: members.map(|other| other.org).all(|other| other == org),
    }
}

#[cfg(test)]
mod tests;
