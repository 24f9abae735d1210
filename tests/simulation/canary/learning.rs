//! Learning together, with a word of its own in every text.

use wijktafel_harness::{Partner, World};
use wijktafel_model::command::Command;
use wijktafel_model::command::learning::{Reflection, Story, Training};
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::id::{LogId, PersonId};
use wijktafel_model::words::learning::{TrainingKind, TrainingPlace, WordWay};
use wijktafel_model::words::{LearningOrder, Line, MeetingKind};

use super::script::{WIDE, Words, open_case};

/// A case of a table that every member reads was spoken about and looked back at.
pub(super) fn looked_back(world: &mut World, partner: Partner, table: LogId, words: &mut Words) {
    let on = world.now().day();
    let mut run = |command: &Command| world.run(partner, command).expect("it is done");
    let case = run(&open_case(words, WIDE, table)).logs[0];
    let plan = Command::PlanMeeting { table, kind: MeetingKind::Reflection, on, at: None, place: None };
    let meeting = run(&plan).logs[0];
    let add = MeetingAct::AddItem { case: Some(case), subject: None, minutes: None };
    let item = run(&Command::AtMeeting { meeting, act: add }).facts[0];
    run(&Command::AtMeeting { meeting, act: MeetingAct::DiscussItem { item, discussed: true } });
    let (title, text) = (words.line(WIDE), words.next(WIDE));
    let order = LearningOrder::Second;
    let of = Reflection { origin: meeting, title, order, cases: vec![case], text, take: true };
    run(&Command::Reflect(Box::new(of)));
}

/// The texts of looking back.
pub(super) fn reflected(of: &Reflection) -> Vec<(&'static str, Option<String>)> {
    let Reflection { origin: _, title, order: _, cases: _, text, take: _ } = of;
    vec![("lesson of looking back", Some(title.as_str().to_owned())), ("what was learnt", Some(text.clone()))]
}

/// A story about a case whose words are of a class.
pub(super) fn told(world: &mut World, anna: Partner, case: LogId, class: &str, words: &mut Words) {
    let (asked, on) = (world.org(anna), world.now().day());
    let (title, text) = (words.line(class), words.prose(class));
    let told = Story { case, title, text, asked, asker: None, on, way: WordWay::InPerson, keep: Vec::new() };
    world.run(anna, &Command::TellStory(Box::new(told))).expect("a story");
}

/// The texts of a story.
pub(super) fn in_story(told: &Story) -> Vec<(&'static str, Option<String>)> {
    let Story { case: _, title, text, asked: _, asker: _, on: _, way: _, keep: _ } = told;
    vec![("story", Some(title.as_str().to_owned())), ("what a story tells", Some(text.as_str().to_owned()))]
}

/// A guide did something to learn, and one line was a mistake.
pub(super) fn trained(world: &mut World, anna: Partner, person: PersonId, words: &mut Words) {
    let on = world.now().day();
    let mut note = |what, place| {
        let training = Training { on, kind: TrainingKind::Followed, what, place };
        world.run(anna, &Command::NoteTraining { person, training }).expect("it is noted").facts[0]
    };
    note(words.line(WIDE), TrainingPlace::Inside);
    let noted = note(Line::new("Toch niet").expect("a line"), TrainingPlace::Outside);
    world.run(anna, &Command::DropTraining { person, noted }).expect("it is taken out");
}
