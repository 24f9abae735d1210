//! Agreements: the list beside the one that is open.

use std::sync::Arc;

use egui::{Id, ScrollArea, Ui};
use lucide_icons::Icon;
use wijktafel_model::view::{AgreementRow, AgreementState, Snapshot};

use super::forms::options;
use super::pen::Pen;
use crate::client::forms::{AgreementForm, Form};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, writable};
use crate::client::tokens::{COMPACT, Tokens, Tone, tk};
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::fields::search;
use crate::client::ui::layout::{left, page};
use crate::client::ui::parts::{Item, Lead, empty, item};
use crate::client::ui::typography::small;
use crate::template::Template;
use crate::text::Words;
use crate::text::names;

/// The colour and icon of a state.
pub fn tone(k: &Tokens, state: AgreementState) -> (Icon, Tone) {
    match state {
        AgreementState::Draft => (Icon::PenLine, k.neutral),
        AgreementState::Proposed => (Icon::Send, k.warn),
        AgreementState::Objected => (Icon::OctagonAlert, k.danger),
        AgreementState::InForce => (Icon::Check, k.ok),
        AgreementState::Disputed => (Icon::GitFork, k.warn),
        AgreementState::Replaced => (Icon::History, k.neutral),
        AgreementState::Ended => (Icon::DoorClosed, k.neutral),
    }
}

/// An empty form for an agreement.
pub fn new_form() -> Form {
    AgreementForm::default().into()
}

/// The places to write of a new agreement.
pub(super) fn fill(pen: &mut Pen<'_>, form: &mut AgreementForm) {
    let w = pen.words;
    let mut template = form.template;
    let offered = Template::ALL.map(|template| (template, template.filled(w.lang()).title.to_owned()));
    pen.maybe("template", "agreement-template", &offered, &mut template);
    if template != form.template {
        form.choose(template, w.lang());
    }
    if let Some(template) = form.template {
        pen.note(template.key());
        pen.note(if form.kept { "template-kept" } else { "template-free" });
    }
    pen.line("title", "agreement-title", &mut form.title);
    pen.pick("agreement-kind", &options(w, names::AGREEMENT_KINDS, names::agreement_kind), &mut form.kind);
    pen.prose("draft", "agreement-draft", &mut form.draft, 6);
    pen.prose("criteria", "agreement-criteria", &mut form.criteria, 2);
}

/// The list and the agreement that is open.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    if st.agreements.open.is_some() {
        super::agreement::show(ui, s, st, out);
        return;
    }
    if st.agreements.shapes.is_some() {
        super::shapes::show(ui, s, st, out);
        return;
    }
    let width = if ui.ctx().content_rect().width() < COMPACT { 340.0 } else { 460.0 };
    left(ui, "agreement-list", &w.t("region-agreements"), width, |ui| list(ui, s, st, &w, out));
    page(ui, "no-agreement", |ui| {
        ui.add_space(80.0);
        let action = writable(s).then(|| w.t("agreement-new"));
        let (title, text) = if s.agreements.is_empty() {
            ("agreements-none", "agreements-none-text")
        } else {
            ("agreements-choose", "agreements-choose-text")
        };
        if empty(ui, Icon::Handshake, &w.t(title), &w.t(text), action.as_deref()) {
            out.push(Intent::Ask(Box::new(new_form())));
        }
        ui.vertical_centered(|ui| {
            if button(ui, Some(Icon::Shapes), &w.t("shapes-open"), Kind::Ghost).clicked() {
                out.push(Intent::Open(Opened::Shapes));
            }
        });
    });
}

fn list(ui: &mut Ui, s: &Snapshot, st: &mut UiState, w: &Words, out: &mut Vec<Intent>) {
    let (width, id) = (ui.available_width() - 4.0, Id::unique("agreement-search"));
    search(ui, &mut st.agreements.query, &w.t("agreements-search-hint"), width, id, &w.t("agreements-search"));
    ui.add_space(4.0);
    let query = st.agreements.query.to_lowercase();
    let fits = |row: &&AgreementRow| query.split_whitespace().all(|word| row.title.to_lowercase().contains(word));
    let rows: Vec<_> = s.agreements.iter().filter(fits).collect();
    if rows.is_empty() && !s.agreements.is_empty() {
        small(ui, &w.t("cases-nothing-found"));
    }
    ScrollArea::vertical().id_salt("agreements").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        for row in rows {
            if ui.push_id(row.log, |ui| one(ui, s, w, row)).inner {
                out.push(Intent::Open(Opened::Agreement(row.log)));
            }
        }
    });
}

fn one(ui: &mut Ui, s: &Snapshot, w: &Words, row: &AgreementRow) -> bool {
    let k = *tk(ui);
    let (icon, tone) = tone(&k, row.state);
    let mine = s.network.me.is_some_and(|me| row.waiting_for.contains(&me.org));
    let counts = [("given", row.given.into()), ("electors", row.electors.into())];
    let sub = match (row.electors, row.review) {
        (0, _) => w.t(names::agreement_kind(row.kind)).into_owned(),
        (_, Some(day)) if row.state == AgreementState::InForce => {
            w.with("agreement-review", &[("day", w.day(day).into())])
        }
        _ => w.with("agreement-given", &counts),
    };
    let chip = if mine { w.t("agreement-waits-for-you") } else { w.t(names::agreement_state(row.state)) };
    let chip_tone = if mine { k.info } else { tone };
    let lead = Lead::Icon(icon, tone);
    let it = Item { lead, title: &row.title, sub: &sub, chip: Some((&chip, chip_tone)), selected: false };
    item(ui, &it).clicked()
}
