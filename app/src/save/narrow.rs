//! What of a copy may be in a file about one screen.

use wijktafel_model::id::LogId;
use wijktafel_model::report::waiting;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::circle::CaseMode;

use super::{Subject, Wanted};

/// The snapshot with nothing but what the file is about, and names for what that refers to. Circle cases, and with them
/// their titles, are in it only where somebody said so.
pub(super) fn narrowed(s: &Snapshot, wanted: &Wanted) -> Snapshot {
    let mut narrow = s.clone();
    if !wanted.circle {
        narrow.cases.retain(|row| row.mode != CaseMode::Circle);
    }
    let only = |log: LogId| move |other: LogId| other == log;
    match &wanted.subject {
        Subject::Case(log) => retain(&mut narrow.cases, |row| row.log, only(*log)),
        Subject::Cases(Some(logs)) => narrow.cases.retain(|row| logs.contains(&row.log)),
        Subject::Report => {
            let logs: Vec<LogId> = waiting(&narrow).iter().map(|row| row.log).collect();
            narrow.cases.retain(|row| logs.contains(&row.log));
        }
        Subject::Meeting(log) => retain(&mut narrow.meetings, |one| one.log, only(*log)),
        Subject::Agreement(log) => retain(&mut narrow.agreements, |row| row.log, only(*log)),
        Subject::Map(Some(log)) => retain(&mut narrow.captures, |one| one.log, only(*log)),
        Subject::Round(Some(log)) => retain(&mut narrow.rounds, |round| round.log, only(*log)),
        Subject::Own => {
            let own = s.network.me.map(|me| me.org);
            narrow.network.people.retain(|person| Some(person.org) == own);
        }
        _ => (),
    }
    narrow
}

fn retain<T>(list: &mut Vec<T>, log: impl Fn(&T) -> LogId, wanted: impl Fn(LogId) -> bool) {
    list.retain(|one| wanted(log(one)));
}

/// Whether the one thing that a file is about is not there.
pub(super) fn is_empty(narrow: &Snapshot, subject: &Subject) -> bool {
    match subject {
        Subject::Case(_) => narrow.cases.is_empty(),
        Subject::Meeting(_) => narrow.meetings.is_empty(),
        Subject::Agreement(_) => narrow.agreements.is_empty(),
        Subject::Map(Some(_)) => narrow.captures.is_empty(),
        Subject::Round(Some(_)) => narrow.rounds.is_empty(),
        _ => false,
    }
}
