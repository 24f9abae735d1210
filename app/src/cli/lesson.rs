//! Lessons.

use clap::Subcommand;
use wijktafel_model::command::Command;
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

impl Lesson {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => Ok(Answer::Shown(Show::Lessons, s)),
            Self::Open { title, order, cases, text } => {
                let cases = cases.iter().map(|case| find::case(&s, case)).collect::<Result<_, _>>()?;
                make(desk, Command::OpenLesson { title, order, cases, text })
            }
            Self::Take { lesson } => make(desk, Command::TakeLesson { lesson: find::lesson(&s, &lesson)?.log }),
            Self::Yield { lesson } => make(desk, Command::YieldLesson { lesson: find::lesson(&s, &lesson)?.log }),
            Self::Text { lesson, edit } => {
                let lesson = find::lesson(&s, &lesson)?;
                edit.run(desk, lesson.log, TextField::LessonText, &lesson.text)
            }
        }
    }
}
