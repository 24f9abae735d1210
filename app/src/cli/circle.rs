//! Circle cases: who may read, why, and calling back.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::command::circle::{NewCircle, NewLearning};
use wijktafel_model::export::html::letter::Request;
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, FactId, LogId, OrgId, PersonId};
use wijktafel_model::plan::found_in_copy;
use wijktafel_model::time::Day;
use wijktafel_model::view::circle::CircleView;
use wijktafel_model::view::{CaseView, Snapshot};
use wijktafel_model::words::{
    Informed, LaterReaders, LawfulGround, LifeArea, Line, Prose, SecrecyLift, SpecialCategory,
};
use wijktafel_sync::clock;

use super::values::{Prefix, line, prose, word};
use super::{find, make, shown};
use crate::ask::Desk;
use crate::household;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Circle {
    /// Opens a circle case for the people it names; --from copies a learning case to it.
    Open(Box<Opening>),
    /// Shows who may read a circle case or could once, and since when.
    Who {
        /// The circle case.
        case: Prefix,
    },
    /// Names a person who may read.
    Name {
        /// The circle case.
        case: Prefix,
        /// The person.
        person: Prefix,
    },
    /// Takes a person out.
    TakeOut {
        /// The circle case.
        case: Prefix,
        /// The person.
        person: Prefix,
    },
    /// Takes oneself out: I recognise this resident. No reason is asked or kept.
    Recognise {
        /// The circle case.
        case: Prefix,
    },
    /// Records why data about a person concerned may be shared.
    Ground {
        /// The circle case.
        case: Prefix,
        /// The person concerned, by its number in the case, from 1; without it, another person.
        #[arg(long, value_name = "NUMBER")]
        concerned: Option<usize>,
        #[command(flatten)]
        why: Why,
    },
    /// Withdraws a ground: what it covered is hidden at once, for everybody.
    Withdraw {
        /// The circle case.
        case: Prefix,
        /// The ground.
        ground: Prefix,
        /// Writes the letter that says what was stopped and what could not be undone.
        #[arg(long, value_name = "FILE")]
        letter: Option<PathBuf>,
    },
    /// Changes what it is for.
    Purpose {
        /// The circle case.
        case: Prefix,
        /// The purpose.
        #[arg(value_parser = prose)]
        purpose: Prose,
    },
    /// Lets another member answer for it.
    Responsible {
        /// The circle case.
        case: Prefix,
        /// The organisation.
        organisation: Prefix,
    },
    /// Makes a learning case of it: a copy without history, when nothing in it tells who it is about.
    Copy(Box<Copying>),
    /// Shows what in it may tell who it is about.
    Check {
        /// The circle case.
        case: Prefix,
    },
    /// Writes the answer to a request of a person concerned, to print.
    Letter {
        /// The circle case.
        case: Prefix,
        /// What was asked.
        #[arg(long, value_parser = word(Request::ALL))]
        request: Request,
        /// What the organisation itself answers.
        #[arg(long, value_name = "TEXT", default_value = "")]
        answer: String,
        /// The file; must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

/// Calls a sentence back.
#[derive(Debug, Args)]
pub(super) struct Recall {
    /// The case, circle case or lesson.
    log: Prefix,
    /// The words that must go.
    sentence: String,
}

/// Why it is allowed, and with whom. Nothing is filled in beforehand.
#[derive(Debug, Args)]
pub(super) struct Why {
    /// What allows it.
    #[arg(long, value_parser = word(LawfulGround::ALL))]
    ground: LawfulGround,
    /// What allows it for data about health and the like.
    #[arg(long, value_parser = word(SpecialCategory::ALL))]
    special: SpecialCategory,
    /// What lifts professional secrecy.
    #[arg(long, value_parser = word(SecrecyLift::ALL))]
    secrecy: SecrecyLift,
    /// How the person was told.
    #[arg(long, value_parser = word(Informed::ALL))]
    informed: Informed,
    /// When the person was told.
    #[arg(long, value_name = "DAY")]
    informed_on: Option<Day>,
    /// Why the person was not told yet.
    #[arg(long, value_parser = prose)]
    reason: Option<Prose>,
    /// An organisation it covers besides the own one; may be given more than once.
    #[arg(long = "organisation", value_name = "ORGANISATION")]
    organisations: Vec<Prefix>,
    /// The last day on which it holds.
    #[arg(long, value_name = "DAY")]
    ground_until: Option<Day>,
}

impl Why {
    fn recorded(self, s: &Snapshot, concerned: ConcernedId) -> Result<GroundRecorded, Problem> {
        let mut orgs = find::orgs(s, &self.organisations)?;
        orgs.push(find::me(s)?.org);
        orgs.sort_unstable();
        orgs.dedup();
        Ok(GroundRecorded {
            concerned,
            ground: self.ground,
            special: self.special,
            secrecy: self.secrecy,
            informed: self.informed,
            orgs,
            informed_on: self.informed_on,
            reason: self.reason,
            until: self.ground_until,
        })
    }
}

#[derive(Debug, Args)]
pub(super) struct Opening {
    /// The title, without names.
    #[arg(long, value_parser = line)]
    title: Line,
    /// What the circle is for.
    #[arg(long, value_parser = prose)]
    purpose: Prose,
    /// The last day, at most two years from now.
    #[arg(long, value_name = "DAY")]
    until: Day,
    /// Which member answers for it; without it, the own organisation.
    #[arg(long, value_name = "ORGANISATION")]
    responsible: Option<Prefix>,
    /// A row of the matrix; may be given more than once.
    #[arg(long = "area", value_name = "AREA", value_parser = word(LifeArea::ALL), default_value = "other")]
    areas: Vec<LifeArea>,
    /// The question, in the client's own words.
    #[arg(long, value_name = "TEXT", default_value = "")]
    question: String,
    /// A person who reads it; may be given more than once.
    #[arg(long = "reader", value_name = "PERSON")]
    readers: Vec<Prefix>,
    /// A learning case to copy.
    #[arg(long, value_name = "CASE")]
    from: Option<Prefix>,
    #[command(flatten)]
    why: Why,
}

impl Opening {
    fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let responsible = match &self.responsible {
            Some(prefix) => find::org(&s, prefix)?,
            None => find::me(&s)?.org,
        };
        let readers = self.readers.iter().map(|prefix| reader(&s, prefix)).collect::<Result<_, _>>()?;
        let from = self.from.as_ref().map(|prefix| find::case(&s, prefix)).transpose()?;
        let grounds = vec![self.why.recorded(&s, ConcernedId(clock::random()))?];
        let Self { title, purpose, until, areas, question, .. } = self;
        let later = LaterReaders::Whole;
        let new = NewCircle { title, purpose, until, responsible, later, areas, question, grounds, readers, from };
        make(desk, Command::OpenCircle(Box::new(new)))
    }
}

#[derive(Debug, Args)]
pub(super) struct Copying {
    /// The circle case.
    case: Prefix,
    /// The table it is brought to.
    #[arg(long)]
    table: Prefix,
    /// Why it may be discussed there.
    #[arg(long, value_parser = prose)]
    ground: Prose,
    /// The day after which it is hidden.
    #[arg(long, value_name = "DAY")]
    until: Day,
    /// Puts words in place of others: OLD=NEW; may be given more than once.
    #[arg(long = "replace", value_name = "OLD=NEW", value_parser = pair)]
    replace: Vec<(String, String)>,
    /// Words that were looked at and tell nothing; may be given more than once.
    #[arg(long = "keep", value_name = "WORDS")]
    keep: Vec<String>,
}

impl Copying {
    fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let (s, view) = find::open_case(desk, &self.case)?;
        let (case, table) = (view.row.log, find::table(&s, &self.table)?);
        let Self { ground, until, replace, keep, .. } = self;
        let new = NewLearning { case, table, ground, retain_until: until, replace, keep };
        let found = found_in_copy(&view, &new, &s.network);
        if view.circle.is_some() && !found.is_empty() {
            return Err(Problem::identifiers("cli-identifiers-copy", found));
        }
        make(desk, Command::CopyToLearning(Box::new(new)))
    }
}

fn pair(text: &str) -> Result<(String, String), &'static str> {
    let (old, new) = text.split_once('=').ok_or("OLD=NEW")?;
    Ok((old.to_owned(), new.to_owned()))
}

/// A person with its organisation.
fn reader(s: &Snapshot, prefix: &Prefix) -> Result<(OrgId, PersonId), Problem> {
    let person = find::person_view(s, prefix)?;
    Ok((person.org, person.person))
}

/// A circle case in full.
fn open(desk: &mut Desk, prefix: &Prefix) -> Result<(Box<Snapshot>, CaseView, CircleView), Problem> {
    let (s, view) = find::open_case(desk, prefix)?;
    let circle = view.circle.clone().ok_or_else(|| Problem::new("wrong-kind"))?;
    Ok((s, view, *circle))
}

fn ground(circle: &CircleView, prefix: &Prefix) -> Result<FactId, Problem> {
    prefix.among(circle.concerned.iter().flat_map(|person| person.grounds.iter().map(|one| one.fact)))
}

fn write_letter(desk: &mut Desk, case: LogId, request: Request, answer: &str, to: PathBuf) -> Result<Answer, Problem> {
    household::write_letter(|asked| desk.ask(asked), case, (request, answer), &to)?;
    Ok(Answer::Written { path: to, entries: 1 })
}

impl Circle {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::Open(opening) => opening.run(desk),
            Self::Who { case } => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                shown(desk, Show::Circle, case)
            }
            Self::Name { case, person } => {
                let s = desk.snapshot(None)?;
                let (case, (org, person)) = (find::case(&s, &case)?, reader(&s, &person)?);
                make(desk, Command::NameReader { case, org, person })
            }
            Self::TakeOut { case, person } => {
                let s = desk.snapshot(None)?;
                let (case, (org, person)) = (find::case(&s, &case)?, reader(&s, &person)?);
                make(desk, Command::TakeOutReader { case, org, person })
            }
            Self::Recognise { case } => {
                let s = desk.snapshot(None)?;
                let (case, me) = (find::case(&s, &case)?, find::me(&s)?);
                make(desk, Command::TakeOutReader { case, org: me.org, person: me.person })
            }
            Self::Ground { case, concerned, why } => {
                let (s, view, circle) = open(desk, &case)?;
                let concerned = match concerned {
                    None => ConcernedId(clock::random()),
                    Some(number) => {
                        let person = number.checked_sub(1).and_then(|place| circle.concerned.get(place));
                        person.ok_or_else(|| Problem::new("not-found"))?.concerned
                    }
                };
                let ground = why.recorded(&s, concerned)?;
                make(desk, Command::RecordGround { case: view.row.log, ground })
            }
            Self::Withdraw { case, ground: prefix, letter } => {
                let (_, view, circle) = open(desk, &case)?;
                let case = view.row.log;
                let made = make(desk, Command::WithdrawGround { case, ground: ground(&circle, &prefix)? })?;
                match letter {
                    Some(to) => write_letter(desk, case, Request::Withdrawal, "", to),
                    None => Ok(made),
                }
            }
            Self::Purpose { case, purpose } => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                make(desk, Command::SetCirclePurpose { case, purpose })
            }
            Self::Responsible { case, organisation } => {
                let s = desk.snapshot(None)?;
                let (case, responsible) = (find::case(&s, &case)?, find::org(&s, &organisation)?);
                make(desk, Command::SetCircleResponsible { case, responsible })
            }
            Self::Copy(copying) => copying.run(desk),
            Self::Check { case } => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                shown(desk, Show::Identifiers, case)
            }
            Self::Letter { case, request, answer, to } => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                write_letter(desk, case, request, &answer, to)
            }
        }
    }
}

impl Recall {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let log = find::log(&*desk.snapshot(None)?, &self.log)?;
        make(desk, Command::Recall { log, sentence: self.sentence })
    }
}
