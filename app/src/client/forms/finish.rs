//! From a form to what is done.

use std::path::PathBuf;

use wijktafel_model::command::Command;
use wijktafel_model::fact::Paper;
use wijktafel_model::time::Day;
use wijktafel_model::words::{LifeArea, Verdict};
use wijktafel_sync::ticket::TicketError;
use wijktafel_sync::ticket::blind::BlindTicket;
use zeroize::Zeroizing;

use super::{CaseForm, Check, Form, PassphraseForm, PersonForm, ProposeForm, Wrong};
use crate::client::intent::{Intent, NodeRequest, Passphrase, Preference};

/// Another passphrase: the old one is tried by whoever holds the vault.
fn passphrase(form: &PassphraseForm) -> Done {
    let mut check = Check::default();
    if form.old.is_empty() {
        check.refuse("old", Wrong::Empty);
    }
    check.passphrase(&form.new, &form.again);
    let secret = |text: &String| Passphrase(Zeroizing::new(text.clone()));
    let request = NodeRequest::ChangePassphrase { old: secret(&form.old), new: secret(&form.new) };
    check.done(Some(vec![Intent::Node(request)]))
}

/// A blind peer; what a newer program wrote is refused by the node, which says so.
fn blind_peer(text: &str) -> Done {
    let mut check = Check::default();
    let ticket = match text.parse::<BlindTicket>() {
        Ok(_) | Err(TicketError::Newer { .. }) => Some(text.split_whitespace().collect()),
        Err(_) => {
            check.refuse("ticket", Wrong::NotABlindTicket);
            None
        }
    };
    check.done(ticket.map(|ticket| vec![Intent::Node(NodeRequest::AddBlindPeer { ticket })]))
}

type Done = Result<Vec<Intent>, Vec<(&'static str, Wrong)>>;

impl Form {
    /// What is done when the form is sent.
    ///
    /// # Errors
    /// All that is wrong, by field; nothing is done then.
    pub fn finish(&self, today: Day) -> Done {
        match self {
            Self::Network { .. }
            | Self::Organisation { .. }
            | Self::Person(_)
            | Self::Invite { .. }
            | Self::Removal { .. }
            | Self::Sponsors { .. }
            | Self::Succession { .. } => self.belonging(),
            Self::Table { .. } | Self::LetIn { .. } => self.table(),
            Self::Circle(_) | Self::Ground { .. } | Self::Reader { .. } | Self::Recall { .. } => {
                self.circle_work(today)
            }
            Self::Case(_) | Self::CaseCard { .. } | Self::Schedule { .. } | Self::Tip { .. } | Self::Report { .. } => {
                self.case_work(today)
            }
            Self::Agreement(_)
            | Self::SignedOnPaper { .. }
            | Self::Criterion { .. }
            | Self::Propose(_)
            | Self::EndAgreement { .. } => self.agreement(today),
            Self::Round { .. } | Self::Paper { .. } | Self::Score { .. } | Self::Lesson { .. } => self.growth(),
            Self::Season { .. }
            | Self::Action { .. }
            | Self::HandOver { .. }
            | Self::Due { .. }
            | Self::Lend { .. } => self.action_work(today),
            Self::Backup { .. }
            | Self::Package { .. }
            | Self::Export { .. }
            | Self::Import { .. }
            | Self::Proof { .. }
            | Self::InviteList { .. } => self.files(),
            Self::BlindPeer { ticket } => blind_peer(ticket),
            Self::Invitation { text } => Ok(vec![Intent::Copy(text.clone())]),
            Self::Meeting(form) => form.finish(today),
            Self::Steps(form) => form.finish(),
            Self::Budget(form) => form.finish(),
            Self::Plan(form) => form.finish(),
            Self::Inbox(form) => form.finish(today),
            Self::Escalation(form) => form.finish(),
            Self::Growth(form) => form.finish(),
            Self::Talk(form) => form.finish(),
            Self::Experiment(form) => form.finish(today),
            Self::Learning(form) => form.finish(today),
            Self::Own(form) => form.finish(),
            Self::LockAfter { after } => Ok(vec![Intent::Node(NodeRequest::LockAfter(*after))]),
            Self::ScreenAfter { after } => Ok(vec![Intent::Node(NodeRequest::Prefer(Preference::ScreenAfter(*after)))]),
            Self::Passphrase(form) => passphrase(form),
            Self::Remember(given) => {
                let mut check = Check::default();
                if given.0.is_empty() {
                    check.refuse("passphrase", Wrong::Empty);
                }
                check.done(Some(vec![Intent::Node(NodeRequest::Remember(given.clone()))]))
            }
            Self::Refound(form) => form.finish(),
            Self::Earlier(form) => form.finish(),
            Self::Sure(sure) => Ok(vec![sure.intent()]),
        }
    }

    fn belonging(&self) -> Done {
        let mut check = Check::default();
        let made = match self {
            Self::Network { name, region } => {
                let (name, region) = (check.line("name", name), check.maybe_line("region", region));
                name.map(|name| vec![Intent::Do(Command::NameNetwork { name, region })])
            }
            Self::Organisation { name, kind, formality, areas, offers } => {
                let (name, offers) = (check.line("name", name), check.maybe_prose("offers", offers));
                let (kind, formality, areas) = (*kind, *formality, areas.clone());
                let command = |name| Command::DescribeOrganisation { name, kind, formality, areas, offers };
                name.map(|name| vec![Intent::Do(command(name))])
            }
            Self::Person(form) => person(form, &mut check),
            Self::Removal { org, reason } => {
                let reason = check.chosen("reason", *reason);
                reason.map(|reason| vec![Intent::Do(Command::VoteRemoval { org: *org, reason })])
            }
            Self::Sponsors { count } => Some(vec![Intent::Do(Command::VoteCharter { sponsors: *count })]),
            Self::Succession { to } => {
                let to = check.chosen("to", *to);
                to.map(|to| vec![Intent::Do(Command::HandOver { to: Some(to) })])
            }
            Self::Invite { expires, message, tables } => {
                let expires = check.maybe_day("expires", expires, Day(0));
                let (message, tables) = (check.maybe_prose("message", message), tables.clone());
                Some(vec![Intent::Node(NodeRequest::Invite { expires, message, tables })])
            }
            _ => None,
        };
        check.done(made)
    }

    fn table(&self) -> Done {
        let mut check = Check::default();
        let made = match self {
            Self::Table { table, name, area, rhythm, everybody, orgs } => {
                let (name, area) = (check.line("name", name), check.maybe_line("area", area));
                let rhythm = check.maybe_line("rhythm", rhythm);
                let orgs = (!everybody).then(|| orgs.clone());
                name.map(|name| match *table {
                    Some(table) => Command::DescribeTable { table, name, area, rhythm },
                    None => Command::OpenTable { name, area, rhythm, orgs },
                })
            }
            Self::LetIn { table, org } => check.chosen("org", *org).map(|org| Command::LetIn { table: *table, org }),
            _ => None,
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }

    fn case_work(&self, today: Day) -> Done {
        let mut check = Check::default();
        let made = match self {
            Self::Case(form) => case(form, today, &mut check).map(|command| vec![command]),
            Self::CaseCard { case, title, areas, retain, .. } => {
                let (title, retain) = (check.line("title", title), check.day("retain", retain, today));
                title.zip(retain).map(|(title, retain_until)| {
                    vec![
                        Command::RetitleCase { case: *case, title },
                        Command::SetCaseAreas { case: *case, areas: some_area(areas) },
                        Command::SetCaseRetention { case: *case, retain_until },
                    ]
                })
            }
            Self::Schedule { case, on } => {
                let step = wijktafel_model::words::CaseStep::Scheduled;
                check.day("on", on, today).map(|on| vec![Command::StepCase { case: *case, step, on: Some(on) }])
            }
            Self::Tip { case, tip, area, level, text, keep: _ } => {
                let (case, area, level) = (*case, *area, *level);
                check.prose("text", text).map(|text| match *tip {
                    Some(tip) => vec![Command::EditTip { case, tip, area, level, text }],
                    None => vec![Command::AddTip { case, area, level, text }],
                })
            }
            Self::Report { case, tip, result, note, .. } => {
                let (result, note) = (check.chosen("result", *result), check.maybe_prose("note", note));
                result.map(|result| vec![Command::ReportTip { case: *case, tip: *tip, result, note }])
            }
            _ => None,
        };
        check.done(made.map(|commands| commands.into_iter().map(Intent::Do).collect()))
    }

    fn circle_work(&self, today: Day) -> Done {
        let mut check = Check::default();
        let made = match self {
            Self::Circle(form) => form.command(today, &mut check),
            Self::Ground { case, ground } => {
                ground.recorded(today, &mut check).map(|ground| Command::RecordGround { case: *case, ground })
            }
            Self::Reader { case, reader } => {
                check.chosen("reader", *reader).map(|(org, person)| Command::NameReader { case: *case, org, person })
            }
            Self::Recall { log, sentence } => check
                .prose("sentence", sentence)
                .map(|sentence| Command::Recall { log: *log, sentence: sentence.to_string() }),
            _ => None,
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }

    fn agreement(&self, today: Day) -> Done {
        let mut check = Check::default();
        let made = match self {
            Self::Agreement(form) => form.command(&mut check),
            Self::Criterion { agreement, text } => {
                check.line("text", text).map(|text| Command::AddCriterion { agreement: *agreement, text })
            }
            Self::Propose(form) => Some(propose(form, today, &mut check)),
            Self::SignedOnPaper { agreement, version, verdict, note, by, on } => {
                let (agreement, version) = (*agreement, *version);
                let (verdict, note) = (check.chosen("verdict", *verdict), check.maybe_prose("note", note));
                if note.is_none() && matches!(verdict, Some(Verdict::Object | Verdict::AgreeWithNote)) {
                    check.refuse("note", Wrong::Empty);
                }
                let (by, on) = (check.line("by", by), check.day("on", on, Day(0)));
                if on.is_some_and(|on| on > today) {
                    check.refuse("on", Wrong::Future);
                }
                let paper = by.zip(on).map(|(by, on)| Paper { by, on });
                verdict.map(|verdict| Command::GiveVerdict { agreement, version, verdict, note, paper })
            }
            Self::EndAgreement { agreement, version, reason } => {
                let reason = check.maybe_prose("reason", reason);
                Some(Command::EndAgreement { agreement: *agreement, version: *version, reason })
            }
            _ => None,
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }

    fn growth(&self) -> Done {
        let mut check = Check::default();
        let made = match self {
            Self::Round { title, way } => {
                check.line("title", title).map(|title| Command::OpenRound { title, model: None, way: *way })
            }
            Self::Paper { round, dimension, counts } => {
                let counts: Result<Vec<u32>, _> = counts.split_whitespace().map(str::parse).collect();
                match counts {
                    Ok(counts) if !counts.is_empty() => {
                        Some(Command::CountPaper { round: *round, dimension: *dimension, counts })
                    }
                    _ => {
                        check.refuse("counts", Wrong::NotCounts);
                        None
                    }
                }
            }
            Self::Score { round, dimension, score, evidence } => {
                let (score, evidence) = (check.chosen("score", *score), check.maybe_prose("evidence", evidence));
                score.map(|score| Command::GiveScore { round: *round, dimension: *dimension, score, evidence })
            }
            Self::Lesson { title, order, cases, text } => {
                let (title, text) = (check.line("title", title), check.text("text", text));
                title.map(|title| Command::OpenLesson { title, order: *order, cases: cases.clone(), text })
            }
            _ => None,
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }

    fn action_work(&self, today: Day) -> Done {
        let mut check = Check::default();
        let made = match self {
            Self::Season { title } => check.line("title", title).map(|title| Command::OpenSeason { title }),
            Self::Action { season, what, owner, person, due, origin } => {
                let (season, what) = (check.chosen("season", *season), check.line("what", what));
                let due = check.maybe_day("due", due, today);
                let (owner, person, origin) = (*owner, *person, *origin);
                season.zip(what).map(|(season, what)| Command::AddAction { season, what, owner, person, due, origin })
            }
            Self::HandOver { season, action, owner } => check
                .chosen("owner", *owner)
                .map(|owner| Command::AssignAction { season: *season, action: *action, owner, person: None }),
            Self::Due { season, action, due } => {
                let due = check.maybe_day("due", due, today);
                Some(Command::SetActionDue { season: *season, action: *action, due })
            }
            Self::Lend { season, action, to, until } => {
                let (to, until) = (check.chosen("to", *to), check.day("until", until, today));
                to.zip(until).map(|(to, until)| Command::LendAction { season: *season, action: *action, to, until })
            }
            _ => None,
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }

    fn files(&self) -> Done {
        let mut check = Check::default();
        let made = match self {
            Self::Backup { to } => path("to", to, &mut check).map(|to| NodeRequest::Backup { to }),
            Self::Package { to } => path("to", to, &mut check).map(|to| NodeRequest::Package { to }),
            Self::Export { to } => path("to", to, &mut check).map(|to| NodeRequest::ExportBundle { to }),
            Self::Import { from } => path("from", from, &mut check).map(|from| NodeRequest::ImportBundle { from }),
            Self::Proof { agreement, version, org, to } => {
                let (agreement, version) = (*agreement, *version);
                let (org, to) = (check.chosen("org", *org), path("to", to, &mut check));
                org.zip(to).map(|(org, to)| NodeRequest::Proof { agreement, version, org, to })
            }
            Self::InviteList { lang, list, sheets, expires } => {
                let (list, sheets) = (path("list", list, &mut check), path("sheets", sheets, &mut check));
                let expires = check.maybe_day("expires", expires, Day(0));
                list.zip(sheets).map(|(list, sheets)| NodeRequest::InviteList { lang: *lang, list, sheets, expires })
            }
            _ => None,
        };
        check.done(made.map(|request| vec![Intent::Node(request)]))
    }
}

/// A path as it was written, needed.
pub(super) fn path(field: &'static str, text: &str, check: &mut Check) -> Option<PathBuf> {
    if text.trim().is_empty() {
        check.refuse(field, Wrong::Empty);
        return None;
    }
    Some(PathBuf::from(text.trim()))
}

fn person(form: &PersonForm, check: &mut Check) -> Option<Vec<Intent>> {
    let (name, contact) = (check.line("name", &form.name), check.maybe_line("contact", &form.contact));
    let (person, roles, mandates) = (form.person, form.roles.clone(), form.mandates);
    let name = name?;
    let Some(before) = form.enrolled else {
        return Some(vec![Intent::Do(Command::EnrolPerson { person, name, roles, contact, mandates })]);
    };
    let mut intents = vec![Intent::Do(Command::DescribePerson { person, name, roles, contact })];
    if before != mandates {
        intents.push(Intent::Do(Command::SetMandates { person, mandates }));
    }
    Some(intents)
}

/// A matrix has a row: of a case about no area in particular it is that of everything else.
pub(super) fn some_area(areas: &[LifeArea]) -> Vec<LifeArea> {
    if areas.is_empty() { vec![LifeArea::Other] } else { areas.to_vec() }
}

fn case(form: &CaseForm, today: Day, check: &mut Check) -> Option<Command> {
    let (table, title) = (check.chosen("table", form.table), check.line("title", &form.title));
    let question = check.text("question", &form.question);
    let later = form.ground.trim().is_empty() && form.later.iter().any(|one| one == "ground");
    let ground = if later {
        check.refuse("ground", Wrong::Later);
        None
    } else {
        check.prose("ground", &form.ground)
    };
    let retain_until = check.day("retain", &form.retain, today);
    let areas = some_area(&form.areas);
    if !form.found.is_empty() {
        check.refuse("found", Wrong::LookFirst);
    }
    Some(Command::OpenCase {
        table: table?,
        title: title?,
        ground: ground?,
        retain_until: retain_until?,
        areas,
        question,
        keep: form.keep.clone(),
    })
}

fn propose(form: &ProposeForm, today: Day, check: &mut Check) -> Command {
    if form.electorate.is_empty() {
        check.refuse("electorate", Wrong::Choose);
    }
    Command::ProposeVersion {
        agreement: form.agreement,
        rule: form.rule,
        electorate: form.electorate.clone(),
        effective: check.maybe_day("effective", &form.effective, today),
        review: check.maybe_day("review", &form.review, today),
        stop_clause: check.maybe_line("stop", &form.stop),
    }
}
