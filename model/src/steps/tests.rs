use super::*;
use crate::fact::NetworkNamed;
use crate::fact::steps::{
    MINUTES_MAX, StepTemplate, TemplateDropped, TemplateRewritten, TemplateStep, TemplateWritten,
};
use crate::testing::Partners;
use crate::words::Line;

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn template(name: &str, minutes: u32) -> StepTemplate {
    StepTemplate { name: line(name), steps: vec![TemplateStep { name: line("vertellen"), level: None, minutes }] }
}

/// Two partners that know of a network and of a template.
fn apart() -> (Partners, FactId) {
    let mut partners = Partners::new(2, 1, NetworkNamed { name: line("Zuid"), region: None });
    let written = partners.write(0, TemplateWritten { instead: None, template: template("rondje", 5) });
    partners.meet(0, 1);
    (partners, written)
}

fn names(partners: &Partners) -> Vec<String> {
    templates(&partners.whole()).iter().map(|one| one.template.name.to_string()).collect()
}

#[test]
fn a_template_stands_as_it_was_last_written_and_goes_when_it_is_dropped() {
    let (mut partners, written) = apart();
    partners.write(0, TemplateRewritten { written, template: template("kort rondje", 2) });
    assert_eq!(names(&partners), ["kort rondje"]);

    partners.write(0, TemplateDropped { written });
    assert!(names(&partners).is_empty());

    partners.write(0, TemplateRewritten { written, template: template("toch weer", 3) });
    assert_eq!(names(&partners), ["toch weer"]);
}

#[test]
fn a_dropped_template_that_is_written_again_holds_what_it_held() {
    let (mut partners, written) = apart();
    let before = templates(&partners.whole());
    partners.write(1, TemplateDropped { written });
    partners.write(1, TemplateWritten { instead: None, template: template("rondje", 5) });

    let after = templates(&partners.whole());
    assert_eq!(after.len(), 1);
    assert_eq!((&after[0].template, after[0].instead), (&before[0].template, before[0].instead));
}

#[test]
fn what_one_drops_and_another_works_on_apart_stays() {
    let (mut partners, written) = apart();
    partners.write(0, TemplateDropped { written });
    partners.write(1, TemplateRewritten { written, template: template("beter rondje", 8) });

    assert_eq!(names(&partners), ["beter rondje"]);
}

#[test]
fn a_template_without_steps_or_with_hours_for_one_never_was() {
    let (mut partners, written) = apart();
    let empty = StepTemplate { name: line("leeg"), steps: Vec::new() };
    partners.write(1, TemplateWritten { instead: None, template: empty });
    partners.write(0, TemplateRewritten { written, template: template("lang", MINUTES_MAX + 1) });

    assert_eq!(names(&partners), ["rondje"]);
}
