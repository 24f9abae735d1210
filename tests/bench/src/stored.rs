//! Figures of one computer: writing, starting, searching, memory, bytes on disk.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;
use wijktafel::client::Client;
use wijktafel::client::bridge::pair;
use wijktafel::client::pictures::{SIZE, Studio};
use wijktafel::text::Lang;
use wijktafel_core::store::Reader as _;
use wijktafel_harness::world::BEGINNING;
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::view::{Detail, Snapshot};
use wijktafel_model::words::Line;

use crate::cases::{Author, Case};
use crate::figure::{Figure, Outcome, Print, count, ms, percentile, timed};
use crate::frames;
use crate::memory;
use crate::site::{Place, Site, replay, snapshot};
use crate::size::{self, Bare};

/// Everything that is random follows from this.
const SEED: u64 = 20_260_105;

/// Starts that are timed; the median counts.
const STARTS: usize = 7;

/// Words that are typed letter by letter.
const WORDS: usize = 200;

/// Matches that the screen asks for.
const MATCHES: usize = 50;

/// Cases that are looked at before memory is read.
const OPENED: usize = 20;

/// What the figures between two computers go on with.
pub(crate) struct Written {
    pub(crate) folder: TempDir,
    pub(crate) place: Place,
    pub(crate) author: Author,
    pub(crate) cases: Vec<Case>,
    pub(crate) bare: Bare,
}

pub(crate) fn names(cases: usize) -> Vec<String> {
    let figures = ["write_cases_per_s", "start_ms", "search_p99_ms", "memory_mb", "store_bytes"];
    figures.map(|name| format!("{name}_{cases}")).into_iter().chain(frames::names(cases)).collect()
}

/// Writes the cases through the engine, then measures what opening and using them costs.
pub(crate) fn measure(cases: usize, print: Print<'_>) -> Outcome<Written> {
    let folder = tempfile::tempdir()?;
    let mut author = Author::new(SEED);
    let (place, cases, took) = write(folder.path(), &mut author, cases)?;
    let number = cases.len();
    let name = |figure: &str| format!("{figure}_{number}");
    let rate = |seconds: f64| count(number as u64) / seconds;
    let against = "the same batches committed to SQLite again, unchecked";
    print(Figure::new(name("write_cases_per_s"), rate(took.ours), "cases/s", rate(took.replayed), against))?;

    let (ours, rows) = start(&place)?;
    print(Figure::new(name("start_ms"), ours, "ms", rows, "the same file opened and the rows read by a plain query"))?;

    let store = place.open_store()?;
    let mut replica = place.open_replica(&store)?;
    let (ours, scan) = search(
        &mut author,
        &cases,
        &mut |log| Ok(snapshot(&mut replica, &store, Some(log))?.detail.ok_or("a case can be opened")?),
        &store,
    )?;
    print(Figure::new(
        name("search_p99_ms"),
        ours,
        "ms",
        scan,
        "p99 of looking for the letters in every text in memory",
    ))?;

    frames::measure(&snapshot(&mut replica, &store, None)?, &mut author, print)?;

    let bare = size::bare(&replica, &store, cases.iter().map(|case| case.log))?;
    drop(store);

    let empty = Site::found(folder.path(), "empty", SEED + 1)?.close();
    let nothing = memory::resident(&empty, OPENED)?;
    let all = memory::resident(&place, OPENED)?;
    let mib = |bytes: u64| count(bytes) / f64::from(1 << 20);
    let against = "the same process with an empty store, whole";
    print(Figure::new(name("memory_mb"), mib(all.saturating_sub(nothing)), "MiB", mib(nothing), against))?;

    let on_disk = bytes_on_disk(&place.path)?;
    let against = "automerge saves and encoded facts, added up";
    print(Figure::new(name("store_bytes"), count(on_disk), "bytes", count(bare.bytes), against))?;
    Ok(Written { folder, place, author, cases, bare })
}

/// Seconds of writing.
struct Took {
    ours: f64,
    replayed: f64,
}

/// Three starts of the program: cases are brought, discussed, and some reported back on. Each start writes feeds of
/// its own; one commit per case and start, as when a secretary types up a meeting.
fn write(folder: &Path, author: &mut Author, number: usize) -> Outcome<(Place, Vec<Case>, Took)> {
    let today = BEGINNING.day();
    let mut site = Site::found(folder, "own", SEED)?;
    let line = Line::new("Buurttafel")?;
    site.execute(&Command::NameNetwork { name: line.clone(), region: None })?;
    let opened = site.execute(&Command::OpenTable { name: line, area: None, rhythm: None, orgs: None })?;
    site.commit()?;
    let table: LogId = *opened.logs.first().ok_or("a table has a log")?;

    let mut batches = Vec::new();
    let mut cases = Vec::new();
    let mut seconds = 0.0;
    for pass in 0..3 {
        if pass > 0 {
            let place = site.close();
            site = Site::start(place, SEED + 10 + pass)?;
        }
        site.record = Some(Vec::new());
        let (time, done) = timed(|| -> Outcome<()> {
            for place in 0..number {
                match cases.get_mut(place) {
                    None => cases.push(author.open(table, today, &mut |command| site.execute(command))?),
                    Some(case) if pass == 1 => author.discuss(case, today, &mut |command| site.execute(command))?,
                    Some(case) if author.chance(400) => author.report(case, &mut |command| site.execute(command))?,
                    Some(_) => continue,
                }
                site.commit()?;
            }
            Ok(())
        });
        done?;
        seconds += time.as_secs_f64();
        batches.extend(site.record.take().unwrap_or_default());
    }
    let replayed = replay(folder, "written-again", &batches)?.as_secs_f64();
    Ok((site.close(), cases, Took { ours: seconds, replayed }))
}

/// Lays the first screen out, letters included, up to the triangles that a graphics card draws.
fn first_screen(shown: Snapshot) -> usize {
    let (bridge, _requests, _post) = pair();
    let mut client = Client::new(Lang::Nl, bridge);
    client.show_snapshot(Arc::new(shown));
    Studio::default().frames(&mut client, egui::Theme::Light, SIZE).len()
}

/// Milliseconds from file to first screen, and from file to rows.
fn start(place: &Place) -> Outcome<(f64, f64)> {
    let mut ours = Vec::new();
    let mut rows = Vec::new();
    for _ in 0..STARTS {
        let (time, shown) = timed(|| -> Outcome<_> {
            let store = place.open_store()?;
            let mut replica = place.open_replica(&store)?;
            let shown = snapshot(&mut replica, &store, None)?;
            Ok((first_screen(shown), replica, store))
        });
        drop(black_box(shown?));
        ours.push(ms(time));
        let (time, read) = timed(|| -> Outcome<_> { Ok(place.open_store()?.logs()?) });
        drop(black_box(read?));
        rows.push(ms(time));
    }
    Ok((percentile(&mut ours, 50), percentile(&mut rows, 50)))
}

/// Milliseconds per letter typed, 99th percentile: by the index, and by looking through every text.
fn search(
    author: &mut Author,
    cases: &[Case],
    open: &mut dyn FnMut(LogId) -> Outcome<Detail>,
    store: &dyn wijktafel_core::store::Reader,
) -> Outcome<(f64, f64)> {
    let mut texts = Vec::new();
    for case in cases {
        let Detail::Case(view) = open(case.log)? else { return Err("a case is a case".into()) };
        let tips = view.tips.iter().flat_map(|tip| &tip.versions).map(|version| version.text.as_str());
        let pieces = [&view.row.title, &view.question, &view.situation, &view.strengths].map(String::as_str);
        texts.push(pieces.into_iter().chain(tips).collect::<Vec<_>>().join("\n").to_lowercase());
    }
    let mut ours = Vec::new();
    let mut scan = Vec::new();
    let mut found_any = false;
    for _ in 0..WORDS {
        let word = author.word();
        for end in 1..=word.len() {
            let typed = word.get(..end).ok_or("words are of plain letters")?;
            let (time, found) = timed(|| store.search(typed, MATCHES));
            let found = found?;
            ours.push(ms(time));
            let (time, matches) = timed(|| texts.iter().filter(|text| text.contains(typed)).count());
            scan.push(ms(time));
            if matches == 0 && !found.is_empty() {
                return Err("the index finds what no text holds".into());
            }
            found_any |= !found.is_empty();
        }
    }
    if !found_any {
        return Err("the index finds nothing".into());
    }
    Ok((percentile(&mut ours, 99), percentile(&mut scan, 99)))
}

/// The store's file and its write-ahead log.
fn bytes_on_disk(path: &Path) -> Outcome<u64> {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    Ok(std::fs::metadata(path)?.len() + std::fs::metadata(wal).map_or(0, |file| file.len()))
}
