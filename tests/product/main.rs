//! The product as people run it: real processes, each with its own data folder, over loopback connections.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test that cannot go on says so by failing, and names its seed"
)]

mod agreements;
mod apart;
mod bad_input;
mod beside;
mod blind;
mod browser;
mod budgets;
mod canary;
mod circle;
mod demonstration;
mod devices;
mod disk;
mod drafts;
mod experiments;
mod growth;
mod inbox;
mod invitations;
mod keyring;
mod kill;
mod ladders;
mod learning;
mod look;
mod meetings;
mod memory;
mod merger;
mod moments;
mod network;
mod papers;
mod partner;
mod plans;
mod preferences;
mod refounding;
mod relations;
mod removal;
mod reply;
mod rounds;
mod saving;
mod talk;
mod together;
mod window;
