//! Signals that were parked for later, and news with a last day.

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::meeting::{Follow, MeetingAct};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{MeetingState, MeetingView, SignalView};
use wijktafel_model::words::FollowUp;

use super::at;
use crate::client::forms::MeetingForm;
use crate::client::intent::Intent;
use crate::client::state::{org_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button_for, icon_button};
use crate::client::ui::layout::{bar, rule};
use crate::client::ui::parts::{chips, heading, point};
use crate::client::ui::typography::{body, muted, small};
use crate::text::{Words, names};

fn may(s: &Snapshot, one: &MeetingView) -> bool {
    writable(s) && one.state != MeetingState::Cancelled
}

pub(super) fn signals(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, out: &mut Vec<Intent>) {
    let add = may(s, one).then(|| w.t("signal-park"));
    if heading(ui, &w.t("meeting-signals"), Icon::Plus, add.as_deref()) {
        let form = MeetingForm::Park { meeting: one.log, text: String::new() };
        out.push(Intent::Ask(Box::new(form.into())));
    }
    if one.signals.is_empty() {
        muted(ui, &w.t("signals-none"));
    }
    for (index, signal) in one.signals.iter().enumerate() {
        if index > 0 {
            rule(ui);
        }
        ui.push_id(signal.signal, |ui| one_signal(ui, s, w, one, signal, out));
    }
}

fn one_signal(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, signal: &SignalView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    body(ui, &signal.text);
    small(ui, &w.with("signal-by", &[("who", org_name(s, signal.by).into())]));
    if !signal.follow_ups.is_empty() {
        let words: Vec<_> = signal.follow_ups.iter().map(|one| w.t(names::follow_up(*one))).collect();
        let tone = |one: &FollowUp| if *one == FollowUp::LetGo { k.neutral } else { k.ok };
        let list: Vec<_> =
            signal.follow_ups.iter().zip(&words).map(|(one, word)| (None, word.as_ref(), tone(one))).collect();
        chips(ui, &list);
        return;
    }
    if !writable(s) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if let Some(form) = MeetingForm::action(s, w.lang(), one.log, signal)
            && button_for(ui, Some(Icon::ListChecks), &w.t("signal-action"), &signal.text, Kind::Ghost).clicked()
        {
            out.push(Intent::Ask(Box::new(form.into())));
        }
        if button_for(ui, Some(Icon::Lightbulb), &w.t("signal-lesson"), &signal.text, Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(MeetingForm::lesson(one.log, signal).into())));
        }
        if button_for(ui, Some(Icon::FlaskConical), &w.t("signal-experiment"), &signal.text, Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(MeetingForm::experiment(s, w.lang(), one.log, signal).into())));
        }
        if button_for(ui, Some(Icon::Wind), &w.t("signal-let-go"), &signal.text, Kind::Ghost).clicked() {
            out.push(at(one, MeetingAct::Follow { signal: signal.signal, follow: Follow::LetGo }));
        }
    });
}

pub(super) fn news(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let add = may(s, one).then(|| w.t("news-tell"));
    if heading(ui, &w.t("meeting-news"), Icon::Plus, add.as_deref()) {
        out.push(Intent::Ask(Box::new(MeetingForm::news(s, w.lang(), one.log).into())));
    }
    if one.news.is_empty() {
        muted(ui, &w.t("news-none"));
    }
    for news in &one.news {
        ui.push_id(news.news, |ui| {
            let told = [("who", org_name(s, news.by).into()), ("day", w.near(news.until, s.today).into())];
            let words = |ui: &mut Ui| {
                ui.vertical(|ui| point(ui, Icon::Megaphone, k.muted, &news.text, &w.with("news-by", &told)));
            };
            bar(ui, 40.0, words, |ui| {
                let name = w.with("news-end", &[("text", news.text.as_str().into())]);
                if writable(s) && icon_button(ui, Icon::CircleMinus, &name).clicked() {
                    out.push(at(one, MeetingAct::EndNews { news: news.news }));
                }
            });
        });
    }
}
