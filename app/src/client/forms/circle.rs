//! What is filled in about a circle case: one page for each concern, and nothing chosen beforehand.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::circle::NewCircle;
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, LogId, OrgId, PersonId};
use wijktafel_model::time::Day;
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::{Informed, LaterReaders, LawfulGround, LifeArea, SecrecyLift, SpecialCategory};

use super::finish::some_area;
use super::{Check, Form, Wrong};
use crate::text::Lang;
use crate::text::dates::field_day;

/// The pages, each with the fields on it.
const PAGES: [&[&str]; CircleForm::PAGES] = [
    &["title", "purpose", "question"],
    &["ground", "special", "secrecy", "informed", "informed-on", "reason", "orgs", "ground-until"],
    &["readers"],
    &["until", "responsible"],
];

/// A circle case that is opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command mean")]
pub struct CircleForm {
    /// Which page is shown, from 0.
    pub page: usize,
    pub title: String,
    pub purpose: String,
    pub question: String,
    pub areas: Vec<LifeArea>,
    pub ground: GroundForm,
    pub readers: Vec<(OrgId, PersonId)>,
    pub until: String,
    pub responsible: Option<OrgId>,
    pub from: Option<LogId>,
    /// Its number, when it waits on this device.
    #[serde(default)]
    pub kept: Option<u64>,
}

/// Why data about one person may be shared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the fact mean")]
pub struct GroundForm {
    pub concerned: ConcernedId,
    pub ground: Option<LawfulGround>,
    pub special: Option<SpecialCategory>,
    pub secrecy: Option<SecrecyLift>,
    pub informed: Option<Informed>,
    pub informed_on: String,
    pub reason: String,
    pub orgs: Vec<OrgId>,
    pub until: String,
    /// What is answered with "not yet".
    #[serde(default)]
    pub later: Vec<String>,
    /// Its number, when it waits on this device by itself.
    #[serde(default)]
    pub kept: Option<u64>,
}

impl GroundForm {
    /// An empty one about another person, or about one that the case speaks of; none when the computer gives no
    /// random bytes.
    pub fn new(snapshot: &Snapshot, concerned: Option<ConcernedId>) -> Option<Self> {
        let concerned = if let Some(concerned) = concerned {
            concerned
        } else {
            let mut id = [0; ConcernedId::LENGTH];
            getrandom::fill(&mut id).ok()?;
            ConcernedId(id)
        };
        Some(Self {
            concerned,
            ground: None,
            special: None,
            secrecy: None,
            informed: None,
            informed_on: String::new(),
            reason: String::new(),
            orgs: snapshot.network.me.map(|me| me.org).into_iter().collect(),
            until: String::new(),
            later: Vec::new(),
            kept: None,
        })
    }

    /// The fact, when nothing is wrong.
    pub(super) fn recorded(&self, today: Day, check: &mut Check) -> Option<GroundRecorded> {
        let ground = check.chosen_or_later("ground", self.ground, &self.later);
        let special = check.chosen_or_later("special", self.special, &self.later);
        let secrecy = check.chosen_or_later("secrecy", self.secrecy, &self.later);
        let informed = check.chosen("informed", self.informed);
        if self.orgs.is_empty() {
            check.refuse("orgs", Wrong::Choose);
        }
        let told = informed.is_some_and(|informed| informed != Informed::NotYet);
        let informed_on = if told { check.day("informed-on", &self.informed_on, Day(0)) } else { None };
        if informed_on.is_some_and(|on| on > today) {
            check.refuse("informed-on", Wrong::NotADay);
        }
        let reason = if informed == Some(Informed::NotYet) { check.prose("reason", &self.reason) } else { None };
        let until = check.maybe_day("ground-until", &self.until, today);
        Some(GroundRecorded {
            concerned: self.concerned,
            ground: ground?,
            special: special?,
            secrecy: secrecy?,
            informed: informed?,
            orgs: self.orgs.clone(),
            informed_on,
            reason,
            until,
        })
    }
}

impl CircleForm {
    /// How many pages there are.
    pub const PAGES: usize = 4;

    /// An empty form, or one for the copy of a learning case.
    pub fn new(snapshot: &Snapshot, lang: Lang, from: Option<LogId>) -> Option<Self> {
        let source = snapshot.cases.iter().find(|case| Some(case.log) == from);
        Some(Self {
            page: 0,
            title: source.map(|case| case.title.clone()).unwrap_or_default(),
            purpose: String::new(),
            question: String::new(),
            areas: source.map(|case| case.areas.clone()).unwrap_or_default(),
            ground: GroundForm::new(snapshot, None)?,
            readers: Vec::new(),
            until: field_day(snapshot.today.plus(180), lang),
            responsible: None,
            from,
            kept: None,
        })
    }

    /// Goes to the next page when nothing on this one is wrong, or to the first page with something wrong when this is
    /// the last; whether it went. What is put off holds nobody up.
    pub fn turn(&mut self, wrong: &[(&'static str, Wrong)]) -> bool {
        let on = |page: usize| {
            let wrong = || wrong.iter().filter(|(_, what)| *what != Wrong::Later);
            PAGES.get(page).is_some_and(|fields| wrong().any(|(field, _)| fields.contains(field)))
        };
        let last = self.page + 1 >= PAGES.len();
        if on(self.page) {
            return false;
        }
        let to = if last { (0..PAGES.len()).find(|page| on(*page)) } else { Some(self.page + 1) };
        if let Some(to) = to {
            self.page = to;
        }
        to.is_some()
    }

    pub(super) fn command(&self, today: Day, check: &mut Check) -> Option<Command> {
        let (title, purpose) = (check.line("title", &self.title), check.prose("purpose", &self.purpose));
        let question = check.text("question", &self.question);
        let ground = self.ground.recorded(today, check);
        let until = check.day("until", &self.until, today);
        let responsible = check.chosen("responsible", self.responsible);
        let areas = some_area(&self.areas);
        Some(Command::OpenCircle(Box::new(NewCircle {
            title: title?,
            purpose: purpose?,
            until: until?,
            responsible: responsible?,
            later: LaterReaders::Whole,
            areas,
            question,
            grounds: vec![ground?],
            readers: self.readers.clone(),
            from: self.from,
        })))
    }
}

impl Form {
    /// An empty form for a circle case, or for the copy of a learning case; none when the computer gives no random
    /// bytes.
    pub fn circle(snapshot: &Snapshot, lang: Lang, from: Option<LogId>) -> Option<Self> {
        Some(Self::Circle(Box::new(CircleForm::new(snapshot, lang, from)?)))
    }
}
