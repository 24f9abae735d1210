//! Wijktafel: a workspace for networks of care organisations, without a server.

pub mod again;
pub mod ask;
pub mod blind;
pub mod calendar;
pub mod cli;
pub mod client;
pub mod demo;
pub mod difference;
pub mod dossier;
pub mod growth;
pub mod household;
pub mod invitation_sheets;
pub mod list;
pub mod meeting;
pub mod offers;
pub mod paper;
pub mod peer;
pub mod print;
pub mod problem;
pub mod reply;
pub mod steps;
pub mod strength;
pub mod successor;
pub mod template;
pub mod text;
pub mod window;
