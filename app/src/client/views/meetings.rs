//! The meetings of a table, on its card: the next one, what is still told, who came over time.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::meeting::present;
use wijktafel_model::view::meeting::{MeetingState, MeetingView};
use wijktafel_model::view::{Snapshot, TableView};
use wijktafel_model::words::Attendance;

use crate::client::forms::MeetingForm;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{badge, org_name, writable};
use crate::client::tokens::{Tokens, Tone, tk};
use crate::client::ui::controls::{Kind, button_for};
use crate::client::ui::layout::{bar, rule};
use crate::client::ui::parts::{Item, Lead, item, point};
use crate::client::ui::presence::{Mark, Presence, fitting, legend};
use crate::client::ui::typography::{small, strong};
use crate::meeting::{guides, moment, table_name};
use crate::text::{Words, names};

/// At most this many earlier meetings are in the figure.
const COLUMNS: usize = 8;
/// At most this many earlier meetings are listed.
const LISTED: usize = 4;

/// The tone of a state.
pub const fn tone(k: &Tokens, state: MeetingState) -> Tone {
    match state {
        MeetingState::Planned => k.info,
        MeetingState::Running => k.ok,
        MeetingState::Held | MeetingState::Cancelled => k.neutral,
        MeetingState::Passed => k.warn,
    }
}

/// Meetings that are to come or go on, the next one first.
pub fn ahead(s: &Snapshot) -> impl Iterator<Item = &MeetingView> {
    s.meetings.iter().filter(|one| one.state.is_ahead())
}

/// A row that opens a meeting. `named`: with the name of its table.
pub fn row(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, named: bool, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let when = wijktafel_model::view::meeting::When { on: one.on, at: one.at, place: one.place.clone() };
    let mut title = capital(&moment(w, &when));
    if named {
        title = format!("{}: {}", table_name(s, one.table), moment(w, &when));
    }
    let (chip, sub) = match one.state {
        MeetingState::Planned => (w.near(one.on, s.today), before(s, w, one)),
        MeetingState::Running => (w.t(names::meeting_state(one.state)).into_owned(), before(s, w, one)),
        MeetingState::Held => (w.t(names::meeting_state(one.state)).into_owned(), came(w, one)),
        MeetingState::Cancelled => {
            (w.t(names::meeting_state(one.state)).into_owned(), one.reason.clone().unwrap_or_default())
        }
        MeetingState::Passed => {
            (w.t(names::meeting_state(one.state)).into_owned(), w.t("meeting-passed-text").into_owned())
        }
    };
    let tone = tone(&k, one.state);
    let lead = Lead::Icon(Icon::CalendarDays, tone);
    let it = Item { lead, title: &title, sub: &sub, chip: Some((&chip, tone)), selected: false };
    if ui.push_id(one.log, |ui| item(ui, &it)).inner.clicked() {
        out.push(Intent::Open(Opened::Meeting(one.log)));
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is on the agenda, and who guides.
fn before(s: &Snapshot, w: &Words, one: &MeetingView) -> String {
    let guide = guides(s, w, &one.guides);
    let guide = guide
        .map_or_else(|| w.t("meeting-no-guide").into_owned(), |who| w.with("meeting-guide", &[("who", who.into())]));
    format!("{} {guide}", w.count("meeting-items", one.agenda.len()))
}

/// How many came, as far as anybody said.
fn came(w: &Words, one: &MeetingView) -> String {
    let guests: u32 = one.guests.iter().map(|guests| guests.count).sum();
    let orgs = present(one).len();
    if orgs == 0 && guests == 0 {
        return w.t("meeting-nobody-said").into_owned();
    }
    w.with("meeting-came", &[("orgs", orgs.into()), ("guests", guests.into())])
}

/// Everything about meetings on the card of a table.
pub fn on_card(ui: &mut Ui, s: &Snapshot, w: &Words, table: &TableView, out: &mut Vec<Intent>) {
    let mine = || s.meetings.iter().filter(|one| one.table == table.log);
    ui.add_space(4.0);
    rule(ui);
    bar(
        ui,
        34.0,
        |ui| {
            strong(ui, &w.t("meetings-title"));
        },
        |ui| {
            if writable(s)
                && button_for(ui, Some(Icon::CalendarPlus), &w.t("meeting-plan"), &table.name, Kind::Secondary)
                    .clicked()
            {
                let form = MeetingForm::plan(s, w.lang(), Some(table.log));
                out.push(Intent::Ask(Box::new(form.into())));
            }
        },
    );
    let mut next: Vec<_> = ahead(s).filter(|one| one.table == table.log).collect();
    next.sort_by_key(|one| one.state != MeetingState::Running);
    for one in &next {
        row(ui, s, w, one, false, out);
    }
    let earlier: Vec<_> = mine().rev().filter(|one| !one.state.is_ahead()).collect();
    if next.is_empty() {
        small(ui, &w.t(if earlier.is_empty() { "meetings-none" } else { "meetings-none-ahead" }));
    }
    let k = *tk(ui);
    for news in mine().flat_map(|one| &one.news) {
        let told = [("who", org_name(s, news.by).into()), ("day", w.near(news.until, s.today).into())];
        point(ui, Icon::Megaphone, k.muted, &news.text, &w.with("news-by", &told));
    }
    if !earlier.is_empty() {
        ui.add_space(4.0);
        strong(ui, &w.t("meetings-earlier"));
        for one in earlier.iter().take(LISTED) {
            row(ui, s, w, one, false, out);
        }
        over_time(ui, s, w, table, &earlier);
    }
}

/// Who came to the last meetings that were held. Rows stand in the order of arrival in the network.
fn over_time(ui: &mut Ui, s: &Snapshot, w: &Words, table: &TableView, earlier: &[&MeetingView]) {
    let held: Vec<_> = earlier.iter().filter(|one| one.state == MeetingState::Held).copied().collect();
    if held.len() < 2 {
        return;
    }
    let mut shown: Vec<_> = held.into_iter().take(fitting(ui.available_width(), COLUMNS)).collect();
    shown.reverse();
    let orgs: Vec<_> =
        s.network.organisations.iter().map(|org| org.org).filter(|org| table.orgs.contains(org)).collect();
    let mark = |one: &MeetingView, org| {
        let words = || one.attendance.iter().filter(|word| word.org == org).map(|word| word.attendance);
        if words().any(|word| word == Attendance::Present) {
            Mark::There
        } else if words().any(|word| word == Attendance::Unable) {
            Mark::Unable
        } else {
            Mark::Unknown
        }
    };
    let marks: Vec<Vec<Mark>> = orgs.iter().map(|org| shown.iter().map(|one| mark(one, *org)).collect()).collect();
    let rows: Vec<_> = orgs.iter().map(|org| (badge(s, *org), org_name(s, *org))).collect();
    let columns: Vec<String> = shown.iter().map(|one| w.near(one.on, s.today)).collect();
    let words = ["attendance-present", "attendance-unable", "attendance-unknown"].map(|key| w.t(key));
    let said = rows.iter().zip(&marks).map(|((_, name), marks)| {
        let of = columns.iter().zip(marks).map(|(day, mark)| {
            let [there, unable, unknown] = &words;
            let word = match mark {
                Mark::There => there,
                Mark::Unable => unable,
                Mark::Unknown => unknown,
            };
            format!("{day} {word}")
        });
        format!("{name}: {}", of.collect::<Vec<_>>().join(", "))
    });
    let name = said.collect::<Vec<_>>().join(". ");
    ui.add_space(4.0);
    strong(ui, &w.t("meetings-over-time"));
    small(ui, &w.t("meetings-over-time-text"));
    Presence { rows: &rows, columns: &columns, marks: &marks, name: &name }.show(ui);
    let [there, unable, unknown] = &words;
    legend(ui, [there, unable, unknown]);
}
