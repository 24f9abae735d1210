use super::super::plan;
use super::*;
use crate::command::Command;
use crate::ending::is_dropped;
use crate::fact::{AgreementOpened, CaseStepped, Dropped, VerdictGiven, VersionProposed};
use crate::history::History as _;
use crate::id::PersonId;
use crate::plan::Target;
use crate::testing::{Desk, NETWORK, Partners, TODAY, author, standing};
use crate::time::Day;
use crate::view::Texts;
use crate::words::{
    AgreementRule, CaseStep, Document, DropReason, LawfulGround, LifeArea, SecrecyLift, SpecialCategory, SupportLevel,
    Verdict,
};

const AGREEMENT: LogId = LogId([6; 16]);
const CASE: LogId = LogId([4; 16]);
const TABLE: LogId = LogId([2; 16]);
const LEARNING: LogId = LogId([3; 16]);

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

fn org(number: u8) -> OrgId {
    author(number, 0).org
}

fn person(number: u8) -> (OrgId, PersonId) {
    (org(number), author(number, 0).person)
}

/// A desk of three members, two of which signed a privacy agreement.
fn desk(signed: bool) -> Desk {
    let mut desk = Desk::new(author(0, 0), standing(3, 1));
    let mut partners =
        Partners::new(3, 1, AgreementOpened { title: Line::new("privacy").unwrap(), kind: AgreementKind::Privacy });
    let version = VersionProposed {
        network: NETWORK,
        agreement: AGREEMENT,
        title: Line::new("privacy").unwrap(),
        text: Document::new("wij zwijgen").unwrap(),
        rule: AgreementRule::Signatories,
        electorate: vec![org(0), org(1), org(2)],
        parents: Vec::new(),
        criteria: Vec::new(),
        effective: None,
        review: None,
        stop_clause: None,
    };
    let id = version.id();
    partners.write(0, version);
    if signed {
        for number in [0, 1] {
            partners.meet(0, number);
            let verdict = VerdictGiven { version: id, verdict: Verdict::Agree, note: None, sibling: None, paper: None };
            partners.write(number, verdict);
        }
    }
    desk.lay(AGREEMENT, (LogKind::Agreement, ReaderRule::Members), partners.whole(), Texts::new());
    desk
}

fn ground(orgs: &[u8]) -> GroundRecorded {
    GroundRecorded {
        concerned: ConcernedId([1; 16]),
        ground: LawfulGround::Consent,
        special: SpecialCategory::ExplicitConsent,
        secrecy: SecrecyLift::Consent,
        informed: Informed::Spoken,
        orgs: orgs.iter().map(|number| org(*number)).collect(),
        informed_on: Some(TODAY),
        reason: None,
        until: None,
    }
}

fn new() -> NewCircle {
    NewCircle {
        title: Line::new("samen verder").unwrap(),
        purpose: prose("een dak boven het hoofd"),
        until: TODAY.plus(200),
        responsible: org(0),
        later: LaterReaders::Whole,
        areas: vec![LifeArea::Housing],
        question: "Hoe blijf ik hier wonen?".to_owned(),
        grounds: vec![ground(&[0, 1])],
        readers: vec![person(1)],
        from: None,
    }
}

fn opened(change: impl FnOnce(&mut NewCircle)) -> Result<Vec<Write>, RuleError> {
    let mut new = new();
    change(&mut new);
    plan(&Command::OpenCircle(Box::new(new)), &mut desk(true))
}

/// The writes of a command become a history: every fact an entry of its own.
fn partners(write: &Write) -> Partners {
    let mut facts = write.facts.iter().cloned();
    let mut partners = Partners::new(3, 1, facts.next().unwrap());
    for fact in facts {
        partners.write(0, fact);
    }
    for replica in 1..3 {
        partners.meet(0, replica);
    }
    partners
}

fn texts(write: &Write) -> Texts {
    write.edits.iter().map(|edit| (edit.field, edit.insert.clone())).collect()
}

/// A desk with an open circle of two.
fn circle_desk() -> (Desk, Partners, Texts) {
    let writes = opened(|_| ()).unwrap();
    let (partners, texts) = (partners(&writes[0]), texts(&writes[0]));
    let mut desk = desk(true);
    desk.lay(CASE, (LogKind::Circle, ReaderRule::Own), partners.whole(), texts.clone());
    (desk, partners, texts)
}

#[test]
fn a_circle_case_names_its_own_readers_and_whoever_opens_it_reads_it() {
    let writes = opened(|_| ()).unwrap();

    let new = Target::New { kind: LogKind::Circle, readers: ReaderRule::Own };
    assert_eq!(writes.iter().map(|write| write.target).collect::<Vec<_>>(), [new]);
    assert_eq!(crate::circle::readers(&partners(&writes[0]).whole()), [person(0), person(1)].into());
}

#[test]
fn circle_cases_are_off_until_a_privacy_agreement_binds_everybody_in_it() {
    let refused = plan(&Command::OpenCircle(Box::new(new())), &mut desk(false));
    assert_eq!(refused, Err(RuleError::NoPrivacyAgreement));

    let mut resting = desk(true);
    resting.standing.paused = true;
    assert_eq!(plan(&Command::OpenCircle(Box::new(new())), &mut resting), Err(RuleError::Paused));

    let unbound = opened(|new| {
        new.grounds = vec![ground(&[0, 2])];
        new.readers = vec![person(2)];
    });
    assert_eq!(unbound, Err(RuleError::NoPrivacyAgreement));
}

#[test]
fn a_circle_case_needs_grounds_an_end_and_somebody_who_answers() {
    assert_eq!(opened(|new| new.grounds.clear()), Err(RuleError::GroundRequired));
    assert_eq!(opened(|new| new.until = TODAY.plus(732)), Err(RuleError::BadDay));
    assert_eq!(opened(|new| new.until = TODAY.plus(-1)), Err(RuleError::BadDay));
    assert_eq!(opened(|new| new.responsible = org(9)), Err(RuleError::OtherNotAMember));
    assert_eq!(opened(|new| new.grounds = vec![ground(&[1])]), Err(RuleError::NotCovered));
    assert_eq!(opened(|new| new.grounds = vec![ground(&[0])]), Err(RuleError::NotCovered));
    assert_eq!(opened(|new| new.grounds[0].informed_on = None), Err(RuleError::BadDay));
    assert_eq!(opened(|new| new.grounds[0].informed = Informed::NotYet), Err(RuleError::ReasonRequired));
    let second = |new: &mut NewCircle| {
        new.grounds.push(GroundRecorded { concerned: ConcernedId([2; 16]), ..ground(&[0]) });
    };
    assert_eq!(opened(second), Err(RuleError::NotCovered), "the second person's ground leaves a reader out");
}

#[test]
fn readers_come_and_go_and_oneself_without_a_reason() {
    let (mut desk, mut partners, texts) = circle_desk();
    let (org, person) = person(1);
    let name = Command::NameReader { case: CASE, org, person };
    assert_eq!(plan(&name, &mut desk), Err(RuleError::AlreadySo));
    let out = Command::TakeOutReader { case: CASE, org, person };
    let taken = plan(&out, &mut desk).unwrap();
    assert_eq!(taken, [Write::log(CASE, ReaderTakenOut { org, person })]);
    partners.write(0, taken[0].facts[0].clone());
    desk.lay(CASE, (LogKind::Circle, ReaderRule::Own), partners.whole(), texts);
    assert_eq!(plan(&out, &mut desk), Err(RuleError::AlreadySo));
    assert!(plan(&name, &mut desk).is_ok());

    let (mut other, _, _) = circle_desk();
    other.me = author(1, 0);
    assert!(plan(&out, &mut other).is_ok());
    let (own, founder) = self::person(0);
    let refused = plan(&Command::TakeOutReader { case: CASE, org: own, person: founder }, &mut other);
    assert_eq!(refused, Err(RuleError::NotYours));
    other.me = author(2, 0);
    assert_eq!(plan(&out, &mut other), Err(RuleError::NotFound), "who is not in the circle learns nothing of it");
}

#[test]
fn a_withdrawn_ground_closes_the_case_and_can_be_given_again() {
    let (mut desk, mut partners, texts) = circle_desk();
    let fact = partners.whole().facts().iter().find(|one| matches!(one.fact, Fact::GroundRecorded(_))).unwrap().id;
    let command = Command::WithdrawGround { case: CASE, ground: fact };
    let writes = plan(&command, &mut desk).unwrap();
    partners.write(0, writes[0].facts[0].clone());
    desk.lay(CASE, (LogKind::Circle, ReaderRule::Own), partners.whole(), texts);

    assert_eq!(plan(&command, &mut desk), Err(RuleError::AlreadySo));
    let purpose = Command::SetCirclePurpose { case: CASE, purpose: prose("anders") };
    assert_eq!(plan(&purpose, &mut desk), Err(RuleError::Closed));
    assert!(plan(&Command::RecordGround { case: CASE, ground: ground(&[0, 1]) }, &mut desk).is_ok());
}

#[test]
fn a_learning_case_is_copied_with_its_words_and_a_new_id() {
    let mut desk = desk(true);
    let (title, why) = (Line::new("weer alleen thuis").unwrap(), prose("gevraagd"));
    let areas = vec![LifeArea::Home];
    let opened = CaseOpened { table: TABLE, title, ground: why, retain_until: TODAY.plus(30), areas };
    let mut partners = Partners::new(3, 1, opened);
    let tip = TipAdded { area: LifeArea::Finances, level: SupportLevel::Own, text: prose("kasboek") };
    partners.write(0, tip.clone());
    let words = Texts::from([(TextField::Situation, "De post blijft dicht.".to_owned())]);
    desk.lay(LEARNING, (LogKind::Case, ReaderRule::Members), partners.whole(), words);

    let command = Command::OpenCircle(Box::new(NewCircle { from: Some(LEARNING), question: String::new(), ..new() }));
    desk.keep_histories(&command.logs());
    let writes = plan(&command, &mut desk).unwrap();

    assert_eq!(writes.len(), 1);
    assert!(writes[0].facts.contains(&tip.into()));
    assert_eq!(texts(&writes[0]).get(&TextField::Situation).map(String::as_str), Some("De post blijft dicht."));
}

#[test]
fn nothing_goes_to_a_table_that_may_tell_who_it_is_about() {
    let (mut desk, partners, _) = circle_desk();
    let words = Texts::from([(TextField::Question, "Fatima wil hier blijven. Bel 06-12345678.".to_owned())]);
    desk.lay(CASE, (LogKind::Circle, ReaderRule::Own), partners.whole(), words);
    let table = crate::fact::TableDescribed { name: Line::new("noord").unwrap(), area: None, rhythm: None };
    let table = Partners::new(3, 1, table).whole();
    desk.lay(TABLE, (LogKind::Table, ReaderRule::Members), table, Texts::new());
    let mut learning = NewLearning {
        case: CASE,
        table: TABLE,
        ground: prose("zonder namen"),
        retain_until: TODAY.plus(30),
        replace: Vec::new(),
        keep: Vec::new(),
    };
    let run =
        |learning: &NewLearning, desk: &mut Desk| plan(&Command::CopyToLearning(Box::new(learning.clone())), desk);
    assert_eq!(run(&learning, &mut desk), Err(RuleError::IdentifiersFound));
    learning.replace =
        vec![("Fatima".to_owned(), "Mevrouw".to_owned()), (" Bel 06-12345678.".to_owned(), String::new())];
    learning.keep = vec!["Bel".to_owned()];

    let writes = run(&learning, &mut desk).unwrap();

    assert_eq!(texts(&writes[0]).get(&TextField::Question).map(String::as_str), Some("Mevrouw wil hier blijven."));
    let Target::New { kind: LogKind::Case, .. } = writes[0].target else { panic!("a learning case") };
    let bytes = format!("{:?}", writes[0]);
    assert!(!bytes.contains(&CASE.short()), "the copy does not say where it came from");
}

/// Whether what is written to a log ends it.
fn ends(partners: &Partners) -> bool {
    is_dropped(LogKind::Circle, CASE, &partners.whole())
}

#[test]
fn a_recalled_sentence_stands_in_no_copy_and_the_old_log_ends() {
    let (mut desk, mut partners, _) = circle_desk();
    let tip = TipAdded { area: LifeArea::Home, level: SupportLevel::Own, text: prose("zij drinkt. Bel haar zus.") };
    partners.write(0, tip);
    let words = Texts::from([(TextField::Question, "Hoe? zij drinkt. Nu.".to_owned())]);
    desk.lay(CASE, (LogKind::Circle, ReaderRule::Own), partners.whole(), words);
    let recall = |sentence: &str| Command::Recall { log: CASE, sentence: sentence.to_owned() };
    assert_eq!(plan(&recall("hij drinkt"), &mut desk), Err(RuleError::NotInText));
    assert_eq!(plan(&recall(" "), &mut desk), Err(RuleError::NotInText));

    let writes = plan(&recall("zij drinkt."), &mut desk).unwrap();

    let [new, old] = writes.as_slice() else { panic!("a new log and the old one") };
    assert!(!format!("{:?}", (texts(new), self::partners(new).whole())).contains("drinkt"));
    assert!(new.facts.iter().any(|fact| matches!(fact, Fact::TipAdded(tip) if tip.text.as_str() == "Bel haar zus.")));
    assert_eq!(crate::circle::readers(&self::partners(new).whole()), [person(0), person(1)].into());
    assert_eq!(old.facts, [Fact::from(Dropped { reason: DropReason::Mistake })]);
    partners.write(0, old.facts[0].clone());
    assert!(ends(&partners));
}

#[test]
fn what_another_organisation_recalls_is_hidden_at_once_and_ends_with_a_second_word() {
    let (mut desk, mut partners, texts) = circle_desk();
    desk.me = author(1, 0);
    let command = Command::Recall { log: CASE, sentence: "Hoe blijf ik hier wonen?".to_owned() };
    let writes = plan(&command, &mut desk).unwrap();
    for fact in &writes[1].facts {
        partners.write(1, fact.clone());
    }
    assert!(writes[1].facts.contains(&CaseStepped { step: CaseStep::Withdrawn, on: None }.into()));
    assert!(!ends(&partners));
    desk.lay(CASE, (LogKind::Circle, ReaderRule::Own), partners.whole(), texts);
    desk.me = author(0, 0);

    let second = plan(&Command::DropLog { log: CASE, reason: DropReason::Mistake }, &mut desk).unwrap();
    partners.write(0, second[0].facts[0].clone());

    assert!(ends(&partners));
}

#[test]
fn a_day_in_the_future_is_no_day_on_which_somebody_was_told() {
    let told = |on: Day| opened(|new| new.grounds[0].informed_on = Some(on));
    assert!(told(TODAY).is_ok());
    assert_eq!(told(TODAY.plus(1)), Err(RuleError::BadDay));
}
