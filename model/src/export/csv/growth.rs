//! What the network's own work shows of its phase, and how closely partners work together.

use super::super::names::Names;
use super::super::{Export, labels};
use super::{Table, list, optional, yes_no};
use crate::growth::growth;

/// One record for each thing that was counted; a sign with nothing to count has one of its own.
pub(super) fn signs(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["sign", "sign-of", "seen", "from", "until", "thing", "part", "whole", "shown-by"];
    let mut table = Table::new("signs", columns);
    let growth = growth(export.snapshot);
    for sign in &growth.signs {
        let mut record = |thing: String, part: usize, whole: usize, by: String| {
            table.record([
                labels::of("sign", &sign.sign),
                sign.sign.phase().to_string(),
                sign.seen.map(yes_no).unwrap_or_default(),
                growth.from.to_string(),
                growth.until.to_string(),
                thing,
                part.to_string(),
                whole.to_string(),
                by,
            ]);
        };
        for one in &sign.evidence {
            let by = list(&one.by, |thing| names.thing(*thing));
            record(names.thing(one.thing), one.part, one.whole, by);
        }
        if sign.evidence.is_empty() {
            record(String::new(), sign.part, sign.whole, String::new());
        }
    }
    table
}

/// One record for each answer.
pub(super) fn relations(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "capture",
        "on",
        "organisation",
        "other",
        "closeness",
        "openness",
        "reliability",
        "purpose",
        "influence",
        "means",
        "involvement",
        "contradicted",
    ];
    let mut table = Table::new("relations", columns);
    for capture in &export.snapshot.captures {
        for answer in &capture.answers {
            let (trust, worth) = (answer.trust.as_ref(), answer.worth.as_ref());
            table.record([
                capture.log.to_string(),
                capture.title.clone(),
                capture.at.day().to_string(),
                names.org(&answer.by),
                names.org(&answer.other),
                labels::of("closeness", &answer.closeness),
                optional(trust.map(|trust| &trust.openness)),
                optional(trust.map(|trust| &trust.reliability)),
                optional(trust.map(|trust| &trust.purpose)),
                optional(worth.map(|worth| &worth.influence)),
                optional(worth.map(|worth| &worth.means)),
                optional(worth.map(|worth| &worth.involvement)),
                yes_no(answer.contradicted),
            ]);
        }
    }
    table
}

/// How the work feels, and where each organisation sees the network; the counts of all together.
pub(super) fn pulses(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("pulses", &["season", "question", "less", "same", "more", "organisation", "spot"]);
    for season in &export.snapshot.seasons {
        let title = || season.title.clone();
        if let Some(pulse) = &season.pulse {
            let questions =
                [("pulse-more", pulse.more), ("pulse-faster", pulse.faster), ("pulse-meaningful", pulse.meaningful)];
            for (key, counts) in questions {
                let Some([less, same, more]) = counts.map(|counts| counts.map(|count| count.to_string())) else {
                    continue;
                };
                table.record([title(), labels::text(key), less, same, more, String::new(), String::new()]);
            }
        }
        for one in &season.course {
            let place = (one.place + 1).to_string();
            let nothing = || String::new();
            let org = names.org(&one.org);
            table.record([title(), labels::text("course"), nothing(), nothing(), nothing(), org, place]);
        }
    }
    table
}

/// One record for each word about something, and one for each thing that became superfluous.
pub(super) fn reviews(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["season", "thing", "onward", "why", "by", "at"];
    let mut table = Table::new("season-reviews", columns);
    for season in &export.snapshot.seasons {
        for one in &season.reviews {
            for word in &one.words {
                table.record([
                    season.title.clone(),
                    names.running(season, one.about),
                    labels::of("onward", &word.onward),
                    optional(word.why.as_ref()),
                    names.org(&word.by),
                    labels::moment(word.at),
                ]);
            }
        }
        for one in &season.superfluous {
            table.record([
                season.title.clone(),
                one.text.clone(),
                labels::text("onward-superfluous"),
                String::new(),
                names.org(&one.by),
                labels::moment(one.at),
            ]);
        }
    }
    table
}
