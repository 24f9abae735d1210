//! Talk beside a case or an agreement: what waits for an answer first, what is settled below it.

use std::borrow::Cow;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::command::talk::TalkAct;
use wijktafel_model::id::LogId;
use wijktafel_model::view::talk::{RemarkView, SaidView};
use wijktafel_model::view::{AgreementView, CaseView, Snapshot};

use super::pen::Pen;
use crate::client::forms::TalkForm;
use crate::client::intent::Intent;
use crate::client::state::{org_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button, button_for};
use crate::client::ui::layout::{bar, card, well};
use crate::client::ui::parts::{chips, empty};
use crate::client::ui::typography::{body, h3, muted, small, strong};
use crate::print::talk::said;
use crate::text::Words;

/// The most letters of a tip or clause that are quoted.
const QUOTED: usize = 120;
/// The most tips or clauses that are offered.
const OFFERED: usize = 12;

/// What may be talked about in particular: the tips that are on the table.
pub fn tips(case: &CaseView) -> Vec<String> {
    let live = case.tips.iter().filter(|tip| !tip.archived);
    quoted(live.filter_map(|tip| tip.versions.first()).map(|version| version.text.as_str()))
}

/// What may be talked about in particular: the clauses of the version that is decided on, else of the draft.
pub fn clauses(agreement: &AgreementView) -> Vec<String> {
    let text = agreement.current().map_or(agreement.draft.as_str(), |version| version.text.as_str());
    quoted(text.lines())
}

fn quoted<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let short = |line: &str| match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line.to_owned(),
    };
    lines.map(str::trim).filter(|line| !line.is_empty()).take(OFFERED).map(short).collect()
}

/// The name of the tab, with how many remarks are open.
pub fn tab(w: &Words, open: usize) -> Cow<'_, str> {
    if open == 0 { w.t("talk-title") } else { w.with("talk-tab", &[("n", open.into())]).into() }
}

/// The talk beside a log.
pub fn show(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    (log, talk): (LogId, &[RemarkView]),
    words: Vec<String>,
    out: &mut Vec<Intent>,
) {
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h3(ui, &w.t("talk-title"));
            muted(ui, &w.t("talk-line"));
        });
    };
    bar(ui, 46.0, left, |ui| {
        if writable(s) && button(ui, Some(Icon::MessageSquarePlus), &w.t("talk-say"), Kind::Primary).clicked() {
            out.push(Intent::Ask(Box::new(TalkForm::remark(log, words).into())));
        }
    });
    if talk.is_empty() {
        card(ui, |ui| empty(ui, Icon::MessagesSquare, &w.t("talk-none"), &w.t("talk-none-text"), None));
    }
    for settled in [false, true] {
        for one in talk.iter().filter(|one| one.settled == settled) {
            ui.push_id(one.said.remark, |ui| card(ui, |ui| remark(ui, s, w, log, one, out)));
        }
    }
}

fn remark(ui: &mut Ui, s: &Snapshot, w: &Words, log: LogId, one: &RemarkView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    if let Some(beside) = &one.beside {
        well(ui, k.sunken, |ui| small(ui, &w.with("talk-beside", &[("words", beside.as_str().into())])));
    }
    words(ui, s, w, log, &one.said, out);
    if !one.answers.is_empty() {
        ui.indent("answers", |ui| {
            for answer in &one.answers {
                ui.push_id(answer.remark, |ui| words(ui, s, w, log, answer, out));
            }
        });
    }
    if one.settled {
        chips(ui, &[(Some(Icon::Archive), &w.t("talk-settled"), k.neutral)]);
    }
    if !writable(s) {
        return;
    }
    let about = if one.said.taken_back { w.t("talk-taken-back").into_owned() } else { one.said.text.clone() };
    let settle = |settled| Command::Talk { log, act: TalkAct::Settle { remark: one.said.remark, settled } };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if button_for(ui, Some(Icon::MessageCircleReply), &w.t("talk-answer"), &about, Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(TalkForm::answer(log, one.said.remark, about.clone()).into())));
        }
        let (key, icon) = if one.settled { ("talk-reopen", Icon::RotateCcw) } else { ("talk-settle", Icon::Archive) };
        if button_for(ui, Some(icon), &w.t(key), &about, Kind::Ghost).clicked() {
            let said = if one.settled { "said-talk-open" } else { "said-talk-settled" };
            out.push(Intent::DoUndoable { command: settle(!one.settled), undo: settle(one.settled), said });
        }
    });
}

/// Who said what, and a way to take own words back.
fn words(ui: &mut Ui, s: &Snapshot, w: &Words, log: LogId, one: &SaidView, out: &mut Vec<Intent>) {
    let own = s.network.me.is_some_and(|me| me.writable && me.org == one.by) && !one.taken_back;
    let name = s.network.people.iter().find(|person| (person.org, person.person) == (one.by, one.person));
    let name = name.and_then(|person| person.name.as_ref());
    let who = name.map_or_else(|| org_name(s, one.by), |name| format!("{name}, {}", org_name(s, one.by)));
    let heading = |ui: &mut Ui| {
        ui.horizontal(|ui| {
            strong(ui, &who);
            small(ui, &w.when(one.at, s.today));
        });
    };
    bar(ui, 30.0, heading, |ui| {
        if own && button_for(ui, None, &w.t("talk-back"), &one.text, Kind::Ghost).clicked() {
            out.push(Intent::Do(Command::Talk { log, act: TalkAct::TakeBack { remark: one.remark } }));
        }
    });
    if one.taken_back {
        muted(ui, &said(one, w));
    } else {
        body(ui, &one.text);
    }
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut TalkForm) {
    if let Some((_, answered)) = &form.answers {
        muted(pen.ui, answered);
    }
    pen.prose("text", "talk-words", &mut form.text, 4);
    super::found::hint(pen.ui, s, pen.words, &form.text);
    if !form.words.is_empty() {
        let words: Vec<_> = form.words.iter().cloned().enumerate().collect();
        pen.maybe("beside", "talk-beside-what", &words, &mut form.beside);
    }
}
