//! A word of its own in every text of every entity, and which text of which command it stands in.

use wijktafel_core::crypto::DeviceKeys;
use wijktafel_harness::words::{line, prose};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::learning::Training;
use wijktafel_model::command::meeting::{Follow, MeetingAct};
use wijktafel_model::command::report::{AskedCase, CaseReport, NewSheet, Replies, TipOutcome};
use wijktafel_model::command::talk::TalkAct;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::Paper;
use wijktafel_model::fact::experiment::ExperimentJudged;
use wijktafel_model::fact::relation::RelationGiven;
use wijktafel_model::fact::round::{Dimension, PhaseModel};
use wijktafel_model::fact::season::PulseCounted;
use wijktafel_model::fact::steps::{StepTemplate, TemplateStep};
use wijktafel_model::id::{FactId, InviteId, LogId, PersonId, ReplyId, ReplyKey, ReplyMark, SheetId, VersionId};
use wijktafel_model::time::Day;
use wijktafel_model::view::Detail;
use wijktafel_model::view::review::Running;
use wijktafel_model::words::experiment::ExperimentOutcome;
use wijktafel_model::words::relation::Closeness;
use wijktafel_model::words::review::Onward;
use wijktafel_model::words::{
    AgreementKind, AgreementRule, CaseStep, ClientVerdict, Formality, LearningOrder, LifeArea, Line, Mandates, OrgKind,
    Prose, RemovalReason, RoundWay, SupportLevel, TextField, TipResult, Verdict,
};

use super::circle;
use super::learning;
use super::meeting::{self, Planned};
use super::plan::{self, Written};

/// What every canary begins with; no structure holds it by chance.
pub(super) const CANARY: &str = "kanarie";
/// Words of the table that not all read.
pub(super) const SMALL: &str = "kanarieklein";
/// Words of the circle case that not all read.
pub(super) const CIRCLE: &str = "kanariekring";
/// Words that every member reads, in logs that may end.
pub(super) const WIDE: &str = "kanariebreed";
/// Words that every member reads, in logs that never end.
pub(super) const LASTING: &str = "kanarieblijf";
/// What a newcomer calls itself.
pub(super) const GUEST: &str = "kanariegasten000";
/// How long every canary is.
pub(super) const LENGTH: usize = GUEST.len();

const PERSON: PersonId = PersonId([9; 16]);

/// Counts canaries up.
#[derive(Debug, Default)]
pub(super) struct Words(usize);

impl Words {
    pub(super) fn next(&mut self, class: &str) -> String {
        self.0 += 1;
        format!("{class}{:04}", self.0)
    }

    pub(super) fn line(&mut self, class: &str) -> Line {
        line(&self.next(class))
    }

    pub(super) fn prose(&mut self, class: &str) -> Prose {
        prose(&self.next(class))
    }
}

/// What the first act made, for the second to change.
#[derive(Debug)]
pub(super) struct Made {
    /// The table that not all read, and a case at it.
    pub(super) small: [LogId; 2],
    pub(super) wide: [LogId; 2],
    tips: [FactId; 2],
    /// A meeting of each of the two tables.
    meetings: [Planned; 2],
    /// The agreement that comes into force.
    pub(super) lasting: LogId,
    version: VersionId,
    round: LogId,
    season: LogId,
    action: FactId,
    lesson: LogId,
    /// What was answered beside a case or an agreement, and is taken back.
    answers: [(LogId, FactId); 3],
    /// The circle case that not all read.
    pub(super) circle: LogId,
    /// Plans of the two cases and the circle case.
    plans: [Written; 3],
}

/// The first partner writes every entity, each text with a canary; the second reads its small table, the third not.
pub(super) fn first_act(world: &mut World, [anna, bas, cor]: [Partner; 3], words: &mut Words) -> Made {
    let mut run = |partner: Partner, command: Command| world.run(partner, &command).expect("it is done");
    run(anna, Command::NameNetwork { name: words.line(LASTING), region: Some(words.line(LASTING)) });
    run(anna, organisation(words));
    let (name, contact) = (words.line(WIDE), Some(words.line(WIDE)));
    let mandates = Mandates::NONE;
    run(anna, Command::EnrolPerson { person: PERSON, name, roles: Vec::new(), contact, mandates });
    let small = open_table(words, SMALL, Some(Vec::new()));
    let small = run(anna, small).logs[0];
    let wide = run(anna, open_table(words, WIDE, None)).logs[0];
    let small = [small, run(anna, open_case(words, SMALL, small)).logs[0]];
    let wide = [wide, run(anna, open_case(words, WIDE, wide)).logs[0]];
    let tip = |case, text| Command::AddTip { case, area: LifeArea::TimeUse, level: SupportLevel::Own, text };
    let tips =
        [run(anna, tip(small[1], words.prose(SMALL))).facts[0], run(anna, tip(wide[1], words.prose(WIDE))).facts[0]];
    let draft = run(anna, open_agreement(words, WIDE, AgreementKind::Latitude)).logs[0];
    let lasting = run(anna, open_agreement(words, LASTING, AgreementKind::Latitude)).logs[0];
    run(anna, Command::AddCriterion { agreement: draft, text: words.line(WIDE) });
    run(anna, Command::AddCriterion { agreement: lasting, text: words.line(LASTING) });
    let (title, model) = (words.line(WIDE), Some(model(words)));
    let round = run(anna, Command::OpenRound { title, model, way: RoundWay::Open }).logs[0];
    let season = run(anna, Command::OpenSeason { title: words.line(WIDE) }).logs[0];
    let (title, order, cases) = (words.line(WIDE), LearningOrder::First, vec![small[1], wide[1]]);
    let lesson = run(anna, Command::OpenLesson { title, order, cases, text: words.next(WIDE) }).logs[0];
    let departure = Command::AnnounceDeparture { on: None, reason: Some(words.prose(WIDE)), harvest: words.next(WIDE) };
    let departure = run(anna, departure).logs[0];
    let (owner, origin) = (world.org(anna), Some(small[1]));
    let added = Command::AddAction { season, what: words.line(WIDE), owner, person: Some(PERSON), due: None, origin };
    let action = world.run(anna, &added).expect("an action").facts[0];
    let org = world.org(bas);
    world.run(anna, &Command::LetIn { table: small[0], org }).expect("Bas is let in");
    let meetings =
        [(small[0], SMALL), (wide[0], WIDE)].map(|(table, class)| meeting::planned(world, anna, table, class, words));
    let experiment = experiment(world, anna, words);
    learning::looked_back(world, anna, wide[0], words);
    let answers =
        [(SMALL, small[1]), (WIDE, wide[1]), (WIDE, draft)].map(|(class, log)| talk(world, anna, log, class, words));
    let logs = [small[1], wide[1], draft, lasting, round, lesson, departure, experiment];
    write_texts(world, anna, words, logs, meetings);
    let version = propose(world, anna, draft, words.line(WIDE));
    let object = Command::GiveVerdict {
        agreement: draft,
        version,
        verdict: Verdict::Object,
        note: Some(words.prose(WIDE)),
        paper: None,
    };
    world.run(anna, &object).expect("an objection");
    let version = propose(world, anna, lasting, words.line(LASTING));
    world.settle();
    for (partner, verdict) in [(anna, Verdict::AgreeWithNote), (bas, Verdict::AgreeWithNote), (cor, Verdict::Agree)] {
        let note = (verdict == Verdict::AgreeWithNote).then(|| words.prose(LASTING));
        let signed =
            |words: &mut Words| Paper { by: words.line(LASTING), on: Day::from_date(2025, 1, 2).expect("a day") };
        let paper = (partner == bas).then(|| signed(words));
        world
            .run(partner, &Command::GiveVerdict { agreement: lasting, version, verdict, note, paper })
            .expect("a verdict");
    }
    world.settle();
    let circle = circle::opened(world, [anna, bas, cor], words);
    let plans = [(small[1], SMALL), (wide[1], WIDE), (circle, CIRCLE)]
        .map(|(case, class)| plan::written(world, anna, case, class, words));
    for (case, class) in [(small[1], SMALL), (wide[1], WIDE)] {
        learning::told(world, anna, case, class, words);
    }
    world.settle();
    Made { small, wide, tips, meetings, lasting, version, round, season, action, lesson, answers, circle, plans }
}

/// Everything that changes or closes what the first act made, and what moves without words.
pub(super) fn second_act(world: &mut World, [anna, bas, cor]: [Partner; 3], made: &Made, words: &mut Words) {
    let (today, org, other) = (world.now().day(), world.org(anna), world.org(cor));
    learning::trained(world, anna, PERSON, words);
    let mut run = |partner: Partner, command: Command| world.run(partner, &command).expect("it is done");
    run(anna, organisation(words));
    let (name, contact) = (words.line(WIDE), Some(words.line(WIDE)));
    run(anna, Command::DescribePerson { person: PERSON, name, roles: Vec::new(), contact });
    for (class, [table, case], tip) in [(SMALL, made.small, made.tips[0]), (WIDE, made.wide, made.tips[1])] {
        let (name, area, rhythm) = (words.line(class), Some(words.line(class)), Some(words.line(class)));
        run(anna, Command::DescribeTable { table, name, area, rhythm });
        run(bas, Command::RetitleCase { case, title: words.line(class) });
        let (area, level) = (LifeArea::Finances, SupportLevel::Neighbourhood);
        run(bas, Command::SetCaseAreas { case, areas: vec![LifeArea::TimeUse, area] });
        run(anna, Command::SetCaseRetention { case, retain_until: today.plus(90) });
        run(anna, Command::StepCase { case, step: CaseStep::Submitted, on: None });
        run(bas, Command::EditTip { case, tip, area, level, text: words.prose(class) });
        let one = TipOutcome { tip, result: TipResult::WorkedPartly };
        let (line, said) = (Some(words.prose(class)), Some(words.prose(class)));
        let report =
            CaseReport { case, tips: vec![one], line, words: said, verdict: Some(ClientVerdict::HelpedLittle) };
        run(bas, Command::ReportCase(Box::new(report.clone())));
        let (sheet, key, asked) = (ReplyId([7; 16]), ReplyKey([8; 32]), AskedCase { case, tips: vec![tip] });
        let (whom, until, cases) = (words.line(class), today.plus(30), vec![asked]);
        let new = NewSheet { sheet, key, whom, until, cases, mark: ReplyMark([9; 32]), keep: Vec::new() };
        run(anna, Command::AskReplies(Box::new(new)));
        let (line, said) = (Some(words.prose(class)), Some(words.prose(class)));
        let cases = vec![CaseReport { line, words: said, ..report }];
        run(anna, Command::TakeReplies(Box::new(Replies { sheet, cases })));
        run(bas, Command::ReportTip { case, tip, result: TipResult::Worked, note: Some(words.prose(class)) });
        let spare = run(bas, Command::AddTip { case, area, level, text: words.prose(class) }).facts[0];
        run(bas, Command::ArchiveTip { case, tip: spare });
    }
    drop(made.answers.map(|(log, remark)| run(anna, taken_back(log, remark))));
    let (agreement, version) = (made.lasting, made.version);
    let criterion = run(anna, Command::AddCriterion { agreement, text: line("Toch niet") }).facts[0];
    run(anna, Command::RemoveCriterion { agreement, criterion });
    run(anna, Command::JudgeCriterion { agreement, version, index: 0, accepted: true });
    run(bas, Command::EndAgreement { agreement, version, reason: Some(words.prose(LASTING)) });
    let (round, evidence) = (made.round, Some(words.prose(WIDE)));
    run(anna, Command::GiveScore { round, dimension: 0, score: 1, evidence });
    run(anna, Command::CloseRound { round });
    sealed(world, [anna, bas], words);
    let mut run = |partner: Partner, command: Command| world.run(partner, &command).expect("it is done");
    let (season, action, due) = (made.season, made.action, Some(today.plus(7)));
    run(anna, Command::AssignAction { season, action, owner: org, person: None });
    run(anna, Command::SetActionDue { season, action, due });
    run(anna, Command::LendAction { season, action, to: other, until: today.plus(7) });
    run(anna, Command::FinishAction { season, action, done: true });
    let template = |name: Line, step: Line| StepTemplate {
        name,
        steps: vec![TemplateStep { name: step, level: None, minutes: 5 }],
    };
    let mut write = |template| run(anna, Command::WriteTemplate { instead: None, template }).facts[0];
    write(template(words.line(LASTING), words.line(LASTING)));
    let written = write(template(line("Kort"), line("Vertellen")));
    run(anna, Command::RewriteTemplate { written, template: template(line("Korter"), line("Vertellen")) });
    run(anna, Command::DropTemplate { written });
    run(anna, Command::TakeLesson { lesson: made.lesson });
    run(anna, Command::YieldLesson { lesson: made.lesson });
    run(anna, Command::SetMandates { person: PERSON, mandates: Mandates { sign: true, ..Mandates::NONE } });
    run(anna, Command::SetRecoverySheet { sheet: SheetId([4; 32]) });
    let plain = RemovalReason::ToldElsewhere;
    run(anna, Command::VoteRemoval { org: other, reason: plain });
    run(anna, Command::WithdrawRemoval { org: other });
    run(anna, Command::VoteCharter { sponsors: 2 });
    run(anna, Command::VotePause { on: true });
    run(anna, Command::HandOver { to: Some(other) });
    run(anna, Command::HandOver { to: None });
    run(bas, Command::TakeOver { from: other });
    for (class, one) in [SMALL, WIDE, CIRCLE].into_iter().zip(made.plans) {
        plan::changed(world, bas, one, class, words);
    }
    plan::escalated(world, bas, [(SMALL, made.small[1]), (WIDE, made.wide[1]), (CIRCLE, made.circle)], words);
    plan::budget(world, [anna, bas], &[made.small[1], made.circle], LASTING, words);
    for (class, one) in [SMALL, WIDE].into_iter().zip(made.meetings) {
        meeting::changed(world, bas, (one, season), class, words);
    }
    circle::changed(world, [anna, bas, cor], (made.circle, made.wide[0]), (org, PERSON), words);
    let mut run = |partner: Partner, command: Command| world.run(partner, &command).expect("it is done");
    let laptop = DeviceKeys::from_seed(&[5; 32]);
    let (device, encryption) = (laptop.device(), laptop.encryption());
    run(anna, Command::AddDevice { device, encryption, person: PERSON });
    run(anna, Command::RevokeDevice { device });
    run(anna, Command::EndPerson { person: PERSON });
    let invite = InviteId([3; 32]);
    run(anna, Command::Invite { invite, expires: None, tables: vec![made.small[0]] });
    run(anna, Command::RevokeInvite { invite });
    let name = line("Tafel van even");
    let table = run(cor, Command::OpenTable { name, area: None, rhythm: None, orgs: Some(Vec::new()) }).logs[0];
    run(cor, Command::LeaveTable { table });
    world.settle();
}

const fn taken_back(log: LogId, remark: FactId) -> Command {
    Command::Talk { log, act: TalkAct::TakeBack { remark } }
}

/// A remark beside a log that was settled and opened again, and an answer to it.
fn talk(world: &mut World, partner: Partner, log: LogId, class: &str, words: &mut Words) -> (LogId, FactId) {
    let mut run = |act| world.run(partner, &Command::Talk { log, act }).expect("it is said").facts[0];
    let beside = Some(words.line(class));
    let remark = run(TalkAct::Remark { text: words.prose(class), on: None, beside });
    run(TalkAct::Settle { remark, settled: true });
    run(TalkAct::Settle { remark, settled: false });
    (log, run(TalkAct::Remark { text: words.prose(class), on: Some(remark), beside: None }))
}

/// Something that was tried and stopped.
fn experiment(world: &mut World, anna: Partner, words: &mut Words) -> LogId {
    let (title, until, text) = (words.line(WIDE), world.now().day().plus(30), words.next(WIDE));
    let open = Command::OpenExperiment { title, until, origin: None, text };
    let experiment = world.run(anna, &open).expect("an experiment").logs[0];
    let (outcome, why) = (ExperimentOutcome::Stops, Some(words.prose(WIDE)));
    let judged = ExperimentJudged { outcome, why, until: None, agreement: None };
    let join = |takes_part| Command::JoinExperiment { experiment, takes_part };
    for command in [join(false), join(true), Command::JudgeExperiment { experiment, judged }] {
        world.run(anna, &command).expect("it is done");
    }
    experiment
}

/// A sealed round to its end, one on paper, and a capture of relations.
fn sealed(world: &mut World, [anna, bas]: [Partner; 2], words: &mut Words) {
    let open = |way, words: &mut Words| Command::OpenRound { title: words.line(WIDE), model: None, way };
    let round = world.run(anna, &open(RoundWay::Sealed, words)).expect("a round").logs[0];
    world.settle();
    for partner in [anna, bas] {
        let evidence = Some(words.prose(WIDE));
        world.run(partner, &Command::GiveScore { round, dimension: 0, score: 2, evidence }).expect("a score");
        world.run(partner, &Command::SealScores { round }).expect("a seal");
    }
    world.settle();
    world.run(bas, &Command::EndSealing { round }).expect("nobody else seals");
    world.settle();
    world.run(anna, &Command::DiscussRound { round }).expect("it was talked about");
    let round = world.run(anna, &open(RoundWay::Paper, words)).expect("a round").logs[0];
    let counts = vec![0, 1, 2, 0];
    world.run(anna, &Command::CountPaper { round, dimension: 0, counts }).expect("counted");
    let title = words.line(WIDE);
    let capture = world.run(anna, &Command::OpenCapture { title }).expect("a capture").logs[0];
    world.settle();
    let (other, closeness) = (world.org(anna), Closeness::InStep);
    let given = RelationGiven { other, closeness, trust: None, worth: None };
    world.run(bas, &Command::GiveRelation { capture, given }).expect("an answer");
    world.run(bas, &Command::CloseCapture { capture }).expect("closed");
    let title = words.line(WIDE);
    let season = world.run(anna, &Command::OpenSeason { title }).expect("a season").logs[0];
    let (what, owner) = (words.line(WIDE), world.org(anna));
    let add = Command::AddAction { season, what, owner, person: None, due: None, origin: None };
    let about = Running::Action(world.run(anna, &add).expect("an action").facts[0]);
    let (onward, why) = (Onward::Change, Some(words.line(WIDE)));
    world.run(anna, &Command::ReviewThing { season, about, onward, why }).expect("a word");
    let text = words.line(WIDE);
    world.run(anna, &Command::TellSuperfluous { season, text }).expect("told");
    let counted = PulseCounted { more: vec![0, 1, 2], faster: vec![0, 0, 3], meaningful: vec![1, 1, 1] };
    world.run(anna, &Command::CountPulse { season, counted }).expect("counted");
    world.run(anna, &Command::SayCourse { season, place: 1 }).expect("said");
    world.run(anna, &Command::EndSeason { season }).expect("ended");
    world.settle();
}

fn organisation(words: &mut Words) -> Command {
    let (kind, formality) = (OrgKind::Welfare, Formality::Formal);
    let (name, offers) = (words.line(WIDE), Some(words.prose(WIDE)));
    Command::DescribeOrganisation { name, kind, formality, areas: Vec::new(), offers }
}

fn open_table(words: &mut Words, class: &str, orgs: Option<Vec<wijktafel_model::id::OrgId>>) -> Command {
    let (name, area, rhythm) = (words.line(class), Some(words.line(class)), Some(words.line(class)));
    Command::OpenTable { name, area, rhythm, orgs }
}

pub(super) fn open_case(words: &mut Words, class: &str, table: LogId) -> Command {
    let (title, ground, question) = (words.line(class), words.prose(class), words.next(class));
    let retain_until = Day::from_date(2026, 2, 1).expect("a day");
    Command::OpenCase { table, title, ground, retain_until, areas: vec![LifeArea::TimeUse], question, keep: Vec::new() }
}

pub(super) fn open_agreement(words: &mut Words, class: &str, kind: AgreementKind) -> Command {
    let criteria = vec![words.line(class)];
    Command::OpenAgreement { title: words.line(class), kind, draft: words.next(class), criteria }
}

fn model(words: &mut Words) -> PhaseModel {
    let mut lines = || vec![words.line(WIDE), words.line(WIDE)];
    let (phases, signs) = (lines(), lines());
    PhaseModel { phases, dimensions: vec![Dimension { name: words.line(WIDE), signs }], needed: 1 }
}

/// Every text that several people write in.
fn write_texts(world: &mut World, partner: Partner, words: &mut Words, logs: [LogId; 8], meetings: [Planned; 2]) {
    let network = world.snapshot(partner, None).network.log.expect("the network's own log");
    let [small, wide, draft, lasting, round, lesson, departure, experiment] = logs;
    let texts = TextField::ALL.iter().flat_map(|field| match field {
        TextField::Purpose => vec![(*field, LASTING, network)],
        TextField::Question
        | TextField::Situation
        | TextField::Strengths
        | TextField::Perspective
        | TextField::SelfPart => {
            vec![(*field, SMALL, small), (*field, WIDE, wide)]
        }
        TextField::Draft => vec![(*field, WIDE, draft), (*field, LASTING, lasting)],
        TextField::Conclusion => vec![(*field, WIDE, round)],
        TextField::LessonText => vec![(*field, WIDE, lesson)],
        TextField::Harvest => vec![(*field, WIDE, departure)],
        TextField::Trial => vec![(*field, WIDE, experiment)],
        TextField::Notes => vec![(*field, SMALL, meetings[0].log), (*field, WIDE, meetings[1].log)],
    });
    for (field, class, log) in texts {
        let edits = vec![TextEdit { field, at: 0, delete: 0, insert: format!("{} ", words.next(class)) }];
        world.run(partner, &Command::EditText { log, edits }).expect("words");
    }
}

pub(super) fn propose(world: &mut World, partner: Partner, agreement: LogId, stop_clause: Line) -> VersionId {
    let electorate = world.hub(partner).replica.standing().members().into_iter().collect();
    let (rule, effective, review) = (AgreementRule::Unanimity, None, None);
    let version =
        Command::ProposeVersion { agreement, rule, electorate, effective, review, stop_clause: Some(stop_clause) };
    world.run(partner, &version).expect("a version");
    match world.snapshot(partner, Some(agreement)).detail {
        Some(Detail::Agreement(view)) => view.versions[0].version,
        other => panic!("no agreement: {other:?}"),
    }
}

/// The texts of what is told of a case.
fn told(report: &CaseReport) -> Vec<(&'static str, Option<String>)> {
    let text = |text: &Option<Prose>| text.as_ref().map(|text| text.as_str().to_owned());
    vec![("line about a case", text(&report.line)), ("words of a client", text(&report.words))]
}

/// The texts of a command, each by its place. Names every field, so that a new command or field does not compile
/// until its text is given a place here.
#[expect(clippy::too_many_lines, reason = "one arm for each command, nothing else")]
pub(super) fn texts(command: &Command) -> Vec<(&'static str, Option<String>)> {
    let line = |line: &Line| Some(line.as_str().to_owned());
    let maybe = |maybe: &Option<Line>| maybe.as_ref().and_then(line);
    let prose = |prose: &Prose| Some(prose.as_str().to_owned());
    let perhaps = |perhaps: &Option<Prose>| perhaps.as_ref().and_then(prose);
    let words = |words: &String| Some(words.clone());
    match command {
        Command::NameNetwork { name, region } => vec![("network", line(name)), ("network's region", maybe(region))],
        Command::DescribeOrganisation { name, kind: _, formality: _, areas: _, offers } => {
            vec![("organisation", line(name)), ("organisation's offers", perhaps(offers))]
        }
        Command::EnrolPerson { person: _, name, roles: _, contact, mandates: _ } => {
            vec![("enrolled person", line(name)), ("enrolled person's contact", maybe(contact))]
        }
        Command::DescribePerson { person: _, name, roles: _, contact } => {
            vec![("person", line(name)), ("person's contact", maybe(contact))]
        }
        Command::OpenTable { name, area, rhythm, orgs: _ } => {
            vec![("table", line(name)), ("table's area", maybe(area)), ("table's rhythm", maybe(rhythm))]
        }
        Command::DescribeTable { table: _, name, area, rhythm } => {
            vec![("table again", line(name)), ("its area again", maybe(area)), ("its rhythm again", maybe(rhythm))]
        }
        Command::OpenCase { table: _, title, ground, retain_until: _, areas: _, question, keep: _ } => {
            vec![("case", line(title)), ("case's ground", prose(ground)), ("case's first question", words(question))]
        }
        Command::RetitleCase { case: _, title } => vec![("case again", line(title))],
        Command::AddTip { case: _, area: _, level: _, text } => vec![("tip", prose(text))],
        Command::EditTip { case: _, tip: _, area: _, level: _, text } => vec![("tip again", prose(text))],
        Command::ReportTip { case: _, tip: _, result: _, note } => vec![("report on a tip", perhaps(note))],
        Command::ReportCase(report) => told(report),
        Command::AskReplies(sheet) => vec![("for whom a reply sheet is", line(&sheet.whom))],
        Command::TakeReplies(replies) => replies.cases.iter().flat_map(told).collect(),
        Command::OpenCircle(new) => {
            let reasons = new.grounds.iter().map(|ground| ("reason in a ground", perhaps(&ground.reason)));
            let texts = [
                ("circle case", line(&new.title)),
                ("circle's purpose", prose(&new.purpose)),
                ("circle's first question", words(&new.question)),
            ];
            texts.into_iter().chain(reasons).collect()
        }
        Command::CopyToLearning(new) => vec![("copy's ground", prose(&new.ground))],
        Command::SetCirclePurpose { case: _, purpose } => vec![("circle's purpose again", prose(purpose))],
        Command::RecordGround { case: _, ground } => vec![("reason in a later ground", perhaps(&ground.reason))],
        Command::EditText { log: _, edits } => edits.iter().map(edited).collect(),
        Command::OpenAgreement { title, kind: _, draft, criteria } => {
            let mut said = vec![("agreement", line(title)), ("agreement's first draft", words(draft))];
            said.extend(criteria.iter().map(|text| ("agreement's first criterion", line(text))));
            said
        }
        Command::AddCriterion { agreement: _, text } => vec![("criterion", line(text))],
        Command::ProposeVersion { agreement: _, rule: _, electorate: _, effective: _, review: _, stop_clause } => {
            vec![("stop clause", maybe(stop_clause))]
        }
        Command::GiveVerdict { agreement: _, version: _, verdict: _, note, paper } => {
            let signed = paper.as_ref().map(|paper| ("who signed on paper", line(&paper.by)));
            [("note of a verdict", perhaps(note))].into_iter().chain(signed).collect()
        }
        Command::EndAgreement { agreement: _, version: _, reason } => vec![("end of an agreement", perhaps(reason))],
        Command::OpenRound { title, model, way: _ } => {
            let mut texts = vec![("round", line(title))];
            texts.extend(model.iter().flat_map(modelled));
            texts
        }
        Command::GiveScore { round: _, dimension: _, score: _, evidence } => vec![("evidence", perhaps(evidence))],
        Command::ReviewThing { season: _, about: _, onward: _, why } => {
            vec![("why something goes on or stops", maybe(why))]
        }
        Command::TellSuperfluous { season: _, text } => vec![("what became superfluous", line(text))],
        Command::OpenCapture { title } => vec![("capture", line(title))],
        Command::OpenSeason { title } => vec![("season", line(title))],
        Command::AddAction { season: _, what, owner: _, person: _, due: _, origin: _ } => vec![("action", line(what))],
        Command::OpenLesson { title, order: _, cases: _, text } => {
            vec![("lesson", line(title)), ("lesson's first text", words(text))]
        }
        Command::Reflect(of) => learning::reflected(of),
        Command::TellStory(told) => learning::in_story(told),
        Command::NoteTraining { person: _, training: Training { on: _, kind: _, what, place: _ } } => {
            vec![("training of a guide", line(what))]
        }
        Command::Talk { log: _, act: TalkAct::Remark { text, on: _, beside } } => {
            vec![("remark", Some(text.as_str().to_owned())), ("words it stands beside", maybe(beside))]
        }
        Command::Talk { log: _, act: TalkAct::Settle { remark: _, settled: _ } | TalkAct::TakeBack { remark: _ } } => {
            Vec::new()
        }
        Command::OpenExperiment { title, until: _, origin: _, text } => {
            vec![("experiment", line(title)), ("experiment's first text", words(text))]
        }
        Command::JudgeExperiment { experiment: _, judged } => vec![("why an experiment stops", perhaps(&judged.why))],
        Command::PlanMeeting { table: _, kind: _, on: _, at: _, place } => vec![("meeting's place", maybe(place))],
        Command::AtMeeting { meeting: _, act } => at_meeting(act),
        Command::OnPlan { case: _, act } => plan::texts(act),
        Command::OpenBudget { name } => vec![("budget", line(name))],
        Command::AtBudget { budget: _, act } => plan::budget_texts(act),
        Command::WriteLadder(new) => plan::ladder_texts(new),
        Command::WriteTemplate { instead: _, template } | Command::RewriteTemplate { written: _, template } => {
            template_words(template)
        }
        Command::AnnounceDeparture { on: _, reason, harvest } => {
            vec![("reason to leave", perhaps(reason)), ("first harvest", words(harvest))]
        }
        // Its texts had their places in the network it comes from; it is written before anybody else is there.
        Command::CallOffDeparture
        | Command::DropTemplate { written: _ }
        | Command::DropLadder { written: _ }
        | Command::NamePlanContacts { people: _ }
        | Command::Carry { heirloom: _, place: _ }
        | Command::SetMandates { person: _, mandates: _ }
        | Command::EndPerson { person: _ }
        | Command::AddDevice { device: _, encryption: _, person: _ }
        | Command::RevokeDevice { device: _ }
        | Command::SetRecoverySheet { sheet: _ }
        | Command::Invite { invite: _, expires: _, tables: _ }
        | Command::RevokeInvite { invite: _ }
        | Command::ConfirmInvite { invite: _ }
        | Command::Endorse { org: _ }
        | Command::Admit { org: _ }
        | Command::VoteRemoval { org: _, reason: _ }
        | Command::WithdrawRemoval { org: _ }
        | Command::VoteCharter { sponsors: _ }
        | Command::VotePause { on: _ }
        | Command::HandOver { to: _ }
        | Command::TakeOver { from: _ }
        | Command::AcceptMembership
        | Command::LetIn { table: _, org: _ }
        | Command::LeaveTable { table: _ }
        | Command::SetCaseAreas { case: _, areas: _ }
        | Command::SetCaseRetention { case: _, retain_until: _ }
        | Command::StepCase { case: _, step: _, on: _ }
        | Command::ArchiveTip { case: _, tip: _ }
        | Command::RemoveCriterion { agreement: _, criterion: _ }
        | Command::JudgeCriterion { agreement: _, version: _, index: _, accepted: _ }
        | Command::SealScores { round: _ }
        | Command::EndSealing { round: _ }
        | Command::CountPaper { round: _, dimension: _, counts: _ }
        | Command::DiscussRound { round: _ }
        | Command::CloseRound { round: _ }
        | Command::GiveRelation { capture: _, given: _ }
        | Command::CloseCapture { capture: _ }
        | Command::CountPulse { season: _, counted: _ }
        | Command::SayCourse { season: _, place: _ }
        | Command::EndSeason { season: _ }
        | Command::AssignAction { season: _, action: _, owner: _, person: _ }
        | Command::SetActionDue { season: _, action: _, due: _ }
        | Command::FinishAction { season: _, action: _, done: _ }
        | Command::LendAction { season: _, action: _, to: _, until: _ }
        | Command::JoinExperiment { experiment: _, takes_part: _ }
        | Command::DropTraining { person: _, noted: _ }
        | Command::TakeLesson { lesson: _ }
        | Command::YieldLesson { lesson: _ }
        | Command::SetCircleResponsible { case: _, responsible: _ }
        | Command::WithdrawGround { case: _, ground: _ }
        | Command::NameReader { case: _, org: _, person: _ }
        | Command::TakeOutReader { case: _, org: _, person: _ }
        | Command::Recall { log: _, sentence: _ }
        | Command::AddBlindPeer { endpoint: _, addresses: _ }
        | Command::EndBlindPeer { endpoint: _ }
        | Command::Leave
        | Command::DropLog { log: _, reason: _ } => Vec::new(),
    }
}

fn template_words(template: &StepTemplate) -> Vec<(&'static str, Option<String>)> {
    let StepTemplate { name, steps } = template;
    let step = |TemplateStep { name, level: _, minutes: _ }: &TemplateStep| {
        ("step of a discussion", Some(name.as_str().to_owned()))
    };
    [("steps of a discussion", Some(name.as_str().to_owned()))].into_iter().chain(steps.iter().map(step)).collect()
}

fn at_meeting(act: &MeetingAct) -> Vec<(&'static str, Option<String>)> {
    let line = |line: &Line| Some(line.as_str().to_owned());
    let maybe = |maybe: &Option<Line>| maybe.as_ref().and_then(line);
    match act {
        MeetingAct::Move { on: _, at: _, place } => vec![("meeting's place again", maybe(place))],
        MeetingAct::Step { step: _, reason } => vec![("why a meeting was cancelled", maybe(reason))],
        MeetingAct::AddItem { case: _, subject, minutes: _ } => vec![("item of an agenda", maybe(subject))],
        MeetingAct::EditItem { item: _, subject, minutes: _ } => vec![("item of an agenda again", maybe(subject))],
        MeetingAct::Park { text } => vec![("signal", line(text))],
        MeetingAct::TellNews { text, until: _ } => vec![("news", line(text))],
        MeetingAct::Follow { signal: _, follow } => match follow {
            Follow::Action { season: _, what, owner: _, person: _, due: _ } => {
                vec![("action of a signal", line(what))]
            }
            Follow::Lesson { title, order: _, text } => {
                vec![("lesson of a signal", line(title)), ("its first text", Some(text.clone()))]
            }
            Follow::Experiment { title, until: _, text } => {
                vec![("experiment of a signal", line(title)), ("what it tries", Some(text.clone()))]
            }
            Follow::LetGo => Vec::new(),
        },
        MeetingAct::StartClock { item: _, template } => template_words(template),
        MeetingAct::SetClock { clock: _, step: _, running: _, spent: _ }
        | MeetingAct::MoveItem { item: _, after: _ }
        | MeetingAct::RemoveItem { item: _ }
        | MeetingAct::DiscussItem { item: _, discussed: _ }
        | MeetingAct::NameGuide { org: _, person: _ }
        | MeetingAct::SetAttendance { org: _, person: _, attendance: _ }
        | MeetingAct::CountGuests { role: _, count: _ }
        | MeetingAct::EndNews { news: _ } => Vec::new(),
    }
}

fn edited(edit: &TextEdit) -> (&'static str, Option<String>) {
    let TextEdit { field, at: _, delete: _, insert } = edit;
    let place = match field {
        TextField::Purpose => "purpose",
        TextField::Question => "question",
        TextField::Situation => "situation",
        TextField::Strengths => "strengths",
        TextField::Perspective => "perspective",
        TextField::SelfPart => "own part",
        TextField::Draft => "draft",
        TextField::Conclusion => "conclusion",
        TextField::LessonText => "lesson's text",
        TextField::Harvest => "harvest",
        TextField::Notes => "notes of a meeting",
        TextField::Trial => "experiment's text",
    };
    (place, Some(insert.clone()))
}

fn modelled(model: &PhaseModel) -> Vec<(&'static str, Option<String>)> {
    let PhaseModel { phases, dimensions, needed: _ } = model;
    let mut texts: Vec<_> = phases.iter().map(|phase| ("phase", Some(phase.as_str().to_owned()))).collect();
    for Dimension { name, signs } in dimensions {
        texts.push(("dimension", Some(name.as_str().to_owned())));
        texts.extend(signs.iter().map(|sign| ("sign of a phase", Some(sign.as_str().to_owned()))));
    }
    texts
}
