//! One thing in full, for people.

use std::collections::BTreeSet;

use wijktafel_core::package::{Coverage, Report as PackageReport};
use wijktafel_core::proof::ProofReport;
use wijktafel_model::departure;
use wijktafel_model::export::Absence;
use wijktafel_model::view::device::EnteringView;
use wijktafel_model::view::{
    AgreementView, CaseView, DimensionView, ElectorView, RoundView, Snapshot, TipView, VersionView,
};
use wijktafel_sync::blind::Held;
use wijktafel_sync::clock;
use wijktafel_sync::node::{Joining, Status};

use super::lists::{org, orgs};
use crate::client;
use crate::difference::Changes;
use crate::ladder::standing;
use crate::text::{Words, names};

/// A heading with the text below it; nothing when the text is empty.
pub(super) fn part(lines: &mut Vec<String>, heading: &str, text: &str) {
    if !text.trim().is_empty() {
        lines.push(format!("\n{heading}\n{text}"));
    }
}

pub(super) fn network(s: &Snapshot, w: &Words) -> String {
    let mut lines = vec![s.network.name.clone()];
    lines.extend(s.network.region.clone());
    if let Some(origin) = &s.network.continues {
        lines.push(w.with("continues", &[("name", origin.name.as_str().into())]));
    }
    part(&mut lines, &w.t(names::field(wijktafel_model::words::TextField::Purpose)), &s.network.purpose);
    lines.push(format!("\n{}", super::lists::organisations(s, w)));
    lines.push(String::new());
    lines.extend(super::lists::rules(s, w));
    if s.network.few_voices {
        lines.push(format!("\n{}", w.t("cli-few-voices")));
    }
    lines.join("\n")
}

pub(super) fn joining(status: &Status, w: &Words) -> String {
    match (&status.joining, &status.entering) {
        (Some(joining), _) => join_lines(joining, w).join("\n"),
        (None, Some(entering)) => enter_lines(entering, w).join("\n"),
        (None, None) => w.t("cli-joined").into_owned(),
    }
}

fn enter_lines(entering: &EnteringView, w: &Words) -> Vec<String> {
    if let Some(why) = entering.refused {
        return vec![w.t(names::entering_refusal(why, entering.recovery)).into_owned()];
    }
    if let Some((done, total)) = entering.copied {
        return vec![w.with("enter-copying", &[("done", done.into()), ("total", total.into())])];
    }
    match &entering.code {
        Some(code) => vec![w.with("cli-enter-code", &[("code", code.as_str().into())])],
        None => vec![w.t("cli-enter-unreached").into_owned()],
    }
}

fn join_lines(joining: &Joining, w: &Words) -> Vec<String> {
    let who = || joining.inviter.as_str().into();
    let mut lines = vec![w.with("cli-join-code", &[("code", joining.code.as_str().into()), ("who", who())])];
    if let Some(why) = joining.refused {
        lines.push(format!("{}. {}", w.with("join-refused", &[("who", who())]), w.t(names::invite_refusal(why))));
    } else {
        let next = if joining.delivered { "cli-join-delivered" } else { "cli-join-unreached" };
        lines.push(w.with(next, &[("who", who())]));
    }
    lines.extend(joining.message.clone());
    lines
}

pub(super) fn status(status: &Status, s: &Snapshot, w: &Words) -> String {
    let mut lines = Vec::new();
    if !s.network.name.is_empty() {
        lines.push(s.network.name.clone());
    }
    if let Some(stage) = status.stage {
        let own = s.network.me.map(|me| org(s, me.org)).unwrap_or_default();
        lines.push(format!("{own}: {}", w.t(names::stage(stage))));
    }
    if let Some(joining) = &status.joining {
        lines.extend(join_lines(joining, w));
    }
    lines.extend(status.entering.iter().flat_map(|entering| enter_lines(entering, w)));
    lines.push(w.with("cli-device", &[("id", status.device.to_string().into())]));
    let addresses = status.addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    if !addresses.is_empty() {
        lines.push(w.with("cli-addresses", &[("addresses", addresses.into())]));
    }
    lines.push(w.count("cli-connected", status.connected.len()));
    let refusers: BTreeSet<_> =
        s.sync.peers.iter().filter(|peer| peer.turned_away).filter_map(|peer| peer.org).collect();
    if !refusers.is_empty() {
        let who = orgs(s, w, &refusers.into_iter().collect::<Vec<_>>());
        lines.push(format!("{}. {}", w.with("turned-away", &[("who", who.into())]), w.t("turned-away-text")));
    }
    if s.sync.waiting_for_key > 0 {
        lines.push(w.count("cli-waits-for-key", s.sync.waiting_for_key));
    }
    for apart in &s.sync.quarantined {
        lines.push(format!("{} × {}", apart.count, w.reason(&apart.reason)));
    }
    if status.restored {
        lines.push(w.t("cli-restored").into_owned());
    }
    lines.join("\n")
}

pub(super) fn case(case: &CaseView, s: &Snapshot, w: &Words) -> String {
    use wijktafel_model::words::TextField::{Question, Situation, Strengths};
    let row = &case.row;
    let mut lines = vec![format!("{}  {}", row.log, row.title)];
    lines.push(format!("{}, {}, {}", standing(w, row), org(s, row.by), row.retain_until));
    lines.push(w.t(names::mode_note(row.mode)).into_owned());
    part(&mut lines, &w.t("cli-ground"), &case.ground);
    if let Some(circle) = &case.circle {
        part(&mut lines, &w.t("cli-circle-purpose"), &circle.purpose);
        part(&mut lines, &w.t("cli-circle-who"), &super::circle::who(circle, s, w));
    }
    for (field, text) in [(Question, &case.question), (Situation, &case.situation), (Strengths, &case.strengths)] {
        part(&mut lines, &w.t(names::field(field)), text);
    }
    if !case.tips.is_empty() {
        lines.push(String::new());
    }
    lines.extend(case.tips.iter().filter(|tip| !tip.archived).map(|one| tip(one, s, w)));
    part(&mut lines, &w.t("case-tab-plan"), &super::plan::lines(case, s, w, true).join("\n"));
    part(&mut lines, &w.t("voices-title"), &crate::voices::said(s, case, w).join("\n"));
    part(&mut lines, &w.t("report-lines"), &super::report::lines(case, s, w).join("\n"));
    apart(&mut lines, &case.set_apart, w);
    lines.join("\n")
}

/// A tip; two versions or reports stand below each other.
fn tip(tip: &TipView, s: &Snapshot, w: &Words) -> String {
    let versions = tip.versions.iter().map(|version| {
        let place = format!("{} / {}", w.t(names::area(version.area)), w.t(names::level(version.level)));
        format!("{}  {place}: {} ({})", tip.tip.short(), version.text, org(s, version.by))
    });
    let reports = tip.reports.iter().map(|report| {
        let note = report.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        let who = super::report::entered(s, w, report.by, report.whom.as_deref());
        format!("          → {}{note} ({who})", w.t(names::result(report.result)))
    });
    versions.chain(reports).collect::<Vec<_>>().join("\n")
}

pub(super) fn apart(lines: &mut Vec<String>, pieces: &[wijktafel_model::view::SetApart], w: &Words) {
    for piece in pieces {
        let text = piece.text.clone().unwrap_or_default();
        part(lines, &w.t("cli-set-apart"), &format!("{} {text}", w.reason(&piece.reason)));
    }
}

pub(super) fn agreement(agreement: &AgreementView, s: &Snapshot, w: &Words) -> String {
    let row = &agreement.row;
    let mut lines = vec![format!("{}  {}", row.log, row.title), w.t(names::agreement_state(row.state)).into_owned()];
    part(&mut lines, &w.t(names::field(wijktafel_model::words::TextField::Draft)), &agreement.draft);
    let criteria: Vec<String> =
        agreement.criteria.iter().map(|one| format!("{}  {}", one.criterion.short(), one.text)).collect();
    part(&mut lines, &w.t("cli-criteria"), &criteria.join("\n"));
    for version in &agreement.versions {
        lines.push(format!("\n{}", self::version(version, s, w)));
    }
    lines.extend(agreement.earlier.iter().flat_map(|earlier| super::successor::earlier(earlier, w)));
    apart(&mut lines, &agreement.set_apart, w);
    lines.join("\n")
}

fn version(version: &VersionView, s: &Snapshot, w: &Words) -> String {
    let state = w.t(names::agreement_state(version.state));
    let mut lines =
        vec![format!("{}  {state} ({}: {})", version.version.short(), w.t("cli-rule"), w.t(names::rule(version.rule)))];
    for elector in &version.electors {
        let said = match elector.verdict {
            _ if elector.contradicted => w.t("cli-contradicted"),
            Some(verdict) => w.t(names::verdict(verdict)),
            None => w.t("cli-not-yet"),
        };
        let note = elector.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        lines.push(format!("  {}: {said}{note}", org(s, elector.org)));
        lines.extend(paper(s, w, elector).map(|said| format!("    {said}")));
        if let Some(by) = s.carried_on_by(elector.org) {
            lines.push(format!("    {}", w.with("carried-on-by", &[("who", org(s, by).into())])));
        }
    }
    for (place, criterion) in version.criteria.iter().enumerate() {
        let accepted = if criterion.accepted { "✓" } else { "·" };
        lines.push(format!("  {}. {accepted} {} ({})", place + 1, criterion.text, criterion.accepted_by.len()));
    }
    if !version.ended_by.is_empty() {
        lines.push(format!("  {}: {}", w.t("cli-ended-by"), orgs(s, w, &version.ended_by)));
    }
    lines.extend(version.end_reasons.iter().map(|(by, reason)| format!("    {}: {reason}", org(s, *by))));
    lines.join("\n")
}

/// The name of the phase that follows from a round.
pub(super) fn phase(round: &RoundView) -> Option<String> {
    let index = usize::try_from(round.phase?).ok()?.checked_sub(1)?;
    round.model.phases.get(index).map(ToString::to_string)
}

pub(super) fn round(round: &RoundView, s: &Snapshot, w: &Words) -> String {
    let state = w.t(names::round_state(round.state()));
    let mut lines = vec![format!("{}  {}", round.log, round.title), state.into_owned()];
    for seal in &round.seals {
        lines.push(format!("  {}: {}", org(s, seal.org), w.t(names::seal_state(seal.state, round.open))));
    }
    for (who, fault) in &round.apart {
        lines.push(format!("  {}", w.with(names::round_fault(*fault), &[("who", org(s, *who).into())])));
    }
    if let Some(own) = s.own_scores.iter().find(|own| own.round == round.log) {
        lines.push(w.t(if own.sealed { "cli-own-scores-sealed" } else { "cli-own-scores" }).into_owned());
        let named = |place: u32| usize::try_from(place).ok().and_then(|place| round.model.dimensions.get(place));
        lines.extend(own.scores.iter().filter_map(|score| {
            let evidence = score.evidence.as_ref().map(|evidence| format!(": {evidence}")).unwrap_or_default();
            Some(format!(
                "  {}. {} {}{evidence}",
                score.dimension + 1,
                named(score.dimension)?.name.as_str(),
                score.score
            ))
        }));
    }
    lines.push(phase(round).unwrap_or_else(|| w.t("cli-no-phase").into_owned()));
    lines.extend(round.dimensions.iter().map(|one| dimension(one, s)));
    if !round.earlier.is_empty() {
        lines.push(w.t("earlier-scores").into_owned());
        lines.extend(super::successor::scores(round));
    }
    if !round.missing.is_empty() {
        lines.push(format!("{}: {}", w.t("cli-not-yet"), orgs(s, w, &round.missing)));
    }
    part(&mut lines, &w.t(names::field(wijktafel_model::words::TextField::Conclusion)), &round.conclusion);
    lines.join("\n")
}

/// A dimension with its scores; who wrote evidence stands below.
fn dimension(dimension: &DimensionView, s: &Snapshot) -> String {
    let scores = dimension.scores.iter().map(|score| format!("{} {}", org(s, score.org), score.score));
    let sheets = (1..).zip(&dimension.counts).filter(|(_, count)| **count > 0);
    let sheets = sheets.map(|(phase, count): (u32, _)| format!("{phase}: {count}×"));
    let scores = scores.chain(sheets).collect::<Vec<_>>().join(", ");
    let mut lines = vec![format!("{}. {} ↔ {}  {scores}", dimension.index + 1, dimension.name, dimension.spread)];
    for score in &dimension.scores {
        lines.extend(score.evidence.as_ref().map(|evidence| format!("     {}: {evidence}", org(s, score.org))));
    }
    lines.join("\n")
}

pub(super) fn consequences(s: &Snapshot, w: &Words) -> String {
    let Some(me) = s.network.me else { return w.t("cli-nothing").into_owned() };
    let found = departure::consequences(s, me.org);
    let mut lines = vec![
        w.count("cli-leave-actions", found.actions.len()),
        w.count("cli-leave-cases", found.cases.len()),
        w.count("cli-leave-agreements", found.agreements.len()),
        w.count("cli-leave-lessons", found.lessons.len()),
    ];
    lines.extend(found.actions.iter().map(|open| format!("  {}  {}", open.action.action.short(), open.action.what)));
    lines.extend(found.cases.iter().map(|case| format!("  {}  {}", case.log.short(), case.title)));
    lines.extend(found.agreements.iter().map(|one| format!("  {}  {}", one.log.short(), one.title)));
    lines.extend(found.lessons.iter().map(|lesson| format!("  {}  {}", lesson.log.short(), lesson.title)));
    if found.last {
        lines.push(w.t("cli-leave-last").into_owned());
    }
    lines.join("\n")
}

/// Who signed on paper, and who recorded that.
pub(super) fn paper(s: &Snapshot, w: &Words, elector: &ElectorView) -> Option<String> {
    let signed = elector.paper.as_ref()?;
    let who = elector.person.map(|person| client::state::person_name(s, elector.org, person)).unwrap_or_default();
    let values = [("by", signed.by.as_str().into()), ("day", w.day(signed.on).into()), ("who", who.into())];
    Some(w.with("verdict-paper", &values))
}

pub(super) fn changes(changes: &Changes, w: &Words) -> String {
    let Some(since) = changes.since else {
        let key = if changes.version.is_some() { "changes-none" } else { "version-none" };
        return w.t(key).into_owned();
    };
    let mut lines = vec![w.with("changes-since", &[("day", w.day(since.on).into())])];
    for change in changes.list() {
        lines.push(String::new());
        lines.extend(change.gone.iter().map(|words| format!("- {words}")));
        lines.extend(change.added.iter().map(|words| format!("+ {words}")));
    }
    lines.join("\n")
}

pub(super) fn proven(report: &ProofReport, w: &Words) -> String {
    let mut lines = vec![
        w.t("cli-proof-holds").into_owned(),
        format!("{}: {}", report.version.title, w.t(names::verdict(report.verdict.verdict))),
    ];
    lines.extend(report.verdict.note.as_ref().map(ToString::to_string));
    lines.extend(report.verdict.paper.as_ref().map(|signed| {
        w.with("cli-proof-paper", &[("by", signed.by.as_str().into()), ("day", w.day(signed.on).into())])
    }));
    lines.push(w.with("cli-proof-version", &[("id", report.id.to_string().into())]));
    lines.push(w.with("cli-proof-network", &[("id", report.version.network.to_string().into())]));
    lines.push(w.with("cli-device", &[("id", report.device.to_string().into())]));
    match &report.signatory {
        Some(signatory) => {
            lines.push(w.with("cli-proof-organisation", &[("id", signatory.org.to_string().into())]));
            if !signatory.may_sign {
                lines.push(w.t("cli-proof-no-mandate").into_owned());
            }
            if !signatory.elector {
                lines.push(w.t("cli-proof-no-elector").into_owned());
            }
        }
        None => lines.push(w.t("cli-proof-no-path").into_owned()),
    }
    lines.push(w.t("cli-proof-limits").into_owned());
    part(&mut lines, report.version.title.as_str(), report.version.text.as_str());
    lines.join("\n")
}

pub(super) fn verified(report: &PackageReport, w: &Words) -> String {
    let organisation = report.organisation_name.clone().unwrap_or_else(|| report.organisation.short());
    let mut lines = vec![w.t("cli-package-holds").into_owned()];
    lines.push(format!("{} · {organisation} · {}", report.network_name, w.day(report.at.day())));
    lines.extend(report.held.iter().map(|held| {
        let kind = w.t(names::log_kind(held.kind));
        w.with("cli-package-held", &[("kind", kind.into()), ("logs", held.logs.into()), ("n", held.entries.into())])
    }));
    let count = |key: &str, n: usize| (n > 0).then(|| w.count(key, n));
    lines.extend(count("cli-package-removed", report.removed.len()));
    lines.extend(report.left_out.iter().filter_map(|line| match line.coverage {
        Coverage::LeftOut { why } => {
            Some(format!("{}  {}: {}", line.log.short(), w.t(names::log_kind(line.kind)), w.t(absent(why))))
        }
        Coverage::Held | Coverage::Removed { .. } => None,
    }));
    lines.extend(count("cli-package-unread", report.unread_groups.len()));
    lines.push(w.count("cli-package-proofs", report.proofs.len()));
    lines.extend(count("cli-package-unproven", report.unproven.len()));
    lines.extend(report.cases.iter().map(|case| {
        let values = [("id", case.log.short().into()), ("day", case.destroy_after.as_str().into())];
        w.with("cli-package-destroy", &values)
    }));
    lines.join("\n")
}

/// What a blind peer holds, that it can read nothing of it, and what to hand over.
pub(super) fn held(held: &Held, w: &Words) -> String {
    let values = [
        ("parcels", held.parcels.into()),
        ("boxes", held.boxes.into()),
        ("bytes", mebibytes(held.bytes).into()),
        ("quota", mebibytes(held.quota).into()),
        ("devices", held.devices.into()),
    ];
    let addresses = held.addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let mut lines = vec![w.t("cli-blind-held").into_owned(), w.with("cli-blind-size", &values)];
    lines.push(match held.last.zip(held.last_at) {
        Some((device, at)) => {
            let when = w.when(at, clock::now().day());
            w.with("cli-blind-last", &[("device", device.short().into()), ("when", when.into())])
        }
        None => w.t("cli-blind-nobody").into_owned(),
    });
    lines.push(w.with("cli-ready", &[("addresses", addresses.into())]));
    lines.push(w.t(if held.claimed { "cli-blind-address" } else { "cli-blind-ticket" }).into_owned());
    lines.push(held.ticket.clone());
    lines.join("\n")
}

/// Whole and tenths of MiB.
fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10) >> 20;
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

/// Why a log is not in a package.
const fn absent(why: Absence) -> &'static str {
    match why {
        Absence::NotRead => "cli-absent-not-read",
        Absence::Removed => "cli-absent-removed",
        Absence::WaitingForKey => "cli-absent-no-key",
        Absence::PastItsDay => "cli-absent-past",
    }
}
