//! What is filled in about a meeting. Of day and table alone it can be planned; nothing else has to be there.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::{Follow, MeetingAct};
use wijktafel_model::id::{FactId, LogId, OrgId, PersonId};
use wijktafel_model::time::{Day, TimeOfDay};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{AgendaItemView, MeetingView, SignalView};
use wijktafel_model::words::{LearningOrder, Line, MeetingKind, MeetingStep};

use super::{Check, Form, Wrong};
use crate::client::intent::{Intent, NodeRequest, OwnRequest};
use crate::text::Lang;
use crate::text::dates::{field_day, parse_time};

/// A form about a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command of the same name mean")]
pub enum MeetingForm {
    Plan {
        table: Option<LogId>,
        kind: MeetingKind,
        when: WhenForm,
    },
    Move {
        meeting: LogId,
        when: WhenForm,
    },
    Cancel {
        meeting: LogId,
        reason: String,
    },
    Item {
        meeting: LogId,
        /// The item that is changed; absent: a new one.
        item: Option<FactId>,
        /// The table, whose cases are offered.
        table: LogId,
        case: Option<LogId>,
        subject: String,
        minutes: String,
    },
    Guide {
        meeting: LogId,
        table: LogId,
        guide: Option<(OrgId, PersonId)>,
    },
    Attend {
        meeting: LogId,
        org: OrgId,
        person: Option<PersonId>,
    },
    Park {
        meeting: LogId,
        text: String,
    },
    News {
        meeting: LogId,
        text: String,
        until: String,
    },
    Action {
        meeting: LogId,
        signal: FactId,
        season: Option<LogId>,
        what: String,
        owner: OrgId,
        due: String,
    },
    Experiment {
        meeting: LogId,
        signal: FactId,
        title: String,
        until: String,
        text: String,
    },
    Lesson {
        meeting: LogId,
        signal: FactId,
        title: String,
        order: LearningOrder,
        text: String,
    },
    /// Writes the sheet to print.
    Sheet {
        meeting: LogId,
        to: String,
        lang: Lang,
    },
}

/// Day, time and place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is what its label says")]
pub struct WhenForm {
    pub on: String,
    pub at: String,
    pub place: String,
}

impl WhenForm {
    fn read(&self, check: &mut Check) -> Option<(Day, Option<TimeOfDay>, Option<Line>)> {
        let on = check.day("on", &self.on, Day::FIRST);
        let at = match self.at.trim() {
            "" => None,
            text => {
                let time = parse_time(text).and_then(|minute| {
                    let (hour, minute) = (u16::try_from(minute / 60).ok()?, u16::try_from(minute % 60).ok()?);
                    TimeOfDay::new(hour, minute)
                });
                if time.is_none() {
                    check.refuse("at", Wrong::NotATime);
                }
                time
            }
        };
        Some((on?, at, check.maybe_line("place", &self.place)))
    }
}

impl From<MeetingForm> for Form {
    fn from(form: MeetingForm) -> Self {
        Self::Meeting(Box::new(form))
    }
}

impl MeetingForm {
    /// A form for the next meeting of a table: a fortnight after the last one, where and when that was.
    pub fn plan(s: &Snapshot, lang: Lang, table: Option<LogId>) -> Self {
        let table = table.or(match s.network.tables.as_slice() {
            [only] => Some(only.log),
            _ => None,
        });
        let before = s.meetings.iter().rev().find(|one| Some(one.table) == table);
        let fortnight = before.map(|one| one.on.plus(14)).filter(|on| *on > s.today);
        Self::Plan {
            table,
            kind: MeetingKind::Table,
            when: WhenForm {
                on: field_day(fortnight.unwrap_or_else(|| s.today.plus(14)), lang),
                at: before.and_then(|one| one.at).map(|at| at.to_string()).unwrap_or_default(),
                place: before.and_then(|one| one.place.clone()).unwrap_or_default(),
            },
        }
    }

    /// A form for another day, time or place.
    pub fn set_when(meeting: &MeetingView, lang: Lang) -> Self {
        let when = WhenForm {
            on: field_day(meeting.on, lang),
            at: meeting.at.map(|at| at.to_string()).unwrap_or_default(),
            place: meeting.place.clone().unwrap_or_default(),
        };
        Self::Move { meeting: meeting.log, when }
    }

    /// An empty form for a new item, or one that changes an item.
    pub fn item(meeting: &MeetingView, item: Option<&AgendaItemView>) -> Self {
        Self::Item {
            meeting: meeting.log,
            item: item.map(|item| item.item),
            table: meeting.table,
            case: item.and_then(|item| item.case),
            subject: item.and_then(|item| item.subject.clone()).unwrap_or_default(),
            minutes: item.and_then(|item| item.minutes).map(|minutes| minutes.to_string()).unwrap_or_default(),
        }
    }

    /// A form for news that is shown for a month.
    pub fn news(s: &Snapshot, lang: Lang, meeting: LogId) -> Self {
        Self::News { meeting, text: String::new(), until: field_day(s.today.plus(30), lang) }
    }

    /// A form that makes an action of a signal: the own organisation's, in the newest season.
    pub fn action(s: &Snapshot, lang: Lang, meeting: LogId, signal: &SignalView) -> Option<Self> {
        Some(Self::Action {
            meeting,
            signal: signal.signal,
            season: Some(s.seasons.last()?.log),
            what: signal.text.clone(),
            owner: s.network.me?.org,
            due: field_day(s.today.plus(28), lang),
        })
    }

    /// A form that makes an experiment of a signal.
    pub fn experiment(s: &Snapshot, lang: Lang, meeting: LogId, signal: &SignalView) -> Self {
        let (title, text) = (signal.text.clone(), String::new());
        Self::Experiment { meeting, signal: signal.signal, title, until: super::experiment::first_day(s, lang), text }
    }

    /// A form that makes a lesson of a signal.
    pub fn lesson(meeting: LogId, signal: &SignalView) -> Self {
        let (title, text) = (signal.text.clone(), String::new());
        Self::Lesson { meeting, signal: signal.signal, title, order: LearningOrder::First, text }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Plan { .. } => "form-meeting",
            Self::Move { .. } => "form-meeting-move",
            Self::Cancel { .. } => "form-meeting-cancel",
            Self::Item { item: None, .. } => "form-agenda-item",
            Self::Item { .. } => "form-agenda-item-edit",
            Self::Guide { .. } => "form-guide",
            Self::Attend { .. } => "form-attend",
            Self::Park { .. } => "form-park",
            Self::News { .. } => "form-news",
            Self::Action { .. } => "form-signal-action",
            Self::Lesson { .. } => "form-signal-lesson",
            Self::Experiment { .. } => "form-signal-experiment",
            Self::Sheet { .. } => "form-meeting-sheet",
        }
    }

    pub(super) fn finish(&self, today: Day) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self {
            Self::Plan { table, kind, when } => {
                let (table, when, kind) = (check.chosen("table", *table), when.read(&mut check), *kind);
                let plan = |(table, (on, at, place))| Command::PlanMeeting { table, kind, on, at, place };
                table.zip(when).map(|made| vec![Intent::Do(plan(made))])
            }
            Self::Sheet { meeting, to, lang } => {
                let to = super::finish::path("to", to, &mut check);
                let request = |to| OwnRequest::MeetingSheet { meeting: *meeting, to, lang: *lang };
                to.map(|to| vec![Intent::Node(NodeRequest::Own(request(to)))])
            }
            other => {
                other.act(today, &mut check).map(|(meeting, act)| vec![Intent::Do(Command::AtMeeting { meeting, act })])
            }
        };
        check.done(made)
    }

    fn act(&self, today: Day, check: &mut Check) -> Option<(LogId, MeetingAct)> {
        Some(match self {
            Self::Move { meeting, when } => {
                let (on, at, place) = when.read(check)?;
                (*meeting, MeetingAct::Move { on, at, place })
            }
            Self::Cancel { meeting, reason } => {
                let reason = check.maybe_line("reason", reason);
                (*meeting, MeetingAct::Step { step: MeetingStep::Cancelled, reason })
            }
            Self::Item { meeting, item, case, subject, minutes, .. } => {
                let (subject, minutes) = (check.maybe_line("subject", subject), self::minutes(minutes, check));
                if case.is_none() && subject.is_none() {
                    check.refuse("subject", Wrong::Empty);
                }
                let act = match item {
                    Some(item) => MeetingAct::EditItem { item: *item, subject, minutes },
                    None => MeetingAct::AddItem { case: *case, subject, minutes },
                };
                (*meeting, act)
            }
            Self::Guide { meeting, guide, .. } => {
                let (org, person) = check.chosen("guide", *guide)?;
                (*meeting, MeetingAct::NameGuide { org: Some(org), person: Some(person) })
            }
            Self::Attend { meeting, org, person } => {
                let person = Some(check.chosen("person", *person)?);
                let attendance = wijktafel_model::words::Attendance::Present;
                (*meeting, MeetingAct::SetAttendance { org: *org, person, attendance })
            }
            Self::Park { meeting, text } => (*meeting, MeetingAct::Park { text: check.line("text", text)? }),
            Self::News { meeting, text, until } => {
                let (text, until) = (check.line("text", text), check.day("until", until, today));
                (*meeting, MeetingAct::TellNews { text: text?, until: until? })
            }
            Self::Action { meeting, signal, season, what, owner, due } => {
                let (season, what) = (check.chosen("season", *season), check.line("what", what));
                let due = check.maybe_day("due", due, today);
                let follow = Follow::Action { season: season?, what: what?, owner: *owner, person: None, due };
                (*meeting, MeetingAct::Follow { signal: *signal, follow })
            }
            Self::Lesson { meeting, signal, title, order, text } => {
                let (title, text) = (check.line("title", title), check.text("text", text));
                let follow = Follow::Lesson { title: title?, order: *order, text };
                (*meeting, MeetingAct::Follow { signal: *signal, follow })
            }
            Self::Experiment { meeting, signal, title, until, text } => {
                let (title, until) = (check.line("title", title), check.day("until", until, today));
                let text = check.text("text", text);
                let follow = Follow::Experiment { title: title?, until: until?, text };
                (*meeting, MeetingAct::Follow { signal: *signal, follow })
            }
            Self::Plan { .. } | Self::Sheet { .. } => return None,
        })
    }
}

/// Minutes that may be left empty.
fn minutes(text: &str, check: &mut Check) -> Option<u32> {
    if text.trim().is_empty() {
        return None;
    }
    let minutes = text.trim().parse().ok().filter(|minutes| (1..=480).contains(minutes));
    if minutes.is_none() {
        check.refuse("minutes", Wrong::NotMinutes);
    }
    minutes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;

    const TODAY: Day = Day(20_530);
    const LOG: LogId = LogId([1; 16]);

    fn when(on: &str, at: &str) -> WhenForm {
        WhenForm { on: on.into(), at: at.into(), place: String::new() }
    }

    #[test]
    fn a_meeting_needs_a_table_and_a_day_and_nothing_else() {
        let kind = MeetingKind::Table;
        let form = MeetingForm::Plan { table: None, kind, when: when("", "half drie") };
        let wrong = form.finish(TODAY).expect_err("not filled in");
        assert_eq!(wrong, [("table", Wrong::Choose), ("on", Wrong::Empty), ("at", Wrong::NotATime)]);

        let form = MeetingForm::Plan { table: Some(LOG), kind, when: when("18-3-2026", "") };
        let done = form.finish(TODAY).expect("complete");

        let on = Day::from_date(2026, 3, 18).expect("a day");
        assert_eq!(done, [Intent::Do(Command::PlanMeeting { table: LOG, kind, on, at: None, place: None })]);
    }

    #[test]
    fn an_item_is_a_case_or_has_words_and_minutes_are_a_number() {
        let item = |case, subject: &str, minutes: &str| MeetingForm::Item {
            meeting: LOG,
            item: None,
            table: LOG,
            case,
            subject: subject.into(),
            minutes: minutes.into(),
        };
        assert_eq!(item(None, "", "").finish(TODAY).expect_err("nothing"), [("subject", Wrong::Empty)]);
        assert_eq!(item(Some(LOG), "", "lang").finish(TODAY).expect_err("no"), [("minutes", Wrong::NotMinutes)]);
        assert_eq!(item(Some(LOG), "", "481").finish(TODAY).expect_err("no"), [("minutes", Wrong::NotMinutes)]);
        assert!(item(Some(LOG), "", " 40 ").finish(TODAY).is_ok());
    }

    #[test]
    fn the_next_meeting_is_proposed_a_fortnight_on_where_the_last_one_was() {
        let s = demo::snapshot();
        let table = s.network.tables[0].log;

        let MeetingForm::Plan { when, .. } = MeetingForm::plan(&s, Lang::Nl, Some(table)) else { panic!("a plan") };

        let last = s.meetings.iter().rev().find(|one| one.table == table).expect("one");
        assert_eq!(when.on, field_day(last.on.plus(14), Lang::Nl));
        assert_eq!(Some(when.place), last.place);
    }
}
