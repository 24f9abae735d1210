//! Locking a window: by itself when nobody touches it, at once when asked. What was being typed is kept.

use std::time::{Duration, SystemTime};

use egui::{Context, Event, Key, Theme, ThemePreference, TouchPhase};
use serde::{Deserialize, Serialize};
use wijktafel_model::id::LogId;
use wijktafel_model::words::{LifeArea, SupportLevel, Verdict};

use super::bridge::{Situation, What};
use super::forms::{Asking, Form};
use super::intent::{Intent, Locking, NodeRequest, Opened};
use super::report::ReportDraft;
use super::state::{Idea, Offer, Place, Toast, UiState};
use super::{Client, nothing};
use crate::again::Again;

/// A moment by two clocks: one stands still while the computer sleeps, the other may be set.
#[derive(Clone, Copy, Debug)]
struct Moment {
    window: f64,
    wall: SystemTime,
}

impl Moment {
    fn now(ctx: &Context) -> Self {
        Self { window: ctx.input(|input| input.time), wall: SystemTime::now() }
    }

    /// How long ago it was, by the clock that says more.
    fn until(self, now: Self) -> Duration {
        let window = Duration::try_from_secs_f64(now.window - self.window).unwrap_or_default();
        window.max(now.wall.duration_since(self.wall).unwrap_or_default())
    }
}

/// When somebody last did something in the window, once a copy is open.
#[derive(Debug, Default)]
pub(super) struct Rest {
    touched: Option<Moment>,
    /// When somebody last pressed something while a case was on the big screen.
    pressed: Option<Moment>,
}

/// How long a window waits.
const fn limit(minutes: Option<u32>) -> Option<Duration> {
    match minutes {
        Some(minutes) => Some(Duration::from_mins(minutes as u64)),
        None => None,
    }
}

/// A key, a click or a finger. A pointer that moves may be a table that somebody bumped into.
fn is_press(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::PointerButton { pressed: true, .. }
            | Event::Touch { phase: TouchPhase::Start, .. }
    )
}

/// The key that locks works on a screen that rests, too.
fn locks(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::L, modifiers, .. } if modifiers.command)
}

/// Whether somebody did something since the last frame; that the window lost the focus, or that a pointer left it, is
/// nothing.
fn is_touched(ctx: &Context) -> bool {
    ctx.input(|input| input.events.iter().any(|event| !matches!(event, Event::WindowFocused(_) | Event::PointerGone)))
}

/// What was being typed when the window locked and is not shared yet.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Draft {
    form: Option<Form>,
    /// An agreement, with the verdict on it and the note.
    verdict: Option<(LogId, Option<Verdict>, String)>,
    /// Leaving: the step, why, when, the folder.
    leaving: Option<(usize, String, String, String)>,
    /// Reports that are not saved, by case.
    reports: Vec<(LogId, ReportDraft)>,
    /// Ideas at the foot of a matrix, by case, each with its cell.
    ideas: Vec<(LogId, LifeArea, SupportLevel, String)>,
}

impl Draft {
    fn of(state: &UiState) -> Self {
        let put_down = || {
            state.toasts.iter().rev().find_map(|toast| match &toast.offer {
                Some(Offer::Reopen(form)) => Some(&**form),
                _ => None,
            })
        };
        let agreements = &state.agreements;
        let begun = agreements.verdict.is_some() || !agreements.note.is_empty();
        let leaving = &state.leaving;
        let written = [&leaving.reason, &leaving.on, &leaving.folder].into_iter().any(|text| !text.is_empty());
        Self {
            form: state
                .asking
                .as_ref()
                .map(|asking| &asking.form)
                .or_else(put_down)
                .filter(|form| form.is_draft())
                .cloned(),
            verdict: agreements.open.filter(|_| begun).map(|log| (log, agreements.verdict, agreements.note.clone())),
            leaving: written
                .then(|| (leaving.step, leaving.reason.clone(), leaving.on.clone(), leaving.folder.clone())),
            reports: state.report.begun(),
            ideas: ideas(state),
        }
    }

    /// Its words; none when nothing was being typed.
    fn written(state: &UiState) -> Option<String> {
        let draft = Self::of(state);
        if draft == Self::default() { None } else { serde_json::to_string(&draft).ok() }
    }
}

fn ideas(state: &UiState) -> Vec<(LogId, LifeArea, SupportLevel, String)> {
    let begun = state.cases.ideas.iter().filter(|(_, idea)| !idea.text.trim().is_empty());
    begun.filter_map(|(case, idea)| idea.cell.map(|(area, level)| (*case, area, level, idea.text.clone()))).collect()
}

impl Client {
    /// Begins as the window did that locked.
    pub fn resume(&mut self, ctx: &Context, again: &Again) {
        if let Some(dark) = again.dark {
            ctx.set_theme(if dark { Theme::Dark } else { Theme::Light });
        }
        if again.lost {
            self.say_lost();
        }
    }

    fn say_lost(&mut self) {
        let text = self.state.words.t("problem-draft-lost").into_owned();
        self.toast(Toast::wrong(text));
    }

    /// Locks a window that nobody has touched for long enough, and else looks again when it will be so: until then
    /// nothing is drawn for this.
    pub(super) fn watch(&mut self, ctx: &Context) {
        if self.state.situation != Situation::Open {
            self.rest.touched = None;
            return;
        }
        let Some(limit) = limit(self.state.lock_after.minutes()) else { return };
        let now = Moment::now(ctx);
        let rested = self.rest.touched.map_or(Duration::ZERO, |touched| touched.until(now));
        // Whoever opens a computer that slept has not touched this window in time.
        if rested >= limit {
            self.lock(ctx, false);
            return;
        }
        let touched = self.rest.touched.is_none() || is_touched(ctx);
        if touched {
            self.rest.touched = Some(now);
        }
        ctx.request_repaint_after(limit.saturating_sub(if touched { Duration::ZERO } else { rested }));
    }

    /// Tells the node when the window goes behind others, and in which language a message would be.
    pub(super) fn look_away(&mut self, ctx: &Context) {
        let away = ctx.input(|input| (!input.focused).then(|| self.state.words.lang()));
        if self.away != away {
            self.away = away;
            self.bridge.send(What::Away(away));
        }
    }

    /// Takes a case off the big screen when nobody has pressed anything for long enough; one key brings it back, and
    /// does nothing else. A circle case asks again then: others may have come in meanwhile.
    pub(super) fn rest_wall(&mut self, ctx: &Context) {
        let limit = limit(self.state.preferences.screen_after.minutes());
        let Some((wall, limit)) = self.state.wall.as_mut().zip(limit) else {
            self.rest.pressed = None;
            return;
        };
        let now = Moment::now(ctx);
        let rested = self.rest.pressed.map_or(Duration::ZERO, |pressed| pressed.until(now));
        let pressed = ctx.input(|input| input.events.iter().any(is_press));
        if !wall.resting && rested < limit {
            let anew = pressed || self.rest.pressed.is_none();
            if anew {
                self.rest.pressed = Some(now);
            }
            ctx.request_repaint_after(limit.saturating_sub(if anew { Duration::ZERO } else { rested }));
            return;
        }
        if wall.resting && !pressed {
            return;
        }
        (wall.resting, wall.agreed) = (!wall.resting, wall.agreed && wall.resting);
        self.rest.pressed = None;
        ctx.input_mut(|input| input.events.retain(|event| !is_press(event) || locks(event)));
        ctx.request_repaint();
    }

    /// Sends what was being typed along, and shows nothing any more.
    pub(super) fn lock(&mut self, ctx: &Context, at_once: bool) {
        if self.state.situation != Situation::Open {
            return;
        }
        let mut out = Vec::new();
        self.state.texts.finish(&mut out);
        for intent in out {
            if let Intent::Text(input) = intent {
                self.bridge.send(What::Text(input));
            }
        }
        self.wall(ctx, None);
        let (draft, lang) = (Draft::written(&self.state), self.state.words.lang());
        let locking = Locking { at_once, draft, lang, again: again(ctx) };
        self.bridge.send(What::Node(NodeRequest::Lock(Box::new(locking))));
        self.blank();
        self.state.situation = Situation::Locking;
        ctx.request_repaint();
    }

    /// Forgets everything that was shown.
    pub(super) fn blank(&mut self) {
        let words = self.state.words.clone();
        let toasts = std::mem::take(&mut self.state.toasts);
        let situation = self.state.situation;
        self.snapshot = std::sync::Arc::new(nothing());
        self.state = UiState::new(words);
        self.state.situation = situation;
        // What went wrong names nothing that is shared; what was done may.
        let wrong = toasts.into_iter().filter(|toast| toast.wrong);
        self.state.toasts = wrong.map(|toast| Toast { offer: None, ..toast }).collect();
        (self.said, self.asked, self.shown, self.back) = (Vec::new(), Vec::new(), None, None);
        self.sent.clear();
        self.keeping = None;
        self.covered = false;
    }

    /// Shows what was being typed when the window locked.
    pub(super) fn take_up(&mut self, draft: &str) {
        let Ok(Draft { form, verdict, leaving, reports, ideas }) = serde_json::from_str(draft) else {
            tracing::warn!("a draft cannot be read");
            self.say_lost();
            return;
        };
        for (case, area, level, text) in ideas {
            let idea = Idea { cell: Some((area, level)), text, focus: true, ..Idea::default() };
            self.state.cases.ideas.insert(case, idea);
            self.open_thing(Opened::Case(case));
        }
        if let Some((step, reason, on, folder)) = leaving {
            let state = &mut self.state.leaving;
            (state.step, state.reason, state.on, state.folder) = (step, reason, on, folder);
            self.state.place = Place::Leaving;
        }
        if let Some((log, verdict, note)) = verdict {
            self.open_thing(Opened::Agreement(log));
            (self.state.agreements.verdict, self.state.agreements.note) = (verdict, note);
        }
        if !reports.is_empty() {
            self.state.report.drafts.extend(reports);
            self.go(Place::Report);
        }
        self.state.asking = form.map(Asking::again);
    }
}

/// How the window looks now.
fn again(ctx: &Context) -> Again {
    let dark = match ctx.options(|options| options.theme_preference) {
        ThemePreference::Dark => Some(true),
        ThemePreference::Light => Some(false),
        ThemePreference::System => None,
    };
    ctx.input(|input| {
        let viewport = input.viewport();
        Again {
            size: viewport.inner_rect.map(|inner| inner.size().into()),
            position: viewport.outer_rect.map(|outer| outer.min.into()),
            maximized: viewport.maximized.unwrap_or(false),
            dark,
            lost: false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(window: f64, wall: u64) -> Moment {
        Moment { window, wall: SystemTime::UNIX_EPOCH + Duration::from_secs(wall) }
    }

    #[test]
    fn a_computer_that_slept_has_rested_all_the_time() {
        assert_eq!(moment(10.0, 1_000).until(moment(12.0, 4_600)), Duration::from_hours(1));
    }

    #[test]
    fn a_clock_that_was_set_back_hides_no_rest() {
        assert_eq!(moment(10.0, 9_000).until(moment(910.0, 1_000)), Duration::from_mins(15));
    }
}
