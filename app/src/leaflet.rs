//! A page of a few parts, each some lines: the same in the window, on the command line and on paper.

use zeroize::Zeroizing;

use crate::paper::Paper;
use crate::text::Lang;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaflet {
    /// Its title.
    pub title: String,
    /// The sentence below it.
    pub lead: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// What stands there without any line.
    pub without: String,
    /// Each line: what it is about, and what is said of it.
    pub lines: Vec<(String, String)>,
}

impl Leaflet {
    /// For a terminal.
    pub fn text(&self) -> String {
        let mut out = vec![self.title.clone(), self.lead.clone()];
        for part in &self.parts {
            out.extend([String::new(), part.title.clone()]);
            if part.lines.is_empty() {
                out.push(format!("  {}", part.without));
            }
            out.extend(part.lines.iter().map(|(what, said)| format!("  {}", joined(what, said))));
        }
        out.join("\n")
    }

    /// To print.
    pub fn html(&self, lang: Lang) -> Zeroizing<String> {
        let mut page = Paper::begin(lang, &self.title);
        page.line("h1", &self.title);
        page.line("p", &self.lead);
        for part in &self.parts {
            page.line("h2", &part.title);
            if part.lines.is_empty() {
                page.line("p", &part.without);
            }
            for (what, said) in &part.lines {
                if said.is_empty() {
                    page.line("p", what);
                } else {
                    page.line("h3", what);
                    page.line("p", said);
                }
            }
        }
        page.end()
    }
}

fn joined(what: &str, said: &str) -> String {
    let said = said.replace('\n', "\n    ");
    if said.is_empty() { what.to_owned() } else { format!("{what}: {said}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_anybody_wrote_is_escaped_and_an_empty_part_says_so() {
        let part = |lines| Part { title: "Deel".into(), without: "Nog niets.".into(), lines };
        let parts = vec![part(vec![("<b>Wat</b>".into(), "a\nb".into())]), part(Vec::new())];
        let leaflet = Leaflet { title: "Titel".into(), lead: "Zin.".into(), parts };

        let page = leaflet.html(Lang::Nl);

        assert!(page.contains("&lt;b&gt;Wat") && page.contains("Nog niets.") && !page.contains("<script"));
        assert!(leaflet.text().contains("<b>Wat</b>: a\n    b"));
    }
}
