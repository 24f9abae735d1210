use wijktafel_model::id::{FactId, NetworkId, ReplyId, ReplyKey};
use wijktafel_model::words::{LifeArea, SupportLevel};

use super::*;
use crate::client::demo;
use crate::text::Lang;

const NASTY: &str = "</legend><script>alert(1)</script>\"' onfocus=alert(2)";

fn sheet() -> Sheet {
    let today = demo::snapshot().today;
    let tip = SheetTip { tip: FactId([6; 16]), text: NASTY.into(), area: LifeArea::Housing, level: SupportLevel::Own };
    let case = SheetCase { case: LogId([4; 16]), title: NASTY.into(), retain_until: today.plus(100), tips: vec![tip] };
    Sheet {
        network: NetworkId([1; 32]),
        sheet: ReplyId([2; 16]),
        key: ReplyKey([3; 32]),
        whom: Line::new("Buurtkamer").expect("a line"),
        until: today.plus(14),
        cases: vec![case],
    }
}

#[test]
fn the_page_loads_nothing_runs_one_script_and_holds_words_as_words() {
    for lang in Lang::ALL {
        let page = html(&sheet(), &demo::snapshot(), &Words::new(lang));

        assert_eq!(page.matches("<script").count(), 1, "what stands in a tip is text");
        assert!(page.contains(&format!("script-src 'sha256-{}'", content_hash(SCRIPT))));
        assert!(page.contains("default-src 'none'") && !page.contains("unsafe"));
        for outside in ["http:", "https:", "src=", "@import", "url(", "href=\""] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.contains(&Words::new(lang).day(sheet().cases[0].retain_until)), "until when it is kept");
    }
}

#[test]
fn a_circle_case_and_a_file_that_is_there_are_refused_before_anything_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("blad.html");
    let mut s = demo::snapshot();
    s.cases[0].mode = CaseMode::Circle;
    let wanted = Wanted {
        cases: vec![s.cases[0].log],
        whom: Line::new("Buurtkamer").expect("a line"),
        until: None,
        keep: Vec::new(),
    };
    let mut made = 0;
    let mut try_it = |to: &Path| {
        let ask = |request: Request| {
            if matches!(request, Request::Snapshot { .. }) {
                return Ok(Reply::Snapshot(Box::new(s.clone())));
            }
            made += 1;
            Err(Problem::new("malformed"))
        };
        make(ask, &wanted, to, &Words::new(Lang::Nl)).expect_err("refused").code
    };
    assert_eq!(try_it(&to), "learning-only");
    std::fs::write(&to, "iets").expect("written");
    assert_eq!(try_it(&to), "file-exists");
    assert_eq!(made, 0);
}

#[test]
fn a_file_that_is_too_large_is_not_read_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = folder.path().join("groot.json");
    std::fs::write(&from, vec![b' '; BYTES_MAX + 1]).expect("written");
    let refused = take(|_| panic!("asked"), &from).expect_err("too large");
    assert_eq!(refused.code, "reply-too-large");
}
