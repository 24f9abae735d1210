//! From what was typed to what it names, by what this copy shows.

use wijktafel_model::id::{DeviceId, FactId, InviteId, LogId, OrgId, PersonId, VersionId};
use wijktafel_model::view::experiment::ExperimentView;
use wijktafel_model::view::learning::StoryView;
use wijktafel_model::view::meeting::{AgendaItemView, MeetingView, SignalView};
use wijktafel_model::view::relation::CaptureView;
use wijktafel_model::view::{
    ActionView, AgreementView, CaseView, Detail, LessonView, Me, OrganisationView, PersonView, RoundView, Snapshot,
    TableView, VersionView,
};

use super::values::Prefix;
use crate::ask::Desk;
use crate::problem::Problem;

/// Who asks.
pub(super) fn me(s: &Snapshot) -> Result<Me, Problem> {
    s.network.me.ok_or_else(|| Problem::new("not-a-member"))
}

/// The own organisation.
pub(super) fn own(s: &Snapshot) -> Result<&OrganisationView, Problem> {
    s.network.organisations.iter().find(|org| org.own).ok_or_else(|| Problem::new("not-a-member"))
}

pub(super) fn org(s: &Snapshot, prefix: &Prefix) -> Result<OrgId, Problem> {
    prefix.among(s.network.organisations.iter().map(|org| org.org))
}

pub(super) fn orgs(s: &Snapshot, prefixes: &[Prefix]) -> Result<Vec<OrgId>, Problem> {
    prefixes.iter().map(|prefix| org(s, prefix)).collect()
}

pub(super) fn person(s: &Snapshot, prefix: &Prefix) -> Result<PersonId, Problem> {
    prefix.among(s.network.people.iter().map(|person| person.person))
}

/// A person with what is known of it.
pub(super) fn person_view<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s PersonView, Problem> {
    let id = person(s, prefix)?;
    s.network.people.iter().find(|person| person.person == id).ok_or_else(|| Problem::new("not-found"))
}

pub(super) fn device(s: &Snapshot, prefix: &Prefix) -> Result<DeviceId, Problem> {
    prefix.among(s.network.devices.iter().map(|device| device.device))
}

pub(super) fn invite(s: &Snapshot, prefix: &Prefix) -> Result<InviteId, Problem> {
    prefix.among(s.network.invitations.iter().map(|invitation| invitation.invite))
}

pub(super) fn table(s: &Snapshot, prefix: &Prefix) -> Result<LogId, Problem> {
    prefix.among(s.network.tables.iter().map(|table| table.log))
}

pub(super) fn tables(s: &Snapshot, prefixes: &[Prefix]) -> Result<Vec<LogId>, Problem> {
    prefixes.iter().map(|prefix| table(s, prefix)).collect()
}

/// A table with what is known of it.
pub(super) fn table_view<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s TableView, Problem> {
    let id = table(s, prefix)?;
    s.network.tables.iter().find(|table| table.log == id).ok_or_else(|| Problem::new("not-found"))
}

/// A meeting with what is known of it.
pub(super) fn meeting<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s MeetingView, Problem> {
    let id = prefix.among(s.meetings.iter().map(|meeting| meeting.log))?;
    s.meetings.iter().find(|meeting| meeting.log == id).ok_or_else(|| Problem::new("not-found"))
}

/// An item of its agenda, also one that was taken off.
pub(super) fn item<'m>(meeting: &'m MeetingView, prefix: &Prefix) -> Result<&'m AgendaItemView, Problem> {
    let all = || meeting.agenda.iter().chain(&meeting.removed);
    let id = prefix.among(all().map(|item| item.item))?;
    all().find(|item| item.item == id).ok_or_else(|| Problem::new("not-found"))
}

/// One of its signals.
pub(super) fn signal<'m>(meeting: &'m MeetingView, prefix: &Prefix) -> Result<&'m SignalView, Problem> {
    let id = prefix.among(meeting.signals.iter().map(|signal| signal.signal))?;
    meeting.signals.iter().find(|signal| signal.signal == id).ok_or_else(|| Problem::new("not-found"))
}

pub(super) fn case(s: &Snapshot, prefix: &Prefix) -> Result<LogId, Problem> {
    prefix.among(s.cases.iter().map(|case| case.log))
}

pub(super) fn agreement(s: &Snapshot, prefix: &Prefix) -> Result<LogId, Problem> {
    prefix.among(s.agreements.iter().map(|agreement| agreement.log))
}

/// A round with what is known of it.
pub(super) fn round<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s RoundView, Problem> {
    let id = prefix.among(s.rounds.iter().map(|round| round.log))?;
    s.rounds.iter().find(|round| round.log == id).ok_or_else(|| Problem::new("not-found"))
}

/// An experiment with what is known of it.
pub(super) fn experiment<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s ExperimentView, Problem> {
    let id = prefix.among(s.experiments.iter().map(|one| one.log))?;
    s.experiments.iter().find(|one| one.log == id).ok_or_else(|| Problem::new("not-found"))
}

/// A capture with what is known of it.
pub(super) fn capture<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s CaptureView, Problem> {
    let id = prefix.among(s.captures.iter().map(|capture| capture.log))?;
    s.captures.iter().find(|capture| capture.log == id).ok_or_else(|| Problem::new("not-found"))
}

/// A lesson with what is known of it.
pub(super) fn lesson<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s LessonView, Problem> {
    let id = prefix.among(s.lessons.iter().map(|lesson| lesson.log))?;
    s.lessons.iter().find(|lesson| lesson.log == id).ok_or_else(|| Problem::new("not-found"))
}

/// A story with what is known of it.
pub(super) fn story<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s StoryView, Problem> {
    let id = prefix.among(s.stories.iter().map(|one| one.log))?;
    s.stories.iter().find(|one| one.log == id).ok_or_else(|| Problem::new("not-found"))
}

/// The season that is named, or the newest.
pub(super) fn season(s: &Snapshot, prefix: Option<&Prefix>) -> Result<LogId, Problem> {
    match prefix {
        Some(prefix) => prefix.among(s.seasons.iter().map(|season| season.log)),
        None => s.seasons.last().map(|season| season.log).ok_or_else(|| Problem::new("not-found")),
    }
}

/// An action with the season it stands in.
pub(super) fn action<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<(LogId, &'s ActionView), Problem> {
    let all = || s.seasons.iter().flat_map(|season| season.actions.iter().map(|action| (season.log, action)));
    let id = prefix.among(all().map(|(_, action)| action.action))?;
    all().find(|(_, action)| action.action == id).ok_or_else(|| Problem::new("not-found"))
}

/// Any log that is shown.
pub(super) fn log(s: &Snapshot, prefix: &Prefix) -> Result<LogId, Problem> {
    let network = s.network.log.iter().copied();
    let cards = s.network.organisations.iter().filter_map(|org| org.card);
    let logs = network
        .chain(cards)
        .chain(s.network.people.iter().filter_map(|person| person.card))
        .chain(s.network.tables.iter().map(|table| table.log))
        .chain(s.cases.iter().map(|case| case.log))
        .chain(s.meetings.iter().map(|meeting| meeting.log))
        .chain(s.agreements.iter().map(|agreement| agreement.log))
        .chain(s.rounds.iter().map(|round| round.log))
        .chain(s.captures.iter().map(|capture| capture.log))
        .chain(s.experiments.iter().map(|one| one.log))
        .chain(s.seasons.iter().map(|season| season.log))
        .chain(s.lessons.iter().map(|lesson| lesson.log))
        .chain(s.stories.iter().map(|one| one.log))
        .chain(s.departures.iter().map(|departure| departure.log));
    prefix.among(logs)
}

/// Opens a case in full.
pub(super) fn open_case(desk: &mut Desk, prefix: &Prefix) -> Result<(Box<Snapshot>, CaseView), Problem> {
    let case = case(&*desk.snapshot(None)?, prefix)?;
    let snapshot = desk.snapshot(Some(case))?;
    match &snapshot.detail {
        Some(Detail::Case(view)) => {
            let view = view.clone();
            Ok((snapshot, view))
        }
        _ => Err(Problem::new("not-found")),
    }
}

/// Opens an agreement in full.
pub(super) fn open_agreement(desk: &mut Desk, prefix: &Prefix) -> Result<(Box<Snapshot>, AgreementView), Problem> {
    let agreement = agreement(&*desk.snapshot(None)?, prefix)?;
    let snapshot = desk.snapshot(Some(agreement))?;
    match &snapshot.detail {
        Some(Detail::Agreement(view)) => {
            let view = view.clone();
            Ok((snapshot, view))
        }
        _ => Err(Problem::new("not-found")),
    }
}

pub(super) fn tip(case: &CaseView, prefix: &Prefix) -> Result<FactId, Problem> {
    prefix.among(case.tips.iter().map(|tip| tip.tip))
}

pub(super) fn criterion(agreement: &AgreementView, prefix: &Prefix) -> Result<FactId, Problem> {
    prefix.among(agreement.criteria.iter().map(|criterion| criterion.criterion))
}

/// A version and who spoke about it, there may be some from an earlier network too.
pub(super) fn word(
    s: &Snapshot,
    agreement: &AgreementView,
    version: Option<&Prefix>,
    of: &Prefix,
) -> Result<(VersionId, OrgId), Problem> {
    let earlier = agreement.earlier.iter().flat_map(|earlier| &earlier.versions);
    let among = earlier.clone().map(|one| one.version).chain(agreement.versions.iter().map(|one| one.version));
    let version = match version {
        Some(prefix) => prefix.among(among)?,
        None => among.last().ok_or_else(|| Problem::new("not-found"))?,
    };
    let there = earlier.filter(|one| one.version == version).flat_map(|one| &one.words).map(|word| word.org);
    let there: Vec<OrgId> = there.collect();
    let org = if there.is_empty() { org(s, of)? } else { of.among(there)? };
    Ok((version, org))
}

/// The version that is named, or the newest.
pub(super) fn version<'a>(agreement: &'a AgreementView, prefix: Option<&Prefix>) -> Result<&'a VersionView, Problem> {
    let id: Option<VersionId> = match prefix {
        Some(prefix) => Some(prefix.among(agreement.versions.iter().map(|version| version.version))?),
        None => agreement.versions.last().map(|version| version.version),
    };
    agreement.versions.iter().find(|version| Some(version.version) == id).ok_or_else(|| Problem::new("not-found"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;

    #[test]
    fn the_card_of_a_person_is_found_by_the_beginning_of_its_id() {
        let s = demo::snapshot();
        let card = s.network.people.iter().find_map(|person| person.card).expect("a card");
        let prefix: Prefix = card.to_string().get(..8).expect("digits").parse().expect("a prefix");

        assert_eq!(log(&s, &prefix).expect("found"), card);
    }
}
