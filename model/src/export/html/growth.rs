//! Maturity rounds, actions, lessons and departures.

use super::page::Page;
use super::{Export, Names, labels};
use crate::view::{ActionView, DimensionView, RoundView, SeasonView};

pub(super) fn rounds(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.rounds.is_empty() {
        page.line("p", "", &labels::text("rounds-none"));
    }
    for round in &export.snapshot.rounds {
        page.article(&round.log, |page| one_round(page, round, names));
    }
}

fn one_round(page: &mut Page, round: &RoundView, names: &Names<'_>) {
    page.line("h3", "", &round.title);
    let open = labels::of("round-state", &round.state());
    page.chips(&[("", open), ("", labels::day_of(round.at)), ("accent", phase(round))]);
    page.line("p", "", &labels::fill("round-participants", &[("who", &names.orgs(&round.participants))]));
    if !round.seals.is_empty() {
        page.table(&["column-organisation", "column-state"], |page| {
            for seal in &round.seals {
                page.tag("tr", "", |page| {
                    page.heading("row", &names.org(&seal.org));
                    page.line("td", "", &labels::of("seal-state", &seal.state));
                });
            }
        });
    }
    for (org, fault) in &round.apart {
        let why = labels::of("round-fault", fault);
        page.line("p", "muted", &labels::fill("round-apart", &[("who", &names.org(org)), ("why", &why)]));
    }
    if !round.missing.is_empty() {
        page.line("p", "muted", &labels::fill("round-missing", &[("who", &names.orgs(&round.missing))]));
    }
    page.table(&["column-dimension", "column-spread", "column-median", "column-scores"], |page| {
        for dimension in &round.dimensions {
            page.tag("tr", "", |page| dimension_row(page, dimension, names));
        }
    });
    page.titled("field-conclusion", &round.conclusion);
}

/// The derived phase with its name.
fn phase(round: &RoundView) -> String {
    let Some(phase) = round.phase else { return labels::text("phase-none") };
    let place = usize::try_from(phase).ok().and_then(|phase| phase.checked_sub(1));
    let name = place.and_then(|place| round.model.phases.get(place)).map(ToString::to_string).unwrap_or_default();
    labels::fill("phase-said", &[("n", &phase), ("name", &name)])
}

fn dimension_row(page: &mut Page, dimension: &DimensionView, names: &Names<'_>) {
    page.heading("row", &dimension.name);
    let spread = dimension.bounds().map_or_else(
        || labels::text("spread-none"),
        |(low, high)| labels::fill("spread-said", &[("low", &low), ("high", &high)]),
    );
    page.line("td", "", &spread);
    page.line("td", "", &dimension.median.map(|median| median.to_string()).unwrap_or_default());
    page.tag("td", "", |page| {
        page.tag("ul", "", |page| {
            for (phase, count) in (1..).zip(&dimension.counts).filter(|(_, count)| **count > 0) {
                let phase: u32 = phase;
                page.line("li", "", &labels::fill("sheets-said", &[("phase", &phase), ("n", count)]));
            }
            for score in &dimension.scores {
                page.tag("li", "", |page| {
                    let who = names.org(&score.org);
                    page.line("p", "", &labels::fill("score-said", &[("who", &who), ("n", &score.score)]));
                    page.prose(score.evidence.as_deref().unwrap_or_default());
                    if score.contradicted {
                        page.line("p", "by", &labels::text("score-contradicted"));
                    }
                });
            }
        });
    });
}

pub(super) fn actions(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.seasons.iter().all(|season| season.actions.is_empty()) {
        page.line("p", "", &labels::text("actions-none"));
    }
    for season in &export.snapshot.seasons {
        page.article(&season.log, |page| {
            page.line("h3", "", &season.title);
            page.table(&["column-what", "column-owners", "column-due", "column-state"], |page| {
                for action in &season.actions {
                    let due = action.due.map(labels::day).unwrap_or_default();
                    page.row(&[&action.what, &owners(action, names), &due, &state(action)]);
                }
            });
            review(page, season, names);
        });
    }
}

/// What was said at the end of the season.
fn review(page: &mut Page, season: &SeasonView, names: &Names<'_>) {
    if season.ended {
        page.line("p", "muted", &labels::text("season-ended"));
    }
    if !season.reviews.is_empty() {
        page.table(&["column-what", "column-onward", "column-why", "column-by"], |page| {
            for one in &season.reviews {
                for word in &one.words {
                    let why = word.why.clone().unwrap_or_default();
                    let (what, onward) = (names.running(season, one.about), labels::of("onward", &word.onward));
                    page.row(&[&what, &onward, &why, &names.org(&word.by)]);
                }
            }
        });
    }
    if let Some(pulse) = &season.pulse {
        page.table(&["column-question", "column-less", "column-same", "column-more"], |page| {
            for (key, counts) in
                [("pulse-more", pulse.more), ("pulse-faster", pulse.faster), ("pulse-meaningful", pulse.meaningful)]
            {
                let Some([less, same, more]) = counts.map(|counts| counts.map(|count| count.to_string())) else {
                    continue;
                };
                page.row(&[&labels::text(key), &less, &same, &more]);
            }
        });
    }
    for one in &season.course {
        let (who, place) = (names.org(&one.org), one.place + 1);
        page.line("p", "", &labels::fill("course-said", &[("who", &who), ("place", &place)]));
    }
    if !season.superfluous.is_empty() {
        page.line("h4", "", &labels::text("onward-superfluous"));
        page.tag("ul", "", |page| {
            for one in &season.superfluous {
                page.line("li", "", &one.text);
            }
        });
    }
}

fn owners(action: &ActionView, names: &Names<'_>) -> String {
    let mut owners = names.orgs(&action.owners);
    if let (Some(org), Some(person)) = (action.owners.first(), action.person) {
        owners.push_str(" · ");
        owners.push_str(&names.person(*org, person));
    }
    if let Some((org, until)) = action.lent {
        owners.push('\n');
        owners.push_str(&labels::fill("action-lent", &[("who", &names.org(&org)), ("day", &labels::day(until))]));
    }
    owners
}

fn state(action: &ActionView) -> String {
    labels::text(match (action.done, action.unowned) {
        (true, _) => "action-done",
        (false, true) => "action-unowned",
        (false, false) => "action-open",
    })
}

pub(super) fn lessons(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.lessons.is_empty() {
        page.line("p", "", &labels::text("lessons-none"));
    }
    for lesson in &export.snapshot.lessons {
        page.article(&lesson.log, |page| {
            page.line("h3", "", &lesson.title);
            let owner = match lesson.owners.as_slice() {
                [] => ("wait", labels::text("lesson-ownerless")),
                owners => ("good", labels::fill("lesson-owner", &[("who", &names.orgs(owners))])),
            };
            page.chips(&[owner, ("", labels::of("order", &lesson.order))]);
            page.prose(&lesson.text);
            if !lesson.cases.is_empty() {
                let cases: Vec<String> = lesson.cases.iter().map(|log| names.log(log)).collect();
                page.line("p", "muted", &labels::fill("lesson-cases", &[("cases", &cases.join(", "))]));
            }
            if let Some(origin) = lesson.origin {
                page.line("p", "muted", &labels::fill("lesson-from", &[("origin", &names.log(&origin))]));
            }
            page.line("p", "by", &labels::by(&names.org(&lesson.by), lesson.at));
        });
    }
}

pub(super) fn departures(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.departures.is_empty() {
        page.line("p", "", &labels::text("departures-none"));
    }
    for departure in &export.snapshot.departures {
        page.article(&departure.log, |page| {
            page.line("h3", "", &names.org(&departure.org));
            if let Some(on) = departure.on {
                page.chips(&[("", labels::fill("departure-on", &[("day", &labels::day(on))]))]);
            }
            page.titled("departure-reason", departure.reason.as_deref().unwrap_or_default());
            page.titled("field-harvest", &departure.harvest);
        });
    }
}
