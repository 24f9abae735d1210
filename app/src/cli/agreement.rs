//! Agreements: drafts, versions, verdicts, proofs.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::fact::Paper;
use wijktafel_model::time::Day;
use wijktafel_model::view::Stage;
use wijktafel_model::words::{AgreementKind, AgreementRule, Line, Prose, TextField, Verdict};
use wijktafel_sync::node::{Reply, Request};

use super::handout::File;
use super::text::Edit;
use super::values::{Prefix, line, prose, word};
use super::{files, find, make, show, shown};
use crate::ask::Desk;
use crate::difference::{self, Changes};
use crate::handout::Handout;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::shape::Shape;
use crate::template::{Filled, Template};
use crate::text::{Lang, Words};

#[derive(Debug, Subcommand)]
pub(super) enum Agreement {
    /// Lists the agreements.
    List,
    /// Shows an agreement in full.
    Show {
        /// The agreement.
        agreement: Prefix,
    },
    /// Opens an agreement with a draft.
    Open(Opening),
    /// Prints or changes the draft.
    Text {
        /// The agreement.
        agreement: Prefix,
        #[command(flatten)]
        edit: Edit,
    },
    /// Prints what changed since you last saw another version, as the window shows it.
    Changes {
        /// The agreement.
        agreement: Prefix,
        /// Does not count as a look.
        #[arg(long)]
        only_ask: bool,
    },
    /// Criteria by which partners will judge it.
    #[command(subcommand)]
    Criterion(Criterion),
    /// Freezes the draft and lays it before those who decide.
    Propose(Proposal),
    /// Gives the own organisation's verdict.
    Verdict {
        /// The agreement.
        agreement: Prefix,
        /// The verdict.
        #[arg(value_parser = word(Verdict::ALL))]
        verdict: Verdict,
        /// On which version; without it, the newest.
        #[arg(long)]
        version: Option<Prefix>,
        /// A note; with an objection, the reason.
        #[arg(long, value_parser = prose)]
        note: Option<Prose>,
        /// Who signed it on paper; you record it.
        #[arg(long, value_name = "NAME", value_parser = line, requires = "paper_on")]
        paper_by: Option<Line>,
        /// The day of that.
        #[arg(long, value_name = "DAY", requires = "paper_by")]
        paper_on: Option<Day>,
    },
    /// Calls a criterion of what is in force accepted.
    Judge {
        /// The agreement.
        agreement: Prefix,
        /// The criterion's place in the version, from 1.
        #[arg(value_parser = clap::value_parser!(u32).range(1..))]
        criterion: u32,
        /// Of which version; without it, the newest.
        #[arg(long)]
        version: Option<Prefix>,
        /// Takes that back.
        #[arg(long)]
        undo: bool,
    },
    /// Ends the own organisation's part in a version that is in force.
    End {
        /// The agreement.
        agreement: Prefix,
        /// Which version; without it, the newest.
        #[arg(long)]
        version: Option<Prefix>,
        /// Why.
        #[arg(long, value_parser = prose)]
        reason: Option<Prose>,
    },
    /// Writes a version as a page to print, with a line to sign for whoever still has to answer.
    Print {
        /// The agreement.
        agreement: Prefix,
        #[command(flatten)]
        file: File,
        /// Which version; without it, the newest.
        #[arg(long)]
        version: Option<Prefix>,
    },
    /// Writes the proof of one verdict, for somebody outside the network.
    Proof {
        /// The agreement.
        agreement: Prefix,
        /// Whose verdict.
        #[arg(long, value_name = "ORGANISATION")]
        of: Prefix,
        /// The file; it must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// On which version; without it, the newest.
        #[arg(long)]
        version: Option<Prefix>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Criterion {
    /// Adds a criterion to the draft.
    Add {
        /// The agreement.
        agreement: Prefix,
        /// Its words.
        #[arg(value_parser = line)]
        text: Line,
    },
    /// Takes a criterion out of the draft.
    Remove {
        /// The agreement.
        agreement: Prefix,
        /// The criterion.
        criterion: Prefix,
    },
}

#[derive(Debug, Args)]
pub(super) struct Opening {
    /// The title; a template brings its own.
    #[arg(value_parser = line, required_unless_present_any = ["template", "form"])]
    title: Option<Line>,
    /// Begins with the words of a template; nothing in them is locked.
    #[arg(long, value_parser = word(&Template::ALL))]
    template: Option<Template>,
    /// Begins with the words of a form of working together; see `forms`.
    #[arg(long, value_parser = word(&Shape::ALL), conflicts_with = "template")]
    form: Option<Shape>,
    /// What kind; without it, that of the template.
    #[arg(long, value_parser = word(AgreementKind::ALL))]
    kind: Option<AgreementKind>,
    /// The first words of the draft, in place of those of the template.
    #[arg(long, value_name = "TEXT")]
    draft: Option<String>,
    /// The same, from a file: an agreement that exists already, of at most 20,000 characters.
    #[arg(long, value_name = "FILE", conflicts_with = "draft")]
    from: Option<PathBuf>,
    /// A criterion; may be given more than once, and comes after those of the template.
    #[arg(long = "criterion", value_name = "TEXT", value_parser = line)]
    criteria: Vec<Line>,
}

impl Opening {
    fn run(self, desk: &mut Desk, lang: Lang) -> Result<Answer, Problem> {
        let shaped = self.form.map(|shape| shape.agreement(&Words::new(lang)));
        let template = self.template.or_else(|| shaped.as_ref()?.template);
        let filled = template.map(|template| template.filled(lang));
        let title = match (self.title, &shaped, filled) {
            (Some(title), ..) => title,
            (None, Some(form), _) => Line::new(&form.title)?,
            (None, None, Some(filled)) => Line::new(filled.title)?,
            (None, None, None) => return Err(Problem::new("usage")),
        };
        let kind = self.kind.or_else(|| template.map(Template::kind)).unwrap_or(AgreementKind::Cooperation);
        let read = self.from.map(|file| super::text::read(&file)).transpose()?;
        let draft = self
            .draft
            .or(read)
            .or_else(|| shaped.map(|form| form.draft))
            .or_else(|| filled.map(|filled| filled.draft.to_owned()))
            .unwrap_or_default();
        let mut criteria: Vec<Line> =
            filled.iter().flat_map(Filled::criteria).map(Line::new).collect::<Result<_, _>>()?;
        criteria.extend(self.criteria);
        make(desk, Command::OpenAgreement { title, kind, draft, criteria })
    }
}

#[derive(Debug, Args)]
pub(super) struct Proposal {
    /// The agreement.
    agreement: Prefix,
    /// When it is in force.
    #[arg(long, value_parser = word(AgreementRule::ALL), default_value = "consent")]
    rule: AgreementRule,
    /// An organisation that decides; may be given more than once. Without it, every member.
    #[arg(long = "elector", value_name = "ORGANISATION")]
    electors: Vec<Prefix>,
    /// The first day on which it holds.
    #[arg(long, value_name = "DAY")]
    effective: Option<Day>,
    /// The day on which to look at it again.
    #[arg(long, value_name = "DAY")]
    review: Option<Day>,
    /// How one stops.
    #[arg(long, value_name = "TEXT", value_parser = line)]
    stop: Option<Line>,
}

impl Proposal {
    fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let electorate = if self.electors.is_empty() {
            let members = s.network.organisations.iter().filter(|org| org.stage == Stage::Member);
            members.map(|org| org.org).collect()
        } else {
            find::orgs(&s, &self.electors)?
        };
        let agreement = find::agreement(&s, &self.agreement)?;
        let Self { rule, effective, review, stop, .. } = self;
        let command = Command::ProposeVersion { agreement, rule, electorate, effective, review, stop_clause: stop };
        make(desk, command)
    }
}

impl Criterion {
    fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::Add { agreement, text } => {
                let agreement = find::agreement(&*desk.snapshot(None)?, &agreement)?;
                make(desk, Command::AddCriterion { agreement, text })
            }
            Self::Remove { agreement, criterion } => {
                let (_, view) = find::open_agreement(desk, &agreement)?;
                let criterion = find::criterion(&view, &criterion)?;
                make(desk, Command::RemoveCriterion { agreement: view.row.log, criterion })
            }
        }
    }
}

impl Agreement {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        match self {
            Self::List => show(desk, Show::Agreements),
            Self::Show { agreement } => {
                let agreement = find::agreement(&*desk.snapshot(None)?, &agreement)?;
                shown(desk, Show::Agreement, agreement)
            }
            Self::Open(opening) => opening.run(desk, words.lang()),
            Self::Text { agreement, edit } => {
                let (_, view) = find::open_agreement(desk, &agreement)?;
                edit.run(desk, view.row.log, TextField::Draft, &view.draft)
            }
            Self::Changes { agreement, only_ask } => changes(desk, &agreement, only_ask),
            Self::Criterion(criterion) => criterion.run(desk),
            Self::Propose(proposal) => proposal.run(desk),
            Self::Verdict { agreement, verdict, version, note, paper_by, paper_on } => {
                let (_, view) = find::open_agreement(desk, &agreement)?;
                let version = find::version(&view, version.as_ref())?.version;
                let paper = paper_by.zip(paper_on).map(|(by, on)| Paper { by, on });
                make(desk, Command::GiveVerdict { agreement: view.row.log, version, verdict, note, paper })
            }
            Self::Judge { agreement, criterion, version, undo } => {
                let (_, view) = find::open_agreement(desk, &agreement)?;
                let version = find::version(&view, version.as_ref())?.version;
                let index = criterion.saturating_sub(1);
                make(desk, Command::JudgeCriterion { agreement: view.row.log, version, index, accepted: !undo })
            }
            Self::End { agreement, version, reason } => {
                let (_, view) = find::open_agreement(desk, &agreement)?;
                let version = find::version(&view, version.as_ref())?.version;
                make(desk, Command::EndAgreement { agreement: view.row.log, version, reason })
            }
            Self::Print { agreement, file, version } => {
                let (_, view) = find::open_agreement(desk, &agreement)?;
                let version = find::version(&view, version.as_ref())?.version;
                file.write(Handout::Agreement { agreement: view.row.log, version }, desk, words)
            }
            Self::Proof { agreement, of, to, version } => {
                let (snapshot, view) = find::open_agreement(desk, &agreement)?;
                let (version, org) = find::word(&snapshot, &view, version.as_ref(), &of)?;
                let path = files::absolute(&to)?;
                files::written(desk, Request::Proof { agreement: view.row.log, version, org, path }, &to)
            }
        }
    }
}

/// What changed in an agreement since another version of it was seen here.
fn changes(desk: &mut Desk, agreement: &Prefix, only_ask: bool) -> Result<Answer, Problem> {
    let (_, view) = find::open_agreement(desk, agreement)?;
    let Reply::Visited { before } = desk.ask(Request::Visit { agreement: view.row.log, only_ask })? else {
        return Err(Problem::new("malformed"));
    };
    let (now, find) = (view.current(), |id| view.versions.iter().find(|version| version.version == id));
    let pair = now.zip(before.and_then(|visit| Some((visit, find(visit.version)?))));
    let (since, paragraphs) = match pair {
        Some((now, (visit, old))) => (Some(visit), difference::compare(&old.text, &now.text)),
        None => (None, Vec::new()),
    };
    let version = now.map(|now| now.version);
    Ok(Answer::Changes(Box::new(Changes { version, since, paragraphs })))
}
