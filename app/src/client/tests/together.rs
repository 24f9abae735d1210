//! Two windows on one case at once, each with a copy of its own that exchanges with the other: what is typed apart, in
//! the story and in the matrix, loses no character, moves no cursor, and no frame shows an older text than the one
//! before.

use egui::epaint::text::MissingGlyphPolicy;
use egui::text_edit::TextEditState;
use wijktafel_harness::rng::Rng;
use wijktafel_harness::words::{line, prose};
use wijktafel_harness::world::{Partner, World};
use wijktafel_model::id::LogId;
use wijktafel_model::view::CaseView;
use wijktafel_model::words::LifeArea;

use super::super::bridge::TextDesk;
use super::super::state::text_id;
use super::*;

/// How many times somebody writes.
const EDITS: usize = 200;
const FIELD: TextField = TextField::Situation;

/// Every letter that is typed is typed once: the text says by itself what became of it.
fn letter(number: usize) -> char {
    char::from_u32(0x4E00 + u32::try_from(number).expect("few")).expect("a letter")
}

struct Place {
    window: Window,
    partner: Partner,
    desk: TextDesk,
    shown: Option<LogId>,
    version: u64,
    /// What the last frame showed.
    text: String,
    tips: BTreeSet<String>,
    frames: usize,
    typed: BTreeSet<char>,
    taken_out: BTreeSet<char>,
}

struct Room {
    world: World,
    places: Vec<Place>,
    case: LogId,
    rng: Rng,
    letters: usize,
    ideas: BTreeSet<String>,
    /// Letters that anybody took out at any time.
    gone: BTreeSet<char>,
}

fn view(s: &Snapshot) -> Option<&CaseView> {
    match &s.detail {
        Some(Detail::Case(case)) => Some(case),
        _ => None,
    }
}

impl Room {
    fn open(seed: u64) -> Self {
        let (mut world, partners) = World::network(seed, &["Anna", "Bas"]);
        let table = Command::OpenTable { name: line("Wijktafel Noord"), area: None, rhythm: None, orgs: None };
        let table = world.run(partners[0], &table).expect("a table").logs[0];
        let open = Command::OpenCase {
            table,
            title: line("Weer zelf de dag beginnen"),
            ground: prose("Zonder namen"),
            retain_until: world.snapshot(partners[0], None).today.plus(200),
            areas: vec![LifeArea::TimeUse, LifeArea::Finances],
            question: String::new(),
            keep: Vec::new(),
        };
        let case = world.run(partners[0], &open).expect("a case").logs[0];
        world.settle();
        let place = |world: &mut World, partner| {
            let snapshot = world.snapshot(partner, Some(case));
            let mut window = Window::open(snapshot);
            window.harness.set_size(vec2(1000.0, 700.0));
            // No built-in font has these letters: a box is drawn.
            window.harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
            window.go(Intent::Open(Opened::Case(case)));
            Place {
                window,
                partner,
                desk: TextDesk::default(),
                shown: Some(case),
                version: 1_000,
                text: String::new(),
                tips: BTreeSet::new(),
                frames: 0,
                typed: BTreeSet::new(),
                taken_out: BTreeSet::new(),
            }
        };
        let places = partners.iter().map(|partner| place(&mut world, *partner)).collect();
        let (rng, ideas, gone) = (Rng::new(seed), BTreeSet::new(), BTreeSet::new());
        let mut room = Self { world, places, case, rng, letters: 0, ideas, gone };
        for who in 0..room.places.len() {
            room.story(who);
        }
        room
    }

    /// What a node does for its window: in turn, as it was asked.
    fn serve(&mut self, who: usize) {
        while let Ok(request) = self.places[who].window.requests.try_recv() {
            match request.what {
                What::Do(command) => {
                    let partner = self.places[who].partner;
                    self.world.run(partner, &command).unwrap_or_else(|error| panic!("{command:?}: {error:?}"));
                    self.places[who].window.post.tell(Notice::Done(request.number));
                }
                What::Show(log) => self.places[who].shown = log,
                What::Text(input) => {
                    self.follow(who);
                    let place = &mut self.places[who];
                    let at = match &input {
                        TextInput::Edit { log, field, .. } => Some((*log, *field)),
                        _ => None,
                    };
                    let Some((log, edits)) = place.desk.take(input) else { continue };
                    if !edits.is_empty() {
                        let edit = Command::EditText { log, edits };
                        self.world.run(place.partner, &edit).expect("an edit fits the words it is meant for");
                    }
                    if let Some((log, field)) = at
                        && let Some(update) = place.desk.confirm(log, field)
                    {
                        place.window.post.tell(Notice::Text(update));
                    }
                }
                _ => (),
            }
        }
        self.follow(who);
        let place = &mut self.places[who];
        let mut snapshot = self.world.snapshot(place.partner, place.shown);
        place.version += 1;
        snapshot.version = place.version;
        place.window.post.publish(Arc::new(snapshot));
    }

    /// Brings what the other one wrote to a window.
    fn follow(&mut self, who: usize) {
        let place = &mut self.places[who];
        let snapshot = self.world.snapshot(place.partner, Some(self.case));
        let Some(case) = view(&snapshot) else { return };
        if let Some(update) = place.desk.changed(self.case, FIELD, &case.situation) {
            place.window.post.tell(Notice::Text(update));
        }
    }

    fn words(&self, who: usize) -> Option<&str> {
        self.places[who].window.harness.state().state().texts.text(self.case, FIELD)
    }

    fn caret(&self, who: usize) -> Option<usize> {
        let state = TextEditState::load(&self.places[who].window.harness.ctx, text_id(self.case, FIELD))?;
        state.cursor.char_range().map(|range| range.primary.index.0)
    }

    /// Draws one frame and looks at what it shows.
    fn frame(&mut self, who: usize) {
        self.places[who].window.harness.step();
        let case = self.case;
        let place = &mut self.places[who];
        place.frames += 1;
        let client = place.window.harness.state();
        if let Some(now) = client.state().texts.text(case, FIELD).map(str::to_owned) {
            let lost: Vec<char> = place.text.chars().filter(|c| !now.contains(*c) && !self.gone.contains(c)).collect();
            assert!(lost.is_empty(), "a frame of {who} shows an older text: {lost:?} is gone");
            let twice = now.chars().count() - now.chars().collect::<BTreeSet<_>>().len();
            assert_eq!(twice, 0, "a letter is there twice: {now}");
            place.text = now;
        }
        if let Some(shown) = view(&client.snapshot) {
            let now: BTreeSet<String> =
                shown.tips.iter().flat_map(|tip| tip.versions.iter().map(|one| one.text.clone())).collect();
            assert!(place.tips.is_subset(&now), "a frame of {who} shows an older matrix");
            place.tips = now;
        }
    }

    /// Draws a frame in which nobody does anything here: the caret stays between the letters it stood between.
    fn watch(&mut self, who: usize) {
        let before = self.words(who).map(str::to_owned).zip(self.caret(who));
        self.frame(who);
        let (Some((old, at)), Some(now), Some(caret)) = (before, self.words(who), self.caret(who)) else { return };
        let place = |c: char| now.chars().position(|one| one == c);
        let old: Vec<char> = old.chars().collect();
        if let Some(left) = at.checked_sub(1).and_then(|at| old.get(at)).and_then(|c| place(*c)) {
            assert!(caret > left, "the caret of {who} jumped back");
        }
        if let Some(right) = old.get(at).and_then(|c| place(*c)) {
            assert!(caret <= right, "the caret of {who} jumped on");
        }
    }

    fn story(&mut self, who: usize) {
        let id = text_id(self.case, FIELD);
        self.places[who].window.harness.state_mut().state_mut().cases.tab = CaseTab::Story;
        for _ in 0..3 {
            self.places[who].window.harness.ctx.memory_mut(|memory| memory.request_focus(id));
            self.frame(who);
            self.serve(who);
        }
    }

    /// Something happens in the text; what it took out and put in is noted.
    fn press(&mut self, who: usize, event: Event) -> (BTreeSet<char>, BTreeSet<char>) {
        let letters = |text: &str| text.chars().collect::<BTreeSet<_>>();
        // What is on its way here is drawn first, so that the difference is one's own.
        self.frame(who);
        let before = letters(self.words(who).unwrap_or_default());
        self.places[who].window.harness.input_mut().events.push(event);
        // Letters that this very frame takes out are looked at below.
        self.places[who].window.harness.step();
        let after = letters(self.words(who).unwrap_or_default());
        let out: BTreeSet<char> = before.difference(&after).copied().collect();
        let into = after.difference(&before).copied().collect();
        self.gone.extend(&out);
        let shown = self.words(who).unwrap_or_default().to_owned();
        let place = &mut self.places[who];
        (place.text, place.frames) = (shown, place.frames + 1);
        (out, into)
    }

    fn key(&mut self, who: usize, modifiers: Modifiers, key: Key) -> (BTreeSet<char>, BTreeSet<char>) {
        self.press(who, Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers })
    }

    fn write(&mut self, who: usize) {
        match self.rng.below(10) {
            0 | 1 => self.idea(who),
            2 => {
                let (out, _) = self.key(who, Modifiers::NONE, Key::Backspace);
                self.places[who].taken_out.extend(out);
            }
            3 => {
                let (out, into) = self.key(who, Modifiers::COMMAND, Key::Z);
                let place = &mut self.places[who];
                assert!(out.is_subset(&place.typed), "{who} took back what another wrote: {out:?}");
                assert!(into.is_subset(&place.taken_out), "{who} brought back what it had not taken out: {into:?}");
                for c in into {
                    self.gone.remove(&c);
                }
            }
            kind => {
                if kind < 7 {
                    let keys = [Key::ArrowLeft, Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End];
                    let key = keys[self.rng.below(keys.len())];
                    self.key(who, Modifiers::NONE, key);
                }
                let c = letter(self.letters);
                self.letters += 1;
                let (out, into) = self.press(who, Event::Text(c.to_string()));
                assert_eq!((out, into), (BTreeSet::new(), BTreeSet::from([c])));
                self.places[who].typed.insert(c);
            }
        }
    }

    fn idea(&mut self, who: usize) {
        let idea = format!("Idee {}", self.ideas.len());
        self.places[who].window.harness.state_mut().state_mut().cases.tab = CaseTab::Matrix;
        self.frame(who);
        self.frame(who);
        let enter = Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let begin =
            Event::Key { key: Key::I, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        let text = text_id(self.case, FIELD);
        self.places[who].window.harness.ctx.memory_mut(|memory| memory.surrender_focus(text));
        for events in [vec![begin], vec![Event::Text(idea.clone()), enter]] {
            self.places[who].window.harness.input_mut().events.extend(events);
            self.frame(who);
        }
        self.ideas.insert(idea);
        self.serve(who);
        self.story(who);
    }
}

#[test]
fn two_write_in_one_case_at_once_and_nothing_is_lost_moved_or_shown_older() {
    let mut room = Room::open(7);
    for _ in 0..EDITS {
        let who = room.rng.below(2);
        room.write(who);
        // What is typed, and what is on its way between the two, arrives whenever it does.
        if room.rng.below(3) > 0 {
            room.serve(who);
        }
        for _ in 0..room.rng.below(12) {
            room.world.step();
        }
        let other = room.rng.below(2);
        room.serve(other);
        room.watch(other);
    }
    for _ in 0..4 {
        for who in 0..2 {
            room.serve(who);
            room.world.settle();
            room.watch(who);
        }
    }

    let (first, second) = (room.words(0).expect("a text"), room.words(1).expect("a text"));
    assert_eq!(first, second, "both see one text");
    let written: BTreeSet<char> = first.chars().collect();
    let typed: BTreeSet<char> = room.places.iter().flat_map(|place| place.typed.iter().copied()).collect();
    let lost: BTreeSet<_> = typed.difference(&written).filter(|c| !room.gone.contains(c)).collect();
    assert!(lost.is_empty(), "{lost:?} is lost");
    for place in &room.places {
        assert_eq!(place.tips, room.ideas, "every idea is there");
        assert!(place.frames > EDITS, "{} frames were looked at", place.frames);
    }
    room.world.assert_converged(&[Partner(0), Partner(1)]);
    assert!(room.letters > 60 && room.ideas.len() > 20, "{} letters, {} ideas", room.letters, room.ideas.len());
}

#[test]
fn a_text_whose_page_is_left_while_it_is_on_its_way_is_closed_once_it_has_arrived() {
    let mut window = Window::open(demo::snapshot());
    tab(window.harness.state_mut(), CaseTab::Story);
    window.harness.run();
    window.write("De situatie", "Ja. ");
    window.go(Intent::Go(super::super::state::Place::Today));
    window.harness.run_steps(3);
    let closed = |window: &mut Window| {
        let closes = |what: &What| matches!(what, What::Text(TextInput::Close { field: FIELD, .. }));
        window.asked().iter().any(closes)
    };
    assert!(!closed(&mut window) && !window.harness.state().state().texts.is_idle(), "it is on its way");

    let (log, revision) = (demo::CASE, 0);
    let update = super::super::bridge::TextUpdate { log, field: FIELD, revision, taken: 1, edits: vec![] };
    window.post.tell(Notice::Text(update));
    window.harness.run_steps(3);

    assert!(window.harness.state().state().texts.is_idle(), "the window says that all is kept");
    assert!(closed(&mut window));
}
