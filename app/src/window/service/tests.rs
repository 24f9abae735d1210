//! The service with the window's end of the bridge in the test's hands.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use egui::{Context, RawInput};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::LogId;
use wijktafel_model::plan::RuleError;
use wijktafel_model::view::{InvitationState, Snapshot, Stage};
use wijktafel_model::words::{Formality, Line, Mandates, OrgKind, RoundWay, TextField};
use wijktafel_sync::keyring::{Keyring, KeyringError};
use wijktafel_sync::node::local;
use wijktafel_sync::paths::Profile;
use wijktafel_sync::vault::{Cost, SlotId, SlotKey};
use zeroize::Zeroizing;

use super::super::{Ground, Start};
use super::Service;
use crate::ask::{Place, Unlock};
use crate::bell::Bell;
use crate::client::bridge::{Bridge, Notice, Problem, Situation, TextInput, What, pair};
use crate::client::intent::{Locking, Newcomer, NodeRequest, OwnRequest, Passphrase, Preference, Preferences};
use crate::text::Lang;

/// Longer than anything here takes on a busy machine.
const DEADLINE: Duration = Duration::from_mins(1);

/// The window's end.
struct Window {
    bridge: Bridge,
    context: Context,
    woken: Receiver<()>,
    rings: Receiver<String>,
    snapshot: Option<Arc<Snapshot>>,
    heard: Vec<Notice>,
    service: Option<JoinHandle<()>>,
}

/// A keyring that is there while the test is.
#[derive(Debug, Default)]
struct Pocket(Mutex<Option<(SlotId, SlotKey)>>);

impl Keyring for Pocket {
    fn put(&self, id: SlotId, key: &SlotKey) -> Result<(), KeyringError> {
        *self.0.lock().expect("held by one") = Some((id, key.clone()));
        Ok(())
    }

    fn get(&self, id: SlotId) -> Result<SlotKey, KeyringError> {
        let kept = self.0.lock().expect("held by one").clone();
        kept.filter(|(kept, _)| *kept == id).map(|(_, key)| key).ok_or(KeyringError::Missing)
    }

    fn remove(&self, _id: SlotId) -> Result<(), KeyringError> {
        *self.0.lock().expect("held by one") = None;
        Ok(())
    }
}

/// A desktop on which messages are counted.
#[derive(Debug)]
struct Counts(SyncSender<String>);

impl Bell for Counts {
    fn is_there(&self) -> bool {
        true
    }

    fn ring(&self, title: &str, text: &str) {
        self.0.try_send(format!("{title}. {text}")).expect("few are shown");
    }
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase(Zeroizing::new(text.to_owned()))
}

fn newcomer() -> Newcomer {
    Newcomer {
        organisation: Line::new("Welzijn Meerhand").expect("a line"),
        kind: OrgKind::Welfare,
        formality: Formality::Formal,
        person: Line::new("Noor").expect("a line"),
        passphrase: passphrase("four loose words"),
    }
}

impl Window {
    fn open(folder: &Path) -> Self {
        Self::open_beside(folder, Arc::new(Pocket::default()))
    }

    fn open_beside(folder: &Path, keyring: Arc<dyn Keyring>) -> Self {
        let (bridge, requests, post) = pair();
        let (wake, woken) = sync_channel(1);
        let context = Context::default();
        context.set_request_repaint_callback(move |_info| {
            // Woken already is woken.
            let _full = wake.try_send(());
        });
        bridge.attach(&context);
        let bind = Some(SocketAddr::from(([127, 0, 0, 1], 0)));
        let cost = Cost::new(8, 1).expect("a cost");
        let (profile, prompt) = (Profile::at(folder), String::new());
        let place = Place { profile, unlock: Unlock::Terminal, prompt, lang: Lang::Nl, bind, cost };
        // A test cannot be replaced by another program.
        let (rung, rings) = sync_channel(2);
        let ground = Ground { place, anew: false, keyring, bell: Arc::new(Counts(rung)) };
        let service = Service::new(ground, requests, post).expect("a runtime");
        let start = Start::Folder(Unlock::Terminal);
        let service = Some(std::thread::spawn(move || service.run(start)));
        Self { bridge, context, woken, rings, snapshot: None, heard: Vec::new(), service }
    }

    fn send(&mut self, what: What) -> u64 {
        self.bridge.send(what)
    }

    fn look(&mut self) {
        // A window that was drawn is woken again by what comes after.
        self.context.run_ui(RawInput::default(), |_ui| {}).textures_delta.clear();
        let arrived = self.bridge.receive();
        self.snapshot = arrived.snapshot.or_else(|| self.snapshot.take());
        self.heard.extend(arrived.notices);
    }

    /// Waits for a notice; answers it, and forgets those before it.
    fn hear(&mut self, wanted: impl Fn(&Notice) -> bool) -> Notice {
        loop {
            self.look();
            if let Some(place) = self.heard.iter().position(&wanted) {
                return self.heard.drain(..=place).next_back().expect("just found");
            }
            self.woken.recv_timeout(DEADLINE).unwrap_or_else(|_late| panic!("only heard {:?}", self.heard));
        }
    }

    /// Waits until what is shown is as wanted.
    fn see(&mut self, wanted: impl Fn(&Snapshot) -> bool) -> Arc<Snapshot> {
        loop {
            self.look();
            if let Some(snapshot) = self.snapshot.as_ref().filter(|snapshot| wanted(snapshot)) {
                return Arc::clone(snapshot);
            }
            self.woken.recv_timeout(DEADLINE).expect("it is shown in time");
        }
    }

    fn done(&mut self, what: What) {
        let number = self.send(what);
        let answer = self.hear(
            |notice| matches!(notice, Notice::Done(n) | Notice::Refused(n, _) | Notice::Failed(n, _) if *n == number),
        );
        assert_eq!(answer, Notice::Done(number));
    }

    fn situation(&mut self, wanted: Situation) {
        self.hear(|notice| *notice == Notice::Situation(wanted));
    }

    fn founded(folder: &Path) -> Self {
        Self::founded_beside(folder, Arc::new(Pocket::default()))
    }

    fn founded_beside(folder: &Path, keyring: Arc<dyn Keyring>) -> Self {
        let mut window = Self::open_beside(folder, keyring);
        window.situation(Situation::Fresh);
        let network = Line::new("Wijknetwerk").expect("a line");
        window.done(What::Node(NodeRequest::Found { network, region: None, who: newcomer() }));
        window
    }

    fn close(mut self) {
        let service = self.service.take().expect("it runs");
        drop(self);
        service.join().expect("it ends with the window");
    }
}

#[test]
fn a_window_founds_locks_and_unlocks() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    window.see(|shown| shown.network.name == "Wijknetwerk");

    window.done(What::Node(NodeRequest::Lock(Box::default())));
    window.send(What::Node(NodeRequest::Unlock(passphrase("other words than these"))));
    window.situation(Situation::Locked { wrong: true });
    window.send(What::Node(NodeRequest::Unlock(passphrase("four loose words"))));
    window.situation(Situation::Open);

    window.close();
    let mut again = Window::open(folder.path());
    again.situation(Situation::Locked { wrong: false });
    again.close();
}

#[test]
fn what_was_being_typed_comes_back_once_after_a_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    let is_draft = |notice: &Notice| matches!(notice, Notice::Draft(_));
    let draft = Some("half a sentence".to_owned());

    window.done(What::Node(NodeRequest::Lock(Box::new(Locking { draft, ..Locking::default() }))));
    let store = std::fs::read(Profile::at(folder.path()).store()).expect("readable");
    assert!(!store.windows(4).any(|bytes| bytes == b"half"), "it is encrypted");
    window.send(What::Node(NodeRequest::Unlock(passphrase("four loose words"))));

    assert_eq!(window.hear(is_draft), Notice::Draft("half a sentence".to_owned()));
    window.done(What::Node(NodeRequest::Lock(Box::default())));
    window.done(What::Node(NodeRequest::Unlock(passphrase("four loose words"))));
    assert!(!window.heard.iter().any(is_draft));
    window.close();
}

/// Opens a round, in which the own scores wait.
fn asked_to_score(window: &mut Window, title: &str) {
    let title = Line::new(title).expect("a line");
    let rounds = window.snapshot.as_ref().map_or(0, |shown| shown.rounds.len());
    window.done(What::Do(Command::OpenRound { title, model: None, way: RoundWay::Open }));
    window.see(|shown| shown.rounds.len() > rounds);
}

#[test]
fn whoever_asked_for_it_is_told_on_the_desktop_that_something_waits_but_not_in_front_and_not_of_what() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    window.send(What::Away(Some(Lang::Nl)));
    asked_to_score(&mut window, "Bellen");
    let chosen = NodeRequest::Prefer(Preference::Notify(true));
    window.done(What::Node(chosen));
    assert_eq!(window.hear(|notice| matches!(notice, Notice::Bell(_))), Notice::Bell(true));
    assert!(window.rings.try_recv().is_err(), "nobody had asked for it");

    window.send(What::Away(None));
    asked_to_score(&mut window, "Bellen weer");
    window.send(What::Away(Some(Lang::Nl)));
    asked_to_score(&mut window, "Bellen toch");
    let said = window.rings.recv_timeout(DEADLINE).expect("told");
    assert!(said.contains("wacht") && !said.contains("Bellen"), "{said}");
    assert!(window.rings.try_recv().is_err(), "once, and nothing of what came while it was in front");

    window.close();
    let mut again = Window::open(folder.path());
    again.situation(Situation::Locked { wrong: false });
    again.send(What::Away(Some(Lang::Nl)));
    again.send(What::Node(NodeRequest::Unlock(passphrase("four loose words"))));
    let kept = again.hear(|notice| matches!(notice, Notice::Preferences(_)));
    assert_eq!(kept, Notice::Preferences(Preferences { notify: true, ..Preferences::default() }));
    again.see(|shown| shown.rounds.len() == 3);
    assert!(again.rings.try_recv().is_err(), "what waits when it is opened is seen then");
    again.close();
}

#[test]
fn forms_that_wait_are_there_after_each_start_and_encrypted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    let forms = "[\"half a case\"]".to_owned();

    window.done(What::Node(NodeRequest::Own(OwnRequest::KeepForms(forms.clone()))));
    let store = std::fs::read(Profile::at(folder.path()).store()).expect("readable");
    assert!(!store.windows(6).any(|bytes| bytes == b"half a"), "they are encrypted");
    for _ in 0..2 {
        window.done(What::Node(NodeRequest::Lock(Box::default())));
        window.heard.clear();
        window.send(What::Node(NodeRequest::Unlock(passphrase("four loose words"))));
        assert_eq!(window.hear(|notice| matches!(notice, Notice::Kept(_))), Notice::Kept(forms.clone()));
    }
    window.close();
}

#[test]
fn a_draft_that_cannot_be_kept_keeps_the_copy_open_unless_there_is_haste() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    let draft = "x".repeat(local::DRAFT_BYTES_MAX + 1);
    let locking = |at_once| Locking { at_once, draft: Some(draft.clone()), ..Locking::default() };

    let number = window.send(What::Node(NodeRequest::Lock(Box::new(locking(false)))));
    window.hear(|notice| matches!(notice, Notice::Draft(kept) if *kept == draft));
    window.hear(|notice| matches!(notice, Notice::Failed(n, _) if *n == number));
    let name = Line::new("Wijktafel Noord").expect("a line");
    window.done(What::Do(Command::OpenTable { name, area: None, rhythm: None, orgs: None }));

    let number = window.send(What::Node(NodeRequest::Lock(Box::new(locking(true)))));
    window.situation(Situation::Locked { wrong: false });
    let Notice::Failed(_, problem) = window.hear(|notice| matches!(notice, Notice::Failed(n, _) if *n == number))
    else {
        panic!("it is told")
    };
    assert_eq!(problem.key, "problem-draft-lost");
    window.close();
}

#[test]
fn another_passphrase_needs_the_old_one_and_then_opens_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    let change = |old: &str| {
        What::Node(NodeRequest::ChangePassphrase { old: passphrase(old), new: passphrase("vier losse woorden") })
    };

    let number = window.send(change("not the old one"));
    let Notice::Failed(_, problem) = window.hear(|notice| matches!(notice, Notice::Failed(n, _) if *n == number))
    else {
        panic!("refused")
    };
    assert_eq!(problem.key, "problem-passphrase");
    window.done(change("four loose words"));

    window.done(What::Node(NodeRequest::Lock(Box::default())));
    window.send(What::Node(NodeRequest::Unlock(passphrase("four loose words"))));
    window.situation(Situation::Locked { wrong: true });
    window.send(What::Node(NodeRequest::Unlock(passphrase("vier losse woorden"))));
    window.situation(Situation::Open);
    window.close();
}

/// The key of the problem that a request met.
fn failed(window: &mut Window, what: What) -> &'static str {
    let number = window.send(what);
    match window.hear(|notice| matches!(notice, Notice::Done(n) | Notice::Failed(n, _) if *n == number)) {
        Notice::Failed(_, problem) => problem.key,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_window_whose_computer_remembers_opens_by_itself_until_it_forgets() {
    let folder = tempfile::tempdir().expect("a folder");
    let keyring: Arc<dyn Keyring> = Arc::new(Pocket::default());
    let mut window = Window::founded_beside(folder.path(), Arc::clone(&keyring));
    let remember = |given: &str| What::Node(NodeRequest::Remember(passphrase(given)));
    assert_eq!(failed(&mut window, remember("not the right one")), "problem-passphrase");

    window.done(remember("four loose words"));

    window.close();
    let mut again = Window::open_beside(folder.path(), Arc::clone(&keyring));
    again.hear(|notice| *notice == Notice::Remembers { on: true, anew: false });
    again.situation(Situation::Open);
    again.done(What::Node(NodeRequest::Forget));
    again.close();
    let mut again = Window::open_beside(folder.path(), keyring);
    again.situation(Situation::Locked { wrong: false });
    again.close();
}

#[test]
fn a_window_that_was_locked_asks_for_the_passphrase_also_when_it_is_opened_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let keyring: Arc<dyn Keyring> = Arc::new(Pocket::default());
    let mut window = Window::founded_beside(folder.path(), Arc::clone(&keyring));
    window.done(What::Node(NodeRequest::Remember(passphrase("four loose words"))));

    window.done(What::Node(NodeRequest::Lock(Box::default())));
    window.close();

    let mut again = Window::open_beside(folder.path(), Arc::clone(&keyring));
    again.situation(Situation::Locked { wrong: false });
    let told = again.hear(|notice| matches!(notice, Notice::NotRemembered(_)));
    assert_eq!(told, Notice::NotRemembered(Problem::new("problem-keyring-held")));
    again.done(What::Node(NodeRequest::Unlock(passphrase("four loose words"))));
    again.close();
    let mut again = Window::open_beside(folder.path(), keyring);
    again.situation(Situation::Open);
    again.close();
}

#[test]
fn a_window_says_why_its_computer_did_not_remember() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    window.done(What::Node(NodeRequest::Remember(passphrase("four loose words"))));
    window.close();

    // Another computer, to which the folder was copied.
    let mut again = Window::open(folder.path());

    again.situation(Situation::Locked { wrong: false });
    let told = again.hear(|notice| matches!(notice, Notice::NotRemembered(_)));
    assert_eq!(told, Notice::NotRemembered(Problem::new("problem-keyring-missing")));
    again.send(What::Node(NodeRequest::Unlock(passphrase("four loose words"))));
    again.situation(Situation::Open);
    again.close();
}

#[test]
fn a_command_is_done_or_refused_by_its_rule() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    let name = Line::new("Wijktafel Noord").expect("a line");
    let number = window.send(What::Do(Command::OpenTable { name, area: None, rhythm: None, orgs: None }));
    let made = window.hear(|notice| matches!(notice, Notice::Made(n, _) if *n == number));
    let shown = window.see(|shown| !shown.network.tables.is_empty());
    assert_eq!(made, Notice::Made(number, shown.network.tables[0].log));

    let person = shown.network.me.expect("a member").person;
    let number = window.send(What::Do(Command::SetMandates { person, mandates: Mandates::NONE }));

    let answer = window.hear(|notice| matches!(notice, Notice::Done(n) | Notice::Refused(n, _) if *n == number));
    assert_eq!(answer, Notice::Refused(number, RuleError::LastAdministrator));
    window.close();
}

fn edit(at: usize, insert: &str) -> TextEdit {
    TextEdit { field: TextField::Purpose, at, delete: 0, insert: insert.to_owned() }
}

fn typed(log: LogId, number: u64, at: usize, insert: &str) -> What {
    let edits = vec![edit(at, insert)];
    What::Text(TextInput::Edit { log, field: TextField::Purpose, number, seen: 0, edits })
}

#[test]
fn what_is_typed_lands_in_the_replica_and_what_others_write_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::founded(folder.path());
    let log = window.see(|shown| shown.network.log.is_some()).network.log.expect("a log");
    let field = TextField::Purpose;
    window.send(What::Text(TextInput::Open { log, field, text: String::new() }));

    window.send(typed(log, 1, 0, "Samen"));
    let taken = window.hear(|notice| matches!(notice, Notice::Text(_)));
    let Notice::Text(taken) = taken else { panic!("{taken:?}") };
    assert_eq!((taken.taken, taken.edits), (1, Vec::new()), "it is made, and nothing else changed");

    // Another hand in the same text, behind the window's back.
    window.done(What::Do(Command::EditText { log, edits: vec![edit(0, "Wij zoeken. ")] }));
    let update = window.hear(|notice| matches!(notice, Notice::Text(update) if !update.edits.is_empty()));
    let Notice::Text(update) = update else { panic!("{update:?}") };
    assert_eq!(update.edits, [edit(0, "Wij zoeken. ")]);

    // Typed before the window has seen that: it lands behind what it was typed behind.
    window.send(typed(log, 2, 5, " eten"));
    window.see(|shown| shown.network.purpose == "Wij zoeken. Samen eten");
    window.close();
}

#[test]
fn who_joins_is_shown_its_inviter_and_gives_up_without_a_trace() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut founder = Window::founded(&folder.path().join("founder"));
    let number = founder.send(What::Node(NodeRequest::Invite { expires: None, message: None, tables: Vec::new() }));
    let Notice::Invitation(invitation) = founder.hear(|notice| matches!(notice, Notice::Invitation(_))) else {
        panic!("no invitation to request {number}")
    };
    let at = folder.path().join("newcomer");
    let mut window = Window::open(&at);
    window.situation(Situation::Fresh);

    window.done(What::Node(NodeRequest::Join { invitation, who: newcomer() }));

    let shown = window.see(|shown| shown.network.invitations.iter().any(|invitation| invitation.code.is_some()));
    let own = shown.network.organisations.iter().find(|org| org.own).expect("the newcomer");
    assert_eq!(own.stage, Stage::Candidate);
    let code = shown.network.invitations.iter().find_map(|invitation| invitation.code.clone());
    founder.see(|shown| shown.network.invitations.iter().any(|invitation| invitation.code == code));

    window.done(What::Node(NodeRequest::StopJoining));
    assert!(!Profile::at(&at).vault().exists() && !Profile::at(&at).store().exists());
    window.close();
    founder.close();
}

#[test]
fn who_gives_up_joining_leaves_nothing_also_when_the_vault_is_damaged_and_a_second_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let profile = Profile::at(folder.path());
    let mut window = Window::founded(folder.path());
    std::fs::write(profile.vault(), "no vault").expect("writable");

    window.done(What::Node(NodeRequest::StopJoining));
    assert!(!profile.vault().exists() && !profile.store().exists());

    // What a first attempt had left when it was cut off.
    std::fs::write(profile.store(), "half of it").expect("writable");
    window.done(What::Node(NodeRequest::StopJoining));
    assert!(!profile.store().exists());
    window.close();
}

#[test]
fn who_leaves_takes_the_package_and_nobody_leaves_without_a_place_for_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut founder = Window::founded(&folder.path().join("founder"));
    founder.send(What::Node(NodeRequest::Invite { expires: None, message: None, tables: Vec::new() }));
    let Notice::Invitation(invitation) = founder.hear(|notice| matches!(notice, Notice::Invitation(_))) else {
        panic!("no invitation")
    };
    let mut window = Window::open(&folder.path().join("newcomer"));
    window.situation(Situation::Fresh);
    window.done(What::Node(NodeRequest::Join { invitation, who: newcomer() }));
    let shown = founder.see(|shown| {
        shown.network.invitations.iter().any(|invitation| invitation.state == InvitationState::WaitsForCode)
    });
    let invite = shown.network.invitations.first().expect("just seen").invite;
    founder.done(What::Do(Command::ConfirmInvite { invite }));
    window.see(|shown| shown.network.organisations.iter().any(|org| org.own && org.stage == Stage::Admitted));
    window.done(What::Do(Command::AcceptMembership));
    window.see(|shown| shown.network.organisations.iter().any(|org| org.own && org.card.is_some()));

    let file = folder.path().join("notes");
    std::fs::write(&file, "years of work").expect("writable");
    let number = window.send(What::Node(NodeRequest::Leave { package: file.join("package") }));
    window.hear(|notice| matches!(notice, Notice::Failed(n, _) if *n == number));

    let harvest = "Begin bij het dier.".to_owned();
    window.done(What::Do(Command::AnnounceDeparture { on: None, reason: None, harvest: harvest.clone() }));
    let package = folder.path().join("package");
    let number = window.send(What::Node(NodeRequest::Leave { package: package.clone() }));
    let written = window.hear(|notice| matches!(notice, Notice::Written(_) | Notice::Failed(..)));
    assert_eq!(written, Notice::Written(package.display().to_string()));
    window.hear(|notice| *notice == Notice::Done(number));
    assert!(package.join("manifest.json").is_file());
    founder.see(|shown| {
        let left = shown.network.organisations.iter().any(|org| org.stage == Stage::Left);
        left && shown.departures.iter().any(|departure| departure.harvest == harvest)
    });

    // Who has left can make the package again.
    window.done(What::Node(NodeRequest::Package { to: folder.path().join("again") }));
    window.close();
    founder.close();
}

#[test]
fn a_network_is_continued_in_a_folder_of_its_own_and_compared_with_the_one_that_is_still_open() {
    let (old, new) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let mut window = Window::founded(old.path());
    let name = Line::new("Wijktafel Noord").expect("a line");
    window.done(What::Do(Command::OpenTable { name, area: None, rhythm: None, orgs: None }));
    let refound = |folder: &Path| NodeRequest::Refound {
        network: Some(Line::new("Verder").expect("a line")),
        folder: folder.to_owned(),
        passphrase: passphrase("four other words"),
        partners: None,
    };
    let number = window.send(What::Node(refound(old.path())));
    window.hear(
        |notice| matches!(notice, Notice::Failed(n, problem) if *n == number && problem.key == "history-same-folder"),
    );

    let folder = new.path().join("verder");
    let number = window.send(What::Node(refound(&folder)));
    window.hear(|notice| *notice == Notice::Carrying(0, 1));
    let Notice::Refounded(made, at) = window.hear(|notice| matches!(notice, Notice::Refounded(..))) else { panic!() };
    window.hear(|notice| *notice == Notice::Done(number));
    assert_eq!((made.name.as_str(), made.carried.tables, at.as_path()), ("Verder", 1, folder.as_path()));

    let mut successor = Window::open(&folder);
    successor.situation(Situation::Locked { wrong: false });
    successor.done(What::Node(NodeRequest::Unlock(passphrase("four other words"))));
    let shown = successor.see(|shown| shown.network.continues.is_some());
    assert_eq!(shown.network.tables.len(), 1);
    let compare = |folder: &Path| NodeRequest::Compare {
        folder: folder.to_owned(),
        passphrase: passphrase("four loose words"),
        lang: Lang::Nl,
    };
    // Open in the other window, and then closed.
    successor.send(What::Node(compare(old.path())));
    let Notice::History(open) = successor.hear(|notice| matches!(notice, Notice::History(_))) else { panic!() };
    window.close();
    successor.send(What::Node(compare(old.path())));
    let Notice::History(closed) = successor.hear(|notice| matches!(notice, Notice::History(_))) else { panic!() };
    for history in [open, closed] {
        assert_eq!(history.origin.name, "Wijknetwerk");
        assert!(history.copies.iter().all(|copy| copy.fault.is_none()), "{history:?}");
        assert!(
            history.copies.iter().any(|copy| copy.title == "Wijktafel Noord" && copy.comparison.faithful == Some(true))
        );
    }
    let number = successor.send(What::Node(compare(new.path())));
    successor.hear(
        |notice| matches!(notice, Notice::Failed(n, problem) if *n == number && problem.key != "history-same-folder"),
    );
    successor.close();
}
