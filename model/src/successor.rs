//! A network that continues another one, when that one can decide nothing any more.
//!
//! Nobody's signature can be carried into another network, because every network has keys of its own. So everything is
//! a copy that its carrier writes, and says which log it is a copy of and how far that reached ([`Continued`]); what
//! others had said and signed is quoted word for word ([`Quoted`]), shown as history, and decides nothing. Whoever has
//! a copy of the earlier network can compare. Circle cases are not carried: who may read them, and on what ground, was
//! settled there.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::agreement::binds;
use crate::breakthrough::solutions_anew;
use crate::case::tips_anew;
use crate::cbor::{Bytes, Cbor as _};
use crate::command::breakthrough::PlanAct;
use crate::command::{Command, TextEdit};
use crate::fact::lesson::{LessonOpened, LessonTaken};
use crate::fact::round::{RoundClosed, RoundOpened};
use crate::fact::season::{ActionAdded, SeasonOpened};
use crate::fact::steps::TemplateWritten;
use crate::fact::successor::{Continued, Quoted};
use crate::fact::{AgreementOpened, CaseOpened, CaseStepped, CriterionAdded, Fact, Statement, TableDescribed};
use crate::history::{History, Said, founder, said};
use crate::id::{FactId, FeedId, LogId, NetworkId, OrgId, VersionId};
use crate::view::steps::TemplateView;
use crate::view::successor::{EarlierAgreement, EarlierScore, EarlierVersion, EarlierWord, OriginView};
use crate::view::{
    ActionView, AgreementState, AgreementView, CaseState, CaseView, LessonView, RoundView, SeasonView, Snapshot,
    TableView,
};
use crate::words::{Line, LogKind, Prose, ReaderRule, TextError, TextField, Verdict};

/// What one log of the earlier network leaves: enough to open a copy of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heirloom {
    /// Which log it is, and how far it reached. Of the network's own log the roster too.
    pub from: Vec<Continued>,
    /// What organisations were called.
    pub names: Vec<(OrgId, Line)>,
    /// The organisation that carries it, by its id there.
    pub own: OrgId,
    /// What others said, to be quoted.
    pub quotes: Vec<Quoted>,
    /// What it shows.
    pub what: Thing,
}

/// What a log shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// The network itself: what it is for, and the step templates that it wrote.
    Network {
        /// Its purpose.
        purpose: String,
        /// Its own step templates.
        #[serde(default)]
        templates: Vec<TemplateView>,
    },
    /// A table.
    Table(TableView),
    /// A learning case.
    Case(Box<CaseView>),
    /// An agreement.
    Agreement(Box<AgreementView>),
    /// A round.
    Round(RoundView),
    /// A season.
    Season(SeasonView),
    /// A lesson.
    Lesson(LessonView),
}

/// What carrying needs to know of the new network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The network's log, or the copy of the case's table.
    pub log: Option<LogId>,
    /// Copies of cases by the case they were made of.
    pub cases: Vec<(LogId, LogId)>,
}

/// What a copy holds that a successor carries along, and what it leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estate {
    /// Logs to carry, each after what it stands on.
    pub logs: Vec<LogId>,
    /// How many of each kind.
    pub carried: Carried,
    /// Circle cases that stay in the earlier copy.
    pub circles: usize,
    /// Other members of the earlier network, by name.
    pub partners: Vec<String>,
}

/// How many of each kind are carried along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is what it is called")]
pub struct Carried {
    pub tables: usize,
    pub cases: usize,
    pub agreements: usize,
    pub rounds: usize,
    pub seasons: usize,
    pub lessons: usize,
    #[serde(default)]
    pub templates: usize,
}

impl Estate {
    /// Reads it off what a copy shows.
    pub fn of(snapshot: &Snapshot) -> Self {
        let network = &snapshot.network;
        let tables: Vec<LogId> = network.tables.iter().map(|table| table.log).collect();
        let learning = snapshot.cases.iter().filter(|case| {
            case.state != CaseState::Withdrawn && case.table.is_some_and(|table| tables.contains(&table))
        });
        let mut cases: Vec<LogId> = learning.map(|case| case.log).collect();
        cases.sort_unstable();
        let over = |state: &AgreementState| matches!(state, AgreementState::Replaced | AgreementState::Ended);
        let agreements: Vec<LogId> =
            snapshot.agreements.iter().filter(|row| !over(&row.state)).map(|row| row.log).collect();
        let rounds: Vec<LogId> = snapshot.rounds.iter().map(|round| round.log).collect();
        let seasons: Vec<LogId> = snapshot.seasons.iter().map(|season| season.log).collect();
        let lessons: Vec<LogId> = snapshot.lessons.iter().map(|lesson| lesson.log).collect();
        let carried = Carried {
            tables: tables.len(),
            cases: cases.len(),
            agreements: agreements.len(),
            rounds: rounds.len(),
            seasons: seasons.len(),
            lessons: lessons.len(),
            templates: network.templates.len(),
        };
        let members = network.organisations.iter().filter(|org| !org.own && org.stage == crate::view::Stage::Member);
        Self {
            logs: [tables, cases, agreements, rounds, seasons, lessons].concat(),
            carried,
            circles: snapshot.cases.iter().filter(|case| case.table.is_none()).count(),
            partners: members.filter_map(|org| org.name.clone()).collect(),
        }
    }
}

impl Heirloom {
    /// What kind of log it becomes; its readers, where those are not all members, are settled when it is carried.
    pub const fn kind(&self) -> LogKind {
        match &self.what {
            Thing::Network { .. } => LogKind::Network,
            Thing::Table(_) => LogKind::Table,
            Thing::Case(_) => LogKind::Case,
            Thing::Agreement(_) => LogKind::Agreement,
            Thing::Round(_) => LogKind::Round,
            Thing::Season(_) => LogKind::Season,
            Thing::Lesson(_) => LogKind::Lesson,
        }
    }

    /// The log of the earlier network.
    pub fn log(&self) -> Option<LogId> {
        self.from.first().map(|from| from.log)
    }

    /// Whether every member reads the copy; else whoever its carrier lets in.
    pub const fn is_for_all(&self) -> bool {
        !matches!(&self.what, Thing::Table(TableView { readers: ReaderRule::Group(_), .. }))
    }

    /// The facts a copy begins with.
    ///
    /// # Errors
    /// [`TextError`] when something that is shown cannot be written.
    pub fn facts(&self, own: OrgId, place: &Place) -> Result<Vec<Fact>, TextError> {
        let mut facts = match &self.what {
            Thing::Network { templates, .. } => templates.iter().map(template).collect(),
            Thing::Table(table) => {
                let line = |text: &Option<String>| text.as_deref().map(Line::new).transpose();
                let (area, rhythm) = (line(&table.area)?, line(&table.rhythm)?);
                vec![TableDescribed { name: Line::new(&table.name)?, area, rhythm }.into()]
            }
            Thing::Case(view) => case(view, place)?,
            Thing::Agreement(view) => agreement(view)?,
            Thing::Round(round) => {
                let opened = RoundOpened {
                    title: Line::new(&round.title)?,
                    // Scores that were sealed are quoted as scores: nothing is sealed in a copy.
                    way: None,
                    model: round.model.clone(),
                    participants: vec![own],
                };
                vec![opened.into(), RoundClosed {}.into()]
            }
            Thing::Season(season) => self.season(season, own)?,
            Thing::Lesson(lesson) => self.lesson(lesson, place)?,
        };
        let from = self.from.iter().cloned().map(Fact::from);
        // What opens a log comes first; the network's own log is open.
        let at = if matches!(self.what, Thing::Network { .. }) { 0 } else { facts.len().min(1) };
        facts.splice(at..at, from);
        facts.extend(self.quotes.iter().cloned().map(Fact::from));
        Ok(facts)
    }

    /// The texts a copy begins with.
    pub fn texts(&self) -> Vec<TextEdit> {
        let texts: Vec<(TextField, &str)> = match &self.what {
            Thing::Network { purpose, .. } => vec![(TextField::Purpose, purpose)],
            Thing::Case(view) => vec![
                (TextField::Question, &view.question),
                (TextField::Situation, &view.situation),
                (TextField::Strengths, &view.strengths),
                (TextField::Perspective, &view.plan.perspective),
                (TextField::SelfPart, &view.plan.self_part),
            ],
            Thing::Agreement(view) => vec![(TextField::Draft, draft(view))],
            Thing::Round(round) => vec![(TextField::Conclusion, &round.conclusion)],
            Thing::Lesson(lesson) => vec![(TextField::LessonText, &lesson.text)],
            Thing::Table(_) | Thing::Season(_) => Vec::new(),
        };
        let edit = |(field, text): (TextField, &str)| TextEdit { field, at: 0, delete: 0, insert: text.to_owned() };
        texts.into_iter().filter(|(_, text)| !text.is_empty()).map(edit).collect()
    }

    /// What is said about the parts of a copy once they have ids: how tips went, which actions are done. `made` are
    /// the facts of the copy, in order.
    pub fn followed_by(&self, copy: LogId, facts: &[Fact], made: &[FactId]) -> Vec<Command> {
        let parts =
            |part: fn(&Fact) -> bool| facts.iter().zip(made).filter(move |(fact, _)| part(fact)).map(|(_, id)| *id);
        match &self.what {
            Thing::Case(view) => {
                let tips = parts(|fact| matches!(fact, Fact::TipAdded(_)));
                let reported = tips_anew(view).zip(tips).flat_map(|((tip, _), id)| {
                    tip.reports.iter().map(move |report| Command::ReportTip {
                        case: copy,
                        tip: id,
                        result: report.result,
                        note: report.note.as_deref().and_then(|note| Prose::new(note).ok()),
                    })
                });
                let solutions = parts(|fact| matches!(fact, Fact::SolutionAdded(_)));
                let live = view.plan.live().filter(|one| Prose::new(one.title()).is_ok()).zip(solutions);
                // Who owns a solution is asked anew: nobody here has taken it on yet.
                let followed = live.filter_map(|(one, solution)| {
                    let (kind, said) = (one.follow_ups.first().copied(), one.outcomes.first());
                    let outcome = said.map(|said| said.outcome);
                    let note = said.and_then(|said| said.note.as_deref()).and_then(|note| Prose::new(note).ok());
                    let act = PlanAct::FollowSolution { solution, owner: None, kind, outcome, note };
                    (kind.is_some() || outcome.is_some()).then_some(Command::OnPlan { case: copy, act })
                });
                reported.chain(followed).collect()
            }
            Thing::Season(season) => {
                let actions = parts(|fact| matches!(fact, Fact::ActionAdded(_)));
                let done = season.actions.iter().zip(actions).filter(|(action, _)| action.done);
                done.map(|(_, action)| Command::FinishAction { season: copy, action, done: true }).collect()
            }
            _ => Vec::new(),
        }
    }

    fn season(&self, season: &SeasonView, own: OrgId) -> Result<Vec<Fact>, TextError> {
        let mut facts = vec![Fact::from(SeasonOpened { title: Line::new(&season.title)? })];
        for action in &season.actions {
            let (what, due) = (self.named(action), action.due);
            facts.push(ActionAdded { what, owner: own, person: None, due, origin: None }.into());
        }
        Ok(facts)
    }

    /// An action; of one that others had taken on, with their names: nobody here has taken it on yet.
    fn named(&self, action: &ActionView) -> Line {
        let others: Vec<&str> =
            action.owners.iter().filter(|org| **org != self.own).filter_map(|org| self.name(org)).collect();
        let plain = || Line::new(&action.what).unwrap_or_else(|_bounds| Line::unnamed());
        if others.is_empty() {
            return plain();
        }
        Line::new(&format!("{} ({})", action.what, others.join(", "))).unwrap_or_else(|_too_long| plain())
    }

    fn name(&self, org: &OrgId) -> Option<&str> {
        self.names.iter().find(|(id, _)| id == org).map(|(_, name)| name.as_str())
    }

    fn lesson(&self, lesson: &LessonView, place: &Place) -> Result<Vec<Fact>, TextError> {
        let copy = |case: &LogId| place.cases.iter().find(|(old, _)| old == case).map(|(_, new)| *new);
        let cases = lesson.cases.iter().filter_map(copy).collect();
        let mut facts = vec![Fact::from(LessonOpened {
            title: Line::new(&lesson.title)?,
            order: lesson.order,
            cases,
            origin: None,
        })];
        if lesson.owners.contains(&self.own) {
            facts.push(LessonTaken {}.into());
        }
        Ok(facts)
    }
}

fn template(view: &TemplateView) -> Fact {
    TemplateWritten { instead: view.instead, template: view.template.clone() }.into()
}

fn case(view: &CaseView, place: &Place) -> Result<Vec<Fact>, TextError> {
    let row = &view.row;
    let opened = CaseOpened {
        table: place.log.unwrap_or(LogId([0; 16])),
        title: Line::new(&row.title)?,
        ground: Prose::new(&view.ground)?,
        retain_until: row.retain_until,
        areas: row.areas.clone(),
    };
    let mut facts = vec![Fact::from(opened)];
    facts.extend(tips_anew(view).map(|(_, tip)| Fact::from(tip)));
    facts.extend(solutions_anew(&view.plan, str::to_owned).map(Fact::from));
    facts.extend(view.steps.iter().map(|step| Fact::from(CaseStepped { step: step.step, on: step.on })));
    Ok(facts)
}

/// The text to go on with: the one in force, else the draft.
fn draft(view: &AgreementView) -> &str {
    view.versions.iter().find(|one| one.state == AgreementState::InForce).map_or(&view.draft, |one| &one.text)
}

fn agreement(view: &AgreementView) -> Result<Vec<Fact>, TextError> {
    let mut facts = vec![Fact::from(AgreementOpened { title: Line::new(&view.row.title)?, kind: view.row.kind })];
    for criterion in &view.criteria {
        facts.push(CriterionAdded { text: Line::new(&criterion.text)? }.into());
    }
    Ok(facts)
}

/// What is quoted of an agreement: the versions that bind, and the words about them that count. Each with its author.
pub fn words_of_agreement(view: &AgreementView, history: &dyn History) -> Vec<(OrgId, Statement)> {
    let bind: Vec<_> = view.versions.iter().filter(|version| binds(version.state)).collect();
    let mut proposed = BTreeSet::new();
    let quoted = said(history, |record| match record.fact.known() {
        Fact::VersionProposed(_) => {
            let id = record.fact.version()?;
            (bind.iter().any(|version| version.version == id) && proposed.insert(id)).then_some(())
        }
        Fact::VerdictGiven(given) => {
            let version = bind.iter().find(|version| version.version == given.version)?;
            let elector = version.electors.iter().find(|elector| elector.org == record.author.org)?;
            (elector.verdict == Some(given.verdict) && elector.at == Some(record.at)).then_some(())
        }
        _ => None,
    });
    quoted.iter().map(statement).collect()
}

/// What is quoted of a round: the scores that count.
pub fn scores_of_round(view: &RoundView, history: &dyn History) -> Vec<(OrgId, Statement)> {
    let mut last: BTreeMap<(OrgId, u32), Said<'_, ()>> = BTreeMap::new();
    for one in said(history, |record| match record.fact.known() {
        Fact::ScoreGiven(given) => {
            let dimension = view.dimensions.iter().find(|one| one.index == given.dimension)?;
            let counts = |score: &&crate::view::ScoreView| score.org == record.author.org && score.score == given.score;
            dimension.scores.iter().find(counts).map(|_| given.dimension)
        }
        _ => None,
    }) {
        last.insert((one.record.author.org, one.what), Said { place: one.place, record: one.record, what: () });
    }
    let mut quoted: Vec<_> = last.values().map(statement).collect();
    quoted.extend(revealed(view, history));
    quoted
}

/// The scores of a sealed round, each as a statement of its own, at the moment it was revealed.
fn revealed(view: &RoundView, history: &dyn History) -> Vec<(OrgId, Statement)> {
    let reveals = said(history, |record| match record.fact.known() {
        Fact::ScoresRevealed(revealed) => Some(&revealed.scores),
        _ => None,
    });
    let mut found: BTreeMap<(OrgId, u32), Statement> = BTreeMap::new();
    for one in &reveals {
        let org = one.record.author.org;
        for given in one.what {
            let counts =
                view.dimensions.iter().filter(|dimension| dimension.index == given.dimension).any(|dimension| {
                    dimension.scores.iter().any(|score| {
                        (score.org, score.score) == (org, given.score)
                            && score.evidence.as_deref() == given.evidence.as_ref().map(Prose::as_str)
                    })
                });
            if counts {
                let fact = given.clone().into();
                found.insert((org, given.dimension), Statement { fact, at: one.record.at, previous: None });
            }
        }
    }
    found.into_iter().map(|((org, _), statement)| (org, statement)).collect()
}

fn statement(said: &Said<'_, ()>) -> (OrgId, Statement) {
    let record = said.record;
    (record.author.org, Statement { fact: record.fact.clone(), at: record.at, previous: None })
}

/// What a log says it continues: the word of whoever opened it, and nobody else's.
pub fn continued(history: &dyn History) -> Vec<&Continued> {
    let own = founder(history);
    let found = said(history, |record| match record.fact.known() {
        Fact::Continued(continued) if Some(record.author.org) == own => Some(continued),
        _ => None,
    });
    found.into_iter().map(|one| one.what).collect()
}

/// The network that the network of this log continues.
pub fn origin(history: &dyn History) -> Option<OriginView> {
    let own = founder(history);
    let found = said(history, |record| match record.fact.known() {
        Fact::Continued(Continued { network, name: Some(name), .. }) if Some(record.author.org) == own => {
            Some((*network, name))
        }
        _ => None,
    });
    let first = found.first()?;
    let (network, name) = first.what;
    Some(OriginView { network, name: name.to_string(), by: first.record.author.org, at: first.record.at })
}

/// What is quoted in a copy, as far as it comes from the log that the copy was made of.
fn quotes(history: &dyn History, log: LogId) -> Vec<(&Quoted, Statement)> {
    let own = founder(history);
    let found = said(history, |record| match record.fact.known() {
        Fact::Quoted(quoted) if Some(record.author.org) == own && quoted.log == log => Some(quoted),
        _ => None,
    });
    found.into_iter().filter_map(|one| Some((one.what, Statement::from_cbor(&one.what.statement.0).ok()?))).collect()
}

/// The scores of the earlier network that a round was copied with.
pub fn earlier_scores(history: &dyn History) -> Vec<EarlierScore> {
    let Some(from) = continued(history).first().map(|from| from.log) else { return Vec::new() };
    let scores = quotes(history, from).into_iter().filter_map(|(quoted, statement)| match statement.fact.known() {
        Fact::ScoreGiven(given) => Some(EarlierScore {
            name: quoted.name.to_string(),
            dimension: given.dimension,
            score: given.score,
            evidence: given.evidence.as_ref().map(ToString::to_string),
        }),
        _ => None,
    });
    scores.collect()
}

/// What was in force in the earlier network, when an agreement is a copy of one there.
pub fn earlier_agreement(history: &dyn History) -> Option<EarlierAgreement> {
    let (network, log) = continued(history).first().map(|from| (from.network, from.log))?;
    let quotes = quotes(history, log);
    let versions = quotes.iter().filter_map(|(_, statement)| {
        let Fact::VersionProposed(version) = statement.fact.known() else { return None };
        let id = statement.fact.version()?;
        ((version.network, version.agreement) == (network, log)).then(|| EarlierVersion {
            version: id,
            title: version.title.to_string(),
            text: version.text.to_string(),
            rule: version.rule,
            electors: version.electorate.len(),
            effective: version.effective,
            review: version.review,
            words: words(&quotes, id),
        })
    });
    let versions: Vec<EarlierVersion> = versions.collect();
    (!versions.is_empty()).then_some(EarlierAgreement { network, log, versions })
}

fn words(quotes: &[(&Quoted, Statement)], version: VersionId) -> Vec<EarlierWord> {
    let words = quotes.iter().filter_map(|(quoted, statement)| match statement.fact.known() {
        Fact::VerdictGiven(given) if given.version == version => Some(EarlierWord {
            org: quoted.org,
            name: quoted.name.to_string(),
            verdict: given.verdict,
            note: given.note.as_ref().map(ToString::to_string),
            at: statement.at,
            proven: false,
        }),
        _ => None,
    });
    words.collect()
}

/// A proof that is kept of a word from the earlier network, with what it must show.
#[derive(Clone, Copy, Debug)]
pub struct KeptProof<'a> {
    /// The network in which it was given.
    pub network: NetworkId,
    /// The agreement's log there.
    pub log: LogId,
    /// The version.
    pub version: VersionId,
    /// Who gave it.
    pub org: OrgId,
    /// The word.
    pub verdict: Verdict,
    /// The proof's file.
    pub proof: &'a Bytes,
}

/// The proofs that a copy of an agreement keeps.
pub fn kept_proofs(history: &dyn History) -> Vec<KeptProof<'_>> {
    let Some((network, log)) = continued(history).first().map(|from| (from.network, from.log)) else {
        return Vec::new();
    };
    let kept = quotes(history, log).into_iter().filter_map(|(quoted, statement)| match statement.fact.known() {
        Fact::VerdictGiven(given) => Some(KeptProof {
            network,
            log,
            version: given.version,
            org: quoted.org,
            verdict: given.verdict,
            proof: quoted.proof.as_ref()?,
        }),
        _ => None,
    });
    kept.collect()
}

/// A copy, as the network that continues the earlier one holds it: what somebody with a copy of that one compares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyClaim {
    /// What it says it was made from.
    pub from: Vec<Continued>,
    /// Who made it, by its id in the earlier network.
    pub by: Option<OrgId>,
    /// What its carrier wrote there first, each fact in the encoding of a statement. None of the network's own log,
    /// which begins with the new network's name.
    pub facts: Vec<Bytes>,
}

/// How a place in the earlier network compares with a copy of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// Nothing is known of it here: this copy never read it, or has not heard of it.
    Unknown,
    /// It was dropped here.
    Dropped,
    /// Everything that is held on both sides is the same.
    Agrees {
        /// Entries it reaches further than this copy.
        missing: u64,
        /// Entries this copy reaches further.
        beyond: u64,
    },
    /// Another entry stands where this copy holds one: the place was never that of this log.
    Differs {
        /// The feed.
        feed: FeedId,
        /// The entry's place in it, from 0.
        seq: u64,
        /// Whose feed it is, when it is known here.
        org: Option<OrgId>,
    },
}

impl Compared {
    /// Neither side holds more than the other.
    pub const SAME: Self = Self::Agrees { missing: 0, beyond: 0 };
}

/// What comparing a copy with the earlier network came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Each place that was named, by its log there.
    pub places: Vec<(LogId, Compared)>,
    /// Whether the copy begins with what stood there. Absent where the two reach differently far.
    pub faithful: Option<bool>,
}

/// Whether a copy begins with what was to be carried.
pub fn is_faithful(heirloom: &Heirloom, claim: &CopyClaim) -> bool {
    let plain = |facts: Vec<Fact>| facts.into_iter().map(comparable).collect::<Vec<_>>();
    let Ok(expected) = heirloom.facts(heirloom.own, &Place::default()).map(plain) else { return false };
    let read = claim.facts.iter().take(expected.len()).map(|bytes| Statement::from_cbor(&bytes.0).map(|one| one.fact));
    read.collect::<Result<Vec<_>, _>>().is_ok_and(|found| plain(found) == expected)
}

/// A fact of a copy without what differs from network to network, so that two accounts of one copy can be compared.
fn comparable(mut fact: Fact) -> Fact {
    match &mut fact {
        Fact::CaseOpened(opened) => opened.table = LogId([0; 16]),
        Fact::LessonOpened(opened) => opened.cases = Vec::new(),
        Fact::RoundOpened(opened) => opened.participants = Vec::new(),
        // A lesson is taken, and an action named, by the place of whoever carries it.
        Fact::ActionAdded(added) => {
            (added.owner, added.person, added.origin) = (OrgId([0; 16]), None, None);
        }
        Fact::Quoted(quoted) => quoted.proof = None,
        _ => {}
    }
    fact
}

#[cfg(test)]
mod tests;
