//! Lists for people: a few columns, the beginning of the id first.

use wijktafel_core::replica::Made;
use wijktafel_model::id::{LogId, OrgId, PersonId};
use wijktafel_model::roster::{Reason, ReasonKind};
use wijktafel_model::view::blind::BlindPeerView;
use wijktafel_model::view::device::DeviceTicketState;
use wijktafel_model::view::{ActionView, OrganisationView, Snapshot, Stage};
use wijktafel_model::words::{LogKind, RemovalReason};

use wijktafel_sync::access::{AccessLog, Line};

use crate::client::attention;
use crate::ladder::standing;
use crate::text::{Words, names};

/// Lays out rows in columns; the last may be as long as it is.
pub(super) fn columns(rows: &[Vec<String>], w: &Words) -> String {
    if rows.is_empty() {
        return w.t("cli-nothing").into_owned();
    }
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let lines = rows.iter().map(|row| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What waits for the reader, most pressing first; where it begins at one thing, the beginning of its id.
pub(super) fn waits(s: &Snapshot, w: &Words) -> String {
    let rows: Vec<Vec<String>> = attention::waits(s)
        .iter()
        .map(|row| {
            let said = attention::told(row, s, w);
            let first = row.first().map(|log| log.short()).unwrap_or_default();
            vec![first, format!("{}. {}", said.title, said.text)]
        })
        .collect();
    if rows.is_empty() { w.t("today-nothing").into_owned() } else { columns(&rows, w) }
}

/// An organisation's name, or the beginning of its id.
pub(super) fn org(s: &Snapshot, id: OrgId) -> String {
    let found = s.network.organisations.iter().find(|org| org.org == id);
    found.and_then(|org| org.name.clone()).unwrap_or_else(|| id.short())
}

pub(super) fn orgs(s: &Snapshot, w: &Words, ids: &[OrgId]) -> String {
    w.list(&ids.iter().map(|id| org(s, *id)).collect::<Vec<_>>())
}

/// What a log is and what it is called, when it is shown.
pub(super) fn titled(s: &Snapshot, log: LogId) -> Option<(LogKind, String)> {
    let title = |kind, title: &String| Some((kind, title.clone()));
    if s.network.log == Some(log) {
        return title(LogKind::Network, &s.network.name);
    }
    if let Some(org) = s.network.organisations.iter().find(|org| org.card == Some(log)) {
        return Some((LogKind::Organisation, org.name.clone().unwrap_or_else(|| org.org.short())));
    }
    if let Some(table) = s.network.tables.iter().find(|table| table.log == log) {
        return title(LogKind::Table, &table.name);
    }
    if let Some(case) = s.cases.iter().find(|case| case.log == log) {
        return title(LogKind::Case, &case.title);
    }
    if let Some(meeting) = s.meetings.iter().find(|meeting| meeting.log == log) {
        return Some((LogKind::Meeting, crate::meeting::title(s, meeting)));
    }
    if let Some(agreement) = s.agreements.iter().find(|agreement| agreement.log == log) {
        return title(LogKind::Agreement, &agreement.title);
    }
    if let Some(round) = s.rounds.iter().find(|round| round.log == log) {
        return title(LogKind::Round, &round.title);
    }
    if let Some(capture) = s.captures.iter().find(|capture| capture.log == log) {
        return title(LogKind::Capture, &capture.title);
    }
    if let Some(one) = s.experiments.iter().find(|one| one.log == log) {
        return title(LogKind::Experiment, &one.title);
    }
    if let Some(season) = s.seasons.iter().find(|season| season.log == log) {
        return title(LogKind::Season, &season.title);
    }
    if let Some(one) = s.stories.iter().find(|one| one.log == log) {
        return title(LogKind::Story, &one.title);
    }
    if let Some(lesson) = s.lessons.iter().find(|lesson| lesson.log == log) {
        return title(LogKind::Lesson, &lesson.title);
    }
    let departure = s.departures.iter().find(|departure| departure.log == log)?;
    Some((LogKind::Departure, org(s, departure.org)))
}

/// The ids of what was made, to go on with.
pub(super) fn made(made: &Made, w: &Words) -> String {
    let logs = made.logs.iter().map(|log| w.with("cli-made", &[("id", log.to_string().into())]));
    let facts = made.facts.iter().map(|fact| w.with("cli-written-fact", &[("id", fact.to_string().into())]));
    let lines: Vec<String> = if made.logs.is_empty() { facts.collect() } else { logs.collect() };
    if lines.is_empty() { w.t("cli-done").into_owned() } else { lines.join("\n") }
}

pub(super) fn found(logs: &[LogId], s: &Snapshot, w: &Words) -> String {
    let row = |log: &LogId| {
        let (kind, title) = titled(s, *log)?;
        Some(vec![log.short(), w.t(names::log_kind(kind)).into_owned(), title])
    };
    columns(&logs.iter().filter_map(row).collect::<Vec<_>>(), w)
}

pub(super) fn accesses(log: &AccessLog, s: &Snapshot, w: &Words) -> String {
    let lines = columns(&log.lines.iter().map(|line| access_row(line, s, w)).collect::<Vec<_>>(), w);
    match log.broken.map(|line| w.count("access-broken-at", usize::try_from(line).unwrap_or(usize::MAX))) {
        Some(broken) => format!("{lines}\n{broken}"),
        None => lines,
    }
}

/// A line of the access log: the day, what was done, with what, by whom.
pub(crate) fn access_row(line: &Line, s: &Snapshot, w: &Words) -> Vec<String> {
    let person = s.network.people.iter().find(|person| Some(person.person) == line.person);
    let who = person.and_then(|person| person.name.clone()).unwrap_or_else(|| line.device.short());
    let about = line.log.map(|log| log.short()).unwrap_or_default();
    vec![w.day(line.at.day()), w.t(names::act(line.act)).into_owned(), about, who]
}

pub(super) fn why(about: OrgId, reasons: &[Reason], s: &Snapshot, w: &Words) -> String {
    let row =
        |reason: &Reason| vec![reason.entry.short(), w.t(contributed(reason.kind)).into_owned(), org(s, reason.by)];
    let mut lines = vec![columns(&reasons.iter().map(row).collect::<Vec<_>>(), w)];
    if let Some(about) = s.network.organisations.iter().find(|one| one.org == about) {
        lines.extend(membership(about, s, w));
    }
    lines.join("\n")
}

/// What others say about a membership, and who knows that it ended.
fn membership(about: &OrganisationView, s: &Snapshot, w: &Words) -> Vec<String> {
    let m = &about.membership;
    let mut lines = Vec::new();
    if about.stage == Stage::Member && !about.voice {
        lines.push(w.count("why-voice", m.endorsements_needed));
    }
    if let Some(verdicts) = m.verdicts.as_ref().filter(|verdicts| !verdicts.by.is_empty()) {
        let said =
            |(by, reason): &(OrgId, RemovalReason)| format!("{}: {}", org(s, *by), w.t(names::removal_reason(*reason)));
        lines.extend(verdicts.by.iter().map(said));
        let counts =
            [("n", verdicts.by.len().into()), ("needed", verdicts.needed.into()), ("base", verdicts.base.into())];
        lines.push(w.with("verdicts-count", &counts));
        lines.extend(verdicts.waits.then(|| w.t("verdicts-wait").into_owned()));
    }
    let named = [
        ("why-removed", m.removed_by.as_slice()),
        ("why-heard", &m.heard_by),
        ("why-unheard", &m.unheard_by),
        ("hands-over", &m.offered_to),
        ("is-taken-over", &m.taken_by),
        ("why-successor", m.successor.as_slice()),
    ];
    let named = named.iter().filter(|(_, who)| !who.is_empty());
    lines.extend(named.map(|(key, who)| format!("{}: {}", w.t(key), orgs(s, w, who))));
    lines
}

/// The network's rules as they hold, and what is asked to change in them.
pub(super) fn rules(s: &Snapshot, w: &Words) -> Vec<String> {
    let network = &s.network;
    let mut lines = vec![format!("{}: {}", w.t("rule-sponsors"), network.sponsors)];
    if network.paused {
        lines.push(format!("{}. {}", w.t("paused"), w.t("paused-text")));
    }
    lines.extend(network.motions.iter().map(|motion| {
        let counts =
            [("who", orgs(s, w, &motion.by).into()), ("n", motion.by.len().into()), ("needed", motion.needed.into())];
        format!("{} – {}", names::rule_change(w, motion.change), w.with("motion-by", &counts))
    }));
    lines
}

/// Who has dropped what was dropped.
/// What an entry contributed to an organisation's standing.
const fn contributed(kind: ReasonKind) -> &'static str {
    match kind {
        ReasonKind::Founded => "cli-why-founded",
        ReasonKind::Invited => "cli-why-invited",
        ReasonKind::CarriedIn => "cli-why-carried-in",
        ReasonKind::Admitted => "cli-why-admitted",
        ReasonKind::Accepted => "cli-why-accepted",
        ReasonKind::Noted => "cli-why-noted",
        ReasonKind::VoiceNoted => "cli-why-voice-noted",
        ReasonKind::Left => "cli-why-left",
        ReasonKind::VotedAgainst => "cli-why-voted-against",
        ReasonKind::Withdrew => "cli-why-withdrew",
        ReasonKind::RemovalNoted => "cli-why-removal-noted",
        ReasonKind::HandedOver => "cli-why-handed-over",
        ReasonKind::TakenOver => "cli-why-taken-over",
    }
}

pub(super) fn organisations(s: &Snapshot, w: &Words) -> String {
    let row = |org: &OrganisationView| {
        let voice = if org.voice { w.t("cli-voice") } else { "".into() };
        let own = if org.own { w.t("cli-own") } else { "".into() };
        let name = org.name.clone().unwrap_or_default();
        vec![org.org.short(), w.t(names::stage(org.stage)).into_owned(), voice.into_owned(), own.into_owned(), name]
    };
    columns(&s.network.organisations.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn people(s: &Snapshot, w: &Words) -> String {
    let row = |person: &wijktafel_model::view::PersonView| {
        let active = if person.active { "" } else { "×" };
        let roles: Vec<String> = person.roles.iter().map(|role| w.t(names::role(*role)).into_owned()).collect();
        let name = person.name.clone().unwrap_or_default();
        let owns = |device: &&wijktafel_model::view::DeviceView| {
            device.active && (device.org, device.person) == (person.org, person.person)
        };
        let devices = w.count("person-devices", s.network.devices.iter().filter(owns).count());
        let may = names::mandates(w, person.mandates);
        vec![person.person.short(), active.to_owned(), name, org(s, person.org), devices, may, roles.join(", ")]
    };
    columns(&s.network.people.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn devices(s: &Snapshot, w: &Words) -> String {
    let row = |device: &wijktafel_model::view::DeviceView| {
        let active = if device.active { "" } else { "×" };
        let person = s.network.people.iter().find(|person| person.person == device.person);
        let name = person.and_then(|person| person.name.clone()).unwrap_or_default();
        let own = if device.own { w.t("cli-own") } else { "".into() };
        vec![device.device.short(), active.to_owned(), own.into_owned(), name, org(s, device.org)]
    };
    columns(&s.network.devices.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn blind_peers(s: &Snapshot, w: &Words) -> String {
    let row = |blind: &BlindPeerView| {
        let to_leave = blind.to_leave.map(|n| usize::try_from(n).unwrap_or(usize::MAX));
        let state = match (blind.refused, to_leave) {
            (Some(refused), _) => w.t(names::blind_refusal(refused)).into_owned(),
            (None, None | Some(0)) => match blind.reached {
                Some(at) => w.with("cli-blind-reached", &[("when", w.when(at, s.today).into())]),
                None => w.t("cli-blind-not-reached").into_owned(),
            },
            (None, Some(n)) => w.count("cli-blind-to-leave", n),
        };
        vec![blind.peer.endpoint.short(), org(s, blind.peer.org), blind.peer.addresses.join(" "), state]
    };
    columns(&s.network.blind_peers.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn device_tickets(s: &Snapshot, w: &Words) -> String {
    let name = |id: PersonId| {
        let found = s.network.people.iter().find(|person| person.person == id);
        found.and_then(|person| person.name.clone()).unwrap_or_else(|| id.short())
    };
    let tickets = s.network.household.tickets.iter().map(|ticket| {
        let to_go = ticket.to_go.filter(|to_go| *to_go > 0);
        let to_go = to_go.map(|to_go| w.count("cli-device-to-go", usize::try_from(to_go).unwrap_or(usize::MAX)));
        vec![
            ticket.ticket.short(),
            w.t(names::device_ticket(ticket.state)).into_owned(),
            name(ticket.person),
            ticket.code.clone().or(to_go).unwrap_or_default(),
        ]
    });
    let waiting = s.network.household.vouched.iter().map(|waits| {
        let state = w.t(names::device_ticket(DeviceTicketState::WaitsForSecond)).into_owned();
        vec![waits.device.short(), state, name(waits.person), waits.code.clone()]
    });
    columns(&tickets.chain(waiting).collect::<Vec<_>>(), w)
}

pub(super) fn invitations(s: &Snapshot, w: &Words) -> String {
    let row = |invitation: &wijktafel_model::view::InvitationView| {
        let expires = invitation.expires.map(|day| day.to_string()).unwrap_or_default();
        let code = invitation.code.clone().unwrap_or_default();
        let state = w.t(names::invitation(invitation.state)).into_owned();
        let who = invitation.candidate.as_ref().map_or_else(
            || invitation.org.map(|id| org(s, id)).unwrap_or_default(),
            |one| {
                let like = one.like.map(|like| w.with("invitation-like", &[("org", org(s, like).into())]));
                let named = format!("{} ({})", one.organisation, one.person);
                like.map_or_else(|| named.clone(), |like| format!("{named}. {like}"))
            },
        );
        vec![invitation.invite.short(), state, expires, code, who]
    };
    columns(&s.network.invitations.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn tables(s: &Snapshot, w: &Words) -> String {
    let row =
        |table: &wijktafel_model::view::TableView| vec![table.log.short(), table.name.clone(), orgs(s, w, &table.orgs)];
    columns(&s.network.tables.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn cases(s: &Snapshot, w: &Words) -> String {
    let row = |case: &wijktafel_model::view::CaseRow| {
        let state = standing(w, case);
        vec![case.log.short(), state, w.count("cli-tips", case.tips), org(s, case.by), case.title.clone()]
    };
    columns(&s.cases.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn agreements(s: &Snapshot, w: &Words) -> String {
    let row = |agreement: &wijktafel_model::view::AgreementRow| {
        let state = w.t(names::agreement_state(agreement.state)).into_owned();
        let said = format!("{}/{}", agreement.given, agreement.electors);
        vec![agreement.log.short(), state, said, agreement.title.clone()]
    };
    columns(&s.agreements.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn rounds(s: &Snapshot, w: &Words) -> String {
    let row = |round: &wijktafel_model::view::RoundView| {
        let state = w.t(names::round_state(round.state()));
        let phase = super::things::phase(round).unwrap_or_else(|| "—".to_owned());
        vec![round.log.short(), state.into_owned(), phase, round.title.clone()]
    };
    columns(&s.rounds.iter().map(row).collect::<Vec<_>>(), w)
}

pub(super) fn seasons(s: &Snapshot, w: &Words) -> String {
    let action = |action: &ActionView| {
        let done = if action.done { "✓" } else { "·" };
        let due = action.due.map(|day| day.to_string()).unwrap_or_default();
        let owners = if action.unowned { w.t("cli-unowned").into_owned() } else { orgs(s, w, &action.owners) };
        vec![action.action.short(), done.to_owned(), due, owners, action.what.clone()]
    };
    let season = |season: &wijktafel_model::view::SeasonView| {
        let actions: Vec<_> = season.actions.iter().map(action).collect();
        format!("{}  {}\n{}", season.log.short(), season.title, columns(&actions, w))
    };
    if s.seasons.is_empty() {
        return w.t("cli-nothing").into_owned();
    }
    s.seasons.iter().map(season).collect::<Vec<_>>().join("\n\n")
}

pub(super) fn lessons(s: &Snapshot, w: &Words) -> String {
    let row = |lesson: &wijktafel_model::view::LessonView| {
        let owners =
            if lesson.owners.is_empty() { w.t("cli-unowned").into_owned() } else { orgs(s, w, &lesson.owners) };
        let order = w.t(names::order(lesson.order)).into_owned();
        vec![lesson.log.short(), order, owners, lesson.title.clone()]
    };
    columns(&s.lessons.iter().map(row).collect::<Vec<_>>(), w)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["a", "één", "x"], ["bcd", "e", ""]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(columns(&rows, &Words::new(Lang::En)), "a    één  x\nbcd  e");
    }
}
