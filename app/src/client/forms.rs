//! What a person fills in before something is done, and what must be right about it. Nothing here draws.

mod agreement;
mod budget;
mod check;
mod circle;
mod escalation;
mod experiment;
mod finish;
mod growth;
mod inbox;
mod kept;
mod learning;
mod meeting;
mod onward;
mod own;
mod plan;
pub mod reply;
mod steps;
mod talk;

use std::fmt;

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::id::{DeviceId, FactId, InviteId, LogId, OrgId, PersonId, VersionId};
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::{
    AgreementRule, DropReason, Formality, LearningOrder, LifeArea, Mandates, OrgKind, RemovalReason, Role, RoundWay,
    SupportLevel, TipResult, Verdict,
};

pub use agreement::AgreementForm;
pub use budget::BudgetForm;
pub use check::{Check, Wrong};
pub use circle::{CircleForm, GroundForm};
pub use escalation::EscalationForm;
pub use experiment::ExperimentForm;
pub use growth::GrowthForm;
pub use inbox::InboxForm;
pub use kept::{KEPT_MAX, read as read_kept, written as written_kept};
pub use learning::{LearningForm, StoryForm, TrainingForm};
pub use meeting::{MeetingForm, WhenForm};
pub use onward::{EarlierForm, RefoundForm};
pub use own::{LostForm, OwnForm, SaveForm};
pub use plan::PlanForm;
pub use reply::ReplyForm;
pub use steps::StepsForm;
pub use talk::TalkForm;

use zeroize::Zeroize as _;

use super::intent::{Intent, LockAfter, NodeRequest, Passphrase, ScreenAfter};
use crate::text::Lang;
use crate::text::dates::field_day;

/// A form, with what was filled in so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command of the same name mean")]
pub enum Form {
    Network {
        name: String,
        region: String,
    },
    Organisation {
        name: String,
        kind: OrgKind,
        formality: Formality,
        areas: Vec<LifeArea>,
        offers: String,
    },
    Person(PersonForm),
    Invite {
        expires: String,
        message: String,
        tables: Vec<LogId>,
    },
    /// Invites every organisation of a list; the sheets are written in this language.
    InviteList {
        lang: Lang,
        list: String,
        sheets: String,
        expires: String,
    },
    /// Stands against an organisation's membership.
    Removal {
        org: OrgId,
        reason: Option<RemovalReason>,
    },
    /// Asks for another number of sponsors.
    Sponsors {
        count: u32,
    },
    /// Hands the own membership over.
    Succession {
        to: Option<OrgId>,
    },
    /// Shows an invitation that was made.
    Invitation {
        text: String,
    },
    Table {
        table: Option<LogId>,
        name: String,
        area: String,
        rhythm: String,
        everybody: bool,
        orgs: Vec<OrgId>,
    },
    LetIn {
        table: LogId,
        org: Option<OrgId>,
    },
    Case(CaseForm),
    Circle(Box<CircleForm>),
    Ground {
        case: LogId,
        ground: Box<GroundForm>,
    },
    Reader {
        case: LogId,
        reader: Option<(OrgId, PersonId)>,
    },
    Recall {
        log: LogId,
        sentence: String,
    },
    CaseCard {
        case: LogId,
        title: String,
        areas: Vec<LifeArea>,
        retain: String,
        #[serde(default)]
        keep: Vec<String>,
    },
    Schedule {
        case: LogId,
        on: String,
    },
    Tip {
        case: LogId,
        tip: Option<FactId>,
        area: LifeArea,
        level: SupportLevel,
        text: String,
        #[serde(default)]
        keep: Vec<String>,
    },
    Report {
        case: LogId,
        tip: FactId,
        title: String,
        result: Option<TipResult>,
        note: String,
    },
    Agreement(Box<AgreementForm>),
    Criterion {
        agreement: LogId,
        text: String,
    },
    Propose(ProposeForm),
    EndAgreement {
        agreement: LogId,
        version: VersionId,
        reason: String,
    },
    /// Records what was signed on paper.
    SignedOnPaper {
        agreement: LogId,
        version: VersionId,
        verdict: Option<Verdict>,
        note: String,
        by: String,
        on: String,
    },
    /// Writes the proof of one verdict.
    Proof {
        agreement: LogId,
        version: VersionId,
        org: Option<OrgId>,
        to: String,
    },
    Round {
        title: String,
        way: RoundWay,
    },
    /// Sheets of paper that named each phase, as numbers with spaces between.
    Paper {
        round: LogId,
        dimension: u32,
        counts: String,
    },
    Score {
        round: LogId,
        dimension: u32,
        score: Option<u32>,
        evidence: String,
    },
    Season {
        title: String,
    },
    Action {
        season: Option<LogId>,
        what: String,
        owner: OrgId,
        person: Option<PersonId>,
        due: String,
        origin: Option<LogId>,
    },
    HandOver {
        season: LogId,
        action: FactId,
        owner: Option<OrgId>,
    },
    Due {
        season: LogId,
        action: FactId,
        due: String,
    },
    Lend {
        season: LogId,
        action: FactId,
        to: Option<OrgId>,
        until: String,
    },
    Lesson {
        title: String,
        order: LearningOrder,
        cases: Vec<LogId>,
        text: String,
    },
    Backup {
        to: String,
    },
    Package {
        to: String,
    },
    Export {
        to: String,
    },
    Import {
        from: String,
    },
    /// Offers the blind peer of a ticket.
    BlindPeer {
        ticket: String,
    },
    /// About a meeting.
    Meeting(Box<MeetingForm>),
    /// Something to say beside a case or an agreement.
    Talk(Box<TalkForm>),
    /// About an experiment.
    Experiment(Box<ExperimentForm>),
    /// About learning together.
    Learning(Box<LearningForm>),
    /// About the steps of a discussion.
    Steps(Box<StepsForm>),
    /// About a breakthrough budget.
    Budget(Box<BudgetForm>),
    /// About the breakthrough plan of a case.
    Plan(Box<PlanForm>),
    /// About the inbox of plans.
    Inbox(Box<InboxForm>),
    /// About escalation.
    Escalation(Box<EscalationForm>),
    /// About how the network grows.
    Growth(Box<GrowthForm>),
    /// About the own organisation's devices and registers.
    Own(Box<OwnForm>),
    /// How long the window waits for somebody before it locks.
    LockAfter {
        after: LockAfter,
    },
    /// How long the big screen waits before it shows no case.
    ScreenAfter {
        after: ScreenAfter,
    },
    /// Another passphrase. Never kept.
    #[serde(skip)]
    Passphrase(Box<PassphraseForm>),
    /// The passphrase, to let this computer remember. Never kept.
    #[serde(skip)]
    Remember(Passphrase),
    /// A network that continues this one. Its passphrase is never kept.
    #[serde(skip)]
    Refound(Box<RefoundForm>),
    /// The copy of the network that this one continues.
    #[serde(skip)]
    Earlier(Box<EarlierForm>),
    Sure(Sure),
}

/// Another passphrase for the store on this computer. Wiped when it is closed.
#[derive(Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is what its label says")]
pub struct PassphraseForm {
    pub old: String,
    pub new: String,
    pub again: String,
}

impl fmt::Debug for PassphraseForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PassphraseForm(..)")
    }
}

impl Drop for PassphraseForm {
    fn drop(&mut self) {
        self.old.zeroize();
        self.new.zeroize();
        self.again.zeroize();
    }
}

/// A person of the own organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command mean")]
pub struct PersonForm {
    pub person: PersonId,
    /// Already enrolled, with these mandates.
    pub enrolled: Option<Mandates>,
    pub name: String,
    pub roles: Vec<Role>,
    pub contact: String,
    pub mandates: Mandates,
}

/// A case that is brought in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command mean")]
pub struct CaseForm {
    pub table: Option<LogId>,
    pub title: String,
    pub question: String,
    pub ground: String,
    pub retain: String,
    pub areas: Vec<LifeArea>,
    #[serde(default)]
    pub keep: Vec<String>,
    /// What is answered with "not yet".
    #[serde(default)]
    pub later: Vec<String>,
    /// Its number, when it waits on this device.
    #[serde(default)]
    pub kept: Option<u64>,
    /// What in the words may tell who it is about and was not kept, as it was last looked at.
    #[serde(skip)]
    pub found: Vec<String>,
}

/// A version that is laid before others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command mean")]
pub struct ProposeForm {
    pub agreement: LogId,
    pub rule: AgreementRule,
    pub electorate: Vec<OrgId>,
    pub effective: String,
    pub review: String,
    pub stop: String,
}

/// What is asked once more before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command of the same name mean")]
pub enum Sure {
    RevokeDevice(DeviceId),
    EndPerson(PersonId),
    RevokeInvite(InviteId),
    EndBlindPeer(DeviceId),
    StopJoining,
    LeaveTable(LogId),
    ArchiveTip {
        case: LogId,
        tip: FactId,
    },
    ArchiveSolution {
        case: LogId,
        solution: FactId,
    },
    CloseRound(LogId),
    Seal(LogId),
    EndSealing(LogId),
    WithdrawGround {
        case: LogId,
        ground: FactId,
    },
    Recognise {
        case: LogId,
        org: OrgId,
        person: PersonId,
    },
    TakeOut {
        case: LogId,
        org: OrgId,
        person: PersonId,
    },
    TakeOver(OrgId),
    Pause(bool),
    Drop {
        log: LogId,
        reason: DropReason,
    },
    /// The resident takes the word for a story back.
    StoryBack(LogId),
}

impl Sure {
    /// The key of the question; `-text` and `-do` are added for the sentences below and the button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::RevokeDevice(_) => "sure-revoke-device",
            Self::EndPerson(_) => "sure-end-person",
            Self::RevokeInvite(_) => "sure-revoke-invite",
            Self::EndBlindPeer(_) => "sure-end-blind",
            Self::StopJoining => "sure-stop-joining",
            Self::LeaveTable(_) => "sure-leave-table",
            Self::ArchiveTip { .. } => "sure-archive-tip",
            Self::ArchiveSolution { .. } => "sure-archive-solution",
            Self::CloseRound(_) => "sure-close-round",
            Self::Seal(_) => "sure-seal",
            Self::EndSealing(_) => "sure-end-sealing",
            Self::WithdrawGround { .. } => "sure-withdraw-ground",
            Self::Recognise { .. } => "sure-recognise",
            Self::TakeOut { .. } => "sure-take-out",
            Self::TakeOver(_) => "sure-take-over",
            Self::Pause(true) => "sure-pause",
            Self::Pause(false) => "sure-resume",
            Self::Drop { .. } => "sure-drop",
            Self::StoryBack(_) => "sure-story-back",
        }
    }

    fn intent(self) -> Intent {
        Intent::Do(match self {
            Self::StopJoining => return Intent::Node(NodeRequest::StopJoining),
            Self::RevokeDevice(device) => Command::RevokeDevice { device },
            Self::EndPerson(person) => Command::EndPerson { person },
            Self::RevokeInvite(invite) => Command::RevokeInvite { invite },
            Self::EndBlindPeer(endpoint) => Command::EndBlindPeer { endpoint },
            Self::LeaveTable(table) => Command::LeaveTable { table },
            Self::ArchiveTip { case, tip } => Command::ArchiveTip { case, tip },
            Self::ArchiveSolution { case, solution } => {
                Command::OnPlan { case, act: PlanAct::ArchiveSolution { solution } }
            }
            Self::CloseRound(round) => Command::CloseRound { round },
            Self::Seal(round) => Command::SealScores { round },
            Self::EndSealing(round) => Command::EndSealing { round },
            Self::WithdrawGround { case, ground } => Command::WithdrawGround { case, ground },
            Self::Recognise { case, org, person } | Self::TakeOut { case, org, person } => {
                Command::TakeOutReader { case, org, person }
            }
            Self::TakeOver(from) => Command::TakeOver { from },
            Self::Pause(on) => Command::VotePause { on },
            Self::Drop { log, reason } => Command::DropLog { log, reason },
            Self::StoryBack(log) => Command::DropLog { log, reason: DropReason::Withdrawn },
        })
    }
}

/// A form on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// The form.
    pub form: Form,
    /// It was sent before and something was wrong; from then on that is shown.
    pub tried: bool,
    /// How often it was drawn, up to two.
    pub frames: u8,
    /// Something was filled in since it was opened.
    pub written: bool,
}

impl Asking {
    /// A form that was just opened.
    pub const fn new(form: Form) -> Self {
        Self { form, tried: false, frames: 0, written: false }
    }

    /// Whether closing it would lose what somebody wrote.
    pub const fn is_written(&self) -> bool {
        self.written && self.form.is_draft()
    }

    /// A form with what was written in it before.
    pub fn again(form: Form) -> Self {
        Self { written: true, ..Self::new(form) }
    }
}

impl Form {
    /// A new round, sealed unless somebody chooses otherwise.
    pub const fn round() -> Self {
        Self::Round { title: String::new(), way: RoundWay::Sealed }
    }

    /// Whether something may be typed in it that is worth keeping when the window locks.
    pub const fn is_draft(&self) -> bool {
        match self {
            Self::Invitation { .. }
            | Self::LockAfter { .. }
            | Self::ScreenAfter { .. }
            | Self::Passphrase(_)
            | Self::Remember(_)
            | Self::Refound(_)
            | Self::Earlier(_)
            | Self::Sure(_) => false,
            Self::Own(form) => form.is_draft(),
            Self::Growth(form) => form.is_draft(),
            _ => true,
        }
    }

    /// The key of the title; `-do` is added for the button.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Network { .. } => "form-network",
            Self::Organisation { .. } => "form-organisation",
            Self::Person(person) if person.enrolled.is_some() => "form-person-edit",
            Self::Person(_) => "form-person",
            Self::Invite { .. } => "form-invite",
            Self::InviteList { .. } => "form-invite-list",
            Self::Removal { .. } => "form-removal",
            Self::Sponsors { .. } => "form-sponsors",
            Self::Succession { .. } => "form-succession",
            Self::Invitation { .. } => "form-invitation",
            Self::Table { table: None, .. } => "form-table",
            Self::Table { .. } => "form-table-edit",
            Self::LetIn { .. } => "form-let-in",
            Self::Case(_) => "form-case",
            Self::Circle(_) => "form-circle",
            Self::Ground { .. } => "form-ground",
            Self::Reader { .. } => "form-reader",
            Self::Recall { .. } => "form-recall",
            Self::CaseCard { .. } => "form-case-card",
            Self::Schedule { .. } => "form-schedule",
            Self::Tip { tip: None, .. } => "form-tip",
            Self::Tip { .. } => "form-tip-edit",
            Self::Report { .. } => "form-report",
            Self::Agreement(_) => "form-agreement",
            Self::Criterion { .. } => "form-criterion",
            Self::Propose(_) => "form-propose",
            Self::EndAgreement { .. } => "form-end-agreement",
            Self::SignedOnPaper { .. } => "form-signed",
            Self::Proof { .. } => "form-proof",
            Self::Round { .. } => "form-round",
            Self::Score { .. } => "form-score",
            Self::Paper { .. } => "form-paper",
            Self::Season { .. } => "form-season",
            Self::Action { .. } => "form-action",
            Self::HandOver { .. } => "form-hand-over",
            Self::Due { .. } => "form-due",
            Self::Lend { .. } => "form-lend",
            Self::Lesson { .. } => "form-lesson",
            Self::Backup { .. } => "form-backup",
            Self::Package { .. } => "form-package",
            Self::Export { .. } => "form-export",
            Self::Import { .. } => "form-import",
            Self::BlindPeer { .. } => "form-blind-peer",
            Self::Meeting(form) => form.key(),
            Self::Steps(form) => form.key(),
            Self::Budget(form) => form.key(),
            Self::Plan(form) => form.key(),
            Self::Inbox(form) => form.key(),
            Self::Escalation(form) => form.key(),
            Self::Growth(form) => form.key(),
            Self::Talk(form) => form.key(),
            Self::Experiment(form) => form.key(),
            Self::Learning(form) => form.key(),
            Self::Own(form) => form.key(),
            Self::LockAfter { .. } => "form-lock-after",
            Self::ScreenAfter { .. } => "form-screen-after",
            Self::Passphrase(_) => "form-passphrase",
            Self::Remember(_) => "form-remember",
            Self::Refound(_) => "form-refound",
            Self::Earlier(_) => "form-earlier",
            Self::Sure(sure) => sure.key(),
        }
    }

    /// An empty form for an invitation that holds for two weeks.
    pub fn invite(snapshot: &Snapshot, lang: Lang) -> Self {
        let expires = field_day(snapshot.today.plus(14), lang);
        Self::Invite { expires, message: String::new(), tables: Vec::new() }
    }

    /// An empty form for a case, with the table that is most likely meant and a year of retention.
    pub fn case(snapshot: &Snapshot, lang: Lang, table: Option<LogId>) -> Self {
        let table = table.or(match snapshot.network.tables.as_slice() {
            [only] => Some(only.log),
            _ => None,
        });
        Self::Case(CaseForm {
            table,
            title: String::new(),
            question: String::new(),
            ground: String::new(),
            retain: field_day(snapshot.today.plus(365), lang),
            areas: Vec::new(),
            keep: Vec::new(),
            later: Vec::new(),
            kept: None,
            found: Vec::new(),
        })
    }

    /// An empty form for a person; none when the computer gives no random bytes.
    pub fn person() -> Option<Self> {
        let mut id = [0; PersonId::LENGTH];
        getrandom::fill(&mut id).ok()?;
        Some(Self::Person(PersonForm {
            person: PersonId(id),
            enrolled: None,
            name: String::new(),
            roles: Vec::new(),
            contact: String::new(),
            mandates: Mandates::NONE,
        }))
    }

    /// An empty form for an action, owned by the own organisation and due in four weeks.
    pub fn action(snapshot: &Snapshot, lang: Lang, season: Option<LogId>, origin: Option<LogId>) -> Option<Self> {
        let me = snapshot.network.me?;
        let season = season.or_else(|| snapshot.seasons.last().map(|season| season.log));
        let due = field_day(snapshot.today.plus(28), lang);
        Some(Self::Action { season, what: String::new(), owner: me.org, person: None, due, origin })
    }

    /// A form for a version: everybody with a voice decides, by consent, reviewed in half a year.
    pub fn propose(snapshot: &Snapshot, lang: Lang, agreement: LogId) -> Self {
        let electorate = snapshot.network.organisations.iter().filter(|org| org.voice).map(|org| org.org).collect();
        Self::Propose(ProposeForm {
            agreement,
            rule: AgreementRule::Consent,
            electorate,
            effective: String::new(),
            review: field_day(snapshot.today.plus(182), lang),
            stop: String::new(),
        })
    }
}

#[cfg(test)]
mod tests;
