//! The files as one: a package for Debian, and a tarball.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files::write;
use crate::{Problem, run};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Libraries that the window opens while it runs, which the program's file does not name.
const OPENED: &str = "libgl1, libegl1, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxrandr2, libxkbcommon0, \
                      libxkbcommon-x11-0";

/// Packs what lies under `root` as a package for Debian into `out`.
pub(crate) fn debian(root: &Path, out: &Path, program: &Path) -> Result<PathBuf, Problem> {
    let arch = run(Command::new("dpkg").arg("--print-architecture"), "dpkg")?.trim().to_owned();
    let bytes = size(root)?;
    let libc = libc(program)?;
    let control = format!(
        "Package: wijktafel\nVersion: {VERSION}\nArchitecture: {arch}\nMaintainer: Wijktafel <wijktafel@localhost>\n\
         Installed-Size: {}\nDepends: libc6 (>= {libc}), libgcc-s1, {OPENED}\nRecommends: libgl1-mesa-dri, \
         libwayland-client0, libwayland-egl1, libfontconfig1\nSection: misc\nPriority: optional\nDescription: shared workspace for \
         networks of organisations, without a server\n Each partner holds its own copy of members, case discussions, \
         agreements and\n the maturity of the network. Copies synchronise directly between partners.\n There is no \
         server and no account.\n",
        bytes.div_ceil(1024)
    );
    write(root, "DEBIAN/control", control.as_bytes())?;
    let made = out.join(format!("wijktafel_{VERSION}_{arch}.deb"));
    run(Command::new("dpkg-deb").args(["--root-owner-group", "-Zxz", "--build"]).arg(root).arg(&made), "dpkg")?;
    let control = root.join("DEBIAN");
    fs::remove_dir_all(&control).map_err(|error| Problem::File(control, error))?;
    Ok(made)
}

/// Packs what lies under `root/usr` into `out`, to be unpacked into `/usr/local`, `~/.local` or anywhere.
pub(crate) fn tarball(root: &Path, out: &Path) -> Result<PathBuf, Problem> {
    let made = out.join(format!("wijktafel-{VERSION}-linux-{}.tar.gz", std::env::consts::ARCH));
    let own = format!("s,^usr,wijktafel-{VERSION},");
    let mut tar = Command::new("tar");
    tar.args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--transform", &own, "-czf"]);
    run(tar.arg(&made).arg("-C").arg(root).arg("usr"), "tar")?;
    Ok(made)
}

/// The version of the C library that a program asks for.
fn libc(program: &Path) -> Result<String, Problem> {
    let said = run(Command::new("readelf").args(["--version-info", "--wide"]).arg(program), "binutils")?;
    newest_libc(&said).ok_or_else(|| Problem::NoProgram(program.to_owned()))
}

fn newest_libc(said: &str) -> Option<String> {
    let named = said.split("Name: GLIBC_").skip(1);
    let versions = named.filter_map(|rest| {
        let version = rest.split_whitespace().next()?;
        version.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()
    });
    let newest = versions.max()?;
    Some(newest.iter().map(ToString::to_string).collect::<Vec<_>>().join("."))
}

/// Bytes of all files under a folder.
fn size(folder: &Path) -> Result<u64, Problem> {
    let failed = |error| Problem::File(folder.to_owned(), error);
    let mut bytes = 0;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let found = entry.metadata().map_err(failed)?;
        bytes += if found.is_dir() { size(&entry.path())? } else { found.len() };
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
