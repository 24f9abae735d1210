//! Every intention that changes shared state: the only write path, for screens, command line and tests alike.

pub mod breakthrough;
pub mod budget;
pub mod circle;
pub mod escalation;
pub mod learning;
pub mod meeting;
pub mod report;
pub mod talk;

use std::fmt;

use serde::{Deserialize, Serialize};

use self::breakthrough::PlanAct;
use self::budget::BudgetAct;
use self::circle::{NewCircle, NewLearning};
use self::escalation::NewLadder;
use self::learning::{Reflection, Story, Training};
use self::meeting::MeetingAct;
use self::report::{CaseReport, NewSheet, Replies};
use self::talk::TalkAct;
use crate::fact::Paper;
use crate::fact::circle::GroundRecorded;
use crate::fact::experiment::ExperimentJudged;
use crate::fact::relation::RelationGiven;
use crate::fact::round::PhaseModel;
use crate::fact::season::PulseCounted;
use crate::fact::steps::StepTemplate;
use crate::id::{DeviceId, EncryptionKey, FactId, InviteId, LogId, OrgId, PersonId, SheetId, VersionId};
use crate::successor::{Heirloom, Place};
use crate::time::{Day, TimeOfDay};
use crate::view::review::Running;
use crate::words::review::Onward;
use crate::words::{
    AgreementKind, AgreementRule, CaseStep, DropReason, Formality, LearningOrder, LifeArea, Line, Mandates,
    MeetingKind, OrgKind, Prose, RemovalReason, Role, RoundWay, StepMethod, SupportLevel, TextField, TipResult,
    Verdict,
};

/// One change to one collaborative text, in Unicode scalar values. `Debug` shows only how much comes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextEdit {
    /// Which text.
    pub field: TextField,
    /// Where.
    pub at: usize,
    /// How many characters go.
    pub delete: usize,
    /// What comes.
    pub insert: String,
}

impl fmt::Debug for TextEdit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, at, delete, insert } = self;
        write!(f, "TextEdit({field:?}, at {at}, -{delete}, +{} bytes)", insert.len())
    }
}

/// An intention. Answered with the log and facts it made, or with a [`RuleError`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do")]
#[expect(missing_docs, reason = "fields mean what the fields of the fact of the same name mean")]
pub enum Command {
    /// Names the network.
    NameNetwork {
        name: Line,
        region: Option<Line>,
    },
    /// Writes the own organisation's card.
    DescribeOrganisation {
        name: Line,
        kind: OrgKind,
        formality: Formality,
        areas: Vec<LifeArea>,
        offers: Option<Prose>,
    },
    /// Enrols a person of the own organisation and writes the card.
    EnrolPerson {
        person: PersonId,
        name: Line,
        roles: Vec<Role>,
        contact: Option<Line>,
        mandates: Mandates,
    },
    /// Writes the card of a person of the own organisation.
    DescribePerson {
        person: PersonId,
        name: Line,
        roles: Vec<Role>,
        contact: Option<Line>,
    },
    /// Sets what a person of the own organisation may do.
    SetMandates {
        person: PersonId,
        mandates: Mandates,
    },
    /// Ends a person of the own organisation.
    EndPerson {
        person: PersonId,
    },
    /// Adds a device for a person of the own organisation, or vouches for it where two administrators must.
    AddDevice {
        device: DeviceId,
        encryption: EncryptionKey,
        person: PersonId,
    },
    /// Sets the own recovery sheet; the one before holds no longer.
    SetRecoverySheet {
        sheet: SheetId,
    },
    /// Revokes a device of the own organisation.
    RevokeDevice {
        device: DeviceId,
    },
    /// Records an invitation whose secret the caller keeps. `tables`: tables the newcomer is let into.
    Invite {
        invite: InviteId,
        expires: Option<Day>,
        tables: Vec<LogId>,
    },
    /// Revokes an own invitation.
    RevokeInvite {
        invite: InviteId,
    },
    /// Confirms that the codes are the same: admits the newcomer.
    ConfirmInvite {
        invite: InviteId,
    },
    /// Endorses an organisation, so that it may get a voice.
    Endorse {
        org: OrgId,
    },
    /// Admits an organisation that is not a member: as one more sponsor of a newcomer whose code was confirmed, or
    /// again after it left or was removed.
    Admit {
        org: OrgId,
    },
    /// Stands against another organisation's membership.
    VoteRemoval {
        org: OrgId,
        reason: RemovalReason,
    },
    /// Stands against it no more.
    WithdrawRemoval {
        org: OrgId,
    },
    /// Asks for another number of sponsors; asking for the one in force takes an earlier wish back.
    VoteCharter {
        sponsors: u32,
    },
    /// Asks for new cases and invitations to rest, or to go on; asking for what holds takes an earlier wish back.
    VotePause {
        on: bool,
    },
    /// Hands the membership over to another organisation, once that takes over; without one the offer is withdrawn.
    HandOver {
        to: Option<OrgId>,
    },
    /// Takes another organisation over, once that hands over.
    TakeOver {
        from: OrgId,
    },
    /// The newcomer accepts its membership.
    AcceptMembership,
    /// Opens a table; `orgs`: who reads it besides the own organisation, or everybody.
    OpenTable {
        name: Line,
        area: Option<Line>,
        rhythm: Option<Line>,
        orgs: Option<Vec<OrgId>>,
    },
    /// Writes a table's card.
    DescribeTable {
        table: LogId,
        name: Line,
        area: Option<Line>,
        rhythm: Option<Line>,
    },
    /// Lets an organisation into a table's group.
    LetIn {
        table: LogId,
        org: OrgId,
    },
    /// Takes the own organisation out of a table's group.
    LeaveTable {
        table: LogId,
    },
    /// Plans a meeting of a table.
    PlanMeeting {
        table: LogId,
        kind: MeetingKind,
        on: Day,
        at: Option<TimeOfDay>,
        place: Option<Line>,
    },
    /// Changes something of a meeting.
    AtMeeting {
        meeting: LogId,
        act: MeetingAct,
    },
    /// Writes a step template: a new one, or one in place of a built-in one.
    WriteTemplate {
        instead: Option<StepMethod>,
        template: StepTemplate,
    },
    /// Changes a step template of the network.
    RewriteTemplate {
        written: FactId,
        template: StepTemplate,
    },
    /// Offers a step template no longer; one that stood in place of a built-in one gives it back.
    DropTemplate {
        written: FactId,
    },
    /// Opens a learning case. What in its words may tell who it is about is among `keep`, as whoever looked at it
    /// decided, or nothing is opened.
    OpenCase {
        table: LogId,
        title: Line,
        ground: Prose,
        retain_until: Day,
        areas: Vec<LifeArea>,
        question: String,
        #[serde(default)]
        keep: Vec<String>,
    },
    RetitleCase {
        case: LogId,
        title: Line,
    },
    SetCaseAreas {
        case: LogId,
        areas: Vec<LifeArea>,
    },
    SetCaseRetention {
        case: LogId,
        retain_until: Day,
    },
    StepCase {
        case: LogId,
        step: CaseStep,
        on: Option<Day>,
    },
    AddTip {
        case: LogId,
        area: LifeArea,
        level: SupportLevel,
        text: Prose,
    },
    EditTip {
        case: LogId,
        tip: FactId,
        area: LifeArea,
        level: SupportLevel,
        text: Prose,
    },
    ArchiveTip {
        case: LogId,
        tip: FactId,
    },
    ReportTip {
        case: LogId,
        tip: FactId,
        result: TipResult,
        note: Option<Prose>,
    },
    /// Writes in the breakthrough plan of a case.
    OnPlan {
        case: LogId,
        act: PlanAct,
    },
    /// Opens a breakthrough budget that the own organisation holds.
    OpenBudget {
        name: Line,
    },
    /// Writes in the ledger of a budget.
    AtBudget {
        budget: FactId,
        act: BudgetAct,
    },
    /// Names who of the own organisation is asked about plans.
    NamePlanContacts {
        people: Vec<PersonId>,
    },
    /// Agrees on an escalation ladder, or changes one.
    WriteLadder(Box<NewLadder>),
    /// Offers it no longer.
    DropLadder {
        written: FactId,
    },
    /// Reports on several tips of a case at once.
    ReportCase(Box<CaseReport>),
    /// Hands a reply sheet out: every learning case on it says so.
    AskReplies(Box<NewSheet>),
    /// Takes in what was filled in on a reply sheet; each answer once.
    TakeReplies(Box<Replies>),
    /// Opens a circle case, or copies a learning case to one.
    OpenCircle(Box<NewCircle>),
    /// Makes a learning case of a circle case: a copy without history, once nobody can be recognised in it.
    CopyToLearning(Box<NewLearning>),
    SetCirclePurpose {
        case: LogId,
        purpose: Prose,
    },
    SetCircleResponsible {
        case: LogId,
        responsible: OrgId,
    },
    RecordGround {
        case: LogId,
        ground: GroundRecorded,
    },
    WithdrawGround {
        case: LogId,
        ground: FactId,
    },
    NameReader {
        case: LogId,
        org: OrgId,
        person: PersonId,
    },
    /// Takes a person out of a circle case; oneself without a reason.
    TakeOutReader {
        case: LogId,
        org: OrgId,
        person: PersonId,
    },
    /// Opens a case or a lesson anew without a sentence, and drops the old one.
    Recall {
        log: LogId,
        sentence: String,
    },
    /// Changes a collaborative text of any log.
    EditText {
        log: LogId,
        edits: Vec<TextEdit>,
    },
    OpenAgreement {
        title: Line,
        kind: AgreementKind,
        draft: String,
        /// Criteria of the draft, at most [`crate::agreement::CRITERIA_MAX`].
        #[serde(default)]
        criteria: Vec<Line>,
    },
    AddCriterion {
        agreement: LogId,
        text: Line,
    },
    RemoveCriterion {
        agreement: LogId,
        criterion: FactId,
    },
    /// Freezes the draft as a version; its parents are the versions in force, else the newest ones.
    ProposeVersion {
        agreement: LogId,
        rule: AgreementRule,
        electorate: Vec<OrgId>,
        effective: Option<Day>,
        review: Option<Day>,
        stop_clause: Option<Line>,
    },
    GiveVerdict {
        agreement: LogId,
        version: VersionId,
        verdict: Verdict,
        /// A note; with an objection, its reason.
        note: Option<Prose>,
        /// Who signed it on paper, when somebody else records it here.
        #[serde(default)]
        paper: Option<Paper>,
    },
    JudgeCriterion {
        agreement: LogId,
        version: VersionId,
        index: u32,
        accepted: bool,
    },
    EndAgreement {
        agreement: LogId,
        version: VersionId,
        reason: Option<Prose>,
    },
    /// Opens a round among all members; without a model the default one is used.
    OpenRound {
        title: Line,
        model: Option<PhaseModel>,
        way: RoundWay,
    },
    /// Gives a score; in a sealed round it waits on this device until all are sealed.
    GiveScore {
        round: LogId,
        dimension: u32,
        score: u32,
        evidence: Option<Prose>,
    },
    /// Binds the own organisation to the scores that wait on this device.
    SealScores {
        round: LogId,
    },
    /// Ends the sealing: what is not sealed by now does not count.
    EndSealing {
        round: LogId,
    },
    CountPaper {
        round: LogId,
        dimension: u32,
        counts: Vec<u32>,
    },
    DiscussRound {
        round: LogId,
    },
    CloseRound {
        round: LogId,
    },
    /// Asks all members how they work together.
    OpenCapture {
        title: Line,
    },
    /// Says how the own organisation works together with another.
    GiveRelation {
        capture: LogId,
        given: RelationGiven,
    },
    CloseCapture {
        capture: LogId,
    },
    OpenSeason {
        title: Line,
    },
    AddAction {
        season: LogId,
        what: Line,
        owner: OrgId,
        person: Option<PersonId>,
        due: Option<Day>,
        origin: Option<LogId>,
    },
    AssignAction {
        season: LogId,
        action: FactId,
        owner: OrgId,
        person: Option<PersonId>,
    },
    SetActionDue {
        season: LogId,
        action: FactId,
        due: Option<Day>,
    },
    FinishAction {
        season: LogId,
        action: FactId,
        done: bool,
    },
    LendAction {
        season: LogId,
        action: FactId,
        to: OrgId,
        until: Day,
    },
    /// Says what becomes of something at the end of a season: an action of it, or an agreement.
    ReviewThing {
        season: LogId,
        about: Running,
        onward: Onward,
        why: Option<Line>,
    },
    TellSuperfluous {
        season: LogId,
        text: Line,
    },
    /// Counts how the work feels, from paper.
    CountPulse {
        season: LogId,
        counted: PulseCounted,
    },
    /// Says where the own organisation sees the network between a trek, 0, and a booked tour, 4.
    SayCourse {
        season: LogId,
        place: u32,
    },
    EndSeason {
        season: LogId,
    },
    OpenLesson {
        title: Line,
        order: LearningOrder,
        cases: Vec<LogId>,
        text: String,
    },
    /// Looks back at a meeting or a season: cases that were spoken about there become one lesson.
    Reflect(Box<Reflection>),
    /// Notes on the card of a person of the own organisation what that person did to learn as a guide.
    NoteTraining {
        person: PersonId,
        training: Training,
    },
    /// Takes it out again.
    DropTraining {
        person: PersonId,
        noted: FactId,
    },
    /// Tells a story about a learning case, with the resident's word.
    TellStory(Box<Story>),
    TakeLesson {
        lesson: LogId,
    },
    YieldLesson {
        lesson: LogId,
    },
    /// Something in the talk beside a case or an agreement.
    Talk {
        log: LogId,
        act: TalkAct,
    },
    /// Begins to try something until a day.
    OpenExperiment {
        title: Line,
        until: Day,
        origin: Option<LogId>,
        text: String,
    },
    /// The own organisation takes part, or no longer.
    JoinExperiment {
        experiment: LogId,
        takes_part: bool,
    },
    /// Says what becomes of it.
    JudgeExperiment {
        experiment: LogId,
        judged: ExperimentJudged,
    },
    /// Offers a blind peer to all members, or says where one that is offered is reached now.
    AddBlindPeer {
        endpoint: DeviceId,
        addresses: Vec<Line>,
    },
    /// Offers it no longer.
    EndBlindPeer {
        endpoint: DeviceId,
    },
    /// Announces leaving; changes no standing.
    AnnounceDeparture {
        on: Option<Day>,
        reason: Option<Prose>,
        harvest: String,
    },
    /// Says that the organisation stays after all.
    CallOffDeparture,
    /// Leaves, at once.
    Leave,
    /// Opens a copy of what another network left, in the one that continues it.
    Carry {
        heirloom: Box<Heirloom>,
        place: Place,
    },
    /// Drops a log everywhere: secrets, bodies and rows go, a tombstone stays.
    DropLog {
        log: LogId,
        reason: DropReason,
    },
}
