//! Whether this computer remembers the key of a copy.

use clap::Subcommand;
use wijktafel_sync::home::check_founded;
use wijktafel_sync::keyring::SystemKeyring;
use wijktafel_sync::remember::{self, RememberError};

use crate::ask::Place;
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Remember {
    /// Lets this computer remember: whoever is signed in to your account on it can open the copy. Takes the passphrase.
    On,
    /// Lets it forget: the passphrase is needed.
    Off,
    /// Says whether it remembers, and tries whether its keyring opens the copy now.
    Show,
}

impl Remember {
    pub(super) fn run(self, place: &Place) -> Result<Answer, Problem> {
        let profile = &place.profile;
        check_founded(profile)?;
        match self {
            Self::On => {
                let _lock = profile.lock()?;
                let passphrase = place.unlock.passphrase(&place.prompt)?;
                remember::turn_on(profile, &passphrase, &SystemKeyring)?;
                Ok(Answer::Remembers { on: true, trouble: None })
            }
            Self::Off => {
                let _lock = profile.lock()?;
                let left = remember::turn_off(profile, &SystemKeyring)?;
                Ok(Answer::Remembers { on: false, trouble: left.map(|_still_there| Problem::new("keyring-left")) })
            }
            Self::Show => match remember::open(profile, &SystemKeyring) {
                Ok(_key) => Ok(Answer::Remembers { on: true, trouble: None }),
                Err(RememberError::Off) => Ok(Answer::Remembers { on: false, trouble: None }),
                Err(RememberError::Vault(error)) => Err(error.into()),
                Err(why) => Ok(Answer::Remembers { on: true, trouble: Some(why.into()) }),
            },
        }
    }
}
