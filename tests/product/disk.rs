//! A disk that fills up while people work.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::network::two;
use crate::partner::{Partner, ground, list, text};

/// A small disk of its own, gone when the test ends.
struct Disk(PathBuf);

impl Disk {
    /// Absent, with a line that says so, where nothing may be mounted.
    fn new(place: &Path) -> Option<Self> {
        fs::create_dir(place).expect("a folder");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"]).arg(place).output();
        if mounted.is_ok_and(|mounted| mounted.status.success()) {
            return Some(Self(place.to_owned()));
        }
        println!("not run: a disk of its own cannot be mounted here");
        None
    }

    /// Leaves no room for anything else.
    fn fill(&self) -> PathBuf {
        let filler = self.0.join("filler");
        let filled = fs::write(&filler, vec![0_u8; 32 << 20]);
        assert_eq!(filled.map_err(|error| error.kind()), Err(std::io::ErrorKind::StorageFull));
        filler
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg("-l").arg(&self.0).status();
        assert!(unmounted.is_ok_and(|status| status.success()), "the disk is taken away again");
    }
}

#[test]
fn a_full_disk_is_said_plainly_and_nothing_acknowledged_is_lost() {
    let ground = ground();
    let Some(disk) = Disk::new(&ground.path().join("disk")) else { return };
    let mut alice = Partner::new(&disk.0, "alice");
    let mut bob = Partner::new(ground.path(), "bob");
    let (_table, case) = two(&mut alice, &mut bob);
    let filler = disk.fill();

    let long = "Een lang verhaal over wat er al is. ".repeat(300);
    let mut kept = Vec::new();
    let refused = loop {
        let words = format!("{} {long}", kept.len());
        let output =
            alice.command(&["case", "text", &case, "situation", "--append", &words]).output().expect("it starts");
        if !output.status.success() {
            break crate::partner::refusal(&output, "written to a full disk");
        }
        kept.push(words);
        assert!(kept.len() < 1_000, "the disk is full at some time");
    };
    assert_eq!((refused.exit, refused.code.as_str()), (6, "disk-full"));
    assert!(refused.message.split(['.', '!']).filter(|sentence| !sentence.trim().is_empty()).count() <= 3);
    // Bob's work reaches a partner that cannot keep it now; it is not lost, and not said to have arrived.
    bob.run(&["tip", "add", &case, "Tuin van de buren", "--area", "time-use", "--level", "neighbourhood"]);

    fs::remove_file(filler).expect("there is room again");
    alice.run(&["case", "text", &case, "situation", "--append", " Er is weer plek."]);
    for partner in [&alice, &bob] {
        let view = partner.until_detail(&case, "everything of both", |view| {
            text(&view["situation"]).contains("Er is weer plek.") && list(&view["tips"]).len() == 1
        });
        let situation = text(&view["situation"]);
        for words in &kept {
            assert!(situation.contains(words.as_str()), "what was acknowledged before is there");
        }
    }
    alice.kill();
    alice.start();
    let view = alice.until_detail(&case, "the same after a loss of power", |view| list(&view["tips"]).len() == 1);
    assert!(text(&view["situation"]).contains("Er is weer plek."));
}
