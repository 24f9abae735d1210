//! What each partner is known to have done with what was dropped.

use std::collections::BTreeMap;

use wijktafel_core::replica::{Incoming, Receipt};
use wijktafel_harness::words::line;
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::Command;
use wijktafel_model::id::{LogId, OrgId};
use wijktafel_model::words::{DropReason, LogKind};

fn receipts(world: &World, partner: Partner, log: LogId) -> BTreeMap<OrgId, &'static str> {
    let known = world.hub(partner).replica.erasure(log).into_iter();
    let name = |receipt| match receipt {
        Receipt::Confirmed(at) if at <= world.now() => "confirmed",
        Receipt::Confirmed(_) => "confirmed in the future",
        Receipt::NotHeard => "not heard",
        Receipt::CannotKnow => "cannot know",
    };
    known.map(|(org, _, receipt)| (org, name(receipt))).collect()
}

#[test]
fn every_partner_that_held_it_is_confirmed_not_heard_or_beyond_knowing() {
    let (mut world, partners) = World::network(71, &["Anna", "Bas", "Cor", "Dirk"]);
    let [anna, bas, cor, dirk] = [partners[0], partners[1], partners[2], partners[3]];
    let [at_bas, at_cor, at_dirk] = [bas, cor, dirk].map(|partner| world.org(partner));
    let name = line("Noord");
    let open = Command::OpenTable { name, area: None, rhythm: None, orgs: None };
    let log = world.run(anna, &open).expect("a table").logs[0];
    world.settle();
    assert!(receipts(&world, anna, log).is_empty(), "it was not dropped");
    for away in [cor, dirk] {
        for other in [anna, bas] {
            world.partition(away, other);
        }
    }
    world.partition(cor, dirk);

    world.run(anna, &Command::DropLog { log, reason: DropReason::Mistake }).expect("dropped");
    world.settle();
    assert_eq!(
        receipts(&world, anna, log),
        [(at_bas, "confirmed"), (at_cor, "not heard"), (at_dirk, "not heard")].into()
    );
    world.restart(anna);
    assert_eq!(receipts(&world, anna, log)[&at_bas], "confirmed", "also after a restart");
    let at_anna = world.org(anna);
    for (partner, why) in [(anna, "where it was said"), (bas, "where it was heard")] {
        let erased = world.hub(partner).replica.erased();
        let [one] = erased.as_slice() else { panic!("{why}: {erased:?}") };
        assert_eq!((one.log, one.kind), (log, LogKind::Table), "{why}");
        let ending = one.ending.as_ref().map(|ending| (ending.by, ending.reason));
        assert_eq!(ending, Some((at_anna, DropReason::Mistake)), "{why}");
    }
    assert!(world.hub(cor).replica.erased().is_empty(), "it did not hear");

    // Dirk leaves where nobody but a file reaches it.
    world.run(dirk, &Command::Leave).expect("Dirk leaves");
    let roster = world.hub(dirk).replica.roster_id();
    let incoming = Incoming { log: roster, entries: world.entries(dirk, roster) };
    world.hand_over(anna, vec![incoming]);
    world.heal();
    world.settle();

    let all = [(at_bas, "confirmed"), (at_cor, "confirmed"), (at_dirk, "cannot know")].into();
    assert_eq!(receipts(&world, anna, log), all);
    assert!(world.hub(dirk).replica.log_kind(log).is_some(), "and it may well have kept it");
}
