//! Lists that people keep in a spreadsheet: organisations to invite, people to enrol.
//!
//! The first row names the columns, in Dutch or English; further columns are passed over. Cells are separated by commas
//! or, as spreadsheets in Dutch write them, by semicolons. A list is read whole before anything is done with it.

use std::fs;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord, Trim};
use wijktafel_model::words::{Line, Mandates, Prose, Role};

use crate::cli::values::name;
use crate::problem::Problem;

/// The largest list that is read, in bytes.
const BYTES_MAX: u64 = 1 << 20;
/// The most rows that are taken from one list.
pub const ROWS_MAX: usize = 500;

/// An organisation to invite.
#[derive(Debug, PartialEq, Eq)]
pub struct Invitee {
    /// Its name.
    pub organisation: Line,
    /// A word to it.
    pub message: Option<Prose>,
}

/// A person to enrol.
#[derive(Debug, PartialEq, Eq)]
pub struct Enrollee {
    /// The name.
    pub name: Line,
    /// Roles in the network.
    pub roles: Vec<Role>,
    /// How to reach this person.
    pub contact: Option<Line>,
    /// What the person may do.
    pub mandates: Mandates,
}

/// The organisations of a list: columns `organisation`, and if there is one `message`.
///
/// # Errors
/// [`Problem`] that names the file, the column that is missing, or the row that cannot be read.
pub fn invitees(path: &Path) -> Result<Vec<Invitee>, Problem> {
    let list = List::read(path)?;
    let organisation = list.column(&["organisation", "organisatie"])?;
    let message = list.maybe(&["message", "bericht"]);
    list.each(|row| {
        Some(Invitee {
            organisation: Line::new(row.cell(organisation)).ok()?,
            message: row.maybe(message, Prose::new).ok()?,
        })
    })
}

/// Writes the list of organisations that [`invitees`] reads.
///
/// # Errors
/// [`Problem`] when the file is there already or cannot be written.
pub fn write_invitees(path: &Path, organisations: &[String]) -> Result<(), Problem> {
    let unwritable = |error: std::io::Error| Problem::of_file(path, error);
    let file = fs::File::create_new(path).map_err(unwritable)?;
    let mut rows = csv::Writer::from_writer(file);
    let cannot = |error: csv::Error| Problem::about("cannot-write", path.display().to_string()).because(error);
    rows.write_record(["organisatie", "bericht"]).map_err(cannot)?;
    organisations.iter().try_for_each(|name| rows.write_record([name, ""])).map_err(cannot)?;
    rows.flush().map_err(unwritable)
}

/// The people of a list: columns `name`, and if there are `roles`, `contact` and `mandates`, the words of which are
/// separated by spaces.
///
/// # Errors
/// As [`invitees`].
pub fn enrollees(path: &Path) -> Result<Vec<Enrollee>, Problem> {
    let list = List::read(path)?;
    let called = list.column(&["name", "naam"])?;
    let roles = list.maybe(&["roles", "rollen", "role", "rol"]);
    let contact = list.maybe(&["contact"]);
    let mandates = list.maybe(&["mandates", "mandaten"]);
    list.each(|row| {
        Some(Enrollee {
            name: Line::new(row.cell(called)).ok()?,
            roles: row.words(roles).map(role).collect::<Option<_>>()?,
            contact: row.maybe(contact, Line::new).ok()?,
            mandates: row.words(mandates).try_fold(Mandates::NONE, mandate)?,
        })
    })
}

fn role(word: &str) -> Option<Role> {
    Role::ALL.iter().copied().find(|role| name(role) == word)
}

fn mandate(mut mandates: Mandates, word: &str) -> Option<Mandates> {
    match word {
        "administer" => mandates.administer = true,
        "decide" => mandates.decide = true,
        "sign" => mandates.sign = true,
        _ => return None,
    }
    Some(mandates)
}

/// A list that was read, with the name to call it by when something is wrong.
struct List {
    name: String,
    columns: StringRecord,
    rows: Vec<(u64, StringRecord)>,
}

impl List {
    fn read(path: &Path) -> Result<Self, Problem> {
        let name = path.display().to_string();
        let unreadable = |detail: String| Problem::about("list-unreadable", detail);
        let length = fs::metadata(path).map_err(|error| Problem::of_file(path, error))?.len();
        if length > BYTES_MAX {
            return Err(Problem::about("list-too-long", ROWS_MAX.to_string()));
        }
        let bytes = fs::read(path).map_err(|error| Problem::of_file(path, error))?;
        let text = String::from_utf8(bytes).map_err(|error| unreadable(name.clone()).because(error))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let first = text.lines().next().unwrap_or_default();
        let delimiter = if first.contains(';') { b';' } else { b',' };
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).trim(Trim::All).flexible(true).from_reader(text.as_bytes());
        let columns = reader.headers().map_err(|error| unreadable(name.clone()).because(error))?;
        let columns = columns.iter().map(str::to_lowercase).collect();
        let mut rows = Vec::new();
        for row in reader.into_records() {
            let row = row.map_err(|error| unreadable(name.clone()).because(error))?;
            if row.iter().any(|cell| !cell.is_empty()) {
                rows.push((row.position().map_or(0, csv::Position::line), row));
            }
        }
        match rows.len() {
            0 => Err(Problem::about("list-empty", name)),
            1..=ROWS_MAX => Ok(Self { name, columns, rows }),
            _ => Err(Problem::about("list-too-long", ROWS_MAX.to_string())),
        }
    }

    fn maybe(&self, names: &[&str]) -> Option<usize> {
        self.columns.iter().position(|column| names.contains(&column))
    }

    fn column(&self, names: &[&str]) -> Result<usize, Problem> {
        let first = names.first().copied().unwrap_or_default();
        self.maybe(names).ok_or_else(|| Problem::about("list-column", first))
    }

    fn each<T>(&self, read: impl Fn(Row<'_>) -> Option<T>) -> Result<Vec<T>, Problem> {
        let rows = self.rows.iter().map(|(line, row)| {
            read(Row(row)).ok_or_else(|| Problem::about("list-row", format!("{}:{line}", self.name)))
        });
        rows.collect()
    }
}

#[derive(Clone, Copy)]
struct Row<'a>(&'a StringRecord);

impl<'a> Row<'a> {
    fn cell(self, column: usize) -> &'a str {
        self.0.get(column).unwrap_or_default()
    }

    /// What a cell says, nothing when it is empty.
    fn maybe<T, E>(self, column: Option<usize>, read: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, E> {
        column.map(|column| self.cell(column)).filter(|cell| !cell.is_empty()).map(read).transpose()
    }

    fn words(self, column: Option<usize>) -> impl Iterator<Item = &'a str> {
        column.map_or("", |column| self.cell(column)).split_whitespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &[u8]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().expect("a file");
        fs::write(file.path(), text).expect("writable");
        file
    }

    #[track_caller]
    fn check_refused(text: &[u8], code: &str) {
        assert_eq!(invitees(list(text).path()).expect_err("refused").code, code);
    }

    #[test]
    fn a_list_from_a_dutch_spreadsheet_is_read_as_any_other() {
        let dutch = list(
            "\u{feff}Organisatie;Bericht\r\nBuurthuis De Linde;\"Welkom; tot dinsdag\"\r\n;\r\nThuis;\r\n".as_bytes(),
        );
        let english = list(b"id,organisation,message\n1,Buurthuis De Linde,Welkom; tot dinsdag\n2,Thuis\n");

        let found = invitees(dutch.path()).expect("readable");

        assert_eq!(found, invitees(english.path()).expect("readable"));
        assert_eq!(found.len(), 2, "an empty row is nobody");
        assert_eq!(found[0].message, Prose::new("Welkom; tot dinsdag").ok());
    }

    #[test]
    fn people_come_with_roles_and_mandates() {
        let people = list(b"naam,rollen,mandaten\nSam,professional case-bringer,sign\nNoor,,\n");

        let found = enrollees(people.path()).expect("readable");

        assert_eq!(found[0].roles, [Role::Professional, Role::CaseBringer]);
        assert_eq!(found[0].mandates, Mandates { sign: true, ..Mandates::NONE });
        assert_eq!(found[1].mandates, Mandates::NONE, "nobody may more than the list says");
    }

    #[test]
    fn what_is_wrong_is_named_and_nothing_is_taken() {
        check_refused(b"", "list-empty");
        check_refused(b"organisation\n", "list-empty");
        check_refused(b"naam\nThuis\n", "list-column");
        check_refused(b"organisation\n\xff\xfe\n", "list-unreadable");
        check_refused("organisation\n".repeat(ROWS_MAX + 2).as_bytes(), "list-too-long");
        let long = format!("organisation\nThuis\n{}\n", "a".repeat(Line::MAX + 1));
        check_refused(long.as_bytes(), "list-row");
        let unknown = list(b"name,roles\nSam,king\n");
        assert_eq!(enrollees(unknown.path()).expect_err("refused").code, "list-row");
    }
}
