//! Plans inviting, admitting, endorsing, accepting, removing, changing the rules, handing over and leaving.

use super::{Context, RuleError, Target, Write, readable, require, require_ahead, require_member};
use crate::card::distinct;
use crate::fact::council::{CharterVoted, HandedOver, PauseVoted, RemovalVoted, RemovalWithdrawn, TakenOver};
use crate::fact::{Accepted, Admitted, Fact, GroupJoined, InviteRevoked, Invited, Left};
use crate::id::{InviteId, LogId, OrgId};
use crate::roster::{InviteStanding, OrgStanding, RuleChange, SPONSORS};
use crate::time::Day;
use crate::view::Stage;
use crate::words::{LogKind, ReaderRule, RemovalReason};

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
    require(!context.standing().paused, RuleError::Paused)?;
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
    let number = next_number(newcomer);
    let own = context.me().org;
    let mut facts: Vec<Fact> = vec![Admitted { org, number, invite: Some(invite) }.into()];
    for group in &found.groups {
        let orgs = standing.groups.get(group);
        if orgs.is_some_and(|orgs| orgs.contains(&own) && !orgs.contains(&org)) {
            facts.push(GroupJoined { group: *group, org }.into());
        }
    }
    Ok(vec![Write { target: Target::Roster, facts, edits: Vec::new(), keep: None }])
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

/// Any member may be one more sponsor of a newcomer whose code the inviter confirmed, and let a former member come
/// back. Who admitted before may do so again when its word alone is not enough any more.
pub(super) fn admit(context: &dyn Context, org: OrgId) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    require(me.mandates.decide, RuleError::NoMandate)?;
    let found = context.standing().orgs.get(&org).ok_or(RuleError::NotFound)?;
    let number = next_number(found);
    match found.stage {
        Stage::Member => return Err(RuleError::AlreadySo),
        Stage::Admitted | Stage::Waiting => {
            require(!found.endorsed_by.contains(&me.org), RuleError::AlreadySo)?;
        }
        Stage::Candidate => require(number > 1 || !found.endorsed_by.is_empty(), RuleError::InviteNotReady)?,
        Stage::Left | Stage::Removed => {}
    }
    Ok(vec![Write::roster(Admitted { org, number, invite: None })])
}

pub(super) fn vote_removal(context: &dyn Context, org: OrgId, reason: RemovalReason) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    let standing = context.standing();
    require(me.mandates.decide, RuleError::NoMandate)?;
    standing.may_vote_against(&me.org, &org)?;
    let number = standing.orgs.get(&org).map_or(1, |found| found.number);
    Ok(vec![Write::roster(RemovalVoted { org, number, reason })])
}

pub(super) fn withdraw_removal(context: &dyn Context, org: OrgId) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    require_voice(context)?;
    require_member(context, &org, RuleError::OtherNotAMember)?;
    let found = context.standing().orgs.get(&org).ok_or(RuleError::OtherNotAMember)?;
    let stands = found.verdicts.as_ref().is_some_and(|verdicts| verdicts.by.contains_key(&me.org));
    require(stands, RuleError::AlreadySo)?;
    Ok(vec![Write::roster(RemovalWithdrawn { org, number: found.number })])
}

pub(super) fn vote_charter(context: &dyn Context, sponsors: u32) -> Result<Vec<Write>, RuleError> {
    require_voice(context)?;
    require(SPONSORS.contains(&sponsors), RuleError::OutOfBounds)?;
    let in_force = context.standing().charter.as_ref().is_some_and(|charter| charter.sponsors == sponsors);
    require_news(context, RuleChange::Sponsors(sponsors), in_force)?;
    Ok(vec![Write::roster(CharterVoted { sponsors })])
}

pub(super) fn vote_pause(context: &dyn Context, on: bool) -> Result<Vec<Write>, RuleError> {
    require_voice(context)?;
    require_news(context, RuleChange::Pause(on), context.standing().paused == on)?;
    Ok(vec![Write::roster(PauseVoted { on })])
}

/// Without a successor the offer is taken back, which is said as handing over to oneself.
pub(super) fn hand_over(context: &dyn Context, to: Option<OrgId>) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    require(me.mandates.decide, RuleError::NoMandate)?;
    let own = context.standing().orgs.get(&me.org).ok_or(RuleError::NotAMember)?;
    match to {
        Some(to) => {
            require(to != me.org, RuleError::OtherNotAMember)?;
            require_member(context, &to, RuleError::OtherNotAMember)?;
            require(!own.offered_to.contains(&to), RuleError::AlreadySo)?;
        }
        None => require(!own.offered_to.is_empty(), RuleError::AlreadySo)?,
    }
    Ok(vec![Write::roster(HandedOver { number: own.number, to: to.unwrap_or(me.org) })])
}

pub(super) fn take_over(context: &dyn Context, from: OrgId) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    require(me.mandates.decide, RuleError::NoMandate)?;
    require(from != me.org, RuleError::OtherNotAMember)?;
    require_member(context, &from, RuleError::OtherNotAMember)?;
    let found = context.standing().orgs.get(&from).ok_or(RuleError::OtherNotAMember)?;
    // Taking over again answers an offer that was made after the first word.
    let asked = found.taken_by.contains(&me.org) && !found.offered_to.contains(&me.org);
    require(!asked, RuleError::AlreadySo)?;
    Ok(vec![Write::roster(TakenOver { org: from, number: found.number })])
}

/// The membership that an admission opens, or that it speaks of while the organisation is on its way.
fn next_number(found: &OrgStanding) -> u32 {
    match found.stage {
        Stage::Left | Stage::Removed => found.number.saturating_add(1),
        Stage::Candidate | Stage::Admitted | Stage::Waiting | Stage::Member => found.number.max(1),
    }
}

fn require_voice(context: &dyn Context) -> Result<(), RuleError> {
    let me = context.me();
    require(me.mandates.decide, RuleError::NoMandate)?;
    require(context.standing().voices().contains(&me.org), RuleError::NoVoice)
}

/// Refuses a word on a rule that says nothing new: for what it asks already, or for what holds while it asks nothing.
fn require_news(context: &dyn Context, change: RuleChange, holds: bool) -> Result<(), RuleError> {
    let me = context.me().org;
    let mut own = context.standing().motions.iter().filter(|motion| motion.by.contains(&me));
    let news = if holds {
        own.any(|motion| std::mem::discriminant(&motion.change) == std::mem::discriminant(&change))
    } else {
        own.all(|motion| motion.change != change)
    };
    require(news, RuleError::AlreadySo)
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
        Stage::Left | Stage::Removed => Err(RuleError::NotAMember),
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
        Stage::Left | Stage::Removed => Err(RuleError::AlreadySo),
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
