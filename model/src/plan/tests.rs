mod agreement;
mod empty;
mod learning;
mod meeting;
mod membership;
mod round;

use super::*;
use crate::fact::lesson::LessonTaken;
use crate::fact::round::{RoundClosed, RoundOpened};
use crate::fact::season::{ActionDone, SeasonOpened};
use crate::fact::{CaseStepped, CriterionAdded, Dropped, NetworkNamed, TipArchived, VersionProposed};
use crate::id::{DeviceId, EncryptionKey, FactId, InviteId, PersonId, VersionId};
use crate::maturity::default_model;
use crate::roster::InviteStanding;
use crate::testing::{Desk, MemoryHistory, NETWORK, Partners, TODAY, author, standing};
use crate::view::Stage;
use crate::words::{
    AgreementKind, AgreementRule, CaseStep, Document, DropReason, Formality, LearningOrder, LifeArea, Line, Mandates,
    OrgKind, Prose, RoundWay, SupportLevel, TEXT_CHARS_MAX, TextField, TipResult, Verdict,
};

const NET: LogId = LogId([1; 16]);
const TABLE: LogId = LogId([2; 16]);
const SMALL_TABLE: LogId = LogId([3; 16]);
const CASE: LogId = LogId([4; 16]);
const SMALL_CASE: LogId = LogId([5; 16]);
const AGREEMENT: LogId = LogId([6; 16]);
const ROUND: LogId = LogId([7; 16]);
const SEASON: LogId = LogId([8; 16]);
const LESSON: LogId = LogId([9; 16]);
const GROUP: GroupId = GroupId([1; 16]);
const OPEN: InviteId = InviteId([1; 32]);
const USED: InviteId = InviteId([2; 32]);
const NEWCOMER: u8 = 3;

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

fn org(number: u8) -> OrgId {
    author(number, 0).org
}

/// A small network: three members, a newcomer that waits for its code, and one log of most kinds.
struct World {
    desk: Desk,
    tip: FactId,
    criterion: FactId,
    action: FactId,
    in_force: VersionId,
    proposed: VersionId,
}

fn case(table: LogId) -> Partners {
    let areas = vec![LifeArea::Housing];
    let (title, ground) = (line("weer alleen thuis"), prose("gevraagd"));
    Partners::new(3, 2, CaseOpened { table, title, ground, retain_until: TODAY.plus(30), areas })
}

fn version(text: &str, parents: Vec<VersionId>) -> VersionProposed {
    VersionProposed {
        network: NETWORK,
        agreement: AGREEMENT,
        title: line("regelruimte"),
        text: Document::new(text).unwrap(),
        rule: AgreementRule::Majority,
        electorate: vec![org(0), org(1), org(2)],
        parents,
        criteria: vec![line("iedereen weet het")],
        effective: None,
        review: None,
        stop_clause: None,
    }
}

fn verdict(version: VersionId, verdict: Verdict) -> VerdictGiven {
    VerdictGiven { version, verdict, note: None, sibling: None, paper: None }
}

fn lay(desk: &mut Desk, log: LogId, kind: LogKind, partners: &Partners) {
    let readers = match log {
        SMALL_TABLE | SMALL_CASE => ReaderRule::Group(GROUP),
        _ => ReaderRule::Members,
    };
    let texts = Texts::from([(TextField::Draft, "nieuwe tekst".to_owned())]);
    let texts = if kind == LogKind::Agreement { texts } else { Texts::new() };
    desk.lay(log, (kind, readers), partners.whole(), texts);
}

fn world() -> World {
    let mut who = standing(3, 2);
    let mut newcomer = who.orgs.get(&org(0)).cloned().unwrap();
    newcomer.stage = Stage::Candidate;
    who.orgs.insert(org(NEWCOMER), newcomer);
    who.groups.insert(GROUP, [org(0), org(1)].into());
    let (by, groups) = (org(0), vec![GROUP]);
    let invite =
        InviteStanding { by, expires: None, groups, redeemed_by: Vec::new(), confirmed: false, revoked: false };
    who.invites.insert(OPEN, invite.clone());
    who.invites.insert(USED, InviteStanding { redeemed_by: vec![org(NEWCOMER)], ..invite });
    let mut desk = Desk::new(author(0, 0), who);

    let named = Partners::new(3, 2, NetworkNamed { name: line("Zuid"), region: None });
    lay(&mut desk, NET, LogKind::Network, &named);
    let table = Partners::new(3, 2, TableDescribed { name: line("tafel"), area: None, rhythm: None });
    lay(&mut desk, TABLE, LogKind::Table, &table);
    lay(&mut desk, SMALL_TABLE, LogKind::Table, &table);
    let mut open = case(TABLE);
    let text = prose("buurvrouw vragen");
    let tip = open.write(0, TipAdded { area: LifeArea::Housing, level: SupportLevel::Own, text });
    lay(&mut desk, CASE, LogKind::Case, &open);
    lay(&mut desk, SMALL_CASE, LogKind::Case, &case(SMALL_TABLE));
    let title = line("regelruimte");
    let mut agreement = Partners::new(3, 2, AgreementOpened { title, kind: AgreementKind::Latitude });
    let criterion = agreement.write(0, CriterionAdded { text: line("iedereen weet het") });
    let first = version("een", Vec::new());
    let second = version("twee", vec![first.id()]);
    let (in_force, proposed) = (first.id(), second.id());
    agreement.write(0, first);
    agreement.meet(0, 2);
    agreement.write(0, verdict(in_force, Verdict::Agree));
    agreement.write(2, verdict(in_force, Verdict::Agree));
    agreement.meet(2, 0);
    agreement.write(0, second);
    lay(&mut desk, AGREEMENT, LogKind::Agreement, &agreement);
    let participants = vec![org(0), org(1)];
    let round =
        Partners::new(3, 2, RoundOpened { title: line("najaar"), way: None, model: default_model(), participants });
    lay(&mut desk, ROUND, LogKind::Round, &round);
    let mut season = Partners::new(3, 2, SeasonOpened { title: line("najaar") });
    let (what, owner) = (line("bellen"), org(0));
    let action = season.write(0, ActionAdded { what, owner, person: None, due: None, origin: None });
    lay(&mut desk, SEASON, LogKind::Season, &season);
    let opened = LessonOpened { title: line("les"), order: LearningOrder::First, cases: Vec::new(), origin: None };
    lay(&mut desk, LESSON, LogKind::Lesson, &Partners::new(3, 2, opened));
    World { desk, tip, criterion, action, in_force, proposed }
}

/// Plans with only those facts and texts in sight that [`Command::logs`] asks for.
fn planned(world: &World, command: &Command) -> Result<Vec<Write>, RuleError> {
    let mut desk = world.desk.clone();
    desk.keep_histories(&command.logs());
    plan(command, &mut desk)
}

#[track_caller]
fn refused(world: &World, command: &Command, error: RuleError) {
    assert_eq!(planned(world, command), Err(error), "{command:?}");
}

#[track_caller]
fn writes(world: &World, command: &Command, kinds: &[u64]) -> Vec<Write> {
    let found = planned(world, command).unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let written: Vec<u64> = found.iter().flat_map(|write| &write.facts).map(Fact::kind).collect();
    assert_eq!(written, kinds, "{command:?}");
    found
}

fn edit(log: LogId, field: TextField, at: usize, delete: usize, insert: &str) -> Command {
    Command::EditText { log, edits: vec![TextEdit { field, at, delete, insert: insert.to_owned() }] }
}

fn propose(electorate: &[u8]) -> Command {
    Command::ProposeVersion {
        agreement: AGREEMENT,
        rule: AgreementRule::Consent,
        electorate: electorate.iter().map(|number| org(*number)).collect(),
        effective: None,
        review: None,
        stop_clause: None,
    }
}

fn give(version: VersionId, verdict: Verdict, note: Option<&str>) -> Command {
    Command::GiveVerdict { agreement: AGREEMENT, version, verdict, note: note.map(prose), paper: None }
}

fn open_case(table: LogId, retain_until: Day) -> Command {
    let (title, ground, question) = (line("titel"), prose("gevraagd"), "wie helpt mij?".to_owned());
    Command::OpenCase {
        table,
        title,
        ground,
        retain_until,
        areas: vec![LifeArea::Home, LifeArea::Home],
        question,
        keep: Vec::new(),
    }
}

fn step(step: CaseStep) -> Command {
    Command::StepCase { case: CASE, step, on: None }
}

#[test]
fn commands_about_who_belongs_write_to_the_roster_and_to_cards() {
    let world = world();
    let person = PersonId([99; 16]);
    let name = line("Noor");
    let device = DeviceId([99; 32]);
    let own = author(0, 1);
    let card = |person| Command::DescribePerson { person, name: line("Noor"), roles: Vec::new(), contact: None };
    let enrol = Command::EnrolPerson { person, name, roles: Vec::new(), contact: None, mandates: Mandates::NONE };

    writes(&world, &Command::NameNetwork { name: line("Noord"), region: None }, &[30]);
    let describe = Command::DescribeOrganisation {
        name: line("Linde"),
        kind: OrgKind::Welfare,
        formality: Formality::Formal,
        areas: vec![LifeArea::Home],
        offers: None,
    };
    writes(&world, &describe, &[40]);
    writes(&world, &enrol, &[18, 41]);
    writes(&world, &card(own.person), &[41]);
    writes(&world, &Command::SetMandates { person: own.person, mandates: Mandates::NONE }, &[19]);
    writes(&world, &Command::EndPerson { person: own.person }, &[20]);
    let encryption = EncryptionKey([1; 32]);
    writes(&world, &Command::AddDevice { device, encryption, person: own.person }, &[21]);
    writes(&world, &Command::RevokeDevice { device: own.device }, &[22]);
    let invite = InviteId([9; 32]);
    let invited =
        writes(&world, &Command::Invite { invite, expires: Some(TODAY), tables: vec![TABLE, SMALL_TABLE] }, &[11]);
    let expected = crate::fact::Invited { invite, expires: Some(TODAY), groups: vec![GROUP] };
    assert_eq!(invited[0].facts, [Fact::from(expected)]);
    writes(&world, &Command::RevokeInvite { invite: OPEN }, &[12]);
    writes(&world, &Command::ConfirmInvite { invite: USED }, &[14, 24]);
    writes(&world, &Command::Endorse { org: org(1) }, &[14]);
    writes(&world, &Command::Leave, &[17]);

    refused(&world, &Command::NameNetwork { name: line("Zuid"), region: None }, RuleError::AlreadySo);
    refused(&world, &card(author(1, 0).person), RuleError::NotYours);
    refused(&world, &Command::EndPerson { person: author(1, 0).person }, RuleError::NotYours);
    refused(&world, &Command::RevokeDevice { device: author(1, 0).device }, RuleError::NotYours);
    refused(&world, &Command::AddDevice { device: own.device, encryption, person: own.person }, RuleError::AlreadySo);
    refused(&world, &Command::Invite { invite: OPEN, expires: None, tables: Vec::new() }, RuleError::AlreadySo);
    let stale = Command::Invite { invite, expires: Some(TODAY.plus(-1)), tables: Vec::new() };
    refused(&world, &stale, RuleError::BadDay);
    refused(&world, &Command::ConfirmInvite { invite: OPEN }, RuleError::InviteNotReady);
    refused(&world, &Command::Endorse { org: org(0) }, RuleError::AlreadySo);
    refused(&world, &Command::Endorse { org: org(NEWCOMER) }, RuleError::OtherNotAMember);
    refused(&world, &Command::AcceptMembership, RuleError::AlreadySo);
}

#[test]
fn an_organisation_keeps_somebody_who_can_administer_it() {
    let mut world = world();
    let alone = author(0, 1);
    world.desk.standing.people.get_mut(&(alone.org, alone.person)).unwrap().mandates = Mandates::NONE;
    let me = author(0, 0);

    refused(&world, &Command::EndPerson { person: me.person }, RuleError::LastAdministrator);
    refused(&world, &Command::RevokeDevice { device: me.device }, RuleError::LastAdministrator);
    let weaker = Command::SetMandates { person: me.person, mandates: Mandates::NONE };
    refused(&world, &weaker, RuleError::LastAdministrator);
}

#[test]
fn an_admitted_newcomer_accepts_and_may_go_again() {
    let mut world = world();
    world.desk.me = Author { number: 1, ..author(NEWCOMER, 0) };
    refused(&world, &Command::AcceptMembership, RuleError::InviteNotReady);
    refused(&world, &Command::Leave, RuleError::NotAMember);
    refused(&world, &Command::OpenSeason { title: line("najaar") }, RuleError::NotAMember);

    world.desk.standing.orgs.get_mut(&org(NEWCOMER)).unwrap().stage = Stage::Admitted;
    writes(&world, &Command::AcceptMembership, &[15]);
    writes(&world, &Command::Leave, &[17]);

    world.desk.standing.orgs.get_mut(&org(NEWCOMER)).unwrap().stage = Stage::Left;
    refused(&world, &Command::Leave, RuleError::AlreadySo);
}

#[test]
fn every_mandate_is_asked_for() {
    let mut world = world();
    world.desk.me.mandates = Mandates::NONE;
    let person = PersonId([99; 16]);
    let (name, mandates) = (line("Noor"), Mandates::NONE);
    let (proposed, in_force) = (world.proposed, world.in_force);

    for command in [
        Command::EnrolPerson { person, name, roles: Vec::new(), contact: None, mandates },
        Command::SetMandates { person: author(0, 1).person, mandates },
        Command::EndPerson { person: author(0, 1).person },
        Command::AddDevice {
            device: DeviceId([9; 32]),
            encryption: EncryptionKey([9; 32]),
            person: author(0, 1).person,
        },
        Command::RevokeDevice { device: author(0, 1).device },
        Command::Invite { invite: InviteId([9; 32]), expires: None, tables: Vec::new() },
        Command::RevokeInvite { invite: OPEN },
        Command::ConfirmInvite { invite: USED },
        Command::Endorse { org: org(1) },
        Command::Leave,
        Command::AnnounceDeparture { on: None, reason: None, harvest: String::new() },
        Command::CallOffDeparture,
        give(proposed, Verdict::Agree, None),
        Command::JudgeCriterion { agreement: AGREEMENT, version: in_force, index: 0, accepted: true },
        Command::EndAgreement { agreement: AGREEMENT, version: in_force, reason: None },
    ] {
        refused(&world, &command, RuleError::NoMandate);
    }

    world.desk.standing.devices.get_mut(&author(0, 0).device).unwrap().active = false;
    refused(&world, &Command::OpenSeason { title: line("najaar") }, RuleError::NoMandate);
}

#[test]
fn tables_are_opened_for_all_or_for_a_group() {
    let mut world = world();
    let open = |orgs| Command::OpenTable { name: line("nieuw"), area: None, rhythm: None, orgs };
    let describe = |table| Command::DescribeTable { table, name: line("Zuid"), area: None, rhythm: None };

    writes(&world, &open(None), &[50]);
    let found = writes(&world, &open(Some(vec![org(2), org(2)])), &[23, 50]);
    let Fact::GroupFounded(group) = &found[0].facts[0] else { panic!("a group comes first") };
    assert_eq!(group.orgs, [org(0), org(2)]);
    let expected = Target::New { kind: LogKind::Table, readers: ReaderRule::Group(group.group) };
    assert_eq!(found[1].target, expected);
    writes(&world, &describe(SMALL_TABLE), &[50]);
    writes(&world, &Command::LetIn { table: SMALL_TABLE, org: org(2) }, &[24]);
    writes(&world, &Command::LeaveTable { table: SMALL_TABLE }, &[25]);

    refused(&world, &open(Some(vec![org(NEWCOMER)])), RuleError::OtherNotAMember);
    refused(&world, &Command::LetIn { table: SMALL_TABLE, org: org(1) }, RuleError::AlreadySo);
    refused(&world, &Command::LetIn { table: TABLE, org: org(1) }, RuleError::ReadByAll);
    refused(&world, &Command::LeaveTable { table: TABLE }, RuleError::ReadByAll);
    refused(&world, &describe(CASE), RuleError::WrongKind);
    refused(&world, &describe(LogId([99; 16])), RuleError::NotFound);
    world.desk.me = author(2, 0);
    refused(&world, &describe(SMALL_TABLE), RuleError::NotFound);
    refused(&world, &open_case(SMALL_TABLE, TODAY), RuleError::NotFound);
}

#[test]
fn a_case_is_not_laid_before_a_table_until_its_words_were_looked_at() {
    let world = world();
    let with = |question: &str, keep: &[&str]| match open_case(TABLE, TODAY) {
        Command::OpenCase { table, title, ground, retain_until, areas, .. } => {
            let keep = keep.iter().map(|word| (*word).to_owned()).collect();
            Command::OpenCase { table, title, ground, retain_until, areas, question: question.to_owned(), keep }
        }
        other => other,
    };

    refused(&world, &with("Fatima belt 06-12345678.", &[]), RuleError::IdentifiersFound);
    refused(&world, &with("Fatima belt 06-12345678.", &["Fatima"]), RuleError::IdentifiersFound);
    writes(&world, &with("Fatima belt 06-12345678.", &["Fatima", "06-12345678"]), &[60]);
    writes(&world, &with("Hulp in heel Zuid, zegt het netwerk.", &[]), &[60]);
    let text = prose("vraag Fatima");
    let tip = Command::AddTip { case: CASE, area: LifeArea::Housing, level: SupportLevel::Own, text };
    writes(&world, &tip, &[65]);
}

#[test]
fn cases_are_opened_changed_and_stepped() {
    let world = world();
    let found = writes(&world, &open_case(SMALL_TABLE, TODAY.plus(731)), &[60]);
    let expected = Target::New { kind: LogKind::Case, readers: ReaderRule::Group(GROUP) };
    assert_eq!(found[0].target, expected);
    assert_eq!(found[0].edits.len(), 1);
    let Fact::CaseOpened(opened) = &found[0].facts[0] else { panic!("a case is opened") };
    assert_eq!(opened.areas, [LifeArea::Home]);

    writes(&world, &Command::RetitleCase { case: CASE, title: line("anders") }, &[61]);
    let areas = vec![LifeArea::Home, LifeArea::Housing];
    writes(&world, &Command::SetCaseAreas { case: CASE, areas }, &[62]);
    writes(&world, &Command::SetCaseRetention { case: CASE, retain_until: TODAY }, &[63]);
    for one in [CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed, CaseStep::Closed, CaseStep::Withdrawn] {
        writes(&world, &step(one), &[64]);
    }

    refused(&world, &open_case(CASE, TODAY), RuleError::WrongKind);
    refused(&world, &open_case(TABLE, TODAY.plus(-1)), RuleError::BadDay);
    refused(&world, &open_case(TABLE, TODAY.plus(732)), RuleError::BadDay);
    let same = Command::RetitleCase { case: CASE, title: line("weer alleen thuis") };
    refused(&world, &same, RuleError::AlreadySo);
    let nothing = Command::SetCaseAreas { case: CASE, areas: Vec::new() };
    refused(&world, &nothing, RuleError::OutOfBounds);
    let without = Command::SetCaseAreas { case: CASE, areas: vec![LifeArea::Home] };
    refused(&world, &without, RuleError::OutOfBounds);
    refused(&world, &step(CaseStep::Reopened), RuleError::WrongStep);
}

#[test]
fn tips_are_added_edited_archived_and_reported() {
    let mut world = world();
    let tip = world.tip;
    let add =
        Command::AddTip { case: CASE, area: LifeArea::Home, level: SupportLevel::Formal, text: prose("samen eten") };
    let edit = |text| Command::EditTip {
        case: CASE,
        tip,
        area: LifeArea::Housing,
        level: SupportLevel::Own,
        text: prose(text),
    };
    let archive = Command::ArchiveTip { case: CASE, tip };
    let report = |tip| Command::ReportTip { case: CASE, tip, result: TipResult::Worked, note: None };

    writes(&world, &add, &[65]);
    writes(&world, &edit("samen eten"), &[66]);
    writes(&world, &archive, &[67]);
    writes(&world, &report(tip), &[68]);
    refused(&world, &edit("buurvrouw vragen"), RuleError::AlreadySo);
    refused(&world, &report(FactId([99; 16])), RuleError::NotFound);

    let mut archived = case(TABLE);
    let text = prose("buurvrouw vragen");
    world.tip = archived.write(0, TipAdded { area: LifeArea::Housing, level: SupportLevel::Own, text: text.clone() });
    archived.write(0, TipArchived { tip: world.tip });
    lay(&mut world.desk, CASE, LogKind::Case, &archived);
    let tip = world.tip;
    refused(&world, &Command::ArchiveTip { case: CASE, tip }, RuleError::AlreadySo);
    refused(&world, &report(tip), RuleError::Closed);
    let restore = Command::EditTip { case: CASE, tip, area: LifeArea::Housing, level: SupportLevel::Own, text };
    writes(&world, &restore, &[66]);
}

#[test]
fn a_closed_case_takes_reports_only_and_a_withdrawn_one_nothing() {
    let mut world = world();
    let mut closed = case(TABLE);
    let text = prose("buurvrouw vragen");
    let tip = closed.write(0, TipAdded { area: LifeArea::Housing, level: SupportLevel::Own, text });
    closed.write(0, CaseStepped { step: CaseStep::Closed, on: None });
    let mut withdrawn = closed.clone();
    withdrawn.write(0, CaseStepped { step: CaseStep::Withdrawn, on: None });
    let retitle = Command::RetitleCase { case: CASE, title: line("anders") };
    let report = Command::ReportTip { case: CASE, tip, result: TipResult::Worked, note: None };
    let words = edit(CASE, TextField::Situation, 0, 0, "nieuw");

    lay(&mut world.desk, CASE, LogKind::Case, &closed);
    refused(&world, &retitle, RuleError::Closed);
    refused(&world, &words, RuleError::Closed);
    refused(&world, &step(CaseStep::Closed), RuleError::AlreadySo);
    refused(&world, &step(CaseStep::Scheduled), RuleError::Closed);
    writes(&world, &report, &[68]);
    writes(&world, &step(CaseStep::Reopened), &[64]);

    lay(&mut world.desk, CASE, LogKind::Case, &withdrawn);
    for command in [retitle, report, words, step(CaseStep::Reopened), step(CaseStep::Withdrawn)] {
        refused(&world, &command, RuleError::Closed);
    }
}

#[test]
fn texts_stay_within_their_bounds() {
    let world = world();
    let long = "ë".repeat(TEXT_CHARS_MAX);

    writes(&world, &edit(CASE, TextField::Question, 0, 0, &long), &[]);
    writes(&world, &edit(AGREEMENT, TextField::Draft, 12, 0, "!"), &[]);
    writes(&world, &edit(AGREEMENT, TextField::Draft, 0, 12, &long), &[]);
    refused(&world, &edit(AGREEMENT, TextField::Draft, 0, 11, &long), RuleError::TextTooLong);
    refused(&world, &edit(AGREEMENT, TextField::Draft, 13, 0, "!"), RuleError::OutOfBounds);
    refused(&world, &edit(AGREEMENT, TextField::Draft, 12, 1, ""), RuleError::OutOfBounds);
    refused(&world, &edit(AGREEMENT, TextField::Draft, 1, usize::MAX, ""), RuleError::OutOfBounds);
    refused(&world, &edit(AGREEMENT, TextField::Draft, 0, 0, "a\u{7}b"), RuleError::OutOfBounds);
    refused(&world, &edit(AGREEMENT, TextField::Question, 0, 0, "a"), RuleError::WrongKind);
    refused(&world, &Command::EditText { log: CASE, edits: Vec::new() }, RuleError::OutOfBounds);
    let title = line("titel");
    let draft = format!("{long}!");
    refused(
        &world,
        &Command::OpenAgreement { title, kind: AgreementKind::Other, draft, criteria: Vec::new() },
        RuleError::TextTooLong,
    );
    let sequence = vec![
        TextEdit { field: TextField::Question, at: 0, delete: 0, insert: "ab".to_owned() },
        TextEdit { field: TextField::Question, at: 2, delete: 0, insert: "c".to_owned() },
    ];
    writes(&world, &Command::EditText { log: CASE, edits: sequence }, &[]);
}

#[test]
fn a_version_is_frozen_from_the_draft_with_its_parents_and_electorate() {
    let mut world = world();
    let found = writes(&world, &propose(&[2, 0, 1, 1]), &[83]);
    let Fact::VersionProposed(version) = &found[0].facts[0] else { panic!("a version is proposed") };

    assert_eq!(version.text.as_str(), "nieuwe tekst");
    assert_eq!(version.electorate, [org(0), org(1), org(2)]);
    assert_eq!(version.parents, [world.in_force]);
    assert_eq!((version.network, version.agreement), (NETWORK, AGREEMENT));
    assert_eq!(version.criteria, [line("iedereen weet het")]);

    refused(&world, &propose(&[]), RuleError::OutOfBounds);
    refused(&world, &propose(&[0, 1]), RuleError::ElectorLeftOut);
    refused(&world, &propose(&[0, 1, 2, NEWCOMER]), RuleError::OtherNotAMember);
    let days = |effective: Option<Day>, review: Option<Day>| Command::ProposeVersion {
        agreement: AGREEMENT,
        rule: AgreementRule::Majority,
        electorate: vec![org(0), org(1), org(2)],
        effective,
        review,
        stop_clause: None,
    };
    refused(&world, &days(None, Some(TODAY.plus(-1))), RuleError::BadDay);
    refused(&world, &days(Some(TODAY.plus(2)), Some(TODAY.plus(1))), RuleError::BadDay);
    writes(&world, &days(Some(TODAY), Some(TODAY.plus(1))), &[83]);

    // Whoever left need not decide any more.
    world.desk.standing.orgs.get_mut(&org(2)).unwrap().stage = Stage::Left;
    writes(&world, &propose(&[0, 1]), &[83]);
    let history = world.desk.history(AGREEMENT).map(|history| history.facts().len());
    let bare = Partners::new(3, 2, AgreementOpened { title: line("leeg"), kind: AgreementKind::Other });
    world.desk.lay(AGREEMENT, (LogKind::Agreement, ReaderRule::Members), bare.whole(), Texts::new());
    refused(&world, &propose(&[0, 1]), RuleError::EmptyDraft);
    assert!(history.is_some_and(|facts| facts > 1));
}

#[test]
fn verdicts_follow_the_state_of_the_version() {
    let mut world = world();
    let (in_force, proposed, criterion) = (world.in_force, world.proposed, world.criterion);
    let judge = |index, accepted| Command::JudgeCriterion { agreement: AGREEMENT, version: in_force, index, accepted };
    let end = Command::EndAgreement { agreement: AGREEMENT, version: in_force, reason: None };

    writes(&world, &Command::AddCriterion { agreement: AGREEMENT, text: line("nog een") }, &[81]);
    writes(&world, &Command::RemoveCriterion { agreement: AGREEMENT, criterion }, &[82]);
    writes(&world, &give(proposed, Verdict::Agree, None), &[84]);
    writes(&world, &give(proposed, Verdict::Object, Some("te vroeg")), &[84, 240]);
    writes(&world, &judge(0, true), &[86]);
    writes(&world, &end, &[87]);
    let title = line("titel");
    let opened =
        Command::OpenAgreement { title, kind: AgreementKind::Other, draft: "tekst".to_owned(), criteria: Vec::new() };
    assert_eq!(writes(&world, &opened, &[80])[0].edits.len(), 1);

    let twice = Command::AddCriterion { agreement: AGREEMENT, text: line("iedereen weet het") };
    refused(&world, &twice, RuleError::AlreadySo);
    let gone = Command::RemoveCriterion { agreement: AGREEMENT, criterion: FactId([99; 16]) };
    refused(&world, &gone, RuleError::NotFound);
    refused(&world, &give(proposed, Verdict::Object, None), RuleError::ReasonRequired);
    refused(&world, &give(VersionId([9; 32]), Verdict::Agree, None), RuleError::NotFound);
    refused(&world, &give(in_force, Verdict::Agree, None), RuleError::AlreadySo);
    refused(&world, &give(in_force, Verdict::Object, Some("spijt")), RuleError::Closed);
    refused(&world, &judge(1, true), RuleError::OutOfBounds);
    refused(&world, &judge(0, false), RuleError::AlreadySo);
    let early = Command::EndAgreement { agreement: AGREEMENT, version: proposed, reason: None };
    refused(&world, &early, RuleError::Closed);
    // The third has not spoken: it may still do so.
    world.desk.me = author(2, 0);
    writes(&world, &give(in_force, Verdict::Object, Some("te laat gezien")), &[84, 240]);
    world.desk.me = author(NEWCOMER, 0);
    world.desk.standing = standing(4, 1);
    refused(&world, &give(proposed, Verdict::Agree, None), RuleError::NotAnElector);
}

#[test]
fn an_assent_names_the_sibling_its_organisation_assented_to() {
    let mut world = world();
    let title = line("regelruimte");
    let mut partners = Partners::new(3, 2, AgreementOpened { title, kind: AgreementKind::Latitude });
    let [one, other] = ["een", "twee"].map(|text| version(text, Vec::new()));
    let ids = [one.id(), other.id()];
    partners.write(0, one);
    partners.write(2, other);
    partners.meet(2, 0);
    partners.write(0, verdict(ids[0], Verdict::Agree));
    lay(&mut world.desk, AGREEMENT, LogKind::Agreement, &partners);
    let sibling = |command| {
        let found = planned(&world, &command).expect("a verdict");
        let Fact::VerdictGiven(given) = &found[0].facts[0] else { panic!("a verdict is given") };
        given.sibling
    };

    assert_eq!(sibling(give(ids[1], Verdict::Agree, None)), Some(ids[0]));
    assert_eq!(sibling(give(ids[1], Verdict::Object, Some("dubbel"))), None);
    // A version that replaces another is no sibling of it.
    let world = self::world();
    let found = writes(&world, &give(world.proposed, Verdict::Agree, None), &[84]);
    assert_eq!(found[0].facts, [Fact::from(verdict(world.proposed, Verdict::Agree))]);
}

#[test]
fn rounds_take_scores_from_participants_while_they_are_open() {
    let mut world = world();
    let score = |dimension, score| Command::GiveScore { round: ROUND, dimension, score, evidence: None };
    let close = Command::CloseRound { round: ROUND };
    let found =
        writes(&world, &Command::OpenRound { title: line("voorjaar"), model: None, way: RoundWay::Open }, &[100]);
    let Fact::RoundOpened(opened) = &found[0].facts[0] else { panic!("a round is opened") };
    assert_eq!(opened.model, default_model());
    assert_eq!(opened.participants, [org(0), org(1), org(2)]);
    writes(&world, &score(6, 4), &[101]);
    writes(&world, &close, &[102]);

    let mut broken = default_model();
    broken.needed = 8;
    let unsound = Command::OpenRound { title: line("voorjaar"), model: Some(broken), way: RoundWay::Sealed };
    refused(&world, &unsound, RuleError::OutOfBounds);
    for (dimension, given) in [(7, 1), (0, 0), (0, 5)] {
        refused(&world, &score(dimension, given), RuleError::OutOfBounds);
    }
    world.desk.me = author(2, 0);
    refused(&world, &score(0, 1), RuleError::NotAParticipant);
    world.desk.me = author(0, 0);
    let participants = vec![org(0)];
    let opened = RoundOpened { title: line("najaar"), way: None, model: default_model(), participants };
    let mut closed = Partners::new(3, 2, opened);
    closed.write(0, RoundClosed {});
    lay(&mut world.desk, ROUND, LogKind::Round, &closed);
    refused(&world, &score(0, 1), RuleError::Closed);
    refused(&world, &close, RuleError::AlreadySo);
}

#[test]
fn actions_are_added_assigned_dated_done_and_lent() {
    let mut world = world();
    let action = world.action;
    let add = |owner, due, origin| Command::AddAction {
        season: SEASON,
        what: line("bellen"),
        owner,
        person: None,
        due,
        origin,
    };
    let assign = |owner, person| Command::AssignAction { season: SEASON, action, owner, person };
    let lend = |to, until| Command::LendAction { season: SEASON, action, to, until };
    let due = |due| Command::SetActionDue { season: SEASON, action, due };
    let finish = |done| Command::FinishAction { season: SEASON, action, done };
    let origin = |command| {
        let found = writes(&world, &command, &[111]);
        let Fact::ActionAdded(added) = &found[0].facts[0] else { panic!("an action is added") };
        added.origin
    };

    writes(&world, &Command::OpenSeason { title: line("winter") }, &[110]);
    assert_eq!(origin(add(org(1), Some(TODAY), Some(CASE))), Some(CASE));
    assert_eq!(origin(add(org(1), None, Some(SMALL_CASE))), None, "not all that read the season read this case");
    writes(&world, &assign(org(1), Some(author(1, 1).person)), &[112]);
    writes(&world, &due(Some(TODAY)), &[113]);
    writes(&world, &finish(true), &[114]);
    writes(&world, &lend(org(1), TODAY), &[115]);

    refused(&world, &add(org(NEWCOMER), None, None), RuleError::OtherNotAMember);
    refused(&world, &add(org(1), Some(TODAY.plus(-1)), None), RuleError::BadDay);
    refused(&world, &add(org(1), None, Some(LogId([99; 16]))), RuleError::NotFound);
    refused(&world, &assign(org(0), None), RuleError::AlreadySo);
    refused(&world, &assign(org(1), Some(author(0, 0).person)), RuleError::NotFound);
    refused(&world, &due(None), RuleError::AlreadySo);
    refused(&world, &finish(false), RuleError::AlreadySo);
    refused(&world, &lend(org(0), TODAY), RuleError::AlreadySo);
    refused(&world, &lend(org(1), TODAY.plus(-1)), RuleError::BadDay);
    let unknown = Command::FinishAction { season: SEASON, action: FactId([99; 16]), done: true };
    refused(&world, &unknown, RuleError::NotFound);
    world.desk.me = author(1, 0);
    refused(&world, &lend(org(2), TODAY), RuleError::NotYours);
    let mut done = Partners::new(3, 2, SeasonOpened { title: line("najaar") });
    let (what, owner) = (line("bellen"), org(1));
    let action = done.write(0, ActionAdded { what, owner, person: None, due: None, origin: None });
    done.write(0, ActionDone { action, done: true });
    lay(&mut world.desk, SEASON, LogKind::Season, &done);
    let lent = Command::LendAction { season: SEASON, action, to: org(2), until: TODAY };
    refused(&world, &lent, RuleError::Closed);
}

#[test]
fn lessons_are_taken_when_nobody_owns_them() {
    let mut world = world();
    let open = |cases| Command::OpenLesson {
        title: line("les"),
        order: LearningOrder::Second,
        cases,
        text: "wij leerden".to_owned(),
    };
    let take = Command::TakeLesson { lesson: LESSON };
    let give_up = Command::YieldLesson { lesson: LESSON };
    let found = writes(&world, &open(vec![CASE, SMALL_CASE, CASE]), &[120]);
    let Fact::LessonOpened(opened) = &found[0].facts[0] else { panic!("a lesson is opened") };
    assert_eq!(opened.cases, [CASE], "only cases that all members read are named");
    writes(&world, &take, &[121]);
    refused(&world, &give_up, RuleError::NotYours);
    refused(&world, &open(vec![TABLE]), RuleError::WrongKind);

    let opened = LessonOpened { title: line("les"), order: LearningOrder::First, cases: Vec::new(), origin: None };
    let mut taken = Partners::new(3, 2, opened);
    taken.write(2, LessonTaken {});
    lay(&mut world.desk, LESSON, LogKind::Lesson, &taken);
    refused(&world, &take, RuleError::NotYours);
    world.desk.me = author(1, 0);
    refused(&world, &take, RuleError::AlreadySo);
    writes(&world, &give_up, &[122]);
    // Its owner left: the lesson is free.
    world.desk.me = author(0, 0);
    world.desk.standing.orgs.get_mut(&org(1)).unwrap().stage = Stage::Left;
    writes(&world, &take, &[121]);
}

#[test]
fn a_departure_is_announced_once_and_then_changed() {
    let mut world = world();
    let announce =
        |harvest: &str| Command::AnnounceDeparture { on: Some(TODAY), reason: None, harvest: harvest.to_owned() };
    let found = writes(&world, &announce("wij leerden"), &[130]);
    let Fact::DepartureAnnounced(announced) = found[0].facts[0].clone() else { panic!("a departure is announced") };
    let log = LogId([20; 16]);
    let history: MemoryHistory = Partners::new(3, 2, announced).whole();
    let texts = Texts::from([(TextField::Harvest, "wij leerden".to_owned())]);
    world.desk.lay(log, (LogKind::Departure, ReaderRule::Members), history, texts);

    let again = writes(&world, &announce("wij leerden veel"), &[130]);

    assert_eq!(again[0].target, Target::Log(log));
    assert_eq!(again[0].edits[0].delete, 11);
    let late = Command::AnnounceDeparture { on: Some(TODAY.plus(-1)), reason: None, harvest: String::new() };
    refused(&world, &late, RuleError::BadDay);
    writes(&world, &Command::CallOffDeparture, &[310]);
    world.desk.me = author(1, 0);
    refused(&world, &Command::CallOffDeparture, RuleError::NotFound);
    refused(&world, &edit(log, TextField::Harvest, 0, 0, "niet"), RuleError::NotYours);
}

#[test]
fn a_log_is_dropped_by_its_founder_or_when_its_day_has_passed() {
    let mut world = world();
    let drop = |log, reason| Command::DropLog { log, reason };

    writes(&world, &drop(CASE, DropReason::Mistake), &[2]);
    refused(&world, &drop(CASE, DropReason::RetentionPassed), RuleError::BadDay);
    refused(&world, &drop(NET, DropReason::Mistake), RuleError::WrongKind);
    refused(&world, &drop(TABLE, DropReason::RetentionPassed), RuleError::WrongKind);
    refused(&world, &drop(AGREEMENT, DropReason::Mistake), RuleError::InForce);
    world.desk.me = author(1, 0);
    refused(&world, &drop(CASE, DropReason::Withdrawn), RuleError::NotYours);
    world.desk.today = TODAY.plus(31);
    writes(&world, &drop(CASE, DropReason::RetentionPassed), &[2]);
    let mut said = case(TABLE);
    said.write(2, Dropped { reason: DropReason::RetentionPassed });
    lay(&mut world.desk, CASE, LogKind::Case, &said);
    refused(&world, &drop(CASE, DropReason::RetentionPassed), RuleError::AlreadySo);
    world.desk.me = author(2, 0);
    writes(&world, &drop(CASE, DropReason::RetentionPassed), &[2]);
}
