//! An organisation that the others end while it is cut off.

use serde_json::Value;

use crate::network;
use crate::partner::{Partner, ground, list, text, until_equal};

fn member(shown: &Value, org: &str) -> Value {
    let all = list(&shown["network"]["organisations"]).iter();
    all.clone().find(|one| one["org"] == org).cloned().unwrap_or_else(|| panic!("{org} is not shown"))
}

#[test]
fn who_is_removed_while_cut_off_keeps_its_copy_and_moves_nobody_else() {
    let ground = ground();
    let [mut alice, mut bob, mut carol] = ["alice", "bob", "carol"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = network::two(&mut alice, &mut bob);
    network::join(&mut carol, &[&alice, &bob]);
    carol.run(&["sync", "--partners", "2", "--wait", "60"]);
    let gone = network::own(&carol);
    carol.stop();

    alice.run(&["members", "remove", &gone[..8], "--reason", "told-elsewhere"]);
    let refused = alice.refused(&["members", "remove", &gone[..8], "--reason", "silent"]);
    assert_eq!((refused.exit, refused.code.as_str()), (1, "already-so"));
    let against = bob.until_shown("the verdict", |shown| {
        member(shown, &gone)["membership"]["verdicts"]["by"] != Value::Array(vec![])
    });
    let verdicts = &member(&against, &gone)["membership"]["verdicts"];
    assert_eq!((&verdicts["base"], &verdicts["needed"]), (&3.into(), &2.into()), "{verdicts}");
    bob.run(&["members", "remove", &gone[..8], "--reason", "agreement-broken"]);
    for partner in [&alice, &bob] {
        partner.until_shown("the removal", |shown| member(shown, &gone)["stage"] == "removed");
    }
    let why = list(&alice.run(&["why", &gone[..8]])).iter().map(|reason| text(&reason["kind"])).collect::<Vec<_>>();
    assert!(why.iter().filter(|kind| *kind == "voted_against").count() == 2, "{why:?}");
    assert!(why.iter().any(|kind| kind == "removal_noted"), "{why:?}");
    alice.until_shown("that both others have heard of it", |shown| {
        let ended = &member(shown, &gone)["membership"];
        list(&ended["heard_by"]).len() == 2 && list(&ended["unheard_by"]).is_empty()
    });

    // Cut off, it goes on as if nothing had happened.
    carol.run(&["tip", "add", &case, "Samen koken op dinsdag", "--area", "time-use", "--level", "neighbourhood"]);
    let own = carol.make(&["table", "open", "Tafel van Carol"]);
    carol.start();
    let turned = carol.until_shown("that it is turned away", |shown| {
        list(&shown["sync"]["peers"]).iter().any(|peer| peer["turned_away"] == true)
    });
    assert!(list(&turned["network"]["tables"]).iter().any(|table| table["log"] == own.as_str()), "its copy is whole");
    let package = ground.path().join("package");
    carol.run(&["package", &package.display().to_string()]);
    carol.run(&["verify", &package.display().to_string()]);

    // What it wrote afterwards counts nowhere, whoever carries it.
    let bundle = ground.path().join("late.bundle").display().to_string();
    carol.run(&["bundle", "export", &bundle]);
    bob.run(&["bundle", "import", &bundle]);
    bob.run(&["tip", "add", &case, "Elke ochtend bellen", "--area", "time-use", "--level", "own-network"]);
    bob.run(&["sync", "--partners", "1", "--wait", "60"]);
    until_equal(&[&alice, &bob]);
    for partner in [&alice, &bob] {
        let shown = partner.run(&["case", "show", &case]).to_string();
        assert!(!shown.contains("Samen koken op dinsdag") && shown.contains("Elke ochtend bellen"), "{}", partner.name);
        assert_eq!(member(&partner.until_shown("it", |_| true), &gone)["stage"], "removed");
    }
    let status = bob.until_shown("what is set apart", |shown| shown["sync"]["quarantined"] != Value::Array(vec![]));
    assert!(list(&status["sync"]["quarantined"]).iter().any(|apart| apart["org"] == gone.as_str()), "{status}");
}
