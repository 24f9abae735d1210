//! One case: the matrix, the story, what was tried, and who reads it until when.

use std::sync::Arc;

use egui::{Ui, UiBuilder, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::id::LogId;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::meeting::MeetingView;
use wijktafel_model::view::{CaseRow, CaseState, CaseView, Detail, SetApart, Snapshot, TipView};
use wijktafel_model::words::{CaseStep, DropReason, TextField};

use super::idea;
use super::matrix::{self, outcome};
use crate::client::crdt_field::Look;
use crate::client::forms::{Form, OwnForm, Sure};
use crate::client::intent::{Intent, NodeRequest, Opened, OwnRequest};
use crate::client::state::{CaseTab, UiState, badge, org_name, shared_at, writable};
use crate::client::tokens::{Tone, f_semi, tk};
use crate::client::ui::controls::{Kind, button, button_for, checkbox, icon_button, tabs};
use crate::client::ui::layout::{W, bar, card, cards, cols, page, well};
use crate::client::ui::parts::{Item, Lead, banner, chips, empty, entry, item, pair, point};
use crate::client::ui::typography::{body, h3, muted, small, strong, wrapped};
use crate::handout::Handout;
use crate::print::report::entered;
use crate::text::Words;
use crate::text::dates::field_day;
use crate::text::names;

/// The case that is open.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let open = st.cases.open;
    let Some(Detail::Case(case)) =
        s.detail.as_ref().filter(|detail| matches!(detail, Detail::Case(case) if Some(case.row.log) == open))
    else {
        super::cases::absent(ui, &w, out);
        return;
    };
    let adds = idea::is_shown(s, st, case);
    let rest = if adds { idea::above(ui) } else { ui.available_rect_before_wrap() };
    let mut above = ui.new_child(UiBuilder::new().id_salt("above").max_rect(rest));
    page(&mut above, ("case", case.row.log), |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        head(ui, s, &w, case, out);
        set_apart(ui, s, &w, &case.set_apart);
        super::circle::withdrawn(ui, &w, case);
        let labels = [
            (CaseTab::Matrix, w.t("case-tab-matrix")),
            (CaseTab::Story, w.t("case-tab-story")),
            (CaseTab::Plan, w.t("case-tab-plan")),
            (CaseTab::Reports, w.t("case-tab-reports")),
            (CaseTab::Talk, super::talk::tab(&w, case.row.remarks)),
            (CaseTab::About, w.t("case-tab-about")),
        ];
        let labels: Vec<_> = labels.iter().map(|(tab, label)| (*tab, label.as_ref())).collect();
        tabs(ui, &labels, &mut st.cases.tab);
        match st.cases.tab {
            CaseTab::Matrix => board(ui, s, st, case, out),
            CaseTab::Story => story(ui, s, st, case, out),
            CaseTab::Plan => super::plan::show(ui, s, st, case, out),
            CaseTab::Reports => reports(ui, s, &w, case, out),
            CaseTab::Talk => super::talk::show(ui, s, &w, (case.row.log, &case.talk), super::talk::tips(case), out),
            CaseTab::About => about(ui, s, &w, case, out),
        }
    });
    if adds {
        idea::show(ui, s, st, case, out);
    }
}

/// Copies matrix and agreed steps as plain text.
pub fn dossier(case: LogId, w: &Words) -> Intent {
    Intent::Node(NodeRequest::Own(OwnRequest::Dossier { case, lang: w.lang() }))
}

fn head(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let row = &case.row;
    let next = next_step(row.state).filter(|_| writable(s));
    let title = |ui: &mut Ui| {
        let words = wrapped(ui, &row.title, f_semi(20.0), k.text, ui.available_width());
        let response = ui.label(words);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Heading, true, &row.title));
    };
    bar(ui, 38.0, title, |ui| {
        if icon_button(ui, Icon::X, &w.t("case-close-page")).clicked() {
            out.push(Intent::Back);
        }
        if row.state != CaseState::Withdrawn {
            let copy = icon_button(ui, Icon::Copy, &w.t("dossier-copy")).on_hover_text(w.t("dossier-copy-text"));
            if copy.clicked() {
                out.push(dossier(row.log, w));
            }
        }
        let wall = icon_button(ui, Icon::Presentation, &w.t("wall-open"));
        if wall.on_hover_text("Ctrl Shift F").clicked() {
            out.push(Intent::Wall(Some(row.log)));
        }
        if writable(s) && icon_button(ui, Icon::Pencil, &w.t("case-edit")).clicked() {
            out.push(Intent::Ask(Box::new(Form::CaseCard {
                case: row.log,
                title: row.title.clone(),
                areas: row.areas.clone(),
                retain: field_day(row.retain_until, w.lang()),
                keep: Vec::new(),
            })));
        }
        if let Some((step, key, icon)) = next
            && button(ui, Some(icon), &step_label(s, w, row, step, key), Kind::Primary).clicked()
        {
            out.push(take(s, w, row, step));
        }
    });
    let table = shared_at(s, w, row);
    let state = w.t(names::case_state(row.state));
    let readers = w.with("case-readers", &[("table", table.into())]);
    let mode = if row.mode == CaseMode::Learning { Icon::EyeOff } else { Icon::Lock };
    let readers =
        if row.mode == CaseMode::Learning { readers } else { w.count("circle-readers-count", row.readers.len()) };
    let until = w.with("case-until", &[("day", w.day(row.retain_until).into())]);
    let (note, escalated) = (w.t(names::mode_note(row.mode)), w.t("escalated"));
    let mut shown: Vec<(Option<Icon>, &str, Tone)> = vec![
        (None, &state, super::cases::tone(&k, row.state)),
        (Some(mode), &note, k.ok),
        (Some(Icon::Users), &readers, k.neutral),
        (Some(Icon::CalendarClock), &until, k.neutral),
    ];
    if row.is_escalated() {
        shown.insert(1, (Some(Icon::ArrowUp), &escalated, k.warn));
    }
    chips(ui, &shown);
}

/// The next meeting of the case's table that it is not on the agenda of.
fn next_meeting<'a>(s: &'a Snapshot, row: &CaseRow) -> Option<&'a MeetingView> {
    let on_it = |one: &MeetingView| one.agenda.iter().any(|item| item.case == Some(row.log));
    super::meetings::ahead(s).find(|one| Some(one.table) == row.table && !on_it(one))
}

fn step_label(s: &Snapshot, w: &Words, row: &CaseRow, step: CaseStep, key: &str) -> String {
    match next_meeting(s, row).filter(|_| step == CaseStep::Scheduled) {
        Some(one) => w.with("agenda-of", &[("day", w.near(one.on, s.today).into())]),
        None => w.t(key).into_owned(),
    }
}

/// Takes a step: at a meeting of the table, where there is one that it belongs to.
fn take(s: &Snapshot, w: &Words, row: &CaseRow, step: CaseStep) -> Intent {
    let at = |one: &MeetingView, act| Intent::Do(Command::AtMeeting { meeting: one.log, act });
    let waits = |one: &'_ MeetingView| {
        one.agenda.iter().find(|item| item.case == Some(row.log) && !item.discussed).map(|item| item.item)
    };
    let there = super::meetings::ahead(s).find_map(|one| waits(one).map(|item| (one, item)));
    match (step, next_meeting(s, row), there) {
        (CaseStep::Scheduled, Some(one), _) => {
            at(one, MeetingAct::AddItem { case: Some(row.log), subject: None, minutes: None })
        }
        (CaseStep::Scheduled, None, _) => {
            let on = field_day(s.today.plus(7), w.lang());
            Intent::Ask(Box::new(Form::Schedule { case: row.log, on }))
        }
        (CaseStep::Discussed, _, Some((one, item))) => at(one, MeetingAct::DiscussItem { item, discussed: true }),
        (step, ..) => Intent::Do(Command::StepCase { case: row.log, step, on: Some(s.today) }),
    }
}

/// The step that most often follows: an offer, every other one stays possible under "about".
const fn next_step(state: CaseState) -> Option<(CaseStep, &'static str, Icon)> {
    match state {
        CaseState::Draft => Some((CaseStep::Submitted, "step-do-submit", Icon::Send)),
        CaseState::Submitted => Some((CaseStep::Scheduled, "step-do-schedule", Icon::CalendarPlus)),
        CaseState::Scheduled => Some((CaseStep::Discussed, "step-do-discuss", Icon::MessagesSquare)),
        CaseState::ReportedBack => Some((CaseStep::Closed, "step-do-close", Icon::Archive)),
        CaseState::Closed => Some((CaseStep::Reopened, "step-do-reopen", Icon::RotateCcw)),
        CaseState::Trying | CaseState::Withdrawn => None,
    }
}

fn board(ui: &mut Ui, s: &Snapshot, st: &mut UiState, case: &CaseView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    let meeting = super::clock::meeting_of(s, st, case.row.log);
    let course = meeting.map(|one| {
        card(ui, |ui| super::clock::show(ui, s, st, one, out));
        super::clock::course(ui, st, one)
    });
    cards(ui, "question", 0.0, &[W::Fr(1.3), W::Fr(1.0)], |index, ui| {
        let (key, text, icon) = if index == 0 {
            ("field-question", &case.question, Icon::Quote)
        } else {
            ("field-strengths", &case.strengths, Icon::Sparkles)
        };
        let said = if text.trim().is_empty() { w.t("nothing-yet").into_owned() } else { text.clone() };
        point(ui, icon, k.accent, &w.t(key), &said);
    });
    card(ui, |ui| {
        h3(ui, &w.t("matrix-title"));
        small(ui, &w.t("matrix-order"));
        for said in crate::voices::said(s, case, &w) {
            strong(ui, &said);
        }
        ui.add_space(2.0);
        if matrix::areas(case, st.cases.archived).is_empty() {
            let action = writable(s).then(|| w.t("case-edit"));
            if empty(ui, Icon::Grid3x3, &w.t("matrix-empty"), &w.t("matrix-empty-text"), action.as_deref()) {
                let (title, retain) = (case.row.title.clone(), field_day(case.row.retain_until, w.lang()));
                out.push(Intent::Ask(Box::new(Form::CaseCard {
                    case: case.row.log,
                    title,
                    areas: Vec::new(),
                    retain,
                    keep: Vec::new(),
                })));
            }
            return;
        }
        let course = course.unwrap_or_default();
        let chosen = if idea::is_shown(s, st, case) { idea::chosen(st, case, &course) } else { None };
        if let Some(cell) = matrix::show(ui, s, &w, case, (st.cases.archived, &course, chosen), out) {
            idea::choose(st, case.row.log, cell);
        }
        let archived = case.tips.iter().filter(|tip| tip.archived).count();
        if archived > 0 && checkbox(ui, st.cases.archived, &w.count("matrix-archived", archived)).clicked() {
            st.cases.archived = !st.cases.archived;
        }
    });
}

fn story(ui: &mut Ui, s: &Snapshot, st: &mut UiState, case: &CaseView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let texts = [
        (TextField::Question, &case.question, 3, "hint-question"),
        (TextField::Situation, &case.situation, 5, "hint-situation"),
        (TextField::Strengths, &case.strengths, 3, "hint-strengths"),
    ];
    small(ui, &w.t("story-together"));
    for (field, now, rows, hint) in texts {
        ui.push_id(field, |ui| {
            card(ui, |ui| {
                let label = w.t(names::field(field));
                h3(ui, &label);
                if writable(s) {
                    let look = Look { label: &label, hint: &w.t(hint), rows };
                    st.texts.show(ui, (case.row.log, field), now, look, out);
                    if case.row.mode == CaseMode::Learning {
                        super::found::hint(ui, s, &w, now);
                    }
                } else {
                    body(ui, now);
                }
            });
        });
    }
}

fn reports(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    let tips: Vec<&TipView> = case.tips.iter().filter(|tip| !tip.archived).collect();
    card(ui, |ui| {
        h3(ui, &w.t("case-tab-reports"));
        small(ui, &w.t("reports-choice"));
        if tips.is_empty() {
            empty(ui, Icon::MessageCircleReply, &w.t("reports-none"), &w.t("reports-none-text"), None);
        }
        for tip in tips {
            ui.push_id(tip.tip, |ui| one_report(ui, s, w, case, tip, out));
        }
        super::report::told(ui, s, w, case);
        super::reply::sheets(ui, s, w, case, out);
    });
}

fn one_report(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, tip: &TipView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    ui.add_space(4.0);
    well(ui, k.sunken, |ui| {
        let heading = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                for version in &tip.versions {
                    strong(ui, &version.text);
                }
                let first = tip.versions.first();
                let place = first.map(|v| format!("{} · {}", w.t(names::level(v.level)), org_name(s, tip.by)));
                small(ui, &place.unwrap_or_default());
            });
        };
        let what = tip.versions.first().map(|version| version.text.clone()).unwrap_or_default();
        let tall: f32 = 26.0 + 22.0 * crate::client::ui::n(tip.versions.len());
        bar(ui, tall, heading, |ui| {
            if writable(s) {
                if icon_button(ui, Icon::Archive, &w.with("tip-archive", &[("what", what.as_str().into())])).clicked() {
                    let sure = Sure::ArchiveTip { case: case.row.log, tip: tip.tip };
                    out.push(Intent::Ask(Box::new(Form::Sure(sure))));
                }
                let key = if tip.reports.is_empty() { "report-do" } else { "report-again" };
                let icon = Some(Icon::MessageCircleReply);
                if button_for(ui, icon, &w.t(key), &what, Kind::Secondary).clicked() {
                    out.push(Intent::Ask(Box::new(matrix::report(case, tip))));
                }
            }
        });
        if tip.versions.len() > 1 {
            small(ui, &w.t("tip-two-versions-text"));
        }
        for report in &tip.reports {
            let (icon, tone) = outcome(&k, report.result);
            let values = [
                ("result", w.t(names::result(report.result)).into_owned().into()),
                ("who", entered(s, w, report.by, report.whom.as_deref()).into()),
                ("when", w.when(report.at, s.today).into()),
            ];
            point(ui, icon, tone.fg, &w.with("report-line", &values), report.note.as_deref().unwrap_or_default());
        }
    });
}

fn about(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let row = &case.row;
    cols(ui, 16.0, &[W::Fr(1.0), W::Fr(1.0)], |index, ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 16.0);
        if let (0, Some(circle)) = (index, case.circle.as_deref()) {
            super::circle::readers(ui, s, w, case, circle, out);
            super::circle::grounds(ui, s, w, case, circle, out);
            super::copies::show(ui, s, w);
            similar(ui, s, w, row, out);
        } else if index == 0 {
            card(ui, |ui| super::copies::readers(ui, s, w, row));
            super::copies::show(ui, s, w);
            card(ui, |ui| {
                h3(ui, &w.t("case-ground"));
                body(ui, &case.ground);
                pair(ui, &w.t("case-retention"), &w.day(row.retain_until));
                small(ui, &w.t("case-retention-text"));
            });
            similar(ui, s, w, row, out);
        } else {
            card(ui, |ui| {
                h3(ui, &w.t("printed-resident"));
                small(ui, &w.t("printed-resident-text"));
                ui.add_space(2.0);
                if button(ui, Some(Icon::Printer), &w.t("printed-make"), Kind::Secondary).clicked() {
                    let handout = Handout::Resident(row.log);
                    let form = OwnForm::Handout { handout, to: String::new(), lang: w.lang() };
                    out.push(Intent::Ask(Box::new(form.into())));
                }
            });
            card(ui, |ui| {
                h3(ui, &w.t("case-steps"));
                for step in &case.steps {
                    let letters = badge(s, step.by);
                    let on = step.on.map_or_else(|| w.when(step.at, s.today), |day| w.near(day, s.today));
                    let title = w.t(names::step(step.step));
                    let sub = org_name(s, step.by);
                    let lead = Lead::Org(&letters);
                    entry(ui, &Item { lead, title: &title, sub: &sub, chip: Some((&on, k.neutral)), selected: false });
                }
                if case.steps.is_empty() {
                    muted(ui, &w.t("nothing-yet"));
                }
            });
            if case.circle.is_some() && s.network.me.is_some() {
                super::circle::requests(ui, w, case, out);
            }
            if writable(s) {
                other_steps(ui, s, w, case, out);
            }
        }
    });
}

/// Other cases about the same life areas; one opens.
fn similar(ui: &mut Ui, s: &Snapshot, w: &Words, row: &CaseRow, out: &mut Vec<Intent>) {
    let found = s.similar(row);
    if found.is_empty() {
        return;
    }
    let k = *tk(ui);
    card(ui, |ui| {
        h3(ui, &w.t("case-similar"));
        small(ui, &w.t("case-similar-text"));
        for (other, areas) in found {
            let letters = badge(s, other.by);
            let areas: Vec<String> = areas.iter().map(|area| w.t(names::area(*area)).into_owned()).collect();
            let (sub, state) = (w.list(&areas), w.t(names::case_state(other.state)));
            let chip = Some((state.as_ref(), super::cases::tone(&k, other.state)));
            let it = Item { lead: Lead::Org(&letters), title: &other.title, sub: &sub, chip, selected: false };
            if ui.push_id(other.log, |ui| item(ui, &it)).inner.clicked() {
                out.push(Intent::Open(Opened::Case(other.log)));
            }
        }
    });
}

fn other_steps(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    let (log, state) = (case.row.log, case.row.state);
    card(ui, |ui| {
        h3(ui, &w.t("case-more"));
        if super::cases::is_open(state) {
            small(ui, &w.t("case-close-text"));
            if button(ui, Some(Icon::Archive), &w.t("step-do-close"), Kind::Secondary).clicked() {
                out.push(Intent::Do(Command::StepCase { case: log, step: CaseStep::Closed, on: None }));
            }
            small(ui, &w.t("case-withdraw-text"));
            if button(ui, Some(Icon::Undo2), &w.t("step-do-withdraw"), Kind::Secondary).clicked() {
                out.push(Intent::Do(Command::StepCase { case: log, step: CaseStep::Withdrawn, on: None }));
            }
        }
        if state != CaseState::Withdrawn {
            if case.row.mode == CaseMode::Learning {
                small(ui, &w.t("circle-copy-text"));
                if button(ui, Some(Icon::Lock), &w.t("circle-copy"), Kind::Secondary).clicked() {
                    out.extend(Form::circle(s, w.lang(), Some(log)).map(|form| Intent::Ask(Box::new(form))));
                }
            }
            small(ui, &w.t("recall-text"));
            if button(ui, Some(Icon::Undo2), &w.t("recall-do"), Kind::Secondary).clicked() {
                out.push(Intent::Ask(Box::new(Form::Recall { log, sentence: String::new() })));
            }
        }
        small(ui, &w.t("case-drop-text"));
        if button(ui, Some(Icon::Trash2), &w.t("case-drop"), Kind::Danger).clicked() {
            let reason = match state {
                CaseState::Withdrawn => DropReason::Withdrawn,
                _ if case.row.hidden => DropReason::RetentionPassed,
                _ => DropReason::Mistake,
            };
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::Drop { log, reason }))));
        }
    });
}

/// Two versions of a text, or a contribution that does not count, for a person to settle.
pub fn set_apart(ui: &mut Ui, s: &Snapshot, w: &Words, pieces: &[SetApart]) {
    let k = *tk(ui);
    for (index, piece) in pieces.iter().enumerate() {
        let who = piece.by.map_or_else(|| w.t("somebody").into_owned(), |org| org_name(s, org));
        let title = w.with("set-apart-title", &[("who", who.into())]);
        let reason = w.reason(&piece.reason);
        let text = piece.text.as_ref().map_or_else(|| reason.clone(), |text| format!("{reason}\n“{text}”"));
        ui.push_id(("apart", index), |ui| banner(ui, Icon::GitFork, k.warn, &title, &text, None));
    }
}
