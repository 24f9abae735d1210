//! Looking back, stories.

use super::*;
use crate::command::learning::{Reflection, Story};
use crate::fact::meeting::{AgendaItemAdded, AgendaItemDiscussed};
use crate::fact::story::StoryTold;
use crate::words::MeetingKind;
use crate::words::learning::WordWay;

const MEETING: LogId = LogId([20; 16]);
const STORY: LogId = LogId([22; 16]);

fn held(table: LogId, case: LogId, discussed: bool) -> Partners {
    let opened = MeetingOpened { table, kind: MeetingKind::Reflection, on: TODAY, at: None, place: None };
    let mut partners = Partners::new(3, 2, opened);
    let item = partners.write(0, AgendaItemAdded { case: Some(case), subject: None, minutes: None });
    partners.write(0, AgendaItemDiscussed { item, discussed });
    partners
}

fn reflect(cases: &[LogId], take: bool) -> Command {
    let (title, order) = (line("Eerst bellen"), LearningOrder::Third);
    let of = Reflection { origin: MEETING, title, order, cases: cases.to_vec(), text: "Bel.".to_owned(), take };
    Command::Reflect(Box::new(of))
}

#[test]
fn a_lesson_of_what_was_spoken_about_names_where_it_came_from_and_the_meeting_keeps_the_cases() {
    let mut world = world();
    lay(&mut world.desk, MEETING, LogKind::Meeting, &held(TABLE, CASE, true));

    let written = writes(&world, &reflect(&[CASE, CASE], true), &[120, 121, 350]);

    let [Fact::LessonOpened(opened), _] = &written[0].facts[..] else { panic!("{written:?}") };
    assert_eq!((&opened.cases[..], opened.origin), (&[CASE][..], Some(MEETING)));
    assert_eq!(written[1].target, Target::Log(MEETING));
    refused(&world, &reflect(&[], false), RuleError::NotSpoken);
    refused(&world, &reflect(&[SMALL_CASE], false), RuleError::NotSpoken);
    lay(&mut world.desk, MEETING, LogKind::Meeting, &held(TABLE, CASE, false));
    refused(&world, &reflect(&[CASE], false), RuleError::NotSpoken);
}

#[test]
fn what_fewer_than_all_read_is_named_at_the_meeting_and_not_in_the_lesson() {
    let mut world = world();
    let small = held(SMALL_TABLE, SMALL_CASE, true);
    world.desk.lay(MEETING, (LogKind::Meeting, ReaderRule::Group(GROUP)), small.whole(), Texts::new());

    let written = writes(&world, &reflect(&[SMALL_CASE], false), &[120, 350]);

    let [Fact::LessonOpened(opened)] = &written[0].facts[..] else { panic!("{written:?}") };
    assert_eq!((&opened.cases[..], opened.origin), (&[][..], None));
    let [Fact::MeetingReflected(kept)] = &written[1].facts[..] else { panic!("{written:?}") };
    assert_eq!(kept.cases, [SMALL_CASE]);
}

fn story(case: LogId, text: &str, on: Day) -> Story {
    let (asked, title, way) = (org(0), line("Weer thuis"), WordWay::OnPaper);
    Story { case, title, text: prose(text), asked, asker: None, on, way, keep: Vec::new() }
}

fn tell(story: Story) -> Command {
    Command::TellStory(Box::new(story))
}

#[test]
fn a_story_has_the_readers_of_its_case_and_the_residents_word_in_it() {
    let world = world();
    let written = writes(&world, &tell(story(SMALL_CASE, "Het ging goed.", TODAY)), &[351]);
    assert_eq!(written[0].target, Target::New { kind: LogKind::Story, readers: ReaderRule::Group(GROUP) });

    refused(&world, &tell(story(TABLE, "Het ging goed.", TODAY)), RuleError::WrongKind);
    refused(&world, &tell(story(CASE, "Het ging goed.", TODAY.plus(1))), RuleError::BadDay);
    let named = story(CASE, "Bel 06-12345678 als het niet lukt.", TODAY);
    refused(&world, &tell(named.clone()), RuleError::IdentifiersFound);
    let keep = vec!["06-12345678".to_owned()];
    writes(&world, &tell(Story { keep, ..named }), &[351]);
    let stranger = Story { asked: org(NEWCOMER), ..story(CASE, "Het ging goed.", TODAY) };
    refused(&world, &tell(stranger), RuleError::OtherNotAMember);
}

#[test]
fn any_reader_takes_a_story_back_and_that_ends_it_for_everybody() {
    let mut world = world();
    let Story { case, title, text, asked, asker, on, way, .. } = story(CASE, "Het ging goed.", TODAY);
    let mut told = Partners::new(3, 2, StoryTold { title, case, text, asked, asker, on, way });
    lay(&mut world.desk, STORY, LogKind::Story, &told);
    world.desk.me = author(1, 0);
    let drop = |reason| Command::DropLog { log: STORY, reason };
    refused(&world, &drop(DropReason::Mistake), RuleError::NotYours);
    writes(&world, &drop(DropReason::Withdrawn), &[2]);

    told.write(2, Dropped { reason: DropReason::Mistake });
    assert!(!crate::ending::is_dropped(LogKind::Story, STORY, &told.whole()), "only the founder makes it a mistake");
    told.write(4, Dropped { reason: DropReason::Withdrawn });
    assert!(crate::ending::is_dropped(LogKind::Story, STORY, &told.whole()));
    let row = crate::row::derive_row(LogKind::Story, ReaderRule::Members, STORY, &told.whole(), &Texts::new());
    assert_eq!(row, Some(Row::Dropped { kind: LogKind::Story }));
}
