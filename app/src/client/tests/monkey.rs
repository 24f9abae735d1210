//! Random keys, clicks and words on every screen: nothing panics, nothing that cannot be undone happens without a
//! question, and no character that was typed is lost.
//!
//! `WIJKTAFEL_MONKEY=10000` takes that many on each screen, in release; `WIJKTAFEL_MONKEY_SEED` another beginning.

use std::collections::BTreeMap;

use egui::accesskit::Action;
use egui::epaint::text::MissingGlyphPolicy;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2};
use egui_kittest::kittest::NodeT as _;
use wijktafel_harness::rng::Rng;
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::words::TextField;

use wijktafel_model::command::breakthrough::PlanAct;

use super::reach::shown;
use super::{SCREENS, Window};
use crate::client::bridge::{Notice, Situation, TextDesk, TextInput, What};
use crate::client::demo;
use crate::client::intent::NodeRequest;
use crate::client::splice::Op;
use crate::client::state::text_id;

const KEYS: [Key; 30] = [
    Key::Tab,
    Key::Tab,
    Key::Tab,
    Key::Enter,
    Key::Enter,
    Key::Space,
    Key::Escape,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Backspace,
    Key::Delete,
    Key::F2,
    Key::F6,
    Key::A,
    Key::D,
    Key::K,
    Key::L,
    Key::N,
    Key::R,
    Key::X,
    Key::Y,
    Key::Z,
    Key::Num1,
    Key::Num4,
];
const MODIFIERS: [Modifiers; 6] =
    [Modifiers::NONE, Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND, Modifiers::ALT];
const WORDS: [&str; 10] = ["a", "é", " ", "tafel", "😀", "31-2", "\"", "0612345678", "Jan", "ĳ…"];

/// What nobody takes back: it must have been asked about, in a form or by a choice made before.
const fn is_final(command: &Command) -> bool {
    matches!(
        command,
        Command::EndPerson { .. }
            | Command::RevokeDevice { .. }
            | Command::RevokeInvite { .. }
            | Command::VoteRemoval { .. }
            | Command::VoteCharter { .. }
            | Command::VotePause { .. }
            | Command::HandOver { .. }
            | Command::TakeOver { .. }
            | Command::LeaveTable { .. }
            | Command::ArchiveTip { .. }
            | Command::OnPlan { act: PlanAct::ArchiveSolution { .. }, .. }
            | Command::WithdrawGround { .. }
            | Command::TakeOutReader { .. }
            | Command::Recall { .. }
            | Command::ProposeVersion { .. }
            | Command::EndAgreement { .. }
            | Command::CloseRound { .. }
            | Command::EndBlindPeer { .. }
            | Command::AnnounceDeparture { .. }
            | Command::Leave
            | Command::DropLog { .. }
    )
}

/// The other end of the window: keeps the shared texts, and a partner writes in them too.
struct Node {
    desk: TextDesk,
    texts: BTreeMap<(LogId, TextField), String>,
}

struct Monkey<'a> {
    window: &'a mut Window,
    node: Node,
    rng: Rng,
    name: &'static str,
}

impl Monkey<'_> {
    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.rng.below(all.len())]
    }

    fn event(&self, event: Event) {
        self.window.harness.event(event);
    }

    /// A whole number of points below `bound`.
    fn point(&mut self, bound: u16) -> f32 {
        f32::from(u16::try_from(self.rng.below(bound.into())).expect("a small number"))
    }

    fn click(&self, at: Pos2) {
        self.event(Event::PointerMoved(at));
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            self.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers });
        }
    }

    /// Does one thing; answers what was typed.
    fn act(&mut self) -> Option<&'static str> {
        let at = pos2(self.point(1440), self.point(900));
        match self.rng.below(20) {
            0..8 => {
                let nodes = self.window.harness.root().children_recursive();
                let pressed = nodes.filter(|node| node.accesskit_node().data().supports_action(Action::Click));
                let places: Vec<Pos2> = pressed.map(|node| node.rect().center()).collect();
                if !places.is_empty() {
                    let place = self.pick(&places);
                    self.click(place);
                }
            }
            8..9 => self.click(at),
            9..10 => {
                self.event(Event::PointerMoved(at));
                let delta = vec2(0.0, self.point(800) - 400.0);
                let (unit, phase) = (MouseWheelUnit::Point, TouchPhase::Move);
                self.event(Event::MouseWheel {
                    unit,
                    delta,
                    modifiers: Modifiers::NONE,
                    phase,
                    source: MouseWheelSource::Unknown,
                });
            }
            10..14 => {
                let (key, modifiers) = (self.pick(&KEYS), self.pick(&MODIFIERS));
                for pressed in [true, false] {
                    self.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
                }
            }
            _ => {
                let words = self.pick(&WORDS);
                self.event(Event::Text(words.to_owned()));
                return Some(words);
            }
        }
        None
    }

    /// The text that has the focus.
    fn focused(&self) -> Option<(LogId, TextField)> {
        let focused = self.window.harness.ctx.memory(egui::Memory::focused)?;
        self.node.desk.open().find(|(log, field)| text_id(*log, *field) == focused)
    }

    fn step(&mut self, number: usize) {
        let before = self.window.harness.state().state();
        let (asked, covered) = (before.asking.is_some(), before.is_covered());
        let leaves = before.leaving.step == 4 || before.leaving.step == 3;
        let focused = self.focused().filter(|_| !covered);
        let typed = self.act();
        self.window.harness.step();
        let mut written = String::new();
        for what in self.window.asked() {
            match what {
                What::Do(command) => assert!(
                    asked || leaves || !is_final(&command),
                    "{}, step {number}: {command:?} without a question",
                    self.name
                ),
                What::Node(NodeRequest::Leave { .. }) => assert!(leaves, "{}, step {number}: left", self.name),
                What::Node(NodeRequest::StopJoining) => assert!(asked, "{}, step {number}: stopped joining", self.name),
                // As the service does once it closed the store.
                What::Node(NodeRequest::Lock(_)) => self.node.desk = TextDesk::default(),
                What::Text(input) => self.node.take(input, &mut written),
                What::Node(_) | What::Show(_) | What::Visit(_) | What::Away(_) => (),
            }
        }
        if let (Some(typed), Some(_)) = (typed, focused) {
            assert!(written.contains(typed), "{}, step {number}: {typed:?} was lost", self.name);
        }
        self.answer();
    }

    /// What a node and its partners do meanwhile.
    fn answer(&mut self) {
        let open: Vec<_> = self.node.desk.open().collect();
        if !open.is_empty() && self.rng.below(4) == 0 {
            let (log, field) = self.pick(&open);
            if self.rng.below(3) == 0 {
                let words = self.pick(&WORDS);
                let text = self.node.texts.get_mut(&(log, field)).expect("an open text");
                let at = self.rng.below(text.chars().count() + 1);
                Op::Insert { at, text: words.to_owned() }.apply(text);
            }
            let now = self.node.texts[&(log, field)].clone();
            let changed = self.node.desk.changed(log, field, &now);
            if let Some(update) = changed.or_else(|| self.node.desk.confirm(log, field)) {
                self.window.post.tell(Notice::Text(update));
            }
        }
        let situation = self.window.harness.state().state().situation;
        if matches!(situation, Situation::Locking | Situation::Locked { .. } | Situation::Starting)
            && self.rng.below(30) == 0
        {
            self.window.post.publish(demo::snapshot().into());
            self.window.post.tell(Notice::Situation(Situation::Open));
        }
    }

    /// Both ends agree once nothing is on its way.
    fn settle(&mut self) {
        // A text that just opened is answered first, and what a partner wrote meanwhile comes after that.
        for _ in 0..3 {
            self.exchange();
        }
        for (log, field) in self.node.desk.open().collect::<Vec<_>>() {
            let shown = self.window.harness.state().state().texts.text(log, field);
            assert_eq!(shown, Some(self.node.texts[&(log, field)].as_str()), "{}: {field:?}", self.name);
        }
    }

    fn exchange(&mut self) {
        for (log, field) in self.node.desk.open().collect::<Vec<_>>() {
            let now = self.node.texts[&(log, field)].clone();
            let changed = self.node.desk.changed(log, field, &now);
            if let Some(update) = changed.or_else(|| self.node.desk.confirm(log, field)) {
                self.window.post.tell(Notice::Text(update));
            }
        }
        self.window.harness.step();
        for what in self.window.asked() {
            if let What::Text(input) = what {
                self.node.take(input, &mut String::new());
            }
        }
    }
}

impl Node {
    fn take(&mut self, input: TextInput, written: &mut String) {
        if let TextInput::Open { log, field, text } = &input {
            self.texts.insert((*log, *field), text.clone());
        }
        let field = match &input {
            TextInput::Open { field, .. } | TextInput::Edit { field, .. } | TextInput::Close { field, .. } => *field,
        };
        let Some((log, edits)) = self.desk.take(input) else { return };
        let text = self.texts.get_mut(&(log, field)).expect("an open text");
        for op in Op::from_edits(&edits) {
            if let Op::Insert { text, .. } = &op {
                written.push_str(text);
            }
            op.apply(text);
        }
    }
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn random_keys_and_clicks_lose_no_character_and_do_nothing_final_unasked() {
    let steps = number("WIJKTAFEL_MONKEY", 20);
    let seed = number("WIJKTAFEL_MONKEY_SEED", 1);
    let mut window = Window::open(demo::empty());
    // As in the window: a box for what no font has.
    window.harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    for (place, (name, snapshot, prepare)) in SCREENS.iter().enumerate() {
        shown(&mut window, snapshot(), prepare);
        let node = Node { desk: TextDesk::default(), texts: BTreeMap::new() };
        let rng = Rng::new((seed * 1_000 + place) as u64);
        let mut monkey = Monkey { window: &mut window, node, rng, name };
        for number in 0..steps {
            monkey.step(number);
        }
        monkey.settle();
    }
}
