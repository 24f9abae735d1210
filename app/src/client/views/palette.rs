//! The palette: find anything, do anything, and see the key for next time.

mod commands;

pub use commands::all as all_commands;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align2, Frame, Id, Key, Margin, Modal, Modifiers, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;

use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, org_name, shared_at};
use crate::client::tokens::{R_L, R_ROW, f_med, f_small, tk};
use crate::client::ui::fields::Field;
use crate::client::ui::layout::rule;
use crate::client::ui::parts::paint_chip_right;
use crate::client::ui::sentences;
use crate::client::ui::typography::{icon_at, line, small, tinted};
use crate::meeting::title as called;
use crate::text::{Words, names};

/// At most this many rows.
const ROWS: usize = 9;
/// At most this many of one group.
const GROUP: usize = 4;

/// What is asked of the palette.
#[derive(Debug, Default)]
pub struct Palette {
    /// The words.
    pub query: String,
    /// The row that Enter takes.
    pub at: usize,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Entry {
    group: &'static str,
    icon: Icon,
    title: String,
    sub: String,
    key: &'static str,
    /// What it does.
    pub intent: Intent,
}

fn things(s: &Snapshot, w: &Words) -> Vec<Entry> {
    let mut list = Vec::new();
    let mut add = |group, icon, title: &str, sub: String, opened| {
        list.push(Entry { group, icon, title: title.to_owned(), sub, key: "", intent: Intent::Open(opened) });
    };
    for row in &s.cases {
        let sub = format!("{} · {}", shared_at(s, w, row), w.t(names::case_state(row.state)));
        add("place-cases", Icon::FolderOpen, &row.title, sub, Opened::Case(row.log));
    }
    for row in &s.meetings {
        let sub = w.t(names::meeting_state(row.state)).into_owned();
        add("meetings-title", Icon::CalendarDays, &called(s, row), sub, Opened::Meeting(row.log));
    }
    for row in &s.agreements {
        let sub = w.t(names::agreement_state(row.state)).into_owned();
        add("place-agreements", Icon::Handshake, &row.title, sub, Opened::Agreement(row.log));
    }
    for row in &s.lessons {
        add("growth-tab-lessons", Icon::Lightbulb, &row.title, String::new(), Opened::Lesson(row.log));
    }
    for row in &s.stories {
        add("stories-title", Icon::BookOpen, &row.title, String::new(), Opened::Lesson(row.log));
    }
    for row in &s.experiments {
        let sub = w.t(names::growth::experiment_state(row.state(s.today))).into_owned();
        add("growth-tab-experiments", Icon::FlaskConical, &row.title, sub, Opened::Experiment(row.log));
    }
    for org in &s.network.organisations {
        let sub = w.t(names::org_kind(org.kind)).into_owned();
        add("network-tab-organisations", Icon::Building2, &org_name(s, org.org), sub, Opened::Organisation(org.org));
    }
    list
}

/// What fits: commands that begin with the words, commands that hold them, then things. `>` only commands, `#` only cases.
pub fn find(s: &Snapshot, w: &Words, query: &str) -> Vec<Entry> {
    let query = query.trim().to_lowercase();
    let (query, only) = match query.strip_prefix('>') {
        Some(rest) => (rest.trim(), Some("palette-do")),
        None => query.strip_prefix('#').map_or((query.as_str(), None), |rest| (rest.trim(), Some("place-cases"))),
    };
    let fits = |entry: &Entry| {
        let said = format!("{} {}", entry.title, entry.sub).to_lowercase();
        query.split_whitespace().all(|word| said.contains(word))
    };
    let (begin, hold): (Vec<_>, Vec<_>) =
        commands::all(s, w).into_iter().filter(fits).partition(|entry| entry.title.to_lowercase().starts_with(query));
    let mut found: Vec<Entry> = begin.into_iter().chain(hold).collect();
    if only.is_none() && !query.is_empty() {
        found.truncate(GROUP);
    }
    if !query.is_empty() || only == Some("place-cases") {
        let mut groups: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for entry in things(s, w).into_iter().filter(fits) {
            let seen = groups.entry(entry.group).or_default();
            *seen += 1;
            if *seen <= GROUP || only == Some(entry.group) {
                found.push(entry);
            }
        }
    }
    found.retain(|entry| only.is_none_or(|only| entry.group == only));
    found.truncate(ROWS);
    found
}

/// The palette, when it is open.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let Some(mut palette) = st.palette.take() else { return };
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    let (up, down, enter) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowUp), pressed(Key::ArrowDown), pressed(Key::Enter))
    });
    let found = find(s, &w, &palette.query);
    let last = found.len().saturating_sub(1);
    palette.at = (palette.at + usize::from(down)).saturating_sub(usize::from(up)).min(last);
    let full = ui.ctx().content_rect();
    let frame =
        Frame::new().fill(k.surface).stroke(Stroke::new(1.0, k.border)).corner_radius(R_L).shadow(k.shadow_high);
    let modal = Modal::new(Id::unique("palette")).backdrop_color(k.scrim).frame(frame.inner_margin(Margin::same(14)));
    let top = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, full.height() * 0.12));
    let mut chosen = enter.then(|| found.get(palette.at).map(|entry| entry.intent.clone())).flatten();
    let shown = modal.area(top).show(ui.ctx(), |ui| {
        let wide = 640.0f32.min(full.width() - 80.0);
        ui.set_width(wide);
        ui.spacing_mut().item_spacing.y = 3.0;
        let id = Id::unique("palette-field");
        let before = palette.query.clone();
        let (label, hint) = (w.t("palette-name"), w.t("palette-hint"));
        let icon = Some(Icon::Search);
        let field =
            Field { id, label: &label, icon, hint: &hint, width: wide, height: 46.0, wrong: false, secret: false };
        field.show(ui, &mut palette.query);
        ui.memory_mut(|memory| memory.request_focus(id));
        if before != palette.query {
            palette.at = 0;
        }
        let mut group = "";
        for (index, entry) in found.iter().enumerate() {
            if group != entry.group {
                group = entry.group;
                ui.add_space(6.0);
                tinted(ui, &w.t(group), f_med(12.0), k.muted);
            }
            if row(ui, entry, index == palette.at) {
                chosen = Some(entry.intent.clone());
            }
        }
        if found.is_empty() {
            ui.add_space(8.0);
            small(ui, &w.t("palette-nothing"));
        }
        ui.add_space(4.0);
        rule(ui);
        small(ui, &w.count("palette-keys", found.len()));
    });
    if let Some(intent) = chosen {
        out.push(intent);
    } else if !shown.should_close() {
        st.palette = Some(palette);
    }
}

fn row(ui: &mut Ui, entry: &Entry, on: bool) -> bool {
    let k = tk(ui);
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    if on || response.hovered() {
        ui.painter().rect_filled(r, R_ROW, if on { k.accent_soft } else { k.hover });
    }
    let fg = if on { k.accent } else { k.muted };
    icon_at(ui.painter(), pos2(r.left() + 20.0, r.center().y), entry.icon, 16.0, fg);
    let mut end = r.right() - 8.0;
    if !entry.key.is_empty() {
        end = paint_chip_right(ui, end, r.center().y, entry.key, k.neutral) - 8.0;
    }
    let title = line(ui, &entry.title, f_med(14.0), k.text, end - r.left() - 48.0);
    let size = title.size();
    ui.painter().galley(pos2(r.left() + 40.0, r.center().y - size.y / 2.0), title, k.text);
    let left = r.left() + 50.0 + size.x;
    if end - left > 60.0 && !entry.sub.is_empty() {
        let sub = line(ui, &entry.sub, f_small(), k.muted, end - left);
        ui.painter().galley(pos2(left, r.center().y - sub.size().y / 2.0), sub, k.muted);
    }
    let name = sentences(&[&entry.title, &entry.sub, entry.key]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    response.clicked()
}
