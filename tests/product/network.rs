//! Founding and joining, as two people do it.

use serde_json::json;

use crate::partner::{Partner, list, text};

/// Founds a network; the founder's peer runs afterwards.
pub(crate) fn found(founder: &mut Partner) {
    let organisation = format!("Organisatie {}", founder.name);
    founder.run(&["found", "--network", "Wijknetwerk", "--organisation", &organisation, "--person", founder.name]);
    founder.start();
}

/// Takes a newcomer in; its peer runs afterwards, and every voice endorsed it.
pub(crate) fn join(newcomer: &mut Partner, voices: &[&Partner]) {
    let (organisation, person) = (format!("Organisatie {}", newcomer.name), newcomer.name);
    join_as(newcomer, voices, &organisation, person, "Fijn dat je meedoet.");
}

/// The same, by these names and with this word to the newcomer.
pub(crate) fn join_as(newcomer: &mut Partner, voices: &[&Partner], organisation: &str, person: &str, word: &str) {
    let inviter = voices[0];
    let invited = inviter.run(&["invite", "--message", word]);
    let (invite, ticket) = (text(&invited["invite"]), text(&invited["ticket"]));
    let joined = newcomer.run(&["join", &ticket, "--organisation", organisation, "--person", person]);
    let code = text(&joined["joining"]["code"]);
    newcomer.start();

    // Another carrier may be faster than the newcomer's own request, which brings its name.
    let waiting = inviter.until_shown("the newcomer's code and name", |shown| {
        list(&shown["network"]["invitations"]).iter().any(|invitation| {
            invitation["invite"] == invite.as_str()
                && invitation["state"] == "waits_for_code"
                && !invitation["candidate"].is_null()
        })
    });
    let invitations = list(&waiting["network"]["invitations"]);
    let mine = invitations.iter().find(|invitation| invitation["invite"] == invite.as_str()).expect("just seen");
    assert_eq!(text(&mine["code"]), code, "both see the same code");
    assert_eq!(mine["candidate"]["organisation"], organisation, "the inviter sees who knocks");

    inviter.run(&["confirm", &invite[..8]]);
    stage(newcomer, "admitted");
    newcomer.run(&["accept"]);
    stage(newcomer, "member");
    // Its first cards follow once it may write.
    newcomer.until_shown("the own card", |shown| {
        list(&shown["network"]["organisations"]).iter().any(|org| org["own"] == true && org["name"] == organisation)
    });
    let org = own(newcomer);
    for voice in voices {
        voice.until_shown("the newcomer as a member", |shown| {
            list(&shown["network"]["organisations"])
                .iter()
                .any(|one| one["org"] == org.as_str() && one["stage"] == "member")
        });
        let endorsed = voice.command(&["endorse", &org]).output().expect("it starts");
        let said = String::from_utf8_lossy(&endorsed.stdout).into_owned();
        // Whoever admitted it has endorsed it by that.
        assert!(endorsed.status.success() || said.contains("already-so"), "{said}");
    }
    newcomer.until_shown("a voice", |shown| {
        list(&shown["network"]["organisations"]).iter().any(|one| one["own"] == true && one["voice"] == true)
    });
}

fn stage(partner: &Partner, wanted: &str) {
    partner.until(&json!({ "ask": "status" }), wanted, |status| status["stage"] == wanted);
}

/// The own organisation's id.
pub(crate) fn own(partner: &Partner) -> String {
    let organisations = partner.run(&["organisations"]);
    let own = list(&organisations).iter().find(|org| org["own"] == true).expect("its own organisation");
    text(&own["org"])
}

/// A network of two with a table that both read and a case at it; both peers run.
pub(crate) fn two(alice: &mut Partner, bob: &mut Partner) -> (String, String) {
    found(alice);
    join(bob, &[&*alice]);
    let table = alice.make(&["table", "open", "Wijktafel Noord"]);
    let case = alice.make(&[
        "case",
        "open",
        "--table",
        &table,
        "--title",
        "Weer zelf de dag beginnen",
        "--ground",
        "Zonder namen",
        "--until",
        &until(),
        "--area",
        "time-use",
        "--question",
        "Hoe kom ik de ochtend door?",
    ]);
    bob.until_shown("the case", |shown| list(&shown["cases"]).iter().any(|row| row["log"] == case.as_str()));
    (table, case)
}

/// A day within the longest retention.
pub(crate) fn until() -> String {
    wijktafel_sync::clock::now().day().plus(300).to_string()
}

/// An agreement on privacy that its signatories are bound by, signed by who proposed it.
pub(crate) fn propose_privacy(partner: &Partner, title: &str, draft: &str) -> String {
    let agreement = partner.make(&["agreement", "open", title, "--kind", "privacy", "--draft", draft]);
    partner.run(&["agreement", "propose", &agreement, "--rule", "signatories"]);
    agree(partner, &agreement);
    agreement
}

pub(crate) fn agree(partner: &Partner, agreement: &str) {
    partner.run(&["agreement", "verdict", agreement, "agree"]);
}

/// A circle case that another partner reads too; both are bound by an agreement on privacy.
pub(crate) fn open_circle(partner: &Partner, other: &Partner, title: &str, purpose: &str) -> String {
    let orgs = [own(partner), own(other)];
    let people = partner.run(&["people", "list"]);
    let reader = list(&people).iter().find(|person| person["org"] == orgs[1].as_str()).expect("the other's card");
    let reader = text(&reader["person"]);
    let (day, until) = (wijktafel_sync::clock::now().day().to_string(), until());
    let mut args = vec!["circle", "open", "--title", title, "--purpose", purpose, "--reader", &reader];
    args.extend(["--area", "time-use", "--ground", "consent", "--special", "explicit-consent"]);
    args.extend(["--secrecy", "consent", "--informed", "spoken", "--informed-on", &day, "--until", &until]);
    args.extend(["--organisation", &orgs[1]]);
    partner.make(&args)
}
