//! What the window asks about a network that continues another one. Each copy has a folder, and a window, of its own.

use std::net::SocketAddr;
use std::path::Path;

use wijktafel_model::words::Line;
use wijktafel_sync::home::check_founded;
use wijktafel_sync::node::{self, Options};
use wijktafel_sync::paths::Profile;

use super::{Done, Service, absolute};
use crate::again::{self, Again};
use crate::ask::{Desk, Place};
use crate::client::bridge::Notice;
use crate::client::intent::Passphrase;
use crate::problem::Problem;
use crate::successor::{self, Plan};
use crate::text::{Lang, Words};

impl Service {
    /// The place of another copy: in every other way as this one.
    fn beside(&self, folder: &Path) -> Result<Place, Problem> {
        let profile = Profile::at(absolute(folder)?);
        if profile.folder() == absolute(self.ground.place.profile.folder())? {
            return Err(Problem::new("history-same-folder"));
        }
        // Two programs cannot listen at one port.
        let bind = self.ground.place.bind.map(|bind| SocketAddr::new(bind.ip(), 0));
        Ok(Place { profile, bind, ..self.ground.place.clone() })
    }

    pub(super) fn refound(
        &self,
        network: Option<Line>,
        folder: &Path,
        passphrase: &Passphrase,
        partners: Option<&Path>,
    ) -> Done {
        let place = self.beside(folder)?;
        let partners = partners.map(absolute).transpose()?;
        let plan = Plan {
            profile: &place.profile,
            passphrase: &passphrase.0,
            cost: place.cost,
            network,
            partners: partners.as_deref(),
        };
        let carried = |done, whole| self.post.tell(Notice::Carrying(done, whole));
        let made = successor::refound(|request| self.ask(request), plan, carried)?;
        Ok(Some(Notice::Refounded(Box::new(made), place.profile.folder().to_owned())))
    }

    pub(super) fn compare(&self, folder: &Path, passphrase: &Passphrase, lang: Lang) -> Done {
        let place = self.beside(folder)?;
        let mut earlier = if let Some(desk) = place.running()? {
            desk
        } else {
            check_founded(&place.profile)?;
            Desk::Own(node::start(
                &place.profile,
                &passphrase.0,
                &Options { bind: None, offline: true, looking: true },
            )?)
        };
        let words = Words::new(lang);
        let history = successor::history(|request| self.ask(request), |request| earlier.ask(request), &words)?;
        Ok(Some(Notice::History(Box::new(history))))
    }

    /// Begins the program once more, locked, on another folder.
    pub(super) fn open_window(&self, folder: &Path, lang: Lang) -> Done {
        let place = self.beside(folder)?;
        let program = std::env::current_exe().map_err(|error| Problem::new("no-window").because(error))?;
        let mut command = std::process::Command::new(program);
        command.args(again::locked(&place, lang, &Again::default(), None));
        let mut window = command.spawn().map_err(|error| Problem::new("no-window").because(error))?;
        // Whoever began it must take leave of it when it ends.
        std::thread::spawn(move || window.wait());
        Ok(None)
    }
}
