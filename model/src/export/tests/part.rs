//! One screen apart from the rest.

use super::super::part::{Part, page, spreadsheet};
use super::*;

fn whole(text: &str) -> (Snapshot, [Detail; 2]) {
    (snapshot(text), [Detail::Case(case(text)), Detail::Agreement(agreement(text))])
}

/// Every part of a network in which everybody wrote `text` everywhere.
fn parts(text: &str) -> Vec<(Part, String, String)> {
    let (snapshot, details) = whole(text);
    let export = Export { at: AT, snapshot: &snapshot, details: &details, absent: &[] };
    Part::ALL.map(|part| (part, spreadsheet(part, &export, &snapshot), page(part, &export, &snapshot))).to_vec()
}

#[test]
fn every_part_has_its_tables_each_under_its_title_and_no_other() {
    let (snapshot, details) = whole("gewoon");
    let export = Export { at: AT, snapshot: &snapshot, details: &details, absent: &[] };
    let files = csv::render(&export);
    for (part, sheet, _) in parts("gewoon") {
        let lines = records(sheet.strip_prefix('\u{feff}').expect("a mark"));
        for name in part.tables() {
            assert!(part.tables().len() == 1 || has(&format!("table-{name}")), "{name}");
            let Some(apart) = files.get(&format!("csv/{name}.csv")) else { continue };
            let apart = records(&String::from_utf8(apart.clone()).unwrap());
            if apart.len() == 1 {
                continue;
            }
            let at =
                lines.iter().position(|line| *line == apart[0]).unwrap_or_else(|| panic!("{part:?} without {name}"));
            assert_eq!(&lines[at..at + apart.len()], &apart[..], "{part:?}: {name}");
            if part.tables().len() > 1 {
                assert_eq!(lines[at - 1], [labels::text(&format!("table-{name}"))]);
            }
        }
    }
}

#[test]
fn no_cell_of_any_part_is_run_by_a_spreadsheet() {
    for (part, sheet, _) in parts("=1+1") {
        for cell in records(sheet.trim_start_matches('\u{feff}')).concat() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{part:?}: {cell}");
        }
    }
    let sheet = csv::sheet(&["a".to_owned()], &[vec!["@SUM(A1)".to_owned()], vec!["\u{ff1d}1".to_owned()]]);
    assert_eq!(sheet, "\u{feff}a\r\n'@SUM(A1)\r\n'\u{ff1d}1\r\n");
}

#[test]
fn every_part_is_a_whole_page_that_runs_nothing() {
    let quiet = parts("gewoon");
    for ((part, _, page), (_, _, plain)) in parts(NASTY).into_iter().zip(quiet) {
        assert!(page.ends_with("</body>\n</html>\n") && page.contains(&labels::text(part.title())), "{part:?}");
        assert!(!page.contains("<script") && !page.contains("alert('x')"), "{part:?}");
        assert_eq!(page.matches('<').count(), plain.matches('<').count(), "{part:?}: a text added an element");
    }
}

#[test]
fn a_name_is_known_from_the_whole_also_where_only_a_part_is_shown() {
    let (snapshot, _) = whole("gewoon");
    let mut narrow = snapshot.clone();
    narrow.cases.clear();
    narrow.meetings.clear();
    let export = Export { at: AT, snapshot: &narrow, details: &[], absent: &[] };

    assert_eq!(spreadsheet(Part::Lessons, &export, &snapshot), parts("gewoon").pop().expect("lessons").1);
}
