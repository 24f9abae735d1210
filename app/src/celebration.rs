//! What there is to celebrate, as it is told: in the window, on the command line and on paper for the feast.

use wijktafel_model::celebration::celebrations;
use wijktafel_model::id::LogId;
use wijktafel_model::view::learning::{Celebrated, Celebration};
use wijktafel_model::view::{SeasonView, Snapshot};

use crate::leaflet::{Leaflet, Part};
use crate::text::Words;

/// The page of a season.
pub fn leaflet(s: &Snapshot, w: &Words, season: &SeasonView) -> Leaflet {
    let all = celebrations(s, season);
    let of = |title: &str, without: &str, fits: fn(&Celebrated) -> bool| Part {
        title: w.t(title).into_owned(),
        without: w.t(without).into_owned(),
        lines: all.iter().filter(|one| fits(&one.what)).map(|one| line(s, w, one)).collect(),
    };
    let parts = vec![
        of("feast-cases", "feast-cases-none", |what| matches!(what, Celebrated::Case { .. })),
        of("feast-experiments", "feast-experiments-none", |what| matches!(what, Celebrated::Experiment { .. })),
        of("feast-phases", "feast-phases-none", |what| matches!(what, Celebrated::Phase { .. })),
        of("feast-superfluous", "feast-superfluous-none", |what| matches!(what, Celebrated::Superfluous { .. })),
    ];
    let title = w.with("feast-of", &[("season", season.title.as_str().into())]);
    Leaflet { title, lead: w.t("feast-lead").into_owned(), parts }
}

/// What it is, and what is said of it.
fn line(s: &Snapshot, w: &Words, one: &Celebration) -> (String, String) {
    let case = |log: &LogId| s.cases.iter().find(|row| row.log == *log).map(|row| row.title.clone());
    let experiment = |log: &LogId| s.experiments.iter().find(|one| one.log == *log).map(|one| one.title.clone());
    let agreement = |log: LogId| s.agreements.iter().find(|row| row.log == log).map(|row| row.title.as_str());
    match &one.what {
        Celebrated::Case { case: log } => (case(log).unwrap_or_default(), w.t("feast-case").into_owned()),
        Celebrated::Experiment { experiment: log, agreement: became } => {
            let became = became.and_then(agreement);
            let said = became.map(|title| w.with("feast-experiment", &[("agreement", title.into())]));
            (experiment(log).unwrap_or_default(), said.unwrap_or_default())
        }
        Celebrated::Phase { phase, name, .. } => {
            let name = name.clone().unwrap_or_else(|| phase.to_string());
            (name, w.with("feast-phase", &[("day", w.day(one.on).into())]))
        }
        Celebrated::Superfluous { text, .. } => (text.clone(), String::new()),
    }
}
