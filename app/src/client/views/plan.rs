//! The breakthrough plan of a case: where it should lead, solutions weighed in three corners, and what followed.

pub(super) mod arguments;
mod costs;
mod escalations;

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::breakthrough::reached;
use wijktafel_model::view::breakthrough::{PlanState, SolutionView, Wording};
use wijktafel_model::view::{CaseState, CaseView, Snapshot};
use wijktafel_model::words::TextField;
use wijktafel_model::words::breakthrough::{SolutionOutcome, SolutionPart};

use super::forms::{members, options};
use super::pen::Pen;
use crate::client::crdt_field::Look;
use crate::client::forms::{Form, PlanForm, Sure};
use crate::client::intent::Intent;
use crate::client::state::{UiState, org_name, writable};
use crate::client::tokens::{Tokens, Tone, tk};
use crate::client::ui::controls::{Kind, button_for, checkbox, icon_button};
use crate::client::ui::layout::{W, bar, card, cols, well};
use crate::client::ui::n;
use crate::client::ui::parts::{chips, empty, heading, point};
use crate::client::ui::typography::{body, h3, muted, small, strong};
use crate::print::plan::owners;
use crate::text::{Words, names};

/// The corners of the triangle, each with its icon.
const CORNERS: [(SolutionPart, Icon); 3] = [
    (SolutionPart::Legitimacy, Icon::Scale),
    (SolutionPart::Commitment, Icon::HeartHandshake),
    (SolutionPart::Return, Icon::Sprout),
];

/// The whole plan.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, case: &CaseView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    if case.row.state == CaseState::Withdrawn {
        return;
    }
    head(ui, s, &w, case);
    texts(ui, s, st, case, out);
    solutions(ui, s, st, case, out);
    costs::show(ui, s, &w, case, out);
    super::budget::of_case(ui, s, &w, case, open(s, case), out);
    escalations::show(ui, s, &w, case, out);
    arguments::show(ui, s, &w, case, out);
}

/// Whether something may be written in the plan now.
fn open(s: &Snapshot, case: &CaseView) -> bool {
    writable(s) && wijktafel_model::breakthrough::is_open(case.row.state)
}

fn head(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView) {
    let k = *tk(ui);
    let state = reached(&case.plan, case.row.log, &s.lessons);
    card(ui, |ui| {
        point(ui, state_icon(state), k.accent, &w.t(names::plan::state(state)), &w.t("plan-order"));
    });
}

const fn state_icon(state: PlanState) -> Icon {
    match state {
        PlanState::Stuck => Icon::Signpost,
        PlanState::Perspective => Icon::Telescope,
        PlanState::Solutions | PlanState::Weighed => Icon::Lightbulb,
        PlanState::Costed => Icon::Coins,
        PlanState::LaidBefore => Icon::Send,
        PlanState::FollowedUp => Icon::Footprints,
        PlanState::Realised => Icon::Sun,
        PlanState::NotRealised => Icon::Cloud,
        PlanState::Learned => Icon::Sprout,
    }
}

fn texts(ui: &mut Ui, s: &Snapshot, st: &mut UiState, case: &CaseView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let plan = &case.plan;
    if !plan.writable {
        card(ui, |ui| body(ui, &w.t("refused-older-texts")));
        return;
    }
    let texts = [
        (TextField::Perspective, &plan.perspective, 2, "hint-perspective"),
        (TextField::SelfPart, &plan.self_part, 2, "hint-self-part"),
    ];
    for (field, now, rows, hint) in texts {
        ui.push_id(field, |ui| {
            card(ui, |ui| {
                let label = w.t(names::field(field));
                h3(ui, &label);
                if open(s, case) {
                    let look = Look { label: &label, hint: &w.t(hint), rows };
                    st.texts.show(ui, (case.row.log, field), now, look, out);
                    if super::found::is_learning(s, case.row.log) {
                        super::found::hint(ui, s, &w, now);
                    }
                } else if now.trim().is_empty() {
                    muted(ui, &w.t("nothing-yet"));
                } else {
                    body(ui, now);
                }
            });
        });
    }
}

fn solutions(ui: &mut Ui, s: &Snapshot, st: &mut UiState, case: &CaseView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let archived = case.plan.solutions.iter().filter(|one| one.archived).count();
    let shown: Vec<&SolutionView> =
        case.plan.solutions.iter().filter(|one| st.cases.archived || !one.archived).collect();
    let new = || Intent::Ask(Box::new(PlanForm::new(case.row.log).into()));
    let add = (open(s, case) && !shown.is_empty()).then(|| w.t("solution-new"));
    if heading(ui, &w.t("plan-solutions"), Icon::Plus, add.as_deref()) {
        out.push(new());
    }
    if shown.is_empty() {
        card(ui, |ui| {
            let action = open(s, case).then(|| w.t("solution-new"));
            if empty(ui, Icon::Lightbulb, &w.t("plan-none"), &w.t("plan-none-text"), action.as_deref()) {
                out.push(new());
            }
        });
    }
    for one in shown {
        ui.push_id(one.solution, |ui| card(ui, |ui| solution(ui, s, &w, case, one, out)));
    }
    if archived > 0 && checkbox(ui, st.cases.archived, &w.count("plan-archived", archived)).clicked() {
        st.cases.archived = !st.cases.archived;
    }
}

fn solution(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, one: &SolutionView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let title = one.title().to_owned();
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for version in &one.what {
                strong(ui, &version.text);
            }
            small(ui, &w.with("solution-by", &[("who", org_name(s, one.by).into())]));
        });
    };
    bar(ui, 26.0 + 22.0 * n(one.what.len()), left, |ui| {
        if !writable(s) {
            return;
        }
        let of = |key| w.with(key, &[("what", title.as_str().into())]);
        if open(s, case) {
            if !one.archived && icon_button(ui, Icon::Archive, &of("solution-archive")).clicked() {
                let sure = Sure::ArchiveSolution { case: case.row.log, solution: one.solution };
                out.push(Intent::Ask(Box::new(Form::Sure(sure))));
            }
            if icon_button(ui, Icon::Pencil, &of("solution-edit")).clicked() {
                out.push(Intent::Ask(Box::new(PlanForm::edit(case.row.log, one).into())));
            }
        }
        if !one.archived
            && button_for(ui, Some(Icon::Footprints), &w.t("solution-follow"), &title, Kind::Secondary).clicked()
        {
            out.push(Intent::Ask(Box::new(PlanForm::follow(case.row.log, one).into())));
        }
    });
    if one.archived {
        small(ui, &w.t("solution-archived"));
    }
    if one.what.len() > 1 {
        small(ui, &w.t("tip-two-versions-text"));
    }
    ui.add_space(2.0);
    cols(ui, 10.0, &[W::Fr(1.0), W::Fr(1.0), W::Fr(1.0)], |index, ui| {
        if let Some((part, icon)) = CORNERS.get(index) {
            corner(ui, w, &k, *icon, &w.t(names::plan::part(*part)), one.part(*part));
        }
    });
    for wording in &one.legal_basis {
        point(ui, Icon::BookText, k.muted, &w.t(names::plan::part(SolutionPart::LegalBasis)), &wording.text);
    }
    followed(ui, s, w, &k, case, one);
}

/// A corner with its words. An empty one says so and stops nothing.
fn corner(ui: &mut Ui, w: &Words, k: &Tokens, icon: Icon, name: &str, words: &[Wording]) {
    well(ui, k.sunken, |ui| {
        let first = words.first().map_or_else(|| w.t("corner-empty").into_owned(), |wording| wording.text.clone());
        point(ui, icon, if words.is_empty() { k.faint } else { k.accent }, name, &first);
        for also in words.iter().skip(1) {
            small(ui, &w.t("wording-also"));
            muted(ui, &also.text);
        }
    });
}

fn followed(ui: &mut Ui, s: &Snapshot, w: &Words, k: &Tokens, case: &CaseView, one: &SolutionView) {
    let owner = owners(one, s, w);
    let kinds: Vec<_> = one.follow_ups.iter().map(|kind| w.t(names::plan::follow(*kind)).into_owned()).collect();
    let mut shown: Vec<(Option<Icon>, &str, Tone)> = vec![(Some(Icon::Handshake), &owner, k.neutral)];
    shown.extend(kinds.iter().map(|kind| (Some(Icon::Footprints), kind.as_str(), k.info)));
    ui.add_space(2.0);
    chips(ui, &shown);
    if one.ended().is_none() {
        super::inbox::beside(ui, s, w, &case.row, one);
    }
    for said in &one.outcomes {
        let (icon, tone) = outcome(k, said.outcome);
        let values = [
            ("result", w.t(names::plan::outcome(said.outcome)).into_owned().into()),
            ("who", org_name(s, said.by).into()),
            ("when", w.when(said.at, s.today).into()),
        ];
        point(ui, icon, tone.fg, &w.with("report-line", &values), said.note.as_deref().unwrap_or_default());
    }
}

/// The icon and colour of what became of a solution: weather, no mark for a task.
const fn outcome(k: &Tokens, outcome: SolutionOutcome) -> (Icon, Tone) {
    match outcome {
        SolutionOutcome::UnderWay => (Icon::Footprints, k.info),
        SolutionOutcome::Realised => (Icon::Sun, k.ok),
        SolutionOutcome::NotRealised => (Icon::Cloud, k.neutral),
    }
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut PlanForm) {
    let w = pen.words;
    match form {
        PlanForm::Solution { case, solution, what, legitimacy, commitment, gain, legal_basis, keep } => {
            pen.prose("what", "solution-what", what, 2);
            pen.note("form-solution-text");
            pen.prose("legitimacy", names::plan::part(SolutionPart::Legitimacy), legitimacy, 2);
            pen.prose("commitment", names::plan::part(SolutionPart::Commitment), commitment, 2);
            pen.prose("gain", names::plan::part(SolutionPart::Return), gain, 2);
            pen.prose("legal-basis", names::plan::part(SolutionPart::LegalBasis), legal_basis, 1);
            if super::found::is_learning(s, *case) {
                super::found::choices(pen, s, &mut [what, legitimacy, commitment], keep);
                super::found::choices(pen, s, &mut [gain, legal_basis], keep);
            }
            if solution.is_some() {
                pen.note("form-solution-edit-text");
            }
        }
        PlanForm::Argument { case, argument, note, keep } => {
            pen.note("form-argument-text");
            pen.one("argument", "argument-which", &options(w, names::plan::ARGUMENTS, names::plan::argument), argument);
            if let Some(chosen) = argument {
                body(pen.ui, &w.t(names::plan::rebuttal(*chosen)));
            }
            pen.prose("note", "argument-note", note, 2);
            if super::found::is_learning(s, *case) {
                super::found::choices(pen, s, &mut [note], keep);
            }
        }
        PlanForm::Cost { case, scenario, what, low, high, period, source, certainty, keep, .. } => {
            pen.one("scenario", "cost-scenario", &options(w, names::plan::SCENARIOS, names::plan::scenario), scenario);
            pen.line("what", "cost-what", what);
            pen.line("low", "cost-low", low);
            pen.line("high", "cost-high", high);
            pen.pick("cost-period", &options(w, names::plan::PERIODS, names::plan::period), period);
            pen.line("source", "cost-source", source);
            if super::found::is_learning(s, *case) {
                super::found::choices(pen, s, &mut [what, source], keep);
            }
            pen.pick("cost-certainty", &options(w, names::plan::CERTAINTIES, names::plan::certainty), certainty);
        }
        PlanForm::Follow { title, owner, kind, outcome, note, .. } => {
            strong(pen.ui, title);
            pen.note("form-follow-text");
            pen.one("owner", "follow-owner", &members(s, true), owner);
            pen.one("kind", "follow-kind", &options(w, names::plan::FOLLOWS, names::plan::follow), kind);
            pen.one("outcome", "follow-outcome", &options(w, names::plan::OUTCOMES, names::plan::outcome), outcome);
            pen.prose("note", "follow-note", note, 2);
        }
    }
}
