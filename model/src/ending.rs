//! When a log ends: its bodies and keys are dropped, a tombstone stays.

use std::collections::BTreeSet;

use crate::agreement;
use crate::fact::Fact;
use crate::history::{History, founder, said};
use crate::id::{LogId, OrgId};
use crate::words::{DropReason, LogKind};

/// How many organisations must say that a retention date has passed: one wrong clock destroys nothing.
pub const WITNESSES: usize = 2;

/// Whether what was said in a log ends it.
///
/// The organisation that founded it may withdraw it or call it a mistake. That a case's retention date has passed, or
/// that a case of another was a mistake, two organisations must say, each by its own clock and word. A story ends by the
/// word of any reader that it is withdrawn: the resident tells that to whomever they know. The roster and the network's
/// own log never end, nor does an agreement that ever was in force: it belongs to all who signed.
pub fn is_dropped(kind: LogKind, log: LogId, history: &dyn History) -> bool {
    let drops = said(history, |record| match record.fact.known() {
        Fact::Dropped(dropped) => Some((dropped.reason, record.author.org)),
        _ => None,
    });
    if drops.is_empty() || !may_end(kind) {
        return false;
    }
    let founder = founder(history);
    let by_founder = drops.iter().any(|one| one.what.0 != DropReason::RetentionPassed && Some(one.what.1) == founder);
    let agreed = |reason| {
        let orgs: BTreeSet<OrgId> = drops.iter().filter(|one| one.what.0 == reason).map(|one| one.what.1).collect();
        orgs.len() >= WITNESSES
    };
    let is_case = matches!(kind, LogKind::Case | LogKind::Circle);
    let taken_back = kind == LogKind::Story && drops.iter().any(|one| one.what.0 == DropReason::Withdrawn);
    let ends =
        by_founder || taken_back || (is_case && (agreed(DropReason::RetentionPassed) || agreed(DropReason::Mistake)));
    ends && (kind != LogKind::Agreement || agreement::ever_in_force(log, history).is_empty())
}

/// Whether a log of this kind can end at all.
pub const fn may_end(kind: LogKind) -> bool {
    !matches!(kind, LogKind::Roster | LogKind::Network)
}
