//! One JSON file of everything that is shown, with the field names of [`crate::view`].

use serde::{Deserialize, Serialize};

use super::{Absent, Export};
use crate::growth::growth;
use crate::time::Timestamp;
use crate::view::experiment::ExperimentView;
use crate::view::learning::StoryView;
use crate::view::meeting::MeetingView;
use crate::view::phase::GrowthView;
use crate::view::relation::CaptureView;
use crate::view::{
    AgreementRow, AgreementView, CaseRow, CaseView, DepartureView, LessonView, NetworkView, RoundView, SeasonView,
};

/// The version of the file's layout. Later versions add fields and change none.
pub const LAYOUT: u32 = 0;

/// The file. Reading it back gives the views it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// [`LAYOUT`] of the program that wrote it.
    pub layout: u32,
    /// When it was made, in milliseconds since 1970, by its maker's clock.
    pub at: Timestamp,
    /// Who belongs.
    pub network: NetworkView,
    /// Cases as they stand in lists.
    pub cases: Vec<CaseRow>,
    /// Cases in full.
    pub cases_in_full: Vec<CaseView>,
    /// Meetings.
    #[serde(default)]
    pub meetings: Vec<MeetingView>,
    /// Agreements as they stand in lists.
    pub agreements: Vec<AgreementRow>,
    /// Agreements in full.
    pub agreements_in_full: Vec<AgreementView>,
    /// Maturity rounds.
    pub rounds: Vec<RoundView>,
    /// What the latest settled round says, beside what the network's own work shows.
    #[serde(default)]
    pub growth: Option<GrowthView>,
    /// Captures of relations.
    #[serde(default)]
    pub captures: Vec<CaptureView>,
    /// Seasons with their actions.
    pub seasons: Vec<SeasonView>,
    /// Experiments.
    #[serde(default)]
    pub experiments: Vec<ExperimentView>,
    /// Lessons.
    pub lessons: Vec<LessonView>,
    /// Stories.
    #[serde(default)]
    pub stories: Vec<StoryView>,
    /// Departures.
    pub departures: Vec<DepartureView>,
    /// What is not in it, and why.
    pub absent: Vec<Absent>,
}

impl Book {
    /// What is written of an export.
    pub fn of(export: &Export<'_>) -> Self {
        let snapshot = export.snapshot;
        Self {
            layout: LAYOUT,
            at: export.at,
            network: snapshot.network.clone(),
            cases: snapshot.cases.clone(),
            cases_in_full: export.cases().cloned().collect(),
            meetings: snapshot.meetings.clone(),
            agreements: snapshot.agreements.clone(),
            agreements_in_full: export.agreements().cloned().collect(),
            rounds: snapshot.rounds.clone(),
            growth: Some(growth(snapshot)),
            captures: snapshot.captures.clone(),
            seasons: snapshot.seasons.clone(),
            experiments: snapshot.experiments.clone(),
            lessons: snapshot.lessons.clone(),
            stories: snapshot.stories.clone(),
            departures: snapshot.departures.clone(),
            absent: export.absent.to_vec(),
        }
    }
}

/// Renders the file: indented, ending with a line feed.
///
/// # Errors
/// When JSON cannot be written, which no view causes.
pub fn render(export: &Export<'_>) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(&Book::of(export))?;
    bytes.push(b'\n');
    Ok(bytes)
}
