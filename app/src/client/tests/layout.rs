//! Nothing is cut off and nothing lies over something else, on any screen, in any size, zoom and language.

use egui::accesskit::Role;
use egui::epaint::{ClippedShape, Shape, TextShape};
use egui::{Pos2, Rect, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;

use super::{SCREENS, Window, client, forms};
use crate::client::forms::Form;
use crate::client::intent::Intent;
use crate::client::pictures::Studio;
use crate::client::{Client, demo};
use crate::text::{Lang, Words};

/// How a screen is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) size: (usize, usize),
    pub(super) zoom: f32,
    pub(super) theme: Theme,
    pub(super) lang: Lang,
    /// Every longer word a third longer.
    pub(super) stretched: bool,
}

const LARGE: (usize, usize) = (1440, 900);
const SMALL: (usize, usize) = (1024, 640);

/// Every two settings meet at least once.
pub(super) const LOOKS: [Look; 6] = {
    use Lang::{En, Nl};
    use Theme::{Dark, Light};
    [
        Look { size: LARGE, zoom: 1.0, theme: Light, lang: Nl, stretched: false },
        Look { size: SMALL, zoom: 1.0, theme: Dark, lang: Nl, stretched: true },
        Look { size: LARGE, zoom: 1.5, theme: Light, lang: Nl, stretched: true },
        Look { size: SMALL, zoom: 1.5, theme: Dark, lang: Nl, stretched: false },
        Look { size: LARGE, zoom: 1.0, theme: Dark, lang: En, stretched: false },
        Look { size: SMALL, zoom: 1.5, theme: Light, lang: En, stretched: false },
    ]
};

/// What rounding and the slant of letters may come to, in points.
const SLACK: f32 = 2.0;

/// Longer than any word: a code, which may be broken anywhere.
const CODE: usize = 30;

/// A text as it was drawn.
struct Drawn {
    /// Its place among all shapes: what comes later lies on top.
    order: usize,
    text: String,
    rows: Vec<Rect>,
    clip: Rect,
    elided: bool,
    cut: Option<String>,
}

fn drawn(shapes: &[ClippedShape]) -> Vec<Drawn> {
    let mut texts = Vec::new();
    for (order, shape) in shapes.iter().enumerate() {
        collect(&shape.shape, order, shape.clip_rect, &mut texts);
    }
    texts
}

fn collect(shape: &Shape, order: usize, clip: Rect, texts: &mut Vec<Drawn>) {
    match shape {
        Shape::Vec(list) => list.iter().for_each(|shape| collect(shape, order, clip, texts)),
        Shape::Text(text) if !text.galley.text().trim().is_empty() => texts.push(read(text, order, clip)),
        _ => {}
    }
}

fn read(shape: &TextShape, order: usize, clip: Rect) -> Drawn {
    let galley = &shape.galley;
    let rows = galley.rows.iter().filter(|row| !row.row.glyphs.is_empty());
    let rows = rows.map(|row| row.rect().translate(shape.pos.to_vec2())).collect();
    let ends = galley.rows.windows(2).filter(|rows| !rows[0].ends_with_newline);
    let cut = ends.filter_map(|rows| {
        let (end, start) = (rows[0].row.glyphs.last()?.chr, rows[1].row.glyphs.first()?.chr);
        let within = end.is_alphanumeric() && start.is_alphanumeric();
        let is_word = !rows[0].row.text().split(' ').any(|piece| piece.chars().count() > CODE);
        (within && is_word).then(|| format!("{}|{}", rows[0].row.text(), rows[1].row.text()))
    });
    Drawn { order, text: galley.text().to_owned(), rows, clip, elided: galley.elided, cut: cut.into_iter().next() }
}

/// Whether something opaque lies between two texts where they meet.
fn covered(shapes: &[ClippedShape], (below, above): (usize, usize), place: Rect) -> bool {
    fn covers(shape: &Shape, place: Rect) -> bool {
        match shape {
            Shape::Vec(list) => list.iter().any(|shape| covers(shape, place)),
            Shape::Rect(rect) => rect.fill.is_opaque() && rect.rect.expand(SLACK).contains_rect(place),
            _ => false,
        }
    }
    shapes[below..above].iter().any(|shape| shape.clip_rect.contains_rect(place) && covers(&shape.shape, place))
}

fn faults(shapes: &[ClippedShape]) -> Vec<String> {
    let texts = drawn(shapes);
    let mut faults = Vec::new();
    for text in &texts {
        // In a list whose rows open the whole, the second line may end early.
        if text.elided && text.rows.len() < 2 {
            faults.push(format!("elided: {:?}", text.text));
        }
        if let Some(cut) = &text.cut {
            faults.push(format!("a word is cut: {cut:?}"));
        }
        let sides = |row: &&Rect| row.left() < text.clip.left() - SLACK || row.right() > text.clip.right() + SLACK;
        let shown = |row: &&Rect| row.top() < text.clip.bottom() && row.bottom() > text.clip.top();
        if let Some(row) = text.rows.iter().filter(shown).find(sides) {
            faults.push(format!("cut off at a side: {:?} at {row:?} within {:?}", text.text, text.clip));
        }
    }
    let visible = |text: &Drawn| text.rows.iter().copied().reduce(Rect::union).map(|all| all.intersect(text.clip));
    let bounds: Vec<Rect> = texts.iter().map(|text| visible(text).unwrap_or(Rect::NOTHING)).collect();
    for (place, one) in texts.iter().enumerate() {
        for (other, bound) in texts.iter().zip(&bounds).skip(place + 1) {
            if !bound.intersects(bounds[place]) {
                continue;
            }
            let meets = |row: &Rect| {
                let row = row.intersect(one.clip).shrink(SLACK);
                other.rows.iter().map(move |other_row| row.intersect(other_row.intersect(other.clip).shrink(SLACK)))
            };
            let meeting = one.rows.iter().flat_map(meets).find(Rect::is_positive);
            if let Some(place) = meeting.filter(|place| !covered(shapes, (one.order, other.order), *place)) {
                faults.push(format!("{:?} lies under {:?} at {place:?}", one.text, other.text));
            }
        }
    }
    faults
}

/// A client in this look, with something in it.
pub(super) fn in_look(look: Look, snapshot: Snapshot, prepare: impl FnOnce(&mut Client)) -> Client {
    let (mut client, _requests, _post) = client(look.lang, snapshot);
    if look.stretched {
        client.state_mut().words = Words::stretched(look.lang);
    }
    prepare(&mut client);
    client
}

fn check(of: impl Fn(&mut dyn FnMut(&str, Snapshot, &dyn Fn(&mut Client)))) {
    let mut wrong = Vec::new();
    for look in LOOKS {
        let mut studio = Studio::zoomed(look.zoom);
        of(&mut |name, snapshot, prepare| {
            let mut client = in_look(look, snapshot, prepare);
            let faults = faults(&studio.shapes(&mut client, look.theme, look.size));
            wrong.extend(faults.iter().map(|fault| format!("{name}, {look:?}: {fault}")));
        });
    }
    assert!(wrong.is_empty(), "{}\n{} faults", wrong.join("\n"), wrong.len());
}

#[test]
fn nothing_is_cut_off_and_nothing_overlaps_on_any_screen() {
    check(|each| SCREENS.iter().for_each(|(name, snapshot, prepare)| each(name, snapshot(), prepare)));
}

#[test]
fn the_button_of_every_form_is_in_sight_however_long_the_form_is() {
    let snapshot = demo::snapshot();
    let words = Words::new(Lang::Nl);
    let (width, height) = (1024.0, 640.0);
    let mut hidden = Vec::new();
    let mut window = Window::open(snapshot.clone());
    window.harness.set_size(vec2(width, height));
    for form in forms(&snapshot) {
        let key = form.key();
        let further = matches!(form, Form::Circle(_));
        let does = words.t(&if further { "circle-further".to_owned() } else { format!("{key}-do") }).into_owned();
        window.go(Intent::Ask(Box::new(form)));
        let named = window.harness.query_all_by_label(&does);
        let mut buttons = named.filter(|node| node.accesskit_node().role() == Role::Button);
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(width, height));
        if !buttons.any(|button| screen.contains_rect(button.rect())) {
            hidden.push(key);
        }
    }
    assert_eq!(hidden, Vec::<&str>::new());
}

#[test]
fn nothing_is_cut_off_and_nothing_overlaps_in_any_form() {
    let snapshot = demo::snapshot();
    check(|each| {
        for form in forms(&snapshot) {
            each(form.key(), snapshot.clone(), &|client| client.ask(Intent::Ask(Box::new(form.clone()))));
        }
    });
}

/// Pages about cases and phases, by the beginning of their names.
const ABOUT_CASES_AND_PHASES: [&str; 3] = ["case", "report", "round"];
const TICKS: [Icon; 8] = [
    Icon::Check,
    Icon::CheckCheck,
    Icon::CircleCheck,
    Icon::CircleCheckBig,
    Icon::BadgeCheck,
    Icon::SquareCheck,
    Icon::SquareCheckBig,
    Icon::ListChecks,
];

#[test]
fn no_page_about_cases_or_phases_draws_a_tick_or_a_share() {
    let mut studio = Studio::default();
    let mut found = Vec::new();
    for (name, snapshot, prepare) in SCREENS {
        if !ABOUT_CASES_AND_PHASES.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        let mut client = in_look(LOOKS[0], snapshot(), prepare);
        let shapes = studio.shapes(&mut client, Theme::Light, LARGE);
        let mut texts: Vec<String> = drawn(&shapes).into_iter().map(|text| text.text).collect();
        texts.retain(|text| text.contains('%') || TICKS.iter().any(|tick| text.contains(tick.unicode())));
        found.extend(texts.into_iter().map(|text| format!("{name}: {text}")));
    }
    assert_eq!(found, Vec::<String>::new());
}
