//! A circle case with a canary in each of its texts, and one without words in which everything else happens to it.

use wijktafel_harness::words::{self as plain, line, prose};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::circle::{NewCircle, NewLearning};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, LogId, OrgId, PersonId};
use wijktafel_model::view::Detail;
use wijktafel_model::words::{AgreementKind, Line, Prose, TextField, Verdict};

use super::script::{CIRCLE, LASTING, WIDE, Words, open_agreement, propose};

fn ground(world: &World, partners: [Partner; 3], reason: Option<Prose>) -> GroundRecorded {
    let orgs = partners.map(|partner| world.org(partner)).into();
    GroundRecorded { reason, ..plain::consent(ConcernedId([1; 16]), orgs, world.now().day()) }
}

/// The network's agreement on privacy comes into force, and the first partner opens a case that the second reads too.
pub(super) fn opened(world: &mut World, partners: [Partner; 3], words: &mut Words) -> LogId {
    let [anna, bas, cor] = partners;
    let privacy = open_agreement(words, LASTING, AgreementKind::Privacy);
    let agreement = world.run(anna, &privacy).expect("an agreement").logs[0];
    let version = propose(world, anna, agreement, words.line(LASTING));
    world.settle();
    for partner in [anna, bas, cor] {
        let agrees = Command::GiveVerdict { agreement, version, verdict: Verdict::Agree, note: None, paper: None };
        world.run(partner, &agrees).expect("a verdict");
    }
    world.settle();
    let (reason, question) = (Some(words.prose(CIRCLE)), words.next(CIRCLE));
    let reader = world.hub(bas).replica.me().expect("enrolled");
    let new = NewCircle { question, ..circle(world, partners, words.line(CIRCLE), words.prose(CIRCLE), reason) };
    let new = NewCircle { readers: vec![(reader.org, reader.person)], ..new };
    let case = world.run(anna, &Command::OpenCircle(Box::new(new))).expect("a circle case").logs[0];
    let ground = ground(world, partners, Some(words.prose(CIRCLE)));
    world.run(anna, &Command::RecordGround { case, ground }).expect("a second ground");
    let plan = [TextField::Perspective, TextField::SelfPart];
    for field in [TextField::Question, TextField::Situation, TextField::Strengths].into_iter().chain(plan) {
        let edits = vec![TextEdit { field, at: 0, delete: 0, insert: format!("{} ", words.next(CIRCLE)) }];
        world.run(anna, &Command::EditText { log: case, edits }).expect("words");
    }
    world.settle();
    case
}

fn circle(world: &World, partners: [Partner; 3], title: Line, purpose: Prose, reason: Option<Prose>) -> NewCircle {
    let ground = ground(world, partners, reason);
    let new = plain::circle(world.org(partners[0]), ground, world.now().day());
    NewCircle { title, purpose, ..new }
}

/// What changes a circle case, and everything that ends one.
pub(super) fn changed(
    world: &mut World,
    partners: [Partner; 3],
    (case, table): (LogId, LogId),
    (org, person): (OrgId, PersonId),
    words: &mut Words,
) {
    let [anna, bas, _] = partners;
    world.run(anna, &Command::SetCirclePurpose { case, purpose: words.prose(CIRCLE) }).expect("a purpose");
    let reader = world.hub(bas).replica.me().expect("enrolled");
    let new = circle(world, partners, line("zonder woorden"), prose("weer rust"), None);
    let new = NewCircle { readers: vec![(reader.org, reader.person)], ..new };
    let case = world.run(anna, &Command::OpenCircle(Box::new(new))).expect("a circle case").logs[0];
    let responsible = world.org(bas);
    let mut run = |command: Command| world.run(anna, &command).expect("it is done");
    run(Command::SetCircleResponsible { case, responsible });
    run(Command::NameReader { case, org, person });
    run(Command::TakeOutReader { case, org, person });
    let ground = words.prose(WIDE);
    let (keep, retain_until) = (vec![ground.as_str().to_owned()], wijktafel_harness::world::BEGINNING.day().plus(90));
    let copy = NewLearning { case, table, ground, retain_until, replace: Vec::new(), keep };
    run(Command::CopyToLearning(Box::new(copy)));
    let Some(Detail::Case(view)) = world.snapshot(anna, Some(case)).detail else { panic!("it is read here") };
    let ground = view.circle.expect("a circle case").concerned[0].grounds[0].fact;
    world.run(anna, &Command::WithdrawGround { case, ground }).expect("it is withdrawn");
    let ground = self::ground(world, partners, None);
    world.run(anna, &Command::RecordGround { case, ground }).expect("it is given again");
    world.settle();
}
