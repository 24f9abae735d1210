//! What the window asks about the own organisation's devices, its recovery, its registers and letters.

use std::path::Path;

use wijktafel_sync::node::{Reply, Request};

use super::{Done, Service, absolute};
use crate::ask::status_in;
use crate::client::bridge::Notice;
use crate::client::forms::{OwnForm, ReplyForm};
use crate::client::intent::OwnRequest;
use crate::dossier;
use crate::handout;
use crate::household;
use crate::problem::Problem;
use crate::reply;
use crate::save;
use crate::text::Words;

/// How long a ticket for a device holds when it is made in the window.
const DEVICE_TICKET_HOURS: u32 = 24;

impl Service {
    pub(super) fn own(&self, request: OwnRequest) -> Done {
        let ask = |request| self.ask(request);
        match request {
            OwnRequest::InviteDevice(person) => {
                let (person, hours) = (Some(person), DEVICE_TICKET_HOURS);
                match self.ask(Request::InviteDevice { person, hours })? {
                    Reply::Ticket { ticket, .. } => Ok(Some(Notice::DeviceTicket(ticket))),
                    _ => Err(Problem::new("malformed")),
                }
            }
            OwnRequest::ConfirmDevice(ticket) => self.ask(Request::ConfirmDevice { ticket }).map(|_added| None),
            OwnRequest::RevokeDeviceTicket(ticket) => {
                self.ask(Request::RevokeDeviceTicket { ticket }).map(|_revoked| None)
            }
            OwnRequest::Lost { device, discovered, note } => {
                match self.ask(Request::Lost { device, discovered, note })? {
                    Reply::Lost(loss) => Ok(Some(Notice::Lost(loss))),
                    _ => Err(Problem::new("malformed")),
                }
            }
            OwnRequest::Sheet { to, lang } => {
                let to = absolute(&to)?;
                let (_sheet, _carriers) = household::sheet(ask, &to, &Words::new(lang))?;
                Ok(Some(written(&to)))
            }
            OwnRequest::Contact => {
                let status = status_in(self.ask(Request::Status)?)?;
                Ok(Some(Notice::Contact(household::contact(&status))))
            }
            OwnRequest::KeepForms(forms) => self.ask(Request::KeepForms { forms }).map(|_kept| None),
            OwnRequest::Erased => household::erased(ask).map(|erased| Some(Notice::Erased(erased))),
            OwnRequest::Register => household::register(ask).map(|breaches| Some(Notice::Register(breaches))),
            OwnRequest::ExportRegister { to, lang } => {
                let to = absolute(&to)?;
                household::write_register(ask, &to, &Words::new(lang)).map(|_lines| Some(written(&to)))
            }
            OwnRequest::QuarterPage { quarter, least, to, lang } => {
                let to = absolute(&to)?;
                household::write_quarter(ask, quarter, least, &to, &Words::new(lang)).map(|()| Some(written(&to)))
            }
            OwnRequest::MeetingSheet { meeting, to, lang } => {
                let to = absolute(&to)?;
                household::write_meeting_sheet(ask, meeting, &to, &Words::new(lang)).map(|()| Some(written(&to)))
            }
            OwnRequest::Handout { handout, to, lang } => {
                let to = absolute(&to)?;
                handout::write(ask, handout, &to, &Words::new(lang)).map(|()| Some(written(&to)))
            }
            OwnRequest::Save { wanted, to, lang } => {
                let to = absolute(&to)?;
                save::write(ask, &wanted, &to, &Words::new(lang)).map(|()| Some(written(&to)))
            }
            OwnRequest::Accesses => household::access_log(ask).map(|log| Some(Notice::Accesses(log))),
            OwnRequest::ExportAccesses { to, case } => {
                let to = absolute(&to)?;
                household::write_access_log(ask, case, &to).map(|_lines| Some(written(&to)))
            }
            OwnRequest::Dossier { case, lang } => {
                dossier::copy(ask, case, &Words::new(lang)).map(|text| Some(Notice::Copy(text)))
            }
            OwnRequest::Reply { wanted, to, lang } => {
                let to = absolute(&to)?;
                let found = reply::found(ask, &wanted)?;
                if !found.is_empty() {
                    let form = ReplyForm::again(&wanted, &found, &to, lang);
                    return Ok(Some(Notice::Again(Box::new(OwnForm::Reply(Box::new(form)).into()))));
                }
                reply::make(ask, &wanted, &to, &Words::new(lang)).map(|_until| Some(written(&to)))
            }
            OwnRequest::TakeReply { from } => {
                reply::take(ask, &absolute(&from)?).map(|taken| Some(Notice::Replied(taken)))
            }
            OwnRequest::Letter { case, request, answer, to } => {
                let to = absolute(&to)?;
                household::write_letter(ask, case, (request, &answer), &to).map(|()| Some(written(&to)))
            }
        }
    }
}

fn written(path: &Path) -> Notice {
    Notice::Written(path.display().to_string())
}
