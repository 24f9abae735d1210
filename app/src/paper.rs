//! Pages to print: one file, no script, nothing fetched from anywhere.

use std::fmt::Write as _;

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::text::Lang;

const STYLE: &str = include_str!("paper.css");

/// A page under construction. Names of elements are literals; whatever anybody wrote is escaped.
#[derive(Debug)]
pub struct Paper(String);

impl Paper {
    /// Begins a page.
    pub fn begin(lang: Lang, title: &str) -> Self {
        let mut page =
            Self(format!("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", lang.code()));
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
        for step in steps {
            self.line("li", step);
        }
        self.0.push_str("</ol>\n");
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
    pub fn end(mut self) -> String {
        self.0.push_str("</body>\n</html>\n");
        self.0
    }
}

fn escaped(text: &str) -> String {
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

        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"), "{page}");
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
