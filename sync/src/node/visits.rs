//! Which version of an agreement this device last showed, and when. It stays on this computer and holds no words.

use serde::{Deserialize, Serialize};
use wijktafel_core::store::Reader as _;
use wijktafel_model::id::{LogId, VersionId};
use wijktafel_model::time::Day;
use wijktafel_model::view::Detail;

use super::driver::{Driver, open_error, store_error};
use super::request::{Reply, RequestError};

/// Settings that begin so hold the visits to an agreement, as JSON.
const VISIT: &str = "visit/";

/// A version, and the last day on which it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The version.
    pub version: VersionId,
    /// The day.
    pub on: Day,
}

/// What is kept of the visits to one agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Visits {
    now: Visit,
    /// The first day of that version.
    first: Day,
    before: Option<Visit>,
}

impl Visits {
    /// After a look at a version. What was seen before it stays in view that whole day, however often one looks; a day
    /// later the version is what was seen.
    fn look(kept: Option<Self>, version: VersionId, today: Day) -> Self {
        let now = Visit { version, on: today };
        match kept {
            None => Self { now, first: today, before: None },
            Some(kept) if kept.now.version != version => Self { now, first: today, before: Some(kept.now) },
            Some(kept) => Self { now, before: kept.before.filter(|_| kept.first >= today), ..kept },
        }
    }
}

impl Driver {
    /// Notes a look at an agreement, unless it is only asked about, and answers what was seen before.
    pub(super) fn visit(&mut self, agreement: LogId, only_ask: bool) -> Result<Reply, RequestError> {
        let snapshot = self.snapshot(Some(agreement)).map_err(|error| open_error(&error))?;
        let Some(Detail::Agreement(view)) = &snapshot.detail else { return Err(RequestError::new("not-found")) };
        let Some(version) = view.current() else { return Ok(Reply::Visited { before: None }) };
        let name = format!("{VISIT}{agreement}");
        let kept = self.home.store.setting(&name).map_err(|error| store_error(&error))?;
        let kept: Option<Visits> = kept.and_then(|json| serde_json::from_slice(&json).ok());
        let visits = Visits::look(kept, version.version, snapshot.today);
        if !only_ask && kept != Some(visits) {
            self.keep(&name, serde_json::to_vec(&visits).unwrap_or_default())?;
        }
        Ok(Reply::Visited { before: visits.before })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: VersionId = VersionId([1; 32]);
    const TWO: VersionId = VersionId([2; 32]);

    fn looks(list: &[(VersionId, i32)]) -> Option<Visit> {
        let look = |kept, (version, day): &(VersionId, i32)| Some(Visits::look(kept, *version, Day(*day)));
        list.iter().fold(None, look).and_then(|visits| visits.before)
    }

    #[test]
    fn what_was_seen_before_a_new_version_stays_in_view_for_that_day() {
        let seen = Some(Visit { version: ONE, on: Day(3) });
        assert_eq!(looks(&[(ONE, 1), (ONE, 3)]), None);
        assert_eq!(looks(&[(ONE, 1), (ONE, 3), (TWO, 9)]), seen);
        assert_eq!(looks(&[(ONE, 1), (ONE, 3), (TWO, 9), (TWO, 9)]), seen);
        assert_eq!(looks(&[(ONE, 1), (ONE, 3), (TWO, 9), (TWO, 10)]), None);
        assert_eq!(looks(&[(ONE, 1), (TWO, 1), (ONE, 1)]), Some(Visit { version: TWO, on: Day(1) }));
    }
}
