//! How closely the partners say they work together, and what they say at the end of a season.

use wijktafel_model::command::Command;
use wijktafel_model::fact::experiment::ExperimentJudged;
use wijktafel_model::fact::relation::RelationGiven;
use wijktafel_model::fact::season::PulseCounted;
use wijktafel_model::id::OrgId;
use wijktafel_model::view::review::Running;
use wijktafel_model::words::{Line, Prose};
use wijktafel_sync::node::Node;

use super::super::await_shown;
use super::super::script::{CAPTURES, DEPARTURES, Departure, EXPERIMENTS, PULSES, REVIEWS, SUPERFLUOUS, Trial};
use super::story::at;
use super::{make, make_log};
use crate::problem::Problem;
use crate::text::Lang;

/// Every capture; all partners are in touch.
pub(super) fn captures(nodes: &[Node], orgs: &[OrgId], lang: Lang) -> Result<(), Problem> {
    let first = at(nodes, 0)?;
    for (title, closed, said) in CAPTURES {
        let capture = make_log(first, Command::OpenCapture { title: Line::new(title.of(lang))? })?;
        for (by, other, closeness) in said {
            let node = at(nodes, *by)?;
            await_shown(node, |shown| shown.snapshot.captures.iter().any(|one| one.log == capture))?;
            let other = *orgs.get(*other).ok_or_else(|| Problem::new("not-found"))?;
            let given = RelationGiven { other, closeness: *closeness, trust: None, worth: None };
            make(node, Command::GiveRelation { capture, given })?;
        }
        let whole =
            |one: &wijktafel_model::view::relation::CaptureView| one.log == capture && one.answers.len() == said.len();
        await_shown(first, |shown| shown.snapshot.captures.iter().any(whole))?;
        if closed {
            make(first, Command::CloseCapture { capture })?;
        }
    }
    Ok(())
}

/// What the partners try, and what became of it.
pub(super) fn experiments(nodes: &[Node], lang: Lang) -> Result<(), Problem> {
    for Trial { by, title, text, days, joins, outcome } in EXPERIMENTS {
        let node = at(nodes, by)?;
        let until = super::snapshot(node, None)?.today.plus(days);
        let (title, text) = (Line::new(title.of(lang))?, text.of(lang).to_owned());
        let experiment = make_log(node, Command::OpenExperiment { title, until, origin: None, text })?;
        if let Some(who) = joins {
            let other = at(nodes, who)?;
            await_shown(other, |shown| shown.snapshot.experiments.iter().any(|one| one.log == experiment))?;
            make(other, Command::JoinExperiment { experiment, takes_part: true })?;
        }
        if let Some(outcome) = outcome {
            let judged = ExperimentJudged { outcome, why: None, until: None, agreement: None };
            make(node, Command::JudgeExperiment { experiment, judged })?;
        }
    }
    Ok(())
}

/// Who said that it would leave, with its harvest; one stays after all.
pub(super) fn departures(nodes: &[Node], lang: Lang) -> Result<(), Problem> {
    for Departure { by, days, reason, harvest, called_off } in DEPARTURES {
        let node = at(nodes, by)?;
        let on = Some(super::snapshot(node, None)?.today.plus(days));
        let (reason, harvest) = (Some(Prose::new(reason.of(lang))?), harvest.of(lang).to_owned());
        make(node, Command::AnnounceDeparture { on, reason, harvest })?;
        if called_off {
            make(node, Command::CallOffDeparture)?;
        }
    }
    Ok(())
}

/// What was said so far about the season that runs.
pub(super) fn reviews(nodes: &[Node], lang: Lang) -> Result<(), Problem> {
    let first = super::snapshot(at(nodes, 0)?, None)?;
    let season = first.seasons.last().ok_or_else(|| Problem::new("not-found"))?;
    for (by, action, onward, why) in REVIEWS {
        let action = season.actions.get(action).ok_or_else(|| Problem::new("not-found"))?.action;
        let (node, why) = (at(nodes, by)?, Some(Line::new(why.of(lang))?));
        await_shown(node, |shown| {
            let mut all = shown.snapshot.seasons.iter().flat_map(|one| &one.actions);
            all.any(|one| one.action == action)
        })?;
        make(node, Command::ReviewThing { season: season.log, about: Running::Action(action), onward, why })?;
    }
    for (by, place, counts) in PULSES {
        let node = at(nodes, by)?;
        await_shown(node, |shown| shown.snapshot.seasons.iter().any(|one| one.log == season.log))?;
        let [more, faster, meaningful] = counts.map(Vec::from);
        let counted = PulseCounted { more, faster, meaningful };
        make(node, Command::CountPulse { season: season.log, counted })?;
        make(node, Command::SayCourse { season: season.log, place })?;
    }
    let (by, text) = SUPERFLUOUS;
    let node = at(nodes, by)?;
    await_shown(node, |shown| shown.snapshot.seasons.iter().any(|one| one.log == season.log))?;
    make(node, Command::TellSuperfluous { season: season.log, text: Line::new(text.of(lang))? }).map(drop)
}
