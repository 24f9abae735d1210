//! Stories, for people.

use wijktafel_model::view::Snapshot;
use wijktafel_model::view::learning::StoryView;

use crate::meeting::somebody;
use crate::text::{Words, names};

/// The resident's word: who asked for it, when and how.
pub fn word(one: &StoryView, s: &Snapshot, w: &Words) -> String {
    let values = [
        ("who", somebody(s, one.asked, one.asker).into()),
        ("day", w.day(one.on).into()),
        ("way", w.t(names::learning::word_way(one.way)).into_owned().into()),
    ];
    w.with("story-word", &values)
}

/// The case it is about, when it is in this copy.
pub fn about<'s>(one: &StoryView, s: &'s Snapshot) -> Option<&'s str> {
    s.cases.iter().find(|row| row.log == one.case).map(|row| row.title.as_str())
}

/// That stories were taken back; none when none was.
pub fn taken_back(s: &Snapshot, w: &Words) -> Option<String> {
    (s.stories_taken_back > 0).then(|| w.count("story-taken-back", s.stories_taken_back))
}

pub(super) fn list(s: &Snapshot, w: &Words) -> String {
    let one = |story: &StoryView| {
        let about = about(story, s).map(|title| format!("  {}", w.with("story-about", &[("case", title.into())])));
        let head = format!("{}  {}", story.log.short(), story.title);
        let lines = [head, format!("  {}", story.text), format!("  {}", word(story, s, w))];
        lines.into_iter().chain(about).collect::<Vec<_>>().join("\n")
    };
    let mut lines: Vec<String> = s.stories.iter().map(one).collect();
    if lines.is_empty() {
        lines.push(w.t("stories-none").into_owned());
    }
    lines.extend(taken_back(s, w));
    lines.join("\n")
}
