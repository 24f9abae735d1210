//! The demonstration, headless.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::partner::{ground, list, ok, refusal, text, wijktafel};

fn demo(folder: &Path) -> Value {
    let output = wijktafel().args(["demo", "--headless", "--data-dir"]).arg(folder).output().expect("it starts");
    ok(&output, "the demonstration")
}

/// How many of something each partner holds.
fn count(told: &Value, what: &str) -> Vec<u64> {
    list(&told["partners"]).iter().map(|partner| partner[what].as_u64().unwrap_or(0)).collect()
}

#[test]
fn the_demonstration_tells_the_same_in_dutch_and_stays_in_the_language_it_was_made_in() {
    let ground = ground();
    let folder = ground.path().join("demo");
    let drawn = ground.path().join("drawn");
    let mut command = wijktafel();
    command.args(["demo", "--lang", "nl", "--data-dir"]).arg(&folder).arg("--pictures").arg(&drawn);

    let dutch = ok(&command.output().expect("it starts"), "the demonstration");

    assert_eq!(dutch["equal"], true, "{dutch}");
    let holds = ["tables", "cases", "agreements", "rounds", "actions", "lessons"].map(|what| count(&dutch, what));
    assert_eq!(holds, [[2, 2, 1], [9, 9, 6], [9; 3], [2; 3], [6; 3], [4; 3]]);
    let name = |told: &Value| text(&told["partners"][2]["name"]);
    assert_eq!(name(&dutch), "Gemeente Oeverdam");
    for screen in ["today", "case", "circle", "agreement", "growth", "erased", "continues"] {
        assert!(drawn.join(format!("{screen}-light-nl.png")).is_file(), "{screen}: {dutch}");
    }

    // What is there is not told anew in another language; only the window around it speaks that.
    let english = demo(&folder);
    assert_eq!(english["partners"], dutch["partners"]);
    assert!(folder.join("pictures/today-light-en.png").is_file(), "{english}");
}

#[test]
fn the_demonstration_shows_a_living_network_that_all_partners_see_alike() {
    let ground = ground();
    let folder = ground.path().join("demo");

    let first = demo(&folder);

    assert_eq!(first["equal"], true, "{first}");
    let partners = list(&first["partners"]);
    assert_eq!(text(&partners[2]["name"]), "Waterby Council");
    assert_eq!(count(&first, "tables"), [2, 2, 1], "one table is not read by all");
    assert_eq!(count(&first, "cases"), [9, 9, 6], "one table and one circle case are not read by all");
    assert_eq!(count(&first, "agreements"), [9; 3]);
    assert_eq!(count(&first, "rounds"), [2; 3]);
    assert_eq!(count(&first, "actions"), [6; 3], "one of them was a signal");
    assert_eq!(count(&first, "lessons"), [4; 3]);
    for picture in list(&first["pictures"]) {
        assert!(Path::new(&text(picture)).is_file(), "{picture}");
    }
    assert!(list(&first["pictures"]).len() >= 7, "{first}");

    let asked = |args: &[&str]| {
        let mut command = wijktafel();
        command.arg("--data-dir").arg(folder.join("limetree")).arg("--passphrase-file").arg(folder.join("passphrase"));
        ok(&command.args(args).output().expect("it starts"), "a command to go on with")
    };
    let meetings = asked(&["meetings"]);
    let stand: Vec<String> = list(&meetings).iter().map(|one| text(&one["state"])).collect();
    assert_eq!(stand, ["held", "held", "planned"]);
    assert_eq!(list(&meetings[1]["signals"]).len(), 2);
    assert_eq!(list(&meetings[1]["clocks"]).len(), 1, "a discussion by the clock");
    assert_eq!(list(&asked(&["steps", "list"])).len(), 1);
    assert_eq!(list(&asked(&["devices", "list"])).len(), 4, "the first partner has a second device");
    let erased = asked(&["erased"]);
    let [dropped] = list(&erased) else { panic!("one case was dropped: {erased}") };
    assert_eq!((text(&dropped["kind"]), text(&dropped["ending"]["reason"])), ("case".into(), "mistake".into()));
    let days = folder.join("days.ics");
    asked(&["calendar", "--to", &days.display().to_string()]);
    let days = std::fs::read_to_string(days).expect("written");
    assert!(days.contains("Waterby Council leaves") && days.matches(" leaves").count() == 1, "one stays after all");
    let one = asked(&["erased", &text(&dropped["log"])[..8]]);
    assert_eq!(&one, dropped);
    let confirmed = list(&one["devices"]).iter().filter(|device| device["receipt"]["confirmed"].is_number()).count();
    assert_eq!((confirmed, list(&one["devices"]).len()), (2, 2), "both partners have dropped it too: {one}");
    let agreements = asked(&["agreements"]);
    let mut states: BTreeSet<String> = list(&agreements).iter().map(|row| text(&row["state"])).collect();
    for agreement in list(&agreements) {
        let view = asked(&["agreement", "show", &text(&agreement["log"])]);
        states.extend(list(&view["versions"]).iter().map(|version| text(&version["state"])));
    }
    let all = ["disputed", "draft", "ended", "in_force", "objected", "proposed", "replaced"];
    assert_eq!(states.iter().map(String::as_str).collect::<Vec<_>>(), all);

    let drawn = ground.path().join("drawn");
    let output = wijktafel().args(["demo", "--data-dir"]).arg(&folder).arg("--pictures").arg(&drawn).output();
    let again = ok(&output.expect("it starts"), "the demonstration, again");
    assert_eq!(first["partners"], again["partners"], "the network that is there is taken again");
    for screen in [
        "today",
        "case",
        "circle",
        "agreement",
        "network",
        "growth",
        "people",
        "recovery",
        "access",
        "erased",
        "removed",
        "onward",
        "continues",
    ] {
        for theme in ["light", "dark"] {
            assert!(drawn.join(format!("{screen}-{theme}-en.png")).is_file(), "{screen} {theme}: {again}");
        }
    }
}

#[test]
fn the_demonstration_leaves_a_folder_with_something_else_in_it_alone() {
    let ground = ground();
    let thesis = ground.path().join("thesis.odt");
    std::fs::write(&thesis, "years of work").expect("writable");

    let output = wijktafel().args(["demo", "--headless", "--data-dir"]).arg(ground.path()).output().expect("it starts");

    let refused = refusal(&output, "the demonstration");
    assert_eq!((refused.exit, refused.code.as_str()), (5, "file-exists"));
    assert_eq!(std::fs::read(&thesis).expect("still there"), b"years of work");
    assert_eq!(ground.path().read_dir().expect("readable").count(), 1);
}
