//! Two partners talk beside a case and beside a clause, through the command line.

use crate::network::two;
use crate::partner::{Partner, ground, list, text, until_equal};

#[test]
fn a_question_beside_a_case_is_answered_apart_settled_and_called_back() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    let say = ["talk", "say", &case, "Wie gaat er mee?", "--beside", "Kookt graag"];
    let remark = text(&alice.run(&say)["facts"][0]);
    bob.until_shown("the question", |shown| list(&shown["cases"]).iter().any(|row| row["remarks"] == 1));
    assert_eq!(bob.refused(&["talk", "back", &case, &remark]).code, "not-yours");
    assert_eq!(bob.refused(&["talk", "say", &case, " "]).code, "text-empty");
    assert_eq!(bob.refused(&["talk", "settle", &case, "ffffffff"]).code, "no-such-id");

    alice.stop();
    bob.stop();
    bob.run(&["talk", "answer", &case, &remark, "Ik ga mee"]);
    alice.run(&["talk", "settle", &case, &remark]);
    alice.start();
    bob.start();
    alice.until_detail(&case, "the answer", |seen| list(&seen["talk"][0]["answers"]).len() == 1);
    until_equal(&[&alice, &bob]);
    let told = bob.told("nl", &["talk", "show", &case]);
    assert!(told.contains("Bij: Kookt graag") && told.contains("Ik ga mee") && told.contains("afgehandeld"), "{told}");
    assert_eq!(bob.refused(&["talk", "settle", &case, &remark]).code, "already-so");
    assert_eq!(text(&alice.run(&["search", "mee"])[0]["log"]), case);

    alice.run(&["talk", "back", &case, &remark]);
    assert_eq!(alice.refused(&["talk", "back", &case, &remark]).code, "already-so");
    assert!(alice.told("nl", &["talk", "show", &case]).contains("Teruggenomen."));
    alice.run(&["recall", &case, "Ik ga mee"]);
    assert!(list(&alice.run(&["search", "mee"])).is_empty(), "what was said is gone with the case it stood beside");
}
