//! What is chosen for the window of one computer: it survives a restart, and no partner hears of it.

use crate::network::two;
use crate::partner::{Partner, ground};

#[test]
fn what_is_chosen_for_the_window_survives_a_restart_and_stays_on_its_computer() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    assert_eq!(alice.run(&["screen-after"])["minutes"], "10");

    assert_eq!(alice.run(&["notify"])["on"], false, "off until somebody asks for it");
    alice.run(&["screen-after", "5"]);
    assert_eq!(alice.run(&["notify", "on"])["on"], true);
    assert_eq!(alice.refused(&["screen-after", "7"]).code, "bad-value");
    alice.stop();
    alice.start();

    assert_eq!(alice.run(&["screen-after"])["minutes"], "5");
    assert_eq!(alice.run(&["notify"])["on"], true);
    assert_eq!(bob.run(&["notify"])["on"], false);
    assert_eq!(bob.run(&["screen-after"])["minutes"], "10");
}
