//! The files as they lie on a computer.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use clap_complete::Shell;
use wijktafel::client::mark::{self, APP_ID};

use crate::{Problem, run};

/// Sides of the icon that desktops ask for most, in pixels; for all others there is a drawing.
const ICONS: [u16; 5] = [16, 32, 48, 128, 256];

const DESKTOP: &str = include_str!("../share/org.wijktafel.Wijktafel.desktop");
const METAINFO: &str = include_str!("../share/org.wijktafel.Wijktafel.metainfo.xml");
const MIME: &str = include_str!("../share/org.wijktafel.Wijktafel.mime.xml");
const COPYRIGHT: &str = include_str!("../share/copyright");
const CHANGES: &str = include_str!("../../../CHANGELOG.md");

/// Lays everything out under `root` as it goes under `/`.
pub(crate) fn lay_out(root: &Path, program: &Path) -> Result<(), Problem> {
    let bytes = fs::read(program).map_err(|error| Problem::File(program.to_owned(), error))?;
    write(root, "usr/bin/wijktafel", &bytes)?;
    let path = root.join("usr/bin/wijktafel");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).map_err(|error| Problem::File(path, error))?;
    write(root, &format!("usr/share/applications/{APP_ID}.desktop"), DESKTOP.as_bytes())?;
    write(root, &format!("usr/share/metainfo/{APP_ID}.metainfo.xml"), METAINFO.as_bytes())?;
    write(root, &format!("usr/share/mime/packages/{APP_ID}.xml"), MIME.as_bytes())?;
    write(root, "usr/share/doc/wijktafel/copyright", COPYRIGHT.as_bytes())?;
    write(root, "usr/share/doc/wijktafel/changelog", CHANGES.as_bytes())?;
    zip(&root.join("usr/share/doc/wijktafel/changelog"))?;
    icons(root)?;
    manual(root)?;
    completions(root)
}

fn icons(root: &Path) -> Result<(), Problem> {
    let folder = |size: &str| format!("usr/share/icons/hicolor/{size}/apps/{APP_ID}");
    write(root, &(folder("scalable") + ".svg"), mark::svg().as_bytes())?;
    for side in ICONS {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, side.into(), side.into());
        encoder.set_color(png::ColorType::Rgba);
        encoder.write_header()?.write_image_data(&mark::pixels(side))?;
        write(root, &(folder(&format!("{side}x{side}")) + ".png"), &bytes)?;
    }
    Ok(())
}

/// A page for the program and for each of its commands, from the command line's own definition.
fn manual(root: &Path) -> Result<(), Problem> {
    let folder = root.join("usr/share/man/man1");
    fs::create_dir_all(&folder).map_err(|error| Problem::File(folder.clone(), error))?;
    clap_mangen::generate_to(wijktafel::cli::definition(), &folder).map_err(|e| Problem::File(folder.clone(), e))?;
    zip(&folder)
}

fn completions(root: &Path) -> Result<(), Problem> {
    let places = [
        (Shell::Bash, "usr/share/bash-completion/completions/wijktafel"),
        (Shell::Zsh, "usr/share/zsh/vendor-completions/_wijktafel"),
        (Shell::Fish, "usr/share/fish/vendor_completions.d/wijktafel.fish"),
    ];
    for (shell, place) in places {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut wijktafel::cli::definition(), "wijktafel", &mut script);
        write(root, place, &script)?;
    }
    Ok(())
}

/// Makes files smaller, the same way every time.
fn zip(path: &Path) -> Result<(), Problem> {
    run(Command::new("gzip").args(["-9", "-n", "-r"]).arg(path), "gzip").map(|_said| ())
}

pub(crate) fn write(root: &Path, place: &str, bytes: &[u8]) -> Result<(), Problem> {
    let path = root.join(place);
    let done = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, bytes));
    done.map_err(|error| Problem::File(path, error))
}
