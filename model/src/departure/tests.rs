use std::collections::BTreeMap;

use super::*;
use crate::fact::departure::{DepartureAnnounced, DepartureCalledOff};
use crate::fact::lesson::{LessonOpened, LessonTaken};
use crate::fact::season::{ActionAdded, ActionDone, SeasonOpened};
use crate::roster::Heard;
use crate::snapshot::{Parts, assemble};
use crate::testing::{NETWORK, Partners, TODAY, author, standing};
use crate::view::{Row, SyncView};
use crate::words::{LearningOrder, Line, LogKind, ReaderRule};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn snapshot(logs: &[(LogKind, &Partners)], members: u8) -> Snapshot {
    let rows: BTreeMap<LogId, Row> = (1..)
        .zip(logs)
        .filter_map(|(number, (kind, partners))| {
            let log = LogId([number; 16]);
            let row = crate::row::derive_row(*kind, ReaderRule::Members, log, &partners.whole(), &Texts::new());
            row.map(|row| (log, row))
        })
        .collect();
    let (standing, foundings) = (standing(members, 1), BTreeMap::new());
    let device = Some(author(0, 0).device);
    let parts = Parts {
        network: NETWORK,
        device,
        today: TODAY,
        standing: &standing,
        heard: &Heard::new(),
        foundings: &foundings,
        rows: &rows,
    };
    assemble(1, &parts, None, SyncView::default())
}

#[test]
fn only_the_organisation_itself_announces_its_departure() {
    let announced = |org: u8, on| DepartureAnnounced { org: author(org, 0).org, on, reason: None };
    let mut partners = Partners::new(2, 1, announced(0, None));
    partners.write(1, announced(0, Some(TODAY)));
    partners.write(1, announced(1, Some(TODAY)));
    let log = LogId([1; 16]);

    let view = derive(log, &partners.whole(), &Texts::new()).unwrap();

    assert_eq!((view.org, view.on), (author(0, 0).org, None));
}

#[test]
fn consequences_are_what_would_be_left_without_an_owner() {
    let own = author(0, 0).org;
    let mut season = Partners::new(2, 1, SeasonOpened { title: line("najaar") });
    let action = |what, owner: u8| ActionAdded {
        what: line(what),
        owner: author(owner, 0).org,
        person: None,
        due: None,
        origin: None,
    };
    season.write(0, action("open", 0));
    season.write(0, action("van een ander", 1));
    let done = season.write(0, action("klaar", 0));
    season.write(0, ActionDone { action: done, done: true });
    let opened = LessonOpened { title: line("les"), order: LearningOrder::First, cases: Vec::new(), origin: None };
    let mut lesson = Partners::new(2, 1, opened);
    lesson.write(0, LessonTaken {});
    let snapshot = snapshot(&[(LogKind::Season, &season), (LogKind::Lesson, &lesson)], 2);

    let left = consequences(&snapshot, own);

    assert_eq!(left.actions.iter().map(|open| open.action.what.as_str()).collect::<Vec<_>>(), ["open"]);
    assert_eq!(left.lessons.len(), 1);
    assert!(!left.last);
    assert!(consequences(&snapshot, author(1, 0).org).lessons.is_empty());
}

#[test]
fn the_last_member_is_told_so() {
    assert!(consequences(&snapshot(&[], 1), author(0, 0).org).last);
}

#[test]
fn a_departure_is_called_off_by_whoever_knew_of_it_and_can_be_announced_again() {
    let own = author(0, 0).org;
    let announced = |on| DepartureAnnounced { org: own, on, reason: None };
    let off = |org: u8| DepartureCalledOff { org: author(org, 0).org };
    let view = |partners: &Partners| derive(LogId([1; 16]), &partners.whole(), &Texts::new()).unwrap();
    let mut partners = Partners::new(2, 1, announced(None));
    partners.write(1, off(0));
    assert!(!view(&partners).called_off, "only its own word counts");

    partners.write(0, off(0));
    assert!(view(&partners).called_off);
    assert_eq!(snapshot(&[(LogKind::Departure, &partners)], 2).departures, []);

    partners.write(0, announced(Some(TODAY)));
    assert!(!view(&partners).called_off);
    assert_eq!(view(&partners).on, Some(TODAY));
}
