//! Tables for spreadsheets and other programs: RFC 4180, UTF-8, one file per entity.
//!
//! The first record names the columns. Days are `YYYY-MM-DD`, moments ISO 8601 in UTC, ids hexadecimal, several values
//! in one field separated by `; `. A field that a spreadsheet would take for a formula begins with an apostrophe.

mod budgets;
mod escalations;
mod experiments;
mod growth;
mod meetings;
mod plans;
mod remarks;
mod rounds;
mod steps;
mod stories;
mod training;

use std::collections::BTreeMap;

use super::names::Names;
use super::part::Part;
use super::{AbsentThing, Export, labels};
use crate::breakthrough::reached;

/// A table being written.
struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    records: usize,
    out: String,
}

/// What spreadsheets know UTF-8 by.
const MARK: char = '\u{feff}';

impl Table {
    fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        let mut table = Self { name, columns, records: 0, out: String::new() };
        table.line(columns.iter().map(|column| labels::text(&format!("column-{column}"))));
        table
    }

    /// Adds a record, whatever its fields say.
    fn record(&mut self, fields: impl IntoIterator<Item = String>) {
        self.records += 1;
        self.line(fields);
    }

    fn line(&mut self, fields: impl IntoIterator<Item = String>) {
        let fields: Vec<String> = fields.into_iter().collect();
        debug_assert_eq!(fields.len(), self.columns.len(), "a record of {} misses its columns", self.name);
        self.out.push_str(&line(&fields));
    }

    fn close(self) -> (String, Vec<u8>) {
        (format!("csv/{}.csv", self.name), self.out.into_bytes())
    }
}

fn line<T: AsRef<str>>(fields: &[T]) -> String {
    fields.iter().map(|text| field(text.as_ref())).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A table of anything as a file for a spreadsheet: the names of its columns, then its records.
pub fn sheet<T: AsRef<str>>(columns: &[T], records: &[Vec<String>]) -> String {
    let lines = records.iter().map(|record| line(record));
    MARK.to_string() + &line(columns) + &lines.collect::<String>()
}

/// The tables of a part below each other.
pub(super) fn part(part: Part, export: &Export<'_>, names: &Names<'_>) -> String {
    let wanted = part.tables();
    let mut found: Vec<Table> = all(export, names).into_iter().chain([plans::met(export)]).collect();
    found.retain(|table| wanted.contains(&table.name));
    found.sort_by_key(|table| wanted.iter().position(|name| *name == table.name));
    let alone = wanted.len() == 1 || found.iter().all(|table| table.records == 0);
    let titled = |table: &Table| line(&[labels::text(&format!("table-{}", table.name))]) + &table.out;
    let parts: Vec<String> = match found.first() {
        Some(first) if alone => vec![first.out.clone()],
        _ => found.iter().filter(|table| table.records > 0).map(titled).collect(),
    };
    MARK.to_string() + &parts.join("\r\n")
}

/// A field: guarded against being run as a formula, and quoted where RFC 4180 asks for it.
fn field(text: &str) -> String {
    // Also the wide forms, which spreadsheets take alike.
    let formula = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let risky = text.starts_with(formula) || text.trim_start().starts_with(formula);
    let guard = if risky { "'" } else { "" };
    let quoted = text.contains([',', '"', '\r', '\n']) || text.trim().len() != text.len();
    if quoted { format!("\"{guard}{}\"", text.replace('"', "\"\"")) } else { format!("{guard}{text}") }
}

/// Every table, by the name of its file.
pub fn render(export: &Export<'_>) -> BTreeMap<String, Vec<u8>> {
    let names = Names::of(export.snapshot);
    all(export, &names).into_iter().map(Table::close).collect()
}

fn all(export: &Export<'_>, names: &Names<'_>) -> [Table; 39] {
    [
        organisations(export, names),
        people(export, names),
        training::training(export, names),
        tables(export, names),
        cases(export, names),
        tips(export, names),
        reports(export, names),
        meetings::meetings(export, names),
        meetings::agenda(export, names),
        meetings::attendance(export, names),
        meetings::signals(export, names),
        steps::discussions(export),
        steps::templates(export, names),
        plans::solutions(export, names),
        plans::costs(export, names),
        plans::arguments(export, names),
        budgets::entries(export, names),
        budgets::requests(export, names),
        escalations::ladders(export, names),
        escalations::rungs(export, names),
        lines(export, names),
        remarks::remarks(export, names),
        agreements(export, names),
        versions(export, names),
        verdicts(export, names),
        rounds(export, names),
        scores(export, names),
        rounds::seals(export, names),
        rounds::sheets(export),
        growth::signs(export, names),
        growth::relations(export, names),
        growth::reviews(export, names),
        growth::pulses(export, names),
        actions(export, names),
        experiments::experiments(export, names),
        lessons(export, names),
        stories::stories(export, names),
        departures(export, names),
        absent(export),
    ]
}

fn optional<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

fn list<T>(values: &[T], word: impl Fn(&T) -> String) -> String {
    values.iter().map(word).collect::<Vec<_>>().join("; ")
}

fn yes_no(yes: bool) -> String {
    labels::text(if yes { "yes" } else { "no" })
}

fn organisations(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "name",
        "kind",
        "formality",
        "areas",
        "offers",
        "stage",
        "voice",
        "number",
        "endorsed-by",
        "own",
        "contacts",
    ];
    let mut table = Table::new("organisations", columns);
    for org in &export.snapshot.network.organisations {
        table.record([
            org.org.to_string(),
            names.org(&org.org),
            labels::of("org-kind", &org.kind),
            labels::of("formality", &org.formality),
            list(&org.areas, |area| labels::of("area", area)),
            optional(org.offers.as_ref()),
            labels::of("stage", &org.stage),
            yes_no(org.voice),
            org.number.to_string(),
            list(&org.endorsed_by, |by| names.org(by)),
            yes_no(org.own),
            list(&org.contacts, |person| names.person(org.org, *person)),
        ]);
    }
    table
}

fn people(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["id", "name", "organisation", "roles", "contact", "administers", "decides", "signs", "active"];
    let mut table = Table::new("people", columns);
    for person in &export.snapshot.network.people {
        table.record([
            person.person.to_string(),
            names.person(person.org, person.person),
            names.org(&person.org),
            list(&person.roles, |role| labels::of("role", role)),
            optional(person.contact.as_ref()),
            yes_no(person.mandates.administer),
            yes_no(person.mandates.decide),
            yes_no(person.mandates.sign),
            yes_no(person.active),
        ]);
    }
    table
}

fn tables(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("tables", &["id", "name", "area", "rhythm", "readers"]);
    for one in &export.snapshot.network.tables {
        table.record([
            one.log.to_string(),
            one.name.clone(),
            optional(one.area.as_ref()),
            optional(one.rhythm.as_ref()),
            list(&one.orgs, |org| names.org(org)),
        ]);
    }
    table
}

fn cases(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "title",
        "table",
        "by",
        "state",
        "areas",
        "tips",
        "reported",
        "destroy-after",
        "changed",
        "ground",
        "question",
        "situation",
        "strengths",
        "plan",
        "perspective",
        "self-part",
    ];
    let mut table = Table::new("cases", columns);
    for row in &export.snapshot.cases {
        let full = export.cases().find(|view| view.row.log == row.log);
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        table.record([
            row.log.to_string(),
            row.title.clone(),
            names.shared(row),
            names.org(&row.by),
            labels::of("case-state", &row.state),
            list(&row.areas, |area| labels::of("area", area)),
            row.tips.to_string(),
            row.reported.to_string(),
            row.retain_until.to_string(),
            labels::moment(row.changed),
            text(full.map(|view| &view.ground)),
            text(full.map(|view| &view.question)),
            text(full.map(|view| &view.situation)),
            text(full.map(|view| &view.strengths)),
            labels::of(
                "plan-state",
                &full.map_or(row.plan.state, |view| reached(&view.plan, row.log, &export.snapshot.lessons)),
            ),
            text(full.map(|view| &view.plan.perspective)),
            text(full.map(|view| &view.plan.self_part)),
        ]);
    }
    table
}

/// One record per wording: two when partners wrote apart.
fn tips(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("tips", &["id", "case", "area-of-life", "level", "text", "by", "at", "archived"]);
    for view in export.cases() {
        for tip in &view.tips {
            for version in &tip.versions {
                table.record([
                    tip.tip.to_string(),
                    view.row.log.to_string(),
                    labels::of("area", &version.area),
                    labels::of("level", &version.level),
                    version.text.clone(),
                    names.org(&version.by),
                    labels::moment(version.at),
                    yes_no(tip.archived),
                ]);
            }
        }
    }
    table
}

fn reports(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("tip-reports", &["tip", "case", "result", "note", "by", "whom", "at"]);
    for view in export.cases() {
        for tip in &view.tips {
            for report in &tip.reports {
                table.record([
                    tip.tip.to_string(),
                    view.row.log.to_string(),
                    labels::of("result", &report.result),
                    optional(report.note.as_ref()),
                    names.org(&report.by),
                    optional(report.whom.as_ref()),
                    labels::moment(report.at),
                ]);
            }
        }
    }
    table
}

fn lines(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("case-reports", &["case", "line", "client-words", "client-verdict", "by", "whom", "at"]);
    for view in export.cases() {
        for line in &view.lines {
            table.record([
                view.row.log.to_string(),
                optional(line.line.as_ref()),
                optional(line.words.as_ref()),
                line.verdict.map(|verdict| labels::of("client-verdict", &verdict)).unwrap_or_default(),
                names.org(&line.by),
                optional(line.whom.as_ref()),
                labels::moment(line.at),
            ]);
        }
    }
    table
}

fn agreements(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["id", "title", "kind", "state", "given", "electors", "review", "signed-by", "changed"];
    let mut table = Table::new("agreements", columns);
    for row in &export.snapshot.agreements {
        table.record([
            row.log.to_string(),
            row.title.clone(),
            labels::of("agreement-kind", &row.kind),
            labels::of("agreement-state", &row.state),
            row.given.to_string(),
            row.electors.to_string(),
            optional(row.review.as_ref()),
            list(&row.signed_by, |org| names.org(org)),
            labels::moment(row.changed),
        ]);
    }
    table
}

fn versions(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "agreement",
        "title",
        "text",
        "rule",
        "state",
        "parents",
        "criteria",
        "effective",
        "review",
        "stop-clause",
        "ended-by",
        "by",
        "at",
    ];
    let mut table = Table::new("agreement-versions", columns);
    for view in export.agreements() {
        for version in &view.versions {
            table.record([
                version.version.to_string(),
                view.row.log.to_string(),
                version.title.clone(),
                version.text.clone(),
                labels::of("rule", &version.rule),
                labels::of("agreement-state", &version.state),
                list(&version.parents, ToString::to_string),
                list(&version.criteria, |criterion| criterion.text.clone()),
                optional(version.effective.as_ref()),
                optional(version.review.as_ref()),
                optional(version.stop_clause.as_ref()),
                list(&version.ended_by, |org| names.org(org)),
                names.org(&version.by),
                labels::moment(version.at),
            ]);
        }
    }
    table
}

fn verdicts(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns =
        &["version", "organisation", "verdict", "note", "contradicted", "person", "at", "paper-by", "paper-on"];
    let mut table = Table::new("verdicts", columns);
    for version in export.agreements().flat_map(|view| &view.versions) {
        for elector in &version.electors {
            table.record([
                version.version.to_string(),
                names.org(&elector.org),
                elector.verdict.map_or_else(|| labels::text("verdict-none"), |word| labels::of("verdict", &word)),
                optional(elector.note.as_ref()),
                yes_no(elector.contradicted),
                elector.person.map(|person| names.person(elector.org, person)).unwrap_or_default(),
                elector.at.map(labels::moment).unwrap_or_default(),
                elector.paper.as_ref().map(|paper| paper.by.to_string()).unwrap_or_default(),
                elector.paper.as_ref().map(|paper| paper.on.to_string()).unwrap_or_default(),
            ]);
        }
    }
    table
}

fn rounds(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new(
        "rounds",
        &["id", "title", "at", "way", "state", "open", "phase", "participants", "missing", "conclusion"],
    );
    for round in &export.snapshot.rounds {
        table.record([
            round.log.to_string(),
            round.title.clone(),
            labels::moment(round.at),
            labels::of("round-way", &round.way),
            labels::of("round-state", &round.state()),
            yes_no(round.open),
            optional(round.phase.as_ref()),
            list(&round.participants, |org| names.org(org)),
            list(&round.missing, |org| names.org(org)),
            round.conclusion.clone(),
        ]);
    }
    table
}

fn scores(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["round", "dimension", "organisation", "score", "evidence", "contradicted", "median", "spread"];
    let mut table = Table::new("scores", columns);
    for round in &export.snapshot.rounds {
        for dimension in &round.dimensions {
            for score in &dimension.scores {
                table.record([
                    round.log.to_string(),
                    dimension.name.clone(),
                    names.org(&score.org),
                    score.score.to_string(),
                    optional(score.evidence.as_ref()),
                    yes_no(score.contradicted),
                    optional(dimension.median.as_ref()),
                    dimension.spread.to_string(),
                ]);
            }
        }
    }
    table
}

fn actions(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns =
        &["id", "season", "what", "owners", "person", "due", "done", "unowned", "lent-to", "lent-until", "origin"];
    let mut table = Table::new("actions", columns);
    for season in &export.snapshot.seasons {
        for action in &season.actions {
            let owner = action.owners.first();
            table.record([
                action.action.to_string(),
                season.title.clone(),
                action.what.clone(),
                list(&action.owners, |org| names.org(org)),
                owner.zip(action.person).map(|(org, person)| names.person(*org, person)).unwrap_or_default(),
                optional(action.due.as_ref()),
                yes_no(action.done),
                yes_no(action.unowned),
                action.lent.map(|(org, _)| names.org(&org)).unwrap_or_default(),
                action.lent.map(|(_, until)| until.to_string()).unwrap_or_default(),
                action.origin.map(|log| names.log(&log)).unwrap_or_default(),
            ]);
        }
    }
    table
}

fn lessons(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("lessons", &["id", "title", "order", "text", "owners", "cases", "origin", "by", "at"]);
    for lesson in &export.snapshot.lessons {
        table.record([
            lesson.log.to_string(),
            lesson.title.clone(),
            labels::of("order", &lesson.order),
            lesson.text.clone(),
            list(&lesson.owners, |org| names.org(org)),
            list(&lesson.cases, |log| names.log(log)),
            lesson.origin.map(|log| names.log(&log)).unwrap_or_default(),
            names.org(&lesson.by),
            labels::moment(lesson.at),
        ]);
    }
    table
}

fn departures(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("departures", &["organisation", "on", "reason", "harvest"]);
    for departure in &export.snapshot.departures {
        table.record([
            names.org(&departure.org),
            optional(departure.on.as_ref()),
            optional(departure.reason.as_ref()),
            departure.harvest.clone(),
        ]);
    }
    table
}

fn absent(export: &Export<'_>) -> Table {
    let mut table = Table::new("not-included", &["id", "kind", "why", "since"]);
    for absent in export.absent {
        let (id, kind) = match &absent.what {
            AbsentThing::Log { log, kind } => (log.to_string(), labels::of("log-kind", kind)),
            AbsentThing::Group { group } => (group.to_string(), labels::text("absent-group")),
        };
        table.record([id, kind, labels::of("absence", &absent.why), optional(absent.on.as_ref())]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn fields_are_quoted_as_rfc_4180_says() {
        assert_eq!(field("gewoon"), "gewoon");
        assert_eq!(field("een, twee"), "\"een, twee\"");
        assert_eq!(field("zij zei \"nee\""), "\"zij zei \"\"nee\"\"\"");
        assert_eq!(field("regel\nregel"), "\"regel\nregel\"");
        assert_eq!(field(" ruimte"), "\" ruimte\"");
    }

    #[test]
    fn what_a_spreadsheet_would_run_begins_with_an_apostrophe() {
        for text in ["=1+1", "+31 6 1234", "-1", "@SUM(A1)", "\u{ff1d}1", "=cmd|'/c calc'!A0"] {
            assert_eq!(field(text), format!("'{text}"));
        }
        assert_eq!(field("\n=1"), "\"'\n=1\"");
        assert_eq!(field("=HYPERLINK(\"a\",\"b\")"), "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
        assert_eq!(field("1+1=2"), "1+1=2");
    }
}
