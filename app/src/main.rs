//! The one binary: the window, and the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    wijktafel::cli::run(std::env::args_os().collect())
}
