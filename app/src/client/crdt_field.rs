//! A text field bound to a shared text: what is typed leaves as small changes, what others type arrives the same way.
//!
//! Three traps, each held by a test: words being composed with an input method are held back until they are chosen;
//! undo takes back one's own changes only; a partner's change moves the cursor along instead of the words under it.

use std::any::TypeId;
use std::ops::Range;

use egui::accesskit::Role;
use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::TextEditState;
use egui::{Event, Frame, Id, ImeEvent, Key, Margin, Modifiers, TextBuffer, TextEdit, Ui, WidgetInfo};
use wijktafel_model::words::TEXT_CHARS_MAX;

use super::splice::{Near, Op, cross, difference};
use super::tokens::{f_body, tk};
use super::ui::controls::into_sight;
use super::ui::typography::rich;

/// How many own changes can be taken back.
const UNDO_MAX: usize = 200;

#[derive(Clone, Debug, Default)]
struct Buffer {
    text: String,
    made: Vec<(Op, Op)>,
}

impl Buffer {
    fn make(&mut self, op: Op) {
        let inverse = op.inverse(&self.text);
        op.apply(&mut self.text);
        self.made.push((op, inverse));
    }
}

impl TextBuffer for Buffer {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        &self.text
    }

    fn insert_text(&mut self, text: &str, at: CharIndex) -> usize {
        let room = TEXT_CHARS_MAX.saturating_sub(self.text.chars().count());
        let text: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).take(room).collect();
        let count = text.chars().count();
        if count > 0 {
            self.make(Op::Insert { at: at.0, text });
        }
        count
    }

    fn delete_char_range(&mut self, range: Range<CharIndex>) {
        if range.start.0 < range.end.0 {
            self.make(Op::Delete { at: range.start.0, count: range.end.0 - range.start.0 });
        }
    }

    fn replace_with(&mut self, text: &str) {
        for op in difference(&self.text, text) {
            self.make(op);
        }
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Self>()
    }
}

/// How a field looks.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Its name.
    pub label: &'a str,
    /// Shown while it is empty.
    pub hint: &'a str,
    /// Its least height, in lines.
    pub rows: usize,
}

/// A field, from when it is shown until it is left.
#[derive(Clone, Debug, Default)]
pub struct CrdtField {
    buffer: Buffer,
    near: Near,
    composing: Option<String>,
    arrived: Vec<(u64, u64, Vec<Op>)>,
    undo: Vec<Vec<Op>>,
    redo: Vec<Vec<Op>>,
    typing: bool,
}

/// A run of changes on its way to the replica: its number, how much of the replica it knows, and the changes.
pub type Sent = (u64, u64, Vec<Op>);

impl CrdtField {
    /// Opens a field on a text.
    pub fn new(text: &str) -> Self {
        Self { buffer: Buffer { text: text.to_owned(), made: Vec::new() }, ..Self::default() }
    }

    /// What it shows.
    pub fn text(&self) -> &str {
        &self.buffer.text
    }

    /// Whether everything typed here has arrived.
    pub fn is_idle(&self) -> bool {
        self.near.is_idle() && self.composing.is_none()
    }

    /// Keeps changes of the replica until the field is drawn.
    pub fn arrive(&mut self, revision: u64, taken: u64, ops: Vec<Op>) {
        self.arrived.push((revision, taken, ops));
    }

    /// Draws the field; answers what was typed.
    pub fn show(&mut self, ui: &mut Ui, id: Id, look: Look<'_>) -> Option<Sent> {
        if self.composing.is_none() {
            self.take_arrived(ui, id);
        }
        let mut own = Vec::new();
        if ui.memory(|memory| memory.has_focus(id)) {
            own = self.take_back(ui, id);
        }
        let before = self.buffer.text.clone();
        let composing = ui.input(|input| {
            input.events.iter().rev().find_map(|event| match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => Some(!text.is_empty()),
                Event::Ime(ImeEvent::Commit(_)) => Some(false),
                _ => None,
            })
        });
        let faint = tk(ui).faint;
        let edit = TextEdit::multiline(&mut self.buffer)
            .id(id)
            .frame(Frame::NONE)
            .font(f_body())
            .hint_text(rich(look.hint, f_body(), faint))
            .margin(Margin::ZERO)
            .desired_rows(look.rows)
            .desired_width(ui.available_width());
        let response = ui.add(edit);
        into_sight(ui, &response, response.rect.expand(10.0));
        response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, look.label));
        let mut made = std::mem::take(&mut self.buffer.made);
        let left = !response.has_focus();
        match composing {
            Some(true) => {
                self.composing.get_or_insert(before);
                made.clear();
            }
            other if self.composing.is_some() => {
                made.clear();
                if other == Some(false) || left {
                    made = self.chosen();
                }
            }
            _ => (),
        }
        self.remember(&made);
        own.extend(made.into_iter().map(|(op, _)| op));
        if own.is_empty() {
            return None;
        }
        let (number, seen) = self.near.send(&own);
        Some((number, seen, own))
    }

    /// Takes in what arrived while the field is not drawn. Composing ends as it stands; answers what it changed.
    pub fn away(&mut self) -> Option<Sent> {
        let sent = self.finish();
        self.take_in(|_| ());
        sent
    }

    /// Ends composing as it stands, without drawing; answers what it changed.
    pub fn finish(&mut self) -> Option<Sent> {
        let made = self.chosen();
        self.remember(&made);
        let own: Vec<Op> = made.into_iter().map(|(op, _)| op).collect();
        if own.is_empty() {
            return None;
        }
        let (number, seen) = self.near.send(&own);
        Some((number, seen, own))
    }

    /// What composing changed in all.
    fn chosen(&mut self) -> Vec<(Op, Op)> {
        let mut made = Vec::new();
        let Some(mut text) = self.composing.take() else { return made };
        for op in difference(&text, &self.buffer.text) {
            let inverse = op.inverse(&text);
            op.apply(&mut text);
            made.push((op, inverse));
        }
        made
    }

    fn take_arrived(&mut self, ui: &Ui, id: Id) {
        if self.arrived.is_empty() {
            return;
        }
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let mut cursor = state.cursor.char_range();
        self.take_in(|op| {
            let moved = |at: CCursor| CCursor::new(op.shift(at.index.0));
            cursor = cursor.map(|range| CCursorRange::two(moved(range.secondary), moved(range.primary)));
        });
        state.cursor.set_char_range(cursor);
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }

    /// Makes what arrived, and shows each change.
    fn take_in(&mut self, mut made: impl FnMut(&Op)) {
        for (revision, taken, ops) in std::mem::take(&mut self.arrived) {
            let ops = self.near.receive(revision, taken, ops);
            for op in &ops {
                op.apply(&mut self.buffer.text);
                made(op);
            }
            for stack in [&mut self.undo, &mut self.redo] {
                let mut passing = ops.clone();
                for entry in stack.iter_mut().rev() {
                    let (moved, rest) = cross(std::mem::take(entry), passing);
                    *entry = moved;
                    passing = rest;
                }
                stack.retain(|entry| !entry.is_empty());
            }
            // That what was typed has arrived ends no word.
            self.typing &= ops.is_empty();
        }
    }

    /// Takes back, or makes again, when asked to. The widget's own undo would restore whole texts and so delete what
    /// partners wrote; its keys never reach it.
    fn take_back(&mut self, ui: &Ui, id: Id) -> Vec<Op> {
        let (undo, redo) = ui.input_mut(|input| {
            let redo = input.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)
                || input.consume_key(Modifiers::COMMAND, Key::Y);
            (input.consume_key(Modifiers::COMMAND, Key::Z), redo)
        });
        let entry = match (undo, redo) {
            (true, _) => self.undo.pop(),
            (false, true) => self.redo.pop(),
            (false, false) => None,
        };
        let Some(entry) = entry else { return Vec::new() };
        let mut back = Vec::with_capacity(entry.len());
        let mut cursor = 0;
        for op in &entry {
            back.insert(0, op.inverse(&self.buffer.text));
            op.apply(&mut self.buffer.text);
            cursor = match op {
                Op::Insert { at, text } => at + text.chars().count(),
                Op::Delete { at, .. } => *at,
            };
        }
        if undo {
            self.redo.push(back);
        } else {
            self.undo.push(back);
        }
        self.typing = false;
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(cursor))));
        state.clear_undoer();
        state.store(ui.ctx(), id);
        entry
    }

    /// Letters of one word are taken back together.
    fn remember(&mut self, made: &[(Op, Op)]) {
        for (op, inverse) in made {
            self.redo.clear();
            let letter = matches!(op, Op::Insert { text, .. } if text.chars().count() == 1 && !text.trim().is_empty());
            let follows = self.typing && self.undo.last().and_then(|entry| entry.first()).is_some_and(|last| {
                matches!((last, op), (Op::Delete { at, count }, Op::Insert { at: place, .. }) if at + count == *place)
            });
            match self.undo.last_mut() {
                Some(entry) if letter && follows => entry.insert(0, inverse.clone()),
                _ => self.undo.push(vec![inverse.clone()]),
            }
            self.typing = letter;
        }
        let over = self.undo.len().saturating_sub(UNDO_MAX);
        self.undo.drain(..over);
    }
}

#[cfg(test)]
mod tests {
    use egui::text::{CCursor, CCursorRange};
    use egui::text_edit::TextEditState;
    use egui::{Context, Event, Id, ImeEvent, Key, Modifiers, RawInput};

    use super::{CrdtField, Look, Op, Sent};

    const LOOK: Look<'static> = Look { label: "Situation", hint: "", rows: 3 };

    struct Bench {
        ctx: Context,
        field: CrdtField,
        replica: String,
    }

    impl Bench {
        fn new(text: &str) -> Self {
            let bench = Self { ctx: Context::default(), field: CrdtField::new(text), replica: text.to_owned() };
            super::super::tokens::install(&bench.ctx);
            bench
        }
        fn id() -> Id {
            Id::unique("field")
        }
        fn frame(&mut self, events: Vec<Event>) -> Vec<Sent> {
            let field = &mut self.field;
            let mut sent = Vec::new();
            let input = RawInput { events, focused: true, ..RawInput::default() };
            let mut output = self.ctx.run_ui(input, |ui| {
                ui.memory_mut(|memory| memory.request_focus(Self::id()));
                sent.extend(field.show(ui, Self::id(), LOOK));
            });
            output.textures_delta.clear();
            for (_, _, ops) in &sent {
                for op in ops {
                    op.apply(&mut self.replica);
                }
            }
            sent
        }
        fn put_cursor(&mut self, at: usize) {
            self.frame(vec![]);
            let mut state = TextEditState::load(&self.ctx, Self::id()).expect("shown");
            state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
            state.store(&self.ctx, Self::id());
        }
        fn cursor(&self) -> usize {
            let state = TextEditState::load(&self.ctx, Self::id()).expect("shown");
            state.cursor.char_range().expect("a cursor").primary.index.0
        }
        fn type_text(&mut self, text: &str) {
            for c in text.chars() {
                self.frame(vec![Event::Text(c.to_string())]);
            }
        }
        fn key(&mut self, key: Key, modifiers: Modifiers) {
            let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            self.frame(vec![press(true), press(false)]);
        }
        fn partner(&mut self, revision: u64, taken: u64, op: Op) {
            op.apply(&mut self.replica);
            self.field.arrive(revision, taken, vec![op]);
            self.frame(vec![]);
        }
    }

    fn preedit(text: &str) -> Event {
        Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    }

    #[test]
    fn letters_leave_as_small_changes() {
        let mut bench = Bench::new("belt");
        bench.put_cursor(0);
        let sent = bench.frame(vec![Event::Text("é".into())]);
        assert_eq!(sent, [(1, 0, vec![Op::Insert { at: 0, text: "é".into() }])]);
        assert_eq!(bench.field.text(), "ébelt");
    }

    #[test]
    fn composed_words_are_held_back_until_they_are_chosen() {
        let mut bench = Bench::new("a");
        bench.put_cursor(1);
        assert!(bench.frame(vec![preedit("k")]).is_empty());
        assert!(bench.frame(vec![preedit("ko")]).is_empty());
        assert_eq!(bench.replica, "a");
        assert!(!bench.field.is_idle());

        let sent = bench.frame(vec![Event::Ime(ImeEvent::Commit("コ".into()))]);

        assert_eq!(sent, [(1, 0, vec![Op::Insert { at: 1, text: "コ".into() }])]);
        assert_eq!((bench.field.text(), bench.replica.as_str()), ("aコ", "aコ"));
    }

    #[test]
    fn a_partner_waits_while_words_are_composed() {
        let mut bench = Bench::new("a");
        bench.put_cursor(1);
        bench.frame(vec![preedit("ko")]);
        bench.partner(1, 0, Op::Insert { at: 0, text: "X".into() });
        assert!(!bench.field.text().contains('X'));

        bench.frame(vec![Event::Ime(ImeEvent::Commit("コ".into()))]);
        bench.frame(vec![]);

        assert_eq!(bench.field.text(), "Xaコ");
    }

    #[test]
    fn undo_takes_back_only_what_was_typed_here() {
        let mut bench = Bench::new("");
        bench.put_cursor(0);
        bench.type_text("mijn");
        bench.partner(1, 4, Op::Insert { at: 0, text: "hun ".into() });
        assert_eq!(bench.field.text(), "hun mijn");

        bench.key(Key::Z, Modifiers::COMMAND);
        assert_eq!((bench.field.text(), bench.replica.as_str()), ("hun ", "hun "));

        bench.key(Key::Z, Modifiers::COMMAND);
        assert_eq!(bench.field.text(), "hun ");

        bench.key(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT);
        assert_eq!((bench.field.text(), bench.replica.as_str()), ("hun mijn", "hun mijn"));
    }

    #[test]
    fn words_are_taken_back_one_by_one() {
        let mut bench = Bench::new("");
        bench.put_cursor(0);
        bench.type_text("een tw");
        bench.field.arrive(0, 6, vec![]);
        bench.type_text("ee");
        bench.key(Key::Z, Modifiers::COMMAND);
        assert_eq!(bench.field.text(), "een ", "also when the first letters have arrived meanwhile");
    }

    #[test]
    fn a_partner_before_the_cursor_moves_it_along() {
        let mut bench = Bench::new("de tafel");
        bench.put_cursor(3);
        bench.partner(1, 0, Op::Insert { at: 0, text: "aan ".into() });
        assert_eq!((bench.field.text(), bench.cursor()), ("aan de tafel", 7));
        bench.partner(2, 0, Op::Delete { at: 4, count: 3 });
        assert_eq!((bench.field.text(), bench.cursor()), ("aan tafel", 4));
        bench.partner(3, 0, Op::Insert { at: 9, text: "!".into() });
        assert_eq!(bench.cursor(), 4);
    }

    #[test]
    fn what_crosses_on_the_way_ends_in_one_text() {
        let mut bench = Bench::new("ab");
        bench.put_cursor(1);
        let sent = bench.frame(vec![Event::Text("1".into())]);
        // The partner's letter was written before ours arrived there.
        bench.field.arrive(1, 0, vec![Op::Insert { at: 1, text: "X".into() }]);
        bench.frame(vec![]);
        let mut far = super::super::splice::Far::default();
        far.send(&[Op::Insert { at: 1, text: "X".into() }]);
        let mut replica = "aXb".to_owned();
        for (number, seen, ops) in sent {
            for op in &far.receive(number, seen, ops) {
                op.apply(&mut replica);
            }
        }
        assert_eq!(bench.field.text(), replica);
    }

    #[test]
    fn a_text_never_grows_beyond_its_bound() {
        let mut bench = Bench::new(&"a".repeat(super::TEXT_CHARS_MAX - 1));
        bench.put_cursor(0);
        bench.frame(vec![Event::Paste("bcd".into())]);
        assert_eq!(bench.field.text().chars().count(), super::TEXT_CHARS_MAX);
    }
}
