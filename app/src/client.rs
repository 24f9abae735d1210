//! The window: what arrives is taken in, then one view is drawn, then what was asked is done. Nothing waits.

pub mod attention;
pub mod bridge;
pub mod crdt_field;
#[cfg(test)]
pub mod demo;
pub mod forms;
pub mod intent;
mod keeping;
pub mod learning;
pub mod mark;
pub mod pictures;
pub mod raster;
pub mod report;
mod rest;
mod shell;
pub mod splice;
pub mod state;
pub mod tokens;
pub mod ui;
pub mod views;

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{Context, Id, Theme, Ui, ViewportCommand};
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::time::Day;
use wijktafel_model::view::{NetworkView, Snapshot, SyncView};

use self::bridge::{Bridge, Notice, Situation, What};
use self::forms::{Asking, Form, OwnForm, SaveForm};
use self::intent::{Intent, NodeRequest, Opened, OwnRequest};
use self::learning::LearningPage;
use self::state::{
    AgreementTab, CaseTab, GrowthTab, NetworkTab, Offer, OwnState, OwnTab, Part, Place, Toast, UiState, Wall,
};
use crate::text::{Lang, Words, names};

/// How long a toast stays, in seconds.
const TOAST_SECONDS: f64 = 6.0;
/// At most this many toasts are kept.
const TOASTS: usize = 4;
/// At most this many forms that were sent wait for their answer.
const SENT: usize = 8;

/// The window's state and its end of the bridge.
#[derive(Debug)]
pub struct Client {
    snapshot: Arc<Snapshot>,
    state: UiState,
    bridge: Bridge,
    asked: Vec<Intent>,
    said: Vec<(u64, Said)>,
    sent: VecDeque<(RangeInclusive<u64>, Box<Form>)>,
    shown: Option<LogId>,
    papers: Option<(OwnTab, u64)>,
    keeping: Option<(u64, Vec<Form>)>,
    covered: bool,
    away: Option<Lang>,
    back: Option<Id>,
    rest: rest::Rest,
}

/// What is said when a request was carried out.
#[derive(Debug)]
struct Said {
    key: Option<&'static str>,
    undo: Option<Command>,
    opens: Option<fn(LogId) -> Opened>,
}

impl Client {
    /// A window that speaks this language, at the end of a bridge.
    pub fn new(lang: Lang, bridge: Bridge) -> Self {
        let (snapshot, state) = (Arc::new(nothing()), UiState::new(Words::new(lang)));
        Self {
            snapshot,
            state,
            bridge,
            asked: Vec::new(),
            said: Vec::new(),
            sent: VecDeque::new(),
            shown: None,
            papers: None,
            keeping: None,
            covered: false,
            away: None,
            back: None,
            rest: rest::Rest::default(),
        }
    }

    /// Gives a new window its fonts and themes, and lets the node wake it.
    pub fn open(&self, ctx: &Context) {
        tokens::install(ctx);
        self.bridge.attach(ctx);
    }

    /// What the window remembers.
    pub const fn state(&self) -> &UiState {
        &self.state
    }

    /// Changes what the window remembers: for pictures and tests.
    pub const fn state_mut(&mut self) -> &mut UiState {
        &mut self.state
    }

    /// Shows a snapshot without a node: for pictures and tests.
    pub fn show_snapshot(&mut self, snapshot: Arc<Snapshot>) {
        self.snapshot = snapshot;
        self.state.situation = Situation::Open;
    }

    /// Asks for something, as if a person did.
    pub fn ask(&mut self, intent: Intent) {
        self.asked.push(intent);
    }

    /// Takes in what arrived since the last frame.
    fn receive(&mut self, ctx: &Context) {
        let arrived = self.bridge.receive();
        if let Some(snapshot) = arrived.snapshot {
            self.snapshot = snapshot;
        }
        for notice in arrived.notices {
            self.notice(ctx, notice);
        }
    }

    fn written(&mut self, path: String, now: f64) {
        let text = self.state.words.with("said-written", &[("path", path.into())]);
        self.toast(Toast::done(text, now + 2.0 * TOAST_SECONDS));
    }

    fn remembers(&mut self, on: bool, anew: Option<f64>) {
        self.state.remembers = on;
        if let Some(now) = anew {
            let text = self.state.words.t(if on { "said-remembers" } else { "remember-off" }).into_owned();
            self.toast(Toast::done(text, now + 2.0 * TOAST_SECONDS));
        }
    }

    fn notice(&mut self, ctx: &Context, notice: Notice) {
        let now = ctx.input(|input| input.time);
        match notice {
            Notice::Situation(situation) => {
                if situation == Situation::Open {
                    self.state.first_run.forget();
                    self.state.not_remembered = None;
                } else if self.state.situation == Situation::Open {
                    self.wall(ctx, None);
                    self.blank();
                }
                if situation != Situation::Open {
                    self.state.own = OwnState::default();
                    self.papers = None;
                }
                self.state.situation = situation;
                self.state.waiting = None;
            }
            Notice::Done(number) => {
                if self.state.report.saving == Some(number) {
                    self.state.report.was_saved();
                }
                self.no_longer_waits(number);
                let said = self.take_said(number);
                if let Some(key) = said.key {
                    let text = self.state.words.t(key).into_owned();
                    self.toast(Toast { offer: said.undo.map(Offer::Undo), ..Toast::done(text, now + TOAST_SECONDS) });
                }
            }
            Notice::Made(number, log) => {
                let opens = self.said.iter().find(|(asked, _)| *asked == number).and_then(|(_, said)| said.opens);
                if let Some(opens) = opens.filter(|_| !self.state.is_covered()) {
                    self.ask(Intent::Open(opens(log)));
                }
            }
            Notice::Refused(number, error) => {
                self.take_said(number);
                let text = self.state.words.t(names::rule_error(error)).into_owned();
                self.wrong(number, text);
            }
            Notice::Failed(number, problem) => {
                self.take_said(number);
                let text = shell::say(&self.state.words, &problem);
                self.wrong(number, text);
            }
            Notice::Invitation(text) => self.ask(Intent::Ask(Box::new(Form::Invitation { text }))),
            Notice::DeviceTicket(text) => self.ask(Intent::Ask(Box::new(OwnForm::ticket(text).into()))),
            Notice::Lost(loss) => {
                self.state.own.loss = Some(loss);
                self.state.own.tab = OwnTab::Register;
                self.papers = None;
                self.go(Place::Own);
            }
            Notice::Register(breaches) => self.state.own.register = Some(breaches),
            Notice::Accesses(log) => self.state.own.accesses = Some(log),
            Notice::Erased(erased) => self.state.own.erased = Some(erased),
            Notice::Copy(text) => {
                ctx.copy_text(text);
                let text = self.state.words.t("said-dossier").into_owned();
                self.toast(Toast::done(text, now + TOAST_SECONDS));
            }
            Notice::Again(form) => self.ask(Intent::Ask(form)),
            Notice::Replied(taken) => {
                let text = crate::print::report::replied(&taken, &self.state.words);
                self.toast(Toast::done(text, now + 2.0 * TOAST_SECONDS));
            }
            Notice::Contact(contact) => self.state.own.contact = Some(contact),
            Notice::Carrying(done, whole) => self.state.network.carrying = Some((done, whole)),
            Notice::Refounded(made, folder) => self.state.network.made = Some((made, folder)),
            Notice::History(history) => self.state.network.history = Some(history),
            Notice::Written(path) => self.written(path, now),
            Notice::Text(update) => self.state.texts.arrive(&update),
            Notice::Trouble(trouble) => self.state.trouble = trouble,
            Notice::Visited(log, visit) => self.state.agreements.visited = visit.map(|visit| (log, visit)),
            Notice::LockAfter(after) => self.state.lock_after = after,
            Notice::Preferences(preferences) => self.state.preferences = preferences,
            Notice::Bell(there) => self.state.bell = Some(there),
            Notice::PassphraseChanged => {
                let text = self.state.words.t("said-passphrase").into_owned();
                self.toast(Toast::done(text, now + 3.0 * TOAST_SECONDS));
            }
            Notice::Remembers { on, anew } => self.remembers(on, anew.then_some(now)),
            Notice::NotRemembered(problem) => self.state.not_remembered = Some(problem),
            Notice::Draft(draft) => self.take_up(&draft),
            Notice::Kept(forms) => self.state.cases.kept = forms::read_kept(&forms),
            Notice::LockAsked => self.lock(ctx, true),
        }
    }

    fn take_said(&mut self, number: u64) -> Said {
        if self.state.report.saving == Some(number) {
            self.state.report.saving = None;
        }
        if self.state.waiting == Some(number) {
            self.state.waiting = None;
            self.state.network.carrying = None;
        }
        let place = self.said.iter().position(|(asked, _)| *asked == number);
        place.map_or(Said { key: None, undo: None, opens: None }, |place| self.said.swap_remove(place).1)
    }

    /// Says what was wrong with a request; a form it came from can be opened again.
    fn wrong(&mut self, number: u64, text: String) {
        self.keeping.take_if(|(asked, _)| *asked == number);
        let place = self.sent.iter().position(|(numbers, _)| numbers.contains(&number));
        let form = place.and_then(|place| self.sent.remove(place)).map(|(_, form)| form);
        self.toast(Toast { offer: form.map(Offer::Reopen), ..Toast::wrong(text) });
    }

    /// Puts the form down that is open, if any.
    fn set_aside(&mut self, ctx: &Context) {
        if let Some(open) = self.state.asking.take().filter(Asking::is_written) {
            self.put_down(ctx, Box::new(open.form));
        }
    }

    /// A form that was closed with something written in it waits in a message.
    fn put_down(&mut self, ctx: &Context, form: Box<Form>) {
        let until = ctx.input(|input| input.time) + 2.0 * TOAST_SECONDS;
        let what = self.state.words.t(form.key()).into_owned();
        let text = self.state.words.with("said-put-down", &[("what", what.into())]);
        self.toast(Toast { offer: Some(Offer::Reopen(form)), ..Toast::done(text, until) });
    }

    fn toast(&mut self, toast: Toast) {
        self.state.toasts.push(toast);
        let over = self.state.toasts.len().saturating_sub(TOASTS);
        self.state.toasts.drain(..over);
    }

    /// Draws one frame: keys, the view, what covers it; then does what was asked.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.receive(ui.ctx());
        self.watch(ui.ctx());
        self.rest_wall(ui.ctx());
        self.look_away(ui.ctx());
        // Files hold what nobody looked at, and cannot be taken back from a partner's copy.
        if ui.input(|input| !input.raw.dropped_files.is_empty()) {
            let text = self.state.words.t("attachments-refused").into_owned();
            self.toast(Toast::wrong(text));
        }
        let focused = ui.memory(egui::Memory::focused);
        let snapshot = Arc::clone(&self.snapshot);
        let mut out = std::mem::take(&mut self.asked);
        shell::keys(ui, &snapshot, &mut self.state, &mut out);
        shell::show(ui, &snapshot, &mut self.state, &mut out);
        // What comes in while the whole room looks on waits.
        if self.state.wall.is_none() {
            views::forms::show(ui, &snapshot, &mut self.state, &mut out);
            views::palette::show(ui, &snapshot, &mut self.state, &mut out);
            views::keys::show(ui, &mut self.state);
            shell::toasts(ui, &mut self.state, &mut out);
        }
        self.state.texts.close_hidden(ui.ctx().cumulative_frame_nr(), &mut out);
        if !out.is_empty() {
            ui.ctx().request_repaint();
        }
        for intent in out {
            self.apply(ui.ctx(), intent);
        }
        self.follow();
        self.give_back(ui, focused);
    }

    /// When what covered the page is closed, the focus goes back to where it was before.
    fn give_back(&mut self, ui: &Ui, focused: Option<Id>) {
        let covered = self.state.is_covered();
        match (self.covered, covered) {
            (false, true) => self.back = focused,
            // One frame later: until then the toolkit holds the focus in what covered the page.
            (true, false) => ui.ctx().request_repaint(),
            (false, false) => {
                if let Some(id) = self.back.take() {
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
            }
            (true, true) => (),
        }
        self.covered = covered;
    }

    fn apply(&mut self, ctx: &Context, intent: Intent) {
        match intent {
            Intent::Go(place) => {
                self.state.tables.meeting = None;
                self.go(place);
            }
            Intent::Part(part) => self.go_to(part),
            Intent::Open(opened) => self.open_thing(opened),
            Intent::Back if self.state.learning.close() => {}
            Intent::Back => match self.state.place {
                Place::Cases => self.state.cases.open = None,
                Place::Agreements => (self.state.agreements.open, self.state.agreements.shapes) = (None, None),
                Place::Tables => self.state.tables.meeting = None,
                _ => self.go(Place::Today),
            },
            Intent::Ask(mut form) => {
                match &mut *form {
                    Form::LockAfter { after } => *after = self.state.lock_after,
                    Form::ScreenAfter { after } => *after = self.state.preferences.screen_after,
                    _ => {}
                }
                self.set_aside(ctx);
                self.state.palette = None;
                self.state.asking = Some(Asking::new(*form));
            }
            Intent::Send { form, intents } => {
                let first = self.bridge.last() + 1;
                for intent in intents {
                    self.apply(ctx, intent);
                }
                if form.is_draft() && self.bridge.last() >= first {
                    self.sent.push_back((first..=self.bridge.last(), form));
                    self.sent.truncate(SENT);
                }
            }
            Intent::PutDown(form) => self.put_down(ctx, form),
            Intent::Keep(form) => self.keep(form),
            Intent::ThrowAway(number) => self.throw_away(ctx, number),
            Intent::TakeUp(form) => {
                self.set_aside(ctx);
                self.state.asking = Some(Asking::again(*form));
            }
            Intent::Palette => {
                self.state.palette = match self.state.palette {
                    None if self.state.asking.is_none() => Some(views::palette::Palette::default()),
                    _ => None,
                };
            }
            Intent::Keys => self.state.keys = true,
            Intent::Wall(case) => self.wall(ctx, case),
            Intent::Theme => ctx.set_theme(if ctx.theme() == Theme::Dark { Theme::Light } else { Theme::Dark }),
            Intent::Speak(lang) => {
                self.state.words = Words::new(lang);
                self.state.cases.found.forget();
            }
            Intent::Copy(text) => {
                ctx.copy_text(text);
                let now = ctx.input(|input| input.time);
                let text = self.state.words.t("said-copied").into_owned();
                self.toast(Toast::done(text, now + TOAST_SECONDS));
            }
            Intent::Do(command) => {
                let (key, opens) = (said(&command), opens(&command));
                let reports = matches!(command, Command::ReportCase(_));
                let number = self.bridge.send(What::Do(command));
                if reports {
                    self.state.report.saving = Some(number);
                }
                self.said.push((number, Said { key, undo: None, opens }));
            }
            Intent::DoUndoable { command, undo, said } => {
                let number = self.bridge.send(What::Do(command));
                self.said.push((number, Said { key: Some(said), undo: Some(undo), opens: None }));
            }
            Intent::Save => self.save(ctx),
            Intent::Lock => self.lock(ctx, true),
            Intent::Node(request) => self.request(request),
            Intent::Text(input) => {
                self.bridge.send(What::Text(input));
            }
        }
    }

    /// Asks where what is on screen is saved, or says why there is nothing to save.
    fn save(&mut self, ctx: &Context) {
        self.state.palette = None;
        let words = Arc::clone(&self.state.words);
        match views::saving::subject(&self.snapshot, &self.state) {
            Ok(subject) => {
                let form = OwnForm::Save(SaveForm::new(subject, words.lang()));
                self.apply(ctx, Intent::Ask(Box::new(form.into())));
            }
            Err(key) => {
                let until = ctx.input(|input| input.time) + TOAST_SECONDS;
                self.toast(Toast::done(words.t(key).into_owned(), until));
            }
        }
    }

    /// Fills the screen with a case, or gives the page back with the messages that came meanwhile.
    fn wall(&mut self, ctx: &Context, case: Option<LogId>) {
        if let Some(before) = self.state.wall.take() {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(before.full));
            let until = ctx.input(|input| input.time) + TOAST_SECONDS;
            self.state.toasts.iter_mut().for_each(|toast| toast.until = toast.until.max(until));
        }
        if let Some(case) = case {
            let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
            self.state.palette = None;
            self.state.wall = Some(Wall { case, agreed: false, resting: false, full });
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
    }

    fn request(&mut self, request: NodeRequest) {
        let waits = matches!(
            request,
            NodeRequest::Found { .. }
                | NodeRequest::Join { .. }
                | NodeRequest::Enter { .. }
                | NodeRequest::Recover { .. }
                | NodeRequest::Restore { .. }
                | NodeRequest::Unlock(_)
                | NodeRequest::Leave { .. }
                | NodeRequest::Refound { .. }
                | NodeRequest::Compare { .. }
        );
        let number = self.bridge.send(What::Node(request));
        if waits {
            self.state.waiting = Some(number);
        }
    }

    fn go(&mut self, place: Place) {
        self.state.palette = None;
        self.state.leaving.anyway = false;
        self.state.learning.close();
        if place == Place::Report && self.state.report.saving.is_none() {
            self.state.report.begin(&self.snapshot);
        }
        self.state.place = place;
    }

    fn go_to(&mut self, part: Part) {
        let state = &mut self.state;
        match part {
            Part::Network(tab) => state.network.tab = tab,
            Part::Growth(tab) => state.growth.tab = tab,
            Part::Own(tab) => state.own.tab = tab,
        }
        self.go(part.place());
    }

    fn open_thing(&mut self, opened: Opened) {
        let state = &mut self.state;
        match opened {
            Opened::Case(log) => {
                if state.cases.open != Some(log) {
                    state.cases.tab = CaseTab::default();
                }
                state.cases.open = Some(log);
                self.go(Place::Cases);
            }
            Opened::Readers(log) => {
                (state.cases.open, state.cases.tab) = (Some(log), CaseTab::About);
                self.go(Place::Cases);
            }
            Opened::Plan(log) => {
                (state.cases.open, state.cases.tab) = (Some(log), CaseTab::Plan);
                self.go(Place::Cases);
            }
            Opened::Agreement(log) => {
                if state.agreements.open != Some(log) {
                    state.agreements.tab = AgreementTab::default();
                    state.agreements.verdict = None;
                    state.agreements.note.clear();
                    state.agreements.tried = false;
                    (state.agreements.visited, state.agreements.change) = (None, None);
                }
                (state.agreements.open, state.agreements.shapes) = (Some(log), None);
                self.go(Place::Agreements);
            }
            Opened::Meeting(log) => {
                state.tables.meeting = Some(log);
                self.go(Place::Tables);
            }
            Opened::Round(log) => {
                state.growth.round = Some(log);
                state.growth.tab = GrowthTab::Round;
                self.go(Place::Growth);
            }
            Opened::Lesson(log) => {
                state.growth.lesson = Some(log);
                state.growth.tab = GrowthTab::Lessons;
                self.go(Place::Growth);
            }
            Opened::Reflection(log) => {
                self.go(Place::Tables);
                self.state.learning.open(LearningPage::Reflection(log));
            }
            Opened::Newcomer(table) => {
                self.go(Place::Tables);
                self.state.learning.open(LearningPage::Newcomer(table));
            }
            Opened::Guide(org, person) => {
                self.go_to(Part::Network(NetworkTab::People));
                self.state.learning.open(LearningPage::Guide(org, person));
            }
            Opened::Experiment(log) => {
                state.growth.experiment = Some(log);
                state.growth.tab = GrowthTab::Experiments;
                self.go(Place::Growth);
            }
            Opened::Shapes => {
                state.agreements.open = None;
                state.agreements.shapes.get_or_insert_with(|| views::shapes::FIRST.to_vec());
                self.go(Place::Agreements);
            }
            Opened::Organisation(org) => {
                state.network.open = Some(org);
                if !matches!(state.network.tab, NetworkTab::Map | NetworkTab::Organisations) {
                    state.network.tab = NetworkTab::Organisations;
                }
                self.go(Place::Network);
            }
        }
    }

    /// Tells the node which log is wanted in full.
    fn follow(&mut self) {
        let wanted = match self.state.place {
            _ if self.state.wall.is_some() => self.state.wall.map(|wall| wall.case),
            Place::Cases => self.state.cases.open,
            Place::Agreements => self.state.agreements.open,
            Place::Report => self.state.report.current(),
            Place::Tables => self.state.learning.wanted(&self.snapshot),
            _ => None,
        };
        if self.shown != wanted {
            self.shown = wanted;
            self.bridge.send(What::Show(wanted));
            if let Some(agreement) = wanted.filter(|_| self.state.place == Place::Agreements) {
                self.bridge.send(What::Visit(agreement));
            }
        }
        self.fetch();
    }

    /// Asks for what a part of the own organisation shows that is in no snapshot, each time that part is opened.
    fn fetch(&mut self) {
        let tab = (self.state.place == Place::Own).then_some(self.state.own.tab);
        // What others confirmed comes in by itself; a log that is only read here does not.
        let version = if tab == Some(OwnTab::Erased) { self.snapshot.version } else { 0 };
        let wanted = tab.map(|tab| (tab, version));
        if self.papers == wanted || self.state.situation != Situation::Open {
            return;
        }
        self.papers = wanted;
        let request = match tab {
            Some(OwnTab::Recovery) => OwnRequest::Contact,
            Some(OwnTab::Register) => OwnRequest::Register,
            Some(OwnTab::Access) => OwnRequest::Accesses,
            Some(OwnTab::Erased) => OwnRequest::Erased,
            Some(OwnTab::People | OwnTab::Papers) | None => return,
        };
        self.bridge.send(What::Node(NodeRequest::Own(request)));
    }
}

impl eframe::App for Client {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        // Whoever looks for what wakes a window that should rest counts these.
        tracing::trace!(target: "frames", "a frame is painted");
        self.frame(ui);
    }
}

/// The sentence after a command that changes nothing one can see at once; none when the screen itself shows it.
const fn said(command: &Command) -> Option<&'static str> {
    match command {
        Command::GiveVerdict { .. } => Some("said-verdict"),
        Command::ReportTip { .. } | Command::ReportCase(_) => Some("said-report"),
        Command::ProposeVersion { .. } => Some("said-proposed"),
        Command::GiveScore { .. } => Some("said-score"),
        Command::OpenCapture { .. } => Some("said-capture"),
        Command::EndSeason { .. } => Some("said-season-ended"),
        Command::GiveRelation { .. } => Some("said-relation"),
        Command::SealScores { .. } => Some("said-sealed"),
        Command::EndSealing { .. } => Some("said-sealing-ended"),
        Command::ConfirmInvite { .. } => Some("said-confirmed"),
        Command::Endorse { .. } => Some("said-endorsed"),
        Command::AnnounceDeparture { .. } => Some("said-announced"),
        Command::CallOffDeparture => Some("said-called-off"),
        Command::DropLog { .. } => Some("said-dropped"),
        Command::AssignAction { .. } => Some("said-handed-over"),
        Command::OpenCase { .. } => Some("said-case"),
        Command::OpenCircle(_) => Some("said-circle"),
        Command::WithdrawGround { .. } => Some("said-withdrawn"),
        Command::TakeOutReader { .. } => Some("said-taken-out"),
        Command::Recall { .. } => Some("said-recalled"),
        Command::WriteTemplate { .. } | Command::RewriteTemplate { .. } => Some("said-template"),
        _ => None,
    }
}

/// The page of what a command makes: one goes on there.
const fn opens(command: &Command) -> Option<fn(LogId) -> Opened> {
    match command {
        Command::OpenCase { .. } | Command::OpenCircle(_) => Some(Opened::Case),
        Command::PlanMeeting { .. } => Some(Opened::Meeting),
        Command::OpenAgreement { .. } => Some(Opened::Agreement),
        Command::OpenRound { .. } => Some(Opened::Round),
        Command::OpenLesson { .. } | Command::Reflect(_) | Command::TellStory(_) => Some(Opened::Lesson),
        Command::OpenExperiment { .. } => Some(Opened::Experiment),
        _ => None,
    }
}

/// What is shown before anything was read.
fn nothing() -> Snapshot {
    Snapshot {
        version: 0,
        today: Day(0),
        network: NetworkView {
            network: wijktafel_model::id::NetworkId([0; 32]),
            name: String::new(),
            region: None,
            log: None,
            purpose: String::new(),
            me: None,
            organisations: Vec::new(),
            people: Vec::new(),
            devices: Vec::new(),
            invitations: Vec::new(),
            tables: Vec::new(),
            few_voices: false,
            household: wijktafel_model::view::device::HouseholdView::default(),
            sponsors: 1,
            paused: false,
            motions: Vec::new(),
            groups: Vec::new(),
            continues: None,
            blind_peers: Vec::new(),
            budgets: Vec::new(),
            ladders: Vec::new(),
            templates: Vec::new(),
        },
        cases: Vec::new(),
        meetings: Vec::new(),
        agreements: Vec::new(),
        rounds: Vec::new(),
        seasons: Vec::new(),
        lessons: Vec::new(),
        departures: Vec::new(),
        detail: None,
        sync: SyncView::default(),
        own_scores: Vec::new(),
        captures: Vec::new(),
        experiments: Vec::new(),
        stories: Vec::new(),
        stories_taken_back: 0,
    }
}

#[cfg(test)]
mod tests;
