use serde_json::{Value as Json, json};

use super::*;

const NETWORK: NetworkId = NetworkId([1; 32]);
const TODAY: Day = Day(20_000);
const CASE: LogId = LogId([4; 16]);
const OTHER: LogId = LogId([5; 16]);
const TIP: FactId = FactId([6; 16]);

fn sheet() -> Sheet {
    let tip =
        |id, text: &str| SheetTip { tip: id, text: text.to_owned(), area: LifeArea::Housing, level: SupportLevel::Own };
    let case =
        |case, tips| SheetCase { case, title: "Weer alleen thuis".to_owned(), retain_until: TODAY.plus(30), tips };
    Sheet {
        network: NETWORK,
        sheet: ReplyId([7; 16]),
        key: ReplyKey([8; 32]),
        whom: Line::new("Buurtkamer").unwrap(),
        until: TODAY.plus(3),
        cases: vec![
            case(CASE, vec![tip(TIP, "buurvrouw vragen")]),
            case(OTHER, vec![tip(FactId([9; 16]), "samen eten")]),
        ],
    }
}

/// What a case on the sheet keeps of it.
fn kept(log: LogId) -> Option<ReplyAsked> {
    let sheet = sheet();
    let case = sheet.cases.iter().find(|one| one.case == log)?;
    Some(ReplyAsked {
        sheet: sheet.sheet,
        key: sheet.key,
        whom: sheet.whom.clone(),
        until: sheet.until,
        tips: case.tips.iter().map(|tip| tip.tip).collect(),
        mark: sheet.mark(),
    })
}

fn body() -> Json {
    json!({
        "network": NETWORK,
        "mark": sheet().mark(),
        "cases": [{
            "case": CASE, "tips": [{ "tip": TIP, "result": "worked" }],
            "line": "Ze <b>belt</b> nu zelf.", "words": "", "verdict": "helped",
        }],
    })
}

fn sealed(body: &str) -> Json {
    let sheet = sheet();
    json!({
        "wijktafel": "reply", "version": 0, "sheet": sheet.sheet,
        "body": body, "mac": hmac(&sheet.key.0, body.as_bytes()),
    })
}

fn taken(file: &str) -> Result<Vec<CaseReport>, ReplyError> {
    Answer::read(file.as_bytes(), NETWORK)?.check(TODAY, kept)
}

fn with(change: impl FnOnce(&mut Json)) -> Result<Vec<CaseReport>, ReplyError> {
    let mut body = body();
    change(&mut body);
    taken(&sealed(&body.to_string()).to_string())
}

#[test]
fn the_mac_is_the_published_one() {
    // RFC 4231, test case 2 with its key filled up with zeros, which HMAC does itself.
    let mut key = [0; 32];
    key[..4].copy_from_slice(b"Jefe");
    let mac = hmac(&key, b"what do ya want for nothing?");
    assert_eq!(mac, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

#[test]
fn an_answer_is_read_and_its_words_stay_words() {
    let reports = with(|_| ()).unwrap();

    let [report] = reports.as_slice() else { panic!("{reports:?}") };
    assert_eq!(
        (report.case, report.tips.as_slice()),
        (CASE, &[TipOutcome { tip: TIP, result: TipResult::Worked }][..])
    );
    assert_eq!(report.line.as_ref().map(Prose::as_str), Some("Ze <b>belt</b> nu zelf."));
    assert_eq!(report.verdict, Some(ClientVerdict::Helped));
}

#[test]
fn what_nobody_with_the_sheet_wrote_is_refused() {
    let mut changed = sealed(&body().to_string());
    changed["body"] = json!(body().to_string().replace("worked", "not_chosen"));
    assert_eq!(taken(&changed.to_string()), Err(ReplyError::Altered));

    let mut stranger = sealed(&body().to_string());
    stranger["sheet"] = json!(ReplyId([99; 16]));
    let read = Answer::read(stranger.to_string().as_bytes(), NETWORK).unwrap();
    assert_eq!(read.check(TODAY, |_| None), Err(ReplyError::Unknown));
}

#[test]
fn another_network_another_sheet_and_what_was_not_asked_are_refused() {
    assert_eq!(with(|body| body["network"] = json!(NetworkId([2; 32]))), Err(ReplyError::OtherNetwork));
    assert_eq!(with(|body| body["mark"] = json!(ReplyMark([3; 32]))), Err(ReplyError::NotAsked));
    let tip = |body: &mut Json| body["cases"][0]["tips"][0]["tip"] = json!(FactId([9; 16]));
    assert_eq!(with(tip), Err(ReplyError::NotAsked), "a tip of the other case");
    let circle = json!({ "case": LogId([77; 16]), "tips": [] });
    let more = |body: &mut Json| body["cases"].as_array_mut().unwrap().push(circle);
    assert_eq!(with(more), Err(ReplyError::NotAsked), "a case that is on no sheet");
}

#[test]
fn an_answer_after_its_last_day_is_refused_and_on_it_is_not() {
    let read =
        |day| Answer::read(sealed(&body().to_string()).to_string().as_bytes(), NETWORK).unwrap().check(day, kept);

    assert!(read(TODAY.plus(3)).is_ok());
    assert_eq!(read(TODAY.plus(4)), Err(ReplyError::Expired));
}

#[test]
fn what_is_no_answer_is_refused() {
    let malformed = |file: &str| assert_eq!(taken(file), Err(ReplyError::Malformed), "{}", file.len());
    malformed("");
    malformed("{}");
    malformed("<!doctype html><script>alert(1)</script>");
    malformed(&"[".repeat(200_000));
    let deep = format!("{}{}", "{\"wijktafel\":".repeat(300), "0");
    malformed(&deep);
    let file = sealed(&body().to_string()).to_string();
    malformed(&file.replacen("\"version\":0", "\"version\":0,\"version\":0", 1));
    malformed(&file.replacen("\"version\":0", "\"version\":0,\"more\":{}", 1));
    malformed(&file.replacen("\"wijktafel\":\"reply\"", "\"wijktafel\":\"bundle\"", 1));
    let twice = body().to_string().replacen("\"cases\"", "\"mark\":\"\",\"cases\"", 1);
    malformed(&sealed(&twice).to_string());
    let nested = format!("{{\"cases\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    malformed(&sealed(&nested).to_string());
    assert_eq!(with(|body| body["cases"][0]["tips"][0]["result"] = json!("best_of_all")), Err(ReplyError::Malformed));

    let newer = file.replacen("\"version\":0", "\"version\":1", 1);
    assert_eq!(taken(&newer), Err(ReplyError::Newer));
    assert_eq!(taken(&" ".repeat(BYTES_MAX + 1)), Err(ReplyError::TooLarge));
}

#[test]
fn more_than_a_sheet_holds_or_the_same_twice_is_refused() {
    let again = |body: &mut Json| {
        let case = body["cases"][0].clone();
        body["cases"].as_array_mut().unwrap().push(case);
    };
    assert_eq!(with(again), Err(ReplyError::TooMany));
    let tips = |body: &mut Json| {
        let tip = body["cases"][0]["tips"][0].clone();
        body["cases"][0]["tips"] = json!([tip.clone(), tip]);
    };
    assert_eq!(with(tips), Err(ReplyError::TooMany));
    let many = |body: &mut Json| {
        let case = |n: u8| json!({ "case": LogId([n; 16]), "tips": [] });
        body["cases"] = (0..=CASES_MAX).map(|n| case(u8::try_from(n).unwrap())).collect();
    };
    assert_eq!(with(many), Err(ReplyError::TooMany));
}

#[test]
fn a_text_that_does_not_fit_and_an_answer_without_anything_are_refused() {
    assert_eq!(with(|body| body["cases"][0]["line"] = json!("a\u{7}b")), Err(ReplyError::BadText));
    let long = "a".repeat(LINE_CHARS_MAX + 1);
    assert_eq!(with(|body| body["cases"][0]["words"] = json!(long)), Err(ReplyError::BadText));
    let nothing = |body: &mut Json| body["cases"] = json!([{ "case": CASE, "tips": [], "line": " " }]);
    assert_eq!(with(nothing), Err(ReplyError::Empty));
}

#[test]
fn one_changed_word_makes_another_mark() {
    let mark = sheet().mark();
    let mut other = sheet();
    other.cases[0].tips[0].text.push('!');
    assert_ne!(other.mark(), mark);
    let mut other = sheet();
    other.until = TODAY;
    assert_ne!(other.mark(), mark);
}

#[test]
fn the_hash_of_a_script_is_what_a_browser_reckons() {
    // SHA-256 of nothing, as browsers print it.
    assert_eq!(content_hash(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}
