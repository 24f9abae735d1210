//! What people see: plain structures, derived and never stored as truth. One family per screen.

mod agreement;
pub mod blind;
pub mod breakthrough;
pub mod budget;
pub mod circle;
pub mod device;
pub mod escalation;
pub mod experiment;
mod growth;
pub mod inbox;
pub mod learning;
pub mod meeting;
mod membership;
pub mod phase;
pub mod pulse;
pub mod quarter;
mod readers;
pub mod relation;
pub mod report;
pub mod review;
mod similar;
pub mod steps;
pub mod successor;
pub mod talk;

use serde::{Deserialize, Serialize};

use self::blind::{BlindPeer, BlindPeerView};
use self::breakthrough::{PlanRow, PlanView};
use self::budget::BudgetView;
use self::circle::{CaseMode, CircleReader, CircleView};
use self::device::HouseholdView;
use self::escalation::LadderView;
use self::experiment::ExperimentView;
use self::learning::{StoryView, TrainingView};
use self::meeting::MeetingView;
use self::relation::CaptureView;
use self::report::{CaseLine, ReplySheetView};
use self::steps::TemplateView;
use self::successor::OriginView;
use self::talk::RemarkView;
use crate::id::{DeviceId, FactId, GroupId, InviteId, LogId, NetworkId, OrgId, PersonId};
use crate::time::{Day, Timestamp};
use crate::words::{
    CaseStep, Formality, LifeArea, LogKind, Mandates, OrgKind, ReaderRule, Role, SupportLevel, TextField, TipResult,
};

pub use agreement::{
    AgreementRow, AgreementState, AgreementView, CriterionView, ElectorView, VersionCriterion, VersionView,
};
pub use growth::{
    ActionView, ConsequencesView, DepartureView, DimensionView, LessonView, OpenAction, OwnScoresView, RoundFault,
    RoundState, RoundView, ScoreView, SealState, SealView, SeasonView,
};
pub use membership::{MembershipView, MotionView, VerdictsView};
pub use readers::ReaderView;

/// Where an organisation stands, derived from the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Its founding statement was carried in; nobody confirmed the code yet.
    Candidate,
    /// Admitted by a member; it has not accepted yet.
    Admitted,
    /// Accepted; waits for one other organisation to have received it.
    Waiting,
    /// Member.
    Member,
    /// Left.
    Left,
    /// Its membership was ended by the others.
    Removed,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationView {
    /// Its id.
    pub org: OrgId,
    /// Its name, when its card has been read.
    pub name: Option<String>,
    /// Two letters that tell partners apart.
    pub code: String,
    /// Place in the network's colour order, from 0.
    pub colour: usize,
    /// What it is.
    pub kind: OrgKind,
    /// Formal or informal.
    pub formality: Formality,
    /// Life areas it has something to offer in.
    pub areas: Vec<LifeArea>,
    /// What it has to offer.
    pub offers: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// Whether it has a voice.
    pub voice: bool,
    /// Its membership, from 1.
    pub number: u32,
    /// Who admitted or endorsed it.
    pub endorsed_by: Vec<OrgId>,
    /// Who has received its membership.
    pub received_by: Vec<OrgId>,
    /// Whether it is the reader's own.
    pub own: bool,
    /// Its log of the card, when there is one.
    pub card: Option<LogId>,
    /// Roles of the five groups that nobody of it fills yet.
    pub gaps: Vec<Role>,
    /// Its fixed contacts for plans who still act for it, ascending.
    #[serde(default)]
    pub contacts: Vec<PersonId>,
    /// What others say about its membership.
    pub membership: MembershipView,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Its id.
    pub person: PersonId,
    /// The organisation.
    pub org: OrgId,
    /// Its log of the card, when there is one.
    #[serde(default)]
    pub card: Option<LogId>,
    /// The name, when the card has been read.
    pub name: Option<String>,
    /// Roles.
    pub roles: Vec<Role>,
    /// How to reach this person.
    pub contact: Option<String>,
    /// What this person did to learn as a guide, the earliest first.
    #[serde(default)]
    pub training: Vec<TrainingView>,
    /// What the person may do.
    pub mandates: Mandates,
    /// Still acts for the organisation.
    pub active: bool,
    /// Whether it is the reader.
    pub own: bool,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// Its id.
    pub device: DeviceId,
    /// Whose.
    pub person: PersonId,
    /// The organisation.
    pub org: OrgId,
    /// May act.
    pub active: bool,
    /// Whether it is this device.
    pub own: bool,
}

/// An invitation that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    /// Its id.
    pub invite: InviteId,
    /// Who invited.
    pub by: OrgId,
    /// Last day.
    pub expires: Option<Day>,
    /// Where it stands.
    pub state: InvitationState,
    /// The organisation that used it.
    pub org: Option<OrgId>,
    /// The code to compare, once it was used: five groups of four digits.
    pub code: Option<String>,
    /// What the newcomer calls itself, at the device it knocked at and while that runs: its own words, unverified.
    pub candidate: Option<Candidate>,
    /// Whether the reader's organisation made it.
    pub own: bool,
}

/// What a newcomer calls itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its organisation.
    pub organisation: String,
    /// The person at the other end.
    pub person: String,
    /// Somebody who is here already and whose name this one could be taken for.
    pub like: Option<OrgId>,
}

/// Where an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// Nobody used it yet.
    Open,
    /// Used; the codes wait to be compared.
    WaitsForCode,
    /// The inviter confirmed the code.
    Confirmed,
    /// Two newcomers used it: both are on hold.
    UsedTwice,
    /// Revoked.
    Revoked,
    /// Past its last day.
    Expired,
    /// What the newcomer hears: nobody who was asked carries its answer in.
    Refused(InviteRefusal),
}

/// Why an answer to an invitation is not carried in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InviteRefusal {
    /// Somebody else came with it.
    Used,
    /// Its last day has passed.
    Expired,
    /// It was revoked.
    Revoked,
    /// Who was asked does not know it, or it was altered.
    Unknown,
    /// Who was asked is in another network.
    WrongNetwork,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableView {
    /// Its log.
    pub log: LogId,
    /// The name.
    pub name: String,
    /// The neighbourhood.
    pub area: Option<String>,
    /// When it meets.
    pub rhythm: Option<String>,
    /// Who reads it.
    pub readers: ReaderRule,
    /// Organisations that read it.
    pub orgs: Vec<OrgId>,
}

/// Everything about who belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkView {
    /// Its id.
    pub network: NetworkId,
    /// Its name.
    pub name: String,
    /// Where it works.
    pub region: Option<String>,
    /// The log of name and purpose.
    pub log: Option<LogId>,
    /// What it is for.
    pub purpose: String,
    /// The reader.
    pub me: Option<Me>,
    /// Organisations, members first.
    pub organisations: Vec<OrganisationView>,
    /// People.
    pub people: Vec<PersonView>,
    /// Devices.
    pub devices: Vec<DeviceView>,
    /// Invitations.
    pub invitations: Vec<InvitationView>,
    /// Tables the reader's organisation reads.
    pub tables: Vec<TableView>,
    /// Fewer than three founding voices: losing one can undo a decision.
    pub few_voices: bool,
    /// The own organisation's devices on the way in and its recovery.
    #[serde(default)]
    pub household: HouseholdView,
    /// How many members must admit a newcomer.
    pub sponsors: u32,
    /// New cases and invitations rest.
    pub paused: bool,
    /// Changes of a rule that were asked for.
    pub motions: Vec<MotionView>,
    /// Groups of members that read tables of their own.
    #[serde(default)]
    pub groups: Vec<GroupView>,
    /// The network that this one continues.
    #[serde(default)]
    pub continues: Option<OriginView>,
    /// Blind peers of members.
    #[serde(default)]
    pub blind_peers: Vec<BlindPeerView>,
    /// Step templates that the network wrote itself.
    #[serde(default)]
    pub templates: Vec<TemplateView>,
    /// Breakthrough budgets.
    #[serde(default)]
    pub budgets: Vec<BudgetView>,
    /// Escalation ladders.
    #[serde(default)]
    pub ladders: Vec<LadderView>,
}

/// A group of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupView {
    /// Its id.
    pub group: GroupId,
    /// Members in it, ascending.
    pub orgs: Vec<OrgId>,
}

/// The reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub person: PersonId,
    /// The device.
    pub device: DeviceId,
    /// What the person may do.
    pub mandates: Mandates,
    /// Whether anything may be written: false after leaving.
    pub writable: bool,
}

/// Where a case stands, derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Being written.
    Draft,
    /// Brought to the table.
    Submitted,
    /// On the agenda.
    Scheduled,
    /// Discussed; tips are being tried.
    Trying,
    /// Every chosen tip has been reported on.
    ReportedBack,
    /// Closed.
    Closed,
    /// Withdrawn.
    Withdrawn,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// Its log.
    pub log: LogId,
    /// How it is shared.
    pub mode: CaseMode,
    /// The title.
    pub title: String,
    /// The table of a learning case.
    pub table: Option<LogId>,
    /// Who brought it.
    pub by: OrgId,
    /// Who answers for a circle case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<OrgId>,
    /// Where it stands.
    pub state: CaseState,
    /// What its plan has come to.
    #[serde(default)]
    pub plan: Box<PlanRow>,
    /// Rows of the matrix.
    pub areas: Vec<LifeArea>,
    /// Tips that are not archived.
    pub tips: usize,
    /// Of those, tips with a report.
    pub reported: usize,
    /// How often something was told of it as a whole.
    #[serde(default)]
    pub told: usize,
    /// Of a learning case, the day of the resident's last verdict, where that is that it helped.
    #[serde(default)]
    pub helped: Option<Day>,
    /// Remarks beside it that are open.
    #[serde(default)]
    pub remarks: usize,
    /// When it was opened, by its author's claim.
    #[serde(default = "long_ago")]
    pub opened: Timestamp,
    /// Hidden after this day.
    pub retain_until: Day,
    /// Past that day.
    pub hidden: bool,
    /// Who may read a circle case, ascending.
    pub readers: Vec<CircleReader>,
    /// Who reads its log, by the log's own word; filled in when it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<ReaderRule>,
    /// The last claimed change.
    pub changed: Timestamp,
}

impl CaseRow {
    /// Whether something of it climbs a ladder: a flag beside where the case stands, never a step of it.
    pub const fn is_escalated(&self) -> bool {
        crate::breakthrough::is_open(self.state) && !self.plan.escalations.is_empty()
    }
}

const fn long_ago() -> Timestamp {
    Timestamp(0)
}

/// A case in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// The row.
    pub row: CaseRow,
    /// Why a learning case may be discussed.
    pub ground: String,
    /// What a circle case has beside.
    pub circle: Option<Box<CircleView>>,
    /// The question in the client's words.
    pub question: String,
    /// The situation.
    pub situation: String,
    /// Strengths.
    pub strengths: String,
    /// Tips, first by cell, then in causal order.
    pub tips: Vec<TipView>,
    /// What was told of the case as a whole, in causal order; nothing replaces anything.
    #[serde(default)]
    pub lines: Vec<CaseLine>,
    /// The breakthrough plan.
    #[serde(default)]
    pub plan: Box<PlanView>,
    /// Talk beside it.
    #[serde(default)]
    pub talk: Vec<RemarkView>,
    /// Reply sheets that were handed out, in causal order.
    #[serde(default)]
    pub sheets: Vec<ReplySheetView>,
    /// Steps with their author.
    pub steps: Vec<StepView>,
    /// Passages of ended or forked authors that do not count, for a person to settle.
    pub set_apart: Vec<SetApart>,
    /// The case of an earlier network that this is a copy of.
    #[serde(default)]
    pub continues: Option<LogId>,
}

/// A step of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// Which.
    pub step: CaseStep,
    /// The day it concerns.
    pub on: Option<Day>,
    /// Who said so.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// A tip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipView {
    /// Its id.
    pub tip: FactId,
    /// Who gave it.
    pub by: OrgId,
    /// The causally latest wording and place; two or more when partners changed it apart.
    pub versions: Vec<TipVersion>,
    /// The causally latest reports; two or more when they were written apart.
    pub reports: Vec<TipReport>,
    /// Archived.
    pub archived: bool,
}

/// One wording of a tip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipVersion {
    /// Row.
    pub area: LifeArea,
    /// Column.
    pub level: SupportLevel,
    /// The words.
    pub text: String,
    /// Who wrote them.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// A report on a tip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipReport {
    /// What became of it.
    pub result: TipResult,
    /// One line.
    pub note: Option<String>,
    /// Who reported.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
    /// For whom it was entered: what is on the reply sheet it came back on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<String>,
}

/// Something that was kept but does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetApart {
    /// Whose.
    pub by: Option<OrgId>,
    /// The text, when it is text and could be read.
    pub text: Option<String>,
    /// Why, as a key of the language files.
    pub reason: String,
}

/// What one log adds to lists, derived from its facts and texts alone. Kept in the store as a cache.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// The network's name and purpose.
    Network {
        /// Name.
        name: String,
        /// Region.
        region: Option<String>,
        /// Purpose.
        purpose: String,
        /// The network that this one continues.
        #[serde(default)]
        continues: Option<OriginView>,
        /// Blind peers, by endpoint and organisation.
        #[serde(default)]
        blind_peers: Vec<BlindPeer>,
        /// Step templates, in causal order.
        #[serde(default)]
        templates: Vec<TemplateView>,
        /// Breakthrough budgets, in causal order.
        #[serde(default)]
        budgets: Vec<BudgetView>,
        /// Escalation ladders, in causal order.
        #[serde(default)]
        ladders: Vec<LadderView>,
    },
    /// An organisation's card.
    Organisation(OrganisationCard),
    /// A person's card.
    Person(PersonCard),
    /// A table; `orgs` is filled in from the roster when it is shown.
    Table(TableView),
    /// A case.
    Case(CaseRow),
    /// An agreement.
    Agreement(AgreementRow),
    /// A round.
    Round(RoundView),
    /// A season.
    Season(SeasonView),
    /// A lesson.
    Lesson(LessonView),
    /// A departure.
    Departure(DepartureView),
    /// A meeting.
    Meeting(MeetingView),
    /// A capture of relations.
    Capture(CaptureView),
    /// An experiment.
    Experiment(ExperimentView),
    /// A story.
    Story(StoryView),
    /// The log was dropped.
    Dropped {
        /// What it was.
        kind: LogKind,
    },
}

/// The card of an organisation, as its log says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationCard {
    /// Its log.
    pub log: LogId,
    /// Whose.
    pub org: OrgId,
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: OrgKind,
    /// Formal or informal.
    pub formality: Formality,
    /// Life areas.
    pub areas: Vec<LifeArea>,
    /// Offers.
    pub offers: Option<String>,
    /// Fixed contacts for plans, as it named them; whoever ended may be among them.
    #[serde(default)]
    pub contacts: Vec<PersonId>,
}

/// The card of a person, as its log says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonCard {
    /// Its log.
    pub log: LogId,
    /// Whose.
    pub person: PersonId,
    /// The organisation that wrote it.
    pub org: OrgId,
    /// The name.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// How to reach this person.
    pub contact: Option<String>,
    /// What this person did to learn as a guide, the earliest first.
    #[serde(default)]
    pub training: Vec<TrainingView>,
}

/// The one thing that is opened in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// A case.
    Case(CaseView),
    /// An agreement.
    Agreement(AgreementView),
}

impl Detail {
    /// The talk beside it.
    pub fn talk(&self) -> &[RemarkView] {
        match self {
            Self::Case(case) => &case.talk,
            Self::Agreement(agreement) => &agreement.talk,
        }
    }
}

/// A partner, as synchronisation knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerView {
    /// The partner's device.
    pub device: DeviceId,
    /// Its organisation, once known.
    pub org: Option<OrgId>,
    /// Whether a connection is open.
    pub connected: bool,
    /// When it was last heard, by this device's clock.
    pub last_heard: Option<Timestamp>,
    /// Own entries it has not confirmed; absent: not known.
    pub to_go: Option<u64>,
    /// It said that this device, or its organisation, may no longer connect.
    pub turned_away: bool,
}

/// What is known of the copy that one device holds of the log that is opened in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyView {
    /// The device.
    pub device: DeviceId,
    /// Its organisation.
    pub org: OrgId,
    /// Whose it is.
    pub person: PersonId,
    /// Whether it may read what is written from now on; else it could once.
    pub reads: bool,
    /// What it holds, as far as it said.
    pub state: CopyState,
}

/// How certain it is what a device holds of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyState {
    /// It is this device.
    Here,
    /// It confirmed all that it may have.
    All,
    /// It confirmed something older, or that it has nothing yet.
    Behind,
    /// It has not said.
    Unknown,
}

/// How this replica stands with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncView {
    /// Partner devices.
    pub peers: Vec<PeerView>,
    /// Entries that were set apart, by reason.
    pub quarantined: Vec<QuarantineView>,
    /// Entries that wait for something not yet received.
    pub parked: usize,
    /// Logs that are readable in principle, whose key has not arrived.
    pub waiting_for_key: usize,
    /// Copies of the log that is opened in full.
    #[serde(default)]
    pub copies: Vec<CopyView>,
}

/// Entries that were set apart for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarantineView {
    /// Which log.
    pub log: LogId,
    /// Whose, once known.
    pub org: Option<OrgId>,
    /// Why, as a stable code.
    pub reason: String,
    /// How many.
    pub count: usize,
}

/// Everything the client shows at one moment, published as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Counts up with every change.
    pub version: u64,
    /// The day it was made for.
    pub today: Day,
    /// Who belongs.
    pub network: NetworkView,
    /// Cases the reader may see, most recently changed first; hidden ones left out.
    pub cases: Vec<CaseRow>,
    /// Meetings, earliest day first.
    #[serde(default)]
    pub meetings: Vec<MeetingView>,
    /// Agreements.
    pub agreements: Vec<AgreementRow>,
    /// Rounds, oldest first.
    pub rounds: Vec<RoundView>,
    /// Seasons.
    pub seasons: Vec<SeasonView>,
    /// Lessons.
    pub lessons: Vec<LessonView>,
    /// Departures.
    pub departures: Vec<DepartureView>,
    /// What is opened in full.
    pub detail: Option<Detail>,
    /// How this replica stands with the others.
    pub sync: SyncView,
    /// Own scores that wait on this device for their round.
    #[serde(default)]
    pub own_scores: Vec<OwnScoresView>,
    /// Captures of relations, oldest first.
    #[serde(default)]
    pub captures: Vec<CaptureView>,
    /// Experiments, oldest first.
    #[serde(default)]
    pub experiments: Vec<ExperimentView>,
    /// Stories, oldest first.
    #[serde(default)]
    pub stories: Vec<StoryView>,
    /// How many stories were taken back. Nothing else is left of them.
    #[serde(default)]
    pub stories_taken_back: usize,
}

/// The texts of a log.
pub type Texts = std::collections::BTreeMap<TextField, String>;
