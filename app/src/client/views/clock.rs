//! The clock of a discussion: the steps, the time of this one, and who keeps it. It tells, and stops nothing.

use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{Sense, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::fact::steps::TemplateStep;
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::meeting::{clocks, leading};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{ClockView, MeetingView};
use wijktafel_model::words::SupportLevel;

use crate::client::intent::Intent;
use crate::client::state::{ClockState, UiState, writable};
use crate::client::tokens::{Tone, f_semi, tk};
use crate::client::ui::controls::{Kind, button, icon_button};
use crate::client::ui::parts::{banner, chips};
use crate::client::ui::typography::{h3, small, strong, wrapped};
use crate::meeting::{somebody, subject};
use crate::steps::{Progress, Turn, figure, said, turned};
use crate::text::Words;

impl ClockState {
    /// The clock that is followed here: the one that leads, else the one that was picked, else the first.
    pub fn followed<'a>(&self, one: &'a MeetingView) -> Option<&'a ClockView> {
        let clocks = clocks(one);
        let picked = clocks.iter().find(|clock| Some(clock.clock) == self.picked).copied();
        leading(one).or(picked).or_else(|| clocks.first().copied())
    }

    /// The moment from which its time is counted here. A claim that lies ahead of the own clock counts from when it
    /// was first seen, so that time neither stands still nor runs backwards.
    fn since(&mut self, clock: &ClockView, now: Timestamp) -> Timestamp {
        if clock.since <= now {
            return clock.since;
        }
        match self.seen {
            Some((word, seen)) if word == clock.word => seen.min(now),
            _ => {
                self.seen = Some((clock.word, now));
                now
            }
        }
    }
}

/// A clock as it is now.
struct Shown<'a> {
    clock: &'a ClockView,
    since: Timestamp,
    now: Timestamp,
    spent: Vec<u32>,
}

/// Reads the clock that is followed, and wakes the window when the next second begins.
fn read<'a>(ui: &Ui, st: &mut UiState, one: &'a MeetingView) -> Option<Shown<'a>> {
    let now = (st.now)();
    let clock = st.tables.clock.followed(one)?;
    let since = st.tables.clock.since(clock, now);
    if clock.running {
        let into = now.0.saturating_sub(since.0).rem_euclid(1_000).unsigned_abs();
        ui.ctx().request_repaint_after(Duration::from_millis(1_000 - into.min(999)));
    }
    Some(Shown { clock, since, now, spent: clock.spent_at(since, now) })
}

/// The meeting at which a case is discussed now, by the clock that is followed there.
pub fn meeting_of<'a>(s: &'a Snapshot, st: &UiState, case: LogId) -> Option<&'a MeetingView> {
    s.meetings.iter().find(|one| {
        let item = st.tables.clock.followed(one).map(|clock| clock.item);
        one.agenda.iter().any(|entry| Some(entry.item) == item && entry.case == Some(case))
    })
}

/// What the matrix shows of a discussion: the column that is on, and a word for each of the others.
#[derive(Debug, Default)]
pub struct Course {
    /// The column of the running step.
    pub now: Option<SupportLevel>,
    /// What is said below the name of a column.
    pub words: Vec<(SupportLevel, String)>,
}

/// How far the discussion of a meeting is, column by column.
pub fn course(ui: &Ui, st: &mut UiState, one: &MeetingView) -> Course {
    let w = Arc::clone(&st.words);
    let Some(Shown { clock, spent, .. }) = read(ui, st, one) else { return Course::default() };
    let Some(here) = clock.place() else { return Course::default() };
    let steps = || clock.template.steps.iter().zip(&spent).enumerate();
    let now = clock.template.steps.get(here).and_then(|step| step.level);
    let word = |(place, (step, spent)): (usize, (&TemplateStep, &u32))| {
        let level = step.level.filter(|level| Some(*level) != now)?;
        Some((level, if place > here { w.t("clock-later").into_owned() } else { done(&w, step, *spent) }))
    };
    let mut words: Vec<(SupportLevel, String)> = steps().filter_map(word).collect();
    words.extend(now.map(|level| (level, w.t("clock-now").into_owned())));
    Course { now, words }
}

/// The running step as it is shown large.
#[derive(Debug)]
pub struct Face {
    /// "4:05", or "+0:40".
    pub figure: String,
    /// The same for a screen reader.
    pub said: String,
    /// The last minute, or time is up.
    pub late: bool,
    /// What the step is called.
    pub step: String,
    /// "Stap 4 van 7".
    pub place: String,
    /// The clock stands still, half of the time has passed, or more.
    pub told: Option<&'static str>,
}

/// The step that a meeting is at, and its time.
pub fn face(ui: &Ui, st: &mut UiState, one: &MeetingView) -> Option<Face> {
    let w = Arc::clone(&st.words);
    let shown = read(ui, st, one)?;
    let here = shown.clock.place()?;
    let (step, spent) = (shown.clock.template.steps.get(here)?, shown.spent.get(here)?);
    Some(face_of(&w, shown.clock, (here, step, *spent)))
}

fn face_of(w: &Words, clock: &ClockView, (here, step, spent): (usize, &TemplateStep, u32)) -> Face {
    let progress = Progress::of(step.minutes, spent);
    let figure = figure(step.minutes, spent);
    let key = if progress == Progress::Over { "clock-said-over" } else { "clock-said" };
    Face {
        said: w.with(key, &[("time", figure.trim_start_matches('+').into())]),
        figure,
        late: matches!(progress, Progress::Over | Progress::LastMinute),
        step: step.name.to_string(),
        place: w.with("clock-step", &[("n", (here + 1).into()), ("of", clock.template.steps.len().into())]),
        told: if clock.running { progress.key() } else { Some("clock-paused") },
    }
}

/// What whoever keeps the time of a meeting does with the keys that step: none of anybody else.
pub fn turn(s: &Snapshot, st: &mut UiState, one: &MeetingView, turn: Turn) -> Option<Intent> {
    let now = (st.now)();
    let clock = st.tables.clock.followed(one)?;
    let mine = writable(s) && is_mine(s, clock);
    let last = clock.place().is_none_or(|place| place + 1 >= clock.template.steps.len());
    if !mine || last && turn == Turn::Next {
        return None;
    }
    let since = st.tables.clock.since(clock, now);
    let act = turned(clock, turn, since, now)?;
    Some(Intent::Do(Command::AtMeeting { meeting: one.log, act }))
}

fn is_mine(s: &Snapshot, clock: &ClockView) -> bool {
    s.network.me.is_some_and(|me| (clock.keeper.org, clock.keeper.person) == (me.org, Some(me.person)))
}

fn done(w: &Words, step: &TemplateStep, spent: u32) -> String {
    w.with("clock-done", &[("time", said(w, step, Some(spent)).into())])
}

/// The clock of a meeting, where one goes on; and those that were started apart from it.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, one: &MeetingView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let Some(shown) = read(ui, st, one) else { return };
    let clock = shown.clock;
    let Some(here) = clock.place() else { return };
    let item = one.agenda.iter().chain(&one.removed).find(|item| item.item == clock.item);
    let title = item.map(|item| subject(s, &w, item)).unwrap_or_default();
    h3(ui, &w.with("clock-title", &[("what", title.into())]));
    let who = somebody(s, clock.keeper.org, clock.keeper.person);
    let mine = is_mine(s, clock);
    let kept = if mine { w.t("clock-mine").into_owned() } else { w.with("clock-keeper", &[("who", who.into())]) };
    small(ui, &format!("{} · {kept}", clock.template.name));
    course_chips(ui, &w, &shown, here);
    if let (Some(step), Some(spent)) = (clock.template.steps.get(here), shown.spent.get(here)) {
        large(ui, &w, &face_of(&w, clock, (here, step, *spent)));
    }
    if writable(s) {
        controls(ui, &w, one, &shown, (here, mine), out);
    }
    others(ui, s, st, &w, one, clock.clock, out);
}

fn course_chips(ui: &mut Ui, w: &Words, shown: &Shown<'_>, here: usize) {
    let k = *tk(ui);
    let steps = shown.clock.template.steps.iter().zip(&shown.spent).enumerate();
    let accent = Tone { fg: k.accent, bg: k.accent_soft };
    let chip = |(place, (step, spent)): (usize, (&TemplateStep, &u32))| match place.cmp(&here) {
        std::cmp::Ordering::Less => (Icon::Circle, format!("{} · {}", step.name, done(w, step, *spent)), k.neutral),
        std::cmp::Ordering::Equal => (Icon::CircleDot, format!("{} · {}", step.name, w.t("clock-now")), accent),
        std::cmp::Ordering::Greater => {
            let later = format!("{} · {}, {}", step.name, w.t("clock-later"), said(w, step, None));
            (Icon::CircleDashed, later, k.neutral)
        }
    };
    let list: Vec<_> = steps.map(chip).collect();
    let list: Vec<_> = list.iter().map(|(icon, text, tone)| (Some(*icon), text.as_str(), *tone)).collect();
    chips(ui, &list);
}

/// The step and its time, large. Half time, the last minute and the end are said aloud; each second is not.
fn large(ui: &mut Ui, w: &Words, face: &Face) {
    let k = *tk(ui);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let tone = if face.late { k.warn.fg } else { k.text };
        let words = wrapped(ui, &face.figure, f_semi(28.0), tone, ui.available_width());
        let (r, response) = ui.allocate_exact_size(vec2(words.size().x.max(76.0), words.size().y), Sense::hover());
        ui.painter().galley(r.min, words, tone);
        response.widget_info(|| WidgetInfo::labeled(Role::Timer, true, &face.said));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            strong(ui, &face.step);
            small(ui, &face.place);
        });
    });
    if let Some(key) = face.told {
        let said = small(ui, &w.t(key));
        ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
    }
}

fn controls(
    ui: &mut Ui,
    w: &Words,
    one: &MeetingView,
    shown: &Shown<'_>,
    (here, mine): (usize, bool),
    out: &mut Vec<Intent>,
) {
    let mut turn = |turn| {
        let act = turned(shown.clock, turn, shown.since, shown.now);
        out.extend(act.map(|act| Intent::Do(Command::AtMeeting { meeting: one.log, act })));
    };
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        if !mine {
            if button(ui, Some(Icon::Timer), &w.t("clock-keep"), Kind::Secondary).clicked() {
                turn(Turn::Keep);
            }
            return;
        }
        if here > 0 && icon_button(ui, Icon::ChevronLeft, &w.t("clock-back")).clicked() {
            turn(Turn::Back);
        }
        let (icon, key, does) = if shown.clock.running {
            (Icon::Pause, "clock-pause", Turn::Pause)
        } else {
            (Icon::Play, "clock-go", Turn::Go)
        };
        if button(ui, Some(icon), &w.t(key), Kind::Secondary).clicked() {
            turn(does);
        }
        if here + 1 < shown.clock.template.steps.len() {
            if button(ui, Some(Icon::ChevronRight), &w.t("clock-next"), Kind::Primary).clicked() {
                turn(Turn::Next);
            }
            if button(ui, None, &w.t("clock-stop"), Kind::Ghost).clicked() {
                turn(Turn::Stop);
            }
        } else if button(ui, Some(Icon::Check), &w.t("clock-stop"), Kind::Primary).clicked() {
            turn(Turn::Stop);
        }
    });
}

/// Clocks that were started apart. That of the guide leads; without one everybody picks.
fn others(
    ui: &mut Ui,
    s: &Snapshot,
    st: &mut UiState,
    w: &Words,
    one: &MeetingView,
    shown: FactId,
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let now = (st.now)();
    for other in clocks(one).into_iter().filter(|other| other.clock != shown) {
        let who = somebody(s, other.keeper.org, other.keeper.person);
        let step = other.place().and_then(|place| other.template.steps.get(place));
        let values = [("who", who.into()), ("step", step.map(|step| step.name.to_string()).unwrap_or_default().into())];
        let text = w.with("clock-other-text", &values);
        let leads = leading(one).is_some();
        let key = if leads { "clock-keep-other" } else { "clock-follow" };
        let action = (!leads || writable(s)).then(|| w.t(key));
        let pressed = ui.push_id(other.clock, |ui| {
            banner(ui, Icon::GitFork, k.warn, &w.t("clock-other"), &text, action.as_deref())
        });
        if pressed.inner && !leads {
            st.tables.clock.picked = Some(other.clock);
        } else if pressed.inner {
            let since = st.tables.clock.since(other, now);
            let act = turned(other, Turn::Keep, since, now);
            out.extend(act.map(|act| Intent::Do(Command::AtMeeting { meeting: one.log, act })));
        }
    }
}

/// What discussions that are over took, step by step.
pub fn took(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView) {
    h3(ui, &w.t("clock-took-title"));
    for clock in one.clocks.iter().filter(|clock| !clocks(one).iter().any(|on| on.clock == clock.clock)) {
        let item = one.agenda.iter().chain(&one.removed).find(|item| item.item == clock.item);
        strong(ui, &item.map(|item| subject(s, w, item)).unwrap_or_default());
        for (step, spent) in clock.template.steps.iter().zip(&clock.spent).filter(|(_, spent)| **spent > 0) {
            let values = [
                ("step", step.name.to_string().into()),
                ("took", said(w, step, Some(*spent)).into()),
                ("meant", said(w, step, None).into()),
            ];
            small(ui, &w.with("clock-took-line", &values));
        }
    }
}

/// Whether a discussion with a clock is over.
pub fn is_over(one: &MeetingView) -> bool {
    one.clocks.len() > clocks(one).len()
}
