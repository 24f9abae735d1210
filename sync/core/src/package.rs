//! The leaving package: a copy that is readable without this program and can be checked by anybody who holds it.
//!
//! It is a folder: renderings for people and other programs, every entry that the organisation may keep (sealed, in a
//! bundle), the secrets that open exactly these entries, a proof for each verdict, and a manifest, signed by a device
//! of the organisation, that names every file with its hash and says what is not there and why. [`build`] makes it,
//! [`verify`] checks it and needs nothing but its files. `docs/formats-package.md` specifies every byte.
//!
//! Whoever has the folder reads everything in it: it is as confidential as the network was.

mod audit;
mod held;
mod keyfile;
mod manifest;
mod proofs;
mod verify;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use wijktafel_model::export::{self, Absence, Absent, AbsentThing, Export};
use wijktafel_model::id::{GroupId, LogId, NetworkId, OrgId};
use wijktafel_model::roster::Standing;
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::{AgreementView, Detail, ElectorView, Snapshot, VersionView};
use wijktafel_model::words::{LogKind, ReaderRule};

pub use self::audit::LogFlaw;
pub use self::manifest::{
    CaseLine, Coverage, FORMAT, FeedLine, FileLine, LogLine, MANIFEST_BYTES_MAX, Manifest, ProofLine, VerdictLine,
};
pub use self::verify::{Flaw, KindReport, Report, VerifyError, read_manifest, verify};

use self::audit::{Audit, Given};
use self::proofs::Proven;
use crate::crypto::{DeviceKeys, Secret};
use crate::entry::Entry;
use crate::wire::bundle::{BundleError, BundleWriter, Contents};
use crate::wire::vector::{DROPPED, fingerprint};

/// The file with every entry.
pub const BUNDLE: &str = "entries.bundle";

/// The file with the secrets that open the bundle.
pub const KEYS: &str = "keys.cbor";

/// The file that names all others.
pub const MANIFEST: &str = "manifest.json";

/// The file with the signature over [`MANIFEST`].
pub const SIGNATURE: &str = "manifest.sig";

/// Most files in a package: some per verdict, and a few dozen others.
pub const FILES_MAX: usize = 100_000;

/// What a package is made of.
pub struct Source<'a> {
    /// The network.
    pub network: NetworkId,
    /// The keys of the device that signs; it belongs, or belonged, to `org`.
    pub keys: &'a DeviceKeys,
    /// The organisation that takes its copy along.
    pub org: OrgId,
    /// When, by this device's clock.
    pub at: Timestamp,
    /// What the copy shows.
    pub snapshot: &'a Snapshot,
    /// Its cases and agreements in full.
    pub details: &'a [Detail],
    /// Every log that the copy knows of, the roster among them.
    pub logs: Vec<LogSource>,
}

/// What a copy holds of one log.
#[derive(Clone, Debug)]
pub struct LogSource {
    /// Which.
    pub log: LogId,
    /// What it is about.
    pub kind: LogKind,
    /// Its entries, each after those it stands on. Of a dropped log its tombstones. Ignored when it is left out.
    pub entries: Vec<Entry>,
    /// Its secrets. Those that open none of the entries are left out.
    pub secrets: Vec<Secret>,
    /// Whether it is taken along. A case that the snapshot does not list is past its day and never is.
    pub coverage: Coverage,
}

impl fmt::Debug for Source<'_> {
    /// Names who and which logs, never what the copy shows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source")
            .field("network", &self.network)
            .field("org", &self.org)
            .field("logs", &self.logs)
            .finish()
    }
}

/// A package: its files by their names, `/` between folder and file.
#[derive(Clone, PartialEq, Eq)]
pub struct Package {
    /// The files.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl fmt::Debug for Package {
    /// Names files and lengths; the contents hold keys and what people wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.files.iter().map(|(name, bytes)| (name, bytes.len()))).finish()
    }
}

impl LogSource {
    fn given(&self) -> Given<'_> {
        let Self { log, kind, coverage, entries, secrets } = self;
        Given { log: *log, kind: *kind, coverage: *coverage, entries, secrets }
    }
}

/// Why a package cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A log is given twice.
    #[error("log {0} is given twice")]
    Twice(LogId),
    /// What is given of a log would not pass verification.
    #[error("log {log} cannot be taken along: {flaw}")]
    Log {
        /// Which.
        log: LogId,
        /// What is wrong with it.
        #[source]
        flaw: LogFlaw,
    },
    /// The roster does not name the device as one of the organisation.
    #[error("the device does not belong to the organisation")]
    Device,
    /// The entries do not fit into a bundle.
    #[error("the entries cannot be written")]
    Bundle(#[from] BundleError),
    /// More than [`FILES_MAX`] files, or a manifest beyond [`MANIFEST_BYTES_MAX`].
    #[error("the package would be too large")]
    TooLarge,
    /// A rendering failed.
    #[error("a rendering failed")]
    Rendering(#[from] serde_json::Error),
}

/// Builds the package. Equal arguments give equal files.
///
/// # Errors
/// [`BuildError`] when what is given is not sound: then [`verify`] would refuse the package too.
pub fn build(source: Source<'_>) -> Result<Package, BuildError> {
    let logs = sorted(source.logs, source.snapshot)?;
    let mut audit = Audit::new(source.network);
    for given in in_order(source.network, &logs) {
        audit.take(given).map_err(|flaw| BuildError::Log { log: given.log, flaw })?;
    }
    let standing = audit.standing();
    let device = source.keys.device();
    if standing.devices.get(&device).is_none_or(|found| found.org != source.org) {
        return Err(BuildError::Device);
    }
    let unread = unread_groups(&audit, &source.org);
    let Proven { mut files, proofs, unproven } = proofs::of(&audit, source.details);
    files.insert(BUNDLE.to_owned(), bundle(source.network, &logs, &audit)?);
    files.insert(KEYS.to_owned(), keyfile::encode(source.network, logs.iter().map(|log| (log.log, &log.secrets))));
    let absent = absent(&logs, &unread);
    let export = Export { at: source.at, snapshot: source.snapshot, details: source.details, absent: &absent };
    files.extend(export::files(&export)?);
    let manifest = Manifest {
        network_name: source.snapshot.network.name.clone(),
        organisation_name: name_of(source.snapshot, &source.org),
        files: files.iter().map(|(name, bytes)| FileLine::of(name, bytes)).collect(),
        logs: logs.iter().map(|log| audit.line(log.log, log.kind, log.coverage)).collect(),
        unread_groups: unread.into_iter().collect(),
        cases: cases(source.snapshot, &logs),
        proofs,
        unproven,
        ..Manifest::new(source.network, source.org, device, source.at)
    };
    let manifest = manifest.encode()?;
    if manifest.len() > MANIFEST_BYTES_MAX || files.len() + 2 > FILES_MAX {
        return Err(BuildError::TooLarge);
    }
    files.insert(SIGNATURE.to_owned(), manifest::sign(source.keys, &manifest));
    files.insert(MANIFEST.to_owned(), manifest);
    Ok(Package { files })
}

/// The proof of one elector's word on one version, as a package holds it: `None` when no entry with a signature of its
/// own holds that word.
///
/// # Errors
/// [`BuildError::Log`] when the roster or the agreement is not sound.
pub fn prove(
    network: NetworkId,
    roster: &LogSource,
    agreement: &LogSource,
    version: &VersionView,
    elector: &ElectorView,
) -> Result<Option<Vec<u8>>, BuildError> {
    let mut audit = Audit::new(network);
    for log in [roster, agreement] {
        audit.take(log.given()).map_err(|flaw| BuildError::Log { log: log.log, flaw })?;
    }
    let proven = proofs::prove(&audit, audit.opened(&agreement.log), version, elector);
    Ok(proven.map(|(bytes, _report)| bytes))
}

/// The proofs of every word on an agreement that counts, as a package holds them.
///
/// # Errors
/// [`BuildError::Log`] when the roster or the agreement is not sound.
pub fn prove_all(
    network: NetworkId,
    roster: &LogSource,
    agreement: &LogSource,
    view: &AgreementView,
) -> Result<Vec<(VerdictLine, Vec<u8>)>, BuildError> {
    let mut audit = Audit::new(network);
    for log in [roster, agreement] {
        audit.take(log.given()).map_err(|flaw| BuildError::Log { log: log.log, flaw })?;
    }
    let Proven { mut files, proofs, .. } = proofs::of(&audit, &[Detail::Agreement(view.clone())]);
    Ok(proofs.into_iter().filter_map(|line| Some((line.proves, files.remove(&line.file)?))).collect())
}

/// Whether a log is kept until a day: a case, learning or circle.
const fn is_case(kind: LogKind) -> bool {
    matches!(kind, LogKind::Case | LogKind::Circle)
}

/// The logs, ascending, with what is left out of them taken away.
fn sorted(mut logs: Vec<LogSource>, snapshot: &Snapshot) -> Result<Vec<LogSource>, BuildError> {
    let shown: BTreeSet<LogId> = snapshot.cases.iter().map(|case| case.log).collect();
    logs.sort_by_key(|log| log.log);
    for (one, next) in logs.iter().zip(logs.iter().skip(1)) {
        if one.log == next.log {
            return Err(BuildError::Twice(one.log));
        }
    }
    for log in &mut logs {
        if is_case(log.kind) && log.coverage == Coverage::Held && !shown.contains(&log.log) {
            log.coverage = Coverage::LeftOut { why: Absence::PastItsDay };
        }
        match &mut log.coverage {
            Coverage::Held => {}
            Coverage::Removed { on } => {
                *on = on.filter(|day| (1..=9_999).contains(&day.date().0));
                log.secrets.clear();
            }
            Coverage::LeftOut { .. } => log.entries.clear(),
        }
        let epochs: BTreeSet<_> = log.entries.iter().map(|entry| entry.header.epoch).collect();
        log.secrets.retain(|secret| epochs.contains(&secret.id()));
        log.secrets.sort_by_key(Secret::id);
        log.secrets.dedup_by_key(|secret| secret.id());
    }
    Ok(logs)
}

/// What is audited of the logs, the roster first.
fn in_order(network: NetworkId, logs: &[LogSource]) -> Vec<Given<'_>> {
    let roster = audit::roster_of(network);
    let (first, rest): (Vec<_>, Vec<_>) = logs.iter().partition(|log| log.log == roster);
    first.into_iter().chain(rest).map(LogSource::given).collect()
}

fn bundle(network: NetworkId, logs: &[LogSource], audit: &Audit) -> Result<Vec<u8>, BundleError> {
    let kept: Vec<&LogSource> = logs.iter().filter(|log| !log.entries.is_empty()).collect();
    let contents = kept.iter().map(|log| contents(audit, log.log, log.coverage, log.entries.len() as u64));
    let (mut writer, mut file) = BundleWriter::new(network, contents.collect())?;
    for log in kept {
        file.extend(writer.entries(log.log, &log.entries)?);
    }
    file.extend(writer.finish()?);
    Ok(file)
}

/// What the bundle says of a log.
fn contents(audit: &Audit, log: LogId, coverage: Coverage, entries: u64) -> Contents {
    let fingerprint = match coverage {
        Coverage::Held => fingerprint(audit.frontier(&log)),
        Coverage::Removed { .. } | Coverage::LeftOut { .. } => DROPPED,
    };
    Contents { log, entries, fingerprint }
}

/// Groups whose logs the organisation never read: not listed in them when it left, and none of their logs is held.
fn unread_groups(audit: &Audit, org: &OrgId) -> BTreeSet<GroupId> {
    let standing = audit.standing();
    // Who leaves the network leaves its groups: what it read was settled before that.
    let left = standing.orgs.get(org).and_then(|org| org.left);
    let leaving = audit.roster_entries().iter().find(|opened| Some(opened.entry.id()) == left);
    let before = leaving.and_then(|opened| audit.before(opened));
    let before: &Standing = before.as_deref().unwrap_or(&standing);
    let held: BTreeSet<ReaderRule> = audit.readers().collect();
    let unread = standing.groups.keys().filter(|group| {
        let listed = before.groups.get(group).is_some_and(|orgs| orgs.contains(org));
        !listed && !held.contains(&ReaderRule::Group(**group))
    });
    unread.copied().collect()
}

fn absent(logs: &[LogSource], unread: &BTreeSet<GroupId>) -> Vec<Absent> {
    let logs = logs.iter().filter_map(|log| {
        let (why, on) = match log.coverage {
            Coverage::Held => return None,
            Coverage::Removed { on } => (Absence::Removed, on),
            Coverage::LeftOut { why } => (why, None),
        };
        Some(Absent { what: AbsentThing::Log { log: log.log, kind: log.kind }, why, on })
    });
    let group =
        |group: &GroupId| Absent { what: AbsentThing::Group { group: *group }, why: Absence::NotRead, on: None::<Day> };
    logs.chain(unread.iter().map(group)).collect()
}

/// Until when each case that is taken along may be kept.
fn cases(snapshot: &Snapshot, logs: &[LogSource]) -> Vec<CaseLine> {
    let held = |log: &LogId| logs.iter().any(|one| one.log == *log && one.coverage == Coverage::Held);
    let lines =
        snapshot.cases.iter().map(|case| CaseLine { log: case.log, destroy_after: case.retain_until.to_string() });
    let mut lines: Vec<CaseLine> = lines.filter(|line| held(&line.log)).collect();
    lines.sort_by_key(|line| line.log);
    lines
}

fn name_of(snapshot: &Snapshot, org: &OrgId) -> Option<String> {
    let found = snapshot.network.organisations.iter().find(|view| view.org == *org);
    found.and_then(|view| view.name.clone())
}

#[cfg(test)]
mod tests;
