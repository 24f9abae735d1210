//! Plans announcing that one leaves, and dropping a log.

use super::{Context, RuleError, Target, Write, any_readable, require, require_ahead, text};
use crate::agreement;
use crate::ending::may_end;
use crate::fact::departure::{DepartureAnnounced, DepartureCalledOff};
use crate::fact::{Dropped, Fact};
use crate::history::founder;
use crate::id::LogId;
use crate::time::Day;
use crate::view::{DepartureView, Row};
use crate::words::{DropReason, LogKind, Prose, ReaderRule, TextField};

/// Announcing again changes the day, the reason and the harvest of the same departure; after it was called off, only the
/// harvest is what it was.
pub(super) fn announce(
    context: &dyn Context,
    on: Option<Day>,
    reason: Option<&Prose>,
    harvest: &str,
) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    require(me.mandates.decide, RuleError::NoMandate)?;
    require_ahead(context, on)?;
    let earlier = own(context);
    let new = Target::New { kind: LogKind::Departure, readers: ReaderRule::Members };
    let target = earlier.map_or(new, |departure| Target::Log(departure.log));
    let known = earlier.map_or("", |departure| departure.harvest.as_str());
    let edits = if harvest.is_empty() { Vec::new() } else { text::replace(TextField::Harvest, known, harvest)? };
    let stands = earlier.filter(|departure| !departure.called_off);
    let on = on.or_else(|| stands?.on);
    let reason = reason.cloned().or_else(|| Prose::new(stands?.reason.as_deref()?).ok());
    let announced = DepartureAnnounced { org: me.org, on, reason };
    Ok(vec![Write { target, facts: vec![announced.into()], edits, keep: None }])
}

/// Staying after all needs the mandate that announcing needs.
pub(super) fn call_off(context: &dyn Context) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    require(me.mandates.decide, RuleError::NoMandate)?;
    let earlier = own(context).ok_or(RuleError::NotFound)?;
    require(!earlier.called_off, RuleError::AlreadySo)?;
    Ok(vec![Write::log(earlier.log, DepartureCalledOff { org: me.org })])
}

/// The own departure, called off or not.
fn own(context: &dyn Context) -> Option<&DepartureView> {
    let own = context.me().org;
    context.rows().into_iter().find_map(|(_, row)| match row {
        Row::Departure(departure) if departure.org == own => Some(departure),
        _ => None,
    })
}

/// Its founder may drop a log, and any reader a story whose resident takes the word back; once its day has passed, whoever reads it may say so, and two that do end it.
pub(super) fn drop_log(context: &dyn Context, log: LogId, reason: DropReason) -> Result<Vec<Write>, RuleError> {
    let own = context.me().org;
    let (kind, _) = any_readable(context, log)?;
    require(may_end(kind), RuleError::WrongKind)?;
    let history = context.history(log).ok_or(RuleError::NotFound)?;
    if reason == DropReason::RetentionPassed {
        let Some(Row::Case(row)) = context.row(log) else { return Err(RuleError::WrongKind) };
        require(row.retain_until < context.today(), RuleError::BadDay)?;
    } else {
        // What somebody else called back, a second organisation may drop with it.
        let recalled = matches!(kind, LogKind::Case | LogKind::Circle)
            && history.facts().iter().any(|record| *record.fact.known() == Fact::Dropped(Dropped { reason }));
        let second = reason == DropReason::Mistake && recalled;
        let taken_back = kind == LogKind::Story && reason == DropReason::Withdrawn;
        require(second || taken_back || founder(history) == Some(own), RuleError::NotYours)?;
    }
    require(kind != LogKind::Agreement || agreement::ever_in_force(log, history).is_empty(), RuleError::InForce)?;
    let said = history
        .facts()
        .iter()
        .any(|record| record.author.org == own && *record.fact.known() == Fact::Dropped(Dropped { reason }));
    require(!said, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, Dropped { reason })])
}
