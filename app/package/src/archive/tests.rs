#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::process::Command;

use super::{debian, newest_libc, tarball};
use crate::{files, run};

/// What the folder of a package holds, of a program that is there on every Debian.
fn packed() -> (tempfile::TempDir, [BTreeSet<String>; 2], String) {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, program) = (folder.path().join("root"), std::path::Path::new("/usr/bin/env"));
    files::lay_out(&root, program).expect("laid out");
    let deb = debian(&root, folder.path(), program).expect("packed");
    let tar = tarball(&root, folder.path()).expect("packed");
    let lines = |said: String, cut: &str| -> BTreeSet<String> {
        said.lines().filter_map(|line| line.split_once(cut)).map(|(_, path)| path.to_owned()).collect()
    };
    let deb_files = run(Command::new("dpkg-deb").arg("--contents").arg(&deb), "dpkg").expect("read");
    let tar_files = run(Command::new("tar").arg("-tf").arg(&tar), "tar").expect("read");
    let control = run(Command::new("dpkg-deb").arg("--field").arg(&deb), "dpkg").expect("read");
    (folder, [lines(deb_files, "./usr/"), lines(tar_files, "/")], control)
}

#[test]
fn both_packages_hold_the_same_files_and_a_page_for_every_command() {
    let (_folder, [deb, tar], control) = packed();

    assert_eq!(deb, tar);
    assert!(deb.contains("bin/wijktafel"));
    for command in wijktafel::cli::definition().get_subcommands().filter(|command| !command.is_hide_set()) {
        let page = format!("share/man/man1/wijktafel-{}.1.gz", command.get_name());
        assert!(deb.contains(&page), "{page}");
    }
    for end in [".desktop", ".metainfo.xml", ".svg", "wijktafel.fish", "_wijktafel", "completions/wijktafel"] {
        assert!(deb.iter().any(|path| path.ends_with(end)), "{end}");
    }
    assert!(control.contains("Depends: libc6 (>= 2."), "{control}");
}

#[test]
fn the_menu_entry_names_the_program_the_icon_and_the_window() {
    let entry = include_str!("../../share/org.wijktafel.Wijktafel.desktop");
    let id = wijktafel::client::mark::APP_ID;
    for line in ["Exec=wijktafel".to_owned(), format!("Icon={id}"), format!("StartupWMClass={id}")] {
        assert!(entry.lines().any(|found| found == line), "{line}");
    }
}

#[test]
fn the_newest_version_asked_for_is_the_one_that_is_needed() {
    let said = "  0x0010:   Name: GLIBC_2.9  Flags: none\n  0x0020:   Name: GLIBC_2.34  Flags: none\n";
    assert_eq!(newest_libc(said).as_deref(), Some("2.34"));
    assert_eq!(newest_libc("no program"), None);
}
