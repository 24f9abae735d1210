//! Which secret is in use: one that nobody holds whose right to read has ended.
//!
//! A log's secret is opened by the first entry that is sealed with it: its header names the epoch, and its roster
//! position says which ends its author knew. The secret of a group seals no entry, so a roster entry opens it
//! ([`EpochOpened`]). A secret *fits* while its opening knows every end of a reader; new entries are sealed with the
//! fitting secret of the lowest epoch id that is here, and where none is here the writer opens one. So whoever holds
//! the same entries agrees, and in quiet there is one opening per end and scope: whoever learns of an end together
//! with an opening that knows it, opens none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use wijktafel_model::fact::{EpochOpened, Fact, Statement};
use wijktafel_model::id::{DeviceId, EntryId, EpochId, LogId, OrgId, digest};
use wijktafel_model::roster::{Holder, Standing};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::ReaderRule;

use zeroize::Zeroizing;

use super::keyring::wrapping;
use super::{CommandError, Made, Random, Replica, Step, fresh};
use crate::crypto::Secret;
use crate::store::Scope;

/// A roster entry opens a secret of a group.
#[derive(Debug)]
struct Opening {
    epoch: EpochId,
    entry: EntryId,
    by: OrgId,
}

/// What the roster says about secrets of groups.
#[derive(Debug, Default)]
pub(super) struct Epochs {
    opened: BTreeMap<Scope, Vec<Opening>>,
    judged: OnceLock<BTreeMap<Scope, Judged>>,
}

/// What follows for one scope from the whole roster.
#[derive(Debug, Default)]
struct Judged {
    /// Roster entries that ended somebody's right to read.
    ends: Vec<EntryId>,
    /// Secrets whose opening knows all of these, ascending.
    fitting: BTreeSet<EpochId>,
    /// The same, or, when there is none yet, secrets whose opening knows of every end that any opening knows:
    /// whatever was kept from somebody is still kept from him when it is handed out under one of these.
    leading: BTreeSet<EpochId>,
}

/// The rule of the logs whose secrets a scope's secret wraps.
const fn rule(scope: Scope) -> Option<ReaderRule> {
    match scope {
        Scope::Members => Some(ReaderRule::Members),
        Scope::Group(group) => Some(ReaderRule::Group(group)),
        Scope::Roster | Scope::Log(_) => None,
    }
}

/// The fact that opens a secret of a group or of all members.
pub(super) fn opening(scope: Scope, secret: &Secret) -> Option<Fact> {
    let group = match scope {
        Scope::Members => None,
        Scope::Group(group) => Some(group),
        Scope::Roster | Scope::Log(_) => return None,
    };
    Some(Fact::EpochOpened(EpochOpened { epoch: secret.id(), group }))
}

/// A fresh secret for one purpose: copies of a machine that draw the same bytes for two do not get the same secret.
fn drawn(purpose: &str, random: Random<'_>) -> Secret {
    let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(fresh(random));
    Secret::new(digest(purpose, &[bytes.as_ref()]))
}

impl Replica {
    /// Takes note of what a roster entry says about secrets. `standing`: what holds with this entry.
    pub(super) fn note_epochs(
        &mut self,
        entry: EntryId,
        device: &DeviceId,
        statements: &[Statement],
        standing: &Standing,
    ) {
        self.epochs.judged = OnceLock::new();
        for statement in statements {
            let Fact::EpochOpened(EpochOpened { epoch, group }) = statement.fact.known() else { continue };
            let (scope, rule) =
                group.map_or((Scope::Members, ReaderRule::Members), |id| (Scope::Group(id), ReaderRule::Group(id)));
            if let Some(found) = standing.devices.get(device).filter(|_| standing.may_write(device, &rule)) {
                let opening = Opening { epoch: *epoch, entry, by: found.org };
                self.epochs.opened.entry(scope).or_default().push(opening);
            }
        }
    }

    /// Whether somebody who might has opened this secret of a group.
    pub(super) fn is_opened(&self, scope: Scope, epoch: EpochId) -> bool {
        self.epochs.opened.get(&scope).is_some_and(|opened| opened.iter().any(|opening| opening.epoch == epoch))
    }

    fn judged(&self, scope: Scope) -> Option<&Judged> {
        let judge =
            || self.epochs.opened.keys().filter_map(|scope| Some((*scope, self.judge_scope(*scope)?))).collect();
        self.epochs.judged.get_or_init(judge).get(&scope)
    }

    fn judge_scope(&self, scope: Scope) -> Option<Judged> {
        let rule = rule(scope)?;
        let standing = self.standing();
        let readers = standing.readers(&rule);
        let listed = match rule {
            ReaderRule::Group(group) => standing.groups.get(&group).cloned().unwrap_or_default(),
            ReaderRule::Members | ReaderRule::Own => self.readers_ever(rule),
        };
        let ends = self.reader_ends(&rule, &listed);
        let opened = self.epochs.opened.get(&scope)?;
        let known: Vec<(&Opening, BTreeSet<EntryId>)> = opened
            .iter()
            .filter(|opening| readers.contains(&opening.by))
            .map(|opening| {
                let known = ends.iter().copied().filter(|end| self.position_knows(&[opening.entry], *end));
                (opening, known.collect())
            })
            .collect();
        let of = |wanted: &BTreeSet<EntryId>| -> BTreeSet<EpochId> {
            known.iter().filter(|(_, known)| known.is_superset(wanted)).map(|(opening, _)| opening.epoch).collect()
        };
        let fitting = of(&ends.iter().copied().collect());
        let leading = if fitting.is_empty() {
            of(&known.iter().flat_map(|(_, known)| known).copied().collect())
        } else {
            fitting.clone()
        };
        Some(Judged { ends, fitting, leading })
    }

    /// Roster entries that ended the right of somebody who read logs of this rule. A membership that ended counts for
    /// every rule: what rested on it, and was a reader, may go with it.
    fn reader_ends(&self, rule: &ReaderRule, readers: &BTreeSet<OrgId>) -> Vec<EntryId> {
        let ended = self.roster.ends().into_iter().filter(|end| end.left.is_none());
        let of_readers = ended.filter(|end| match end.holder {
            Holder::Membership(..) => true,
            Holder::Person(org, _) | Holder::Device(org, _) => readers.contains(&org),
            Holder::Reader(..) => end.holder.concerns(*rule),
        });
        let mut ends: Vec<EntryId> = of_readers.map(|end| end.entry).collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// The secret of a group, or of all members, under which secrets are handed out: of those that are here.
    pub fn leading_secret(&self, scope: Scope) -> Option<&Secret> {
        let leading = &self.judged(scope)?.leading;
        leading.iter().find_map(|epoch| self.keyring.get(scope, *epoch))
    }

    /// Whether some secret of a group can be handed out under which nothing falls to somebody it was kept from.
    pub(super) fn is_led(&self, scope: Scope) -> bool {
        self.judged(scope).is_some_and(|judged| !judged.leading.is_empty())
    }

    fn fitting_secret(&self, scope: Scope) -> Option<&Secret> {
        let fitting = &self.judged(scope)?.fitting;
        fitting.iter().find_map(|epoch| self.keyring.get(scope, *epoch))
    }

    /// The secret that a new entry is sealed with, when there is one that fits: of the roster, whose secret never
    /// changes, or of a loaded log.
    pub fn current_secret(&self, log: LogId) -> Option<&Secret> {
        let here = self.log(log)?;
        let is_roster = log == self.roster_id();
        let scope = if is_roster { Scope::Roster } else { Scope::Log(log) };
        let rule = here.readers();
        let readers = self.slots.get(&log).map(|slot| slot.circle.readers());
        let ends = match wrapping(&rule) {
            _ if is_roster => Vec::new(),
            Some(scope) => self.judged(scope)?.ends.clone(),
            None => self.reader_ends(&rule, &self.readers_ever_of(here)),
        };
        self.keyring.all(scope).find(|secret| {
            let epoch = secret.id();
            let mut first = here.first_with(&epoch).peekable();
            first.peek().is_some()
                && first.all(|item| {
                    ends.iter().all(|end| self.position_knows(&item.position, *end))
                        && readers.is_none_or(|readers| here.knows_ends_but_of(item, readers))
                })
        })
    }

    /// The secret that a new entry of a loaded log is sealed with; opens one when none fits.
    pub(super) fn sealing_secret(
        &mut self,
        log: LogId,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<Secret, CommandError> {
        if let Some(secret) = self.current_secret(log) {
            return Ok(secret.clone());
        }
        let rule = self.log(log).map(super::Log::readers).ok_or(CommandError::NoKey)?;
        if log == self.roster_id() || !self.keyring.has(Scope::Log(log)) {
            return Err(CommandError::NoKey);
        }
        self.fresh_secret(&rule, now, random, step)
    }

    /// A new secret for a log of this rule, and one of its readers to hand it out under when none fits.
    pub(super) fn fresh_secret(
        &mut self,
        rule: &ReaderRule,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<Secret, CommandError> {
        if let Some(scope) = wrapping(rule)
            && self.fitting_secret(scope).is_none()
        {
            self.open_epoch(scope, now, random, step)?;
        }
        // Nothing that is sealed with it may leave before it is durable: nobody could ever open that.
        step.with_facts = true;
        Ok(drawn("wijktafel/fresh-log-secret/0", random))
    }

    /// Opens a new secret of a group, for which this device holds one already.
    fn open_epoch(
        &mut self,
        scope: Scope,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<(), CommandError> {
        if !self.keyring.has(scope) {
            return Err(CommandError::NoKey);
        }
        let secret = drawn("wijktafel/fresh-group-secret/0", random);
        let opened = opening(scope, &secret).into_iter().collect();
        self.write_roster(opened, now, random, step, &mut Made::default())?;
        self.keep_secret(scope, secret, step);
        step.opened.insert(scope);
        Ok(())
    }

    /// Before secrets are handed out: opens one for each group where none can be used, because ends were learned of
    /// apart from each other.
    ///
    /// # Errors
    /// [`CommandError::Open`] when the store failed.
    pub fn open_due(
        &mut self,
        scopes: &BTreeSet<Scope>,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<(), CommandError> {
        let wraps = |scope: &Scope| match scope {
            Scope::Log(log) => self.log_kind(*log).and_then(|(_, readers)| wrapping(&readers)),
            scope => Some(*scope),
        };
        let due: BTreeSet<Scope> = scopes.iter().filter_map(wraps).collect();
        for scope in due {
            let Some(rule) = rule(scope) else { continue };
            let reads = self.standing().may_write(&self.keys.device(), &rule);
            if reads && self.keyring.has(scope) && !self.is_led(scope) {
                self.open_epoch(scope, now, random, step)?;
            }
        }
        Ok(())
    }
}
