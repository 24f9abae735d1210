//! The rule once more, naively: everything is worked out from sets alone, nothing is kept up to date. Slow, obvious,
//! and sharing nothing with what it judges.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::view::Stage;

/// A set of operations.
pub(super) type Set = u128;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Note,
    /// Invites an organisation and carries it in.
    Carry(usize),
    /// Admits or endorses; `confirms`: names the invitation.
    Admit {
        of: usize,
        number: u32,
        confirms: bool,
    },
    Accept(u32),
    Leave(u32),
}

/// One operation. The first is the founding by organisation 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Op {
    pub(super) org: usize,
    pub(super) kind: Kind,
    pub(super) past: Set,
    /// The decisions it names.
    pub(super) previous: Set,
}

type Membership = (usize, u32);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Void {
    notes: Set,
    admissions: Set,
}

#[derive(Clone, Debug, Default)]
pub(super) struct State {
    admitted: BTreeSet<Membership>,
    voiced: BTreeSet<Membership>,
    left: BTreeSet<Membership>,
    void: Void,
}

impl State {
    fn number(&self, org: usize) -> u32 {
        self.admitted.union(&self.left).filter(|of| of.0 == org).map(|of| of.1).max().unwrap_or(0)
    }
    fn member(&self, org: usize) -> bool {
        let of = (org, self.number(org));
        self.admitted.contains(&of) && !self.left.contains(&of)
    }
    fn open(&self, org: usize) -> u32 {
        self.number(org) + u32::from(!self.member(org))
    }
    fn given(&self) -> BTreeSet<usize> {
        let current = self.voiced.iter().filter(|of| self.member(of.0) && self.number(of.0) == of.1);
        current.map(|of| of.0).collect()
    }
    fn members(&self) -> BTreeSet<usize> {
        self.admitted.iter().map(|of| of.0).filter(|org| self.member(*org)).collect()
    }
    fn voices(&self) -> BTreeSet<usize> {
        let given = self.given();
        if given.is_empty() { self.members() } else { given }
    }
}

pub(super) struct Oracle {
    ops: Rc<[Op]>,
    sponsors: usize,
    states: BTreeMap<Set, Rc<State>>,
    valid: BTreeMap<usize, bool>,
}

fn bit(index: usize) -> Set {
    1 << index
}

impl Oracle {
    pub(super) fn new(ops: Vec<Op>, sponsors: usize) -> Self {
        Self { ops: ops.into(), sponsors, states: BTreeMap::new(), valid: BTreeMap::new() }
    }

    fn within(&self, set: Set) -> Vec<usize> {
        (0..self.ops.len()).filter(|index| set & bit(*index) != 0).collect()
    }

    fn position(&mut self, index: usize) -> Rc<State> {
        self.state(self.ops[index].past)
    }

    pub(super) fn state(&mut self, set: Set) -> Rc<State> {
        if let Some(known) = self.states.get(&set) {
            return Rc::clone(known);
        }
        let void = self.late(set);
        let state = Rc::new(self.eval(set, void));
        self.states.insert(set, Rc::clone(&state));
        state
    }

    /// Stage, number and voice as they are shown.
    pub(super) fn shown(&mut self, set: Set, org: usize) -> Option<(Stage, u32, bool)> {
        let carried = self.within(set).into_iter().any(|x| self.ops[x].kind == Kind::Carry(org) && self.valid(x));
        if org != 0 && !carried {
            return None;
        }
        let state = self.state(set);
        let number = state.number(org);
        if state.member(org) {
            return Some((Stage::Member, number, state.given().contains(&org)));
        }
        let sponsored = self.sponsored(set, (org, number + 1));
        if !sponsored {
            return Some(if number > 0 { (Stage::Left, number, false) } else { (Stage::Candidate, 1, false) });
        }
        let stage = if self.accepted(set, (org, number + 1)) { Stage::Waiting } else { Stage::Admitted };
        Some((stage, number + 1, false))
    }

    fn accepted(&mut self, set: Set, of: Membership) -> bool {
        let all = self.within(set);
        all.into_iter().any(|x| self.ops[x].org == of.0 && self.ops[x].kind == Kind::Accept(of.1) && self.valid(x))
    }

    fn admissions(&mut self, set: Set, of: Membership) -> Vec<usize> {
        let speaks = |kind: Kind| matches!(kind, Kind::Admit { of: org, number, .. } if (org, number) == of);
        let all = self.within(set);
        all.into_iter().filter(|x| speaks(self.ops[*x].kind) && self.valid(*x)).collect()
    }

    fn need(&mut self, admission: usize) -> usize {
        let members = self.position(admission).members().len();
        self.sponsors.min(members).max(1)
    }

    fn sponsored(&mut self, set: Set, of: Membership) -> bool {
        let state = self.state(set);
        let admissions = self.admissions(set, of).into_iter();
        let supporting: Vec<usize> = admissions
            .filter(|a| {
                let uncounted = state.void.admissions & bit(*a) != 0;
                !uncounted && state.member(self.ops[*a].org) && !self.cut(*a, set)
            })
            .collect();
        self.enough(&supporting)
    }

    fn enough(&mut self, admissions: &[usize]) -> bool {
        let sponsors: BTreeSet<usize> = admissions.iter().map(|a| self.ops[*a].org).collect();
        admissions.iter().map(|a| self.need(*a)).min().is_some_and(|need| sponsors.len() >= need)
    }

    fn valid(&mut self, index: usize) -> bool {
        if let Some(known) = self.valid.get(&index) {
            return *known;
        }
        let valid = self.judge(index);
        self.valid.insert(index, valid);
        valid
    }

    fn judge(&mut self, index: usize) -> bool {
        let Op { org, kind, past, previous } = self.ops[index];
        if index == 0 {
            return true;
        }
        let at = self.position(index);
        match kind {
            Kind::Note => at.member(org),
            Kind::Carry(of) => {
                let known = self.within(past).into_iter().any(|x| self.ops[x].kind == Kind::Carry(of) && self.valid(x));
                at.member(org) && !known
            }
            Kind::Accept(number) => !at.member(org) && at.open(org) == number && self.sponsored(past, (org, number)),
            Kind::Leave(number) => {
                let accepted = (org == 0 && number == 1) || self.accepted(past, (org, number));
                at.open(org) == number && (accepted || self.sponsored(past, (org, number)))
            }
            Kind::Admit { of, number, confirms } => {
                let ops = Rc::clone(&self.ops);
                let before = self.within(past);
                let carriers: Vec<usize> = before
                    .iter()
                    .copied()
                    .filter(|x| ops[*x].kind == Kind::Carry(of) && self.valid(*x))
                    .map(|x| ops[x].org)
                    .collect();
                let introduced = if confirms {
                    carriers.contains(&org)
                } else {
                    let told = |x: &usize| matches!(self.ops[*x].kind, Kind::Admit { of: one, confirms: true, .. } if one == of);
                    let candidates: Vec<usize> = before.iter().copied().filter(told).collect();
                    number > 1
                        || at.member(of)
                        || candidates
                            .into_iter()
                            .any(|x| at.void.admissions & bit(x) == 0 && self.valid(x) && !self.cut(x, past))
                };
                let named = self.within(previous);
                let links = previous & !past == 0 && named.into_iter().all(|x| self.decides(x, org));
                at.member(org)
                    && of != org
                    && at.open(of) == number
                    && (of == 0 || !carriers.is_empty())
                    && introduced
                    && links
            }
        }
    }

    fn decides(&mut self, index: usize, org: usize) -> bool {
        self.ops[index].org == org && matches!(self.ops[index].kind, Kind::Admit { .. }) && self.valid(index)
    }

    fn builds_on(&self, later: usize) -> Set {
        self.within(self.ops[later].previous).into_iter().fold(0, |all, x| all | bit(x) | self.builds_on(x))
    }

    /// Whether a contradiction known in `set` takes the word from a decision.
    fn cut(&mut self, index: usize, set: Set) -> bool {
        let org = self.ops[index].org;
        let all = self.within(set);
        let chain: Vec<usize> = all.into_iter().filter(|x| self.decides(*x, org)).collect();
        chain.iter().any(|u| {
            chain.iter().any(|w| {
                let (one, other) = (self.ops[*u], self.ops[*w]);
                let same = one.previous & other.previous != 0 || (one.previous == 0 && other.previous == 0);
                let related = self.builds_on(*u) & bit(*w) != 0 || self.builds_on(*w) & bit(*u) != 0;
                let before = one.past & other.past & bit(index) != 0;
                let both = bit(*u) | bit(*w);
                let after = self.builds_on(index) & both == both;
                u != w && same && !related && !before && !after
            })
        })
    }

    fn taken(&mut self, a: usize, set: Set, void: &Void) -> bool {
        let Op { org, kind, .. } = self.ops[a];
        let Kind::Admit { of, number, .. } = kind else { return false };
        let mut voices = self.position(a).voices();
        voices.remove(&org);
        voices.is_empty()
            || self.within(set).into_iter().any(|y| {
                let Op { org: by, past, .. } = self.ops[y];
                let at = self.position(y);
                void.notes & bit(y) == 0
                    && past & bit(a) != 0
                    && at.void.admissions & bit(a) == 0
                    && by != org
                    && by != of
                    && at.voices().contains(&by)
                    && at.member(org)
                    && self.accepted(past, (of, number))
                    && !self.cut(a, past)
            })
    }

    /// Whether an operation notes the voice of a membership, and whether it does so alone.
    fn notes_voice(&mut self, y: usize, of: Membership) -> Option<bool> {
        let Op { org: by, past, .. } = self.ops[y];
        let at = self.position(y);
        let mut voices = at.voices();
        if !voices.contains(&by) {
            return None;
        }
        let alone = voices.len() == 1;
        let fallen = at.given().is_empty() && voices.contains(&of.0) && at.number(of.0) == of.1;
        voices.remove(&of.0);
        let known = past | bit(y);
        let ops = Rc::clone(&self.ops);
        let admissions = self.admissions(known, of).into_iter();
        let endorsers: BTreeSet<usize> = admissions
            .filter(|a| at.void.admissions & bit(*a) == 0 && voices.contains(&ops[*a].org) && !self.cut(*a, known))
            .map(|a| ops[a].org)
            .collect();
        (fallen || endorsers.len() > voices.len() / 2).then_some(alone)
    }

    fn eval(&mut self, set: Set, void: Void) -> State {
        let mut state = State::default();
        let all = self.within(set);
        for number in 1..4 {
            for org in 0..self.ops.len().min(8) {
                let of = (org, number);
                let founder = of == (0, 1) && set & 1 != 0;
                let admissions = self.admissions(set, of).into_iter();
                let taken: Vec<usize> =
                    admissions.filter(|a| void.admissions & bit(*a) == 0 && self.taken(*a, set, &void)).collect();
                if founder || (self.accepted(set, of) && self.enough(&taken)) {
                    state.admitted.insert(of);
                }
                let noting: Vec<usize> = all.iter().copied().filter(|y| void.notes & bit(*y) == 0).collect();
                let notes: Vec<(usize, bool)> =
                    noting.into_iter().filter_map(|y| Some((self.ops[y].org, self.notes_voice(y, of)?))).collect();
                let noters: BTreeSet<usize> = notes.iter().map(|note| note.0).collect();
                if founder || noters.len() >= 2 || notes.iter().any(|note| note.1) {
                    state.voiced.insert(of);
                }
                let leaves = |x: &usize| self.ops[*x].org == org && self.ops[*x].kind == Kind::Leave(number);
                let leavings: Vec<usize> = all.iter().copied().filter(leaves).collect();
                if leavings.into_iter().any(|x| self.valid(x)) {
                    state.left.insert(of);
                }
            }
        }
        state.void = void;
        state
    }

    /// Entries beyond an end, and what rests on them.
    fn late(&mut self, set: Set) -> Void {
        let all = self.within(set);
        let plain = self.eval(set, Void::default());
        let ended = plain.left;
        let mut members: BTreeSet<Membership> = [(0, 1)].into();
        let mut voices = members.clone();
        let mut void = Void::default();
        for y in &all {
            let at = self.position(*y);
            let of = (self.ops[*y].org, at.number(self.ops[*y].org));
            if at.member(of.0) && (!members.contains(&of) || ended.contains(&of)) {
                void.notes |= bit(*y);
            }
        }
        let mut settled = 0;
        loop {
            let next = self.late_round(&all, &ended, &members, &voices, void.notes);
            let state = self.eval(set, next.clone());
            let known = members.len() + voices.len();
            voices.extend(state.voiced.intersection(&state.admitted));
            members.extend(&state.admitted);
            let same = next.notes == void.notes;
            void = next;
            if members.len() + voices.len() == known {
                settled += 1;
                if same || settled > 12 {
                    return void;
                }
            }
        }
    }

    fn late_round(
        &mut self,
        all: &[usize],
        ended: &BTreeSet<Membership>,
        members: &BTreeSet<Membership>,
        voices: &BTreeSet<Membership>,
        before: Set,
    ) -> Void {
        let mut void = Void::default();
        let ops = Rc::clone(&self.ops);
        for y in all.iter().rev().copied() {
            let org = self.ops[y].org;
            let at = self.position(y);
            if !at.member(org) {
                continue;
            }
            let of = (org, at.number(org));
            if !members.contains(&of) {
                void.notes |= bit(y);
                void.admissions |= bit(y);
                continue;
            }
            if !at.given().is_empty() && !voices.contains(&of) {
                void.notes |= bit(y);
            }
            let best = self.best(all, of, before);
            if !ended.contains(&of) || best.iter().any(|l| *l == y || self.ops[*l].past & bit(y) != 0) {
                continue;
            }
            let seen: BTreeSet<usize> = all
                .iter()
                .copied()
                .filter(|z| {
                    let other = ops[*z];
                    let there = self.position(*z);
                    other.past & bit(y) != 0
                        && other.org != org
                        && !matches!(ops[y].kind, Kind::Admit { of, .. } if of == other.org && self.valid(y))
                        && void.notes & bit(*z) == 0
                        && there.voices().contains(&other.org)
                        && there.void.notes & bit(y) == 0
                })
                .map(|z| ops[z].org)
                .collect();
            if seen.len() < 2 {
                void.notes |= bit(y);
                void.admissions |= bit(y);
            }
        }
        void
    }

    fn best(&mut self, all: &[usize], of: Membership, before: Set) -> Vec<usize> {
        let leaves = |x: &usize| self.ops[*x].org == of.0 && self.ops[*x].kind == Kind::Leave(of.1);
        let named: Vec<usize> = all.iter().copied().filter(leaves).collect();
        let leavings: Vec<usize> = named.into_iter().filter(|x| self.valid(*x)).collect();
        if leavings.len() < 2 {
            return leavings;
        }
        let ops = Rc::clone(&self.ops);
        let concurrent = |l: usize, m: usize| l != m && ops[l].past & bit(m) == 0 && ops[m].past & bit(l) == 0;
        let scores: Vec<usize> = leavings
            .iter()
            .map(|l| {
                let seen: BTreeSet<usize> = all
                    .iter()
                    .copied()
                    .filter(|z| {
                        let other = ops[*z];
                        let voice = self.position(*z).voices().contains(&other.org);
                        voice
                            && other.org != of.0
                            && before & bit(*z) == 0
                            && other.past & bit(*l) != 0
                            && !leavings.iter().any(|m| concurrent(*l, *m) && other.past & bit(*m) != 0)
                    })
                    .map(|z| ops[z].org)
                    .collect();
                seen.len()
            })
            .collect();
        let most = scores.iter().max().copied();
        leavings.into_iter().zip(scores).filter(|(_, score)| Some(*score) == most).map(|(l, _)| l).collect()
    }
}
