//! Blind peers: offering one, listing them, ending one, and what one of them holds.

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_sync::node::{Reply, Request};

use super::setup::read_ticket;
use super::values::Prefix;
use super::{make, show};
use crate::ask::{Desk, Place};
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Blind {
    /// Offers a blind peer to all members, or tells where it is reached now.
    Add {
        /// Its ticket, or a file that holds it.
        ticket: String,
    },
    /// Lists the blind peers of members, and how this copy stands with each.
    List,
    /// Offers a blind peer no longer.
    End(OneBlindPeer),
    /// Says what the blind peer that runs in this data folder holds.
    Held,
}

#[derive(Debug, Args)]
pub(super) struct OneBlindPeer {
    /// Its id, as the list shows it.
    id: Prefix,
}

impl Blind {
    pub(super) fn run(self, place: &Place) -> Result<Answer, Problem> {
        match self {
            Self::Add { ticket } => {
                let ticket = read_ticket(ticket)?;
                match place.reach()?.ask(Request::AddBlindPeer { ticket })? {
                    Reply::Made(made) => Ok(Answer::Made(made)),
                    Reply::Done => Ok(Answer::Done),
                    _ => Err(Problem::new("malformed")),
                }
            }
            Self::List => show(&mut place.reach()?, Show::BlindPeers),
            Self::End(OneBlindPeer { id }) => {
                let desk = &mut place.reach()?;
                let s = desk.snapshot(None)?;
                let endpoint = id.among(s.network.blind_peers.iter().map(|blind| blind.peer.endpoint))?;
                make(desk, Command::EndBlindPeer { endpoint })
            }
            Self::Held => {
                let mut desk: Desk = place.running()?.ok_or_else(|| Problem::new("not-running"))?;
                match desk.ask(Request::Held)? {
                    Reply::Held(held) => Ok(Answer::Held(held)),
                    _ => Err(Problem::new("malformed")),
                }
            }
        }
    }
}
