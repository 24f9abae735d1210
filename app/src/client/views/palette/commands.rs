//! What the palette can do: everything that needs nothing chosen first.

use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::circle::CaseMode;

use super::Entry;
use crate::client::forms::{
    ExperimentForm, Form, GrowthForm, LearningForm, MeetingForm, OwnForm, ReplyForm, StepsForm, Sure,
};
use crate::client::intent::{Intent, LockAfter, Opened, Passphrase, ScreenAfter};
use crate::client::state::{Part, Place, org, writable};
use crate::client::views::membership::decider;
use crate::client::views::{agreements, lessons, network, onward, own, tables, wall};
use crate::handout::Handout;
use crate::print::privacy::OfNetwork;
use crate::text::{Lang, Words};

const KEYS: [&str; 9] = ["Ctrl 1", "Ctrl 2", "Ctrl 3", "Ctrl 4", "Ctrl 5", "Ctrl 6", "Ctrl 7", "Ctrl 8", "Ctrl 9"];

struct List<'a> {
    words: &'a Words,
    entries: Vec<Entry>,
}

impl List<'_> {
    fn add(&mut self, icon: Icon, title: String, sub: String, key: &'static str, intent: Intent) {
        self.entries.push(Entry { group: "palette-do", icon, title, sub, key, intent });
    }

    fn does(&mut self, icon: Icon, title: &str, key: &'static str, intent: Intent) {
        self.add(icon, self.words.t(title).into_owned(), String::new(), key, intent);
    }

    /// Shows a form, if it can be made.
    fn asks(&mut self, icon: Icon, title: &str, form: impl Into<Option<Form>>) {
        if let Some(form) = form.into() {
            self.does(icon, title, "", Intent::Ask(Box::new(form)));
        }
    }
}

/// Everything that can be done now.
pub fn all(s: &Snapshot, w: &Words) -> Vec<Entry> {
    let mut list = List { words: w, entries: Vec::new() };
    for (place, key) in Place::ALL.into_iter().zip(KEYS) {
        let title = w.with("palette-go", &[("place", w.t(place.key()).into_owned().into())]);
        list.add(place.icon(), title, String::new(), key, Intent::Go(place));
    }
    if let Some(case) = wall::case(s) {
        list.does(Icon::Presentation, "wall-open", "Ctrl Shift F", Intent::Wall(Some(case)));
    }
    list.does(Icon::Download, "save-screen", "Ctrl S", Intent::Save);
    if writable(s) {
        work(s, w, &mut list);
        belonging(s, w, &mut list);
    }
    registers(s, w, &mut list);
    computer(w, &mut list);
    if s.network.me.is_some() && s.network.log.is_some() {
        list.asks(Icon::Sprout, "form-refound", onward::form(s));
    }
    if s.network.continues.is_some() {
        list.asks(Icon::Scale, "origin-compare", onward::earlier_form(w.lang()));
    }
    for part in Part::all() {
        let title = w.with("palette-go", &[("place", w.t(part.key()).into_owned().into())]);
        list.add(part.place().icon(), title, w.t(part.place().key()).into_owned(), "", Intent::Part(part));
    }
    for case in s.cases.iter().filter(|case| case.mode == CaseMode::Circle) {
        let (title, sub) = (w.t("form-letter").into_owned(), case.title.clone());
        list.add(Icon::Mail, title, sub, "", Intent::Open(Opened::Readers(case.log)));
    }
    list.entries
}

/// What the network works on.
fn work(s: &Snapshot, w: &Words, list: &mut List<'_>) {
    list.does(Icon::MessageCircleReply, "report-open", "Ctrl R", Intent::Go(Place::Report));
    list.does(Icon::Inbox, "place-inbox", "Ctrl I", Intent::Go(Place::Inbox));
    if !s.network.tables.is_empty() {
        list.asks(Icon::Plus, "case-bring", Form::case(s, w.lang(), None));
    }
    if !s.network.tables.is_empty() {
        list.asks(Icon::CalendarPlus, "meeting-plan", Form::from(MeetingForm::plan(s, w.lang(), None)));
    }
    list.asks(Icon::Plus, "table-open", tables::new_form());
    list.asks(Icon::Timer, "template-new", Form::from(StepsForm::new(w.lang())));
    list.asks(Icon::Plus, "agreement-new", agreements::new_form());
    list.does(Icon::Shapes, "shapes-open", "", Intent::Open(Opened::Shapes));
    list.asks(Icon::TicketPlus, "invite", Form::invite(s, w.lang()));
    list.asks(Icon::ListChecks, "action-add", Form::action(s, w.lang(), None, None));
    list.asks(Icon::Sprout, "round-open", Form::round());
    list.asks(Icon::Spline, "capture-ask", Form::from(GrowthForm::capture()));
    list.asks(Icon::Lock, "circle-open", Form::circle(s, w.lang(), None));
    list.asks(Icon::ListChecks, "season-open", Form::Season { title: String::new() });
    list.asks(Icon::FlaskConical, "experiment-new", Form::from(ExperimentForm::open(s, w.lang())));
    list.asks(Icon::Lightbulb, "lesson-new", lessons::new_form());
    list.asks(Icon::BookOpen, "story-new", Form::from(LearningForm::story(s, w.lang(), None)));
}

/// Who belongs, and by which rules.
fn belonging(s: &Snapshot, w: &Words, list: &mut List<'_>) {
    list.asks(Icon::FileInput, "invite-list", network::invite_list(s, w.lang()));
    list.asks(Icon::Pencil, "network-edit", network::name_form(s));
    let me = s.network.me.and_then(|me| org(s, me.org));
    list.asks(Icon::Pencil, "organisation-edit", me.map(network::card_form));
    if own::manages(s) {
        list.asks(Icon::UserPlus, "person-add", Form::person());
        list.asks(Icon::Package, "form-blind-peer", Form::BlindPeer { ticket: String::new() });
    }
    let Some(decider) = decider(s) else { return };
    if decider.voice {
        let (key, on) = if s.network.paused { ("rule-resume", false) } else { ("rule-pause-ask", true) };
        list.asks(Icon::CirclePause, key, Form::Sure(Sure::Pause(on)));
        list.asks(Icon::Handshake, "rule-sponsors-ask", Form::Sponsors { count: s.network.sponsors });
    }
    if decider.membership.offered_to.is_empty() {
        list.asks(Icon::Merge, "succession-hand-over", Form::Succession { to: None });
    }
}

/// The own organisation's devices, recovery and registers.
fn registers(s: &Snapshot, w: &Words, list: &mut List<'_>) {
    let (to, lang) = (String::new(), w.lang());
    if own::may_report(s) {
        list.asks(Icon::SearchX, "lost-report", Form::from(OwnForm::lost(None, lang)));
    }
    if writable(s) {
        let form = ReplyForm::new(s, lang, None);
        list.asks(Icon::Printer, "form-reply", Form::from(OwnForm::Reply(Box::new(form))));
        list.asks(Icon::FileInput, "form-take-reply", Form::from(OwnForm::TakeReply { from: String::new() }));
        list.asks(Icon::Printer, "sheet-make", Form::from(OwnForm::Sheet { to: to.clone(), lang }));
    }
    list.asks(Icon::Download, "register-export", Form::from(OwnForm::Register { to: to.clone(), lang }));
    for paper in OfNetwork::ALL {
        let form = OwnForm::Handout { handout: Handout::Network(paper), to: to.clone(), lang };
        list.asks(Icon::Printer, paper.key(), Form::from(form));
    }
    let form = OwnForm::Handout { handout: Handout::Calendar, to: to.clone(), lang };
    list.asks(Icon::CalendarDays, "calendar", Form::from(form));
    list.asks(Icon::Download, "access-export", Form::from(OwnForm::Accesses { to, case: None }));
}

/// This computer and its copy.
fn computer(w: &Words, list: &mut List<'_>) {
    list.asks(Icon::Usb, "bundle-export", Form::Export { to: String::new() });
    list.asks(Icon::FileInput, "bundle-import", Form::Import { from: String::new() });
    list.asks(Icon::Archive, "backup", Form::Backup { to: String::new() });
    list.asks(Icon::PackageCheck, "form-package", Form::Package { to: String::new() });
    list.does(Icon::Lock, "lock-now", "Ctrl L", Intent::Lock);
    list.asks(Icon::Timer, "lock-after", Form::LockAfter { after: LockAfter::default() });
    list.asks(Icon::Presentation, "screen-after", Form::ScreenAfter { after: ScreenAfter::default() });
    list.asks(Icon::KeyRound, "form-passphrase", Form::Passphrase(Box::default()));
    list.asks(Icon::Key, "form-remember", Form::Remember(Passphrase::default()));
    list.does(Icon::SunMoon, "theme-other", "", Intent::Theme);
    let other = if w.lang() == Lang::Nl { Lang::En } else { Lang::Nl };
    list.does(Icon::Languages, "language-other", "", Intent::Speak(other));
    list.does(Icon::Keyboard, "keys-title", "?", Intent::Keys);
}
