//! Plans the talk beside a case or an agreement.

use super::case::kept_case;
use super::{Context, RuleError, Write, readable, require};
use crate::command::talk::TalkAct;
use crate::fact::Fact;
use crate::fact::talk::{RemarkSettled, RemarkTakenBack, Remarked};
use crate::id::{FactId, LogId};
use crate::talk::{derive, open};
use crate::view::talk::{RemarkView, SaidView};
use crate::words::LogKind;

/// The most remarks of one log that are open.
const OPEN_MAX: usize = 200;
/// The most answers to one remark.
const ANSWERS_MAX: usize = 200;

pub(super) fn act(context: &dyn Context, log: LogId, act: &TalkAct) -> Result<Vec<Write>, RuleError> {
    match context.log(log).ok_or(RuleError::NotFound)?.0 {
        LogKind::Case | LogKind::Circle => kept_case(context, log).map(drop)?,
        _ => readable(context, log, LogKind::Agreement).map(drop)?,
    }
    let talk = context.history(log).map(derive).unwrap_or_default();
    let fact: Fact = match act {
        TalkAct::Remark { text, on: None, beside } => {
            require(open(&talk) < OPEN_MAX, RuleError::OutOfBounds)?;
            Remarked { text: text.clone(), on: None, beside: beside.clone() }.into()
        }
        TalkAct::Remark { text, on: Some(on), .. } => {
            let (root, _) = found(&talk, *on)?;
            require(root.answers.len() < ANSWERS_MAX, RuleError::OutOfBounds)?;
            Remarked { text: text.clone(), on: Some(root.said.remark), beside: None }.into()
        }
        TalkAct::Settle { remark, settled } => {
            let root = talk.iter().find(|one| one.said.remark == *remark).ok_or(RuleError::NotFound)?;
            require(root.settled != *settled, RuleError::AlreadySo)?;
            RemarkSettled { remark: *remark, settled: *settled }.into()
        }
        TalkAct::TakeBack { remark } => {
            let (_, said) = found(&talk, *remark)?;
            require(said.by == context.me().org, RuleError::NotYours)?;
            require(!said.taken_back, RuleError::AlreadySo)?;
            RemarkTakenBack { remark: *remark }.into()
        }
    };
    Ok(vec![Write::log(log, fact)])
}

fn found(talk: &[RemarkView], id: FactId) -> Result<(&RemarkView, &SaidView), RuleError> {
    let mut all = talk.iter().flat_map(|one| {
        let answers = one.answers.iter().map(move |said| (one, said));
        std::iter::once((one, &one.said)).chain(answers)
    });
    all.find(|(_, said)| said.remark == id).ok_or(RuleError::NotFound)
}
