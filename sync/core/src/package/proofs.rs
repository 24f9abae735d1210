//! A proof for each verdict that counts, so that an agreement can be shown without the rest.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::cbor::Bytes;
use wijktafel_model::fact::Fact;
use wijktafel_model::id::{EntryId, FeedId, OrgId};
use wijktafel_model::view::{Detail, ElectorView, VersionView};
use wijktafel_model::words::Verdict;

use super::audit::{Audit, Opened, parents};
use super::manifest::{ProofLine, VerdictLine};
use crate::proof::{PROOF_BYTES_MAX, Path, Proof, ProofReport, Shown, verify_proof};

/// The folder of the proofs.
pub(super) const FOLDER: &str = "proofs/";

/// What was proven.
#[derive(Default)]
pub(super) struct Proven {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) proofs: Vec<ProofLine>,
    pub(super) unproven: Vec<VerdictLine>,
}

/// Makes a proof of every verdict that the given agreements count.
pub(super) fn of(audit: &Audit, details: &[Detail]) -> Proven {
    let mut proven = Proven::default();
    let agreements = details.iter().filter_map(|detail| match detail {
        Detail::Agreement(view) => Some(view),
        Detail::Case(_) => None,
    });
    for view in agreements {
        let opened = audit.opened(&view.row.log);
        for version in &view.versions {
            for elector in &version.electors {
                let Some(verdict) = elector.verdict else { continue };
                let said = VerdictLine {
                    agreement: view.row.log,
                    version: version.version,
                    organisation: elector.org,
                    verdict,
                };
                match prove(audit, opened, version, elector) {
                    Some((bytes, report)) => {
                        let file = format!("{FOLDER}{}-{}.proof", version.version, elector.org);
                        // Of two differing words of one organisation the proof shows the one it holds.
                        let proves = VerdictLine { verdict: report.verdict.verdict, ..said };
                        proven.files.insert(file.clone(), bytes);
                        proven.proofs.push(ProofLine { file, proves });
                    }
                    None => proven.unproven.push(said),
                }
            }
        }
    }
    proven.proofs.sort_by_key(|line| line.proves);
    proven.proofs.dedup();
    proven.unproven.sort_unstable();
    proven.unproven.dedup();
    proven
}

/// The proof of the word that the view shows, and what it proves.
pub(super) fn prove(
    audit: &Audit,
    opened: &[Opened],
    version: &VersionView,
    elector: &ElectorView,
) -> Option<(Vec<u8>, ProofReport)> {
    let standing = audit.standing();
    let statements = opened.iter().flat_map(|opened| &opened.body.statements);
    let mut proposals = statements.filter(|one| one.fact.version() == Some(version.version));
    let payload = proposals.next()?.fact.payload().encode();
    let given = opened.iter().rev().flat_map(|opened| {
        let statements = opened.body.statements.iter().enumerate();
        statements.map(move |(index, statement)| (opened, index, statement))
    });
    let mut shown = given.filter(|(opened, _, statement)| {
        let Fact::VerdictGiven(given) = statement.fact.known() else { return false };
        let author = standing.devices.get(&opened.device).map(|device| device.org);
        given.version == version.version
            && author == Some(elector.org)
            && Some(statement.at) == elector.at
            && (elector.contradicted || Some(given.verdict) == elector.verdict)
    });
    shown.find_map(|(verdict, index, _)| assemble(audit, opened, verdict, index, &payload, elector.org))
}

fn assemble(
    audit: &Audit,
    agreement: &[Opened],
    verdict: &Opened,
    index: usize,
    payload: &[u8],
    org: OrgId,
) -> Option<(Vec<u8>, ProofReport)> {
    let household = household(audit, verdict, &org);
    let later = |opened: &&&Opened| opened.entry.header.seq > 0;
    let feeds: BTreeSet<FeedId> = household.iter().filter(later).map(|opened| opened.entry.feed()).collect();
    let mut openings: Vec<&Opened> = feeds.iter().filter_map(|feed| opening(audit.roster_entries(), *feed)).collect();
    if verdict.entry.header.seq > 0 {
        openings.extend(opening(agreement, verdict.entry.feed()));
    }
    let show = |opened: &Opened| Shown::new(opened.entry.clone(), &opened.key);
    let proof = Proof {
        version: Bytes(payload.to_vec()),
        verdict: show(verdict),
        index: u32::try_from(index).ok()?,
        openings: openings.into_iter().map(show).collect(),
        path: Some(Path { founding: audit.founding(&org)?, entries: household.into_iter().map(show).collect() }),
    };
    let bytes = proof.encode();
    let report = (bytes.len() <= PROOF_BYTES_MAX).then(|| verify_proof(&bytes).ok()).flatten()?;
    let names = report.signatory.is_some_and(|signatory| signatory.org == org);
    names.then_some((bytes, report))
}

/// The first entry of a feed.
fn opening(log: &[Opened], feed: FeedId) -> Option<&Opened> {
    log.iter().find(|opened| opened.entry.header.seq == 0 && opened.entry.feed() == feed)
}

/// Entries of the roster by which an organisation enrolled people and devices, as far as whoever gave the verdict had
/// seen them.
fn household<'a>(audit: &'a Audit, verdict: &Opened, org: &OrgId) -> Vec<&'a Opened> {
    let entries = audit.roster_entries();
    let by_id: BTreeMap<EntryId, &Opened> = entries.iter().map(|opened| (opened.entry.id(), opened)).collect();
    let mut past: BTreeSet<EntryId> = BTreeSet::new();
    let mut waiting: Vec<EntryId> = verdict.position.to_vec();
    while let Some(id) = waiting.pop() {
        if let (Some(opened), true) = (by_id.get(&id), past.insert(id)) {
            waiting.extend(parents(&opened.entry, &opened.body));
        }
    }
    let enrols = |opened: &&Opened| {
        let author = || audit.before(opened).and_then(|standing| standing.author(&opened.device));
        past.contains(&opened.entry.id())
            && opened.body.statements.iter().any(|statement| match statement.fact.known() {
                Fact::Recovered(recovered) => recovered.org == *org,
                Fact::PersonEnrolled(_)
                | Fact::PersonMandated(_)
                | Fact::PersonEnded(_)
                | Fact::DeviceAdded(_)
                | Fact::DeviceRevoked(_)
                | Fact::RecoverySheetSet(_) => author().is_some_and(|author| author.org == *org),
                _ => false,
            })
            && audit.counts(opened)
    };
    entries.iter().filter(enrols).collect()
}

/// Whether a proof shows what the manifest says of it.
pub(super) fn shows(report: &ProofReport, line: &VerdictLine) -> bool {
    let VerdictLine { agreement, version, organisation, verdict } = *line;
    let said: (_, _, Verdict) = (report.version.agreement, report.id, report.verdict.verdict);
    said == (agreement, version, verdict) && report.signatory.is_some_and(|signatory| signatory.org == organisation)
}
