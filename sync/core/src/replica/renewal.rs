//! This device's encryption key is renewed from time to time, in everybody's sight.

use wijktafel_model::fact::{DeviceAdded, Fact};
use wijktafel_model::time::Timestamp;
use zeroize::Zeroizing;

use super::{CommandError, FORMAT, Made, Random, Replica, Step, fresh};
use crate::crypto::halves::SETTING;
use crate::store::Write;

impl Replica {
    /// Takes a new encryption key when the one in use is due, or is not the one the roster names: a restored backup has
    /// lost that one. Destroys halves that are over. Does nothing where this device may not write.
    ///
    /// Secrets are sealed to the new key by whoever has received the entry; others seal to the one before, which is kept
    /// for as long as that may take.
    ///
    /// # Errors
    /// [`CommandError`] when the entry cannot be written.
    pub fn renew_key(&mut self, now: Timestamp, random: Random<'_>, step: &mut Step) -> Result<(), CommandError> {
        let Some(me) = self.me().filter(|_| self.may_write()) else { return Ok(()) };
        let named = self.standing().devices.get(&me.device).map(|device| device.encryption);
        let due = self.keys.halves().is_due(now) || named != Some(self.keys.encryption());
        if due {
            let seed = Zeroizing::new(fresh(random));
            self.keys.halves_mut().renew(&seed, now);
            let (device, encryption) = (me.device, self.keys.encryption());
            let renewed = DeviceAdded { device, encryption, person: me.person, format: FORMAT };
            self.write_roster(vec![Fact::DeviceAdded(renewed)], now, random, step, &mut Made::default())?;
        }
        if self.keys.halves_mut().prune(now) || due {
            // What is unset is gone from the files of the store; what is merely replaced may stay in them for a while.
            step.batch.push(Write::Unset(SETTING.to_owned()));
            step.batch.push(Write::Setting(SETTING.to_owned(), self.keys.halves().encode().to_vec()));
        }
        Ok(())
    }
}
