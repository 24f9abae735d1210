//! The network's name, region and purpose, and the blind peers its members offer.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::Fact;
use crate::fact::blind::{ADDRESSES_MAX, PEERS_MAX, PEERS_OF_ONE_MAX};
use crate::history::{History, Said, last, said, shown};
use crate::id::{DeviceId, OrgId};
use crate::roster::Standing;
use crate::view::blind::BlindPeer;
use crate::view::{Row, Texts};
use crate::words::{Line, TextField};
use crate::{budget, escalation, steps, successor};

/// A blind peer's addresses, or that it is offered no longer.
type Word<'a> = Said<'a, Option<&'a [Line]>>;

/// The row of the network's own log; `None` before it has a name.
pub fn derive(history: &dyn History, texts: &Texts) -> Option<Row> {
    let names = said(history, |record| match record.fact.known() {
        Fact::NetworkNamed(named) => Some(named),
        _ => None,
    });
    let named = shown(history, &names)?.what;
    Some(Row::Network {
        name: named.name.to_string(),
        region: named.region.as_ref().map(ToString::to_string),
        continues: successor::origin(history),
        purpose: texts.get(&TextField::Purpose).cloned().unwrap_or_default(),
        blind_peers: blind_peers(history),
        templates: steps::templates(history),
        budgets: budget::budgets(history),
        ladders: escalation::ladders(history),
    })
}

/// The blind peers that present members offer, the longest offered first; each once, of one
/// organisation at most [`PEERS_OF_ONE_MAX`], and [`PEERS_MAX`] in all.
pub fn offered<'a>(rows: impl Iterator<Item = &'a Row>, standing: &Standing) -> Vec<BlindPeer> {
    let said = rows.filter_map(|row| match row {
        Row::Network { blind_peers, .. } => Some(blind_peers),
        _ => None,
    });
    let mut offered: Vec<BlindPeer> = said.flatten().filter(|peer| standing.is_member(&peer.org)).cloned().collect();
    offered.sort_by_key(|peer| (peer.at, peer.endpoint, peer.org));
    let (mut seen, mut of_org) = (BTreeSet::new(), BTreeMap::<OrgId, usize>::new());
    offered.retain(|peer| {
        let count = of_org.entry(peer.org).or_default();
        let room = *count < PEERS_OF_ONE_MAX && seen.insert(peer.endpoint);
        *count += usize::from(room);
        room
    });
    offered.truncate(PEERS_MAX);
    offered
}

/// The word of each organisation's administrators about each blind peer: the causally latest counts, and of two written
/// apart that which ends it.
fn blind_peers(history: &dyn History) -> Vec<BlindPeer> {
    let mut words: BTreeMap<(DeviceId, OrgId), Vec<Word<'_>>> = BTreeMap::new();
    let all = said(history, |record| match record.fact.known() {
        Fact::BlindPeerAdded(added) => Some((added.endpoint, Some(added.addresses.as_slice()))),
        Fact::BlindPeerEnded(ended) => Some((ended.endpoint, None)),
        _ => None,
    });
    for Said { place, record, what: (endpoint, what) } in all {
        if !record.author.mandates.administer {
            continue;
        }
        words.entry((endpoint, record.author.org)).or_default().push(Said { place, record, what });
    }
    let of_one = |((endpoint, org), words): (&(DeviceId, OrgId), &Vec<Word<'_>>)| {
        let stands = last(history, words).iter().all(|one| one.what.is_some());
        let one = shown(history, words).filter(|_| stands)?;
        let addresses = one.what?.iter().take(ADDRESSES_MAX).map(ToString::to_string).collect();
        Some(BlindPeer { endpoint: *endpoint, org: *org, at: one.record.at, addresses })
    };
    words.iter().filter_map(of_one).collect()
}

#[cfg(test)]
mod tests;
