//! What can be asked of a running node: by the window, by the command line in the same process, or by another
//! process through the control socket. One list, one meaning.

use std::net::SocketAddr;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use wijktafel_core::replica::Made;
use wijktafel_model::command::Command;
use wijktafel_model::id::{DeviceId, InviteId, LogId, NetworkId, OrgId, PersonId, SheetId, VersionId};
use wijktafel_model::reply::Sheet;
use wijktafel_model::successor::{Comparison, CopyClaim, Heirloom};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::device::EnteringView;
use wijktafel_model::view::{InviteRefusal, Snapshot, Stage};
use wijktafel_model::words::{Line, Prose};

use super::erased::Erased;
use super::local::LockAfter;
use super::preferences::{Preference, Preferences};
use super::register::{Breach, Loss};
use super::visits::Visit;
use crate::access::AccessLog;
use crate::vault::Passphrase;

/// A question or an order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Request {
    /// How the node stands: who it is, whom it is connected to, how joining goes.
    Status,
    /// Everything the client shows; `detail` is opened in full.
    Snapshot {
        /// The case or agreement to open.
        detail: Option<LogId>,
    },
    /// Carries out a command.
    Do {
        /// Which.
        command: Box<Command>,
    },
    /// Finds logs by words.
    Search {
        /// What was typed.
        query: String,
        /// At most this many.
        limit: usize,
    },
    /// Makes an invitation; answered with the ticket to hand over.
    Invite {
        /// Last day.
        expires: Option<Day>,
        /// Tables the newcomer is let into.
        tables: Vec<LogId>,
        /// A personal word.
        message: Option<Prose>,
    },
    /// The ticket of an own invitation that still holds, to hand over again.
    Ticket {
        /// Which.
        invite: InviteId,
    },
    /// Makes a ticket for one device of the own organisation; answered like [`Request::Invite`].
    InviteDevice {
        /// Whose device; absent: the own.
        person: Option<PersonId>,
        /// How long it holds, in hours, at most [`super::devices::TICKET_HOURS_MAX`].
        hours: u32,
    },
    /// Takes a ticket for a device back.
    RevokeDeviceTicket {
        /// Which.
        ticket: InviteId,
    },
    /// Adds the device that asks with a ticket: the codes are the same.
    ConfirmDevice {
        /// Which ticket.
        ticket: InviteId,
    },
    /// Revokes a lost device, and writes the loss into the own register.
    Lost {
        /// Which.
        device: DeviceId,
        /// When the loss was discovered.
        discovered: Timestamp,
        /// What happened.
        note: Option<Prose>,
    },
    /// The register of breaches.
    Register,
    /// Makes the own recovery sheet; the one before holds no longer.
    MakeSheet,
    /// Why an organisation is, or is not, a member with a voice.
    Why {
        /// Which.
        org: OrgId,
    },
    /// Every log that was dropped, with who has dropped it too.
    Erased,
    /// Waits until every change made here is confirmed by at least `partners` partner devices, or time is up.
    Settle {
        /// How many.
        partners: usize,
        /// Longest wait.
        wait_ms: u64,
    },
    /// Connects to an address of a known partner's device, beside those it has.
    Dial {
        /// The device.
        device: DeviceId,
        /// Where.
        addresses: Vec<SocketAddr>,
    },
    /// Offers a blind peer to all members, and shows it its ticket when it is reached.
    AddBlindPeer {
        /// What its owner handed over.
        ticket: String,
    },
    /// What a blind peer holds. Only a blind peer answers.
    Held,
    /// Writes a bundle with everything this device may read.
    ExportBundle {
        /// The file; must not exist.
        path: PathBuf,
    },
    /// Takes in a bundle.
    ImportBundle {
        /// The file.
        path: PathBuf,
    },
    /// Writes a backup, and verifies it.
    Backup {
        /// The file; must not exist.
        path: PathBuf,
    },
    /// Writes the leaving package without leaving.
    Package {
        /// The folder; must not exist or be empty.
        path: PathBuf,
    },
    /// Writes the package, tells the others what was learnt, and leaves.
    Leave {
        /// The folder of the package; must not exist or be empty.
        path: PathBuf,
        /// What was learnt, taken along, left behind.
        harvest: String,
    },
    /// Writes the proof of one verdict.
    Proof {
        /// The agreement.
        agreement: LogId,
        /// The version.
        version: VersionId,
        /// Whose verdict.
        org: OrgId,
        /// The file; must not exist.
        path: PathBuf,
    },
    /// What a log leaves to a network that continues this one.
    Heirloom {
        /// Which; of the log with the network's name, what the new network says of this one.
        log: LogId,
    },
    /// Logs here that are copies from the network that this one continues.
    Copies,
    /// What a copy says it was made from.
    CopyClaim {
        /// Which.
        log: LogId,
    },
    /// Compares what a copy in another network says with what is held here.
    Compare {
        /// What it says.
        claim: Box<CopyClaim>,
    },
    /// The local access log.
    Accesses,
    /// Notes that something about a log was written to be printed.
    NotePrint {
        /// Which.
        log: LogId,
    },
    /// Notes that what a screen shows is written into a file.
    NoteExport {
        /// Which log it is about, where that is one.
        log: Option<LogId>,
    },
    /// Makes a reply sheet about learning cases, and tells so in each of them.
    MakeReply {
        /// Which.
        cases: Vec<LogId>,
        /// For whom: a role or an organisation.
        whom: Line,
        /// The last day on which answers are taken in; absent: four weeks, and never longer than its cases are kept.
        until: Option<Day>,
        /// Words that were looked at and tell nothing.
        keep: Vec<String>,
    },
    /// Takes in what came back on a reply sheet.
    TakeReply {
        /// The content of the file.
        answer: String,
    },
    /// Notes that a case is copied as text.
    NoteCopy {
        /// Which.
        log: LogId,
    },
    /// Checks the store and derives every row anew.
    Doctor,
    /// How long a window waits before it locks.
    LockAfter,
    /// Changes that.
    SetLockAfter {
        /// The wait.
        after: LockAfter,
    },
    /// What was chosen for the window on this computer.
    Preferences,
    /// Chooses something anew.
    Prefer {
        /// What.
        chosen: Preference,
    },
    /// Keeps what was being typed in a window that locks, in place of what was kept before.
    KeepDraft {
        /// In the window's own words.
        draft: String,
    },
    /// Gives that back, once.
    TakeDraft,
    /// Keeps forms that wait on this device, in place of those that were kept before.
    KeepForms {
        /// In the window's own words.
        forms: String,
    },
    /// Gives them back; they stay.
    Forms,
    /// Notes a look at an agreement.
    Visit {
        /// Which.
        agreement: LogId,
        /// Notes nothing.
        #[serde(default)]
        only_ask: bool,
    },
    /// Closes the store and forgets its keys; the program that has it open waits for a passphrase. For whoever runs the
    /// node: a node that is asked itself stops.
    Lock,
    /// Opens the store of a program that is locked.
    Unlock {
        /// What it is locked with.
        passphrase: Passphrase,
    },
    /// Stops the node.
    Stop,
}

/// The answer to a [`Request`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reply {
    /// To [`Request::Status`].
    Status(Box<Status>),
    /// To [`Request::Snapshot`].
    Snapshot(Box<Snapshot>),
    /// To [`Request::Do`].
    Made(Made),
    /// To [`Request::Search`].
    Found {
        /// Logs, best first.
        logs: Vec<LogId>,
    },
    /// To [`Request::Invite`] and [`Request::Ticket`].
    Ticket {
        /// The invitation.
        invite: InviteId,
        /// What to hand over.
        ticket: String,
    },
    /// To [`Request::Lost`].
    Lost(Box<Loss>),
    /// To [`Request::Register`], oldest first.
    Register {
        /// Its lines.
        breaches: Vec<Breach>,
    },
    /// To [`Request::MakeSheet`]. This is the only time the sheet's secret is shown.
    Sheet {
        /// The public half of its key.
        sheet: SheetId,
        /// What to print.
        lines: Vec<String>,
        /// How many members' devices are named on it: without one it is of no use until a partner is known.
        carriers: usize,
    },
    /// To [`Request::Why`].
    Why {
        /// What each entry contributed, in causal order.
        reasons: Vec<wijktafel_model::roster::Reason>,
    },
    /// To [`Request::Erased`].
    Erased {
        /// The last one first.
        erased: Vec<Erased>,
    },
    /// To [`Request::Settle`].
    Settled {
        /// Partner devices that confirmed everything.
        partners: usize,
        /// Whether as many as asked for.
        reached: bool,
    },
    /// A file or folder was written.
    Written {
        /// Where.
        path: PathBuf,
        /// How many entries it holds.
        entries: usize,
    },
    /// To [`Request::ImportBundle`].
    Imported {
        /// Entries that were new here.
        entries: usize,
    },
    /// To [`Request::Heirloom`].
    Heirloom {
        /// What it leaves; absent where nothing is carried.
        heirloom: Option<Box<Heirloom>>,
    },
    /// To [`Request::Copies`].
    Copies {
        /// Copies, the network's own log first.
        logs: Vec<LogId>,
    },
    /// To [`Request::CopyClaim`].
    CopyClaim(Box<CopyClaim>),
    /// To [`Request::Compare`].
    Compared(Comparison),
    /// To [`Request::MakeReply`]: all that is on the sheet. This is the only time its key is shown.
    ReplySheet(Box<Sheet>),
    /// To [`Request::TakeReply`].
    Replied {
        /// For whom the sheet was.
        whom: Line,
        /// Cases with an answer.
        cases: usize,
        /// Tips with an answer.
        tips: usize,
    },
    /// To [`Request::Accesses`].
    Accesses(AccessLog),
    /// To [`Request::LockAfter`].
    LockAfter {
        /// The wait.
        after: LockAfter,
    },
    /// To [`Request::Preferences`].
    Preferences(Preferences),
    /// To [`Request::TakeDraft`].
    Draft {
        /// What was kept, if anything.
        draft: Option<String>,
    },
    /// To [`Request::Forms`].
    Forms {
        /// What is kept, if anything.
        forms: Option<String>,
    },
    /// To [`Request::Visit`].
    Visited {
        /// The version that was seen before the one that is decided on, if the reader saw another one before.
        before: Option<Visit>,
    },
    /// To [`Request::Doctor`].
    Healthy {
        /// Rows that were derived anew.
        rows: usize,
    },
    /// To [`Request::Held`].
    Held(Box<crate::blind::Held>),
    /// Done.
    Done,
}

/// How a node stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Status {
    /// The network.
    pub network: NetworkId,
    /// This device.
    pub device: DeviceId,
    /// Its addresses.
    pub addresses: Vec<SocketAddr>,
    /// Partner devices with an open connection.
    pub connected: Vec<DeviceId>,
    /// Where the own organisation stands; absent before it was carried in.
    pub stage: Option<Stage>,
    /// How joining goes, until the organisation is a member.
    pub joining: Option<Joining>,
    /// How this device is taken in by the organisation it belongs to, until it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entering: Option<EnteringView>,
    /// A digest of everything shown: equal on replicas that hold and derive the same. Only in the answer to a request:
    /// it costs a whole view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view_digest: Option<String>,
    /// Whether the store came from a backup and has not heard a partner since.
    pub restored: bool,
}

/// How joining goes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Joining {
    /// The inviting organisation's name, as its ticket says.
    pub inviter: String,
    /// The code to compare by voice: five groups of four digits.
    pub code: String,
    /// How many members must admit a newcomer, once the inviter told.
    pub sponsors: Option<u32>,
    /// How many members there are, once the inviter told.
    pub members: Option<u32>,
    /// The personal word of the invitation.
    pub message: Option<String>,
    /// Whether the inviter has the request.
    pub delivered: bool,
    /// Why nobody who was asked carries the request in.
    pub refused: Option<InviteRefusal>,
}

/// The own organisation's and person's first cards, kept until they can be written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FirstCards {
    /// The organisation's name.
    pub organisation: Line,
    /// What it is.
    pub kind: wijktafel_model::words::OrgKind,
    /// Formal or informal.
    pub formality: wijktafel_model::words::Formality,
    /// The person's name.
    pub person: Line,
}

/// Why a request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}")]
pub struct RequestError {
    /// A stable code, also a key of the language files.
    pub code: String,
    /// The value the sentence names: a number or a path, never content.
    pub detail: Option<String>,
}

impl RequestError {
    /// An error with a code alone.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), detail: None }
    }

    /// An error whose sentence names a value.
    pub fn with(code: &str, detail: impl Into<String>) -> Self {
        Self { code: code.to_owned(), detail: Some(detail.into()) }
    }
}
