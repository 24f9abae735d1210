//! Rough drafts that wait on this device, for people and programs.

use serde_json::{Value, json};

use super::lists::columns;
use super::things::part;
use crate::client::forms::Form;
use crate::text::Words;

/// Each with its number, as JSON.
pub(super) fn json(forms: &[Form]) -> Value {
    let one = |form: &Form| json!({ "number": form.kept(), "kind": form.key(), "about": form.about() });
    forms.iter().map(one).collect()
}

pub(super) fn list(forms: &[Form], w: &Words) -> String {
    let row = |form: &Form| {
        let number = form.kept().map(|number| number.to_string()).unwrap_or_default();
        let about = form.about().map_or_else(|| w.t("kept-untitled").into_owned(), str::to_owned);
        vec![number, w.t(form.key()).into_owned(), about.lines().next().unwrap_or_default().to_owned()]
    };
    columns(&forms.iter().map(row).collect::<Vec<_>>(), w)
}

/// The words of one.
pub(super) fn one(form: &Form, w: &Words) -> String {
    let mut lines = vec![w.t(form.key()).into_owned()];
    let texts: Vec<(&str, &str)> = match form {
        Form::Case(form) => {
            vec![("case-title", &form.title), ("case-question", &form.question), ("case-ground", &form.ground)]
        }
        Form::Circle(form) => vec![
            ("case-title", &form.title),
            ("circle-purpose", &form.purpose),
            ("case-question", &form.question),
            ("circle-not-told", &form.ground.reason),
        ],
        Form::Ground { ground, .. } => vec![("circle-not-told", &ground.reason)],
        _ => Vec::new(),
    };
    for (key, text) in texts {
        part(&mut lines, &w.t(key), text);
    }
    lines.join("\n")
}
