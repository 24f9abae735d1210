//! Facts: typed, append-only statements. Every status with meaning is derived from them and never stored.
//!
//! On the wire a fact is `{0: kind, 2: claimed moment in ms, 4: payload, 1?: previous decisions}`. A kind this
//! version does not know is kept as [`Fact::Unknown`], a known kind with optional fields it does not know as
//! [`Fact::Newer`]; both survive a round trip byte for byte. [`Fact::known`] is what this version understands.

use crate::cbor::{Cbor, DecodeError, Fields, Kept, Value};
use crate::id::{
    DeviceId, EncryptionKey, EntryId, EpochId, FeedId, GroupId, InviteId, NetworkId, OrgId, PersonId, Signature,
    VersionId, digest, prefix,
};
use crate::record;
use crate::time::{Day, Timestamp};
use crate::words::{DropReason, Line, Mandates};

#[macro_use]
mod kinds;

mod agreement;
mod case;

pub mod blind;
pub mod breakthrough;
pub mod budget;
pub mod card;
pub mod circle;
pub mod council;
pub mod departure;
pub mod escalation;
pub mod experiment;
pub mod lesson;
pub mod meeting;
pub mod recovery;
pub mod relation;
pub mod report;
pub mod round;
pub mod season;
pub mod steps;
pub mod story;
pub mod successor;
pub mod talk;
pub mod training;

pub use self::agreement::{
    AgreementEnded, AgreementOpened, CriterionAdded, CriterionJudged, CriterionRemoved, ObjectionReasoned, Paper,
    SeenInForce, VerdictGiven, VersionProposed,
};
pub use self::case::{
    CaseLifeAreasSet, CaseOpened, CaseRetentionSet, CaseRetitled, CaseStepped, TipAdded, TipArchived, TipEdited,
    TipReported,
};

use self::blind::{BlindPeerAdded, BlindPeerEnded};
use self::breakthrough::{
    AnswerPromised, ArgumentMet, CostGiven, PlanPartDropped, SolutionAdded, SolutionArchived, SolutionEnded,
    SolutionFollowed, SolutionLaidBefore, SolutionWorded,
};
use self::budget::{BudgetAnswered, BudgetEntered, BudgetOpened, BudgetReferred, BudgetRequested};
use self::card::{OrganisationDescribed, PersonDescribed, PlanContactsNamed};
use self::circle::{
    CircleOpened, CirclePurposeSet, CircleResponsibleSet, GroundRecorded, GroundWithdrawn, ReaderNamed, ReaderTakenOut,
};
use self::council::{CharterVoted, HandedOver, PauseVoted, RemovalVoted, RemovalWithdrawn, TakenOver};
use self::departure::{DepartureAnnounced, DepartureCalledOff};
use self::escalation::{
    EscalationAnswered, EscalationClimbed, EscalationEnded, EscalationStarted, EscalationTakenBack, LadderDropped,
    LadderRewritten, LadderWritten,
};
use self::experiment::{ExperimentJoined, ExperimentJudged, ExperimentLeft, ExperimentOpened};
use self::lesson::{LessonOpened, LessonTaken, LessonYielded};
use self::meeting::{
    AgendaItemAdded, AgendaItemDiscussed, AgendaItemEdited, AgendaItemMoved, AgendaItemRemoved, AttendanceSet,
    GuestsCounted, GuideNamed, MeetingMoved, MeetingOpened, MeetingReflected, MeetingStepped, NewsEnded, NewsTold,
    SignalFollowed, SignalParked,
};
use self::recovery::{DeviceVouched, Recovered, RecoverySheetSet};
use self::relation::{CaptureClosed, CaptureOpened, RelationGiven};
use self::report::{CaseReported, ReplyAsked};
use self::round::{
    PaperCounted, RoundClosed, RoundDiscussed, RoundOpened, ScoreGiven, ScoresRevealed, ScoresSealed, SealingEnded,
};
use self::season::{
    ActionAdded, ActionAssigned, ActionDone, ActionDue, ActionLent, CourseSaid, PulseCounted, SeasonEnded,
    SeasonOpened, SuperfluousTold, ThingReviewed,
};
use self::steps::{ClockSet, ClockStarted, TemplateDropped, TemplateRewritten, TemplateWritten};
use self::story::StoryTold;
use self::successor::{Continued, Quoted};
use self::talk::{RemarkSettled, RemarkTakenBack, Remarked};
use self::training::{TrainingDropped, TrainingNoted};

facts! {
    // Any log.
    /// How much of an ended author's feeds in this log counts, as far as the writer held it.
    1 => Closed,
    /// The log ends: bodies and keys are dropped, this stays.
    2 => Dropped,

    // Roster.
    /// The genesis: the first organisation and the charter.
    10 => NetworkFounded,
    /// An invitation was made.
    11 => Invited,
    /// An invitation no longer holds.
    12 => InviteRevoked,
    /// A newcomer's founding statement was carried in.
    13 => Redeemed,
    /// Admits an organisation to membership `number`, or endorses one that has it.
    14 => Admitted,
    /// The newcomer accepts.
    15 => Accepted,
    /// Nothing but its place in the order: the writer had seen what lies before it.
    16 => Noted,
    /// The organisation leaves, at once.
    17 => Left,
    /// A person was enrolled, under an opaque id.
    18 => PersonEnrolled,
    /// A person's mandates were set.
    19 => PersonMandated,
    /// A person no longer acts for the organisation.
    20 => PersonEnded,
    /// A device was added for a person.
    21 => DeviceAdded,
    /// A device may no longer act.
    22 => DeviceRevoked,
    /// A group of organisations that reads certain logs.
    23 => GroupFounded,
    /// A member of the group lets another organisation in.
    24 => GroupJoined,
    /// The writer's organisation leaves the group.
    25 => GroupLeft,

    // Network.
    /// The network's name.
    30 => NetworkNamed,

    // Organisation and person.
    /// An organisation's card.
    40 => OrganisationDescribed,
    /// Who of it is asked about plans.
    289 => PlanContactsNamed,
    /// A person's card.
    41 => PersonDescribed,
    /// A guide followed or gave a training, or watched along.
    355 => TrainingNoted,
    /// That was a mistake.
    356 => TrainingDropped,

    // Table.
    /// A table's name, area and rhythm.
    50 => TableDescribed,

    // Case.
    /// A learning case was opened.
    60 => CaseOpened,
    /// The title was changed.
    61 => CaseRetitled,
    /// The life areas were set.
    62 => CaseLifeAreasSet,
    /// The retention date was set.
    63 => CaseRetentionSet,
    /// The case took a step.
    64 => CaseStepped,
    /// A tip in a cell of the matrix.
    65 => TipAdded,
    /// The tip's text or cell was changed.
    66 => TipEdited,
    /// The tip was archived; it can be restored by editing it.
    67 => TipArchived,
    /// What became of the tip.
    68 => TipReported,
    /// What is told of the case as a whole, beside its tips.
    69 => CaseReported,
    /// A reply sheet with this case on it was handed out.
    70 => ReplyAsked,

    // Case: the breakthrough plan.
    /// A solution of the plan, with what was known of it.
    270 => SolutionAdded,
    /// One part of its words was changed.
    271 => SolutionWorded,
    /// It was archived; new words bring it back.
    272 => SolutionArchived,
    /// It was laid before an organisation.
    273 => SolutionLaidBefore,
    /// What follows on it.
    274 => SolutionFollowed,
    /// What became of it.
    275 => SolutionEnded,
    /// A line of costs, or what one says from here on.
    276 => CostGiven,
    /// A line of the plan was taken out; whatever is said about it later brings it back.
    277 => PlanPartDropped,
    /// A closed argument stood in the way of the plan.
    278 => ArgumentMet,
    /// Whoever it was laid before says by when there is an answer.
    279 => AnswerPromised,
    /// Money was asked for it from a budget.
    284 => BudgetReferred,
    /// An escalation began: the lowest rung of a ladder was asked.
    288 => EscalationStarted,
    /// A higher rung is asked.
    296 => EscalationClimbed,
    /// A rung answered.
    297 => EscalationAnswered,
    /// The escalation ended.
    298 => EscalationEnded,
    /// It was climbed or ended by mistake.
    299 => EscalationTakenBack,

    // Agreement.
    /// An agreement was opened as a draft.
    80 => AgreementOpened,
    /// A criterion of the draft was added.
    81 => CriterionAdded,
    /// A criterion of the draft was taken out.
    82 => CriterionRemoved,
    /// A version was frozen and laid before its electorate.
    83 => VersionProposed,
    /// An organisation's verdict on exactly one version.
    84 => VerdictGiven,
    /// The writer's client saw the version in force.
    85 => SeenInForce,
    /// A criterion of a version was judged.
    86 => CriterionJudged,
    /// An organisation ends its part in a version that is in force.
    87 => AgreementEnded,
    /// Why an organisation objects to a version; apart from its verdict, so that a proof of that does not show it.
    240 => ObjectionReasoned,

    // Maturity round.
    /// A round was opened with a copy of the phase model.
    100 => RoundOpened,
    /// An organisation's score on one dimension, with evidence.
    101 => ScoreGiven,
    /// The round was closed.
    102 => RoundClosed,
    /// An organisation has scored, and is bound to what it scored.
    260 => ScoresSealed,
    /// Nobody seals any more; names the seals that were there.
    261 => SealingEnded,
    /// What an organisation had sealed.
    262 => ScoresRevealed,
    /// The participants talked about the scores.
    263 => RoundDiscussed,
    /// How many scored what on paper.
    264 => PaperCounted,

    // Capture of relations.
    /// All members were asked how they work together.
    290 => CaptureOpened,
    /// How an organisation works together with another, by its own word.
    291 => RelationGiven,
    /// No more answers are taken.
    292 => CaptureClosed,

    // Season of actions.
    /// A season was opened.
    110 => SeasonOpened,
    /// An action was agreed.
    111 => ActionAdded,
    /// The action has another owner.
    112 => ActionAssigned,
    /// The action has another date.
    113 => ActionDue,
    /// The action was done, or not after all.
    114 => ActionDone,
    /// The action was lent to another organisation until a day.
    115 => ActionLent,
    /// At the end of the season: what becomes of something that runs.
    293 => ThingReviewed,
    /// What became superfluous.
    294 => SuperfluousTold,
    /// How the professionals of the writer's organisation feel about the work, counted on paper.
    345 => PulseCounted,
    /// Where the writer's organisation sees the network between a trek and a booked tour.
    346 => CourseSaid,
    /// The season is over.
    295 => SeasonEnded,

    // Lesson.
    /// A lesson was written down.
    120 => LessonOpened,
    /// The writer's organisation takes the lesson as its own.
    121 => LessonTaken,
    /// The writer's organisation gives the lesson up again.
    122 => LessonYielded,

    // Story.
    /// What went well in a case, with the resident's word.
    351 => StoryTold,

    // Talk beside a case or an agreement.
    /// Something is said, or answered.
    330 => Remarked,
    /// A remark is settled, or open again.
    331 => RemarkSettled,
    /// Own words are taken back.
    332 => RemarkTakenBack,

    // Experiment.
    /// Partners try something until a day.
    320 => ExperimentOpened,
    /// The writer's organisation takes part.
    321 => ExperimentJoined,
    /// The writer's organisation takes part no longer.
    322 => ExperimentLeft,
    /// What becomes of it.
    323 => ExperimentJudged,

    // Departure.
    /// An organisation tells that it will leave. Has no effect on standing.
    130 => DepartureAnnounced,
    /// It stays after all.
    310 => DepartureCalledOff,
    // Council; decisions in the roster.
    /// A verdict against a member: its membership should end.
    140 => RemovalVoted,
    /// The writer's organisation takes its verdict back.
    141 => RemovalWithdrawn,
    /// How many sponsors a newcomer should need from now on.
    142 => CharterVoted,
    /// Whether new cases and invitations should rest.
    143 => PauseVoted,
    /// The organisation goes on in another one.
    144 => HandedOver,
    /// The writer's organisation carries on what another one hands over.
    145 => TakenOver,

    // Recovery; in the roster.
    /// A person's recovery sheet; it replaces the one before.
    150 => RecoverySheetSet,
    /// A person's new device, signed by its recovery sheet, was carried in.
    151 => Recovered,
    /// An administrator vouches for a device of another person.
    152 => DeviceVouched,

    // Circle case; it also holds what a case holds.
    /// A circle case was opened.
    160 => CircleOpened,
    /// Why data about a person concerned may be shared, with whom, and how the person was told.
    161 => GroundRecorded,
    /// A ground holds no longer.
    162 => GroundWithdrawn,
    /// A person may read.
    163 => ReaderNamed,
    /// A person may read no longer. No reason is kept: one would say something about that person.
    164 => ReaderTakenOut,
    /// The purpose was changed.
    165 => CirclePurposeSet,
    /// Another organisation answers for the case.
    166 => CircleResponsibleSet,

    // Roster: keys.
    /// A secret under which the log secrets of a group, or of all members, are handed out from here on.
    180 => EpochOpened,

    // A network that continues another one; in the network's log, and in the logs of what was carried along.
    /// This log is a copy of one of the earlier network, as far as it is said here.
    185 => Continued,
    /// What an organisation said in the earlier network, word for word. Nothing is decided by it here.
    186 => Quoted,

    // Meeting of a table.
    /// A meeting was planned.
    200 => MeetingOpened,
    /// Its day, time and place were set anew.
    201 => MeetingMoved,
    /// It took a step.
    202 => MeetingStepped,
    /// Something was put at the end of the agenda.
    203 => AgendaItemAdded,
    /// Its words or minutes were changed.
    204 => AgendaItemEdited,
    /// It has another place on the agenda.
    205 => AgendaItemMoved,
    /// It was taken off the agenda; whatever is said about it later brings it back.
    206 => AgendaItemRemoved,
    /// It was discussed, or not after all.
    207 => AgendaItemDiscussed,
    /// Who guides the process.
    208 => GuideNamed,
    /// Whether an organisation, or a person of it, was there.
    209 => AttendanceSet,
    /// How many came whom no organisation enrolled, by their role.
    210 => GuestsCounted,
    /// A signal was parked for later.
    211 => SignalParked,
    /// What became of it.
    212 => SignalFollowed,
    /// A piece of news, until a day.
    213 => NewsTold,
    /// The news holds no longer.
    214 => NewsEnded,
    /// A lesson was bundled of cases that were spoken about there.
    350 => MeetingReflected,

    // Network: step templates.
    /// A template was written, or stands in place of a built-in one.
    215 => TemplateWritten,
    /// Its name and steps were changed.
    216 => TemplateRewritten,
    /// It is offered no longer; whatever is said about it later brings it back.
    217 => TemplateDropped,

    // Meeting: the clock of a discussion.
    /// A discussion began, with these steps.
    218 => ClockStarted,
    /// Where the discussion stands, as its writer saw it.
    219 => ClockSet,

    // Network: breakthrough budgets.
    /// A budget was opened; its author's organisation holds it.
    280 => BudgetOpened,
    /// Money went in or out.
    281 => BudgetEntered,
    /// Somebody asks for money.
    282 => BudgetRequested,
    /// The holder answers.
    283 => BudgetAnswered,

    // Network: escalation ladders.
    /// A ladder was agreed on.
    285 => LadderWritten,
    /// Its name and rungs were changed.
    286 => LadderRewritten,
    /// It is offered no longer; whatever is said about it later brings it back.
    287 => LadderDropped,

    // Network: blind peers.
    /// A computer that keeps sealed parcels for all members.
    190 => BlindPeerAdded,
    /// The writer's organisation no longer offers it.
    191 => BlindPeerEnded,
}

record! {
    /// Key of [`Fact::Closed`]: by `org` of membership `number`, or by its person or device, entries of each feed below
    /// the length count as if the right had not ended.
    Closed {
        /// The ended organisation.
        0 => org: OrgId,
        /// Its membership.
        2 => number: u32,
        /// The person whose right ended, when only a person's did.
        1 => person: Option<PersonId>,
        /// The device whose right ended, when only a device's did.
        3 => device: Option<DeviceId>,
        /// Feeds of that author in this log with the number of entries held; a feed not listed counts zero.
        4 => tips: Vec<(FeedId, u64)>,
        /// The roster entry that ended or narrowed the right.
        6 => end: EntryId,
    }
    /// See [`Fact::Dropped`].
    Dropped {
        /// Why.
        0 => reason: DropReason,
    }

    /// What an organisation is founded on. Its id is [`FoundingStatement::org`].
    FoundingStatement {
        /// Signing key of the first device.
        0 => device: DeviceId,
        /// X25519 public key of the first device.
        2 => encryption: EncryptionKey,
        /// The first person, who holds all mandates.
        4 => person: PersonId,
        /// Makes the id unique.
        6 => nonce: [u8; 16],
        /// The highest format version the device writes.
        8 => format: u32,
    }
    /// The rules of the network.
    Charter {
        /// How many members must admit a newcomer; 1 to 5.
        0 => sponsors: u32,
        /// The highest format version in use.
        2 => format: u32,
    }
    /// See [`Fact::NetworkFounded`].
    NetworkFounded {
        /// The first organisation.
        0 => founding: FoundingStatement,
        /// The charter.
        2 => charter: Charter,
    }
    /// See [`Fact::Invited`].
    Invited {
        /// Public half of the invitation's key.
        0 => invite: InviteId,
        /// Last day on which the inviter means to honour it.
        1 => expires: Option<Day>,
        /// Groups the newcomer will be let into.
        2 => groups: Vec<GroupId>,
    }
    /// See [`Fact::InviteRevoked`].
    InviteRevoked {
        /// Which.
        0 => invite: InviteId,
    }
    /// See [`Fact::Redeemed`]. Both signatures cover `digest("wijktafel/redeem/0", [network, invite, founding])`.
    Redeemed {
        /// Which invitation.
        0 => invite: InviteId,
        /// The newcomer's founding statement.
        2 => founding: FoundingStatement,
        /// By the secret half of the invitation's key.
        4 => by_invite: Signature,
        /// By the newcomer's device.
        6 => by_device: Signature,
    }
    /// See [`Fact::Admitted`].
    Admitted {
        /// The organisation.
        0 => org: OrgId,
        /// The membership, from 1.
        2 => number: u32,
        /// The invitation whose code was compared, when it admits a newcomer.
        1 => invite: Option<InviteId>,
    }
    /// See [`Fact::Accepted`].
    Accepted {
        /// The membership, from 1.
        0 => number: u32,
    }
    /// See [`Fact::Noted`].
    Noted {}
    /// See [`Fact::Left`].
    Left {
        /// The membership that ends.
        0 => number: u32,
    }
    /// See [`Fact::PersonEnrolled`].
    PersonEnrolled {
        /// Random id.
        0 => person: PersonId,
        /// What the person may do.
        2 => mandates: Mandates,
    }
    /// See [`Fact::PersonMandated`].
    PersonMandated {
        /// Who.
        0 => person: PersonId,
        /// What the person may do from here on.
        2 => mandates: Mandates,
    }
    /// See [`Fact::PersonEnded`].
    PersonEnded {
        /// Who.
        0 => person: PersonId,
    }
    /// See [`Fact::DeviceAdded`].
    DeviceAdded {
        /// Its signing key.
        0 => device: DeviceId,
        /// Its X25519 public key.
        2 => encryption: EncryptionKey,
        /// Whose it is.
        4 => person: PersonId,
        /// The highest format version it writes.
        6 => format: u32,
    }
    /// See [`Fact::DeviceRevoked`].
    DeviceRevoked {
        /// Which.
        0 => device: DeviceId,
    }
    /// See [`Fact::GroupFounded`].
    GroupFounded {
        /// Random id.
        0 => group: GroupId,
        /// Its organisations; the writer's own is one.
        2 => orgs: Vec<OrgId>,
    }
    /// See [`Fact::GroupJoined`].
    GroupJoined {
        /// Which.
        0 => group: GroupId,
        /// Who is let in.
        2 => org: OrgId,
    }
    /// See [`Fact::GroupLeft`].
    GroupLeft {
        /// Which.
        0 => group: GroupId,
    }

    /// See [`Fact::NetworkNamed`].
    NetworkNamed {
        /// The name.
        0 => name: Line,
        /// Where it works.
        1 => region: Option<Line>,
    }
    /// See [`Fact::TableDescribed`].
    TableDescribed {
        /// The name.
        0 => name: Line,
        /// The neighbourhood.
        1 => area: Option<Line>,
        /// When it meets.
        3 => rhythm: Option<Line>,
    }

    /// See [`Fact::EpochOpened`].
    EpochOpened {
        /// The secret, by its hash commitment.
        0 => epoch: EpochId,
        /// The group it is for; absent: all members.
        1 => group: Option<GroupId>,
    }
}

impl Fact {
    /// Who signed it on paper, of a verdict that was.
    pub const fn paper(&self) -> Option<&Paper> {
        if let Self::VerdictGiven(given) = self { given.paper.as_ref() } else { None }
    }

    /// The version this fact proposes, over its payload as it was received.
    pub fn version(&self) -> Option<VersionId> {
        matches!(self.known(), Self::VersionProposed(_)).then(|| VersionProposed::id_of(&self.payload().encode()))
    }
}

impl FoundingStatement {
    /// The organisation this statement founds.
    pub fn org(&self) -> OrgId {
        OrgId(prefix(&digest("wijktafel/org/0", &[&self.to_cbor()])))
    }
}

impl Redeemed {
    /// What both signatures cover.
    pub fn message(network: &NetworkId, invite: &InviteId, founding: &FoundingStatement) -> [u8; 32] {
        digest("wijktafel/redeem/0", &[&network.0, &invite.0, &founding.to_cbor()])
    }
}

/// A fact as it stands in an entry's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it says.
    pub fact: Fact,
    /// When its author says it was written.
    pub at: Timestamp,
    /// For facts that decide for an organisation: its previous decision entries, normally one, two when it repairs
    /// a contradiction, none for the first.
    pub previous: Option<Vec<EntryId>>,
}

impl Cbor for Statement {
    fn to_value(&self) -> Value {
        let mut pairs = vec![(0, self.fact.kind().to_value())];
        if let Some(previous) = &self.previous {
            pairs.push((1, previous.to_value()));
        }
        pairs.push((2, self.at.to_value()));
        pairs.push((4, self.fact.payload()));
        if let Fact::Newer { beside, .. } = &self.fact
            && let Value::Map(beside) = beside.value()
        {
            pairs.extend(beside);
            pairs.sort_by_key(|(key, _)| *key);
        }
        Value::Map(pairs)
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let kind = fields.take(0)?;
        let previous = fields.take(1)?;
        let at = fields.take(2)?;
        let payload = fields.take(4)?;
        Ok(Self { fact: Fact::from_parts(kind, payload, fields.rest()?)?, at, previous })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optional_fields_stand_in_the_order_of_their_keys() {
        let (org, person) = (OrgId([1; 16]), Some(PersonId([2; 16])));
        let closed =
            Closed { org, number: 1, person, device: None, tips: vec![(FeedId([3; 16]), 4)], end: EntryId([6; 32]) };
        let statement = Statement { fact: closed.into(), at: Timestamp(5), previous: Some(vec![EntryId([6; 32])]) };

        assert_eq!(Statement::from_cbor(&statement.to_cbor()), Ok(statement));
    }
}
