//! Cases: a list of any length beside one case.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align2, Id, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::{CaseRow, CaseState, Snapshot};

use crate::client::forms::Form;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, badge, org_name, shared_at, writable};
use crate::client::tokens::{COMPACT, R_ROW, Tokens, Tone, f_med, f_semi, f_small, tk};
use crate::client::ui::controls::{Kind, button, choice, focus_ring, icon_button};
use crate::client::ui::fields::search;
use crate::client::ui::layout::{bar, left, page, rows};
use crate::client::ui::parts::{Item, Lead, empty, item, paint_chip_right};
use crate::client::ui::typography::{folded, small};
use crate::ladder::standing;
use crate::text::Words;
use crate::text::names;

const ROW: f32 = 70.0;

/// The colour of a state.
pub fn tone(k: &Tokens, state: CaseState) -> Tone {
    match state {
        CaseState::Draft | CaseState::Withdrawn => k.neutral,
        CaseState::Submitted | CaseState::Scheduled => k.info,
        CaseState::Trying => k.warn,
        CaseState::ReportedBack => k.ok,
        CaseState::Closed => k.violet,
    }
}

/// Whether a case still asks for something.
pub const fn is_open(state: CaseState) -> bool {
    !matches!(state, CaseState::Closed | CaseState::Withdrawn)
}

/// The list and the case that is open.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let narrow = ui.ctx().content_rect().width() < COMPACT;
    if narrow && st.cases.open.is_some() {
        // The matrix needs the room; closing the case shows the list again.
        super::case::show(ui, s, st, out);
        return;
    }
    let width = if narrow { 292.0 } else { 360.0 };
    left(ui, "case-list", &w.t("region-cases"), width, |ui| list(ui, s, st, &w, out));
    if st.cases.open.is_some() {
        super::case::show(ui, s, st, out);
        return;
    }
    page(ui, "no-case", |ui| {
        if !s.cases.is_empty() {
            super::board::show(ui, s, st, out);
            return;
        }
        ui.add_space(80.0);
        // A case is brought to a table: that comes first.
        let table = s.network.tables.is_empty();
        let action = writable(s).then(|| w.t(if table { "table-open" } else { "case-bring" }));
        let text = if table { "tables-none-text" } else { "cases-none-text" };
        if empty(ui, Icon::FolderOpen, &w.t("cases-none"), &w.t(text), action.as_deref()) {
            let form = if table { super::tables::new_form() } else { Form::case(s, w.lang(), st.cases.table) };
            out.push(Intent::Ask(Box::new(form)));
        }
    });
}

fn list(ui: &mut Ui, s: &Snapshot, st: &mut UiState, w: &Words, out: &mut Vec<Intent>) {
    let cases = &mut st.cases;
    let full = ui.available_width() - 4.0;
    let id = Id::unique("case-search");
    // Without an open case the page beside the list offers it.
    if writable(s) {
        let both = cases.open.is_some();
        let width = if both { full - 84.0 } else { full - 42.0 };
        ui.horizontal(|ui| {
            search(ui, &mut cases.query, &w.t("cases-search-hint"), width, id, &w.t("cases-search"));
            if both && icon_button(ui, Icon::Plus, &w.t("case-bring")).clicked() {
                out.push(Intent::Ask(Box::new(Form::case(s, w.lang(), cases.table))));
            }
            if icon_button(ui, Icon::Lock, &w.t("circle-open")).clicked() {
                out.extend(Form::circle(s, w.lang(), None).map(|form| Intent::Ask(Box::new(form))));
            }
        });
    } else {
        search(ui, &mut cases.query, &w.t("cases-search-hint"), full, id, &w.t("cases-search"));
    }
    waiting(ui, w, &cases.kept, out);
    if s.cases.is_empty() {
        return;
    }
    ui.add_space(2.0);
    filters(ui, s, cases, w);
    cases.found.refresh(s, &cases.query, (cases.table, cases.state), |case| said(s, w, case));
    small(ui, &w.count("cases-count", cases.found.rows.len()));
    if cases.found.rows.is_empty() {
        ui.add_space(8.0);
        small(ui, &w.t("cases-nothing-found"));
        return;
    }
    let (found, open) = (&cases.found.rows, cases.open);
    rows(ui, "cases", ROW, found.len(), |ui, index, rect| {
        let Some(case) = found.get(index).and_then(|place| s.cases.get(*place)) else { return };
        let builder = UiBuilder::new().scope_id(Id::unique(("case", case.log))).max_rect(rect);
        if row(&mut ui.new_child(builder), s, w, case, open == Some(case.log)).clicked() {
            out.push(Intent::Open(Opened::Case(case.log)));
        }
    });
}

/// Forms that wait on this device. Nobody else sees them.
fn waiting(ui: &mut Ui, w: &Words, kept: &[Form], out: &mut Vec<Intent>) {
    let k = *tk(ui);
    for form in kept {
        let Some(number) = form.kept() else { continue };
        let title = form.about().map_or_else(|| w.t("kept-untitled").into_owned(), first_line);
        ui.push_id(("kept", number), |ui| {
            let left = |ui: &mut Ui| {
                let it = Item {
                    lead: Lead::Icon(Icon::PenLine, k.neutral),
                    title: &title,
                    sub: &w.t("kept-here"),
                    chip: None,
                    selected: false,
                };
                if item(ui, &it).clicked() {
                    out.push(Intent::TakeUp(Box::new(form.clone())));
                }
            };
            let mut gone = false;
            let name = w.with("kept-throw-away", &[("what", title.as_str().into())]);
            bar(ui, 54.0, left, |ui| gone = icon_button(ui, Icon::Trash2, &name).clicked());
            if gone {
                out.push(Intent::ThrowAway(number));
            }
        });
    }
}

/// As much of the words as fits a row.
fn first_line(text: &str) -> String {
    let line: String = text.lines().next().unwrap_or_default().chars().take(80).collect();
    if line.len() < text.len() { format!("{}…", line.trim_end()) } else { line }
}

fn filters(ui: &mut Ui, s: &Snapshot, cases: &mut crate::client::state::CasesState, w: &Words) {
    if s.network.tables.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for table in &s.network.tables {
                let on = cases.table == Some(table.log);
                if choice(ui, &table.name, on).clicked() {
                    cases.table = if on { None } else { Some(table.log) };
                }
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if choice(ui, &w.t("filter-all"), cases.state.is_none()).clicked() {
            cases.state = None;
        }
        for state in names::CASE_STATES {
            let on = cases.state == Some(state);
            if (on || s.cases.iter().any(|case| case.state == state))
                && choice(ui, &w.t(names::case_state(state)), on).clicked()
            {
                cases.state = if on { None } else { Some(state) };
            }
        }
    });
}

/// What search looks in.
fn said(s: &Snapshot, w: &Words, case: &CaseRow) -> String {
    let areas: Vec<_> = case.areas.iter().map(|area| w.t(names::area(*area)).into_owned()).collect();
    let table = shared_at(s, w, case);
    let state = standing(w, case);
    [case.title.as_str(), &table, &org_name(s, case.by), &state, &areas.join(" ")].join(" ")
}

fn row(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseRow, on: bool) -> Response {
    let k = tk(ui);
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let state = w.t(names::case_state(case.state));
    if ui.is_rect_visible(r) {
        if on || response.hovered() {
            let fill = if on { k.accent_soft } else { k.hover };
            ui.painter().rect_filled(r.shrink2(vec2(0.0, 2.0)), R_ROW, fill);
        }
        let (x, end) = (r.left() + 12.0, r.right() - 10.0);
        let wide = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, k.text).size().x;
        let when = w.when(case.changed, s.today);
        let font = if on { f_semi(14.0) } else { f_med(14.0) };
        let title = folded(ui, &case.title, font, k.text, end - wide(&when, f_small()) - x - 10.0);
        // That it is stuck says more here than where it is shared.
        let first = if case.is_escalated() { w.t("escalated") } else { shared_at(s, w, case) };
        let below = format!("{} · {first}", badge(s, case.by).code);
        let below = folded(ui, &below, f_small(), k.muted, end - wide(&state, f_med(12.0)) - 16.0 - x - 8.0);
        let (first, second) = (title.size().y, below.size().y.max(21.0));
        let top = r.center().y - f32::midpoint(first, second + 4.0);
        let middle = top + first + 4.0 + second / 2.0;
        ui.painter().text(pos2(end, top + 9.0), Align2::RIGHT_CENTER, &when, f_small(), k.faint);
        ui.painter().galley(pos2(x, top), title, k.text);
        paint_chip_right(ui, end, middle, &state, tone(k, case.state));
        ui.painter().galley(pos2(x, middle - below.size().y / 2.0), below, k.muted);
    }
    focus_ring(ui, &response, R_ROW);
    let name = format!("{}. {}. {}", case.title, standing(w, case), org_name(s, case.by));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    response
}

/// A page that says a thing is being read, or is not readable.
pub fn absent(ui: &mut Ui, w: &Words, out: &mut Vec<Intent>) {
    page(ui, "absent", |ui| {
        bar(
            ui,
            36.0,
            |_| (),
            |ui| {
                if button(ui, Some(Icon::ArrowLeft), &w.t("back"), Kind::Ghost).clicked() {
                    out.push(Intent::Back);
                }
            },
        );
        ui.add_space(60.0);
        empty(ui, Icon::HardDrive, &w.t("reading"), &w.t("reading-text"), None);
    });
}
