//! Opens the window, and keeps it and the node in touch.

mod joining;
mod service;

use std::sync::Arc;
use std::thread::JoinHandle;

use wijktafel_sync::keyring::{Keyring, SystemKeyring};
use wijktafel_sync::node::Node;

use self::service::Service;
use crate::again::Again;
use crate::ask::{Place, Unlock};
use crate::bell::{Bell, Desktop};
use crate::client::Client;
use crate::client::bridge::pair;
use crate::client::mark;
use crate::problem::Problem;
use crate::text::Lang;

/// The size of a new window, and the smallest, in points.
const SIZE: ([f32; 2], [f32; 2]) = ([1280.0, 820.0], [480.0, 420.0]);

/// Side of the window's icon, in pixels.
const ICON: u16 = 128;

/// How the window begins.
enum Start {
    /// With what is in the folder.
    Folder(Unlock),
    /// Locked: the passphrase is asked for, whatever this computer remembers.
    Locked,
    /// With a node that runs already.
    Node(Box<Node>),
}

/// Where the window keeps its copy.
#[derive(Clone, Debug)]
struct Ground {
    place: Place,
    /// A window that locks begins anew, with nothing in its memory.
    anew: bool,
    /// What remembers the key, where that was asked for.
    keyring: Arc<dyn Keyring>,
    /// What says on the desktop that something waits.
    bell: Arc<dyn Bell>,
}

/// Opens the window on a data folder, until it is closed; `again` is what one that locked begins with.
///
/// # Errors
/// `in-use` when a program has the folder open, `no-window` when no window can be opened.
pub fn run(place: &Place, lang: Lang, again: Option<&Again>) -> Result<(), Problem> {
    if place.running()?.is_some() {
        return Err(Problem::new("in-use"));
    }
    // What unlocked it before does not unlock it now.
    let start = if again.is_some() { Start::Locked } else { Start::Folder(place.unlock.clone()) };
    open(place, start, lang, &again.cloned().unwrap_or_default())
}

/// Opens the window on a node that runs already, until it is closed; the node stops then.
///
/// # Errors
/// As [`run`].
pub fn show(node: Node, place: &Place, lang: Lang) -> Result<(), Problem> {
    open(place, Start::Node(Box::new(node)), lang, &Again::default())
}

/// What a window shows and the thread that serves it, without a window: whoever draws the client has a whole program.
/// Dropping the client ends the thread, which closes the store.
///
/// # Errors
/// When the thread cannot be started.
pub fn serve(place: &Place, lang: Lang) -> Result<(Client, JoinHandle<()>), Problem> {
    served(place, Start::Folder(place.unlock.clone()), lang)
}

fn served(place: &Place, start: Start, lang: Lang) -> Result<(Client, JoinHandle<()>), Problem> {
    let (bridge, requests, post) = pair();
    let ground = Ground {
        place: place.clone(),
        anew: true,
        keyring: Arc::new(SystemKeyring),
        bell: Arc::new(Desktop::default()),
    };
    let service = Service::new(ground, requests, post)?;
    let thread = std::thread::Builder::new()
        .name("wijktafel-window".to_owned())
        .spawn(move || service.run(start))
        .map_err(|error| Problem::new("memory").because(error))?;
    Ok((Client::new(lang, bridge), thread))
}

fn open(place: &Place, start: Start, lang: Lang, again: &Again) -> Result<(), Problem> {
    let (mut client, thread) = served(place, start, lang)?;
    let options = eframe::NativeOptions { viewport: viewport(again), ..eframe::NativeOptions::default() };
    let shown = eframe::run_native(
        "Wijktafel",
        options,
        Box::new(|cc| {
            client.open(&cc.egui_ctx);
            client.resume(&cc.egui_ctx, again);
            Ok(Box::new(client))
        }),
    );
    // The window is gone, and with it the bridge: the service closes the store and ends.
    let closed = thread.join();
    shown.map_err(|error| {
        tracing::error!(%error, "no window");
        Problem::new("no-window")
    })?;
    closed.map_err(|_panic| Problem::new("disk"))
}

/// A new window, or one in the place of one that locked.
fn viewport(again: &Again) -> egui::ViewportBuilder {
    let (size, smallest) = SIZE;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Wijktafel")
        .with_app_id(mark::APP_ID)
        .with_icon(egui::IconData { rgba: mark::pixels(ICON), width: ICON.into(), height: ICON.into() })
        .with_inner_size(again.size.unwrap_or(size))
        .with_min_inner_size(smallest)
        .with_maximized(again.maximized);
    match again.position {
        Some(position) => viewport.with_position(position),
        None => viewport,
    }
}
