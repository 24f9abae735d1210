//! What is said of a network that continues another one.

use serde::Serialize;
use wijktafel_model::id::{LogId, NetworkId};
use wijktafel_model::successor::{Carried, Compared, Comparison};
use wijktafel_model::view::RoundView;
use wijktafel_model::view::successor::{EarlierAgreement, EarlierScore, EarlierWord, OriginView};

use crate::text::{Words, names};

/// A network was founded that continues another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refounded {
    /// The new network.
    pub network: NetworkId,
    /// Its name.
    pub name: String,
    /// How much was to be carried.
    pub carried: Carried,
    /// Logs of which no copy could be made.
    pub left: Vec<LogId>,
    /// Circle cases, which stay behind.
    pub circles: usize,
    /// Other members of the earlier network.
    pub partners: usize,
}

/// What comparing with a copy of the earlier network came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct History {
    /// The earlier network.
    pub origin: OriginView,
    /// Each copy here.
    pub copies: Vec<CopyLine>,
    /// Words of the earlier network with a signature that holds.
    pub proven: usize,
    /// Words without.
    pub unproven: usize,
}

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopyLine {
    /// Its log here.
    pub log: LogId,
    /// What it is called.
    pub title: String,
    /// What was found.
    #[serde(flatten)]
    pub comparison: Comparison,
    /// What is not true.
    #[serde(skip)]
    pub fault: Option<Fault>,
}

/// A part that is not what it says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code of the problem, also the key of its sentence.
    pub code: &'static str,
    /// What its sentence names.
    pub detail: String,
}

pub(super) fn refounded(made: &Refounded, w: &Words) -> String {
    let mut lines =
        vec![w.with("cli-refounded", &[("name", made.name.as_str().into()), ("id", made.network.short().into())])];
    lines.push(carried(&made.carried, w));
    lines.push(left(made.circles, w));
    if !made.left.is_empty() {
        lines.push(w.count("refound-not-copied", made.left.len()));
    }
    lines.push(w.count("cli-refounded-next", made.partners));
    lines.join("\n")
}

/// What is carried along, in numbers.
pub fn carried(carried: &Carried, w: &Words) -> String {
    let Carried { tables, cases, agreements, rounds, seasons, lessons, templates } = *carried;
    let counts = [
        ("tables", tables.into()),
        ("cases", cases.into()),
        ("agreements", agreements.into()),
        ("rounds", rounds.into()),
        ("seasons", seasons.into()),
        ("lessons", lessons.into()),
        ("templates", templates.into()),
    ];
    w.with("refound-carried", &counts)
}

/// What stays behind.
pub fn left(circles: usize, w: &Words) -> String {
    w.count("refound-left", circles)
}

pub fn history(history: &History, w: &Words) -> String {
    let places = || history.copies.iter().flat_map(|copy| copy.comparison.places.iter().map(|(_, found)| found));
    let sum = |count: fn(&Compared) -> u64| usize::try_from(places().map(count).sum::<u64>()).unwrap_or(usize::MAX);
    let missing = sum(|found| if let Compared::Agrees { missing, .. } = found { *missing } else { 0 });
    let beyond = sum(|found| if let Compared::Agrees { beyond, .. } = found { *beyond } else { 0 });
    let unknown = places().filter(|found| matches!(found, Compared::Unknown | Compared::Dropped)).count();
    let mut lines = vec![w.with("history-of", &[("name", history.origin.name.as_str().into())])];
    if missing == 0 && unknown == 0 {
        lines.push(w.count("history-same", history.copies.len()));
    }
    for (key, n) in [("history-missing", missing), ("history-beyond", beyond), ("history-unknown", unknown)] {
        if n > 0 {
            lines.push(w.count(key, n));
        }
    }
    if history.proven > 0 {
        lines.push(w.count("history-proven", history.proven));
    }
    if history.unproven > 0 {
        lines.push(w.count("history-unproven", history.unproven));
    }
    lines.join("\n")
}

/// What was in force in the earlier network.
pub(super) fn earlier(earlier: &EarlierAgreement, w: &Words) -> Vec<String> {
    let mut lines = vec![format!("\n{}", w.t("earlier-agreement"))];
    for version in &earlier.versions {
        lines.push(format!("\n{}\n{}", version.title, version.text));
        lines.extend(version.words.iter().map(|word| format!("  {}", said(word, w))));
        let silent = version.electors.saturating_sub(version.words.len());
        if silent > 0 {
            lines.push(format!("  {}", w.count("earlier-silent", silent)));
        }
    }
    lines
}

/// What an organisation said there, and whether its signature is kept and holds.
pub fn said(word: &EarlierWord, w: &Words) -> String {
    let proof = w.t(if word.proven { "earlier-proven" } else { "earlier-unproven" });
    format!("{}: {} · {}", word.name, w.t(names::verdict(word.verdict)), proof)
}

/// The scores of the earlier network, by dimension.
pub(super) fn scores(round: &RoundView) -> Vec<String> {
    let named = |index: u32| round.dimensions.iter().find(|one| one.index == index).map_or("", |one| one.name.as_str());
    let line = |score: &EarlierScore| {
        let evidence = score.evidence.as_ref().map(|text| format!(": {text}")).unwrap_or_default();
        format!("  {} · {}: {}{evidence}", named(score.dimension), score.name, score.score)
    };
    round.earlier.iter().map(line).collect()
}
