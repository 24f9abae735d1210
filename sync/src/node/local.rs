//! What a window keeps in the store of its own computer: when it locks, and what was being typed when it did.

use serde::{Deserialize, Serialize};
use wijktafel_core::store::{Reader as _, Storage as _, Write};
use zeroize::Zeroize as _;

use super::driver::{Driver, store_error};
use super::request::{Reply, Request, RequestError};

/// Setting: after how long a window locks, as JSON.
const LOCK_AFTER: &str = "window/lock-after";
/// Setting: what was being typed when the window locked, in the window's own words.
const DRAFT: &str = "window/draft";
/// Setting: forms that wait on this device, in the window's own words.
const FORMS: &str = "window/forms";
/// The longest draft that is kept, in bytes.
pub const DRAFT_BYTES_MAX: usize = 1 << 20;

/// How long a window waits for a key, a click or a movement before it locks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LockAfter {
    /// Five minutes.
    #[serde(rename = "5")]
    Five,
    /// A quarter of an hour.
    #[default]
    #[serde(rename = "15")]
    Fifteen,
    /// An hour.
    #[serde(rename = "60")]
    Sixty,
    /// It does not lock by itself.
    #[serde(rename = "never")]
    Never,
}

impl LockAfter {
    /// All, the soonest first.
    pub const ALL: [Self; 4] = [Self::Five, Self::Fifteen, Self::Sixty, Self::Never];

    /// In minutes; none where it does not lock by itself.
    pub const fn minutes(self) -> Option<u32> {
        match self {
            Self::Five => Some(5),
            Self::Fifteen => Some(15),
            Self::Sixty => Some(60),
            Self::Never => None,
        }
    }
}

impl Driver {
    pub(super) fn reply_about_this_computer(&mut self, request: Request) -> Result<Reply, RequestError> {
        match request {
            Request::LockAfter => Ok(Reply::LockAfter { after: self.lock_after()? }),
            Request::SetLockAfter { after } => {
                let json = serde_json::to_vec(&after).unwrap_or_default();
                self.keep(LOCK_AFTER, json)?;
                self.dirty = true;
                Ok(Reply::Done)
            }
            Request::Preferences => self.preferences(),
            Request::Prefer { chosen } => self.prefer(chosen),
            Request::KeepDraft { draft } if draft.len() > DRAFT_BYTES_MAX => Err(RequestError::new("too-large")),
            Request::KeepDraft { draft } => self.keep(DRAFT, draft.into_bytes()).map(|()| Reply::Done),
            Request::KeepForms { forms } if forms.len() > DRAFT_BYTES_MAX => Err(RequestError::new("too-large")),
            Request::KeepForms { forms } => self.keep(FORMS, forms.into_bytes()).map(|()| Reply::Done),
            Request::Forms => {
                let kept = self.home.store.setting(FORMS).map_err(|error| store_error(&error))?;
                let forms = kept.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|forms| !forms.is_empty());
                Ok(Reply::Forms { forms })
            }
            Request::TakeDraft => {
                let kept = self.home.store.setting(DRAFT).map_err(|error| store_error(&error))?;
                let draft = kept.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|draft| !draft.is_empty());
                if draft.is_some() {
                    self.keep(DRAFT, Vec::new())?;
                }
                Ok(Reply::Draft { draft })
            }
            Request::Visit { agreement, only_ask } => self.visit(agreement, only_ask),
            other => self.reply_with_packages(other),
        }
    }

    pub(super) fn lock_after(&self) -> Result<LockAfter, RequestError> {
        let kept = self.home.store.setting(LOCK_AFTER).map_err(|error| store_error(&error))?;
        Ok(kept.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default())
    }

    pub(super) fn keep(&mut self, name: &str, value: Vec<u8>) -> Result<(), RequestError> {
        let mut batch = vec![Write::Setting(name.to_owned(), value)];
        let kept = self.home.store.commit(&batch).map_err(|error| store_error(&error));
        for write in &mut batch {
            if let Write::Setting(_, value) = write {
                value.zeroize();
            }
        }
        kept
    }
}
