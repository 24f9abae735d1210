//! What is filled in about how the network grows.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::fact::relation::{RelationGiven, Trust, Worth};
use wijktafel_model::fact::season::PulseCounted;
use wijktafel_model::id::{LogId, OrgId};
use wijktafel_model::view::quarter::Quarter;
use wijktafel_model::view::relation::CaptureView;
use wijktafel_model::view::review::Running;
use wijktafel_model::words::relation::Closeness;
use wijktafel_model::words::review::Onward;

use super::{Check, Form, Wrong};
use crate::client::intent::{Intent, NodeRequest, OwnRequest};
use crate::text::Lang;

/// A form about how the network grows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum GrowthForm {
    /// Asks all partners how they work together.
    Capture {
        /// What it is called.
        title: String,
    },
    /// Takes no more answers.
    CloseCapture {
        /// Which.
        capture: LogId,
    },
    /// Writes the page for directors.
    QuarterPage {
        /// The quarter.
        quarter: Quarter,
        /// Counts below this are hidden.
        least: usize,
        /// The file.
        to: String,
        /// The language.
        lang: Lang,
    },
    /// What becomes of something at the end of a season.
    Review {
        /// The season.
        season: LogId,
        /// Of what.
        about: Running,
        /// What it is called.
        what: String,
        /// What becomes of it.
        onward: Option<Onward>,
        /// Why.
        why: String,
    },
    /// What became superfluous.
    Superfluous {
        /// The season.
        season: LogId,
        /// What.
        text: String,
    },
    /// How the work feels, counted from paper.
    Pulse {
        /// The season.
        season: LogId,
        /// For each question three counts, apart by spaces.
        counts: [String; 3],
    },
    /// Ends a season.
    EndSeason {
        /// Which.
        season: LogId,
    },
    /// What the own organisation says of its work with another.
    Relation {
        /// The capture.
        capture: LogId,
        /// The other.
        other: OrgId,
        /// How closely.
        closeness: Option<Closeness>,
        /// Trust and value are shown.
        more: bool,
        /// Openness, reliability, purpose; all or none.
        trust: [Option<u32>; 3],
        /// Influence, means, involvement; all or none.
        worth: [Option<u32>; 3],
    },
}

impl From<GrowthForm> for Form {
    fn from(form: GrowthForm) -> Self {
        Self::Growth(Box::new(form))
    }
}

impl GrowthForm {
    /// An empty form for a capture.
    pub const fn capture() -> Self {
        Self::Capture { title: String::new() }
    }

    /// A form for one relation, with what was answered before.
    pub fn relation(capture: &CaptureView, own: OrgId, other: OrgId) -> Self {
        let before = capture.answers.iter().find(|answer| (answer.by, answer.other) == (own, other));
        let trust = before.and_then(|answer| answer.trust.as_ref());
        let worth = before.and_then(|answer| answer.worth.as_ref());
        let none = [None; 3];
        Self::Relation {
            capture: capture.log,
            other,
            closeness: before.map(|answer| answer.closeness),
            more: trust.is_some() || worth.is_some(),
            trust: trust.map_or(none, |trust| [trust.openness, trust.reliability, trust.purpose].map(Some)),
            worth: worth.map_or(none, |worth| [worth.influence, worth.means, worth.involvement].map(Some)),
        }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Capture { .. } => "form-capture",
            Self::CloseCapture { .. } => "form-capture-close",
            Self::Relation { .. } => "form-relation",
            Self::Review { .. } => "form-review",
            Self::Superfluous { .. } => "form-superfluous",
            Self::Pulse { .. } => "form-pulse",
            Self::EndSeason { .. } => "form-end-season",
            Self::QuarterPage { .. } => "form-quarter",
        }
    }

    /// Whether something may be typed in it that is worth keeping when the window locks.
    pub(super) const fn is_draft(&self) -> bool {
        !matches!(self, Self::CloseCapture { .. } | Self::EndSeason { .. })
    }

    pub(super) fn finish(&self) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        if let Self::QuarterPage { quarter, least, to, lang } = self {
            let to = super::finish::path("to", to, &mut check);
            let request = |to| OwnRequest::QuarterPage { quarter: *quarter, least: *least, to, lang: *lang };
            return check.done(to.map(|to| vec![Intent::Node(NodeRequest::Own(request(to)))]));
        }
        let made = match self {
            Self::Capture { title } => check.line("title", title).map(|title| Command::OpenCapture { title }),
            Self::CloseCapture { capture } => Some(Command::CloseCapture { capture: *capture }),
            Self::QuarterPage { .. } => None,
            Self::Review { season, about, onward, why, .. } => {
                let (season, about) = (*season, *about);
                let (onward, why) = (check.chosen("onward", *onward), check.maybe_line("why", why));
                onward.map(|onward| Command::ReviewThing { season, about, onward, why })
            }
            Self::Superfluous { season, text } => {
                check.line("text", text).map(|text| Command::TellSuperfluous { season: *season, text })
            }
            Self::Pulse { season, counts } => {
                let [more, faster, meaningful] = counts;
                let more = three(&mut check, "more", more);
                let (faster, meaningful) =
                    (three(&mut check, "faster", faster), three(&mut check, "meaningful", meaningful));
                let counted = more.zip(faster).zip(meaningful);
                let counted = counted.map(|((more, faster), meaningful)| PulseCounted { more, faster, meaningful });
                counted.map(|counted| Command::CountPulse { season: *season, counted })
            }
            Self::EndSeason { season } => Some(Command::EndSeason { season: *season }),
            Self::Relation { capture, other, closeness, more, trust, worth } => {
                let closeness = check.chosen("closeness", *closeness);
                let trust = all_or_none(&mut check, ["openness", "reliability", "purpose"], *trust, *more);
                let worth = all_or_none(&mut check, ["influence", "means", "involvement"], *worth, *more);
                closeness.map(|closeness| {
                    let trust = trust.map(|[openness, reliability, purpose]| Trust { openness, reliability, purpose });
                    let worth = worth.map(|[influence, means, involvement]| Worth { influence, means, involvement });
                    let given = RelationGiven { other: *other, closeness, trust, worth };
                    Command::GiveRelation { capture: *capture, given }
                })
            }
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }
}

/// Three counts apart by spaces; none where nobody answered.
fn three(check: &mut Check, field: &'static str, text: &str) -> Option<Vec<u32>> {
    if text.trim().is_empty() {
        return Some(vec![0; 3]);
    }
    let counts: Result<Vec<u32>, _> = text.split_whitespace().map(str::parse).collect();
    let counts = counts.ok().filter(|counts| counts.len() == 3);
    if counts.is_none() {
        check.refuse(field, Wrong::NotCounts);
    }
    counts
}

/// Three answers, or none of them; where only some were given, a word at the open ones.
fn all_or_none(
    check: &mut Check,
    fields: [&'static str; 3],
    answers: [Option<u32>; 3],
    asked: bool,
) -> Option<[u32; 3]> {
    match answers {
        [None, None, None] => None,
        _ if !asked => None,
        [Some(one), Some(two), Some(three)] => Some([one, two, three]),
        _ => {
            let open = fields.into_iter().zip(answers).filter(|(_, answer)| answer.is_none());
            open.for_each(|(field, _)| check.refuse(field, Wrong::Choose));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(closeness: Option<Closeness>, trust: [Option<u32>; 3]) -> GrowthForm {
        let (capture, other) = (LogId([1; 16]), OrgId([2; 16]));
        GrowthForm::Relation { capture, other, closeness, more: true, trust, worth: [None; 3] }
    }

    #[test]
    fn closeness_alone_is_an_answer_and_trust_is_whole_or_left_out() {
        assert_eq!(relation(None, [None; 3]).finish(), Err(vec![("closeness", Wrong::Choose)]));
        let half = relation(Some(Closeness::AtTimes), [Some(3), None, None]).finish();
        assert_eq!(half, Err(vec![("reliability", Wrong::Choose), ("purpose", Wrong::Choose)]));

        let alone = relation(Some(Closeness::AtTimes), [None; 3]).finish().expect("complete");
        let whole = relation(Some(Closeness::AtTimes), [Some(4), Some(2), Some(3)]).finish().expect("complete");

        let given = |done: Vec<Intent>| match done.into_iter().next() {
            Some(Intent::Do(Command::GiveRelation { given, .. })) => given,
            other => panic!("{other:?}"),
        };
        assert_eq!(given(alone).trust, None);
        assert_eq!(given(whole).trust, Some(Trust { openness: 4, reliability: 2, purpose: 3 }));
    }
}
