//! Reporting back: one case after the other, one digit for each tip, one line for the table.

use std::sync::Arc;

use egui::accesskit::{Live, Role};
use egui::{Id, Key, KeyboardShortcut, Modifiers, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{CaseView, Detail, Snapshot, TipView};
use wijktafel_model::words::TipResult;

use super::matrix::outcome;
use crate::client::intent::Intent;
use crate::client::report::ReportDraft;
use crate::client::state::{Place, UiState, shared_at, writable};
use crate::client::tokens::{R_S, f_semi, tk};
use crate::client::ui::controls::{Button, Kind, button, button_waiting, choice, kbd, segment};
use crate::client::ui::fields::{area, label};
use crate::client::ui::layout::{card, page, well};
use crate::client::ui::n;
use crate::client::ui::parts::{Item, Lead, banner, empty, item, point};
use crate::client::ui::typography::{h1, h3, muted, small, strong, wrapped};
use crate::print::report::entered;
use crate::text::{Words, names};

/// The widest this page is, in points.
const WIDE: f32 = 940.0;
/// Below this five answers do not stand on one line, in points.
const ONE_LINE: f32 = 640.0;
/// The digits that answer.
const DIGITS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

/// The page.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    page(ui, "report", |ui| {
        let spare = ((ui.available_width() - WIDE) / 2.0).max(0.0);
        let origin = ui.cursor().min;
        let rect =
            Rect::from_min_size(pos2(origin.x + spare, origin.y), vec2(ui.available_width() - 2.0 * spare, 4000.0));
        let mut column = ui.new_child(UiBuilder::new().id_salt("column").max_rect(rect));
        column.spacing_mut().item_spacing = vec2(8.0, 10.0);
        inside(&mut column, s, st, out);
        ui.allocate_exact_size(vec2(1.0, column.min_rect().height()), Sense::hover());
    });
}

fn inside(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let Some(open) = st.report.current().filter(|_| writable(s)) else {
        done(ui, s, st, &w, out);
        return;
    };
    head(ui, s, st, &w);
    let detail = s.detail.as_ref();
    let Some(Detail::Case(case)) = detail.filter(|detail| matches!(detail, Detail::Case(case) if case.row.log == open))
    else {
        muted(ui, &w.t("report-opening"));
        return;
    };
    let free = !st.is_covered() && !ui.ctx().text_edit_focused();
    let saving = st.report.saving.is_some();
    let last = st.report.at + 1 == st.report.queue.len();
    let draft = st.report.draft(case);
    let before = draft.at;
    let line_id = Id::unique(("report-line", open));
    if free && !saving {
        keys(ui, draft);
    }
    back_from_line(ui, draft, line_id);
    case_head(ui, s, &w, case);
    for index in 0..draft.tips.len() {
        tip(ui, s, &w, case, draft, index);
    }
    words(ui, s, &w, case, draft, line_id);
    let wanted = buttons(ui, &w, draft, (saving, last));
    // Only now, so that the digit that answered the last tip is not written into the line.
    if draft.at == draft.tips.len() && before < draft.at {
        ui.memory_mut(|memory| memory.request_focus(line_id));
    }
    match wanted {
        Some(Wanted::Save) => out.extend(draft.command(open).map(Intent::Do)),
        Some(Wanted::Skip) => st.report.skip(),
        Some(Wanted::Later) => out.push(Intent::Go(Place::Today)),
        None => (),
    }
}

/// Everything was dealt with, or nothing waited.
fn done(ui: &mut Ui, s: &Snapshot, st: &UiState, w: &Words, out: &mut Vec<Intent>) {
    let saved = st.report.saved;
    let (title, text) = match (writable(s), saved, st.report.queue.len()) {
        (false, ..) => (w.t("report-none").into_owned(), w.t("read-only-short").into_owned()),
        (true, 0, 0) => (w.t("report-none").into_owned(), w.t("report-none-text").into_owned()),
        (true, 0, _) => (w.t("report-later").into_owned(), w.t("report-later-text").into_owned()),
        (true, ..) => (w.count("report-saved", saved), w.t("report-saved-text").into_owned()),
    };
    card(ui, |ui| {
        if empty(ui, Icon::MessageCircleReply, &title, &text, Some(&w.t("report-home"))) {
            out.push(Intent::Go(Place::Today));
        }
    });
}

fn head(ui: &mut Ui, s: &Snapshot, st: &UiState, w: &Words) {
    h1(ui, &w.count("report-waits", st.report.queue.len()));
    let (now, all) = (st.report.at + 1, st.report.queue.len());
    let left = match st.report.seconds_left(s) {
        seconds @ ..=90 => w.count("report-seconds", seconds),
        seconds => w.count("report-minutes", seconds.div_ceil(60)),
    };
    let progress = w.with("report-progress", &[("n", now.into()), ("all", all.into()), ("left", left.into())]);
    muted(ui, &progress);
}

fn case_head(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView) {
    let k = *tk(ui);
    let words = wrapped(ui, &case.row.title, f_semi(18.0), k.text, ui.available_width());
    let response = ui.label(words);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &case.row.title));
    let question = case.question.trim();
    let place = shared_at(s, w, &case.row);
    small(ui, &if question.is_empty() { place.into_owned() } else { format!("{place} · {question}") });
    small(ui, &w.t("report-choice"));
}

/// A digit answers and goes on; Backspace goes back.
fn keys(ui: &Ui, draft: &mut ReportDraft) {
    for (key, result) in DIGITS.into_iter().zip(names::RESULTS) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            draft.answer(result);
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Backspace)) {
        draft.back();
    }
}

/// From an empty line Backspace goes back to the last tip.
fn back_from_line(ui: &Ui, draft: &mut ReportDraft, line: Id) {
    let here = ui.memory(|memory| memory.has_focus(line)) && draft.line.is_empty();
    if here && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Backspace)) {
        ui.memory_mut(|memory| memory.surrender_focus(line));
        draft.at = draft.tips.len().saturating_sub(1);
    }
}

/// The tip that is asked about, with its answers; each of the others as one row that opens it.
fn tip(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, draft: &mut ReportDraft, index: usize) {
    let k = *tk(ui);
    let Some((id, answer)) = draft.tips.get(index).copied() else { return };
    let Some(tip) = case.tips.iter().find(|tip| tip.tip == id) else { return };
    if draft.at != index {
        let opened = ui.push_id(id, |ui| folded(ui, w, tip, answer)).inner;
        if opened {
            draft.at = index;
        }
        return;
    }
    let mut pressed = None;
    let shown = ui.push_id(id, |ui| {
        let start = ui.cursor().min;
        well(ui, k.accent_soft, |ui| {
            for version in &tip.versions {
                strong(ui, &version.text);
            }
            place(ui, w, tip, (index + 1, draft.tips.len()));
            pressed = answers(ui, w, tip, answer);
            meanwhile(ui, s, w, tip);
        });
        Rect::from_min_max(start, ui.min_rect().max)
    });
    let bar = Rect::from_min_max(shown.inner.min, pos2(shown.inner.left() + 4.0, shown.inner.bottom()));
    ui.painter().rect_filled(bar, R_S, k.accent);
    let key = ui.scope_id().with(("asked", 0));
    if ui.data(|data| data.get_temp::<usize>(key)) != Some(index) {
        ui.data_mut(|data| data.insert_temp(key, index));
        ui.scroll_to_rect(shown.inner.expand(8.0), None);
    }
    if let Some(result) = pressed {
        draft.answer(result);
    }
}

/// A tip that is not asked about now, with its answer if it has one.
fn folded(ui: &mut Ui, w: &Words, tip: &TipView, answer: Option<TipResult>) -> bool {
    let k = *tk(ui);
    let (icon, tone) = answer.map_or((Icon::Circle, k.neutral), |result| outcome(&k, result));
    let title = tip.versions.iter().map(|version| version.text.as_str()).collect::<Vec<_>>().join(" / ");
    let said = answer.map(|result| w.t(names::result(result)).into_owned());
    let chip = said.as_ref().map(|said| (said.as_str(), tone));
    let sub = tip.versions.first().map(|one| w.t(names::level(one.level)).into_owned()).unwrap_or_default();
    item(ui, &Item { lead: Lead::Icon(icon, tone), title: &title, sub: &sub, chip, selected: false }).clicked()
}

/// Which tip is asked about, and where it stands in the matrix. It is announced.
fn place(ui: &mut Ui, w: &Words, tip: &TipView, (number, all): (usize, usize)) {
    let version = tip.versions.first();
    let place = version.map(|one| format!("{} · {}", w.t(names::level(one.level)), w.t(names::area(one.area))));
    let place = place.unwrap_or_default();
    let said = w.with("report-tip", &[("n", number.into()), ("all", all.into())]);
    let text = format!("{said} · {place}");
    let words = wrapped(ui, &text, crate::client::tokens::f_small(), tk(ui).muted, ui.available_width());
    let response = ui.add(egui::Label::new(words).selectable(false));
    let heard = format!("{said}: {}", version.map(|one| one.text.as_str()).unwrap_or_default());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &heard));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

fn answers(ui: &mut Ui, w: &Words, tip: &TipView, answer: Option<TipResult>) -> Option<TipResult> {
    let k = *tk(ui);
    let width = ui.available_width();
    let each = (width > ONE_LINE).then(|| (width - 4.0 * 6.0) / n(names::RESULTS.len()) - 1.0);
    let what = tip.versions.first().map(|version| version.text.as_str()).unwrap_or_default();
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (index, result) in names::RESULTS.into_iter().enumerate() {
            let digit = (index + 1).to_string();
            let (_, tone) = outcome(&k, result);
            let name = w.t(names::result(result));
            let response = segment(ui, &name, Some(&digit), answer == Some(result), tone, each);
            let heard = format!("{what}: {name}");
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, answer == Some(result), &heard));
            if response.clicked() {
                pressed = Some(result);
            }
        }
    });
    pressed
}

/// What others told of the tip while it was on screen. It stays; what is answered here is added.
fn meanwhile(ui: &mut Ui, s: &Snapshot, w: &Words, tip: &TipView) {
    let k = *tk(ui);
    for report in &tip.reports {
        let (icon, tone) = outcome(&k, report.result);
        let values = [
            ("result", w.t(names::result(report.result)).into_owned().into()),
            ("who", entered(s, w, report.by, report.whom.as_deref()).into()),
            ("when", w.when(report.at, s.today).into()),
        ];
        point(ui, icon, tone.fg, &w.with("report-line", &values), report.note.as_deref().unwrap_or_default());
    }
}

fn words(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, draft: &mut ReportDraft, line_id: Id) {
    let k = *tk(ui);
    let asked = |tip: &&TipView| draft.tips.iter().any(|(id, _)| *id == tip.tip);
    let others = case.tips.iter().filter(asked).any(|tip| !tip.reports.is_empty());
    if others {
        let (title, text) = (w.t("report-meanwhile"), w.t("report-meanwhile-text"));
        banner(ui, Icon::UsersRound, k.info, &title, &text, None);
    }
    told(ui, s, w, case);
    let name = w.t("report-note");
    label(ui, &name);
    area(ui, &mut draft.line, &w.t("hint-report-note"), 2, line_id, &name, false);
    let learning = case.row.mode == CaseMode::Learning;
    if learning {
        super::found::hint(ui, s, w, &draft.line);
    }
    if !draft.own {
        if button(ui, Some(Icon::Quote), &w.t("report-own"), Kind::Ghost).clicked() {
            draft.own = true;
        }
        return;
    }
    let name = w.t("report-words");
    label(ui, &name);
    area(ui, &mut draft.words, &w.t("hint-report-words"), 2, Id::unique("report-words"), &name, false);
    if learning {
        super::found::hint(ui, s, w, &draft.words);
    }
    label(ui, &w.t("report-verdict"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for verdict in names::CLIENT_VERDICTS {
            if choice(ui, &w.t(names::client_verdict(verdict)), draft.verdict == Some(verdict)).clicked() {
                draft.verdict = if draft.verdict == Some(verdict) { None } else { Some(verdict) };
            }
        }
    });
}

/// Lines of the case so far; nothing replaces anything.
pub fn told(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView) {
    let k = *tk(ui);
    if case.lines.is_empty() {
        return;
    }
    h3(ui, &w.t("report-lines"));
    for one in &case.lines {
        let values =
            [("who", entered(s, w, one.by, one.whom.as_deref()).into()), ("when", w.when(one.at, s.today).into())];
        let mut said: Vec<String> = one.line.iter().cloned().collect();
        said.extend(one.words.as_ref().map(|words| w.with("client-words-said", &[("words", words.as_str().into())])));
        said.extend(one.verdict.map(|verdict| w.t(names::client_verdict(verdict)).into_owned()));
        point(ui, Icon::MessageCircleReply, k.neutral.fg, &w.with("report-said", &values), &said.join("\n"));
    }
}

/// What a person wants to do with the case.
enum Wanted {
    Save,
    Skip,
    Later,
}

fn buttons(ui: &mut Ui, w: &Words, draft: &ReportDraft, (saving, last): (bool, bool)) -> Option<Wanted> {
    let send = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
    let key = ui.input_mut(|input| input.consume_shortcut(&send));
    let mut wanted = None;
    let fits = draft.command(wijktafel_model::id::LogId([0; 16])).is_some();
    let save = w.t(if last { "report-save" } else { "report-save-next" });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        if saving || !draft.is_begun() || !fits {
            let why = match (saving, fits) {
                (true, _) => "saving",
                (false, true) => "report-answer-first",
                (false, false) => "report-too-long",
            };
            button_waiting(ui, &save, &w.t(why), 40.0, 220.0);
        } else {
            let press =
                Button { icon: Some(Icon::ArrowRight), label: &save, kind: Kind::Primary, height: 40.0, width: None };
            if press.show(ui).clicked() || key {
                wanted = Some(Wanted::Save);
            }
        }
        kbd(ui, "Ctrl Enter");
        if button(ui, None, &w.t("report-skip"), Kind::Ghost).clicked() {
            wanted = Some(Wanted::Skip);
        }
        if button(ui, None, &w.t("report-continue"), Kind::Ghost).clicked() {
            wanted = Some(Wanted::Later);
        }
    });
    small(ui, &w.t("report-here"));
    wanted
}
