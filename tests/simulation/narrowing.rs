//! Every fact that ends or narrows a right, four ways: what its holder had written and others had received before they
//! knew; what it wrote after, in the same feed; the same in a feed that a restored copy opened, dated back; and the same
//! handed on by a member who is still there.

mod facts;
mod rights;
mod scene;

use std::collections::BTreeSet;

use wijktafel_core::gate::refusal::Refusal;
use wijktafel_harness::Partner;
use wijktafel_model::fact::Fact;
use wijktafel_model::id::LogId;

use self::facts::narrows;
use self::rights::{Counts, Right, Row};
use self::scene::{Place, Scene, Work};

/// How far back a restored copy dates what it writes.
const MONTH_MS: i64 = 30 * 24 * 3_600_000;

/// Written while all was well, received by all.
const EARLY: &str = "vroeg";
/// Written and received by some before they knew.
const WITHIN: &str = "binnen";
/// Written without having heard, or in time and received by nobody.
const LATE: &str = "laat";

/// One row in a world of its own.
struct Cell {
    right: Right,
    row: Row,
    scene: Scene,
    log: LogId,
    /// What is not as it should be.
    faults: Vec<String>,
}

impl Cell {
    /// The holder has written something that all hold.
    fn new(base: &Scene, right: Right, seed: u64) -> Self {
        let (mut scene, row) = (base.again(seed), right.row());
        (row.prepare)(&mut scene);
        scene.world.settle();
        assert!(scene.work(scene.bas, row.place, Work::Tip, EARLY), "{right:?}");
        scene.world.settle();
        let log = scene.log(row.place);
        Self { right, row, scene, log, faults: Vec::new() }
    }

    /// Everybody who may hear of it, whether or not it reads the log.
    fn everybody(&self) -> [Partner; 5] {
        let Scene { anna, cor, dia, eva, office, .. } = self.scene;
        [anna, cor, dia, eva, office]
    }

    /// The right ends where `Anna` and `Cor` may or may not hear, and says so with the fact that it should.
    fn narrow(&mut self) {
        let dia = self.scene.dia;
        let before: BTreeSet<_> = self.scene.facts(dia, self.log).into_iter().map(|(id, _)| id).collect();
        (self.row.narrow)(&mut self.scene);
        if self.scene.owner != self.scene.bas {
            let (owner, dia, office) = (self.scene.owner, self.scene.dia, self.scene.office);
            self.scene.meet(&[owner], &[dia, office]);
        }
        self.scene.world.settle();
        if self.right == Right::LogEnded {
            return assert!(
                self.scene.world.hub(dia).replica.log_kind(self.log).is_none(),
                "nothing is left to look at"
            );
        }
        let said = self.scene.facts(dia, self.log);
        let new: Vec<Fact> = said.into_iter().filter(|(id, _)| !before.contains(id)).map(|(_, fact)| fact).collect();
        let tells = new.iter().any(|fact| narrows(fact).is_ok_and(|rights| rights.contains(&self.right)));
        assert!(tells, "{:?} is said by {new:?}", self.right);
    }

    /// The holder does all that it does, not having heard.
    fn write_late(&mut self) {
        let bas = self.scene.bas;
        for work in self.row.works {
            assert!(self.scene.work(bas, self.row.place, *work, LATE), "{:?}: it has not heard: {work:?}", self.right);
        }
    }

    fn expect(&mut self, holds: bool, what: std::fmt::Arguments<'_>) {
        if !holds {
            self.faults.push(format!("{:?}: {what}", self.right));
        }
    }

    /// That pieces of work count, or do not, at everybody who remains.
    fn expect_everywhere(&mut self, way: &str, expected: &[(Work, &str, Counts)]) {
        for at in self.scene.remaining(self.row.place) {
            let seen = self.scene.look(at, self.row.place);
            let name = self.scene.world.sites[at.0].name.clone();
            for (work, when, counts) in expected {
                let is_so = seen.counts(*work, when) == counts.is_ok();
                self.expect(is_so, format_args!("{way}, at {name}: {work:?} ({when}) should be {counts:?}"));
            }
        }
    }

    /// Whether a kind of work is still its holder's to do.
    fn lawful(&self, work: Work) -> Counts {
        if self.row.taken.contains(&work) { Err("beyond the end") } else { Ok(()) }
    }

    /// What all held before the end, unless the end is that of the log.
    fn kept(&self) -> Counts {
        if self.right == Right::LogEnded { Err("the log ended") } else { Ok(()) }
    }

    /// That what was written late counts as far as the right was not touched, the same everywhere, and what was early
    /// goes on counting.
    fn expect_late(&mut self, way: &str) {
        let late = self.row.works.iter().map(|work| (*work, LATE, self.lawful(*work)));
        let expected: Vec<_> = late.chain([(Work::Tip, EARLY, self.kept())]).collect();
        self.expect_everywhere(way, &expected);
    }

    /// That what others had received in time counts everywhere.
    fn expect_within(&mut self, way: &str) {
        let expected: Vec<_> = self.row.works.iter().map(|work| (*work, WITHIN, (self.row.within)(*work))).collect();
        self.expect_everywhere(way, &expected);
    }

    /// That those who remain write on and read each other, are at rest and blame nobody of themselves, and see the same.
    fn expect_sound(&mut self, way: &str) {
        let Scene { anna, cor, dia, eva, .. } = self.scene;
        let (place, honest, words) = (self.row.place, [anna, cor, dia, eva], ["een", "twee", "drie", "vier"]);
        for (by, word) in honest.into_iter().zip(words) {
            let done = self.scene.work(by, Place::Open, Work::Tip, word);
            self.expect(done, format_args!("{way}: {by:?} writes on"));
        }
        // Where nobody reads the log any more nobody writes on in it.
        let here = place != Place::Open && self.scene.work(dia, place, Work::Tip, "ook hier");
        self.scene.world.settle();
        for at in honest {
            let seen = self.scene.look(at, Place::Open);
            let all = words.iter().all(|word| seen.counts(Work::Tip, word));
            self.expect(all, format_args!("{way}: {at:?} reads what the others write on"));
        }
        for at in [anna, cor, dia].into_iter().filter(|_| here) {
            let read = self.scene.look(at, place).counts(Work::Tip, "ook hier");
            self.expect(read, format_args!("{way}: {at:?} reads what Dia writes on"));
        }
        let own = honest.map(|partner| self.scene.world.keys(partner).device());
        for at in honest {
            let hub = self.scene.world.hub(at);
            // What a former member founds late waits for a key that nobody takes from it.
            let waits = hub.replica.waiting().filter(|(_, why)| *why != Refusal::WaitsForKey).count();
            let mut apart = hub.replica.quarantined().iter().filter_map(|apart| apart.device);
            let blamed = apart.any(|device| own.contains(&device));
            let peers = hub.sync_view().peers.into_iter().filter(|peer| own.contains(&peer.device));
            let apart: Vec<_> = peers.filter(|peer| !peer.connected || peer.to_go != Some(0)).collect();
            self.expect(waits == 0, format_args!("{way}: {waits} entries wait at {at:?}"));
            self.expect(!blamed, format_args!("{way}: {at:?} blames one of those who remain"));
            self.expect(apart.is_empty(), format_args!("{way}: {at:?} is not in step with {apart:?}"));
        }
        self.scene.world.assert_converged(&[anna, cor, dia]);
    }

    /// Everybody starts again from its disk, and is connected to nobody.
    fn restart(&mut self) {
        for partner in self.everybody() {
            self.scene.world.restart(partner);
            self.scene.world.assert_rebuilt(partner);
        }
    }

    /// The holder comes back as it is, and meets everybody.
    fn come_back(&mut self) {
        let everybody = self.everybody();
        self.scene.meet(&[self.scene.bas], &everybody);
        self.scene.world.settle();
    }
}

/// Tries a way in every row, each in a world of its own, and says all that is not as it should be.
fn in_every_row(seed: u64, way: impl Fn(&mut Cell)) {
    let base = Scene::new(seed);
    let mut faults = Vec::new();
    for right in Right::all() {
        let mut cell = Cell::new(&base, right, seed);
        way(&mut cell);
        faults.append(&mut cell.faults);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_others_had_received_before_they_knew_of_the_end_goes_on_counting_everywhere() {
    in_every_row(131, |cell| {
        let Scene { anna, bas, cor, dia, eva, office, .. } = cell.scene;
        // Anna and Cor receive it, the others hear of the end.
        cell.scene.cut(&[anna, cor, bas], &[dia, eva, office]);
        for work in cell.row.works {
            assert!(cell.scene.work(bas, cell.row.place, *work, WITHIN), "{:?}: {work:?}", cell.right);
            cell.scene.world.settle();
        }
        cell.scene.cut(&[bas], &[anna, cor]);
        cell.narrow();

        cell.scene.meet(&[anna, cor], &[dia, eva, office]);
        cell.scene.world.settle();
        cell.expect_within("once all know");
        assert!(cell.scene.work(bas, cell.row.place, Work::Tip, LATE));
        cell.scene.hand(bas, dia);
        cell.scene.world.settle();
        cell.expect_within("once more came late");
        cell.expect_everywhere("once more came late", &[(Work::Tip, LATE, cell.lawful(Work::Tip))]);
        cell.come_back();
        cell.expect_sound("within");
        cell.restart();
        cell.expect_within("after a restart");
    });
}

#[test]
fn what_its_holder_wrote_on_in_the_same_feed_counts_nowhere_once_the_others_know() {
    in_every_row(132, |cell| {
        let (bas, everybody) = (cell.scene.bas, cell.everybody());
        cell.scene.cut(&[bas], &everybody);
        // In time, and nobody held it.
        assert!(cell.scene.work(bas, cell.row.place, Work::Tip, "ongehoord"));
        let feeds = cell.scene.feeds(bas, cell.log);
        cell.narrow();
        cell.write_late();
        assert_eq!(cell.scene.feeds(bas, cell.log), feeds, "{:?}: it is the same feed", cell.right);

        for other in everybody {
            cell.scene.hand(bas, other);
        }
        cell.scene.world.settle();
        cell.expect_late("by file to each");
        cell.expect_everywhere("by file to each", &[(Work::Tip, "ongehoord", cell.lawful(Work::Tip))]);
        cell.come_back();
        cell.expect_late("once it is back");
        cell.expect_sound("same feed");
        cell.restart();
        cell.expect_late("after a restart");
    });
}

#[test]
fn a_fresh_feed_of_a_restored_copy_that_dates_itself_back_gains_nothing() {
    in_every_row(133, |cell| {
        let everybody = cell.everybody();
        // From before it wrote what all hold.
        let copy = cell.scene.world.copy(cell.scene.bas);
        cell.scene.cut(&[copy], &everybody);
        cell.scene.world.sites[copy.0].skew_ms = -MONTH_MS;
        assert!(cell.scene.work(cell.scene.bas, cell.row.place, Work::Tip, "nog gehoord"));
        cell.scene.world.settle();
        cell.scene.cut(&[cell.scene.bas], &everybody);
        cell.narrow();
        cell.scene.world.stop(cell.scene.bas);
        let feeds = cell.scene.feeds(copy, cell.log);
        cell.scene.bas = copy;
        cell.write_late();
        assert_eq!(cell.scene.feeds(copy, cell.log), feeds + 1, "{:?}: it is another feed", cell.right);

        for other in everybody {
            cell.scene.hand(copy, other);
        }
        cell.scene.world.settle();
        cell.expect_late("by file to each");
        cell.expect_everywhere("in the feed before it", &[(Work::Tip, "nog gehoord", cell.kept())]);
        cell.expect_sound("fresh feed");
        cell.restart();
        cell.expect_late("after a restart");
    });
}

#[test]
fn a_member_who_hands_late_entries_on_changes_no_verdict_and_is_not_blamed() {
    in_every_row(134, |cell| {
        let (bas, cor, everybody) = (cell.scene.bas, cell.scene.cor, cell.everybody());
        cell.scene.cut(&[bas], &everybody);
        cell.narrow();
        cell.write_late();

        // The one who hands it on is connected with both sides; where a connection is refused a file does it.
        cell.scene.meet(&[bas], &[cor]);
        cell.scene.world.settle();
        cell.scene.hand(bas, cor);
        cell.scene.world.settle();
        cell.expect_late("handed on");
        cell.expect_sound("handed on");
    });
}
