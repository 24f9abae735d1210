//! The whole window: what a person sees, hears and presses, without a display.

mod agreement;
mod blind;
mod board;
mod circle;
mod clock;
mod count;
mod dialogs;
mod down;
mod empty;
mod ended;
mod erased;
mod experiments;
mod found;
mod idea;
mod inbox;
mod journey;
mod ladder;
mod layout;
mod learning;
mod lock;
mod meeting;
mod monkey;
mod onward;
mod own;
mod palette;
mod plan;
mod reach;
mod relations;
mod report;
mod round;
mod saving;
mod shapes;
mod talk;
mod today;
mod together;
mod wall;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::{Action, Role};
use egui::{Event, Key, Modifiers, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tokio::sync::mpsc::Receiver;
use wijktafel_model::command::Command;
use wijktafel_model::export::html::letter;
use wijktafel_model::id::{DeviceId, VersionId};
use wijktafel_model::plan::RuleError;
use wijktafel_model::view::{Detail, Snapshot, Stage};
use wijktafel_model::words::{TextField, Verdict};
use wijktafel_sync::node::register::Loss;

use super::bridge::{Notice, Post, Problem, Request, Situation, TextInput, What, pair};
use super::forms::{ExperimentForm, Form, GrowthForm, MeetingForm, OwnForm, PlanForm, SaveForm, StepsForm, TalkForm};
use super::intent::{Intent, LockAfter, NodeRequest, Opened, Passphrase};
use super::pictures::Studio;
use super::state::{AgreementTab, CaseTab, GrowthTab, NetworkTab, Offer, OwnTab, Place, Toast};
use super::views::first_run::Page;
use super::{Client, demo, tokens};
use crate::handout::Handout;
use crate::print::privacy::OfNetwork;
use crate::save::Subject;
use crate::text::{Lang, Words, problems};

struct Window {
    harness: Harness<'static, Client>,
    requests: Receiver<Request>,
    post: Post,
}

fn client(lang: Lang, snapshot: Snapshot) -> (Client, Receiver<Request>, Post) {
    let (bridge, requests, post) = pair();
    let mut client = Client::new(lang, bridge);
    client.show_snapshot(Arc::new(snapshot));
    client.state_mut().now = demo::now;
    (client, requests, post)
}

fn with_agreement() -> Snapshot {
    let mut snapshot = demo::snapshot();
    snapshot.detail = Some(Detail::Agreement(demo::agreement()));
    snapshot
}

fn with_dispute() -> Snapshot {
    let mut snapshot = demo::snapshot();
    snapshot.detail = Some(Detail::Agreement(demo::disputed()));
    snapshot
}

impl Window {
    fn open(snapshot: Snapshot) -> Self {
        let (client, requests, post) = client(Lang::Nl, snapshot);
        let harness = Harness::builder()
            .with_size(vec2(1440.0, 900.0))
            .with_theme(Theme::Light)
            .with_max_steps(12)
            .with_context_setup(tokens::install)
            .build_ui_state(|ui, client: &mut Client| client.frame(ui), client);
        let mut window = Self { harness, requests, post };
        window.harness.run();
        window
    }

    fn go(&mut self, intent: Intent) {
        self.harness.state_mut().ask(intent);
        self.harness.run();
    }

    fn press(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.harness.run();
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    fn write(&mut self, name: &str, text: &str) {
        let field = |harness: &Harness<'static, Client>, act: &dyn Fn(&egui_kittest::Node<'_>)| {
            let writable = |role| matches!(role, Role::TextInput | Role::MultilineTextInput | Role::PasswordInput);
            let mut named = harness.get_all_by_label(name);
            act(&named.find(|node| writable(node.accesskit_node().role())).expect("a field of this name"));
        };
        field(&self.harness, &|node| node.focus());
        self.harness.run();
        field(&self.harness, &|node| node.type_text(text));
        self.harness.run();
    }

    fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    fn asked(&mut self) -> Vec<What> {
        let mut list = Vec::new();
        while let Ok(request) = self.requests.try_recv() {
            list.push(request.what);
        }
        list
    }

    fn commands(&mut self) -> Vec<Command> {
        let is_command = |what| if let What::Do(command) = what { Some(command) } else { None };
        self.asked().into_iter().filter_map(is_command).collect()
    }
}

/// Every screen, with what must be set before it is drawn.
type Screen = (&'static str, fn() -> Snapshot, fn(&mut Client));

const SCREENS: &[Screen] = &[
    ("today", demo::snapshot, |c| c.ask(Intent::Go(Place::Today))),
    ("today, plans", plan::waiting, |c| c.ask(Intent::Go(Place::Today))),
    ("today, whole", demo::snapshot, today::whole),
    ("today, alone", demo::empty, |c| c.ask(Intent::Go(Place::Today))),
    ("tables", demo::snapshot, |c| c.ask(Intent::Go(Place::Tables))),
    ("meeting", demo::snapshot, |c| c.ask(Intent::Open(Opened::Meeting(demo::MEETING)))),
    ("meeting, running", demo::running, |c| c.ask(Intent::Open(Opened::Meeting(demo::MEETING)))),
    ("meeting, two clocks", clock::apart, |c| c.ask(Intent::Open(Opened::Meeting(demo::MEETING)))),
    ("case, discussed", demo::running, |c| c.ask(Intent::Open(Opened::Case(demo::CASE)))),
    ("case, big screen", demo::running, wall::on),
    ("case, big screen, crowded", wall::crowded, wall::on),
    ("case, big screen, without a clock", demo::snapshot, wall::on),
    ("case, big screen, resting", demo::running, wall::resting),
    ("case, big screen, asked", wall::secret, wall::on),
    ("case, idea typed", demo::snapshot, idea::typing),
    ("meeting, held", demo::snapshot, |c| c.ask(Intent::Open(Opened::Meeting(demo::HELD)))),
    ("meeting, left", left, |c| c.ask(Intent::Open(Opened::Meeting(demo::HELD)))),
    ("tables, empty", demo::empty, |c| c.ask(Intent::Go(Place::Tables))),
    ("cases, empty", demo::empty, |c| c.ask(Intent::Go(Place::Cases))),
    ("cases", demo::snapshot, |c| c.ask(Intent::Go(Place::Cases))),
    ("case", demo::snapshot, |c| c.ask(Intent::Open(Opened::Case(demo::CASE)))),
    ("case, story", demo::snapshot, |c| tab(c, CaseTab::Story)),
    ("case, plan", demo::snapshot, |c| tab(c, CaseTab::Plan)),
    ("case, plan empty", without_plan, |c| tab(c, CaseTab::Plan)),
    ("case, plan left", left, |c| tab(c, CaseTab::Plan)),
    ("case, reports", demo::snapshot, |c| tab(c, CaseTab::Reports)),
    ("case, talk", demo::snapshot, |c| tab(c, CaseTab::Talk)),
    ("case, talk none", without_talk, |c| tab(c, CaseTab::Talk)),
    ("case, about", demo::snapshot, |c| tab(c, CaseTab::About)),
    ("agreements", demo::snapshot, |c| c.ask(Intent::Go(Place::Agreements))),
    ("shapes", demo::snapshot, shapes::three),
    ("agreements, empty", demo::empty, |c| c.ask(Intent::Go(Place::Agreements))),
    ("agreement", with_agreement, |c| agreement_tab(c, AgreementTab::Version)),
    ("agreement, seen before", with_agreement, agreement::seen_before),
    ("agreement, draft", with_agreement, |c| agreement_tab(c, AgreementTab::Draft)),
    ("agreement, disputed", with_dispute, |c| c.ask(Intent::Open(Opened::Agreement(demo::DISPUTED)))),
    ("agreement, talk", with_agreement, |c| agreement_tab(c, AgreementTab::Talk)),
    ("agreement, versions", with_agreement, |c| agreement_tab(c, AgreementTab::Versions)),
    ("map", demo::snapshot, |c| network_tab(c, NetworkTab::Map)),
    ("map, tables", demo::snapshot, relations::tables),
    ("map, as a table", demo::snapshot, relations::as_table),
    ("map, nothing asked", relations::unasked, |c| network_tab(c, NetworkTab::Map)),
    ("organisations", demo::snapshot, |c| network_tab(c, NetworkTab::Organisations)),
    ("people", demo::snapshot, |c| network_tab(c, NetworkTab::People)),
    ("invitations", demo::snapshot, |c| network_tab(c, NetworkTab::Invitations)),
    ("onward", demo::snapshot, |c| network_tab(c, NetworkTab::Onward)),
    ("onward, quiet", onward::quiet, |c| network_tab(c, NetworkTab::Onward)),
    ("onward, carrying", onward::quiet, onward::carrying),
    ("onward, made", onward::quiet, onward::made),
    ("onward, compared", onward::continuing, onward::compared),
    ("onward, not compared", onward::continuing, |c| network_tab(c, NetworkTab::Onward)),
    ("partners, quiet", onward::quiet, |c| c.ask(Intent::Go(Place::Partners))),
    ("agreement, earlier", onward::with_earlier, |c| agreement_tab(c, AgreementTab::Version)),
    ("round", demo::snapshot, |c| growth_tab(c, GrowthTab::Round)),
    ("round, scoring", round::scoring, |c| c.ask(Intent::Open(Opened::Round(demo::ROUND)))),
    ("round, sealed", round::sealed, |c| c.ask(Intent::Open(Opened::Round(demo::ROUND)))),
    ("round, revealed", round::revealed, |c| c.ask(Intent::Open(Opened::Round(demo::ROUND)))),
    ("round, too few", round::too_few, |c| c.ask(Intent::Open(Opened::Round(demo::ROUND)))),
    ("round, on paper", round::paper, |c| c.ask(Intent::Open(Opened::Round(demo::ROUND)))),
    ("round, empty", demo::empty, |c| growth_tab(c, GrowthTab::Round)),
    ("phase", demo::snapshot, |c| growth_tab(c, GrowthTab::Phase)),
    ("phase, journey", demo::snapshot, journey::steps),
    ("phase, stages", demo::snapshot, journey::stages),
    ("phase, empty", demo::empty, |c| growth_tab(c, GrowthTab::Phase)),
    ("actions", demo::snapshot, |c| growth_tab(c, GrowthTab::Actions)),
    ("breakthrough", demo::snapshot, |c| growth_tab(c, GrowthTab::Breakthrough)),
    ("breakthrough, empty", demo::empty, |c| growth_tab(c, GrowthTab::Breakthrough)),
    ("case, plan, no ladder", ladder::without, |c| tab(c, CaseTab::Plan)),
    ("inbox", demo::snapshot, |c| c.ask(Intent::Go(Place::Inbox))),
    ("inbox, empty", demo::empty, |c| c.ask(Intent::Go(Place::Inbox))),
    ("experiments", demo::snapshot, |c| growth_tab(c, GrowthTab::Experiments)),
    ("experiments, none", demo::empty, |c| growth_tab(c, GrowthTab::Experiments)),
    ("lessons", demo::snapshot, |c| growth_tab(c, GrowthTab::Lessons)),
    ("reflection", demo::snapshot, |c| c.ask(Intent::Open(Opened::Reflection(demo::HELD)))),
    ("guide", demo::snapshot, learning::of_guide),
    ("newcomer", demo::snapshot, |c| c.ask(Intent::Open(Opened::Newcomer(demo::log(11))))),
    ("quarter", demo::snapshot, |c| growth_tab(c, GrowthTab::Quarter)),
    ("quarter, empty", demo::empty, |c| growth_tab(c, GrowthTab::Quarter)),
    ("partners", demo::snapshot, |c| c.ask(Intent::Go(Place::Partners))),
    ("partners, alone", demo::empty, |c| c.ask(Intent::Go(Place::Partners))),
    ("partners, blind peers", blind::with_blind_peers, |c| c.ask(Intent::Go(Place::Partners))),
    ("own", demo::snapshot, |c| own_tab(c, OwnTab::People)),
    ("own, devices arriving", demo::household, |c| own_tab(c, OwnTab::People)),
    ("recovery", demo::snapshot, |c| own_tab(c, OwnTab::Recovery)),
    ("recovery, with a sheet", demo::household, |c| own_tab(c, OwnTab::Recovery)),
    ("register", demo::snapshot, |c| own_tab(c, OwnTab::Register)),
    ("register, after a loss", demo::snapshot, after_a_loss),
    ("access", demo::snapshot, |c| own_tab(c, OwnTab::Access)),
    ("erased", demo::snapshot, |c| own_tab(c, OwnTab::Erased)),
    ("papers", demo::snapshot, |c| own_tab(c, OwnTab::Papers)),
    ("erased, nothing", demo::snapshot, erased::nothing),
    ("circle, about", circle::with_circle, circle::about),
    ("leaving", demo::snapshot, |c| leaving_step(c, 0)),
    ("leaving, hand over", demo::snapshot, |c| leaving_step(c, 1)),
    ("leaving, harvest", demo::snapshot, |c| leaving_step(c, 2)),
    ("leaving, announce", demo::snapshot, |c| leaving_step(c, 3)),
    ("leaving, sign", demo::snapshot, |c| leaving_step(c, 4)),
    ("left", left, |c| c.ask(Intent::Go(Place::Leaving))),
    ("removed", ended::removed, |c| c.ask(Intent::Go(Place::Leaving))),
    ("removed, today", ended::removed, |c| c.ask(Intent::Go(Place::Today))),
    ("turned away", ended::turned_away, |c| c.ask(Intent::Go(Place::Leaving))),
    ("turned away, today", ended::turned_away, |c| c.ask(Intent::Go(Place::Today))),
    ("revoked", ended::revoked, |c| c.ask(Intent::Go(Place::Leaving))),
    ("report", demo::snapshot, report::open),
    ("report, filled", demo::snapshot, report::filled),
    ("report, meanwhile", report::with_others, report::meanwhile),
    ("report, done", demo::snapshot, report::all_done),
    ("report, none", demo::empty, |c| c.ask(Intent::Go(Place::Report))),
    ("welcome", demo::empty, |c| first_run(c, Page::Welcome)),
    ("found", demo::empty, |c| first_run(c, Page::Found)),
    ("join", demo::empty, |c| first_run(c, Page::Join)),
    ("restore", demo::empty, |c| first_run(c, Page::Restore)),
    ("recover", demo::empty, |c| first_run(c, Page::Recover)),
    ("unlock", demo::empty, |c| c.state_mut().situation = Situation::Locked { wrong: true }),
    ("starting", demo::empty, |c| c.state_mut().situation = Situation::Starting),
    ("candidate", || joining(Stage::Candidate), |_| ()),
    ("admitted", || joining(Stage::Admitted), |_| ()),
    ("waiting", || joining(Stage::Waiting), |_| ()),
    ("locking", demo::empty, |c| c.state_mut().situation = Situation::Locking),
    ("lock after", demo::snapshot, |c| c.ask(Intent::Ask(Box::new(Form::LockAfter { after: LockAfter::Five })))),
    ("another passphrase", demo::snapshot, |c| c.ask(Intent::Ask(Box::new(Form::Passphrase(Box::default()))))),
    ("remember", demo::snapshot, |c| c.ask(Intent::Ask(Box::new(Form::Remember(Passphrase::default()))))),
    ("palette", demo::snapshot, |c| c.ask(Intent::Palette)),
    ("keys", demo::snapshot, |c| c.ask(Intent::Keys)),
    ("toasts", demo::snapshot, |c| c.state_mut().toasts = ["Eén", "Twee"].map(wrong).to_vec()),
];

fn wrong(text: &str) -> Toast {
    let offer = Some(Offer::Undo(Command::YieldLesson { lesson: demo::log(1) }));
    Toast { offer, ..Toast::wrong(text.to_owned()) }
}
fn tab(c: &mut Client, tab: CaseTab) {
    c.state_mut().place = Place::Cases;
    c.state_mut().cases.open = Some(demo::CASE);
    c.state_mut().cases.tab = tab;
}
fn agreement_tab(c: &mut Client, tab: AgreementTab) {
    c.state_mut().place = Place::Agreements;
    c.state_mut().agreements.open = Some(demo::AGREEMENT);
    c.state_mut().agreements.tab = tab;
}
fn network_tab(c: &mut Client, tab: NetworkTab) {
    c.state_mut().place = Place::Network;
    c.state_mut().network.tab = tab;
}
fn growth_tab(c: &mut Client, tab: GrowthTab) {
    c.state_mut().place = Place::Growth;
    c.state_mut().growth.tab = tab;
}
fn own_tab(c: &mut Client, tab: OwnTab) {
    let own = &mut c.state_mut().own;
    own.tab = tab;
    own.contact = Some(format!("{}@192.0.2.1:7,[2001:db8::1]:7", DeviceId([31; 32])));
    own.register = Some(Vec::new());
    own.accesses = Some(demo::accesses());
    own.erased = Some(demo::erased());
    c.state_mut().place = Place::Own;
}
fn after_a_loss(c: &mut Client) {
    own_tab(c, OwnTab::Register);
    let own = &mut c.state_mut().own;
    own.register = Some(vec![demo::breach()]);
    own.loss = Some(Box::new(Loss { breach: demo::breach(), cases: vec!["Samen naar een rustige winter".to_owned()] }));
}
fn leaving_step(c: &mut Client, step: usize) {
    c.state_mut().place = Place::Leaving;
    c.state_mut().leaving.step = step;
}
fn first_run(c: &mut Client, page: Page) {
    c.state_mut().situation = Situation::Fresh;
    c.state_mut().first_run.page = page;
    c.state_mut().first_run.tried = true;
}
fn left() -> Snapshot {
    let mut s = demo::snapshot();
    s.network.me.as_mut().expect("a reader").writable = false;
    s.network.organisations.iter_mut().filter(|org| org.own).for_each(|org| org.stage = Stage::Left);
    s
}
fn without_plan() -> Snapshot {
    let mut s = demo::snapshot();
    if let Some(Detail::Case(case)) = &mut s.detail {
        *case.plan = wijktafel_model::view::breakthrough::PlanView::default();
    }
    s
}
fn without_talk() -> Snapshot {
    let mut s = demo::snapshot();
    if let Some(Detail::Case(case)) = &mut s.detail {
        case.talk.clear();
    }
    s
}
fn joining(stage: Stage) -> Snapshot {
    let mut s = demo::snapshot();
    for org in &mut s.network.organisations {
        org.own = org.org == demo::org(7);
        if org.own {
            org.stage = stage;
        }
    }
    s
}

/// Those that ask for a file alone.
fn files() -> impl Iterator<Item = Form> {
    let (to, lang) = (String::new, Lang::Nl);
    let lists = [
        OwnForm::TakeReply { from: to() },
        OwnForm::Sheet { to: to(), lang },
        OwnForm::Register { to: to(), lang },
        OwnForm::Accesses { to: to(), case: None },
        OwnForm::Save(SaveForm::new(Subject::Cases(None), lang)),
    ];
    let handout = OfNetwork::ALL.map(Handout::Network).into_iter();
    let handout = handout.chain([
        Handout::Resident(demo::CASE),
        Handout::Agreement { agreement: demo::AGREEMENT, version: VersionId([2; 32]) },
        Handout::Feast(demo::log(75)),
        Handout::Newcomer(demo::log(11)),
        Handout::Calendar,
    ]);
    let handout = handout.map(move |handout| OwnForm::Handout { handout, to: to(), lang });
    lists.into_iter().chain(handout).map(Form::from)
}

/// One of every form.
fn forms(s: &Snapshot) -> Vec<Form> {
    use super::forms::Sure;
    use super::views::{agreements, matrix, tables};
    let case = demo::case();
    let season = s.seasons[0].log;
    let action = s.seasons[0].actions[0].action;
    let mut all = [plan::forms(), clock::forms(s), relations::forms(s), learning::forms(), talk::forms()].concat();
    all.extend(files().chain(experiments::forms(s)).chain(wall::forms()));
    all.extend([
        Form::case(s, Lang::Nl, None),
        Form::person().expect("random bytes"),
        Form::action(s, Lang::Nl, None, None).expect("a reader"),
        Form::propose(s, Lang::Nl, demo::AGREEMENT),
        tables::new_form(),
        agreements::new_form(),
        agreement::from_template(),
        matrix::edit(&case, &case.tips[0], &case.tips[0].versions[0]),
        matrix::report(&case, &case.tips[0]),
        Form::circle(s, Lang::Nl, None).expect("random bytes"),
        Form::Network { name: String::new(), region: String::new() },
        super::views::network::card_form(&s.network.organisations[0]),
        super::views::onward::form(s),
        super::views::onward::earlier_form(Lang::Nl),
        Form::LetIn { table: demo::log(12), org: None },
        Form::Invite { expires: "morgen".into(), message: String::new(), tables: vec![] },
        Form::InviteList { lang: Lang::Nl, list: String::new(), sheets: String::new(), expires: String::new() },
        Form::Invitation { text: "wijktafel1qq".into() },
        Form::Schedule { case: demo::CASE, on: String::new() },
        Form::CaseCard { case: demo::CASE, title: String::new(), areas: vec![], retain: String::new(), keep: vec![] },
        Form::Criterion { agreement: demo::AGREEMENT, text: String::new() },
        agreement::on_paper(),
        Form::Proof { agreement: demo::AGREEMENT, version: VersionId([2; 32]), org: None, to: String::new() },
        Form::round(),
        Form::Score { round: demo::ROUND, dimension: 1, score: None, evidence: String::new() },
        Form::Season { title: String::new() },
        Form::HandOver { season, action, owner: None },
        Form::Due { season, action, due: "31-2-2026".into() },
        Form::Lend { season, action, to: None, until: String::new() },
        Form::Lesson {
            title: String::new(),
            order: wijktafel_model::words::LearningOrder::First,
            cases: vec![],
            text: String::new(),
        },
        Form::Removal { org: demo::org(4), reason: None },
        Form::Sponsors { count: 1 },
        Form::Succession { to: None },
        Form::Sure(Sure::TakeOver(demo::org(4))),
        Form::Sure(Sure::Pause(true)),
        Form::Backup { to: String::new() },
        Form::Package { to: String::new() },
        Form::Export { to: String::new() },
        Form::Import { from: String::new() },
        Form::BlindPeer { ticket: String::new() },
        Form::Sure(Sure::EndBlindPeer(DeviceId([50; 32]))),
        Form::Sure(Sure::CloseRound(demo::ROUND)),
        Form::Sure(Sure::Seal(demo::ROUND)),
        Form::Sure(Sure::EndSealing(demo::ROUND)),
        Form::Paper { round: demo::ROUND, dimension: 1, counts: "drie".into() },
        Form::Sure(Sure::StopJoining),
        MeetingForm::plan(s, Lang::Nl, None).into(),
        MeetingForm::set_when(&s.meetings[4], Lang::Nl).into(),
        MeetingForm::Cancel { meeting: demo::MEETING, reason: String::new() }.into(),
        MeetingForm::item(&s.meetings[4], None).into(),
        MeetingForm::item(&s.meetings[4], Some(&s.meetings[4].agenda[1])).into(),
        MeetingForm::Guide { meeting: demo::MEETING, table: s.meetings[4].table, guide: None }.into(),
        MeetingForm::Attend { meeting: demo::MEETING, org: demo::ME, person: None }.into(),
        MeetingForm::Park { meeting: demo::MEETING, text: String::new() }.into(),
        MeetingForm::news(s, Lang::Nl, demo::MEETING).into(),
        MeetingForm::action(s, Lang::Nl, demo::HELD, &s.meetings[3].signals[0]).expect("a season").into(),
        MeetingForm::lesson(demo::HELD, &s.meetings[3].signals[0]).into(),
        MeetingForm::Sheet { meeting: demo::MEETING, to: String::new(), lang: Lang::Nl }.into(),
        OwnForm::ticket("wijktafel-device-".to_owned() + &"q".repeat(300)).into(),
        OwnForm::lost(None, Lang::Nl).into(),
        OwnForm::Reply(Box::new(report::sheet_form(s))).into(),
        OwnForm::Letter {
            case: demo::CASE,
            request: letter::Request::Objection,
            answer: String::new(),
            to: String::new(),
        }
        .into(),
    ]);
    all
}

#[test]
fn every_screen_is_drawn_in_the_other_language_theme_and_size() {
    let mut studio = Studio::default();
    for (name, snapshot, prepare) in SCREENS {
        let (mut client, _requests, _post) = client(Lang::En, snapshot());
        prepare(&mut client);
        let shapes = studio.frames(&mut client, Theme::Dark, (1024, 640));
        assert!(!shapes.is_empty(), "{name} is empty");
    }
}

#[test]
fn every_form_is_drawn_with_what_is_wrong() {
    let mut studio = Studio::default();
    for lang in Lang::ALL {
        for form in forms(&demo::snapshot()) {
            let (mut client, _requests, _post) = client(lang, demo::snapshot());
            let tried = form.finish(demo::snapshot().today).is_err();
            client.state_mut().asking = Some(super::forms::Asking { tried, ..super::forms::Asking::new(form) });
            studio.frames(&mut client, Theme::Light, (1024, 640));
        }
    }
}

#[test]
fn a_picture_holds_words_and_colours_of_its_theme() {
    let mut studio = Studio::default();
    let mut grounds = Vec::new();
    for theme in [Theme::Light, Theme::Dark] {
        let (mut client, _requests, _post) = client(Lang::Nl, demo::snapshot());
        let image = studio.draw(&mut client, theme, (1440, 900));
        let colours: BTreeSet<&[u8]> = image.pixels.chunks(3).collect();
        assert!(colours.len() > 200, "only {} colours", colours.len());
        grounds.push(image.pixels.last().copied().expect("pixels"));
    }
    assert!(grounds[0] > 200 && grounds[1] < 40, "{grounds:?}");
}

#[test]
fn pictures_of_the_main_screens_are_written_as_files() {
    let dir = tempfile::tempdir().expect("a folder");
    let files = super::pictures::write(
        dir.path(),
        (&with_agreement(), super::pictures::Beside::Papers(&super::pictures::Papers::default())),
        &[Lang::Nl],
        &[Theme::Light],
    )
    .expect("written");
    let names: Vec<_> = files.iter().filter_map(|file| file.file_name()?.to_str()).collect();
    assert!(names.contains(&"agreement-light-nl.png") && names.contains(&"today-light-nl.png"), "{names:?}");
    for file in files {
        assert!(std::fs::read(file).expect("a file").starts_with(b"\x89PNG"));
    }
}

/// Draws every screen in Dutch and light. The harness itself fails on inputs without a name and on letters no font has.
#[test]
fn every_screen_names_what_can_be_pressed_and_then_rests() {
    let mut window = Window::open(demo::snapshot());
    for (name, snapshot, prepare) in SCREENS {
        let (mut fresh, _requests, _post) = client(Lang::Nl, snapshot());
        prepare(&mut fresh);
        *window.harness.state_mut() = fresh;
        window.harness.run();
        for node in window.harness.root().children_recursive() {
            let node = node.accesskit_node();
            // Scroll bars are the toolkit's own.
            let pressable = node.data().supports_action(Action::Click) && node.role() != Role::ScrollBar;
            let named = node.label().is_some_and(|label| !label.trim().is_empty()) || node.value().is_some();
            assert!(!pressable || named, "{name}: {:?} at {:?}", node.role(), node.raw_bounds());
        }
        window.harness.step();
        let delay = window.harness.output().viewport_output.values().map(|output| output.repaint_delay).min();
        // A copy that is open is looked at once more: when it locks, or before that a big screen when it rests. A clock
        // that runs is looked at once a second.
        let rest = match window.harness.state().state().wall {
            _ if window.shows("voor deze stap") => Duration::from_millis(999),
            Some(_) => Duration::from_mins(9),
            None => Duration::from_mins(14),
        };
        assert!(delay.is_some_and(|delay| delay >= rest), "{name} asks for frames: {delay:?}");
    }
}

#[test]
fn the_number_keys_reach_every_place() {
    let mut window = Window::open(demo::snapshot());
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    for (key, place) in keys.into_iter().zip(Place::ALL).rev() {
        window.key(Modifiers::COMMAND, key);
        assert_eq!(window.harness.state().state().place, place);
    }
}

#[test]
fn f6_goes_round_the_parts_of_the_window() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Network));
    let mut names = Vec::new();
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::F6);
        let focused = window.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        names.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    assert_eq!(names, ["Navigatie", "Bovenbalk", "Gekozen organisatie", "Netwerk"]);
}

#[test]
fn tab_goes_on_in_the_part_that_f6_went_to() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::F6);
    }
    window.key(Modifiers::NONE, Key::Tab);

    let focused = window.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    let label = focused.and_then(|node| node.accesskit_node().label());
    assert_eq!(label.as_deref(), Some("Casus dichtdoen"), "the first control of the page, not of the list beside it");
}

#[test]
fn a_case_is_brought_with_the_keyboard_alone() {
    let mut window = Window::open(demo::snapshot());
    window.key(Modifiers::COMMAND, Key::K);
    window.harness.event(Event::Text("casus in".into()));
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);
    window.harness.event(Event::Text("Post durven openen".into()));
    window.harness.run();
    window.press("Wijktafel De Werf");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert!(window.shows("Vul dit nog in."));
    window.write("Waarom dit besproken mag worden", "Mevrouw zei ja.");
    window.key(Modifiers::COMMAND, Key::Enter);

    let asked = std::iter::from_fn(|| window.requests.try_recv().ok()).find(|asked| matches!(asked.what, What::Do(_)));
    let asked = asked.expect("a command");
    window.post.tell(Notice::Made(asked.number, demo::CASE));
    window.harness.run();
    assert_eq!(window.harness.state().state().cases.open, Some(demo::CASE), "one goes on in it");
    let made: Vec<_> = if let What::Do(command) = asked.what { vec![command] } else { vec![] };

    assert!(
        matches!(made.as_slice(), [Command::OpenCase { title, table, .. }] if title.as_str() == "Post durven openen" && *table == demo::log(12)),
        "{made:?}"
    );
    assert!(window.harness.state().state().asking.is_none());
}

#[test]
fn escape_closes_what_is_on_top_and_asks_nothing() {
    let mut window = Window::open(demo::snapshot());
    window.asked();
    window.go(Intent::Palette);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.harness.state().state().is_covered());
    window.go(Intent::Ask(Box::new(Form::round())));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.harness.state().state().is_covered());
    assert_eq!(window.commands(), []);
}

#[test]
fn search_narrows_the_list_as_it_is_typed() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Cases));
    assert!(window.shows("8 casussen"));
    window.write("Casussen zoeken", "verhuiz zorgkring");
    assert!(window.shows("1 casus"));
    assert!(window.shows("Eenzaamheid na een verhuizing"));
    assert!(!window.shows("Overbelaste mantelzorger"));
}

#[test]
fn signing_waits_for_a_verdict_and_an_objection_for_its_reason() {
    let mut window = Window::open(with_agreement());
    window.go(Intent::Open(Opened::Agreement(demo::AGREEMENT)));
    assert!(window.shows("Kies eerst een oordeel."));
    window.key(Modifiers::NONE, Key::Num3);
    window.press("Onderteken dit oordeel");
    assert_eq!(window.commands(), []);
    assert!(window.shows("Vul dit nog in."));
    window.write("Uw reden", "Eerst de kosten zien.");
    window.press("Onderteken dit oordeel");

    let made = window.commands();

    assert!(
        matches!(made.as_slice(), [Command::GiveVerdict { verdict: Verdict::Object, note: Some(_), .. }]),
        "{made:?}"
    );
}

#[test]
fn what_is_typed_in_a_text_leaves_as_an_edit_and_is_closed_with_its_page() {
    let mut window = Window::open(demo::snapshot());
    tab(window.harness.state_mut(), CaseTab::Story);
    window.harness.run();
    window.write("De situatie", "Ja. ");
    let asked = window.asked();
    let edited = asked.iter().any(|what| {
        matches!(what, What::Text(TextInput::Edit { field: TextField::Situation, number: 1, edits, .. }) if edits.len() == 1)
    });
    assert!(edited, "{asked:?}");
    assert!(!window.harness.state().state().texts.is_idle());

    let update = super::bridge::TextUpdate {
        log: demo::CASE,
        field: TextField::Situation,
        revision: 0,
        taken: 1,
        edits: vec![],
    };
    window.post.tell(Notice::Text(update));
    window.harness.run();
    assert!(window.harness.state().state().texts.is_idle());
    window.go(Intent::Go(Place::Today));
    window.harness.run_steps(3);
    assert!(
        window
            .asked()
            .iter()
            .any(|what| matches!(what, What::Text(TextInput::Close { field: TextField::Situation, .. })))
    );
}

#[test]
fn what_was_done_can_be_taken_back_and_what_was_refused_says_why() {
    let mut window = Window::open(demo::snapshot());
    window.asked();
    window.press("Gesprek plannen met Bakenwonen over de huur");
    let number = window.requests.try_recv().expect("asked").number;
    window.post.tell(Notice::Done(number));
    window.harness.run_steps(2);
    window.harness.get_by_label("Ongedaan maken: Actie klaar.").click();
    window.harness.run_steps(2);
    let undone = window.commands();
    assert!(matches!(undone.as_slice(), [Command::FinishAction { done: false, .. }]), "{undone:?}");

    window.post.tell(Notice::Refused(number + 1, RuleError::NoMandate));
    window.harness.run_steps(2);
    assert!(window.shows("Vraag een collega die dat wel mag"));
}

#[test]
fn what_is_not_saved_stays_on_every_page() {
    let mut window = Window::open(demo::snapshot());
    window.post.tell(Notice::Trouble(Some(Problem::new(problems::DISK_FULL))));
    window.harness.run();
    for place in Place::ALL {
        window.go(Intent::Go(place));
        assert!(window.shows("Niet bewaard: de schijf is vol"), "{place:?}");
    }
    window.post.tell(Notice::Trouble(None));
    window.harness.run();
    assert!(!window.shows("Niet bewaard"));
}

#[test]
fn joining_shows_the_code_and_then_the_members_to_accept() {
    let window = Window::open(joining(Stage::Candidate));
    assert!(window.shows("4 8 2 9, 1 7 6 0, 3 3 5 1, 0 9 4 6"));
    assert!(!window.shows("Zorgkring Tuinder"));

    let mut window = Window::open(joining(Stage::Admitted));
    assert!(window.shows("Zorgkring Tuinder"));
    window.press("Lidmaatschap aannemen");
    assert_eq!(window.commands(), [Command::AcceptMembership]);
}

#[test]
fn a_newer_snapshot_is_shown_and_wakes_the_window() {
    let mut window = Window::open(demo::snapshot());
    let mut newer = demo::snapshot();
    newer.version = 2;
    newer.network.name = "Havenkwartier".into();
    window.post.publish(Arc::new(newer));
    window.harness.run();
    assert!(window.shows("Havenkwartier"));
}

#[test]
fn both_languages_are_spoken_without_a_restart() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Speak(Lang::En));
    assert!(window.shows("Waiting for you"));
    assert_eq!(window.harness.state().state().words.t("place-today"), Words::new(Lang::En).t("place-today"));
}

/// The gallery, for a person to look at: every screen and form in every look. `WIJKTAFEL_LOOK=folder cargo test -p
/// wijktafel look`; with `WIJKTAFEL_LOOK_AT=words` only of screens and forms whose name holds one of them, and with
/// `WIJKTAFEL_LOOK_HIGH=3000` in a window of that height.
#[test]
fn look() {
    let Some(dir) = std::env::var_os("WIJKTAFEL_LOOK").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&dir).expect("a folder");
    let wanted = std::env::var("WIJKTAFEL_LOOK_AT").unwrap_or_default();
    let high = std::env::var("WIJKTAFEL_LOOK_HIGH").ok().and_then(|high| high.parse().ok());
    let wanted = |name: &str| wanted.is_empty() || wanted.split_whitespace().any(|word| name.contains(word));
    for (at, look) in layout::LOOKS.into_iter().enumerate() {
        let mut studio = Studio::zoomed(look.zoom);
        let mut save = |name: &str, mut client: Client| {
            let image = studio.draw(&mut client, look.theme, (look.size.0, high.unwrap_or(look.size.1)));
            let file = dir.join(format!("{name}-{at}.png").replace([',', ' '], "-"));
            std::fs::write(file, image.png().expect("encoded")).expect("written");
        };
        for (name, snapshot, prepare) in SCREENS.iter().filter(|(name, ..)| wanted(name)) {
            save(name, layout::in_look(look, snapshot(), prepare));
        }
        for (index, form) in forms(&demo::snapshot()).into_iter().enumerate().filter(|(_, form)| wanted(form.key())) {
            let name = format!("{}-{index}", form.key());
            save(&name, layout::in_look(look, demo::snapshot(), |client| client.ask(Intent::Ask(Box::new(form)))));
        }
    }
}
