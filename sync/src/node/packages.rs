//! Bundles, leaving packages and proofs: a copy, or a part of it, as files.

use std::fs;
use std::path::{Path, PathBuf};

use wijktafel_core::entry::Entry;
use wijktafel_core::package::{self, LogSource, Package, Source};
use wijktafel_core::proof::plain_proof;
use wijktafel_core::replica::{Incoming, Replica};
use wijktafel_core::wire::bundle::{Bundle, BundleError, BundleWriter, Contents};
use wijktafel_model::command::Command;
use wijktafel_model::id::{LogId, OrgId, VersionId};
use wijktafel_model::view::Detail;

use super::driver::{Driver, open_error, store_error};
use super::files::must_be_new;
use super::request::{Reply, Request, RequestError};
use super::start::fill;
use crate::clock;
use crate::paths::{private_folder, write_private};

/// Largest bundle that is read, in bytes.
const BUNDLE_BYTES_MAX: u64 = 1 << 30;
/// Shows that a folder can be written to; gone again before anything else is written.
const TRIAL: &str = "trial.tmp";
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
                let bytes = plain_proof(&self.proof(agreement, version, org)?).map_err(|error| {
                    tracing::warn!(error = %error, "the proof was not made");
                    RequestError::new("proof-failed")
                })?;
                must_be_new(&path)?;
                write_file(&path, &bytes)?;
                Ok(Reply::Written { path, entries: 1 })
            }
            other => self.reply_about_successors(other),
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
        // Whoever finds the file must not learn that there is a case that names its own readers.
        let mut logs = self.all_entries()?;
        logs.retain(|(log, _)| !self.hub.replica.names_own_readers(*log));
        let (bytes, entries) = bundle(&self.hub.replica, &logs).map_err(|error| bundle_error(&error))?;
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
        must_be_empty(&path)?;
        let entries = self.all_entries()?.iter().map(|(_, entries)| entries.len()).sum();
        let built = self.build_package()?;
        for (name, bytes) in built.files {
            let file = path.join(&name);
            if let Some(folder) = file.parent() {
                private_folder(folder).map_err(|error| file_error(&error))?;
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
        let logs = LogSource::of_replica(&self.hub.replica, &self.home.store).map_err(|error| store_error(&error))?;
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

    fn leave(&mut self, path: PathBuf, harvest: String) -> Result<Reply, RequestError> {
        // Leaving cannot be taken back: that the package can be made, and has its place, is known before.
        let before = self.build_package()?;
        make_room(&path, before.files.values().map(Vec::as_slice))?;
        if !harvest.trim().is_empty() {
            self.execute(&Command::AnnounceDeparture { on: None, reason: None, harvest })?;
        }
        self.execute(&Command::Leave)?;
        // The package is made of what holds after leaving, so that it contains the leaving itself.
        self.package(path).map_err(|error| {
            tracing::error!(code = %error.code, "left, and the package was not written");
            RequestError::new("left-without-package")
        })
    }

    /// The proof of one organisation's verdict on one version.
    fn proof(&mut self, agreement: LogId, version: VersionId, org: OrgId) -> Result<Vec<u8>, RequestError> {
        let missing = || RequestError::new("not-found");
        let detail = self.snapshot(Some(agreement)).map_err(|error| open_error(&error))?.detail;
        let Some(Detail::Agreement(view)) = detail else { return Err(missing()) };
        if view.versions.iter().all(|shown| shown.version != version) {
            return self.hub.replica.kept_proof(agreement, version, org).ok_or_else(missing);
        }
        let version = view.versions.iter().find(|shown| shown.version == version).ok_or_else(missing)?;
        let elector = version.electors.iter().find(|elector| elector.org == org).ok_or_else(missing)?;
        if elector.verdict.is_none() {
            return Err(missing());
        }
        let (replica, store) = (&self.hub.replica, &self.home.store);
        let held = |log: LogId| {
            let held = LogSource::of_log(replica, log, store).map_err(|error| store_error(&error))?;
            held.ok_or_else(missing)
        };
        let (roster, agreement) = (held(replica.roster_id())?, held(agreement)?);
        let proof = package::prove(replica.network(), &roster, &agreement, version, elector);
        let proof = proof.map_err(|error| {
            tracing::warn!(error = %error, "the proof was not made");
            RequestError::new("proof-failed")
        })?;
        proof.ok_or_else(|| RequestError::new("proof-failed"))
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
    let objects = replica.bundled_key_objects(&mut fill);
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

/// Refuses a folder with something in it.
fn must_be_empty(folder: &Path) -> Result<(), RequestError> {
    let taken = match fs::read_dir(folder) {
        Ok(mut inside) => inside.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(file_error(&error)),
    };
    if taken { Err(RequestError::with("file-exists", folder.display().to_string())) } else { Ok(()) }
}

/// Makes an empty folder, and finds out whether it takes these bytes: they are written there and taken away again.
fn make_room<'a>(folder: &Path, parts: impl Iterator<Item = &'a [u8]>) -> Result<(), RequestError> {
    must_be_empty(folder)?;
    private_folder(folder).map_err(|error| file_error(&error))?;
    let trial = folder.join(TRIAL);
    let tried = write_file(&trial, &parts.collect::<Vec<_>>().concat());
    let cleared = match fs::remove_file(&trial) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(file_error(&error)),
        _ => Ok(()),
    };
    tried.and(cleared)
}

/// Writes a new file that only the current user reads, durably.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), RequestError> {
    write_private(path, bytes).map_err(|error| file_error(&error))
}
