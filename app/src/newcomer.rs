//! A page for somebody who is new at a table: what the network is for, who is there, what was agreed, how a talk goes.

use wijktafel_model::id::LogId;
use wijktafel_model::view::{AgreementState, LessonView, Snapshot, TableView};

use crate::client::state::org;
use crate::leaflet::{Leaflet, Part};
use crate::meeting::moment;
use crate::steps::{minutes, offered};
use crate::text::{Words, names};

/// At most so many lessons are offered: more are no welcome.
const LESSONS: usize = 6;

/// At most so many ways to talk.
const TALKS: usize = 4;

/// Words that are explained, as the keys of the word and of what it means.
const WORDS: [(&str, &str); 9] = [
    ("newcomer-word-table", "newcomer-word-table-text"),
    ("newcomer-word-case", "newcomer-word-case-text"),
    ("newcomer-word-circle", "newcomer-word-circle-text"),
    ("newcomer-word-matrix", "newcomer-word-matrix-text"),
    ("newcomer-word-tip", "newcomer-word-tip-text"),
    ("newcomer-word-report", "newcomer-word-report-text"),
    ("newcomer-word-guide", "newcomer-word-guide-text"),
    ("newcomer-word-signal", "newcomer-word-signal-text"),
    ("newcomer-word-lesson", "newcomer-word-lesson-text"),
];

/// The page of a table; none when the reader does not read it.
pub fn leaflet(s: &Snapshot, w: &Words, table: LogId) -> Option<Leaflet> {
    let table = s.network.tables.iter().find(|one| one.log == table)?;
    let purpose = s.network.purpose.trim();
    let purpose = if purpose.is_empty() { Vec::new() } else { vec![(purpose.to_owned(), String::new())] };
    let part = |title: &str, without: &str, lines| Part {
        title: w.t(title).into_owned(),
        without: w.t(without).into_owned(),
        lines,
    };
    let parts = vec![
        part("newcomer-purpose", "newcomer-purpose-none", purpose),
        part("newcomer-when", "newcomer-when-none", when(s, w, table)),
        part("newcomer-who", "newcomer-who-none", who(s, w, table)),
        part("newcomer-agreements", "newcomer-agreements-none", agreements(s, w)),
        part("newcomer-talk", "newcomer-talk-none", talks(s, w)),
        part("newcomer-lessons", "newcomer-lessons-none", lessons(s)),
        part("newcomer-words", "newcomer-talk-none", explained(w)),
    ];
    let title = w.with("newcomer-of", &[("table", table.name.as_str().into())]);
    let lead = w.with("newcomer-lead", &[("network", s.network.name.as_str().into())]);
    Some(Leaflet { title, lead, parts })
}

/// Where and when the table meets, and the next meeting.
fn when(s: &Snapshot, w: &Words, table: &TableView) -> Vec<(String, String)> {
    let said = [&table.area, &table.rhythm].into_iter().flatten().map(|line| (line.clone(), String::new()));
    let next = s.meetings.iter().find(|one| one.table == table.log && one.state.is_ahead() && one.on >= s.today);
    let next = next.map(|one| {
        let when = wijktafel_model::view::meeting::When { on: one.on, at: one.at, place: one.place.clone() };
        (w.t("newcomer-next").into_owned(), moment(w, &when))
    });
    said.chain(next).collect()
}

/// Organisations at the table, each with what it is and what it offers.
fn who(s: &Snapshot, w: &Words, table: &TableView) -> Vec<(String, String)> {
    let line = |id| {
        let one = org(s, id)?;
        let kind = w.t(names::org_kind(one.kind)).into_owned();
        let said = one.offers.iter().fold(kind, |said, offers| format!("{said}. {offers}"));
        Some((one.name.clone().unwrap_or_else(|| one.code.clone()), said))
    };
    table.orgs.iter().filter_map(|id| line(*id)).collect()
}

/// Agreements that hold; every member reads them.
fn agreements(s: &Snapshot, w: &Words) -> Vec<(String, String)> {
    let hold = s.agreements.iter().filter(|row| row.state == AgreementState::InForce);
    hold.map(|row| (row.title.clone(), w.t(names::agreement_kind(row.kind)).into_owned())).collect()
}

/// Each way in which a case is talked about here, with its steps: what the network wrote itself, else the usual one.
fn talks(s: &Snapshot, w: &Words) -> Vec<(String, String)> {
    let talk = |template: &wijktafel_model::fact::steps::StepTemplate| {
        let steps = template.steps.iter().map(|step| {
            w.with("newcomer-step", &[("step", step.name.as_str().into()), ("minutes", step.minutes.into())])
        });
        let name = w.with(
            "newcomer-talk-name",
            &[("name", template.name.as_str().into()), ("minutes", minutes(template).into())],
        );
        (name, steps.collect::<Vec<_>>().join("\n"))
    };
    let all = offered(s, w);
    let own: Vec<_> = all.iter().filter(|one| one.by.is_some()).collect();
    let here = if own.is_empty() { all.iter().take(1).collect() } else { own };
    here.into_iter().take(TALKS).map(|one| talk(&one.template)).collect()
}

/// Lessons worth reading: those that somebody goes on with first, then the newest.
fn lessons(s: &Snapshot) -> Vec<(String, String)> {
    let mut all: Vec<&LessonView> = s.lessons.iter().collect();
    all.sort_by_key(|one| (one.owners.is_empty(), std::cmp::Reverse(one.at), one.log));
    all.truncate(LESSONS);
    all.into_iter().map(|one| (one.title.clone(), one.text.clone())).collect()
}

fn explained(w: &Words) -> Vec<(String, String)> {
    WORDS.iter().map(|(word, text)| (w.t(word).into_owned(), w.t(text).into_owned())).collect()
}
