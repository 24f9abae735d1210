//! What was told of a case, and what only the own copy knows: its register, its access log, what was dropped.

use wijktafel_core::blind::post::Forgetting;
use wijktafel_core::replica::{self, Ending, Receipt};
use wijktafel_model::id::{DeviceId, PersonId, ReplyId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::blind::BlindPeer;
use wijktafel_model::view::report::{CaseLine, ReplySheetView};
use wijktafel_model::words::{ClientVerdict, DropReason, LogKind, Prose};
use wijktafel_sync::access::{AccessLog, Act, Line as AccessLine};
use wijktafel_sync::node::erased::{BlindErased, Erased};
use wijktafel_sync::node::register::Breach;

use super::{ME, ago, fact, log, org, today};

/// A line of the register.
pub(crate) fn breach() -> Breach {
    let discovered = ago(2);
    Breach {
        device: DeviceId([32; 32]),
        person: PersonId([22; 16]),
        since: Some(ago(200)),
        last_heard: Some(ago(3)),
        discovered,
        report_until: Timestamp(discovered.0 + 72 * 3_600_000),
        recorded: ago(2),
        readable: [("case", 8), ("circle", 1), ("agreement", 7)].map(|(kind, n)| (kind.to_owned(), n)).into(),
        concerned: vec![org(1), org(3), org(4)],
        note: Some(Prose::new("Uit de auto gestolen.").expect("some prose")),
    }
}

/// An access log with one line of each kind.
pub(crate) fn accesses() -> AccessLog {
    let line = |(n, act): (usize, Act)| AccessLine {
        at: ago(9 - i32::try_from(n).expect("few")),
        act,
        device: DeviceId([31; 32]),
        previous: [0; 32],
        person: Some(PersonId([21; 16])),
        log: (act != Act::Search && act != Act::Export).then_some(log(60)),
    };
    let acts = [Act::Search, Act::Read, Act::Copy, Act::Print, Act::Export, Act::Erase];
    let lines = acts.into_iter().enumerate().map(line).collect();
    AccessLog { lines, last: "5f".repeat(32), broken: None }
}

/// A case that all partners dropped but one, and an agreement that was just withdrawn.
pub(crate) fn erased() -> Vec<Erased> {
    let device = |n: u8, of: u8, receipt| (org(of), DeviceId([n; 32]), receipt);
    let blind = |n: u8, of: u8, address: &str, state| BlindErased {
        peer: BlindPeer { endpoint: DeviceId([n; 32]), org: org(of), at: ago(30), addresses: vec![address.to_owned()] },
        state,
    };
    let case = replica::Erased {
        log: log(90),
        kind: LogKind::Circle,
        ending: Some(Ending { at: ago(3), by: org(1), reason: DropReason::Mistake }),
        devices: vec![
            device(34, 1, Receipt::Confirmed(ago(3))),
            device(35, 4, Receipt::NotHeard),
            device(36, 5, Receipt::CannotKnow),
        ],
    };
    let agreement = replica::Erased {
        log: log(91),
        kind: LogKind::Agreement,
        ending: Some(Ending { at: ago(40), by: ME, reason: DropReason::Withdrawn }),
        devices: vec![device(34, 1, Receipt::Confirmed(ago(39)))],
    };
    vec![
        Erased {
            what: case,
            blind_peers: vec![
                blind(50, 2, "192.0.2.7:4711", Forgetting::Done),
                blind(51, 1, "192.0.2.8:4711", Forgetting::Waits),
            ],
        },
        Erased { what: agreement, blind_peers: Vec::new() },
    ]
}

/// What was told of the case as a whole, also for somebody without a client.
pub(super) fn told() -> Vec<CaseLine> {
    let line =
        |line: &str, by, at| CaseLine { line: Some(line.to_owned()), words: None, verdict: None, by, whom: None, at };
    let theirs = CaseLine {
        words: Some("Het was gezellig, ik kom weer.".to_owned()),
        verdict: Some(ClientVerdict::HelpedLittle),
        whom: Some("Buurtkamer De Zwaan".to_owned()),
        ..line("Zij kookte mee en bleef eten.", ME, ago(1))
    };
    vec![line("Eerst samen koffie, dan pas de post.", org(5), ago(3)), theirs]
}

/// The sheet that somebody without a client filled in.
pub(super) fn handed_out() -> Vec<ReplySheetView> {
    vec![ReplySheetView {
        sheet: ReplyId([90; 16]),
        whom: "Buurtkamer De Zwaan".to_owned(),
        until: today().plus(14),
        tips: [4, 5, 9].map(fact).to_vec(),
        answered: vec![fact(4)],
        by: ME,
        at: ago(2),
    }]
}
