//! The network seen from above: who belongs, who stands for whom, who shares a table. Places stay where they are.

use egui::accesskit::Role;
use egui::{Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};
use wijktafel_model::id::OrgId;
use wijktafel_model::view::{OrganisationView, Snapshot, Stage};
use wijktafel_model::words::{Formality, OrgKind};

use super::network::icon;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{org_name, org_names};
use crate::client::tokens::{R_L, R_S, Tokens, Tone, f_med, f_semi, f_small, tk};
use crate::client::ui::charts::{seat, towards};
use crate::client::ui::controls::into_sight;
use crate::client::ui::n;
use crate::client::ui::parts::paint_chip_right;
use crate::client::ui::typography::{icon_at, line, wrapped_middle};
use crate::text::Words;
use crate::text::names;

const RADIUS: f32 = 27.0;

fn tone(k: &Tokens, kind: OrgKind) -> Tone {
    let [civic, welfare, ..] = k.cols;
    match kind {
        OrgKind::Municipality | OrgKind::Insurer => k.violet,
        OrgKind::Welfare | OrgKind::Education => welfare,
        OrgKind::CareProvider | OrgKind::MentalHealth | OrgKind::PrimaryCare => k.info,
        OrgKind::Housing => k.warn,
        OrgKind::Civic => civic,
        OrgKind::Other => k.neutral,
    }
}

/// How many tables two organisations both read.
pub fn shared_tables(s: &Snapshot, a: OrgId, b: OrgId) -> usize {
    s.network.tables.iter().filter(|table| table.orgs.contains(&a) && table.orgs.contains(&b)).count()
}

/// Draws the map; an organisation opens.
pub fn show(ui: &mut Ui, s: &Snapshot, w: &Words, open: Option<OrgId>, height: f32, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let (r, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let shown: Vec<&OrganisationView> =
        s.network.organisations.iter().filter(|org| !matches!(org.stage, Stage::Left | Stage::Removed)).collect();
    let area = Rect::from_min_max(r.min + vec2(96.0, 52.0), r.max - vec2(96.0, 116.0));
    let label = (r.width() / 4.0).clamp(112.0, 176.0);
    let places: Vec<_> = (0..shown.len()).map(|index| seat(area, index, shown.len())).collect();
    for (index, (a, from)) in shown.iter().zip(&places).enumerate() {
        for (b, to) in shown.iter().zip(&places).skip(index + 1) {
            let (start, end) = (towards(*from, *to, RADIUS + 5.0), towards(*to, *from, RADIUS + 5.0));
            let hot = open == Some(a.org) || open == Some(b.org);
            let color = if hot { k.accent } else { k.control.gamma_multiply(0.7) };
            let tables = shared_tables(s, a.org, b.org);
            if a.endorsed_by.contains(&b.org) || b.endorsed_by.contains(&a.org) {
                let aside = (end - start).normalized().rot90() * (1.5 + n(tables) * 0.8);
                let dashes = Shape::dashed_line(&[start + aside, end + aside], Stroke::new(1.5, k.violet.fg), 5.0, 5.0);
                ui.painter().extend(dashes);
            }
            if tables > 0 {
                ui.painter().line_segment([start, end], Stroke::new(0.5 + n(tables.min(5)) * 1.1, color));
            }
        }
    }
    for (org, at) in shown.iter().zip(&places) {
        node(ui, s, w, org, (*at, label), open == Some(org.org), out);
    }
    legend(ui, w, Rect::from_min_max(pos2(r.left(), r.bottom() - 26.0), r.max));
}

/// Draws an organisation around a point; its name is at most so wide.
fn node(
    ui: &Ui,
    s: &Snapshot,
    w: &Words,
    org: &OrganisationView,
    (at, wide): (egui::Pos2, f32),
    on: bool,
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let rect = Rect::from_center_size(at, Vec2::splat(RADIUS * 2.0));
    let response = ui.interact(rect, ui.scope_id().with(("org", org.org)), Sense::click());
    let tone = tone(&k, org.kind);
    let edge =
        if on { Stroke::new(3.0, k.accent) } else { Stroke::new(if response.hovered() { 3.0 } else { 1.5 }, tone.fg) };
    if org.formality == Formality::Informal {
        ui.painter().rect(rect.shrink(2.0), R_L, tone.bg, edge, StrokeKind::Inside);
    } else {
        ui.painter().circle(at, RADIUS, tone.bg, edge);
    }
    icon_at(ui.painter(), at, icon(org.kind), 23.0, tone.fg);
    let name = org_name(s, org.org);
    let font = if on { f_semi(13.5) } else { f_med(13.5) };
    let words = wrapped_middle(ui, &name, font, k.text, wide);
    let size = words.size();
    let label = pos2(at.x - size.x / 2.0, at.y + RADIUS + 5.0);
    ui.painter().rect_filled(
        Rect::from_min_size(label, size).expand2(vec2(5.0, 1.0)),
        R_S,
        k.canvas.gamma_multiply(0.92),
    );
    ui.painter().galley(pos2(at.x, label.y), words, k.text);
    let leaving = s.departures.iter().find(|departure| departure.org == org.org);
    let state = match (leaving, org.stage) {
        (Some(departure), _) => Some(match departure.on {
            Some(day) => w.with("leaves-on", &[("day", w.near(day, s.today).into())]),
            None => w.t("leaves").into_owned(),
        }),
        (None, Stage::Member) if org.voice => None,
        (None, Stage::Member) => Some(w.t("no-voice").into_owned()),
        (None, stage) => Some(w.t(names::stage(stage)).into_owned()),
    };
    if let Some(state) = &state {
        let wide = line(ui, state, f_med(12.0), k.text, 240.0).size().x + 16.0;
        paint_chip_right(ui, at.x + wide / 2.0, label.y + size.y + 15.0, state, k.warn);
    }
    let beside: Vec<OrgId> = s
        .network
        .organisations
        .iter()
        .map(|other| other.org)
        .filter(|other| *other != org.org && shared_tables(s, org.org, *other) > 0)
        .collect();
    let values = [
        ("name", name.into()),
        ("kind", w.t(names::org_kind(org.kind)).into_owned().into()),
        ("state", state.unwrap_or_else(|| w.t("stage-voice").into_owned()).into()),
        ("beside", org_names(s, w, &beside).into()),
    ];
    let said = w.with("map-said", &values);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &said));
    into_sight(ui, &response, rect.expand(8.0));
    if response.has_focus() {
        ui.painter().circle_stroke(at, RADIUS + 6.0, Stroke::new(2.0, k.accent));
    }
    if response.clicked() {
        out.push(Intent::Open(Opened::Organisation(org.org)));
    }
}

/// What the lines and shapes mean, in as many lines as it takes, the last one in `r`.
fn legend(ui: &Ui, w: &Words, r: Rect) {
    let k = *tk(ui);
    let signs = [
        (Sign::Line, "map-tables"),
        (Sign::Dashes, "map-endorsed"),
        (Sign::Circle, "formality-formal"),
        (Sign::Square, "formality-informal"),
    ];
    let mut lines: Vec<Vec<_>> = vec![Vec::new()];
    let mut x = r.left();
    for (sign, key) in signs {
        let words = ui.painter().layout_no_wrap(w.t(key).into_owned(), f_small(), k.muted);
        let wide = sign.width() + 8.0 + words.size().x;
        if x > r.left() && x + wide > r.right() {
            lines.push(Vec::new());
            x = r.left();
        }
        if let Some(line) = lines.last_mut() {
            line.push((x, sign, words));
        }
        x += wide + 24.0;
    }
    for (above, line) in lines.into_iter().rev().enumerate() {
        let y = r.center().y - n(above) * 20.0;
        for (x, sign, words) in line {
            sign.paint(ui, pos2(x, y));
            ui.painter().galley(pos2(x + sign.width() + 8.0, y - words.size().y / 2.0), words, k.muted);
        }
    }
}

#[derive(Clone, Copy)]
enum Sign {
    Line,
    Dashes,
    Circle,
    Square,
}

impl Sign {
    const fn width(self) -> f32 {
        match self {
            Self::Line | Self::Dashes => 28.0,
            Self::Circle | Self::Square => 14.0,
        }
    }

    /// Paints it with its left edge here.
    fn paint(self, ui: &Ui, at: egui::Pos2) {
        let k = tk(ui);
        let segment = [at, at + vec2(self.width(), 0.0)];
        let middle = at + vec2(self.width() / 2.0, 0.0);
        match self {
            Self::Line => drop(ui.painter().line_segment(segment, Stroke::new(2.5, k.control))),
            Self::Dashes => {
                ui.painter().extend(Shape::dashed_line(&segment, Stroke::new(1.5, k.violet.fg), 5.0, 5.0));
            }
            Self::Circle => drop(ui.painter().circle_stroke(middle, 7.0, Stroke::new(1.5, k.muted))),
            Self::Square => {
                let square = Rect::from_center_size(middle, Vec2::splat(14.0));
                ui.painter().rect_stroke(square, 4, Stroke::new(1.5, k.muted), StrokeKind::Inside);
            }
        }
    }
}
