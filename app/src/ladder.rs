//! Escalation as the window and the command line say it: one rung on a line, and what its clock tells.

use wijktafel_model::fact::escalation::{DAYS_MAX, Ladder, RUNGS_MAX, Rung};
use wijktafel_model::id::OrgId;
use wijktafel_model::time::Day;
use wijktafel_model::view::breakthrough::PlanView;
use wijktafel_model::view::escalation::{EscalationState, EscalationView};
use wijktafel_model::view::{CaseRow, Snapshot, Stage};
use wijktafel_model::words::Line;
use wijktafel_model::words::breakthrough::EscalationEnd;

use crate::client::state::org_name;
use crate::text::{Words, names};

/// The members, each with the name that is written.
pub fn members(s: &Snapshot) -> Vec<(OrgId, String)> {
    let members = s.network.organisations.iter().filter(|org| org.stage == Stage::Member);
    members.map(|org| (org.org, org_name(s, org.org))).collect()
}

/// Rungs as they are written: one on a line, its days, who is asked and, where there is one, the organisation.
pub fn written(ladder: &Ladder, members: &[(OrgId, String)]) -> String {
    let line = |rung: &Rung| {
        let named = members.iter().find(|(org, _)| Some(*org) == rung.org);
        let org = named.map(|(_, name)| format!(", {name}")).unwrap_or_default();
        format!("{}, {}{org}", rung.days, rung.who)
    };
    ladder.rungs.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The same read again.
///
/// # Errors
/// The line that cannot be read, from 1; 0 when there are none, or too many.
pub fn read(text: &str, members: &[(OrgId, String)]) -> Result<Vec<Rung>, usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let rungs = lines.map(|(place, line)| rung(line, members).ok_or(place + 1)).collect::<Result<Vec<_>, _>>()?;
    if (1..=RUNGS_MAX).contains(&rungs.len()) { Ok(rungs) } else { Err(0) }
}

fn rung(line: &str, members: &[(OrgId, String)]) -> Option<Rung> {
    let (days, rest) = line.split_once(',')?;
    let days = days.trim().parse().ok().filter(|days| (1..=DAYS_MAX).contains(days))?;
    // A name may hold a comma itself: whatever stands behind any of them is looked up.
    let member = |name: &str| {
        let name = name.trim().to_lowercase();
        members.iter().find(|(_, one)| one.to_lowercase() == name).map(|(org, _)| *org)
    };
    let split = rest.match_indices(',').find_map(|(at, _)| {
        let (who, behind) = (rest.get(..at)?, rest.get(at + 1..)?);
        member(behind).filter(|_| !who.trim().is_empty()).map(|org| (who, Some(org)))
    });
    let (who, org) = split.unwrap_or((rest, None));
    Some(Rung { who: Line::new(who.trim()).ok()?, org, days })
}

/// Where a case stands in words; beside it that something of it climbs a ladder.
pub fn standing(w: &Words, case: &CaseRow) -> String {
    let state = w.t(names::case_state(case.state));
    if case.is_escalated() { format!("{state} · {}", w.t("escalated")) } else { state.into_owned() }
}

/// Who is asked: a role, and the organisation where there is one.
pub fn asked(s: &Snapshot, who: &str, org: Option<OrgId>) -> String {
    org.map_or_else(|| who.to_owned(), |org| format!("{who}, {}", org_name(s, org)))
}

/// What an escalation is about, where it is one part of the plan.
pub fn about(plan: &PlanView, one: &EscalationView, w: &Words) -> Option<String> {
    let about = one.about?;
    let solution = plan.solutions.iter().find(|one| one.solution == about).map(|one| one.title().to_owned());
    let argument = plan.arguments.iter().find(|one| one.met == about);
    solution.or_else(|| argument.map(|one| w.t(names::plan::argument(one.argument)).into_owned()))
}

/// What the clock of the rung tells that an escalation stands on.
pub fn clock(one: &EscalationView, today: Day, w: &Words) -> String {
    match (one.state(today), one.clock()) {
        (EscalationState::Waiting | EscalationState::RunOut, Some(clock)) => left(clock.due(today), today, w),
        (EscalationState::Answered, _) => w.t("rung-answered").into_owned(),
        _ => {
            let ends: Vec<_> = one.ends.iter().map(|said| w.t(names::plan::end(said.end)).into_owned()).collect();
            ends.join(", ")
        }
    }
}

/// How many days are left until a day, or since when it is past.
pub fn left(due: Day, today: Day, w: &Words) -> String {
    let days = due.0.saturating_sub(today.0);
    let count = |key, days: i32| w.count(key, usize::try_from(days).unwrap_or_default());
    match days {
        0 => w.t("rung-today").into_owned(),
        -1 => w.t("rung-yesterday").into_owned(),
        1.. => count("rung-left", days),
        _ => count("rung-over", days.saturating_neg()),
    }
}

/// How an escalation may end.
pub const ENDS: [EscalationEnd; 2] = [EscalationEnd::Solved, EscalationEnd::Stopped];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn members() -> Vec<(OrgId, String)> {
        vec![(OrgId([1; 16]), "Zorggroep".to_owned()), (OrgId([2; 16]), "Wonen, Welzijn en Werk".to_owned())]
    }

    #[test]
    fn rungs_are_read_as_they_are_written() {
        let text = "3, Teamleider\n5, Manager zorg, Zorggroep\n10, Bestuurder, wonen, welzijn en werk";
        let rungs = read(text, &members()).expect("three rungs");
        let shown: Vec<_> = rungs.iter().map(|rung| (rung.days, rung.who.as_str(), rung.org)).collect();
        let [first, second] = [OrgId([1; 16]), OrgId([2; 16])];
        assert_eq!(
            shown,
            [(3, "Teamleider", None), (5, "Manager zorg", Some(first)), (10, "Bestuurder", Some(second))]
        );
        let ladder = Ladder { name: Line::unnamed(), rungs };
        let again = read(&written(&ladder, &members()), &members());
        assert_eq!(again.as_ref(), Ok(&ladder.rungs));
    }

    #[test]
    fn the_line_that_is_wrong_is_named() {
        assert_eq!(read("", &members()), Err(0));
        assert_eq!(read("3, Teamleider\nmorgen, Manager", &members()), Err(2));
        assert_eq!(read("0, Teamleider", &members()), Err(1));
        assert_eq!(read("91, Teamleider", &members()), Err(1));
        assert_eq!(read("3, ", &members()), Err(1));
        assert_eq!(read(&"1, x\n".repeat(RUNGS_MAX + 1), &members()), Err(0));
        assert_eq!(read("3, , Zorggroep", &members()).map(|rungs| rungs.len()), Ok(1), "a name is no clock");
    }

    #[test]
    fn the_clock_is_told_in_words() {
        let w = Words::new(Lang::Nl);
        let today = Day(20_000);
        let said: Vec<_> = [3, 1, 0, -1, -4].iter().map(|days| left(today.plus(*days), today, &w)).collect();
        assert_eq!(
            said,
            ["nog 3 dagen", "nog 1 dag", "verloopt vandaag", "gisteren verlopen", "4 dagen geleden verlopen"]
        );
    }
}
