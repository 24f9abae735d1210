//! What happens in the demonstration network, in the order in which partners can know of it.

use wijktafel_model::command::circle::NewCircle;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, LogId, OrgId, PersonId, VersionId};
use wijktafel_model::time::Day;
use wijktafel_model::view::{AgreementRow, AgreementState, Detail, Snapshot};
use wijktafel_model::words::{
    AgreementKind, AgreementRule, CaseStep, DropReason, Informed, LaterReaders, LawfulGround, Mandates, SecrecyLift,
    SpecialCategory, TextField, Verdict,
};
use wijktafel_sync::clock;
use wijktafel_sync::node::{self, Node, Options};
use wijktafel_sync::paths::Profile;

use super::super::script::{
    ACTIONS, ADDED, AGREEMENTS, Agreement, CASES, CIRCLE, CONCLUSION, Case, DISPUTED, DROPPED, EVIDENCE, LESSONS,
    PARTNERS, PURPOSE, ROUNDS, Reaches, SEASON, TABLES, Tip, verdicts,
};
use super::super::{PASSPHRASE, await_shown, introduce, options, settle};
use super::{line, make, make_fact, make_log, me, prose, snapshot};
use crate::problem::Problem;

/// Days from a step that plans a case to its day.
const PLANNED_DAYS: i32 = 9;
/// Days until an agreement is looked at again.
const REVIEW_DAYS: i32 = 180;

/// Tells the whole story. The second partner is away for a while.
pub(super) fn tell(nodes: &mut Vec<Node>, at_second: &Profile) -> Result<(), Problem> {
    let orgs = nodes.iter().map(me).collect::<Result<Vec<_>, _>>()?;
    let today = snapshot(at(nodes, 0)?, None)?.today;
    people(nodes)?;
    tables(nodes, &orgs)?;
    cases(nodes, today)?;
    dropped(nodes, today)?;
    for agreement in &AGREEMENTS {
        self::agreement(nodes, &orgs, agreement, today)?;
    }
    circle(nodes, &orgs, today)?;
    rounds(nodes)?;
    actions(nodes, &orgs, today)?;
    lessons(nodes)?;
    dispute(nodes, &orgs, at_second)
}

fn at(nodes: &[Node], index: usize) -> Result<&Node, Problem> {
    nodes.get(index).ok_or_else(|| Problem::new("not-found"))
}

fn write(node: &Node, log: LogId, field: TextField, at: usize, text: &str) -> Result<(), Problem> {
    let edits = vec![TextEdit { field, at, delete: 0, insert: text.to_owned() }];
    make(node, Command::EditText { log, edits }).map(drop)
}

/// Cards in full, a colleague each, and what the network is for.
fn people(nodes: &[Node]) -> Result<(), Problem> {
    for (node, partner) in nodes.iter().zip(&PARTNERS) {
        make(
            node,
            Command::DescribeOrganisation {
                name: line(partner.name)?,
                kind: partner.kind,
                formality: partner.formality,
                areas: partner.areas.to_vec(),
                offers: Some(prose(partner.offers)?),
            },
        )?;
        let s = snapshot(node, None)?;
        let person = s.network.me.ok_or_else(|| Problem::new("not-a-member"))?.person;
        let (name, roles) = (line(partner.person)?, partner.roles.to_vec());
        let contact = Some(line(partner.contact)?);
        make(node, Command::DescribePerson { person, name, roles, contact })?;
        let (name, roles) = partner.colleague;
        make(
            node,
            Command::EnrolPerson {
                person: PersonId(clock::random()),
                name: line(name)?,
                roles: roles.to_vec(),
                contact: None,
                mandates: Mandates::NONE,
            },
        )?;
    }
    let first = at(nodes, 0)?;
    let network = snapshot(first, None)?.network.log.ok_or_else(|| Problem::new("not-found"))?;
    write(first, network, TextField::Purpose, 0, PURPOSE)
}

/// One table that all read, and one that the third partner does not.
fn tables(nodes: &[Node], orgs: &[OrgId]) -> Result<(), Problem> {
    for (index, (name, area, rhythm)) in TABLES.iter().enumerate() {
        let readers = if index == 0 { None } else { Some(orgs.iter().take(2).copied().collect()) };
        let command = Command::OpenTable {
            name: line(name)?,
            area: Some(line(area)?),
            rhythm: Some(line(rhythm)?),
            orgs: readers,
        };
        let log = make_log(at(nodes, 0)?, command)?;
        for reader in nodes.iter().take(if index == 0 { nodes.len() } else { 2 }) {
            await_shown(reader, |shown| shown.snapshot.network.tables.iter().any(|table| table.log == log))?;
        }
    }
    Ok(())
}

/// Opens every case, then gives every tip, then tells what became of them.
fn cases(nodes: &[Node], today: Day) -> Result<(), Problem> {
    let logs = CASES.iter().map(|case| open_case(nodes, case, today)).collect::<Result<Vec<_>, _>>()?;
    let mut tips = Vec::new();
    for (case, log) in CASES.iter().zip(&logs) {
        for Tip(by, area, level, text, outcome) in case.tips {
            let node = at(nodes, *by)?;
            await_shown(node, |shown| shown.snapshot.cases.iter().any(|row| row.log == *log))?;
            let command = Command::AddTip { case: *log, area: *area, level: *level, text: prose(text)? };
            tips.push((case.by, *log, make_fact(node, command)?, *outcome));
        }
    }
    for (case, log) in CASES.iter().zip(&logs) {
        await_shown(at(nodes, case.by)?, |shown| tip_count(&shown.snapshot, *log) == case.tips.len())?;
    }
    for (by, case, tip, outcome) in tips {
        if let Some((result, note)) = outcome {
            let note = note.map(prose).transpose()?;
            make(at(nodes, by)?, Command::ReportTip { case, tip, result, note })?;
        }
    }
    for (case, log) in CASES.iter().zip(&logs) {
        for step in case.steps {
            let on = (*step == CaseStep::Scheduled).then(|| today.plus(PLANNED_DAYS));
            make(at(nodes, case.by)?, Command::StepCase { case: *log, step: *step, on })?;
        }
    }
    Ok(())
}

/// A case that all have, and that whoever brought it in drops everywhere.
fn dropped(nodes: &[Node], today: Day) -> Result<(), Problem> {
    let log = open_case(nodes, &DROPPED, today)?;
    settle(nodes)?;
    make(at(nodes, DROPPED.by)?, Command::DropLog { log, reason: DropReason::Mistake })?;
    settle(nodes)
}

/// A circle case of the first two partners. One of the people it names recognises the resident and reads no more.
fn circle(nodes: &[Node], orgs: &[OrgId], today: Day) -> Result<(), Problem> {
    let (first, second) = (at(nodes, 0)?, at(nodes, 1)?);
    let both: Vec<OrgId> = orgs.iter().take(2).copied().collect();
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
        informed_on: Some(today),
        reason: None,
        until: None,
    };
    let new = NewCircle {
        title: line(CIRCLE.title)?,
        purpose: prose(CIRCLE.purpose)?,
        until: today.plus(CIRCLE.days),
        responsible: *own,
        later: LaterReaders::Whole,
        areas: CIRCLE.areas.to_vec(),
        question: CIRCLE.question.to_owned(),
        grounds: vec![ground],
        readers: readers.clone(),
        from: None,
    };
    let log = make_log(first, Command::OpenCircle(Box::new(new)))?;
    write(first, log, TextField::Situation, 0, CIRCLE.situation)?;
    write(first, log, TextField::Strengths, 0, CIRCLE.strengths)?;
    await_shown(second, |shown| shown.snapshot.cases.iter().any(|row| row.log == log))?;
    let mut told = Vec::new();
    for Tip(by, area, level, text, outcome) in CIRCLE.tips {
        let command = Command::AddTip { case: log, area: *area, level: *level, text: prose(text)? };
        let tip = make_fact(at(nodes, *by)?, command)?;
        told.extend(outcome.map(|outcome| (tip, outcome)));
    }
    await_shown(first, |shown| tip_count(&shown.snapshot, log) == CIRCLE.tips.len())?;
    for (tip, (result, note)) in told {
        let note = note.map(prose).transpose()?;
        make(first, Command::ReportTip { case: log, tip, result, note })?;
    }
    for step in [CaseStep::Submitted, CaseStep::Discussed] {
        make(first, Command::StepCase { case: log, step, on: None })?;
    }
    let colleague = readers.iter().find(|one| one.0 == *other && Some(one.1) != person(second));
    let (org, person) = colleague.copied().ok_or_else(|| Problem::new("not-found"))?;
    make(second, Command::TakeOutReader { case: log, org, person }).map(drop)
}

/// The person a node belongs to.
fn person(node: &Node) -> Option<PersonId> {
    Some(snapshot(node, None).ok()?.network.me?.person)
}

fn open_case(nodes: &[Node], case: &Case, today: Day) -> Result<LogId, Problem> {
    let node = at(nodes, case.by)?;
    let s = snapshot(node, None)?;
    let name = TABLES.get(case.table).map(|(name, _, _)| *name);
    let table = s.network.tables.iter().find(|table| Some(table.name.as_str()) == name);
    let command = Command::OpenCase {
        table: table.ok_or_else(|| Problem::new("not-found"))?.log,
        title: line(case.title)?,
        ground: prose(case.ground)?,
        retain_until: today.plus(case.retain_days),
        areas: case.areas.to_vec(),
        question: case.question.to_owned(),
        keep: Vec::new(),
    };
    let log = make_log(node, command)?;
    write(node, log, TextField::Situation, 0, case.situation)?;
    write(node, log, TextField::Strengths, 0, case.strengths)?;
    Ok(log)
}

fn tip_count(s: &Snapshot, case: LogId) -> usize {
    s.cases.iter().find(|row| row.log == case).map_or(0, |row| row.tips)
}

/// Takes an agreement as far as the script says.
fn agreement(nodes: &[Node], orgs: &[OrgId], script: &Agreement, today: Day) -> Result<(), Problem> {
    let by = at(nodes, script.by)?;
    let (title, kind, draft) = (line(script.title)?, script.kind, script.draft.to_owned());
    let log = make_log(by, Command::OpenAgreement { title, kind, draft })?;
    for criterion in script.criteria {
        make(by, Command::AddCriterion { agreement: log, text: line(criterion)? })?;
    }
    if script.reaches == Reaches::Draft {
        return Ok(());
    }
    let version = propose(by, log, script.rule, orgs, today)?;
    let words = verdicts(script.reaches);
    for ((node, org), verdict) in nodes.iter().zip(orgs).zip(words) {
        let Some(verdict) = verdict else { continue };
        await_row(node, log, |row| row.waiting_for.contains(org))?;
        let note = match verdict {
            Verdict::AgreeWithNote | Verdict::Object => script.note.map(prose).transpose()?,
            Verdict::Agree | Verdict::Abstain => None,
        };
        let verdict = if verdict == Verdict::AgreeWithNote && note.is_none() { Verdict::Agree } else { verdict };
        make(node, Command::GiveVerdict { agreement: log, version, verdict, note })?;
    }
    match script.reaches {
        Reaches::Draft | Reaches::Proposed => Ok(()),
        Reaches::Objected => await_row(by, log, |row| row.state == AgreementState::Objected),
        Reaches::InForce => judge(nodes, log, version),
        Reaches::Replaced => replace(nodes, orgs, script, log, today),
        Reaches::Ended => end(nodes, log, version),
    }
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

/// Two of three call the first criterion accepted.
fn judge(nodes: &[Node], log: LogId, version: VersionId) -> Result<(), Problem> {
    for node in nodes.iter().take(2) {
        await_row(node, log, |row| row.state == AgreementState::InForce)?;
        make(node, Command::JudgeCriterion { agreement: log, version, index: 0, accepted: true })?;
    }
    Ok(())
}

/// A newer version, to which all agree.
fn replace(nodes: &[Node], orgs: &[OrgId], script: &Agreement, log: LogId, today: Day) -> Result<(), Problem> {
    let by = at(nodes, script.by)?;
    await_row(by, log, |row| row.state == AgreementState::InForce)?;
    write(by, log, TextField::Draft, script.draft.chars().count(), ADDED)?;
    let version = propose(by, log, script.rule, orgs, today)?;
    for (node, org) in nodes.iter().zip(orgs) {
        await_row(node, log, |row| row.waiting_for.contains(org))?;
        make(node, Command::GiveVerdict { agreement: log, version, verdict: Verdict::Agree, note: None })?;
    }
    await_row(by, log, |row| row.state == AgreementState::InForce && row.given == nodes.len())
}

/// Enough partners end their part for the rule not to be met any more.
fn end(nodes: &[Node], log: LogId, version: VersionId) -> Result<(), Problem> {
    for node in nodes.iter().skip(1) {
        await_row(node, log, |row| row.state == AgreementState::InForce)?;
        make(node, Command::EndAgreement { agreement: log, version, reason: None })?;
    }
    await_row(at(nodes, 0)?, log, |row| row.state == AgreementState::Ended)
}

/// Two rounds, the first closed.
fn rounds(nodes: &[Node]) -> Result<(), Problem> {
    let first = at(nodes, 0)?;
    for (index, (title, scores)) in ROUNDS.iter().enumerate() {
        let round = make_log(first, Command::OpenRound { title: line(title)?, model: None })?;
        for (who, (node, scores)) in nodes.iter().zip(scores).enumerate() {
            await_shown(node, |shown| shown.snapshot.rounds.iter().any(|one| one.log == round))?;
            for (dimension, score) in (0_u32..).zip(scores) {
                let said = EVIDENCE.iter().find(|said| index == 1 && (said.0, said.1) == (who, dimension));
                let evidence = said.map(|said| prose(said.2)).transpose()?;
                make(node, Command::GiveScore { round, dimension, score: *score, evidence })?;
            }
        }
        let complete = |s: &Snapshot| s.rounds.iter().any(|one| one.log == round && one.missing.is_empty());
        await_shown(first, |shown| complete(&shown.snapshot))?;
        settle(nodes)?;
        if index == 0 {
            make(first, Command::CloseRound { round })?;
        } else {
            write(first, round, TextField::Conclusion, 0, CONCLUSION)?;
        }
    }
    Ok(())
}

fn actions(nodes: &[Node], orgs: &[OrgId], today: Day) -> Result<(), Problem> {
    let first = at(nodes, 0)?;
    let season = make_log(first, Command::OpenSeason { title: line(SEASON)? })?;
    for (what, owner, due, done) in ACTIONS {
        let owner = orgs.get(owner).copied().ok_or_else(|| Problem::new("not-found"))?;
        let due = due.map(|days| today.plus(days));
        let command = Command::AddAction { season, what: line(what)?, owner, person: None, due, origin: None };
        let action = make_fact(first, command)?;
        if done {
            make(first, Command::FinishAction { season, action, done })?;
        }
    }
    Ok(())
}

fn lessons(nodes: &[Node]) -> Result<(), Problem> {
    for (by, title, order, text, taken) in LESSONS {
        let command = Command::OpenLesson { title: line(title)?, order, cases: Vec::new(), text: text.to_owned() };
        let lesson = make_log(at(nodes, by)?, command)?;
        if let Some(who) = taken {
            let node = at(nodes, who)?;
            await_shown(node, |shown| shown.snapshot.lessons.iter().any(|one| one.log == lesson))?;
            make(node, Command::TakeLesson { lesson })?;
        }
    }
    Ok(())
}

/// Two versions come to hold apart: the second partner is away while the first lays its version before the others, and
/// lays down one of its own; the third signs both. What was seen in force first holds, the other is disputed.
fn dispute(nodes: &mut Vec<Node>, orgs: &[OrgId], at_second: &Profile) -> Result<(), Problem> {
    let (title, draft, added) = DISPUTED;
    let (title, kind) = (line(title)?, AgreementKind::Other);
    let log = make_log(at(nodes, 0)?, Command::OpenAgreement { title, kind, draft: draft.to_owned() })?;
    settle(nodes)?;
    nodes.remove(1).stop();
    let away = node::start(at_second, PASSPHRASE, &Options { bind: None, offline: true, looking: false })?;
    for (node, words) in [at(nodes, 0)?, &away].into_iter().zip(added) {
        let today = snapshot(node, None)?.today;
        write(node, log, TextField::Draft, draft.chars().count(), words)?;
        let version = propose(node, log, AgreementRule::Majority, orgs, today)?;
        make(node, Command::GiveVerdict { agreement: log, version, verdict: Verdict::Agree, note: None })?;
    }
    away.stop();
    nodes.insert(1, node::start(at_second, PASSPHRASE, &options(0))?);
    introduce(nodes)?;
    let third = at(nodes, 2)?;
    for version in versions(third, log)? {
        make(third, Command::GiveVerdict { agreement: log, version, verdict: Verdict::Agree, note: None })?;
    }
    Ok(())
}
