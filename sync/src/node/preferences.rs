//! What a person chose for the window of one computer. No partner hears of it.

use serde::{Deserialize, Serialize};
use wijktafel_core::store::Reader as _;

use super::driver::{Driver, store_error};
use super::request::{Reply, RequestError};

/// Setting: everything that was chosen, as JSON.
const PREFERENCES: &str = "window/preferences";

/// How long the big screen waits for a key or a click before it shows no case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScreenAfter {
    /// Five minutes.
    #[serde(rename = "5")]
    Five,
    /// Ten minutes: longer than a step of a discussion.
    #[default]
    #[serde(rename = "10")]
    Ten,
    /// Half an hour.
    #[serde(rename = "30")]
    Thirty,
    /// It shows the case until somebody closes it.
    #[serde(rename = "never")]
    Never,
}

impl ScreenAfter {
    /// All, the soonest first.
    pub const ALL: [Self; 4] = [Self::Five, Self::Ten, Self::Thirty, Self::Never];

    /// In minutes; none where it does not rest by itself.
    pub const fn minutes(self) -> Option<u32> {
        match self {
            Self::Five => Some(5),
            Self::Ten => Some(10),
            Self::Thirty => Some(30),
            Self::Never => None,
        }
    }
}

/// What growth is looked at through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Through {
    /// The phases of the network's own model.
    #[default]
    Phases,
    /// The journey of seven steps.
    Journey,
    /// The three stages of working together.
    Stages,
}

impl Through {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Phases, Self::Journey, Self::Stages];
}

/// All that was chosen. What was never chosen, or is not understood, is as at the beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// When the big screen rests.
    pub screen_after: ScreenAfter,
    /// A message on the desktop says that something waits, while the window is behind others.
    pub notify: bool,
    /// What growth is looked at through.
    pub through: Through,
}

/// One choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    /// When the big screen rests.
    ScreenAfter(ScreenAfter),
    /// Whether a message on the desktop says that something waits.
    Notify(bool),
    /// What growth is looked at through.
    Through(Through),
}

impl Preferences {
    /// The same, with one choice made anew.
    #[must_use]
    pub const fn with(mut self, chosen: Preference) -> Self {
        match chosen {
            Preference::ScreenAfter(after) => self.screen_after = after,
            Preference::Notify(on) => self.notify = on,
            Preference::Through(through) => self.through = through,
        }
        self
    }
}

impl Driver {
    pub(super) fn preferences(&self) -> Result<Reply, RequestError> {
        let kept = self.home.store.setting(PREFERENCES).map_err(|error| store_error(&error))?;
        let kept = kept.and_then(|json| serde_json::from_slice(&json).ok());
        Ok(Reply::Preferences(kept.unwrap_or_default()))
    }

    pub(super) fn prefer(&mut self, chosen: Preference) -> Result<Reply, RequestError> {
        let Reply::Preferences(before) = self.preferences()? else { return Err(RequestError::new("malformed")) };
        self.keep(PREFERENCES, serde_json::to_vec(&before.with(chosen)).unwrap_or_default())?;
        // A window that is open hears of what was chosen on the command line.
        self.dirty = true;
        Ok(Reply::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_later_version_chose_is_as_at_the_beginning_and_the_rest_stays() {
        let read = |json| serde_json::from_str::<Preferences>(json).unwrap_or_default();
        assert_eq!(read("{}"), Preferences::default());
        assert_eq!(read(r#"{"screen_after":"30","other":7}"#).screen_after, ScreenAfter::Thirty);
        assert_eq!(read(r#"{"screen_after":"eternal"}"#).screen_after, ScreenAfter::Ten);
    }

    #[test]
    fn one_choice_leaves_the_others() {
        let chosen = Preferences::default().with(Preference::ScreenAfter(ScreenAfter::Five));
        let chosen = chosen.with(Preference::Notify(true)).with(Preference::Through(Through::Journey));
        let expected = Preferences { screen_after: ScreenAfter::Five, notify: true, through: Through::Journey };
        assert_eq!(chosen, expected);
    }
}
