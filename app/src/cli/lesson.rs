//! Lessons.

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::command::learning::Reflection;
use wijktafel_model::id::LogId;
use wijktafel_model::reflection;
use wijktafel_model::view::Detail;
use wijktafel_model::words::{LearningOrder, Line, TextField};

use super::text::Edit;
use super::values::{Prefix, line, word};
use super::{find, make};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Lesson {
    /// Lists the lessons.
    List,
    /// Writes down a lesson. Nobody owns it until somebody takes it.
    Open {
        /// The title.
        #[arg(value_parser = line)]
        title: Line,
        /// How deep it goes.
        #[arg(long, value_parser = word(LearningOrder::ALL), default_value = "first")]
        order: LearningOrder,
        /// A case it comes from; may be given more than once.
        #[arg(long = "case", value_name = "CASE")]
        cases: Vec<Prefix>,
        /// The lesson.
        #[arg(long, default_value = "")]
        text: String,
    },
    /// Looks back: cases that were spoken about at one meeting, or in one season, become one lesson. Without a title,
    /// lists them with what became of their tips, and the questions to ask.
    Reflect(Reflect),
    /// Takes a lesson for the own organisation.
    Take {
        /// The lesson.
        lesson: Prefix,
    },
    /// Gives a lesson up: it has no owner again.
    Yield {
        /// The lesson.
        lesson: Prefix,
    },
    /// Prints or changes the lesson.
    Text {
        /// The lesson.
        lesson: Prefix,
        #[command(flatten)]
        edit: Edit,
    },
}

#[derive(Debug, Args)]
pub(super) struct Reflect {
    /// The meeting.
    #[arg(long, required_unless_present = "season", conflicts_with = "season")]
    meeting: Option<Prefix>,
    /// The season.
    #[arg(long)]
    season: Option<Prefix>,
    /// The title of the lesson.
    #[arg(value_parser = line)]
    title: Option<Line>,
    /// A case that belongs to it; may be given more than once. Without any, all that were spoken about there.
    #[arg(long = "case", value_name = "CASE")]
    cases: Vec<Prefix>,
    /// How deep it goes.
    #[arg(long, value_parser = word(LearningOrder::ALL), default_value = "first")]
    order: LearningOrder,
    /// What was learnt.
    #[arg(long, default_value = "")]
    text: String,
    /// The own organisation takes it at once.
    #[arg(long)]
    take: bool,
}

impl Reflect {
    fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let origin = match (&self.meeting, &self.season) {
            (Some(meeting), _) => find::meeting(&s, meeting)?.log,
            (None, season) => find::season(&s, season.as_ref())?,
        };
        let spoken: Vec<LogId> = reflection::cases(&s, origin).unwrap_or_default().iter().map(|row| row.log).collect();
        let Some(title) = self.title else {
            let mut cases = Vec::new();
            for log in spoken {
                if let Some(Detail::Case(view)) = desk.snapshot(Some(log))?.detail {
                    cases.push(view);
                }
            }
            return Ok(Answer::Reflection { origin, cases, snapshot: s });
        };
        let cases = if self.cases.is_empty() {
            spoken
        } else {
            self.cases.iter().map(|case| find::case(&s, case)).collect::<Result<_, _>>()?
        };
        let (order, text, take) = (self.order, self.text, self.take);
        make(desk, Command::Reflect(Box::new(Reflection { origin, title, order, cases, text, take })))
    }
}

impl Lesson {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => Ok(Answer::Shown(Show::Lessons, s)),
            Self::Open { title, order, cases, text } => {
                let cases = cases.iter().map(|case| find::case(&s, case)).collect::<Result<_, _>>()?;
                make(desk, Command::OpenLesson { title, order, cases, text })
            }
            Self::Reflect(reflect) => reflect.run(desk),
            Self::Take { lesson } => make(desk, Command::TakeLesson { lesson: find::lesson(&s, &lesson)?.log }),
            Self::Yield { lesson } => make(desk, Command::YieldLesson { lesson: find::lesson(&s, &lesson)?.log }),
            Self::Text { lesson, edit } => {
                let lesson = find::lesson(&s, &lesson)?;
                edit.run(desk, lesson.log, TextField::LessonText, &lesson.text)
            }
        }
    }
}
