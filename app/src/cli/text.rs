//! Changing a text that several people write in: only what differs is written.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::LogId;
use wijktafel_model::words::{TEXT_CHARS_MAX, TextField};

use crate::ask::Desk;
use crate::client::splice::{Op, difference};
use crate::print::Answer;
use crate::problem::Problem;

/// How a text changes. Without any of these it is printed.
#[derive(Debug, Default, Args)]
pub(super) struct Edit {
    /// Adds this at the end.
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["at", "set", "from"])]
    append: Option<String>,
    /// The place of --insert and --delete, in characters from the beginning.
    #[arg(long, value_name = "PLACE", conflicts_with_all = ["set", "from"])]
    at: Option<usize>,
    /// Puts this at the place.
    #[arg(long, value_name = "TEXT", requires = "at")]
    insert: Option<String>,
    /// Takes away so many characters from the place on.
    #[arg(long, value_name = "COUNT", requires = "at")]
    delete: Option<usize>,
    /// Makes this the text; what stays the same is not touched.
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    set: Option<String>,
    /// The same with the text of a file; - reads standard input.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

impl Edit {
    /// Makes the change in a text that reads `now`, or prints it.
    pub(super) fn run(self, desk: &mut Desk, log: LogId, field: TextField, now: &str) -> Result<Answer, Problem> {
        match self.edits(field, now)? {
            None => Ok(Answer::Text(now.to_owned())),
            Some(edits) if edits.is_empty() => Err(Problem::new("nothing-to-change")),
            Some(edits) => super::make(desk, Command::EditText { log, edits }),
        }
    }

    fn edits(self, field: TextField, now: &str) -> Result<Option<Vec<TextEdit>>, Problem> {
        if let Some(text) = self.append {
            return Ok(Some(vec![TextEdit { field, at: now.chars().count(), delete: 0, insert: text }]));
        }
        if let Some(at) = self.at {
            let (delete, insert) = (self.delete.unwrap_or_default(), self.insert.unwrap_or_default());
            let empty = delete == 0 && insert.is_empty();
            return Ok(Some(if empty { Vec::new() } else { vec![TextEdit { field, at, delete, insert }] }));
        }
        let wanted = match (self.set, self.from) {
            (Some(text), _) => text,
            (None, Some(path)) => read(&path)?,
            (None, None) => return Ok(None),
        };
        Ok(Some(Op::to_edits(difference(now, &wanted), field)))
    }
}

/// Reads a text file of at most what a text may hold; its lines end as they do here.
pub(super) fn read(path: &Path) -> Result<String, Problem> {
    let most = u64::try_from(TEXT_CHARS_MAX * 4 + 1).unwrap_or(u64::MAX);
    let mut text = String::new();
    let done = if path == Path::new("-") {
        std::io::stdin().take(most).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(most).read_to_string(&mut text))
    };
    let _length = done.map_err(|error| Problem::of_file(path, error))?;
    let text = text.replace("\r\n", "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(Problem::about("text-too-long", TEXT_CHARS_MAX.to_string()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: TextField = TextField::Question;

    fn edit(at: usize, delete: usize, insert: &str) -> TextEdit {
        TextEdit { field: FIELD, at, delete, insert: insert.to_owned() }
    }

    #[test]
    fn setting_a_text_touches_only_what_differs() {
        let set = Edit { set: Some("de lange tafel".into()), ..Edit::default() };
        assert_eq!(set.edits(FIELD, "de tafel").expect("readable"), Some(vec![edit(3, 0, "lange ")]));
    }

    #[test]
    fn text_is_added_after_the_last_character() {
        let append = Edit { append: Some("!".into()), ..Edit::default() };
        assert_eq!(append.edits(FIELD, "één").expect("readable"), Some(vec![edit(3, 0, "!")]));
    }

    #[test]
    fn a_place_takes_a_deletion_and_an_insertion_at_once() {
        let replace = Edit { at: Some(2), delete: Some(1), insert: Some("x".into()), ..Edit::default() };
        assert_eq!(replace.edits(FIELD, "abcd").expect("readable"), Some(vec![edit(2, 1, "x")]));
    }

    #[test]
    fn without_a_change_nothing_is_written() {
        assert_eq!(Edit::default().edits(FIELD, "abc").expect("readable"), None);
        let same = Edit { set: Some("abc".into()), ..Edit::default() };
        assert_eq!(same.edits(FIELD, "abc").expect("readable"), Some(Vec::new()));
    }
}
