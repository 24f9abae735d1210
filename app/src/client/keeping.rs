//! Forms that wait on this device, until what is missing in them is known.

use egui::Context;

use super::bridge::What;
use super::forms::{Form, KEPT_MAX, written_kept};
use super::intent::{NodeRequest, OwnRequest};
use super::state::{Offer, Toast};
use super::{Client, Said, TOAST_SECONDS};

impl Client {
    /// The forms that wait, as they will be once everything that was asked is on disk.
    fn waiting(&self) -> Vec<Form> {
        self.keeping.as_ref().map_or_else(|| self.state.cases.kept.clone(), |(_, forms)| forms.clone())
    }

    /// Keeps a form. If it cannot be kept, it can be opened again as it was.
    pub(super) fn keep(&mut self, mut form: Box<Form>) {
        let mut forms = self.waiting();
        let number =
            form.kept().unwrap_or_else(|| forms.iter().filter_map(Form::kept).max().map_or(1, |last| last + 1));
        let known = forms.iter().any(|one| one.kept() == Some(number));
        if !known && forms.len() >= KEPT_MAX {
            let text = self.state.words.count("kept-too-many", KEPT_MAX);
            self.toast(Toast { offer: Some(Offer::Reopen(form)), ..Toast::wrong(text) });
            return;
        }
        let before = form.clone();
        form.keep_as(number);
        forms.retain(|one| one.kept() != Some(number));
        forms.push(*form);
        let asked = self.write_kept(forms, Some("said-kept"));
        self.sent.push_back((asked..=asked, before));
    }

    /// Throws a form away; for a while it can be taken back.
    pub(super) fn throw_away(&mut self, ctx: &Context, number: u64) {
        let mut forms = self.waiting();
        let Some(place) = forms.iter().position(|one| one.kept() == Some(number)) else { return };
        let form = forms.remove(place);
        let until = ctx.input(|input| input.time) + 2.0 * TOAST_SECONDS;
        let text = self.state.words.t("said-thrown-away").into_owned();
        self.toast(Toast { offer: Some(Offer::Reopen(Box::new(form))), ..Toast::done(text, until) });
        self.write_kept(forms, None);
    }

    fn write_kept(&mut self, forms: Vec<Form>, key: Option<&'static str>) -> u64 {
        let request = OwnRequest::KeepForms(written_kept(&forms));
        let asked = self.bridge.send(What::Node(NodeRequest::Own(request)));
        self.said.push((asked, Said { key, undo: None, opens: None }));
        self.keeping = Some((asked, forms));
        asked
    }

    /// What was asked with this number is done: forms that were written are kept, and one that was sent waits no longer.
    pub(super) fn no_longer_waits(&mut self, number: u64) {
        let sent = self.sent.iter().position(|(numbers, _)| *numbers.end() == number);
        let sent = sent.and_then(|place| self.sent.remove(place));
        if let Some((_, forms)) = self.keeping.take_if(|(asked, _)| *asked == number) {
            self.state.cases.kept = forms;
            return;
        }
        let Some(kept) = sent.and_then(|(_, form)| form.kept()) else { return };
        let mut forms = self.waiting();
        if forms.iter().any(|one| one.kept() == Some(kept)) {
            forms.retain(|one| one.kept() != Some(kept));
            self.write_kept(forms, None);
        }
    }
}
