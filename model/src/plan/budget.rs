//! Plans breakthrough budgets. They stand in the network's own log, which every member reads.

use super::case::{kept_case, require_looked_at};
use super::{Context, RuleError, Write, require};
use crate::budget::is_amount;
use crate::command::budget::BudgetAct;
use crate::fact::budget::{BudgetAnswered, BudgetEntered, BudgetOpened, BudgetReferred, BudgetRequested};
use crate::id::{FactId, LogId};
use crate::view::budget::BudgetView;
use crate::view::{CaseState, Row};
use crate::words::Line;

/// The most budgets of one network.
const BUDGETS_MAX: usize = 50;

pub(super) fn open(context: &dyn Context, name: &Line) -> Result<Vec<Write>, RuleError> {
    let (log, budgets) = budgets(context)?;
    require(budgets.len() < BUDGETS_MAX, RuleError::OutOfBounds)?;
    let own = context.me().org;
    require(!budgets.iter().any(|one| one.holder == own && one.name == name.as_str()), RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, BudgetOpened { name: name.clone() })])
}

/// `reference`: sixteen fresh random bytes.
pub(super) fn at(
    context: &dyn Context,
    budget: FactId,
    act: &BudgetAct,
    reference: [u8; 16],
) -> Result<Vec<Write>, RuleError> {
    let (log, found) = found(context, budget)?;
    let holds = || require(found.holder == context.me().org, RuleError::NotYours);
    let looked_at =
        |note: &Option<Line>, keep: &[String]| require_looked_at(context, note.iter().map(Line::as_str), keep);
    Ok(vec![match act {
        BudgetAct::Enter { flow, cents, note, request, keep } => {
            holds()?;
            require(is_amount(*cents), RuleError::Amount)?;
            let known = |request: &FactId| found.requests.iter().any(|one| one.request == *request);
            require(request.as_ref().is_none_or(known), RuleError::NotFound)?;
            looked_at(note, keep)?;
            let (flow, cents, request) = (*flow, *cents, *request);
            Write::log(log, BudgetEntered { budget, flow, cents, note: note.clone(), request })
        }
        BudgetAct::Request { cents } => {
            require(is_amount(*cents), RuleError::Amount)?;
            Write::log(log, BudgetRequested { budget, cents: *cents, reference })
        }
        BudgetAct::Answer { request, granted, note, keep } => {
            holds()?;
            let now = found.requests.iter().find(|one| one.request == *request).ok_or(RuleError::NotFound)?;
            require(granted.is_none_or(is_amount), RuleError::Amount)?;
            looked_at(note, keep)?;
            let same = |one: &crate::view::budget::BudgetAnswerView| {
                one.granted == *granted && one.note.as_deref() == note.as_ref().map(Line::as_str)
            };
            require(!matches!(now.answers.as_slice(), [only] if same(only)), RuleError::AlreadySo)?;
            Write::log(log, BudgetAnswered { request: *request, granted: *granted, note: note.clone() })
        }
    }])
}

/// Asks for money for a case: the ledger gets an amount and a reference, the case what they belong to.
pub(super) fn ask(
    context: &dyn Context,
    case: LogId,
    (budget, cents): (FactId, u64),
    reference: [u8; 16],
) -> Result<Vec<Write>, RuleError> {
    require(kept_case(context, case)?.state != CaseState::Closed, RuleError::Closed)?;
    let mut writes = at(context, budget, &BudgetAct::Request { cents }, reference)?;
    writes.push(Write::log(case, BudgetReferred { budget, reference, cents }));
    Ok(writes)
}

fn found(context: &dyn Context, budget: FactId) -> Result<(LogId, &BudgetView), RuleError> {
    let (log, budgets) = budgets(context)?;
    let found = budgets.iter().find(|one| one.budget == budget).ok_or(RuleError::NotFound)?;
    Ok((log, found))
}

/// The network's own log, and the budgets in it.
fn budgets(context: &dyn Context) -> Result<(LogId, &[BudgetView]), RuleError> {
    let found = context.rows().into_iter().find_map(|(log, row)| match row {
        Row::Network { budgets, .. } => Some((log, budgets.as_slice())),
        _ => None,
    });
    found.ok_or(RuleError::NotFound)
}
