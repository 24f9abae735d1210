//! What in words for a table may tell who someone is, beside the words: one press puts a role there, another keeps it.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::{Context, Ui, vec2};
use wijktafel_model::id::LogId;
use wijktafel_model::identifiers::{Allowed, Found, Identifier, find_in, replaced};
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{NetworkView, Snapshot};

use super::pen::Pen;
use crate::client::ui::controls::{Kind, button_for};
use crate::client::ui::typography::small;
use crate::text::{Words, names};

/// What stands in place of a name.
const ROLES: [&str; 4] = ["found-resident", "found-neighbour", "found-relative", "found-helper"];

/// What stands in place of everything else.
const LEFT_OUT: &str = "…";

/// Texts that go together, and the network whose own names are left alone.
#[derive(Clone, Copy)]
struct Looked<'a> {
    texts: [&'a str; 3],
    network: &'a NetworkView,
}

impl Hash for Looked<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.texts.hash(state);
        (&self.network.name, &self.network.region).hash(state);
        for one in &self.network.organisations {
            one.name.hash(state);
        }
        for one in &self.network.tables {
            (&one.name, &one.area).hash(state);
        }
    }
}

/// Looks through texts once, as long as they stay what they are.
#[derive(Default)]
struct Finder;

impl ComputerMut<Looked<'_>, Arc<[Found]>> for Finder {
    fn compute(&mut self, looked: Looked<'_>) -> Arc<[Found]> {
        find_in(looked.texts, &Allowed::in_network(looked.network)).into()
    }
}

/// What is found in texts that go together.
pub(super) fn inside(ctx: &Context, s: &Snapshot, texts: [&str; 3]) -> Arc<[Found]> {
    let looked = Looked { texts, network: &s.network };
    ctx.memory_mut(|memory| Arc::clone(memory.caches.cache::<FrameCache<Arc<[Found]>, Finder>>().get(looked)))
}

/// Whether a case is read by a whole table.
pub(super) fn is_learning(s: &Snapshot, case: LogId) -> bool {
    s.cases.iter().any(|row| row.log == case && row.mode == CaseMode::Learning)
}

/// Shows what was found and not kept, with what can stand in its place.
pub(super) fn choices(pen: &mut Pen<'_>, s: &Snapshot, texts: &mut [&mut String], keep: &mut Vec<String>) {
    let w = pen.words;
    let mut read = texts.iter().map(|text| text.as_str());
    let all = [read.next(), read.next(), read.next()].map(Option::unwrap_or_default);
    let found = inside(pen.ui.ctx(), s, all);
    let open: Vec<&Found> = found.iter().filter(|one| !keep.contains(&one.text)).collect();
    if open.is_empty() {
        return;
    }
    pen.note("found-text");
    for one in open {
        let what = one.text.as_str();
        let kind = w.t(names::identifier(one.kind)).into_owned();
        small(pen.ui, &w.with("found-one", &[("what", what.into()), ("kind", kind.into())]));
        let offered: Vec<(String, String)> = match one.kind {
            Identifier::Name => ROLES.map(|role| (w.t(role).into_owned(), w.t(role).into_owned())).to_vec(),
            _ => vec![(w.t("found-leave-out").into_owned(), LEFT_OUT.to_owned())],
        };
        pen.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (label, by) in &offered {
                if button_for(ui, None, label, what, Kind::Secondary).clicked() {
                    for text in texts.iter_mut() {
                        **text = replaced(text, what, by);
                    }
                }
            }
            if button_for(ui, None, &w.t("found-keep"), what, Kind::Ghost).clicked() {
                keep.push(what.to_owned());
            }
        });
    }
    pen.missing("found");
}

/// One quiet line below a text that several people write in.
pub(super) fn hint(ui: &mut Ui, s: &Snapshot, w: &Words, text: &str) {
    let found = inside(ui.ctx(), s, [text, "", ""]);
    if !found.is_empty() {
        let what: Vec<String> = found.iter().map(|one| format!("“{}”", one.text)).collect();
        small(ui, &w.with("found-hint", &[("what", what.join(", ").into())]));
    }
}
