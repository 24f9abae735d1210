//! First run: begin a network, join one with an invitation, open a copy, or unlock.

use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::words::{Formality, OrgKind};
use wijktafel_sync::ticket::device::PREFIX as DEVICE_PREFIX;
use wijktafel_sync::ticket::sheet::{Sheet, SheetError};
use zeroize::{Zeroize as _, Zeroizing};

use super::pen::Pen;
use crate::client::bridge::Situation;
use crate::client::forms::{Check, Wrong};
use crate::client::intent::{Intent, Newcomer, NodeRequest, Passphrase};
use crate::client::shell::say;
use crate::client::state::UiState;
use crate::client::tokens::{R_L, Tokens, f_body, f_semi, org_color, tk};
use crate::client::ui::charts::mark;
use crate::client::ui::controls::{Button, Kind, button, button_waiting, choice, focus_ring};
use crate::client::ui::layout::card;
use crate::client::ui::parts::{banner, point};
use crate::client::ui::typography::{h1, icon_at, muted, rich, small, tinted, wrapped};
use crate::client::ui::{n, sentences};
use crate::household;
use crate::text::names;
use crate::text::{Lang, Words};

/// Which page of the first run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Three ways to begin.
    #[default]
    Welcome,
    /// A new network.
    Found,
    /// With an invitation.
    Join,
    /// A backup.
    Restore,
    /// A recovery sheet.
    Recover,
}

/// What was filled in so far.
#[derive(Default)]
pub struct FirstRun {
    /// The page.
    pub page: Page,
    /// It was sent and something was wrong.
    pub tried: bool,
    /// The first place to write takes the focus.
    focus: bool,
    network: String,
    region: String,
    invitation: String,
    path: String,
    sheet: String,
    contacts: String,
    organisation: String,
    kind: Option<OrgKind>,
    formality: Option<Formality>,
    person: String,
    passphrase: String,
    again: String,
}

impl std::fmt::Debug for FirstRun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FirstRun").field("page", &self.page).finish_non_exhaustive()
    }
}

impl FirstRun {
    /// Wipes what must not stay in memory.
    pub fn forget(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
        self.invitation.zeroize();
        self.sheet.zeroize();
    }

    fn newcomer(&self, check: &mut Check) -> Option<Newcomer> {
        let organisation = check.line("organisation", &self.organisation);
        let (kind, formality) = (check.chosen("kind", self.kind), check.chosen("formality", self.formality));
        let person = check.line("person", &self.person);
        let passphrase = self.passphrase(check);
        Some(Newcomer { organisation: organisation?, kind: kind?, formality: formality?, person: person?, passphrase })
    }

    fn passphrase(&self, check: &mut Check) -> Passphrase {
        check.passphrase(&self.passphrase, &self.again);
        Passphrase(Zeroizing::new(self.passphrase.clone()))
    }

    /// A ticket for a device says whose it is: only a passphrase is needed.
    fn is_device_ticket(&self) -> bool {
        self.invitation.trim_start().to_ascii_lowercase().starts_with(DEVICE_PREFIX)
    }

    fn finish(&self) -> Result<NodeRequest, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self.page {
            Page::Found => {
                let (network, region) =
                    (check.line("network", &self.network), check.maybe_line("region", &self.region));
                let who = self.newcomer(&mut check);
                network.zip(who).map(|(network, who)| NodeRequest::Found { network, region, who })
            }
            Page::Join => {
                let invitation = self.invitation.split_whitespace().collect::<String>();
                if invitation.is_empty() {
                    check.refuse("invitation", Wrong::NotAnInvitation);
                }
                if self.is_device_ticket() {
                    let passphrase = self.passphrase(&mut check);
                    Some(NodeRequest::Enter { ticket: invitation, passphrase })
                } else {
                    self.newcomer(&mut check).map(|who| NodeRequest::Join { invitation, who })
                }
            }
            Page::Restore => {
                if self.path.trim().is_empty() {
                    check.refuse("from", Wrong::Empty);
                }
                if self.passphrase.is_empty() {
                    check.refuse("passphrase", Wrong::Empty);
                }
                let passphrase = Passphrase(Zeroizing::new(self.passphrase.clone()));
                Some(NodeRequest::Restore { from: PathBuf::from(self.path.trim()), passphrase })
            }
            Page::Recover => self.recover(&mut check),
            Page::Welcome => None,
        };
        check.done(made)
    }

    fn recover(&self, check: &mut Check) -> Option<NodeRequest> {
        let sheet = Sheet::read(&self.sheet);
        match &sheet {
            _ if self.sheet.trim().is_empty() => check.refuse("sheet", Wrong::Empty),
            Ok(_) => (),
            Err(SheetError::Line { line }) => check.refuse("sheet", Wrong::SheetLine(*line)),
            Err(_) => check.refuse("sheet", Wrong::NotASheet),
        }
        let via: Option<Vec<_>> = self.contacts.split_whitespace().map(household::carrier).collect();
        let alone = via.as_ref().is_some_and(Vec::is_empty) && sheet.is_ok_and(|sheet| sheet.carriers.is_empty());
        match &via {
            None => check.refuse("contacts", Wrong::NotAContact),
            Some(_) if alone => check.refuse("contacts", Wrong::NoPartner),
            Some(_) => (),
        }
        let sheet = Passphrase(Zeroizing::new(self.sheet.clone()));
        let passphrase = self.passphrase(check);
        via.map(|via| NodeRequest::Recover { sheet, via, passphrase })
    }
}

/// Before a network is open.
pub fn show(ui: &mut Ui, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    match st.situation {
        Situation::Locked { wrong } => unlock(ui, st, &w, wrong, out),
        Situation::Starting => halves(ui, &w, "welcome-promise", |ui| {
            h1(ui, &w.t("reading"));
            muted(ui, &w.t("reading-text"));
        }),
        Situation::Locking => halves(ui, &w, "welcome-promise", |ui| {
            h1(ui, &w.t("locking"));
            muted(ui, &w.t("locking-text"));
        }),
        Situation::Fresh | Situation::Open => match st.first_run.page {
            Page::Welcome => welcome(ui, st, &w, out),
            _ => task(ui, st, &w, out),
        },
    }
}

/// Two halves: a promise on the left, the task on the right.
pub fn halves(ui: &mut Ui, w: &Words, title: &str, add: impl FnOnce(&mut Ui)) {
    let k = *tk(ui);
    let full = ui.max_rect();
    let wide = (full.width() * 0.36).clamp(330.0, 500.0);
    let left = Rect::from_min_size(full.min, vec2(wide, full.height()));
    ui.painter().rect_filled(full, 0, k.canvas);
    ui.painter().rect_filled(left, 0, k.accent_soft);
    let mut l = ui.new_child(UiBuilder::new().id_salt("promise").max_rect(left.shrink(44.0)));
    l.horizontal(|ui| {
        let (r, _) = ui.allocate_exact_size(Vec2::splat(40.0), Sense::hover());
        mark(ui, r.center(), 20.0);
        ui.add_space(4.0);
        ui.label(rich(w.t("product"), f_semi(20.0), k.text));
    });
    l.add_space(26.0);
    tinted(&mut l, &w.t(title), f_semi(28.0), k.text);
    l.add_space(12.0);
    l.spacing_mut().item_spacing.y = 12.0;
    for (icon, key) in [(Icon::Laptop, "promise-own"), (Icon::Users, "promise-each"), (Icon::DoorOpen, "promise-go")] {
        point(&mut l, icon, k.accent, &w.t(key), &w.t(&format!("{key}-text")));
    }
    // The picture has what the words leave, and is left out where that is too little.
    let room = left.bottom() - l.min_rect().bottom();
    let radius = (wide * 0.24).min(full.height() * 0.14).min(room / 3.0);
    if radius > 36.0 {
        seats(ui, pos2(left.center().x, left.bottom() - radius * 1.7), radius, &k);
    }
    let room = (full.width() - wide - 80.0).min(620.0);
    let x = left.right() + (full.width() - wide - room) / 2.0;
    let right = Rect::from_min_max(pos2(x - 4.0, full.top()), pos2(x + room + 4.0, full.bottom()));
    let mut r = ui.new_child(UiBuilder::new().id_salt("task").max_rect(right));
    egui::ScrollArea::vertical().id_salt("task").auto_shrink(false).show(&mut r, |ui| {
        let key = ui.scope_id().with(("tall", 0));
        let tall = ui.data(|data| data.get_temp::<f32>(key)).unwrap_or(0.0);
        ui.add_space(((full.height() - tall) / 2.0).max(28.0));
        let start = ui.cursor().top();
        egui::Frame::new().inner_margin(egui::Margin::symmetric(4, 0)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            add(ui);
        });
        let need = ui.cursor().top() - start;
        if (need - tall).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(key, need));
            ui.ctx().request_discard("height of the task");
        }
        ui.add_space(28.0);
    });
}

fn seats(ui: &Ui, at: Pos2, radius: f32, k: &Tokens) {
    let p = ui.painter();
    p.circle_filled(at, radius * 0.62, k.surface);
    p.circle_stroke(at, radius * 0.62, Stroke::new(2.0, k.accent));
    icon_at(p, at, Icon::MessagesSquare, radius * 0.44, k.accent);
    for index in 0..8 {
        let angle = std::f32::consts::TAU * n(index) / 8.0 + 0.2;
        let aside = vec2(angle.cos(), angle.sin()) * radius;
        p.circle_filled(at + aside, radius * 0.15, org_color(index));
        p.line_segment([at + aside * 0.66, at + aside * 0.82], Stroke::new(1.5, k.accent));
    }
}

fn way(ui: &mut Ui, icon: Icon, title: &str, text: &str, primary: bool) -> Response {
    let k = *tk(ui);
    let wide = ui.available_width();
    let words = wrapped(ui, text, f_body(), k.muted, wide - 148.0);
    let head = wrapped(ui, title, f_semi(16.0), k.text, wide - 148.0);
    let under = head.size().y + 25.0;
    let (r, response) = ui.allocate_exact_size(vec2(wide, words.size().y + under + 20.0), Sense::click());
    ui.painter().add(k.shadow.as_shape(r, R_L));
    let edge = if primary { Stroke::new(1.5, k.accent) } else { Stroke::new(1.0, k.control) };
    let fill = if response.hovered() || response.has_focus() { k.hover } else { k.surface };
    ui.painter().rect(r, R_L, fill, edge, StrokeKind::Inside);
    let plate = Rect::from_center_size(pos2(r.left() + 46.0, r.center().y), Vec2::splat(48.0));
    ui.painter().rect_filled(plate, 12, k.accent_soft);
    icon_at(ui.painter(), plate.center(), icon, 24.0, k.accent);
    ui.painter().galley(pos2(r.left() + 88.0, r.top() + 17.0), head, k.text);
    ui.painter().galley(pos2(r.left() + 88.0, r.top() + under), words, k.muted);
    icon_at(ui.painter(), pos2(r.right() - 28.0, r.center().y), Icon::ChevronRight, 18.0, k.muted);
    focus_ring(ui, &response, R_L);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, sentences(&[title, text])));
    response
}

fn welcome(ui: &mut Ui, st: &mut UiState, w: &Words, out: &mut Vec<Intent>) {
    let keys = [egui::Key::Num1, egui::Key::Num2, egui::Key::Num3, egui::Key::Num4];
    let pressed = keys.map(|key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)));
    halves(ui, w, "welcome-promise", |ui| {
        h1(ui, &w.t("welcome-how"));
        muted(ui, &w.t("welcome-how-text"));
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.y = 14.0;
        let ways = [
            (Icon::TicketCheck, "way-join", Page::Join),
            (Icon::Sprout, "way-found", Page::Found),
            (Icon::HardDriveDownload, "way-restore", Page::Restore),
            (Icon::LifeBuoy, "way-recover", Page::Recover),
        ];
        for ((icon, key, page), digit) in ways.into_iter().zip(pressed) {
            let chosen = way(ui, icon, &w.t(key), &w.t(&format!("{key}-text")), page == Page::Join).clicked();
            if chosen || digit {
                st.first_run.page = page;
                st.first_run.tried = false;
                st.first_run.focus = true;
            }
        }
        ui.add_space(4.0);
        language(ui, w, out);
    });
}

fn language(ui: &mut Ui, w: &Words, out: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        small(ui, &w.t("language"));
        for (lang, name) in [(Lang::Nl, "Nederlands"), (Lang::En, "English")] {
            if choice(ui, name, w.lang() == lang).clicked() {
                out.push(Intent::Speak(lang));
            }
        }
    });
}

fn task(ui: &mut Ui, st: &mut UiState, w: &Words, out: &mut Vec<Intent>) {
    let key = match st.first_run.page {
        Page::Found => "way-found",
        Page::Join => "way-join",
        Page::Recover => "way-recover",
        Page::Restore | Page::Welcome => "way-restore",
    };
    let waiting = st.waiting.is_some();
    halves(ui, w, "welcome-promise", |ui| {
        if button(ui, Some(Icon::ArrowLeft), &w.t("back"), Kind::Ghost).clicked()
            || ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
        {
            st.first_run.page = Page::Welcome;
        }
        h1(ui, &w.t(key));
        muted(ui, &w.t(&format!("{key}-line")));
        ui.add_space(6.0);
        let found = st.first_run.finish();
        let none = Vec::new();
        let wrong = match &found {
            Err(wrong) if st.first_run.tried => wrong,
            _ => &none,
        };
        let focus = std::mem::take(&mut st.first_run.focus);
        card(ui, |ui| fields(&mut Pen { ui, words: w, wrong, focus }, &mut st.first_run));
        ui.add_space(4.0);
        let act = w.t(&format!("{key}-do"));
        if waiting {
            button_waiting(ui, &act, &w.t("busy"), 42.0, 220.0);
            small(ui, &w.t("busy"));
            return;
        }
        let press = Button { icon: None, label: &act, kind: Kind::Primary, height: 42.0, width: Some(220.0) };
        if !press.show(ui).clicked() {
            return;
        }
        match found {
            Ok(request) => {
                out.push(Intent::Node(request));
                st.first_run.forget();
                st.first_run.tried = false;
            }
            Err(_) => st.first_run.tried = true,
        }
    });
}

fn fields(pen: &mut Pen<'_>, form: &mut FirstRun) {
    let w = pen.words;
    match form.page {
        Page::Found => {
            pen.line("network", "network-name", &mut form.network);
            pen.line("region", "network-region", &mut form.region);
        }
        Page::Join => pen.prose("invitation", "join-invitation", &mut form.invitation, 3),
        Page::Restore => {
            pen.line("from", "file-from", &mut form.path);
            pen.secret("passphrase", "passphrase", &mut form.passphrase);
            return;
        }
        Page::Recover => {
            pen.prose("sheet", "recover-sheet", &mut form.sheet, 6);
            pen.prose("contacts", "recover-contacts", &mut form.contacts, 2);
            return new_passphrase(pen, form);
        }
        Page::Welcome => return,
    }
    if form.page == Page::Join && form.is_device_ticket() {
        return new_passphrase(pen, form);
    }
    pen.line("organisation", "organisation-name", &mut form.organisation);
    let kinds: Vec<_> =
        names::ORG_KINDS.into_iter().map(|kind| (kind, w.t(names::org_kind(kind)).into_owned())).collect();
    pen.one("kind", "organisation-kind", &kinds, &mut form.kind);
    let both = [Formality::Formal, Formality::Informal].map(|value| (value, w.t(names::formality(value)).into_owned()));
    pen.one("formality", "organisation-formality", &both, &mut form.formality);
    pen.line("person", "person-you", &mut form.person);
    new_passphrase(pen, form);
}

fn new_passphrase(pen: &mut Pen<'_>, form: &mut FirstRun) {
    pen.note("passphrase-text");
    pen.new_secret(&mut form.passphrase, &mut form.again);
}

fn unlock(ui: &mut Ui, st: &mut UiState, w: &Words, wrong: bool, out: &mut Vec<Intent>) {
    halves(ui, w, "welcome-promise", |ui| {
        h1(ui, &w.t("unlock-title"));
        muted(ui, &w.t("unlock-text"));
        ui.add_space(6.0);
        if wrong {
            let k = *tk(ui);
            banner(ui, Icon::KeyRound, k.danger, &w.t("unlock-wrong"), &w.t("unlock-wrong-text"), None);
        }
        if let Some(problem) = &st.not_remembered {
            let k = *tk(ui);
            banner(ui, Icon::Key, k.info, &w.t("unlock-phrase"), &say(w, problem), None);
        }
        let focus = st.first_run.passphrase.is_empty() && ui.memory(|memory| memory.focused().is_none());
        card(ui, |ui| {
            let mut pen = Pen { ui, words: w, wrong: &[], focus };
            pen.secret("passphrase", "passphrase", &mut st.first_run.passphrase);
        });
        let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
        let pressed = button(ui, Some(Icon::LockOpen), &w.t("unlock-do"), Kind::Primary).clicked();
        if (pressed || entered) && !st.first_run.passphrase.is_empty() && st.waiting.is_none() {
            let passphrase = Passphrase(Zeroizing::new(std::mem::take(&mut st.first_run.passphrase)));
            out.push(Intent::Node(NodeRequest::Unlock(passphrase)));
        }
        ui.add_space(8.0);
        language(ui, w, out);
    });
}

#[cfg(test)]
mod tests {
    use wijktafel_model::id::{DeviceId, NetworkId, OrgId, PersonId};
    use wijktafel_model::words::{Formality, OrgKind};
    use wijktafel_sync::ticket::sheet::Sheet;
    use zeroize::Zeroizing;

    use super::{FirstRun, Page};
    use crate::client::forms::Wrong;
    use crate::client::intent::NodeRequest;

    fn filled(page: Page) -> FirstRun {
        FirstRun {
            page,
            network: "Molenkwartier".into(),
            invitation: " wijk\ntafel ".into(),
            organisation: "Welzijn Meerhand".into(),
            kind: Some(OrgKind::Welfare),
            formality: Some(Formality::Formal),
            person: "Marjet".into(),
            passphrase: "twaalf letters".into(),
            again: "twaalf letters".into(),
            ..FirstRun::default()
        }
    }

    #[test]
    fn a_network_is_founded_with_what_was_written() {
        assert!(matches!(filled(Page::Found).finish(), Ok(NodeRequest::Found { region: None, .. })));
    }

    #[test]
    fn an_invitation_is_read_without_the_breaks_of_a_mail() {
        let Ok(NodeRequest::Join { invitation, .. }) = filled(Page::Join).finish() else { panic!("complete") };
        assert_eq!(invitation, "wijktafel");
    }

    #[test]
    fn a_ticket_for_a_device_needs_a_passphrase_alone() {
        let ticket = "Wijktafel-Device-abc".to_owned();
        let form = FirstRun {
            page: Page::Join,
            invitation: ticket,
            passphrase: "twaalf letters".into(),
            again: "twaalf letters".into(),
            ..FirstRun::default()
        };
        assert!(matches!(form.finish(), Ok(NodeRequest::Enter { .. })));
    }

    #[test]
    fn a_sheet_is_read_line_by_line_and_needs_a_partner() {
        let contact = format!("{}@192.0.2.1:7", DeviceId([7; 32]));
        let sheet = Sheet {
            network: NetworkId([1; 32]),
            org: OrgId([2; 16]),
            person: PersonId([3; 16]),
            secret: Zeroizing::new([4; 16]),
            carriers: Vec::new(),
        };
        let mut lines: Vec<String> = sheet.lines().iter().map(|line| line.to_string()).collect();
        let mut form = filled(Page::Recover);
        form.sheet = lines.join("\n");
        assert_eq!(form.finish(), Err(vec![("contacts", Wrong::NoPartner)]));
        form.contacts = format!(" {contact}\n");
        let Ok(NodeRequest::Recover { via, .. }) = form.finish() else { panic!("complete") };
        assert_eq!(via.len(), 1);
        form.contacts = "bel Anna".into();
        assert_eq!(form.finish(), Err(vec![("contacts", Wrong::NotAContact)]));

        form.contacts = contact;
        let second = &mut lines[1];
        let first = second.remove(0);
        second.insert(0, if first == 'a' { 'b' } else { 'a' });
        form.sheet = lines.join("\n");
        assert_eq!(form.finish(), Err(vec![("sheet", Wrong::SheetLine(2))]));
    }

    #[test]
    fn a_short_or_mistyped_passphrase_is_refused() {
        let mut form = filled(Page::Found);
        form.again = "iets anders".into();
        assert_eq!(form.finish(), Err(vec![("again", Wrong::Differ)]));
        form.passphrase = "kort".into();
        assert_eq!(form.finish(), Err(vec![("passphrase", Wrong::TooShort(12))]));
    }

    #[test]
    fn what_was_typed_is_never_printed() {
        let printed = format!("{:?} {:?}", filled(Page::Join), filled(Page::Found).finish());
        assert!(!printed.contains("twaalf") && !printed.contains("Marjet"));
    }
}
