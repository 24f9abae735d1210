//! The compensation matrix: life area by support level, from own strength to formal care.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::{CaseView, Snapshot, TipReport, TipVersion, TipView};
use wijktafel_model::words::{LifeArea, SupportLevel, TipResult};

use super::cases::is_open;
use super::clock::Course;
use super::idea::Cell;
use crate::client::forms::Form;
use crate::client::intent::Intent;
use crate::client::state::{badge, org_name, writable};
use crate::client::tokens::{R_ROW, R_S, Tokens, Tone, f_body, f_med, f_semi, f_small, tk};
use crate::client::ui::controls::focus_ring;
use crate::client::ui::parts::{Badge, paint_avatar};
use crate::client::ui::sentences;
use crate::client::ui::typography::{icon_at, wrapped};
use crate::text::Words;
use crate::text::names;

const GAP: f32 = 6.0;
const AVATAR: f32 = 20.0;
/// How much wider the column of the running step is.
const LIT: f32 = 1.3;

/// The icon and colour of an outcome: how the weather was on the way, no mark for a task.
pub fn outcome(k: &Tokens, result: TipResult) -> (Icon, Tone) {
    match result {
        TipResult::Worked => (Icon::Sun, k.ok),
        TipResult::WorkedPartly => (Icon::CloudSun, k.violet),
        TipResult::UnderWay => (Icon::Footprints, k.info),
        TipResult::DidNotWork => (Icon::Cloud, k.neutral),
        TipResult::NotChosen => (Icon::CircleMinus, k.neutral),
    }
}

/// The tone of a column.
pub fn column(k: &Tokens, level: SupportLevel) -> Tone {
    let [own, network, neighbourhood, formal] = k.cols;
    match level {
        SupportLevel::Own => own,
        SupportLevel::OwnNetwork => network,
        SupportLevel::Neighbourhood => neighbourhood,
        SupportLevel::Formal => formal,
    }
}

/// Rows: the areas the case names, and any other a tip stands in.
pub fn areas(case: &CaseView, archived: bool) -> Vec<LifeArea> {
    let tips = case.tips.iter().filter(|tip| archived || !tip.archived);
    let used: Vec<LifeArea> = tips.flat_map(|tip| tip.versions.iter().map(|version| version.area)).collect();
    names::AREAS.into_iter().filter(|area| case.row.areas.contains(area) || used.contains(area)).collect()
}

/// A tip as it stands in a cell.
struct Card<'a> {
    tip: &'a TipView,
    version: &'a TipVersion,
    words: Arc<Galley>,
    below: Option<Arc<Galley>>,
}

impl Card<'_> {
    fn height(&self) -> f32 {
        let below = self.below.as_ref().map_or(0.0, |galley| galley.size().y + 3.0);
        (self.words.size().y + below + 12.0).max(30.0)
    }
}

/// Draws the matrix; a tip opens. Answers the cell that somebody wants to put an idea into. `chosen`: the cell that is
/// shown, and whether it comes into sight.
/// The column of the running step is wider and lit; those to come say so, and take tips all the same.
pub fn show(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    case: &CaseView,
    (archived, course, chosen): (bool, &Course, Option<(Cell, bool)>),
    out: &mut Vec<Intent>,
) -> Option<Cell> {
    let adds = writable(s) && is_open(case.row.state);
    let mut wanted = None;
    let k = *tk(ui);
    let total = ui.available_width();
    let label = if total < 760.0 { 92.0 } else { 112.0 };
    let now = |level| course.now == Some(level);
    let shares = if course.now.is_some() { 3.0 + LIT } else { 4.0 };
    let share = (total - label - GAP * 4.0) / shares;
    let wide = |level| if now(level) { share * LIT } else { share };
    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
    let heads = names::LEVELS.map(|level| {
        let (tone, name) = (column(&k, level), w.t(names::level(level)));
        let room = wide(level) - 30.0;
        let said = course.words.iter().find(|(of, _)| *of == level).map(|(_, said)| said.clone());
        let below = said.as_ref().map(|said| wrapped(ui, said, f_small(), k.muted, room));
        let spoken = sentences(&[&name, &said.unwrap_or_default()]);
        (level, tone, [Some(wrapped(ui, &name, f_semi(13.0), tone.fg, room)), below], spoken)
    });
    let size = |words: &[Option<Arc<Galley>>; 2]| words.iter().flatten().map(|words| words.size().y).sum::<f32>();
    let high = heads.iter().map(|(_, _, words, _)| size(words) + 12.0).fold(30.0, f32::max);
    ui.horizontal(|ui| {
        ui.allocate_exact_size(vec2(label, high), Sense::hover());
        for (level, tone, words, name) in heads {
            let (r, response) = ui.allocate_exact_size(vec2(wide(level), high), Sense::hover());
            if now(level) {
                ui.painter().rect(r, R_ROW, tone.bg, Stroke::new(1.5, tone.fg), StrokeKind::Inside);
            }
            ui.painter().circle_filled(pos2(r.left() + 13.0, r.center().y), 4.0, tone.fg);
            let mut y = r.center().y - size(&words) / 2.0;
            for (words, color) in words.into_iter().zip([tone.fg, k.muted]) {
                let Some(words) = words else { continue };
                let tall = words.size().y;
                ui.painter().galley(pos2(r.left() + 24.0, y), words, color);
                y += tall;
            }
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        }
    });
    for area in areas(case, archived) {
        let cells: Vec<Vec<Card<'_>>> = names::LEVELS
            .into_iter()
            .map(|level| cards(ui, &k, w, case, (area, level), (archived, wide(level))))
            .collect();
        let tall = |cell: &Vec<Card<'_>>| cell.iter().map(|card| card.height() + 4.0).sum::<f32>() + 8.0;
        let add = if adds { 24.0 } else { 0.0 };
        let height =
            cells.iter().map(|cell| if cell.is_empty() { 46.0 } else { tall(cell) + add }).fold(46.0, f32::max);
        let (row, response) = ui.allocate_exact_size(vec2(total, height), Sense::hover());
        let name = w.t(names::area(area));
        let words = wrapped(ui, &name, f_med(13.5), k.text, label - 8.0);
        ui.painter().galley(pos2(row.left(), row.center().y - words.size().y / 2.0), words, k.text);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, name.as_ref()));
        let mut x = row.left() + label + GAP;
        for (level, cell) in names::LEVELS.into_iter().zip(cells) {
            let r = Rect::from_min_size(pos2(x, row.top()), vec2(wide(level), height));
            x += r.width() + GAP;
            if now(level) {
                ui.painter().rect_filled(r.expand(3.0), R_ROW, column(&k, level).bg);
            }
            let inner = ui.new_child(UiBuilder::new().id_salt((area, level)).max_rect(r));
            if draw(&inner, s, w, case, (area, level), (r, adds), cell, out) {
                wanted = Some((area, level));
            }
            if let Some((_, moved)) = chosen.filter(|(at, _)| *at == (area, level)) {
                ui.painter().rect_stroke(r.expand(1.5), R_ROW, Stroke::new(2.0, k.accent), StrokeKind::Outside);
                if moved {
                    ui.scroll_to_rect(r.expand(8.0), None);
                }
            }
        }
    }
    wanted
}

fn cards<'a>(
    ui: &Ui,
    k: &Tokens,
    w: &Words,
    case: &'a CaseView,
    (area, level): (LifeArea, SupportLevel),
    (archived, wide): (bool, f32),
) -> Vec<Card<'a>> {
    let mut cards = Vec::new();
    for tip in case.tips.iter().filter(|tip| archived || !tip.archived) {
        for version in tip.versions.iter().filter(|version| version.area == area && version.level == level) {
            let room = wide - 52.0;
            let color = if tip.archived { k.faint } else { k.text };
            let words = wrapped(ui, &version.text, f_body(), color, room);
            let said = below(w, tip);
            let below = said.map(|said| wrapped(ui, &said, f_small(), k.muted, room - 14.0));
            cards.push(Card { tip, version, words, below });
        }
    }
    cards
}

/// What stands below a tip: two versions, archived, or what became of it.
fn below(w: &Words, tip: &TipView) -> Option<String> {
    if tip.versions.len() > 1 {
        return Some(w.t("tip-two-versions").into_owned());
    }
    if tip.archived {
        return Some(w.t("tip-archived").into_owned());
    }
    match tip.reports.as_slice() {
        [] => None,
        [report] => Some(w.t(names::result(report.result)).into_owned()),
        reports => Some(w.count("tip-reports", reports.len())),
    }
}

#[expect(clippy::too_many_arguments, reason = "a cell is its place, its room and its tips")]
fn draw(
    ui: &Ui,
    s: &Snapshot,
    w: &Words,
    case: &CaseView,
    (area, level): (LifeArea, SupportLevel),
    (r, adds): (Rect, bool),
    cell: Vec<Card<'_>>,
    out: &mut Vec<Intent>,
) -> bool {
    let k = *tk(ui);
    let tone = column(&k, level);
    let place = format!("{}, {}", w.t(names::area(area)), w.t(names::level(level)));
    let empty = cell.is_empty();
    ui.painter().rect(r, R_ROW, if empty { k.canvas } else { tone.bg }, Stroke::new(1.0, k.border), StrokeKind::Inside);
    let mut y = r.top() + 5.0;
    for card in cell {
        let rect = Rect::from_min_size(pos2(r.left() + 4.0, y), vec2(r.width() - 8.0, card.height()));
        y += rect.height() + 4.0;
        if tip(ui, s, w, &card, rect, tone, &place).clicked() {
            out.push(Intent::Ask(Box::new(edit(case, card.tip, card.version))));
        }
    }
    if !adds {
        return false;
    }
    let plus = if empty { r } else { Rect::from_min_max(pos2(r.left(), y.max(r.bottom() - 26.0)), r.max) };
    let response = ui.interact(plus, ui.scope_id().with(("add", 0)), Sense::click());
    let hot = response.hovered() || response.has_focus();
    if hot && empty {
        ui.painter().rect(r, R_ROW, tone.bg, Stroke::new(1.0, tone.fg.gamma_multiply(0.55)), StrokeKind::Inside);
    }
    icon_at(ui.painter(), plus.center(), Icon::Plus, 14.0, if hot { tone.fg } else { k.faint });
    focus_ring(ui, &response, R_ROW);
    let name = w.with("matrix-add", &[("place", place.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.clicked()
}

fn tip(ui: &Ui, s: &Snapshot, w: &Words, card: &Card<'_>, rect: Rect, tone: Tone, place: &str) -> Response {
    let k = *tk(ui);
    let id = ui.scope_id().with((card.tip.tip, card.version.at, card.version.by));
    // What cannot be changed is only read.
    let open = writable(s) && !card.tip.archived;
    let response = ui.interact(rect, id, if open { Sense::click() } else { Sense::hover() });
    let apart = card.tip.versions.len() > 1;
    if apart || open && response.hovered() {
        let edge = if apart { Stroke::new(1.5, k.warn.fg) } else { Stroke::new(1.0, tone.fg.gamma_multiply(0.4)) };
        ui.painter().rect(rect, R_S, k.surface, edge, StrokeKind::Inside);
    }
    let ring = if apart || open && response.hovered() { k.surface } else { tone.bg };
    let color = if card.tip.archived { k.faint } else { k.text };
    let top = pos2(rect.left() + 8.0, rect.top() + 6.0);
    ui.painter().galley(top, Arc::clone(&card.words), color);
    let below = card.below.as_ref();
    if let Some(words) = below {
        let y = top.y + card.words.size().y + 3.0;
        let report = card.tip.reports.first().filter(|_| !apart && !card.tip.archived);
        let (icon, fg) = match report {
            Some(report) => (outcome(&k, report.result).0, outcome(&k, report.result).1.fg),
            None if apart => (Icon::GitFork, k.warn.fg),
            None => (Icon::Archive, k.muted),
        };
        icon_at(ui.painter(), pos2(top.x + 6.0, y + words.size().y / 2.0), icon, 12.0, fg);
        ui.painter().galley(pos2(top.x + 16.0, y), Arc::clone(words), k.muted);
    }
    let who: Badge = badge(s, card.version.by);
    let at = pos2(rect.right() - 16.0, rect.top() + 16.0);
    paint_avatar(ui.painter(), at, AVATAR, &who, ring);
    focus_ring(ui, &response, R_S);
    let said = self::below(w, card.tip).unwrap_or_default();
    let text = format!("{place}: {}", card.version.text);
    let name = sentences(&[&text, &org_name(s, card.version.by), &said]);
    response.widget_info(|| WidgetInfo::labeled(if open { Role::Button } else { Role::ListItem }, true, &name));
    if open { response.on_hover_cursor(egui::CursorIcon::PointingHand) } else { response }
}

/// The form that changes or moves a tip.
pub fn edit(case: &CaseView, tip: &TipView, version: &TipVersion) -> Form {
    let (area, level, text) = (version.area, version.level, version.text.clone());
    Form::Tip { case: case.row.log, tip: Some(tip.tip), area, level, text, keep: Vec::new() }
}

/// The form that reports on a tip, with what was reported before.
pub fn report(case: &CaseView, tip: &TipView) -> Form {
    let before: Option<&TipReport> = tip.reports.last();
    Form::Report {
        case: case.row.log,
        tip: tip.tip,
        title: tip.versions.first().map(|version| version.text.clone()).unwrap_or_default(),
        result: before.map(|report| report.result),
        note: before.and_then(|report| report.note.clone()).unwrap_or_default(),
    }
}
