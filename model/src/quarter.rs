//! One quarter for directors: figures over closed quarters only, rounded to five, small ones hidden.
//!
//! Whoever has pages of several partners, or of one partner from several days, may sometimes tell more than one page
//! says: they read different tables. That cannot be excluded, and every page says so. Circle cases are never counted.

use crate::id::OrgId;
use crate::time::Day;
use crate::view::circle::CaseMode;
use crate::view::meeting::{MeetingState, MeetingView};
use crate::view::quarter::{Asked, Figure, FigureView, Quarter, QuarterView, Shown};
use crate::view::{AgreementState, CaseRow, CaseState, Snapshot};
use crate::words::{AgreementKind, LifeArea, Role};

/// No count below this is ever shown. Source: domain invariant 22.
pub const LEAST: usize = 5;
/// The highest number somebody may choose instead.
pub const LEAST_MAX: usize = 50;
/// Counts are rounded to a multiple of this.
const STEP: usize = 5;
/// The most agreements that are named as waiting, so that the page stays one page.
pub const ASKED_MAX: usize = 6;
/// A review this many days ahead is asked for.
const REVIEW_DAYS: i32 = 92;

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: Day) -> Self {
        let (year, month, _) = day.date();
        Self { year, number: month.saturating_sub(1) / 3 + 1 }
    }

    /// The one before.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.number <= 1 {
            Self { year: self.year.saturating_sub(1), number: 4 }
        } else {
            Self { year: self.year, number: self.number - 1 }
        }
    }

    /// The one after.
    #[must_use]
    pub const fn after(self) -> Self {
        if self.number >= 4 {
            Self { year: self.year.saturating_add(1), number: 1 }
        } else {
            Self { year: self.year, number: self.number + 1 }
        }
    }

    /// Its first and last day; `None` for a number or year that there is not.
    pub fn days(self) -> Option<(Day, Day)> {
        if !(1..=4).contains(&self.number) {
            return None;
        }
        let next = self.after();
        let first = |quarter: Self| Day::from_date(quarter.year, quarter.number * 3 - 2, 1);
        Some((first(self)?, first(next)?.plus(-1)))
    }

    /// Whether it is over on a day.
    pub fn is_closed(self, today: Day) -> bool {
        self.days().is_some_and(|(_, last)| last < today)
    }

    /// The latest one that is over on a day.
    pub fn latest_closed(today: Day) -> Self {
        Self::of(today).before()
    }
}

/// A quarter for directors; `None` as long as it is not over. `least`: counts below it are hidden; between [`LEAST`] and
/// [`LEAST_MAX`], whatever is asked for.
pub fn quarter(s: &Snapshot, quarter: Quarter, least: usize) -> Option<QuarterView> {
    if !quarter.is_closed(s.today) {
        return None;
    }
    let least = least.clamp(LEAST, LEAST_MAX);
    let figures = Figure::ALL.map(|figure| {
        let of = |quarter| shown(count(s, figure, quarter), least);
        FigureView { figure, now: of(quarter), before: of(quarter.before()) }
    });
    let mut areas = Vec::new();
    let mut areas_hidden = false;
    for area in LifeArea::ALL.iter().copied() {
        let cases = brought(s, quarter).filter(|row| row.areas.contains(&area)).count();
        match shown(cases, least) {
            Shown::About(about) => areas.push((area, about)),
            Shown::Few => areas_hidden = true,
        }
    }
    let asked = s.network.me.map(|me| asked(s, me.org)).unwrap_or_default();
    Some(QuarterView { quarter, least, asked, figures: figures.to_vec(), areas, areas_hidden })
}

/// Hides what is small and rounds the rest.
pub fn shown(count: usize, least: usize) -> Shown {
    if count < least.max(LEAST) { Shown::Few } else { Shown::About((count + STEP / 2) / STEP * STEP) }
}

fn count(s: &Snapshot, figure: Figure, quarter: Quarter) -> usize {
    match figure {
        Figure::Meetings => held(s, quarter).count(),
        Figure::Cases => brought(s, quarter).count(),
        Figure::Discussed => held(s, quarter).map(|one| crate::growth::discussed(one).len()).sum(),
        Figure::Residents => held(s, quarter).map(|one| residents(s, one)).sum(),
        Figure::Signals => held(s, quarter).map(|one| one.signals.len()).sum(),
        Figure::Lessons => s.lessons.iter().filter(|lesson| within(lesson.at.day(), quarter)).count(),
    }
}

fn within(day: Day, quarter: Quarter) -> bool {
    quarter.days().is_some_and(|(first, last)| (first..=last).contains(&day))
}

fn held(s: &Snapshot, quarter: Quarter) -> impl Iterator<Item = &MeetingView> {
    s.meetings.iter().filter(move |one| one.state == MeetingState::Held && within(one.on, quarter))
}

fn brought(s: &Snapshot, quarter: Quarter) -> impl Iterator<Item = &CaseRow> {
    s.cases.iter().filter(move |row| {
        row.mode == CaseMode::Learning && row.state != CaseState::Withdrawn && within(row.opened.day(), quarter)
    })
}

/// Guests that came as residents, and enrolled people with that role.
fn residents(s: &Snapshot, meeting: &MeetingView) -> usize {
    let guests = meeting.guests.iter().filter(|guests| guests.role == Role::Resident);
    let guests: usize = guests.map(|guests| usize::try_from(guests.count).unwrap_or(usize::MAX)).sum();
    let there = meeting.attendance.iter().filter(|one| one.attendance == crate::words::Attendance::Present);
    let enrolled = there.filter(|one| {
        let mut people = s.network.people.iter().filter(|person| Some(person.person) == one.person);
        people.any(|person| person.org == one.org && person.roles.contains(&Role::Resident))
    });
    guests.saturating_add(enrolled.count())
}

/// What waits for the own organisation; of others nothing.
fn asked(s: &Snapshot, own: OrgId) -> Vec<Asked> {
    let waits = s.agreements.iter().filter(|row| row.waiting_for.contains(&own));
    let mut asked: Vec<Asked> =
        waits.map(|row| Asked::Agreement { log: row.log, title: row.title.clone() }).take(ASKED_MAX).collect();
    let soon = s.today.plus(REVIEW_DAYS);
    let signed = || s.agreements.iter().filter(|row| row.signed_by.contains(&own));
    let reviews = signed().filter_map(|row| Some((row, row.review.filter(|on| *on <= soon)?)));
    asked.extend(reviews.map(|(row, on)| Asked::Review { log: row.log, title: row.title.clone(), on }).take(ASKED_MAX));
    let on_paper =
        |row: &&crate::view::AgreementRow| row.kind == AgreementKind::Latitude && row.state == AgreementState::InForce;
    if !signed().any(|row| on_paper(&row)) {
        asked.push(Asked::Latitude);
    }
    let actions = s.seasons.iter().flat_map(|season| &season.actions);
    let late = actions.filter(|one| !one.done && one.owners.contains(&own) && one.due.is_some_and(|due| due < s.today));
    let count = late.count();
    if count > 0 {
        asked.push(Asked::Overdue { count });
    }
    asked
}
