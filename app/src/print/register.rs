//! The register of breaches: what to do about one, and the list as a table for a file.

use wijktafel_model::time::Timestamp;
use wijktafel_model::view::Snapshot;
use wijktafel_sync::node::register::{Breach, Loss};

use super::lists::org;
use crate::paper::Paper;
use crate::text::{Words, names};

const MINUTE_MS: i64 = 60_000;

/// A moment in UTC, to the minute.
pub fn moment(at: Timestamp) -> String {
    let minutes = at.0.div_euclid(MINUTE_MS).rem_euclid(24 * 60);
    format!("{} {:02}:{:02} UTC", at.day(), minutes / 60, minutes % 60)
}

/// What is said once of a lost device: what it could read, whom to tell, until when.
pub fn loss(loss: &Loss, s: &Snapshot, w: &Words) -> String {
    let breach = &loss.breach;
    let mut lines = vec![w.with("lost-revoked", &[("device", breach.device.short().into())])];
    let since = breach.since.map_or_else(|| w.t("lost-unknown").into_owned(), moment);
    lines.push(w.with("lost-since", &[("since", since.into())]));
    if let Some(heard) = breach.last_heard {
        lines.push(w.with("lost-heard", &[("at", moment(heard).into())]));
    }
    lines.push(format!("\n{}", w.t("lost-could-read")));
    lines.push(readable(breach, w, "\n"));
    if !loss.cases.is_empty() {
        lines.push(format!("\n{}\n{}", w.t("lost-cases"), loss.cases.join("\n")));
    }
    lines.push(format!("\n{}", w.t("lost-tell")));
    lines.push(w.with("lost-tell-supervisor", &[("until", moment(breach.report_until).into())]));
    lines.push(w.t("lost-tell-residents").into_owned());
    let partners: Vec<String> = breach.concerned.iter().map(|one| org(s, *one)).collect();
    if !partners.is_empty() {
        lines.push(w.with("lost-tell-partners", &[("partners", partners.join(", ").into())]));
    }
    lines.push(format!("\n{}", w.t("lost-registered")));
    lines.join("\n")
}

/// How many logs of each kind it could read.
pub fn readable(breach: &Breach, w: &Words, between: &str) -> String {
    let kinds = breach.readable.iter().map(|(kind, count)| {
        let known = serde_json::from_value(kind.as_str().into()).ok();
        let name = known.map_or_else(|| kind.clone(), |kind| w.t(names::log_kind(kind)).into_owned());
        format!("{name}: {count}")
    });
    kinds.collect::<Vec<_>>().join(between)
}

fn cells(breach: &Breach, s: &Snapshot, w: &Words) -> [String; 8] {
    let person = s.network.people.iter().find(|person| person.person == breach.person);
    [
        moment(breach.discovered),
        moment(breach.report_until),
        moment(breach.recorded),
        breach.device.short(),
        person.and_then(|person| person.name.clone()).unwrap_or_else(|| breach.person.short()),
        breach.since.map(moment).unwrap_or_default(),
        readable(breach, w, "; "),
        breach.note.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}

const HEADS: [&str; 8] = [
    "register-discovered",
    "register-until",
    "register-recorded",
    "register-device",
    "register-person",
    "register-since",
    "register-readable",
    "register-note",
];

/// The register for people.
pub fn lines(register: &[Breach], s: &Snapshot, w: &Words) -> String {
    if register.is_empty() {
        return w.t("cli-nothing").into_owned();
    }
    register.iter().map(|breach| cells(breach, s, w).join("  ")).collect::<Vec<_>>().join("\n")
}

/// The register as a table: the names of its columns, and its lines.
pub(crate) fn table(register: &[Breach], s: &Snapshot, w: &Words) -> (Vec<String>, Vec<Vec<String>>) {
    let columns = HEADS.map(|key| w.t(key).into_owned()).to_vec();
    (columns, register.iter().map(|breach| cells(breach, s, w).to_vec()).collect())
}

/// The register as CSV (RFC 4180); a cell never begins what a spreadsheet would take for a formula.
pub fn csv(register: &[Breach], s: &Snapshot, w: &Words) -> String {
    let (columns, rows) = table(register, s, w);
    wijktafel_model::export::csv::sheet(&columns, &rows)
}

/// The register as a page to print.
pub fn html(register: &[Breach], s: &Snapshot, w: &Words) -> String {
    let mut page = Paper::begin(w.lang(), &w.t("register-title"));
    page.line("h1", &w.t("register-title"));
    let (heads, rows) = table(register, s, w);
    page.table(heads.iter().map(String::as_str), rows.iter().map(|row| row.iter().map(String::as_str)));
    page.end().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_to_the_minute() {
        assert_eq!(moment(Timestamp(0)), "1970-01-01 00:00 UTC");
        assert_eq!(moment(Timestamp(86_399_999)), "1970-01-01 23:59 UTC");
        assert_eq!(moment(Timestamp(-1)), "1969-12-31 23:59 UTC");
    }
}
