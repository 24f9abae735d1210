//! What is on screen is saved.

use wijktafel_model::id::LogId;
use wijktafel_sync::node::{Reply, Request as Asked};

use super::*;
use crate::client::intent::OwnRequest;
use crate::client::views::palette::all_commands;
use crate::client::views::saving::subject;
use crate::save::{self, Format, Wanted};

/// Screens with nothing to save, each with the key of the sentence that says why.
const NOTHING: [(&str, &str); 25] = [
    ("shapes", "save-not-shapes"),
    ("onward", "save-not-onward"),
    ("onward, quiet", "save-not-onward"),
    ("onward, carrying", "save-not-onward"),
    ("onward, made", "save-not-onward"),
    ("onward, compared", "save-not-onward"),
    ("onward, not compared", "save-not-onward"),
    ("partners, quiet", "save-not-partners"),
    ("partners", "save-not-partners"),
    ("partners, alone", "save-not-partners"),
    ("partners, blind peers", "save-not-partners"),
    ("recovery", "save-not-recovery"),
    ("recovery, with a sheet", "save-not-recovery"),
    ("papers", "save-not-papers"),
    ("welcome", "save-not-inside"),
    ("found", "save-not-inside"),
    ("join", "save-not-inside"),
    ("restore", "save-not-inside"),
    ("recover", "save-not-inside"),
    ("unlock", "save-not-inside"),
    ("starting", "save-not-inside"),
    ("candidate", "save-not-inside"),
    ("admitted", "save-not-inside"),
    ("waiting", "save-not-inside"),
    ("locking", "save-not-inside"),
];

/// A copy that shows this.
fn answer(s: &Snapshot, request: &Asked) -> Reply {
    let of = |log: LogId| {
        let cases = [demo::case(), demo::circle()].map(Detail::Case);
        let agreements = [demo::agreement(), demo::disputed()].map(Detail::Agreement);
        let all = s.detail.iter().cloned().chain(cases).chain(agreements);
        all.into_iter().find(|detail| match detail {
            Detail::Case(case) => case.row.log == log,
            Detail::Agreement(agreement) => agreement.row.log == log,
        })
    };
    match request {
        Asked::Snapshot { detail } => Reply::Snapshot(Box::new(Snapshot { detail: detail.and_then(of), ..s.clone() })),
        Asked::NoteExport { .. } => Reply::Done,
        Asked::Register => Reply::Register { breaches: vec![demo::breach()] },
        Asked::Accesses => Reply::Accesses(demo::accesses()),
        Asked::Erased => Reply::Erased { erased: demo::erased() },
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_screen_is_saved_in_three_forms_or_says_why_there_is_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut nothing = Vec::new();
    for (name, snapshot, prepare) in SCREENS {
        let mut window = Window::open(snapshot());
        prepare(window.harness.state_mut());
        window.harness.run_steps(3);
        let s = snapshot();
        let subject = match subject(&s, window.harness.state().state()) {
            Ok(subject) => subject,
            Err(key) => {
                nothing.push((*name, key));
                continue;
            }
        };
        for (format, lang) in Format::ALL.into_iter().zip([Lang::Nl, Lang::En, Lang::Nl]) {
            let wanted = Wanted { subject: subject.clone(), format, circle: true, replace: true };
            let to = folder.path().join("scherm");
            let words = Words::new(lang);
            save::write(|request| Ok(answer(&s, &request)), &wanted, &to, &words)
                .unwrap_or_else(|refused| panic!("{name} as {format:?}: {refused:?}"));
            let text = std::fs::read_to_string(&to).expect("written");
            match format {
                Format::Csv => assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{name}: {text}"),
                Format::Json => {
                    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                    assert_eq!(file["screen"], subject.word(), "{name}");
                }
                Format::Html => assert!(text.ends_with("</html>\n") && !text.contains("<script"), "{name}"),
            }
        }
    }
    assert_eq!(nothing, NOTHING, "screens with nothing to save");
}

#[test]
fn a_key_asks_where_what_is_on_screen_is_saved() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Cases));
    window.write("Casussen zoeken", "verhuiz zorgkring");
    window.asked();
    window.key(Modifiers::COMMAND, Key::S);
    assert!(window.shows("Rekenblad (CSV)") && !window.shows("Kringcasussen"), "there is no circle case");
    window.press("Ander programma (JSON)");
    window.write("Bestand", "/tmp/casussen.json");
    window.press("Bewaren");

    let saved = window.asked().into_iter().find_map(|what| match what {
        What::Node(NodeRequest::Own(OwnRequest::Save { wanted, .. })) => Some(wanted),
        _ => None,
    });
    let found = Subject::Cases(Some(vec![demo::log(41)]));
    assert_eq!(saved, Some(Wanted { subject: found, format: Format::Json, circle: false, replace: false }));
}

#[test]
fn a_circle_case_is_saved_only_when_somebody_says_so() {
    let mut window = Window::open(circle::with_circle());
    circle::about(window.harness.state_mut());
    window.harness.run();
    window.go(Intent::Save);
    assert!(window.shows("Dit is een kringcasus. Wie het bestand krijgt"));
    window.press("Kringcasussen mogen in dit bestand");
    window.write("Bestand", "/tmp/kring.csv");
    window.press("Bewaren");
    let said = window
        .asked()
        .into_iter()
        .any(|what| matches!(what, What::Node(NodeRequest::Own(OwnRequest::Save { wanted, .. })) if wanted.circle));
    assert!(said);
}

#[test]
fn a_screen_with_nothing_to_save_says_why_and_the_palette_knows_the_command() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Partners));
    window.key(Modifiers::COMMAND, Key::S);
    assert!(window.shows("Er is niets om te bewaren."));
    assert!(window.harness.state().state().asking.is_none());
    for lang in [Lang::Nl, Lang::En] {
        assert!(NOTHING.iter().all(|(_, key)| !Words::new(lang).t(key).is_empty()));
    }
    assert!(all_commands(&demo::snapshot(), &Words::new(Lang::Nl)).iter().any(|entry| entry.intent == Intent::Save));
}
