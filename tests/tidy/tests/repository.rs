//! What every commit must keep true about the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use wijktafel_tidy::{LINES_MAX, files, links, message_ids, production_lines, root};

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[test]
fn every_source_file_says_what_it_is() {
    let silent: Vec<String> = files(&root(), &["rs"])
        .iter()
        .filter(|path| path.file_name().is_none_or(|name| name != "tests.rs") && !read(path).starts_with("//!"))
        .map(|path| name(path))
        .collect();
    assert!(silent.is_empty(), "files that do not begin with a `//!` sentence: {silent:?}");
}

#[test]
fn every_source_file_can_be_held_in_the_head() {
    let long: Vec<String> = files(&root(), &["rs"])
        .iter()
        .map(|path| (name(path), production_lines(&read(path))))
        .filter(|(_, lines)| *lines > LINES_MAX)
        .map(|(name, lines)| format!("{name}: {lines}"))
        .collect();
    assert!(long.is_empty(), "files of more than {LINES_MAX} lines before their tests: {long:?}");
}

#[test]
fn nothing_is_left_unfinished() {
    let here = Path::new("tests/tidy/tests/repository.rs");
    let marks = ["todo!(", "unimplemented!(", "dbg!(", "#[ignore", "FIXME", "XXX"];
    let found: Vec<String> = files(&root(), &["rs", "py", "md", "ftl"])
        .iter()
        .filter(|path| !path.ends_with(here))
        .filter(|path| marks.iter().any(|mark| read(path).contains(mark)))
        .map(|path| name(path))
        .collect();
    assert!(found.is_empty(), "unfinished marks in {found:?}");
}

/// The window's own toolkit leaves it out unless it is asked for; then an invitation can be neither copied out of the
/// window nor pasted into it.
#[test]
fn the_window_reaches_the_clipboard_of_the_computer() {
    let lock = read(&root().join("Cargo.lock"));
    let toolkit = lock.split("[[package]]").find(|package| package.contains("name = \"egui-winit\"")).expect("locked");
    for clipboard in ["arboard", "smithay-clipboard"] {
        assert!(toolkit.contains(&format!("\"{clipboard}\"")), "{clipboard}");
    }
}

#[test]
fn dependencies_point_from_the_client_to_the_model() {
    let allowed: [(&str, &[&str]); 4] = [
        ("model", &[]),
        ("sync/core", &["wijktafel-model"]),
        ("sync", &["wijktafel-model", "wijktafel-core"]),
        ("app", &["wijktafel-model", "wijktafel-core", "wijktafel-sync"]),
    ];
    for (dir, allowed) in allowed {
        let manifest = read(&root().join(dir).join("Cargo.toml"));
        let section = manifest.split("[dependencies]").nth(1).unwrap_or_default();
        let section = section.split("\n[").next().unwrap_or_default();
        for line in section.lines().filter(|line| line.starts_with("wijktafel")) {
            let package = line.split(['.', ' ', '=']).next().unwrap_or_default();
            assert!(allowed.contains(&package), "{dir} must not depend on {package}");
        }
    }
}

#[test]
fn model_and_core_have_neither_sockets_nor_tasks() {
    for dir in ["model", "sync/core"] {
        let manifest = read(&root().join(dir).join("Cargo.toml"));
        for banned in ["tokio", "iroh", "rusqlite", "getrandom", "eframe", "egui"] {
            assert!(!manifest.lines().any(|line| line.starts_with(banned)), "{dir} must not know {banned}");
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let dir = root().join("app/src/text");
    let ids = |file: &str| -> BTreeSet<String> { message_ids(&read(&dir.join(file))).into_iter().collect() };
    let (dutch, english) = (ids("nl.ftl"), ids("en.ftl"));
    let missing: Vec<_> = dutch.symmetric_difference(&english).collect();
    assert!(missing.is_empty(), "messages in one language only: {missing:?}");
}

#[test]
fn no_message_is_said_twice_under_one_name() {
    for file in ["nl.ftl", "en.ftl"] {
        let ids = message_ids(&read(&root().join("app/src/text").join(file)));
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{file} names a message twice");
    }
}

#[test]
fn links_between_pages_lead_somewhere() {
    let broken: Vec<String> = files(&root(), &["md"])
        .iter()
        .flat_map(|page| {
            let dir = page.parent().map(Path::to_path_buf).unwrap_or_default();
            let page_name = name(page);
            links(&read(page))
                .into_iter()
                .filter(move |target| !dir.join(target).exists())
                .map(move |target| format!("{page_name} -> {target}"))
        })
        .collect();
    assert!(broken.is_empty(), "links that lead nowhere: {broken:?}");
}

#[test]
fn every_test_that_a_page_names_exists() {
    let root = root();
    let named = read(&root.join("model/src/roster/tests/named.rs"));
    let sources: Vec<String> = files(&root, &["rs"]).iter().map(|path| read(path)).collect();
    let stems: BTreeSet<String> = files(&root, &["rs"])
        .iter()
        .filter_map(|path| path.file_stem())
        .map(|stem| stem.to_string_lossy().into_owned())
        .collect();
    let exists = |span: &str| {
        let told = span.len() == 3 && span.starts_with('M') && span[1..].chars().all(|c| c.is_ascii_digit());
        if told {
            return named.contains(&format!("\"{span} "));
        }
        let Some((_, last)) = span.rsplit_once("::") else { return true };
        let function = format!("fn {}(", last.trim());
        last.trim().is_empty() || stems.contains(last) || sources.iter().any(|source| source.contains(&function))
    };
    for page in ["docs/threats.md", "docs/invariants.md"] {
        let text = read(&root.join(page));
        let missing: Vec<&str> = text.split('`').skip(1).step_by(2).filter(|span| !exists(span)).collect();
        assert!(missing.is_empty(), "{page}: {missing:?}");
    }
}

/// Numbers that the page on invariants says nothing holds for yet.
const NOTHING_YET: [u32; 2] = [17, 22];

#[test]
fn every_numbered_invariant_names_its_tests() {
    let page = read(&root().join("docs/invariants.md"));
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
    let told: BTreeSet<u32> = rows
        .filter(|(_, rest)| rest.contains('`'))
        .filter_map(|(number, _)| number.parse().ok())
        .chain(NOTHING_YET)
        .collect();
    assert_eq!(told, (1..=22).collect());
}

#[test]
fn every_formats_fixture_is_named_on_its_page() {
    let pages: String = files(&root().join("docs"), &["md"]).iter().map(|page| read(page)).collect();
    let unnamed: Vec<String> = files(&root().join("tests/formats"), &["json"])
        .iter()
        .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
        .filter(|name| !pages.contains(name.as_str()))
        .collect();
    assert!(unnamed.is_empty(), "fixtures that no page names: {unnamed:?}");
}

#[test]
fn the_top_level_holds_what_was_agreed() {
    let agreed = [
        "Cargo.toml",
        "Cargo.lock",
        "app",
        "sync",
        "model",
        "tests",
        "docs",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "target",
    ];
    let strange: Vec<String> = fs::read_dir(root())
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !agreed.contains(&name.as_str()))
        .collect();
    assert!(strange.is_empty(), "not agreed at the top level: {strange:?}");
}
