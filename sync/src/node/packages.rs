//! Bundles, leaving packages and proofs: a copy, or a part of it, as files.

use std::fs;
use std::path::{Path, PathBuf};

use wijktafel_core::entry::Entry;
use wijktafel_core::package::{self, Coverage, LogSource, Package, Source};
use wijktafel_core::proof::{self, Proof, Shown};
use wijktafel_core::replica::{Incoming, Replica};
use wijktafel_core::store::Scope;
use wijktafel_core::wire::bundle::{Bundle, BundleError, BundleWriter, Contents};
use wijktafel_model::cbor::Bytes;
use wijktafel_model::command::Command;
use wijktafel_model::fact::Fact;
use wijktafel_model::id::{LogId, OrgId, VersionId};
use wijktafel_model::view::{Detail, Row};
use wijktafel_model::words::LogKind;

use super::driver::{Driver, open_error, store_error};
use super::files::must_be_new;
use super::request::{Reply, Request, RequestError};
use crate::clock;

/// Largest bundle that is read, in bytes.
const BUNDLE_BYTES_MAX: u64 = 1 << 30;
/// Entries given to a bundle's writer at a time.
const ENTRIES_TOGETHER: usize = 256;

impl Driver {
    pub(super) fn reply_with_packages(&mut self, request: Request) -> Result<Reply, RequestError> {
        match request {
            Request::ExportBundle { path } => self.export_bundle(path),
            Request::ImportBundle { path } => self.import_bundle(&path),
            Request::Package { path } => self.package(path),
            Request::Leave { path, harvest } => self.leave(path, harvest),
            Request::Proof { agreement, version, org, path } => {
                let bytes = self.proof(agreement, version, org)?;
                must_be_new(&path)?;
                write_file(&path, &bytes)?;
                Ok(Reply::Written { path, entries: 1 })
            }
            _ => Err(RequestError::new("unknown-request")),
        }
    }

    /// Every log here, the roster first, with its entries.
    fn all_entries(&self) -> Result<Vec<(LogId, Vec<Entry>)>, RequestError> {
        let replica = &self.hub.replica;
        let logs = std::iter::once(replica.roster_id()).chain(replica.log_ids());
        logs.map(|log| {
            let entries = replica.all_entries(log, &self.home.store).map_err(|error| store_error(&error))?;
            Ok((log, entries))
        })
        .collect()
    }

    fn export_bundle(&self, path: PathBuf) -> Result<Reply, RequestError> {
        must_be_new(&path)?;
        let (bytes, entries) = bundle(&self.hub.replica, &self.all_entries()?).map_err(|error| bundle_error(&error))?;
        write_file(&path, &bytes)?;
        Ok(Reply::Written { path, entries })
    }

    fn import_bundle(&mut self, path: &Path) -> Result<Reply, RequestError> {
        let length = fs::metadata(path).map_err(|error| file_error(&error))?.len();
        if length > BUNDLE_BYTES_MAX {
            return Err(RequestError::new("bundle-too-large"));
        }
        let file = fs::read(path).map_err(|error| file_error(&error))?;
        let bundle = Bundle::open(&file).map_err(|error| bundle_error(&error))?;
        if bundle.network() != self.hub.replica.network() {
            return Err(RequestError::new("wrong-network"));
        }
        let mut incoming = Vec::new();
        for contents in bundle.logs() {
            let entries = bundle.entries(&contents.log).map_err(|error| bundle_error(&error))?;
            incoming.push(Incoming { log: contents.log, entries });
        }
        let roster = self.hub.replica.roster_id();
        incoming.sort_by_key(|incoming| incoming.log != roster);
        let entries = self.take_in(incoming, bundle.key_objects())?;
        Ok(Reply::Imported { entries })
    }

    fn package(&mut self, path: PathBuf) -> Result<Reply, RequestError> {
        if path.exists() && fs::read_dir(&path).map_err(|error| file_error(&error))?.next().is_some() {
            return Err(RequestError::with("file-exists", path.display().to_string()));
        }
        let entries = self.all_entries()?.iter().map(|(_, entries)| entries.len()).sum();
        let built = self.build_package()?;
        for (name, bytes) in built.files {
            let file = path.join(&name);
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).map_err(|error| file_error(&error))?;
            }
            write_file(&file, &bytes)?;
        }
        Ok(Reply::Written { path, entries })
    }

    fn build_package(&mut self) -> Result<Package, RequestError> {
        let snapshot = self.snapshot(None).map_err(|error| open_error(&error))?;
        let mut details: Vec<Detail> = Vec::new();
        let logs = snapshot.cases.iter().map(|row| row.log).chain(snapshot.agreements.iter().map(|row| row.log));
        for log in logs {
            details.extend(self.snapshot(Some(log)).map_err(|error| open_error(&error))?.detail);
        }
        let me = self.hub.replica.me().ok_or_else(|| RequestError::new("not-a-member"))?;
        let entries = self.all_entries()?;
        let logs = entries.into_iter().filter_map(|(log, entries)| self.log_source(log, entries)).collect();
        let replica = &self.hub.replica;
        let source = Source {
            network: replica.network(),
            keys: replica.keys(),
            org: me.org,
            at: clock::now(),
            snapshot: &snapshot,
            details: &details,
            logs,
        };
        package::build(source).map_err(|error| {
            tracing::warn!(error = %error, "the package was not made");
            RequestError::new("package-failed")
        })
    }

    fn log_source(&self, log: LogId, entries: Vec<Entry>) -> Option<LogSource> {
        let replica = &self.hub.replica;
        let (kind, scope, coverage) = match (replica.log_kind(log), replica.row(log)) {
            (Some((LogKind::Roster, _)), _) => (LogKind::Roster, Scope::Roster, Coverage::Held),
            (Some((kind, _)), _) => (kind, Scope::Log(log), Coverage::Held),
            (None, Some(Row::Dropped { kind })) => (*kind, Scope::Log(log), Coverage::Removed { on: None }),
            (None, _) => return None,
        };
        let secrets = replica.keyring().all(scope).cloned().collect();
        Some(LogSource { log, kind, entries, secrets, coverage })
    }

    fn leave(&mut self, path: PathBuf, harvest: String) -> Result<Reply, RequestError> {
        if !harvest.trim().is_empty() {
            self.execute(&Command::AnnounceDeparture { on: None, reason: None, harvest })?;
        }
        self.execute(&Command::Leave)?;
        // The package is made of what holds after leaving, so that it contains the leaving itself.
        self.package(path)
    }

    /// The proof of one organisation's verdict on one version.
    fn proof(&mut self, agreement: LogId, version: VersionId, org: OrgId) -> Result<Vec<u8>, RequestError> {
        let missing = || RequestError::new("not-found");
        let replica = &mut self.hub.replica;
        replica.load(agreement, &self.home.store).map_err(|error| open_error(&error))?;
        let log = replica.log(agreement).ok_or_else(missing)?;
        let mut proposed = None;
        let mut verdict = None;
        for place in log.order() {
            let Some(item) = log.items().get(place) else { continue };
            for (index, statement) in item.statements.iter().enumerate() {
                match statement.fact.known() {
                    Fact::VersionProposed(_) if statement.fact.version() == Some(version) => {
                        proposed = Some(statement.fact.payload().encode());
                    }
                    Fact::VerdictGiven(given) if given.version == version && item.author.org == org => {
                        verdict = Some((item.id, item.feed, index));
                    }
                    _ => {}
                }
            }
        }
        let (proposed, (entry, feed, index)) = proposed.zip(verdict).ok_or_else(missing)?;
        let entries = replica.all_entries(agreement, &self.home.store).map_err(|error| store_error(&error))?;
        let shown = |wanted: &dyn Fn(&Entry) -> bool| -> Option<Shown> {
            let entry = entries.iter().find(|entry| wanted(entry))?;
            let secret = replica.keyring().of_epoch(&entry.header.epoch)?;
            Some(Shown::new(entry.clone(), &entry.key(secret).ok()?))
        };
        let shown_verdict = shown(&|candidate| candidate.id() == entry).ok_or_else(missing)?;
        let opening = shown(&|candidate| candidate.feed() == feed && candidate.header.seq == 0).ok_or_else(missing)?;
        let path = replica.founding_of(&org).map(|founding| proof::Path { founding, entries: Vec::new() });
        let proof = Proof {
            version: Bytes(proposed),
            verdict: shown_verdict,
            index: u32::try_from(index).unwrap_or(u32::MAX),
            openings: vec![opening],
            path,
        };
        let bytes = proof.encode();
        // A proof that does not verify helps nobody: without the path it still shows text, verdict and device.
        if proof::verify_proof(&bytes).is_ok() {
            return Ok(bytes);
        }
        let bytes = Proof { path: None, ..proof }.encode();
        proof::verify_proof(&bytes).map(|_report| bytes).map_err(|_does_not_hold| RequestError::new("proof-failed"))
    }
}

/// A bundle with these logs and every log secret, wrapped for their readers.
fn bundle(replica: &Replica, logs: &[(LogId, Vec<Entry>)]) -> Result<(Vec<u8>, usize), BundleError> {
    let contents = logs
        .iter()
        .map(|(log, entries)| Contents {
            log: *log,
            entries: entries.len() as u64,
            fingerprint: replica.fingerprint(*log).unwrap_or_default(),
        })
        .collect();
    let (mut writer, mut file) = BundleWriter::new(replica.network(), contents)?;
    let mut count = 0;
    let objects = replica.wrapped_key_objects();
    for objects in objects.chunks(ENTRIES_TOGETHER) {
        file.extend(writer.key_objects(objects)?);
    }
    for (log, entries) in logs {
        count += entries.len();
        for entries in entries.chunks(ENTRIES_TOGETHER) {
            file.extend(writer.entries(*log, entries)?);
        }
    }
    file.extend(writer.finish()?);
    Ok((file, count))
}

fn bundle_error(error: &BundleError) -> RequestError {
    RequestError::new(match error {
        BundleError::NotABundle => "not-a-bundle",
        BundleError::Newer { .. } => "newer-format",
        BundleError::TooLarge => "bundle-too-large",
        _ => "bundle-damaged",
    })
}

fn file_error(error: &std::io::Error) -> RequestError {
    RequestError::new(match error.kind() {
        std::io::ErrorKind::NotFound => "file-not-found",
        std::io::ErrorKind::StorageFull => "disk-full",
        std::io::ErrorKind::PermissionDenied => "file-forbidden",
        _ => "file-failed",
    })
}

/// Writes a new file, durably.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), RequestError> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| file_error(&error))?;
    std::io::Write::write_all(&mut file, bytes).and_then(|()| file.sync_all()).map_err(|error| file_error(&error))
}
