//! Hello and proof; asking to be taken in.

use wijktafel_model::fact::Redeemed;
use wijktafel_model::id::DeviceId;

use super::ahead::Ahead;
use super::{Join, Role, Session, Source, Standing, State, Step};
use crate::crypto::{self, ENTER_DOMAIN};
use crate::wire::hello::{PROOF_DOMAIN, Transcript, VERSIONS, agree};
use crate::wire::message::{Code, Enter, Hello, Message, Proof, Redeem, Sums};

/// What was said so far.
#[derive(Debug)]
pub(super) struct Greeting {
    mine: Hello,
    agreed: Option<(Transcript, u32)>,
    /// The responder knows the initiator's device, and proves itself along with its hello.
    early: bool,
    /// What it held then.
    told: Option<Sums>,
}

impl Greeting {
    pub(super) fn new(nonce: [u8; 32]) -> (Self, Message) {
        let mine = Hello { versions: VERSIONS.to_vec(), nonce };
        let message = Message::Hello(mine.clone());
        (Self { mine, agreed: None, early: false, told: None }, message)
    }
}

impl Session {
    pub(super) fn hello(&mut self, theirs: &Hello, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        let State::Greeting(greeting) = &mut self.state else { return Err(Code::Malformed) };
        if greeting.agreed.is_some() {
            return Err(Code::Malformed);
        }
        let version = agree(&greeting.mine.versions, &theirs.versions).ok_or(Code::Version)?;
        let (mine, theirs) = ((&self.me, &greeting.mine), (&self.peer, theirs));
        let transcript = match self.role {
            Role::Initiator => Transcript::new(mine, theirs),
            Role::Responder => Transcript::new(theirs, mine),
        };
        self.key = transcript.key(&self.network);
        let answer = Message::Hello(greeting.mine.clone());
        greeting.agreed = Some((transcript.clone(), version));
        match self.role {
            Role::Responder => {
                greeting.early = source.standing(&self.peer) == Standing::Known;
                let early = greeting.early;
                self.say(&answer, out);
                if early {
                    self.prove(&transcript, source, out)?;
                }
            }
            Role::Initiator => self.prove(&transcript, source, out)?,
        }
        Ok(())
    }

    /// Sends this side's proof. The initiator's begins a round, unless it has yet to join.
    fn prove(&mut self, transcript: &Transcript, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        let sums = match source.standing(&self.peer) {
            Standing::Ended => return Err(Code::Ended),
            // Whom a newcomer dials, its invitation named; anybody else must be in the roster.
            Standing::Unknown if self.role == Role::Initiator => return Err(Code::Stranger),
            Standing::Unknown => None,
            Standing::Known if self.join.is_some() => None,
            Standing::Known => Some(match self.role {
                Role::Initiator => self.open_round(true, source),
                Role::Responder => self.sums(source),
            }),
        };
        let ahead = match (self.role, &sums, &mut self.state) {
            (Role::Responder, Some(sums), State::Greeting(greeting)) if greeting.early => {
                greeting.told = Some(sums.clone());
                true
            }
            (Role::Initiator, Some(sums), _) if source.news(&self.peer).is_some() => {
                self.ahead = Ahead::Remembered(sums.clone());
                true
            }
            _ => false,
        };
        let ahead = ahead.then_some(true);
        let signature = source.keys().sign(PROOF_DOMAIN, &transcript.signed(&self.network, self.role));
        let proof = Proof { tag: transcript.tag(&self.network, self.role), sums, signature, ahead };
        self.say(&Message::Proof(proof), out);
        Ok(())
    }

    pub(super) fn proof(&mut self, proof: &Proof, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        let State::Greeting(Greeting { agreed: Some((transcript, version)), early, told, .. }) = &mut self.state else {
            return Err(Code::Malformed);
        };
        let (transcript, version, role) = (transcript.clone(), *version, self.role.other());
        let (early, told) = (*early, told.take());
        let signed = transcript.signed(&self.network, role);
        if proof.tag != transcript.tag(&self.network, role) {
            return Err(Code::Stranger);
        }
        crypto::verify(&self.peer, PROOF_DOMAIN, &signed, &proof.signature).map_err(|_forged| Code::Stranger)?;
        self.taken.messages += 1;
        match self.role {
            Role::Initiator => {
                self.greeted_initiator(version, proof, source, out);
                self.go_ahead(proof, source, out)
            }
            Role::Responder => {
                if !early {
                    self.prove(&transcript, source, out)?;
                }
                self.greeted_responder(version, proof, told.as_ref(), source, out)
            }
        }
    }

    fn greeted_initiator(&mut self, version: u32, proof: &Proof, source: &dyn Source, out: &mut Vec<Step>) {
        self.state = State::Open;
        self.served = proof.sums.is_some();
        // What changed since this side's proof was pushed to nobody: there was nobody to push it to.
        self.again |= self.served && self.is_round_stale(source);
        if !self.served {
            self.round = None;
        }
        let theirs = proof.sums.as_ref().and_then(|sums| sums.roster);
        self.expect_roster(theirs);
        out.push(Step::Greeted(version));
        if let Some(join) = self.join.take() {
            let message = match join {
                Join::Redeem(redeem) => Message::Redeem(redeem),
                Join::Enter(enter) => Message::Enter(enter),
                Join::Recover(recovered) => Message::Recover(recovered),
            };
            self.say(&message, out);
        }
    }

    fn greeted_responder(
        &mut self,
        version: u32,
        proof: &Proof,
        told: Option<&Sums>,
        source: &dyn Source,
        out: &mut Vec<Step>,
    ) -> Result<(), Code> {
        out.push(Step::Greeted(version));
        if source.standing(&self.peer) == Standing::Unknown {
            self.state = State::Guest { redeemed: false };
            return Ok(());
        }
        self.state = State::Open;
        self.served = true;
        if Self::is_ahead((proof.ahead, proof.sums.as_ref()), (Some(true), told)) {
            self.ahead = Ahead::Pushed;
            return Ok(());
        }
        if let Some(sums) = &proof.sums {
            return self.compare_sums(sums, source, out);
        }
        self.begin(true, source, out);
        Ok(())
    }

    pub(super) fn join(&self, message: Message, out: &mut Vec<Step>) -> Result<(), Code> {
        match message {
            Message::Redeem(redeem) => self.redeem(redeem, out),
            Message::Enter(enter) => self.enter(enter, out),
            Message::Recover(recovered) => {
                let own = recovered.added.device == self.peer;
                if !own || crypto::verify_recovered(&self.network, &recovered).is_err() {
                    return Err(Code::InviteRefused);
                }
                out.push(Step::Recover(recovered));
                Ok(())
            }
            _ => Err(Code::Malformed),
        }
    }

    fn enter(&self, enter: Box<Enter>, out: &mut Vec<Step>) -> Result<(), Code> {
        let message = Enter::message(&self.network, &enter.ticket, &enter.added);
        let signed = crypto::verify(&DeviceId(enter.ticket.0), ENTER_DOMAIN, &message, &enter.by_ticket)
            .and_then(|()| crypto::verify(&enter.added.device, ENTER_DOMAIN, &message, &enter.by_device));
        if enter.added.device != self.peer || signed.is_err() {
            return Err(Code::InviteRefused);
        }
        out.push(Step::Enter(enter));
        Ok(())
    }

    fn redeem(&self, redeem: Box<Redeem>, out: &mut Vec<Step>) -> Result<(), Code> {
        let redeemed = Redeemed {
            invite: redeem.invite,
            founding: redeem.founding.clone(),
            by_invite: redeem.by_invite,
            by_device: redeem.by_device,
        };
        if redeem.founding.device != self.peer {
            return Err(Code::InviteRefused);
        }
        crypto::verify_redeemed(&self.network, &redeemed).map_err(|_forged| Code::InviteRefused)?;
        out.push(Step::Redeem(redeem));
        Ok(())
    }
}
