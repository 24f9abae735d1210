//! What a network shows of the one it continues.

use serde::{Deserialize, Serialize};

use crate::id::{LogId, NetworkId, OrgId, VersionId};
use crate::time::{Day, Timestamp};
use crate::words::{AgreementRule, Verdict};

/// The network that this one continues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginView {
    /// Its id.
    pub network: NetworkId,
    /// Its name, as its copy said.
    pub name: String,
    /// The organisation that made the copy, by its id here.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// What was in force in the earlier network, for who wants to know: it binds nobody here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierAgreement {
    /// The earlier network.
    pub network: NetworkId,
    /// The agreement's log there.
    pub log: LogId,
    /// Versions that were in force when the copy was made.
    pub versions: Vec<EarlierVersion>,
}

/// A version that was in force in the earlier network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierVersion {
    /// Its hash, the same as there.
    pub version: VersionId,
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
    /// The rule.
    pub rule: AgreementRule,
    /// How many decided on it.
    pub electors: usize,
    /// First day.
    pub effective: Option<Day>,
    /// Day of review.
    pub review: Option<Day>,
    /// What its electors said.
    pub words: Vec<EarlierWord>,
}

/// What an organisation said about a version in the earlier network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierWord {
    /// Who, by its id there.
    pub org: OrgId,
    /// What it was called there.
    pub name: String,
    /// The word.
    pub verdict: Verdict,
    /// Note or reason.
    pub note: Option<String>,
    /// When, by its own claim.
    pub at: Timestamp,
    /// A proof is kept here, and it holds: the signature is the one that was given there. The model cannot check that
    /// and says no; whoever holds the entries does.
    pub proven: bool,
}

/// A score that was given in the earlier network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierScore {
    /// What the organisation was called there.
    pub name: String,
    /// Place of the dimension in the model, from 0.
    pub dimension: u32,
    /// The phase seen, from 1.
    pub score: u32,
    /// What shows it.
    pub evidence: Option<String>,
}
