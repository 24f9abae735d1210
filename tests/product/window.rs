//! The real window on a display of its own: it rests while nothing happens.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::network::two;
use crate::partner::{Partner, ground, list};

/// Longer than anything here takes on a busy machine.
const DEADLINE: Duration = Duration::from_mins(2);
/// A window that painted nothing for so long has settled.
const SETTLED: Duration = Duration::from_secs(1);
/// How long nothing may be painted.
const IDLE: Duration = Duration::from_secs(10);

/// A display without a screen, pointer or keyboard. So large that the pointer, which stands in its middle, is outside
/// the window.
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// None where there is no Xvfb.
    pub(crate) fn open() -> Option<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "3200x2400x24", "-nolisten", "tcp"]);
        let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut number = String::new();
        BufReader::new(server.stdout.take().expect("piped")).read_line(&mut number).expect("it says its number");
        Some(Self { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}

/// A partner's window.
pub(crate) struct Window {
    program: Child,
    log: PathBuf,
}

impl Window {
    /// Opens it, and waits until its copy is open.
    pub(crate) fn open(partner: &Partner, display: &Display) -> Self {
        let log = partner.folder.with_extension("log");
        let mut command = partner.command(&[]);
        command.env("DISPLAY", &display.name).env("LIBGL_ALWAYS_SOFTWARE", "1").env("WIJKTAFEL_LOG", "frames=trace");
        let program = command.stderr(File::create(&log).expect("writable")).spawn().expect("it starts");
        let window = Self { program, log };
        window.until("it is open", || window.frames() > 0 && partner.answers());
        window
    }

    /// The number of its process.
    pub(crate) fn process(&self) -> u32 {
        self.program.id()
    }

    /// Frames painted since it was opened.
    pub(crate) fn frames(&self) -> usize {
        fs::read_to_string(&self.log).expect("readable").matches("a frame is painted").count()
    }

    pub(crate) fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let begun = Instant::now();
        while !holds() {
            assert!(begun.elapsed() < DEADLINE, "{what}: {}", fs::read_to_string(&self.log).expect("readable"));
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until it has settled, then answers how many frames it paints while nobody does anything.
    pub(crate) fn idle(&self) -> usize {
        let begun = Instant::now();
        let (mut last, mut since) = (self.frames(), Instant::now());
        while since.elapsed() < SETTLED {
            // One that never settles is not waited for: it is counted.
            if begun.elapsed() > IDLE {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
            if self.frames() != last {
                (last, since) = (self.frames(), Instant::now());
            }
        }
        let before = self.frames();
        std::thread::sleep(IDLE);
        self.frames() - before
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        end(&mut self.program);
    }
}

fn end(program: &mut Child) {
    let _ended_already = program.kill();
    let _reaped = program.wait();
}

#[test]
fn a_window_in_which_nothing_happens_paints_nothing() {
    let Some(display) = Display::open() else {
        println!("not run: there is no Xvfb");
        return;
    };
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    alice.stop();
    bob.stop();

    let window = Window::open(&alice, &display);
    assert_eq!(window.idle(), 0, "with nobody in reach");

    bob.start();
    alice.until(&json!({ "ask": "status" }), "bob", |status| list(&status["connected"]).len() == 1);
    assert_eq!(window.idle(), 0, "connected to a partner who does nothing");

    // It was awake all the time.
    let before = window.frames();
    bob.run(&["case", "title", &case, "Samen de dag beginnen"]);
    window.until("what a partner wrote is painted", || window.frames() > before);
}
