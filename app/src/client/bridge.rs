//! Between the window and the node: bounded, and neither waits for the other.
//!
//! The window sends [`Request`]s and reads the latest [`Snapshot`] and [`Notice`]s between frames. The node's side
//! holds the receiver, a [`Post`] and a [`TextDesk`].

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use egui::Context;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::LogId;
use wijktafel_model::plan::RuleError;
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::TextField;
use wijktafel_sync::access::AccessLog;
use wijktafel_sync::node::Visit;
use wijktafel_sync::node::erased::Erased;
use wijktafel_sync::node::register::{Breach, Loss};

use super::forms::Form;
use super::intent::{LockAfter, NodeRequest, Preferences};
use super::splice::{Far, Op, difference};
use crate::print::successor::{History, Refounded};
use crate::reply::Taken;
use crate::text::Lang;

/// At most this many requests wait for the node; more wait in the window.
const REQUESTS: usize = 256;
/// Changes that come close together are drawn together.
const COALESCE: Duration = Duration::from_millis(16);

/// What the window asks, numbered so that answers can be told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Its number, from 1.
    pub number: u64,
    /// What.
    pub what: What,
}

/// What the window asks.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A command.
    Do(Command),
    /// Something only this computer can do.
    Node(NodeRequest),
    /// Something about a text that is open.
    Text(TextInput),
    /// Wants [`Snapshot::detail`] of this log from now on; absent: of none.
    Show(Option<LogId>),
    /// Notes a look at an agreement.
    Visit(LogId),
    /// The window went behind others while it spoke this language; absent: it came in front.
    Away(Option<Lang>),
}

/// A text that is open in the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextInput {
    /// It was opened with these words on screen.
    Open {
        /// Its log.
        log: LogId,
        /// Which text.
        field: TextField,
        /// What is on screen.
        text: String,
    },
    /// Something was typed.
    Edit {
        /// Its log.
        log: LogId,
        /// Which text.
        field: TextField,
        /// The number of this run of changes, from 1.
        number: u64,
        /// The last [`TextUpdate::revision`] that is on screen.
        seen: u64,
        /// The changes.
        edits: Vec<TextEdit>,
    },
    /// It is no longer on screen.
    Close {
        /// Its log.
        log: LogId,
        /// Which text.
        field: TextField,
    },
}

/// What a partner changed in a text that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextUpdate {
    /// Its log.
    pub log: LogId,
    /// Which text.
    pub field: TextField,
    /// Counts the updates of this text, from 1; unchanged when this only confirms.
    pub revision: u64,
    /// The last run of changes of the window that was made before.
    pub taken: u64,
    /// The changes.
    pub edits: Vec<TextEdit>,
}

/// What the node tells the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Where this computer stands.
    Situation(Situation),
    /// A request was carried out and is on disk.
    Done(u64),
    /// A command made this log; said before it is done.
    Made(u64, LogId),
    /// A command was refused: nothing was written.
    Refused(u64, RuleError),
    /// A request failed.
    Failed(u64, Problem),
    /// The text of an invitation that was made, to copy.
    Invitation(String),
    /// The text of a ticket for a device that was made, to hand over.
    DeviceTicket(String),
    /// A lost device was revoked: what is told of it, once.
    Lost(Box<Loss>),
    /// The register of breaches.
    Register(Vec<Breach>),
    /// The access log.
    Accesses(AccessLog),
    /// What was dropped.
    Erased(Vec<Erased>),
    /// How this device is reached.
    Contact(String),
    /// A text for the clipboard.
    Copy(String),
    /// A form that was sent and needs another look.
    Again(Box<Form>),
    /// What came back on a reply sheet was taken in.
    Replied(Taken),
    /// How many of how many parts were carried into the network that is being founded.
    Carrying(usize, usize),
    /// A network was founded that continues the one that is open, in this folder.
    Refounded(Box<Refounded>, PathBuf),
    /// What comparing with the copy of the earlier network came to.
    History(Box<History>),
    /// A file or folder that was written, as it should be shown.
    Written(String),
    /// A text that is open changed.
    Text(TextUpdate),
    /// Something that stays until it is put right; absent: it was.
    Trouble(Option<Problem>),
    /// What the reader saw of an agreement before the version that is decided on.
    Visited(LogId, Option<Visit>),
    /// How long the window waits before it locks.
    LockAfter(LockAfter),
    /// What was chosen for the window on this computer.
    Preferences(Preferences),
    /// Whether the desktop shows messages.
    Bell(bool),
    /// The store is locked with another passphrase.
    PassphraseChanged,
    /// Whether this computer remembers the key.
    Remembers {
        /// Whether it does.
        on: bool,
        /// It was just turned on or off.
        anew: bool,
    },
    /// Why the passphrase is asked for, though this computer was meant to remember.
    NotRemembered(Problem),
    /// What was being typed when it locked.
    Draft(String),
    /// Forms that wait on this device.
    Kept(String),
    /// Another program of this person asks that it locks.
    LockAsked,
}

/// Where this computer stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Situation {
    /// Still reading from disk.
    #[default]
    Starting,
    /// No network yet.
    Fresh,
    /// There is a store and it is locked.
    Locked {
        /// The last passphrase did not fit.
        wrong: bool,
    },
    /// A network is open.
    Open,
    /// It is being locked.
    Locking,
}

/// What went wrong, in three short sentences: what happened, what is safe, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key of the sentences; `-title` is added for the first.
    pub key: &'static str,
    /// What is filled in.
    pub values: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem without anything to fill in.
    pub const fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }
}

#[derive(Debug, Default)]
struct Inbox {
    arrived: Mutex<Arrived>,
    window: OnceLock<Context>,
}

/// What came since the last frame.
#[derive(Debug, Default)]
pub struct Arrived {
    /// The latest snapshot.
    pub snapshot: Option<Arc<Snapshot>>,
    /// Notices, in order.
    pub notices: Vec<Notice>,
}

impl Inbox {
    fn lock(&self) -> MutexGuard<'_, Arrived> {
        self.arrived.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self) {
        if let Some(window) = self.window.get() {
            window.request_repaint_after(COALESCE);
        }
    }
}

/// The window's end.
#[derive(Debug)]
pub struct Bridge {
    out: Sender<Request>,
    waiting: VecDeque<Request>,
    number: u64,
    inbox: Arc<Inbox>,
}

/// The node's end for what it tells.
#[derive(Clone, Debug)]
pub struct Post {
    inbox: Arc<Inbox>,
}

/// Makes both ends.
pub fn pair() -> (Bridge, Receiver<Request>, Post) {
    let (out, requests) = channel(REQUESTS);
    let inbox = Arc::new(Inbox::default());
    let bridge = Bridge { out, waiting: VecDeque::new(), number: 0, inbox: Arc::clone(&inbox) };
    (bridge, requests, Post { inbox })
}

impl Bridge {
    /// Says which window to wake.
    pub fn attach(&self, window: &Context) {
        self.inbox.window.get_or_init(|| window.clone());
    }

    /// Sends a request; answers its number. Never waits: what does not fit is sent with the next frames, in order.
    pub fn send(&mut self, what: What) -> u64 {
        self.number += 1;
        self.waiting.push_back(Request { number: self.number, what });
        self.flush();
        self.number
    }

    /// The number of the last request.
    pub const fn last(&self) -> u64 {
        self.number
    }

    /// Takes what arrived.
    pub fn receive(&mut self) -> Arrived {
        self.flush();
        std::mem::take(&mut *self.inbox.lock())
    }

    fn flush(&mut self) {
        while let Some(request) = self.waiting.pop_front() {
            if let Err(refused) = self.out.try_send(request) {
                self.waiting.push_front(refused.into_inner());
                self.inbox.wake();
                return;
            }
        }
    }
}

impl Post {
    /// Shows a new snapshot; one that was not drawn yet is replaced.
    pub fn publish(&self, snapshot: Arc<Snapshot>) {
        self.inbox.lock().snapshot = Some(snapshot);
        self.inbox.wake();
    }

    /// Tells something.
    pub fn tell(&self, notice: Notice) {
        self.inbox.lock().notices.push(notice);
        self.inbox.wake();
    }
}

/// The node's end for texts that are open: keeps edits and what partners changed meanwhile apart.
///
/// One task must do all of it in turn: [`TextDesk::changed`] with the replica's words just before
/// [`TextDesk::take`], then the command, so that positions fit the words they are meant for.
#[derive(Debug, Default)]
pub struct TextDesk {
    open: BTreeMap<(LogId, TextField), Desk>,
}

#[derive(Debug, Default)]
struct Desk {
    far: Far,
    text: String,
}

impl TextDesk {
    /// Texts that are open.
    pub fn open(&self) -> impl Iterator<Item = (LogId, TextField)> {
        self.open.keys().copied()
    }

    /// Takes what the window says about a text; answers the edits to make in the replica now, if any.
    pub fn take(&mut self, input: TextInput) -> Option<(LogId, Vec<TextEdit>)> {
        match input {
            TextInput::Open { log, field, text } => {
                self.open.insert((log, field), Desk { far: Far::default(), text });
                None
            }
            TextInput::Close { log, field } => {
                self.open.remove(&(log, field));
                None
            }
            TextInput::Edit { log, field, number, seen, edits } => {
                let desk = self.open.get_mut(&(log, field))?;
                let ops = desk.far.receive(number, seen, Op::from_edits(&edits));
                for op in &ops {
                    op.apply(&mut desk.text);
                }
                Some((log, Op::to_edits(ops, field)))
            }
        }
    }

    /// Compares a text with the words the replica holds now; answers what the window must be told.
    pub fn changed(&mut self, log: LogId, field: TextField, now: &str) -> Option<TextUpdate> {
        let desk = self.open.get_mut(&(log, field))?;
        let ops = difference(&desk.text, now);
        if ops.is_empty() {
            return None;
        }
        now.clone_into(&mut desk.text);
        let (revision, taken) = desk.far.send(&ops);
        Some(TextUpdate { log, field, revision, taken, edits: Op::to_edits(ops, field) })
    }

    /// Says that everything typed so far was made; sent when no update says it anyway.
    pub fn confirm(&mut self, log: LogId, field: TextField) -> Option<TextUpdate> {
        let (revision, taken) = self.open.get_mut(&(log, field))?.far.confirm();
        Some(TextUpdate { log, field, revision, taken, edits: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use wijktafel_model::command::TextEdit;
    use wijktafel_model::id::LogId;
    use wijktafel_model::words::TextField;

    use super::{TextDesk, TextInput, What, pair};

    const LOG: LogId = LogId([7; 16]);
    const FIELD: TextField = TextField::Situation;

    fn edit(number: u64, seen: u64, at: usize, insert: &str) -> TextInput {
        let edits = vec![TextEdit { field: FIELD, at, delete: 0, insert: insert.into() }];
        TextInput::Edit { log: LOG, field: FIELD, number, seen, edits }
    }

    #[test]
    fn requests_that_do_not_fit_keep_their_order() {
        let (mut bridge, mut requests, _post) = pair();
        for _ in 0..400 {
            bridge.send(What::Show(None));
        }
        let mut numbers = Vec::new();
        for _ in 0..3 {
            while let Ok(request) = requests.try_recv() {
                numbers.push(request.number);
            }
            bridge.receive();
        }
        assert_eq!(numbers, (1..=400).collect::<Vec<_>>());
    }

    #[test]
    fn an_edit_lands_where_it_was_meant_after_a_partner_wrote_before_it() {
        let mut desk = TextDesk::default();
        assert_eq!(desk.take(TextInput::Open { log: LOG, field: FIELD, text: "tafel".into() }), None);
        let update = desk.changed(LOG, FIELD, "de tafel").expect("it changed");
        assert_eq!((update.revision, update.taken), (1, 0));

        let (_, edits) = desk.take(edit(1, 0, 5, "s")).expect("it is open");

        assert_eq!(edits, [TextEdit { field: FIELD, at: 8, delete: 0, insert: "s".into() }]);
        assert_eq!(desk.changed(LOG, FIELD, "de tafels"), None);
        assert_eq!(desk.confirm(LOG, FIELD).map(|said| said.taken), Some(1));
    }

    #[test]
    fn a_text_that_was_closed_takes_nothing() {
        let mut desk = TextDesk::default();
        desk.take(TextInput::Open { log: LOG, field: FIELD, text: String::new() });
        desk.take(TextInput::Close { log: LOG, field: FIELD });
        assert_eq!(desk.take(edit(1, 0, 0, "s")), None);
    }
}
