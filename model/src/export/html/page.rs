//! A page under construction. Names of elements, classes and anchors are literals; whatever anybody wrote passes
//! through [`Page::text`], which escapes it.

use crate::id::LogId;

use super::labels;

/// The page so far.
pub(super) struct Page {
    out: String,
}

impl Page {
    pub(super) fn begin(title: &str, style: &'static str) -> Self {
        let mut page =
            Self { out: String::from("<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n") };
        // Nothing is loaded and nothing runs, also when somebody adds to the file.
        page.out.push_str(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n",
        );
        page.line("title", "", title);
        page.out.push_str("<style>\n");
        page.out.push_str(style);
        page.out.push_str("</style>\n</head>\n<body>\n");
        page
    }

    pub(super) fn end(mut self) -> String {
        self.out.push_str("</body>\n</html>\n");
        self.out
    }

    /// An element with elements inside.
    pub(super) fn tag(&mut self, tag: &'static str, class: &'static str, inner: impl FnOnce(&mut Self)) {
        self.open(tag, class);
        self.out.push('\n');
        inner(self);
        self.close(tag);
    }

    /// An element with text inside.
    pub(super) fn line(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.open(tag, class);
        self.text(text);
        self.close(tag);
    }

    /// An element with text inside that keeps its lines; nothing when there is no text.
    pub(super) fn prose(&mut self, text: &str) {
        if !text.is_empty() {
            self.line("p", "prose", text);
        }
    }

    /// A title and a text under it; nothing when there is no text.
    pub(super) fn titled(&mut self, key: &'static str, text: &str) {
        if !text.is_empty() {
            self.line("h4", "", &labels::text(key));
            self.prose(text);
        }
    }

    /// A section that links lead to.
    pub(super) fn section(&mut self, anchor: &'static str, inner: impl FnOnce(&mut Self)) {
        self.out.push_str("<section id=\"");
        self.out.push_str(anchor);
        self.out.push_str("\">\n");
        inner(self);
        self.close("section");
    }

    /// A part about one log that links lead to.
    pub(super) fn article(&mut self, log: &LogId, inner: impl FnOnce(&mut Self)) {
        self.out.push_str("<article id=\"log-");
        self.text(&log.to_string());
        self.out.push_str("\">\n");
        inner(self);
        self.close("article");
    }

    /// A link within the page.
    pub(super) fn link(&mut self, anchor: &'static str, text: &str) {
        self.out.push_str("<a href=\"#");
        self.out.push_str(anchor);
        self.out.push_str("\">");
        self.text(text);
        self.close("a");
    }

    /// Small labels in a row.
    pub(super) fn chips(&mut self, chips: &[(&'static str, String)]) {
        self.tag("p", "chips", |page| {
            for (class, text) in chips.iter().filter(|(_, text)| !text.is_empty()) {
                page.line("span", class, text);
            }
        });
    }

    /// A table; `columns` are keys of its heads.
    pub(super) fn table(&mut self, columns: &[&'static str], rows: impl FnOnce(&mut Self)) {
        self.tag("table", "", |page| {
            page.tag("thead", "", |page| {
                page.tag("tr", "", |page| {
                    for key in columns {
                        page.heading("col", &labels::text(key));
                    }
                });
            });
            page.tag("tbody", "", rows);
        });
    }

    /// A row of cells with text.
    pub(super) fn row(&mut self, cells: &[&str]) {
        self.tag("tr", "", |page| {
            for cell in cells {
                page.line("td", "", cell);
            }
        });
    }

    /// The head of a column or of a row.
    pub(super) fn heading(&mut self, scope: &'static str, text: &str) {
        self.out.push_str("<th scope=\"");
        self.out.push_str(scope);
        self.out.push_str("\">");
        self.text(text);
        self.close("th");
    }

    /// Text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                // HTML has no place for these.
                control if control.is_control() && !matches!(control, '\n' | '\t') => self.out.push('\u{fffd}'),
                other => self.out.push(other),
            }
        }
    }

    fn open(&mut self, tag: &'static str, class: &'static str) {
        self.out.push('<');
        self.out.push_str(tag);
        if !class.is_empty() {
            self.out.push_str(" class=\"");
            self.out.push_str(class);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn close(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push_str(">\n");
    }
}
