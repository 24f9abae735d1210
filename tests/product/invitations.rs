//! Many invitations at once, by the lists and sheets that people work with.

use std::fs;

use crate::network;
use crate::partner::{Partner, ground, list, text};

#[test]
fn forty_organisations_of_a_list_each_get_a_sheet_whose_invitation_works() {
    let ground = ground();
    let mut alice = Partner::new(ground.path(), "alice");
    network::found(&mut alice);
    let rows: Vec<String> = (1..=40).map(|n| format!("Buurtploeg {n};Fijn dat u komt, ploeg {n}")).collect();
    let csv = ground.path().join("partners.csv");
    fs::write(&csv, format!("Organisatie;Bericht\n{}\n", rows.join("\n"))).expect("writable");
    let folder = ground.path().join("sheets");
    let (csv, sheets) = (csv.display().to_string(), folder.display().to_string());

    let written = alice.run(&["invite", "--list", &csv, "--sheets", &sheets]);

    assert_eq!(written["entries"], 40);
    assert_eq!(list(&alice.run(&["invitations"])).iter().filter(|one| one["state"] == "open").count(), 40);
    let mut pages: Vec<_> = fs::read_dir(&folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    pages.sort();
    let page = fs::read_to_string(&pages[39]).expect("readable");
    assert!(page.contains("Buurtploeg 40") && page.contains("Fijn dat u komt, ploeg 40") && page.contains("<svg"));
    let ticket = page.split_once("<pre>").and_then(|(_, rest)| rest.split_once("</pre>")).expect("a ticket").0;
    let bob = Partner::new(ground.path(), "bob");
    let joined = bob.run(&["join", ticket, "--organisation", "Buurtploeg 40", "--person", "Bo"]);
    assert_eq!(joined["joining"]["delivered"], true, "the last sheet's invitation is taken: {joined}");
    let waiting = list(&alice.run(&["invitations"])).iter().filter(|one| one["state"] == "waits_for_code").count();
    assert_eq!(waiting, 1);

    let again = alice.refused(&["invite", "--list", &csv, "--sheets", &sheets]);
    assert_eq!((again.exit, again.code.as_str()), (5, "file-exists"), "no sheet is written over");
    let none = alice.run(&["invitations"]);
    assert_eq!(list(&none).len(), 40, "and nobody was invited for it");
}

#[test]
fn a_newcomer_that_calls_itself_almost_like_a_member_is_pointed_out_beside_its_code() {
    let ground = ground();
    let mut alice = Partner::new(ground.path(), "alice");
    network::found(&mut alice);
    let name = list(&alice.run(&["organisations"])).iter().map(|org| text(&org["name"])).next().expect("its own");
    // The first letter that looks the same in another script.
    let almost = name.replacen('a', "\u{430}", 1);
    assert_ne!(almost, name);

    for (newcomer, organisation, like) in
        [("mallory", almost.as_str(), Some(network::own(&alice))), ("bob", "Heel iemand anders", None)]
    {
        let ticket = text(&alice.run(&["invite"])["ticket"]);
        let newcomer = Partner::new(ground.path(), newcomer);
        newcomer.run(&["join", &ticket, "--organisation", organisation, "--person", "Mo"]);
        let invitations = alice.run(&["invitations"]);
        let mut named = list(&invitations).iter().map(|one| &one["candidate"]);
        let found = named.find(|one| one["organisation"] == organisation).expect("it knocks");
        assert_eq!(found["like"], serde_json::json!(like), "{organisation}");
    }
}

#[test]
fn people_of_a_list_are_enrolled_with_what_they_may_do() {
    let ground = ground();
    let mut alice = Partner::new(ground.path(), "alice");
    network::found(&mut alice);
    let csv = ground.path().join("people.csv");
    fs::write(&csv, "naam,rollen,mandaten\nSam Berg,professional,sign\nNoor Dal,director change-manager,decide sign\n")
        .expect("writable");

    alice.run(&["people", "import", &csv.display().to_string()]);

    let people = alice.run(&["people", "list"]);
    let noor = list(&people).iter().find(|one| text(&one["name"]) == "Noor Dal").expect("Noor is enrolled");
    assert_eq!(noor["roles"], serde_json::json!(["director", "change_manager"]));
    assert_eq!(noor["mandates"], serde_json::json!({ "administer": false, "decide": true, "sign": true }));
    fs::write(&csv, "naam,rollen\nIemand,koning\n").expect("writable");
    let refused = alice.refused(&["people", "import", &csv.display().to_string()]);
    assert_eq!((refused.exit, refused.code.as_str()), (8, "list-row"));
    assert_eq!(list(&alice.run(&["people", "list"])).len(), list(&people).len());
}
