//! How the work feels, and where partners see the network between a trek and a booked tour.

use egui::{Align2, Rect, Sense, Stroke, Ui, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::view::pulse::COURSE_MAX;
use wijktafel_model::view::{SeasonView, Snapshot};

use crate::client::forms::GrowthForm;
use crate::client::intent::Intent;
use crate::client::state::{badge, org_name, org_names, writable};
use crate::client::tokens::{f_small, tk};
use crate::client::ui::controls::{Kind, button, segment};
use crate::client::ui::layout::{bar, card};
use crate::client::ui::parts::{Badge, pair, stack};
use crate::client::ui::typography::{h3, muted, small};
use crate::text::Words;
use crate::text::names::growth::questions;

/// How the work feels: counts of everybody together.
pub fn show(ui: &mut Ui, s: &Snapshot, w: &Words, season: &SeasonView, out: &mut Vec<Intent>) {
    card(ui, |ui| {
        let left = |ui: &mut Ui| {
            h3(ui, &w.t("pulse-title"));
        };
        bar(ui, 34.0, left, |ui| {
            if writable(s)
                && !season.ended
                && button(ui, Some(Icon::Tally5), &w.t("pulse-count"), Kind::Ghost).clicked()
            {
                let form = GrowthForm::Pulse { season: season.log, counts: Default::default() };
                out.push(Intent::Ask(Box::new(form.into())));
            }
        });
        small(ui, &w.t("pulse-text"));
        let Some(pulse) = &season.pulse else {
            muted(ui, &w.t("pulse-none"));
            return;
        };
        for (key, counts) in questions(pulse) {
            let said = counts.map(|[less, same, more]| {
                w.with("pulse-counts", &[("less", less.into()), ("same", same.into()), ("more", more.into())])
            });
            pair(ui, &w.t(key), &said.unwrap_or_else(|| w.t("pulse-few").into_owned()));
        }
        small(ui, &w.with("pulse-by", &[("who", org_names(s, w, &pulse.orgs).into())]));
    });
}

/// Where each organisation sees the network. Nothing is made of the places: the spread is what one talks about.
pub fn course(ui: &mut Ui, s: &Snapshot, w: &Words, season: &SeasonView, out: &mut Vec<Intent>) {
    let own = s.network.me.filter(|me| me.writable && !season.ended).map(|me| me.org);
    let mine = season.course.iter().find(|one| Some(one.org) == own).map(|one| one.place);
    card(ui, |ui| {
        h3(ui, &w.t("course-title"));
        small(ui, &w.t("course-text"));
        line(ui, s, w, season);
        let Some(_) = own else { return };
        small(ui, &w.t("course-own"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (place, key) in (0..=COURSE_MAX).zip(COURSE) {
                let k = *tk(ui);
                let name = w.t(key);
                if segment(ui, &name, None, mine == Some(place), k.info, None).clicked() && mine != Some(place) {
                    let say = |place| Command::SayCourse { season: season.log, place };
                    out.push(match mine {
                        Some(before) => {
                            Intent::DoUndoable { command: say(place), undo: say(before), said: "said-course" }
                        }
                        None => Intent::Do(say(place)),
                    });
                }
            }
        });
    });
}

/// The names of the places.
const COURSE: [&str; 5] = ["course-0", "course-1", "course-2", "course-3", "course-4"];

/// Where they stand on the line, from 0 to 1.
const ALONG: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// A line with everybody on it.
fn line(ui: &mut Ui, s: &Snapshot, w: &Words, season: &SeasonView) {
    let k = *tk(ui);
    if season.course.is_empty() {
        muted(ui, &w.t("course-none"));
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 64.0), Sense::hover());
    let said = season.course.iter().map(|one| {
        let place = (0..=COURSE_MAX).zip(COURSE).find(|(place, _)| *place == one.place);
        let place = place.map(|(_, key)| w.t(key)).unwrap_or_default();
        format!("{}: {place}", org_name(s, one.org))
    });
    let said: Vec<String> = said.collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, said.join(", ")));
    let inner = Rect::from_min_max(pos2(rect.left() + 40.0, rect.top()), pos2(rect.right() - 40.0, rect.bottom()));
    let y = inner.top() + 22.0;
    ui.painter().hline(inner.x_range(), y, Stroke::new(2.0, k.control));
    for (place, along) in (0..=COURSE_MAX).zip(ALONG) {
        let x = egui::lerp(inner.x_range(), along);
        ui.painter().vline(x, y - 4.0..=y + 4.0, Stroke::new(2.0, k.control));
        let badges: Vec<Badge> =
            season.course.iter().filter(|one| one.place == place).map(|one| badge(s, one.org)).collect();
        if !badges.is_empty() {
            let more = u8::try_from(badges.len().min(4)).map_or(3, |shown| shown - 1);
            let wide = 28.0 + 18.0 * f32::from(more);
            let at = Rect::from_center_size(pos2(x, y), vec2(wide, 28.0));
            let mut child = ui.new_child(egui::UiBuilder::new().id_salt(("course", place)).max_rect(at));
            stack(&mut child, &badges, 4, 28.0, k.surface, "");
        }
    }
    let ends = [(rect.left(), Align2::LEFT_TOP, "course-0"), (rect.right(), Align2::RIGHT_TOP, "course-4")];
    for (x, align, key) in ends {
        ui.painter().text(pos2(x, y + 20.0), align, w.t(key), f_small(), k.muted);
    }
}
