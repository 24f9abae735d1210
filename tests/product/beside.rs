//! A data folder that was copied and runs beside the original: a backup put back, a laptop that was cloned.

use crate::network::two;
use crate::partner::{Partner, ground, list, text};

#[test]
fn a_copied_folder_that_runs_beside_the_original_forks_nothing_and_both_writes_survive() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    alice.stop();
    let mut clone = alice.copied("alice-clone");
    alice.start();
    clone.start();

    let tip = |partner: &Partner, words: &str| {
        partner.run(&["tip", "add", &case, words, "--area", "time-use", "--level", "own"]);
    };
    tip(&alice, "Van het origineel");
    tip(&clone, "Van de kopie");
    alice.run(&["case", "text", &case, "question", "--append", " Vraagt het origineel."]);
    clone.run(&["case", "text", &case, "question", "--append", " Vraagt de kopie."]);
    // The partner talks to one of the two at a time: each gets its turn.
    alice.stop();
    bob.until_detail(&case, "what the copy wrote", |view| words(view).contains(&"Van de kopie".to_owned()));
    clone.stop();
    alice.start();

    let all = ["Van de kopie", "Van het origineel"];
    for partner in [&alice, &bob] {
        let view = partner.until_detail(&case, "both tips", |view| words(view) == all);
        let question = text(&view["question"]);
        assert!(question.contains("Vraagt het origineel.") && question.contains("Vraagt de kopie."), "{question}");
        let shown = partner.until_shown("the snapshot", |_| true);
        assert_eq!(list(&shown["sync"]["quarantined"]), [] as [serde_json::Value; 0], "nothing is set apart");
    }
}

fn words(view: &serde_json::Value) -> Vec<String> {
    let versions = list(&view["tips"]).iter().flat_map(|tip| list(&tip["versions"]).iter());
    let mut words: Vec<String> = versions.map(|version| text(&version["text"])).collect();
    words.sort();
    words
}
