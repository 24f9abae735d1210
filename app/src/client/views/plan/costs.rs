//! What muddling on costs beside breaking through: ranges, and where they are from.

use egui::accesskit::Role;
use egui::{Sense, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::view::breakthrough::{CostTotal, CostVersion, CostView};
use wijktafel_model::view::{CaseView, Snapshot};
use wijktafel_model::words::breakthrough::CostScenario;

use super::open;
use crate::client::forms::PlanForm;
use crate::client::intent::Intent;
use crate::client::state::org_name;
use crate::client::tokens::{R_S, Tokens, Tone, tk};
use crate::client::ui::controls::icon_button;
use crate::client::ui::layout::{W, bar, card, cols, well};
use crate::client::ui::n;
use crate::client::ui::parts::heading;
use crate::client::ui::typography::{muted, small, strong};
use crate::money::range;
use crate::text::{Words, names};

/// The two scenarios side by side.
pub(super) fn show(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    if heading(ui, &w.t("costs-title"), Icon::Plus, open(s, case).then(|| w.t("cost-new")).as_deref()) {
        out.push(Intent::Ask(Box::new(PlanForm::cost(case.row.log).into())));
    }
    small(ui, &w.t("costs-text"));
    if !case.plan.costs.iter().any(|line| !line.dropped) {
        return;
    }
    let most = case.plan.totals.iter().map(|total| total.high).max().unwrap_or_default();
    card(ui, |ui| {
        for scenario in names::plan::SCENARIOS {
            let total = case.plan.totals.iter().find(|total| total.scenario == scenario);
            sum(ui, w, &k, scenario, total, most);
        }
        ui.add_space(6.0);
        cols(ui, 12.0, &[W::Fr(1.0), W::Fr(1.0)], |index, ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let Some(scenario) = names::plan::SCENARIOS.get(index) else { return };
            strong(ui, &w.t(names::plan::scenario(*scenario)));
            let of = |line: &&CostView| {
                !line.dropped && line.versions.first().is_some_and(|version| version.cost.scenario == *scenario)
            };
            let mut lines = case.plan.costs.iter().filter(of).peekable();
            if lines.peek().is_none() {
                muted(ui, &w.t("costs-none"));
            }
            for line in lines {
                ui.push_id(line.line, |ui| one(ui, s, w, &k, case, line, out));
            }
        });
    });
}

const fn tone(k: &Tokens, scenario: CostScenario) -> Tone {
    match scenario {
        CostScenario::MuddlingOn => k.neutral,
        CostScenario::BreakingThrough => k.info,
    }
}

/// The range of one scenario, drawn against the widest of both, and where it is from.
fn sum(ui: &mut Ui, w: &Words, k: &Tokens, scenario: CostScenario, total: Option<&CostTotal>, most: u64) {
    let name = w.t(names::plan::scenario(scenario)).into_owned();
    let Some(total) = total else {
        small(ui, &format!("{name}: {}", w.t("costs-none")));
        return;
    };
    let said = range(total.low, total.high, w.lang());
    let line = w.with("costs-total", &[("scenario", name.into()), ("range", said.into())]);
    strong(ui, &line);
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), 14.0), Sense::hover());
    let tone = tone(k, scenario);
    ui.painter().rect_filled(r, R_S, k.sunken);
    let at = |cents: u64| r.left() + r.width() * share(cents, most);
    // A range of one amount is still drawn.
    let (left, right) = (at(total.low), at(total.high).max(at(total.low) + 3.0));
    let shown = egui::Rect::from_min_max(pos2(left, r.top()), pos2(right.min(r.right()), r.bottom()));
    ui.painter().rect_filled(shown, R_S, tone.fg);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &line));
    small(ui, &w.with("costs-sources", &[("sources", total.sources.join(", ").into())]));
}

fn share(cents: u64, most: u64) -> f32 {
    // A thousandth of the width is finer than any screen shows.
    let thousandths = u128::from(cents) * 1_000 / u128::from(most.max(1));
    n(usize::try_from(thousandths).unwrap_or(1_000)).min(1_000.0) / 1_000.0
}

fn one(ui: &mut Ui, s: &Snapshot, w: &Words, k: &Tokens, case: &CaseView, line: &CostView, out: &mut Vec<Intent>) {
    well(ui, k.sunken, |ui| {
        let first = line.versions.first();
        let what = first.map(|version| version.cost.what.to_string()).unwrap_or_default();
        let of = |key| w.with(key, &[("what", what.as_str().into())]);
        let left = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                for version in &line.versions {
                    strong(ui, version.cost.what.as_str());
                    small(ui, &said(s, w, version));
                }
            });
        };
        bar(ui, 40.0 * n(line.versions.len()), left, |ui| {
            if !open(s, case) {
                return;
            }
            if let Some(version) = first {
                if icon_button(ui, Icon::CircleMinus, &of("cost-drop")).clicked() {
                    let (case, part, cost) = (case.row.log, line.line, version.cost.clone());
                    let command = Command::OnPlan { case, act: PlanAct::DropPart { part } };
                    let undo = Command::OnPlan { case, act: PlanAct::GiveCost { line: Some(part), cost } };
                    out.push(Intent::DoUndoable { command, undo, said: "said-cost-dropped" });
                }
                if icon_button(ui, Icon::Pencil, &of("cost-edit")).clicked() {
                    let form = PlanForm::cost_again(case.row.log, line.line, &version.cost, w.lang());
                    out.push(Intent::Ask(Box::new(form.into())));
                }
            }
        });
        if line.versions.len() > 1 {
            small(ui, &w.t("tip-two-versions-text"));
        }
    });
}

/// Amounts, how often, how certain, from where.
fn said(s: &Snapshot, w: &Words, version: &CostVersion) -> String {
    let cost = &version.cost;
    let amount = range(cost.low, cost.high, w.lang());
    let parts = [
        format!("{amount} {}", w.t(names::plan::period(cost.period))),
        w.t(names::plan::certainty(cost.certainty)).into_owned(),
        cost.source.to_string(),
        org_name(s, version.by),
    ];
    parts.join(" · ")
}
