//! Looking back at a season, for people.

use wijktafel_model::review::{running, words};
use wijktafel_model::view::review::Running;
use wijktafel_model::view::{SeasonView, Snapshot};

use super::lists::{columns, org};
use crate::review::{said, what};
use crate::text::Words;
use crate::text::names::growth;
use crate::text::names::growth::questions;

/// Everything that runs with what was said of it, and what became superfluous.
pub(super) fn season(season: &SeasonView, s: &Snapshot, w: &Words) -> String {
    let mut lines = vec![format!("{}  {}", season.log, season.title)];
    lines.push(w.t(if season.ended { "season-over" } else { "review-text" }).into_owned());
    let row = |about: Running| {
        let id = match about {
            Running::Action(action) => action.short(),
            Running::Agreement(log) => log.short(),
        };
        let words = words(season, about);
        let state = match words {
            [] => w.t("review-unsaid"),
            [only] => w.t(growth::onward(only.onward)),
            _ => w.t("review-two"),
        };
        let said: Vec<String> = words.iter().map(|word| said(s, w, word)).collect();
        vec![id, state.into_owned(), what(s, season, about), said.join("; ")]
    };
    lines.push(columns(&running(s, season).into_iter().map(row).collect::<Vec<_>>(), w));
    lines.extend(pulse(season, s, w));
    if !season.superfluous.is_empty() {
        lines.push(format!("\n{}", w.t("superfluous-title")));
        lines.extend(season.superfluous.iter().map(|one| format!("  {} ({})", one.text, org(s, one.by))));
    }
    lines.join("\n")
}

/// How the work feels, and where each organisation sees the network.
fn pulse(season: &SeasonView, s: &Snapshot, w: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, counts) in season.pulse.as_ref().map(questions).into_iter().flatten() {
        let counts = counts.map(|[less, same, more]| {
            w.with("pulse-counts", &[("less", less.into()), ("same", same.into()), ("more", more.into())])
        });
        lines.push(format!("{}  {}", w.t(key), counts.unwrap_or_else(|| w.t("pulse-few").into_owned())));
    }
    lines.extend(
        season
            .course
            .iter()
            .map(|one| w.with("course-said", &[("who", org(s, one.org).into()), ("place", (one.place + 1).into())])),
    );
    lines
}
