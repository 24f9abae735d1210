//! Small histories in every order of arrival: one roster at each node of the tree of all orders.

use super::shape::{Few, New, extensions, shape};
use super::{Enumeration, Shown, pack};
use crate::id::{EntryId, OrgId};
use crate::roster::tests::oracle::Kind;
use crate::roster::tests::random::LETTERS;
use crate::roster::tests::{device, said};
use crate::roster::{Roster, Standing};

/// What has been delivered.
#[derive(Default)]
struct Told {
    history: Vec<New>,
    ids: Vec<EntryId>,
    valid: Few,
}

impl Enumeration {
    /// Delivers all histories in all orders.
    pub(super) fn deliver_all(&mut self) {
        let start = self.base.world.roster.clone();
        self.deliver(&mut Told::default(), &start);
    }

    /// Delivers every history that goes on from what was told, and compares each state with the naive rule.
    fn deliver(&mut self, told: &mut Told, roster: &Roster) {
        for new in extensions(&told.history, &self.words) {
            told.history.push(new);
            let (key, places) = shape(&told.history);
            let length = told.history.len();
            let all = &self.histories[length - 1];
            if let Ok(found) = all.binary_search_by_key(&key, |(key, _)| *key) {
                let expected = all[found].1;
                let mut roster = roster.clone();
                let id = self.tell(told, &mut roster, new);
                let valid = expected.valid >> places[length - 1] & 1;
                if self.word(new).1 != Kind::Note {
                    let held = roster.held(&id).and_then(<[bool]>::last).copied();
                    assert_eq!(held, Some(valid == 1), "the last of\n{}", self.describe(&told.history));
                }
                let standing = roster.standing();
                let shown = pack(|org| found_in(&standing, &self.orgs[org]));
                assert_eq!(shown, expected.shown, "{}", self.describe(&told.history));
                self.orders[length - 1] += 1;
                if length < self.bounds.length {
                    told.ids.push(id);
                    told.valid |= valid << (length - 1);
                    self.deliver(told, &roster);
                    told.valid &= !(1 << (length - 1));
                    told.ids.pop();
                }
            }
            told.history.pop();
        }
    }

    /// One more entry, named by what it says and follows.
    fn tell(&self, told: &Told, roster: &mut Roster, new: New) -> EntryId {
        let (org, kind) = self.word(new);
        let before = &told.history[..told.ids.len()];
        let known = |index: &usize| new.past & (1 << index) != 0;
        let is_head = |index: &usize| {
            known(index) && !(0..before.len()).filter(known).any(|later| before[later].past & (1 << index) != 0)
        };
        let mut parents: Vec<EntryId> = (0..before.len()).filter(is_head).map(|index| told.ids[index]).collect();
        if parents.is_empty() {
            // What was before is a chain.
            parents.extend(self.base.world.entries.last().map(|entry| entry.id));
        }
        let decides = |index: &usize| {
            let (author, kind) = self.word(before[*index]);
            author == org && kind.decides() && told.valid & (1 << index) != 0
        };
        let in_base = || self.base.ops.iter().rposition(|op| op.org == org && op.kind.decides());
        let last = (0..before.len()).rev().find(decides).map(|index| told.ids[index]);
        let decided = last.or_else(|| in_base().map(|index| self.base.world.entries[index].id));
        let decisions: Vec<EntryId> = decided.into_iter().filter(|_| kind.decides()).collect();
        let id = named(new.said, &parents);
        roster.absorb(said(id, device(LETTERS[org]), parents, self.facts[usize::from(new.said)].clone(), &decisions));
        id
    }
}

fn found_in(standing: &Standing, org: &OrgId) -> Shown {
    standing.orgs.get(org).map(|found| (found.stage, found.number, found.voice))
}

/// The id of an entry: whatever the order of arrival, the same for the same words after the same entries.
fn named(said: u8, parents: &[EntryId]) -> EntryId {
    let mut id = [0; 32];
    let sum = parents.iter().fold(u64::from(said), |sum, parent| {
        let mut first = [0; 8];
        first.copy_from_slice(&parent.0[..8]);
        sum.wrapping_add(u64::from_be_bytes(first))
    });
    let mixed = (sum ^ sum >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    id[..8].copy_from_slice(&(mixed ^ mixed >> 31).to_be_bytes());
    EntryId(id)
}
