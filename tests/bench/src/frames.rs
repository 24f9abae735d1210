//! Figures of the window: what a frame costs this thread while somebody scrolls, searches and looks around.

use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};
use rustix::time::{ClockId, clock_gettime};
use wijktafel::client::Client;
use wijktafel::client::bridge::pair;
use wijktafel::client::intent::Intent;
use wijktafel::client::state::{NetworkTab, Part, Place};
use wijktafel::client::tokens;
use wijktafel::text::Lang;
use wijktafel_model::view::Snapshot;

use crate::cases::Author;
use crate::figure::{Figure, Outcome, Print, ms, percentile};

/// Frames of each scene.
const FRAMES: usize = 400;
/// After so many frames a partner's change comes in, and with it a new snapshot.
const CHANGE: usize = 40;
/// Cases of the window that is the baseline.
const FEW: usize = 10;
/// Points that a turn of the wheel scrolls.
const TURN: f32 = 300.0;

/// What somebody does.
#[derive(Clone, Copy)]
enum Scene {
    /// Scrolls through the list, the board beside it.
    List,
    /// Scrolls through a column of the board.
    Board,
    /// Types words, letter by letter.
    Search,
    /// Moves about on the map.
    Map,
}

const SCENES: [(&str, Scene); 4] =
    [("list", Scene::List), ("board", Scene::Board), ("search", Scene::Search), ("map", Scene::Map)];

pub(crate) fn names(cases: usize) -> Vec<String> {
    let each = SCENES.map(|(name, _)| format!("frame_{name}_p99_ms_{cases}"));
    each.into_iter().chain([format!("frame_p99_ms_{cases}")]).collect()
}

/// Draws the window with these cases, and with few of them.
pub(crate) fn measure(all: &Snapshot, author: &mut Author, print: Print<'_>) -> Outcome<()> {
    let number = all.cases.len();
    let few = Snapshot { cases: all.cases.iter().take(FEW).cloned().collect(), ..all.clone() };
    let words: Vec<String> = (0..FRAMES).map(|_| author.word()).collect();
    let against = "the same frames with 10 cases";
    let (mut every, mut every_few) = (Vec::new(), Vec::new());
    for (name, scene) in SCENES {
        let mut ours = frames(all, scene, &words)?;
        let mut baseline = frames(&few, scene, &words)?;
        every.extend_from_slice(&ours);
        every_few.extend_from_slice(&baseline);
        let name = format!("frame_{name}_p99_ms_{number}");
        print(Figure::new(name, percentile(&mut ours, 99), "ms", percentile(&mut baseline, 99), against))?;
    }
    let name = format!("frame_p99_ms_{number}");
    print(Figure::new(name, percentile(&mut every, 99), "ms", percentile(&mut every_few, 99), against))
}

/// Milliseconds of this thread per frame, from input to triangles.
fn frames(snapshot: &Snapshot, scene: Scene, words: &[String]) -> Outcome<Vec<f64>> {
    let (bridge, _requests, _post) = pair();
    let mut client = Client::new(Lang::Nl, bridge);
    client.show_snapshot(Arc::new(snapshot.clone()));
    match scene {
        Scene::Map => client.ask(Intent::Part(Part::Network(NetworkTab::Map))),
        Scene::List | Scene::Board | Scene::Search => client.ask(Intent::Go(Place::Cases)),
    }
    let ctx = Context::default();
    tokens::install(&ctx);
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0));
    let mut letters = words.iter().flat_map(|word| word.char_indices().map(|(at, c)| &word[..at + c.len_utf8()]));
    let mut taken = Vec::with_capacity(FRAMES);
    // The first frames learn how wide things are and draw the letters once.
    let warm = 8;
    for frame in 0..warm + FRAMES {
        if frame % CHANGE == CHANGE - 1 {
            let mut next = snapshot.clone();
            next.version += u64::try_from(frame)?;
            client.show_snapshot(Arc::new(next));
        }
        let step = f32::from(u16::try_from(frame)?);
        let events = match scene {
            Scene::List => scrolled(pos2(330.0, 500.0)),
            Scene::Board => scrolled(pos2(760.0, 500.0)),
            Scene::Map => vec![Event::PointerMoved(pos2(300.0 + step, 200.0 + step))],
            Scene::Search => {
                letters.next().unwrap_or_default().clone_into(&mut client.state_mut().cases.query);
                Vec::new()
            }
        };
        let input =
            RawInput { screen_rect: Some(screen), time: Some(f64::from(step) / 60.0), events, ..RawInput::default() };
        let start = thread_time()?;
        let mut output = ctx.run_ui(input, |ui| client.frame(ui));
        let triangles = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let took = thread_time()?.saturating_sub(start);
        output.textures_delta.clear();
        drop(std::hint::black_box(triangles));
        if frame >= warm {
            taken.push(ms(took));
        }
    }
    Ok(taken)
}

fn scrolled(at: Pos2) -> Vec<Event> {
    let delta = vec2(0.0, -TURN);
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Wheel);
    vec![Event::PointerMoved(at), Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE }]
}

/// What this thread has used of a processor.
fn thread_time() -> Outcome<Duration> {
    Ok(Duration::try_from(clock_gettime(ClockId::ThreadCPUTime))?)
}
