//! Keys of the words for the closed lists of the field, and the lists in the order they are offered.

use wijktafel_core::gate::refusal::Refusal;
use wijktafel_model::export::html::letter::Request;
use wijktafel_model::identifiers::{Identifier, Spot};
use wijktafel_model::plan::RuleError;
use wijktafel_model::roster::RuleChange;
use wijktafel_model::view::blind::BlindRefusal;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::device::DeviceTicketState;
use wijktafel_model::view::meeting::MeetingState;
use wijktafel_model::view::{
    AgreementState, CaseState, CopyState, InvitationState, InviteRefusal, RoundFault, RoundState, SealState, Stage,
};
use wijktafel_model::words::{
    AgreementKind, AgreementRule, Attendance, CaseStep, ClientVerdict, DropReason, FollowUp, Formality, Informed,
    LawfulGround, LearningOrder, LifeArea, LogKind, Mandates, MeetingKind, OrgKind, RemovalReason, Role, RoundWay,
    SecrecyLift, SpecialCategory, StepMethod, SupportLevel, TextField, TipResult, Verdict,
};
use wijktafel_sync::node::{LockAfter, ScreenAfter};

use wijktafel_sync::access::Act;

use super::Words;

pub mod growth;
pub mod learning;
pub mod plan;

/// What was done with a copy.
pub const fn act(value: Act) -> &'static str {
    match value {
        Act::Read => "access-act-read",
        Act::Search => "access-act-search",
        Act::Copy => "access-act-copy",
        Act::Print => "access-act-print",
        Act::Export => "access-act-export",
        Act::Erase => "access-act-erase",
    }
}

/// How certain it is what a device holds.
pub const fn copy_state(value: CopyState) -> &'static str {
    match value {
        CopyState::Here => "copy-state-here",
        CopyState::All => "copy-state-all",
        CopyState::Behind => "copy-state-behind",
        CopyState::Unknown => "copy-state-unknown",
    }
}

/// What a person concerned asks for.
pub const fn request(value: Request) -> &'static str {
    match value {
        Request::Withdrawal => "request-withdrawal",
        Request::Objection => "request-objection",
        Request::Restriction => "request-restriction",
        Request::Rectification => "request-rectification",
    }
}

/// What somebody may do for the organisation.
pub fn mandates(w: &Words, mandates: Mandates) -> String {
    let list = [
        (mandates.administer, "mandate-administer"),
        (mandates.decide, "mandate-decide"),
        (mandates.sign, "mandate-sign"),
    ];
    let held: Vec<_> = list.iter().filter(|(held, _)| *held).map(|(_, key)| w.t(key).into_owned()).collect();
    if held.is_empty() { w.t("mandate-none").into_owned() } else { held.join(", ") }
}

/// What an organisation is.
pub const fn org_kind(value: OrgKind) -> &'static str {
    match value {
        OrgKind::CareProvider => "org-kind-care-provider",
        OrgKind::Welfare => "org-kind-welfare",
        OrgKind::Municipality => "org-kind-municipality",
        OrgKind::MentalHealth => "org-kind-mental-health",
        OrgKind::PrimaryCare => "org-kind-primary-care",
        OrgKind::Housing => "org-kind-housing",
        OrgKind::Civic => "org-kind-civic",
        OrgKind::Insurer => "org-kind-insurer",
        OrgKind::Education => "org-kind-education",
        OrgKind::Other => "org-kind-other",
    }
}

/// How long a window waits before it locks.
pub const fn lock_after(value: LockAfter) -> &'static str {
    match value {
        LockAfter::Five => "lock-after-5",
        LockAfter::Fifteen => "lock-after-15",
        LockAfter::Sixty => "lock-after-60",
        LockAfter::Never => "lock-after-never",
    }
}

/// How long the big screen waits before it shows no case.
pub const fn screen_after(value: ScreenAfter) -> &'static str {
    match value {
        ScreenAfter::Five => "screen-after-5",
        ScreenAfter::Ten => "screen-after-10",
        ScreenAfter::Thirty => "screen-after-30",
        ScreenAfter::Never => "screen-after-never",
    }
}

/// Formal or informal.
pub const fn formality(value: Formality) -> &'static str {
    match value {
        Formality::Formal => "formality-formal",
        Formality::Informal => "formality-informal",
    }
}

/// A role in the network.
pub const fn role(value: Role) -> &'static str {
    match value {
        Role::Director => "role-director",
        Role::ChangeManager => "role-change-manager",
        Role::Professional => "role-professional",
        Role::Resident => "role-resident",
        Role::GuidanceTeam => "role-guidance-team",
        Role::ProcessGuide => "role-process-guide",
        Role::Coach => "role-coach",
        Role::Coordinator => "role-coordinator",
        Role::Rover => "role-rover",
        Role::CaseBringer => "role-case-bringer",
        Role::ProjectLead => "role-project-lead",
    }
}

/// A column of the matrix.
pub const fn level(value: SupportLevel) -> &'static str {
    match value {
        SupportLevel::Own => "level-own",
        SupportLevel::OwnNetwork => "level-own-network",
        SupportLevel::Neighbourhood => "level-neighbourhood",
        SupportLevel::Formal => "level-formal",
    }
}

/// A row of the matrix.
pub const fn area(value: LifeArea) -> &'static str {
    match value {
        LifeArea::Finances => "area-finances",
        LifeArea::Work => "area-work",
        LifeArea::TimeUse => "area-time-use",
        LifeArea::Housing => "area-housing",
        LifeArea::Home => "area-home",
        LifeArea::MentalHealth => "area-mental-health",
        LifeArea::PhysicalHealth => "area-physical-health",
        LifeArea::SubstanceUse => "area-substance-use",
        LifeArea::BasicLiving => "area-basic-living",
        LifeArea::Household => "area-household",
        LifeArea::SocialNetwork => "area-social-network",
        LifeArea::Participation => "area-participation",
        LifeArea::Justice => "area-justice",
        LifeArea::Other => "area-other",
    }
}

/// Why an organisation stands against another one's membership.
pub const fn removal_reason(value: RemovalReason) -> &'static str {
    match value {
        RemovalReason::ConfidenceBroken => "removal-confidence",
        RemovalReason::AgreementBroken => "removal-agreement",
        RemovalReason::OutOfItsHands => "removal-out-of-hands",
        RemovalReason::NotWhoItSaid => "removal-not-who",
        RemovalReason::Silent => "removal-silent",
        RemovalReason::Ceased => "removal-ceased",
        RemovalReason::ToldElsewhere => "removal-told",
    }
}

/// A change of one of the network's rules.
pub fn rule_change(w: &Words, change: RuleChange) -> String {
    match change {
        RuleChange::Sponsors(count) => w.count("motion-sponsors", usize::try_from(count).unwrap_or_default()),
        RuleChange::Pause(true) => w.t("motion-pause").into_owned(),
        RuleChange::Pause(false) => w.t("motion-resume").into_owned(),
    }
}

/// All of them, as they are offered.
pub const REMOVAL_REASONS: [RemovalReason; 7] = [
    RemovalReason::ToldElsewhere,
    RemovalReason::AgreementBroken,
    RemovalReason::ConfidenceBroken,
    RemovalReason::OutOfItsHands,
    RemovalReason::NotWhoItSaid,
    RemovalReason::Silent,
    RemovalReason::Ceased,
];

/// What became of a tip.
pub const fn result(value: TipResult) -> &'static str {
    match value {
        TipResult::NotChosen => "result-not-chosen",
        TipResult::UnderWay => "result-under-way",
        TipResult::Worked => "result-worked",
        TipResult::WorkedPartly => "result-worked-partly",
        TipResult::DidNotWork => "result-did-not-work",
    }
}

/// A step of a case.
pub const fn step(value: CaseStep) -> &'static str {
    match value {
        CaseStep::Submitted => "step-submitted",
        CaseStep::Scheduled => "step-scheduled",
        CaseStep::Discussed => "step-discussed",
        CaseStep::Closed => "step-closed",
        CaseStep::Withdrawn => "step-withdrawn",
        CaseStep::Reopened => "step-reopened",
    }
}

/// What kind of agreement.
pub const fn agreement_kind(value: AgreementKind) -> &'static str {
    match value {
        AgreementKind::Cooperation => "agreement-kind-cooperation",
        AgreementKind::Latitude => "agreement-kind-latitude",
        AgreementKind::Privacy => "agreement-kind-privacy",
        AgreementKind::Ladder => "agreement-kind-ladder",
        AgreementKind::Breakthrough => "agreement-kind-breakthrough",
        AgreementKind::Ending => "agreement-kind-ending",
        AgreementKind::Other => "agreement-kind-other",
    }
}

/// An organisation's word.
pub const fn verdict(value: Verdict) -> &'static str {
    match value {
        Verdict::Agree => "verdict-agree",
        Verdict::AgreeWithNote => "verdict-agree-with-note",
        Verdict::Object => "verdict-object",
        Verdict::Abstain => "verdict-abstain",
    }
}

/// When a version is in force.
pub const fn rule(value: AgreementRule) -> &'static str {
    match value {
        AgreementRule::Consent => "rule-consent",
        AgreementRule::Unanimity => "rule-unanimity",
        AgreementRule::Majority => "rule-majority",
        AgreementRule::Signatories => "rule-signatories",
    }
}

/// How deep a lesson goes.
pub const fn order(value: LearningOrder) -> &'static str {
    match value {
        LearningOrder::First => "order-first",
        LearningOrder::Second => "order-second",
        LearningOrder::Third => "order-third",
    }
}

/// Where an organisation stands.
pub const fn stage(value: Stage) -> &'static str {
    match value {
        Stage::Candidate => "stage-candidate",
        Stage::Admitted => "stage-admitted",
        Stage::Waiting => "stage-waiting",
        Stage::Member => "stage-member",
        Stage::Left => "stage-left",
        Stage::Removed => "stage-removed",
    }
}

/// Where an invitation stands.
pub const fn invitation(value: InvitationState) -> &'static str {
    match value {
        InvitationState::Open => "invitation-open",
        InvitationState::WaitsForCode => "invitation-waits-for-code",
        InvitationState::Confirmed => "invitation-confirmed",
        InvitationState::UsedTwice => "invitation-used-twice",
        InvitationState::Revoked => "invitation-revoked",
        InvitationState::Expired => "invitation-expired",
        InvitationState::Refused(why) => invite_refusal(why),
    }
}

/// Why an answer to an invitation is not carried in: what happened, and what to do.
pub const fn invite_refusal(value: InviteRefusal) -> &'static str {
    match value {
        InviteRefusal::Used => "invite-refusal-used",
        InviteRefusal::Expired => "invite-refusal-expired",
        InviteRefusal::Revoked => "invite-refusal-revoked",
        InviteRefusal::Unknown => "invite-refusal-unknown",
        InviteRefusal::WrongNetwork => "invite-refusal-wrong-network",
    }
}

/// Where a case stands.
pub const fn case_state(value: CaseState) -> &'static str {
    match value {
        CaseState::Draft => "case-state-draft",
        CaseState::Submitted => "case-state-submitted",
        CaseState::Scheduled => "case-state-scheduled",
        CaseState::Trying => "case-state-trying",
        CaseState::ReportedBack => "case-state-reported-back",
        CaseState::Closed => "case-state-closed",
        CaseState::Withdrawn => "case-state-withdrawn",
    }
}

/// Where an agreement stands.
pub const fn agreement_state(value: AgreementState) -> &'static str {
    match value {
        AgreementState::Draft => "agreement-state-draft",
        AgreementState::Proposed => "agreement-state-proposed",
        AgreementState::Objected => "agreement-state-objected",
        AgreementState::InForce => "agreement-state-in-force",
        AgreementState::Disputed => "agreement-state-disputed",
        AgreementState::Replaced => "agreement-state-replaced",
        AgreementState::Ended => "agreement-state-ended",
    }
}

/// Why a log was dropped.
pub const fn drop_reason(value: DropReason) -> &'static str {
    match value {
        DropReason::RetentionPassed => "drop-reason-retention-passed",
        DropReason::Withdrawn => "drop-reason-withdrawn",
        DropReason::Mistake => "drop-reason-mistake",
    }
}

/// How a round takes its scores.
pub const fn round_way(value: RoundWay) -> &'static str {
    match value {
        RoundWay::Open => "round-way-open",
        RoundWay::Sealed => "round-way-sealed",
        RoundWay::Paper => "round-way-paper",
    }
}

/// Where a round stands.
pub const fn round_state(value: RoundState) -> &'static str {
    match value {
        RoundState::Open => "round-state-open",
        RoundState::Sealed => "round-state-sealed",
        RoundState::Revealed => "round-state-revealed",
        RoundState::Discussed => "round-state-discussed",
        RoundState::Fixed => "round-state-fixed",
    }
}

/// Where a participant of a sealed round stands; `open`: the round still is.
pub const fn seal_state(value: SealState, open: bool) -> &'static str {
    match value {
        SealState::NotYet => "seal-not-yet",
        SealState::Sealed => "seal-sealed",
        SealState::Awaited if open => "seal-awaited",
        SealState::Awaited => "seal-not-revealed",
        SealState::Revealed => "seal-revealed",
        SealState::Absent => "seal-absent",
        SealState::Late => "seal-late",
        SealState::Twice => "seal-twice",
    }
}

/// Why something in a sealed round counts for nothing.
pub const fn round_fault(value: RoundFault) -> &'static str {
    match value {
        RoundFault::WithoutSeal => "round-fault-without-seal",
        RoundFault::TooEarly => "round-fault-too-early",
        RoundFault::TooLate => "round-fault-too-late",
        RoundFault::Mismatch => "round-fault-mismatch",
        RoundFault::Again => "round-fault-again",
    }
}

/// What people meet for.
pub const fn meeting_kind(value: MeetingKind) -> &'static str {
    match value {
        MeetingKind::Table => "meeting-kind-table",
        MeetingKind::CrackAndMake => "meeting-kind-crack-and-make",
        MeetingKind::Reflection => "meeting-kind-reflection",
        MeetingKind::Fishbowl => "meeting-kind-fishbowl",
        MeetingKind::Journey => "meeting-kind-journey",
        MeetingKind::Learning => "meeting-kind-learning",
        MeetingKind::Celebration => "meeting-kind-celebration",
        MeetingKind::Training => "meeting-kind-training",
        MeetingKind::Board => "meeting-kind-board",
    }
}

/// A built-in template of steps.
pub const fn step_method(value: StepMethod) -> &'static str {
    match value {
        StepMethod::LeftToRight => "step-method-left",
        StepMethod::Incident => "step-method-incident",
        StepMethod::TenSteps => "step-method-ten",
        StepMethod::Fishbowl => "step-method-bowl",
        StepMethod::CrackAndMake => "step-method-crack",
    }
}

/// Where a meeting stands.
pub const fn meeting_state(value: MeetingState) -> &'static str {
    match value {
        MeetingState::Planned => "meeting-state-planned",
        MeetingState::Running => "meeting-state-running",
        MeetingState::Held => "meeting-state-held",
        MeetingState::Cancelled => "meeting-state-cancelled",
        MeetingState::Passed => "meeting-state-passed",
    }
}

/// Whether somebody was there.
pub const fn attendance(value: Attendance) -> &'static str {
    match value {
        Attendance::Present => "attendance-present",
        Attendance::Unable => "attendance-unable",
        Attendance::Unknown => "attendance-unknown",
    }
}

/// What became of a signal.
pub const fn follow_up(value: FollowUp) -> &'static str {
    match value {
        FollowUp::Action => "follow-up-action",
        FollowUp::Lesson => "follow-up-lesson",
        FollowUp::LetGo => "follow-up-let-go",
        FollowUp::Experiment => "follow-up-experiment",
    }
}

/// A collaborative text.
pub const fn field(value: TextField) -> &'static str {
    match value {
        TextField::Purpose => "field-purpose",
        TextField::Question => "field-question",
        TextField::Situation => "field-situation",
        TextField::Strengths => "field-strengths",
        TextField::Draft => "field-draft",
        TextField::Conclusion => "field-conclusion",
        TextField::LessonText => "field-lesson-text",
        TextField::Harvest => "field-harvest",
        TextField::Notes => "field-notes",
        TextField::Trial => "field-trial",
        TextField::Perspective => "field-perspective",
        TextField::SelfPart => "field-self-part",
    }
}

/// What allows processing data about a person.
pub const fn lawful_ground(value: LawfulGround) -> &'static str {
    match value {
        LawfulGround::Consent => "lawful-ground-consent",
        LawfulGround::Contract => "lawful-ground-contract",
        LawfulGround::LegalDuty => "lawful-ground-legal-duty",
        LawfulGround::VitalInterest => "lawful-ground-vital-interest",
        LawfulGround::PublicTask => "lawful-ground-public-task",
        LawfulGround::LegitimateInterest => "lawful-ground-legitimate-interest",
    }
}

/// What allows it for data about health and the like.
pub const fn special_category(value: SpecialCategory) -> &'static str {
    match value {
        SpecialCategory::NoneWritten => "special-category-none-written",
        SpecialCategory::ExplicitConsent => "special-category-explicit-consent",
        SpecialCategory::SocialSecurity => "special-category-social-security",
        SpecialCategory::VitalInterest => "special-category-vital-interest",
        SpecialCategory::LegalClaim => "special-category-legal-claim",
        SpecialCategory::PublicInterest => "special-category-public-interest",
        SpecialCategory::Care => "special-category-care",
        SpecialCategory::PublicHealth => "special-category-public-health",
    }
}

/// What lifts professional secrecy.
pub const fn secrecy_lift(value: SecrecyLift) -> &'static str {
    match value {
        SecrecyLift::NotBound => "secrecy-lift-not-bound",
        SecrecyLift::Consent => "secrecy-lift-consent",
        SecrecyLift::LegalDuty => "secrecy-lift-legal-duty",
        SecrecyLift::ConflictOfDuties => "secrecy-lift-conflict-of-duties",
    }
}

/// How a person was told.
pub const fn informed(value: Informed) -> &'static str {
    match value {
        Informed::Spoken => "informed-spoken",
        Informed::InWriting => "informed-in-writing",
        Informed::NotYet => "informed-not-yet",
    }
}

/// What may tell who a person is.
pub const fn identifier(value: Identifier) -> &'static str {
    match value {
        Identifier::CitizenNumber => "identifier-citizen-number",
        Identifier::Phone => "identifier-phone",
        Identifier::Mail => "identifier-mail",
        Identifier::Account => "identifier-account",
        Identifier::Date => "identifier-date",
        Identifier::Postcode => "identifier-postcode",
        Identifier::Address => "identifier-address",
        Identifier::Plate => "identifier-plate",
        Identifier::FileNumber => "identifier-file-number",
        Identifier::Name => "identifier-name",
    }
}

/// A text of a case in which something was found.
pub const fn spot(value: Spot) -> &'static str {
    match value {
        Spot::Title => "spot-title",
        Spot::Ground => "spot-ground",
        Spot::Question => field(TextField::Question),
        Spot::Situation => field(TextField::Situation),
        Spot::Strengths => field(TextField::Strengths),
        Spot::Tip => "spot-tip",
        Spot::Plan => "spot-plan",
    }
}

/// How a case is shared, and what that means.
pub const fn mode_note(value: CaseMode) -> &'static str {
    match value {
        CaseMode::Learning => "case-mode-note-learning",
        CaseMode::Circle => "case-mode-note-circle",
    }
}

/// How a case is shared.
pub const fn case_mode(mode: CaseMode) -> &'static str {
    match mode {
        CaseMode::Learning => "case-mode-learning",
        CaseMode::Circle => "case-mode-circle",
    }
}

/// What a log is about.
pub const fn log_kind(value: LogKind) -> &'static str {
    match value {
        LogKind::Roster => "log-kind-roster",
        LogKind::Network => "log-kind-network",
        LogKind::Organisation => "log-kind-organisation",
        LogKind::Person => "log-kind-person",
        LogKind::Table => "log-kind-table",
        LogKind::Case => "log-kind-case",
        LogKind::Agreement => "log-kind-agreement",
        LogKind::Round => "log-kind-round",
        LogKind::Season => "log-kind-season",
        LogKind::Lesson => "log-kind-lesson",
        LogKind::Departure => "log-kind-departure",
        LogKind::Circle => "log-kind-circle",
        LogKind::Meeting => "log-kind-meeting",
        LogKind::Capture => "log-kind-capture",
        LogKind::Experiment => "log-kind-experiment",
        LogKind::Story => "log-kind-story",
    }
}

/// Where a ticket for a device stands.
pub const fn device_ticket(state: DeviceTicketState) -> &'static str {
    match state {
        DeviceTicketState::Open => "device-ticket-open",
        DeviceTicketState::WaitsForCode => "device-ticket-code",
        DeviceTicketState::WaitsForSecond => "device-ticket-second",
        DeviceTicketState::Added => "device-ticket-added",
        DeviceTicketState::Revoked => "device-ticket-revoked",
        DeviceTicketState::Expired => "device-ticket-expired",
    }
}

/// Why nobody takes a device in that asks with a ticket, or by a recovery sheet.
pub const fn entering_refusal(refusal: InviteRefusal, recovery: bool) -> &'static str {
    match (refusal, recovery) {
        (InviteRefusal::Used, false) => "enter-refused-used",
        (InviteRefusal::Used, true) => "refused-sheet-used",
        (InviteRefusal::Revoked, false) => "enter-refused-revoked",
        (InviteRefusal::Revoked, true) => "refused-sheet-replaced",
        (InviteRefusal::Expired, _) => "enter-refused-expired",
        (InviteRefusal::WrongNetwork, _) => "enter-refused-network",
        (InviteRefusal::Unknown, false) => "enter-refused-unknown",
        (InviteRefusal::Unknown, true) => "enter-refused-sheet",
    }
}

/// Why a command was refused.
pub const fn rule_error(error: RuleError) -> &'static str {
    match error {
        RuleError::NotAMember => "refused-not-a-member",
        RuleError::NoMandate => "refused-no-mandate",
        RuleError::NotFound => "refused-not-found",
        RuleError::NotYours => "refused-not-yours",
        RuleError::WrongKind => "refused-wrong-kind",
        RuleError::Closed => "refused-closed",
        RuleError::OutOfBounds => "refused-out-of-bounds",
        RuleError::ReasonRequired => "refused-reason-required",
        RuleError::EmptyDraft => "refused-empty-draft",
        RuleError::NotAnElector => "refused-not-an-elector",
        RuleError::InviteNotReady => "refused-invite-not-ready",
        RuleError::InviteUsed => "refused-invite-used",
        RuleError::InviteExpired => "refused-invite-expired",
        RuleError::InviteRevoked => "refused-invite-revoked",
        RuleError::InviteUsedTwice => "refused-invite-used-twice",
        RuleError::TextTooLong => "refused-text-too-long",
        RuleError::AlreadySo => "refused-already-so",
        RuleError::BadDay => "refused-bad-day",
        RuleError::OtherNotAMember => "refused-other-not-a-member",
        RuleError::NoVoice => "refused-no-voice",
        RuleError::LastAdministrator => "refused-last-administrator",
        RuleError::ReadByAll => "refused-read-by-all",
        RuleError::ElectorLeftOut => "refused-elector-left-out",
        RuleError::NotAParticipant => "refused-not-a-participant",
        RuleError::InForce => "refused-in-force",
        RuleError::SheetUsed => "refused-sheet-used",
        RuleError::SheetReplaced => "refused-sheet-replaced",
        RuleError::TooManyVerdicts => "refused-too-many-verdicts",
        RuleError::Paused => "refused-paused",
        RuleError::WrongStep => "refused-wrong-step",
        RuleError::OtherTable => "refused-other-table",
        RuleError::ScoresSealed => "refused-scores-sealed",
        RuleError::SealingEnded => "refused-sealing-ended",
        RuleError::NothingToSeal => "refused-nothing-to-seal",
        RuleError::OtherWay => "refused-other-way",
        RuleError::Amount => "refused-amount",
        RuleError::TopRung => "refused-top-rung",
        RuleError::EscalationEnded => "refused-escalation-ended",
        RuleError::OlderTexts => "refused-older-texts",
        RuleError::MeetingNotRunning => "refused-meeting-not-running",
        RuleError::NotSpoken => "refused-not-spoken",
        RuleError::NoPrivacyAgreement => "refused-no-privacy-agreement",
        RuleError::GroundRequired => "refused-ground-required",
        RuleError::NotCovered => "refused-not-covered",
        RuleError::IdentifiersFound => "refused-identifiers-found",
        RuleError::LearningOnly => "refused-learning-only",
        RuleError::RepliesTaken => "refused-replies-taken",
        RuleError::NotInText => "refused-not-in-text",
        _ => "refused-other",
    }
}

/// Why something was set apart, by its stable code, in the few sentences people need; none for a code that is new.
pub fn reason(code: &str) -> Option<&'static str> {
    Some(match code {
        "newer-format" => "reason-newer-format",
        "wrong-network" | "wrong-log" | "wrong-kind" => "reason-elsewhere",
        "entry-too-large" | "not-deterministic" | "wrong-feed" | "broken-chain" | "wrong-digest" | "wrong-key"
        | "cannot-open" | "bad-opening" => "reason-damaged",
        "bad-signature" => "reason-signature",
        "equivocation" | "two-branches" | "set-apart-branch" => "reason-branch",
        "beyond-closing" => "reason-beyond-closing",
        "not-enrolled" | "revoked" => "reason-device",
        "no-right" => "reason-no-right",
        "after-leaving" => "reason-after-leaving",
        "log-dropped" => "reason-log-dropped",
        "quota" => "reason-quota",
        code => match Refusal::from_code(code) {
            Some(refusal) if refusal.is_parked() => "reason-waits",
            Some(_) => "reason-text",
            None => return None,
        },
    })
}

/// Every [`OrgKind`].
pub const ORG_KINDS: [OrgKind; 10] = [
    OrgKind::CareProvider,
    OrgKind::Welfare,
    OrgKind::Municipality,
    OrgKind::MentalHealth,
    OrgKind::PrimaryCare,
    OrgKind::Housing,
    OrgKind::Civic,
    OrgKind::Insurer,
    OrgKind::Education,
    OrgKind::Other,
];
/// Every [`Role`].
pub const ROLES: [Role; 11] = [
    Role::Director,
    Role::ChangeManager,
    Role::Professional,
    Role::Resident,
    Role::GuidanceTeam,
    Role::ProcessGuide,
    Role::Coach,
    Role::Coordinator,
    Role::Rover,
    Role::CaseBringer,
    Role::ProjectLead,
];
/// Every [`SupportLevel`].
pub const LEVELS: [SupportLevel; 4] =
    [SupportLevel::Own, SupportLevel::OwnNetwork, SupportLevel::Neighbourhood, SupportLevel::Formal];
/// Every [`LifeArea`].
pub const AREAS: [LifeArea; 14] = [
    LifeArea::Finances,
    LifeArea::Work,
    LifeArea::TimeUse,
    LifeArea::Housing,
    LifeArea::Home,
    LifeArea::MentalHealth,
    LifeArea::PhysicalHealth,
    LifeArea::SubstanceUse,
    LifeArea::BasicLiving,
    LifeArea::Household,
    LifeArea::SocialNetwork,
    LifeArea::Participation,
    LifeArea::Justice,
    LifeArea::Other,
];
/// What the client thinks of the outcome.
pub const fn client_verdict(value: ClientVerdict) -> &'static str {
    match value {
        ClientVerdict::Helped => "client-helped",
        ClientVerdict::HelpedLittle => "client-helped-little",
        ClientVerdict::DidNotHelp => "client-did-not-help",
    }
}

/// Every [`ClientVerdict`].
pub const CLIENT_VERDICTS: [ClientVerdict; 3] =
    [ClientVerdict::Helped, ClientVerdict::HelpedLittle, ClientVerdict::DidNotHelp];

/// Every [`TipResult`].
pub const RESULTS: [TipResult; 5] =
    [TipResult::NotChosen, TipResult::UnderWay, TipResult::Worked, TipResult::WorkedPartly, TipResult::DidNotWork];
/// Every [`AgreementKind`].
pub const AGREEMENT_KINDS: [AgreementKind; 7] = [
    AgreementKind::Cooperation,
    AgreementKind::Latitude,
    AgreementKind::Privacy,
    AgreementKind::Ladder,
    AgreementKind::Breakthrough,
    AgreementKind::Ending,
    AgreementKind::Other,
];
/// Every [`Verdict`].
pub const VERDICTS: [Verdict; 4] = [Verdict::Agree, Verdict::AgreeWithNote, Verdict::Object, Verdict::Abstain];
/// Every [`AgreementRule`].
pub const RULES: [AgreementRule; 4] =
    [AgreementRule::Consent, AgreementRule::Unanimity, AgreementRule::Majority, AgreementRule::Signatories];
/// Every [`LearningOrder`].
pub const ORDERS: [LearningOrder; 3] = [LearningOrder::First, LearningOrder::Second, LearningOrder::Third];
/// Every [`CaseState`].
pub const CASE_STATES: [CaseState; 7] = [
    CaseState::Draft,
    CaseState::Submitted,
    CaseState::Scheduled,
    CaseState::Trying,
    CaseState::ReportedBack,
    CaseState::Closed,
    CaseState::Withdrawn,
];

/// Why a blind peer does not serve this device, or takes nothing more.
pub const fn blind_refusal(refused: BlindRefusal) -> &'static str {
    match refused {
        BlindRefusal::NotServed => "blind-not-served",
        BlindRefusal::Claimed => "blind-claimed",
        BlindRefusal::Full => "blind-full",
        BlindRefusal::NotUnderstood => "blind-not-understood",
    }
}
