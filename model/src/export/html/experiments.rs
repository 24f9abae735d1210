//! Experiments and what became of each.

use super::page::Page;
use super::{Export, Names, labels};
use crate::view::experiment::ExperimentState;

pub(super) fn render(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.experiments.is_empty() {
        page.line("p", "", &labels::text("experiments-none"));
    }
    for one in &export.snapshot.experiments {
        page.article(&one.log, |page| {
            page.line("h3", "", &one.title);
            let state = one.state(export.snapshot.today);
            let tone = match state {
                ExperimentState::Due | ExperimentState::Disputed => "wait",
                ExperimentState::Supply | ExperimentState::Agreed => "good",
                ExperimentState::Running | ExperimentState::Stopped => "",
            };
            let until = labels::fill("experiment-until", &[("day", &labels::day(one.until))]);
            page.chips(&[(tone, labels::of("experiment-state", &state)), ("", until)]);
            page.prose(&one.text);
            let who = names.orgs(&one.taking_part);
            page.line("p", "", &labels::fill("experiment-taking-part", &[("who", &who)]));
            for judged in &one.judgements {
                page.line("p", "", &labels::of("experiment-outcome", &judged.outcome));
                page.prose(judged.why.as_deref().unwrap_or_default());
                if let Some(agreement) = judged.agreement {
                    page.line("p", "", &labels::fill("experiment-agreement", &[("title", &names.log(&agreement))]));
                }
                page.line("p", "by", &labels::by(&names.org(&judged.by), judged.at));
            }
            page.line("p", "by", &labels::by(&names.org(&one.by), one.at));
        });
    }
}
