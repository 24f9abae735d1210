//! Escalation of one case: the ladder that is climbed, with its clock. It tells and never blocks.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::view::escalation::{EscalationState, EscalationView, RungAnswerView, RungView};
use wijktafel_model::view::{CaseView, Snapshot};
use wijktafel_model::words::Prose;

use super::open;
use crate::client::forms::EscalationForm;
use crate::client::intent::Intent;
use crate::client::state::{org_name, writable};
use crate::client::tokens::{Tokens, Tone, tk};
use crate::client::ui::controls::{Kind, button, button_for, icon_button};
use crate::client::ui::layout::{bar, card};
use crate::client::ui::parts::{chips, point};
use crate::client::ui::typography::{h3, small, strong};
use crate::ladder::{about, asked, clock};
use crate::text::{Words, names};

/// Everything that was escalated, what runs first.
pub(super) fn show(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    let none = s.network.ladders.is_empty();
    if none && case.plan.escalations.is_empty() && !open(s, case) {
        return;
    }
    bar(
        ui,
        34.0,
        |ui| {
            h3(ui, &w.t("escalations-title"));
        },
        |ui| {
            if !open(s, case) {
                return;
            }
            let (key, form) = if none {
                ("ladder-new", EscalationForm::ladder(s))
            } else {
                ("escalation-new", EscalationForm::start(s, w, case))
            };
            if button(ui, Some(Icon::ArrowUp), &w.t(key), Kind::Secondary).clicked() {
                out.push(Intent::Ask(Box::new(form.into())));
            }
        },
    );
    small(ui, &w.t(if none { "escalations-no-ladder" } else { "escalations-text" }));
    let mut all: Vec<&EscalationView> = case.plan.escalations.iter().collect();
    all.sort_by_key(|one| !one.runs());
    for one in all {
        ui.push_id(one.escalation, |ui| card(ui, |ui| escalation(ui, s, w, case, one, out)));
    }
}

const fn tone(k: &Tokens, state: EscalationState) -> Tone {
    match state {
        EscalationState::Waiting => k.info,
        EscalationState::RunOut => k.warn,
        EscalationState::Answered => k.ok,
        EscalationState::Ended => k.neutral,
    }
}

const fn icon(state: EscalationState) -> Icon {
    match state {
        EscalationState::Waiting => Icon::Hourglass,
        EscalationState::RunOut => Icon::CalendarClock,
        EscalationState::Answered => Icon::MessageCircleReply,
        EscalationState::Ended => Icon::Flag,
    }
}

fn escalation(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, one: &EscalationView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let state = one.state(s.today);
    strong(ui, &one.why);
    let values = [
        ("who", org_name(s, one.by).into()),
        ("when", w.when(one.at, s.today).into()),
        ("name", one.name.as_str().into()),
    ];
    small(ui, &w.with("escalation-by", &values));
    if let Some(about) = about(&case.plan, one, w) {
        small(ui, &w.with("escalation-about-is", &[("what", about.into())]));
    }
    ui.add_space(2.0);
    chips(ui, &[(Some(icon(state)), &clock(one, s.today, w), tone(&k, state))]);
    // Of one that ended only the rungs that were asked are told.
    for (place, rung) in one.rungs.iter().enumerate().filter(|(_, rung)| one.runs() || rung.asked.is_some()) {
        ui.push_id(place, |ui| self::rung(ui, s, w, case, one, (place, rung), out));
    }
    for said in &one.ends {
        let values = [
            ("result", w.t(names::plan::end(said.end)).into_owned().into()),
            ("who", org_name(s, said.by).into()),
            ("when", w.when(said.at, s.today).into()),
        ];
        let title = w.with("report-line", &values);
        point(ui, Icon::Flag, k.muted, &title, said.note.as_deref().unwrap_or_default());
    }
    if writable(s) {
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| buttons(ui, s, w, case, one, out));
    }
}

/// One rung: whether it was asked, and what it answered.
fn rung(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    case: &CaseView,
    one: &EscalationView,
    (place, rung): (usize, &RungView),
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let now = place == one.rung && one.runs();
    let title = format!("{}. {}", place + 1, asked(s, &rung.who, rung.org));
    let days = w.count("ladder-days", usize::try_from(rung.days).unwrap_or_default());
    let told = match rung.asked {
        Some(at) => format!("{} · {days}", w.with("rung-asked", &[("when", w.when(at, s.today).into())])),
        None => format!("{} · {days}", w.t("rung-not-asked")),
    };
    let (icon, color) = if now { (Icon::ArrowRight, k.accent) } else { (Icon::ArrowUp, k.faint) };
    point(ui, icon, color, &title, &told);
    for answer in &rung.answers {
        ui.push_id(answer.answer, |ui| self::answer(ui, s, w, case, one, (place, answer), out));
    }
}

fn answer(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    case: &CaseView,
    one: &EscalationView,
    (place, answer): (usize, &RungAnswerView),
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let values = [("who", org_name(s, answer.by).into()), ("when", w.when(answer.at, s.today).into())];
    let by = w.with("argument-by", &values);
    let heading = |ui: &mut Ui| {
        ui.vertical(|ui| point(ui, Icon::MessageCircleReply, k.accent, &answer.note, &by));
    };
    bar(ui, 40.0, heading, |ui| {
        let label = w.with("rung-answer-drop", &[("what", answer.note.as_str().into())]);
        let again = u32::try_from(place).ok().zip(Prose::new(&answer.note).ok());
        if let Some((rung, note)) = again
            && open(s, case)
            && icon_button(ui, Icon::CircleMinus, &label).clicked()
        {
            let (log, escalation) = (case.row.log, one.escalation);
            let command = Command::OnPlan { case: log, act: PlanAct::DropPart { part: answer.answer } };
            let undo = Command::OnPlan { case: log, act: PlanAct::AnswerEscalation { escalation, rung, note } };
            out.push(Intent::DoUndoable { command, undo, said: "said-rung-answer-dropped" });
        }
    });
}

/// What may be done now. The next rung can be asked before the days are over.
fn buttons(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, one: &EscalationView, out: &mut Vec<Intent>) {
    let (log, escalation, why) = (case.row.log, one.escalation, one.why.as_str());
    let on = |act| Command::OnPlan { case: log, act };
    if !one.runs() {
        if open(s, case) && button_for(ui, Some(Icon::Undo2), &w.t("escalation-again"), why, Kind::Secondary).clicked()
        {
            out.push(Intent::Do(on(PlanAct::TakeBackEscalation { escalation, rung: None })));
        }
        return;
    }
    let note = button_for(ui, Some(Icon::MessageCircleReply), &w.t("rung-answer"), why, Kind::Secondary);
    if note.clicked() {
        out.push(Intent::Ask(Box::new(EscalationForm::answer(log, one).into())));
    }
    if open(s, case)
        && let Some(next) = one.rungs.get(one.rung + 1)
        && let Ok(to) = u32::try_from(one.rung + 1)
    {
        let label = w.with("escalation-climb", &[("who", next.who.as_str().into())]);
        if button_for(ui, Some(Icon::ArrowUp), &label, why, Kind::Secondary).clicked() {
            let command = on(PlanAct::ClimbEscalation { escalation, to });
            let undo = on(PlanAct::TakeBackEscalation { escalation, rung: Some(to) });
            out.push(Intent::DoUndoable { command, undo, said: "said-escalation-climbed" });
        }
    }
    if button_for(ui, Some(Icon::Flag), &w.t("escalation-end"), why, Kind::Ghost).clicked() {
        out.push(Intent::Ask(Box::new(EscalationForm::end(log, escalation).into())));
    }
}
