//! The page for directors: one text for the window, the command line and paper.

use wijktafel_model::view::Snapshot;
use wijktafel_model::view::quarter::{Asked, Quarter, QuarterView, Shown};
use zeroize::Zeroizing;

use crate::paper::Paper;
use crate::text::names::growth as keys;
use crate::text::{Words, names};

/// The most words on the page. Source: a director reads two pages a quarter, and not more.
pub const WORDS_MAX: usize = 700;

/// A piece of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A sentence or some.
    Text(String),
    /// A figure: its name, now, before; and what it says.
    Figure([String; 3], String),
    /// Something with a count.
    Row(String, String),
}

/// "derde kwartaal van 2026".
pub fn name(w: &Words, quarter: Quarter) -> String {
    w.with("quarter-name", &[("n", quarter.number.into()), ("year", quarter.year.to_string().into())])
}

/// What it says at the top.
pub fn title(s: &Snapshot, w: &Words, quarter: Quarter) -> String {
    format!("{}: {}", s.network.name, name(w, quarter))
}

/// The page, what is asked first.
pub fn page(view: &QuarterView, s: &Snapshot, w: &Words) -> Vec<Part> {
    let text = |key: &str| Part::Text(w.t(key).into_owned());
    let heading = |key: &str| Part::Heading(w.t(key).into_owned());
    let mut parts = vec![heading("quarter-asked")];
    if view.asked.is_empty() {
        parts.push(text("quarter-asked-nothing"));
    }
    parts.extend(view.asked.iter().map(|one| Part::Text(asked(w, one))));
    parts.push(heading("quarter-figures"));
    parts.push(Part::Text(w.with("quarter-figures-text", &[("least", view.least.into())])));
    for one in &view.figures {
        let cells = [w.t(keys::figure(one.figure)).into_owned(), shown(w, one.now, view), shown(w, one.before, view)];
        parts.push(Part::Figure(cells, w.t(keys::figure_text(one.figure)).into_owned()));
    }
    parts.push(heading("quarter-areas"));
    parts.push(text(if view.areas.is_empty() { "quarter-areas-none" } else { "quarter-areas-text" }));
    for (area, about) in &view.areas {
        parts.push(Part::Row(w.t(names::area(*area)).into_owned(), w.count("quarter-about", *about)));
    }
    if view.areas_hidden && !view.areas.is_empty() {
        parts.push(text("quarter-areas-hidden"));
    }
    parts.push(heading("quarter-limits"));
    for key in ["quarter-limit-copy", "quarter-limit-circle", "quarter-limit-compare", "quarter-limit-judge"] {
        parts.push(text(key));
    }
    let day = [("day", w.day(s.today).into())];
    parts.push(Part::Text(w.with("quarter-made", &day)));
    parts
}

fn asked(w: &Words, asked: &Asked) -> String {
    match asked {
        Asked::Agreement { title, .. } => w.with("quarter-asks-agreement", &[("title", title.as_str().into())]),
        Asked::Review { title, on, .. } => {
            w.with("quarter-asks-review", &[("title", title.as_str().into()), ("day", w.day(*on).into())])
        }
        Asked::Latitude => w.t("quarter-asks-latitude").into_owned(),
        Asked::Overdue { count } => w.count("quarter-asks-overdue", *count),
    }
}

fn shown(w: &Words, shown: Shown, view: &QuarterView) -> String {
    match shown {
        Shown::Few => w.with("quarter-few", &[("least", view.least.into())]),
        Shown::About(about) => w.count("quarter-about", about),
    }
}

/// How many words a page has, with its title.
pub fn word_count(title: &str, parts: &[Part]) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    let of = |part: &Part| match part {
        Part::Heading(text) | Part::Text(text) => count(text),
        Part::Figure(cells, text) => cells.iter().map(|cell| count(cell)).sum::<usize>() + count(text),
        Part::Row(name, value) => count(name) + count(value),
    };
    count(title) + parts.iter().map(of).sum::<usize>()
}

/// The columns of figures: what, now, before.
pub fn columns(w: &Words, quarter: Quarter) -> [String; 3] {
    [w.t("quarter-figure").into_owned(), name(w, quarter), name(w, quarter.before())]
}

/// The page to print.
pub fn html(view: &QuarterView, s: &Snapshot, w: &Words) -> Zeroizing<String> {
    let title = title(s, w, view.quarter);
    let mut paper = Paper::begin(w.lang(), &title);
    paper.line("h1", &title);
    let mut figures: Vec<[String; 3]> = Vec::new();
    let mut rows: Vec<[String; 2]> = Vec::new();
    for part in page(view, s, w) {
        // Lines of a table follow each other; the first other piece ends it.
        match part {
            Part::Figure([name, now, before], text) => {
                figures.push([format!("{name}\n{text}"), now, before]);
            }
            Part::Row(name, value) => {
                rows.push([name, value]);
            }
            Part::Heading(text) => {
                flush(&mut paper, w, view, &mut figures, &mut rows);
                paper.line("h2", &text);
            }
            Part::Text(text) => {
                flush(&mut paper, w, view, &mut figures, &mut rows);
                paper.line("p", &text);
            }
        }
    }
    paper.end()
}

fn flush(
    paper: &mut Paper,
    w: &Words,
    view: &QuarterView,
    figures: &mut Vec<[String; 3]>,
    rows: &mut Vec<[String; 2]>,
) {
    if !figures.is_empty() {
        let heads = columns(w, view.quarter);
        let cells = figures.iter().map(|row| row.each_ref().map(String::as_str));
        paper.table(heads.each_ref().map(String::as_str), cells);
        figures.clear();
    }
    if !rows.is_empty() {
        let heads = [w.t("quarter-area"), w.t("quarter-cases")];
        let cells = rows.iter().map(|row| row.each_ref().map(String::as_str));
        paper.table(heads.each_ref().map(AsRef::as_ref), cells);
        rows.clear();
    }
}

#[cfg(test)]
mod tests {
    use wijktafel_model::id::LogId;
    use wijktafel_model::quarter::{ASKED_MAX, LEAST_MAX};
    use wijktafel_model::view::quarter::{Figure, FigureView};
    use wijktafel_model::words::LifeArea;

    use super::*;
    use crate::client::demo;
    use crate::text::Lang;

    /// A page on which everything stands that may.
    fn full() -> QuarterView {
        let title = "Regelruimte van de wijktafel in Noord en Zuid".to_owned();
        let agreement = Asked::Agreement { log: LogId([1; 16]), title: title.clone() };
        let review = Asked::Review { log: LogId([1; 16]), title, on: demo::snapshot().today };
        let mut asked = vec![agreement; ASKED_MAX];
        asked.extend(vec![review; ASKED_MAX]);
        asked.extend([Asked::Latitude, Asked::Overdue { count: 12 }]);
        let figure = |figure| FigureView { figure, now: Shown::About(115), before: Shown::Few };
        QuarterView {
            quarter: Quarter { year: 2026, number: 1 },
            least: LEAST_MAX,
            asked,
            figures: Figure::ALL.map(figure).to_vec(),
            areas: LifeArea::ALL.iter().map(|area| (*area, 25)).collect(),
            areas_hidden: true,
        }
    }

    #[test]
    fn the_page_has_at_most_700_words_and_says_first_what_is_asked() {
        let s = demo::snapshot();
        for lang in Lang::ALL {
            let w = Words::new(lang);
            let (view, title) = (full(), title(&s, &w, full().quarter));
            let parts = page(&view, &s, &w);

            let words = word_count(&title, &parts);
            assert!(words <= WORDS_MAX, "{lang:?}: {words}");
            assert_eq!(parts.first(), Some(&Part::Heading(w.t("quarter-asked").into_owned())));
            let explained = parts.iter().filter(|part| matches!(part, Part::Figure(_, text) if !text.is_empty()));
            assert_eq!(explained.count(), Figure::ALL.len());
            assert!(parts.contains(&Part::Text(w.t("quarter-limit-compare").into_owned())));
        }
    }

    #[test]
    fn the_page_names_no_person_and_no_other_organisation() {
        let s = demo::snapshot();
        let quarter = Quarter::latest_closed(s.today);
        let view = wijktafel_model::quarter::quarter(&s, quarter, 5).expect("it is over");

        let html = html(&view, &s, &Words::new(Lang::Nl));

        for person in s.network.people.iter().filter_map(|person| person.name.as_deref()) {
            assert!(!html.contains(person), "{person}");
        }
        for org in s.network.organisations.iter().filter(|org| !org.own).filter_map(|org| org.name.as_deref()) {
            assert!(!html.contains(org), "{org}");
        }
        assert!(html.contains("<table>") && html.contains("minder dan 5") && !html.contains('%'));
    }
}
