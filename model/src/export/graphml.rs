//! The network as a graph: organisations, and how closely each says it works with another. GraphML, as other programs
//! read it; one graph for each capture.

use std::fmt::Write as _;

use super::names::Names;
use super::{Export, labels};
use crate::relation::edges;
use crate::view::relation::CaptureView;
use crate::view::{OrganisationView, Snapshot};
use crate::words::relation::Closeness;

/// The file.
pub const NAME: &str = "relations.graphml";

/// What is said of nodes and lines: the id, of which, its name, its type.
const KEYS: [(&str, &str, &str, &str); 8] = [
    ("name", "node", "name", "string"),
    ("kind", "node", "kind", "string"),
    ("formality", "node", "formality", "string"),
    ("stage", "node", "stage", "string"),
    ("closeness", "edge", "closeness", "int"),
    ("words", "edge", "words", "string"),
    ("capture", "graph", "capture", "string"),
    ("on", "graph", "on", "string"),
];

/// Renders every capture; without one a single graph with the organisations alone.
pub fn render(export: &Export<'_>) -> String {
    let all: Vec<Option<&CaptureView>> = export.snapshot.captures.iter().map(Some).collect();
    graphs(export.snapshot, if all.is_empty() { &[None] } else { &all })
}

/// Renders one capture.
pub fn one(snapshot: &Snapshot, capture: &CaptureView) -> String {
    graphs(snapshot, &[Some(capture)])
}

fn graphs(snapshot: &Snapshot, captures: &[Option<&CaptureView>]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (id, of, name, kind) in KEYS {
        let line = format!("  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n");
        out.push_str(&line);
    }
    let names = Names::of(snapshot);
    for (place, capture) in captures.iter().enumerate() {
        graph(&mut out, snapshot, &names, place, *capture);
    }
    out.push_str("</graphml>\n");
    out
}

fn graph(out: &mut String, snapshot: &Snapshot, names: &Names<'_>, place: usize, capture: Option<&CaptureView>) {
    let _infallible = writeln!(out, "  <graph id=\"g{place}\" edgedefault=\"directed\">");
    if let Some(capture) = capture {
        data(out, "capture", &capture.title);
        data(out, "on", &capture.at.day().to_string());
    }
    let shown = |org: &&OrganisationView| capture.is_none_or(|capture| capture.participants.contains(&org.org));
    for org in snapshot.network.organisations.iter().filter(shown) {
        let _infallible = writeln!(out, "  <node id=\"g{place}.{}\">", org.org);
        data(out, "name", &names.org(&org.org));
        data(out, "kind", &labels::of("org-kind", &org.kind));
        data(out, "formality", &labels::of("formality", &org.formality));
        data(out, "stage", &labels::of("stage", &org.stage));
        out.push_str("  </node>\n");
    }
    let known = |org| snapshot.network.organisations.iter().any(|one| one.org == org);
    for edge in capture.map(edges).unwrap_or_default() {
        let said = [(edge.one, edge.other, edge.from_one), (edge.other, edge.one, edge.from_other)];
        for (from, to, closeness) in said {
            let Some(closeness) = closeness.filter(|_| known(from) && known(to)) else { continue };
            let ids = format!("source=\"g{place}.{from}\" target=\"g{place}.{to}\"");
            let _infallible = writeln!(out, "  <edge {ids}>");
            data(out, "closeness", &level(closeness).to_string());
            data(out, "words", &labels::of("closeness", &closeness));
            out.push_str("  </edge>\n");
        }
    }
    out.push_str("  </graph>\n");
}

/// From 0 for strangers to 4 for those that work as one.
fn level(closeness: Closeness) -> usize {
    Closeness::ALL.iter().position(|one| *one == closeness).unwrap_or_default()
}

fn data(out: &mut String, key: &str, text: &str) {
    let _infallible = write!(out, "    <data key=\"{key}\">");
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no place for these.
            other if is_left_out(other) => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out.push_str("</data>\n");
}

const fn is_left_out(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{ffff}')
        || (character.is_ascii_control() && !matches!(character, '\n' | '\t' | '\r'))
}
