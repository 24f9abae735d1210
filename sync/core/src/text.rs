//! The collaborative texts of one log: a document that takes in nothing but changes that passed the gate.
//!
//! Automerge is the merge engine and nothing more: it never sees bytes of a partner before [`crate::gate`] has counted
//! and judged them, and it works on a copy first. Positions and lengths are in Unicode scalar values.
//!
//! # How long a text may be
//! A change may not make a text longer than [`TEXT_CHARS_MAX`] as its own author saw it; one that is longer already,
//! because partners wrote apart, may only shrink. Because each change is measured at its own place in history, every
//! replica gives the same answer; partners who write apart can together reach as many times the bound as there are of
//! them, and no more.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::transaction::{CommitOptions, Transactable as _};
use automerge::{
    ActorId, Automerge, AutomergeError, Change, ChangeHash, LoadOptions, ObjId, ObjType, Patch, PatchAction, PatchLog,
    Prop, ROOT, ReadDoc as _, SaveOptions, TextEncoding, Value,
};
use wijktafel_model::command::TextEdit;
use wijktafel_model::id::FeedId;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::Texts;
use wijktafel_model::words::{LogKind, TEXT_CHARS_MAX, TextField};

use crate::gate::order::Order;
use crate::gate::precheck::{self, CHANGE_TIMES, field_of_key, key_of_field};
use crate::gate::refusal::Refusal;

/// The texts of a kind of log, all made by the document's first change.
pub const fn fields(kind: LogKind) -> &'static [TextField] {
    match kind {
        LogKind::Network => &[TextField::Purpose],
        LogKind::Case | LogKind::Circle => &[
            TextField::Question,
            TextField::Situation,
            TextField::Strengths,
            TextField::Perspective,
            TextField::SelfPart,
        ],
        LogKind::Agreement => &[TextField::Draft],
        LogKind::Round => &[TextField::Conclusion],
        LogKind::Lesson => &[TextField::LessonText],
        LogKind::Experiment => &[TextField::Trial],
        LogKind::Departure => &[TextField::Harvest],
        LogKind::Meeting => &[TextField::Notes],
        _ => &[],
    }
}

/// A change as it came in an entry.
#[derive(Clone, Copy)]
pub struct Incoming<'a> {
    /// The feed of the entry that carries it.
    pub feed: FeedId,
    /// The raw change.
    pub bytes: &'a [u8],
    /// Whether the entry stands where the document may begin.
    pub may_create: bool,
}

impl fmt::Debug for Incoming<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Incoming({:?}, {} bytes)", self.feed, self.bytes.len())
    }
}

/// Why a text was not edited. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// The log has no such text.
    #[error("there is no such text")]
    NoText,
    /// The edits change nothing.
    #[error("there is nothing to write")]
    Nothing,
    /// A position or length beyond the end of the text.
    #[error("the place is beyond the end of the text")]
    OutOfBounds,
    /// The text would be longer than [`TEXT_CHARS_MAX`], and longer than it is.
    #[error("the text would be too long")]
    TextTooLong,
    /// More than fits one change; it can be written in parts.
    #[error("too much for one change")]
    TooMuch,
    /// The change would not pass the gate of others.
    #[error("the change would be refused")]
    Refused(#[source] Refusal),
    /// The merge engine failed.
    #[error("the merge engine failed")]
    Engine,
}

/// The own cache of a document does not hold a document that passes the gate: it must be rebuilt from the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cached document is damaged")]
pub struct CacheError;

/// The texts of one log as a document that merges.
#[derive(Clone)]
pub struct TextDoc {
    document: Automerge,
    order: Order,
}

/// A change that passed the order rules and is taken into [`TextDoc::order`], but not yet into the document.
struct Candidate<'a> {
    bytes: &'a [u8],
    change: Change,
    /// The texts it inserts into.
    grown: BTreeSet<TextField>,
}

impl TextDoc {
    /// A document without texts.
    pub fn new() -> Self {
        Self { document: Automerge::new_with_encoding(TextEncoding::UnicodeCodePoint), order: Order::default() }
    }

    /// Takes in the changes that pass the gate, in the order given; answers for each.
    ///
    /// A change that is here already is answered with nothing. Otherwise the answer holds splices that editors apply
    /// one after another to follow. Changes given together are tried together and their splices are all in the answer
    /// to the last one taken in. A change that fails takes nothing with it but what stands on it, and leaves no trace.
    pub fn apply(&mut self, changes: &[Incoming<'_>]) -> Vec<Result<Vec<TextEdit>, Refusal>> {
        self.apply_together(changes).unwrap_or_else(|| changes.iter().map(|change| self.apply_one(change)).collect())
    }

    /// Edits texts here: the change to be sent, already taken in.
    ///
    /// Each edit works on what the edits before it left. The first change of a document makes all texts of `kind`, also
    /// without any edit. The change's bytes depend on the arguments and the document alone.
    ///
    /// # Errors
    /// [`EditError`]; nothing has changed then.
    pub fn edit(
        &mut self,
        feed: FeedId,
        kind: LogKind,
        edits: &[TextEdit],
        at: Timestamp,
    ) -> Result<Vec<u8>, EditError> {
        let creates = self.is_empty();
        let (document, bytes) =
            catch_unwind(AssertUnwindSafe(|| self.write(feed, kind, edits, at))).unwrap_or(Err(EditError::Engine))?;
        let admitted = precheck::read(&bytes).and_then(|change| self.order.admit(&change, creates));
        match admitted {
            Ok(_grown) => {
                self.document = document;
                Ok(bytes)
            }
            Err(Refusal::ChangeTooLarge | Refusal::TooManyOps) => Err(EditError::TooMuch),
            Err(refusal) => Err(EditError::Refused(refusal)),
        }
    }

    /// Every text.
    pub fn texts(&self) -> Texts {
        TextField::ALL.iter().filter_map(|field| Some((*field, self.text(*field)?))).collect()
    }

    /// One text; `None` when the document has no such text.
    pub fn text(&self, field: TextField) -> Option<String> {
        self.document.text(object(&self.document, field)?).ok()
    }

    /// The hashes of the changes on which none stands, ascending.
    pub fn heads(&self) -> Vec<[u8; 32]> {
        self.document.get_heads().into_iter().map(|hash| hash.0).collect()
    }

    /// Whether the change of this hash was taken in.
    pub fn contains(&self, hash: &[u8; 32]) -> bool {
        self.order.contains(hash)
    }

    /// Whether no change was taken in.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The document as a cache for [`TextDoc::load`] on this machine; never sent.
    pub fn save(&self) -> Vec<u8> {
        self.document.save_with_options(SaveOptions { deflate: true, retain_orphans: false })
    }

    /// Loads what [`TextDoc::save`] gave, judging every change in it anew.
    ///
    /// # Errors
    /// [`CacheError`] when the bytes are damaged or hold a change that would be refused.
    pub fn load(cache: &[u8]) -> Result<Self, CacheError> {
        catch_unwind(|| {
            let options = LoadOptions::new().text_encoding(TextEncoding::UnicodeCodePoint);
            let document = Automerge::load_with_options(cache, options).ok()?;
            let mut order = Order::default();
            for change in document.get_changes(&[]) {
                let plain = precheck::read(change.raw_bytes()).ok()?;
                order.admit(&plain, order.is_empty()).ok()?;
            }
            Some(Self { document, order })
        })
        .ok()
        .flatten()
        .ok_or(CacheError)
    }

    fn apply_one(&mut self, incoming: &Incoming<'_>) -> Result<Vec<TextEdit>, Refusal> {
        let Some(candidate) = self.admit(incoming)? else { return Ok(Vec::new()) };
        match self.try_out(std::slice::from_ref(&candidate)) {
            Ok((document, splices)) => {
                self.document = document;
                Ok(splices)
            }
            Err(refusal) => {
                self.order.withdraw();
                Err(refusal)
            }
        }
    }

    /// Tries all changes at once; `None`, with nothing taken in, when one of them fails the trial.
    fn apply_together(&mut self, changes: &[Incoming<'_>]) -> Option<Vec<Result<Vec<TextEdit>, Refusal>>> {
        let mut candidates = Vec::new();
        let mut last = None;
        let mut answers = Vec::new();
        for (index, incoming) in changes.iter().enumerate() {
            answers.push(match self.admit(incoming) {
                Ok(Some(candidate)) => {
                    candidates.push(candidate);
                    last = Some(index);
                    Ok(Vec::new())
                }
                Ok(None) => Ok(Vec::new()),
                Err(refusal) => Err(refusal),
            });
        }
        let Some(last) = last else { return Some(answers) };
        let Ok((document, splices)) = self.try_out(&candidates) else {
            for _taken_back in candidates {
                self.order.withdraw();
            }
            return None;
        };
        self.document = document;
        if let Some(answer) = answers.get_mut(last) {
            *answer = Ok(splices);
        }
        Some(answers)
    }

    /// Counts, judges and parses a change and takes it into the order; `None` when it is here already.
    fn admit<'a>(&mut self, incoming: &Incoming<'a>) -> Result<Option<Candidate<'a>>, Refusal> {
        let plain = precheck::read(incoming.bytes)?;
        if plain.feed() != Some(incoming.feed) {
            return Err(Refusal::WrongActor);
        }
        if self.order.contains(&plain.hash) {
            return Ok(None);
        }
        let grown = self.order.admit(&plain, incoming.may_create)?;
        match parse(incoming.bytes) {
            Ok(change) => Ok(Some(Candidate { bytes: incoming.bytes, change, grown })),
            Err(refusal) => {
                self.order.withdraw();
                Err(refusal)
            }
        }
    }

    /// Applies candidates to a copy; gives the copy and what changed in it.
    fn try_out(&self, candidates: &[Candidate<'_>]) -> Result<(Automerge, Vec<TextEdit>), Refusal> {
        let attempt = || {
            let mut copy = self.document.clone();
            let mut log = PatchLog::active();
            let changes = candidates.iter().map(|candidate| candidate.change.clone());
            copy.apply_changes_log_patches(changes, &mut log).map_err(|_engine| Refusal::TrialFailed)?;
            // Everything that is new in the copy, in one walk over it.
            let new = copy.get_changes(&self.document.get_heads());
            let kept: BTreeMap<ChangeHash, &Change> = new.iter().map(|change| (change.hash(), change)).collect();
            for candidate in candidates {
                let kept = kept.get(&candidate.change.hash());
                if kept.is_none_or(|change| change.raw_bytes() != candidate.bytes) {
                    return Err(Refusal::BytesDiffer);
                }
                self.check_lengths(&copy, candidate)?;
            }
            let splices = copy.make_patches(&mut log).iter().filter_map(splice).collect();
            Ok((copy, splices))
        };
        catch_unwind(AssertUnwindSafe(attempt)).unwrap_or(Err(Refusal::TrialFailed))
    }

    /// The rule on length of this page. `copy` holds the change.
    fn check_lengths(&self, copy: &Automerge, candidate: &Candidate<'_>) -> Result<(), Refusal> {
        for field in &candidate.grown {
            // Measuring at a place in history costs a walk over the text: only where the bound can be reached.
            if self.order.written(*field) <= TEXT_CHARS_MAX as u64 {
                continue;
            }
            let text = object(copy, *field).ok_or(Refusal::TrialFailed)?;
            let after = copy.length_at(&text, &[candidate.change.hash()]);
            let deps = candidate.change.deps();
            let before = if deps.is_empty() { 0 } else { copy.length_at(&text, deps) };
            if after > TEXT_CHARS_MAX.max(before) {
                return Err(Refusal::TextTooLong);
            }
        }
        Ok(())
    }

    /// Writes edits into a copy; gives the copy and the change.
    fn write(
        &self,
        feed: FeedId,
        kind: LogKind,
        edits: &[TextEdit],
        at: Timestamp,
    ) -> Result<(Automerge, Vec<u8>), EditError> {
        let fields = fields(kind);
        if fields.is_empty() {
            return Err(EditError::NoText);
        }
        let mut copy = self.document.clone().with_actor(ActorId::from(&feed.0[..]));
        let seconds = at.0.div_euclid(1000).clamp(*CHANGE_TIMES.start(), *CHANGE_TIMES.end());
        let options = CommitOptions::default().with_time(seconds);
        let mut transaction = copy.transaction();
        if self.is_empty() {
            for field in fields {
                transaction.put_object(ROOT, key_of_field(*field), ObjType::Text)?;
            }
        }
        for edit in edits {
            let text = fields
                .contains(&edit.field)
                .then(|| object(&transaction, edit.field))
                .flatten()
                .ok_or(EditError::NoText)?;
            let end = edit.at.checked_add(edit.delete).ok_or(EditError::OutOfBounds)?;
            if end > transaction.length(&text) {
                return Err(EditError::OutOfBounds);
            }
            let delete = isize::try_from(edit.delete).map_err(|_too_large| EditError::OutOfBounds)?;
            transaction.splice_text(&text, edit.at, delete, &edit.insert)?;
        }
        if transaction.pending_ops() == 0 {
            return Err(EditError::Nothing);
        }
        transaction.commit_with(options);
        for field in fields {
            let length = |document: &Automerge| object(document, *field).map_or(0, |text| document.length(text));
            if length(&copy) > TEXT_CHARS_MAX.max(length(&self.document)) {
                return Err(EditError::TextTooLong);
            }
        }
        let change = copy.get_last_local_change().ok_or(EditError::Engine)?;
        Ok((copy, change.raw_bytes().to_vec()))
    }
}

impl Default for TextDoc {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for TextDoc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextDoc({} changes)", self.order.len())
    }
}

impl From<AutomergeError> for EditError {
    fn from(_engine: AutomergeError) -> Self {
        Self::Engine
    }
}

/// Parses a counted change; it must re-encode to the same bytes, or a saved document would not load.
fn parse(bytes: &[u8]) -> Result<Change, Refusal> {
    let attempt = || {
        let change = Change::from_bytes(bytes.to_vec()).map_err(|_engine| Refusal::Unparsable)?;
        if Change::from(change.decode()).raw_bytes() == bytes { Ok(change) } else { Err(Refusal::NonCanonical) }
    };
    catch_unwind(attempt).unwrap_or(Err(Refusal::Unparsable))
}

fn object(document: &impl automerge::ReadDoc, field: TextField) -> Option<ObjId> {
    match document.get(ROOT, key_of_field(field)) {
        Ok(Some((Value::Object(ObjType::Text), text))) => Some(text),
        _ => None,
    }
}

/// What a patch does to a text; `None` when it does nothing to one (the making of an empty text).
fn splice(patch: &Patch) -> Option<TextEdit> {
    let (_root, Prop::Map(key)) = patch.path.last()? else { return None };
    let field = field_of_key(key)?;
    match &patch.action {
        PatchAction::SpliceText { index, value, .. } => {
            Some(TextEdit { field, at: *index, delete: 0, insert: value.make_string() })
        }
        PatchAction::DeleteSeq { index, length } => {
            Some(TextEdit { field, at: *index, delete: *length, insert: String::new() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
