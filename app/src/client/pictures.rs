//! Pictures of the main screens, without a display.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::emath::TSTransform;
use egui::epaint::{ClippedPrimitive, ClippedShape, Primitive};
use egui::{Color32, Context, Pos2, RawInput, Rect, Theme, ViewportId, vec2};
use wijktafel_model::id::OrgId;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::meeting::MeetingState;
use wijktafel_model::view::{Detail, Me, OrganisationView, Snapshot, Stage};
use wijktafel_sync::access::AccessLog;
use wijktafel_sync::node::erased::Erased;
use wijktafel_sync::node::register::Breach;

use super::Client;
use super::bridge::pair;
use super::intent::{Intent, Opened};
use super::raster::{Image, Raster};
use super::state::{CaseTab, NetworkTab, OwnTab, Part, Place};
use super::tokens;
use super::ui::n;
use crate::print::successor::History;
use crate::text::Lang;

/// The size of a picture, in pixels.
pub const SIZE: (usize, usize) = (1440, 900);
/// Frames until every size is known and every field is closed or open.
const FRAMES: u32 = 4;

/// A picture that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The file could not be written.
    #[error("the picture could not be written")]
    Write(#[from] io::Error),
    /// It could not be encoded.
    #[error("the picture could not be encoded")]
    Encode(#[from] png::EncodingError),
}

/// What the own organisation's page shows beside a snapshot.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// The register of breaches.
    pub register: Vec<Breach>,
    /// The access log.
    pub accesses: Option<AccessLog>,
    /// How this device is reached.
    pub contact: Option<String>,
    /// What was dropped.
    pub erased: Vec<Erased>,
}

/// A screen a picture is made of: its name, and how it is reached.
type Screen = (&'static str, Box<dyn Fn(&mut Client)>);

fn open(name: &'static str, opened: Opened) -> Screen {
    (name, Box::new(move |client: &mut Client| client.ask(Intent::Open(opened))))
}

/// The places.
fn places(snapshot: &Snapshot, papers: &Papers) -> Vec<Screen> {
    let go = |name, place| -> Screen { (name, Box::new(move |client: &mut Client| client.ask(Intent::Go(place)))) };
    let own = |name, tab| -> Screen {
        let papers = papers.clone();
        let shown = move |client: &mut Client| {
            let state = client.state_mut();
            (state.place, state.own.tab) = (Place::Own, tab);
            state.own.register = Some(papers.register.clone());
            state.own.accesses.clone_from(&papers.accesses);
            state.own.contact.clone_from(&papers.contact);
            state.own.erased = Some(papers.erased.clone());
        };
        (name, Box::new(shown))
    };
    let mut list = vec![
        go("today", Place::Today),
        go("tables", Place::Tables),
        go("network", Place::Network),
        go("growth", Place::Growth),
        go("partners", Place::Partners),
        own("people", OwnTab::People),
        own("recovery", OwnTab::Recovery),
        own("register", OwnTab::Register),
        own("access", OwnTab::Access),
        own("erased", OwnTab::Erased),
        own("papers", OwnTab::Papers),
        go("leaving", Place::Leaving),
    ];
    let gone = Arc::new(removed(snapshot));
    let shown = move |client: &mut Client| {
        client.show_snapshot(Arc::clone(&gone));
        client.ask(Intent::Go(Place::Leaving));
    };
    list.push(("removed", Box::new(shown)));
    let quiet = Arc::new(silent(snapshot));
    let shown = move |client: &mut Client| {
        client.show_snapshot(Arc::clone(&quiet));
        client.ask(Intent::Part(Part::Network(NetworkTab::Onward)));
    };
    list.push(("onward", Box::new(shown)));
    let mut ahead = snapshot.meetings.iter().filter(|one| one.state.is_ahead());
    if let Some(next) = ahead.next() {
        list.push(open("meeting", Opened::Meeting(next.log)));
    }
    let mut held = snapshot.meetings.iter().rev().filter(|one| one.state == MeetingState::Held);
    if let Some(last) = held.next() {
        list.push(open("meeting-held", Opened::Meeting(last.log)));
    }
    // Of the other organisations the one about whose membership most is said.
    let others = snapshot.network.organisations.iter().filter(|org| !org.own);
    let said = |org: &&OrganisationView| org.membership.verdicts.as_ref().map_or(0, |verdicts| verdicts.by.len());
    if let Some(org) = others.rev().max_by_key(said) {
        list.push(open("organisation", Opened::Organisation(org.org)));
    }
    list
}

/// The copy as it would be, had two others ended the own membership.
pub fn removed(snapshot: &Snapshot) -> Snapshot {
    let mut s = snapshot.clone();
    let others: Vec<OrgId> =
        s.network.organisations.iter().filter(|org| org.voice && !org.own).map(|org| org.org).collect();
    for own in s.network.organisations.iter_mut().filter(|org| org.own) {
        (own.stage, own.voice) = (Stage::Removed, false);
        own.membership.removed_by = others.iter().take(2).copied().collect();
        own.membership.heard_by.clone_from(&others);
    }
    s.network.me = s.network.me.map(|me| Me { writable: false, ..me });
    s.sync.peers.iter_mut().for_each(|peer| (peer.connected, peer.turned_away) = (false, true));
    s
}

/// The copy as it would be, had the others been silent for long.
fn silent(snapshot: &Snapshot) -> Snapshot {
    let mut s = snapshot.clone();
    let long_ago = Timestamp(i64::from(s.today.0 - 100) * 86_400_000);
    s.sync.peers.iter_mut().for_each(|peer| (peer.connected, peer.last_heard) = (false, Some(long_ago)));
    s
}

/// The page of a network that continues another one, compared with that one.
fn compared(history: &History) -> Screen {
    let history = Box::new(history.clone());
    let shown = move |client: &mut Client| {
        let state = client.state_mut();
        (state.place, state.network.tab) = (Place::Network, NetworkTab::Onward);
        state.network.history = Some(history.clone());
    };
    ("continues", Box::new(shown))
}

/// The page of what is opened in full: a snapshot holds one, so a caller that wants several calls once with each.
fn opened(snapshot: &Snapshot) -> Option<Screen> {
    match snapshot.detail.as_ref()? {
        Detail::Case(case) if case.circle.is_some() => {
            let log = case.row.log;
            let shown = move |client: &mut Client| {
                let state = client.state_mut();
                (state.place, state.cases.open, state.cases.tab) = (Place::Cases, Some(log), CaseTab::About);
            };
            Some(("circle", Box::new(shown)))
        }
        Detail::Case(case) => Some(open("case", Opened::Case(case.row.log))),
        Detail::Agreement(agreement) => Some(open("agreement", Opened::Agreement(agreement.row.log))),
    }
}

/// What pictures are made of beside a snapshot.
#[derive(Clone, Copy, Debug)]
pub enum Beside<'a> {
    /// Nothing: only what is opened in full.
    Nothing,
    /// Every place too.
    Papers(&'a Papers),
    /// The earlier network's page too.
    History(&'a History),
}

/// Writes `<screen>-<theme>-<language>.png` into a folder, of what is opened in full and what is asked beside it;
/// answers the files.
///
/// # Errors
/// [`PictureError`] when a file cannot be written.
pub fn write(
    dir: &Path,
    (snapshot, beside): (&Snapshot, Beside<'_>),
    langs: &[Lang],
    themes: &[Theme],
) -> Result<Vec<PathBuf>, PictureError> {
    fs::create_dir_all(dir)?;
    let shown = Arc::new(snapshot.clone());
    let mut files = Vec::new();
    let mut studio = Studio::default();
    for lang in langs {
        for theme in themes {
            let list: Vec<Screen> = match beside {
                Beside::Nothing => opened(snapshot).into_iter().collect(),
                Beside::Papers(papers) => places(snapshot, papers).into_iter().chain(opened(snapshot)).collect(),
                Beside::History(history) => vec![compared(history)],
            };
            for (name, prepare) in list {
                let (bridge, _requests, _post) = pair();
                let mut client = Client::new(*lang, bridge);
                client.show_snapshot(Arc::clone(&shown));
                prepare(&mut client);
                let image = studio.draw(&mut client, *theme, SIZE);
                let look = if *theme == Theme::Dark { "dark" } else { "light" };
                let file = dir.join(format!("{name}-{look}-{}.png", lang.code()));
                fs::write(&file, image.png()?)?;
                files.push(file);
            }
        }
    }
    Ok(files)
}

/// Draws windows one after the other; letters are drawn once for all of them.
#[derive(Debug)]
pub struct Studio {
    ctx: Context,
    raster: Raster,
    zoom: f32,
}

impl Default for Studio {
    fn default() -> Self {
        Self::zoomed(1.0)
    }
}

impl Studio {
    /// One that draws everything larger by a factor.
    pub fn zoomed(zoom: f32) -> Self {
        let ctx = Context::default();
        tokens::install(&ctx);
        Self { ctx, raster: Raster::default(), zoom }
    }

    /// Draws a window of a size in pixels.
    pub fn draw(&mut self, client: &mut Client, theme: Theme, size: (usize, usize)) -> Image {
        let mut shapes = self.frames(client, theme, size);
        for shape in &mut shapes {
            shape.clip_rect = shape.clip_rect * self.zoom;
            if let Primitive::Mesh(mesh) = &mut shape.primitive {
                mesh.transform(TSTransform::from_scaling(self.zoom));
            }
        }
        self.raster.paint(&shapes, size.0, size.1, Color32::BLACK)
    }

    /// Runs a window until it is at rest; answers its last shapes as triangles.
    pub fn frames(&mut self, client: &mut Client, theme: Theme, size: (usize, usize)) -> Vec<ClippedPrimitive> {
        let shapes = self.shapes(client, theme, size);
        self.ctx.tessellate(shapes, self.zoom)
    }

    /// The same, as shapes: below what lies on top.
    pub fn shapes(&mut self, client: &mut Client, theme: Theme, (width, height): (usize, usize)) -> Vec<ClippedShape> {
        self.ctx.set_theme(theme);
        self.ctx.memory_mut(|memory| {
            memory.data.clear();
            memory.reset_areas();
            memory.stop_text_input();
        });
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(n(width), n(height)) / self.zoom);
        let mut last = Vec::new();
        for frame in 0..FRAMES {
            let mut input = RawInput { screen_rect: Some(screen), time: Some(f64::from(frame)), ..RawInput::default() };
            input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(self.zoom);
            let mut output = self.ctx.run_ui(input, |ui| client.frame(ui));
            self.raster.update(&output.textures_delta);
            output.textures_delta.clear();
            last = output.shapes;
        }
        last
    }
}
