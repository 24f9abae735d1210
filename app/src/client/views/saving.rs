//! Saving what is on screen: what that is about, and the form that asks for a file.

use wijktafel_model::quarter::LEAST;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::quarter::Quarter;

use super::pen::Pen;
use super::{meeting, relations, round};
use crate::client::bridge::Situation;
use crate::client::forms::SaveForm;
use crate::client::learning::LearningPage;
use crate::client::state::{GrowthTab, Lens, NetworkTab, OwnTab, Place, UiState};
use crate::save::{Format, Subject};

/// What the screen is about; else the key of the sentence that says why there is nothing to save.
///
/// # Errors
/// That key.
pub fn subject(s: &Snapshot, st: &UiState) -> Result<Subject, &'static str> {
    let inside = super::joining::newcomer(s).is_none() && s.network.household.entering.is_none();
    if st.situation != Situation::Open || !inside {
        return Err("save-not-inside");
    }
    if let Some(wall) = st.wall {
        return Ok(Subject::Case(wall.case));
    }
    match st.place {
        Place::Today => Ok(Subject::Today),
        Place::Report => Ok(Subject::Report),
        Place::Tables => Ok(looking_back(s, st)
            .unwrap_or_else(|| meeting::chosen(s, st).map_or(Subject::Tables, |one| Subject::Meeting(one.log)))),
        Place::Cases => Ok(st.cases.open.map_or_else(|| cases(s, st), Subject::Case)),
        Place::Inbox => Ok(Subject::Inbox),
        Place::Agreements if st.agreements.shapes.is_some() => Err("save-not-shapes"),
        Place::Agreements => Ok(st.agreements.open.map_or(Subject::Agreements, Subject::Agreement)),
        Place::Network => network(s, st),
        Place::Growth => Ok(growth(s, st)),
        Place::Partners => Err("save-not-partners"),
        Place::Own => match st.own.tab {
            OwnTab::People => Ok(Subject::Own),
            OwnTab::Register => Ok(Subject::Register),
            OwnTab::Access => Ok(Subject::Access),
            OwnTab::Erased => Ok(Subject::Erased),
            OwnTab::Recovery => Err("save-not-recovery"),
            OwnTab::Papers => Err("save-not-papers"),
        },
        Place::Leaving => Ok(Subject::Leaving),
    }
}

/// What lies over the tables: what is looked back at, or the page for somebody who is new.
fn looking_back(s: &Snapshot, st: &UiState) -> Option<Subject> {
    let origin = match st.learning.page? {
        LearningPage::Reflection(origin) => origin,
        LearningPage::Newcomer(_) | LearningPage::Guide(..) => return Some(Subject::Tables),
    };
    let meeting = s.meetings.iter().any(|one| one.log == origin);
    Some(if meeting { Subject::Meeting(origin) } else { Subject::Actions })
}

/// Cases that were looked for, or all.
fn cases(s: &Snapshot, st: &UiState) -> Subject {
    let state = &st.cases;
    let looked = !state.query.trim().is_empty() || state.table.is_some() || state.state.is_some();
    let found = state.found.rows.iter().filter_map(|place| s.cases.get(*place)).map(|row| row.log);
    Subject::Cases(looked.then(|| found.collect()))
}

fn network(s: &Snapshot, st: &UiState) -> Result<Subject, &'static str> {
    match st.network.tab {
        NetworkTab::Map => match relations::chosen(s, st).filter(|_| relations::lens(s, st) == Lens::Relations) {
            Some(capture) => Ok(Subject::Map(Some(capture.log))),
            None => Ok(Subject::Organisations),
        },
        NetworkTab::Organisations => Ok(Subject::Organisations),
        NetworkTab::People => Ok(Subject::People),
        NetworkTab::Invitations => Ok(Subject::Invitations),
        NetworkTab::Onward => Err("save-not-onward"),
    }
}

fn growth(s: &Snapshot, st: &UiState) -> Subject {
    match st.growth.tab {
        GrowthTab::Round => Subject::Round(round::chosen(s, st).map(|round| round.log)),
        GrowthTab::Phase => Subject::Growth,
        GrowthTab::Actions => Subject::Actions,
        GrowthTab::Experiments => Subject::Experiments,
        GrowthTab::Lessons => Subject::Lessons,
        GrowthTab::Breakthrough => Subject::Breakthrough,
        GrowthTab::Quarter => {
            let quarter = st.growth.quarter.unwrap_or_else(|| Quarter::latest_closed(s.today));
            Subject::Quarter(quarter, st.growth.least.unwrap_or(LEAST))
        }
    }
}

/// The places to write of the form.
pub(super) fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut SaveForm) {
    let w = pen.words;
    pen.note("form-save-text");
    let formats = Format::ALL.map(|format| (format, w.t(format.key()).into_owned()));
    pen.pick("save-as", &formats, &mut form.wanted.format);
    if form.wanted.subject.touches_circle(s) {
        let one = matches!(form.wanted.subject, Subject::Case(_));
        pen.note(if one { "save-circle-one" } else { "save-circle-some" });
        pen.yes("save-circle", &mut form.wanted.circle);
    }
    pen.line("to", "save-to", &mut form.to);
    pen.yes("save-replace", &mut form.wanted.replace);
}
