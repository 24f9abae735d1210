//! Reporting back in the window, key by key.

use wijktafel_model::command::report::CaseReport;
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::view::report::CaseLine;
use wijktafel_model::view::{CaseRow, CaseState, CaseView, TipReport};
use wijktafel_model::words::{ClientVerdict, TipResult};

use super::super::forms::ReplyForm;
use super::super::intent::OwnRequest;
use super::*;

/// Three cases that wait, each with three tips.
fn three() -> Vec<CaseView> {
    let title = ["Post durven openen", "Samen eten", "Rust in de nacht"];
    let one = |number: u8| {
        let mut case = demo::case();
        case.row.log = LogId([100 + number; 16]);
        title[usize::from(number)].clone_into(&mut case.row.title);
        (case.row.tips, case.row.reported) = (3, 0);
        case.tips.retain(|tip| !tip.archived && tip.reports.is_empty());
        case.tips.truncate(3);
        for (place, tip) in (0_u8..).zip(&mut case.tips) {
            tip.tip = FactId([200 + 10 * number + place; 16]);
        }
        (case.lines, case.sheets) = (Vec::new(), Vec::new());
        case.row.changed.0 += i64::from(number);
        case
    };
    (0..3).map(one).collect()
}

fn snapshot(cases: &[CaseView], open: Option<LogId>) -> Snapshot {
    let mut s = demo::snapshot();
    s.cases = cases.iter().map(|case| case.row.clone()).collect();
    s.detail = open.and_then(|log| cases.iter().find(|case| case.row.log == log)).cloned().map(Detail::Case);
    s
}

/// The page about the demonstration's case, as the first of three.
pub(super) fn open(client: &mut Client) {
    let others = [demo::log(44), demo::log(43)];
    client.state_mut().place = Place::Report;
    client.state_mut().report.queue = [demo::CASE].into_iter().chain(others).collect();
}

/// The same, with everything answered and the client's part open.
pub(super) fn filled(client: &mut Client) {
    open(client);
    let draft = client.state_mut().report.draft(&demo::case());
    for result in
        [TipResult::Worked, TipResult::NotChosen, TipResult::DidNotWork, TipResult::UnderWay, TipResult::Worked]
    {
        draft.answer(result);
    }
    "Mevrouw Jansen kookte mee.".clone_into(&mut draft.line);
    "Ik wil vaker.".clone_into(&mut draft.words);
    (draft.own, draft.verdict) = (true, Some(ClientVerdict::Helped));
}

/// Somebody else reported while it was on screen.
pub(super) fn with_others() -> Snapshot {
    let mut s = demo::snapshot();
    let Some(Detail::Case(case)) = &mut s.detail else { panic!("a case") };
    let tip = case.tips.iter_mut().find(|tip| tip.reports.is_empty() && !tip.archived).expect("a tip");
    let at = case.row.changed;
    tip.reports.push(TipReport { result: TipResult::WorkedPartly, note: None, by: demo::org(5), at, whom: None });
    s
}

pub(super) fn all_done(client: &mut Client) {
    open(client);
    (client.state_mut().report.at, client.state_mut().report.saved) = (3, 2);
}

pub(super) fn meanwhile(client: &mut Client) {
    open(client);
    client.state_mut().report.draft(&demo::case());
}

/// Answers every request and shows the case that is asked for, as a node does.
fn serve(window: &mut Window, cases: &[CaseView]) -> Vec<CaseReport> {
    let mut reports = Vec::new();
    while let Ok(request) = window.requests.try_recv() {
        match request.what {
            What::Do(Command::ReportCase(report)) => {
                reports.push(*report);
                window.post.tell(Notice::Done(request.number));
            }
            What::Show(log) => window.post.publish(Arc::new(snapshot(cases, log))),
            _ => (),
        }
    }
    window.harness.run_steps(3);
    reports
}

fn served(window: &mut Window, cases: &[CaseView]) -> Vec<CaseReport> {
    let mut reports = serve(window, cases);
    reports.extend(serve(window, cases));
    reports
}

struct Hands {
    window: Window,
    cases: Vec<CaseView>,
    keys: usize,
}

impl Hands {
    fn new() -> Self {
        let cases = three();
        Self { window: Window::open(snapshot(&cases, None)), cases, keys: 0 }
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) -> Vec<CaseReport> {
        self.keys += 1;
        let (physical_key, repeat) = (None, false);
        let events = &mut self.window.harness.input_mut().events;
        events.push(Event::Key { key, physical_key, pressed: true, repeat, modifiers });
        // A keyboard sends the letter along, in the same frame.
        let letter = key.name().chars().next().filter(char::is_ascii_digit);
        events.extend(letter.filter(|_| modifiers.is_none()).map(|letter| Event::Text(letter.to_string())));
        self.window.harness.step();
        self.window.harness.run_steps(3);
        served(&mut self.window, &self.cases)
    }
}

#[test]
fn three_cases_with_three_tips_each_take_thirteen_keys_beside_the_words() {
    let mut hands = Hands::new();
    let mut reports = Vec::new();
    hands.press(Modifiers::COMMAND, Key::R);
    for line in ["Koffie hielp.", "", "Wij bellen nog."] {
        for digit in [Key::Num3, Key::Num1, Key::Num5] {
            reports.extend(hands.press(Modifiers::NONE, digit));
        }
        if !line.is_empty() {
            hands.window.harness.event(Event::Text(line.into()));
            hands.window.harness.run_steps(2);
        }
        reports.extend(hands.press(Modifiers::COMMAND, Key::Enter));
    }

    assert!(hands.keys <= 13, "{} keys", hands.keys);
    let lines: Vec<_> = reports.iter().map(|one| one.line.as_ref().map(ToString::to_string)).collect();
    assert_eq!(lines, [Some("Koffie hielp.".to_owned()), None, Some("Wij bellen nog.".to_owned())]);
    for (report, case) in reports.iter().zip(&hands.cases) {
        assert_eq!(report.case, case.row.log);
        let results: Vec<_> = report.tips.iter().map(|one| one.result).collect();
        assert_eq!(results, [TipResult::Worked, TipResult::NotChosen, TipResult::DidNotWork]);
        assert!(report.tips.iter().map(|one| one.tip).eq(case.tips.iter().map(|tip| tip.tip)));
    }
    assert!(hands.window.shows("3 casussen teruggekoppeld"));
}

#[test]
fn backspace_goes_back_also_from_an_empty_line_and_a_letter_in_the_line_answers_nothing() {
    let mut hands = Hands::new();
    hands.press(Modifiers::COMMAND, Key::R);
    for digit in [Key::Num3, Key::Num3, Key::Num3] {
        hands.press(Modifiers::NONE, digit);
    }
    hands.press(Modifiers::NONE, Key::Backspace);
    hands.press(Modifiers::NONE, Key::Num2);
    hands.press(Modifiers::NONE, Key::Num4);
    let reports = hands.press(Modifiers::COMMAND, Key::Enter);

    let results: Vec<_> = reports[0].tips.iter().map(|one| one.result).collect();
    assert_eq!(results, [TipResult::Worked, TipResult::Worked, TipResult::UnderWay]);
    assert_eq!(
        reports[0].line.as_ref().map(ToString::to_string).as_deref(),
        Some("4"),
        "a digit in the line is a digit"
    );
}

#[test]
fn what_could_not_be_saved_stays_with_its_words_and_can_be_saved_again() {
    let cases = three();
    let mut window = Window::open(snapshot(&cases, None));
    window.key(Modifiers::COMMAND, Key::R);
    served(&mut window, &cases);
    window.key(Modifiers::NONE, Key::Num3);
    window.write("Eén regel voor de tafel (mag leeg)", "Koffie hielp.");
    window.key(Modifiers::COMMAND, Key::Enter);
    let sent = std::iter::from_fn(|| window.requests.try_recv().ok()).find(|one| matches!(one.what, What::Do(_)));
    let number = sent.expect("a report").number;
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.commands(), [], "nothing is sent twice");
    window.post.tell(Notice::Failed(number, Problem::new(problems::DISK_FULL)));
    window.harness.run_steps(3);

    assert!(window.shows("Niet bewaard"));
    assert!(window.shows("1 van 3"));
    window.key(Modifiers::COMMAND, Key::Enter);
    let reports = served(&mut window, &cases);
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].line.as_ref().map(ToString::to_string).as_deref(), Some("Koffie hielp."));
}

#[test]
fn what_somebody_else_told_meanwhile_stands_beside_the_own_answer() {
    let mut cases = three();
    let mut window = Window::open(snapshot(&cases, None));
    window.key(Modifiers::COMMAND, Key::R);
    served(&mut window, &cases);
    window.key(Modifiers::NONE, Key::Num3);
    let at = cases[0].row.changed;
    let report = TipReport { result: TipResult::DidNotWork, note: None, by: demo::org(5), at, whom: None };
    cases[0].tips[0].reports.push(report);
    let line = Some("Bij ons niet.".to_owned());
    cases[0].lines.push(CaseLine { line, words: None, verdict: None, by: demo::org(5), whom: None, at });
    window.post.publish(Arc::new(snapshot(&cases, Some(cases[0].row.log))));
    window.harness.run_steps(3);

    assert!(window.shows("Iemand koppelde intussen ook terug"));
    assert!(window.shows("Bij ons niet."));
    window.key(Modifiers::COMMAND, Key::Enter);
    let reports = served(&mut window, &cases);
    assert_eq!(reports[0].tips.len(), 1);
    assert_eq!(reports[0].tips[0].result, TipResult::Worked, "the own answer is what it was");
}

#[test]
fn a_name_in_the_line_is_pointed_out_and_holds_nothing_up() {
    let mut window = Window::open(demo::snapshot());
    open(window.harness.state_mut());
    window.harness.run();
    window.write("Eén regel voor de tafel (mag leeg)", "Mevrouw Jansen kookte mee.");
    assert!(window.shows("Jansen"));
    window.asked();
    window.key(Modifiers::COMMAND, Key::Enter);
    assert!(matches!(window.commands().as_slice(), [Command::ReportCase(_)]));
}

#[test]
fn skipping_saves_nothing_and_what_was_filled_in_waits() {
    let cases = three();
    let mut window = Window::open(snapshot(&cases, None));
    window.key(Modifiers::COMMAND, Key::R);
    served(&mut window, &cases);
    window.key(Modifiers::NONE, Key::Num3);
    window.press("Sla deze over");
    assert_eq!(served(&mut window, &cases), []);
    assert!(window.shows("2 van 3"));
    window.press("Later verder");
    window.key(Modifiers::COMMAND, Key::R);
    served(&mut window, &cases);

    let draft = &window.harness.state().state().report.drafts[&cases[0].row.log];
    assert_eq!(draft.tips[0].1, Some(TipResult::Worked));
    let row: &CaseRow = &cases[0].row;
    assert_eq!((row.state, draft.at), (CaseState::Trying, 1));
}

#[test]
fn one_key_copies_the_open_case_and_says_that_it_was_noted() {
    let mut window = Window::open(demo::snapshot());
    window.key(Modifiers::COMMAND, Key::D);
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    window.asked();
    window.key(Modifiers::COMMAND, Key::D);
    let wanted = OwnRequest::Dossier { case: demo::CASE, lang: Lang::Nl };
    assert_eq!(window.asked(), [What::Node(NodeRequest::Own(wanted))]);

    window.post.tell(Notice::Copy("Matrix".into()));
    window.harness.step();
    let copied =
        |command: &egui::OutputCommand| matches!(command, egui::OutputCommand::CopyText(text) if text == "Matrix");
    assert!(window.harness.output().platform_output.commands.iter().any(copied));
    window.harness.run_steps(2);
    assert!(window.shows("Het staat ook in uw toegangslogboek"));
}

/// A form about a sheet on which something was found.
pub(super) fn sheet_form(s: &Snapshot) -> ReplyForm {
    let found = ["Jansen", "06-12345678"].map(str::to_owned).to_vec();
    ReplyForm { found, keep: vec!["Jansen".to_owned()], ..ReplyForm::new(s, Lang::Nl, Some(demo::CASE)) }
}

#[test]
fn a_sheet_waits_until_what_was_found_on_it_was_looked_at() {
    let mut window = Window::open(demo::snapshot());
    tab(window.harness.state_mut(), CaseTab::Reports);
    window.harness.run();
    assert!(window.shows("Antwoordblad voor Buurtkamer De Zwaan"));
    window.post.tell(Notice::Again(Box::new(OwnForm::Reply(Box::new(sheet_form(&demo::snapshot()))).into())));
    window.harness.run();
    window.write("Voor wie? Een rol of een organisatie", "Buurtkamer");
    window.write("Bestand", "/tmp/blad.html");
    window.asked();
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.asked(), [], "nobody looked at the number");
    window.press("“06-12345678” vertelt niet wie het is");
    window.key(Modifiers::COMMAND, Key::Enter);
    let asked = window.asked();
    let made = |what: &What| {
        matches!(what, What::Node(NodeRequest::Own(OwnRequest::Reply { wanted, .. }))
            if wanted.cases == [demo::CASE] && wanted.keep.len() == 2 && wanted.whom.as_str() == "Buurtkamer")
    };
    assert!(asked.iter().any(made), "{asked:?}");
}
