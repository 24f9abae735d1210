//! What the partners learn together.

use wijktafel_model::command::Command;
use wijktafel_model::command::learning::{Reflection, Story, Training};
use wijktafel_model::id::LogId;
use wijktafel_model::reflection::cases;
use wijktafel_model::words::learning::WordWay;
use wijktafel_model::words::{LearningOrder, Line, Prose};
use wijktafel_sync::node::Node;

use super::super::script::{REFLECTION, STORY, TRAINING};
use super::story::{at, person};
use super::{make, snapshot};
use crate::problem::Problem;
use crate::text::Lang;

/// The resident said yes this many days ago.
const ASKED_DAYS: i32 = 3;

/// The first partner looks back at the first meeting where a case was talked about.
pub(super) fn all(nodes: &[Node], lang: Lang) -> Result<(), Problem> {
    let first = at(nodes, 0)?;
    let s = snapshot(first, None)?;
    let spoken = s.meetings.iter().filter_map(|one| Some((one.log, cases(&s, one.log)?)));
    let (origin, rows) =
        spoken.into_iter().find(|(_, rows)| !rows.is_empty()).ok_or_else(|| Problem::new("not-found"))?;
    let (title, text) = REFLECTION;
    let of = Reflection {
        origin,
        title: Line::new(title.of(lang))?,
        order: LearningOrder::Second,
        cases: rows.iter().map(|row| row.log).collect(),
        text: text.of(lang).to_owned(),
        take: true,
    };
    make(first, Command::Reflect(Box::new(of)))?;
    let row = rows.first().ok_or_else(|| Problem::new("not-found"))?;
    tell(first, row.log, lang)?;
    for (who, days, kind, what, place) in TRAINING {
        let node = at(nodes, who)?;
        let (person, today) = (person(node).ok_or_else(|| Problem::new("not-a-member"))?, s.today);
        let training = Training { on: today.plus(-days), kind, what: Line::new(what.of(lang))?, place };
        make(node, Command::NoteTraining { person, training })?;
    }
    Ok(())
}

/// A resident said yes to a story, a few days ago.
fn tell(node: &Node, case: LogId, lang: Lang) -> Result<(), Problem> {
    let s = snapshot(node, None)?;
    let me = s.network.me.ok_or_else(|| Problem::new("not-a-member"))?;
    let (title, text) = (Line::new(STORY.0.of(lang))?, Prose::new(STORY.1.of(lang))?);
    let (asked, asker, on) = (me.org, Some(me.person), s.today.plus(-ASKED_DAYS));
    let told = Story { case, title, text, asked, asker, on, way: WordWay::InPerson, keep: Vec::new() };
    make(node, Command::TellStory(Box::new(told))).map(drop)
}
