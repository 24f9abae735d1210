use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::id::{EntryId, FeedId, OrgId};

use super::{Cut, Node, NodeChange, Standing, cut};
use crate::gate::refusal::Refusal;

mod histories;

const MALLORY: u8 = 9;

/// Entries by name, so that cases read as they would be told.
#[derive(Default)]
struct Log {
    nodes: Vec<Node>,
    names: Vec<&'static str>,
    closed: BTreeMap<FeedId, u64>,
}

impl Log {
    /// An entry of the organisation's only feed, standing on `on`; with a change that stands on the changes of `text`.
    fn entry(&mut self, name: &'static str, org: u8, seq: u64, on: &[&str], text: Option<&[&str]>) {
        let place = self.nodes.len();
        let hash = |place: usize| [u8::try_from(place + 100).unwrap(); 32];
        self.nodes.push(Node {
            id: EntryId([u8::try_from(place).unwrap(); 32]),
            feed: FeedId([org; 16]),
            seq,
            org: OrgId([org; 16]),
            parents: on.iter().map(|name| self.place(name)).collect(),
            change: text
                .map(|deps| NodeChange { hash: hash(place), deps: deps.iter().map(|n| hash(self.place(n))).collect() }),
        });
        self.names.push(name);
    }

    fn place(&self, name: &str) -> usize {
        self.names.iter().position(|known| *known == name).unwrap()
    }

    fn cut(&self) -> Cut {
        let readers = (1..=MALLORY).map(|org| OrgId([org; 16])).filter(|org| org.0[0] <= 4 || org.0[0] == MALLORY);
        cut(&self.nodes, &readers.collect(), &self.closed)
    }

    #[track_caller]
    fn check_standing(&self, expected: &[(&str, Standing)]) {
        let found = self.cut().standing;
        for (name, standing) in expected {
            assert_eq!(found[self.place(name)], *standing, "{name}");
        }
    }

    #[track_caller]
    fn check_texts(&self, expected: &[&[&str]]) {
        let named = |places: &Vec<usize>| places.iter().map(|place| self.names[*place]).collect::<BTreeSet<_>>();
        let found: Vec<_> = self.cut().projections.iter().map(named).collect();
        assert_eq!(found, expected.iter().map(|names| names.iter().copied().collect()).collect::<Vec<_>>());
    }
}

/// Mallory's feed: an assent at 1, and much later another word at the same place.
fn forked() -> Log {
    let mut log = Log::default();
    log.entry("opening", MALLORY, 0, &[], None);
    log.entry("assent", MALLORY, 1, &["opening"], None);
    log.entry("regret", MALLORY, 1, &["opening"], None);
    log
}

#[test]
fn without_forks_and_closings_everything_counts_in_one_text() {
    let mut log = Log::default();
    log.entry("a", 1, 0, &[], Some(&[]));
    log.entry("b", 2, 0, &["a"], Some(&["a"]));
    log.entry("c", 3, 0, &["a"], Some(&["a"]));

    let found = log.cut();

    assert_eq!(found.standing, [Standing::Counts; 3]);
    assert_eq!((found.forks.len(), found.unplaced.len()), (0, 0));
    log.check_texts(&[&["a", "b", "c"]]);
}

#[test]
fn branches_are_disputed_until_more_than_half_of_the_others_stand_on_one() {
    let mut log = forked();
    log.entry("alice", 1, 0, &["assent"], None);
    log.entry("bob", 2, 0, &["assent"], None);
    log.check_standing(&[
        ("opening", Standing::Counts),
        ("assent", Standing::Disputed),
        ("regret", Standing::Disputed),
        ("alice", Standing::Counts),
    ]);

    log.entry("carol", 3, 0, &["bob"], None);

    log.check_standing(&[("assent", Standing::Counts), ("regret", Standing::Disputed)]);
    let fork = &log.cut().forks[0];
    assert_eq!((fork.seq, fork.branches.as_slice()), (1, &[log.place("assent"), log.place("regret")][..]));
}

#[test]
fn entries_that_saw_both_branches_or_are_the_authors_own_carry_neither() {
    let mut log = forked();
    log.entry("alice", 1, 0, &["assent", "regret"], None);
    log.entry("bob", 2, 0, &["alice"], None);
    log.entry("carol", 3, 0, &["assent", "regret"], None);
    log.entry("second", MALLORY, 2, &["assent"], None);

    log.check_standing(&[("assent", Standing::Disputed), ("regret", Standing::Disputed)]);
}

#[test]
fn what_counts_once_keeps_counting_whatever_comes_to_light() {
    let mut log = forked();
    for (name, org) in [("alice", 1), ("bob", 2), ("carol", 3)] {
        log.entry(name, org, 0, &["assent"], None);
    }
    // A thief shows the other branch to machines that know nothing yet.
    for (name, org) in [("alice too", 1), ("bob too", 2), ("carol too", 3)] {
        log.entry(name, org, 7, &["regret"], None);
    }

    log.check_standing(&[("assent", Standing::Counts)]);
}

#[test]
fn branch_counts_only_as_far_as_others_stand_on_it() {
    let mut log = forked();
    log.entry("second", MALLORY, 2, &["assent"], None);
    for (name, org) in [("alice", 1), ("bob", 2), ("carol", 3)] {
        log.entry(name, org, 0, &["assent"], None);
    }
    log.check_standing(&[("assent", Standing::Counts), ("second", Standing::Disputed)]);

    for (name, org) in [("alice again", 1), ("bob again", 2), ("dave", 4)] {
        log.entry(name, org, 1, &["second"], None);
    }

    log.check_standing(&[("assent", Standing::Counts), ("second", Standing::Counts), ("regret", Standing::Disputed)]);
}

#[test]
fn text_takes_the_branch_of_most_organisations_then_entries_then_the_lower_id() {
    let mut log = Log::default();
    log.entry("first", MALLORY, 0, &[], Some(&[]));
    log.entry("one", MALLORY, 1, &["first"], Some(&["first"]));
    log.entry("other", MALLORY, 1, &["first"], Some(&["first"]));
    log.check_texts(&[&["first", "one"], &["first", "other"]]);

    log.entry("alice", 1, 0, &["other"], Some(&["other"]));
    log.check_texts(&[&["first", "other", "alice"], &["first", "one"]]);

    log.entry("bob", 2, 0, &["one"], Some(&["one"]));
    log.entry("bob 2", 2, 1, &["bob"], Some(&["bob"]));
    log.check_texts(&[&["first", "one", "bob", "bob 2"], &["first", "other", "alice"]]);

    log.entry("carol", 3, 0, &["other"], Some(&["first"]));
    log.check_texts(&[&["first", "other", "alice", "carol"], &["first", "one", "bob", "bob 2", "carol"]]);
}

#[test]
fn text_beyond_a_closing_statement_and_what_stands_on_it_are_set_beside() {
    let mut log = Log::default();
    log.entry("first", 1, 0, &[], Some(&[]));
    log.entry("in time", MALLORY, 0, &["first"], Some(&["first"]));
    log.entry("late", MALLORY, 1, &["in time"], Some(&["in time"]));
    log.entry("on late", 2, 0, &["late"], Some(&["late"]));
    log.entry("beside", 3, 0, &["in time"], Some(&["in time"]));
    log.check_texts(&[&["first", "in time", "late", "on late", "beside"]]);

    log.closed.insert(FeedId([MALLORY; 16]), 1);

    log.check_texts(&[&["first", "in time", "beside"], &["first", "in time", "late", "on late", "beside"]]);
    log.check_standing(&[
        ("in time", Standing::Counts),
        ("late", Standing::SetApart(Refusal::BeyondClosing)),
        ("on late", Standing::Counts),
    ]);
}

#[test]
fn late_entries_lend_no_branch_support() {
    let mut log = forked();
    for (name, org) in [("alice", 1), ("bob", 2), ("carol", 3)] {
        log.entry(name, org, 0, &["regret"], None);
        log.closed.insert(FeedId([org; 16]), 0);
    }

    log.check_standing(&[("regret", Standing::Disputed)]);
}

#[test]
fn change_that_stands_on_both_branches_is_in_no_text_and_neither_is_what_stands_on_it() {
    let mut log = Log::default();
    log.entry("first", MALLORY, 0, &[], Some(&[]));
    log.entry("one", MALLORY, 1, &["first"], Some(&["first"]));
    log.entry("other", MALLORY, 1, &["first"], Some(&["first"]));
    log.entry("both", 1, 0, &["one", "other"], Some(&["one", "other"]));
    log.entry("on both", 1, 1, &["both"], Some(&["both"]));

    log.check_texts(&[&["first", "one"], &["first", "other"]]);
    let unplaced = log.cut().unplaced;
    assert_eq!(unplaced, ["both", "on both"].map(|name| (log.place(name), Refusal::TwoBranches)).into());
}

#[test]
fn change_carried_by_both_branches_divides_nobody() {
    let mut log = Log::default();
    log.entry("first", MALLORY, 0, &[], Some(&[]));
    log.entry("one", MALLORY, 1, &["first"], Some(&["first"]));
    log.entry("other", MALLORY, 1, &["first"], Some(&["first"]));
    let same = log.nodes[1].change.clone();
    log.nodes[2].change = same;
    log.entry("one 2", MALLORY, 2, &["one"], Some(&["one"]));
    log.entry("alice", 1, 0, &["one 2"], Some(&["one 2"]));
    log.entry("bob", 2, 0, &["other"], Some(&["one"]));

    log.check_texts(&[&["first", "one", "one 2", "alice", "bob"]]);
}

#[test]
fn forks_within_branches_and_of_several_feeds_give_every_consistent_change_a_text() {
    let mut log = Log::default();
    log.entry("first", MALLORY, 0, &[], Some(&[]));
    log.entry("one", MALLORY, 1, &["first"], Some(&["first"]));
    log.entry("other", MALLORY, 1, &["first"], Some(&["first"]));
    log.entry("other a", MALLORY, 2, &["other"], Some(&["other"]));
    log.entry("other b", MALLORY, 2, &["other"], Some(&["other"]));
    log.entry("dave", 4, 0, &["first"], Some(&["first"]));
    log.entry("dave a", 4, 1, &["dave"], Some(&["dave"]));
    log.entry("dave b", 4, 1, &["dave"], Some(&["dave", "other b"]));

    log.check_texts(&[
        &["first", "one", "dave", "dave a"],
        &["first", "other", "other a", "dave", "dave a"],
        &["first", "other", "other b", "dave", "dave b"],
    ]);
}
