//! Partners: who has what for certain, what is still under way, what was set apart and why.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::id::OrgId;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::{QuarantineView, Snapshot, Stage};

use super::ended::{Ended, ended};
use crate::client::forms::Form;
use crate::client::intent::{Intent, LockAfter, NodeRequest, Opened, Passphrase, Preference, Preferences};
use crate::client::state::{OwnTab, Part, Place, UiState, badge, org_name, org_names};
use crate::client::tokens::{R_S, Tokens, Tone, f_body, f_med, tk};
use crate::client::ui::controls::{Kind, button, checkbox, focus_ring};
use crate::client::ui::layout::{W, bar, card, cards, page};
use crate::client::ui::parts::{banner, chip, empty, hanging, paint_avatar, point};
use crate::client::ui::typography::{h1, h3, icon_at, muted, small, wrapped};
use crate::text::{Words, names};

/// Partners that turn this computer away.
pub(super) fn refusers(s: &Snapshot) -> Vec<OrgId> {
    let orgs: BTreeSet<OrgId> =
        s.sync.peers.iter().filter(|peer| peer.turned_away).filter_map(|peer| peer.org).collect();
    orgs.into_iter().collect()
}

/// Says it when partners turn this computer away, and leads to what is left to do.
pub fn turned_away(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let (title, text) = match ended(s) {
        Some(Ended::TurnedAway(who)) => {
            (w.with("turned-away", &[("who", org_names(s, w, &who).into())]), w.t("turned-away-text"))
        }
        Some(Ended::Revoked) => (w.t("revoked-title").into_owned(), w.t("revoked-line")),
        // What ended for good stands above every page.
        Some(Ended::Left | Ended::Removed) | None => return,
    };
    if banner(ui, Icon::CircleMinus, k.warn, &title, &text, Some(&w.t("ended-open"))) {
        out.push(Intent::Go(Place::Leaving));
    }
}

/// How certain it is what a partner has. There is no fourth grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// It confirmed everything.
    All,
    /// It confirmed, and this much of ours is newer.
    ToGo(u64),
    /// It has not said.
    Unknown,
}

/// A partner in one line: the best any of its devices confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The partner.
    pub org: OrgId,
    /// A connection is open.
    pub connected: bool,
    /// When it was last heard.
    pub heard: Option<Timestamp>,
    /// How certain.
    pub has: Has,
}

/// Every other member, in the order of the network.
pub fn receipts(s: &Snapshot) -> Vec<Receipt> {
    let partners = s.network.organisations.iter().filter(|org| !org.own && org.stage == Stage::Member);
    let receipt = |org: OrgId| {
        let peers = s.sync.peers.iter().filter(|peer| peer.org == Some(org));
        let least = peers.clone().filter_map(|peer| peer.to_go).min();
        Receipt {
            org,
            connected: peers.clone().any(|peer| peer.connected),
            heard: peers.filter_map(|peer| peer.last_heard).max(),
            has: least.map_or(Has::Unknown, |n| if n == 0 { Has::All } else { Has::ToGo(n) }),
        }
    };
    partners.map(|org| receipt(org.org)).collect()
}

/// The line in the top bar: "4 of 7 partners have everything".
pub fn summary(s: &Snapshot, w: &Words) -> String {
    let list = receipts(s);
    let all = list.iter().filter(|receipt| receipt.has == Has::All).count();
    if list.is_empty() {
        return w.t("sync-alone").into_owned();
    }
    w.with("sync-summary", &[("part", all.into()), ("whole", list.len().into())])
}

fn grade(w: &Words, k: &Tokens, has: Has) -> (Icon, Tone, String) {
    match has {
        Has::All => (Icon::CheckCheck, k.ok, w.t("has-all").into_owned()),
        Has::ToGo(n) => (Icon::Clock, k.warn, w.with("has-to-go", &[("n", n.into())])),
        Has::Unknown => (Icon::CircleQuestionMark, k.info, w.t("has-unknown").into_owned()),
    }
}

fn heard(s: &Snapshot, w: &Words, receipt: &Receipt) -> String {
    match (receipt.connected, receipt.heard) {
        (true, _) => w.t("connected-now").into_owned(),
        (false, Some(at)) => w.with("last-heard", &[("when", w.when(at, s.today).into())]),
        (false, None) => w.t("never-heard").into_owned(),
    }
}

/// The place.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let chosen = (st.lock_after, st.remembers, st.preferences, st.bell);
    page(ui, "partners", |ui| {
        let k = *tk(ui);
        let left = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                h1(ui, &w.t("partners-title"));
                muted(ui, &w.t("partners-line"));
            });
        };
        bar(ui, 48.0, left, |ui| {
            if button(ui, Some(Icon::FileInput), &w.t("bundle-import"), Kind::Ghost).clicked() {
                out.push(Intent::Ask(Box::new(Form::Import { from: String::new() })));
            }
            if button(ui, Some(Icon::Usb), &w.t("bundle-export"), Kind::Secondary).clicked() {
                out.push(Intent::Ask(Box::new(Form::Export { to: String::new() })));
            }
        });
        turned_away(ui, s, &w, out);
        super::onward::offer(ui, s, &w, out);
        let list = receipts(s);
        if !list.is_empty() && list.iter().all(|receipt| !receipt.connected) {
            let newest = list.iter().map(|receipt| if let Has::ToGo(n) = receipt.has { n } else { 0 }).max();
            let text = w.with("offline-text", &[("n", newest.unwrap_or(0).into())]);
            banner(ui, Icon::CloudOff, k.info, &w.t("offline"), &text, None);
        }
        card(ui, |ui| {
            if list.is_empty() {
                empty(ui, Icon::RefreshCw, &w.t("sync-alone"), &w.t("sync-alone-text"), None);
            } else {
                table(ui, s, &w, &list, out);
            }
        });
        cards(ui, "under", 0.0, &[W::Fr(1.25), W::Fr(1.0)], |index, ui| {
            if index == 0 { apart(ui, s, &w) } else { copies(ui, &w, chosen, out) }
        });
        card(ui, |ui| super::blind::show(ui, s, &w, out));
    });
}

fn table(ui: &mut Ui, s: &Snapshot, w: &Words, list: &[Receipt], out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let full = ui.available_width();
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let (r, _) = ui.allocate_exact_size(vec2(full, 28.0), Sense::hover());
    let columns = [r.left(), r.left() + full * 0.42, r.left() + full * 0.70];
    for (x, key) in columns.iter().zip(["column-partner", "column-heard", "column-has"]) {
        let words = wrapped(ui, &w.t(key), f_med(12.5), k.muted, full * 0.28);
        ui.painter().galley(pos2(*x, r.center().y - words.size().y / 2.0), words, k.muted);
    }
    for receipt in list {
        let name = org_name(s, receipt.org);
        let who = wrapped(ui, &name, f_med(14.0), k.text, full * 0.42 - 60.0);
        let seen = heard(s, w, receipt);
        let color = if receipt.connected { k.ok.fg } else { k.muted };
        let when = wrapped(ui, &seen, f_body(), color, full * 0.26);
        let (icon, tone, text) = grade(w, &k, receipt.has);
        let what = wrapped(ui, &text, f_body(), tone.fg, full * 0.28 - 30.0);
        let high = [&who, &when, &what].iter().map(|words| words.size().y + 14.0).fold(46.0, f32::max);
        let (r, response) = ui.allocate_exact_size(vec2(full, high), Sense::click());
        ui.painter().hline(r.x_range(), r.top(), Stroke::new(1.0, k.border));
        if response.hovered() {
            ui.painter().rect_filled(r.shrink2(vec2(0.0, 2.0)), R_S, k.hover);
        }
        let middle = r.center().y;
        paint_avatar(ui.painter(), pos2(r.left() + 16.0, middle), 28.0, &badge(s, receipt.org), k.surface);
        icon_at(ui.painter(), pos2(columns[2] + 8.0, middle), icon, 16.0, tone.fg);
        for (x, words, color) in
            [(r.left() + 42.0, who, k.text), (columns[1], when, color), (columns[2] + 24.0, what, tone.fg)]
        {
            ui.painter().galley(pos2(x, middle - words.size().y / 2.0), words, color);
        }
        focus_ring(ui, &response, R_S);
        let said = format!("{name}. {seen}. {text}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        if response.clicked() {
            out.push(Intent::Open(Opened::Organisation(receipt.org)));
        }
    }
    let (r, _) = ui.allocate_exact_size(vec2(full, 8.0), Sense::hover());
    ui.painter().hline(r.x_range(), r.top(), Stroke::new(1.0, k.border));
    small(ui, &w.t("partners-grades"));
    if button(ui, Some(Icon::Eraser), &w.t("erased-title"), Kind::Ghost).clicked() {
        out.push(Intent::Part(Part::Own(OwnTab::Erased)));
    }
}

fn apart(ui: &mut Ui, s: &Snapshot, w: &Words) {
    let k = *tk(ui);
    let total: usize = s.sync.quarantined.iter().map(|row| row.count).sum();
    let left = |ui: &mut Ui| {
        h3(ui, &w.t("apart-title"));
    };
    bar(ui, 26.0, left, |ui| {
        let tone = if total > 0 { k.warn } else { k.neutral };
        chip(ui, None, &w.count("apart-count", total), tone);
    });
    if total == 0 {
        muted(ui, &w.t("apart-none"));
    } else {
        small(ui, &w.t("apart-text"));
        for row in &s.sync.quarantined {
            quarantined(ui, s, w, row);
        }
    }
    if s.sync.parked > 0 {
        point(ui, Icon::Hourglass, k.info.fg, &w.count("parked", s.sync.parked), &w.t("parked-text"));
    }
    if s.sync.waiting_for_key > 0 {
        let title = w.count("waiting-for-key", s.sync.waiting_for_key);
        point(ui, Icon::KeyRound, k.info.fg, &title, &w.t("waiting-for-key-text"));
    }
}

fn quarantined(ui: &mut Ui, s: &Snapshot, w: &Words, row: &QuarantineView) {
    let k = *tk(ui);
    let who = row.org.map_or_else(|| w.t("somebody").into_owned(), |org| org_name(s, org));
    let title = w.with("apart-row", &[("n", row.count.into()), ("who", who.into())]);
    point(ui, Icon::PackageOpen, k.warn.fg, &title, &w.reason(&row.reason));
}

fn copies(
    ui: &mut Ui,
    w: &Words,
    (after, remembers, preferences, bell): (LockAfter, bool, Preferences, Option<bool>),
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    h3(ui, &w.t("copy-title"));
    point(ui, Icon::HardDrive, k.ok.fg, &w.t("copy-here"), &w.t("copy-here-text"));
    point(ui, Icon::Archive, k.accent, &w.t("copy-backup"), &w.t("copy-backup-text"));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if button(ui, Some(Icon::Archive), &w.t("backup"), Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(Form::Backup { to: String::new() })));
        }
    });
    ui.add_space(4.0);
    point(ui, Icon::Lock, k.accent, &w.t("lock-now"), &w.t("lock-text"));
    point(ui, Icon::Timer, k.accent, &w.t("lock-after"), &w.t(names::lock_after(after)));
    ui.horizontal_wrapped(|ui| {
        if button(ui, None, &w.t("form-lock-after"), Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(Form::LockAfter { after })));
        }
        if button(ui, None, &w.t("form-passphrase"), Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(Form::Passphrase(Box::default()))));
        }
    });
    ui.add_space(4.0);
    let after = preferences.screen_after;
    point(ui, Icon::Presentation, k.accent, &w.t("screen-after"), &w.t(names::screen_after(after)));
    ui.horizontal_wrapped(|ui| {
        if button(ui, None, &w.t("form-screen-after"), Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(Form::ScreenAfter { after })));
        }
    });
    ui.add_space(4.0);
    if checkbox(ui, preferences.notify, &w.t("notify")).clicked() {
        out.push(Intent::Node(NodeRequest::Prefer(Preference::Notify(!preferences.notify))));
    }
    let told = if preferences.notify && bell == Some(false) { "notify-nothing" } else { "notify-text" };
    hanging(ui, 28.0, &w.t(told));
    ui.add_space(4.0);
    if checkbox(ui, remembers, &w.t("remember")).clicked() {
        out.push(if remembers {
            Intent::Node(NodeRequest::Forget)
        } else {
            Intent::Ask(Box::new(Form::Remember(Passphrase::default())))
        });
    }
    hanging(ui, 28.0, &w.t("remember-text"));
}

#[cfg(test)]
mod tests {
    use super::{Has, receipts, summary};
    use crate::client::demo;
    use crate::text::{Lang, Words};

    #[test]
    fn silence_is_never_taken_for_a_receipt() {
        let mut s = demo::snapshot();
        for peer in &mut s.sync.peers {
            peer.to_go = None;
        }
        assert!(receipts(&s).iter().all(|receipt| receipt.has == Has::Unknown));
        assert_eq!(summary(&s, &Words::new(Lang::Nl)), "0 van 5 partners hebben alles");
    }

    #[test]
    fn a_partner_has_what_its_best_device_confirmed() {
        let mut s = demo::snapshot();
        let org = receipts(&s)[0].org;
        let mut second = s.sync.peers.iter().find(|peer| peer.org == Some(org)).cloned().expect("a peer");
        second.to_go = Some(0);
        s.sync.peers.push(second);
        assert_eq!(receipts(&s)[0].has, Has::All);
    }
}
