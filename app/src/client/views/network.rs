//! Who belongs: organisations, people, devices, invitations.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align2, Sense, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::guide::guiding;
use wijktafel_model::view::{InvitationState, InvitationView, OrganisationView, PersonView, Snapshot, Stage};
use wijktafel_model::words::{OrgKind, TextField};

use super::map::{self, Lines};
use super::{membership, onward, relations};
use crate::client::crdt_field::Look;
use crate::client::forms::{Form, Sure};
use crate::client::intent::{Intent, NodeRequest, Opened};
use crate::client::learning::LearningPage;
use crate::client::state::{Lens, NetworkTab, Place, UiState, badge, org, org_name, writable};
use crate::client::tokens::{COMPACT, R_M, SIDE, Tokens, Tone, f_semi, tk};
use crate::client::ui::controls::{Kind, button, choice, icon_button, tabs};
use crate::client::ui::fields::search;
use crate::client::ui::layout::{bar, card, page, rule, side, well};
use crate::client::ui::n;
use crate::client::ui::parts::{Item, Lead, banner, chips, empty, entry, item, pair, point};
use crate::client::ui::typography::{body, h1, h2, h3, muted, rich, small, tinted};
use crate::offers;
use crate::print::guide::share;
use crate::text::dates::field_day;
use crate::text::{Lang, Words, names};

/// The icon of what an organisation is.
pub const fn icon(kind: OrgKind) -> Icon {
    match kind {
        OrgKind::CareProvider => Icon::HeartHandshake,
        OrgKind::Welfare => Icon::Users,
        OrgKind::Municipality => Icon::Landmark,
        OrgKind::MentalHealth => Icon::Brain,
        OrgKind::PrimaryCare => Icon::Stethoscope,
        OrgKind::Housing => Icon::Building2,
        OrgKind::Civic => Icon::House,
        OrgKind::Insurer => Icon::Umbrella,
        OrgKind::Education => Icon::GraduationCap,
        OrgKind::Other => Icon::Shapes,
    }
}

/// The colour of a standing.
pub fn stage_tone(k: &Tokens, stage: Stage) -> Tone {
    match stage {
        Stage::Member => k.ok,
        Stage::Candidate | Stage::Admitted | Stage::Waiting => k.warn,
        Stage::Left | Stage::Removed => k.neutral,
    }
}

/// The network's name, to change it.
pub fn name_form(s: &Snapshot) -> Form {
    Form::Network { name: s.network.name.clone(), region: s.network.region.clone().unwrap_or_default() }
}

/// The card of the own organisation, to change it.
pub fn card_form(o: &OrganisationView) -> Form {
    Form::Organisation {
        name: o.name.clone().unwrap_or_default(),
        kind: o.kind,
        formality: o.formality,
        areas: o.areas.clone(),
        offers: o.offers.clone().unwrap_or_default(),
    }
}

/// Invitations for every organisation of a list, which hold for two weeks.
pub fn invite_list(s: &Snapshot, lang: Lang) -> Form {
    let expires = field_day(s.today.plus(14), lang);
    Form::InviteList { lang, list: String::new(), sheets: String::new(), expires }
}

/// The place.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    if let Some(LearningPage::Guide(org, person)) = st.learning.page {
        super::guide::show(ui, s, st, (org, person), out);
        return;
    }
    let w = Arc::clone(&st.words);
    let narrow = ui.ctx().content_rect().width() < COMPACT;
    if matches!(st.network.tab, NetworkTab::Map | NetworkTab::Organisations) {
        let width = if narrow { SIDE[1] } else { SIDE[0] };
        side(ui, "network-side", &w.t("region-organisation"), width, |ui| organisation(ui, s, st, out));
    }
    page(ui, ("network", st.network.tab as u8), |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        head(ui, s, st, out);
        let labels = NetworkTab::ALL.map(|tab| (tab, w.t(tab.key())));
        let labels: Vec<_> = labels.iter().map(|(tab, label)| (*tab, label.as_ref())).collect();
        tabs(ui, &labels, &mut st.network.tab);
        match st.network.tab {
            NetworkTab::Map => {
                relations::head(ui, s, st, out);
                // Not from where the page is scrolled to: the map would grow with every line.
                let above = ui.cursor().top() - ui.min_rect().top();
                let height = (ui.clip_rect().height() - above - 48.0)
                    .max(map::least_height(ui.available_width(), map::shown(s).len()));
                let capture = relations::chosen(s, st).filter(|_| relations::lens(s, st) == Lens::Relations);
                match capture {
                    None => map::show(ui, s, st, Lines::Tables, height, out),
                    Some(capture) => {
                        if st.network.table || map::shown(s).len() > relations::MAP_MAX {
                            relations::table(ui, s, &w, capture, out);
                        } else {
                            map::show(ui, s, st, Lines::Relations(capture), height, out);
                        }
                        relations::answers(ui, s, &w, capture, out);
                    }
                }
            }
            NetworkTab::Organisations => organisations(ui, s, st, out),
            NetworkTab::People => people(ui, s, &w, out),
            NetworkTab::Invitations => invitations(ui, s, &w, out),
            NetworkTab::Onward => onward::show(ui, s, st, out),
        }
    });
}

fn head(ui: &mut Ui, s: &Snapshot, st: &UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h1(ui, &s.network.name);
            let members = s.network.organisations.iter().filter(|org| org.stage == Stage::Member).count();
            let voices = s.network.organisations.iter().filter(|org| org.voice).count();
            let counts = [("n", members.into()), ("voices", voices.into())];
            let mut line = w.with("network-line", &counts);
            if let Some(region) = &s.network.region {
                line = format!("{region} · {line}");
            }
            muted(ui, &line);
        });
    };
    bar(ui, 52.0, left, |ui| {
        if !writable(s) {
            return;
        }
        if icon_button(ui, Icon::Pencil, &w.t("network-edit")).clicked() {
            out.push(Intent::Ask(Box::new(name_form(s))));
        }
        if button(ui, Some(Icon::TicketPlus), &w.t("invite"), Kind::Primary).clicked() {
            out.push(Intent::Ask(Box::new(Form::invite(s, w.lang()))));
        }
    });
    if st.network.tab != NetworkTab::Onward {
        onward::offer(ui, s, &w, out);
    }
    if s.network.few_voices {
        let k = *tk(ui);
        banner(ui, Icon::Info, k.info, &w.t("few-voices"), &w.t("few-voices-text"), None);
    }
}

fn organisations(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    if let Some(log) = s.network.log {
        card(ui, |ui| {
            h3(ui, &w.t("field-purpose"));
            if writable(s) {
                let look = Look { label: &w.t("field-purpose"), hint: &w.t("hint-purpose"), rows: 2 };
                st.texts.show(ui, (log, TextField::Purpose), &s.network.purpose, look, out);
            } else {
                body(ui, &s.network.purpose);
            }
        });
    }
    membership::rules(ui, s, &w, out);
    card(ui, |ui| {
        let looking = &mut st.network.looking;
        let (width, id) = (ui.available_width(), egui::Id::unique("offers-search"));
        search(ui, &mut looking.query, &w.t("offers-search-hint"), width, id, &w.t("offers-search"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for area in offers::areas(s) {
                let on = looking.area == Some(area);
                if choice(ui, &w.t(names::area(area)), on).clicked() {
                    looking.area = if on { None } else { Some(area) };
                }
            }
        });
        ui.add_space(4.0);
        let found = s.network.organisations.iter().filter(|org| looking.fits(org, s, &w));
        let found: Vec<&OrganisationView> = found.collect();
        if found.is_empty() {
            muted(ui, &w.t("offers-none"));
        }
        for org in found {
            let letters = badge(s, org.org);
            let name = org_name(s, org.org);
            let sub = format!("{} · {}", w.t(names::org_kind(org.kind)), w.t(names::formality(org.formality)));
            let stage = if org.voice { w.t("stage-voice") } else { w.t(names::stage(org.stage)) };
            let chip = Some((stage.as_ref(), stage_tone(&k, org.stage)));
            let selected = st.network.open == Some(org.org);
            let it = Item { lead: Lead::Org(&letters), title: &name, sub: &sub, chip, selected };
            if ui.push_id(org.org, |ui| item(ui, &it)).inner.clicked() {
                out.push(Intent::Open(Opened::Organisation(org.org)));
            }
        }
    });
}

fn organisation(ui: &mut Ui, s: &Snapshot, st: &UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    let chosen = st.network.open.or_else(|| s.network.me.map(|me| me.org)).and_then(|id| org(s, id));
    let Some(o) = chosen else {
        empty(ui, Icon::MousePointerClick, &w.t("organisation-choose"), &w.t("organisation-choose-text"), None);
        return;
    };
    h2(ui, &org_name(s, o.org));
    let stage = w.t(names::stage(o.stage));
    let voice = w.t(if o.voice { "has-voice" } else { "no-voice" });
    chips(
        ui,
        &[
            (Some(icon(o.kind)), &w.t(names::org_kind(o.kind)), k.neutral),
            (None, &w.t(names::formality(o.formality)), k.neutral),
            (None, &stage, stage_tone(&k, o.stage)),
            (Some(Icon::Vote), &voice, if o.voice { k.ok } else { k.neutral }),
        ],
    );
    ui.add_space(4.0);
    if o.own && writable(s) && button(ui, Some(Icon::Pencil), &w.t("organisation-edit"), Kind::Secondary).clicked() {
        out.push(Intent::Ask(Box::new(card_form(o))));
    }
    ui.add_space(6.0);
    h3(ui, &w.t("organisation-offers"));
    match &o.offers {
        Some(offers) => point(ui, Icon::Gift, k.accent, "", offers),
        None => drop(muted(ui, &w.t("nothing-yet"))),
    }
    if !o.areas.is_empty() {
        let areas: Vec<_> = o.areas.iter().map(|area| w.t(names::area(*area))).collect();
        let list: Vec<_> = areas.iter().map(|area| (None, area.as_ref(), k.neutral)).collect();
        chips(ui, &list);
    }
    if st.network.tab == NetworkTab::Map {
        relations::beside(ui, s, st, &w, o, out);
    }
    rule(ui);
    membership::standing(ui, s, &w, o, out);
    if !o.gaps.is_empty() {
        rule(ui);
        h3(ui, &w.t("organisation-gaps"));
        for role in &o.gaps {
            point(ui, Icon::UserPlus, k.warn.fg, "", &w.t(names::role(*role)));
        }
    }
    rule(ui);
    let people = s.network.people.iter().filter(|person| person.org == o.org && person.active).count();
    let cases = s.cases.iter().filter(|case| case.by == o.org).count();
    pair(ui, &w.t("organisation-people"), &people.to_string());
    pair(ui, &w.t("organisation-cases"), &cases.to_string());
    pair(ui, &w.t("organisation-number"), &o.number.to_string());
}

/// Everybody in the network; people of the own organisation are managed in its own place.
fn people(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    card(ui, |ui| {
        let left = |ui: &mut Ui| {
            ui.label(rich(w.t("network-tab-people"), f_semi(15.0), k.text));
        };
        bar(ui, 34.0, left, |ui| {
            if s.network.me.is_some() && button(ui, Some(Icon::UsersRound), &w.t("people-own"), Kind::Ghost).clicked() {
                out.push(Intent::Go(Place::Own));
            }
        });
        small(ui, &w.t("people-text"));
        if let Some(line) = share(s, w) {
            small(ui, &line);
        }
        let guides = guiding(s);
        for person in &s.network.people {
            let guides = guides.contains(&(person.org, person.person));
            ui.push_id(person.person, |ui| person_row(ui, s, w, (person, guides), out));
        }
    });
}

/// `guides`: this person guides, so that there is a page to open.
fn person_row(ui: &mut Ui, s: &Snapshot, w: &Words, (person, guides): (&PersonView, bool), out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let letters = badge(s, person.org);
    let name = person.name.clone().unwrap_or_else(|| w.t("person-no-card").into_owned());
    let roles: Vec<_> = person.roles.iter().map(|role| w.t(names::role(*role)).into_owned()).collect();
    let mut sub = vec![org_name(s, person.org)];
    if !roles.is_empty() {
        sub.push(w.list(&roles));
    }
    sub.extend(person.contact.clone());
    let chip = if person.active { names::mandates(w, person.mandates) } else { w.t("person-ended").into_owned() };
    let lead = Lead::Org(&letters);
    let (sub, chip) = (sub.join(" · "), Some((chip.as_str(), k.neutral)));
    let it = Item { lead, title: &name, sub: &sub, chip, selected: false };
    if !guides {
        entry(ui, &it);
    } else if item(ui, &it).clicked() {
        out.push(Intent::Open(Opened::Guide(person.org, person.person)));
    }
}

fn invitations(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    if writable(s) && button(ui, Some(Icon::FileInput), &w.t("invite-list"), Kind::Ghost).clicked() {
        out.push(Intent::Ask(Box::new(invite_list(s, w.lang()))));
    }
    if s.network.invitations.is_empty() {
        card(ui, |ui| empty(ui, Icon::TicketPlus, &w.t("invitations-none"), &w.t("invitations-none-text"), None));
    }
    for invitation in &s.network.invitations {
        ui.push_id(invitation.invite, |ui| card(ui, |ui| one_invitation(ui, s, w, invitation, out)));
    }
}

fn one_invitation(ui: &mut Ui, s: &Snapshot, w: &Words, i: &InvitationView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let tone = match i.state {
        InvitationState::Open | InvitationState::WaitsForCode => k.info,
        InvitationState::Confirmed => k.ok,
        InvitationState::UsedTwice => k.danger,
        InvitationState::Revoked | InvitationState::Expired | InvitationState::Refused(_) => k.neutral,
    };
    let who = match (&i.candidate, i.org) {
        (Some(one), _) => w.with(
            "invitation-candidate",
            &[("org", one.organisation.as_str().into()), ("person", one.person.as_str().into())],
        ),
        (None, Some(org)) => org_name(s, org),
        (None, None) => w.t("invitation-nobody").into_owned(),
    };
    let until = i.expires.map_or_else(
        || w.t("invitation-no-end").into_owned(),
        |day| w.with("invitation-until", &[("day", w.near(day, s.today).into())]),
    );
    let by = w.with("invitation-by", &[("who", org_name(s, i.by).into())]);
    let holds = !matches!(i.state, InvitationState::Confirmed | InvitationState::Revoked | InvitationState::Refused(_));
    let letters = badge(s, i.by);
    let state = w.t(names::invitation(i.state));
    let left = |ui: &mut Ui| {
        let sub = if holds { format!("{by} · {until}") } else { by.clone() };
        let it =
            Item { lead: Lead::Org(&letters), title: &who, sub: &sub, chip: Some((&state, tone)), selected: false };
        entry(ui, &it);
    };
    let revocable = i.own && writable(s) && matches!(i.state, InvitationState::Open | InvitationState::UsedTwice);
    let shows = i.own && i.state == InvitationState::Open;
    bar(ui, 48.0, left, |ui| {
        if shows && button(ui, None, &w.t("invitation-again"), Kind::Ghost).clicked() {
            out.push(Intent::Node(NodeRequest::Ticket(i.invite)));
        }
        if revocable && button(ui, None, &w.t("invitation-revoke"), Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::RevokeInvite(i.invite)))));
        }
    });
    if i.state == InvitationState::UsedTwice {
        muted(ui, &w.t("invitation-twice-text"));
    }
    let Some(secret) = i.code.as_ref().filter(|_| i.state == InvitationState::WaitsForCode) else { return };
    ui.add_space(4.0);
    well(ui, k.info.bg, |ui| {
        tinted(ui, &w.t("code-compare"), f_semi(14.0), k.info.fg);
        body(ui, &w.with("code-compare-text", &[("who", who.into())]));
        if let Some(like) = i.candidate.as_ref().and_then(|one| one.like) {
            tinted(ui, &w.with("invitation-like", &[("org", org_name(s, like).into())]), f_semi(14.0), k.danger.fg);
        }
        ui.add_space(4.0);
        code(ui, w, secret);
        if !i.own || !writable(s) {
            return;
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if button(ui, Some(Icon::Check), &w.t("code-same"), Kind::Primary).clicked() {
                out.push(Intent::Do(Command::ConfirmInvite { invite: i.invite }));
            }
            if button(ui, Some(Icon::X), &w.t("code-differs"), Kind::Danger).clicked() {
                out.push(Intent::Ask(Box::new(Form::Sure(Sure::RevokeInvite(i.invite)))));
            }
        });
    });
}

/// The code to compare, in five groups of four; one stop that is read digit by digit.
pub fn code(ui: &mut Ui, w: &Words, code: &str) {
    let k = *tk(ui);
    let digits: Vec<char> = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    let (r, response) =
        ui.allocate_exact_size(vec2(ui.available_width().min(600.0), 72.0), Sense::focusable_noninteractive());
    let wide = r.width() / n(groups.len().max(1));
    for (index, group) in groups.iter().enumerate() {
        let at = pos2(r.left() + wide * (n(index) + 0.5), r.center().y);
        let plate = egui::Rect::from_center_size(at, vec2(wide - 10.0, 62.0));
        ui.painter().rect_filled(plate, R_M, k.sunken);
        ui.painter().text(at, Align2::CENTER_CENTER, group, f_semi((wide * 0.26).min(28.0)), k.text);
    }
    crate::client::ui::controls::focus_ring(ui, &response, R_M);
    let spelled: Vec<String> =
        groups.iter().map(|group| group.chars().map(String::from).collect::<Vec<_>>().join(" ")).collect();
    let name = w.with("code-read", &[("code", spelled.join(", ").into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}
