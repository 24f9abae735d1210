//! Plans which blind peers an organisation offers.

use super::{Context, RuleError, Write, require};
use crate::fact::blind::{ADDRESSES_MAX, BlindPeerAdded, BlindPeerEnded, PEERS_OF_ONE_MAX};
use crate::id::{DeviceId, LogId};
use crate::view::Row;
use crate::view::blind::BlindPeer;
use crate::words::Line;

/// Whoever administers decides where the organisation's sealed entries are kept.
pub(super) fn add(context: &dyn Context, endpoint: DeviceId, addresses: &[Line]) -> Result<Vec<Write>, RuleError> {
    require(context.me().mandates.administer, RuleError::NoMandate)?;
    require((1..=ADDRESSES_MAX).contains(&addresses.len()), RuleError::OutOfBounds)?;
    // A device that reads is no blind peer.
    require(!context.standing().devices.contains_key(&endpoint), RuleError::WrongKind)?;
    let (log, offered) = offered(context)?;
    let own = offered.iter().find(|peer| peer.endpoint == endpoint && peer.org == context.me().org);
    let same = own.is_some_and(|peer| peer.addresses.iter().map(String::as_str).eq(addresses.iter().map(Line::as_str)));
    require(!same, RuleError::AlreadySo)?;
    let of_own = offered.iter().filter(|peer| peer.org == context.me().org).count();
    require(own.is_some() || of_own < PEERS_OF_ONE_MAX, RuleError::OutOfBounds)?;
    Ok(vec![Write::log(log, BlindPeerAdded { endpoint, addresses: addresses.to_vec() })])
}

pub(super) fn end(context: &dyn Context, endpoint: DeviceId) -> Result<Vec<Write>, RuleError> {
    require(context.me().mandates.administer, RuleError::NoMandate)?;
    let (log, offered) = offered(context)?;
    let found = offered.iter().filter(|peer| peer.endpoint == endpoint).collect::<Vec<_>>();
    require(!found.is_empty(), RuleError::NotFound)?;
    require(found.iter().any(|peer| peer.org == context.me().org), RuleError::NotYours)?;
    Ok(vec![Write::log(log, BlindPeerEnded { endpoint })])
}

/// The network's own log, and what members offer there.
fn offered(context: &dyn Context) -> Result<(LogId, Vec<BlindPeer>), RuleError> {
    let rows = context.rows();
    let found = rows.into_iter().find_map(|(log, row)| match row {
        Row::Network { blind_peers, .. } => Some((log, blind_peers)),
        _ => None,
    });
    let (log, peers) = found.ok_or(RuleError::NotFound)?;
    let of_members = peers.iter().filter(|peer| context.standing().is_member(&peer.org));
    Ok((log, of_members.cloned().collect()))
}

#[cfg(test)]
mod tests;
