//! Learning together, through the command line: looking back, stories, guides.

use crate::network::{two, until};
use crate::partner::{Partner, ground, list, text, until_equal};

#[test]
fn cases_that_were_spoken_about_become_one_lesson_that_knows_where_it_came_from() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, case) = two(&mut alice, &mut bob);
    let meeting = alice.make(&["meeting", "plan", &table, "--on", &until()]);
    let reflect = ["lesson", "reflect", "--meeting", &meeting];
    assert_eq!(alice.refused(&[&reflect[..], &["Te vroeg"]].concat()).code, "not-spoken");
    alice.run(&["meeting", "agenda", "add", &meeting, "--case", &case]);
    let item = text(&list(&alice.run(&["meeting", "show", &meeting])["agenda"])[0]["item"]);
    alice.run(&["meeting", "agenda", "discuss", &meeting, &item]);
    let shown = alice.told("nl", &reflect);
    assert!(shown.contains("waardoor kwam dat") && shown.contains(&case[..8]), "{shown}");
    assert_eq!(list(&alice.run(&reflect)["cases"])[0]["case"], case.as_str());
    bob.until_shown("that it was spoken about", |shown| {
        list(&shown["meetings"]).iter().any(|one| list(&one["agenda"]).iter().any(|item| item["discussed"] == true))
    });

    alice.stop();
    bob.stop();
    let write = ["Eerst bellen, dan mailen", "--order", "second", "--text", "Bellen gaat sneller", "--take"];
    let lesson = alice.make(&[&reflect[..], &write].concat());
    bob.make(&[&reflect[..], &["Ga samen op bezoek", "--case", &case]].concat());
    alice.start();
    bob.start();
    for partner in [&alice, &bob] {
        partner.until_shown("both lessons", |shown| list(&shown["lessons"]).len() == 2);
        partner.until_shown("what the meeting keeps", |shown| {
            list(&shown["meetings"]).iter().any(|one| list(&one["reflections"]).len() == 2)
        });
    }
    until_equal(&[&alice, &bob]);
    let lessons = bob.run(&["lessons"]);
    let found = list(&lessons).iter().find(|one| one["log"] == lesson.as_str()).expect("the lesson");
    assert_eq!((&found["origin"], &found["order"]), (&meeting.as_str().into(), &"second".into()));
    assert_eq!((list(&found["cases"]).len(), list(&found["owners"]).len()), (1, 1));
    let told = bob.told("nl", &reflect);
    assert!(told.contains("Eerst bellen, dan mailen") && told.contains("al opgeschreven"), "{told}");
}

#[test]
fn a_story_is_shared_with_the_residents_word_alone_and_gone_once_that_is_taken_back() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    let tell = ["story", "tell", &case, "Weer samen aan tafel", "--text", "Een kennis belde Fatima de Vries."];
    assert!(!alice.command(&tell).output().expect("it starts").status.success(), "nothing without the word");
    let word = ["--on", "2026-01-05", "--way", "on-paper"];
    let whole = [&tell[..], &word].concat();
    assert_eq!(alice.refused(&whole).code, "identifiers-found");
    let ahead = [&tell[..], &["--on", "2199-01-05", "--way", "on-paper"]].concat();
    assert_eq!(alice.refused(&ahead).code, "bad-day");
    let plain = ["story", "tell", &case, "Weer samen aan tafel", "--text", "Een kennis belde elke week even op."];
    let story = alice.make(&[&plain[..], &word].concat());
    bob.until_shown("the story", |shown| !list(&shown["stories"]).is_empty());
    until_equal(&[&alice, &bob]);
    let told = bob.told("nl", &["story", "list"]);
    assert!(told.contains("Gevraagd door alice") && told.contains("op papier"), "{told}");
    assert_eq!(text(&list(&bob.run(&["search", "kennis"]))[0]["log"]), story);
    let folder = ground.path().join("along");
    bob.run(&["package", &folder.display().to_string()]);
    assert!(
        crate::meetings::walk(&folder)
            .iter()
            .any(|(path, words)| path.ends_with("stories.csv") && words.contains("kennis"))
    );

    alice.stop();
    assert_eq!(bob.refused(&["story", "back", &story]).code, "unconfirmed");
    bob.run(&["story", "back", &story, "--yes"]);
    assert!(list(&bob.run(&["search", "kennis"])).is_empty());
    bob.stop();
    bob.start();
    alice.start();
    alice.until_shown("that it was taken back", |shown| shown["stories_taken_back"] == 1);
    until_equal(&[&alice, &bob]);
    for partner in [&alice, &bob] {
        assert!(list(&partner.run(&["search", "kennis"])).is_empty());
        let told = partner.told("nl", &["story", "list"]);
        assert!(told.contains("Eén verhaal is teruggenomen") && !told.contains("kennis"), "{told}");
        assert!(partner.told("nl", &["erased"]).contains("verhaal"));
    }
}

#[test]
fn a_guide_writes_on_the_own_card_what_was_learnt_and_nobody_else_does() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _case) = two(&mut alice, &mut bob);
    let meeting = alice.make(&["meeting", "plan", &table, "--on", &until()]);
    let own = |partner: &Partner| {
        let people = partner.run(&["people", "list"]);
        let mine = list(&people).iter().find(|one| one["own"] == true).expect("the reader");
        (text(&mine["person"]), text(&mine["org"]))
    };
    let (person, org) = own(&alice);
    alice.run(&["meeting", "guide", &meeting, &org, "--person", &person]);
    let note = ["guide", "note", "Van links naar rechts", "--kind", "followed"];
    assert_eq!(alice.refused(&[&note[..], &["--on", "2199-01-01"]].concat()).code, "bad-day");
    alice.run(&[&note[..], &["--on", "2026-01-05", "--outside"]].concat());
    assert_eq!(alice.refused(&[&note[..], &["--on", "2026-01-05", "--outside"]].concat()).code, "already-so");
    assert_eq!(bob.refused(&[&note[..], &["--on", "2026-01-05", "--person", &person]].concat()).code, "not-yours");
    alice.stop();
    alice.start();
    let guided = |shown: &serde_json::Value| {
        list(&shown["network"]["people"]).iter().any(|one| list(&one["training"]).len() == 1)
    };
    bob.until_shown("what was learnt", guided);
    until_equal(&[&alice, &bob]);
    let told = bob.told("nl", &["guide", "list"]);
    assert!(told.contains("Van links naar rechts: gevolgd op") && told.contains("daarbuiten"), "{told}");
    let listed = bob.run(&["guide", "list"]);
    assert_eq!(listed["shares"], serde_json::json!({ "own": 1, "all": 1 }));
    let noted = text(&list(&list(&listed["guides"])[0]["training"])[0]["noted"]);
    assert_eq!(bob.refused(&["guide", "drop", &noted]).code, "not-yours");
    alice.run(&["guide", "drop", &noted]);
    bob.until_shown("that it was a mistake", |shown| {
        list(&shown["network"]["people"]).iter().all(|one| list(&one["training"]).is_empty())
    });
}

#[test]
fn what_a_resident_says_is_celebrated_at_the_end_of_the_season() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    let season = alice.make(&["season", "open", "Najaar"]);
    assert!(alice.told("nl", &["season", "feast"]).contains("Nog geen bewoner vertelde dit"));
    bob.run(&["report", &case, "--verdict", "helped", "--line", "Het loopt"]);
    alice.run(&["season", "superfluous", &season, "Het aparte overleg"]);
    alice.until_shown("the verdict", |shown| list(&shown["cases"]).iter().any(|row| !row["helped"].is_null()));
    until_equal(&[&alice, &bob]);
    alice.stop();
    alice.start();
    let told = bob.told("nl", &["season", "feast"]);
    assert!(told.contains("De bewoner zegt zelf dat het hielp") && told.contains("Het aparte overleg"), "{told}");
    let found = alice.run(&["season", "feast", &season]);
    assert_eq!(list(&found).iter().map(|one| text(&one["kind"])).collect::<Vec<_>>(), ["case", "superfluous"]);
    let page = ground.path().join("feest.html");
    alice.run(&["season", "feast", &season, "--to", &page.display().to_string()]);
    let written = std::fs::read_to_string(&page).expect("a page");
    assert!(written.contains("Het aparte overleg") && !written.contains("<script"));
    assert_eq!(alice.refused(&["season", "feast", &season, "--to", &page.display().to_string()]).code, "file-exists");
    bob.run(&["report", &case, "--verdict", "did-not-help", "--line", "Toch niet"]);
    assert!(!bob.told("nl", &["season", "feast"]).contains("De bewoner zegt zelf"));
}

#[test]
fn somebody_new_gets_one_page_about_a_table_on_the_command_line_and_on_paper() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _case) = two(&mut alice, &mut bob);
    alice.run(&["network", "purpose", "--append", "Samen eerder erbij"]);
    bob.until_shown("the purpose", |shown| text(&shown["network"]["purpose"]).contains("eerder"));
    until_equal(&[&alice, &bob]);
    let told = bob.told("nl", &["table", "newcomer", &table]);
    for part in ["Samen eerder erbij", "Organisatie alice", "Er geldt nog geen afspraak", "Woorden uitgelegd"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let page = ground.path().join("nieuw.html");
    bob.run(&["table", "newcomer", &table, "--to", &page.display().to_string()]);
    let written = std::fs::read_to_string(&page).expect("a page");
    assert!(written.contains("Samen eerder erbij") && !written.contains("<script"));
    assert_eq!(bob.refused(&["table", "newcomer", "ffffffff"]).code, "no-such-id");
}
