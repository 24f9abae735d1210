//! Forms that wait on this device: what somebody wrote about a case while it is not known yet why it may be shared.

use super::{Check, Form, Wrong};

/// At most this many wait.
pub const KEPT_MAX: usize = 50;

impl Form {
    /// Whether it can wait on this device.
    pub const fn can_wait(&self) -> bool {
        matches!(self, Self::Case(_) | Self::Circle(_) | Self::Ground { .. })
    }

    /// Its number, when it waits.
    pub fn kept(&self) -> Option<u64> {
        match self {
            Self::Case(form) => form.kept,
            Self::Circle(form) => form.kept,
            Self::Ground { ground, .. } => ground.kept,
            _ => None,
        }
    }

    /// Gives it a number.
    pub fn keep_as(&mut self, number: u64) {
        match self {
            Self::Case(form) => form.kept = Some(number),
            Self::Circle(form) => form.kept = Some(number),
            Self::Ground { ground, .. } => ground.kept = Some(number),
            _ => {}
        }
    }

    /// What it is about, in its writer's words; none where nothing was written.
    pub fn about(&self) -> Option<&str> {
        let title = match self {
            Self::Case(form) => [&form.title, &form.question, &form.ground],
            Self::Circle(form) => [&form.title, &form.purpose, &form.question],
            Self::Ground { ground, .. } => [&ground.reason; 3],
            _ => return None,
        };
        title.into_iter().map(|text| text.trim()).find(|text| !text.is_empty())
    }
}

/// Forms as they are kept.
pub fn written(forms: &[Form]) -> String {
    serde_json::to_string(forms).unwrap_or_default()
}

/// The same read again; what a program cannot read is left out.
pub fn read(text: &str) -> Vec<Form> {
    let all: Vec<serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    all.into_iter().filter_map(|one| serde_json::from_value(one).ok()).filter(Form::can_wait).collect()
}

impl Check {
    /// A choice that is needed, or put off.
    pub fn chosen_or_later<T: Copy>(&mut self, field: &'static str, choice: Option<T>, later: &[String]) -> Option<T> {
        if choice.is_none() && later.iter().any(|one| one == field) {
            self.refuse(field, Wrong::Later);
            return None;
        }
        self.chosen(field, choice)
    }
}
