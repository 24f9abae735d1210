//! The node's side of the window: does what the window asks, in turn, and tells it what changed.

mod onward;
mod own;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::runtime::Runtime;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::watch;
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::plan::RuleError;
use wijktafel_model::view::{Detail, Snapshot};
use wijktafel_model::words::TextField;
use wijktafel_sync::home::{HomeError, check_founded};
use wijktafel_sync::node::{
    self, FirstCards, Founding, Node, Options, Preferences, Published, Reply, Request, RequestError,
};
use wijktafel_sync::remember;
use wijktafel_sync::vault::{self, VaultError};

use super::{Ground, Start, joining};
use crate::again::{self, Again};
use crate::ask::{Remembered, Unlock, leave, remembered, snapshot_in};
use crate::bell::{self, Watch};
use crate::client::bridge::{Notice, Post, Request as Asked, Situation, TextDesk, TextInput, What};
use crate::client::intent::{Locking, Newcomer, NodeRequest, Passphrase};
use crate::invitation_sheets::{self, Offer};
use crate::list;
use crate::peer::{Served, runtime};
use crate::problem::Problem;
use crate::text::{Lang, Words};

/// What the window's service is made of.
pub(super) struct Service {
    ground: Ground,
    requests: Receiver<Asked>,
    post: Post,
    runtime: Runtime,
    open: Option<Open>,
    texts: TextDesk,
    trouble: Option<RequestError>,
    preferences: Option<Preferences>,
    watch: Watch,
    locks: (Sender<()>, Receiver<()>),
}

/// An open copy.
struct Open {
    served: Served,
    published: watch::Receiver<Published>,
}

/// What wakes the service.
enum Event {
    Asked(Asked),
    Changed,
    LockAsked,
    Stopped,
    Closed,
}

/// What a request comes to, beside that it is done.
type Done = Result<Option<Notice>, Problem>;

impl Service {
    pub(super) fn new(ground: Ground, requests: Receiver<Asked>, post: Post) -> Result<Self, Problem> {
        let (texts, open, trouble, preferences) = (TextDesk::default(), None, None, None);
        let watch = Watch::default();
        Ok(Self {
            ground,
            requests,
            post,
            runtime: runtime()?,
            open,
            texts,
            trouble,
            preferences,
            watch,
            locks: channel(1),
        })
    }

    /// Runs until the window is gone.
    pub(super) fn run(mut self, start: Start) {
        self.begin(start);
        loop {
            match self.next() {
                Event::Asked(asked) => self.take(asked),
                Event::Changed => self.publish(),
                // What is being typed is in the window.
                Event::LockAsked => self.post.tell(Notice::LockAsked),
                Event::Stopped => self.close(),
                Event::Closed => return,
            }
        }
    }

    fn begin(&mut self, start: Start) {
        let begun = match start {
            Start::Node(node) => self.opened(*node),
            Start::Folder(_) | Start::Locked if !self.ground.place.profile.vault().exists() => {
                self.tell(Situation::Fresh);
                // A store without its vault is not an empty folder.
                if let Err(problem @ HomeError::VaultMissing) = check_founded(&self.ground.place.profile) {
                    self.post.tell(Notice::Failed(0, Problem::from(problem).for_window()));
                }
                return;
            }
            Start::Locked => {
                self.tell(Situation::Locked { wrong: false });
                return;
            }
            Start::Folder(Unlock::Terminal) => self.begin_remembered(),
            Start::Folder(unlock) => unlock.passphrase("").and_then(|passphrase| self.start(&Passphrase(passphrase))),
        };
        if let Err(problem) = begun {
            self.tell(Situation::Locked { wrong: problem.code == "wrong-passphrase" });
            self.post.tell(Notice::Failed(0, problem.for_window()));
        }
    }

    /// Opens the copy with what this computer remembers, else waits for the passphrase.
    fn begin_remembered(&mut self) -> Result<(), Problem> {
        match remembered(&self.ground.place.profile, &*self.ground.keyring, &self.options())? {
            Remembered::Open(node) => self.opened(*node),
            Remembered::Ask(trouble) => {
                self.tell(Situation::Locked { wrong: false });
                if let Some(trouble) = trouble {
                    self.post.tell(Notice::NotRemembered(trouble.for_window()));
                }
                Ok(())
            }
        }
    }

    fn tell(&self, situation: Situation) {
        self.post.tell(Notice::Situation(situation));
    }

    fn next(&mut self) -> Event {
        let Self { requests, open, runtime, locks: (_, locks), .. } = self;
        runtime.block_on(async {
            tokio::select! {
                asked = requests.recv() => asked.map_or(Event::Closed, Event::Asked),
                event = changed(open.as_mut()) => event,
                Some(()) = locks.recv() => Event::LockAsked,
            }
        })
    }

    /// Tells the window what the node shows now.
    fn publish(&mut self) {
        let Some(open) = &mut self.open else { return };
        let published = open.published.borrow_and_update().clone();
        let wanted = self.preferences.is_some_and(|chosen| chosen.notify);
        if let Some(lang) = self.watch.look(&published.snapshot, wanted) {
            self.ring(lang);
        }
        self.post.publish(joining::shown(published.snapshot, &published.status));
        if published.unsaved != self.trouble {
            let problem = published.unsaved.clone().map(|error| Problem::from(error).for_window());
            self.post.tell(Notice::Trouble(problem));
            self.trouble = published.unsaved;
        }
        let texts: Vec<_> = self.texts.open().collect();
        for (log, field) in texts {
            self.follow(log, field);
        }
        self.preferences();
    }

    /// Says on the desktop that something waits. Nothing waits for a desktop that does not answer.
    fn ring(&self, lang: Lang) {
        let (bell, (title, text)) = (Arc::clone(&self.ground.bell), bell::said(lang));
        self.runtime.spawn_blocking(move || bell.ring(&title, &text));
    }

    /// Tells the window what was chosen for it, where that is something else than it knows.
    fn preferences(&mut self) {
        let Ok(Reply::Preferences(chosen)) = self.ask(Request::Preferences) else { return };
        if self.preferences.replace(chosen) != Some(chosen) {
            self.post.tell(Notice::Preferences(chosen));
            if chosen.notify {
                let (bell, post) = (Arc::clone(&self.ground.bell), self.post.clone());
                self.runtime.spawn_blocking(move || post.tell(Notice::Bell(bell.is_there())));
            }
        }
    }

    /// Brings what partners changed in an open text to the window. The replica is asked anew: what was published may
    /// be older than what the window has written since.
    fn follow(&mut self, log: LogId, field: TextField) {
        let Some(open) = &self.open else { return };
        match open.served.node.ask(Request::Snapshot { detail: Some(log) }).map_err(Problem::from).and_then(snapshot_in)
        {
            Ok(snapshot) => {
                let update = words(&snapshot, log, field).and_then(|now| self.texts.changed(log, field, now));
                if let Some(update) = update {
                    self.post.tell(Notice::Text(update));
                }
            }
            Err(problem) => tracing::warn!(code = %problem.code, "an open text cannot be read"),
        }
    }

    fn take(&mut self, Asked { number, what }: Asked) {
        match what {
            What::Do(command) => {
                let done = self.ask(Request::Do { command: Box::new(command) }).map(|reply| made(number, &reply));
                self.answer(number, done);
            }
            What::Show(log) => {
                if let Some(open) = &self.open {
                    open.served.node.handle().show(log);
                }
            }
            What::Visit(agreement) => {
                // What cannot be told makes no difference to what is read.
                if let Ok(Reply::Visited { before }) = self.ask(Request::Visit { agreement, only_ask: false }) {
                    self.post.tell(Notice::Visited(agreement, before));
                }
            }
            What::Text(input) => self.text(number, input),
            What::Away(away) => self.watch.is_away(away),
            What::Node(request) => {
                let done = self.request(request);
                self.answer(number, done);
            }
        }
    }

    fn answer(&self, number: u64, done: Done) {
        match done {
            Ok(notice) => {
                if let Some(notice) = notice {
                    self.post.tell(notice);
                }
                self.post.tell(Notice::Done(number));
            }
            Err(problem) => self.post.tell(match rule(&problem) {
                Some(rule) => Notice::Refused(number, rule),
                None => Notice::Failed(number, problem.for_window()),
            }),
        }
    }

    fn ask(&self, request: Request) -> Result<Reply, Problem> {
        let open = self.open.as_ref().ok_or_else(|| Problem::new("stopped"))?;
        Ok(open.served.node.ask(request)?)
    }

    /// Writes what was typed where it was meant: what partners wrote meanwhile is reckoned with first.
    fn text(&mut self, number: u64, input: TextInput) {
        let place = match &input {
            TextInput::Edit { log, field, .. } => Some((*log, *field)),
            TextInput::Open { .. } | TextInput::Close { .. } => None,
        };
        if let Some((log, field)) = place {
            self.follow(log, field);
        }
        let Some((log, edits)) = self.texts.take(input) else { return };
        if !edits.is_empty()
            && let Err(problem) = self.ask(Request::Do { command: Box::new(Command::EditText { log, edits }) })
        {
            self.answer(number, Err(problem));
            if let Some((log, field)) = place {
                self.follow(log, field);
            }
            return;
        }
        if let Some((log, field)) = place
            && let Some(update) = self.texts.confirm(log, field)
        {
            self.post.tell(Notice::Text(update));
        }
    }

    /// Asks for a file.
    fn write(&self, to: &Path, request: impl FnOnce(PathBuf) -> Request) -> Done {
        Ok(written(self.ask(request(absolute(to)?))?))
    }

    fn request(&mut self, request: NodeRequest) -> Done {
        match request {
            NodeRequest::Found { network, region, who } => {
                let founding = Founding { network, region, cards: cards(&who) };
                let _network =
                    node::found(&self.ground.place.profile, &who.passphrase.0, self.ground.place.cost, &founding)?;
                self.start(&who.passphrase).map(|()| None)
            }
            NodeRequest::Join { invitation, who } => {
                let (profile, cost) = (&self.ground.place.profile, self.ground.place.cost);
                let _network = node::join(profile, &who.passphrase.0, cost, &invitation, &cards(&who))?;
                self.start(&who.passphrase).map(|()| None)
            }
            NodeRequest::Enter { ticket, passphrase } => {
                let (profile, cost) = (&self.ground.place.profile, self.ground.place.cost);
                let _network = node::enter(profile, &passphrase.0, cost, &ticket)?;
                self.start(&passphrase).map(|()| None)
            }
            NodeRequest::StopJoining => self.forget().map(|()| None),
            NodeRequest::Restore { from, passphrase } => {
                node::restore(&from, &passphrase.0, &self.ground.place.profile)?;
                self.start(&passphrase).map(|()| None)
            }
            NodeRequest::Unlock(passphrase) => self.unlock(&passphrase).map(|()| None),
            NodeRequest::Lock(locking) => self.lock(*locking),
            NodeRequest::ChangePassphrase { old, new } => {
                let (vault, cost) = (self.ground.place.profile.vault(), self.ground.place.cost);
                vault::change_passphrase(&vault, &old.0, &new.0, cost)?;
                Ok(Some(Notice::PassphraseChanged))
            }
            NodeRequest::Remember(passphrase) => {
                remember::turn_on(&self.ground.place.profile, &passphrase.0, &*self.ground.keyring)?;
                Ok(Some(Notice::Remembers { on: true, anew: true }))
            }
            NodeRequest::Forget => {
                if remember::turn_off(&self.ground.place.profile, &*self.ground.keyring)?.is_some() {
                    self.post.tell(Notice::Failed(0, Problem::new("keyring-left").for_window()));
                }
                Ok(Some(Notice::Remembers { on: false, anew: true }))
            }
            NodeRequest::LockAfter(after) => {
                self.ask(Request::SetLockAfter { after })?;
                Ok(Some(Notice::LockAfter(after)))
            }
            NodeRequest::Prefer(chosen) => {
                self.ask(Request::Prefer { chosen })?;
                self.preferences();
                Ok(None)
            }
            NodeRequest::Invite { expires, message, tables } => {
                self.ask(Request::Invite { expires, tables, message }).map(ticket)
            }
            NodeRequest::Recover { sheet, via, passphrase } => {
                let (profile, cost) = (&self.ground.place.profile, self.ground.place.cost);
                let _network = node::recover(profile, &passphrase.0, cost, &sheet.0, via)?;
                self.start(&passphrase).map(|()| None)
            }
            NodeRequest::Own(request) => self.own(request),
            NodeRequest::Ticket(invite) => self.ask(Request::Ticket { invite }).map(ticket),
            NodeRequest::InviteList { lang, list, sheets, expires } => {
                let (list, sheets) = (absolute(&list)?, absolute(&sheets)?);
                let invitees = list::invitees(&list)?;
                let snapshot = snapshot_in(self.ask(Request::Snapshot { detail: None })?)?;
                let offer = Offer { expires, tables: Vec::new() };
                let words = Words::new(lang);
                invitation_sheets::write(|request| self.ask(request), &invitees, &offer, &sheets, (&snapshot, &words))?;
                Ok(Some(Notice::Written(sheets.display().to_string())))
            }
            NodeRequest::Leave { package } => {
                let path = absolute(&package)?;
                Ok(written(leave(|request| self.ask(request), path)?))
            }
            NodeRequest::Package { to } => self.write(&to, |path| Request::Package { path }),
            NodeRequest::Backup { to } => self.write(&to, |path| Request::Backup { path }),
            NodeRequest::Proof { agreement, version, org, to } => {
                self.write(&to, |path| Request::Proof { agreement, version, org, path })
            }
            NodeRequest::ExportBundle { to } => self.write(&to, |path| Request::ExportBundle { path }),
            NodeRequest::ImportBundle { from } => {
                let path = absolute(&from)?;
                self.ask(Request::ImportBundle { path }).map(|_imported| None)
            }
            NodeRequest::Refound { network, folder, passphrase, partners } => {
                self.refound(network, &folder, &passphrase, partners.as_deref())
            }
            NodeRequest::Compare { folder, passphrase, lang } => self.compare(&folder, &passphrase, lang),
            NodeRequest::OpenWindow { folder, lang } => self.open_window(&folder, lang),
            NodeRequest::AddBlindPeer { ticket } => self.ask(Request::AddBlindPeer { ticket }).map(|_added| None),
        }
    }

    fn unlock(&mut self, passphrase: &Passphrase) -> Result<(), Problem> {
        match self.start(passphrase) {
            Err(problem) if problem.code == "wrong-passphrase" => {
                self.tell(Situation::Locked { wrong: true });
                Ok(())
            }
            started => started,
        }
    }

    fn start(&mut self, passphrase: &Passphrase) -> Result<(), Problem> {
        let node = node::start(&self.ground.place.profile, &passphrase.0, &self.options())?;
        self.opened(node)
    }

    fn options(&self) -> Options {
        Options { bind: self.ground.place.bind, offline: false, looking: false }
    }

    fn opened(&mut self, node: Node) -> Result<(), Problem> {
        let published = node.published();
        let served = Served::new(node, &self.ground.place.profile, &self.runtime, self.locks.0.clone())?;
        self.open = Some(Open { served, published });
        self.preferences = None;
        if let Ok(Reply::LockAfter { after }) = self.ask(Request::LockAfter) {
            self.post.tell(Notice::LockAfter(after));
        }
        if let Ok(on) = remember::is_on(&self.ground.place.profile) {
            self.post.tell(Notice::Remembers { on, anew: false });
        }
        self.publish();
        self.tell(Situation::Open);
        if let Ok(Reply::Forms { forms: Some(forms) }) = self.ask(Request::Forms) {
            self.post.tell(Notice::Kept(forms));
        }
        if let Ok(Reply::Draft { draft: Some(draft) }) = self.ask(Request::TakeDraft) {
            self.post.tell(Notice::Draft(draft));
        }
        Ok(())
    }

    /// Keeps what was being typed, closes the store, and begins anew with nothing in memory. Where nobody is in a hurry
    /// and it cannot be kept, the copy stays open.
    fn lock(&mut self, locking: Locking) -> Done {
        let Locking { at_once, draft, lang, mut again } = locking;
        if let Some(draft) = draft {
            let kept = self.ask(Request::KeepDraft { draft: draft.clone() });
            if let Err(problem) = kept.map(drop) {
                if !at_once && self.open.is_some() {
                    self.preferences = None;
                    self.publish();
                    self.tell(Situation::Open);
                    self.post.tell(Notice::Draft(draft));
                    return Err(problem);
                }
                again.lost = true;
            }
        }
        remember::hold(&self.ground.place.profile);
        if self.ground.anew && at_once {
            // What a killed process leaves is whole: nothing is waited for.
            self.begin_anew(lang, &again);
        }
        self.close();
        if self.ground.anew {
            self.begin_anew(lang, &again);
        }
        if again.lost { Err(Problem::new("draft-lost")) } else { Ok(None) }
    }

    /// Returns only where a program cannot be replaced by itself.
    fn begin_anew(&self, lang: Lang, again: &Again) {
        let error = again::begin(&again::locked(&self.ground.place, lang, again, None));
        tracing::error!(%error, "the program could not begin anew");
    }

    /// Closes the store and forgets its key.
    fn close(&mut self) {
        self.open = None;
        self.texts = TextDesk::default();
        self.tell(Situation::Locked { wrong: false });
    }

    /// Gives joining up: nothing of it is kept.
    fn forget(&mut self) -> Result<(), Problem> {
        self.open = None;
        self.texts = TextDesk::default();
        let profile = &self.ground.place.profile;
        let _lock = profile.lock()?;
        // The vault goes anyway, whether it could be read or not.
        match remember::turn_off(profile, &*self.ground.keyring) {
            Ok(None) | Err(VaultError::Missing) => {}
            Ok(Some(error)) => tracing::debug!(%error, "a key that opens nothing stays in the keyring"),
            Err(error) => tracing::warn!(%error, "a key that opens nothing may stay in the keyring"),
        }
        let beside = |suffix: &str| {
            let mut name = profile.store().into_os_string();
            name.push(suffix);
            PathBuf::from(name)
        };
        for path in [profile.vault(), profile.store(), beside("-wal"), beside("-shm")] {
            match std::fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Problem::new("disk").because(error));
                }
                _ => {}
            }
        }
        self.tell(Situation::Fresh);
        Ok(())
    }
}

/// Waits until the node shows something new; for ever when none runs.
async fn changed(open: Option<&mut Open>) -> Event {
    match open {
        Some(open) => match open.published.changed().await {
            Ok(()) => Event::Changed,
            Err(_stopped) => Event::Stopped,
        },
        None => std::future::pending().await,
    }
}

/// Tells which log was made, if any.
fn made(number: u64, reply: &Reply) -> Option<Notice> {
    match reply {
        Reply::Made(made) => made.logs.first().map(|log| Notice::Made(number, *log)),
        _ => None,
    }
}

/// Shows the text of an invitation.
fn ticket(reply: Reply) -> Option<Notice> {
    match reply {
        Reply::Ticket { ticket, .. } => Some(Notice::Invitation(ticket)),
        _ => None,
    }
}

/// Tells where something was written.
fn written(reply: Reply) -> Option<Notice> {
    match reply {
        Reply::Written { path, .. } => Some(Notice::Written(path.display().to_string())),
        _ => None,
    }
}

fn absolute(path: &Path) -> Result<PathBuf, Problem> {
    std::path::absolute(path).map_err(|error| Problem::of_file(path, error))
}

fn cards(who: &Newcomer) -> FirstCards {
    let Newcomer { organisation, kind, formality, person, .. } = who;
    FirstCards { organisation: organisation.clone(), kind: *kind, formality: *formality, person: person.clone() }
}

/// The rule that a problem stands for.
fn rule(problem: &Problem) -> Option<RuleError> {
    serde_json::from_value(problem.code.replace('-', "_").into()).ok()
}

/// The words of a text, as a snapshot shows them.
fn words(s: &Snapshot, log: LogId, field: TextField) -> Option<&str> {
    let found = match (field, &s.detail) {
        (TextField::Question, Some(Detail::Case(case))) if case.row.log == log => &case.question,
        (TextField::Situation, Some(Detail::Case(case))) if case.row.log == log => &case.situation,
        (TextField::Strengths, Some(Detail::Case(case))) if case.row.log == log => &case.strengths,
        (TextField::Perspective, Some(Detail::Case(case))) if case.row.log == log => &case.plan.perspective,
        (TextField::SelfPart, Some(Detail::Case(case))) if case.row.log == log => &case.plan.self_part,
        (TextField::Draft, Some(Detail::Agreement(agreement))) if agreement.row.log == log => &agreement.draft,
        (TextField::Purpose, _) if s.network.log == Some(log) => &s.network.purpose,
        (TextField::Conclusion, _) => &s.rounds.iter().find(|round| round.log == log)?.conclusion,
        (TextField::LessonText, _) => &s.lessons.iter().find(|lesson| lesson.log == log)?.text,
        (TextField::Trial, _) => &s.experiments.iter().find(|one| one.log == log)?.text,
        (TextField::Notes, _) => &s.meetings.iter().find(|meeting| meeting.log == log)?.notes,
        (TextField::Harvest, _) => &s.departures.iter().find(|departure| departure.log == log)?.harvest,
        _ => return None,
    };
    Some(found)
}

#[cfg(test)]
mod tests;
