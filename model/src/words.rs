//! Bounded text and the closed lists of the field. Dutch labels live in the client's language files and the glossary.

pub mod breakthrough;
pub mod experiment;
pub mod learning;
pub mod relation;
pub mod review;

use std::fmt;

use crate::cbor::{Cbor, DecodeError, Value};
use crate::coded_enum;

/// Text outside the bounds of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// Nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// More than `max` characters.
    #[error("the text is longer than {max} characters")]
    TooLong {
        /// The most characters the field takes.
        max: usize,
    },
    /// A control character (in a [`Line`] also a line break).
    #[error("the text holds a control character")]
    Control,
}

macro_rules! texts {
    ($( $(#[$meta:meta])* $name:ident, max $max:literal, $breaks:literal; )*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters (Unicode scalar values).
            pub const MAX: usize = $max;

            /// Checks the bounds; surrounding white space is dropped.
            ///
            /// # Errors
            /// [`TextError`] names the bound that is broken.
            pub fn new(text: &str) -> Result<Self, TextError> {
                let text = text.trim();
                if text.is_empty() {
                    return Err(TextError::Empty);
                }
                Self::check(text)?;
                Ok(Self(text.to_owned()))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            fn check(text: &str) -> Result<(), TextError> {
                if text.chars().nth($max).is_some() {
                    return Err(TextError::TooLong { max: $max });
                }
                if text.chars().any(|c| c.is_control() && !($breaks && c == '\n')) {
                    return Err(TextError::Control);
                }
                Ok(())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({} bytes)", stringify!($name), self.0.len())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl Cbor for $name {
            fn to_value(&self) -> Value {
                Value::Text(self.0.clone())
            }
            fn from_value(value: Value) -> Result<Self, DecodeError> {
                let text = String::from_value(value)?;
                if text.trim().len() != text.len() || text.is_empty() {
                    return Err(DecodeError::OutOfBounds);
                }
                Self::check(&text).map_err(|_bounds| DecodeError::OutOfBounds)?;
                Ok(Self(text))
            }
        }
    )*};
}

texts! {
    /// One line of text: titles, names, one-line notes. `Debug` shows only its length.
    Line, max 200, false;
    /// Some lines of text inside a fact: tips, evidence, grounds. `Debug` shows only its length.
    Prose, max 4000, true;
    /// The frozen text of an agreement. `Debug` shows only its length.
    Document, max 20000, true;
}

impl Line {
    /// What stands for a name that is not known.
    pub fn unnamed() -> Self {
        Self("…".to_owned())
    }
}

/// The most characters of one collaborative text. Longer texts are continued in a new note.
/// Source: measured cost of a remote edit, linear in the length of the text.
pub const TEXT_CHARS_MAX: usize = 20_000;

coded_enum! {
    /// Why an organisation stands against another one's membership.
    RemovalReason {
        /// Something entrusted to it reached others.
        0 => ConfidenceBroken,
        /// It does not keep to what was agreed.
        1 => AgreementBroken,
        /// A device or key of it is in wrong hands, and it does not act.
        2 => OutOfItsHands,
        /// It is not who it said it was.
        3 => NotWhoItSaid,
        /// It has not answered for a long time.
        4 => Silent,
        /// It has ceased to exist.
        5 => Ceased,
        /// Something that was told another way.
        6 => ToldElsewhere,
    }
}

coded_enum! {
    /// What a log is about.
    LogKind {
        /// Who belongs: organisations, devices, keys, admissions, leaving. No prose, no names.
        0 => Roster,
        /// The network's name and purpose.
        1 => Network,
        /// An organisation's card: its name, kind and what it offers.
        2 => Organisation,
        /// A person's card: name and roles.
        3 => Person,
        /// A neighbourhood table.
        4 => Table,
        /// A learning case.
        5 => Case,
        /// An agreement and its versions.
        6 => Agreement,
        /// A maturity round.
        7 => Round,
        /// The actions of one season.
        8 => Season,
        /// A lesson.
        9 => Lesson,
        /// What a leaving organisation tells the others.
        10 => Departure,
        /// A circle case: read by the people it names and nobody else.
        11 => Circle,
        /// A meeting of a table.
        12 => Meeting,
        /// How closely organisations work together at a moment.
        13 => Capture,
        /// What partners try until a day.
        14 => Experiment,
        /// What went well in a case, with the resident's word.
        15 => Story,
    }

    /// What allows processing data about a person. Source: GDPR, art. 6(1).
    LawfulGround {
        /// Consent.
        0 => Consent,
        /// A contract with the person.
        1 => Contract,
        /// A legal duty.
        2 => LegalDuty,
        /// A vital interest.
        3 => VitalInterest,
        /// A task in the public interest.
        4 => PublicTask,
        /// A legitimate interest.
        5 => LegitimateInterest,
    }

    /// What allows processing data about health and the like. Source: GDPR, art. 9(2).
    SpecialCategory {
        /// Nothing of that kind is written down.
        0 => NoneWritten,
        /// Explicit consent.
        1 => ExplicitConsent,
        /// Law on work and social security.
        2 => SocialSecurity,
        /// A vital interest of somebody who cannot consent.
        3 => VitalInterest,
        /// A claim before a court.
        4 => LegalClaim,
        /// A substantial public interest, by law.
        5 => PublicInterest,
        /// Health care or social care, under a duty of secrecy.
        6 => Care,
        /// Public health, by law.
        7 => PublicHealth,
    }

    /// What lifts the secrecy a professional is bound to.
    SecrecyLift {
        /// Nobody in the circle is bound to secrecy.
        0 => NotBound,
        /// Consent of the person.
        1 => Consent,
        /// A legal duty to speak.
        2 => LegalDuty,
        /// A conflict of duties: silence would do serious harm.
        3 => ConflictOfDuties,
    }

    /// How a person was told.
    Informed {
        /// In a talk.
        0 => Spoken,
        /// In writing.
        1 => InWriting,
        /// Not yet; a reason is given.
        2 => NotYet,
    }

    /// What somebody reads who is named later.
    LaterReaders {
        /// Everything since the beginning.
        0 => Whole,
        /// What is written from then on. Not offered: what it takes is not built.
        1 => FromNow,
    }

    /// A collaborative text of a log.
    TextField {
        /// Network: what it is for.
        0 => Purpose,
        /// Case: the question in the client's own words.
        1 => Question,
        /// Case: the situation.
        2 => Situation,
        /// Case: strengths.
        3 => Strengths,
        /// Agreement: the draft.
        4 => Draft,
        /// Maturity round: what the talk concluded.
        5 => Conclusion,
        /// Lesson: the lesson itself.
        6 => LessonText,
        /// Departure: what was learnt, taken along and left behind.
        7 => Harvest,
        /// Meeting: what was talked about.
        8 => Notes,
        /// Case: where the resident stands a year from now.
        9 => Perspective,
        /// Case: what the resident does for it.
        10 => SelfPart,
        /// Experiment: what is tried, and how one will see whether it works.
        11 => Trial,
    }

    /// What an organisation is.
    OrgKind {
        /// Care provider.
        0 => CareProvider,
        /// Welfare.
        1 => Welfare,
        /// Municipality.
        2 => Municipality,
        /// Mental health care.
        3 => MentalHealth,
        /// General practice and district nursing.
        4 => PrimaryCare,
        /// Housing association.
        5 => Housing,
        /// Volunteers and residents.
        6 => Civic,
        /// Insurer.
        7 => Insurer,
        /// Education.
        8 => Education,
        /// Anything else.
        9 => Other,
    }

    /// Whether an organisation is a formal or an informal partner.
    Formality {
        /// Paid, contracted or public.
        0 => Formal,
        /// Volunteers, residents, neighbours.
        1 => Informal,
    }

    /// A person's role in the network. Source: the five groups and roles of *Hoe start je anders?* and AKAD 2016.
    Role {
        /// Board member.
        0 => Director,
        /// The one manager who is responsible for the change.
        1 => ChangeManager,
        /// Professional.
        2 => Professional,
        /// Resident.
        3 => Resident,
        /// Member of the independent guidance team.
        4 => GuidanceTeam,
        /// Guide of the process at a table.
        5 => ProcessGuide,
        /// Coach.
        6 => Coach,
        /// Coordinator, one who prepares the ground.
        7 => Coordinator,
        /// One who connects tables.
        8 => Rover,
        /// One who brings cases.
        9 => CaseBringer,
        /// Project lead.
        10 => ProjectLead,
    }

    /// A column of the compensation matrix, from own strength to formal care.
    SupportLevel {
        /// The client.
        0 => Own,
        /// The client's own network.
        1 => OwnNetwork,
        /// In the neighbourhood, informal.
        2 => Neighbourhood,
        /// Formal care.
        3 => Formal,
    }

    /// A row of the compensation matrix.
    LifeArea {
        /// Finances.
        0 => Finances,
        /// Work and education.
        1 => Work,
        /// Use of time.
        2 => TimeUse,
        /// Housing.
        3 => Housing,
        /// Relations at home.
        4 => Home,
        /// Mental health.
        5 => MentalHealth,
        /// Physical health.
        6 => PhysicalHealth,
        /// Substance use.
        7 => SubstanceUse,
        /// Basic daily activities.
        8 => BasicLiving,
        /// Instrumental daily activities.
        9 => Household,
        /// Social network.
        10 => SocialNetwork,
        /// Taking part in society.
        11 => Participation,
        /// Justice.
        12 => Justice,
        /// Another area, named in the text.
        13 => Other,
    }

    /// What became of a tip.
    TipResult {
        /// The client did not choose it.
        0 => NotChosen,
        /// Under way.
        1 => UnderWay,
        /// It worked.
        2 => Worked,
        /// It worked in part.
        3 => WorkedPartly,
        /// It did not work.
        4 => DidNotWork,
    }

    /// What the client says of the outcome.
    ClientVerdict {
        /// It helped.
        0 => Helped,
        /// It helped a little.
        1 => HelpedLittle,
        /// It did not help.
        2 => DidNotHelp,
    }

    /// A step a case took.
    CaseStep {
        /// Brought to the table.
        0 => Submitted,
        /// On the agenda.
        1 => Scheduled,
        /// Discussed.
        2 => Discussed,
        /// Closed.
        3 => Closed,
        /// Withdrawn; dominates every other step.
        4 => Withdrawn,
        /// Opened again after it was closed.
        5 => Reopened,
    }

    /// How a round takes its scores.
    RoundWay {
        /// In sight of all, as they are given.
        0 => Open,
        /// Sealed first, revealed together.
        1 => Sealed,
        /// On paper: how many sheets named each phase.
        2 => Paper,
    }

    /// What people meet for. Source: *AKAD en wijkzorg*, 2016, and *Methodisch maatwerk*, 2025.
    MeetingKind {
        /// The neighbourhood table itself.
        0 => Table,
        /// Takes one thing apart and makes it anew.
        1 => CrackAndMake,
        /// Looks back on several cases together.
        2 => Reflection,
        /// A resident tells, the others listen first.
        3 => Fishbowl,
        /// Walks a resident's way through all that helps.
        4 => Journey,
        /// Professionals and residents learn together.
        5 => Learning,
        /// A feast.
        6 => Celebration,
        /// Training.
        7 => Training,
        /// Board members.
        8 => Board,
    }

    /// A built-in way to go through a discussion.
    StepMethod {
        /// From what somebody can do alone to what only an organisation can.
        0 => LeftToRight,
        /// Somebody tells what happened; everybody decides before hearing how it went.
        1 => Incident,
        /// Ten short steps from a question to advice.
        2 => TenSteps,
        /// Some talk, the others listen, then they change places.
        3 => Fishbowl,
        /// Breaks open what is stuck and makes something new.
        4 => CrackAndMake,
    }

    /// A step a meeting took.
    MeetingStep {
        /// It began.
        0 => Started,
        /// It is over.
        1 => Closed,
        /// It does not take place.
        2 => Cancelled,
        /// Closing or cancelling it was too soon.
        3 => Reopened,
    }

    /// Whether somebody was at a meeting.
    Attendance {
        /// Was there.
        0 => Present,
        /// Told that it cannot be.
        1 => Unable,
        /// Not known; takes an earlier word back.
        2 => Unknown,
    }

    /// What became of a signal that was parked.
    FollowUp {
        /// An action.
        0 => Action,
        /// A lesson.
        1 => Lesson,
        /// Let go.
        2 => LetGo,
        /// An experiment.
        3 => Experiment,
    }

    /// What kind of agreement.
    AgreementKind {
        /// How we work together.
        0 => Cooperation,
        /// Room to experiment.
        1 => Latitude,
        /// Privacy.
        2 => Privacy,
        /// Something else.
        3 => Other,
        /// Whom to turn to, rung by rung, when something is stuck.
        4 => Ladder,
        /// A breakthrough, paid in parts.
        5 => Breakthrough,
        /// The network stops, for everybody on one day.
        6 => Ending,
    }

    /// An organisation's word about one version of an agreement.
    Verdict {
        /// Agrees.
        0 => Agree,
        /// Agrees, with a note.
        1 => AgreeWithNote,
        /// Objects; a reason is required.
        2 => Object,
        /// Abstains.
        3 => Abstain,
    }

    /// When a version is in force. Every rule counts explicit verdicts only; silence never counts.
    AgreementRule {
        /// Every elector says it has no objection: agrees or abstains, none objects.
        0 => Consent,
        /// Every elector agrees.
        1 => Unanimity,
        /// More than half of the electors agree.
        2 => Majority,
        /// It binds who signs, from the second signature on.
        3 => Signatories,
    }

    /// How deep a lesson goes. Source: *Methodisch maatwerk*, orders of learning.
    LearningOrder {
        /// Cause and effect.
        1 => First,
        /// Reflection on how we work.
        2 => Second,
        /// The system itself.
        3 => Third,
    }

    /// Why a log was dropped.
    DropReason {
        /// Its retention date has passed.
        0 => RetentionPassed,
        /// It was withdrawn.
        1 => Withdrawn,
        /// It should not have been written.
        2 => Mistake,
    }
}

/// What a person may do for the organisation, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
pub struct Mandates {
    /// Enrol people and devices.
    pub administer: bool,
    /// Decide on membership, charter and leaving.
    pub decide: bool,
    /// Give verdicts on agreements.
    pub sign: bool,
}

impl Mandates {
    /// All three: what the first person of an organisation has.
    pub const ALL: Self = Self { administer: true, decide: true, sign: true };
    /// None: may read and work, and nothing else.
    pub const NONE: Self = Self { administer: false, decide: false, sign: false };

    /// What both allow.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            administer: self.administer && other.administer,
            decide: self.decide && other.decide,
            sign: self.sign && other.sign,
        }
    }
}

impl Cbor for Mandates {
    fn to_value(&self) -> Value {
        Value::Uint(u64::from(self.administer) | u64::from(self.decide) << 1 | u64::from(self.sign) << 2)
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Uint(bits @ 0..=7) => {
                Ok(Self { administer: bits & 1 != 0, decide: bits & 2 != 0, sign: bits & 4 != 0 })
            }
            Value::Uint(_) => Err(DecodeError::OutOfBounds),
            _ => Err(DecodeError::WrongType),
        }
    }
}

/// Who may read a log, for ever, as its founding entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReaderRule {
    /// Every member.
    Members,
    /// The organisations that the roster lists in this group.
    Group(crate::id::GroupId),
    /// The people the log itself names: see [`crate::circle::readers`].
    Own,
}

impl Cbor for ReaderRule {
    fn to_value(&self) -> Value {
        match self {
            Self::Members => Value::Map(vec![(0, Value::Uint(0))]),
            Self::Group(group) => Value::Map(vec![(0, Value::Uint(1)), (2, group.to_value())]),
            Self::Own => Value::Map(vec![(0, Value::Uint(2))]),
        }
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = crate::cbor::Fields::open(value)?;
        let rule = match fields.take::<u64>(0)? {
            0 => Self::Members,
            1 => Self::Group(fields.take(2)?),
            2 => Self::Own,
            _ => return Err(DecodeError::OutOfBounds),
        };
        fields.close()?;
        Ok(rule)
    }
}

#[cfg(test)]
mod tests;
