//! Meetings of a table: planning, agenda, rota, attendance, signals, news, notes.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::{Follow, MeetingAct};
use wijktafel_model::time::{Day, TimeOfDay};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::MeetingView;
use wijktafel_model::words::{Attendance, LearningOrder, Line, MeetingKind, MeetingStep, Role, TextField};

use super::text::Edit;
use super::values::{Prefix, line, word};
use super::{find, kept_or_gone, make, show};
use crate::ask::Desk;
use crate::household;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::text::Words;

#[derive(Debug, Subcommand)]
pub(super) enum Meeting {
    /// Lists the meetings, earliest day first.
    List {
        /// Only of this table.
        #[arg(long)]
        table: Option<Prefix>,
    },
    /// Shows a meeting: when, agenda, who was there, signals, news, notes.
    Show {
        /// The meeting.
        meeting: Prefix,
    },
    /// Plans a meeting of a table. Whoever reads the table reads it.
    Plan(Planning),
    /// Sets day, time or place anew; what is not given stays. Cases on the agenda move along.
    Move {
        /// The meeting.
        meeting: Prefix,
        /// The day, as 2027-06-01.
        #[arg(long, value_name = "DAY")]
        on: Option<Day>,
        /// When it begins, as 14:30; empty takes it away.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// Where; empty takes it away.
        #[arg(long)]
        place: Option<String>,
    },
    /// The agenda.
    #[command(subcommand)]
    Agenda(Agenda),
    /// Names who guides the process.
    Guide {
        /// The meeting.
        meeting: Prefix,
        /// The organisation; without it nobody guides.
        organisation: Option<Prefix>,
        /// The person.
        #[arg(long, requires = "organisation")]
        person: Option<Prefix>,
    },
    /// Says who guided at a table last, and whose turn it is.
    Rota {
        /// The table.
        table: Prefix,
    },
    /// Says whether an organisation, or a person of it, was there.
    Attend {
        /// The meeting.
        meeting: Prefix,
        /// The organisation.
        organisation: Prefix,
        /// The person.
        #[arg(long)]
        person: Option<Prefix>,
        /// Was there, could not be, or is not known after all.
        #[arg(long = "as", value_name = "WORD", value_parser = word(Attendance::ALL), default_value = "present")]
        attendance: Attendance,
    },
    /// Says how many came whom no organisation enrolled, by their role and never by name.
    Guests {
        /// The meeting.
        meeting: Prefix,
        /// How many.
        count: u32,
        /// Their role.
        #[arg(long, value_parser = word(Role::ALL), default_value = "resident")]
        role: Role,
    },
    /// Parks a signal for later.
    Park {
        /// The meeting.
        meeting: Prefix,
        /// What was noticed, without names.
        #[arg(value_parser = line)]
        text: Line,
    },
    /// Says what becomes of a signal.
    #[command(subcommand)]
    Follow(Following),
    /// Tells news until a day, instead of a pitch.
    News {
        /// The meeting.
        meeting: Prefix,
        /// The news.
        #[arg(value_parser = line)]
        text: Line,
        /// The last day on which it is shown.
        #[arg(long, value_name = "DAY")]
        until: Day,
    },
    /// Takes news back.
    NewsEnd {
        /// The meeting.
        meeting: Prefix,
        /// The news.
        news: Prefix,
    },
    /// Prints or changes the notes.
    Note {
        /// The meeting.
        meeting: Prefix,
        #[command(flatten)]
        edit: Edit,
    },
    /// Writes a sheet to print: the agenda, who is there, and room to write.
    Sheet {
        /// The meeting.
        meeting: Prefix,
        /// The file, which must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// The clock of a discussion. It tells, and stops nothing.
    #[command(subcommand)]
    Clock(super::steps::Clock),
    /// Says that it began.
    Start {
        /// The meeting.
        meeting: Prefix,
    },
    /// Says that it is over; cases that were not reached wait for another one.
    Close {
        /// The meeting.
        meeting: Prefix,
    },
    /// Says that it does not take place.
    Cancel {
        /// The meeting.
        meeting: Prefix,
        /// Why.
        #[arg(long, value_parser = line)]
        reason: Option<Line>,
    },
    /// Takes closing or cancelling back.
    Reopen {
        /// The meeting.
        meeting: Prefix,
    },
}

#[derive(Debug, Args)]
pub(super) struct Planning {
    /// The table.
    table: Prefix,
    /// The day, as 2027-06-01.
    #[arg(long, value_name = "DAY")]
    on: Day,
    /// When it begins, as 14:30.
    #[arg(long, value_name = "TIME")]
    at: Option<TimeOfDay>,
    /// Where.
    #[arg(long, value_parser = line)]
    place: Option<Line>,
    /// What for.
    #[arg(long, value_parser = word(MeetingKind::ALL), default_value = "table")]
    kind: MeetingKind,
}

#[derive(Debug, Subcommand)]
pub(super) enum Agenda {
    /// Puts a case of the table, or a subject of its own, at the end.
    Add {
        /// The meeting.
        meeting: Prefix,
        /// The case.
        #[arg(long, required_unless_present = "subject")]
        case: Option<Prefix>,
        /// The subject, or a word beside the case.
        #[arg(long, value_parser = line)]
        subject: Option<Line>,
        /// How many minutes are wanted.
        #[arg(long)]
        minutes: Option<u32>,
    },
    /// Changes an item; what is not given stays.
    Edit {
        /// The meeting.
        meeting: Prefix,
        /// The item.
        item: Prefix,
        /// The subject; empty takes it away.
        #[arg(long)]
        subject: Option<String>,
        /// How many minutes are wanted; 0 takes them away.
        #[arg(long)]
        minutes: Option<u32>,
    },
    /// Gives an item another place; one that was taken off comes back.
    Move {
        /// The meeting.
        meeting: Prefix,
        /// The item.
        item: Prefix,
        /// The item it comes behind; without it, the front.
        #[arg(long, value_name = "ITEM")]
        after: Option<Prefix>,
    },
    /// Takes an item off.
    Remove {
        /// The meeting.
        meeting: Prefix,
        /// The item.
        item: Prefix,
    },
    /// Says that an item was discussed; a case takes the step along.
    Discuss {
        /// The meeting.
        meeting: Prefix,
        /// The item.
        item: Prefix,
        /// Takes that back.
        #[arg(long)]
        undo: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Following {
    /// Makes an action of it, which all members read.
    Action {
        /// The meeting.
        meeting: Prefix,
        /// The signal.
        signal: Prefix,
        /// What will be done; without it, the words of the signal.
        #[arg(long, value_parser = line)]
        what: Option<Line>,
        /// By which organisation; without it, the own.
        #[arg(long, value_name = "ORGANISATION")]
        owner: Option<Prefix>,
        /// By which person.
        #[arg(long)]
        person: Option<Prefix>,
        /// When.
        #[arg(long, value_name = "DAY")]
        due: Option<Day>,
        /// In which season; without it, the newest.
        #[arg(long)]
        season: Option<Prefix>,
    },
    /// Makes an experiment of it, which all members read.
    Experiment {
        /// The meeting.
        meeting: Prefix,
        /// The signal.
        signal: Prefix,
        /// The day on which you say what becomes of it.
        #[arg(long, value_name = "DAY")]
        until: Day,
        /// The title; without it, the words of the signal.
        #[arg(long, value_parser = line)]
        title: Option<Line>,
        /// What is tried, and how you will see whether it works.
        #[arg(long, default_value = "")]
        text: String,
    },
    /// Makes a lesson of it, which all members read.
    Lesson {
        /// The meeting.
        meeting: Prefix,
        /// The signal.
        signal: Prefix,
        /// The title; without it, the words of the signal.
        #[arg(long, value_parser = line)]
        title: Option<Line>,
        /// How deep it goes.
        #[arg(long, value_parser = word(LearningOrder::ALL), default_value = "first")]
        order: LearningOrder,
        /// The lesson.
        #[arg(long, default_value = "")]
        text: String,
    },
    /// Lets it go.
    LetGo {
        /// The meeting.
        meeting: Prefix,
        /// The signal.
        signal: Prefix,
    },
}

/// Does something at a meeting.
pub(super) fn at(desk: &mut Desk, meeting: &MeetingView, act: MeetingAct) -> Result<Answer, Problem> {
    make(desk, Command::AtMeeting { meeting: meeting.log, act })
}

impl Meeting {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let of = |prefix: &Prefix| find::meeting(&s, prefix);
        let step = |step, reason| MeetingAct::Step { step, reason };
        match self {
            Self::List { table } => {
                let table = table.map(|table| find::table(&s, &table)).transpose()?;
                Ok(Answer::Shown(Show::Meetings(table), s))
            }
            Self::Show { meeting } => {
                let log = of(&meeting)?.log;
                Ok(Answer::Shown(Show::Meeting(log), s))
            }
            Self::Sheet { meeting, to } => {
                let meeting = of(&meeting)?.log;
                household::write_meeting_sheet(|request| desk.ask(request), meeting, &to, words)?;
                Ok(Answer::Written { path: to, entries: 1 })
            }
            Self::Rota { table } => show(desk, Show::Rota(find::table(&s, &table)?)),
            Self::Plan(Planning { table, on, at, place, kind }) => {
                make(desk, Command::PlanMeeting { table: find::table(&s, &table)?, kind, on, at, place })
            }
            Self::Move { meeting, on, at: time, place } => {
                let meeting = of(&meeting)?;
                at(desk, meeting, moved(meeting, on, time.as_deref(), place.as_deref())?)
            }
            Self::Agenda(agenda) => agenda.run(desk, &s),
            Self::Follow(following) => following.run(desk, &s),
            Self::Clock(clock) => clock.run(desk, &s, words),
            Self::Guide { meeting, organisation, person } => {
                let org = organisation.map(|org| find::org(&s, &org)).transpose()?;
                let person = person.map(|person| find::person(&s, &person)).transpose()?;
                at(desk, of(&meeting)?, MeetingAct::NameGuide { org, person })
            }
            Self::Attend { meeting, organisation, person, attendance } => {
                let org = find::org(&s, &organisation)?;
                let person = person.map(|person| find::person(&s, &person)).transpose()?;
                at(desk, of(&meeting)?, MeetingAct::SetAttendance { org, person, attendance })
            }
            Self::Guests { meeting, count, role } => at(desk, of(&meeting)?, MeetingAct::CountGuests { role, count }),
            Self::Park { meeting, text } => at(desk, of(&meeting)?, MeetingAct::Park { text }),
            Self::News { meeting, text, until } => at(desk, of(&meeting)?, MeetingAct::TellNews { text, until }),
            Self::NewsEnd { meeting, news } => {
                let meeting = of(&meeting)?;
                let news = news.among(meeting.news.iter().map(|news| news.news))?;
                at(desk, meeting, MeetingAct::EndNews { news })
            }
            Self::Note { meeting, edit } => {
                let meeting = of(&meeting)?;
                edit.run(desk, meeting.log, TextField::Notes, &meeting.notes)
            }
            Self::Start { meeting } => at(desk, of(&meeting)?, step(MeetingStep::Started, None)),
            Self::Close { meeting } => at(desk, of(&meeting)?, step(MeetingStep::Closed, None)),
            Self::Cancel { meeting, reason } => at(desk, of(&meeting)?, step(MeetingStep::Cancelled, reason)),
            Self::Reopen { meeting } => at(desk, of(&meeting)?, step(MeetingStep::Reopened, None)),
        }
    }
}

/// What is not given stays; what is given empty goes.
fn moved(
    meeting: &MeetingView,
    on: Option<Day>,
    time: Option<&str>,
    place: Option<&str>,
) -> Result<MeetingAct, Problem> {
    let at = match time.map(str::trim) {
        None => meeting.at,
        Some("") => None,
        Some(time) => Some(time.parse().map_err(|_not_a_time| Problem::about("bad-value", time))?),
    };
    let place = kept_or_gone(place, meeting.place.as_deref(), Line::new)?;
    Ok(MeetingAct::Move { on: on.unwrap_or(meeting.on), at, place })
}

impl Agenda {
    fn run(self, desk: &mut Desk, s: &Snapshot) -> Result<Answer, Problem> {
        let of = |prefix: &Prefix| find::meeting(s, prefix);
        match self {
            Self::Add { meeting, case, subject, minutes } => {
                let case = case.map(|case| find::case(s, &case)).transpose()?;
                at(desk, of(&meeting)?, MeetingAct::AddItem { case, subject, minutes })
            }
            Self::Edit { meeting, item, subject, minutes } => {
                let meeting = of(&meeting)?;
                let now = find::item(meeting, &item)?;
                let subject = kept_or_gone(subject.as_deref(), now.subject.as_deref(), Line::new)?;
                let minutes = minutes.or(now.minutes).filter(|minutes| *minutes > 0);
                at(desk, meeting, MeetingAct::EditItem { item: now.item, subject, minutes })
            }
            Self::Move { meeting, item, after } => {
                let meeting = of(&meeting)?;
                let item = find::item(meeting, &item)?.item;
                let after = after.map(|after| find::item(meeting, &after)).transpose()?.map(|after| after.item);
                at(desk, meeting, MeetingAct::MoveItem { item, after })
            }
            Self::Remove { meeting, item } => {
                let meeting = of(&meeting)?;
                at(desk, meeting, MeetingAct::RemoveItem { item: find::item(meeting, &item)?.item })
            }
            Self::Discuss { meeting, item, undo } => {
                let meeting = of(&meeting)?;
                let item = find::item(meeting, &item)?.item;
                at(desk, meeting, MeetingAct::DiscussItem { item, discussed: !undo })
            }
        }
    }
}

impl Following {
    fn run(self, desk: &mut Desk, s: &Snapshot) -> Result<Answer, Problem> {
        let of = |prefix: &Prefix| find::meeting(s, prefix);
        match self {
            Self::Action { meeting, signal, what, owner, person, due, season } => {
                let meeting = of(&meeting)?;
                let signal = find::signal(meeting, &signal)?;
                let follow = Follow::Action {
                    season: find::season(s, season.as_ref())?,
                    what: what.map_or_else(|| Line::new(&signal.text), Ok)?,
                    owner: owner.map_or_else(|| find::me(s).map(|me| me.org), |owner| find::org(s, &owner))?,
                    person: person.map(|person| find::person(s, &person)).transpose()?,
                    due,
                };
                at(desk, meeting, MeetingAct::Follow { signal: signal.signal, follow })
            }
            Self::Lesson { meeting, signal, title, order, text } => {
                let meeting = of(&meeting)?;
                let signal = find::signal(meeting, &signal)?;
                let title = title.map_or_else(|| Line::new(&signal.text), Ok)?;
                let follow = Follow::Lesson { title, order, text };
                at(desk, meeting, MeetingAct::Follow { signal: signal.signal, follow })
            }
            Self::Experiment { meeting, signal, until, title, text } => {
                let meeting = of(&meeting)?;
                let signal = find::signal(meeting, &signal)?;
                let title = title.map_or_else(|| Line::new(&signal.text), Ok)?;
                let follow = Follow::Experiment { title, until, text };
                at(desk, meeting, MeetingAct::Follow { signal: signal.signal, follow })
            }
            Self::LetGo { meeting, signal } => {
                let meeting = of(&meeting)?;
                let signal = find::signal(meeting, &signal)?.signal;
                at(desk, meeting, MeetingAct::Follow { signal, follow: Follow::LetGo })
            }
        }
    }
}
