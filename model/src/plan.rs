//! From a command to what is written: checks the rules the author's own client must keep, and names the facts.

mod agreement;
mod blind;
mod breakthrough;
mod budget;
mod card;
mod case;
mod circle;
mod ending;
mod escalation;
mod experiment;
mod meeting;
mod membership;
mod people;
mod recall;
mod reflection;
mod relation;
mod report;
mod round;
mod season;
mod steps;
mod story;
mod successor;
mod table;
mod talk;
mod text;

pub use self::circle::found_in_copy;

use crate::command::breakthrough::PlanAct;
use crate::command::{Command, TextEdit};
use crate::fact::card::{OrganisationDescribed, PersonDescribed};
use crate::fact::experiment::ExperimentOpened;
use crate::fact::lesson::LessonOpened;
use crate::fact::meeting::MeetingOpened;
use crate::fact::round::{PaperCounted, ScoreGiven};
use crate::fact::season::{ActionAdded, ActionAssigned, ActionLent};
use crate::fact::{
    AgreementOpened, CaseOpened, CriterionJudged, Fact, TableDescribed, TipAdded, TipEdited, TipReported, VerdictGiven,
};
use crate::history::{Author, History};
use crate::id::{GroupId, LogId, NetworkId, OrgId};
use crate::maturity::sealed::OwnScores;
use crate::roster::Standing;
use crate::time::Day;
use crate::view::{Row, Texts};
use crate::words::{LogKind, ReaderRule};

/// Where a write goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The roster.
    Roster,
    /// A log that exists.
    Log(LogId),
    /// A log that this write founds.
    New {
        /// What it is about.
        kind: LogKind,
        /// Who reads it.
        readers: ReaderRule,
    },
    /// The log that the write before founded.
    Same,
}

/// One entry to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Where.
    pub target: Target,
    /// Facts, in order.
    pub facts: Vec<Fact>,
    /// Changes of collaborative texts, applied in order.
    pub edits: Vec<TextEdit>,
    /// What this device keeps for itself, durable before the entry goes anywhere. Alone it makes no entry.
    pub keep: Option<OwnScores>,
}

/// What planning may look at.
pub trait Context {
    /// The network.
    fn network(&self) -> NetworkId;
    /// The day, by this device's clock.
    fn today(&self) -> Day;
    /// Who acts.
    fn me(&self) -> Author;
    /// Who belongs, by all that is known here.
    fn standing(&self) -> &Standing;
    /// What a log is about and who reads it; `None` when it is not known or was dropped.
    fn log(&self, log: LogId) -> Option<(LogKind, ReaderRule)>;
    /// The list row of a log.
    fn row(&self, log: LogId) -> Option<&Row>;
    /// Every log with its row, ascending by id.
    fn rows(&self) -> Vec<(LogId, &Row)>;
    /// The facts of a log that the command names.
    fn history(&self, log: LogId) -> Option<&dyn History>;
    /// The texts of a log that the command names.
    fn texts(&self, log: LogId) -> Option<Texts>;
    /// The own scores of a sealed round, as far as they wait on this device.
    fn own_scores(&self, round: LogId) -> Option<&OwnScores>;
    /// Sixteen fresh random bytes.
    fn random(&mut self) -> [u8; 16];
}

/// Why a command is refused: the person may not, or the thing is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RuleError {
    /// This organisation is not a member (any more).
    #[error("this organisation is not a member")]
    NotAMember,
    /// The person lacks the mandate.
    #[error("the mandate for this is missing")]
    NoMandate,
    /// No such thing, or not readable here.
    #[error("it is not there, or not readable here")]
    NotFound,
    /// It belongs to another organisation.
    #[error("it belongs to another organisation")]
    NotYours,
    /// The log has another kind.
    #[error("it is another kind of thing")]
    WrongKind,
    /// It is closed, withdrawn, replaced or ended.
    #[error("it is closed")]
    Closed,
    /// A number, position or list outside its bounds.
    #[error("a value is outside its bounds")]
    OutOfBounds,
    /// An objection needs a reason.
    #[error("an objection needs a reason")]
    ReasonRequired,
    /// There is nothing to freeze.
    #[error("the draft is empty")]
    EmptyDraft,
    /// The organisation is not an elector of this version.
    #[error("this organisation is no elector of this version")]
    NotAnElector,
    /// The invitation cannot be confirmed: unused, or another's.
    #[error("the invitation cannot be confirmed now")]
    InviteNotReady,
    /// The invitation was used.
    #[error("the invitation was used")]
    InviteUsed,
    /// The last day of the invitation has passed.
    #[error("the last day of the invitation has passed")]
    InviteExpired,
    /// The invitation was revoked.
    #[error("the invitation was revoked")]
    InviteRevoked,
    /// Two newcomers used the invitation: neither is taken in.
    #[error("the invitation was used twice")]
    InviteUsedTwice,
    /// The text would be longer than it may be.
    #[error("the text would be too long")]
    TextTooLong,
    /// It holds already.
    #[error("that holds already")]
    AlreadySo,
    /// A day in the past, or too far ahead.
    #[error("the day is not possible")]
    BadDay,
    /// A named organisation is not a member.
    #[error("a named organisation is not a member")]
    OtherNotAMember,
    /// This organisation has no voice yet.
    #[error("this organisation has no voice yet")]
    NoVoice,
    /// Nobody of the organisation could administer it any more.
    #[error("nobody could administer the organisation any more")]
    LastAdministrator,
    /// Every member reads this table: there is no list to join or leave.
    #[error("every member reads this table")]
    ReadByAll,
    /// A member that decided on the version in force would be left out.
    #[error("a member that decided on the version in force is left out")]
    ElectorLeftOut,
    /// The organisation takes no part in this round.
    #[error("this organisation takes no part in this round")]
    NotAParticipant,
    /// An agreement that is or was in force belongs to all who signed.
    #[error("the agreement is or was in force")]
    InForce,
    /// The recovery sheet has brought in a device already.
    #[error("the recovery sheet was used")]
    SheetUsed,
    /// The person has set a newer recovery sheet.
    #[error("the recovery sheet was replaced")]
    SheetReplaced,
    /// An organisation may not stand against half of the voices or more at once.
    #[error("this organisation stands against too many others already")]
    TooManyVerdicts,
    /// The network has paused new cases and invitations.
    #[error("new cases and invitations rest")]
    Paused,
    /// No privacy agreement in force binds the organisation.
    #[error("no privacy agreement in force binds the organisation")]
    NoPrivacyAgreement,
    /// A circle case needs a ground for everybody concerned.
    #[error("a ground is missing")]
    GroundRequired,
    /// The organisation is not covered by a ground of everybody concerned.
    #[error("the organisation is not covered by a ground of everybody concerned")]
    NotCovered,
    /// Something in the text may tell who a person is.
    #[error("something in the text may tell who a person is")]
    IdentifiersFound,
    /// The sentence does not stand there.
    #[error("the sentence does not stand there")]
    NotInText,
    /// Of a circle case nothing leaves on a sheet.
    #[error("of a circle case nothing leaves on a sheet")]
    LearningOnly,
    /// Every answer on the sheet was taken in before.
    #[error("every answer on the sheet was taken in before")]
    RepliesTaken,
    /// The step does not fit where the case stands.
    #[error("the step does not fit where the case stands")]
    WrongStep,
    /// The case is not one of the table that meets.
    #[error("the case is not one of the table that meets")]
    OtherTable,
    /// The organisation has sealed its scores: they are fixed.
    #[error("the scores are sealed")]
    ScoresSealed,
    /// Nothing may be sealed any more.
    #[error("the sealing has ended")]
    SealingEnded,
    /// There is no score to seal on this device.
    #[error("there is no score to seal on this device")]
    NothingToSeal,
    /// The round takes its scores another way.
    #[error("the round takes its scores another way")]
    OtherWay,
    /// The texts of this log were made by an earlier version, which had no place for this one.
    #[error("an earlier version made the texts, without a place for this one")]
    OlderTexts,
    /// An amount beyond its bounds, or the smaller one after the larger.
    #[error("the amounts are not possible")]
    Amount,
    /// The meeting has not begun, or is over.
    #[error("the meeting does not go on")]
    MeetingNotRunning,
    /// The ladder has no higher rung.
    #[error("the ladder has no higher rung")]
    TopRung,
    /// The escalation has ended.
    #[error("the escalation has ended")]
    EscalationEnded,
    /// A case was not spoken about there, or none was chosen.
    #[error("a case was not spoken about there, or none was chosen")]
    NotSpoken,
}

/// Plans a command: the writes that carry it out, in order.
///
/// What depends on clocks of others or on what has not arrived is not judged here: the gate and the derivations do
/// that for every author alike.
///
/// # Errors
/// [`RuleError`] when the author may not, or the thing is not there. Nothing is written then.
#[expect(clippy::too_many_lines, reason = "one arm for each command, nothing else")]
pub fn plan(command: &Command, context: &mut dyn Context) -> Result<Vec<Write>, RuleError> {
    let fresh = match command {
        Command::OpenTable { orgs: Some(_), .. }
        | Command::Carry { .. }
        | Command::OnPlan { act: PlanAct::AskBudget { .. }, .. }
        | Command::AtBudget { .. } => Some(context.random()),
        _ => None,
    };
    if let Command::SealScores { round } = command {
        require_writer(context)?;
        return round::seal(context, *round);
    }
    let context: &dyn Context = context;
    if !matches!(command, Command::AcceptMembership | Command::Leave) {
        require_writer(context)?;
    }
    let Author { org: own, .. } = context.me();
    match command {
        Command::NameNetwork { name, region } => card::name_network(context, name, region.as_ref()),
        Command::DescribeOrganisation { name, kind, formality, areas, offers } => {
            let (name, areas, offers) = (name.clone(), crate::card::distinct(areas), offers.clone());
            let card = OrganisationDescribed { org: own, name, kind: *kind, formality: *formality, areas, offers };
            Ok(card::describe_organisation(context, card))
        }
        Command::EnrolPerson { person, name, roles, contact, mandates } => {
            let (name, roles, contact) = (name.clone(), crate::card::distinct(roles), contact.clone());
            people::enrol(context, PersonDescribed { person: *person, name, roles, contact }, *mandates)
        }
        Command::DescribePerson { person, name, roles, contact } => {
            let (name, roles, contact) = (name.clone(), crate::card::distinct(roles), contact.clone());
            card::describe_person(context, PersonDescribed { person: *person, name, roles, contact })
        }
        Command::SetMandates { person, mandates } => people::set_mandates(context, *person, *mandates),
        Command::EndPerson { person } => people::end(context, *person),
        Command::AddDevice { device, encryption, person } => people::add_device(context, *device, *encryption, *person),
        Command::SetRecoverySheet { sheet } => people::set_sheet(context, *sheet),
        Command::RevokeDevice { device } => people::revoke_device(context, *device),
        Command::Invite { invite, expires, tables } => membership::invite(context, *invite, *expires, tables),
        Command::RevokeInvite { invite } => membership::revoke_invite(context, *invite),
        Command::ConfirmInvite { invite } => membership::confirm_invite(context, *invite),
        Command::Endorse { org } => membership::endorse(context, *org),
        Command::Admit { org } => membership::admit(context, *org),
        Command::VoteRemoval { org, reason } => membership::vote_removal(context, *org, *reason),
        Command::WithdrawRemoval { org } => membership::withdraw_removal(context, *org),
        Command::VoteCharter { sponsors } => membership::vote_charter(context, *sponsors),
        Command::VotePause { on } => membership::vote_pause(context, *on),
        Command::HandOver { to } => membership::hand_over(context, *to),
        Command::TakeOver { from } => membership::take_over(context, *from),
        Command::AcceptMembership => membership::accept(context),
        Command::Leave => membership::leave(context),
        Command::OpenTable { name, area, rhythm, orgs } => {
            let table = TableDescribed { name: name.clone(), area: area.clone(), rhythm: rhythm.clone() };
            table::open(context, table, orgs.as_deref().zip(fresh.map(GroupId)))
        }
        Command::DescribeTable { table, name, area, rhythm } => {
            let card = TableDescribed { name: name.clone(), area: area.clone(), rhythm: rhythm.clone() };
            table::describe(context, *table, card)
        }
        Command::LetIn { table, org } => table::let_in(context, *table, *org),
        Command::LeaveTable { table } => table::leave(context, *table),
        Command::PlanMeeting { table, kind, on, at, place } => {
            let (kind, on, at, place) = (*kind, *on, *at, place.clone());
            meeting::open(context, MeetingOpened { table: *table, kind, on, at, place })
        }
        Command::AtMeeting { meeting, act } => meeting::act(context, *meeting, act),
        Command::WriteTemplate { instead, template } => steps::write(context, *instead, template),
        Command::RewriteTemplate { written, template } => steps::rewrite(context, *written, template),
        Command::DropTemplate { written } => steps::drop(context, *written),
        Command::OpenCase { table, title, ground, retain_until, areas, question, keep } => {
            let (title, ground, areas) = (title.clone(), ground.clone(), crate::card::distinct(areas));
            let opened = CaseOpened { table: *table, title, ground, retain_until: *retain_until, areas };
            case::open(context, opened, question, keep)
        }
        Command::RetitleCase { case, title } => case::retitle(context, *case, title),
        Command::SetCaseAreas { case, areas } => case::set_areas(context, *case, areas),
        Command::SetCaseRetention { case, retain_until } => case::set_retention(context, *case, *retain_until),
        Command::StepCase { case, step, on } => case::step(context, *case, *step, *on),
        Command::AddTip { case, area, level, text } => {
            case::add_tip(context, *case, TipAdded { area: *area, level: *level, text: text.clone() })
        }
        Command::EditTip { case, tip, area, level, text } => {
            case::edit_tip(context, *case, TipEdited { tip: *tip, area: *area, level: *level, text: text.clone() })
        }
        Command::ArchiveTip { case, tip } => case::archive_tip(context, *case, *tip),
        Command::ReportTip { case, tip, result, note } => {
            let report = TipReported { tip: *tip, result: *result, note: note.clone(), sheet: None };
            case::report_tip(context, *case, report)
        }
        Command::OnPlan { case, act: PlanAct::AskBudget { budget, cents } } => {
            budget::ask(context, *case, (*budget, *cents), fresh.unwrap_or_default())
        }
        Command::OnPlan { case, act } => breakthrough::act(context, *case, act),
        Command::OpenBudget { name } => budget::open(context, name),
        Command::AtBudget { budget, act } => budget::at(context, *budget, act, fresh.unwrap_or_default()),
        Command::NamePlanContacts { people } => card::name_contacts(context, people),
        Command::WriteLadder(new) => escalation::write(context, new),
        Command::DropLadder { written } => escalation::drop(context, *written),
        Command::ReportCase(report) => report::report(context, report),
        Command::AskReplies(sheet) => report::ask(context, sheet),
        Command::TakeReplies(replies) => report::take(context, replies),
        Command::OpenCircle(new) => circle::open(context, new),
        Command::CopyToLearning(new) => circle::copy_to_learning(context, new),
        Command::SetCirclePurpose { case, purpose } => circle::set_purpose(context, *case, purpose),
        Command::SetCircleResponsible { case, responsible } => circle::set_responsible(context, *case, *responsible),
        Command::RecordGround { case, ground } => circle::record_ground(context, *case, ground),
        Command::WithdrawGround { case, ground } => circle::withdraw_ground(context, *case, *ground),
        Command::NameReader { case, org, person } => circle::name_reader(context, *case, (*org, *person)),
        Command::TakeOutReader { case, org, person } => circle::take_out(context, *case, (*org, *person)),
        Command::Recall { log, sentence } => recall::recall(context, *log, sentence),
        Command::EditText { log, edits } => text::edit(context, *log, edits),
        Command::OpenAgreement { title, kind, draft, criteria } => {
            agreement::open(AgreementOpened { title: title.clone(), kind: *kind }, draft, criteria)
        }
        Command::AddCriterion { agreement, text } => agreement::add_criterion(context, *agreement, text),
        Command::RemoveCriterion { agreement, criterion } => {
            agreement::remove_criterion(context, *agreement, *criterion)
        }
        Command::ProposeVersion { agreement, rule, electorate, effective, review, stop_clause } => {
            let stop_clause = stop_clause.clone();
            let terms = agreement::Terms { rule: *rule, effective: *effective, review: *review, stop_clause };
            agreement::propose(context, *agreement, electorate, terms)
        }
        Command::GiveVerdict { agreement, version, verdict, note, paper } => {
            let (note, paper) = (note.clone(), paper.clone());
            let given = VerdictGiven { version: *version, verdict: *verdict, note, sibling: None, paper };
            agreement::give_verdict(context, *agreement, given)
        }
        Command::JudgeCriterion { agreement, version, index, accepted } => {
            let judged = CriterionJudged { version: *version, index: *index, accepted: *accepted };
            agreement::judge(context, *agreement, judged)
        }
        Command::EndAgreement { agreement, version, reason } => {
            agreement::end(context, *agreement, *version, reason.as_ref())
        }
        Command::OpenRound { title, model, way } => round::open(context, title, model.as_ref(), *way),
        Command::GiveScore { round, dimension, score, evidence } => {
            let given = ScoreGiven { dimension: *dimension, score: *score, evidence: evidence.clone() };
            round::give_score(context, *round, given)
        }
        // It needs fresh random bytes, and was planned above.
        Command::SealScores { .. } => Ok(Vec::new()),
        Command::EndSealing { round } => round::end_sealing(context, *round),
        Command::CountPaper { round, dimension, counts } => {
            let counted = PaperCounted { dimension: *dimension, counts: counts.clone() };
            round::count_paper(context, *round, counted)
        }
        Command::DiscussRound { round } => round::discuss(context, *round),
        Command::CloseRound { round } => round::close(context, *round),
        Command::OpenCapture { title } => Ok(relation::open(context, title)),
        Command::GiveRelation { capture, given } => relation::give(context, *capture, given.clone()),
        Command::CloseCapture { capture } => relation::close(context, *capture),
        Command::OpenSeason { title } => Ok(season::open(title)),
        Command::AddAction { season, what, owner, person, due, origin } => {
            let (what, owner, person) = (what.clone(), *owner, *person);
            season::add(context, *season, ActionAdded { what, owner, person, due: *due, origin: *origin })
        }
        Command::AssignAction { season, action, owner, person } => {
            season::assign(context, *season, ActionAssigned { action: *action, owner: *owner, person: *person })
        }
        Command::SetActionDue { season, action, due } => season::set_due(context, *season, *action, *due),
        Command::FinishAction { season, action, done } => season::finish(context, *season, *action, *done),
        Command::LendAction { season, action, to, until } => {
            season::lend(context, *season, ActionLent { action: *action, to: *to, until: *until })
        }
        Command::ReviewThing { season, about, onward, why } => {
            season::review(context, *season, *about, *onward, why.as_ref())
        }
        Command::TellSuperfluous { season, text } => season::tell_superfluous(context, *season, text),
        Command::CountPulse { season, counted } => season::count_pulse(context, *season, counted.clone()),
        Command::SayCourse { season, place } => season::say_course(context, *season, *place),
        Command::EndSeason { season } => season::end(context, *season),
        Command::OpenLesson { title, order, cases, text } => {
            let cases = crate::card::distinct(cases);
            season::open_lesson(
                context,
                LessonOpened { title: title.clone(), order: *order, cases, origin: None },
                text,
            )
        }
        Command::Reflect(of) => reflection::reflect(context, of),
        Command::NoteTraining { person, training } => card::note_training(context, *person, training),
        Command::DropTraining { person, noted } => card::drop_training(context, *person, *noted),
        Command::TellStory(told) => story::tell(context, told),
        Command::TakeLesson { lesson } => season::take_lesson(context, *lesson),
        Command::YieldLesson { lesson } => season::yield_lesson(context, *lesson),
        Command::Talk { log, act } => talk::act(context, *log, act),
        Command::OpenExperiment { title, until, origin, text } => {
            let opened = ExperimentOpened { title: title.clone(), until: *until, origin: *origin };
            experiment::open(context, opened, text)
        }
        Command::JoinExperiment { experiment, takes_part } => experiment::join(context, *experiment, *takes_part),
        Command::JudgeExperiment { experiment, judged } => experiment::judge(context, *experiment, judged.clone()),
        Command::AddBlindPeer { endpoint, addresses } => blind::add(context, *endpoint, addresses),
        Command::EndBlindPeer { endpoint } => blind::end(context, *endpoint),
        Command::AnnounceDeparture { on, reason, harvest } => ending::announce(context, *on, reason.as_ref(), harvest),
        Command::CallOffDeparture => ending::call_off(context),
        Command::Carry { heirloom, place } => {
            successor::carry(context, heirloom, place, GroupId(fresh.unwrap_or_default()))
        }
        Command::DropLog { log, reason } => ending::drop_log(context, *log, *reason),
    }
}

impl Command {
    /// The logs whose facts and texts planning looks at; load them before [`plan`] is called.
    pub fn logs(&self) -> Vec<LogId> {
        match self {
            Self::SetCaseAreas { case: log, .. }
            | Self::EditTip { case: log, .. }
            | Self::ArchiveTip { case: log, .. }
            | Self::ReportTip { case: log, .. }
            | Self::OnPlan { case: log, .. }
            | Self::EditText { log, .. }
            | Self::Talk { log, .. }
            | Self::AddCriterion { agreement: log, .. }
            | Self::RemoveCriterion { agreement: log, .. }
            | Self::ProposeVersion { agreement: log, .. }
            | Self::GiveVerdict { agreement: log, .. }
            | Self::JudgeCriterion { agreement: log, .. }
            | Self::EndAgreement { agreement: log, .. }
            | Self::SetCirclePurpose { case: log, .. }
            | Self::SetCircleResponsible { case: log, .. }
            | Self::RecordGround { case: log, .. }
            | Self::WithdrawGround { case: log, .. }
            | Self::NameReader { case: log, .. }
            | Self::TakeOutReader { case: log, .. }
            | Self::Recall { log, .. }
            | Self::DropLog { log, .. } => vec![*log],
            Self::OpenCircle(new) => new.from.into_iter().collect(),
            Self::CopyToLearning(new) => vec![new.case],
            Self::ReportCase(report) => vec![report.case],
            Self::AskReplies(sheet) => sheet.cases.iter().map(|one| one.case).collect(),
            Self::TakeReplies(replies) => replies.cases.iter().map(|one| one.case).collect(),
            _ => Vec::new(),
        }
    }
}

impl Write {
    fn roster(fact: impl Into<Fact>) -> Self {
        Self { target: Target::Roster, facts: vec![fact.into()], edits: Vec::new(), keep: None }
    }

    fn log(log: LogId, fact: impl Into<Fact>) -> Self {
        Self { target: Target::Log(log), facts: vec![fact.into()], edits: Vec::new(), keep: None }
    }

    fn new(kind: LogKind, readers: ReaderRule, fact: impl Into<Fact>) -> Self {
        Self { target: Target::New { kind, readers }, facts: vec![fact.into()], edits: Vec::new(), keep: None }
    }
}

/// Whether the person may write at all: of a member, neither ended nor on a revoked device.
fn require_writer(context: &dyn Context) -> Result<(), RuleError> {
    let me = context.me();
    require_member(context, &me.org, RuleError::NotAMember)?;
    require(context.standing().may_write(&me.device, &ReaderRule::Members), RuleError::NoMandate)
}

fn require(holds: bool, otherwise: RuleError) -> Result<(), RuleError> {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn require_member(context: &dyn Context, org: &OrgId, otherwise: RuleError) -> Result<(), RuleError> {
    require(context.standing().is_member(org), otherwise)
}

/// The reader rule of a log of this kind that the own organisation reads.
fn readable(context: &dyn Context, log: LogId, kind: LogKind) -> Result<ReaderRule, RuleError> {
    let (found, readers) = any_readable(context, log)?;
    require(found == kind, RuleError::WrongKind)?;
    Ok(readers)
}

fn any_readable(context: &dyn Context, log: LogId) -> Result<(LogKind, ReaderRule), RuleError> {
    let (kind, readers) = context.log(log).ok_or(RuleError::NotFound)?;
    let me = context.me();
    let reads = match (readers, context.row(log)) {
        (ReaderRule::Own, Some(Row::Case(case))) => crate::case::is_for(case, me.org, me.person, context.today()),
        (ReaderRule::Own, _) => false,
        _ => context.standing().readers(&readers).contains(&me.org),
    };
    require(reads, RuleError::NotFound)?;
    Ok((kind, readers))
}

/// Refuses a day that has passed.
fn require_ahead(context: &dyn Context, day: Option<Day>) -> Result<(), RuleError> {
    require(day.is_none_or(|day| day >= context.today()), RuleError::BadDay)
}

#[cfg(test)]
mod tests;
