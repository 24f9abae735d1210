//! A picture of a network that continues the demonstration's: founded, compared and cleared away again.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Theme;
use wijktafel_sync::node::{self, Options, Request};
use wijktafel_sync::paths::Profile;

use super::{PASSPHRASE, cost};
use crate::ask::{Desk, snapshot_in};
use crate::client::pictures::{self, Beside};
use crate::problem::Problem;
use crate::successor::{self, Plan};
use crate::text::Words;

/// Its folder, within that of the demonstration.
const FOLDER: &str = "continued";

/// Draws it into a folder; answers the files.
pub(super) fn draw(
    ground: &Path,
    desk: &mut Desk,
    folder: &Path,
    words: &Words,
    themes: &[Theme],
) -> Result<Vec<PathBuf>, Problem> {
    let at = ground.join(FOLDER);
    clear(&at)?;
    let profile = Profile::at(&at);
    let plan = Plan { profile: &profile, passphrase: PASSPHRASE, cost: cost(), network: None, partners: None };
    successor::refound(|request| desk.ask(request), plan, |_, _| ())?;
    let node = node::start(&profile, PASSPHRASE, &Options { bind: None, offline: true, looking: true })?;
    let here = |request| Ok(node.ask(request)?);
    let history = successor::history(here, |request| desk.ask(request), words)?;
    let shown = snapshot_in(node.ask(Request::Snapshot { detail: None })?)?;
    node.stop();
    let files = pictures::write(folder, (&shown, Beside::History(&history)), &[words.lang()], themes)
        .map_err(|error| Problem::about("cannot-write", folder.display().to_string()).because(error))?;
    clear(&at)?;
    Ok(files)
}

fn clear(folder: &Path) -> Result<(), Problem> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Problem::of_file(folder, error)),
        _ => Ok(()),
    }
}
