//! A version of an agreement as a page to print: its exact words, and room to sign for whoever still has to answer.

use wijktafel_model::view::{AgreementState, AgreementView, ElectorView, Snapshot, VersionView};
use zeroize::Zeroizing;

use super::things::paper;
use crate::client::state::org_name;
use crate::client::views::agreement::rule_text;
use crate::paper::Paper;
use crate::text::{Words, names};

/// Digits of an identifier that are read together.
const GROUP: usize = 4;
/// Room for a signature by hand.
const ROOM: &str = "\n\n\n";

/// The page.
pub fn html(of: &AgreementView, version: &VersionView, s: &Snapshot, w: &Words) -> Zeroizing<String> {
    let mut page = Paper::begin(w.lang(), &version.title);
    page.line("h1", &version.title);
    let kind = w.t(names::agreement_kind(of.row.kind));
    let state = w.t(names::agreement_state(version.state));
    page.line("p", &format!("{} · {kind} · {state}", s.network.name));
    let values = [
        ("n", of.number(version.version).into()),
        ("who", org_name(s, version.by).into()),
        ("day", w.day(version.at.day()).into()),
    ];
    page.line("p", &w.with("agreement-sheet-version", &values));

    page.line("h2", &w.t("agreement-sheet-words"));
    page.line("blockquote", &version.text);
    if !version.criteria.is_empty() {
        page.line("h2", &w.t("criteria-title"));
        page.steps(version.criteria.iter().map(|criterion| criterion.text.as_str()));
    }
    days(&mut page, version, w);
    electorate(&mut page, version, s, w);
    room(&mut page, version, s, w);

    page.line("h2", &w.t("agreement-sheet-mark"));
    page.line("pre", &grouped(&version.version.to_string()));
    page.line("p", &w.t("agreement-sheet-mark-text"));
    page.line("small", &w.t("agreement-sheet-limits"));
    page.end()
}

/// From when it holds, when it is looked at again, how one stops.
fn days(page: &mut Paper, version: &VersionView, w: &Words) {
    let none = || w.t("not-said").into_owned();
    let rows = [
        ("version-effective", version.effective.map_or_else(|| w.t("version-at-once").into_owned(), |day| w.day(day))),
        ("version-review", version.review.map_or_else(none, |day| w.day(day))),
        ("version-stop", version.stop_clause.clone().unwrap_or_else(none)),
    ];
    for (key, said) in rows {
        page.line("h2", &w.t(key));
        page.line("p", &said);
    }
}

/// Who decides, by which rule, and what was said so far.
fn electorate(page: &mut Paper, version: &VersionView, s: &Snapshot, w: &Words) {
    page.line("h2", &w.t("propose-electorate"));
    page.line("p", &rule_text(w, version.rule, version.electors.len()));
    let rows: Vec<[String; 2]> = version
        .electors
        .iter()
        .map(|elector| {
            let said = match elector.verdict {
                _ if elector.contradicted => w.t("verdict-contradicted"),
                Some(verdict) => w.t(names::verdict(verdict)),
                None => w.t("verdict-none"),
            };
            let lines = [Some(said.into_owned()), elector.note.clone(), paper(s, w, elector)];
            [org_name(s, elector.org), lines.into_iter().flatten().collect::<Vec<_>>().join("\n")]
        })
        .collect();
    let heads = ["printed-organisation", "agreement-sheet-said"].map(|key| w.t(key));
    page.table(heads.each_ref().map(AsRef::as_ref), rows.iter().map(|row| row.each_ref().map(String::as_str)));
}

/// Whether an organisation may still answer about a version.
fn waits(version: &VersionView, elector: &ElectorView) -> bool {
    let over = matches!(version.state, AgreementState::Replaced | AgreementState::Ended);
    !over && (elector.verdict.is_none() || elector.contradicted)
}

/// A line to sign on for each that still has to answer.
fn room(page: &mut Paper, version: &VersionView, s: &Snapshot, w: &Words) {
    page.line("h2", &w.t("agreement-sheet-sign"));
    let answers = names::VERDICTS.map(|verdict| w.t(names::verdict(verdict))).join("\n");
    let open = version.electors.iter().filter(|elector| waits(version, elector));
    let names: Vec<String> = open.map(|elector| org_name(s, elector.org)).collect();
    if names.is_empty() {
        page.line("p", &w.t("agreement-sheet-nobody"));
        return;
    }
    page.line("p", &w.t("agreement-sheet-sign-text"));
    let keys = ["printed-organisation", "agreement-sheet-answer", "agreement-sheet-name", "agreement-sheet-signature"];
    let heads = keys.map(|key| w.t(key));
    let rows = names.iter().map(|name| [name.as_str(), answers.as_str(), ROOM, ROOM]);
    page.table(heads.each_ref().map(AsRef::as_ref), rows);
    page.line("p", &w.t("agreement-sheet-record"));
}

/// An identifier in groups, to compare by eye or read aloud.
fn grouped(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use wijktafel_model::fact;
    use wijktafel_model::words::Line;

    use super::*;
    use crate::client::demo;
    use crate::paper::escaped;
    use crate::text::Lang;

    fn page(version: usize, lang: Lang) -> (AgreementView, Snapshot, String) {
        let (of, s) = (demo::agreement(), demo::snapshot());
        let html = html(&of, &of.versions[version], &s, &Words::new(lang));
        (of, s, html.to_string())
    }

    #[test]
    fn the_page_has_the_exact_words_the_rule_and_a_line_for_whoever_still_has_to_answer() {
        for lang in [Lang::Nl, Lang::En] {
            let w = Words::new(lang);
            let (of, s, page) = page(1, lang);
            let version = &of.versions[1];
            assert!(page.contains(&format!("<blockquote>{}</blockquote>", escaped(&version.text))), "letter by letter");
            assert!(page.contains(&escaped(&rule_text(&w, version.rule, version.electors.len()))));
            for criterion in &version.criteria {
                assert!(page.contains(&escaped(&criterion.text)));
            }
            let day = version.review.map(|day| w.day(day));
            assert!(day.is_none_or(|day| page.contains(&day)));
            assert!(page.contains(&escaped(version.stop_clause.as_deref().unwrap_or(&w.t("not-said")))));
            assert!(page.contains(&escaped(&w.t("agreement-sheet-limits"))), "no qualified signature");
            let room = page.split_once(&*escaped(&w.t("agreement-sheet-sign-text"))).expect("room to sign").1;
            for elector in &version.electors {
                let line = room.contains(&format!("<td>{}</td>", escaped(&org_name(&s, elector.org))));
                assert_eq!(line, elector.verdict.is_none(), "{}", org_name(&s, elector.org));
            }
        }
    }

    #[test]
    fn the_mark_stands_in_groups_and_is_the_whole_id() {
        let (of, _, page) = page(1, Lang::Nl);
        let mark = page.split_once("<pre>").and_then(|(_, rest)| rest.split_once("</pre>")).expect("a mark").0;

        assert!(mark.split(' ').all(|group| group.len() == GROUP));
        assert_eq!(mark.replace(' ', ""), of.versions[1].version.to_string());
    }

    #[test]
    fn a_version_that_was_replaced_asks_nobody_to_sign() {
        let (mut of, s) = (demo::agreement(), demo::snapshot());
        let w = Words::new(Lang::Nl);
        of.versions[0].electors[0].verdict = None;
        let html = html(&of, &of.versions[0], &s, &w);

        assert!(html.contains(w.t("agreement-sheet-nobody").as_ref()));
        assert!(!html.contains(w.t("agreement-sheet-sign-text").as_ref()));
    }

    #[test]
    fn what_was_signed_on_paper_says_by_whom() {
        let (mut of, s) = (demo::agreement(), demo::snapshot());
        let by = Line::new("M. de Vries <bestuur>").expect("a name");
        of.versions[1].electors[0].paper = Some(fact::Paper { by: by.clone(), on: s.today });

        let html = html(&of, &of.versions[1], &s, &Words::new(Lang::Nl));

        assert!(html.contains(&escaped(by.as_str())) && !html.contains("<bestuur>"));
    }
}
