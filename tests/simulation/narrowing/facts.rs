//! Which facts narrow a right. A new kind of fact does not compile here until it says so of itself.

use wijktafel_model::fact::Fact;

use super::rights::Right;

/// The rights that a fact of this kind can end or narrow; for the others, why it takes nothing from anybody who writes.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of fact, nothing else")]
pub(super) fn narrows(fact: &Fact) -> Result<&'static [Right], &'static str> {
    use Right as R;
    const LETS_IN: &str = "it gives, and takes nothing";
    const OWN_WORD: &str = "the organisation's own word on one thing; a later one of its own replaces it";
    const CONTENT: &str = "what it is about changes, not who may write";
    Ok(match fact.known() {
        Fact::Dropped(_) => &[R::LogEnded],
        Fact::Left(_) => &[R::Left],
        Fact::RemovalVoted(_) => &[R::Removed],
        Fact::HandedOver(_) | Fact::TakenOver(_) => &[R::HandedOver],
        Fact::PersonMandated(_) => &[R::MandateToSign, R::MandateToDecide, R::MandateToAdminister],
        Fact::PersonEnded(_) => &[R::PersonEnded],
        Fact::DeviceRevoked(_) => &[R::DeviceRevoked],
        Fact::GroupLeft(_) => &[R::GroupLeft],
        Fact::RecoverySheetSet(_) => &[R::SheetReplaced],
        Fact::ReaderTakenOut(_) => &[R::ReaderTakenOut],
        Fact::GroundWithdrawn(_) => &[R::GroundWithdrawn],
        Fact::GroundRecorded(_) => &[R::GroundWithout],

        Fact::Closed(_) => return Err("it carries out an end that another fact says"),
        Fact::InviteRevoked(_) => return Err("nobody writes by an invitation; who came by it stays"),
        Fact::RemovalWithdrawn(_) | Fact::Noted(_) => return Err("it ends nothing"),
        Fact::CharterVoted(_) | Fact::PauseVoted(_) => return Err("a rule for what comes, judged where it is noted"),
        Fact::RoundClosed(_) | Fact::CaptureClosed(_) | Fact::AgreementEnded(_) => {
            return Err("the thing ends, for all, by its own derivation");
        }
        Fact::BudgetOpened(_) | Fact::BudgetEntered(_) | Fact::BudgetRequested(_) | Fact::BudgetAnswered(_) => {
            return Err("the holder is fixed by who opened it, and no word changes that");
        }
        Fact::BlindPeerEnded(_) => return Err("a blind peer writes nothing"),
        Fact::EpochOpened(_) => return Err("who reads was decided before a secret is opened for them"),

        Fact::NetworkFounded(_)
        | Fact::Invited(_)
        | Fact::Redeemed(_)
        | Fact::Admitted(_)
        | Fact::Accepted(_)
        | Fact::PersonEnrolled(_)
        | Fact::DeviceAdded(_)
        | Fact::DeviceVouched(_)
        | Fact::Recovered(_)
        | Fact::GroupFounded(_)
        | Fact::GroupJoined(_)
        | Fact::ReaderNamed(_)
        | Fact::BlindPeerAdded(_) => return Err(LETS_IN),

        Fact::VerdictGiven(_)
        | Fact::ObjectionReasoned(_)
        | Fact::SeenInForce(_)
        | Fact::CriterionJudged(_)
        | Fact::ScoreGiven(_)
        | Fact::ScoresSealed(_)
        | Fact::SealingEnded(_)
        | Fact::ScoresRevealed(_)
        | Fact::RoundDiscussed(_)
        | Fact::PaperCounted(_)
        | Fact::RelationGiven(_)
        | Fact::PulseCounted(_)
        | Fact::CourseSaid(_)
        | Fact::TrainingNoted(_)
        | Fact::TrainingDropped(_)
        | Fact::LessonTaken(_)
        | Fact::LessonYielded(_)
        | Fact::ExperimentJoined(_)
        | Fact::ExperimentLeft(_)
        | Fact::ExperimentJudged(_)
        | Fact::DepartureAnnounced(_)
        | Fact::DepartureCalledOff(_) => return Err(OWN_WORD),

        Fact::NetworkNamed(_)
        | Fact::OrganisationDescribed(_)
        | Fact::PlanContactsNamed(_)
        | Fact::PersonDescribed(_)
        | Fact::TableDescribed(_)
        | Fact::CaseOpened(_)
        | Fact::CaseRetitled(_)
        | Fact::CaseLifeAreasSet(_)
        | Fact::CaseRetentionSet(_)
        | Fact::CaseStepped(_)
        | Fact::TipAdded(_)
        | Fact::TipEdited(_)
        | Fact::TipArchived(_)
        | Fact::TipReported(_)
        | Fact::CaseReported(_)
        | Fact::ReplyAsked(_)
        | Fact::SolutionAdded(_)
        | Fact::SolutionWorded(_)
        | Fact::SolutionArchived(_)
        | Fact::SolutionLaidBefore(_)
        | Fact::AnswerPromised(_)
        | Fact::SolutionFollowed(_)
        | Fact::SolutionEnded(_)
        | Fact::ArgumentMet(_)
        | Fact::BudgetReferred(_)
        | Fact::EscalationStarted(_)
        | Fact::EscalationClimbed(_)
        | Fact::EscalationAnswered(_)
        | Fact::EscalationEnded(_)
        | Fact::EscalationTakenBack(_)
        | Fact::CostGiven(_)
        | Fact::PlanPartDropped(_)
        | Fact::AgreementOpened(_)
        | Fact::CriterionAdded(_)
        | Fact::CriterionRemoved(_)
        | Fact::VersionProposed(_)
        | Fact::RoundOpened(_)
        | Fact::CaptureOpened(_)
        | Fact::SeasonOpened(_)
        | Fact::ActionAdded(_)
        | Fact::ActionAssigned(_)
        | Fact::ActionDue(_)
        | Fact::ActionDone(_)
        | Fact::ActionLent(_)
        | Fact::ThingReviewed(_)
        | Fact::SuperfluousTold(_)
        | Fact::SeasonEnded(_)
        | Fact::MeetingOpened(_)
        | Fact::MeetingMoved(_)
        | Fact::MeetingStepped(_)
        | Fact::AgendaItemAdded(_)
        | Fact::AgendaItemEdited(_)
        | Fact::AgendaItemMoved(_)
        | Fact::AgendaItemRemoved(_)
        | Fact::AgendaItemDiscussed(_)
        | Fact::GuideNamed(_)
        | Fact::AttendanceSet(_)
        | Fact::GuestsCounted(_)
        | Fact::SignalParked(_)
        | Fact::SignalFollowed(_)
        | Fact::NewsTold(_)
        | Fact::NewsEnded(_)
        | Fact::MeetingReflected(_)
        | Fact::TemplateWritten(_)
        | Fact::TemplateRewritten(_)
        | Fact::TemplateDropped(_)
        | Fact::LadderWritten(_)
        | Fact::LadderRewritten(_)
        | Fact::LadderDropped(_)
        | Fact::ClockStarted(_)
        | Fact::ClockSet(_)
        | Fact::Remarked(_)
        | Fact::RemarkSettled(_)
        | Fact::RemarkTakenBack(_)
        | Fact::ExperimentOpened(_)
        | Fact::LessonOpened(_)
        | Fact::StoryTold(_)
        | Fact::CircleOpened(_)
        | Fact::CirclePurposeSet(_)
        | Fact::CircleResponsibleSet(_)
        | Fact::Continued(_)
        | Fact::Quoted(_) => return Err(CONTENT),

        Fact::Unknown { .. } | Fact::Newer { .. } => return Err("of a newer version, and ignored by this one"),
    })
}
