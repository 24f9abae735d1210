//! Guides, for people and programs.

use serde_json::{Value, json};
use wijktafel_model::guide::{guides, shares};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::learning::{GuideCard, TrainingView};

use super::reflection::about;
use crate::client::state::{org_name, person_name};
use crate::meeting::table_name;
use crate::text::{Words, names};

/// What was done, on which day and where.
pub fn training(one: &TrainingView, w: &Words) -> String {
    let values = [
        ("what", w.t(names::learning::training(one.kind)).into_owned().into()),
        ("day", w.day(one.on).into()),
        ("place", w.t(names::learning::training_place(one.place)).into_owned().into()),
    ];
    w.with("training-line", &values)
}

/// How many guides are of the partners themselves, of the whole network together.
pub fn share(s: &Snapshot, w: &Words) -> Option<String> {
    let shares = shares(s);
    (shares.all > 0).then(|| w.with("guides-share", &[("own", shares.own.into()), ("all", shares.all.into())]))
}

/// Whether somebody guides from inside the partners or from outside.
pub const fn from(one: &GuideCard) -> &'static str {
    if one.outside { "guide-outside" } else { "guide-inside" }
}

pub(super) fn json(s: &Snapshot) -> Value {
    json!({ "shares": shares(s), "guides": guides(s) })
}

pub(super) fn list(s: &Snapshot, w: &Words) -> String {
    let all = guides(s);
    if all.is_empty() {
        return w.t("guides-none").into_owned();
    }
    let mut lines: Vec<String> = share(s, w).into_iter().collect();
    for one in &all {
        let (name, org) = (person_name(s, one.org, one.person), org_name(s, one.org));
        lines.push(format!("\n{}  {name}, {org}  {}", one.person.short(), w.t(from(one))));
        let tables: Vec<String> = one.tables.iter().map(|table| table_name(s, *table)).collect();
        if !tables.is_empty() {
            lines.push(format!("  {}: {}", w.t("guide-tables"), w.list(&tables)));
        }
        lines.extend(one.led.iter().map(|log| format!("  {}: {}", w.t("guide-led-one"), about(s, w, *log))));
        let trained = one.training.iter();
        lines.extend(trained.map(|one| format!("  {}  {}: {}", one.noted.short(), one.what, training(one, w))));
    }
    lines.join("\n")
}
