//! The recovery sheet as a page to print.

use std::fmt::Write as _;
use std::path::Path;

use wijktafel_model::time::Day;
use wijktafel_model::view::Snapshot;
use wijktafel_sync::paths::only_for_me;
use zeroize::Zeroizing;

use crate::problem::Problem;
use crate::text::Words;

/// The page: whose it is, what it does, and its lines in groups of four.
pub fn html(s: &Snapshot, w: &Words, lines: &[String], today: Day) -> Zeroizing<String> {
    let me = s.network.me;
    let person = s.network.people.iter().find(|person| me.is_some_and(|me| me.person == person.person));
    let person = person.and_then(|person| person.name.as_deref()).unwrap_or_default();
    let org =
        s.network.organisations.iter().find(|org| org.own).and_then(|org| org.name.as_deref()).unwrap_or_default();
    let mut page = Zeroizing::new(String::with_capacity(8 * 1_024));
    let title = w.t("recovery-sheet-title");
    let _infallible = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
         body {{ font: 12pt/1.5 sans-serif; max-width: 42rem; margin: 2rem auto; color: #111; background: #fff }}\n\
         .code {{ font: 13pt/1.9 monospace; border: 1px solid #111; padding: 1rem 1rem 1rem 3rem }}\n\
         h1 {{ font-size: 18pt }}\n li {{ margin: .4rem 0 }}\n@page {{ margin: 18mm }}\n</style>\n\
         <h1>{}</h1>\n<p><strong>{}</strong> · {} · {} · {}</p>\n<p>{}</p>\n<ol class=\"code\">\n",
        w.lang().code(),
        escaped(&title),
        escaped(&title),
        escaped(person),
        escaped(org),
        escaped(&s.network.name),
        w.day(today),
        escaped(&w.t("recovery-sheet-what")),
    );
    for line in lines {
        let _infallible = writeln!(page, "<li>{line}</li>");
    }
    page.push_str("</ol>\n<ol>\n");
    for key in [
        "recovery-sheet-step-install",
        "recovery-sheet-step-type",
        "recovery-sheet-step-partner",
        "recovery-sheet-step-after",
    ] {
        let _infallible = writeln!(page, "<li>{}</li>", escaped(&w.t(key)));
    }
    let _infallible = write!(page, "</ol>\n<p>{}</p>\n</html>\n", escaped(&w.t("recovery-sheet-keep")));
    page
}

/// Writes the page for its owner alone.
///
/// # Errors
/// When the file is there already or cannot be written.
pub fn write(path: &Path, html: &str) -> Result<(), Problem> {
    let refused = |error| Problem::of_file(path, error);
    let mut options = std::fs::OpenOptions::new();
    let mut file = only_for_me(options.write(true).create_new(true)).open(path).map_err(refused)?;
    std::io::Write::write_all(&mut file, html.as_bytes()).and_then(|()| file.sync_all()).map_err(refused)
}

/// Text as it may stand in a page.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_the_page() {
        assert_eq!(escaped("<b>\"A&B\""), "&lt;b&gt;&quot;A&amp;B&quot;");
    }
}
