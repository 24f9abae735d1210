//! Everything a person can ask for. Screens, palette and keys emit the same.

use std::path::PathBuf;

use wijktafel_model::command::Command;
use wijktafel_model::export::html::letter;
use wijktafel_model::id::{DeviceId, InviteId, LogId, OrgId, PersonId, VersionId};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::quarter::Quarter;
use wijktafel_model::words::{Formality, Line, OrgKind, Prose};
pub use wijktafel_sync::node::{LockAfter, Preference, Preferences, ScreenAfter, Through};
use wijktafel_sync::ticket::Carrier;
pub use wijktafel_sync::vault::Passphrase;

use super::bridge::TextInput;
use super::forms::Form;
use super::state::{Part, Place};
use crate::again::Again;
use crate::handout::Handout;
use crate::reply::Wanted;
use crate::save;
use crate::text::Lang;

/// What a person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Goes to a place.
    Go(Place),
    /// Goes to a part of a place.
    Part(Part),
    /// Opens a case, an agreement or a round in its place.
    Open(Opened),
    /// Goes back one step.
    Back,
    /// Shows a form.
    Ask(Box<Form>),
    /// Does what a form comes to; when that is refused, the form can be opened again as it was.
    Send {
        /// The form.
        form: Box<Form>,
        /// What it comes to.
        intents: Vec<Self>,
    },
    /// Offers to open a form again that was closed with something written in it.
    PutDown(Box<Form>),
    /// Keeps a form on this device, for when what is missing is known.
    Keep(Box<Form>),
    /// Keeps the form with this number no longer.
    ThrowAway(u64),
    /// Shows a form again that was put down.
    TakeUp(Box<Form>),
    /// Shows the palette.
    Palette,
    /// Shows the sheet of keys.
    Keys,
    /// Shows a case for the whole room, or nothing so any more.
    Wall(Option<LogId>),
    /// The other theme.
    Theme,
    /// Another language.
    Speak(Lang),
    /// Puts text on the clipboard.
    Copy(String),
    /// Changes what partners share.
    Do(Command),
    /// The same, with what takes it back and the key of the sentence that says it was done.
    DoUndoable {
        /// What is done.
        command: Command,
        /// What takes it back.
        undo: Command,
        /// The key of the sentence.
        said: &'static str,
    },
    /// Asks for a file to save what is on screen in.
    Save,
    /// Locks, at once.
    Lock,
    /// Asks this computer for something that is no command.
    Node(NodeRequest),
    /// Changes a text, letter by letter.
    Text(TextInput),
}

/// What can be opened in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A case.
    Case(LogId),
    /// Who reads a case and why, with the letters to people concerned.
    Readers(LogId),
    /// The breakthrough plan of a case.
    Plan(LogId),
    /// An agreement.
    Agreement(LogId),
    /// A meeting.
    Meeting(LogId),
    /// A maturity round.
    Round(LogId),
    /// A lesson.
    Lesson(LogId),
    /// Looking back at a meeting or a season.
    Reflection(LogId),
    /// A guide.
    Guide(OrgId, PersonId),
    /// The page for somebody who is new at a table.
    Newcomer(LogId),
    /// An experiment.
    Experiment(LogId),
    /// An organisation.
    Organisation(OrgId),
    /// Forms of working together, beside each other.
    Shapes,
}

/// What only this computer can do.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeRequest {
    /// Founds a network and becomes its first member.
    Found {
        /// Its name.
        network: Line,
        /// Where it works.
        region: Option<Line>,
        /// Who founds it.
        who: Newcomer,
    },
    /// Joins with an invitation.
    Join {
        /// The text of the invitation.
        invitation: String,
        /// Who joins.
        who: Newcomer,
    },
    /// Becomes a device of a member, with a ticket that a device of it made.
    Enter {
        /// The text of the ticket.
        ticket: String,
        /// What the store on this computer will be locked with.
        passphrase: Passphrase,
    },
    /// Stops joining: the codes differ, or a change of mind. Nothing is kept.
    StopJoining,
    /// Opens a backup as the own copy.
    Restore {
        /// The file.
        from: PathBuf,
        /// What it is locked with.
        passphrase: Passphrase,
    },
    /// Opens the store.
    Unlock(Passphrase),
    /// Closes the store and forgets its key.
    Lock(Box<Locking>),
    /// Wraps the key of the store with another passphrase.
    ChangePassphrase {
        /// What it is locked with.
        old: Passphrase,
        /// What it will be locked with.
        new: Passphrase,
    },
    /// Lets this computer remember the key; with what the store is locked with.
    Remember(Passphrase),
    /// Lets this computer forget the key.
    Forget,
    /// Changes how long the window waits before it locks.
    LockAfter(LockAfter),
    /// Chooses something for the window on this computer.
    Prefer(Preference),
    /// Makes an invitation; answered with its text, to copy.
    Invite {
        /// Last day.
        expires: Option<Day>,
        /// A word to the newcomer.
        message: Option<Prose>,
        /// Tables the newcomer is let into.
        tables: Vec<LogId>,
    },
    /// Invites every organisation of a list, and writes a sheet for each.
    InviteList {
        /// The language of the sheets.
        lang: Lang,
        /// The list.
        list: PathBuf,
        /// The folder for the sheets.
        sheets: PathBuf,
        /// Last day.
        expires: Option<Day>,
    },
    /// The text of an own invitation that still holds, to copy again.
    Ticket(InviteId),
    /// Becomes a device of the person whose recovery sheet this is.
    Recover {
        /// What stands on the sheet.
        sheet: Passphrase,
        /// Partners to ask, beside those on the sheet.
        via: Vec<Carrier>,
        /// What the store on this computer will be locked with.
        passphrase: Passphrase,
    },
    /// About the own organisation's devices, its registers and letters.
    Own(OwnRequest),
    /// Leaves, at once, and writes the package.
    Leave {
        /// The folder for the package.
        package: PathBuf,
    },
    /// Writes the package without leaving, or again after it.
    Package {
        /// The folder.
        to: PathBuf,
    },
    /// Writes everything into one file.
    Backup {
        /// The file.
        to: PathBuf,
    },
    /// Writes everything this copy may read into a file for a stick or mail; it stays locked for outsiders.
    ExportBundle {
        /// The file.
        to: PathBuf,
    },
    /// Reads such a file.
    ImportBundle {
        /// The file.
        from: PathBuf,
    },
    /// Writes the proof of one verdict, for somebody outside the network.
    Proof {
        /// The agreement.
        agreement: LogId,
        /// The version.
        version: VersionId,
        /// Whose verdict.
        org: OrgId,
        /// The file.
        to: PathBuf,
    },
    /// Founds a network that continues the one that is open, in a folder of its own.
    Refound {
        /// Its name; without it, that of the earlier one.
        network: Option<Line>,
        /// The new or empty folder.
        folder: PathBuf,
        /// What the new copy will be locked with.
        passphrase: Passphrase,
        /// Where a list of the other members is written, for inviting them.
        partners: Option<PathBuf>,
    },
    /// Compares what this network says of the one it continues with the own copy of that one.
    Compare {
        /// The folder of that copy.
        folder: PathBuf,
        /// What it is locked with.
        passphrase: Passphrase,
        /// The language in which a fault names its place.
        lang: Lang,
    },
    /// Opens a window of its own on another copy of this person.
    OpenWindow {
        /// Its folder.
        folder: PathBuf,
        /// The language.
        lang: Lang,
    },
    /// Offers a blind peer to all members.
    AddBlindPeer {
        /// The text of its ticket.
        ticket: String,
    },
}

/// What only this computer can do about the own organisation's devices, its recovery, its registers and letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnRequest {
    /// Makes a ticket for another device of a person of the own organisation; answered with its text, to hand over.
    InviteDevice(PersonId),
    /// Adds the device that asks with a ticket: the codes are the same.
    ConfirmDevice(InviteId),
    /// Takes a ticket for a device back.
    RevokeDeviceTicket(InviteId),
    /// Revokes a lost device, says what it could read, and writes it into the register.
    Lost {
        /// Which.
        device: DeviceId,
        /// When the loss was discovered.
        discovered: Timestamp,
        /// What happened.
        note: Option<Prose>,
    },
    /// Makes the own recovery sheet and writes it in this language.
    Sheet {
        /// The file.
        to: PathBuf,
        /// The language.
        lang: Lang,
    },
    /// How this device is reached, for a partner who recovers.
    Contact,
    /// Keeps forms on this device, in place of those that were kept.
    KeepForms(String),
    /// The register of breaches.
    Register,
    /// Writes it into a file, in this language.
    ExportRegister {
        /// The file.
        to: PathBuf,
        /// The language.
        lang: Lang,
    },
    /// What was dropped, and who has dropped it too.
    Erased,
    /// Writes the page for directors of a closed quarter, in this language.
    QuarterPage {
        /// The quarter.
        quarter: Quarter,
        /// Counts below this are hidden.
        least: usize,
        /// The file.
        to: PathBuf,
        /// The language.
        lang: Lang,
    },
    /// Writes a meeting as a sheet to print, in this language.
    MeetingSheet {
        /// The meeting.
        meeting: LogId,
        /// The file.
        to: PathBuf,
        /// The language.
        lang: Lang,
    },
    /// Writes a paper to print, in this language.
    Handout {
        /// Which.
        handout: Handout,
        /// The file.
        to: PathBuf,
        /// The language.
        lang: Lang,
    },
    /// Writes what a screen is about, in this language.
    Save {
        /// What, and how.
        wanted: save::Wanted,
        /// The file.
        to: PathBuf,
        /// The language.
        lang: Lang,
    },
    /// The access log.
    Accesses,
    /// Writes it into a file, of one case or of all.
    ExportAccesses {
        /// The file.
        to: PathBuf,
        /// The case.
        case: Option<LogId>,
    },
    /// Gives a case as plain text, to copy.
    Dossier {
        /// The case.
        case: LogId,
        /// The language.
        lang: Lang,
    },
    /// Makes a reply sheet.
    Reply {
        /// What is on it.
        wanted: Wanted,
        /// The file.
        to: PathBuf,
        /// The language.
        lang: Lang,
    },
    /// Takes in what came back on a reply sheet.
    TakeReply {
        /// The file.
        from: PathBuf,
    },
    /// Writes the answer to a request of a person concerned.
    Letter {
        /// The circle case.
        case: LogId,
        /// What was asked.
        request: letter::Request,
        /// What the organisation itself says.
        answer: String,
        /// The file.
        to: PathBuf,
    },
}

/// How the window locks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Locking {
    /// Waits for nothing.
    pub at_once: bool,
    /// What was being typed.
    pub draft: Option<String>,
    /// The language it spoke.
    pub lang: Lang,
    /// How it comes back.
    pub again: Again,
}

/// Who founds or joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The organisation.
    pub organisation: Line,
    /// What it is.
    pub kind: OrgKind,
    /// Formal or informal.
    pub formality: Formality,
    /// The first person.
    pub person: Line,
    /// What the store on this computer will be locked with.
    pub passphrase: Passphrase,
}
