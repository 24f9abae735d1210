//! The form on screen.

use std::sync::Arc;

use egui::{Key, Modifiers, Ui};
use lucide_icons::Icon;
use wijktafel_model::id::{LogId, OrgId, PersonId};
use wijktafel_model::roster::SPONSORS;
use wijktafel_model::view::{Snapshot, Stage};
use wijktafel_model::words::RoundWay;

use super::agreement::rule_text;
use super::pen::Pen;
use crate::client::forms::{CircleForm, Form, OwnForm, PersonForm, ProposeForm, Sure, Wrong};
use crate::client::intent::{Intent, LockAfter, ScreenAfter};
use crate::client::state::{UiState, org_name};
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::dialog::{Head, actions, dialog};
use crate::client::ui::fields::area;
use crate::client::ui::typography::{body, small, strong};
use crate::text::Words;
use crate::text::names;

/// Labels of a closed list.
pub(super) fn options<T: Copy, const N: usize>(w: &Words, all: [T; N], key: fn(T) -> &'static str) -> Vec<(T, String)> {
    all.into_iter().map(|value| (value, w.t(key(value)).into_owned())).collect()
}

pub(super) fn members(s: &Snapshot, with_own: bool) -> Vec<(OrgId, String)> {
    let members = s.network.organisations.iter().filter(|org| org.stage == Stage::Member && (with_own || !org.own));
    members.map(|org| (org.org, org_name(s, org.org))).collect()
}

pub(super) fn tables(s: &Snapshot) -> Vec<(LogId, String)> {
    s.network.tables.iter().map(|table| (table.log, table.name.clone())).collect()
}

/// Draws the form that is asked, if any.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let Some(mut asking) = st.asking.take() else { return };
    let w = Arc::clone(&st.words);
    let key = asking.form.key();
    let found = finish(ui, s, &mut asking.form);
    let none = Vec::new();
    let wrong = match &found {
        Err(wrong) if asking.tried => wrong,
        _ => &none,
    };
    // A dialog takes the focus from its second frame on.
    let fresh = asking.frames < 2;
    if fresh {
        asking.frames += 1;
        ui.ctx().request_repaint();
    }
    let head = Head { id: "form", title: &w.t(key), close: &w.t("close"), width: 560.0 };
    let kind = if cannot_be_undone(&asking.form) { Kind::Danger } else { Kind::Primary };
    let (icon, ends) = if is_to_copy(&asking.form) { (Some(Icon::Copy), "handed-over") } else { (None, "cancel") };
    let further = matches!(&asking.form, Form::Circle(form) if form.page + 1 < CircleForm::PAGES);
    // Not yet, is an answer too: the form then waits on this device.
    let waits = asking.form.can_wait();
    let later = found.as_ref().is_err_and(|wrong| wrong.iter().any(|(_, what)| *what == Wrong::Later));
    let does = match (further, later) {
        (true, _) => w.t("circle-further"),
        (false, true) => w.t("keep-do"),
        (false, false) => w.t(&format!("{key}-do")),
    };
    let before = (!fresh).then(|| asking.form.clone());
    let add = |ui: &mut Ui| fill(&mut Pen { ui, words: &w, wrong, focus: fresh }, s, &mut asking.form);
    let (pressed, closed) = dialog(ui, head, add, |ui| {
        let mut pressed = None;
        actions(ui, |ui| {
            if button(ui, None, &w.t(ends), Kind::Ghost).clicked() {
                pressed = Some(Pressed::Cancel);
            }
            if waits && (further || !later) && button(ui, None, &w.t("keep-do"), Kind::Ghost).clicked() {
                pressed = Some(Pressed::Keep);
            }
            if button(ui, icon, &does, kind).clicked() {
                pressed = Some(Pressed::Send);
            }
        });
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
            pressed = Some(Pressed::Send);
        }
        pressed
    });
    asking.written |= before.is_some_and(|before| before != asking.form);
    let pressed = pressed.map(|pressed| match pressed {
        Pressed::Send if later && !further => Pressed::Keep,
        pressed => pressed,
    });
    if pressed == Some(Pressed::Keep) {
        out.push(Intent::Keep(Box::new(asking.form)));
        return;
    }
    let send = pressed == Some(Pressed::Send);
    // What was typed in the same moment is sent along.
    let found = if send { finish(ui, s, &mut asking.form) } else { found };
    if send
        && let Form::Circle(form) = &mut asking.form
        && form.turn(found.as_ref().err().unwrap_or(&none))
    {
        // What is wrong further on was not seen yet; back from the last page it was.
        asking.tried = form.page == 0 && found.is_err();
        st.asking = Some(asking);
        return;
    }
    match found {
        Ok(intents) if send => out.push(Intent::Send { form: Box::new(asking.form), intents }),
        _ if closed || pressed == Some(Pressed::Cancel) => {
            if asking.is_written() {
                out.push(Intent::PutDown(Box::new(asking.form)));
            }
        }
        _ => {
            asking.tried |= send;
            st.asking = Some(asking);
        }
    }
}

/// A button of a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Cancel,
    Keep,
    Send,
}

/// What a form comes to, as it stands now.
fn finish(ui: &Ui, s: &Snapshot, form: &mut Form) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
    if let Form::Case(case) = form {
        let found = super::found::inside(ui.ctx(), s, [&case.title, &case.question, &case.ground]);
        case.found = found.iter().map(|one| one.text.clone()).filter(|one| !case.keep.contains(one)).collect();
    }
    form.finish(s.today)
}

/// Whether what the form does cannot be taken back.
fn cannot_be_undone(form: &Form) -> bool {
    matches!(form, Form::Sure(_) | Form::EndAgreement { .. } | Form::Recall { .. })
        || matches!(form, Form::Own(form) if matches!(**form, OwnForm::Lost(_)))
}

/// Whether the form only shows something to hand over.
fn is_to_copy(form: &Form) -> bool {
    matches!(form, Form::Invitation { .. })
        || matches!(form, Form::Own(form) if matches!(**form, OwnForm::Ticket { .. }))
}

fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut Form) {
    let w = pen.words;
    match form {
        Form::Network { name, region } => {
            pen.line("name", "network-name", name);
            pen.line("region", "network-region", region);
        }
        Form::Organisation { name, kind, formality, areas, offers } => {
            pen.line("name", "organisation-name", name);
            pen.pick("organisation-kind", &options(w, names::ORG_KINDS, names::org_kind), kind);
            let both = [wijktafel_model::words::Formality::Formal, wijktafel_model::words::Formality::Informal];
            pen.pick("organisation-formality", &options(w, both, names::formality), formality);
            pen.many("areas", "organisation-areas", &options(w, names::AREAS, names::area), areas);
            pen.prose("offers", "organisation-offers", offers, 3);
        }
        Form::Person(person) => fill_person(pen, person),
        Form::Removal { .. }
        | Form::Sponsors { .. }
        | Form::Succession { .. }
        | Form::Invite { .. }
        | Form::InviteList { .. } => fill_membership(pen, s, form),
        Form::Invitation { text } => {
            pen.note("form-invitation-text");
            let name = w.t("invitation-words");
            area(pen.ui, text, "", 5, egui::Id::unique("invitation"), &name, false);
        }
        Form::Table { .. } | Form::LetIn { .. } => fill_table(pen, s, form),
        Form::Circle(form) => super::circle::fill(pen, s, form),
        Form::Ground { ground, .. } => super::circle::ground(pen, s, ground),
        Form::Reader { case, reader } => fill_reader(pen, s, *case, reader),
        Form::Recall { sentence, .. } => {
            pen.note("form-recall-text");
            pen.prose("sentence", "recall-sentence", sentence, 3);
            pen.note("form-recall-after");
        }
        Form::Case(_) | Form::CaseCard { .. } | Form::Schedule { .. } | Form::Tip { .. } | Form::Report { .. } => {
            fill_case(pen, s, form);
        }
        Form::Agreement(_)
        | Form::SignedOnPaper { .. }
        | Form::Criterion { .. }
        | Form::Propose(_)
        | Form::EndAgreement { .. } => {
            fill_agreement(pen, s, form);
        }
        Form::Proof { version, org, to, .. } => super::agreement::fill_proof(pen, s, *version, org, to),
        Form::Round { .. } | Form::Paper { .. } | Form::Score { .. } | Form::Lesson { .. } => fill_growth(pen, s, form),
        Form::Season { .. } | Form::Action { .. } | Form::HandOver { .. } | Form::Due { .. } | Form::Lend { .. } => {
            fill_action(pen, s, form);
        }
        Form::Backup { .. } | Form::Package { .. } | Form::Export { .. } | Form::Import { .. } => {
            fill_file(pen, form);
        }
        Form::BlindPeer { ticket } => {
            pen.note("form-blind-peer-text");
            pen.prose("ticket", "blind-ticket", ticket, 5);
        }
        Form::Meeting(form) => super::meeting::fill(pen, s, form),
        Form::Steps(form) => super::steps::fill(pen, form),
        Form::Budget(form) => super::budget::fill(pen, s, form),
        Form::Plan(form) => super::plan::fill(pen, s, form),
        Form::Inbox(form) => super::inbox::fill(pen, s, form),
        Form::Escalation(form) => super::ladders::fill(pen, s, form),
        Form::Growth(form) => super::relations::fill(pen, s, form),
        Form::Talk(form) => super::talk::fill(pen, s, form),
        Form::Experiment(form) => super::experiments::fill(pen, s, form),
        Form::Learning(form) => super::reflection::fill(pen, s, form),
        Form::Own(form) => super::own::fill(pen, s, form),
        Form::LockAfter { .. } | Form::ScreenAfter { .. } | Form::Passphrase(_) | Form::Remember(_) => {
            fill_computer(pen, form);
        }
        Form::Refound(form) => super::onward::fill(pen, s, form),
        Form::Earlier(form) => super::onward::fill_earlier(pen, form),
        Form::Sure(sure) => {
            body(pen.ui, &w.t(&format!("{}-text", sure.key())));
            if matches!(sure, Sure::Drop { .. }) {
                small(pen.ui, &w.t("drop-cannot"));
            }
        }
    }
}

fn fill_reader(pen: &mut Pen<'_>, s: &Snapshot, case: LogId, reader: &mut Option<(OrgId, PersonId)>) {
    pen.note("form-reader-text");
    let row = s.cases.iter().find(|row| row.log == case);
    let inside = |one: &(OrgId, PersonId)| {
        row.is_some_and(|row| row.readers.iter().any(|reader| (reader.org, reader.person) == *one))
    };
    let orgs: Vec<OrgId> = members(s, true).into_iter().map(|(org, _)| org).collect();
    let mut people = super::circle::people(s, &orgs);
    people.retain(|(one, _)| !inside(one));
    pen.one("reader", "circle-name", &people, reader);
}

fn fill_membership(pen: &mut Pen<'_>, s: &Snapshot, form: &mut Form) {
    let w = pen.words;
    match form {
        Form::Invite { expires, message, tables: chosen } => {
            pen.note("form-invite-text");
            pen.prose("message", "invite-message", message, 2);
            pen.day("expires", "invite-expires", expires);
            let groups: Vec<_> = group_tables(s);
            if !groups.is_empty() {
                pen.many("tables", "invite-tables", &groups, chosen);
            }
        }
        Form::Removal { org, reason } => {
            body(pen.ui, &w.with("form-removal-text", &[("who", org_name(s, *org).into())]));
            pen.one("reason", "removal-reason", &options(w, names::REMOVAL_REASONS, names::removal_reason), reason);
            small(pen.ui, &w.t("form-removal-after"));
        }
        Form::Sponsors { count } => {
            pen.note("form-sponsors-text");
            let counts: Vec<(u32, String)> = SPONSORS.map(|count| (count, count.to_string())).collect();
            pen.pick("rule-sponsors", &counts, count);
        }
        Form::Succession { to } => {
            pen.note("form-succession-text");
            pen.one("to", "succession-to", &members(s, false), to);
        }
        Form::InviteList { lang: _, list, sheets, expires } => {
            pen.note("form-invite-list-text");
            pen.line("list", "invite-list-file", list);
            pen.line("sheets", "invite-list-sheets", sheets);
            pen.day("expires", "invite-expires", expires);
        }
        _ => {}
    }
}

fn fill_file(pen: &mut Pen<'_>, form: &mut Form) {
    match form {
        Form::Backup { to } => {
            pen.note("form-backup-text");
            pen.line("to", "file-to", to);
        }
        Form::Package { to } => {
            pen.note("form-package-text");
            pen.line("to", "package-folder", to);
        }
        Form::Export { to } => {
            pen.note("form-export-text");
            pen.line("to", "file-to", to);
        }
        Form::Import { from } => {
            pen.note("form-import-text");
            pen.line("from", "file-from", from);
        }
        _ => {}
    }
}

fn fill_computer(pen: &mut Pen<'_>, form: &mut Form) {
    match form {
        Form::LockAfter { after } => {
            pen.note("form-lock-after-text");
            pen.pick("lock-after", &options(pen.words, LockAfter::ALL, names::lock_after), after);
        }
        Form::ScreenAfter { after } => {
            pen.note("form-screen-after-text");
            pen.pick("screen-after", &options(pen.words, ScreenAfter::ALL, names::screen_after), after);
        }
        Form::Passphrase(form) => {
            pen.note("form-passphrase-text");
            pen.secret("old", "passphrase-old", &mut form.old);
            pen.new_secret(&mut form.new, &mut form.again);
            pen.note("form-passphrase-after");
        }
        Form::Remember(passphrase) => {
            pen.note("form-remember-text");
            pen.secret("passphrase", "passphrase", &mut passphrase.0);
        }
        _ => {}
    }
}

fn group_tables(s: &Snapshot) -> Vec<(LogId, String)> {
    let groups = s.network.tables.iter().filter(|t| matches!(t.readers, wijktafel_model::words::ReaderRule::Group(_)));
    groups.map(|table| (table.log, table.name.clone())).collect()
}

fn fill_person(pen: &mut Pen<'_>, person: &mut PersonForm) {
    pen.line("name", "person-name", &mut person.name);
    pen.many("roles", "person-roles", &options(pen.words, names::ROLES, names::role), &mut person.roles);
    pen.line("contact", "person-contact", &mut person.contact);
    pen.note("person-mandates");
    pen.yes("person-administer", &mut person.mandates.administer);
    pen.yes("person-decide", &mut person.mandates.decide);
    pen.yes("person-sign", &mut person.mandates.sign);
}

fn fill_table(pen: &mut Pen<'_>, s: &Snapshot, form: &mut Form) {
    match form {
        Form::Table { table, name, area, rhythm, everybody, orgs } => {
            pen.line("name", "table-name", name);
            pen.line("area", "table-area", area);
            pen.line("rhythm", "table-rhythm", rhythm);
            if table.is_none() {
                pen.yes("table-everybody", everybody);
                if !*everybody {
                    pen.many("orgs", "table-orgs", &members(s, false), orgs);
                }
                pen.note("table-for-ever");
            }
        }
        Form::LetIn { table, org } => {
            let inside = s.network.tables.iter().find(|row| row.log == *table).map(|row| row.orgs.clone());
            let inside = inside.unwrap_or_default();
            let outside: Vec<_> = members(s, false).into_iter().filter(|(id, _)| !inside.contains(id)).collect();
            pen.note("form-let-in-text");
            pen.one("org", "organisation", &outside, org);
        }
        _ => (),
    }
}

fn fill_case(pen: &mut Pen<'_>, s: &Snapshot, form: &mut Form) {
    let w = pen.words;
    match form {
        Form::Case(case) => {
            pen.note("form-case-text");
            pen.line("title", "case-title", &mut case.title);
            pen.one("table", "case-table", &tables(s), &mut case.table);
            pen.prose("question", "case-question", &mut case.question, 3);
            pen.many("areas", "case-areas", &options(w, names::AREAS, names::area), &mut case.areas);
            pen.prose("ground", "case-ground", &mut case.ground, 2);
            if case.ground.trim().is_empty() {
                pen.later("ground", "case-ground", &mut case.later);
            }
            let words = &mut [&mut case.title, &mut case.question, &mut case.ground];
            super::found::choices(pen, s, words, &mut case.keep);
            pen.day("retain", "case-retain", &mut case.retain);
            pen.note("case-retention-text");
        }
        Form::CaseCard { case, title, areas, retain, keep } => {
            pen.line("title", "case-title", title);
            if super::found::is_learning(s, *case) {
                super::found::choices(pen, s, &mut [title], keep);
            }
            pen.many("areas", "case-areas", &options(w, names::AREAS, names::area), areas);
            pen.day("retain", "case-retain", retain);
        }
        Form::Schedule { on, .. } => pen.day("on", "schedule-on", on),
        Form::Tip { case, tip, area, level, text, keep } => {
            pen.prose("text", "tip-text", text, 3);
            if super::found::is_learning(s, *case) {
                super::found::choices(pen, s, &mut [text], keep);
            }
            pen.pick("tip-level", &options(w, names::LEVELS, names::level), level);
            pen.pick("tip-area", &options(w, names::AREAS, names::area), area);
            if tip.is_some() {
                pen.note("tip-edit-text");
            }
        }
        Form::Report { title, result, note, .. } => {
            strong(pen.ui, title);
            small(pen.ui, &w.t("reports-choice"));
            pen.ui.add_space(6.0);
            pen.one("result", "report-result", &options(w, names::RESULTS, names::result), result);
            let writing = pen.ui.ctx().text_edit_focused();
            for (key, value) in RESULT_KEYS.into_iter().zip(names::RESULTS) {
                if !writing && pen.ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                    *result = Some(value);
                }
            }
            pen.focus = false;
            pen.prose("note", "report-note", note, 2);
            pen.note("report-keys");
        }
        _ => (),
    }
}

/// The digits that answer a report.
const RESULT_KEYS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

fn fill_agreement(pen: &mut Pen<'_>, s: &Snapshot, form: &mut Form) {
    match form {
        Form::Agreement(form) => super::agreements::fill(pen, form),
        Form::Criterion { text, .. } => {
            pen.note("criteria-text");
            pen.line("text", "criterion-text", text);
        }
        Form::SignedOnPaper { verdict, note, by, on, .. } => {
            pen.note("form-signed-text");
            pen.one("verdict", "signed-verdict", &options(pen.words, names::VERDICTS, names::verdict), verdict);
            pen.prose("note", "signed-note", note, 2);
            pen.line("by", "signed-by", by);
            pen.day("on", "signed-on", on);
        }
        Form::Propose(form) => fill_propose(pen, s, form),
        Form::EndAgreement { reason, .. } => {
            pen.note("form-end-agreement-text");
            pen.prose("reason", "end-reason", reason, 2);
        }
        _ => (),
    }
}

fn fill_propose(pen: &mut Pen<'_>, s: &Snapshot, form: &mut ProposeForm) {
    let w = pen.words;
    pen.note("form-propose-text");
    pen.pick("propose-rule", &options(w, names::RULES, names::rule), &mut form.rule);
    small(pen.ui, &rule_text(w, form.rule, form.electorate.len()));
    pen.ui.add_space(6.0);
    pen.many("electorate", "propose-electorate", &members(s, true), &mut form.electorate);
    pen.focus = false;
    pen.day("effective", "propose-effective", &mut form.effective);
    pen.day("review", "propose-review", &mut form.review);
    pen.line("stop", "propose-stop", &mut form.stop);
}

fn fill_growth(pen: &mut Pen<'_>, s: &Snapshot, form: &mut Form) {
    let w = pen.words;
    match form {
        Form::Round { title, way } => {
            pen.note("form-round-text");
            pen.line("title", "round-title", title);
            pen.pick(
                "round-way",
                &options(w, [RoundWay::Sealed, RoundWay::Open, RoundWay::Paper], names::round_way),
                way,
            );
            pen.note(match way {
                RoundWay::Sealed => "round-way-sealed-text",
                RoundWay::Open => "round-way-open-text",
                RoundWay::Paper => "round-way-paper-text",
            });
        }
        Form::Paper { round, dimension, counts } => {
            let Some(round) = s.rounds.iter().find(|row| row.log == *round) else { return };
            let named = usize::try_from(*dimension).ok().and_then(|index| round.model.dimensions.get(index));
            if let Some(dimension) = named {
                strong(pen.ui, dimension.name.as_str());
                pen.ui.add_space(4.0);
            }
            let phases: Vec<&str> = round.model.phases.iter().map(wijktafel_model::words::Line::as_str).collect();
            small(pen.ui, &pen.words.with("paper-phases", &[("phases", phases.join(" · ").into())]));
            pen.line("counts", "paper-counts", counts);
        }
        Form::Score { round, dimension, score, evidence } => {
            let Some(round) = s.rounds.iter().find(|row| row.log == *round) else { return };
            let named = usize::try_from(*dimension).ok().and_then(|index| round.model.dimensions.get(index));
            if let Some(dimension) = named {
                strong(pen.ui, dimension.name.as_str());
                pen.ui.add_space(4.0);
            }
            let phases: Vec<(u32, String)> =
                (1..).zip(round.model.phases.iter().map(|name| name.as_str().to_owned())).collect();
            pen.one("score", "score-which", &phases, score);
            pen.prose("evidence", "score-evidence", evidence, 3);
            pen.note("scores-own-text");
        }
        Form::Lesson { title, order, cases, text } => {
            pen.line("title", "lesson-title", title);
            pen.pick("lesson-order", &options(w, names::ORDERS, names::order), order);
            pen.prose("text", "lesson-text", text, 4);
            let rows: Vec<_> = s.cases.iter().take(12).map(|case| (case.log, case.title.clone())).collect();
            if !rows.is_empty() {
                pen.many("cases", "lesson-cases", &rows, cases);
            }
        }
        _ => (),
    }
}

fn fill_action(pen: &mut Pen<'_>, s: &Snapshot, form: &mut Form) {
    match form {
        Form::Season { title } => pen.line("title", "season-title", title),
        Form::Action { season, what, owner, person, due, .. } => {
            pen.line("what", "action-what", what);
            let seasons: Vec<_> = s.seasons.iter().map(|season| (season.log, season.title.clone())).collect();
            if seasons.len() != 1 {
                pen.one("season", "action-season", &seasons, season);
            }
            let before = *owner;
            pen.pick("action-owner-who", &members(s, true), owner);
            if before != *owner {
                *person = None;
            }
            let people = s.network.people.iter().filter(|row| row.org == *owner && row.active);
            let people: Vec<_> = people.filter_map(|row| Some((row.person, row.name.clone()?))).collect();
            if !people.is_empty() {
                pen.one("person", "action-person", &people, person);
            }
            pen.day("due", "action-until", due);
        }
        Form::HandOver { owner, .. } => {
            pen.note("form-hand-over-text");
            pen.one("owner", "organisation", &members(s, true), owner);
        }
        Form::Due { due, .. } => pen.day("due", "action-until", due),
        Form::Lend { to, until, .. } => {
            pen.note("form-lend-text");
            pen.one("to", "organisation", &members(s, false), to);
            pen.day("until", "lend-until", until);
        }
        _ => (),
    }
}
