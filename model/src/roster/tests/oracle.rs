//! The rule once more, naively: everything is worked out from sets alone, nothing is kept up to date. Slow, obvious,
//! and sharing nothing with what it judges.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::view::Stage;

/// A set of operations.
pub(super) type Set = u128;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    Against {
        of: usize,
        number: u32,
    },
    Withdraw {
        of: usize,
        number: u32,
    },
    /// Asks for another number of sponsors.
    Sponsors(u32),
}

impl Kind {
    pub(super) const fn decides(self) -> bool {
        matches!(self, Self::Admit { .. } | Self::Against { .. } | Self::Withdraw { .. } | Self::Sponsors(_))
    }
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
    /// What helps to remove nobody.
    removals: Set,
    admissions: Set,
    /// Who stands whatever does not count.
    members: BTreeSet<Membership>,
    voices: BTreeSet<Membership>,
}

impl Void {
    fn note(&mut self, y: usize) {
        self.notes |= bit(y);
        self.removals |= bit(y);
    }
    fn all(&mut self, y: usize) {
        self.note(y);
        self.admissions |= bit(y);
    }
}

/// The ends that a pass takes for given.
struct Ends {
    left: BTreeSet<Membership>,
    removed: BTreeSet<Membership>,
}

impl Ends {
    fn has(&self, of: &Membership) -> bool {
        self.left.contains(of) || self.removed.contains(of)
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct State {
    admitted: BTreeSet<Membership>,
    voiced: BTreeSet<Membership>,
    left: BTreeSet<Membership>,
    removed: BTreeSet<Membership>,
    /// How often the number of sponsors was changed, and to what.
    charter: (u32, u32),
    void: Void,
    numbers: BTreeMap<usize, u32>,
    members: BTreeSet<usize>,
    given: BTreeSet<usize>,
}

impl State {
    fn number(&self, org: usize) -> u32 {
        self.numbers.get(&org).copied().unwrap_or(0)
    }
    fn member(&self, org: usize) -> bool {
        self.members.contains(&org)
    }
    fn open(&self, org: usize) -> u32 {
        self.number(org) + u32::from(!self.member(org))
    }
    pub(super) fn voices(&self) -> &BTreeSet<usize> {
        if self.given.is_empty() { &self.members } else { &self.given }
    }
    /// Who is what, by its last number.
    fn counted(mut self) -> Self {
        for of in self.admitted.iter().chain(&self.left).chain(&self.removed) {
            let number = self.numbers.entry(of.0).or_default();
            *number = of.1.max(*number);
        }
        for of in self.numbers.iter().map(|(org, number)| (*org, *number)) {
            if self.admitted.contains(&of) && !self.left.contains(&of) && !self.removed.contains(&of) {
                self.members.insert(of.0);
                self.given.extend(self.voiced.contains(&of).then_some(of.0));
            }
        }
        self
    }
}

#[derive(Clone)]
pub(super) struct Oracle {
    ops: Rc<[Op]>,
    sponsors: usize,
    states: BTreeMap<Set, Rc<State>>,
    valid: BTreeMap<usize, bool>,
    removals: BTreeMap<(usize, Membership), bool>,
    voices: BTreeMap<(usize, Membership), Option<bool>>,
}

fn bit(index: usize) -> Set {
    1 << index
}

impl Oracle {
    pub(super) fn new(ops: Vec<Op>, sponsors: usize) -> Self {
        Self {
            ops: ops.into(),
            sponsors,
            states: BTreeMap::new(),
            valid: BTreeMap::new(),
            removals: BTreeMap::new(),
            voices: BTreeMap::new(),
        }
    }

    /// One more operation.
    pub(super) fn push(&mut self, op: Op) {
        let mut ops = self.ops.to_vec();
        ops.push(op);
        self.ops = ops.into();
    }

    /// Takes the last operation back, with all that was worked out of it.
    pub(super) fn pop(&mut self) {
        let last = self.ops.len() - 1;
        self.ops = self.ops[..last].into();
        self.states.split_off(&bit(last));
        self.valid.split_off(&last);
        self.removals.split_off(&(last, (0, 0)));
        self.voices.split_off(&(last, (0, 0)));
    }

    /// The decisions of an organisation that no other builds on, which a decision that has these in its past names.
    pub(super) fn heads(&mut self, org: usize, set: Set, kind: Kind) -> Set {
        let all = self.within(set);
        let own: Vec<usize> = all.filter(|x| kind.decides() && self.decides(*x, org)).collect();
        own.iter()
            .filter(|x| !own.iter().any(|y| self.ops[*y].previous & bit(**x) != 0))
            .fold(0, |all, x| all | bit(*x))
    }

    fn orgs(&self) -> BTreeSet<usize> {
        let carried = self.ops.iter().filter_map(|op| match op.kind {
            Kind::Carry(of) => Some(of),
            _ => None,
        });
        std::iter::once(0).chain(carried).collect()
    }

    /// The highest number of a membership that anybody accepts or leaves.
    fn numbers(&self) -> u32 {
        let named = self.ops.iter().map(|op| match op.kind {
            Kind::Accept(number) | Kind::Leave(number) => number,
            _ => 1,
        });
        named.max().unwrap_or(1)
    }

    fn within(&self, set: Set) -> impl Iterator<Item = usize> + Clone + use<> {
        (0..self.ops.len()).filter(move |index| set & bit(*index) != 0)
    }

    fn position(&mut self, index: usize) -> Rc<State> {
        self.state(self.ops[index].past)
    }

    pub(super) fn state(&mut self, set: Set) -> Rc<State> {
        if let Some(known) = self.states.get(&set) {
            return Rc::clone(known);
        }
        let mut evals = Vec::new();
        let plain = self.eval(&mut evals, set, Void::default());
        let left = plain.left.clone();
        let first = self.late(&mut evals, set, &Ends { left: left.clone(), removed: plain.removed.clone() });
        let firm = self.eval(&mut evals, set, first);
        let void = self.late(&mut evals, set, &Ends { left, removed: firm.removed.clone() });
        let state = self.eval(&mut evals, set, void);
        self.states.insert(set, Rc::clone(&state));
        state
    }

    /// Stage, number and voice as they are shown.
    pub(super) fn shown(&mut self, set: Set, org: usize) -> Option<(Stage, u32, bool)> {
        let carried = self.within(set).any(|x| self.ops[x].kind == Kind::Carry(org) && self.valid(x));
        if org != 0 && !carried {
            return None;
        }
        let state = self.state(set);
        let number = state.number(org);
        if state.member(org) {
            return Some((Stage::Member, number, state.given.contains(&org)));
        }
        let sponsored = self.sponsored(set, (org, number + 1));
        if !sponsored {
            let ended = if state.removed.contains(&(org, number)) { Stage::Removed } else { Stage::Left };
            return Some(if number > 0 { (ended, number, false) } else { (Stage::Candidate, 1, false) });
        }
        let stage = if self.accepted(set, (org, number + 1)) { Stage::Waiting } else { Stage::Admitted };
        Some((stage, number + 1, false))
    }

    fn accepted(&mut self, set: Set, of: Membership) -> bool {
        self.within(set).any(|x| self.ops[x].org == of.0 && self.ops[x].kind == Kind::Accept(of.1) && self.valid(x))
    }

    fn admissions(&mut self, set: Set, of: Membership) -> Vec<usize> {
        let speaks = |kind: Kind| matches!(kind, Kind::Admit { of: org, number, .. } if (org, number) == of);
        self.within(set).filter(|x| speaks(self.ops[*x].kind) && self.valid(*x)).collect()
    }

    fn need(&mut self, admission: usize) -> usize {
        let at = self.position(admission);
        usize::try_from(at.charter.1).unwrap().min(at.members.len()).max(1)
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

    pub(super) fn valid(&mut self, index: usize) -> bool {
        if let Some(known) = self.valid.get(&index) {
            return *known;
        }
        let valid = self.judge(index);
        self.valid.insert(index, valid);
        valid
    }

    fn judge(&mut self, index: usize) -> bool {
        let Op { org, kind, past, .. } = self.ops[index];
        if index == 0 {
            return true;
        }
        let at = self.position(index);
        match kind {
            Kind::Note => at.member(org),
            Kind::Against { of, number } => {
                let voices = at.voices();
                let open = voices.iter().filter(|u| **u != of && **u != org);
                let open: Vec<usize> = open.copied().filter(|u| self.stands(org, (*u, at.number(*u)), past)).collect();
                let within = !voices.contains(&of) || 2 * (open.len() + 1) < voices.len();
                voices.contains(&org)
                    && of != org
                    && at.member(of)
                    && at.number(of) == number
                    && within
                    && self.links(index)
            }
            Kind::Withdraw { of, number } => {
                let other = of != org && at.member(of) && at.number(of) == number;
                at.voices().contains(&org) && other && self.links(index)
            }
            Kind::Sponsors(_) => at.voices().contains(&org) && self.links(index),
            Kind::Carry(of) => {
                let known = self.within(past).any(|x| self.ops[x].kind == Kind::Carry(of) && self.valid(x));
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
                    .clone()
                    .filter(|x| ops[*x].kind == Kind::Carry(of) && self.valid(*x))
                    .map(|x| ops[x].org)
                    .collect();
                let introduced = if confirms {
                    carriers.contains(&org)
                } else {
                    let told = |x: &usize| matches!(self.ops[*x].kind, Kind::Admit { of: one, confirms: true, .. } if one == of);
                    let candidates: Vec<usize> = before.filter(told).collect();
                    number > 1
                        || at.member(of)
                        || candidates
                            .into_iter()
                            .any(|x| at.void.admissions & bit(x) == 0 && self.valid(x) && !self.cut(x, past))
                };
                let links = self.links(index);
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
        self.ops[index].org == org && self.ops[index].kind.decides() && self.valid(index)
    }

    fn links(&mut self, index: usize) -> bool {
        let Op { org, past, previous, .. } = self.ops[index];
        let named = self.within(previous);
        previous & !past == 0 && named.clone().all(|x| self.decides(x, org))
    }

    /// Whether an organisation stands against a membership, by what is in the set.
    pub(super) fn stands(&mut self, org: usize, (of, number): Membership, set: Set) -> bool {
        let ops = Rc::clone(&self.ops);
        let own: Vec<usize> = self.within(set).filter(|x| ops[*x].org == org && self.valid(*x)).collect();
        own.iter().any(|x| {
            let withdrawn =
                own.iter().any(|y| ops[*y].kind == Kind::Withdraw { of, number } && ops[*y].past & bit(*x) != 0);
            ops[*x].kind == Kind::Against { of, number } && !withdrawn && !self.cut(*x, set)
        })
    }

    /// Whether an organisation that says this, validly, would say it again or has nothing to say it of.
    pub(super) fn is_idle(&mut self, org: usize, kind: Kind, set: Set) -> bool {
        let said = |x: &usize| self.ops[*x].org == org && self.ops[*x].kind == kind;
        let same: Vec<usize> = self.within(set).filter(said).collect();
        match kind {
            Kind::Note | Kind::Carry(_) | Kind::Leave(_) => false,
            Kind::Against { of, number } => self.stands(org, (of, number), set),
            Kind::Withdraw { of, number } => !self.stands(org, (of, number), set),
            Kind::Admit { .. } | Kind::Accept(_) | Kind::Sponsors(_) => same.into_iter().any(|x| self.valid(x)),
        }
    }

    /// Whether an operation notes the end of a membership by verdicts.
    fn notes_removal(&mut self, y: usize, of: Membership) -> bool {
        if let Some(known) = self.removals.get(&(y, of)) {
            return *known;
        }
        let Op { org: by, past, .. } = self.ops[y];
        let at = self.position(y);
        let voices = at.voices();
        let known = past | bit(y);
        let open = voices.contains(&by) && by != of.0 && at.member(of.0) && at.number(of.0) == of.1;
        let others: Vec<usize> = voices.iter().copied().filter(|o| open && *o != of.0).collect();
        let against = others.into_iter().filter(|o| self.stands(*o, of, known)).count();
        let notes = open && against >= (voices.len() / 2 + 1).max(2);
        self.removals.insert((y, of), notes);
        notes
    }

    /// The number of sponsors that an operation asks for, and the how manieth change that would be.
    fn asks(&mut self, x: usize) -> Option<(u32, u32)> {
        let Kind::Sponsors(value) = self.ops[x].kind else { return None };
        let (generation, holds) = self.position(x).charter;
        (value != holds).then_some((generation + 1, value))
    }

    /// Whether an operation notes a change of the charter, and whether it does so alone.
    fn notes_charter(&mut self, y: usize, change: (u32, u32)) -> Option<bool> {
        let Op { org: by, past, .. } = self.ops[y];
        let voices = self.position(y).voices().clone();
        let known = past | bit(y);
        let ops = Rc::clone(&self.ops);
        let words: Vec<usize> =
            self.within(known).filter(|x| matches!(ops[*x].kind, Kind::Sponsors(_)) && self.valid(*x)).collect();
        let latest = |x: &usize| !words.iter().any(|y| ops[*y].org == ops[*x].org && ops[*y].past & bit(*x) != 0);
        let mut askers: BTreeSet<usize> = BTreeSet::new();
        for x in words.iter().copied().filter(latest) {
            if voices.contains(&ops[x].org) && self.asks(x) == Some(change) && !self.cut(x, known) {
                askers.insert(ops[x].org);
            }
        }
        (voices.contains(&by) && askers.len() > voices.len() / 2).then_some(voices.len() == 1)
    }

    fn charter(&mut self, set: Set, void: &Void) -> (u32, u32) {
        let all = self.within(set);
        let valid: Vec<usize> = all.clone().filter(|x| self.valid(*x)).collect();
        let changes: BTreeSet<(u32, u32)> = valid.into_iter().filter_map(|x| self.asks(x)).collect();
        let mut holds = (0, u32::try_from(self.sponsors).unwrap());
        for change in changes {
            let noting = all.clone().filter(|y| void.notes & bit(*y) == 0);
            let notes: Vec<(usize, bool)> =
                noting.filter_map(|y| Some((self.ops[y].org, self.notes_charter(y, change)?))).collect();
            let noters: BTreeSet<usize> = notes.iter().map(|note| note.0).collect();
            if noters.len() >= 2 || notes.iter().any(|note| note.1) {
                holds = holds.max(change);
            }
        }
        holds
    }

    fn builds_on(&self, later: usize) -> Set {
        self.within(self.ops[later].previous).fold(0, |all, x| all | bit(x) | self.builds_on(x))
    }

    /// Whether a contradiction known in `set` takes the word from a decision.
    fn cut(&mut self, index: usize, set: Set) -> bool {
        let org = self.ops[index].org;
        let chain: Vec<usize> = self.within(set).filter(|x| self.decides(*x, org)).collect();
        chain.iter().any(|u| {
            chain.iter().any(|w| {
                let (one, other) = (self.ops[*u], self.ops[*w]);
                let same = one.previous & other.previous != 0 || (one.previous == 0 && other.previous == 0);
                let related = || self.builds_on(*u) & bit(*w) != 0 || self.builds_on(*w) & bit(*u) != 0;
                let before = one.past & other.past & bit(index) != 0;
                let both = bit(*u) | bit(*w);
                let after = || self.builds_on(index) & both == both;
                u != w && same && !before && !related() && !after()
            })
        })
    }

    fn taken(&mut self, a: usize, set: Set, void: &Void) -> bool {
        let Op { org, kind, .. } = self.ops[a];
        let Kind::Admit { of, number, .. } = kind else { return false };
        let mut voices = self.position(a).voices().clone();
        voices.remove(&org);
        voices.is_empty()
            || self.within(set).any(|y| {
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
        if let Some(known) = self.voices.get(&(y, of)) {
            return *known;
        }
        let notes = self.completes_voice(y, of);
        self.voices.insert((y, of), notes);
        notes
    }

    fn completes_voice(&mut self, y: usize, of: Membership) -> Option<bool> {
        let Op { org: by, past, .. } = self.ops[y];
        let at = self.position(y);
        let mut voices = at.voices().clone();
        if !voices.contains(&by) {
            return None;
        }
        let alone = voices.len() == 1;
        let fallen = at.given.is_empty() && voices.contains(&of.0) && at.number(of.0) == of.1;
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

    /// What follows from a set when this counts for nothing; `known`: what was worked out of the same set before.
    fn eval(&mut self, known: &mut Vec<Rc<State>>, set: Set, void: Void) -> Rc<State> {
        if let Some(known) = known.iter().find(|state| state.void == void) {
            return Rc::clone(known);
        }
        let state = Rc::new(self.work_out(set, void).counted());
        known.push(Rc::clone(&state));
        state
    }

    fn work_out(&mut self, set: Set, void: Void) -> State {
        let mut state = State::default();
        let all = self.within(set);
        for number in 1..=self.numbers() {
            for org in self.orgs() {
                let of = (org, number);
                let founder = of == (0, 1) && set & 1 != 0;
                let admissions = self.admissions(set, of).into_iter();
                let taken: Vec<usize> =
                    admissions.filter(|a| void.admissions & bit(*a) == 0 && self.taken(*a, set, &void)).collect();
                let grounded = void.members.contains(&of);
                if founder || (self.accepted(set, of) && (grounded || self.enough(&taken))) {
                    state.admitted.insert(of);
                }
                let noting = all.clone().filter(|y| void.notes & bit(*y) == 0);
                let notes: Vec<(usize, bool)> =
                    noting.filter_map(|y| Some((self.ops[y].org, self.notes_voice(y, of)?))).collect();
                let noters: BTreeSet<usize> = notes.iter().map(|note| note.0).collect();
                if founder || noters.len() >= 2 || notes.iter().any(|note| note.1) || void.voices.contains(&of) {
                    state.voiced.insert(of);
                }
                let removing = all.clone().filter(|y| void.removals & bit(*y) == 0);
                let removing: Vec<usize> = removing.filter(|y| self.notes_removal(*y, of)).collect();
                let removers: BTreeSet<usize> = removing.into_iter().map(|y| self.ops[y].org).collect();
                if removers.len() >= 2 {
                    state.removed.insert(of);
                }
                let leaves = |x: &usize| self.ops[*x].org == org && self.ops[*x].kind == Kind::Leave(number);
                let leavings: Vec<usize> = all.clone().filter(leaves).collect();
                if leavings.into_iter().any(|x| self.valid(x)) {
                    state.left.insert(of);
                }
            }
        }
        state.charter = self.charter(set, &void);
        state.void = void;
        state
    }

    /// Who stood, where two organisations that have not ended noted a removal that did.
    fn ground(&mut self, all: &[usize], ends: &Ends) -> Void {
        let mut seen: BTreeMap<(bool, Membership), BTreeSet<usize>> = BTreeMap::new();
        for y in all.iter().copied() {
            let by = self.ops[y].org;
            let at = self.position(y);
            if ends.has(&(by, at.number(by))) || !ends.removed.iter().any(|of| self.notes_removal(y, *of)) {
                continue;
            }
            for of in &at.admitted {
                seen.entry((false, *of)).or_default().insert(by);
                if at.voiced.contains(of) {
                    seen.entry((true, *of)).or_default().insert(by);
                }
            }
        }
        let mut ground = Void::default();
        for ((voice, of), _) in seen.into_iter().filter(|(_, by)| by.len() >= 2) {
            let set = if voice { &mut ground.voices } else { &mut ground.members };
            set.insert(of);
        }
        ground
    }

    /// Entries beyond an end, and what rests on them.
    fn late(&mut self, evals: &mut Vec<Rc<State>>, set: Set, ends: &Ends) -> Void {
        let all: Vec<usize> = self.within(set).collect();
        let ground = self.ground(&all, ends);
        let mut members: BTreeSet<Membership> = [(0, 1)].into();
        let mut voices = members.clone();
        members.extend(&ground.members);
        voices.extend(&ground.voices);
        let mut void = ground.clone();
        for y in &all {
            let at = self.position(*y);
            let of = (self.ops[*y].org, at.number(self.ops[*y].org));
            if at.member(of.0) && (!members.contains(&of) || ends.has(&of)) {
                void.note(*y);
            }
        }
        let mut settled = 0;
        loop {
            let next = self.late_round(&all, ends, (&members, &voices), &ground, void.notes);
            let state = self.eval(evals, set, next.clone());
            let known = members.len() + voices.len();
            voices.extend(state.voiced.intersection(&state.admitted));
            members.extend(&state.admitted);
            let same = next.notes == void.notes && next.removals == void.removals;
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
        ends: &Ends,
        (members, voices): (&BTreeSet<Membership>, &BTreeSet<Membership>),
        ground: &Void,
        before: Set,
    ) -> Void {
        let mut void = ground.clone();
        let ops = Rc::clone(&self.ops);
        for y in all.iter().rev().copied() {
            let org = self.ops[y].org;
            let at = self.position(y);
            if !at.member(org) {
                continue;
            }
            let of = (org, at.number(org));
            if !members.contains(&of) {
                void.all(y);
                continue;
            }
            if at.voices().contains(&org) && !at.given.is_empty() && !voices.contains(&of) {
                void.note(y);
            }
            if !ends.has(&of) {
                continue;
            }
            let best = if ends.removed.contains(&of) { Vec::new() } else { self.best(all, of, before) };
            let within = best.iter().filter(|l| **l == y || ops[**l].past & bit(y) != 0).count();
            if within == best.len() && within > 0 {
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
            if seen.len() < 2 && within > 0 {
                void.removals |= bit(y);
            } else if seen.len() < 2 {
                void.all(y);
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
