//! A case as plain text, for whatever other system the organisation must also fill: matrix and agreed steps.

use wijktafel_model::id::LogId;
use wijktafel_model::view::{ActionView, CaseState, CaseView, Detail, Snapshot, TipView};
use wijktafel_sync::node::{Reply, Request};

use crate::ask::snapshot_in;
use crate::client::state::org_name;
use crate::print::plan;
use crate::print::report::entered;
use crate::problem::Problem;
use crate::text::{Words, names};

/// Notes in the access log that the case is copied, and answers its text. What cannot be noted is not copied.
///
/// # Errors
/// `not-found` when there is no such case, `closed` when it was withdrawn.
pub fn copy(
    mut ask: impl FnMut(Request) -> Result<Reply, Problem>,
    case: LogId,
    words: &Words,
) -> Result<String, Problem> {
    let s = snapshot_in(ask(Request::Snapshot { detail: Some(case) })?)?;
    let Some(Detail::Case(view)) = &s.detail else { return Err(Problem::new("not-found")) };
    if view.row.state == CaseState::Withdrawn {
        return Err(Problem::new("closed"));
    }
    drop(ask(Request::NoteCopy { log: case })?);
    Ok(text(view, &s, words))
}

/// The text: question, matrix from own strength to formal care, what was told, agreed steps, until when it is kept.
pub fn text(case: &CaseView, s: &Snapshot, w: &Words) -> String {
    let mut lines = vec![case.row.title.clone()];
    let question = case.question.trim();
    if !question.is_empty() {
        lines.push(format!("{}: {question}", w.t("field-question")));
    }
    lines.push(String::new());
    lines.push(w.t("dossier-matrix").into_owned());
    let live: Vec<&TipView> = case.tips.iter().filter(|tip| !tip.archived).collect();
    for area in names::AREAS {
        for level in names::LEVELS {
            for tip in &live {
                let here = tip.versions.iter().filter(|version| (version.area, version.level) == (area, level));
                let place = format!("{} / {}", w.t(names::area(area)), w.t(names::level(level)));
                lines.extend(here.map(|version| format!("- {place}: {}{}", version.text, results(tip, w))));
            }
        }
    }
    if live.is_empty() {
        lines.push(w.t("dossier-none").into_owned());
    }
    lines.extend(told(case, s, w));
    let plan = plan::lines(case, s, w, false);
    if !plan.is_empty() {
        lines.push(String::new());
        lines.push(w.t("dossier-plan").into_owned());
        lines.extend(plan);
    }
    lines.push(String::new());
    lines.push(w.t("dossier-steps").into_owned());
    let actions = s.seasons.iter().flat_map(|season| &season.actions);
    let steps: Vec<String> =
        actions.filter(|action| action.origin == Some(case.row.log)).map(|one| step(one, s, w)).collect();
    let none = steps.is_empty().then(|| w.t("dossier-none").into_owned());
    lines.extend(steps.into_iter().chain(none));
    lines.push(String::new());
    let values = [
        ("network", s.network.name.as_str().into()),
        ("day", w.day(s.today).into()),
        ("until", w.day(case.row.retain_until).into()),
    ];
    lines.push(w.with("dossier-foot", &values));
    lines.join("\n")
}

/// What became of a tip, in brackets.
fn results(tip: &TipView, w: &Words) -> String {
    let one = |report: &wijktafel_model::view::TipReport| {
        let note = report.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("{}{note}", w.t(names::result(report.result)))
    };
    let all: Vec<String> = tip.reports.iter().map(one).collect();
    if all.is_empty() { String::new() } else { format!(" ({})", all.join("; ")) }
}

fn told(case: &CaseView, s: &Snapshot, w: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    if !case.lines.is_empty() {
        lines.push(String::new());
        lines.push(w.t("report-lines").into_owned());
    }
    for one in &case.lines {
        let words = one.words.as_ref().map(|words| w.with("client-words-said", &[("words", words.as_str().into())]));
        let verdict = one.verdict.map(|verdict| w.t(names::client_verdict(verdict)).into_owned());
        let said: Vec<String> = one.line.iter().cloned().chain(words).chain(verdict).collect();
        lines.push(format!("- {} ({})", said.join(" · "), entered(s, w, one.by, one.whom.as_deref())));
    }
    lines
}

fn step(action: &ActionView, s: &Snapshot, w: &Words) -> String {
    let who: Vec<String> = action.owners.iter().map(|org| org_name(s, *org)).collect();
    let due = action.due.map(|due| w.with("dossier-due", &[("day", w.day(due).into())]));
    let done = action.done.then(|| w.t("dossier-done").into_owned());
    let parts: Vec<String> = [Some(action.what.clone()), Some(who.join(", ")), due, done]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    format!("- {}", parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;
    use crate::text::Lang;

    #[test]
    fn the_text_goes_from_own_strength_to_formal_care_and_ends_with_the_agreed_steps() {
        let mut s = demo::snapshot();
        let case = demo::case();
        let season = s.seasons.first_mut().expect("a season");
        let action = season.actions.first_mut().expect("an action");
        action.origin = Some(case.row.log);
        let what = action.what.clone();

        let text = text(&case, &s, &Words::new(Lang::Nl));

        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in:\n{text}"));
        assert!(at("Houdt een kasboek bij") < at("Zus helpt met de post"));
        assert!(at("Zus helpt met de post") < at("Budgetspreekuur op dinsdag"));
        assert!(at("(Werkte: Ze kookt nu elke dinsdag.)") > at("Zus helpt met de post"));
        assert!(at("Afgesproken stappen") < at(&what));
        assert!(at("namens Buurtkamer De Zwaan") < at("Afgesproken stappen"));
        assert!(!text.contains("Verhuizing aanvragen"), "what was archived stays out");
        assert!(!text.contains("**") && !text.contains('<'), "plain text");
    }

    #[test]
    fn what_cannot_be_noted_is_not_copied() {
        let case = demo::case().row.log;
        let mut s = demo::snapshot();
        s.detail = Some(Detail::Case(demo::case()));
        let ask = |request: Request| match request {
            Request::Snapshot { .. } => Ok(Reply::Snapshot(Box::new(s.clone()))),
            Request::NoteCopy { .. } => Err(Problem::new("disk-full")),
            _ => Err(Problem::new("malformed")),
        };
        assert_eq!(copy(ask, case, &Words::new(Lang::Nl)).expect_err("not noted").code, "disk-full");
    }
}
