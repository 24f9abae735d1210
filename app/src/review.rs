//! What the window and the command line say alike when a season is looked back at.

use wijktafel_model::view::review::{ReviewWord, Running};
use wijktafel_model::view::{SeasonView, Snapshot};

use crate::client::state::org_name;
use crate::text::Words;
use crate::text::names::growth;

/// What something is called.
pub fn what(s: &Snapshot, season: &SeasonView, about: Running) -> String {
    match about {
        Running::Action(id) => {
            let found = season.actions.iter().find(|action| action.action == id);
            found.map_or_else(|| id.short(), |action| action.what.clone())
        }
        Running::Agreement(log) => {
            let found = s.agreements.iter().find(|row| row.log == log);
            found.map_or_else(|| log.short(), |row| row.title.clone())
        }
    }
}

/// One word in a sentence.
pub fn said(s: &Snapshot, w: &Words, word: &ReviewWord) -> String {
    let onward = w.t(growth::onward(word.onward));
    let said = w.with("review-said", &[("who", org_name(s, word.by).into()), ("how", onward.into_owned().into())]);
    word.why.as_ref().map_or_else(|| said.clone(), |why| format!("{said}: {why}"))
}
