//! Processes that end in the middle of a write.

use std::io::{BufRead, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

use wijktafel_core::store::Write;

use super::*;

/// Set in a child: the store it writes to until it is ended.
const STORE: &str = "WIJKTAFEL_TEST_STORE";

/// The batch with number `n`: entries in two logs and a count, so that half of it would show.
fn batch(n: u64) -> Batch {
    let size = usize::try_from(n % 17).unwrap() * 300;
    let other = LogId([3; 16]);
    vec![
        Write::Entry(LOG, entry(FEED, n, &vec![1; size])),
        Write::Log(record(LOG, &format!("row {n}"), &format!("woord{n}"))),
        Write::Entry(other, entry(FEED, n, &n.to_be_bytes())),
        Write::Setting("count".to_owned(), (n + 1).to_be_bytes().to_vec()),
    ]
}

/// How many batches the store holds, each checked to be there whole.
fn whole_batches(store: &SqliteStore) -> u64 {
    let count = store.setting("count").unwrap().map_or(0, |bytes| u64::from_be_bytes(bytes.try_into().unwrap()));
    let expect: Vec<_> = (0..count).map(batch).collect();
    let of = |log: LogId| -> Vec<StoredEntry> {
        let entries = expect.iter().flatten().filter_map(|write| match write {
            Write::Entry(of, entry) if *of == log => Some(entry.clone()),
            _ => None,
        });
        entries.collect()
    };
    for log in [LOG, LogId([3; 16])] {
        assert_eq!(store.entries(log).unwrap(), of(log));
    }
    if let Some(last) = count.checked_sub(1) {
        assert_eq!(store.logs().unwrap()[0].row, Some(format!("row {last}").into_bytes()));
        assert_eq!(store.search(&format!("woord{last}"), 9).unwrap(), [LOG]);
    }
    count
}

/// Not a test by itself: what the child does, told by its environment. It prints the number of each batch after its
/// commit, and how it ended when a commit fails.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(STORE) else { return };
    let mut store = open(Path::new(&path)).unwrap();
    let mut out = io::stdout().lock();
    for n in whole_batches(&store).. {
        match store.commit(&batch(n)) {
            Ok(()) => writeln!(out, "\nacknowledged {n}").unwrap(),
            Err(error) => {
                let later = store.commit(&batch(n));
                let poisoned = matches!(later, Err(StoreError::Poisoned));
                writeln!(out, "\nfailed {n} {error} {poisoned}").unwrap();
                return;
            }
        }
    }
}

fn spawn(mut command: Command, store: &Path) -> (Child, impl Iterator<Item = String> + use<>) {
    command.env(STORE, store).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    (child, lines)
}

const WRITER: [&str; 3] = ["--exact", "store::tests::crash::writer", "--nocapture"];

#[test]
fn a_killed_process_loses_nothing_it_acknowledged_and_leaves_no_half_batch() {
    let mut disk = Disk::new();
    disk.close();
    let mut dice = Dice(20);
    let mut acknowledged = 0;
    for round in 0..20 {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(WRITER);
        let (mut child, mut lines) = spawn(command, &disk.path());
        let mut number = || lines.find_map(|line| line.strip_prefix("acknowledged ")?.parse::<u64>().ok());
        for _ in 0..=dice.roll(12) {
            acknowledged = number().unwrap() + 1;
        }
        // The kill meets the writer wherever it is by now.
        std::hint::black_box((0..dice.roll(200_000)).fold(0, u64::wrapping_add));
        child.kill().unwrap();
        while let Some(n) = number() {
            acknowledged = n + 1;
        }
        child.wait().unwrap();

        let store = disk.reopen();
        let kept = whole_batches(store);
        assert!(kept == acknowledged || kept == acknowledged + 1, "round {round}: {kept} of {acknowledged}");
        assert_eq!(store.check().unwrap(), []);
        disk.close();
    }
    assert!(acknowledged >= 20);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_refuses_a_write_poisons_the_handle_and_keeps_what_was_acknowledged() {
    let mut disk = Disk::new();
    disk.close();
    let mut command = Command::new("sh");
    // Beyond 512 KiB per file, writes fail with an error that is not "disk full".
    let script = "trap '' XFSZ; ulimit -f 1024; exec \"$0\" \"$@\"";
    command.args(["-c", script]).arg(std::env::current_exe().unwrap()).args(WRITER);
    let (mut child, lines) = spawn(command, &disk.path());
    let (mut acknowledged, mut failed) = (0, None);
    for line in lines {
        if let Some(n) = line.strip_prefix("acknowledged ") {
            acknowledged = n.parse::<u64>().unwrap() + 1;
        }
        failed = failed.or_else(|| line.strip_prefix("failed ").map(str::to_owned));
    }
    child.wait().unwrap();

    assert_eq!(failed.unwrap(), format!("{acknowledged} the store failed true"));
    assert!(acknowledged > 3);
    let kept = whole_batches(disk.reopen());
    assert!(kept == acknowledged || kept == acknowledged + 1, "{kept} of {acknowledged}");
}
