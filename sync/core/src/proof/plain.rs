//! A proof as JSON: what it says for people to read, and the proof itself for whoever checks it.

use serde::{Deserialize, Serialize};
use wijktafel_model::cbor::Bytes;
use wijktafel_model::fact::Paper;
use wijktafel_model::id::{DeviceId, LogId, NetworkId, OrgId, PersonId, VersionId};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::words::{AgreementRule, Document, Line, Prose, Verdict};

use super::{ProofError, ProofReport, verify_proof};

/// Most bytes of a proof in this form: twice the proof, and its words once more.
pub const PLAIN_BYTES_MAX: usize = 3 * super::PROOF_BYTES_MAX;

/// What stands in every file.
pub const NOTICE: &str =
    "This is not a qualified electronic signature. Dit is geen gekwalificeerde elektronische handtekening.";

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    wijktafel: String,
    version: u32,
    notice: String,
    says: Says,
    proof: Bytes,
}

/// Everything that the proof shows, so that nothing in it must be believed unread.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Says {
    title: Line,
    text: Document,
    criteria: Vec<Line>,
    verdict: Verdict,
    note: Option<Prose>,
    paper: Option<Paper>,
    at: Timestamp,
    organisation: OrgId,
    person: PersonId,
    may_sign: bool,
    elector: bool,
    rule: AgreementRule,
    electorate: Vec<OrgId>,
    effective: Option<Day>,
    review: Option<Day>,
    stop_clause: Option<Line>,
    version: VersionId,
    parents: Vec<VersionId>,
    agreement: LogId,
    network: NetworkId,
    device: DeviceId,
}

impl Says {
    fn of(report: &ProofReport) -> Result<Self, ProofError> {
        let signatory = report.signatory.ok_or(ProofError::Path)?;
        let (version, given) = (report.version.clone(), report.verdict.clone());
        Ok(Self {
            title: version.title,
            text: version.text,
            criteria: version.criteria,
            verdict: given.verdict,
            note: given.note,
            paper: given.paper,
            at: report.at,
            organisation: signatory.org,
            person: signatory.person,
            may_sign: signatory.may_sign,
            elector: signatory.elector,
            rule: version.rule,
            electorate: version.electorate,
            effective: version.effective,
            review: version.review,
            stop_clause: version.stop_clause,
            version: report.id,
            parents: version.parents,
            agreement: version.agreement,
            network: version.network,
            device: report.device,
        })
    }
}

/// Returns a proof's file as JSON that says in words what the proof shows.
///
/// # Errors
/// [`ProofError`] when the proof does not hold, or does not say whose device signed.
pub fn plain_proof(bytes: &[u8]) -> Result<Vec<u8>, ProofError> {
    let says = Says::of(&verify_proof(bytes)?)?;
    let (wijktafel, notice) = ("proof".to_owned(), NOTICE.to_owned());
    let plain = Plain { wijktafel, version: 0, notice, says, proof: Bytes(bytes.to_vec()) };
    let mut json = serde_json::to_vec_pretty(&plain).map_err(|_error| ProofError::Plain)?;
    json.push(b'\n');
    Ok(json)
}

/// Checks a proof in this form, and that it says what it shows.
///
/// # Errors
/// [`ProofError`] names the first claim that does not hold.
pub fn verify_plain(json: &[u8]) -> Result<ProofReport, ProofError> {
    if json.len() > PLAIN_BYTES_MAX {
        return Err(ProofError::Plain);
    }
    let plain: Plain = serde_json::from_slice(json).map_err(|_error| ProofError::Plain)?;
    if plain.version > 0 {
        return Err(ProofError::NewerFormat(u64::from(plain.version)));
    }
    let report = verify_proof(&plain.proof.0)?;
    let holds = plain.wijktafel == "proof" && plain.notice == NOTICE && plain.says == Says::of(&report)?;
    if holds { Ok(report) } else { Err(ProofError::Says) }
}
