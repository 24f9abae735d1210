//! Plans what the network, an organisation and a person are called.

use std::collections::BTreeSet;

use super::{Context, RuleError, Target, Write, require};
use crate::command::learning::Training;
use crate::fact::NetworkNamed;
use crate::fact::card::{OrganisationDescribed, PersonDescribed, PlanContactsNamed};
use crate::fact::training::{TrainingDropped, TrainingNoted};
use crate::id::{FactId, LogId, PersonId};
use crate::view::learning::TrainingView;
use crate::view::{PersonCard, Row};
use crate::words::{Line, LogKind, ReaderRule};

/// The most fixed contacts of one organisation.
const CONTACTS_MAX: usize = 10;
/// The most lines of training on one card.
const TRAINING_MAX: usize = 200;

pub(super) fn name_network(context: &dyn Context, name: &Line, region: Option<&Line>) -> Result<Vec<Write>, RuleError> {
    let named = NetworkNamed { name: name.clone(), region: region.cloned() };
    let log = find(context, |row| match row {
        Row::Network { name, region, .. } => Some((name.clone(), region.clone())),
        _ => None,
    });
    match log {
        Some((_, (name, region)))
            if name == named.name.as_str() && region.as_deref() == named.region.as_ref().map(Line::as_str) =>
        {
            Err(RuleError::AlreadySo)
        }
        Some((log, _)) => Ok(vec![Write::log(log, named)]),
        None => Ok(vec![Write::new(LogKind::Network, ReaderRule::Members, named)]),
    }
}

pub(super) fn describe_organisation(context: &dyn Context, card: OrganisationDescribed) -> Vec<Write> {
    let existing = find(context, |row| matches!(row, Row::Organisation(own) if own.org == card.org).then_some(()));
    vec![card_write(existing.map(|(log, ())| log), LogKind::Organisation, card)]
}

pub(super) fn describe_person(context: &dyn Context, card: PersonDescribed) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    let person = context.standing().people.get(&(me.org, card.person)).ok_or(RuleError::NotYours)?;
    require(person.active, RuleError::Closed)?;
    require(card.person == me.person || me.mandates.administer, RuleError::NoMandate)?;
    let own =
        |row: &Row| matches!(row, Row::Person(own) if own.org == me.org && own.person == card.person).then_some(());
    let existing = find(context, own);
    Ok(vec![card_write(existing.map(|(log, ())| log), LogKind::Person, card)])
}

/// Names the fixed contacts for plans; they must act for the organisation.
pub(super) fn name_contacts(context: &dyn Context, people: &[PersonId]) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    let people: BTreeSet<PersonId> = people.iter().copied().collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    require(people.len() <= CONTACTS_MAX, RuleError::OutOfBounds)?;
    let acts = |person: &PersonId| context.standing().people.get(&(me.org, *person)).is_some_and(|one| one.active);
    require(people.iter().all(acts), RuleError::NotYours)?;
    let own = find(context, |row| match row {
        Row::Organisation(own) if own.org == me.org => Some(own.contacts.clone()),
        _ => None,
    });
    let (log, now) = own.ok_or(RuleError::NotFound)?;
    require(now != people, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, PlanContactsNamed { people })])
}

fn card_write(existing: Option<LogId>, kind: LogKind, card: impl Into<crate::fact::Fact>) -> Write {
    let target = existing.map_or(Target::New { kind, readers: ReaderRule::Members }, Target::Log);
    Write { target, facts: vec![card.into()], edits: Vec::new(), keep: None }
}

/// The lowest log whose row `read` accepts: the one that the snapshot shows, too.
fn find<T>(context: &dyn Context, read: impl Fn(&Row) -> Option<T>) -> Option<(LogId, T)> {
    context.rows().into_iter().find_map(|(log, row)| read(row).map(|found| (log, found)))
}

/// On the own card, or by who administers; the card comes first.
pub(super) fn note_training(
    context: &dyn Context,
    person: PersonId,
    training: &Training,
) -> Result<Vec<Write>, RuleError> {
    let (log, card) = written_card(context, person)?;
    require(training.on <= context.today(), RuleError::BadDay)?;
    require(card.training.len() < TRAINING_MAX, RuleError::OutOfBounds)?;
    let same = |one: &TrainingView| {
        (one.on, one.kind, one.place) == (training.on, training.kind, training.place)
            && one.what == training.what.as_str()
    };
    require(!card.training.iter().any(same), RuleError::AlreadySo)?;
    let Training { on, kind, what, place } = training.clone();
    Ok(vec![Write::log(log, TrainingNoted { on, kind, what, place })])
}

pub(super) fn drop_training(context: &dyn Context, person: PersonId, noted: FactId) -> Result<Vec<Write>, RuleError> {
    let (log, card) = written_card(context, person)?;
    require(card.training.iter().any(|one| one.noted == noted), RuleError::NotFound)?;
    Ok(vec![Write::log(log, TrainingDropped { noted })])
}

/// The card of an active person of the own organisation that the writer may write.
fn written_card(context: &dyn Context, person: PersonId) -> Result<(LogId, &PersonCard), RuleError> {
    let me = context.me();
    let standing = context.standing().people.get(&(me.org, person)).ok_or(RuleError::NotYours)?;
    require(standing.active, RuleError::Closed)?;
    require(person == me.person || me.mandates.administer, RuleError::NoMandate)?;
    let found = context.rows().into_iter().find_map(|(log, row)| match row {
        Row::Person(card) if card.org == me.org && card.person == person => Some((log, card)),
        _ => None,
    });
    found.ok_or(RuleError::NotFound)
}
