//! The actions of a season: owner, date, done, lent.

use crate::fact::Fact;
use crate::history::{History, Recorded, Said, last, said, shown};
use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::roster::Standing;
use crate::time::Day;
use crate::view::{ActionView, SeasonView};
use crate::{pulse, review};

/// A season with its actions in causal order; `None` before it was opened. What depends on who belongs and on the
/// day is left to [`settle`].
pub fn derive(log: LogId, history: &dyn History) -> Option<SeasonView> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::SeasonOpened(opened) => Some(opened),
        _ => None,
    });
    let opened = opened.first()?;
    let added = said(history, |record| match record.fact.known() {
        Fact::ActionAdded(added) => Some(added),
        _ => None,
    });
    let ended = said(history, |record| matches!(record.fact.known(), Fact::SeasonEnded(_)).then_some(()));
    Some(SeasonView {
        log,
        title: opened.what.title.to_string(),
        actions: added.iter().map(|added| action(history, added.place, added.record)).collect(),
        at: opened.record.at,
        reviews: review::reviews(history),
        superfluous: review::superfluous(history),
        pulse: pulse::pulse(history),
        course: pulse::course(history),
        ended: !ended.is_empty(),
        over: ended.iter().map(|one| one.record.at).min(),
    })
}

/// Takes out owners and places of those that are no members any more, marks what nobody owns, and forgets lending that has ended.
pub fn settle(season: &mut SeasonView, standing: &Standing, today: Day) {
    season.course.retain(|one| standing.is_member(&one.org));
    for action in &mut season.actions {
        action.owners.retain(|org| standing.is_member(org));
        action.unowned = action.owners.is_empty();
        let active = |org: &OrgId, person: PersonId| standing.people.get(&(*org, person)).is_some_and(|one| one.active);
        action.person = action.person.filter(|person| action.owners.iter().any(|org| active(org, *person)));
        action.lent = action.lent.filter(|(to, until)| *until >= today && standing.is_member(to));
    }
}

fn action(history: &dyn History, place: usize, added: &Recorded) -> ActionView {
    let id = added.id;
    let owned = about(history, place, |fact| match fact {
        Fact::ActionAdded(added) => Some((None, (added.owner, added.person))),
        Fact::ActionAssigned(assigned) => Some((Some(assigned.action), (assigned.owner, assigned.person))),
        _ => None,
    });
    let due = about(history, place, |fact| match fact {
        Fact::ActionAdded(added) => Some((None, added.due)),
        Fact::ActionDue(due) => Some((Some(due.action), due.due)),
        _ => None,
    });
    let done = about(history, place, |fact| match fact {
        Fact::ActionDone(done) => Some((Some(done.action), done.done)),
        _ => None,
    });
    // Assigning ends lending: the new owner starts with it in hand.
    let lent = about(history, place, |fact| match fact {
        Fact::ActionAssigned(assigned) => Some((Some(assigned.action), None)),
        Fact::ActionLent(lent) => Some((Some(lent.action), Some((lent.to, lent.until)))),
        _ => None,
    });
    let mut owners: Vec<OrgId> = last(history, &owned).iter().map(|one| one.what.0).collect();
    owners.sort_unstable();
    owners.dedup();
    let done = last(history, &done);
    let (what, origin) = match added.fact.known() {
        Fact::ActionAdded(added) => (added.what.to_string(), added.origin),
        _ => (String::new(), None),
    };
    ActionView {
        action: id,
        what,
        unowned: owners.is_empty(),
        owners,
        person: shown(history, &owned).and_then(|one| one.what.1),
        due: shown(history, &due).and_then(|one| one.what),
        // Said done and not done apart: still open, so that nobody loses sight of it.
        done: !done.is_empty() && done.iter().all(|one| one.what),
        lent: shown(history, &lent).and_then(|one| one.what),
        origin,
    }
}

/// What was said about the action added at `place`: by that fact itself, or by later ones that name it.
fn about<'a, T>(
    history: &'a dyn History,
    place: usize,
    read: impl Fn(&'a Fact) -> Option<(Option<FactId>, T)>,
) -> Vec<Said<'a, T>> {
    let Some(added) = history.facts().get(place).map(|record| record.id) else { return Vec::new() };
    let mut words = said(history, |record| {
        let (names, what) = read(record.fact.known())?;
        (names.unwrap_or(record.id) == added).then_some(what)
    });
    words.retain(|word| word.place == place || history.precedes(place, word.place));
    words
}
