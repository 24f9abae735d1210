//! Tables: where cases are brought, who reads them.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::view::{Snapshot, TableView};
use wijktafel_model::words::ReaderRule;

use super::cases::is_open;
use crate::client::forms::{Form, OwnForm, Sure};
use crate::client::intent::{Intent, Opened};
use crate::client::learning::LearningPage;
use crate::client::state::{Place, UiState, badge, org_names, writable};
use crate::client::tokens::{Tone, tk};
use crate::client::ui::controls::{Kind, button, button_for, icon_button};
use crate::client::ui::layout::{bar, card, page};
use crate::client::ui::parts::{chips, empty, stack, tile};
use crate::client::ui::typography::{h1, h3, muted, small};
use crate::handout::Handout;
use crate::text::Words;

/// An empty form for a table that everybody reads.
pub fn new_form() -> Form {
    let (name, area, rhythm) = (String::new(), String::new(), String::new());
    Form::Table { table: None, name, area, rhythm, everybody: true, orgs: Vec::new() }
}

/// All tables the reader's organisation reads.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    match st.learning.page {
        Some(LearningPage::Reflection(origin)) => return super::reflection::show(ui, s, st, origin, out),
        Some(LearningPage::Newcomer(table)) => return super::newcomer::show(ui, s, st, table, out),
        Some(LearningPage::Guide(..)) | None => {}
    }
    if let Some(one) = super::meeting::chosen(s, st) {
        super::meeting::show(ui, s, st, one, out);
        return;
    }
    page(ui, "tables", |ui| {
        let heading = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                h1(ui, &w.t("place-tables"));
                muted(ui, &w.t("tables-line"));
            });
        };
        bar(ui, 48.0, heading, |ui| {
            if !s.meetings.is_empty() && icon_button(ui, Icon::CalendarDays, &w.t("calendar")).clicked() {
                let (handout, to, lang) = (Handout::Calendar, String::new(), w.lang());
                out.push(Intent::Ask(Box::new(OwnForm::Handout { handout, to, lang }.into())));
            }
            if writable(s) && button(ui, Some(Icon::Plus), &w.t("table-open"), Kind::Primary).clicked() {
                out.push(Intent::Ask(Box::new(new_form())));
            }
        });
        if s.network.tables.is_empty() {
            card(ui, |ui| empty(ui, Icon::MessagesSquare, &w.t("tables-none"), &w.t("tables-none-text"), None));
        }
        for table in &s.network.tables {
            ui.push_id(table.log, |ui| card(ui, |ui| one(ui, s, st, &w, table, out)));
        }
        if !s.network.tables.is_empty() {
            card(ui, |ui| super::steps::list(ui, s, &w, out));
        }
    });
}

fn one(ui: &mut Ui, s: &Snapshot, st: &mut UiState, w: &Words, table: &TableView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let group = matches!(table.readers, ReaderRule::Group(_));
    let heading = |ui: &mut Ui| {
        tile(ui, Icon::MessagesSquare, Tone { fg: k.accent, bg: k.accent_soft }, 44.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h3(ui, &table.name);
            let line: Vec<&str> = [&table.area, &table.rhythm].into_iter().flatten().map(String::as_str).collect();
            small(ui, &line.join(" · "));
        });
    };
    bar(ui, 48.0, heading, |ui| {
        let called = |key| w.with(key, &[("name", table.name.as_str().into())]);
        if icon_button(ui, Icon::BookOpen, &called("newcomer-open")).clicked() {
            out.push(Intent::Open(Opened::Newcomer(table.log)));
        }
        if group && writable(s) {
            if icon_button(ui, Icon::LogOut, &called("table-leave")).clicked() {
                out.push(Intent::Ask(Box::new(Form::Sure(Sure::LeaveTable(table.log)))));
            }
            if icon_button(ui, Icon::UserPlus, &called("table-let-in")).clicked() {
                out.push(Intent::Ask(Box::new(Form::LetIn { table: table.log, org: None })));
            }
        }
        if writable(s) && icon_button(ui, Icon::Pencil, &called("table-edit")).clicked() {
            out.push(Intent::Ask(Box::new(Form::Table {
                table: Some(table.log),
                name: table.name.clone(),
                area: table.area.clone().unwrap_or_default(),
                rhythm: table.rhythm.clone().unwrap_or_default(),
                everybody: !group,
                orgs: table.orgs.clone(),
            })));
        }
        if button_for(ui, None, &w.t("table-cases"), &table.name, Kind::Secondary).clicked() {
            st.cases.table = Some(table.log);
            st.cases.open = None;
            out.push(Intent::Go(Place::Cases));
        }
    });
    ui.add_space(4.0);
    let all = s.cases.iter().filter(|case| case.table == Some(table.log));
    let open = all.clone().filter(|case| is_open(case.state)).count();
    let readers = if group { w.t("readers-group") } else { w.t("readers-members") };
    let icon = if group { Icon::Lock } else { Icon::Users };
    let counts = [("part", open.into()), ("whole", all.count().into())];
    chips(
        ui,
        &[(Some(icon), &readers, k.neutral), (Some(Icon::FolderOpen), &w.with("table-counts", &counts), k.neutral)],
    );
    let badges: Vec<_> = table.orgs.iter().map(|org| badge(s, *org)).collect();
    let name = w.with("readers-are", &[("who", org_names(s, w, &table.orgs).into())]);
    stack(ui, &badges, 16, 26.0, k.surface, &name);
    super::meetings::on_card(ui, s, w, table, out);
}
