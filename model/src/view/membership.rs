//! What organisations decide about each other, and about the network's rules.

use serde::{Deserialize, Serialize};

use crate::id::OrgId;
use crate::plan::RuleError;
use crate::roster::{MotionStanding, OrgStanding, RuleChange, Verdicts};
use crate::words::RemovalReason;

/// What others say about an organisation's membership, and what it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembershipView {
    /// The verdicts against it, while it is a member.
    pub verdicts: Option<VerdictsView>,
    /// Who stood against it where its removal was noted.
    pub removed_by: Vec<OrgId>,
    /// How many voices must still endorse it before it can have a voice.
    pub endorsements_needed: usize,
    /// To whom it offers to hand over.
    pub offered_to: Vec<OrgId>,
    /// Who offers to take it over.
    pub taken_by: Vec<OrgId>,
    /// Who carries on for it, by words of both.
    pub successor: Option<OrgId>,
    /// Of an organisation that is no member any more: the members that are known to have heard of it.
    pub heard_by: Vec<OrgId>,
    /// The other members, that may not have heard of it.
    pub unheard_by: Vec<OrgId>,
    /// Why the reader's organisation cannot stand against it; nothing when it can, or nobody looks.
    pub cannot_vote: Option<RuleError>,
}

/// The verdicts against a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictsView {
    /// Who stands against it, each with its reason.
    pub by: Vec<(OrgId, RemovalReason)>,
    /// How many organisations have a voice, the member itself included.
    pub base: usize,
    /// How many verdicts it takes.
    pub needed: usize,
    /// There are enough: it waits for other organisations to have received them.
    pub waits: bool,
    /// Who has received them.
    pub received_by: Vec<OrgId>,
}

/// A change of one of the network's rules that was asked for and is not decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MotionView {
    /// What should hold.
    pub change: RuleChange,
    /// Who asks for it.
    pub by: Vec<OrgId>,
    /// How many voices are needed.
    pub needed: usize,
    /// Who has received that there were enough.
    pub received_by: Vec<OrgId>,
}

impl From<&OrgStanding> for MembershipView {
    fn from(org: &OrgStanding) -> Self {
        Self {
            verdicts: org.verdicts.as_ref().map(VerdictsView::from),
            removed_by: org.removed_by.iter().copied().collect(),
            endorsements_needed: org.endorsements_needed,
            offered_to: org.offered_to.iter().copied().collect(),
            taken_by: org.taken_by.iter().copied().collect(),
            successor: org.successor,
            ..Self::default()
        }
    }
}

impl From<&Verdicts> for VerdictsView {
    fn from(verdicts: &Verdicts) -> Self {
        Self {
            by: verdicts.by.iter().map(|(org, reason)| (*org, *reason)).collect(),
            base: verdicts.base,
            needed: verdicts.needed,
            waits: verdicts.is_complete(),
            received_by: verdicts.noted_by.iter().copied().collect(),
        }
    }
}

impl From<&MotionStanding> for MotionView {
    fn from(motion: &MotionStanding) -> Self {
        Self {
            change: motion.change,
            by: motion.by.iter().copied().collect(),
            needed: motion.needed,
            received_by: motion.noted_by.iter().copied().collect(),
        }
    }
}
