//! Plans tables and who reads them.

use std::collections::BTreeSet;

use super::{Context, RuleError, Write, readable, require, require_member};
use crate::fact::{GroupFounded, GroupJoined, GroupLeft, TableDescribed};
use crate::id::{GroupId, LogId, OrgId};
use crate::words::{LogKind, ReaderRule};

/// `readers`: the organisations that read it besides the own, under a fresh group id; absent: every member.
pub(super) fn open(
    context: &dyn Context,
    table: TableDescribed,
    readers: Option<(&[OrgId], GroupId)>,
) -> Result<Vec<Write>, RuleError> {
    let Some((orgs, group)) = readers else {
        return Ok(vec![Write::new(LogKind::Table, ReaderRule::Members, table)]);
    };
    let mut orgs: BTreeSet<OrgId> = orgs.iter().copied().collect();
    orgs.insert(context.me().org);
    for org in &orgs {
        require_member(context, org, RuleError::OtherNotAMember)?;
    }
    Ok(vec![
        Write::roster(GroupFounded { group, orgs: orgs.into_iter().collect() }),
        Write::new(LogKind::Table, ReaderRule::Group(group), table),
    ])
}

pub(super) fn describe(context: &dyn Context, log: LogId, table: TableDescribed) -> Result<Vec<Write>, RuleError> {
    readable(context, log, LogKind::Table)?;
    Ok(vec![Write::log(log, table)])
}

pub(super) fn let_in(context: &dyn Context, table: LogId, org: OrgId) -> Result<Vec<Write>, RuleError> {
    let group = group_of(context, table)?;
    require_member(context, &org, RuleError::OtherNotAMember)?;
    let orgs = context.standing().groups.get(&group).ok_or(RuleError::NotFound)?;
    require(!orgs.contains(&org), RuleError::AlreadySo)?;
    Ok(vec![Write::roster(GroupJoined { group, org })])
}

pub(super) fn leave(context: &dyn Context, table: LogId) -> Result<Vec<Write>, RuleError> {
    let group = group_of(context, table)?;
    Ok(vec![Write::roster(GroupLeft { group })])
}

fn group_of(context: &dyn Context, table: LogId) -> Result<GroupId, RuleError> {
    match readable(context, table, LogKind::Table)? {
        ReaderRule::Group(group) => Ok(group),
        ReaderRule::Members | ReaderRule::Own => Err(RuleError::ReadByAll),
    }
}
