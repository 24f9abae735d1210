//! Learning cases and their tips.

use clap::{Args, Subcommand};
use wijktafel_core::replica::Made;
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::identifiers::{self, Allowed, Found, Spot};
use wijktafel_model::time::Day;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{CaseView, Snapshot};
use wijktafel_model::words::{CaseStep, LifeArea, Line, Prose, SupportLevel, TextField, TipResult};

use super::text::Edit;
use super::values::{Prefix, line, prose, word};
use super::{find, make, show, shown};
use crate::ask::Desk;
use crate::dossier;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::text::Words;

/// The texts of a case.
const FIELDS: &[TextField] = &[TextField::Question, TextField::Situation, TextField::Strengths];

#[derive(Debug, Subcommand)]
pub(super) enum Case {
    /// Lists the cases.
    List,
    /// Shows a case in full.
    Show {
        /// The case.
        case: Prefix,
    },
    /// Lists other cases about the same life areas.
    Similar {
        /// The case.
        case: Prefix,
    },
    /// Opens a case. Whoever reads the table reads it.
    Open(Opening),
    /// Gives it another title.
    Title {
        /// The case.
        case: Prefix,
        /// The title.
        #[arg(value_parser = line)]
        title: Line,
    },
    /// Prints or changes one of its texts.
    Text {
        /// The case.
        case: Prefix,
        /// Which text.
        #[arg(value_parser = word(FIELDS))]
        field: TextField,
        #[command(flatten)]
        edit: Edit,
    },
    /// Sets the rows of its matrix. A row with tips in it stays.
    Areas {
        /// The case.
        case: Prefix,
        /// Life areas.
        #[arg(required = true, value_parser = word(LifeArea::ALL))]
        areas: Vec<LifeArea>,
    },
    /// Sets the day after which it is hidden.
    Retention {
        /// The case.
        case: Prefix,
        /// The day, as 2027-06-01.
        until: Day,
    },
    /// Prints matrix and agreed steps as plain text, for another system; the access log says so.
    Dossier {
        /// The case.
        case: Prefix,
    },
    /// Takes a step: submitted, scheduled, discussed, closed, withdrawn or reopened.
    Step {
        /// The case.
        case: Prefix,
        /// Which step.
        #[arg(value_parser = word(CaseStep::ALL))]
        step: CaseStep,
        /// The day it concerns.
        #[arg(long, value_name = "DAY")]
        on: Option<Day>,
    },
}

#[derive(Debug, Args)]
pub(super) struct Opening {
    /// The table.
    #[arg(long)]
    table: Prefix,
    /// The title, without names.
    #[arg(long, value_parser = line)]
    title: Line,
    /// Why it may be discussed.
    #[arg(long, value_parser = prose)]
    ground: Prose,
    /// The day after which it is hidden.
    #[arg(long, value_name = "DAY")]
    until: Day,
    /// A row of the matrix; may be given more than once.
    #[arg(long = "area", value_name = "AREA", value_parser = word(LifeArea::ALL), default_value = "other")]
    areas: Vec<LifeArea>,
    /// The question, in the client's own words.
    #[arg(long, value_name = "TEXT", default_value = "")]
    question: String,
    /// Words that were looked at and tell nothing; may be given more than once.
    #[arg(long = "keep", value_name = "WORDS")]
    keep: Vec<String>,
}

impl Opening {
    fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let table = find::table(&s, &self.table)?;
        let Self { title, ground, until, areas, question, keep, .. } = self;
        let words = [(Spot::Title, title.as_str()), (Spot::Ground, ground.as_str()), (Spot::Question, &question)];
        let mut found = identifiers::locate(&words, &Allowed::in_network(&s.network));
        found.retain(|one| !keep.contains(&one.found.text));
        if !found.is_empty() {
            return Err(Problem::identifiers("cli-identifiers-open", found));
        }
        make(desk, Command::OpenCase { table, title, ground, retain_until: until, areas, question, keep })
    }
}

/// Writes words into a case. What in them may tell who someone is, is pointed out beside the answer when a whole table
/// reads it, and never in the way.
fn noticing(desk: &mut Desk, case: LogId, words: &str, command: Command) -> Result<Answer, Problem> {
    let s = desk.snapshot(None)?;
    let made = desk.make(command)?;
    Ok(noticed(&s, case, made, identifiers::find(words, &Allowed::in_network(&s.network))))
}

pub(super) fn noticed(s: &Snapshot, case: LogId, made: Made, found: Vec<Found>) -> Answer {
    let learning = s.cases.iter().any(|row| row.log == case && row.mode == CaseMode::Learning);
    if learning && !found.is_empty() { Answer::Noticed(made, found) } else { Answer::Made(made) }
}

impl Case {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let case = |desk: &mut Desk, prefix: &Prefix| find::case(&*desk.snapshot(None)?, prefix);
        match self {
            Self::List => show(desk, Show::Cases),
            Self::Show { case: prefix } => {
                let case = case(desk, &prefix)?;
                shown(desk, Show::Case, case)
            }
            Self::Similar { case: prefix } => {
                let mut s = desk.snapshot(None)?;
                let case = find::case(&s, &prefix)?;
                let row = s.cases.iter().find(|row| row.log == case).ok_or_else(|| Problem::new("not-found"))?;
                let similar = s.similar(row).into_iter().map(|(other, _)| other.clone()).collect();
                s.cases = similar;
                Ok(Answer::Shown(Show::Cases, s))
            }
            Self::Open(opening) => opening.run(desk),
            Self::Title { case: prefix, title } => {
                let case = case(desk, &prefix)?;
                noticing(desk, case, &title.to_string(), Command::RetitleCase { case, title })
            }
            Self::Text { case: prefix, field, edit } => {
                let (_, view) = find::open_case(desk, &prefix)?;
                let (case, now) = (view.row.log, text(&view, field).to_owned());
                let Answer::Made(made) = edit.run(desk, case, field, &now)? else { return Ok(Answer::Text(now)) };
                let (s, view) = find::open_case(desk, &prefix)?;
                let allowed = Allowed::in_network(&s.network);
                let before = identifiers::find(&now, &allowed);
                let mut found = identifiers::find(text(&view, field), &allowed);
                found.retain(|one| !before.contains(one));
                Ok(noticed(&s, case, made, found))
            }
            Self::Areas { case: prefix, areas } => {
                let case = case(desk, &prefix)?;
                make(desk, Command::SetCaseAreas { case, areas })
            }
            Self::Retention { case: prefix, until } => {
                let case = case(desk, &prefix)?;
                make(desk, Command::SetCaseRetention { case, retain_until: until })
            }
            Self::Dossier { case: prefix } => {
                let case = case(desk, &prefix)?;
                dossier::copy(|request| desk.ask(request), case, words).map(Answer::Text)
            }
            Self::Step { case: prefix, step, on } => {
                let case = case(desk, &prefix)?;
                make(desk, Command::StepCase { case, step, on })
            }
        }
    }
}

fn text(view: &CaseView, field: TextField) -> &str {
    match field {
        TextField::Question => &view.question,
        TextField::Situation => &view.situation,
        TextField::Strengths => &view.strengths,
        _ => "",
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Tip {
    /// Puts a tip into the matrix.
    Add {
        /// The case.
        case: Prefix,
        /// The tip.
        #[arg(value_parser = prose)]
        text: Prose,
        /// Its row.
        #[arg(long, value_parser = word(LifeArea::ALL))]
        area: LifeArea,
        /// Its column.
        #[arg(long, value_parser = word(SupportLevel::ALL))]
        level: SupportLevel,
    },
    /// Rewrites or moves a tip; what is not given stays. Of two versions the first stays.
    Edit {
        /// The case.
        case: Prefix,
        /// The tip.
        tip: Prefix,
        /// The words.
        #[arg(long, value_parser = prose)]
        text: Option<Prose>,
        /// Its row.
        #[arg(long, value_parser = word(LifeArea::ALL))]
        area: Option<LifeArea>,
        /// Its column.
        #[arg(long, value_parser = word(SupportLevel::ALL))]
        level: Option<SupportLevel>,
    },
    /// Takes a tip out of the matrix; editing brings it back.
    Archive {
        /// The case.
        case: Prefix,
        /// The tip.
        tip: Prefix,
    },
    /// Reports what became of a tip.
    Report {
        /// The case.
        case: Prefix,
        /// The tip.
        tip: Prefix,
        /// What became of it.
        #[arg(value_parser = word(TipResult::ALL))]
        result: TipResult,
        /// One line about it.
        #[arg(long, value_parser = prose)]
        note: Option<Prose>,
    },
}

impl Tip {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::Add { case, text, area, level } => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                noticing(desk, case, &text.to_string(), Command::AddTip { case, area, level, text })
            }
            Self::Edit { case, tip, text, area, level } => {
                let (_, view) = find::open_case(desk, &case)?;
                let tip = find::tip(&view, &tip)?;
                let now = view.tips.iter().find(|one| one.tip == tip).and_then(|one| one.versions.first());
                let now = now.ok_or_else(|| Problem::new("not-found"))?;
                let (case, area, level) = (view.row.log, area.unwrap_or(now.area), level.unwrap_or(now.level));
                let text = text.map_or_else(|| Prose::new(&now.text), Ok)?;
                noticing(desk, case, &text.to_string(), Command::EditTip { case, tip, area, level, text })
            }
            Self::Archive { case, tip } => {
                let (_, view) = find::open_case(desk, &case)?;
                make(desk, Command::ArchiveTip { case: view.row.log, tip: find::tip(&view, &tip)? })
            }
            Self::Report { case, tip, result, note } => {
                let (_, view) = find::open_case(desk, &case)?;
                make(desk, Command::ReportTip { case: view.row.log, tip: find::tip(&view, &tip)?, result, note })
            }
        }
    }
}
