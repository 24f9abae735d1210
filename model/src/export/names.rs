//! What ids are called in renderings.

use std::collections::BTreeMap;

use super::labels;
use crate::id::{LogId, OrgId, PersonId};
use crate::view::meeting::MeetingView;
use crate::view::phase::Thing;
use crate::view::review::Running;
use crate::view::{CaseRow, SeasonView, Snapshot};

/// Names by id.
pub(super) struct Names<'a> {
    orgs: BTreeMap<OrgId, &'a str>,
    people: BTreeMap<(OrgId, PersonId), &'a str>,
    logs: BTreeMap<LogId, String>,
}

impl<'a> Names<'a> {
    pub(super) fn of(snapshot: &'a Snapshot) -> Self {
        let network = &snapshot.network;
        let orgs = network.organisations.iter().filter_map(|org| Some((org.org, org.name.as_deref()?)));
        let people = network.people.iter();
        let mut logs: BTreeMap<LogId, String> = BTreeMap::new();
        logs.extend(network.tables.iter().map(|table| (table.log, table.name.clone())));
        logs.extend(snapshot.cases.iter().map(|case| (case.log, case.title.clone())));
        logs.extend(snapshot.agreements.iter().map(|one| (one.log, one.title.clone())));
        logs.extend(snapshot.rounds.iter().map(|round| (round.log, round.title.clone())));
        logs.extend(snapshot.captures.iter().map(|one| (one.log, one.title.clone())));
        logs.extend(snapshot.seasons.iter().map(|season| (season.log, season.title.clone())));
        logs.extend(snapshot.experiments.iter().map(|one| (one.log, one.title.clone())));
        logs.extend(snapshot.stories.iter().map(|one| (one.log, one.title.clone())));
        logs.extend(snapshot.lessons.iter().map(|lesson| (lesson.log, lesson.title.clone())));
        let meeting = |one: &MeetingView| {
            labels::fill(
                "meeting-title",
                &[("kind", &labels::of("meeting-kind", &one.kind)), ("day", &labels::day(one.on))],
            )
        };
        logs.extend(snapshot.meetings.iter().map(|one| (one.log, meeting(one))));
        Self {
            orgs: orgs.collect(),
            people: people.filter_map(|one| Some(((one.org, one.person), one.name.as_deref()?))).collect(),
            logs,
        }
    }

    /// An organisation: its name, or its mark when its card was not read.
    pub(super) fn org(&self, org: &OrgId) -> String {
        match self.orgs.get(org) {
            Some(name) => (*name).to_owned(),
            None => labels::fill("org-without-card", &[("mark", &org.short())]),
        }
    }

    /// Where a case is shared: the table of a learning case, or that it has a circle.
    pub(super) fn shared(&self, case: &CaseRow) -> String {
        case.table.map_or_else(|| labels::of("case-mode", &case.mode), |table| self.log(&table))
    }

    pub(super) fn orgs<'o>(&self, orgs: impl IntoIterator<Item = &'o OrgId>) -> String {
        let names: Vec<String> = orgs.into_iter().map(|org| self.org(org)).collect();
        names.join(", ")
    }

    pub(super) fn person(&self, org: OrgId, person: PersonId) -> String {
        match self.people.get(&(org, person)) {
            Some(name) => (*name).to_owned(),
            None => labels::fill("person-without-card", &[("mark", &person.short())]),
        }
    }

    /// Something that is looked back at.
    pub(super) fn running(&self, season: &SeasonView, about: Running) -> String {
        match about {
            Running::Action(id) => {
                let found = season.actions.iter().find(|action| action.action == id);
                found.map_or_else(|| id.short(), |action| action.what.clone())
            }
            Running::Agreement(log) => self.log(&log),
        }
    }

    /// What a count rests on.
    pub(super) fn thing(&self, thing: Thing) -> String {
        match thing {
            Thing::Meeting(log)
            | Thing::Case(log)
            | Thing::Lesson(log)
            | Thing::Agreement(log)
            | Thing::Experiment(log) => self.log(&log),
            Thing::Organisation(org) => self.org(&org),
        }
    }

    /// A table, case, meeting, agreement, round, season or lesson: its title, or its mark when it is not in the copy.
    pub(super) fn log(&self, log: &LogId) -> String {
        match self.logs.get(log) {
            Some(title) => title.clone(),
            None => labels::fill("log-without-title", &[("mark", &log.short())]),
        }
    }
}
