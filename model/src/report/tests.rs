use super::*;
use crate::case::derive;
use crate::fact::circle::CircleOpened;
use crate::fact::{CaseOpened, TipAdded, TipReported};
use crate::id::{LogId, ReplyKey, ReplyMark};
use crate::testing::{Partners, TODAY, author};
use crate::view::Texts;
use crate::words::{ClientVerdict, LaterReaders, LifeArea, SupportLevel, TipResult};

const LOG: LogId = LogId([4; 16]);
const SHEET: ReplyId = ReplyId([7; 16]);

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

fn asked(tip: FactId) -> ReplyAsked {
    let (key, mark, whom) = (ReplyKey([8; 32]), ReplyMark([9; 32]), Line::new("Buurtkamer").unwrap());
    ReplyAsked { sheet: SHEET, key, whom, until: TODAY.plus(3), tips: vec![tip], mark }
}

fn case() -> (Partners, FactId) {
    let (title, ground) = (Line::new("weer alleen thuis").unwrap(), prose("gevraagd"));
    let (table, areas, retain_until) = (LogId([2; 16]), vec![LifeArea::Housing], TODAY.plus(30));
    let mut partners = Partners::new(2, 1, CaseOpened { table, title, ground, retain_until, areas });
    let tip = TipAdded { area: LifeArea::Housing, level: SupportLevel::Own, text: prose("buurvrouw vragen") };
    let tip = partners.write(0, tip);
    (partners, tip)
}

fn view(partners: &Partners) -> CaseView {
    derive(LOG, &partners.whole(), &Texts::new(), TODAY).unwrap()
}

fn line(text: &str, sheet: Option<ReplyId>) -> CaseReported {
    CaseReported { line: Some(prose(text)), words: None, verdict: Some(ClientVerdict::Helped), sheet }
}

#[test]
fn lines_of_two_partners_stand_beside_each_other_and_none_is_replaced() {
    let (mut partners, _) = case();
    partners.meet(0, 1);
    partners.write(0, line("ging goed", None));
    partners.write(1, line("ging minder", None));
    partners.meet(0, 1);
    partners.write(1, line("nu beter", None));

    let lines = view(&partners).lines;

    let mut said: Vec<_> = lines.iter().filter_map(|one| one.line.as_deref()).collect();
    said.sort_unstable();
    assert_eq!(said, ["ging goed", "ging minder", "nu beter"]);
}

#[test]
fn a_sheet_that_two_took_in_apart_is_told_once_and_for_whom_it_was() {
    let (mut partners, tip) = case();
    partners.write(0, asked(tip));
    partners.meet(0, 1);
    for number in [0, 1] {
        partners.write(number, TipReported { tip, result: TipResult::Worked, note: None, sheet: Some(SHEET) });
        partners.write(number, line("ging goed", Some(SHEET)));
    }

    let view = view(&partners);

    let [report] = view.tips[0].reports.as_slice() else { panic!("{:?}", view.tips[0].reports) };
    assert_eq!(report.whom.as_deref(), Some("Buurtkamer"));
    let [told] = view.lines.as_slice() else { panic!("{:?}", view.lines) };
    assert_eq!(told.whom.as_deref(), Some("Buurtkamer"));
    assert_eq!(view.sheets[0].answered, [tip]);
}

#[test]
fn a_circle_case_counts_no_sheet() {
    let opened = CircleOpened {
        title: Line::new("kring").unwrap(),
        purpose: prose("helpen"),
        until: TODAY.plus(30),
        responsible: author(1, 0).org,
        later: LaterReaders::FromNow,
        areas: vec![LifeArea::Housing],
        from: None,
    };
    let mut partners = Partners::new(2, 1, opened);
    partners.write(0, asked(FactId([3; 16])));

    let view = view(&partners);

    assert_eq!(view.sheets, []);
    assert_eq!(view.row.responsible, Some(author(1, 0).org));
}

#[test]
fn a_withdrawn_case_shows_no_line() {
    use crate::fact::CaseStepped;
    use crate::words::CaseStep;
    let (mut partners, tip) = case();
    partners.write(0, asked(tip));
    partners.write(0, line("ging goed", None));
    partners.write(0, CaseStepped { step: CaseStep::Withdrawn, on: None });

    let view = view(&partners);

    assert_eq!((view.lines, view.sheets), (Vec::new(), Vec::new()));
}
