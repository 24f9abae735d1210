//! What is filled in about the own organisation's devices, its recovery and its registers, and about the requests of
//! people concerned.

use serde::{Deserialize, Serialize};
use wijktafel_model::export::html::letter;
use wijktafel_model::id::{DeviceId, LogId};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_sync::clock;

use super::{Check, Form, ReplyForm, Wrong};
use crate::client::intent::{Intent, NodeRequest, OwnRequest};
use crate::client::ui::square::Square;
use crate::handout::Handout;
use crate::save::{Format, Subject, Wanted};
use crate::text::Lang;
use crate::text::dates::{dutch_day, field_day, field_time, moment_of, parse_day, parse_time};

/// A form about the own organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the request of the same name mean")]
pub enum OwnForm {
    /// Shows a ticket for a device that was made.
    #[serde(skip)]
    Ticket {
        text: String,
        /// The same as a square; absent where it is too long for one.
        square: Option<Square>,
    },
    Lost(LostForm),
    Sheet {
        to: String,
        lang: Lang,
    },
    Register {
        to: String,
        lang: Lang,
    },
    Accesses {
        to: String,
        case: Option<LogId>,
    },
    Handout {
        handout: Handout,
        to: String,
        lang: Lang,
    },
    Save(SaveForm),
    Letter {
        case: LogId,
        request: letter::Request,
        answer: String,
        to: String,
    },
    Reply(Box<ReplyForm>),
    TakeReply {
        from: String,
    },
}

/// Saving what is on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveForm {
    /// What, and how.
    pub wanted: Wanted,
    /// The file.
    pub to: String,
    /// The language.
    pub lang: Lang,
}

impl SaveForm {
    /// Asks for a file for a spreadsheet, without circle cases, that replaces nothing.
    pub const fn new(subject: Subject, lang: Lang) -> Self {
        let wanted = Wanted { subject, format: Format::Csv, circle: false, replace: false };
        Self { wanted, to: String::new(), lang }
    }
}

/// A device that was lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostForm {
    /// Which.
    pub device: Option<DeviceId>,
    /// The day on which the loss was discovered, in the Netherlands.
    pub day: String,
    /// The time of that day.
    pub time: String,
    /// What happened.
    pub note: String,
    /// When the form was asked for: nothing is discovered later.
    pub now: Timestamp,
}

impl From<OwnForm> for Form {
    fn from(form: OwnForm) -> Self {
        Self::Own(Box::new(form))
    }
}

impl OwnForm {
    /// Shows a ticket.
    pub fn ticket(text: String) -> Self {
        // Capital letters make a coarser square, and mean the same.
        let square = Square::of(&text.to_ascii_uppercase());
        Self::Ticket { text, square }
    }

    /// A form about a loss that was discovered just now.
    pub fn lost(device: Option<DeviceId>, lang: Lang) -> Self {
        let now = clock::now();
        let (day, time) = (field_day(dutch_day(now), lang), field_time(now));
        Self::Lost(LostForm { device, day, time, note: String::new(), now })
    }

    /// Whether something is typed in it.
    pub(super) const fn is_draft(&self) -> bool {
        !matches!(self, Self::Ticket { .. })
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Ticket { .. } => "form-device-ticket",
            Self::Lost(_) => "form-lost",
            Self::Sheet { .. } => "form-sheet",
            Self::Register { .. } => "form-register",
            Self::Accesses { .. } => "form-accesses",
            Self::Handout { handout, .. } => handout.key(),
            Self::Save(_) => "form-save",
            Self::Letter { .. } => "form-letter",
            Self::Reply(_) => "form-reply",
            Self::TakeReply { .. } => "form-take-reply",
        }
    }

    pub(super) fn finish(&self) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self {
            Self::Ticket { text, .. } => return Ok(vec![Intent::Copy(text.clone())]),
            Self::Lost(form) => form.request(&mut check),
            Self::Sheet { to, lang } => {
                let lang = *lang;
                super::finish::path("to", to, &mut check).map(|to| OwnRequest::Sheet { to, lang })
            }
            Self::Register { to, lang } => {
                let lang = *lang;
                super::finish::path("to", to, &mut check).map(|to| OwnRequest::ExportRegister { to, lang })
            }
            Self::Handout { handout, to, lang } => {
                let (handout, lang) = (*handout, *lang);
                super::finish::path("to", to, &mut check).map(|to| OwnRequest::Handout { handout, to, lang })
            }
            Self::Accesses { to, case } => {
                let case = *case;
                super::finish::path("to", to, &mut check).map(|to| OwnRequest::ExportAccesses { to, case })
            }
            Self::Save(SaveForm { wanted, to, lang }) => {
                let (wanted, lang) = (wanted.clone(), *lang);
                super::finish::path("to", to, &mut check).map(|to| OwnRequest::Save { wanted, to, lang })
            }
            Self::Letter { case, request, answer, to } => {
                let (case, request, answer) = (*case, *request, check.text("answer", answer));
                super::finish::path("to", to, &mut check).map(|to| OwnRequest::Letter { case, request, answer, to })
            }
            Self::Reply(form) => form.request(&mut check),
            Self::TakeReply { from } => {
                super::finish::path("from", from, &mut check).map(|from| OwnRequest::TakeReply { from })
            }
        };
        check.done(made.map(|request| vec![Intent::Node(NodeRequest::Own(request))]))
    }
}

impl LostForm {
    fn request(&self, check: &mut Check) -> Option<OwnRequest> {
        let device = check.chosen("device", self.device);
        let day = check.day("day", &self.day, Day(0));
        let discovered = match (day, parse_time(&self.time)) {
            (Some(day), Some(minute)) => Some(moment_of(day, minute)),
            (_, None) => {
                check.refuse("time", Wrong::NotATime);
                None
            }
            (None, Some(_)) => None,
        };
        if discovered.is_some_and(|at| at > self.now) {
            check.refuse("time", Wrong::Future);
        }
        let note = check.maybe_prose("note", &self.note);
        Some(OwnRequest::Lost { device: device?, discovered: discovered?, note })
    }

    /// When the loss was discovered, as far as it was filled in.
    pub fn discovered(&self) -> Option<Timestamp> {
        parse_day(&self.day).zip(parse_time(&self.time)).map(|(day, minute)| moment_of(day, minute))
    }
}
