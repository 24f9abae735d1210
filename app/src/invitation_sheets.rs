//! Many invitations at once: a list in, one printable sheet for each organisation out.

use std::path::{Path, PathBuf};

use wijktafel_model::id::LogId;
use wijktafel_model::time::Day;
use wijktafel_model::view::Snapshot;
use wijktafel_sync::node::{Reply, Request};
use wijktafel_sync::paths::private_folder;
use zeroize::Zeroizing;

use crate::list::Invitee;
use crate::paper::{self, Paper};
use crate::problem::Problem;
use crate::text::Words;

/// What every invitation of a list has in common.
#[derive(Debug)]
pub struct Offer {
    /// The last day.
    pub expires: Option<Day>,
    /// Tables the newcomers are let into.
    pub tables: Vec<LogId>,
}

/// Makes an invitation for each row and writes its sheet, in a folder that only its owner can open.
///
/// # Errors
/// [`Problem`] when the folder cannot be made or holds something, or at the first invitation that cannot be made:
/// the sheets that are there then are good.
pub fn write(
    mut ask: impl FnMut(Request) -> Result<Reply, Problem>,
    invitees: &[Invitee],
    offer: &Offer,
    folder: &Path,
    (shown, words): (&Snapshot, &Words),
) -> Result<Vec<PathBuf>, Problem> {
    private_folder(folder).map_err(|error| Problem::of_file(folder, error))?;
    let mut there = folder.read_dir().map_err(|error| Problem::of_file(folder, error))?;
    if there.next().is_some() {
        return Err(Problem::about("file-exists", folder.display().to_string()));
    }
    let mut written = Vec::new();
    for (index, invitee) in invitees.iter().enumerate() {
        let Offer { expires, tables } = offer;
        let request = Request::Invite { expires: *expires, tables: tables.clone(), message: invitee.message.clone() };
        let Reply::Ticket { invite, ticket } = ask(request)? else { return Err(Problem::new("malformed")) };
        let path = folder.join(format!("{:03}-{}.html", index + 1, invite.short()));
        let page = sheet(invitee, &ticket, *expires, shown, words);
        paper::write(&path, &page)?;
        written.push(path);
    }
    Ok(written)
}

/// One sheet: who invites whom, what to do, and the invitation itself.
fn sheet(invitee: &Invitee, ticket: &str, expires: Option<Day>, s: &Snapshot, w: &Words) -> Zeroizing<String> {
    let own = s.network.organisations.iter().find(|org| org.own).and_then(|org| org.name.clone()).unwrap_or_default();
    let names = || {
        [
            ("org", invitee.organisation.as_str().into()),
            ("network", s.network.name.as_str().into()),
            ("own", own.as_str().into()),
        ]
    };
    let mut page = Paper::begin(w.lang(), &w.with("sheet-title", &names()));
    page.line("h1", &w.with("sheet-title", &names()));
    page.line("p", &w.with("sheet-lead", &names()));
    if let Some(message) = &invitee.message {
        page.line("blockquote", message.as_str());
    }
    page.line("h2", &w.t("sheet-how"));
    let steps = ["sheet-install", "sheet-paste", "sheet-call", "sheet-accept"].map(|key| w.with(key, &names()));
    page.steps(steps.iter().map(AsRef::as_ref));
    page.line("h2", &w.t("invitation-words"));
    page.line("pre", ticket);
    // Capital letters make a coarser picture, and mean the same.
    page.scannable(&ticket.to_ascii_uppercase());
    if let Some(day) = expires {
        page.line("p", &w.with("sheet-until", &[("day", w.day(day).into())]));
    }
    page.line("small", &w.t("sheet-secret"));
    page.end()
}
