//! What people are told when something could not be done: what happened, what is safe, what to do.
//!
//! Every error of every layer becomes one [`Problem`]: a stable code for programs, a [`Kind`] that is the exit code,
//! and at most three sentences of at most fifteen words.

use std::error::Error;
use std::io;

use wijktafel_core::replica::OpenError as ReplicaError;
use wijktafel_core::store::StoreError;
use wijktafel_model::identifiers::Located;
use wijktafel_model::plan::RuleError;
use wijktafel_model::words::{TEXT_CHARS_MAX, TextError};
use wijktafel_sync::backup::BackupError;
use wijktafel_sync::blind::BlindError;
use wijktafel_sync::control::{CallError, ConnectError, ServerError};
use wijktafel_sync::home::HomeError;
use wijktafel_sync::keyring::KeyringError;
use wijktafel_sync::node::{RequestError, StartError};
use wijktafel_sync::paths::LockError;
use wijktafel_sync::remember::RememberError;
use wijktafel_sync::store::OpenError;
use wijktafel_sync::ticket::TicketError;
use wijktafel_sync::ticket::sheet::SheetError;
use wijktafel_sync::vault::VaultError;

use crate::text::{Words, names};

/// What kind of thing went wrong; [`Kind::exit_code`] tells programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A rule of the network says no.
    Refused,
    /// The command itself cannot be read.
    Usage,
    /// It is not there, or not readable here.
    NotFound,
    /// No passphrase, or not the right one.
    Passphrase,
    /// Something is there already, or another program has it open.
    InUse,
    /// The disk, the store or the memory of this computer.
    Disk,
    /// Partners, addresses, or the program that was asked; also: time is up.
    Network,
    /// A file that is damaged, cut off, foreign or of a newer version.
    Format,
    /// What was to be verified does not hold.
    Verification,
}

impl Kind {
    /// The exit code, documented in `docs/cli.md`.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Usage => 2,
            Self::NotFound => 3,
            Self::Passphrase => 4,
            Self::InUse => 5,
            Self::Disk => 6,
            Self::Network => 7,
            Self::Format => 8,
            Self::Verification => 9,
        }
    }
}

/// Codes with their kind and the key of their sentences. Codes are stable: programs look at them.
const CODES: &[(&str, Kind, &str)] = &[
    ("usage", Kind::Usage, "cli-usage"),
    ("unknown-command", Kind::Usage, "cli-unknown-command"),
    ("unknown-option", Kind::Usage, "cli-unknown-option"),
    ("missing-argument", Kind::Usage, "cli-missing-argument"),
    ("bad-value", Kind::Usage, "cli-bad-value"),
    ("ambiguous-id", Kind::Usage, "cli-ambiguous-id"),
    ("text-empty", Kind::Usage, "cli-text-empty"),
    ("text-control", Kind::Usage, "cli-text-control"),
    ("list-column", Kind::Format, "list-column"),
    ("list-empty", Kind::Format, "list-empty"),
    ("list-row", Kind::Format, "list-row"),
    ("list-too-long", Kind::Format, "list-too-long"),
    ("list-unreadable", Kind::Format, "list-unreadable"),
    ("unconfirmed", Kind::Usage, "cli-unconfirmed"),
    ("unknown-profile", Kind::Usage, "cli-unknown-profile"),
    ("text-too-long", Kind::Refused, "cli-too-long"),
    ("edit-refused", Kind::Refused, "cli-edit-refused"),
    ("nothing-to-change", Kind::Refused, "refused-already-so"),
    ("not-a-blind-ticket", Kind::Format, "problem-blind-ticket"),
    ("blind", Kind::Refused, "cli-blind"),
    ("not-blind", Kind::InUse, "cli-not-blind"),
    ("no-key", Kind::Refused, "cli-no-key"),
    ("too-large", Kind::Refused, "cli-too-large"),
    ("invitation-expired", Kind::Refused, "problem-invitation-expired"),
    ("no-carrier", Kind::NotFound, "problem-no-carrier"),
    ("no-such-id", Kind::NotFound, "cli-no-such-id"),
    ("no-ticket", Kind::NotFound, "cli-no-ticket"),
    ("no-network", Kind::NotFound, "cli-no-network"),
    ("file-missing", Kind::NotFound, "cli-file-missing"),
    ("file-not-found", Kind::NotFound, "cli-file-missing"),
    ("quarter-open", Kind::NotFound, "quarter-not-over"),
    ("not-running", Kind::NotFound, "cli-not-running"),
    ("wrong-passphrase", Kind::Passphrase, "problem-passphrase"),
    ("no-passphrase", Kind::Passphrase, "cli-no-passphrase"),
    ("passphrase-file", Kind::Passphrase, "cli-passphrase-file"),
    ("passphrase-short", Kind::Passphrase, "cli-passphrase-short"),
    ("passphrases-differ", Kind::Passphrase, "cli-passphrases-differ"),
    ("keyring-absent", Kind::Passphrase, "problem-keyring-absent"),
    ("keyring-failed", Kind::Passphrase, "problem-keyring-failed"),
    ("keyring-held", Kind::Passphrase, "problem-keyring-held"),
    ("keyring-left", Kind::Passphrase, "problem-keyring-left"),
    ("keyring-locked", Kind::Passphrase, "problem-keyring-locked"),
    ("keyring-missing", Kind::Passphrase, "problem-keyring-missing"),
    ("keyring-other", Kind::Passphrase, "problem-keyring-other"),
    ("keyring-slow", Kind::Passphrase, "problem-keyring-slow"),
    ("not-remembered", Kind::Passphrase, "remember-off"),
    ("vault-missing", Kind::NotFound, "problem-vault-missing"),
    ("locked", Kind::Passphrase, "cli-locked"),
    ("draft-lost", Kind::Disk, "problem-draft-lost"),
    ("in-use", Kind::InUse, "cli-in-use"),
    ("exists", Kind::InUse, "cli-exists"),
    ("file-exists", Kind::InUse, "cli-file-exists"),
    ("circle-unsaid", Kind::Refused, "problem-circle-unsaid"),
    ("save-which", Kind::Usage, "cli-save-which"),
    ("control-not-ours", Kind::InUse, "cli-control-not-ours"),
    ("busy", Kind::InUse, "cli-busy"),
    ("disk-full", Kind::Disk, "cli-disk-full"),
    ("disk", Kind::Disk, "cli-disk"),
    ("store-failed", Kind::Disk, "cli-disk"),
    ("store-poisoned", Kind::Disk, "cli-disk"),
    ("backup-failed", Kind::Disk, "cli-disk"),
    ("memory", Kind::Disk, "cli-memory"),
    ("cannot-write", Kind::Disk, "problem-cannot-write"),
    ("cannot-read", Kind::Disk, "problem-cannot-read"),
    ("file-forbidden", Kind::Disk, "problem-cannot-write"),
    ("file-failed", Kind::Disk, "problem-cannot-write"),
    ("package-failed", Kind::Disk, "cli-not-made"),
    ("proof-failed", Kind::Disk, "cli-not-made"),
    ("left-without-package", Kind::Disk, "problem-left-without-package"),
    ("no-window", Kind::Disk, "cli-no-window"),
    ("bind", Kind::Network, "cli-bind"),
    ("timed-out", Kind::Network, "cli-timed-out"),
    ("lost", Kind::Network, "cli-lost"),
    ("stopped", Kind::Network, "cli-lost"),
    ("malformed", Kind::Network, "cli-other-version"),
    ("unknown-request", Kind::Network, "cli-other-version"),
    ("unknown-method", Kind::Network, "cli-other-version"),
    ("store-damaged", Kind::Format, "problem-damaged"),
    ("newer-format", Kind::Format, "problem-newer-format"),
    ("file-newer", Kind::Format, "cli-file-newer"),
    ("invitation", Kind::Format, "problem-invitation"),
    ("sheet-line", Kind::Format, "problem-sheet-line"),
    ("not-a-sheet", Kind::Format, "problem-not-a-sheet"),
    ("backup-damaged", Kind::Format, "cli-file-damaged"),
    ("bundle-damaged", Kind::Format, "cli-file-damaged"),
    ("not-a-bundle", Kind::Format, "cli-file-damaged"),
    ("bundle-too-large", Kind::Format, "cli-file-damaged"),
    ("wrong-network", Kind::Format, "problem-not-ours"),
    ("proof-damaged", Kind::Format, "cli-file-damaged"),
    ("package-damaged", Kind::Verification, "cli-package-damaged"),
    ("proof-invalid", Kind::Verification, "cli-proof-invalid"),
    ("access-broken", Kind::Verification, "cli-access-broken"),
    ("history-differs", Kind::Verification, "history-differs"),
    ("history-changed", Kind::Verification, "history-changed"),
    ("history-other-network", Kind::Verification, "history-other-network"),
    ("history-none", Kind::NotFound, "history-none"),
    ("history-same-folder", Kind::Usage, "history-same-folder"),
    ("reply-too-large", Kind::Format, "reply-too-large"),
    ("reply-malformed", Kind::Format, "reply-malformed"),
    ("reply-newer", Kind::Format, "reply-newer"),
    ("reply-other-network", Kind::Format, "reply-other-network"),
    ("reply-unknown", Kind::NotFound, "reply-unknown"),
    ("reply-altered", Kind::Verification, "reply-altered"),
    ("reply-not-asked", Kind::Verification, "reply-not-asked"),
    ("reply-expired", Kind::Refused, "reply-expired"),
    ("reply-too-many", Kind::Format, "reply-too-many"),
    ("reply-empty", Kind::Format, "reply-empty"),
    ("reply-bad-text", Kind::Format, "reply-bad-text"),
    ("reply-no-tips", Kind::Refused, "reply-no-tips"),
    ("views-differ", Kind::Verification, "cli-views-differ"),
];

/// Something that could not be done.
#[derive(Debug, thiserror::Error)]
#[error("{code}")]
pub struct Problem {
    /// A stable code.
    pub code: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What in the words that were given may tell who someone is.
    pub found: Vec<Located>,
    key: &'static str,
    detail: Option<String>,
    #[source]
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Problem {
    /// The problem of a code; one that is not known here was refused by a newer program.
    pub fn new(code: &str) -> Self {
        let listed = CODES.iter().find(|(known, _, _)| *known == code).map(|(_, kind, key)| (*kind, *key));
        let (kind, key) = listed.or_else(|| of_rule(code)).unwrap_or((Kind::Refused, "cli-refused"));
        let detail = (key == "cli-refused").then(|| code.to_owned());
        Self { code: code.to_owned(), kind, found: Vec::new(), key, detail, cause: None }
    }

    /// Words for a table that may tell who someone is; the sentence of `key` says how to go on.
    pub fn identifiers(key: &'static str, found: Vec<Located>) -> Self {
        Self { found, key, ..Self::new("identifiers-found") }
    }

    /// The same with the value that its sentence names: a word of the command, a number or a path.
    pub fn about(code: &str, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::new(code) }
    }

    /// The same with the error it came from, for the program's own log.
    #[must_use]
    pub fn because(mut self, cause: impl Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }

    /// The sentences.
    pub fn say(&self, words: &Words) -> String {
        let detail = self.detail.as_deref().unwrap_or("…");
        words.with(self.key, &[("detail", detail.into())])
    }

    /// The same as the window says it.
    pub fn for_window(&self) -> crate::client::bridge::Problem {
        let values = self.detail.iter().map(|detail| ("detail", detail.clone())).collect();
        crate::client::bridge::Problem { key: self.key, values }
    }

    /// Adds the value its sentence names, when it has none.
    #[must_use]
    pub fn or_about(mut self, detail: &str) -> Self {
        self.detail.get_or_insert_with(|| detail.to_owned());
        self
    }

    /// A problem with a file or folder of the person's choice.
    pub fn of_file(path: &std::path::Path, error: io::Error) -> Self {
        let code = match error.kind() {
            io::ErrorKind::NotFound => "file-missing",
            io::ErrorKind::AlreadyExists | io::ErrorKind::DirectoryNotEmpty => "file-exists",
            io::ErrorKind::StorageFull => "disk-full",
            _ => "cannot-read",
        };
        Self::about(code, path.display().to_string()).because(error)
    }
}

/// Rules have their codes in the model.
fn of_rule(code: &str) -> Option<(Kind, &'static str)> {
    let rule: RuleError = serde_json::from_value(code.replace('-', "_").into()).ok()?;
    let kind = if rule == RuleError::NotFound { Kind::NotFound } else { Kind::Refused };
    Some((kind, names::rule_error(rule)))
}

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        let problem = Self::new(&error.code);
        let most = || (error.code == "text-too-long").then(|| TEXT_CHARS_MAX.to_string());
        match error.detail.clone().or_else(most) {
            Some(detail) => Self { detail: Some(detail), ..problem },
            None => problem,
        }
    }
}

impl From<TextError> for Problem {
    fn from(error: TextError) -> Self {
        match error {
            TextError::TooLong { max } => Self::about("text-too-long", max.to_string()),
            TextError::Control => Self::new("text-control"),
            _ => Self::new("text-empty"),
        }
    }
}

impl From<StartError> for Problem {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Home(error) => error.into(),
            StartError::Store(error) | StartError::Replica(ReplicaError::Store(error)) => error.into(),
            StartError::Ticket(error) => error.into(),
            StartError::Backup(error) => error.into(),
            StartError::Sheet(SheetError::Line { line }) => Self::about("sheet-line", line.to_string()),
            StartError::Sheet(SheetError::Newer { .. }) => Self::new("file-newer"),
            StartError::Sheet(error) => Self::new("not-a-sheet").because(error),
            StartError::NoCarrier => Self::new("no-carrier"),
            StartError::Expired => Self::new("invitation-expired"),
            StartError::NoNetwork => Self::new("no-network"),
            error @ StartError::Bind(_) => Self::new("bind").because(error),
            error @ StartError::Thread(_) => Self::new("memory").because(error),
            error @ StartError::Replica(_) => Self::new("store-damaged").because(error),
            error => Self::new("disk").because(error),
        }
    }
}

impl From<HomeError> for Problem {
    fn from(error: HomeError) -> Self {
        match error {
            HomeError::Exists => Self::new("exists"),
            HomeError::VaultMissing => Self::new("vault-missing"),
            HomeError::Lock(LockError::AlreadyOpen) => Self::new("in-use"),
            HomeError::Vault(error) => error.into(),
            HomeError::Remember(error) => error.into(),
            HomeError::Store(error) => error.into(),
            error => Self::new("disk").because(error),
        }
    }
}

impl From<LockError> for Problem {
    fn from(error: LockError) -> Self {
        HomeError::from(error).into()
    }
}

impl From<VaultError> for Problem {
    fn from(error: VaultError) -> Self {
        let code = match error {
            VaultError::Missing => "no-network",
            VaultError::Exists => "exists",
            VaultError::WrongPassphrase => "wrong-passphrase",
            VaultError::Damaged => "store-damaged",
            VaultError::Newer { .. } => "newer-format",
            VaultError::Memory => "memory",
            _ => "disk",
        };
        Self::new(code).because(error)
    }
}

impl From<RememberError> for Problem {
    fn from(error: RememberError) -> Self {
        match error {
            RememberError::Vault(error) => error.into(),
            RememberError::Keyring(error) => error.into(),
            RememberError::Off => Self::new("not-remembered"),
            RememberError::Held => Self::new("keyring-held"),
            error => Self::new("keyring-other").because(error),
        }
    }
}

impl From<KeyringError> for Problem {
    fn from(error: KeyringError) -> Self {
        let code = match error {
            KeyringError::Absent(_) => "keyring-absent",
            KeyringError::Locked => "keyring-locked",
            KeyringError::Slow => "keyring-slow",
            KeyringError::Missing => "keyring-missing",
            _ => "keyring-failed",
        };
        Self::new(code).because(error)
    }
}

impl From<OpenError> for Problem {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Newer { .. } => Self::new("newer-format").because(error),
            OpenError::Full => Self::new("disk-full"),
            OpenError::Io(_) => Self::new("disk").because(error),
            error => Self::new("store-damaged").because(error),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let code = match error {
            StoreError::Full => "disk-full",
            StoreError::Damaged => "store-damaged",
            _ => "store-failed",
        };
        Self::new(code).because(error)
    }
}

impl From<TicketError> for Problem {
    fn from(error: TicketError) -> Self {
        let code = if matches!(error, TicketError::Newer { .. }) { "file-newer" } else { "invitation" };
        Self::new(code).because(error)
    }
}

impl From<BackupError> for Problem {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Exists => Self::new("file-exists"),
            BackupError::Damaged | BackupError::Differs => Self::new("backup-damaged").because(error),
            BackupError::Newer { .. } => Self::new("file-newer").because(error),
            BackupError::Full => Self::new("disk-full"),
            BackupError::Vault(error) => error.into(),
            BackupError::Store(error) => error.into(),
            BackupError::Home(error) => error.into(),
            BackupError::Io(error) if error.kind() == io::ErrorKind::NotFound => Self::new("file-missing"),
            error => Self::new("disk").because(error),
        }
    }
}

impl From<ConnectError> for Problem {
    fn from(error: ConnectError) -> Self {
        let code = match error {
            ConnectError::NotRunning => "not-running",
            ConnectError::NotOurs => "control-not-ours",
            _ => "disk",
        };
        Self::new(code).because(error)
    }
}

impl From<CallError> for Problem {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Failed(failure) if failure.message.is_empty() => Self::new(&failure.code),
            CallError::Failed(failure) => Self::about(&failure.code, failure.message),
            CallError::TooLong => Self::new("too-large"),
            error => Self::new("lost").because(error),
        }
    }
}

impl From<BlindError> for Problem {
    fn from(error: BlindError) -> Self {
        match error {
            BlindError::NotBlind => Self::new("not-blind"),
            BlindError::Lock(error) => error.into(),
            BlindError::Store(error) => error.into(),
            error @ BlindError::Bind(_) => Self::new("bind").because(error),
            error => Self::new("disk").because(error),
        }
    }
}

impl From<ServerError> for Problem {
    fn from(error: ServerError) -> Self {
        let code = if matches!(error, ServerError::InUse) { "in-use" } else { "disk" };
        Self::new(code).because(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    /// Sentences end in `.`, `?` or `!` before white space or the end.
    fn sentences(text: &str) -> Vec<Vec<&str>> {
        let mut all = vec![Vec::new()];
        for word in text.split_whitespace() {
            let last = all.last_mut().expect("one is always there");
            last.push(word);
            if word.ends_with(['.', '?', '!']) {
                all.push(Vec::new());
            }
        }
        all.retain(|sentence| !sentence.is_empty());
        all
    }

    #[test]
    fn every_problem_is_said_in_at_most_three_short_sentences() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let rules = serde_json::json!([
                "not-a-member",
                "no-mandate",
                "not-found",
                "not-yours",
                "wrong-kind",
                "closed",
                "out-of-bounds",
                "reason-required",
                "empty-draft",
                "not-an-elector",
                "invite-not-ready",
                "already-so",
                "bad-day",
                "other-not-a-member",
                "no-voice",
                "last-administrator",
                "read-by-all",
                "elector-left-out",
                "not-a-participant",
                "in-force",
                "too-many-verdicts",
                "paused",
                "wrong-step",
                "other-table",
                "meeting-not-running",
                "top-rung",
                "escalation-ended",
                "sheet-used",
                "sheet-replaced",
                "a-code-of-a-later-version",
            ]);
            let rules = rules.as_array().expect("a list").iter().filter_map(|code| code.as_str());
            for code in CODES.iter().map(|(code, _, _)| *code).chain(rules) {
                let problem = Problem::new(code);
                assert!(words.has(problem.key), "{code}: no sentence {}", problem.key);
                let said = problem.say(&words);
                let sentences = sentences(&said);
                assert!((1..=3).contains(&sentences.len()), "{code}: {said}");
                assert!(sentences.iter().all(|sentence| sentence.len() <= 15), "{code}: {said}");
            }
        }
    }

    #[test]
    fn a_refusal_of_a_rule_keeps_its_own_code() {
        assert_eq!(Problem::new("no-voice").kind, Kind::Refused);
        assert_eq!(Problem::new("not-found").kind, Kind::NotFound);
        let problem = Problem::from(RequestError::with("file-exists", "/tmp/x"));
        assert_eq!((problem.code.as_str(), problem.kind.exit_code()), ("file-exists", 5));
        assert!(problem.say(&Words::new(Lang::En)).contains("/tmp/x"));
    }

    #[test]
    fn every_kind_has_an_exit_code_of_its_own() {
        let kinds: std::collections::BTreeSet<u8> = CODES.iter().map(|(_, kind, _)| kind.exit_code()).collect();
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), (1..=9).collect::<Vec<u8>>());
    }
}
