//! Agreements: a draft, criteria, frozen versions and what each organisation said of them.

use crate::cbor::Cbor;
use crate::id::{FactId, LogId, NetworkId, OrgId, VersionId, digest};
use crate::record;
use crate::time::Day;
use crate::words::{AgreementKind, AgreementRule, Document, Line, Prose, Verdict};

record! {
    /// See [`super::Fact::AgreementOpened`].
    AgreementOpened {
        /// The title.
        0 => title: Line,
        /// What kind.
        2 => kind: AgreementKind,
    }
    /// See [`super::Fact::CriterionAdded`].
    CriterionAdded {
        /// What must be true before we call it accepted.
        0 => text: Line,
    }
    /// See [`super::Fact::CriterionRemoved`].
    CriterionRemoved {
        /// The fact that added it.
        0 => criterion: FactId,
    }
    /// See [`super::Fact::VersionProposed`]. The version's id is [`VersionProposed::id`]: text, rule and electorate lie inside.
    VersionProposed {
        /// The network, so that a version cannot be carried to another.
        0 => network: NetworkId,
        /// The agreement's log.
        2 => agreement: LogId,
        /// The title.
        4 => title: Line,
        /// The frozen text.
        6 => text: Document,
        /// When it is in force.
        8 => rule: AgreementRule,
        /// Who decides, ascending.
        10 => electorate: Vec<OrgId>,
        /// The versions it replaces; empty for the first.
        12 => parents: Vec<VersionId>,
        /// Criteria, in order.
        14 => criteria: Vec<Line>,
        /// First day.
        1 => effective: Option<Day>,
        /// Day of review.
        3 => review: Option<Day>,
        /// How one stops.
        5 => stop_clause: Option<Line>,
    }
    /// See [`super::Fact::VerdictGiven`].
    VerdictGiven {
        /// The exact version.
        0 => version: VersionId,
        /// The word.
        2 => verdict: Verdict,
        /// A note. The reason of an objection is a fact of its own, in an entry of its own.
        1 => note: Option<Prose>,
        /// A sibling version this organisation assented to before, if it knows one.
        3 => sibling: Option<VersionId>,
        /// Who signed it on paper; whoever wrote this recorded it.
        5 => paper: Option<Paper>,
    }
    /// A signature on paper.
    Paper {
        /// Who signed.
        0 => by: Line,
        /// When.
        2 => on: Day,
    }
    /// See [`super::Fact::ObjectionReasoned`].
    ObjectionReasoned {
        /// The version.
        0 => version: VersionId,
        /// Why.
        2 => reason: Prose,
    }
    /// See [`super::Fact::SeenInForce`].
    SeenInForce {
        /// The version.
        0 => version: VersionId,
    }
    /// See [`super::Fact::CriterionJudged`].
    CriterionJudged {
        /// The version.
        0 => version: VersionId,
        /// Place of the criterion, from 0.
        2 => index: u32,
        /// Whether it is accepted.
        4 => accepted: bool,
    }
    /// See [`super::Fact::AgreementEnded`].
    AgreementEnded {
        /// The version.
        0 => version: VersionId,
        /// Why.
        1 => reason: Option<Prose>,
    }
}

impl VersionProposed {
    /// The hash that a verdict names: one changed byte makes another version.
    ///
    /// Of a version that was received, take [`super::Fact::version`]: it covers fields that only a newer program knows.
    pub fn id(&self) -> VersionId {
        Self::id_of(&self.to_cbor())
    }

    /// The same over the encoding as it was received, which may hold fields that only a newer program knows.
    pub fn id_of(encoded: &[u8]) -> VersionId {
        VersionId(digest("wijktafel/version/0", &[encoded]))
    }
}
