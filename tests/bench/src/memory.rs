//! Memory of a process of its own, so that nothing of the measuring is in it.

use std::hint::black_box;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use wijktafel_model::id::NetworkId;

use crate::figure::Outcome;
use crate::site::{Place, snapshot};

/// How this program is told to be that process.
pub(crate) const FLAG: &str = "--memory-of";

/// Resident bytes of a process that opened a store, made the first snapshot and looked at `opened` cases.
pub(crate) fn resident(place: &Place, opened: usize) -> Outcome<u64> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg(FLAG)
        .arg(&place.path)
        .arg(opened.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let secrets = [place.key, place.seed, place.network.0].map(|bytes| NetworkId(bytes).to_string());
    child.stdin.take().ok_or("the child reads")?.write_all(secrets.join("\n").as_bytes())?;
    let answer = child.wait_with_output()?;
    if !answer.status.success() {
        return Err("the process whose memory is measured failed".into());
    }
    Ok(std::str::from_utf8(&answer.stdout)?.trim().parse()?)
}

/// The measured process: does the work, prints its resident bytes.
pub(crate) fn report(path: &str, opened: &str) -> Outcome<()> {
    let mut secrets = String::new();
    std::io::stdin().read_to_string(&mut secrets)?;
    let parts = secrets.lines().map(|line| Ok(line.parse::<NetworkId>()?.0)).collect::<Outcome<Vec<_>>>()?;
    let [key, seed, network] = parts.as_slice() else { return Err("three secrets are needed".into()) };
    let place = Place { path: path.into(), key: *key, seed: *seed, network: NetworkId(*network) };
    let store = place.open_store()?;
    let mut replica = place.open_replica(&store)?;
    let first = snapshot(&mut replica, &store, None)?;
    for case in first.cases.iter().take(opened.parse()?) {
        drop(black_box(snapshot(&mut replica, &store, Some(case.log))?));
    }
    println!("{}", resident_here()?);
    drop(black_box((first, replica, store)));
    Ok(())
}

/// Resident bytes of this process, as the kernel counts them.
fn resident_here() -> Outcome<u64> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|_elsewhere| "memory is read from /proc")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("the kernel counts resident pages")?;
    let kib: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kib * 1024)
}
