//! Reply sheets: what one is made with, and which were handed out.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{CaseView, Snapshot};

use super::pen::Pen;
use crate::client::forms::{OwnForm, ReplyForm, reply::offered};
use crate::client::intent::Intent;
use crate::client::state::{org_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button, checkbox};
use crate::client::ui::parts::point;
use crate::client::ui::typography::small;
use crate::text::Words;

/// The places to write of the form.
pub(super) fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut ReplyForm) {
    pen.note("form-reply-text");
    pen.line("whom", "reply-whom", &mut form.whom);
    let cases: Vec<_> = offered(s).into_iter().map(|row| (row.log, row.title.clone())).collect();
    if cases.is_empty() {
        pen.note("reply-no-cases");
    }
    pen.many("cases", "reply-cases", &cases, &mut form.cases);
    pen.day("until", "reply-until", &mut form.until);
    if !form.found.is_empty() {
        pen.note("reply-found");
        for one in &form.found {
            let on = form.keep.contains(one);
            let name = pen.words.with("reply-keep", &[("what", one.as_str().into())]);
            if checkbox(pen.ui, on, &name).clicked() {
                if on {
                    form.keep.retain(|kept| kept != one);
                } else {
                    form.keep.push(one.clone());
                }
            }
        }
        pen.missing("found");
    }
    pen.line("to", "page-to", &mut form.to);
    pen.note("form-reply-after");
}

/// Sheets that were handed out about a case, and what can be done with one.
pub(super) fn sheets(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    if case.row.mode != CaseMode::Learning {
        return;
    }
    let k = *tk(ui);
    for sheet in &case.sheets {
        let values = [
            ("whom", sheet.whom.as_str().into()),
            ("day", w.day(sheet.until).into()),
            ("n", sheet.answered.len().into()),
            ("all", sheet.tips.len().into()),
        ];
        let who =
            w.with("report-said", &[("who", org_name(s, sheet.by).into()), ("when", w.when(sheet.at, s.today).into())]);
        point(ui, Icon::Mail, k.neutral.fg, &w.with("reply-out", &values), &who);
    }
    if !writable(s) {
        return;
    }
    small(ui, &w.t("reply-what"));
    ui.horizontal_wrapped(|ui| {
        if button(ui, Some(Icon::Printer), &w.t("form-reply"), Kind::Secondary).clicked() {
            let form = ReplyForm::new(s, w.lang(), Some(case.row.log));
            out.push(Intent::Ask(Box::new(OwnForm::Reply(Box::new(form)).into())));
        }
        if button(ui, Some(Icon::FileInput), &w.t("form-take-reply"), Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(OwnForm::TakeReply { from: String::new() }.into())));
        }
    });
}
