//! A meeting as a sheet to print: what is known, and room to write by hand.

use wijktafel_model::fact::steps::TemplateStep;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::MeetingView;
use wijktafel_model::words::Attendance;
use zeroize::Zeroizing;

use crate::client::state::org_name;
use crate::meeting::{guides, somebody, subject, table_name, when};
use crate::paper::Paper;
use crate::steps::{Offer, minutes, offered, said};
use crate::text::{Words, names};

/// Lines left open below the agenda and below the signals.
const OPEN_LINES: usize = 3;
/// Room for a few words by hand.
const ROOM: &str = "\n\n";

/// The page.
pub fn html(one: &MeetingView, s: &Snapshot, w: &Words) -> Zeroizing<String> {
    let title = format!("{}: {}", w.t(names::meeting_kind(one.kind)), table_name(s, one.table));
    let mut page = Paper::begin(w.lang(), &title);
    page.line("h1", &title);
    page.line("p", &format!("{} {}", when(w, one), one.on.date().0));
    let guide = guides(s, w, &one.guides);
    let guide = guide
        .map_or_else(|| w.t("sheet-guide-open").into_owned(), |who| w.with("meeting-guide", &[("who", who.into())]));
    page.line("p", &guide);
    agenda(&mut page, one, s, w);
    steps(&mut page, one, s, w);
    people(&mut page, one, s, w);
    signals(&mut page, one, s, w);
    if !one.news.is_empty() {
        page.line("h2", &w.t("meeting-news"));
    }
    for news in &one.news {
        let told = [("who", org_name(s, news.by).into()), ("day", w.day(news.until).into())];
        page.line("p", &format!("{}\n{}", news.text, w.with("news-by", &told)));
    }
    page.line("h2", &w.t("field-notes"));
    page.line("p", &one.notes);
    page.line("small", &w.t("sheet-guard"));
    page.end()
}

fn agenda(page: &mut Paper, one: &MeetingView, s: &Snapshot, w: &Words) {
    page.line("h2", &w.t("meeting-agenda"));
    let mut rows: Vec<[String; 4]> = Vec::new();
    for (place, item) in one.agenda.iter().enumerate() {
        let minutes = item.minutes.map(|minutes| w.with("minutes", &[("n", minutes.into())])).unwrap_or_default();
        let words = format!("{}{ROOM}", subject(s, w, item));
        let done = if item.discussed { "✓" } else { "☐" };
        rows.push([format!("{}.", place + 1), done.to_owned(), words, minutes]);
    }
    let next = rows.len() + 1;
    rows.extend(
        (next..next + OPEN_LINES).map(|place| [format!("{place}."), "☐".to_owned(), ROOM.to_owned(), String::new()]),
    );
    let heads = ["", "", "sheet-subject", "sheet-minutes"].map(|key| if key.is_empty() { "".into() } else { w.t(key) });
    let cells = rows.iter().map(|row| row.each_ref().map(String::as_str));
    page.table(heads.each_ref().map(AsRef::as_ref), cells);
}

/// How discussions go: those that have a clock, else the templates that the network wrote, else from left to right.
fn steps(page: &mut Paper, one: &MeetingView, s: &Snapshot, w: &Words) {
    for clock in &one.clocks {
        let item = one.agenda.iter().chain(&one.removed).find(|item| item.item == clock.item);
        let what = item.map(|item| subject(s, w, item)).unwrap_or_default();
        page.line("h2", &w.with("clock-title", &[("what", what.into())]));
        let rows = clock.template.steps.iter().zip(&clock.spent).map(|(step, spent)| {
            let took = if *spent > 0 { said(w, step, Some(*spent)) } else { String::new() };
            [step.name.to_string(), column(step, w), said(w, step, None), took]
        });
        let rows: Vec<[String; 4]> = rows.collect();
        let heads = ["sheet-step", "sheet-column", "sheet-minutes", "sheet-took"].map(|key| w.t(key));
        page.table(heads.each_ref().map(AsRef::as_ref), rows.iter().map(|row| row.each_ref().map(String::as_str)));
    }
    if !one.state.is_ahead() {
        return;
    }
    let all = offered(s, w);
    let own: Vec<&Offer> = all.iter().filter(|offer| offer.by.is_some()).collect();
    let shown = if own.is_empty() { all.iter().take(1).collect() } else { own };
    page.line("h2", &w.t("templates-title"));
    for offer in shown {
        let minutes = w.with("minutes", &[("n", minutes(&offer.template).into())]);
        page.line("h3", &format!("{} ({minutes})", offer.template.name));
        let rows =
            offer.template.steps.iter().map(|step| [step.name.to_string(), column(step, w), said(w, step, None)]);
        let rows: Vec<[String; 3]> = rows.collect();
        let heads = ["sheet-step", "sheet-column", "sheet-minutes"].map(|key| w.t(key));
        page.table(heads.each_ref().map(AsRef::as_ref), rows.iter().map(|row| row.each_ref().map(String::as_str)));
    }
}

fn column(step: &TemplateStep, w: &Words) -> String {
    step.level.map(|level| w.t(names::level(level)).into_owned()).unwrap_or_default()
}

fn people(page: &mut Paper, one: &MeetingView, s: &Snapshot, w: &Words) {
    page.line("h2", &w.t("attendance-title"));
    let table = s.network.tables.iter().find(|table| table.log == one.table);
    let expected = s.network.organisations.iter().map(|org| org.org);
    let expected = expected.filter(|org| table.is_some_and(|table| table.orgs.contains(org)));
    let mut rows: Vec<[String; 2]> = Vec::new();
    for org in expected {
        let words: Vec<_> = one.attendance.iter().filter(|word| word.org == org).collect();
        let there = words.iter().any(|word| word.attendance == Attendance::Present);
        let who: Vec<String> = words
            .iter()
            .filter(|word| word.attendance == Attendance::Present)
            .map(|word| somebody(s, org, word.person))
            .collect();
        let unable = !there && words.iter().any(|word| word.attendance == Attendance::Unable);
        let name = if who.is_empty() { org_name(s, org) } else { who.join("\n") };
        let said = if unable { w.t("attendance-unable").into_owned() } else { String::new() };
        rows.push([if there { "✓" } else { "☐" }.to_owned(), format!("{name}  {said}").trim_end().to_owned()]);
    }
    for guests in &one.guests {
        let role = w.t(names::role(guests.role)).into_owned();
        rows.push(["✓".to_owned(), w.with("guests-count", &[("role", role.into()), ("n", guests.count.into())])]);
    }
    rows.push(["☐".to_owned(), w.t("sheet-guests").into_owned()]);
    page.table(["", &w.t("sheet-who")], rows.iter().map(|row| row.each_ref().map(String::as_str)));
}

fn signals(page: &mut Paper, one: &MeetingView, s: &Snapshot, w: &Words) {
    page.line("h2", &w.t("meeting-signals"));
    let open = one.signals.iter().filter(|signal| signal.follow_ups.is_empty());
    let mut rows: Vec<[String; 2]> = open.map(|signal| [signal.text.clone(), org_name(s, signal.by)]).collect();
    rows.extend((0..OPEN_LINES).map(|_| [ROOM.to_owned(), String::new()]));
    let heads = ["sheet-signal", "sheet-from"].map(|key| w.t(key));
    page.table(heads.each_ref().map(AsRef::as_ref), rows.iter().map(|row| row.each_ref().map(String::as_str)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;
    use crate::text::Lang;

    #[test]
    fn the_sheet_holds_what_is_known_and_room_for_the_rest() {
        let s = demo::snapshot();
        let one = s.meetings.iter().find(|one| one.log == demo::HELD).expect("a meeting that was held");

        let page = html(one, &s, &Words::new(Lang::Nl));

        for said in [
            "Wijktafel Lijsterpad",
            "Mevrouw in het hoekhuis durft haar post niet te openen",
            "Nieuwe buurtkamer aan de kade",
            "De bus naar de dagopvang rijdt niet meer na vijven",
            "Het budgetspreekuur is voortaan op dinsdag",
            "De buurvrouw wil meekijken naar de post.",
            "bewoner: 2",
        ] {
            assert!(page.contains(said), "{said}");
        }
        assert!(page.contains("Gesprek: Mevrouw in het hoekhuis") && page.contains("Wat kan iemand zelf?"));
        assert!(!page.contains("Rondje van de buurt"), "what was held needs no templates any more");
        assert!(!page.contains("Wachttijd schuldhulp"), "what was followed up is no open signal");
        assert!(page.matches('☐').count() > OPEN_LINES, "boxes to tick by hand");
    }
    #[test]
    fn the_sheet_of_a_meeting_to_come_holds_the_steps_that_the_network_wrote() {
        let w = Words::new(Lang::Nl);
        let mut s = demo::snapshot();
        let one = s.meetings.iter().find(|one| one.log == demo::MEETING).expect("the next meeting").clone();

        let page = html(&one, &s, &w);
        for said in ["Stappenplannen", "Rondje van de buurt (20 min)", "Wie zijn wij?", "Wat speelt er?", "15 min"] {
            assert!(page.contains(said), "{said}");
        }
        assert!(!page.contains("Van links naar rechts"));

        s.network.templates.clear();
        let page = html(&one, &s, &w);
        assert!(page.contains("Van links naar rechts") && page.contains("Eigen netwerk"), "one to begin with");
    }
}
