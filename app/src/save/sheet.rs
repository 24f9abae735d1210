//! Screens that exports have no part for, as one table each.

use serde::Serialize;
use wijktafel_model::departure::consequences;
use wijktafel_model::id::{InviteId, OrgId};
use wijktafel_model::inbox::{Request, before, by};
use wijktafel_model::quarter::quarter;
use wijktafel_model::time::Day;
use wijktafel_model::view::{InvitationState, Snapshot};
use zeroize::Zeroizing;

use super::{Material, Subject};
use crate::client::attention::{Told, told, waits};
use crate::client::state::org_name;
use crate::paper::Paper;
use crate::print::inbox::standing;
use crate::print::{erased, lists, register};
use crate::problem::Problem;
use crate::quarter::{self as page, Part};
use crate::text::{Words, names};

/// One table.
pub(super) struct Sheet {
    title: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Sheet {
    fn new<const N: usize>(w: &Words, title: &str, columns: [&str; N], rows: Vec<Vec<String>>) -> Self {
        Self { title: w.t(title).into_owned(), columns: columns.map(|key| w.t(key).into_owned()).to_vec(), rows }
    }

    /// The page to print.
    pub(super) fn page(&self, m: &Material, w: &Words) -> Zeroizing<String> {
        let s = &m.snapshot;
        let mut page = Paper::begin(w.lang(), &self.title);
        page.line("h1", &self.title);
        let own = s.network.me.map(|me| org_name(s, me.org)).unwrap_or_default();
        page.line("p", &format!("{own} · {} · {}", s.network.name, w.day(s.today)));
        if self.rows.is_empty() {
            page.line("p", &w.t("cli-nothing"));
        } else {
            let rows = self.rows.iter().map(|row| row.iter().map(String::as_str));
            page.table(self.columns.iter().map(String::as_str), rows);
        }
        page.line("small", &w.t("save-guard"));
        page.end()
    }
}

/// An invitation without what lets somebody in.
#[derive(Serialize)]
pub(super) struct Invited {
    invite: InviteId,
    by: OrgId,
    org: Option<OrgId>,
    state: InvitationState,
    expires: Option<Day>,
}

/// Invitations without their codes and without what newcomers call themselves.
pub(super) fn invitations(s: &Snapshot) -> Vec<Invited> {
    let one = |i: &wijktafel_model::view::InvitationView| Invited {
        invite: i.invite,
        by: i.by,
        org: i.org,
        state: i.state,
        expires: i.expires,
    };
    s.network.invitations.iter().map(one).collect()
}

/// The table of a screen.
pub(super) fn of(subject: &Subject, m: &Material, w: &Words) -> Result<Sheet, Problem> {
    let s = &m.snapshot;
    Ok(match subject {
        Subject::Today => {
            let row = |row| {
                let Told { title, text, chip } = told(row, s, w);
                vec![title, text, chip]
            };
            let rows = waits(s).iter().map(row).collect();
            Sheet::new(w, "today-waits", ["save-what", "save-why", "save-much"], rows)
        }
        Subject::Inbox => {
            let row = |one: Request<'_>| {
                let (by, whom) = (org_name(s, one.laid.laid.by), org_name(s, one.laid.laid.org));
                vec![one.laid.what.clone(), one.case.title.clone(), by, whom, standing(&one, s.today, w)]
            };
            let (before, by) = s.network.me.map_or_else(Default::default, |me| (before(s, me.org), by(s, me.org)));
            let rows = before.into_iter().chain(by).map(row).collect();
            Sheet::new(w, "place-inbox", ["save-what", "save-case", "save-by", "save-whom", "save-state"], rows)
        }
        Subject::Invitations => {
            let row = |one: Invited| {
                let whom = one.org.map(|org| org_name(s, org)).unwrap_or_default();
                let until = one.expires.map(|day| day.to_string()).unwrap_or_default();
                vec![org_name(s, one.by), whom, w.t(names::invitation(one.state)).into_owned(), until]
            };
            let rows = invitations(s).into_iter().map(row).collect();
            Sheet::new(w, "network-tab-invitations", ["save-by", "save-whom", "save-state", "save-until"], rows)
        }
        Subject::Register => {
            let (columns, rows) = register::table(&m.breaches, s, w);
            Sheet { title: w.t("register-title").into_owned(), columns, rows }
        }
        Subject::Access => {
            let lines = m.accesses.iter().flat_map(|log| &log.lines);
            let rows = lines.map(|line| lists::access_row(line, s, w)).collect();
            Sheet::new(w, "access-title", ["save-day", "save-what", "save-about", "save-by"], rows)
        }
        Subject::Erased => {
            let rows = m.erased.iter().map(|one| erased::row(one, s, w)).collect();
            Sheet::new(w, "own-tab-erased", ["save-about", "save-what", "save-heard", "save-why"], rows)
        }
        Subject::Leaving => leaving(s, w)?,
        Subject::Quarter(of, least) => {
            let view = quarter(s, *of, *least).ok_or_else(|| Problem::new("quarter-open"))?;
            let row = |part| match part {
                Part::Figure([name, now, before], _) => Some(vec![name, now, before]),
                Part::Row(name, about) => Some(vec![name, about, String::new()]),
                Part::Heading(_) => None,
                // What is asked, and the limits of the figures.
                Part::Text(text) => Some(vec![text, String::new(), String::new()]),
            };
            let rows = page::page(&view, s, w).into_iter().filter_map(row).collect();
            Sheet { title: page::title(s, w, *of), columns: page::columns(w, *of).to_vec(), rows }
        }
        _ => return Err(Problem::new("not-found")),
    })
}

/// What the own organisation leaves behind.
fn leaving(s: &Snapshot, w: &Words) -> Result<Sheet, Problem> {
    let me = s.network.me.ok_or_else(|| Problem::new("not-a-member"))?;
    let found = consequences(s, me.org);
    let row = |kind: &str, what: &str| vec![w.t(kind).into_owned(), what.to_owned()];
    let actions = found.actions.iter().map(|open| row("growth-tab-actions", &open.action.what));
    let cases = found.cases.iter().map(|case| row("place-cases", &case.title));
    let agreements = found.agreements.iter().map(|one| row("place-agreements", &one.title));
    let lessons = found.lessons.iter().map(|lesson| row("growth-tab-lessons", &lesson.title));
    let rows = actions.chain(cases).chain(agreements).chain(lessons).collect();
    Ok(Sheet::new(w, "leave-title", ["save-kind", "save-what"], rows))
}
