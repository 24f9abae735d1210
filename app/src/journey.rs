//! What the window and the command line say alike of the two other ways to look at growth.

use serde::Serialize;
use wijktafel_model::journey::{Pointer, Step, Way, journey, pointer};
use wijktafel_model::view::Snapshot;
use wijktafel_sync::node::Through;

use crate::text::{Words, names};

/// One place on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub about: String,
    /// The facts point here.
    pub here: bool,
}

/// A way to look, with where the facts point and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Looked {
    /// Which place, in a sentence.
    pub at: String,
    /// Why.
    pub why: String,
    /// Every place, in order.
    pub places: Vec<Place>,
}

/// What is seen through a way to look; none through the phases, which are counted elsewhere.
pub fn looked(s: &Snapshot, w: &Words, through: Through) -> Option<Looked> {
    match through {
        Through::Phases => None,
        Through::Journey => Some(on_journey(s, w)),
        Through::Stages => Some(in_stage(s, w)),
    }
}

fn on_journey(s: &Snapshot, w: &Words) -> Looked {
    let on = journey(s);
    let place = |step: Step| {
        let [name, about, _] = names::growth::step(step);
        Place { name: w.t(name).into_owned(), about: w.t(about).into_owned(), here: step == on.step }
    };
    let [name, _, why] = names::growth::step(on.step);
    Looked {
        at: w.with("journey-at", &[("step", w.t(name).into_owned().into())]),
        why: w.count(why, on.count),
        places: Step::ALL.map(place).to_vec(),
    }
}

fn in_stage(s: &Snapshot, w: &Words) -> Looked {
    let points = pointer(s);
    let place = |way: Way| {
        let [name, about] = names::growth::way(way);
        Place { name: w.t(name).into_owned(), about: w.t(about).into_owned(), here: way == points.way() }
    };
    let why = match points {
        Pointer::Nothing => w.t("stage-why-nothing").into_owned(),
        Pointer::Work { agreements, cases } => {
            w.with("stage-why-work", &[("agreements", agreements.into()), ("cases", cases.into())])
        }
        Pointer::Ending => w.t("stage-why-ending").into_owned(),
        Pointer::Leaving { members, whole } => {
            w.with("stage-why-leaving", &[("n", members.into()), ("whole", whole.into())])
        }
    };
    let [name, _] = names::growth::way(points.way());
    let at = w.with("journey-at", &[("step", w.t(name).into_owned().into())]);
    Looked { at, why, places: Way::ALL.map(place).to_vec() }
}

impl Looked {
    /// The lines that are printed.
    pub fn lines(&self, w: &Words) -> String {
        let mut lines = vec![self.at.clone(), self.why.clone(), String::new()];
        for place in &self.places {
            let here = if place.here { format!(" ({})", w.t("journey-here")) } else { String::new() };
            lines.push(format!("{}{here}: {}", place.name, place.about));
        }
        lines.extend([String::new(), w.t("journey-note").into_owned()]);
        lines.join("\n")
    }
}
