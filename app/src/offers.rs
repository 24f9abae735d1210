//! Who offers what: the social map, searched by words and by life area.

use wijktafel_model::view::{OrganisationView, Snapshot};
use wijktafel_model::words::LifeArea;

use crate::client::state::org_name;
use crate::text::{Words, names};

/// What somebody looks for among the organisations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// Words, each of which must be in a name, a kind, an area or what is offered; upper and lower case are the same.
    pub query: String,
    /// An area it must have something to offer in.
    pub area: Option<LifeArea>,
}

impl Looking {
    /// Whether an organisation fits. Everybody fits who looks for nothing.
    pub fn fits(&self, org: &OrganisationView, s: &Snapshot, w: &Words) -> bool {
        if self.area.is_some_and(|area| !org.areas.contains(&area)) {
            return false;
        }
        let areas: Vec<_> = org.areas.iter().map(|area| w.t(names::area(*area)).into_owned()).collect();
        let kind = w.t(names::org_kind(org.kind));
        let offers = org.offers.as_deref().unwrap_or_default();
        let said = [&*org_name(s, org.org), &*kind, offers, &*areas.join(" ")].join(" ").to_lowercase();
        self.query.to_lowercase().split_whitespace().all(|word| said.contains(word))
    }
}

/// Areas in which anybody has something to offer, in their order.
pub fn areas(s: &Snapshot) -> impl Iterator<Item = LifeArea> {
    names::AREAS.into_iter().filter(|area| s.network.organisations.iter().any(|org| org.areas.contains(area)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;
    use crate::text::Lang;

    fn found(query: &str, area: Option<LifeArea>) -> usize {
        let (s, w) = (demo::snapshot(), Words::new(Lang::Nl));
        let looking = Looking { query: query.to_owned(), area };
        s.network.organisations.iter().filter(|org| looking.fits(org, &s, &w)).count()
    }

    #[test]
    fn words_and_areas_narrow_and_nothing_looked_for_finds_everybody() {
        let all = demo::snapshot().network.organisations.len();
        assert_eq!(found("", None), all);
        assert_eq!(found("bestaatniet", None), 0);
        for area in areas(&demo::snapshot()).collect::<Vec<_>>() {
            let some = found("", Some(area));
            assert!(some > 0 && some <= all);
            let word = Words::new(Lang::Nl).t(names::area(area)).to_uppercase();
            assert!(found(&word, None) >= some, "an area is found by its name too: {word}");
        }
    }
}
