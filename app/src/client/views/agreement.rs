//! One agreement: its words, what changed, who said what, and the verdict of the reader's organisation.

use std::sync::Arc;

use egui::{Id, Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::id::{OrgId, VersionId};
use wijktafel_model::view::{AgreementState, AgreementView, Detail, Snapshot, VersionView};
use wijktafel_model::words::{AgreementRule, Prose, TextField, Verdict};

use super::agreements::tone;
use super::pen::Pen;
use super::{case, difference};
use crate::client::crdt_field::Look;
use crate::client::forms::{Form, OwnForm, Wrong};
use crate::client::intent::Intent;
use crate::client::state::{AgreementTab, UiState, badge, needed, org_name, org_names, person_name, writable};
use crate::client::tokens::{COMPACT, SIDE, Tokens, Tone, f_semi, f_small, tk};
use crate::client::ui::controls::{
    Button, Kind, button, button_waiting, checkbox_named, choice, icon_button, segment, tabs,
};
use crate::client::ui::fields::{area, label, wrong};
use crate::client::ui::layout::{W, bar, card, cards, page, rule, side, well};
use crate::client::ui::parts::{Item, Lead, banner, chips, empty, entry, point, stack};
use crate::client::ui::typography::{body, h3, muted, rich, small, tinted};
use crate::handout::Handout;
use crate::text::{Words, names};

/// The agreement that is open.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let open = st.agreements.open;
    let Some(Detail::Agreement(agreement)) = s
        .detail
        .as_ref()
        .filter(|detail| matches!(detail, Detail::Agreement(agreement) if Some(agreement.row.log) == open))
    else {
        super::cases::absent(ui, &w, out);
        return;
    };
    let now = agreement.current();
    if let Some(version) = now.filter(|_| st.agreements.tab == AgreementTab::Version) {
        let width = if ui.ctx().content_rect().width() < COMPACT { SIDE[1] } else { SIDE[0] };
        side(ui, "agreement-side", &w.t("region-verdict"), width, |ui| verdicts(ui, s, st, agreement, version, out));
    }
    page(ui, ("agreement", agreement.row.log), |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        head(ui, s, &w, agreement, now, out);
        case::set_apart(ui, s, &w, &agreement.set_apart);
        let labels = [
            (AgreementTab::Version, w.t("agreement-tab-version")),
            (AgreementTab::Draft, w.t("agreement-tab-draft")),
            (AgreementTab::Versions, w.t("agreement-tab-versions")),
            (AgreementTab::Talk, super::talk::tab(&w, agreement.row.remarks)),
        ];
        let labels: Vec<_> = labels.iter().map(|(tab, label)| (*tab, label.as_ref())).collect();
        tabs(ui, &labels, &mut st.agreements.tab);
        match (st.agreements.tab, now) {
            (AgreementTab::Version, Some(version)) => words(ui, s, st, agreement, version, out),
            (AgreementTab::Version, None) => no_version(ui, s, &w, agreement, out),
            (AgreementTab::Draft, _) => draft(ui, s, st, agreement, out),
            (AgreementTab::Versions, _) => versions(ui, s, &w, agreement, out),
            (AgreementTab::Talk, _) => {
                let about = (agreement.row.log, agreement.talk.as_slice());
                super::talk::show(ui, s, &w, about, super::talk::clauses(agreement), out);
            }
        }
        if let Some(earlier) = agreement.earlier.as_ref().filter(|_| st.agreements.tab != AgreementTab::Draft) {
            super::earlier::show(ui, &w, earlier);
        }
    });
}

fn head(ui: &mut Ui, s: &Snapshot, w: &Words, a: &AgreementView, now: Option<&VersionView>, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let mut printed = None;
    bar(
        ui,
        36.0,
        |ui| {
            if icon_button(ui, Icon::ArrowLeft, &w.t("agreement-back")).clicked() {
                out.push(Intent::Back);
            }
            let words =
                crate::client::ui::typography::wrapped(ui, &a.row.title, f_semi(22.0), k.text, ui.available_width());
            let response = ui.label(words);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Heading, true, &a.row.title));
        },
        |ui| printed = now.filter(|_| icon_button(ui, Icon::Printer, &w.t("agreement-sheet")).clicked()),
    );
    out.extend(printed.map(|version| print(a, version, w)));
    let (icon, state_tone) = tone(&k, a.row.state);
    let state = w.t(names::agreement_state(a.row.state));
    let mut list = vec![(Some(icon), state.into_owned(), state_tone)];
    list.push((None, w.t(names::agreement_kind(a.row.kind)).into_owned(), k.neutral));
    if let Some(version) = now {
        list.push((None, w.count("agreement-version", a.number(version.version)), k.neutral));
        let rule = w.t(names::rule(version.rule)).into_owned();
        list.push((None, w.with("agreement-rule", &[("rule", rule.into())]), k.neutral));
    }
    if let Some(day) = a.row.review {
        list.push((Some(Icon::CalendarClock), w.with("agreement-review", &[("day", w.day(day).into())]), k.neutral));
    }
    let list: Vec<_> = list.iter().map(|(icon, text, tone)| (*icon, text.as_str(), *tone)).collect();
    chips(ui, &list);
    let disputed: Vec<&VersionView> = a.versions.iter().filter(|v| v.state == AgreementState::Disputed).collect();
    if let Some(first) = disputed.first() {
        let both = if first.signed_both.is_empty() {
            w.t("disputed-text").into_owned()
        } else {
            w.with("disputed-both", &[("who", org_names(s, w, &first.signed_both).into())])
        };
        banner(ui, Icon::GitFork, k.warn, &w.t("disputed-title"), &both, None);
    }
}

/// Asks where the page to sign goes.
fn print(a: &AgreementView, version: &VersionView, w: &Words) -> Intent {
    let handout = Handout::Agreement { agreement: a.row.log, version: version.version };
    Intent::Ask(Box::new(OwnForm::Handout { handout, to: String::new(), lang: w.lang() }.into()))
}

fn no_version(ui: &mut Ui, s: &Snapshot, w: &Words, a: &AgreementView, out: &mut Vec<Intent>) {
    card(ui, |ui| {
        let action = writable(s).then(|| w.t("agreement-propose"));
        if empty(ui, Icon::Send, &w.t("version-none"), &w.t("version-none-text"), action.as_deref()) {
            out.push(Intent::Ask(Box::new(Form::propose(s, w.lang(), a.row.log))));
        }
    });
}

fn words(ui: &mut Ui, s: &Snapshot, st: &mut UiState, a: &AgreementView, now: &VersionView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    let find = |id: &VersionId| a.versions.iter().find(|version| version.version == *id);
    let visit = st.agreements.visited.filter(|(log, visit)| *log == a.row.log && visit.version != now.version);
    let seen = visit.and_then(|(_, visit)| Some((find(&visit.version)?, visit.on)));
    let parent = seen.map(|(version, _)| version).or_else(|| now.parents.last().and_then(find));
    let old = parent.map(|version| (version.version, version.text.as_str()));
    let paragraphs = st.agreements.differences.between(old, (now.version, now.text.as_str()));
    let free = !ui.ctx().text_edit_focused() && st.asking.is_none() && st.palette.is_none() && parent.is_some();
    let pressed = |key| free && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(egui::Key::D) {
        st.agreements.whole = !st.agreements.whole;
    }
    let jump = pressed(egui::Key::N);
    if jump {
        st.agreements.whole = false;
        let changes = difference::changed(paragraphs);
        let next = st.agreements.change.map_or(0, |change| change + 1);
        st.agreements.change = Some(if next < changes { next } else { 0 });
    }
    card(ui, |ui| {
        if let Some(parent) = parent {
            let left = |ui: &mut Ui| {
                if choice(ui, &w.t("difference-changes"), !st.agreements.whole).clicked() {
                    st.agreements.whole = false;
                }
                if choice(ui, &w.t("difference-whole"), st.agreements.whole).clicked() {
                    st.agreements.whole = true;
                }
            };
            bar(ui, 32.0, left, |ui| {
                let n = ("n", difference::count(paragraphs).into());
                let since = match seen {
                    Some((_, on)) => w.with("difference-since-visit", &[("day", w.day(on).into()), n]),
                    None => w.with("difference-since", &[("version", a.number(parent.version).into()), n]),
                };
                ui.label(rich(since, f_small(), k.muted));
            });
            ui.add_space(4.0);
        }
        let at = difference::At { change: st.agreements.change, jump };
        difference::show(ui, &w, paragraphs, st.agreements.whole || parent.is_none(), at);
        ui.add_space(2.0);
        small(
            ui,
            &w.with(
                "version-frozen",
                &[
                    ("when", w.when(now.at, s.today).into()),
                    ("who", org_name(s, now.by).into()),
                    ("mark", now.version.short().into()),
                ],
            ),
        );
    });
    if !now.criteria.is_empty() {
        card(ui, |ui| criteria(ui, s, &w, a, now, out));
    }
    let none = w.t("not-said");
    cards(ui, "dates", 0.0, &[W::Fr(1.0), W::Fr(1.0), W::Fr(1.0)], |index, ui| {
        let (icon, key, text) = match index {
            0 => (
                Icon::CalendarCheck,
                "version-effective",
                now.effective.map_or_else(|| w.t("version-at-once").into_owned(), |day| w.day(day)),
            ),
            1 => (Icon::CalendarClock, "version-review", now.review.map_or_else(|| none.to_string(), |day| w.day(day))),
            _ => (Icon::DoorOpen, "version-stop", now.stop_clause.clone().unwrap_or_else(|| none.to_string())),
        };
        point(ui, icon, k.accent, &w.t(key), &text);
    });
}

fn criteria(ui: &mut Ui, s: &Snapshot, w: &Words, a: &AgreementView, now: &VersionView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t("criteria-title"));
    small(ui, &w.t("criteria-text"));
    let me = s.network.me.filter(|me| me.writable && now.electors.iter().any(|elector| elector.org == me.org));
    for (index, criterion) in now.criteria.iter().enumerate() {
        ui.push_id(index, |ui| {
            let (icon, color) =
                if criterion.accepted { (Icon::CircleCheck, k.ok.fg) } else { (Icon::Target, k.accent) };
            let counts = [("part", criterion.accepted_by.len().into()), ("whole", now.electors.len().into())];
            let text = if criterion.accepted {
                w.t("criterion-accepted").into_owned()
            } else {
                w.with("criterion-part", &counts)
            };
            point(ui, icon, color, &criterion.text, &text);
            if let Some(me) = me {
                let on = criterion.accepted_by.contains(&me.org);
                let name = w.with("criterion-mine", &[("what", criterion.text.as_str().into())]);
                let ours = ui.horizontal(|ui| {
                    // Below the words it is about.
                    ui.add_space(27.0);
                    checkbox_named(ui, on, &w.t("criterion-ours"), &name)
                });
                if ours.inner.clicked()
                    && let Ok(index) = u32::try_from(index)
                {
                    let (agreement, version) = (a.row.log, now.version);
                    out.push(Intent::Do(Command::JudgeCriterion { agreement, version, index, accepted: !on }));
                }
            }
        });
    }
}

fn draft(ui: &mut Ui, s: &Snapshot, st: &mut UiState, a: &AgreementView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    card(ui, |ui| {
        let left = |ui: &mut Ui| {
            ui.label(rich(w.t("field-draft"), f_semi(15.0), k.text));
        };
        bar(ui, 36.0, left, |ui| {
            if writable(s) && button(ui, Some(Icon::Send), &w.t("agreement-propose"), Kind::Primary).clicked() {
                out.push(Intent::Ask(Box::new(Form::propose(s, w.lang(), a.row.log))));
            }
        });
        small(ui, &w.t("draft-text"));
        if writable(s) {
            let look = Look { label: &w.t("field-draft"), hint: &w.t("hint-draft"), rows: 14 };
            st.texts.show(ui, (a.row.log, TextField::Draft), &a.draft, look, out);
        } else {
            body(ui, &a.draft);
        }
    });
    card(ui, |ui| {
        h3(ui, &w.t("criteria-title"));
        small(ui, &w.t("criteria-draft-text"));
        for criterion in &a.criteria {
            ui.push_id(criterion.criterion, |ui| {
                let left = |ui: &mut Ui| {
                    crate::client::ui::parts::tile(ui, Icon::Target, Tone { fg: k.accent, bg: k.accent_soft }, 26.0);
                    body(ui, &criterion.text);
                };
                bar(ui, 36.0, left, |ui| {
                    let name = w.with("criterion-remove", &[("what", criterion.text.as_str().into())]);
                    if writable(s) && icon_button(ui, Icon::X, &name).clicked() {
                        let (agreement, criterion) = (a.row.log, criterion.criterion);
                        out.push(Intent::Do(Command::RemoveCriterion { agreement, criterion }));
                    }
                });
            });
        }
        if writable(s) && button(ui, Some(Icon::Plus), &w.t("criterion-add"), Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(Form::Criterion { agreement: a.row.log, text: String::new() })));
        }
    });
}

fn versions(ui: &mut Ui, s: &Snapshot, w: &Words, a: &AgreementView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    if a.versions.is_empty() {
        card(ui, |ui| empty(ui, Icon::History, &w.t("version-none"), &w.t("version-none-text"), None));
    }
    for version in a.versions.iter().rev() {
        ui.push_id(version.version, |ui| {
            card(ui, |ui| {
                let (icon, tone) = tone(&k, version.state);
                let left = |ui: &mut Ui| {
                    let title = w.count("agreement-version", a.number(version.version));
                    ui.label(rich(title, f_semi(15.0), k.text));
                    let state = w.t(names::agreement_state(version.state));
                    crate::client::ui::parts::chip(ui, Some(icon), &state, tone);
                };
                bar(ui, 30.0, left, |ui| {
                    let name = w.with("agreement-sheet-of", &[("n", a.number(version.version).into())]);
                    if icon_button(ui, Icon::Printer, &name).clicked() {
                        out.push(print(a, version, w));
                    }
                    ending(ui, s, w, a, version, out);
                });
                let said = version.electors.iter().filter(|elector| elector.verdict.is_some()).count();
                let values = [
                    ("when", w.when(version.at, s.today).into()),
                    ("who", org_name(s, version.by).into()),
                    ("given", said.into()),
                    ("electors", version.electors.len().into()),
                ];
                small(ui, &w.with("version-line", &values));
                if !version.signed_both.is_empty() {
                    small(ui, &w.with("disputed-both", &[("who", org_names(s, w, &version.signed_both).into())]));
                }
                if !version.ended_by.is_empty() {
                    small(ui, &w.with("version-ended", &[("who", org_names(s, w, &version.ended_by).into())]));
                }
                for (org, reason) in &version.end_reasons {
                    small(ui, &format!("{}: {reason}", org_name(s, *org)));
                }
                let yes = |verdict| matches!(verdict, Some(Verdict::Agree | Verdict::AgreeWithNote));
                let agreed: Vec<OrgId> = version.electors.iter().filter(|e| yes(e.verdict)).map(|e| e.org).collect();
                let badges: Vec<_> = agreed.iter().map(|org| badge(s, *org)).collect();
                let name = w.with("version-agreed", &[("who", org_names(s, w, &agreed).into())]);
                stack(ui, &badges, 12, 24.0, k.surface, &name);
                small(ui, &w.with("version-mark", &[("mark", version.version.short().into())]));
            });
        });
    }
}

fn ending(ui: &mut Ui, s: &Snapshot, w: &Words, a: &AgreementView, version: &VersionView, out: &mut Vec<Intent>) {
    let binds = matches!(version.state, AgreementState::InForce | AgreementState::Disputed);
    let elector = s.network.me.is_some_and(|me| version.electors.iter().any(|elector| elector.org == me.org));
    if binds && elector && writable(s) && button(ui, None, &w.t("agreement-end"), Kind::Ghost).clicked() {
        let (agreement, version) = (a.row.log, version.version);
        out.push(Intent::Ask(Box::new(Form::EndAgreement { agreement, version, reason: String::new() })));
    }
}

/// The colour of a verdict.
fn verdict_tone(k: &Tokens, verdict: Option<Verdict>) -> Tone {
    match verdict {
        Some(Verdict::Agree) => k.ok,
        Some(Verdict::AgreeWithNote) => k.info,
        Some(Verdict::Object) => k.danger,
        Some(Verdict::Abstain) | None => k.neutral,
    }
}

fn verdicts(ui: &mut Ui, s: &Snapshot, st: &mut UiState, a: &AgreementView, now: &VersionView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    let closed = matches!(now.state, AgreementState::Replaced | AgreementState::Ended);
    if !closed {
        give(ui, s, st, a, now, out);
        rule(ui);
    }
    let said = now.electors.iter().filter(|elector| elector.verdict.is_some()).count();
    h3(ui, &w.with("verdicts-given", &[("given", said.into()), ("electors", now.electors.len().into())]));
    small(ui, &rule_text(&w, now.rule, now.electors.len()));
    ui.add_space(2.0);
    for elector in &now.electors {
        let own = s.network.me.is_some_and(|me| me.org == elector.org);
        let chip = match elector.verdict {
            _ if elector.contradicted => w.t("verdict-contradicted"),
            Some(verdict) => w.t(short_verdict(verdict)),
            None if own => w.t("verdict-not-you"),
            None => w.t("verdict-none"),
        };
        let tone = if elector.contradicted { k.danger } else { verdict_tone(&k, elector.verdict) };
        let (letters, name) = (badge(s, elector.org), org_name(s, elector.org));
        let carried_on = s.carried_on_by(elector.org).map(|by| org_name(s, by));
        let sub = carried_on.map(|by| w.with("carried-on-by", &[("who", by.into())]));
        let sub = sub.as_deref().unwrap_or_default();
        entry(ui, &Item { lead: Lead::Org(&letters), title: &name, sub, chip: Some((&chip, tone)), selected: false });
    }
    for elector in &now.electors {
        if let Some(signed) = &elector.paper {
            let who = elector.person.map(|person| person_name(s, elector.org, person)).unwrap_or_default();
            let values = [("by", signed.by.as_str().into()), ("day", w.day(signed.on).into()), ("who", who.into())];
            point(ui, Icon::FileSignature, k.accent, &org_name(s, elector.org), &w.with("verdict-paper", &values));
        }
        let Some(note) = &elector.note else { continue };
        let tone = verdict_tone(&k, elector.verdict);
        ui.push_id(elector.org, |ui| {
            well(ui, tone.bg, |ui| {
                let key =
                    if elector.verdict == Some(Verdict::Object) { "verdict-reason-of" } else { "verdict-note-of" };
                let who = org_name(s, elector.org);
                tinted(ui, &w.with(key, &[("who", who.into())]), f_semi(13.0), tone.fg);
                body(ui, &format!("“{note}”"));
            });
        });
    }
    if !now.seen_in_force.is_empty() {
        rule(ui);
        let names = org_names(s, &w, &now.seen_in_force);
        point(ui, Icon::Eye, k.ok.fg, &w.count("seen-in-force", now.seen_in_force.len()), &names);
    }
    save_proof(ui, &w, a, now, out);
}

fn save_proof(ui: &mut Ui, w: &Words, a: &AgreementView, now: &VersionView, out: &mut Vec<Intent>) {
    let mut spoken = now.electors.iter().filter(|elector| elector.verdict.is_some());
    if let Some(first) = spoken.next() {
        rule(ui);
        if button(ui, Some(Icon::FileCheck), &w.t("form-proof"), Kind::Ghost).clicked() {
            let org = spoken.next().is_none().then_some(first.org);
            let (agreement, version) = (a.row.log, now.version);
            out.push(Intent::Ask(Box::new(Form::Proof { agreement, version, org, to: String::new() })));
        }
    }
}

/// The places to write of the form for a proof.
pub(super) fn fill_proof(
    pen: &mut Pen<'_>,
    s: &Snapshot,
    version: VersionId,
    org: &mut Option<OrgId>,
    to: &mut String,
) {
    pen.note("form-proof-text");
    if let Some(Detail::Agreement(agreement)) = &s.detail {
        let electors = agreement.versions.iter().filter(|one| one.version == version).flat_map(|one| &one.electors);
        let spoken = electors.filter(|elector| elector.verdict.is_some());
        let spoken: Vec<_> = spoken.map(|elector| (elector.org, org_name(s, elector.org))).collect();
        pen.one("org", "proof-of", &spoken, org);
    }
    pen.line("to", "proof-to", to);
    pen.note("form-proof-after");
}

fn give(ui: &mut Ui, s: &Snapshot, st: &mut UiState, a: &AgreementView, now: &VersionView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    let Some(me) = s.network.me else { return };
    let Some(elector) = now.electors.iter().find(|elector| elector.org == me.org) else {
        muted(ui, &w.t("verdict-not-elector"));
        return;
    };
    h3(ui, &w.with("verdict-yours", &[("who", org_name(s, me.org).into())]));
    if !me.writable || !me.mandates.sign {
        muted(ui, &w.t(if me.writable { "verdict-no-mandate" } else { "read-only-short" }));
        return;
    }
    small(ui, &w.t("verdict-exactly"));
    ui.add_space(2.0);
    let width = ui.available_width();
    let typing = ui.ctx().text_edit_focused() || st.asking.is_some() || st.palette.is_some();
    for (index, verdict) in names::VERDICTS.into_iter().enumerate() {
        let digit = (index + 1).to_string();
        let on = st.agreements.verdict.or(elector.verdict) == Some(verdict);
        let label = w.t(names::verdict(verdict));
        let key = [egui::Key::Num1, egui::Key::Num2, egui::Key::Num3, egui::Key::Num4].get(index).copied();
        let pressed =
            !typing && key.is_some_and(|key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)));
        let tone = verdict_tone(&k, Some(verdict));
        if segment(ui, &label, Some(&digit), on, tone, Some(width)).clicked() || pressed {
            st.agreements.verdict = Some(verdict);
            st.agreements.tried = false;
        }
    }
    let chosen = st.agreements.verdict;
    if matches!(chosen, Some(Verdict::AgreeWithNote | Verdict::Object)) {
        let (key, hint) = if chosen == Some(Verdict::Object) {
            ("verdict-reason", "hint-reason")
        } else {
            ("verdict-note", "hint-note")
        };
        let name = w.t(key);
        label(ui, &name);
        let refused = st.agreements.tried && st.agreements.note.trim().is_empty();
        area(ui, &mut st.agreements.note, &w.t(hint), 3, Id::unique("verdict-note"), &name, refused);
        if refused {
            wrong(ui, &Wrong::Empty.say(&w));
        }
    }
    ui.add_space(2.0);
    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
    let sign = w.t("verdict-sign");
    let Some(verdict) = chosen else {
        let why = if elector.verdict.is_some() { "verdict-given-already" } else { "verdict-choose-first" };
        button_waiting(ui, &sign, &w.t(why), 40.0, width);
        small(ui, &w.t(why));
        on_paper(ui, &w, a, now, out);
        return;
    };
    let press =
        Button { icon: Some(Icon::PenLine), label: &sign, kind: Kind::Primary, height: 40.0, width: Some(width) };
    if press.show(ui).clicked() {
        let note = Prose::new(&st.agreements.note).ok();
        let noted = matches!(verdict, Verdict::Object | Verdict::AgreeWithNote);
        if noted && note.is_none() {
            st.agreements.tried = true;
            return;
        }
        let (agreement, version) = (a.row.log, now.version);
        out.push(Intent::Do(Command::GiveVerdict {
            agreement,
            version,
            verdict,
            note: note.filter(|_| noted),
            paper: None,
        }));
        st.agreements.verdict = None;
        st.agreements.note.clear();
    }
}

/// Asks what was signed on paper.
fn on_paper(ui: &mut Ui, w: &Words, a: &AgreementView, now: &VersionView, out: &mut Vec<Intent>) {
    if button(ui, Some(Icon::FileSignature), &w.t("form-signed"), Kind::Ghost).clicked() {
        let (agreement, version, [note, by, on]) = (a.row.log, now.version, [const { String::new() }; 3]);
        out.push(Intent::Ask(Box::new(Form::SignedOnPaper { agreement, version, verdict: None, note, by, on })));
    }
}

const fn short_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "verdict-short-agree",
        Verdict::AgreeWithNote => "verdict-short-note",
        Verdict::Object => "verdict-short-object",
        Verdict::Abstain => "verdict-short-abstain",
    }
}

/// When a version is in force under its rule, in words.
pub fn rule_text(w: &Words, rule: AgreementRule, electors: usize) -> String {
    let key = match rule {
        AgreementRule::Consent => "rule-text-consent",
        AgreementRule::Unanimity => "rule-text-unanimity",
        AgreementRule::Majority => "rule-text-majority",
        AgreementRule::Signatories => "rule-text-signatories",
    };
    w.count(key, needed(rule, electors))
}
