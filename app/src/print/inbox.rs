//! The inbox of plans, for people and for programs.

use serde_json::{Value, json};
use wijktafel_model::id::{OrgId, PersonId};
use wijktafel_model::inbox::{Request, before, by};
use wijktafel_model::time::Day;
use wijktafel_model::view::breakthrough::SolutionView;
use wijktafel_model::view::inbox::RequestState;
use wijktafel_model::view::{OrganisationView, Snapshot};

use crate::client::state::{org_name, person_name};
use crate::text::Words;

/// Where a request stands.
pub fn standing(one: &Request<'_>, today: Day, w: &Words) -> String {
    let days: Vec<String> = one.laid.promised.iter().map(|day| w.near(*day, today)).collect();
    let days = w.list(&days);
    match one.state {
        RequestState::Overdue => w.with("request-overdue", &[("day", days.into())]),
        RequestState::Waiting => w.t("request-waiting").into_owned(),
        RequestState::Promised => w.with("request-promised", &[("day", days.into())]),
        RequestState::TakenUp => w.t("request-taken-up").into_owned(),
    }
}

/// Days by which an answer to a solution is promised, each with whose word it is.
pub fn promises(one: &SolutionView, s: &Snapshot, w: &Words) -> Vec<String> {
    let line = |promise: &wijktafel_model::view::inbox::PromiseView| {
        let values = [("who", org_name(s, promise.org).into()), ("day", w.near(promise.on, s.today).into())];
        w.with("solution-promised", &values)
    };
    one.promises.iter().map(line).collect()
}

/// The fixed contacts of an organisation by name; none where it named nobody.
pub fn contacts(s: &Snapshot, org: OrgId) -> Vec<String> {
    let found = s.network.organisations.iter().find(|one| one.org == org);
    let name = |person: &PersonId| person_name(s, org, *person);
    found.into_iter().flat_map(|one| one.contacts.iter().map(name)).collect()
}

/// Organisations that named contacts.
pub fn with_contacts(s: &Snapshot) -> impl Iterator<Item = &OrganisationView> {
    s.network.organisations.iter().filter(|one| !one.contacts.is_empty())
}

/// Everything that lies before the reader's organisation, what it laid before others, and whom to ask.
pub(super) fn all(s: &Snapshot, w: &Words) -> String {
    let Some(me) = s.network.me else { return w.t("inbox-none").into_owned() };
    let line = |one: Request<'_>| {
        let who = if one.laid.laid.org == me.org { one.laid.laid.by } else { one.laid.laid.org };
        let (case, id) = (one.case.log.short(), one.laid.solution.short());
        format!("  {case}  {id}  {} · {} · {}", one.laid.what, org_name(s, who), standing(&one, s.today, w))
    };
    let mut lines = vec![w.t("inbox-before").into_owned()];
    lines.extend(before(s, me.org).into_iter().map(line));
    if lines.len() == 1 {
        lines.push(format!("  {}", w.t("inbox-none")));
    }
    let asked: Vec<String> = by(s, me.org).into_iter().map(line).collect();
    if !asked.is_empty() {
        lines.push(w.t("inbox-by").into_owned());
        lines.extend(asked);
    }
    lines.extend(with_contacts(s).map(|one| {
        let who = w.list(&contacts(s, one.org));
        w.with("contacts-line", &[("org", org_name(s, one.org).into()), ("who", who.into())])
    }));
    lines.join("\n")
}

/// The same for programs.
pub(super) fn all_json(s: &Snapshot) -> Value {
    let one = |one: Request<'_>| {
        let (case, title, state) = (one.case.log, &one.case.title, one.state);
        json!({ "case": case, "title": title, "state": state, "request": one.laid })
    };
    let of = |list: Vec<Request<'_>>| list.into_iter().map(one).collect::<Vec<_>>();
    let (before, by) = s.network.me.map_or_else(Default::default, |me| (before(s, me.org), by(s, me.org)));
    let contacts: Vec<Value> = with_contacts(s).map(|one| json!({ "org": one.org, "people": one.contacts })).collect();
    json!({ "before": of(before), "by": of(by), "contacts": contacts })
}
