//! The inbox of plans: what lies before an organisation, in the cases that the reader may read, and what it laid before
//! others.
//!
//! A circle case that the reader may not read is in no snapshot, so nothing of it is here.

use crate::id::OrgId;
use crate::view::inbox::{LaidRow, RequestState};
use crate::view::{CaseRow, Snapshot};

/// A request with the case it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'s> {
    /// The case.
    pub case: &'s CaseRow,
    /// The solution, and before whom it lies.
    pub laid: &'s LaidRow,
    /// Where it stands today.
    pub state: RequestState,
}

/// What lies before an organisation: what is past its day first, then what waits longest.
pub fn before(s: &Snapshot, org: OrgId) -> Vec<Request<'_>> {
    requests(s, |laid| laid.laid.org == org)
}

/// What an organisation laid before others, in the same order.
pub fn by(s: &Snapshot, org: OrgId) -> Vec<Request<'_>> {
    requests(s, |laid| laid.laid.by == org && laid.laid.org != org)
}

/// Whether what lies before the reader's organisation is the reader's to answer: a fixed contact's, or everybody's where
/// there is none.
pub fn is_for_reader(s: &Snapshot) -> bool {
    let Some(me) = s.network.me else { return false };
    let own = s.network.organisations.iter().find(|one| one.org == me.org);
    own.is_some_and(|own| own.contacts.is_empty() || own.contacts.contains(&me.person))
}

fn requests<'s>(s: &'s Snapshot, fits: impl Fn(&LaidRow) -> bool) -> Vec<Request<'s>> {
    let open = s.cases.iter().filter(|case| crate::breakthrough::is_open(case.state));
    let all = open.flat_map(|case| case.plan.laid.iter().map(move |laid| (case, laid)));
    let request = |(case, laid): (_, &'s LaidRow)| Request { case, laid, state: laid.state(s.today) };
    let mut list: Vec<Request<'s>> = all.filter(|(_, laid)| fits(laid)).map(request).collect();
    list.sort_by_key(|one| (one.state, one.laid.promised.last().copied(), one.laid.laid.at, one.laid.solution));
    list
}

#[cfg(test)]
mod tests;
