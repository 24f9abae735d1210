//! What of the requests goes into the local access log.

use wijktafel_core::store::Storage as _;
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::words::LogKind;

use super::driver::{Driver, store_error};
use super::request::{Request, RequestError};
use crate::access::{self, Act};
use crate::clock;

impl Driver {
    /// Notes what a request does with what is confidential, before it is done. What cannot be noted is not done.
    pub(super) fn note_access(&mut self, request: &Request) -> Result<(), RequestError> {
        let person = self.hub.replica.me().map(|me| me.person);
        let by = (self.hub.replica.keys().device(), person);
        for (act, log) in self.acts(request) {
            let batch =
                access::note(&self.home.store, clock::now(), act, by, log).map_err(|error| store_error(&error))?;
            if !batch.is_empty() {
                self.home.store.commit(&batch).map_err(|error| store_error(&error))?;
            }
        }
        Ok(())
    }

    fn acts(&self, request: &Request) -> Vec<(Act, Option<LogId>)> {
        match request {
            // What is on a sheet leaves the network.
            Request::MakeReply { cases, .. } => cases.iter().map(|case| (Act::Export, Some(*case))).collect(),
            one => self.act(one).into_iter().collect(),
        }
    }

    fn act(&self, request: &Request) -> Option<(Act, Option<LogId>)> {
        let circle = |log: &LogId| self.hub.replica.log_kind(*log).is_some_and(|(kind, _)| kind == LogKind::Circle);
        match request {
            Request::Snapshot { detail: Some(log) } if circle(log) => Some((Act::Read, Some(*log))),
            Request::Search { .. } => Some((Act::Search, None)),
            Request::NotePrint { log } => Some((Act::Print, Some(*log))),
            Request::NoteCopy { log } => Some((Act::Copy, Some(*log))),
            Request::NoteExport { log } => Some((Act::Export, *log)),
            Request::Heirloom { log } => Some((Act::Export, Some(*log))),
            Request::ExportBundle { .. } | Request::Backup { .. } | Request::Package { .. } | Request::Leave { .. } => {
                Some((Act::Export, None))
            }
            Request::Do { command } => match &**command {
                Command::CopyToLearning(new) => Some((Act::Copy, Some(new.case))),
                Command::DropLog { log, .. } | Command::Recall { log, .. } => Some((Act::Erase, Some(*log))),
                _ => None,
            },
            _ => None,
        }
    }
}
