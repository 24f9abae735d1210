//! Pages to print: one file, no script, nothing fetched from anywhere.

use std::fmt::{self, Write as _};
use std::io;
use std::path::Path;

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use wijktafel_sync::paths::{replace_file, write_private};
use zeroize::Zeroizing;

use crate::problem::Problem;
use crate::text::Lang;

const STYLE: &str = include_str!("paper.css");

/// Room for a page without moving what was written of it: it may hold a secret.
const PAGE_BYTES: usize = 64 * 1_024;

/// A page under construction, wiped when it is dropped. Names of elements are literals; whatever anybody wrote is
/// escaped.
pub struct Paper(Zeroizing<String>);

impl fmt::Debug for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Paper").field(&self.0.len()).finish()
    }
}

impl Paper {
    /// Begins a page.
    pub fn begin(lang: Lang, title: &str) -> Self {
        let mut page = Self(Zeroizing::new(String::with_capacity(PAGE_BYTES)));
        let _always =
            write!(page.0, "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", lang.code());
        page.0.push_str(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n",
        );
        page.line("title", title);
        let _always = write!(page.0, "<style>\n{STYLE}</style>\n</head>\n<body>\n");
        page
    }

    /// An element with text inside; line breaks stay.
    pub fn line(&mut self, tag: &'static str, text: &str) {
        let _always = writeln!(self.0, "<{tag}>{}</{tag}>", escaped(text));
    }

    /// What is to be done, in order.
    pub fn steps<'a>(&mut self, steps: impl IntoIterator<Item = &'a str>) {
        self.0.push_str("<ol>\n");
        self.items(steps);
    }

    /// Lines to type over, numbered.
    pub fn codes<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>) {
        self.0.push_str("<ol class=\"code\">\n");
        self.items(lines);
    }

    fn items<'a>(&mut self, items: impl IntoIterator<Item = &'a str>) {
        for item in items {
            self.line("li", item);
        }
        self.0.push_str("</ol>\n");
    }

    /// A table with a row of headings.
    pub fn table<'a, R: IntoIterator<Item = &'a str>>(&mut self, heads: R, rows: impl IntoIterator<Item = R>) {
        self.0.push_str("<table>\n");
        self.row("th", heads);
        for row in rows {
            self.row("td", row);
        }
        self.0.push_str("</table>\n");
    }

    fn row<'a>(&mut self, tag: &'static str, cells: impl IntoIterator<Item = &'a str>) {
        self.0.push_str("<tr>\n");
        for cell in cells {
            self.line(tag, cell);
        }
        self.0.push_str("</tr>\n");
    }

    /// A text that a telephone's camera reads. Nothing when it is too long for that.
    pub fn scannable(&mut self, text: &str) {
        if let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::L) {
            let picture = code.render::<svg::Color<'_>>().min_dimensions(320, 320).build();
            // Without the line that only a file of its own has.
            let picture = picture.split_once("?>").map_or(picture.as_str(), |(_, rest)| rest);
            let _always = writeln!(self.0, "<figure>{picture}</figure>");
        }
    }

    /// The page, done.
    pub fn end(mut self) -> Zeroizing<String> {
        self.0.push_str("</body>\n</html>\n");
        self.0
    }
}

/// Writes a page or a list to a new file that its owner alone can read.
///
/// # Errors
/// `file-exists`, `disk-full` or `cannot-write`.
pub fn write(path: &Path, text: &str) -> Result<(), Problem> {
    write_private(path, text.as_bytes()).map_err(|error| unwritten(path, error))
}

/// The same in place of what is there: after a loss of power the file is the old one or the new one, whole.
///
/// # Errors
/// `disk-full` or `cannot-write`; the old file is still there.
pub fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    replace_file(path, text.as_bytes()).map_err(|error| unwritten(path, error))
}

fn unwritten(path: &Path, error: io::Error) -> Problem {
    let code = match error.kind() {
        io::ErrorKind::AlreadyExists => "file-exists",
        io::ErrorKind::StorageFull => "disk-full",
        _ => "cannot-write",
    };
    Problem::about(code, path.display().to_string()).because(error)
}

pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_anybody_wrote_stays_text() {
        let mut page = Paper::begin(Lang::Nl, "</title><script>");
        page.line("p", "<img src=x onerror=\"alert(1)\"> & meer");
        page.steps(["<b>een</b>"]);
        let page = page.end();

        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"), "{}", *page);
        assert!(page.contains("&amp; meer"));
    }

    #[test]
    fn a_text_too_long_for_a_camera_leaves_no_picture() {
        let mut page = Paper::begin(Lang::En, "t");
        page.scannable(&"x".repeat(10_000));
        assert!(!page.end().contains("<svg"));

        let mut page = Paper::begin(Lang::En, "t");
        page.scannable("WIJKTAFEL-ABC");
        assert!(page.end().contains("<svg"));
    }
}
