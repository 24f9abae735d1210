//! The network that this one continues, and founding one that continues this: never by itself, always as an offer.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::successor::{Compared, Estate};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::successor::OriginView;

use super::pen::Pen;
use crate::client::attention::{Quiet, quiet};
use crate::client::forms::{EarlierForm, Form, RefoundForm};
use crate::client::intent::{Intent, NodeRequest};
use crate::client::state::{NetworkTab, Part, UiState, org_name, org_names};
use crate::client::tokens::{Tokens, Tone, tk};
use crate::client::ui::charts::meter;
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::layout::{bar, card, rule, well};
use crate::client::ui::parts::{Item, Lead, banner, entry, hanging, point};
use crate::client::ui::typography::{body, h3, muted, small, strong};
use crate::print::successor::{CopyLine, carried, left};
use crate::text::{Lang, Words};

/// Says it when so many voices have been silent for so long that nothing can be decided any more, and offers the way on.
pub fn offer(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let Some(Quiet { orgs, voices }) = quiet(s) else { return };
    let k = *tk(ui);
    let title = w.with("quiet-title", &[("n", orgs.len().into()), ("voices", voices.into())]);
    if banner(ui, Icon::Hourglass, k.warn, &title, &w.t("quiet-text"), Some(&w.t("quiet-do"))) {
        out.push(Intent::Part(Part::Network(NetworkTab::Onward)));
    }
}

/// The part of the place.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    if let Some(origin) = &s.network.continues {
        card(ui, |ui| continued(ui, s, st, &w, origin, out));
    }
    card(ui, |ui| onward(ui, s, st, &w, out));
}

/// What this network continues, and whether what it says of that is true.
fn continued(ui: &mut Ui, s: &Snapshot, st: &UiState, w: &Words, origin: &OriginView, out: &mut Vec<Intent>) {
    let mut compare = false;
    let title = |ui: &mut Ui| {
        h3(ui, &w.with("origin-title", &[("name", origin.name.as_str().into())]));
    };
    bar(ui, 34.0, title, |ui| {
        let kind = if st.network.history.is_some() { Kind::Ghost } else { Kind::Primary };
        compare = st.waiting.is_none() && button(ui, Some(Icon::Scale), &w.t("origin-compare"), kind).clicked();
    });
    let said = [("who", org_name(s, origin.by).into()), ("day", w.day(origin.at.day()).into())];
    muted(ui, &w.with("origin-by", &said));
    let Some(history) = &st.network.history else {
        small(ui, &w.t("origin-text"));
        ask(compare, w, out);
        return;
    };
    rule(ui);
    let k = *tk(ui);
    for copy in &history.copies {
        ui.push_id(copy.log, |ui| {
            let (chip, tone) = verdict(w, &k, copy);
            let lead = Lead::Icon(Icon::Copy, k.neutral);
            entry(ui, &Item { lead, title: &copy.title, sub: "", chip: Some((&chip, tone)), selected: false });
            if let Some(fault) = &copy.fault {
                hanging(ui, 44.0, &w.with(fault.code, &[("detail", fault.detail.as_str().into())]));
            }
        });
    }
    for (key, n) in [("history-proven", history.proven), ("history-unproven", history.unproven)] {
        if n > 0 {
            small(ui, &w.count(key, n));
        }
    }
    small(ui, &w.t("origin-behind"));
    ask(compare, w, out);
}

fn ask(compare: bool, w: &Words, out: &mut Vec<Intent>) {
    if compare {
        out.push(Intent::Ask(Box::new(earlier_form(w.lang()))));
    }
}

/// How a part compares: what is wrong first, then what could not be compared.
fn verdict(w: &Words, k: &Tokens, copy: &CopyLine) -> (String, Tone) {
    let found = || copy.comparison.places.iter().map(|(_, found)| found);
    let sum = |count: fn(&Compared) -> u64| usize::try_from(found().map(count).sum::<u64>()).unwrap_or(usize::MAX);
    let missing = sum(|found| if let Compared::Agrees { missing, .. } = found { *missing } else { 0 });
    let beyond = sum(|found| if let Compared::Agrees { beyond, .. } = found { *beyond } else { 0 });
    if copy.fault.is_some() {
        (w.t("origin-differs").into_owned(), k.danger)
    } else if found().any(|found| matches!(found, Compared::Unknown | Compared::Dropped)) {
        (w.t("origin-unknown").into_owned(), k.info)
    } else if missing > 0 {
        (w.count("origin-missing", missing), k.info)
    } else if beyond > 0 {
        (w.count("origin-beyond", beyond), k.info)
    } else {
        (w.t("origin-same").into_owned(), k.ok)
    }
}

/// A network that continues this one: why, what goes along, founding it, and where it lies.
fn onward(ui: &mut Ui, s: &Snapshot, st: &UiState, w: &Words, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t("onward-title"));
    match quiet(s) {
        Some(Quiet { orgs, .. }) => {
            body(ui, &w.t("quiet-text"));
            muted(ui, &w.with("quiet-who", &[("who", org_names(s, w, &orgs).into())]));
        }
        None => drop(muted(ui, &w.t("onward-text"))),
    }
    ui.add_space(4.0);
    for (icon, key) in [(Icon::Copy, "onward-copies"), (Icon::Signature, "onward-signed"), (Icon::House, "onward-old")]
    {
        point(ui, icon, k.accent, &w.t(key), &w.t(&format!("{key}-text")));
    }
    ui.add_space(6.0);
    if let Some((made, folder)) = &st.network.made {
        let folder_name = folder.display().to_string();
        well(ui, k.ok.bg, |ui| {
            strong(ui, &w.with("onward-made", &[("name", made.name.as_str().into())]));
            body(ui, &w.with("onward-where", &[("folder", folder_name.as_str().into())]));
            small(ui, &carried(&made.carried, w));
            small(ui, &left(made.circles, w));
            if !made.left.is_empty() {
                small(ui, &w.count("refound-not-copied", made.left.len()));
            }
        });
        small(ui, &w.t("onward-next"));
        ui.add_space(4.0);
        if button(ui, Some(Icon::ExternalLink), &w.t("onward-open"), Kind::Primary).clicked() {
            out.push(Intent::Node(NodeRequest::OpenWindow { folder: folder.clone(), lang: w.lang() }));
        }
        return;
    }
    if let Some((done, whole)) = st.network.carrying {
        let said = w.with("onward-carrying", &[("done", done.into()), ("whole", whole.into())]);
        muted(ui, &said);
        meter(ui, done, whole, k.accent, &said);
        return;
    }
    let kind = if quiet(s).is_some() { Kind::Primary } else { Kind::Secondary };
    let may = s.network.me.is_some() && s.network.log.is_some() && st.waiting.is_none();
    if may && button(ui, Some(Icon::Sprout), &w.t("form-refound"), kind).clicked() {
        out.push(Intent::Ask(Box::new(form(s))));
    }
}

/// An empty form about the copy of the earlier network.
pub fn earlier_form(lang: Lang) -> Form {
    Form::Earlier(Box::new(EarlierForm { folder: String::new(), passphrase: String::new(), lang }))
}

/// An empty form, with the name the network has now.
pub fn form(s: &Snapshot) -> Form {
    let mut form = RefoundForm::default();
    form.name.clone_from(&s.network.name);
    Form::Refound(Box::new(form))
}

/// The places to write of the form.
pub(super) fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut RefoundForm) {
    let estate = Estate::of(s);
    small(pen.ui, &carried(&estate.carried, pen.words));
    small(pen.ui, &left(estate.circles, pen.words));
    pen.ui.add_space(6.0);
    pen.line("name", "network-name", &mut form.name);
    pen.line("folder", "onward-folder", &mut form.folder);
    pen.line("partners", "onward-partners", &mut form.partners);
    pen.new_secret(&mut form.passphrase, &mut form.again);
}

/// Draws the parts of the form that asks for the earlier copy.
pub(super) fn fill_earlier(pen: &mut Pen<'_>, form: &mut EarlierForm) {
    pen.note("form-earlier-text");
    pen.line("folder", "earlier-folder", &mut form.folder);
    pen.secret("passphrase", "earlier-passphrase", &mut form.passphrase);
    pen.note("form-earlier-after");
}
