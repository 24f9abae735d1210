//! Cutting never loses honest text: which branch of a feed counts, and which texts stand beside each other.
//!
//! Two entries of one feed at one place are a **fork**: proof that its device said two things. Entries before it always
//! count. A fact on a branch counts as far as more than half of the *other* organisations that read the log have an entry
//! standing on it, and not on the other branch; until then it is disputed. So neither a thief of a device nor a signatory
//! with regrets undoes what others built on, and what counts once keeps counting, whatever comes to light.
//!
//! Texts need one answer more, because text that stands on one branch cannot be shown together with the other. Of the
//! branches of a fork, the **main** text takes the one on which more of the other reading organisations stand, then the
//! one with more of their entries on it, then the one with the lower entry id. The other branches, text beyond a closing
//! statement, and everything that stands on either, go into **further** projections: each is the whole text with the
//! other choice, so that two of them differ in nothing but what is contested. Nothing is rewritten, and every change that
//! does not itself stand on two branches of one feed is in at least one projection.
//!
//! [`cut`] is a pure function of the *set* of entries: the order in which they came never matters.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::id::{EntryId, FeedId, OrgId};

use crate::gate::refusal::Refusal;

/// One entry of a log, as far as cutting looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its id.
    pub id: EntryId,
    /// Its feed.
    pub feed: FeedId,
    /// Its place in the feed, from 0.
    pub seq: u64,
    /// The author's organisation.
    pub org: OrgId,
    /// What it stands on directly (the entry before it in its feed, and what its author had seen), by place in the list
    /// of entries; each lower than its own.
    pub parents: Vec<usize>,
    /// Its text change. What that stands on is carried by entries in this entry's past.
    pub change: Option<NodeChange>,
}

/// A text change, as far as cutting looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeChange {
    /// Its hash.
    pub hash: [u8; 32],
    /// The hashes of the changes it stands on.
    pub deps: Vec<[u8; 32]>,
}

/// Whether an entry's facts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They count.
    Counts,
    /// On a branch that not more than half of the other readers stand on: shown, not counted.
    Disputed,
    /// Set apart.
    SetApart(Refusal),
}

/// Entries of one feed at one place: proof that its device said two things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// The feed.
    pub feed: FeedId,
    /// The place.
    pub seq: u64,
    /// The first entry of each branch, by place; the one that the main text takes comes first.
    pub branches: Vec<usize>,
}

/// What [`cut`] found. Entries are named by place in the list that was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// For each entry, whether its facts count.
    pub standing: Vec<Standing>,
    /// Every fork.
    pub forks: Vec<Fork>,
    /// The changes that make up each text, by the first entry that carries each, ascending: the main text first, then
    /// further ones, if any. Each is closed under dependencies and shows at most one branch of every fork.
    pub projections: Vec<Vec<usize>>,
    /// Changes in no projection: they stand on two branches of one feed, or on changes that are not here.
    pub unplaced: BTreeMap<usize, Refusal>,
}

/// Judges the entries of a log.
///
/// `nodes`: every entry that passed the gate, what an entry stands on before it. `readers`: the organisations that read
/// the log. `closed`: for each feed of an author whose right ended, how many of its entries the readers' closing
/// statements count together (0 when none names the feed); feeds that are not listed are open.
pub fn cut(nodes: &[Node], readers: &BTreeSet<OrgId>, closed: &BTreeMap<FeedId, u64>) -> Cut {
    let branches = Branches::find(nodes);
    let late: Vec<bool> =
        nodes.iter().map(|node| closed.get(&node.feed).is_some_and(|length| node.seq >= *length)).collect();
    let support = Support::of(nodes, &branches, readers, &late);
    let standing = nodes
        .iter()
        .enumerate()
        .map(|(place, node)| {
            if late.get(place) == Some(&true) {
                Standing::SetApart(Refusal::BeyondClosing)
            } else if support.carries(&branches, place, node) {
                Standing::Counts
            } else {
                Standing::Disputed
            }
        })
        .collect();
    let forks = branches.ranked(nodes, &support);
    let (grounds, unplaced) = grounds_of_changes(nodes, &branches, &late);
    let projections = project(nodes, &branches, &forks, &grounds);
    Cut { standing, forks, projections, unplaced }
}

/// The first entries of branches, and on which branches each entry of their feeds lies.
#[derive(Default)]
struct Branches {
    /// By fork (feed, seq, place of the entry before it): the first entry of each branch.
    forks: BTreeMap<(FeedId, u64, Option<usize>), Vec<usize>>,
    /// The other branches of the same fork, by first entry.
    rivals: BTreeMap<usize, Vec<usize>>,
    /// For each entry, the first entries of the branches it lies on, outermost first.
    paths: Vec<Vec<usize>>,
}

impl Branches {
    fn find(nodes: &[Node]) -> Self {
        let previous: Vec<_> = nodes.iter().map(|node| previous(nodes, node)).collect();
        let mut forks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (place, (node, before)) in nodes.iter().zip(&previous).enumerate() {
            forks.entry((node.feed, node.seq, *before)).or_default().push(place);
        }
        forks.retain(|_fork, firsts| firsts.len() > 1);
        let mut rivals = BTreeMap::new();
        for firsts in forks.values() {
            for first in firsts {
                rivals.insert(*first, firsts.iter().copied().filter(|other| other != first).collect());
            }
        }
        let mut paths: Vec<Vec<usize>> = Vec::with_capacity(nodes.len());
        for (place, before) in previous.iter().enumerate() {
            let mut path = before.and_then(|before| paths.get(before)).cloned().unwrap_or_default();
            if rivals.contains_key(&place) {
                path.push(place);
            }
            paths.push(path);
        }
        Self { forks, rivals, paths }
    }

    fn path(&self, place: usize) -> &[usize] {
        self.paths.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    fn rivals(&self, first: usize) -> &[usize] {
        self.rivals.get(&first).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether no two of these branches are of one fork.
    fn agree(&self, firsts: &BTreeSet<usize>) -> bool {
        !firsts.iter().any(|first| self.rivals(*first).iter().any(|rival| firsts.contains(rival)))
    }

    /// The forks, in each the branch first that the main text takes.
    fn ranked(&self, nodes: &[Node], support: &Support) -> Vec<Fork> {
        let mut forks: Vec<_> = self
            .forks
            .iter()
            .map(|(&(feed, seq, _before), firsts)| {
                let mut branches = firsts.clone();
                branches.sort_by_key(|first| {
                    let (orgs, entries) = support.weight(*first);
                    (Reverse(orgs), Reverse(entries), nodes.get(*first).map(|node| node.id))
                });
                Fork { feed, seq, branches }
            })
            .collect();
        let leading = |fork: &Fork| fork.branches.first().and_then(|first| nodes.get(*first)).map(|node| node.id);
        forks.sort_by_key(|fork| (fork.feed, fork.seq, leading(fork)));
        forks
    }
}

/// The entry before it in its feed.
fn previous(nodes: &[Node], node: &Node) -> Option<usize> {
    let seq = node.seq.checked_sub(1)?;
    let is_before =
        |place: &usize| nodes.get(*place).is_some_and(|before| before.feed == node.feed && before.seq == seq);
    node.parents.iter().copied().find(is_before)
}

/// Who stands on which branch.
struct Support {
    /// By first entry of a branch and reading organisation other than the author's: the highest place in the feed up to
    /// which it stands on that branch, and how many of its entries do.
    stands: BTreeMap<usize, BTreeMap<OrgId, (u64, usize)>>,
    readers: BTreeSet<OrgId>,
}

impl Support {
    fn of(nodes: &[Node], branches: &Branches, readers: &BTreeSet<OrgId>, late: &[bool]) -> Self {
        let mut stands: BTreeMap<usize, BTreeMap<OrgId, (u64, usize)>> = BTreeMap::new();
        // What each entry has of each branch in its past: the highest place in the feed.
        let mut pasts: Vec<BTreeMap<usize, u64>> = Vec::with_capacity(nodes.len());
        for (place, node) in nodes.iter().enumerate() {
            let mut past: BTreeMap<usize, u64> = BTreeMap::new();
            for (first, seq) in node.parents.iter().filter_map(|parent| pasts.get(*parent)).flatten() {
                let highest = past.entry(*first).or_default();
                *highest = (*highest).max(*seq);
            }
            if let Some(first) = branches.path(place).last() {
                past.insert(*first, node.seq);
            }
            let counts = readers.contains(&node.org) && late.get(place) == Some(&false);
            for (first, seq) in past.iter().filter(|_| counts) {
                let own = nodes.get(*first).is_some_and(|author| author.org == node.org);
                let sides = |first: &usize| branches.rivals(*first).iter().any(|rival| past.contains_key(rival));
                if !own && !branches.path(*first).iter().any(sides) {
                    let (highest, entries) = stands.entry(*first).or_default().entry(node.org).or_default();
                    *highest = (*highest).max(*seq);
                    *entries += 1;
                }
            }
            pasts.push(past);
        }
        Self { stands, readers: readers.clone() }
    }

    /// Whether more than half of the other readers stand on this entry; always, when it lies on no branch.
    fn carries(&self, branches: &Branches, place: usize, node: &Node) -> bool {
        let Some(first) = branches.path(place).last() else { return true };
        let others = self.readers.iter().filter(|org| **org != node.org).count();
        let standing = self.stands.get(first).into_iter().flatten().filter(|(_org, (seq, _))| *seq >= node.seq).count();
        2 * standing > others
    }

    /// How many other readers stand on a branch, with how many entries.
    fn weight(&self, first: usize) -> (usize, usize) {
        let standing = self.stands.get(&first);
        let entries = standing.into_iter().flatten().map(|(_org, (_seq, entries))| entries).sum();
        (standing.map_or(0, BTreeMap::len), entries)
    }
}

/// What a change stands on that not every text can show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ground {
    /// First entries of branches.
    branches: BTreeSet<usize>,
    /// Text beyond a closing statement.
    late: bool,
}

impl Ground {
    fn extend(&mut self, other: &Self) {
        self.branches.extend(&other.branches);
        self.late |= other.late;
    }

    fn holds(&self, other: &Self) -> bool {
        other.branches.is_subset(&self.branches) && (self.late || !other.late)
    }
}

/// The changes by the place of the first entry that carries each: the ground of those that can be shown, and why the
/// others cannot.
fn grounds_of_changes(
    nodes: &[Node],
    branches: &Branches,
    late: &[bool],
) -> (BTreeMap<usize, Ground>, BTreeMap<usize, Refusal>) {
    let mut carriers: BTreeMap<[u8; 32], Vec<usize>> = BTreeMap::new();
    for (place, node) in nodes.iter().enumerate() {
        if let Some(change) = &node.change {
            carriers.entry(change.hash).or_default().push(place);
        }
    }
    let mut grounds: BTreeMap<usize, Ground> = BTreeMap::new();
    let mut unplaced = BTreeMap::new();
    for (place, node) in nodes.iter().enumerate() {
        let Some(change) = &node.change else { continue };
        let carriers_of = |hash| carriers.get(hash).map(Vec::as_slice).unwrap_or_default();
        let carrying = carriers_of(&change.hash);
        if carrying.first() != Some(&place) {
            continue;
        }
        // One change carried by both branches of a fork stands on neither.
        let on_all = |first: &&usize| carrying.iter().all(|other| branches.path(*other).contains(first));
        let mut ground = Ground {
            branches: branches.path(place).iter().filter(on_all).copied().collect(),
            late: carrying.iter().all(|other| late.get(*other) == Some(&true)),
        };
        let mut refusal = None;
        for dep in &change.deps {
            let below = carriers_of(dep).first();
            if let Some(below) = below.and_then(|below| grounds.get(below)) {
                ground.extend(below);
            } else {
                let why = below.and_then(|below| unplaced.get(below)).copied();
                refusal = Some(why.unwrap_or(Refusal::DependencyUnknown));
            }
        }
        if !branches.agree(&ground.branches) {
            refusal = Some(Refusal::TwoBranches);
        }
        match refusal {
            Some(refusal) => unplaced.extend(carrying.iter().map(|carrier| (*carrier, refusal))),
            None => {
                grounds.insert(place, ground);
            }
        }
    }
    (grounds, unplaced)
}

/// Divides the changes over texts.
fn project(nodes: &[Node], branches: &Branches, forks: &[Fork], grounds: &BTreeMap<usize, Ground>) -> Vec<Vec<usize>> {
    let leading: BTreeSet<usize> = forks.iter().filter_map(|fork| fork.branches.first().copied()).collect();
    let main = Ground {
        branches: leading
            .iter()
            .copied()
            .filter(|first| branches.path(*first).iter().all(|b| leading.contains(b)))
            .collect(),
        late: false,
    };
    let shown = |choice: &Ground| -> Vec<usize> {
        grounds.iter().filter(|(_place, ground)| choice.holds(ground)).map(|(place, _)| *place).collect()
    };
    let id = |place: &usize| nodes.get(*place).map(|node| node.id);
    let mut left: Vec<&Ground> = grounds.values().filter(|ground| !main.holds(ground)).collect();
    left.sort_by_key(|ground| (ground.branches.iter().map(id).collect::<BTreeSet<_>>(), ground.late));
    left.dedup();
    let mut in_order: Vec<usize> = main.branches.iter().copied().collect();
    in_order.sort_by_key(|first| (branches.path(*first).len(), id(first)));

    let mut projections = vec![shown(&main)];
    while let Some(first) = left.first() {
        let mut choice = (*first).clone();
        let mut add = |more: &Ground| {
            let mut wider = choice.clone();
            wider.extend(more);
            if branches.agree(&wider.branches) {
                choice = wider;
            }
        };
        for ground in &left {
            add(ground);
        }
        for first in &in_order {
            add(&Ground { branches: branches.path(*first).iter().copied().collect(), late: false });
        }
        left.retain(|ground| !choice.holds(ground));
        projections.push(shown(&choice));
    }
    projections
}

#[cfg(test)]
mod tests;
