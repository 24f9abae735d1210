//! Talk beside a case or an agreement, for people.

use wijktafel_model::view::Snapshot;
use wijktafel_model::view::talk::{RemarkView, SaidView};

use crate::client::state::org_name;
use crate::text::Words;

/// What was said, or that it was taken back.
pub fn said(one: &SaidView, w: &Words) -> String {
    if one.taken_back { w.t("talk-taken-back").into_owned() } else { one.text.clone() }
}

pub(super) fn lines(talk: &[RemarkView], s: &Snapshot, w: &Words) -> String {
    if talk.is_empty() {
        return w.t("talk-none").into_owned();
    }
    let line = |indent: &str, one: &SaidView| {
        format!("{indent}{}  {}: {}", one.remark.short(), org_name(s, one.by), said(one, w))
    };
    let remark = |one: &RemarkView| {
        let beside = one.beside.iter().map(|words| w.with("talk-beside", &[("words", words.as_str().into())]));
        let state = w.t(if one.settled { "talk-settled" } else { "talk-open" });
        let head = format!("{}  ({state})", line("", &one.said));
        beside.chain([head]).chain(one.answers.iter().map(|answer| line("  ", answer))).collect::<Vec<_>>().join("\n")
    };
    talk.iter().map(remark).collect::<Vec<_>>().join("\n\n")
}
