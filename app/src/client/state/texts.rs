//! Texts on screen, each with its field.

use std::collections::BTreeMap;

use egui::{Id, Ui};
use wijktafel_model::id::LogId;
use wijktafel_model::words::TextField;

use crate::client::bridge::{TextInput, TextUpdate};
use crate::client::crdt_field::{CrdtField, Look};
use crate::client::intent::Intent;
use crate::client::splice::Op;
use crate::client::ui::fields::framed;

/// Texts on screen, each with its field.
#[derive(Debug, Default)]
pub struct Texts {
    fields: BTreeMap<(LogId, TextField), (CrdtField, u64)>,
}

impl Texts {
    /// Draws a text: a field when it may be changed, else its words.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        (log, field): (LogId, TextField),
        now: &str,
        look: Look<'_>,
        out: &mut Vec<Intent>,
    ) {
        let pass = ui.ctx().cumulative_frame_nr();
        let (crdt, shown) = self.fields.entry((log, field)).or_insert_with(|| {
            out.push(Intent::Text(TextInput::Open { log, field, text: now.to_owned() }));
            (CrdtField::new(now), pass)
        });
        *shown = pass;
        let id = text_id(log, field);
        let sent = framed(ui, id, false, |ui| crdt.show(ui, id, look));
        if let Some((number, seen, ops)) = sent {
            let edits = Op::to_edits(ops, field);
            out.push(Intent::Text(TextInput::Edit { log, field, number, seen, edits }));
        }
    }

    /// Hands a partner's change to the field it is for.
    pub fn arrive(&mut self, update: &TextUpdate) {
        if let Some((field, _)) = self.fields.get_mut(&(update.log, update.field)) {
            field.arrive(update.revision, update.taken, Op::from_edits(&update.edits));
        }
    }

    /// Closes what was not drawn in this frame; what is still on its way stays until it has arrived.
    pub fn close_hidden(&mut self, frame: u64, out: &mut Vec<Intent>) {
        self.fields.retain(|&(log, field), (crdt, shown)| {
            if *shown + 1 >= frame {
                return true;
            }
            if let Some((number, seen, ops)) = crdt.away() {
                let edits = Op::to_edits(ops, field);
                out.push(Intent::Text(TextInput::Edit { log, field, number, seen, edits }));
            }
            let keep = !crdt.is_idle();
            if !keep {
                out.push(Intent::Text(TextInput::Close { log, field }));
            }
            keep
        });
    }

    /// Sends what is still being composed with an input method.
    pub fn finish(&mut self, out: &mut Vec<Intent>) {
        for ((log, field), (crdt, _)) in &mut self.fields {
            if let Some((number, seen, ops)) = crdt.finish() {
                let (log, field, edits) = (*log, *field, Op::to_edits(ops, *field));
                out.push(Intent::Text(TextInput::Edit { log, field, number, seen, edits }));
            }
        }
    }

    /// Whether something typed is still on its way to disk.
    pub fn is_idle(&self) -> bool {
        self.fields.values().all(|(crdt, _)| crdt.is_idle())
    }

    /// The words of a text that is on screen.
    pub fn text(&self, log: LogId, field: TextField) -> Option<&str> {
        self.fields.get(&(log, field)).map(|(crdt, _)| crdt.text())
    }
}

/// The focus of a text.
pub fn text_id(log: LogId, field: TextField) -> Id {
    Id::unique(("text", log, field))
}
