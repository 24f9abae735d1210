//! Verifying what somebody handed over: needs no copy, network or account.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use wijktafel_core::package::{self, FILES_MAX, Flaw};
use wijktafel_core::proof::{PLAIN_BYTES_MAX, ProofError, verify_plain, verify_proof};

use super::files::OnePath;
use crate::print::Answer;
use crate::problem::Problem;

/// The largest package that is read, in bytes: all of it is held in memory.
const PACKAGE_BYTES_MAX: u64 = 2 << 30;

/// Checks a leaving package: every file, every entry, every proof.
pub(super) fn package(package: &OnePath) -> Result<Answer, Problem> {
    let folder = &package.path;
    let mut files = Files::default();
    files.take(folder, "")?;
    package::verify(&files.found).map(|report| Answer::Verified(Box::new(report))).map_err(|error| {
        let code = if matches!(error.flaw, Flaw::NewerFormat(_)) { "file-newer" } else { "package-damaged" };
        Problem::about(code, error.file.clone()).because(error)
    })
}

/// The files of a package by name, `/` between folder and file.
#[derive(Default)]
struct Files {
    found: BTreeMap<String, Vec<u8>>,
    bytes: u64,
}

impl Files {
    fn take(&mut self, folder: &Path, within: &str) -> Result<(), Problem> {
        let of = |error| Problem::of_file(folder, error);
        for entry in fs::read_dir(folder).map_err(of)? {
            let entry = entry.map_err(of)?;
            let name = format!("{within}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(of)?;
            if kind.is_dir() {
                self.take(&entry.path(), &format!("{name}/"))?;
            } else if kind.is_file() {
                self.read(&entry.path(), name)?;
            } else {
                // A link says nothing about what it leads to tomorrow.
                return Err(Problem::about("package-damaged", name));
            }
        }
        Ok(())
    }

    fn read(&mut self, path: &Path, name: String) -> Result<(), Problem> {
        let left = PACKAGE_BYTES_MAX.saturating_sub(self.bytes);
        let mut bytes = Vec::new();
        let file = fs::File::open(path).map_err(|error| Problem::of_file(path, error))?;
        let length = file.take(left.saturating_add(1)).read_to_end(&mut bytes);
        let length = length.map_err(|error| Problem::of_file(path, error))?;
        self.bytes = self.bytes.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
        if self.bytes > PACKAGE_BYTES_MAX || self.found.len() >= FILES_MAX {
            return Err(Problem::about("package-damaged", name));
        }
        self.found.insert(name, bytes);
        Ok(())
    }
}

/// Checks the proof of a verdict from its bytes alone, in either form.
pub(super) fn proof(proof: &OnePath) -> Result<Answer, Problem> {
    let name = || proof.path.display().to_string();
    let most = u64::try_from(PLAIN_BYTES_MAX).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = fs::File::open(&proof.path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    let _length = read.map_err(|error| Problem::of_file(&proof.path, error))?;
    // A proof's own encoding begins with a map, never with a brace.
    let verified = if bytes.first() == Some(&b'{') { verify_plain(&bytes) } else { verify_proof(&bytes) };
    match verified {
        Ok(report) => Ok(Answer::Proven(Box::new(report))),
        Err(error @ ProofError::NewerFormat(_)) => Err(Problem::about("file-newer", name()).because(error)),
        Err(error @ (ProofError::Encoding(_) | ProofError::Plain)) => {
            Err(Problem::about("proof-damaged", name()).because(error))
        }
        Err(error) => Err(Problem::about("proof-invalid", name()).because(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(path: &Path) -> String {
        package(&OnePath { path: path.to_owned() }).expect_err("no package").code
    }

    #[test]
    fn what_is_no_package_is_told_apart_from_what_is_not_there() {
        let folder = tempfile::tempdir().expect("a folder");

        assert_eq!(code(&folder.path().join("absent")), "file-missing");
        assert_eq!(code(folder.path()), "package-damaged");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_a_package_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let secret = folder.path().join("secret");
        fs::write(&secret, "elsewhere").expect("a file");
        let inside = folder.path().join("package");
        fs::create_dir(&inside).expect("a folder");
        std::os::unix::fs::symlink(&secret, inside.join("index.html")).expect("a link");

        let problem = package(&OnePath { path: inside }).expect_err("refused");

        assert_eq!(problem.code, "package-damaged");
        assert!(problem.say(&crate::text::Words::new(crate::text::Lang::En)).contains("index.html"));
    }
}
