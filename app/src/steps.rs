//! The steps of a discussion as the window, the command line and paper say them: built-in templates, one step on a
//! line, and what a clock tells.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::fact::steps::{MINUTES_MAX, STEPS_MAX, StepTemplate, TemplateStep};
use wijktafel_model::id::{FactId, OrgId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::ClockView;
use wijktafel_model::words::{Line, StepMethod, SupportLevel};

use crate::text::{Words, names};

/// A step of a built-in template: the key of its name, its minutes, and the column it is about.
type BuiltInStep = (&'static str, u32, Option<SupportLevel>);

const LEFT_TO_RIGHT: &[BuiltInStep] = &[
    ("step-left-question", 5, None),
    ("step-left-understand", 10, None),
    ("step-left-own", 8, Some(SupportLevel::Own)),
    ("step-left-network", 8, Some(SupportLevel::OwnNetwork)),
    ("step-left-neighbourhood", 8, Some(SupportLevel::Neighbourhood)),
    ("step-left-formal", 6, Some(SupportLevel::Formal)),
    ("step-left-choose", 10, None),
];
const INCIDENT: &[BuiltInStep] = &[
    ("step-incident-tell", 5, None),
    ("step-incident-facts", 15, None),
    ("step-incident-write", 5, None),
    ("step-incident-read", 15, None),
    ("step-incident-hear", 5, None),
    ("step-incident-take", 10, None),
];
const TEN_STEPS: &[BuiltInStep] = &[
    ("step-ten-cases", 5, None),
    ("step-ten-pick", 5, None),
    ("step-ten-tell", 5, None),
    ("step-ten-questions", 5, None),
    ("step-ten-answers", 10, None),
    ("step-ten-core", 5, None),
    ("step-ten-react", 5, None),
    ("step-ten-again", 5, None),
    ("step-ten-advice", 10, None),
    ("step-ten-back", 5, None),
];
const FISHBOWL: &[BuiltInStep] = &[
    ("step-bowl-circles", 5, None),
    ("step-bowl-inside", 15, None),
    ("step-bowl-outside", 10, None),
    ("step-bowl-change", 15, None),
    ("step-bowl-together", 10, None),
];
const CRACK_AND_MAKE: &[BuiltInStep] = &[
    ("step-crack-stuck", 15, None),
    ("step-crack-rule", 10, None),
    ("step-crack-wish", 10, None),
    ("step-crack-sketch", 20, None),
    ("step-crack-begin", 10, None),
];

const fn steps(method: StepMethod) -> &'static [BuiltInStep] {
    match method {
        StepMethod::LeftToRight => LEFT_TO_RIGHT,
        StepMethod::Incident => INCIDENT,
        StepMethod::TenSteps => TEN_STEPS,
        StepMethod::Fishbowl => FISHBOWL,
        StepMethod::CrackAndMake => CRACK_AND_MAKE,
    }
}

/// A built-in template in the words of a language.
pub fn built_in(method: StepMethod, w: &Words) -> Option<StepTemplate> {
    let step = |(key, minutes, level): &BuiltInStep| {
        Line::new(&w.t(key)).ok().map(|name| TemplateStep { name, level: *level, minutes: *minutes })
    };
    let steps = steps(method).iter().map(step).collect::<Option<Vec<_>>>()?;
    Some(StepTemplate { name: Line::new(&w.t(names::step_method(method))).ok()?, steps })
}

/// Which template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    /// One that is built in.
    BuiltIn(StepMethod),
    /// One of the network, by its id.
    Own(FactId),
}

/// A template that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub which: Which,
    /// The built-in one in whose place it stands.
    pub instead: Option<StepMethod>,
    /// Its name and steps.
    pub template: StepTemplate,
    /// Who wrote it; none where it is built in.
    pub by: Option<OrgId>,
}

/// All templates that are offered: built-in ones, or what the network put in their place, then others of its own.
pub fn offered(s: &Snapshot, w: &Words) -> Vec<Offer> {
    let own = |instead| {
        s.network.templates.iter().filter(move |one| one.instead == instead).map(|one| Offer {
            which: Which::Own(one.written),
            instead: one.instead,
            template: one.template.clone(),
            by: Some(one.by),
        })
    };
    let built_in = |method| {
        let mut anew: Vec<Offer> = own(Some(method)).collect();
        if anew.is_empty() {
            let offer = |template| Offer { which: Which::BuiltIn(method), instead: None, template, by: None };
            anew.extend(built_in(method, w).map(offer));
        }
        anew
    };
    StepMethod::ALL.iter().flat_map(|method| built_in(*method)).chain(own(None)).collect()
}

/// Minutes meant for all steps together.
pub fn minutes(template: &StepTemplate) -> u32 {
    template.steps.iter().map(|step| step.minutes).fold(0, u32::saturating_add)
}

/// Steps as they are written: one on a line, its minutes, its name and, where there is one, its column.
pub fn written(template: &StepTemplate, w: &Words) -> String {
    let line = |step: &TemplateStep| {
        let level = step.level.map(|level| format!(", {}", w.t(names::level(level)).to_lowercase()));
        format!("{}, {}{}", step.minutes, step.name, level.unwrap_or_default())
    };
    template.steps.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The same read again.
///
/// # Errors
/// The line that cannot be read, from 1; 0 when there are none, or too many.
pub fn read(text: &str, w: &Words) -> Result<Vec<TemplateStep>, usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let steps = lines.map(|(place, line)| step(line, w).ok_or(place + 1)).collect::<Result<Vec<_>, _>>()?;
    if (1..=STEPS_MAX).contains(&steps.len()) { Ok(steps) } else { Err(0) }
}

fn step(line: &str, w: &Words) -> Option<TemplateStep> {
    let (minutes, rest) = line.split_once(',')?;
    let minutes = minutes.trim().parse().ok().filter(|minutes| (1..=MINUTES_MAX).contains(minutes))?;
    let column = |word: &str| {
        let word = word.trim().to_lowercase();
        names::LEVELS.into_iter().find(|level| w.t(names::level(*level)).to_lowercase() == word)
    };
    let (name, level) = match rest.rsplit_once(',') {
        Some((name, last)) if column(last).is_some() => (name, column(last)),
        _ => (rest, None),
    };
    Some(TemplateStep { name: Line::new(name.trim()).ok()?, level, minutes })
}

/// What is done with a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The step after this one; after the last the discussion is over.
    Next,
    /// The step before this one.
    Back,
    /// Time stands still.
    Pause,
    /// Time goes on.
    Go,
    /// Nothing changes but who keeps the time.
    Keep,
    /// The discussion is over.
    Stop,
}

/// What is done to a clock, with the time as it is seen now; none where there is no step before the first.
pub fn turned(clock: &ClockView, turn: Turn, since: Timestamp, now: Timestamp) -> Option<MeetingAct> {
    let step = clock.step?;
    let last = clock.place().is_none_or(|place| place + 1 >= clock.template.steps.len());
    let (step, running) = match turn {
        Turn::Next if last => (None, false),
        Turn::Next => (Some(step + 1), true),
        Turn::Back => (Some(step.checked_sub(1)?), true),
        Turn::Pause => (Some(step), false),
        Turn::Go => (Some(step), true),
        Turn::Keep => (Some(step), clock.running),
        Turn::Stop => (None, false),
    };
    Some(MeetingAct::SetClock { clock: clock.clock, step, running, spent: clock.spent_at(since, now) })
}

/// The moment from which time is counted here: the claim, or `now` where the claim lies ahead of the own clock.
pub fn since(clock: &ClockView, now: Timestamp) -> Timestamp {
    clock.since.min(now)
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// More than half of the time is left.
    Early,
    /// Half of it has passed.
    Half,
    /// A minute is left.
    LastMinute,
    /// It has passed; time counts up, and nothing stops.
    Over,
}

impl Progress {
    /// By the minutes that are meant and the seconds that were spent.
    pub fn of(minutes: u32, spent: u32) -> Self {
        let meant = minutes.saturating_mul(60);
        if spent >= meant {
            Self::Over
        } else if meant - spent <= 60 {
            Self::LastMinute
        } else if spent >= meant / 2 {
            Self::Half
        } else {
            Self::Early
        }
    }

    /// The key of the sentence, where there is something to say.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Early => None,
            Self::Half => Some("clock-half"),
            Self::LastMinute => Some("clock-last-minute"),
            Self::Over => Some("clock-over"),
        }
    }
}

/// "4:05" left, or "+0:40" beyond what was meant.
pub fn figure(minutes: u32, spent: u32) -> String {
    let meant = minutes.saturating_mul(60);
    match spent.cmp(&meant) {
        Ordering::Less => time(meant - spent),
        Ordering::Equal | Ordering::Greater => format!("+{}", time(spent - meant)),
    }
}

/// "4:05".
fn time(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// What is said of a step: what is meant for it, or what it took.
pub fn said(w: &Words, step: &TemplateStep, spent: Option<u32>) -> String {
    match spent {
        None => w.with("minutes", &[("n", step.minutes.into())]),
        Some(spent) if spent < 60 => w.t("clock-took-short").into_owned(),
        Some(spent) => w.with("clock-took", &[("n", (spent / 60).into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;
    use crate::text::Lang;

    #[test]
    fn every_built_in_template_is_sound_in_both_languages_and_ends_within_an_hour_and_a_quarter() {
        for w in [Words::new(Lang::Nl), Words::new(Lang::En)] {
            for method in StepMethod::ALL {
                let template = built_in(*method, &w).expect("its words are lines");
                assert!(template.is_sound() && minutes(&template) <= 75, "{method:?}");
            }
        }
        let w = Words::new(Lang::Nl);
        let left = built_in(StepMethod::LeftToRight, &w).expect("built in");
        let levels: Vec<_> = left.steps.iter().filter_map(|step| step.level).collect();
        assert_eq!(levels, names::LEVELS, "from own strength to formal");
    }

    #[test]
    fn steps_are_read_as_they_are_written_and_a_line_that_is_wrong_is_named() {
        for w in [Words::new(Lang::Nl), Words::new(Lang::En)] {
            for method in StepMethod::ALL {
                let template = built_in(*method, &w).expect("built in");
                assert_eq!(read(&written(&template, &w), &w), Ok(template.steps));
            }
            assert_eq!(read("5, eerst, dan\n\n", &w).expect("steps")[0].name.as_str(), "eerst, dan");
            assert_eq!(read("5, eerst\nlang, dan", &w), Err(2));
            assert_eq!(read("5, eerst\n0, dan", &w), Err(2));
            assert_eq!(read("5,", &w), Err(1));
            assert_eq!(read(" \n", &w), Err(0));
            assert_eq!(read(&"1, weer\n".repeat(STEPS_MAX + 1), &w), Err(0));
        }
    }

    #[test]
    fn a_template_of_the_network_stands_in_place_of_the_built_in_one() {
        let w = Words::new(Lang::Nl);
        let mut s = demo::snapshot();
        s.network.templates.clear();
        assert_eq!(offered(&s, &w).len(), StepMethod::ALL.len());
        let template = built_in(StepMethod::Fishbowl, &w).expect("built in");
        let own = |n, instead| wijktafel_model::view::steps::TemplateView {
            written: FactId([n; 16]),
            instead,
            template: template.clone(),
            by: demo::ME,
        };
        s.network.templates = vec![own(1, None), own(2, Some(StepMethod::LeftToRight))];

        let which: Vec<Which> = offered(&s, &w).into_iter().map(|offer| offer.which).collect();

        assert_eq!(which[0], Which::Own(FactId([2; 16])));
        assert_eq!(which[1], Which::BuiltIn(StepMethod::Incident));
        assert_eq!(which.last(), Some(&Which::Own(FactId([1; 16]))));
        assert_eq!(which.len(), StepMethod::ALL.len() + 1);
    }

    #[test]
    fn half_time_the_last_minute_and_the_end_are_told_and_time_counts_up() {
        let told = |spent| Progress::of(4, spent);
        assert_eq!(
            [told(0), told(119), told(120), told(179)],
            [Progress::Early, Progress::Early, Progress::Half, Progress::Half]
        );
        assert_eq!([told(180), told(239), told(240)], [Progress::LastMinute, Progress::LastMinute, Progress::Over]);
        assert_eq!([figure(4, 0), figure(4, 235), figure(4, 240), figure(4, 305)], ["4:00", "0:05", "+0:00", "+1:05"]);
    }

    #[test]
    fn a_clock_is_turned_with_the_time_that_is_seen() {
        let s = demo::running();
        let one = s.meetings.iter().find(|one| one.log == demo::MEETING).expect("the one that goes on");
        let clock = one.clocks[0].clone();
        let at = Timestamp(clock.since.0 + 30_000);
        let turn = |clock: &ClockView, turn| match turned(clock, turn, since(clock, at), at) {
            Some(MeetingAct::SetClock { step, running, spent, .. }) => Some((step, running, spent)),
            _ => None,
        };
        let place = clock.place().expect("it goes on");
        let mut spent = clock.spent.clone();
        spent[place] += 30;
        assert_eq!(turn(&clock, Turn::Pause), Some((clock.step, false, spent.clone())));
        assert_eq!(turn(&clock, Turn::Next), Some((clock.step.map(|step| step + 1), true, spent.clone())));
        assert_eq!(turn(&clock, Turn::Stop), Some((None, false, spent)));
        let last = u32::try_from(clock.template.steps.len() - 1).expect("few steps");
        let at_last = ClockView { step: Some(last), ..clock.clone() };
        assert_eq!(turn(&at_last, Turn::Next).map(|(step, ..)| step), Some(None), "after the last it is over");
        assert_eq!(turn(&ClockView { step: Some(0), ..clock }, Turn::Back), None);
    }
}
