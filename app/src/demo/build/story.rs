//! What happens in the demonstration network, in the order in which partners can know of it.

use wijktafel_model::command::circle::NewCircle;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, LogId, OrgId, PersonId, VersionId};
use wijktafel_model::time::Day;
use wijktafel_model::view::{AgreementRow, AgreementState, Detail, Snapshot};
use wijktafel_model::words::{
    AgreementKind, AgreementRule, CaseStep, DropReason, Informed, LaterReaders, LawfulGround, Line, Mandates, Prose,
    RoundWay, SecrecyLift, SpecialCategory, TextError, TextField, Verdict,
};
use wijktafel_sync::clock;
use wijktafel_sync::node::{self, Node, Options};
use wijktafel_sync::paths::Profile;

use super::super::script::{
    ACTIONS, ADDED, AGREEMENTS, Agreement, CASES, CIRCLE, CONCLUSION, Case, DISPUTED, DROPPED, EVIDENCE, LESSONS,
    PARTNERS, PURPOSE, ROUNDS, Reaches, SEASON, Said, TABLES, Tip, verdicts,
};
use super::super::{PASSPHRASE, await_shown, introduce, options, settle};
use super::{make, make_fact, make_log, me, snapshot};
use crate::problem::Problem;
use crate::text::Lang;

/// Days from a step that plans a case to its day.
const PLANNED_DAYS: i32 = 9;
/// Days until an agreement is looked at again.
const REVIEW_DAYS: i32 = 180;

/// Tells the whole story in one language. The second partner is away for a while.
pub(super) fn tell(nodes: &mut Vec<Node>, at_second: &Profile, lang: Lang) -> Result<(), Problem> {
    let orgs = nodes.iter().map(me).collect::<Result<Vec<_>, _>>()?;
    let today = snapshot(at(nodes, 0)?, None)?.today;
    let story = Story { nodes, orgs: &orgs, today, lang };
    story.people()?;
    story.tables()?;
    story.cases()?;
    super::plans::all(nodes, &orgs, lang)?;
    story.dropped()?;
    for agreement in &AGREEMENTS {
        story.agreement(agreement)?;
    }
    story.circle()?;
    story.rounds()?;
    story.actions()?;
    story.lessons()?;
    super::growth::captures(nodes, &orgs, lang)?;
    super::growth::reviews(nodes, lang)?;
    super::growth::experiments(nodes, lang)?;
    super::growth::departures(nodes, lang)?;
    super::meetings::all(nodes, &orgs, today, lang)?;
    super::learning::all(nodes, lang)?;
    dispute(nodes, &orgs, at_second, lang)
}

/// Who tells it, from which day on, and in which language.
#[derive(Clone, Copy)]
struct Story<'a> {
    nodes: &'a [Node],
    orgs: &'a [OrgId],
    today: Day,
    lang: Lang,
}

impl<'a> Story<'a> {
    fn node(self, index: usize) -> Result<&'a Node, Problem> {
        at(self.nodes, index)
    }

    fn text(self, said: Said) -> String {
        said.of(self.lang).to_owned()
    }

    fn line(self, said: Said) -> Result<Line, TextError> {
        Line::new(said.of(self.lang))
    }

    fn prose(self, said: Said) -> Result<Prose, TextError> {
        Prose::new(said.of(self.lang))
    }

    /// Cards in full, a colleague each, and what the network is for.
    fn people(self) -> Result<(), Problem> {
        for (node, partner) in self.nodes.iter().zip(&PARTNERS) {
            make(
                node,
                Command::DescribeOrganisation {
                    name: self.line(partner.name)?,
                    kind: partner.kind,
                    formality: partner.formality,
                    areas: partner.areas.to_vec(),
                    offers: Some(self.prose(partner.offers)?),
                },
            )?;
            let s = snapshot(node, None)?;
            let person = s.network.me.ok_or_else(|| Problem::new("not-a-member"))?.person;
            let (name, roles) = (self.line(partner.person)?, partner.roles.to_vec());
            let contact = Some(self.line(partner.contact)?);
            make(node, Command::DescribePerson { person, name, roles, contact })?;
            let (name, roles) = partner.colleague;
            make(
                node,
                Command::EnrolPerson {
                    person: PersonId(clock::random()),
                    name: self.line(name)?,
                    roles: roles.to_vec(),
                    contact: None,
                    mandates: Mandates::NONE,
                },
            )?;
        }
        let first = self.node(0)?;
        let network = snapshot(first, None)?.network.log.ok_or_else(|| Problem::new("not-found"))?;
        write(first, network, TextField::Purpose, 0, PURPOSE.of(self.lang))
    }

    /// One table that all read, and one that the third partner does not.
    fn tables(self) -> Result<(), Problem> {
        for (index, (name, area, rhythm)) in TABLES.iter().enumerate() {
            let readers = if index == 0 { None } else { Some(self.orgs.iter().take(2).copied().collect()) };
            let command = Command::OpenTable {
                name: self.line(*name)?,
                area: Some(self.line(*area)?),
                rhythm: Some(self.line(*rhythm)?),
                orgs: readers,
            };
            let log = make_log(self.node(0)?, command)?;
            for reader in self.nodes.iter().take(if index == 0 { self.nodes.len() } else { 2 }) {
                await_shown(reader, |shown| shown.snapshot.network.tables.iter().any(|table| table.log == log))?;
            }
        }
        Ok(())
    }

    /// Opens every case, then gives every tip, then tells what became of them.
    fn cases(self) -> Result<(), Problem> {
        let logs = CASES.iter().map(|case| self.open_case(case)).collect::<Result<Vec<_>, _>>()?;
        let mut tips = Vec::new();
        for (case, log) in CASES.iter().zip(&logs) {
            for Tip(by, area, level, text, outcome) in case.tips {
                let node = self.node(*by)?;
                await_shown(node, |shown| shown.snapshot.cases.iter().any(|row| row.log == *log))?;
                let command = Command::AddTip { case: *log, area: *area, level: *level, text: self.prose(*text)? };
                tips.push((case.by, *log, make_fact(node, command)?, *outcome));
            }
        }
        for (case, log) in CASES.iter().zip(&logs) {
            await_shown(self.node(case.by)?, |shown| tip_count(&shown.snapshot, *log) == case.tips.len())?;
        }
        for (by, case, tip, outcome) in tips {
            if let Some((result, note)) = outcome {
                let note = note.map(|said| self.prose(said)).transpose()?;
                make(self.node(by)?, Command::ReportTip { case, tip, result, note })?;
            }
        }
        for (case, log) in CASES.iter().zip(&logs) {
            for step in case.steps {
                let on = (*step == CaseStep::Scheduled).then(|| self.today.plus(PLANNED_DAYS));
                make(self.node(case.by)?, Command::StepCase { case: *log, step: *step, on })?;
            }
        }
        Ok(())
    }

    /// A case that all have, and that whoever brought it in drops everywhere.
    fn dropped(self) -> Result<(), Problem> {
        let log = self.open_case(&DROPPED)?;
        settle(self.nodes)?;
        make(self.node(DROPPED.by)?, Command::DropLog { log, reason: DropReason::Mistake })?;
        settle(self.nodes)
    }

    /// A circle case of the first two partners. One of the people it names recognises the resident and reads no more.
    fn circle(self) -> Result<(), Problem> {
        let (first, second) = (self.node(0)?, self.node(1)?);
        let both: Vec<OrgId> = self.orgs.iter().take(2).copied().collect();
        let [own, other] = both.as_slice() else { return Err(Problem::new("not-found")) };
        let s = snapshot(first, None)?;
        let me = s.network.me.ok_or_else(|| Problem::new("not-a-member"))?.person;
        let people = s.network.people.iter().map(|one| (one.org, one.person));
        let readers: Vec<_> = people.filter(|one| both.contains(&one.0) && *one != (*own, me)).collect();
        let ground = GroundRecorded {
            concerned: ConcernedId(clock::random()),
            ground: LawfulGround::Consent,
            special: SpecialCategory::ExplicitConsent,
            secrecy: SecrecyLift::Consent,
            informed: Informed::Spoken,
            orgs: both.clone(),
            informed_on: Some(self.today),
            reason: None,
            until: None,
        };
        let new = NewCircle {
            title: self.line(CIRCLE.title)?,
            purpose: self.prose(CIRCLE.purpose)?,
            until: self.today.plus(CIRCLE.days),
            responsible: *own,
            later: LaterReaders::Whole,
            areas: CIRCLE.areas.to_vec(),
            question: self.text(CIRCLE.question),
            grounds: vec![ground],
            readers: readers.clone(),
            from: None,
        };
        let log = make_log(first, Command::OpenCircle(Box::new(new)))?;
        write(first, log, TextField::Situation, 0, CIRCLE.situation.of(self.lang))?;
        write(first, log, TextField::Strengths, 0, CIRCLE.strengths.of(self.lang))?;
        await_shown(second, |shown| shown.snapshot.cases.iter().any(|row| row.log == log))?;
        let mut told = Vec::new();
        for Tip(by, area, level, text, outcome) in CIRCLE.tips {
            let command = Command::AddTip { case: log, area: *area, level: *level, text: self.prose(*text)? };
            let tip = make_fact(self.node(*by)?, command)?;
            told.extend(outcome.map(|outcome| (tip, outcome)));
        }
        await_shown(first, |shown| tip_count(&shown.snapshot, log) == CIRCLE.tips.len())?;
        for (tip, (result, note)) in told {
            let note = note.map(|said| self.prose(said)).transpose()?;
            make(first, Command::ReportTip { case: log, tip, result, note })?;
        }
        for step in [CaseStep::Submitted, CaseStep::Discussed] {
            make(first, Command::StepCase { case: log, step, on: None })?;
        }
        let colleague = readers.iter().find(|one| one.0 == *other && Some(one.1) != person(second));
        let (org, person) = colleague.copied().ok_or_else(|| Problem::new("not-found"))?;
        make(second, Command::TakeOutReader { case: log, org, person }).map(drop)
    }

    fn open_case(self, case: &Case) -> Result<LogId, Problem> {
        let node = self.node(case.by)?;
        let s = snapshot(node, None)?;
        let name = TABLES.get(case.table).map(|(name, _, _)| name.of(self.lang));
        let table = s.network.tables.iter().find(|table| Some(table.name.as_str()) == name);
        let command = Command::OpenCase {
            table: table.ok_or_else(|| Problem::new("not-found"))?.log,
            title: self.line(case.title)?,
            ground: self.prose(case.ground)?,
            retain_until: self.today.plus(case.retain_days),
            areas: case.areas.to_vec(),
            question: self.text(case.question),
            keep: Vec::new(),
        };
        let log = make_log(node, command)?;
        write(node, log, TextField::Situation, 0, case.situation.of(self.lang))?;
        write(node, log, TextField::Strengths, 0, case.strengths.of(self.lang))?;
        Ok(log)
    }

    /// Takes an agreement as far as the script says.
    fn agreement(self, script: &Agreement) -> Result<(), Problem> {
        let by = self.node(script.by)?;
        let (title, kind, draft) = (self.line(script.title)?, script.kind, self.text(script.draft));
        let criteria = script.criteria.iter().map(|criterion| self.line(*criterion)).collect::<Result<_, _>>()?;
        let log = make_log(by, Command::OpenAgreement { title, kind, draft, criteria })?;
        if script.reaches == Reaches::Draft {
            return Ok(());
        }
        let version = propose(by, log, script.rule, self.orgs, self.today)?;
        let words = verdicts(script.reaches);
        for ((node, org), verdict) in self.nodes.iter().zip(self.orgs).zip(words) {
            let Some(verdict) = verdict else { continue };
            await_row(node, log, |row| row.waiting_for.contains(org))?;
            let note = match verdict {
                Verdict::AgreeWithNote | Verdict::Object => script.note.map(|said| self.prose(said)).transpose()?,
                Verdict::Agree | Verdict::Abstain => None,
            };
            let verdict = if verdict == Verdict::AgreeWithNote && note.is_none() { Verdict::Agree } else { verdict };
            make(node, Command::GiveVerdict { agreement: log, version, verdict, note, paper: None })?;
        }
        match script.reaches {
            Reaches::Draft | Reaches::Proposed => Ok(()),
            Reaches::Objected => await_row(by, log, |row| row.state == AgreementState::Objected),
            Reaches::InForce => self.judge(log, version),
            Reaches::Replaced => self.replace(script, log),
            Reaches::Ended => self.end(log, version),
        }
    }

    /// Two of three call the first criterion accepted.
    fn judge(self, log: LogId, version: VersionId) -> Result<(), Problem> {
        for node in self.nodes.iter().take(2) {
            await_row(node, log, |row| row.state == AgreementState::InForce)?;
            make(node, Command::JudgeCriterion { agreement: log, version, index: 0, accepted: true })?;
        }
        Ok(())
    }

    /// A newer version, to which all agree.
    fn replace(self, script: &Agreement, log: LogId) -> Result<(), Problem> {
        let by = self.node(script.by)?;
        await_row(by, log, |row| row.state == AgreementState::InForce)?;
        write(by, log, TextField::Draft, self.text(script.draft).chars().count(), ADDED.of(self.lang))?;
        let version = propose(by, log, script.rule, self.orgs, self.today)?;
        for (node, org) in self.nodes.iter().zip(self.orgs) {
            await_row(node, log, |row| row.waiting_for.contains(org))?;
            make(
                node,
                Command::GiveVerdict { agreement: log, version, verdict: Verdict::Agree, note: None, paper: None },
            )?;
        }
        await_row(by, log, |row| row.state == AgreementState::InForce && row.given == self.nodes.len())
    }

    /// Enough partners end their part for the rule not to be met any more.
    fn end(self, log: LogId, version: VersionId) -> Result<(), Problem> {
        for node in self.nodes.iter().skip(1) {
            await_row(node, log, |row| row.state == AgreementState::InForce)?;
            make(node, Command::EndAgreement { agreement: log, version, reason: None })?;
        }
        await_row(self.node(0)?, log, |row| row.state == AgreementState::Ended)
    }

    /// Two rounds: the first in sight of all and closed, the second sealed. What was sealed is revealed by itself.
    fn rounds(self) -> Result<(), Problem> {
        let first = self.node(0)?;
        for (index, (title, scores)) in ROUNDS.iter().enumerate() {
            let way = if index == 0 { RoundWay::Open } else { RoundWay::Sealed };
            let round = make_log(first, Command::OpenRound { title: self.line(*title)?, model: None, way })?;
            for (who, (node, scores)) in self.nodes.iter().zip(scores).enumerate() {
                await_shown(node, |shown| shown.snapshot.rounds.iter().any(|one| one.log == round))?;
                for (dimension, score) in (0_u32..).zip(scores) {
                    let said = EVIDENCE.iter().find(|said| index == 1 && (said.0, said.1) == (who, dimension));
                    let evidence = said.map(|said| self.prose(said.2)).transpose()?;
                    make(node, Command::GiveScore { round, dimension, score: *score, evidence })?;
                }
                if way == RoundWay::Sealed {
                    make(node, Command::SealScores { round })?;
                }
            }
            let complete = |s: &Snapshot| s.rounds.iter().any(|one| one.log == round && one.missing.is_empty());
            await_shown(first, |shown| complete(&shown.snapshot))?;
            settle(self.nodes)?;
            if index == 0 {
                make(first, Command::CloseRound { round })?;
            } else {
                write(first, round, TextField::Conclusion, 0, CONCLUSION.of(self.lang))?;
            }
        }
        Ok(())
    }

    fn actions(self) -> Result<(), Problem> {
        let first = self.node(0)?;
        let season = make_log(first, Command::OpenSeason { title: self.line(SEASON)? })?;
        for (what, owner, due, done) in ACTIONS {
            let owner = self.orgs.get(owner).copied().ok_or_else(|| Problem::new("not-found"))?;
            let due = due.map(|days| self.today.plus(days));
            let command = Command::AddAction { season, what: self.line(what)?, owner, person: None, due, origin: None };
            let action = make_fact(first, command)?;
            if done {
                make(first, Command::FinishAction { season, action, done })?;
            }
        }
        Ok(())
    }

    fn lessons(self) -> Result<(), Problem> {
        for (by, title, order, text, taken) in LESSONS {
            let command =
                Command::OpenLesson { title: self.line(title)?, order, cases: Vec::new(), text: self.text(text) };
            let lesson = make_log(self.node(by)?, command)?;
            if let Some(who) = taken {
                let node = self.node(who)?;
                await_shown(node, |shown| shown.snapshot.lessons.iter().any(|one| one.log == lesson))?;
                make(node, Command::TakeLesson { lesson })?;
            }
        }
        Ok(())
    }
}

pub(super) fn at(nodes: &[Node], index: usize) -> Result<&Node, Problem> {
    nodes.get(index).ok_or_else(|| Problem::new("not-found"))
}

pub(super) fn write(node: &Node, log: LogId, field: TextField, at: usize, text: &str) -> Result<(), Problem> {
    let edits = vec![TextEdit { field, at, delete: 0, insert: text.to_owned() }];
    make(node, Command::EditText { log, edits }).map(drop)
}

/// The person a node belongs to.
pub(super) fn person(node: &Node) -> Option<PersonId> {
    Some(snapshot(node, None).ok()?.network.me?.person)
}

fn tip_count(s: &Snapshot, case: LogId) -> usize {
    s.cases.iter().find(|row| row.log == case).map_or(0, |row| row.tips)
}

fn await_row(node: &Node, log: LogId, wanted: impl Fn(&AgreementRow) -> bool) -> Result<(), Problem> {
    await_shown(node, |shown| shown.snapshot.agreements.iter().any(|row| row.log == log && wanted(row)))
}

/// Lays the draft before all partners; answers the version.
fn propose(node: &Node, log: LogId, rule: AgreementRule, orgs: &[OrgId], today: Day) -> Result<VersionId, Problem> {
    let review = Some(today.plus(REVIEW_DAYS));
    let electorate = orgs.to_vec();
    make(
        node,
        Command::ProposeVersion { agreement: log, rule, electorate, effective: None, review, stop_clause: None },
    )?;
    versions(node, log)?.last().copied().ok_or_else(|| Problem::new("not-found"))
}

fn versions(node: &Node, log: LogId) -> Result<Vec<VersionId>, Problem> {
    match snapshot(node, Some(log))?.detail {
        Some(Detail::Agreement(view)) => Ok(view.versions.iter().map(|version| version.version).collect()),
        _ => Err(Problem::new("not-found")),
    }
}

/// Two versions come to hold apart: the second partner is away while the first lays its version before the others, and
/// lays down one of its own; the third signs both. What was seen in force first holds, the other is disputed.
fn dispute(nodes: &mut Vec<Node>, orgs: &[OrgId], at_second: &Profile, lang: Lang) -> Result<(), Problem> {
    let (title, draft, added) = DISPUTED;
    let (title, draft, kind) = (Line::new(title.of(lang))?, draft.of(lang), AgreementKind::Other);
    let log =
        make_log(at(nodes, 0)?, Command::OpenAgreement { title, kind, draft: draft.to_owned(), criteria: Vec::new() })?;
    settle(nodes)?;
    nodes.remove(1).stop();
    let away = node::start(at_second, PASSPHRASE, &Options { bind: None, offline: true, looking: false })?;
    for (node, words) in [at(nodes, 0)?, &away].into_iter().zip(added) {
        let today = snapshot(node, None)?.today;
        write(node, log, TextField::Draft, draft.chars().count(), words.of(lang))?;
        let version = propose(node, log, AgreementRule::Majority, orgs, today)?;
        make(node, Command::GiveVerdict { agreement: log, version, verdict: Verdict::Agree, note: None, paper: None })?;
    }
    away.stop();
    nodes.insert(1, node::start(at_second, PASSPHRASE, &options(0))?);
    introduce(nodes)?;
    let third = at(nodes, 2)?;
    for version in versions(third, log)? {
        make(
            third,
            Command::GiveVerdict { agreement: log, version, verdict: Verdict::Agree, note: None, paper: None },
        )?;
    }
    Ok(())
}
