//! Builds what is installed on Linux, by one command: a package for Debian and a tarball with the same files.

mod archive;
mod files;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Parser;

/// Builds the program in release, and from it a package for Debian and a tarball with the same files.
#[derive(Debug, Parser)]
#[command(version)]
struct Args {
    /// Where the two files go.
    #[arg(long, value_name = "FOLDER", default_value = "target/packages")]
    out: PathBuf,
    /// Packs this program in place of one that is built now.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

/// What went wrong, in one sentence.
#[derive(Debug, thiserror::Error)]
enum Problem {
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    #[error("`{0}` cannot be started: {1}. It is part of Debian's {2}")]
    Missing(String, std::io::Error, &'static str),
    #[error("`{0}` failed: {1}")]
    Failed(String, String),
    #[error("{0}: not a program for Linux that says which libraries it needs")]
    NoProgram(PathBuf),
    #[error("the mark: {0}")]
    Mark(#[from] png::EncodingError),
}

fn main() -> ExitCode {
    let said = match package(&Args::parse()) {
        Ok(made) => {
            let mut out = std::io::stdout();
            made.iter().try_for_each(|path| writeln!(out, "{}", path.display()))
        }
        Err(problem) => return fail(&problem),
    };
    // Whoever closes the pipe has read enough.
    if said.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn fail(problem: &Problem) -> ExitCode {
    let _said = writeln!(std::io::stderr(), "{problem}");
    ExitCode::FAILURE
}

/// Builds both files: their paths.
fn package(args: &Args) -> Result<Vec<PathBuf>, Problem> {
    let program = match &args.program {
        Some(program) => program.clone(),
        None => built()?,
    };
    let root = args.out.join("root");
    match std::fs::remove_dir_all(&root) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Problem::File(root, error)),
        _ => {}
    }
    files::lay_out(&root, &program)?;
    let made = [archive::debian(&root, &args.out, &program)?, archive::tarball(&root, &args.out)?];
    std::fs::remove_dir_all(&root).map_err(|error| Problem::File(root, error))?;
    Ok(made.into())
}

/// The program, built in release beside this one.
fn built() -> Result<PathBuf, Problem> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(&cargo).args(["build", "--release", "--locked", "-p", "wijktafel"]).status();
    let name = cargo.to_string_lossy().into_owned();
    match done {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(Problem::Failed(name, status.to_string())),
        Err(error) => return Err(Problem::Missing(name, error, "rustup")),
    }
    let own = std::env::current_exe().map_err(|error| Problem::File(PathBuf::from("/proc/self/exe"), error))?;
    // This one stands in the folder of its profile, which may be another one.
    let target = own.parent().and_then(Path::parent).unwrap_or_else(|| Path::new("target"));
    Ok(target.join("release").join("wijktafel"))
}

/// What a command says, when it succeeds. `package`: where Debian has it.
fn run(command: &mut Command, package: &'static str) -> Result<String, Problem> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command.output().map_err(|error| Problem::Missing(name.clone(), error, package))?;
    if !done.status.success() {
        return Err(Problem::Failed(name, String::from_utf8_lossy(&done.stderr).trim().to_owned()));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}
