//! The network's name, region and purpose.

use crate::fact::Fact;
use crate::history::{History, said, shown};
use crate::successor;
use crate::view::{Row, Texts};
use crate::words::TextField;

/// The row of the network's own log; `None` before it has a name.
pub fn derive(history: &dyn History, texts: &Texts) -> Option<Row> {
    let names = said(history, |record| match record.fact.known() {
        Fact::NetworkNamed(named) => Some(named),
        _ => None,
    });
    let named = shown(history, &names)?.what;
    Some(Row::Network {
        name: named.name.to_string(),
        region: named.region.as_ref().map(ToString::to_string),
        continues: successor::origin(history),
        purpose: texts.get(&TextField::Purpose).cloned().unwrap_or_default(),
    })
}
