//! A case for the whole room: readable at six metres. No names, no messages, nothing to press but the way back.

use std::slice;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    AsIdSalt, CentralPanel, CursorIcon, FontId, Frame, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;
use wijktafel_model::id::LogId;
use wijktafel_model::meeting::leading;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::meeting::MeetingView;
use wijktafel_model::view::{CaseView, Detail, Snapshot, TipVersion};
use wijktafel_model::words::SupportLevel;

use super::clock::{Course, Face};
use super::matrix::column;
use crate::client::intent::Intent;
use crate::client::state::{UiState, Wall};
use crate::client::tokens::{R_M, R_S, Tone, f_med, f_semi, tk};
use crate::client::ui::controls::{Kind, button, icon_button};
use crate::client::ui::sentences;
use crate::client::ui::typography::{soft_wrap, tinted, wrapped};
use crate::text::{Words, names};
use crate::voices;

/// The window that the sizes are meant for, in points; another one takes them smaller or larger.
const MEANT: (f32, f32) = (1440.0, 900.0);
/// The question, the largest that fits.
const QUESTION: [f32; 4] = [40.0, 36.0, 32.0, 28.0];
/// The running column, its life areas, everything else, the time.
const NOW: f32 = 28.0;
const AREA: f32 = 18.0;
const REST: f32 = 20.0;
const CLOCK: f32 = 72.0;
/// How much wider the column of the running step is.
const LIT: f32 = 1.9;
/// The pointer is hidden after so many seconds.
const STILL: f32 = 3.0;

/// The case that goes on the big screen: the one that is open, else the one that is discussed now.
pub fn case(s: &Snapshot) -> Option<LogId> {
    let open = match &s.detail {
        Some(Detail::Case(case)) => Some(case.row.log),
        _ => None,
    };
    let discussed = |one: &MeetingView| {
        let item = leading(one)?.item;
        one.agenda.iter().find(|entry| entry.item == item)?.case
    };
    open.or_else(|| s.meetings.iter().find_map(discussed))
}

/// The whole window.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, wall: Wall, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let z = (ui.max_rect().width() / MEANT.0).min(ui.max_rect().height() / MEANT.1).clamp(0.7, 2.0);
    let frame = Frame::new().fill(tk(ui).canvas);
    let secret = s.cases.iter().any(|row| row.log == wall.case && row.mode == CaseMode::Circle);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        if wall.resting {
            rest(ui, st, &w, z);
            return;
        }
        if secret && !wall.agreed {
            ask(ui, st, &w, z, out);
            return;
        }
        hide_pointer(ui);
        match &s.detail {
            Some(Detail::Case(case)) if case.row.log == wall.case => board(ui, s, st, &w, case, z, out),
            _ => {
                tinted(ui, &w.t("reading"), f_med(REST * z), tk(ui).muted);
            }
        }
    });
}

/// Nothing of the case, until somebody presses something.
fn rest(ui: &mut Ui, st: &mut UiState, w: &Words, z: f32) {
    hide_pointer(ui);
    let r = ui.max_rect();
    let wide = (r.width() * 0.7).min(900.0);
    let rect = Rect::from_center_size(r.center(), vec2(wide, 160.0 * z));
    let k = *tk(ui);
    let mut middle = ui.new_child(UiBuilder::new().id_salt("rest").max_rect(rect));
    middle.spacing_mut().item_spacing = vec2(12.0, 16.0);
    tinted(&mut middle, &w.t("wall-rests"), f_semi(NOW * z), k.muted);
    tinted(&mut middle, &w.t("wall-rests-text"), f_med(REST * z), k.muted);
    // For whoever presses without a key or a pointer.
    if button(&mut middle, None, &w.t("wall-back"), Kind::Secondary).clicked()
        && let Some(wall) = &mut st.wall
    {
        wall.resting = false;
    }
}

/// What only its circle reads is not thrown on a wall unasked.
fn ask(ui: &mut Ui, st: &mut UiState, w: &Words, z: f32, out: &mut Vec<Intent>) {
    let r = ui.max_rect();
    let wide = (r.width() * 0.7).min(900.0);
    let rect = Rect::from_center_size(r.center(), vec2(wide, 120.0));
    let mut middle = ui.new_child(UiBuilder::new().id_salt("ask").max_rect(rect));
    middle.spacing_mut().item_spacing = vec2(12.0, 20.0);
    let color = tk(ui).text;
    let words = wrapped(&middle, &w.t("wall-ask"), f_semi(NOW * z), color, wide);
    let response = middle.label(words);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, w.t("wall-ask").as_ref()));
    middle.horizontal_wrapped(|ui| {
        if button(ui, None, &w.t("wall-not"), Kind::Secondary).clicked() {
            out.push(Intent::Wall(None));
        }
        if button(ui, Some(Icon::Presentation), &w.t("wall-agreed"), Kind::Primary).clicked()
            && let Some(wall) = &mut st.wall
        {
            wall.agreed = true;
        }
    });
}

/// A pointer that lies still is in nobody's way.
fn hide_pointer(ui: &Ui) {
    let still = ui.input(|input| input.pointer.time_since_last_movement());
    if still < STILL {
        ui.ctx().request_repaint_after(Duration::from_secs_f32(STILL - still));
    } else {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    }
}

fn board(ui: &mut Ui, s: &Snapshot, st: &mut UiState, w: &Words, case: &CaseView, z: f32, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let r = ui.max_rect().shrink(32.0 * z);
    let meeting = super::clock::meeting_of(s, st, case.row.log);
    let course = meeting.map(|one| super::clock::course(ui, st, one)).unwrap_or_default();
    let face = meeting.and_then(|one| super::clock::face(ui, st, one));
    let side = if face.is_some() { (r.width() * 0.28).max(CLOCK * z * 2.6) } else { 0.0 };
    let time = face.map_or(0.0, |face| {
        let rect = Rect::from_min_max(pos2(r.right() - side, r.top()), r.max);
        clock(ui, w, &face, rect, z)
    });
    let question = if case.question.trim().is_empty() { &case.row.title } else { &case.question };
    let room = vec2(r.width() - side - if side > 0.0 { 32.0 * z } else { 0.0 }, r.height() * 0.3);
    let sizes = QUESTION.map(|size| f_semi(size * z));
    let words = fitting(ui, question.trim(), &sizes, room.x, room.y);
    let top = words.size().y.max(time);
    let place = Rect::from_min_size(r.min, words.size());
    spoken(ui, place, ("question", 0), Role::Heading, question.trim());
    ui.painter().galley(r.min, words, k.text);
    let foot = heard(ui, s, w, case, r, z, out);
    let (from, to) = (r.top() + top + 24.0 * z, r.bottom() - foot - 16.0 * z);
    columns(ui, w, case, &course, (Rect::from_min_max(pos2(r.left(), from), pos2(r.right(), to)), z));
}

/// The step and its time; answers how high they are.
fn clock(ui: &Ui, w: &Words, face: &Face, rect: Rect, z: f32) -> f32 {
    let k = *tk(ui);
    let tone = if face.late { k.warn.fg } else { k.text };
    let figure = ui.painter().layout_no_wrap(face.figure.clone(), f_semi(CLOCK * z), tone);
    let place = Rect::from_min_size(rect.min, figure.size());
    spoken(ui, place, ("time", 0), Role::Timer, &face.said);
    let mut y = rect.top() + figure.size().y;
    ui.painter().galley(rect.min, figure, tone);
    let told = face.told.map(|key| w.t(key).into_owned());
    let below = [(&face.step, f_semi(REST * z), k.text), (&face.place, f_med(AREA * z), k.muted)];
    let below = below.into_iter().chain(told.as_ref().map(|told| (told, f_med(AREA * z), tone)));
    for (index, (text, font, color)) in below.enumerate() {
        let words = wrapped(ui, text, font, color, rect.width());
        let place = Rect::from_min_size(pos2(rect.left(), y), words.size());
        spoken(ui, place, ("step", index), Role::Label, text);
        y = place.bottom() + 2.0;
        ui.painter().galley(place.min, words, color);
    }
    y - rect.top()
}

/// Who was not heard yet, on the last line, and the way back; answers how high it is.
fn heard(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, r: Rect, z: f32, out: &mut Vec<Intent>) -> f32 {
    let k = *tk(ui);
    let said = sentences(&voices::said(s, case, w).iter().map(String::as_str).collect::<Vec<_>>());
    let words = limited(ui, &said, f_med(REST * z), r.width() - 50.0, 3);
    let high = words.size().y.max(34.0);
    if !said.is_empty() {
        let place = Rect::from_min_size(pos2(r.left(), r.bottom() - high), words.size());
        spoken(ui, place, ("heard", 0), Role::Label, &said);
        ui.painter().galley(place.min, words, k.text);
    }
    let close = Rect::from_min_size(pos2(r.right() - 34.0, r.bottom() - high), vec2(34.0, 34.0));
    let mut corner = ui.new_child(UiBuilder::new().id_salt("close").max_rect(close));
    if icon_button(&mut corner, Icon::X, &w.t("wall-close")).clicked() {
        out.push(Intent::Wall(None));
    }
    high
}

/// From own strength to formal care; the column of the running step is wider, and its letters are larger.
fn columns(ui: &Ui, w: &Words, case: &CaseView, course: &Course, (r, z): (Rect, f32)) {
    let gap = 16.0 * z;
    let shares = if course.now.is_some() { 3.0 + LIT } else { 4.0 };
    let share = (r.width() - 3.0 * gap) / shares;
    let mut x = r.left();
    for level in names::LEVELS {
        let now = course.now == Some(level);
        let wide = if now { share * LIT } else { share };
        let rect = Rect::from_min_size(pos2(x, r.top()), vec2(wide, r.height()));
        x += wide + gap;
        one(ui, w, case, course, (level, now), (rect, z));
    }
}

fn one(ui: &Ui, w: &Words, case: &CaseView, course: &Course, (level, now): (SupportLevel, bool), (r, z): (Rect, f32)) {
    let k = *tk(ui);
    let tone = column(&k, level);
    let edge = if now { Stroke::new(3.0 * z, tone.fg) } else { Stroke::new(1.0, k.border) };
    ui.painter().rect(r, R_M, tone.bg, edge, StrokeKind::Inside);
    let inner = r.shrink2(vec2(14.0 * z, 12.0 * z));
    let name = w.t(names::level(level));
    let said = course.words.iter().find(|(of, _)| *of == level).map(|(_, said)| said.as_str());
    let size = if now { NOW } else { REST };
    let head = wrapped(ui, &name, f_semi(size * z), tone.fg, inner.width());
    let below = said.map(|said| wrapped(ui, said, f_med(AREA * z), k.muted, inner.width()));
    let mut y = inner.top();
    let title = Rect::from_min_size(inner.min, vec2(inner.width(), head.size().y));
    spoken(ui, title, (level, 0), Role::ColumnHeader, &sentences(&[&name, said.unwrap_or_default()]));
    for (words, color) in [(Some(head), tone.fg), (below, k.muted)] {
        let Some(words) = words else { continue };
        let high = words.size().y;
        ui.painter().galley(pos2(inner.left(), y), words, color);
        y += high;
    }
    let rest = Rect::from_min_max(pos2(inner.left(), y + 10.0 * z), inner.max);
    tips(ui, w, case, (level, now, tone), (rest, z));
}

/// Every wording in a column, the last one first.
fn latest(case: &CaseView, level: SupportLevel) -> Vec<&TipVersion> {
    let live = case.tips.iter().filter(|tip| !tip.archived);
    let mut list: Vec<_> = live.flat_map(|tip| &tip.versions).filter(|version| version.level == level).collect();
    list.reverse();
    list.sort_by_key(|version| std::cmp::Reverse(version.at));
    list
}

/// The last tips that fit, and how many more there are.
fn tips(ui: &Ui, w: &Words, case: &CaseView, (level, now, tone): (SupportLevel, bool, Tone), (r, z): (Rect, f32)) {
    let k = *tk(ui);
    let list = latest(case, level);
    let inset = 12.0 * z;
    let more = |n: usize| {
        let text = w.with("wall-more", &[("n", n.into())]);
        wrapped(ui, &text, f_med(AREA * z), k.muted, r.width())
    };
    let line = more(list.len()).size().y;
    let font = f_med(if now { NOW } else { REST } * z);
    let mut y = r.top();
    for (index, version) in list.iter().enumerate() {
        let area = w.t(names::area(version.area));
        let head = now.then(|| wrapped(ui, &area, f_med(AREA * z), k.muted, r.width() - inset));
        let above = head.as_ref().map_or(0.0, |head| head.size().y);
        let last = index + 1 == list.len();
        let room = r.bottom() - y - above - if last { 0.0 } else { line + 6.0 * z };
        let words = fitting(ui, &version.text, slice::from_ref(&font), r.width() - inset, room.max(0.0));
        let high = above + words.size().y;
        // One is always shown, as far as it goes.
        if index > 0 && (words.elided || words.size().y > room) {
            let text = w.with("wall-more", &[("n", (list.len() - index).into())]);
            let words = more(list.len() - index);
            let place = Rect::from_min_size(pos2(r.left(), y), words.size());
            spoken(ui, place, (level, "more"), Role::Label, &format!("{}: {text}", w.t(names::level(level))));
            ui.painter().galley(place.min, words, k.muted);
            return;
        }
        let place = Rect::from_min_size(pos2(r.left(), y), vec2(r.width(), high));
        let bar = Rect::from_min_size(place.min, vec2(3.0 * z, high));
        ui.painter().rect_filled(bar, R_S, tone.fg.gamma_multiply(0.6));
        let said = format!("{}, {area}: {}", w.t(names::level(level)), version.text);
        spoken(ui, place, (level, index + 1), Role::ListItem, &said);
        let left = r.left() + inset;
        if let Some(head) = head {
            ui.painter().galley(pos2(left, y), head, k.muted);
        }
        ui.painter().galley(pos2(left, y + above), words, k.text);
        y += high + 14.0 * z;
    }
}

/// What a screen reader says of something that is only drawn.
fn spoken(ui: &Ui, rect: Rect, salt: impl AsIdSalt, role: Role, name: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    response
}

/// Words in the first of these fonts in which they are no higher than that; in the last, as many lines as fit.
fn fitting(ui: &Ui, text: &str, fonts: &[FontId], width: f32, height: f32) -> Arc<Galley> {
    let mut last = None;
    for font in fonts {
        let words = wrapped(ui, text, font.clone(), tk(ui).text, width);
        if words.size().y <= height {
            return words;
        }
        last = Some((font, words));
    }
    let Some((font, whole)) = last else { return limited(ui, text, FontId::default(), width, 2) };
    let rows: f32 = (height / (whole.size().y / crate::client::ui::n(whole.rows.len().max(1)))).floor();
    // A float of a few lines.
    let rows = (2..whole.rows.len()).rev().find(|count| crate::client::ui::n(*count) <= rows).unwrap_or(2);
    limited(ui, text, font.clone(), width, rows)
}

/// Words of at most so many lines.
fn limited(ui: &Ui, text: &str, font: FontId, width: f32, rows: usize) -> Arc<Galley> {
    let text = soft_wrap(ui, text, &font, width);
    let mut job = LayoutJob::simple(text, font, tk(ui).text, width.max(8.0));
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}
