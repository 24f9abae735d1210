//! Opens the window, and keeps it and the node in touch.

mod joining;
mod service;

use std::net::SocketAddr;

use wijktafel_sync::node::Node;
use wijktafel_sync::paths::Profile;
use wijktafel_sync::vault::Cost;

use self::service::Service;
use crate::ask::{Place, Unlock};
use crate::client::Client;
use crate::client::bridge::pair;
use crate::problem::Problem;
use crate::text::Lang;

/// The size of a new window, and the smallest, in points.
const SIZE: ([f32; 2], [f32; 2]) = ([1280.0, 820.0], [480.0, 420.0]);

/// How the window begins.
enum Start {
    /// With what is in the folder.
    Folder(Unlock),
    /// With a node that runs already.
    Node(Box<Node>),
}

/// Where the window keeps its copy.
#[derive(Clone, Debug)]
struct Ground {
    profile: Profile,
    bind: Option<SocketAddr>,
    cost: Cost,
}

/// Opens the window on a data folder, until it is closed.
///
/// # Errors
/// `in-use` when a program has the folder open, `no-window` when no window can be opened.
pub fn run(place: &Place, lang: Lang) -> Result<(), Problem> {
    if place.running()?.is_some() {
        return Err(Problem::new("in-use"));
    }
    let ground = Ground { profile: place.profile.clone(), bind: place.bind, cost: place.cost };
    open(ground, Start::Folder(place.unlock.clone()), lang)
}

/// Opens the window on a node that runs already, until it is closed; the node stops then.
///
/// # Errors
/// As [`run`].
pub fn show(node: Node, profile: &Profile, lang: Lang) -> Result<(), Problem> {
    let ground = Ground { profile: profile.clone(), bind: None, cost: Cost::STANDARD };
    open(ground, Start::Node(Box::new(node)), lang)
}

fn open(ground: Ground, start: Start, lang: Lang) -> Result<(), Problem> {
    let (bridge, requests, post) = pair();
    let service = Service::new(ground, requests, post)?;
    let thread = std::thread::Builder::new()
        .name("wijktafel-window".to_owned())
        .spawn(move || service.run(start))
        .map_err(|error| Problem::new("memory").because(error))?;
    let client = Client::new(lang, bridge);
    let (size, smallest) = SIZE;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Wijktafel")
        .with_app_id("wijktafel")
        .with_inner_size(size)
        .with_min_inner_size(smallest);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let shown = eframe::run_native(
        "Wijktafel",
        options,
        Box::new(|cc| {
            client.open(&cc.egui_ctx);
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
