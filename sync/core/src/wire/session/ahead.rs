//! What came since both sides were last in step, pushed before the catalogue is compared.
//!
//! Who remembers a moment at which the peer had everything need not compare ten thousand logs to find the five that
//! changed since. Once both proofs tell the same roster, the initiator pushes its share and begins; the responder takes
//! it in, pushes its own and begins: when both remembered rightly the sums are equal by then, and nothing else is said.
//! When not (a copy was restored, the memory was lost) the round goes on as every other.

use super::{Session, Source, Step};
use crate::wire::message::{Code, Message, Proof, Sums};

/// Where this side stands with it.
#[derive(Debug, Default)]
pub(super) enum Ahead {
    /// Not meant, or over.
    #[default]
    No,
    /// The initiator remembers, and said so in its proof with these sums.
    Remembered(Sums),
    /// The initiator pushed; the responder may answer the begin that follows with what it has.
    Pushed,
}

impl Session {
    /// Whether the initiator pushes after these two proofs: both sides decide it from what both know.
    pub(super) fn is_ahead(initiator: (Option<bool>, Option<&Sums>), responder: (Option<bool>, Option<&Sums>)) -> bool {
        let (Some(one), Some(other)) = (initiator.1, responder.1) else { return false };
        initiator.0 == Some(true) && responder.0 == Some(true) && one.roster == other.roster
    }

    /// The responder's proof came to the initiator, which pushes what came since, and begins.
    pub(super) fn go_ahead(&mut self, theirs: &Proof, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        let Ahead::Remembered(sums) = std::mem::take(&mut self.ahead) else { return Ok(()) };
        if Self::is_ahead((Some(true), Some(&sums)), (theirs.ahead, theirs.sums.as_ref())) {
            // What was written since the proof was said: the begin tells of it, what it is about comes after the roster.
            if self.again {
                self.begin(true, source, out);
            } else {
                self.push_ahead(source, out)?;
                self.say_begin(sums, out);
            }
            self.ahead = Ahead::Pushed;
        }
        Ok(())
    }

    /// The responder answers a begin with what came here since, and begins itself; says whether there was anything.
    pub(super) fn answer_ahead(&mut self, mine: Sums, source: &dyn Source, out: &mut Vec<Step>) -> Result<bool, Code> {
        let pushed = matches!(std::mem::take(&mut self.ahead), Ahead::Pushed);
        let answers = pushed && self.push_ahead(source, out)?;
        if answers {
            self.round.iter_mut().for_each(|round| round.mine = true);
            self.say_begin(mine, out);
        }
        Ok(answers)
    }

    /// Pushes what came here since the peer was last in step; says whether that was anything.
    fn push_ahead(&mut self, source: &dyn Source, out: &mut Vec<Step>) -> Result<bool, Code> {
        let before = self.delivery.sent.messages;
        for (log, feeds) in source.news(&self.peer).unwrap_or_default() {
            if source.fingerprint(&self.peer, &log).is_none() || log == self.roster() {
                continue;
            }
            let entries = source.entries(&self.peer, &log, &feeds).map_err(|_store| Code::Unavailable)?;
            if !entries.is_empty() && feeds.values().any(|from| *from == 0) {
                self.send_keys_of(log, source, out);
            }
            self.send_live(&entries, source, out)?;
        }
        Ok(self.delivery.sent.messages > before)
    }

    pub(super) fn say_begin(&mut self, sums: Sums, out: &mut Vec<Step>) {
        self.say(&Message::Begin(sums), out);
        self.begun_at = self.delivery.sent.messages;
    }

    /// A begin came. What was sent before it is taken in first: it belongs to its sums.
    pub(super) fn begun(&mut self, sums: Sums, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        self.served = true;
        self.taken.messages += 1;
        self.waiting = Some(sums);
        self.compare_waiting(source, out)
    }

    /// Compares the sums that waited, once nothing is being taken in any more.
    pub(super) fn compare_waiting(&mut self, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        let taking_in = self.delivery.is_taking_in();
        match self.waiting.take_if(|_| !taking_in) {
            Some(sums) => self.compare_begun(&sums, source, out),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
