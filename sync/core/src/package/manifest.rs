//! The manifest: what is in a package, what is not, and who says so.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use wijktafel_model::export::{Absence, html, labels};
use wijktafel_model::id::{DeviceId, EntryId, FeedId, GroupId, LogId, NetworkId, OrgId, Signature, VersionId};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::words::{LogKind, Verdict};

use crate::crypto::{self, DeviceKeys};

/// The version of the package's format.
pub const FORMAT: u32 = 0;

/// Most bytes of a manifest: some 200 for each file and each feed.
pub const MANIFEST_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Domain of the signature over the SHA-256 of a manifest.
const MANIFEST_DOMAIN: &str = "wijktafel/package-signature/0";

/// First line of the signature's file.
const SIGNATURE_HEAD: &str = "wijktafel leaving package, format 0";

/// What a package is.
const WHAT: &str = "wijktafel leaving package";

/// What a package says about itself. Every list is ascending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`] of the program that wrote it.
    pub format: u32,
    /// Always the same words: what this file belongs to.
    pub what: String,
    /// Why the folder must be kept safe, for people.
    pub confidential: String,
    /// What the package is not, for people.
    pub is_not: Vec<String>,
    /// The network.
    pub network: NetworkId,
    /// Its name.
    pub network_name: String,
    /// The organisation that took its copy along.
    pub organisation: OrgId,
    /// Its name.
    pub organisation_name: Option<String>,
    /// The device that signed.
    pub device: DeviceId,
    /// When, by that device's clock, in milliseconds since 1970.
    pub at: Timestamp,
    /// The day of it, for people.
    pub day: String,
    /// Every file but the manifest and its signature.
    pub files: Vec<FileLine>,
    /// Every log that the copy knew of.
    pub logs: Vec<LogLine>,
    /// Groups whose logs the organisation did not read; how many there are, a copy does not even know.
    pub unread_groups: Vec<GroupId>,
    /// Until when each case may be kept.
    pub cases: Vec<CaseLine>,
    /// Verdicts with their proofs.
    pub proofs: Vec<ProofLine>,
    /// Verdicts that count and of which no proof could be made.
    pub unproven: Vec<VerdictLine>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLine {
    /// Its name, with `/` between folder and file.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, hexadecimal.
    pub sha256: String,
}

/// A log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// Which.
    pub log: LogId,
    /// What it is about.
    pub kind: LogKind,
    /// Whether it is in the package.
    pub coverage: Coverage,
    /// How many of its entries are in the bundle.
    pub entries: u64,
    /// How far each feed is held, ascending; empty unless the log is held.
    pub frontier: Vec<FeedLine>,
}

/// Whether a log is in a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// Everything that the copy held.
    Held,
    /// It was dropped for everybody; what is left of it are tombstones without content.
    Removed {
        /// When, if that is known. A day outside the years 1 to 9999 is left out.
        on: Option<Day>,
    },
    /// It is not in the package.
    LeftOut {
        /// Why.
        why: Absence,
    },
}

/// How far a feed is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedLine {
    /// Which.
    pub feed: FeedId,
    /// How many entries, from the first without a gap.
    pub length: u64,
    /// The last of them; of a forked feed what stands for the ends of its branches.
    pub tip: EntryId,
}

/// Until when a case may be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLine {
    /// Which.
    pub log: LogId,
    /// The last day, as it is written. Whoever brought the case chose it, so that it need not be one of a calendar.
    pub destroy_after: String,
}

/// A verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct VerdictLine {
    /// The agreement.
    pub agreement: LogId,
    /// The version.
    pub version: VersionId,
    /// Whose word.
    pub organisation: OrgId,
    /// What it said.
    pub verdict: Verdict,
}

/// A verdict with the file that proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofLine {
    /// The file.
    pub file: String,
    /// What it proves.
    pub proves: VerdictLine,
}

impl FileLine {
    /// A file as the manifest names it.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), bytes: bytes.len() as u64, sha256: hex(&sha256(bytes)) }
    }
}

impl Manifest {
    /// A manifest of nothing.
    pub fn new(network: NetworkId, organisation: OrgId, device: DeviceId, at: Timestamp) -> Self {
        Self {
            format: FORMAT,
            what: WHAT.to_owned(),
            confidential: [labels::text("confidential-title"), labels::text("confidential-text")].join(" "),
            is_not: html::IS_NOT.iter().map(|key| labels::text(key)).collect(),
            network,
            network_name: String::new(),
            organisation,
            organisation_name: None,
            device,
            at,
            day: at.day().to_string(),
            files: Vec::new(),
            logs: Vec::new(),
            unread_groups: Vec::new(),
            cases: Vec::new(),
            proofs: Vec::new(),
            unproven: Vec::new(),
        }
    }

    /// The bytes of its file: indented JSON, fields in the order of this structure, ending with a line feed.
    ///
    /// # Errors
    /// When JSON cannot be written, which no manifest causes.
    pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Whether every list is ascending without repetition and every name is one of a file in the folder.
    pub(super) fn is_orderly(&self) -> bool {
        fn ascends<T, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> bool {
            list.iter().zip(list.iter().skip(1)).all(|(one, next)| key(one) < key(next))
        }
        let names = self.files.iter().all(|file| is_name(&file.name));
        names
            && self.what == WHAT
            && self.day == self.at.day().to_string()
            && ascends(&self.files, |file| file.name.clone())
            && ascends(&self.logs, |line| line.log)
            && ascends(&self.unread_groups, |group| *group)
            && ascends(&self.cases, |line| line.log)
            && ascends(&self.proofs, |line| line.proves)
            && ascends(&self.unproven, |line| *line)
    }
}

/// Whether a name stays within the folder on every system.
fn is_name(name: &str) -> bool {
    let part = |part: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
        !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain)
    };
    name.len() <= 200 && name.split('/').all(part)
}

/// The file with the signature.
pub(super) fn sign(keys: &DeviceKeys, manifest: &[u8]) -> Vec<u8> {
    let hash = sha256(manifest);
    write(&Signed { device: keys.device(), hash, signature: keys.sign(MANIFEST_DOMAIN, &hash) })
}

/// What a signature's file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signed {
    /// Who signed.
    pub(super) device: DeviceId,
    /// The SHA-256 of the manifest that was signed.
    pub(super) hash: [u8; 32],
    signature: Signature,
}

impl Signed {
    /// Reads the file; `None` unless it is exactly one.
    pub(super) fn read(file: &[u8]) -> Option<Self> {
        let mut lines = std::str::from_utf8(file).ok()?.lines().skip(1);
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let device = value("device")?.parse().ok()?;
        let EntryId(hash) = value("manifest")?.parse().ok()?;
        let signature = value("signature")?.parse().ok()?;
        let signed = Self { device, hash, signature };
        (write(&signed) == file).then_some(signed)
    }

    /// Whether the device signed this hash.
    pub(super) fn holds(&self) -> bool {
        crypto::verify(&self.device, MANIFEST_DOMAIN, &self.hash, &self.signature).is_ok()
    }
}

fn write(signed: &Signed) -> Vec<u8> {
    let Signed { device, hash, signature } = signed;
    let hash = hex(hash);
    format!("{SIGNATURE_HEAD}\ndevice {device}\nmanifest {hash}\nsignature {signature}\n").into_bytes()
}

pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn hex(hash: &[u8; 32]) -> String {
    EntryId(*hash).to_string()
}
