//! Reply sheets: a page for somebody without a client, and what comes back of it.
//!
//! The page is one file: it loads nothing, sends nothing, and runs the one script whose hash stands in its policy.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use wijktafel_model::id::LogId;
use wijktafel_model::identifiers::{Allowed, Located, Spot, locate};
use wijktafel_model::reply::{BYTES_MAX, LINE_CHARS_MAX, Sheet, SheetCase, SheetTip, content_hash};
use wijktafel_model::time::Day;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{Detail, Snapshot};
use wijktafel_model::words::Line;
use wijktafel_sync::node::{Reply, Request};

use crate::ask::snapshot_in;
use crate::cli::values::name;
use crate::paper::{self, escaped};
use crate::problem::Problem;
use crate::text::{Words, names};

const STYLE: &str = include_str!("reply/sheet.css");
const SCRIPT: &str = include_str!("reply/sheet.js");

/// A sheet that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Learning cases.
    pub cases: Vec<LogId>,
    /// For whom: a role or an organisation.
    pub whom: Line,
    /// The last day on which answers are taken in; without it, four weeks, and never longer than its cases are kept.
    pub until: Option<Day>,
    /// Words that were looked at and tell nothing.
    pub keep: Vec<String>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// For whom it was.
    pub whom: String,
    /// Cases with an answer.
    pub cases: usize,
    /// Tips with an answer.
    pub tips: usize,
}

/// What on a sheet may tell who a case is about and was not kept.
///
/// # Errors
/// When the cases cannot be read.
pub fn found(mut ask: impl FnMut(Request) -> Result<Reply, Problem>, wanted: &Wanted) -> Result<Vec<Located>, Problem> {
    let mut found = Vec::new();
    for case in &wanted.cases {
        let s = snapshot_in(ask(Request::Snapshot { detail: Some(*case) })?)?;
        let Some(Detail::Case(view)) = &s.detail else { return Err(Problem::new("not-found")) };
        let tips = view.tips.iter().filter(|tip| !tip.archived).flat_map(|tip| &tip.versions);
        let tips = tips.map(|version| (Spot::Tip, version.text.as_str()));
        let words: Vec<(Spot, &str)> = std::iter::once((Spot::Title, view.row.title.as_str())).chain(tips).collect();
        found.extend(locate(&words, &Allowed::in_network(&s.network)));
    }
    found.retain(|one| !wanted.keep.contains(&one.found.text));
    found.dedup_by(|one, other| one.found.text == other.found.text);
    Ok(found)
}

/// Makes a sheet and writes its page; answers the last day on which answers are taken in.
///
/// # Errors
/// `file-exists` before anything was made, `identifiers-found`, or as the request says.
pub fn make(
    mut ask: impl FnMut(Request) -> Result<Reply, Problem>,
    wanted: &Wanted,
    to: &Path,
    words: &Words,
) -> Result<Day, Problem> {
    if to.exists() {
        return Err(Problem::about("file-exists", to.display().to_string()));
    }
    let s = snapshot_in(ask(Request::Snapshot { detail: None })?)?;
    let circle = |log: &LogId| s.cases.iter().any(|row| row.log == *log && row.mode == CaseMode::Circle);
    if wanted.cases.iter().any(circle) {
        return Err(Problem::new("learning-only"));
    }
    let found = found(&mut ask, wanted)?;
    if !found.is_empty() {
        return Err(Problem::identifiers("cli-identifiers-open", found));
    }
    let Wanted { cases, whom, until, keep } = wanted.clone();
    let Reply::ReplySheet(sheet) = ask(Request::MakeReply { cases, whom, until, keep })? else {
        return Err(Problem::new("malformed"));
    };
    paper::write(to, &html(&sheet, &s, words))?;
    Ok(sheet.until)
}

/// Takes in what came back.
///
/// # Errors
/// `file-missing`, `reply-too-large` before it is read whole, or as the request says.
pub fn take(mut ask: impl FnMut(Request) -> Result<Reply, Problem>, from: &Path) -> Result<Taken, Problem> {
    let missing = |error| Problem::about("file-missing", from.display().to_string()).because(error);
    let file = std::fs::File::open(from).map_err(missing)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(BYTES_MAX).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut bytes).map_err(missing)?;
    if bytes.len() > BYTES_MAX {
        return Err(Problem::new("reply-too-large"));
    }
    let answer = String::from_utf8(bytes).map_err(|_other| Problem::new("reply-malformed"))?;
    match ask(Request::TakeReply { answer })? {
        Reply::Replied { whom, cases, tips } => Ok(Taken { whom: whom.to_string(), cases, tips }),
        _ => Err(Problem::new("malformed")),
    }
}

/// The page.
fn html(sheet: &Sheet, s: &Snapshot, w: &Words) -> String {
    let mut page = String::with_capacity(64 * 1_024);
    let title = w.t("reply-sheet");
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        content_hash(SCRIPT),
        content_hash(STYLE),
    );
    let _always = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{}</h1>\n",
        w.lang().code(),
        escaped(&title),
        escaped(&title),
    );
    let own = s.network.organisations.iter().find(|org| org.own).and_then(|org| org.name.as_deref());
    let values = [
        ("whom", sheet.whom.as_str().into()),
        ("who", own.unwrap_or_default().into()),
        ("network", s.network.name.as_str().into()),
    ];
    line(&mut page, "p", &w.with("reply-sheet-for", &values));
    for key in ["reply-sheet-what", "reply-sheet-keys", "reply-sheet-return"] {
        line(&mut page, "p", &w.t(key));
    }
    line(&mut page, "p class=\"muted\"", &w.with("reply-sheet-until", &[("day", w.day(sheet.until).into())]));
    let _always = writeln!(page, "<noscript><p>{}</p></noscript>\n</header>", escaped(&w.t("reply-sheet-no-script")));
    form(&mut page, sheet, w);
    page.push_str("<footer>\n");
    let last = sheet.cases.iter().map(|case| case.retain_until).min().unwrap_or(sheet.until);
    for key in ["reply-sheet-keep", "reply-sheet-trust"] {
        line(&mut page, "p class=\"muted\"", &w.with(key, &[("day", w.day(last).into())]));
    }
    let _always = write!(page, "</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n");
    page
}

fn form(page: &mut String, sheet: &Sheet, w: &Words) {
    let mark = sheet.mark();
    let data = [
        ("network", sheet.network.to_string()),
        ("sheet", sheet.sheet.to_string()),
        ("key", sheet.key.to_string()),
        ("mark", mark.to_string()),
        ("file", w.with("reply-sheet-file", &[("mark", sheet.sheet.short().into())])),
        ("saved", w.t("reply-sheet-saved").into_owned()),
        ("empty", w.t("reply-sheet-empty").into_owned()),
    ];
    page.push_str("<main>\n<form id=\"sheet\" autocomplete=\"off\"");
    for (name, value) in data {
        let _always = write!(page, " data-{name}=\"{}\"", escaped(&value));
    }
    page.push_str(">\n");
    for (number, one) in sheet.cases.iter().enumerate() {
        case(page, (number, one), w);
    }
    let _always = writeln!(
        page,
        "<button type=\"submit\">{}</button>\n<p id=\"said\" role=\"status\" aria-live=\"polite\"></p>\n</form>\n</main>",
        escaped(&w.t("reply-sheet-save")),
    );
}

fn case(page: &mut String, (number, one): (usize, &SheetCase), w: &Words) {
    let _always = writeln!(page, "<section class=\"case\" data-case=\"{}\">", one.case);
    line(page, "h2", &one.title);
    for tip in &one.tips {
        self::tip(page, tip, w);
    }
    for (class, key) in [("line", "reply-sheet-line"), ("words", "report-words")] {
        let _always = writeln!(
            page,
            "<label class=\"text\">{}<textarea class=\"{class}\" rows=\"2\" maxlength=\"{LINE_CHARS_MAX}\"></textarea></label>",
            escaped(&w.t(key)),
        );
    }
    let _always = writeln!(page, "<fieldset class=\"verdict\">\n<legend>{}</legend>", escaped(&w.t("report-verdict")));
    page.push_str("<div class=\"answers\">\n");
    for verdict in names::CLIENT_VERDICTS {
        let value = name(&verdict).replace('-', "_");
        choice(page, &format!("v{number}"), &value, "", &w.t(names::client_verdict(verdict)));
    }
    page.push_str("</div>\n</fieldset>\n</section>\n");
}

fn tip(page: &mut String, tip: &SheetTip, w: &Words) {
    let _always =
        writeln!(page, "<fieldset class=\"tip\" data-tip=\"{}\">\n<legend>{}</legend>", tip.tip, escaped(&tip.text));
    let place = format!("{} · {}", w.t(names::level(tip.level)), w.t(names::area(tip.area)));
    line(page, "p class=\"muted\"", &place);
    page.push_str("<div class=\"answers\">\n");
    for (digit, result) in (1..).zip(names::RESULTS) {
        let digit = format!("<kbd>{digit}</kbd> ");
        choice(page, &tip.tip.to_string(), &name(&result).replace('-', "_"), &digit, &w.t(names::result(result)));
    }
    page.push_str("</div>\n</fieldset>\n");
}

fn choice(page: &mut String, group: &str, value: &str, digit: &str, label: &str) {
    let label = escaped(label);
    let _always =
        writeln!(page, "<label><input type=\"radio\" name=\"{group}\" value=\"{value}\">{digit}{label}</label>");
}

fn line(page: &mut String, tag: &str, text: &str) {
    let close = tag.split(' ').next().unwrap_or(tag);
    let _always = writeln!(page, "<{tag}>{}</{close}>", escaped(text));
}

#[cfg(test)]
mod tests;
