//! Two organisations that become one.

use std::process::Command;

use crate::network::{join, own, two};
use crate::partner::{Partner, ground, list, ok, text, until_equal, wijktafel};

#[test]
fn after_a_merger_one_voice_counts_and_what_both_signed_holds() {
    let ground = ground();
    let [mut alice, mut bob, mut carol] = ["alice", "bob", "carol"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    join(&mut carol, &[&alice, &bob]);
    let agreement = alice.make(&["agreement", "open", "Zo werken wij samen", "--draft", "Wij bellen terug."]);
    alice.run(&["agreement", "propose", &agreement, "--rule", "unanimity"]);
    for partner in [&alice, &bob, &carol] {
        partner.until_shown("the agreement", |shown| {
            list(&shown["agreements"]).iter().any(|row| row["log"] == agreement.as_str() && row["state"] == "proposed")
        });
        partner.run(&["agreement", "verdict", &agreement, "agree"]);
    }
    let [from, to] = [own(&carol), own(&bob)];

    // One side alone ends nothing, in whichever order.
    bob.run(&["members", "take-over", &from[..8]]);
    until_equal(&[&alice, &bob, &carol]);
    let stage = |partner: &Partner, org: &str, wanted: &str| {
        partner.until_shown(wanted, |shown| {
            list(&shown["network"]["organisations"]).iter().any(|one| one["org"] == org && one["stage"] == wanted)
        })
    };
    stage(&alice, &from, "member");
    carol.run(&["members", "hand-over", &to[..8]]);
    let shown = stage(&alice, &from, "left");

    let organisations = list(&shown["network"]["organisations"]);
    let gone = organisations.iter().find(|one| one["org"] == from.as_str()).expect("listed");
    assert_eq!(text(&gone["membership"]["successor"]), to);
    let voices = organisations.iter().filter(|one| one["stage"] == "member" && one["voice"] == true).count();
    assert_eq!(voices, 2, "{organisations:?}");
    let refused = carol.refused(&["members", "remove", &to[..8], "--reason", "silent"]);
    assert_eq!(refused.code, "not-a-member");

    // The agreement binds as it did, says who carries on, and every signature is proven.
    let row = alice.until_shown("it in force", |shown| {
        let mut rows = list(&shown["agreements"]).iter();
        rows.any(|row| row["log"] == agreement.as_str() && row["state"] == "in_force")
    });
    assert_eq!(list(&row["agreements"]).len(), 1);
    let mut plain = Command::new(env!("CARGO_BIN_EXE_wijktafel"));
    plain.args(["--lang", "en", "--data-dir"]).arg(&alice.folder).args(["agreement", "show", &agreement]);
    let told = String::from_utf8_lossy(&plain.output().expect("it starts").stdout).into_owned();
    assert!(told.contains("Organisatie bob carries on"), "{told}");
    for signer in [&bob, &carol] {
        let path = ground.path().join(format!("{}.proof", signer.name)).display().to_string();
        alice.run(&["agreement", "proof", &agreement, "--of", &own(signer), "--to", &path]);
        let report = ok(&wijktafel().args(["verify-proof", &path]).output().expect("it starts"), "the proof holds");
        assert_eq!(text(&report["organisation"]), own(signer));
    }
}
