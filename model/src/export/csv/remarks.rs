//! Talk beside cases and agreements: a record for each remark and each answer.

use super::super::names::Names;
use super::super::{Export, labels};
use super::{Table, optional, yes_no};

pub(super) fn remarks(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["id", "log", "answer-to", "beside", "text", "settled", "by", "at"];
    let mut table = Table::new("remarks", columns);
    let cases = export.cases().map(|view| (&view.row.title, &view.talk));
    let agreements = export.agreements().map(|view| (&view.row.title, &view.talk));
    for (title, remark) in cases.chain(agreements).flat_map(|(title, talk)| talk.iter().map(move |one| (title, one))) {
        let answers = remark.answers.iter().map(|answer| (answer, Some(&remark.said.remark)));
        for (said, on) in std::iter::once((&remark.said, None)).chain(answers) {
            table.record([
                said.remark.to_string(),
                title.clone(),
                optional(on),
                optional(remark.beside.as_ref().filter(|_| on.is_none())),
                said.text.clone(),
                yes_no(remark.settled),
                names.org(&said.by),
                labels::moment(said.at),
            ]);
        }
    }
    table
}
