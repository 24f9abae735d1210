//! What the window and the command line say alike of claimed and observed phase.

use wijktafel_model::view::Snapshot;
use wijktafel_model::view::phase::{Claimed, Evidence, GrowthView, Sign, SignView, Thing};

use crate::client::state::org_name;
use crate::meeting::table_name;
use crate::text::{Words, names};

/// What the latest settled round says: a line to begin with, and where it comes from.
pub fn said(w: &Words, growth: &GrowthView) -> Vec<String> {
    let Some(claimed) = &growth.claimed else {
        return vec![w.t("claim-said-none").into_owned(), w.t("claim-said-none-text").into_owned()];
    };
    vec![
        w.with("claim-said", &[("n", claimed.phase.unwrap_or_default().into())]),
        claimed.name.clone().unwrap_or_default(),
        w.with("claim-round", &[("round", claimed.title.as_str().into()), ("day", w.day(claimed.at.day()).into())]),
    ]
}

/// What is seen: a line to begin with, and what was counted.
pub fn seen(s: &Snapshot, w: &Words, growth: &GrowthView) -> Vec<String> {
    let other = growth.claimed.is_some() && growth.observed.is_none();
    let mut lines = match growth.observed {
        Some(phase) => vec![w.with("claim-seen", &[("n", phase.into())]), phase_name(s, phase)],
        None => vec![
            w.t("claim-seen-none").into_owned(),
            w.t(if other { "claim-seen-other" } else { "claim-seen-none-text" }).into_owned(),
        ],
    };
    lines.push(w.with("claim-counted", &[("day", w.day(growth.from).into())]));
    lines
}

/// A phase by the words of the latest round whose model has as many, else of the default one.
fn phase_name(s: &Snapshot, phase: u32) -> String {
    let default = wijktafel_model::maturity::default_model();
    let held = s.rounds.iter().rev().map(|round| &round.model).find(|model| model.phases.len() == default.phases.len());
    let place = usize::try_from(phase).ok().and_then(|phase| phase.checked_sub(1));
    let name = place.and_then(|place| held.unwrap_or(&default).phases.get(place));
    name.map(ToString::to_string).unwrap_or_default()
}

/// A sign's count in a sentence.
pub fn counted(w: &Words, sign: &SignView) -> String {
    if sign.whole == 0 {
        return w.t("sign-nothing-yet").into_owned();
    }
    w.with(names::growth::sign_count(sign.sign), &[("part", sign.part.into()), ("whole", sign.whole.into())])
}

/// What one thing adds to a count.
pub fn share(w: &Words, sign: Sign, one: &Evidence) -> String {
    match (sign, one.part, one.whole) {
        (Sign::Cases, part, _) => w.count("sign-cases-here", part),
        (_, 0, 1) => w.t("sign-no").into_owned(),
        (_, 1, 1) => w.t("sign-yes").into_owned(),
        (_, part, whole) => w.with("sign-share", &[("part", part.into()), ("whole", whole.into())]),
    }
}

/// What a thing is called.
pub fn thing(s: &Snapshot, w: &Words, thing: Thing) -> String {
    let found = match thing {
        Thing::Organisation(org) => return org_name(s, org),
        Thing::Meeting(log) => {
            let meeting = s.meetings.iter().find(|one| one.log == log);
            meeting.map(|one| format!("{}, {}", table_name(s, one.table), w.day(one.on)))
        }
        Thing::Case(log) => s.cases.iter().find(|one| one.log == log).map(|one| one.title.clone()),
        Thing::Lesson(log) => s.lessons.iter().find(|one| one.log == log).map(|one| one.title.clone()),
        Thing::Experiment(log) => s.experiments.iter().find(|one| one.log == log).map(|one| one.title.clone()),
        Thing::Agreement(log) => s.agreements.iter().find(|one| one.log == log).map(|one| one.title.clone()),
    };
    found.unwrap_or_default()
}

/// A settled round with what it said and when.
pub fn round(w: &Words, round: &Claimed) -> String {
    let phase = round
        .phase
        .map_or_else(|| w.t("claim-phase-none").into_owned(), |phase| w.with("claim-phase", &[("n", phase.into())]));
    format!("{}, {}: {phase}", round.title, w.day(round.at.day()))
}
