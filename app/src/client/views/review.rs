//! Looking back at a season: what goes on, changes or stops, and what became superfluous.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::review::{running, words};
use wijktafel_model::view::review::Running;
use wijktafel_model::view::{SeasonView, Snapshot};
use wijktafel_model::words::review::Onward;

use super::pen::Pen;
use crate::client::forms::{Form, GrowthForm};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{org_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::layout::{bar, card, rule};
use crate::client::ui::parts::{Item, Lead, entry, item, point};
use crate::client::ui::typography::{h3, muted, small, strong};
use crate::review::{said, what};
use crate::text::Words;
use crate::text::names::growth;

/// The card below the actions of a season.
pub fn show(ui: &mut Ui, s: &Snapshot, w: &Words, season: &SeasonView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    card(ui, |ui| {
        let left = |ui: &mut Ui| {
            h3(ui, &w.t("review-title"));
        };
        bar(ui, 34.0, left, |ui| {
            if writable(s) && !season.ended && button(ui, Some(Icon::Flag), &w.t("season-end"), Kind::Ghost).clicked() {
                out.push(ask(GrowthForm::EndSeason { season: season.log }));
            }
        });
        small(ui, &w.t(if season.ended { "season-over" } else { "review-text" }));
        if button(ui, Some(Icon::Lightbulb), &w.t("reflect-open-season"), Kind::Secondary).clicked() {
            out.push(Intent::Open(Opened::Reflection(season.log)));
        }
        let things = running(s, season);
        if things.is_empty() {
            muted(ui, &w.t("review-nothing"));
        }
        for about in things {
            let (title, words) = (what(s, season, about), words(season, about));
            let lines: Vec<String> = words.iter().map(|word| said(s, w, word)).collect();
            let sub = lines.join(" · ");
            let chip = match words {
                [] => w.t("review-unsaid"),
                [only] => w.t(growth::onward(only.onward)),
                _ => w.t("review-two"),
            };
            let it =
                Item { lead: Lead::None, title: &title, sub: &sub, chip: Some((&chip, k.neutral)), selected: false };
            ui.push_id(about, |ui| {
                if !writable(s) {
                    entry(ui, &it);
                } else if item(ui, &it).clicked() {
                    let (onward, why) = match words {
                        [only] => (Some(only.onward), only.why.clone().unwrap_or_default()),
                        _ => (None, String::new()),
                    };
                    out.push(ask(GrowthForm::Review { season: season.log, about, what: title.clone(), onward, why }));
                }
            });
        }
        rule(ui);
        let left = |ui: &mut Ui| {
            strong(ui, &w.t("superfluous-title"));
        };
        bar(ui, 34.0, left, |ui| {
            if writable(s) && button(ui, Some(Icon::Plus), &w.t("superfluous-add"), Kind::Ghost).clicked() {
                out.push(ask(GrowthForm::Superfluous { season: season.log, text: String::new() }));
            }
        });
        if season.superfluous.is_empty() {
            muted(ui, &w.t("superfluous-none"));
        }
        for one in &season.superfluous {
            let by = w.with("superfluous-by", &[("who", org_name(s, one.by).into())]);
            point(ui, Icon::Leaf, k.accent, &one.text, &by);
        }
    });
}

fn ask(form: GrowthForm) -> Intent {
    Intent::Ask(Box::new(Form::from(form)))
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, form: &mut GrowthForm) {
    match form {
        GrowthForm::Review { about, what, onward, why, .. } => {
            strong(pen.ui, what);
            pen.ui.add_space(4.0);
            let named = |one: &Onward| (*one, pen.words.t(growth::onward(*one)).into_owned());
            let options: Vec<_> = Onward::ALL.iter().map(named).collect();
            pen.one("onward", "review-onward", &options, onward);
            pen.line("why", "review-why", why);
            pen.note(match about {
                Running::Action(_) => "review-action-text",
                Running::Agreement(_) => "review-agreement-text",
            });
        }
        GrowthForm::Superfluous { text, .. } => {
            pen.note("form-superfluous-text");
            pen.line("text", "superfluous-what", text);
        }
        GrowthForm::Pulse { counts: [more, faster, meaningful], .. } => {
            pen.note("form-pulse-text");
            pen.line("more", "pulse-more", more);
            pen.line("faster", "pulse-faster", faster);
            pen.line("meaningful", "pulse-meaningful", meaningful);
        }
        GrowthForm::EndSeason { .. } => pen.note("form-end-season-text"),
        _ => (),
    }
}
