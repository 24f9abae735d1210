//! What was dropped, and who has dropped it too.

use serde_json::{Value, json};
use wijktafel_core::blind::post::Forgetting;
use wijktafel_core::replica::Receipt;
use wijktafel_model::id::{DeviceId, OrgId};
use wijktafel_model::view::Snapshot;
use wijktafel_sync::node::erased::{BlindErased, Erased};

use super::lists::{columns, org};
use crate::text::{Words, names};

pub(crate) fn json(erased: &Erased) -> Value {
    let device = |(org, device, receipt): &(OrgId, DeviceId, Receipt)| json!({ "organisation": org, "device": device, "receipt": receipt });
    let devices: Vec<Value> = erased.what.devices.iter().map(device).collect();
    json!({
        "log": erased.what.log, "kind": erased.what.kind, "ending": erased.what.ending,
        "devices": devices, "blind_peers": erased.blind_peers,
    })
}

/// When it ended, by whom and why.
pub fn ending(erased: &Erased, w: &Words, name: impl Fn(OrgId) -> String) -> String {
    let Some(ending) = &erased.what.ending else { return w.t("erased-sometime").into_owned() };
    let said = [
        ("day", w.day(ending.at.day()).into()),
        ("who", name(ending.by).into()),
        ("why", w.t(names::drop_reason(ending.reason)).into_owned().into()),
    ];
    w.with("erased-by", &said)
}

pub(super) fn list(erased: &[Erased], s: &Snapshot, w: &Words) -> String {
    columns(&erased.iter().map(|one| row(one, s, w)).collect::<Vec<_>>(), w)
}

/// What was dropped in a line: its mark, what it was, who dropped it too, when, by whom and why.
pub(crate) fn row(one: &Erased, s: &Snapshot, w: &Words) -> Vec<String> {
    let confirmed = one.what.devices.iter().filter(|(.., receipt)| matches!(receipt, Receipt::Confirmed(_)));
    let counts = [("part", confirmed.count().into()), ("whole", one.what.devices.len().into())];
    vec![
        one.what.log.short(),
        w.t(names::log_kind(one.what.kind)).into_owned(),
        w.with("cli-erased-count", &counts),
        ending(one, w, |id| org(s, id)),
    ]
}

pub(super) fn one(erased: &Erased, s: &Snapshot, w: &Words) -> String {
    let receipt = |receipt: &Receipt| match receipt {
        Receipt::Confirmed(at) => w.with("cli-erased-confirmed", &[("day", w.day_long(at.day()).into())]),
        Receipt::NotHeard => w.t("cli-erased-not-heard").into_owned(),
        Receipt::CannotKnow => w.t("cli-erased-cannot-know").into_owned(),
    };
    let device = |(of, device, said): &(OrgId, DeviceId, Receipt)| vec![device.short(), org(s, *of), receipt(said)];
    let blind = |one: &BlindErased| {
        let state = w.t(match one.state {
            Forgetting::Done => "cli-erased-forgotten",
            Forgetting::Waits => "cli-erased-to-forget",
        });
        let whose = w.with("cli-erased-blind", &[("who", org(s, one.peer.org).into())]);
        vec![one.peer.endpoint.short(), whose, state.into_owned()]
    };
    let rows = erased.what.devices.iter().map(device).chain(erased.blind_peers.iter().map(blind));
    columns(&rows.collect::<Vec<_>>(), w)
}
