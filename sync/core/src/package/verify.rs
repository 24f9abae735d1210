//! Checking a package with nothing but its files.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use wijktafel_model::id::{DeviceId, GroupId, LogId, NetworkId, OrgId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::LogKind;

use super::audit::{Audit, Given, LogFlaw, roster_of};
use super::keyfile::{KeyFile, KeyFileError};
use super::manifest::{CaseLine, Coverage, FileLine, LogLine, Manifest, ProofLine, Signed, VerdictLine, sha256};
use super::{
    BUNDLE, FILES_MAX, FORMAT, KEYS, MANIFEST, MANIFEST_BYTES_MAX, SIGNATURE, contents, is_case, proofs, unread_groups,
};
use crate::entry::EntryError;
use crate::proof::{ProofError, verify_proof};
use crate::wire::bundle::{Bundle, BundleError};

/// Why a package is not accepted: the file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {flaw}")]
pub struct VerifyError {
    /// Which file.
    pub file: String,
    /// What is wrong with it.
    #[source]
    pub flaw: Flaw,
}

/// What is wrong with a file of a package.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    /// It is named, and not there.
    #[error("the file is missing")]
    Missing,
    /// It is there, and not named.
    #[error("the file does not belong to the package")]
    Unlisted,
    /// It is not the file that was signed.
    #[error("the file was changed")]
    Changed,
    /// It is not written as it must be.
    #[error("the file is not well formed")]
    Malformed,
    /// Larger than such a file can be, or more files than a package can have.
    #[error("the package is too large")]
    TooLarge,
    /// Made by a newer version of this program.
    #[error("the file has format {0}, which is newer than this program")]
    NewerFormat(u64),
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
    /// The device that signed does not belong to the organisation.
    #[error("the device that signed does not belong to the organisation")]
    Device,
    /// It belongs to another network.
    #[error("the file belongs to another network")]
    Network,
    /// It says something about the package that its entries do not bear out.
    #[error("the file says what its entries do not bear out")]
    Claim,
    /// The bundle is not one.
    #[error("the bundle is not accepted")]
    Bundle(#[source] BundleError),
    /// A log in it is not what it should be.
    #[error("log {log}: {flaw}")]
    Log {
        /// Which.
        log: LogId,
        /// What is wrong with it.
        flaw: LogFlaw,
    },
    /// The proof does not hold.
    #[error("the proof does not hold")]
    Proof(#[source] ProofError),
}

impl Flaw {
    /// A stable name, for reports and exit texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unlisted => "unlisted",
            Self::Changed => "changed",
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::NewerFormat(_) => "newer-format",
            Self::Signature => "signature",
            Self::Device => "device",
            Self::Network => "network",
            Self::Claim => "claim",
            Self::Bundle(_) => "bundle",
            Self::Log { .. } => "log",
            Self::Proof(_) => "proof",
        }
    }

    fn of(self, file: &str) -> VerifyError {
        VerifyError { file: file.to_owned(), flaw: self }
    }
}

/// What a package holds, after everything in it was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The network.
    pub network: NetworkId,
    /// Its name, as the organisation knew it.
    pub network_name: String,
    /// The organisation that took its copy along.
    pub organisation: OrgId,
    /// Its name.
    pub organisation_name: Option<String>,
    /// The device that signed.
    pub device: DeviceId,
    /// When, by that device's clock.
    pub at: Timestamp,
    /// How many files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// What is held in full, by kind of log.
    pub held: Vec<KindReport>,
    /// Logs that were dropped for everybody: lawfully removed.
    pub removed: Vec<LogLine>,
    /// Logs that were left out, with the reason.
    pub left_out: Vec<LogLine>,
    /// Groups whose logs the organisation did not read.
    pub unread_groups: Vec<GroupId>,
    /// Until when each case may be kept.
    pub cases: Vec<CaseLine>,
    /// Verdicts with a proof that holds.
    pub proofs: Vec<ProofLine>,
    /// Verdicts without one.
    pub unproven: Vec<VerdictLine>,
}

/// What is held of one kind of log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindReport {
    /// Which kind.
    pub kind: LogKind,
    /// How many logs.
    pub logs: u64,
    /// How many entries.
    pub entries: u64,
}

/// Checks a package: its signature, that exactly the files it names are there and unchanged, every entry, that nothing
/// is missing without a reason, that the signing device belonged to the organisation, and every proof.
///
/// What the renderings say is vouched for by the signature alone: it is the organisation's own account of its copy.
///
/// # Errors
/// [`VerifyError`] names the first file that is wrong. A change of any byte is found, and named by its file.
pub fn verify(files: &BTreeMap<String, Vec<u8>>) -> Result<Report, VerifyError> {
    if files.len() > FILES_MAX {
        return Err(Flaw::TooLarge.of(MANIFEST));
    }
    let signature = file(files, SIGNATURE)?;
    let manifest = read_manifest(file(files, MANIFEST)?, signature)?;
    listed(files, &manifest)?;
    let audit = entries(files, &manifest)?;
    claims(&manifest, &audit)?;
    let found = audit.standing().devices.get(&manifest.device).map(|device| device.org);
    if found != Some(manifest.organisation) {
        return Err(Flaw::Device.of(SIGNATURE));
    }
    for line in &manifest.proofs {
        proof(files, &manifest, line)?;
    }
    Ok(report(files, manifest))
}

fn file<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str) -> Result<&'a [u8], VerifyError> {
    files.get(name).map(Vec::as_slice).ok_or_else(|| Flaw::Missing.of(name))
}

/// Reads a manifest whose signature holds; the rest of the package is not looked at.
///
/// # Errors
/// [`VerifyError`] names the file that is wrong.
pub fn read_manifest(manifest: &[u8], signature: &[u8]) -> Result<Manifest, VerifyError> {
    // The signature's file repeats the hash that it covers. So a change there is told from one in the manifest.
    let signature = Signed::read(signature).ok_or_else(|| Flaw::Malformed.of(SIGNATURE))?;
    if !signature.holds() {
        return Err(Flaw::Signature.of(SIGNATURE));
    }
    if manifest.len() > MANIFEST_BYTES_MAX {
        return Err(Flaw::TooLarge.of(MANIFEST));
    }
    if sha256(manifest) != signature.hash {
        return Err(Flaw::Changed.of(MANIFEST));
    }
    let manifest = read(manifest).map_err(|flaw| flaw.of(MANIFEST))?;
    if manifest.device != signature.device {
        return Err(Flaw::Signature.of(SIGNATURE));
    }
    Ok(manifest)
}

fn read(bytes: &[u8]) -> Result<Manifest, Flaw> {
    #[derive(Deserialize)]
    struct Format {
        format: u64,
    }
    let malformed = |_error: serde_json::Error| Flaw::Malformed;
    let Format { format } = serde_json::from_slice(bytes).map_err(malformed)?;
    if format > u64::from(FORMAT) {
        return Err(Flaw::NewerFormat(format));
    }
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(malformed)?;
    // One form only: nothing stands in it that was not read.
    let whole = manifest.encode().map_err(malformed)? == bytes;
    if whole && manifest.is_orderly() { Ok(manifest) } else { Err(Flaw::Malformed) }
}

/// Exactly the named files are there, unchanged.
fn listed(files: &BTreeMap<String, Vec<u8>>, manifest: &Manifest) -> Result<(), VerifyError> {
    let names: BTreeSet<&str> = manifest.files.iter().map(|line| line.name.as_str()).collect();
    if let Some(own) = [MANIFEST, SIGNATURE].into_iter().find(|own| names.contains(own)) {
        return Err(Flaw::Claim.of(own));
    }
    for line in &manifest.files {
        let bytes = file(files, &line.name)?;
        if FileLine::of(&line.name, bytes) != *line {
            return Err(Flaw::Changed.of(&line.name));
        }
    }
    let stranger =
        files.keys().find(|name| !names.contains(name.as_str()) && ![MANIFEST, SIGNATURE].contains(&name.as_str()));
    match stranger {
        Some(stranger) => Err(Flaw::Unlisted.of(stranger)),
        None => Ok(()),
    }
}

/// Opens and checks every entry.
fn entries(files: &BTreeMap<String, Vec<u8>>, manifest: &Manifest) -> Result<Audit, VerifyError> {
    let bundle = Bundle::open(file(files, BUNDLE)?).map_err(|error| Flaw::Bundle(error).of(BUNDLE))?;
    let mut keys = KeyFile::decode(file(files, KEYS)?).map_err(|error| match error {
        KeyFileError::Malformed => Flaw::Malformed.of(KEYS),
        KeyFileError::Newer(format) => Flaw::NewerFormat(format).of(KEYS),
    })?;
    for (network, name) in [(bundle.network(), BUNDLE), (keys.network, KEYS)] {
        if network != manifest.network {
            return Err(Flaw::Network.of(name));
        }
    }
    let mut audit = Audit::new(manifest.network);
    let roster = roster_of(manifest.network);
    let (first, rest): (Vec<&LogLine>, Vec<&LogLine>) = manifest.logs.iter().partition(|line| line.log == roster);
    let mut expected = Vec::new();
    for line in first.into_iter().chain(rest) {
        let entries = bundle.entries(&line.log).map_err(|error| Flaw::Bundle(error).of(BUNDLE))?;
        let secrets = keys.logs.remove(&line.log).unwrap_or_default();
        let LogLine { log, kind, coverage, .. } = *line;
        let given = Given { log, kind, coverage, entries: &entries, secrets: &secrets };
        audit.take(given).map_err(|flaw| of_log(log, flaw))?;
        if audit.line(log, kind, coverage) != *line {
            return Err(of_log(log, LogFlaw::Incomplete));
        }
        if !entries.is_empty() {
            expected.push(contents(&audit, log, coverage, line.entries));
        }
    }
    expected.sort_unstable_by_key(|contents| contents.log);
    if let Some(log) = keys.logs.keys().next() {
        return Err(Flaw::Log { log: *log, flaw: LogFlaw::NotLeftOut }.of(KEYS));
    }
    if audit.roster_entries().is_empty() {
        return Err(of_log(roster, LogFlaw::Roster));
    }
    if bundle.logs() == expected { Ok(audit) } else { Err(Flaw::Claim.of(BUNDLE)) }
}

/// A flaw of a log, with the file to blame.
fn of_log(log: LogId, flaw: LogFlaw) -> VerifyError {
    let of_keys = matches!(flaw, LogFlaw::NeedlessKey(_) | LogFlaw::Entry { error: EntryError::Epoch, .. });
    Flaw::Log { log, flaw }.of(if of_keys { KEYS } else { BUNDLE })
}

/// What the manifest says beside its lists of files and logs.
fn claims(manifest: &Manifest, audit: &Audit) -> Result<(), VerifyError> {
    let unread: Vec<GroupId> = unread_groups(audit, &manifest.organisation).into_iter().collect();
    let held = |line: &&LogLine| is_case(line.kind) && line.coverage == Coverage::Held;
    let cases: Vec<LogId> = manifest.logs.iter().filter(held).map(|line| line.log).collect();
    let dated: Vec<LogId> = manifest.cases.iter().map(|line| line.log).collect();
    let proofs: BTreeSet<&str> = manifest.proofs.iter().map(|line| line.file.as_str()).collect();
    let names = manifest.files.iter().map(|line| line.name.as_str());
    let files: BTreeSet<&str> = names.filter(|name| name.starts_with(proofs::FOLDER)).collect();
    let sound = unread == manifest.unread_groups && cases == dated && proofs == files;
    if sound && proofs.len() == manifest.proofs.len() { Ok(()) } else { Err(Flaw::Claim.of(MANIFEST)) }
}

fn proof(files: &BTreeMap<String, Vec<u8>>, manifest: &Manifest, line: &ProofLine) -> Result<(), VerifyError> {
    let report = verify_proof(file(files, &line.file)?).map_err(|error| Flaw::Proof(error).of(&line.file))?;
    if report.version.network != manifest.network {
        return Err(Flaw::Network.of(&line.file));
    }
    if proofs::shows(&report, &line.proves) { Ok(()) } else { Err(Flaw::Claim.of(&line.file)) }
}

fn report(files: &BTreeMap<String, Vec<u8>>, manifest: Manifest) -> Report {
    let mut held: BTreeMap<LogKind, KindReport> = BTreeMap::new();
    let (mut removed, mut left_out) = (Vec::new(), Vec::new());
    for line in manifest.logs {
        match line.coverage {
            Coverage::Held => {
                let kind = held.entry(line.kind).or_insert(KindReport { kind: line.kind, logs: 0, entries: 0 });
                kind.logs += 1;
                kind.entries += line.entries;
            }
            Coverage::Removed { .. } => removed.push(line),
            Coverage::LeftOut { .. } => left_out.push(line),
        }
    }
    Report {
        network: manifest.network,
        network_name: manifest.network_name,
        organisation: manifest.organisation,
        organisation_name: manifest.organisation_name,
        device: manifest.device,
        at: manifest.at,
        files: files.len(),
        bytes: files.values().map(|bytes| bytes.len() as u64).sum(),
        held: held.into_values().collect(),
        removed,
        left_out,
        unread_groups: manifest.unread_groups,
        cases: manifest.cases,
        proofs: manifest.proofs,
        unproven: manifest.unproven,
    }
}
