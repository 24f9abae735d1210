//! What an organisation does about its own devices, its register and the requests of people concerned: written once, for
//! the window and the command line.

use std::net::SocketAddr;
use std::path::Path;

use wijktafel_model::export::html::letter;
use wijktafel_model::id::{DeviceId, LogId, SheetId};
use wijktafel_model::quarter::quarter;
use wijktafel_model::view::quarter::Quarter;
use wijktafel_model::view::{Detail, Snapshot};
use wijktafel_sync::access::AccessLog;
use wijktafel_sync::clock;
use wijktafel_sync::node::erased::Erased;
use wijktafel_sync::node::register::Breach;
use wijktafel_sync::node::{Reply, Request, Status};
use wijktafel_sync::ticket::{Addresses, Carrier};

use crate::ask::snapshot_in;
use crate::paper;
use crate::print::{meeting_sheet, recovery_sheet, register as register_page};
use crate::problem::Problem;
use crate::text::Words;

type Answered = Result<Reply, Problem>;

fn snapshot(ask: &mut impl FnMut(Request) -> Answered, detail: Option<LogId>) -> Result<Box<Snapshot>, Problem> {
    snapshot_in(ask(Request::Snapshot { detail })?)
}

/// Makes the own recovery sheet and writes its page; answers the public half of its key, and how many members' devices
/// are named on it. The one before holds no longer.
///
/// # Errors
/// `file-exists` before anything was made, or when it cannot be made or written.
pub fn sheet(mut ask: impl FnMut(Request) -> Answered, to: &Path, words: &Words) -> Result<(SheetId, usize), Problem> {
    // Known before the old sheet holds no longer.
    if to.exists() {
        return Err(Problem::about("file-exists", to.display().to_string()));
    }
    let s = snapshot(&mut ask, None)?;
    let Reply::Sheet { sheet, lines, carriers } = ask(Request::MakeSheet)? else {
        return Err(Problem::new("malformed"));
    };
    let html = recovery_sheet::html(&s, words, &lines, clock::now().day());
    paper::write(to, &html)?;
    Ok((sheet, carriers))
}

/// The register of breaches, oldest first.
///
/// # Errors
/// When it cannot be read.
pub fn register(mut ask: impl FnMut(Request) -> Answered) -> Result<Vec<Breach>, Problem> {
    match ask(Request::Register)? {
        Reply::Register { breaches } => Ok(breaches),
        _ => Err(Problem::new("malformed")),
    }
}

/// What was dropped here, the last thing first.
///
/// # Errors
/// When it cannot be read.
pub fn erased(mut ask: impl FnMut(Request) -> Answered) -> Result<Vec<Erased>, Problem> {
    match ask(Request::Erased)? {
        Reply::Erased { erased } => Ok(erased),
        _ => Err(Problem::new("malformed")),
    }
}

/// Writes the register into a file: a page when its name ends in .html, else CSV. Answers how many lines it has.
///
/// # Errors
/// When it cannot be read or written.
pub fn write_register(mut ask: impl FnMut(Request) -> Answered, to: &Path, words: &Words) -> Result<usize, Problem> {
    let breaches = register(&mut ask)?;
    let s = snapshot(&mut ask, None)?;
    let page = to.extension().is_some_and(|end| end.eq_ignore_ascii_case("html"));
    let form = if page { register_page::html } else { register_page::csv };
    paper::write(to, &form(&breaches, &s, words))?;
    Ok(breaches.len())
}

/// Writes the page for directors of a closed quarter.
///
/// # Errors
/// When the quarter is not over, or the page cannot be written.
pub fn write_quarter(
    mut ask: impl FnMut(Request) -> Answered,
    of: Quarter,
    least: usize,
    to: &Path,
    words: &Words,
) -> Result<(), Problem> {
    let s = snapshot(&mut ask, None)?;
    let view = quarter(&s, of, least).ok_or_else(|| Problem::new("quarter-open"))?;
    paper::write(to, &crate::quarter::html(&view, &s, words))
}

/// Writes a meeting as a sheet to print.
///
/// # Errors
/// When the meeting is not there, or the sheet cannot be written.
pub fn write_meeting_sheet(
    mut ask: impl FnMut(Request) -> Answered,
    meeting: LogId,
    to: &Path,
    words: &Words,
) -> Result<(), Problem> {
    let s = snapshot(&mut ask, None)?;
    let one = s.meetings.iter().find(|one| one.log == meeting).ok_or_else(|| Problem::new("not-found"))?;
    paper::write(to, &meeting_sheet::html(one, &s, words))
}

/// The local access log.
///
/// # Errors
/// When it cannot be read.
pub fn access_log(mut ask: impl FnMut(Request) -> Answered) -> Result<AccessLog, Problem> {
    match ask(Request::Accesses)? {
        Reply::Accesses(log) => Ok(log),
        _ => Err(Problem::new("malformed")),
    }
}

/// Writes the access log as JSON, of one case or of all. Answers how many lines it has.
///
/// # Errors
/// When it cannot be read or written.
pub fn write_access_log(
    ask: impl FnMut(Request) -> Answered,
    case: Option<LogId>,
    to: &Path,
) -> Result<usize, Problem> {
    let mut log = access_log(ask)?;
    log.lines.retain(|line| case.is_none() || line.log == case);
    let text = serde_json::to_string_pretty(&log).map_err(|error| Problem::new("malformed").because(error))?;
    paper::write(to, &text)?;
    Ok(log.lines.len())
}

/// Writes the answer to a request of a person concerned, to print; `answer` is what the organisation itself says.
///
/// # Errors
/// `wrong-kind` of a case that is no circle case, or when it cannot be written.
pub fn write_letter(
    mut ask: impl FnMut(Request) -> Answered,
    case: LogId,
    (request, answer): (letter::Request, &str),
    to: &Path,
) -> Result<(), Problem> {
    let s = snapshot(&mut ask, Some(case))?;
    let Some(Detail::Case(view)) = &s.detail else { return Err(Problem::new("not-found")) };
    let page = letter::render(view, &s, request, answer).ok_or_else(|| Problem::new("wrong-kind"))?;
    drop(ask(Request::NotePrint { log: case })?);
    paper::write(to, &page)
}

/// How this device is reached, for a partner who recovers with a sheet: `device@address,address`.
pub fn contact(status: &Status) -> String {
    let addresses: Vec<String> = status.addresses.iter().map(ToString::to_string).collect();
    format!("{}@{}", status.device, addresses.join(","))
}

/// Reads what [`contact`] says.
pub fn carrier(text: &str) -> Option<Carrier> {
    let (device, addresses) = text.trim().split_once('@')?;
    let device: DeviceId = device.parse().ok()?;
    let addresses: Result<Vec<SocketAddr>, _> = addresses.split(',').map(str::parse).collect();
    Some(Carrier { device, addresses: Addresses(addresses.ok()?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_a_device_with_its_addresses() {
        let device = DeviceId([7; 32]);
        let read = carrier(&format!("{device}@192.0.2.1:7,[2001:db8::1]:8")).expect("a contact");

        assert_eq!((read.device, read.addresses.0.len()), (device, 2));
        assert!(carrier("192.0.2.1:7").is_none());
        assert!(carrier(&format!("{device}@nowhere")).is_none());
    }
}
