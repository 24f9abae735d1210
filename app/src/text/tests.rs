//! Both languages are complete, and nothing in them is idle.

pub(crate) mod plain;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;
use wijktafel_core::gate::refusal::Refusal;

use super::{Lang, Words, names};

/// Keys with the arguments their sentence uses.
fn sentences(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let source = lang.sources().concat();
    assert!(FluentResource::try_new(source.clone()).is_ok(), "a damaged line");
    let mut found = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines() {
        if let Some((name, _)) = line.split_once(" = ")
            && !line.starts_with([' ', '#'])
        {
            key = name.to_owned();
            assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{key} stands there twice");
        }
        for part in line.split('$').skip(1) {
            let name = part.chars().take_while(char::is_ascii_alphanumeric).collect();
            found.get_mut(&key).expect("a key before its sentence").insert(name);
        }
    }
    found
}

fn sources(dir: &Path, out: &mut String) {
    for entry in fs::read_dir(dir).expect("the sources").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, out);
        } else if entry.extension().is_some_and(|kind| kind == "rs") && !entry.ends_with("tests.rs") {
            out.push_str(&fs::read_to_string(entry).expect("a source"));
        }
    }
}

/// Every string between quotes that could be a key.
fn literals() -> BTreeSet<String> {
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut found = BTreeSet::new();
    for line in all.lines() {
        found.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    found
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_values() {
    let (nl, en) = (sentences(Lang::Nl), sentences(Lang::En));
    let only = |a: &BTreeMap<String, BTreeSet<String>>, b: &BTreeMap<String, BTreeSet<String>>| -> Vec<String> {
        a.iter().filter(|(key, values)| b.get(*key) != Some(values)).map(|(key, _)| key.clone()).collect()
    };
    assert_eq!(only(&nl, &en), only(&en, &nl));
    assert_eq!(only(&nl, &en), Vec::<String>::new());
}

#[test]
fn every_sentence_is_used() {
    let literals = literals();
    // Sentences that belong to another one: its explanation, its button, its hint, its number.
    let used = |key: &str| {
        literals.contains(key)
            || key.strip_prefix("hint-").is_some_and(|rest| literals.contains(rest))
            || ["-text", "-do", "-line", "-title"].iter().any(|end| {
                key.strip_suffix(end).is_some_and(|start| {
                    literals.contains(start)
                        || start
                            .rsplit_once('-')
                            .is_some_and(|(list, n)| n.parse::<u8>().is_ok() && literals.contains(list))
                })
            })
            || key.rsplit_once('-').is_some_and(|(list, n)| n.parse::<u8>().is_ok() && literals.contains(list))
    };
    let idle: Vec<String> = sentences(Lang::Nl).into_keys().filter(|key| !used(key)).collect();
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let known = sentences(Lang::Nl);
    let mut missing = BTreeSet::new();
    for call in [".t(\"", ".with(\"", ".count(\""] {
        for part in all.split(call).skip(1) {
            let key = part.split('"').next().expect("a literal");
            if !known.contains_key(key) {
                missing.insert(key.to_owned());
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_reason_for_setting_apart_has_a_sentence() {
    let words = Words::new(Lang::Nl);
    for refusal in Refusal::ALL {
        let key = names::reason(refusal.code()).expect("known");
        assert!(words.has(key), "{key}");
    }
    assert!(words.reason("a-later-code").contains("a-later-code"));
}

#[test]
fn counts_are_said_as_people_say_them() {
    let (nl, en) = (Words::new(Lang::Nl), Words::new(Lang::En));
    assert_eq!(nl.count("cases-open", 0), "geen open casus");
    assert_eq!(nl.count("cases-open", 1), "1 open casus");
    assert_eq!(en.count("cases-open", 3), "3 open cases");
    let carried =
        ["tables", "cases", "agreements", "rounds", "seasons", "lessons", "templates"].map(|key| (key, 1.into()));
    let one = "Mee: 1 wijktafel, 1 casus, 1 afspraak, 1 ronde, 1 actielijst, 1 les. En 1 stappenplan.";
    assert_eq!(nl.with("refound-carried", &carried), one);
    assert_eq!(nl.with("device-to-go", &[("n", 1.into())]), "Het haalt de eerste kopie nog binnen: nog 1 onderdeel.");
    assert_eq!(en.with("device-to-go", &[("n", 2.into())]), "It still takes in its first copy: 2 parts to go.");
    assert_eq!(en.list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
}
