//! Cards: what an organisation and a person tell about themselves.
//!
//! Only the organisation's own word counts on its card, and on those of its people.

use std::collections::BTreeSet;

use crate::fact::Fact;
use crate::fact::training::TrainingNoted;
use crate::history::{History, Said, founder, last, said, shown};
use crate::id::{LogId, OrgId, PersonId};
use crate::view::learning::TrainingView;
use crate::view::{OrganisationCard, PersonCard};

/// An organisation's card; `None` before it has described itself.
pub fn organisation(log: LogId, history: &dyn History) -> Option<OrganisationCard> {
    let own = founder(history)?;
    let words = said(history, |record| match record.fact.known() {
        Fact::OrganisationDescribed(described) if described.org == own && record.author.org == own => Some(described),
        _ => None,
    });
    let card = shown(history, &words)?.what;
    Some(OrganisationCard {
        log,
        org: own,
        name: card.name.to_string(),
        kind: card.kind,
        formality: card.formality,
        areas: distinct(&card.areas),
        offers: card.offers.as_ref().map(ToString::to_string),
        contacts: contacts(history, own),
    })
}

/// The causally latest contacts that an organisation named; of lists written apart everybody on them.
fn contacts(history: &dyn History, own: OrgId) -> Vec<PersonId> {
    let named = said(history, |record| match record.fact.known() {
        Fact::PlanContactsNamed(named) if record.author.org == own => Some(&named.people),
        _ => None,
    });
    let people: BTreeSet<PersonId> = last(history, &named).into_iter().flat_map(|one| one.what).copied().collect();
    people.into_iter().collect()
}

/// A person's card; `None` before it was written. The roster says whether the person is one of the organisation's.
pub fn person(log: LogId, history: &dyn History) -> Option<PersonCard> {
    let own = founder(history)?;
    let all = said(history, |record| match record.fact.known() {
        Fact::PersonDescribed(described) if record.author.org == own => Some(described),
        _ => None,
    });
    let person = all.first()?.what.person;
    let words: Vec<_> = all.into_iter().filter(|one| one.what.person == person).collect();
    let card = shown(history, &words)?.what;
    Some(PersonCard {
        log,
        person,
        org: own,
        name: card.name.to_string(),
        roles: distinct(&card.roles),
        contact: card.contact.as_ref().map(ToString::to_string),
        training: training(history, own),
    })
}

/// What the person did to learn as a guide, the earliest first; what was dropped later is left out.
fn training(history: &dyn History, own: OrgId) -> Vec<TrainingView> {
    let dropped = said(history, |record| match record.fact.known() {
        Fact::TrainingDropped(dropped) if record.author.org == own => Some(dropped.noted),
        _ => None,
    });
    let noted = said(history, |record| match record.fact.known() {
        Fact::TrainingNoted(noted) if record.author.org == own => Some(noted),
        _ => None,
    });
    let stands = |one: &&Said<'_, &TrainingNoted>| dropped.iter().all(|drop| drop.what != one.record.id);
    let view = |one: &Said<'_, &TrainingNoted>| TrainingView {
        noted: one.record.id,
        on: one.what.on,
        kind: one.what.kind,
        what: one.what.what.to_string(),
        place: one.what.place,
    };
    let mut all: Vec<TrainingView> = noted.iter().filter(stands).map(view).collect();
    all.sort_by_key(|one| (one.on, one.noted));
    all
}

/// The list in its own order, each item once.
pub(crate) fn distinct<T: Copy + Ord>(items: &[T]) -> Vec<T> {
    let mut seen = BTreeSet::new();
    items.iter().copied().filter(|item| seen.insert(*item)).collect()
}
