//! Wijktafel: a workspace for networks of care organisations, without a server.

pub mod client;
pub mod text;
