//! The sheet of keys.

use std::sync::Arc;

use egui::{Sense, Ui, vec2};

use crate::client::state::UiState;
use crate::client::ui::controls::kbd;
use crate::client::ui::dialog::{Head, dialog};
use crate::client::ui::layout::{W, cols};
use crate::client::ui::typography::body;

const ROWS: [(&str, &str); 22] = [
    ("Ctrl 1 – 9", "keys-places"),
    ("Ctrl K", "keys-palette"),
    ("Ctrl R", "keys-report"),
    ("Ctrl I", "keys-inbox"),
    ("Ctrl D", "keys-dossier"),
    ("Ctrl S", "keys-save"),
    ("Ctrl Shift F", "keys-wall"),
    ("I", "keys-idea"),
    ("← ↑ ↓ →", "keys-cell"),
    ("Alt ← →", "keys-step"),
    ("F6", "keys-region"),
    ("Tab", "keys-tab"),
    ("Enter", "keys-enter"),
    ("1 – 5", "keys-digits"),
    ("D", "keys-difference"),
    ("N", "keys-next-change"),
    ("T", "keys-table"),
    ("[ ]", "keys-captures"),
    ("Ctrl Enter", "keys-send"),
    ("Ctrl Z", "keys-undo"),
    ("Ctrl L", "keys-lock"),
    ("Esc", "keys-escape"),
];

/// The sheet, when it is shown.
pub fn show(ui: &mut Ui, st: &mut UiState) {
    if !st.keys {
        return;
    }
    let w = Arc::clone(&st.words);
    let head = Head { id: "keys", title: &w.t("keys-title"), close: &w.t("close"), width: 460.0 };
    let rows = |ui: &mut Ui| {
        for (key, text) in ROWS {
            ui.push_id(key, |ui| {
                cols(ui, 8.0, &[W::Px(110.0), W::Fr(1.0)], |index, ui| {
                    if index == 0 {
                        kbd(ui, key);
                    } else {
                        body(ui, &w.t(text));
                    }
                });
            });
            ui.allocate_exact_size(vec2(1.0, 2.0), Sense::hover());
        }
    };
    let ((), closed) = dialog(ui, head, rows, |_| ());
    st.keys = !closed;
}
