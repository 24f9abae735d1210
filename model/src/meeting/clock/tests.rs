use super::*;
use crate::fact::meeting::{AgendaItemAdded, GuideNamed, MeetingOpened, MeetingStepped};
use crate::fact::steps::{StepTemplate, TemplateStep};
use crate::id::{FactId, LogId};
use crate::meeting::{self, derive};
use crate::testing::{Partners, TODAY, author};
use crate::time::Timestamp;
use crate::view::Texts;
use crate::view::meeting::MeetingView;
use crate::words::{Line, MeetingKind, MeetingStep};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn started(item: FactId) -> ClockStarted {
    let step = |name: &str| TemplateStep { name: line(name), level: None, minutes: 5 };
    let template = StepTemplate { name: line("kort"), steps: vec![step("vertellen"), step("vragen"), step("kiezen")] };
    ClockStarted { item, template }
}

fn set(clock: FactId, step: Option<u32>, running: bool, spent: [u32; 3]) -> ClockSet {
    ClockSet { clock, step, running, spent: spent.to_vec() }
}

/// Two partners at a meeting that goes on, with something to talk about.
fn running() -> (Partners, FactId) {
    let opened = MeetingOpened { table: LogId([3; 16]), kind: MeetingKind::Table, on: TODAY, at: None, place: None };
    let mut partners = Partners::new(2, 1, opened);
    let item = partners.write(0, AgendaItemAdded { case: None, subject: Some(line("vervoer")), minutes: None });
    partners.write(0, MeetingStepped { step: MeetingStep::Started, reason: None });
    partners.meet(0, 1);
    (partners, item)
}

fn view(partners: &Partners) -> MeetingView {
    derive(LogId([8; 16]), &partners.whole(), &Texts::new()).unwrap()
}

#[test]
fn a_clock_begins_at_the_first_step_and_stands_where_it_was_last_set() {
    let (mut partners, item) = running();
    let clock = partners.write(0, started(item));
    let begun = &view(&partners).clocks[0];
    assert_eq!((begun.step, begun.running, begun.spent.as_slice()), (Some(0), true, &[0, 0, 0][..]));

    partners.meet(0, 1);
    let word = partners.write(1, set(clock, Some(2), false, [310, 290, 15]));

    let one = &view(&partners).clocks[0];
    assert_eq!((one.step, one.running, one.spent.as_slice()), (Some(2), false, &[310, 290, 15][..]));
    assert_eq!((one.word, one.keeper.org), (word, author(1, 0).org), "whoever set it keeps the time");
}

#[test]
fn time_spent_runs_on_from_what_was_seen_and_is_never_negative_or_endless() {
    let (mut partners, item) = running();
    let clock = partners.write(0, started(item));
    partners.write(0, set(clock, Some(1), true, [310, 20, 0]));
    let one = view(&partners).clocks.remove(0);
    let after = |seconds: i64| one.spent_at(one.since, Timestamp(one.since.0 + seconds * 1_000));

    assert_eq!(after(100), [310, 120, 0]);
    assert_eq!(after(-100), [310, 20, 0], "a clock that is behind takes nothing off");
    assert_eq!(after(40 * 365 * 86_400), [310, STEP_SECONDS_MAX, 0]);
    assert_eq!(one.spent_at(Timestamp(i64::MIN), Timestamp(i64::MAX))[1], STEP_SECONDS_MAX);
    let paused = ClockView { running: false, ..one.clone() };
    assert_eq!(paused.spent_at(one.since, Timestamp(one.since.0 + 60_000)), [310, 20, 0]);
}

#[test]
fn a_clock_that_is_started_later_ends_the_one_before_it() {
    let (mut partners, item) = running();
    let first = partners.write(0, started(item));
    partners.meet(0, 1);
    let second = partners.write(1, started(item));

    let view = view(&partners);

    assert_eq!(meeting::clocks(&view).iter().map(|one| one.clock).collect::<Vec<_>>(), [second]);
    assert_eq!(view.clocks.iter().map(|one| one.clock).collect::<Vec<_>>(), [first, second], "both are kept");
}

#[test]
fn of_two_clocks_started_apart_both_are_shown_and_that_of_the_guide_leads() {
    let (mut partners, item) = running();
    let mine = partners.write(0, started(item));
    let yours = partners.write(1, started(item));
    let apart = view(&partners);
    assert_eq!(meeting::clocks(&apart).len(), 2);
    assert_eq!(meeting::leading(&apart), None, "everybody picks");

    let guide = author(1, 0);
    partners.write(1, GuideNamed { org: Some(guide.org), person: Some(guide.person) });
    let guided = view(&partners);
    let clocks: Vec<FactId> = meeting::clocks(&guided).iter().map(|one| one.clock).collect();
    assert_eq!(clocks, [yours, mine], "that of the guide comes first");
    assert_eq!(meeting::leading(&guided).map(|one| one.clock), Some(yours));

    partners.meet(1, 0);
    partners.write(0, set(mine, Some(0), true, [60, 0, 0]));
    let taken = view(&partners);
    assert_eq!(meeting::leading(&taken).map(|one| one.clock), Some(mine), "whoever knew both took the time over");
}

#[test]
fn whoever_ends_a_discussion_while_another_goes_on_ends_nothing() {
    let (mut partners, item) = running();
    let clock = partners.write(0, started(item));
    partners.meet(0, 1);
    partners.write(0, set(clock, None, false, [300, 0, 0]));
    assert!(meeting::clocks(&view(&partners)).is_empty());

    partners.write(1, set(clock, Some(1), true, [300, 0, 0]));

    assert_eq!(view(&partners).clocks[0].step, Some(1));
    assert_eq!(meeting::clocks(&view(&partners)).len(), 1);
}

#[test]
fn a_clock_goes_on_only_while_the_meeting_does() {
    let (mut partners, item) = running();
    partners.write(0, started(item));
    partners.write(0, MeetingStepped { step: MeetingStep::Closed, reason: None });

    assert!(meeting::clocks(&view(&partners)).is_empty());
    assert_eq!(view(&partners).clocks.len(), 1, "what was spent stays");
}

#[test]
fn words_out_of_bounds_set_a_clock_within_them() {
    let (mut partners, item) = running();
    let clock = partners.write(0, started(item));
    partners.write(1, set(clock, Some(1), true, [9, 9, 9]));
    partners.meet(0, 1);
    partners.write(1, ClockSet { clock, step: Some(u32::MAX), running: true, spent: vec![u32::MAX; 9] });
    let empty = StepTemplate { name: line("leeg"), steps: Vec::new() };
    partners.write(1, ClockStarted { item, template: empty });

    let clocks = view(&partners).clocks;

    assert_eq!(clocks.len(), 1, "without steps it never began");
    assert_eq!((clocks[0].place(), clocks[0].spent.len()), (Some(2), 3));
    assert!(clocks[0].spent.iter().all(|seconds| *seconds <= STEP_SECONDS_MAX));
}
