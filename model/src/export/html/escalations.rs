//! Escalation: the ladders of the network, and those that were climbed for a case.

use super::page::Page;
use super::{Export, Names, labels};
use crate::view::CaseView;
use crate::view::escalation::EscalationView;

/// The ladders that the network agreed on.
pub(super) fn ladders(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    for one in &export.snapshot.network.ladders {
        page.line("h3", "", &labels::fill("ladder-title", &[("name", &one.ladder.name)]));
        page.table(&["column-rung", "column-asked-is", "column-organisation", "column-days"], |page| {
            for (place, rung) in one.ladder.rungs.iter().enumerate() {
                let org = rung.org.map(|org| names.org(&org)).unwrap_or_default();
                page.row(&[&(place + 1).to_string(), rung.who.as_str(), &org, &rung.days.to_string()]);
            }
        });
    }
}

/// What was escalated for a case.
pub(super) fn of_case(page: &mut Page, view: &CaseView, export: &Export<'_>, names: &Names<'_>) {
    for one in &view.plan.escalations {
        escalation(page, one, export, names);
    }
}

fn escalation(page: &mut Page, one: &EscalationView, export: &Export<'_>, names: &Names<'_>) {
    page.line("h4", "", &labels::fill("escalation-title", &[("name", &one.name)]));
    page.chips(&[("accent", labels::of("escalation-state", &one.state(export.snapshot.today)))]);
    page.prose(&one.why);
    page.line("p", "by", &labels::by(&names.org(&one.by), one.at));
    page.table(&["column-asked-is", "column-organisation", "column-days", "column-asked-on"], |page| {
        for rung in &one.rungs {
            let org = rung.org.map(|org| names.org(&org)).unwrap_or_default();
            let asked = rung.asked.map(labels::day_of).unwrap_or_default();
            page.row(&[&rung.who, &org, &rung.days.to_string(), &asked]);
        }
    });
    for (rung, answer) in one.rungs.iter().flat_map(|rung| rung.answers.iter().map(move |answer| (rung, answer))) {
        let by = labels::by(&names.org(&answer.by), answer.at);
        page.line("p", "by", &labels::fill("escalation-answered-by", &[("who", &rung.who), ("by", &by)]));
        page.prose(&answer.note);
    }
    for said in &one.ends {
        let (end, by) = (labels::of("escalation-end", &said.end), labels::by(&names.org(&said.by), said.at));
        page.line("p", "by", &labels::fill("report-line", &[("result", &end), ("by", &by)]));
        page.prose(said.note.as_deref().unwrap_or_default());
    }
}
