//! Plans inviting, admitting, endorsing, accepting and leaving.

use super::{Context, RuleError, Target, Write, readable, require, require_ahead, require_member};
use crate::card::distinct;
use crate::fact::{Accepted, Admitted, Fact, GroupJoined, InviteRevoked, Invited, Left};
use crate::id::{InviteId, LogId, OrgId};
use crate::roster::InviteStanding;
use crate::time::Day;
use crate::view::Stage;
use crate::words::{LogKind, ReaderRule};

/// The most groups one invitation lets a newcomer into.
const GROUPS_MAX: usize = 64;

pub(super) fn invite(
    context: &dyn Context,
    invite: InviteId,
    expires: Option<Day>,
    tables: &[LogId],
) -> Result<Vec<Write>, RuleError> {
    require(context.me().mandates.decide, RuleError::NoMandate)?;
    require_ahead(context, expires)?;
    require(!context.standing().invites.contains_key(&invite), RuleError::AlreadySo)?;
    let mut groups = Vec::new();
    for table in tables {
        // A table that every member reads needs no group.
        if let ReaderRule::Group(group) = readable(context, *table, LogKind::Table)? {
            groups.push(group);
        }
    }
    let groups = distinct(&groups);
    require(groups.len() <= GROUPS_MAX, RuleError::OutOfBounds)?;
    Ok(vec![Write::roster(Invited { invite, expires, groups })])
}

pub(super) fn revoke_invite(context: &dyn Context, invite: InviteId) -> Result<Vec<Write>, RuleError> {
    let found = own_invite(context, invite)?;
    require(!found.revoked, RuleError::AlreadySo)?;
    Ok(vec![Write::roster(InviteRevoked { invite })])
}

pub(super) fn confirm_invite(context: &dyn Context, invite: InviteId) -> Result<Vec<Write>, RuleError> {
    let found = own_invite(context, invite)?;
    let standing = context.standing();
    require(!found.confirmed, RuleError::AlreadySo)?;
    require(!found.revoked, RuleError::InviteRevoked)?;
    require(found.expires.is_none_or(|day| day >= context.today()), RuleError::InviteExpired)?;
    let org = match found.redeemed_by.as_slice() {
        [only] => *only,
        [] => return Err(RuleError::InviteNotReady),
        _ => return Err(RuleError::InviteUsedTwice),
    };
    let newcomer = standing.orgs.get(&org).ok_or(RuleError::InviteNotReady)?;
    require(newcomer.stage != Stage::Member, RuleError::AlreadySo)?;
    let number = if newcomer.stage == Stage::Left { newcomer.number.saturating_add(1) } else { newcomer.number.max(1) };
    let own = context.me().org;
    let mut facts: Vec<Fact> = vec![Admitted { org, number, invite: Some(invite) }.into()];
    for group in &found.groups {
        let orgs = standing.groups.get(group);
        if orgs.is_some_and(|orgs| orgs.contains(&own) && !orgs.contains(&org)) {
            facts.push(GroupJoined { group: *group, org }.into());
        }
    }
    Ok(vec![Write { target: Target::Roster, facts, edits: Vec::new() }])
}

pub(super) fn endorse(context: &dyn Context, org: OrgId) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    let standing = context.standing();
    require(me.mandates.decide, RuleError::NoMandate)?;
    require(org != me.org, RuleError::AlreadySo)?;
    require_member(context, &org, RuleError::OtherNotAMember)?;
    require(standing.voices().contains(&me.org), RuleError::NoVoice)?;
    let found = standing.orgs.get(&org).ok_or(RuleError::OtherNotAMember)?;
    require(!found.endorsed_by.contains(&me.org), RuleError::AlreadySo)?;
    Ok(vec![Write::roster(Admitted { org, number: found.number, invite: None })])
}

pub(super) fn accept(context: &dyn Context) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    let own = context.standing().orgs.get(&me.org).ok_or(RuleError::NotAMember)?;
    match own.stage {
        Stage::Admitted => {
            require(me.mandates.decide, RuleError::NoMandate)?;
            Ok(vec![Write::roster(Accepted { number: own.number })])
        }
        Stage::Waiting | Stage::Member => Err(RuleError::AlreadySo),
        Stage::Candidate => Err(RuleError::InviteNotReady),
        Stage::Left => Err(RuleError::NotAMember),
    }
}

/// Leaving needs nobody else: also what was only admitted, or waits to be received, may go.
pub(super) fn leave(context: &dyn Context) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    let own = context.standing().orgs.get(&me.org).ok_or(RuleError::NotAMember)?;
    match own.stage {
        Stage::Admitted | Stage::Waiting | Stage::Member => {
            require(me.mandates.decide, RuleError::NoMandate)?;
            Ok(vec![Write::roster(Left { number: own.number })])
        }
        Stage::Left => Err(RuleError::AlreadySo),
        Stage::Candidate => Err(RuleError::NotAMember),
    }
}

fn own_invite(context: &dyn Context, invite: InviteId) -> Result<&InviteStanding, RuleError> {
    let me = context.me();
    let found = context.standing().invites.get(&invite).ok_or(RuleError::NotFound)?;
    require(found.by == me.org, RuleError::NotYours)?;
    require(me.mandates.decide, RuleError::NoMandate)?;
    Ok(found)
}
