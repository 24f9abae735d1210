//! Agreements, their versions and who decides on them.

use serde::{Deserialize, Serialize};

use super::SetApart;
use super::successor::EarlierAgreement;
use super::talk::RemarkView;
use crate::fact::Paper;
use crate::id::{FactId, LogId, OrgId, PersonId, VersionId};
use crate::time::{Day, Timestamp};
use crate::words::{AgreementKind, AgreementRule, Verdict};

/// Where an agreement or one of its versions stands, derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementState {
    /// Only a draft.
    Draft,
    /// Laid before its electorate.
    Proposed,
    /// Somebody objects.
    Objected,
    /// In force.
    InForce,
    /// Two siblings are in force.
    Disputed,
    /// A later version is in force.
    Replaced,
    /// Ended by an elector.
    Ended,
}

/// An agreement in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementRow {
    /// Its log.
    pub log: LogId,
    /// The title.
    pub title: String,
    /// What kind.
    pub kind: AgreementKind,
    /// Where it stands.
    pub state: AgreementState,
    /// Electors of the current version that gave a verdict.
    pub given: usize,
    /// Electors of the current version.
    pub electors: usize,
    /// Day of review of the version in force.
    pub review: Option<Day>,
    /// Electors that have not spoken on the newest open proposal.
    pub waiting_for: Vec<OrgId>,
    /// Electors whose word carries a version that is in force.
    pub signed_by: Vec<OrgId>,
    /// Remarks beside it that are open.
    #[serde(default)]
    pub remarks: usize,
    /// The last claimed change.
    pub changed: Timestamp,
}

/// An agreement in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementView {
    /// The row.
    pub row: AgreementRow,
    /// The draft.
    pub draft: String,
    /// Criteria of the draft.
    pub criteria: Vec<CriterionView>,
    /// Versions, oldest first.
    pub versions: Vec<VersionView>,
    /// Talk beside it.
    #[serde(default)]
    pub talk: Vec<RemarkView>,
    /// Set-apart pieces.
    pub set_apart: Vec<SetApart>,
    /// What was in force in an earlier network, when this is a copy.
    #[serde(default)]
    pub earlier: Option<EarlierAgreement>,
}

impl AgreementView {
    /// The version that is decided on: the newest proposal, else the one in force, else the newest.
    pub fn current(&self) -> Option<&VersionView> {
        let last = |fits: fn(AgreementState) -> bool| self.versions.iter().rev().find(|version| fits(version.state));
        last(|state| matches!(state, AgreementState::Proposed | AgreementState::Objected))
            .or_else(|| last(|state| matches!(state, AgreementState::InForce | AgreementState::Disputed)))
            .or_else(|| self.versions.last())
    }

    /// The place of a version among all of them, from 1; 0 where there is none such.
    pub fn number(&self, version: VersionId) -> usize {
        self.versions.iter().position(|other| other.version == version).map_or(0, |index| index + 1)
    }
}

/// A criterion of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionView {
    /// The fact that added it.
    pub criterion: FactId,
    /// Its words.
    pub text: String,
}

/// A frozen version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionView {
    /// Its hash.
    pub version: VersionId,
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
    /// The rule.
    pub rule: AgreementRule,
    /// Who decides, and what they said.
    pub electors: Vec<ElectorView>,
    /// What it replaces.
    pub parents: Vec<VersionId>,
    /// Criteria with who accepted them.
    pub criteria: Vec<VersionCriterion>,
    /// Where it stands.
    pub state: AgreementState,
    /// First day.
    pub effective: Option<Day>,
    /// Day of review.
    pub review: Option<Day>,
    /// How one stops.
    pub stop_clause: Option<String>,
    /// Organisations whose client saw it in force.
    pub seen_in_force: Vec<OrgId>,
    /// When disputed: organisations that assented to both siblings.
    pub signed_both: Vec<OrgId>,
    /// Electors that ended their part in it.
    pub ended_by: Vec<OrgId>,
    /// Why, of those who said so.
    pub end_reasons: Vec<(OrgId, String)>,
    /// Who proposed it.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// A criterion of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionCriterion {
    /// Its words.
    pub text: String,
    /// Organisations that call it accepted.
    pub accepted_by: Vec<OrgId>,
    /// Every elector calls it accepted.
    pub accepted: bool,
}

/// An elector's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectorView {
    /// The organisation.
    pub org: OrgId,
    /// The verdict that counts.
    pub verdict: Option<Verdict>,
    /// Note or reason.
    pub note: Option<String>,
    /// Who signed it on paper, when somebody else recorded it.
    #[serde(default)]
    pub paper: Option<Paper>,
    /// Two people of the organisation gave differing verdicts apart: counted as an objection.
    pub contradicted: bool,
    /// The person who gave it.
    pub person: Option<PersonId>,
    /// When, by its own claim.
    pub at: Option<Timestamp>,
}
