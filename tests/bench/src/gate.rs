//! What it costs to let no change of a partner reach the merge engine unjudged.

use std::hint::black_box;

use automerge::{Automerge, Change, TextEncoding};
use wijktafel_core::text::{Incoming, TextDoc};
use wijktafel_harness::world::BEGINNING;
use wijktafel_model::command::TextEdit;
use wijktafel_model::id::FeedId;
use wijktafel_model::words::{LogKind, TextField};

use crate::figure::{Figure, Outcome, Print, percentile, timed};

/// Changes that the document holds before the first is timed.
const BEFORE: usize = 100;

pub(crate) fn names() -> Vec<String> {
    vec!["gate_us".to_owned()]
}

/// Applies the same ordinary changes through the gate and by the bare engine.
pub(crate) fn measure(cases: usize, print: Print<'_>) -> Outcome<()> {
    let timed_changes = cases.clamp(20, 300);
    let feed = FeedId([7; 16]);
    let mut author = TextDoc::new();
    let mut gated = TextDoc::new();
    let mut bare = Automerge::new_with_encoding(TextEncoding::UnicodeCodePoint);
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    for place in 0..BEFORE + timed_changes {
        let insert = format!("tafel {place} en nog een paar woorden. ");
        let edit = TextEdit { field: TextField::Situation, at: place * 3, delete: 0, insert };
        let bytes = author.edit(feed, LogKind::Case, &[edit], BEGINNING)?;
        let incoming = Incoming { feed, bytes: &bytes, may_create: place == 0 };
        let (through_gate, answers) = timed(|| gated.apply(&[incoming]));
        for answer in answers {
            drop(black_box(answer?));
        }
        let (alone, applied) = timed(|| bare.apply_changes([Change::from_bytes(bytes.clone())?]));
        applied?;
        if place >= BEFORE {
            ours.push(through_gate.as_secs_f64() * 1e6);
            theirs.push(alone.as_secs_f64() * 1e6);
        }
    }
    if gated.heads() != bare.get_heads().iter().map(|head| head.0).collect::<Vec<_>>() {
        return Err("the gate and the bare engine hold different documents".into());
    }
    let (ours, theirs) = (percentile(&mut ours, 50), percentile(&mut theirs, 50));
    print(Figure::new("gate_us", ours, "us", theirs, "automerge parses and applies the same change, unchecked"))
}
