//! Looking back: the cases that were spoken about at a meeting or in a season, to learn from together.

use crate::card::distinct;
use crate::id::LogId;
use crate::time::{Day, Timestamp};
use crate::view::circle::CaseMode;
use crate::view::meeting::MeetingView;
use crate::view::{CaseRow, CaseState, LessonView, SeasonView, Snapshot};

/// Cases that were discussed at a meeting, in the order of its agenda.
pub fn spoken(meeting: &MeetingView) -> Vec<LogId> {
    let discussed = meeting.agenda.iter().filter(|item| item.discussed);
    distinct(&discussed.filter_map(|item| item.case).collect::<Vec<_>>())
}

/// The first and the last day of a season, by the claims of who opened and ended it; of one that goes on, today is last.
pub fn period(season: &SeasonView, today: Day) -> (Day, Day) {
    (season.at.day(), season.over.map_or(today, Timestamp::day))
}

/// Cases that were discussed at meetings in a season, the earliest first.
pub fn spoken_in<'m>(
    season: &SeasonView,
    meetings: impl IntoIterator<Item = &'m MeetingView>,
    today: Day,
) -> Vec<LogId> {
    let (first, last) = period(season, today);
    let mut meetings: Vec<_> = meetings.into_iter().filter(|one| first <= one.on && one.on <= last).collect();
    meetings.sort_by_key(|one| (one.on, one.log));
    distinct(&meetings.into_iter().flat_map(spoken).collect::<Vec<_>>())
}

/// Learning cases that the reader sees among those that were spoken about at this meeting or in this season; none when
/// there is no such meeting or season.
pub fn cases(s: &Snapshot, origin: LogId) -> Option<Vec<&CaseRow>> {
    let meeting = s.meetings.iter().find(|one| one.log == origin).map(spoken);
    let season = || {
        let season = s.seasons.iter().find(|one| one.log == origin)?;
        Some(spoken_in(season, &s.meetings, s.today))
    };
    let learns = |row: &&CaseRow| row.mode == CaseMode::Learning && row.state != CaseState::Withdrawn && !row.hidden;
    let row = |log: LogId| s.cases.iter().find(|row| row.log == log).filter(learns);
    Some(meeting.or_else(season)?.into_iter().filter_map(row).collect())
}

/// Lessons that were bundled from this meeting or season before, as far as the lesson itself says so.
pub fn bundled(s: &Snapshot, origin: LogId) -> impl Iterator<Item = &LessonView> {
    s.lessons.iter().filter(move |lesson| lesson.origin == Some(origin))
}

#[cfg(test)]
mod tests;
