//! Beginning anew: the same program in the same process, with nothing in its memory.
//!
//! What was freed is not wiped: words that were drawn, rows that were read, text on its way to a partner. Nothing short
//! of new memory takes all of that away, so a program that locks replaces itself by one that begins locked. The system
//! gives it the same number, terminal and place in the session, and an address space of its own.

use std::ffi::OsString;
use std::io;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use wijktafel_sync::vault::Cost;

use crate::ask::Place;
use crate::text::Lang;

/// What a window that locked begins again with. Nothing in it is confidential: other users of the computer can read it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Again {
    /// Its size, in points.
    pub size: Option<[f32; 2]>,
    /// Where it stood, in points; unknown where windows are placed by the system alone.
    pub position: Option<[f32; 2]>,
    /// It filled the screen.
    pub maximized: bool,
    /// Dark or light, when the person chose it.
    pub dark: Option<bool>,
    /// What was being typed could not be kept.
    pub lost: bool,
}

impl FromStr for Again {
    type Err = serde_json::Error;
    fn from_str(json: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(json)
    }
}

/// The arguments that begin this copy locked: as a window, or with a command. Whatever unlocked it before is not among
/// them.
pub(crate) fn locked(place: &Place, lang: Lang, again: &Again, command: Option<&str>) -> Vec<OsString> {
    let mut args: Vec<OsString> = vec!["--data-dir".into(), place.profile.folder().into()];
    args.extend(["--lang".into(), lang.code().into()]);
    if let Some(bind) = place.bind {
        args.extend(["--bind".into(), bind.to_string().into()]);
    }
    if place.cost != Cost::STANDARD {
        args.push("--test-cost".into());
    }
    args.extend(["--locked".into(), serde_json::to_string(again).unwrap_or_default().into()]);
    args.extend(command.map(OsString::from));
    args
}

/// Replaces this program by itself with these arguments. Returns only when that failed: then nothing has changed.
#[cfg(unix)]
pub(crate) fn begin(args: &[OsString]) -> io::Error {
    use std::os::unix::process::CommandExt as _;
    // The link to the program itself holds when its file was replaced by a newer one meanwhile.
    let programs = [std::env::current_exe().ok(), Some("/proc/self/exe".into())];
    let name = std::env::args_os().next();
    let mut failed = io::Error::from(io::ErrorKind::NotFound);
    for program in programs.into_iter().flatten() {
        let mut command = std::process::Command::new(&program);
        if let Some(name) = &name {
            command.arg0(name);
        }
        failed = command.args(args).exec();
    }
    failed
}

/// Here a process cannot be replaced: the store is closed and its keys are wiped, and what was freed stays until used
/// again.
#[cfg(not(unix))]
pub(crate) fn begin(_args: &[OsString]) -> io::Error {
    io::ErrorKind::Unsupported.into()
}

#[cfg(test)]
mod tests {
    use wijktafel_sync::paths::Profile;

    use super::*;
    use crate::ask::Unlock;

    #[test]
    fn a_program_that_locked_is_not_told_where_the_passphrase_is() {
        let place = Place {
            profile: Profile::at("/data"),
            unlock: Unlock::File("/home/noor/secret".into()),
            prompt: String::new(),
            lang: Lang::En,
            bind: None,
            cost: Cost::STANDARD,
        };
        let again = Again { size: Some([900.0, 700.0]), dark: Some(true), ..Again::default() };

        let args = locked(&place, Lang::En, &again, Some("peer"));

        let said = format!("{args:?}");
        assert!(!said.contains("secret") && !said.contains("passphrase"), "{said}");
        let json = args.iter().position(|arg| arg == "--locked").and_then(|at| args[at + 1].to_str()).expect("one");
        assert_eq!(json.parse::<Again>().expect("its own words"), again);
        assert_eq!(args.last().expect("some"), "peer");
    }
}
