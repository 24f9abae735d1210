//! Step templates, and the discussions that were held with one: a record for each step.

use super::super::names::Names;
use super::super::{Export, labels};
use super::Table;
use crate::fact::steps::TemplateStep;

pub(super) fn discussions(export: &Export<'_>) -> Table {
    let columns = &["meeting", "item", "steps", "step", "level", "minutes", "spent-seconds"];
    let mut table = Table::new("discussion-steps", columns);
    for one in &export.snapshot.meetings {
        for clock in &one.clocks {
            for (step, spent) in clock.template.steps.iter().zip(&clock.spent) {
                table.record([
                    one.log.to_string(),
                    clock.item.to_string(),
                    clock.template.name.to_string(),
                    step.name.to_string(),
                    level(step),
                    step.minutes.to_string(),
                    spent.to_string(),
                ]);
            }
        }
    }
    table
}

pub(super) fn templates(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["id", "name", "instead", "step", "level", "minutes", "by"];
    let mut table = Table::new("step-templates", columns);
    for one in &export.snapshot.network.templates {
        for step in &one.template.steps {
            table.record([
                one.written.to_string(),
                one.template.name.to_string(),
                one.instead.map(|method| labels::of("step-method", &method)).unwrap_or_default(),
                step.name.to_string(),
                level(step),
                step.minutes.to_string(),
                names.org(&one.by),
            ]);
        }
    }
    table
}

fn level(step: &TemplateStep) -> String {
    step.level.map(|level| labels::of("level", &level)).unwrap_or_default()
}
