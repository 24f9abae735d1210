//! A circle case: who may read it and why, derived from what its own log says.
//!
//! Two rules keep it safe. Whatever narrows wins: a reader who was taken out and a ground that was withdrawn are not
//! brought back by what was written without knowing. And nobody gives what it does not have: a naming or a ground
//! counts only from somebody who was named and not taken out, by what its author knew. Opening the case names its
//! author.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::Fact;
use crate::fact::circle::{CircleOpened, GroundRecorded};
use crate::history::{History, Recorded, Said, said, shown};
use crate::id::{ConcernedId, FactId, OrgId, PersonId};
use crate::time::{Day, Timestamp};
use crate::view::circle::{CircleReader, CircleView, ConcernedView, GroundView, ReaderSpan};

/// A person of an organisation.
pub type Reader = (OrgId, PersonId);

/// Who may read a circle case by what its log says: people named and not taken out, whose organisation stands in a
/// live ground of every person concerned.
///
/// Says nothing of the day: a ground past its last day hides the case, and ends no right (a wrong clock would).
pub fn readers(history: &dyn History) -> BTreeSet<Reader> {
    Circle::of(history).readers().into_iter().map(|reader| (reader.org, reader.person)).collect()
}

/// Everybody who was ever named, still reading or not: whom a withdrawal and a taking out must reach.
pub fn ever_named(history: &dyn History) -> BTreeSet<Reader> {
    Circle::of(history).namings.iter().map(|naming| naming.what).collect()
}

/// Everybody who is named and was not taken out, covered by a ground or not: who keeps the circle itself.
pub fn named(history: &dyn History) -> BTreeSet<Reader> {
    let circle = Circle::of(history);
    let all = circle.namings.iter().map(|naming| naming.what);
    all.filter(|reader| circle.named(*reader, |_| true)).collect()
}

/// Whether an organisation is covered for every person concerned, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cover {
    Not,
    Until(Option<Day>),
}

/// What a log says about its circle, as far as it counts.
pub(crate) struct Circle<'a> {
    history: &'a dyn History,
    namings: Vec<Said<'a, Reader>>,
    takings: Vec<Said<'a, Reader>>,
    grounds: Vec<Said<'a, &'a GroundRecorded>>,
    withdrawals: Vec<Said<'a, FactId>>,
}

impl<'a> Circle<'a> {
    pub(crate) fn of(history: &'a dyn History) -> Self {
        let takings = said(history, |record| match record.fact.known() {
            Fact::ReaderTakenOut(out) => Some((out.org, out.person)),
            _ => None,
        });
        let withdrawals = said(history, |record| match record.fact.known() {
            Fact::GroundWithdrawn(withdrawn) => Some(withdrawn.ground),
            _ => None,
        });
        let mut circle = Self { history, namings: Vec::new(), takings, grounds: Vec::new(), withdrawals };
        let first = history.facts().first().map(|record| record.id);
        let namings = said(history, |record| match record.fact.known() {
            Fact::ReaderNamed(named) => Some((named.org, named.person)),
            Fact::CircleOpened(_) if first == Some(record.id) => Some((record.author.org, record.author.person)),
            _ => None,
        });
        // In causal order: whether a naming counts depends on those before it.
        for naming in namings {
            if first == Some(naming.record.id) || circle.may_give(naming.place, naming.record) {
                circle.namings.push(naming);
            }
        }
        let grounds = said(history, |record| match record.fact.known() {
            Fact::GroundRecorded(ground) => Some(ground),
            _ => None,
        });
        circle.grounds = grounds.into_iter().filter(|one| circle.may_give(one.place, one.record)).collect();
        circle
    }

    /// Whether the author of a fact could let others in, by what it knew.
    fn may_give(&self, place: usize, record: &Recorded) -> bool {
        self.named((record.author.org, record.author.person), |one| self.precedes(one, place))
    }

    fn precedes(&self, earlier: usize, later: usize) -> bool {
        self.history.precedes(earlier, later)
    }

    /// Whether somebody is named by the facts at the places that `within` admits: by a naming that knew of every
    /// taking out.
    fn named(&self, reader: Reader, within: impl Fn(usize) -> bool) -> bool {
        let mut namings = self.namings.iter().filter(|one| one.what == reader && within(one.place));
        namings.any(|naming| {
            let mut outs = self.takings.iter().filter(|out| out.what == reader && within(out.place));
            outs.all(|out| self.precedes(out.place, naming.place))
        })
    }

    fn withdrawn(&self, ground: &Said<'_, &GroundRecorded>) -> Option<&Said<'a, FactId>> {
        self.withdrawals.iter().find(|withdrawal| withdrawal.what == ground.record.id)
    }

    fn about(&self, withdrawal: &Said<'_, FactId>) -> Option<&GroundRecorded> {
        self.grounds.iter().find(|ground| ground.record.id == withdrawal.what).map(|ground| ground.what)
    }

    /// Whether a ground stands: it was not withdrawn, nor recorded without knowing of a withdrawal by the same person.
    fn stands(&self, ground: &Said<'_, &GroundRecorded>) -> bool {
        let apart = |withdrawal: &Said<'_, FactId>| {
            self.about(withdrawal).is_some_and(|other| other.concerned == ground.what.concerned)
                && !self.precedes(ground.place, withdrawal.place)
                && !self.precedes(withdrawal.place, ground.place)
        };
        self.withdrawn(ground).is_none() && !self.withdrawals.iter().any(apart)
    }

    fn concerned(&self) -> BTreeSet<ConcernedId> {
        self.grounds.iter().map(|ground| ground.what.concerned).collect()
    }

    fn cover(&self, org: OrgId) -> Cover {
        let (concerned, mut first) = (self.concerned(), None);
        if concerned.is_empty() {
            return Cover::Not;
        }
        for person in concerned {
            let covering = self.grounds.iter().filter(|one| one.what.concerned == person);
            let covering = covering.filter(|one| one.what.orgs.contains(&org) && self.stands(one));
            // The ground that lasts longest carries; one without a last day lasts as long as the case.
            let Some(last) = covering.map(|one| one.what.until.unwrap_or(Day(i32::MAX))).max() else {
                return Cover::Not;
            };
            first = Some(first.map_or(last, |first: Day| first.min(last)));
        }
        Cover::Until(first.filter(|day| day.0 < i32::MAX))
    }

    /// Who may read, ascending, each with the last day of its grounds.
    pub(crate) fn readers(&self) -> Vec<CircleReader> {
        let all: BTreeSet<Reader> = self.namings.iter().map(|naming| naming.what).collect();
        let mut covers: BTreeMap<OrgId, Cover> = BTreeMap::new();
        let mut readers = Vec::new();
        for (org, person) in all {
            let cover = *covers.entry(org).or_insert_with(|| self.cover(org));
            match cover {
                Cover::Until(until) if self.named((org, person), |_| true) => {
                    readers.push(CircleReader { org, person, until });
                }
                _ => {}
            }
        }
        readers
    }

    /// Whether a person concerned is left without any ground: then nobody may see anything.
    pub(crate) fn is_masked(&self) -> bool {
        let concerned = self.concerned();
        let standing = self.grounds.iter().filter(|ground| self.stands(ground)).map(|ground| ground.what.concerned);
        concerned.is_empty() || concerned != standing.collect()
    }

    /// What the screens show of it.
    pub(crate) fn view(&self, opened: &CircleOpened, opening: FactId, today: Day) -> CircleView {
        let purposes = said(self.history, |record| match record.fact.known() {
            Fact::CirclePurposeSet(set) => Some(&set.purpose),
            _ => (record.id == opening).then_some(&opened.purpose),
        });
        CircleView {
            purpose: shown(self.history, &purposes).map(|one| one.what.to_string()).unwrap_or_default(),
            responsible: self.responsible(opened, opening),
            later: opened.later,
            from: opened.from,
            concerned: self.concerned_views(today),
            spans: self.spans(today),
        }
    }

    /// Which organisation answers for it.
    pub(crate) fn responsible(&self, opened: &CircleOpened, opening: FactId) -> OrgId {
        let answering = said(self.history, |record| match record.fact.known() {
            Fact::CircleResponsibleSet(set) => Some(set.responsible),
            _ => (record.id == opening).then_some(opened.responsible),
        });
        shown(self.history, &answering).map_or(opened.responsible, |one| one.what)
    }

    /// The people concerned, in the order in which the log first speaks of them.
    fn concerned_views(&self, today: Day) -> Vec<ConcernedView> {
        let mut views: Vec<ConcernedView> = Vec::new();
        for ground in &self.grounds {
            let shown = self.ground_view(ground, today);
            match views.iter_mut().find(|view| view.concerned == ground.what.concerned) {
                Some(view) => view.grounds.push(shown),
                None => views.push(ConcernedView { concerned: ground.what.concerned, grounds: vec![shown] }),
            }
        }
        views
    }

    fn ground_view(&self, ground: &Said<'_, &GroundRecorded>, today: Day) -> GroundView {
        let what = ground.what;
        GroundView {
            fact: ground.record.id,
            ground: what.ground,
            special: what.special,
            secrecy: what.secrecy,
            informed: what.informed,
            informed_on: what.informed_on,
            reason: what.reason.as_ref().map(ToString::to_string),
            orgs: what.orgs.clone(),
            until: what.until,
            by: ground.record.author.org,
            at: ground.record.at,
            withdrawn: self.withdrawn(ground).map(|withdrawal| (withdrawal.record.author.org, withdrawal.record.at)),
            live: self.stands(ground) && what.until.is_none_or(|until| until >= today),
        }
    }

    /// Who could read, since when and until when: one line for each person, by the claimed moments.
    fn spans(&self, today: Day) -> Vec<ReaderSpan> {
        let now: BTreeMap<Reader, Option<Day>> =
            self.readers().into_iter().map(|reader| ((reader.org, reader.person), reader.until)).collect();
        let mut spans: BTreeMap<Reader, ReaderSpan> = BTreeMap::new();
        for naming in &self.namings {
            let (org, person) = naming.what;
            let (since, by) = (naming.record.at, naming.record.author.org);
            let reads = now.get(&naming.what).is_some_and(|until| until.is_none_or(|until| until >= today));
            let until = if now.contains_key(&naming.what) { None } else { self.ended(naming.what) };
            spans.entry(naming.what).or_insert(ReaderSpan { org, person, since, by, until, reads });
        }
        spans.into_values().collect()
    }

    /// The last claimed moment of what ended a reader's right: a taking out, or a withdrawal of a ground.
    fn ended(&self, reader: Reader) -> Option<Timestamp> {
        let outs = self.takings.iter().filter(|out| out.what == reader).map(|out| out.record.at);
        let covers = |one: &&Said<'_, FactId>| self.about(one).is_some_and(|ground| ground.orgs.contains(&reader.0));
        let withdrawn = self.withdrawals.iter().filter(covers).map(|withdrawal| withdrawal.record.at);
        outs.chain(withdrawn).max()
    }
}
