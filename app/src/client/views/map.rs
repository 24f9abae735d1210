//! The network seen from above: who belongs, and how closely who works with whom, or who shares a table and stood for
//! whom. Places stay where they are.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Galley, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::id::OrgId;
use wijktafel_model::relation::{before, between, change};
use wijktafel_model::view::relation::{CaptureView, Change};
use wijktafel_model::view::{OrganisationView, Snapshot, Stage};
use wijktafel_model::words::relation::Closeness;
use wijktafel_model::words::{Formality, OrgKind};

use super::network::icon;
use super::relations;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, org_name, org_names};
use crate::client::tokens::{R_L, R_S, Tokens, Tone, f_med, f_semi, f_small, tk};
use crate::client::ui::charts::{seat, towards};
use crate::client::ui::controls::into_sight;
use crate::client::ui::n;
use crate::client::ui::parts::paint_chip_right;
use crate::client::ui::typography::{icon_at, line as one_line, wrapped_middle};
use crate::text::names::growth;
use crate::text::{Words, names};

const RADIUS: f32 = 27.0;
/// The least height, in points.
const LEAST: f32 = 520.0;
/// Narrower than this a ring has no room, in points.
const NARROW: f32 = 480.0;
/// What one organisation takes of the height where they stand below each other, in points.
const ROW: f32 = 84.0;
/// What the map needs above and below its organisations, in points.
const FRAME: f32 = 168.0;
/// What of that is above them, in points.
const HEAD: f32 = 52.0;
/// What a name of three lines needs more, in points.
const LONG_NAME: f32 = 52.0;
/// The radius of what says that something changed.
const MARK: f32 = 9.0;

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

/// What lies between organisations on the map.
#[derive(Clone, Copy, Debug)]
pub enum Lines<'a> {
    /// Tables that both read, and who stood for whom.
    Tables,
    /// What they say of each other, as half lines where they differ.
    Relations(&'a CaptureView),
}

/// Organisations on the map, in the order of their places: that of arrival, so that a place stays.
pub fn shown(s: &Snapshot) -> Vec<&OrganisationView> {
    let organisations = s.network.organisations.iter();
    let mut shown: Vec<_> = organisations.filter(|org| !matches!(org.stage, Stage::Left | Stage::Removed)).collect();
    shown.sort_by_key(|org| org.colour);
    shown
}

/// Where each of so many stands in an area of one by one: around one ring, or around several where one is too narrow.
/// Nothing but the number decides, so no place depends on what anybody says.
pub fn layout(count: usize) -> Vec<Vec2> {
    const RING: usize = 12;
    let rings = count.div_ceil(RING * 2).max(1);
    let whole: usize = (1..=rings).sum();
    let mut places = Vec::with_capacity(count);
    for ring in (1..=rings).rev() {
        // The outer rings take more, each its share.
        let here =
            if ring == 1 { count - places.len() } else { (count * ring).div_ceil(whole).min(count - places.len()) };
        let size = n(ring) / n(rings);
        let unit = Rect::from_center_size(pos2(0.5, 0.5), Vec2::splat(size));
        places.extend((0..here).map(|index| seat(unit, index, here).to_vec2()));
    }
    places
}

/// The same where there is no width for a ring: left and right in turn, from top to bottom.
fn below_each_other(count: usize) -> Vec<Vec2> {
    let aside = |index: usize| match index % 4 {
        0 => 0.0,
        1 => 1.0,
        // Not straight below each other: a line between others would run through who stands there.
        2 => 0.2,
        _ => 0.8,
    };
    (0..count).map(|index| vec2(aside(index), n(index) / n(count.saturating_sub(1).max(1)))).collect()
}

/// The least height of the map at this width, in points: below it names and marks would stand on each other.
pub fn least_height(width: f32, count: usize) -> f32 {
    if width < NARROW { LEAST.max(FRAME + LONG_NAME + ROW * n(count)) } else { LEAST }
}

/// Draws the map; an organisation opens.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &UiState, lines: Lines<'_>, height: f32, out: &mut Vec<Intent>) {
    let (w, open) = (Arc::clone(&st.words), st.network.open);
    let k = *tk(ui);
    let signs: &[(Sign, &str)] = match lines {
        Lines::Tables => &TABLES,
        Lines::Relations(_) => &RELATIONS,
    };
    let legend = legend(ui, &w, ui.available_width(), signs);
    // What a legend of more than two lines takes is added below, so that the map keeps its room.
    let more = n(legend.len().saturating_sub(2)) * LEGEND_LINE;
    let (r, _) = ui.allocate_exact_size(vec2(ui.available_width(), height + more), Sense::hover());
    let shown = shown(s);
    let label = (r.width() / 4.0).clamp(112.0, 176.0);
    // Beside whoever stands at the edge there is room for half a name, and no more where there is little.
    let aside = (label / 2.0 + 8.0).min(96.0);
    let narrow = r.width() < NARROW;
    let foot = FRAME - HEAD + more + if narrow { LONG_NAME } else { 0.0 };
    let area = Rect::from_min_max(r.min + vec2(aside, HEAD), r.max - vec2(aside, foot));
    let places = if narrow { below_each_other(shown.len()) } else { layout(shown.len()) };
    let places: Vec<Pos2> = places.into_iter().map(|at| area.min + at * area.size()).collect();
    let named: Vec<(OrgId, Pos2)> = shown.iter().map(|org| org.org).zip(places.iter().copied()).collect();
    // Where no organisation stands and none has its name or what is said below it.
    let free = |mark: Pos2| {
        let taken = |at: &Pos2| {
            let room = Rect::from_min_max(*at - vec2(label / 2.0, RADIUS), *at + vec2(label / 2.0, RADIUS + 70.0));
            room.expand(MARK).contains(mark)
        };
        !places.iter().any(taken)
    };
    for (index, (a, from)) in shown.iter().zip(&places).enumerate() {
        for (b, to) in shown.iter().zip(&places).skip(index + 1) {
            let ends = (towards(*from, *to, RADIUS + 5.0), towards(*to, *from, RADIUS + 5.0));
            let hot = open == Some(a.org) || open == Some(b.org);
            let color = if hot { k.accent } else { k.control.gamma_multiply(0.7) };
            match lines {
                Lines::Tables => tables_between(ui, s, (a, b), ends, color),
                Lines::Relations(capture) => relation_between(ui, s, capture, (a.org, b.org), ends, color, &free),
            }
        }
    }
    for (org, at) in shown.iter().zip(&places) {
        node(ui, s, &w, (org, lines), (*at, label), open == Some(org.org), out);
    }
    for (above, line) in legend.into_iter().rev().enumerate() {
        let y = r.bottom() - 13.0 - n(above) * LEGEND_LINE;
        for (x, sign, words) in line {
            let x = r.left() + x;
            sign.paint(ui, pos2(x, y));
            ui.painter().galley(pos2(x + sign.width() + 8.0, y - words.size().y / 2.0), words, k.muted);
        }
    }
    if let Some(next) = relations::walked(ui, st, &named, open) {
        ui.memory_mut(|memory| memory.request_focus(node_id(ui, next)));
        out.push(Intent::Open(Opened::Organisation(next)));
    }
}

fn node_id(ui: &Ui, org: OrgId) -> egui::Id {
    ui.scope_id().with(("org", org))
}

fn tables_between(
    ui: &Ui,
    s: &Snapshot,
    (a, b): (&OrganisationView, &OrganisationView),
    (start, end): (Pos2, Pos2),
    color: Color32,
) {
    let k = *tk(ui);
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

/// One line where two agree; else from each end a half that says what that one says, with a gap between.
fn relation_between(
    ui: &Ui,
    s: &Snapshot,
    capture: &CaptureView,
    (a, b): (OrgId, OrgId),
    (start, end): (Pos2, Pos2),
    color: Color32,
    free: &dyn Fn(Pos2) -> bool,
) {
    let edge = between(capture, a, b);
    let (from_a, from_b) = (edge.from(a), edge.from(b));
    let middle = start + (end - start) / 2.0;
    if from_a == from_b {
        line(ui, [start, end], from_a, color);
    } else {
        line(ui, [start, towards(middle, start, 5.0)], from_a, color);
        line(ui, [towards(middle, end, 5.0), end], from_b, color);
    }
    let Some(earlier) = before(&s.captures, capture.log).map(|earlier| between(earlier, a, b)) else { return };
    // Where there is no line there is nothing to mark, unless there was one.
    let drawn = |closeness: Option<Closeness>| closeness.filter(|closeness| *closeness != Closeness::Strangers);
    let sides = [(earlier.from(a), from_a), (earlier.from(b), from_b)];
    let changes = sides.into_iter().filter_map(|(was, is)| change(drawn(was), drawn(is)));
    // A mark that finds no room is left out; the table says it too.
    let mark = [0.5, 0.4, 0.6, 0.3, 0.7].map(|along| start + (end - start) * along).into_iter().find(|at| free(*at));
    if let Some((icon, mark)) = changes.max().map(change_icon).zip(mark) {
        let k = *tk(ui);
        if drawn(from_a).is_none() && drawn(from_b).is_none() {
            ui.painter().extend(Shape::dotted_line(&[start, end], k.control, 9.0, 1.0));
        }
        ui.painter().circle(mark, MARK, k.surface, Stroke::new(1.0, k.control));
        icon_at(ui.painter(), mark, icon, 12.0, k.text);
    }
}

const fn change_icon(change: Change) -> Icon {
    match change {
        Change::New => Icon::Plus,
        Change::Closer => Icon::ArrowUp,
        Change::Looser => Icon::ArrowDown,
        Change::Gone => Icon::X,
    }
}

/// Thicker is closer; who only know each other have dashes, strangers and silence nothing.
fn line(ui: &Ui, segment: [Pos2; 2], closeness: Option<Closeness>, color: Color32) {
    let wide = match closeness {
        None | Some(Closeness::Strangers) => return,
        Some(Closeness::Acquainted) => {
            ui.painter().extend(Shape::dashed_line(&segment, Stroke::new(1.5, color), 4.0, 5.0));
            return;
        }
        Some(Closeness::AtTimes) => 1.5,
        Some(Closeness::InStep) => 3.5,
        Some(Closeness::AsOne) => 6.5,
    };
    ui.painter().line_segment(segment, Stroke::new(wide, color));
}

/// Draws an organisation around a point; its name is at most so wide.
fn node(
    ui: &Ui,
    s: &Snapshot,
    w: &Words,
    (org, lines): (&OrganisationView, Lines<'_>),
    (at, wide): (Pos2, f32),
    on: bool,
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let rect = Rect::from_center_size(at, Vec2::splat(RADIUS * 2.0));
    let response = ui.interact(rect, node_id(ui, org.org), Sense::click());
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
        let wide = one_line(ui, state, f_med(12.0), k.text, 240.0).size().x + 16.0;
        paint_chip_right(ui, at.x + wide / 2.0, label.y + size.y + 15.0, state, k.warn);
    }
    let said = spoken(s, w, org, lines, state);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &said));
    into_sight(ui, &response, rect.expand(8.0));
    if response.has_focus() {
        ui.painter().circle_stroke(at, RADIUS + 6.0, Stroke::new(2.0, k.accent));
    }
    if response.clicked() {
        out.push(Intent::Open(Opened::Organisation(org.org)));
    }
}

/// An organisation with all that its lines say, in one sentence.
fn spoken(s: &Snapshot, w: &Words, org: &OrganisationView, lines: Lines<'_>, state: Option<String>) -> String {
    let organisations = s.network.organisations.iter().map(|other| other.org).filter(|other| *other != org.org);
    let (key, beside) = match lines {
        Lines::Tables => {
            let beside: Vec<OrgId> = organisations.filter(|other| shared_tables(s, org.org, *other) > 0).collect();
            ("map-said", org_names(s, w, &beside))
        }
        Lines::Relations(capture) => {
            let said = |other| {
                let edge = between(capture, org.org, other);
                let how = growth::said(w, Some(edge.from(org.org).or_else(|| edge.from(other))?));
                Some(format!("{}: {how}", org_name(s, other)))
            };
            ("map-said-relations", organisations.filter_map(said).collect::<Vec<_>>().join(", "))
        }
    };
    let values = [
        ("name", org_name(s, org.org).into()),
        ("kind", w.t(names::org_kind(org.kind)).into_owned().into()),
        ("state", state.unwrap_or_else(|| w.t("stage-voice").into_owned()).into()),
        ("beside", beside.into()),
    ];
    w.with(key, &values)
}

/// From one line of the legend to the next, in points.
const LEGEND_LINE: f32 = 20.0;

/// What the lines and shapes mean, in as many lines as it takes; each sign with its place in its line.
fn legend(ui: &Ui, w: &Words, width: f32, signs: &[(Sign, &str)]) -> Vec<Vec<(f32, Sign, Arc<Galley>)>> {
    let k = *tk(ui);
    let mut lines: Vec<Vec<_>> = vec![Vec::new()];
    let mut x = 0.0;
    for (sign, key) in signs.iter().copied() {
        let words = ui.painter().layout_no_wrap(w.t(key).into_owned(), f_small(), k.muted);
        let wide = sign.width() + 8.0 + words.size().x;
        if x > 0.0 && x + wide > width {
            lines.push(Vec::new());
            x = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((x, sign, words));
        }
        x += wide + 24.0;
    }
    lines
}

const TABLES: [(Sign, &str); 4] = [
    (Sign::Line, "map-tables"),
    (Sign::Dashes, "map-endorsed"),
    (Sign::Circle, "formality-formal"),
    (Sign::Square, "formality-informal"),
];

const RELATIONS: [(Sign, &str); 7] = [
    (Sign::Close(Closeness::Acquainted), "closeness-acquainted"),
    (Sign::Close(Closeness::AtTimes), "closeness-at-times"),
    (Sign::Close(Closeness::InStep), "closeness-in-step"),
    (Sign::Close(Closeness::AsOne), "closeness-as-one"),
    (Sign::Halves, "map-halves"),
    (Sign::Circle, "formality-formal"),
    (Sign::Square, "formality-informal"),
];

#[derive(Clone, Copy)]
enum Sign {
    Line,
    Dashes,
    /// A relation.
    Close(Closeness),
    /// Two that differ.
    Halves,
    Circle,
    Square,
}

impl Sign {
    const fn width(self) -> f32 {
        match self {
            Self::Line | Self::Dashes | Self::Close(_) | Self::Halves => 28.0,
            Self::Circle | Self::Square => 14.0,
        }
    }

    /// Paints it with its left edge here.
    fn paint(self, ui: &Ui, at: Pos2) {
        let k = tk(ui);
        let segment = [at, at + vec2(self.width(), 0.0)];
        let middle = at + vec2(self.width() / 2.0, 0.0);
        match self {
            Self::Line => drop(ui.painter().line_segment(segment, Stroke::new(2.5, k.control))),
            Self::Dashes => {
                ui.painter().extend(Shape::dashed_line(&segment, Stroke::new(1.5, k.violet.fg), 5.0, 5.0));
            }
            Self::Close(closeness) => line(ui, segment, Some(closeness), k.control),
            Self::Halves => {
                line(ui, [at, middle - vec2(3.0, 0.0)], Some(Closeness::AtTimes), k.control);
                line(ui, [middle + vec2(3.0, 0.0), at + vec2(self.width(), 0.0)], Some(Closeness::AsOne), k.control);
            }
            Self::Circle => drop(ui.painter().circle_stroke(middle, 7.0, Stroke::new(1.5, k.muted))),
            Self::Square => {
                let square = Rect::from_center_size(middle, Vec2::splat(14.0));
                ui.painter().rect_stroke(square, 4, Stroke::new(1.5, k.muted), StrokeKind::Inside);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_stands_on_somebody_else_however_many_there_are() {
        for count in [1, 2, 7, 12, 25, 60, 150] {
            let places = layout(count);
            assert_eq!(places.len(), count);
            for (index, one) in places.iter().enumerate() {
                assert!((-0.01..=1.01).contains(&one.x) && (-0.01..=1.01).contains(&one.y), "{count}: {one:?}");
                for other in &places[index + 1..] {
                    assert!((*one - *other).length() > 0.03, "{count}: {one:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn on_a_narrow_page_nobody_stands_on_a_name() {
        let (width, label) = (300.0, 112.0);
        for count in 1..=14 {
            let size = vec2(width - label - 16.0, least_height(width, count) - FRAME - LONG_NAME);
            let places: Vec<Pos2> = below_each_other(count).into_iter().map(|at| pos2(0.0, 0.0) + at * size).collect();
            let stands = |at: &Pos2| Rect::from_center_size(*at, Vec2::splat(2.0 * RADIUS));
            // Three lines, and below them that somebody leaves.
            let name = |at: &Pos2| {
                Rect::from_min_max(*at + vec2(-label / 2.0, RADIUS + 5.0), *at + vec2(label / 2.0, RADIUS + 88.0))
            };
            for (index, one) in places.iter().enumerate() {
                for other in places.iter().skip(index + 1) {
                    assert!(!name(one).intersects(stands(other)), "{count} from {index}");
                    assert!(!stands(one).intersects(stands(other)) && !name(one).intersects(name(other)));
                }
            }
        }
    }
}
