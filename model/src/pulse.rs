//! How the work feels, and where partners see the network: what each organisation says in a season, shown side by side.

use std::collections::BTreeMap;

use crate::fact::Fact;
use crate::fact::season::PulseCounted;
use crate::history::{History, Said, last, said};
use crate::id::OrgId;
use crate::view::pulse::{COURSE_MAX, CourseView, PulseView};

/// Fewer people than this are not shown: one would know who said what. Source: `docs/invariants.md`, 22.
const PEOPLE_MIN: u32 = 5;
/// The most people one organisation counts for one question.
const PEOPLE_MAX: u32 = 1_000;

impl PulseCounted {
    /// Whether every question has its three counts, and none is beyond reason.
    pub fn is_sound(&self) -> bool {
        let all = [&self.more, &self.faster, &self.meaningful];
        let total = |counts: &[u32]| counts.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
        all.iter().all(|counts| counts.len() == 3 && total(counts) <= PEOPLE_MAX)
            && all.iter().any(|counts| total(counts) > 0)
    }
}

/// What all organisations counted together; `None` while nobody counted. A question that fewer than five people
/// answered is left out.
pub fn pulse(history: &dyn History) -> Option<PulseView> {
    let counted = said(history, |record| match record.fact.known() {
        Fact::PulseCounted(counted) if counted.is_sound() => Some(counted),
        _ => None,
    });
    let by = latest(history, counted, |one| one.more.iter().chain(&one.faster).chain(&one.meaningful).sum::<u32>());
    let sum = |counts: fn(&PulseCounted) -> &Vec<u32>| {
        let place = |place: usize| by.values().filter_map(|one| counts(one).get(place)).sum::<u32>();
        let all = [place(0), place(1), place(2)];
        (all.iter().sum::<u32>() >= PEOPLE_MIN).then_some(all)
    };
    (!by.is_empty()).then(|| PulseView {
        more: sum(|one| &one.more),
        faster: sum(|one| &one.faster),
        meaningful: sum(|one| &one.meaningful),
        orgs: by.keys().copied().collect(),
    })
}

/// Where each organisation sees the network, by organisation.
pub fn course(history: &dyn History) -> Vec<CourseView> {
    let placed = said(history, |record| match record.fact.known() {
        Fact::CourseSaid(course) if course.place <= COURSE_MAX => Some(course),
        _ => None,
    });
    latest(history, placed, |one| one.place)
        .into_iter()
        .map(|(org, one)| CourseView { org, place: one.place })
        .collect()
}

/// The causally latest word of each organisation; of two written apart the one that is `less`.
fn latest<'a, T>(
    history: &dyn History,
    words: Vec<Said<'a, &'a T>>,
    less: impl Fn(&T) -> u32,
) -> BTreeMap<OrgId, &'a T> {
    let mut by: BTreeMap<OrgId, Vec<Said<'a, &'a T>>> = BTreeMap::new();
    for word in words {
        by.entry(word.record.author.org).or_default().push(word);
    }
    let pick = |words: Vec<Said<'a, &'a T>>| {
        last(history, &words).into_iter().min_by_key(|one| (less(one.what), one.record.id)).map(|one| one.what)
    };
    by.into_iter().filter_map(|(org, words)| Some((org, pick(words)?))).collect()
}

#[cfg(test)]
mod tests;
