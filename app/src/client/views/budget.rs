//! Breakthrough budgets: the ledger that everybody reads, and what was asked for one case.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::view::budget::{BudgetRequestView, BudgetView};
use wijktafel_model::view::{CaseView, Snapshot};

use super::forms::options;
use super::pen::Pen;
use crate::client::forms::BudgetForm;
use crate::client::intent::Intent;
use crate::client::state::{org_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button_for};
use crate::client::ui::layout::{bar, card, rule};
use crate::client::ui::parts::{Item, Lead, entry, heading, pair, point};
use crate::client::ui::typography::{muted, small, strong};
use crate::money::say;
use crate::print::budget::{answered, balance, moved};
use crate::text::{Words, names};

/// Every budget.
pub fn ledger(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    card(ui, |ui| {
        if heading(ui, &w.t("budgets-title"), Icon::Plus, writable(s).then(|| w.t("budget-new")).as_deref()) {
            out.push(Intent::Ask(Box::new(BudgetForm::Open { name: String::new() }.into())));
        }
        small(ui, &w.t("budgets-text"));
    });
    for one in &s.network.budgets {
        ui.push_id(one.budget, |ui| card(ui, |ui| budget(ui, s, w, one, out)));
    }
}

fn budget(ui: &mut Ui, s: &Snapshot, w: &Words, one: &BudgetView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let holds = writable(s) && s.network.me.is_some_and(|me| me.org == one.holder);
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            strong(ui, &one.name);
            small(ui, &w.with("budget-holder", &[("who", org_name(s, one.holder).into())]));
        });
    };
    bar(ui, 42.0, left, |ui| {
        if holds && button_for(ui, Some(Icon::Plus), &w.t("budget-enter"), &one.name, Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(BudgetForm::enter(one.budget).into())));
        }
    });
    pair(ui, &w.t("budget-balance"), &balance(one.balance, w.lang()));
    ui.add_space(4.0);
    for entered in &one.entries {
        let (flow, sum) = (w.t(names::plan::flow(entered.flow)), moved(entered, w.lang()));
        let sub = entered.note.clone().unwrap_or_default();
        let when = w.when(entered.at, s.today);
        let title = format!("{flow}: {sum}");
        entry(
            ui,
            &Item { lead: Lead::None, title: &title, sub: &sub, chip: Some((&when, k.neutral)), selected: false },
        );
    }
    if one.requests.is_empty() {
        return;
    }
    rule(ui);
    strong(ui, &w.t("budget-requests"));
    for asked in &one.requests {
        ui.push_id(asked.request, |ui| request(ui, s, w, one, asked, holds, out));
    }
}

fn request(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    of: &BudgetView,
    asked: &BudgetRequestView,
    holds: bool,
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let values = [
        ("who", org_name(s, asked.by).into()),
        ("sum", say(asked.cents, w.lang()).into()),
        ("reference", asked.reference.as_str().into()),
    ];
    let line = w.with("budget-request", &values);
    bar(
        ui,
        34.0,
        |ui| {
            ui.vertical(|ui| point(ui, Icon::Coins, k.muted, &line, &answered(asked, w)));
        },
        |ui| {
            if holds
                && button_for(ui, Some(Icon::MessageCircleReply), &w.t("budget-answer"), &line, Kind::Secondary)
                    .clicked()
            {
                out.push(Intent::Ask(Box::new(BudgetForm::answer(of.budget, asked, w.lang()).into())));
            }
        },
    );
}

/// What was asked from budgets for one case, and the answers.
pub(super) fn of_case(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, writes: bool, out: &mut Vec<Intent>) {
    if s.network.budgets.is_empty() && case.plan.asked.is_empty() {
        return;
    }
    let k = *tk(ui);
    let ask = (writes && !s.network.budgets.is_empty()).then(|| w.t("budget-ask"));
    if heading(ui, &w.t("budget-asked"), Icon::Coins, ask.as_deref()) {
        let budgets: Vec<_> = s.network.budgets.iter().map(|one| (one.budget, one.name.clone())).collect();
        let budget = if let [(only, _)] = budgets.as_slice() { Some(*only) } else { None };
        let form = BudgetForm::Ask { case: case.row.log, budgets, budget, cents: String::new() };
        out.push(Intent::Ask(Box::new(form.into())));
    }
    small(ui, &w.t("budget-asked-text"));
    for asked in &case.plan.asked {
        let found = s.network.budgets.iter().find(|one| one.budget == asked.budget);
        let name = found.map(|one| one.name.clone()).unwrap_or_default();
        let request = found.and_then(|one| one.requests.iter().find(|request| request.reference == asked.reference));
        let answer = request.map_or_else(|| w.t("budget-unanswered").into_owned(), |request| answered(request, w));
        let title = format!("{name}: {} ({})", say(asked.cents, w.lang()), asked.reference);
        card(ui, |ui| point(ui, Icon::Coins, k.accent, &title, &answer));
    }
    if case.plan.asked.is_empty() {
        muted(ui, &w.t("budget-asked-none"));
    }
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut BudgetForm) {
    let w = pen.words;
    match form {
        BudgetForm::Open { name } => {
            pen.note("form-budget-text");
            pen.line("name", "budget-name", name);
        }
        BudgetForm::Enter { flow, cents, note, keep, .. } => {
            pen.note("budget-no-case");
            pen.pick("budget-flow", &options(w, names::plan::FLOWS, names::plan::flow), flow);
            pen.line("cents", "budget-cents", cents);
            pen.line("note", "budget-note", note);
            super::found::choices(pen, s, &mut [note], keep);
        }
        BudgetForm::Answer { cents, note, keep, .. } => {
            pen.note("form-budget-answer-text");
            pen.line("cents", "budget-granted", cents);
            pen.line("note", "budget-note", note);
            super::found::choices(pen, s, &mut [note], keep);
        }
        BudgetForm::Ask { budgets, budget, cents, .. } => {
            pen.note("budget-asked-text");
            pen.one("budget", "budget-which", budgets, budget);
            pen.line("cents", "budget-cents", cents);
        }
    }
}
