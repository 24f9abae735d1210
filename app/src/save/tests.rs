//! What may be in a file, and what is not.

use super::*;
use crate::client::demo;
use crate::text::Lang;

fn wanted(subject: Subject, format: Format, circle: bool) -> Wanted {
    Wanted { subject, format, circle, replace: false }
}

/// A copy that answers from one snapshot, with a circle case in it, and remembers what was noted.
fn answers(s: &Snapshot, noted: &mut Vec<Option<LogId>>, request: &Request) -> Result<Reply, Problem> {
    match request {
        Request::Snapshot { detail } => {
            let mut s = s.clone();
            let circle = demo::circle();
            s.detail = detail.and_then(|log| match log {
                log if log == circle.row.log => Some(Detail::Case(circle)),
                log if log == demo::CASE => Some(Detail::Case(demo::case())),
                log if log == demo::AGREEMENT => Some(Detail::Agreement(demo::agreement())),
                _ => None,
            });
            Ok(Reply::Snapshot(Box::new(s)))
        }
        Request::NoteExport { log } => {
            noted.push(*log);
            Ok(Reply::Done)
        }
        _ => Err(Problem::new("malformed")),
    }
}

fn with_circle() -> Snapshot {
    let mut s = demo::snapshot();
    s.cases.push(demo::circle().row);
    s
}

/// What is written of a demonstration, and what was noted of it.
fn written(wanted: &Wanted) -> (Result<String, Problem>, Vec<Option<LogId>>) {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("scherm");
    let (s, mut noted) = (with_circle(), Vec::new());
    let done = write(|request| answers(&s, &mut noted, &request), wanted, &to, &Words::new(Lang::Nl));
    (done.map(|()| std::fs::read_to_string(&to).expect("written")), noted)
}

#[test]
fn a_circle_case_is_in_no_file_unless_somebody_said_so() {
    let circle = demo::circle().row;
    for format in Format::ALL {
        let (refused, noted) = written(&wanted(Subject::Case(circle.log), format, false));
        assert_eq!((refused.expect_err("unsaid").code.as_str(), noted.len()), ("circle-unsaid", 0));
        let (said, noted) = written(&wanted(Subject::Case(circle.log), format, true));
        assert!(said.expect("said").contains(&circle.title));
        assert_eq!(noted, [Some(circle.log)], "the access log has it");

        let (list, noted) = written(&wanted(Subject::Cases(None), format, false));
        let list = list.expect("written");
        assert!(!list.contains(&circle.title) && !list.contains(&circle.log.to_string()), "{format:?}");
        assert_eq!(noted, [None]);
        assert!(written(&wanted(Subject::Cases(None), format, true)).0.expect("written").contains(&circle.title));
    }
}

#[test]
fn a_list_that_was_looked_through_is_saved_as_it_was_shown() {
    let (text, _) = written(&wanted(Subject::Cases(Some(vec![demo::CASE])), Format::Csv, false));
    let text = text.expect("written");

    assert_eq!(text.lines().count(), 2, "the columns and one case: {text}");
    assert!(text.contains(&demo::CASE.to_string()));
}

#[test]
fn a_case_in_full_is_in_all_three() {
    let tip = demo::case().tips[0].versions[0].text.clone();
    for format in Format::ALL {
        let text = written(&wanted(Subject::Case(demo::CASE), format, false)).0.expect("written");
        assert!(text.contains(&tip), "{format:?}");
    }
    let text = written(&wanted(Subject::Case(demo::CASE), Format::Json, false)).0.expect("written");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["screen"], "case");
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("lessen.csv");
    std::fs::write(&to, "van mij").expect("writable");
    let (s, mut noted, w) = (with_circle(), Vec::new(), Words::new(Lang::Nl));
    let mut one = wanted(Subject::Lessons, Format::Csv, false);
    let refused = write(|request| answers(&s, &mut noted, &request), &one, &to, &w).expect_err("it is there");
    assert_eq!(
        (refused.code.as_str(), std::fs::read_to_string(&to).expect("there").as_str()),
        ("file-exists", "van mij")
    );

    one.replace = true;
    write(|request| answers(&s, &mut noted, &request), &one, &to, &w).expect("replaced");
    assert!(std::fs::read_to_string(&to).expect("there").starts_with('\u{feff}'));
    assert_eq!(noted, [None], "what was refused is not noted");
}

#[test]
fn invitations_are_saved_without_what_lets_somebody_in() {
    let code = demo::snapshot().network.invitations.iter().find_map(|one| one.code.clone()).expect("a code");
    for format in Format::ALL {
        let text = written(&wanted(Subject::Invitations, format, false)).0.expect("written");
        assert!(!text.contains(&code), "{format:?}");
    }
}

#[test]
fn what_is_not_there_is_not_saved() {
    for subject in
        [Subject::Case(LogId([99; 16])), Subject::Meeting(LogId([99; 16])), Subject::Agreement(LogId([99; 16]))]
    {
        assert_eq!(written(&wanted(subject, Format::Csv, false)).0.expect_err("absent").code, "not-found");
    }
}
