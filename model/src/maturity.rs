//! Maturity rounds: what each organisation sees, how far that lies apart, and which phase follows.

use crate::card::distinct;
use crate::fact::Fact;
use crate::fact::round::{Dimension, PhaseModel, RoundOpened};
use crate::history::{History, last, said};
use crate::id::{LogId, OrgId};
use crate::successor;
use crate::view::{DimensionView, RoundView, ScoreView, Texts};
use crate::words::{Line, TextField};

/// Fewer participants with a score make no phase: they cannot be compared.
pub const SCORES_MIN: usize = 3;

/// Names of the phases of the default model. Source: phases 1 and 2 AKAD 2016; 3 and 4, and all wording, are our own.
const PHASES: [&str; 4] = ["Los zand", "Reactief netwerk", "Teamnetwerk", "Lerend netwerk"];

/// Dimensions of the default model, with a sign for each phase. Our own wording.
const DIMENSIONS: [(&str, [&str; 4]); 7] = [
    (
        "Gezamenlijke ambitie",
        [
            "Iedere partner komt met het eigen doel; een gezamenlijke bedoeling is niet uitgesproken.",
            "Er is een bedoeling opgeschreven, maar we halen haar er pas bij als er iets misgaat.",
            "We kennen de bedoeling uit het hoofd en kiezen er samen naar wat we wel en niet doen.",
            "We stellen de bedoeling elk seizoen bij op wat bewoners ons teruggeven.",
        ],
    ),
    (
        "Deelname en gelijkwaardigheid",
        [
            "Wie er komt wisselt steeds; telkens beginnen we met een nieuwe voorstelronde.",
            "Een deel komt vaak; professionals praten, bewoners en vrijwilligers luisteren vooral.",
            "Een vaste kern komt altijd, en informele partners brengen net zo goed in als formele.",
            "Bewoners en vrijwilligers bepalen de agenda mee, en nieuwe mensen horen er snel bij.",
        ],
    ),
    (
        "Vertrouwen en relatie",
        [
            "We kennen elkaar van het logo en vertellen vooral wat we zelf te bieden hebben.",
            "We weten elkaar te vinden als er haast is; twijfels houden we nog voor ons.",
            "We zeggen het als iets niet lukt en vragen elkaar zonder omweg om hulp.",
            "We spreken elkaar aan, ook op bestuurlijk niveau, en komen daar samen sterker uit.",
        ],
    ),
    (
        "Werkwijze en casussen",
        [
            "Er is geen vaste manier; presentaties vullen de meeste tijd.",
            "Casussen komen op tafel als het al knelt; wat ervan kwam horen we zelden.",
            "We bespreken vaste casussen in vaste stappen, begeleid door iemand van ons, en koppelen terug.",
            "We vergelijken casussen met elkaar en passen onze manier van werken daarop aan.",
        ],
    ),
    (
        "Afspraken",
        [
            "Afspraken zijn mondeling en hangen aan personen.",
            "Afspraken maken we na een incident; lang niet iedereen kent ze.",
            "Onze afspraken staan op papier, zijn door ieder ondertekend en hebben een datum om terug te kijken.",
            "We zeggen afspraken net zo makkelijk op als we ze maken, omdat we zien wat werkt.",
        ],
    ),
    (
        "Leren en nieuw aanbod",
        [
            "Wat iemand leert, blijft bij die ene organisatie.",
            "We bespreken wat misging, maar niemand neemt er iets van mee.",
            "Elke les heeft een eigenaar en we kijken na een tijd wat ermee gedaan is.",
            "Uit terugkerende knelpunten maken we samen aanbod dat er nog niet was.",
        ],
    ),
    (
        "Ruimte en rugdekking",
        [
            "Professionals vragen voor elke stap toestemming in de eigen organisatie.",
            "Er is ruimte zolang het goed gaat; bij gedoe gelden weer de eigen regels.",
            "Elke organisatie heeft op papier gezet wat haar mensen zelf mogen beslissen.",
            "Bestuurders nemen drempels weg die wij melden en staan voor een poging die mislukt.",
        ],
    ),
];

/// How many dimensions of the default model must reach a phase.
const NEEDED: u32 = 5;

/// The phase model a round is held with when nobody brings another. In Dutch: it is content, and may be edited.
pub fn default_model() -> PhaseModel {
    let lines = |words: &[&str]| words.iter().filter_map(|text| Line::new(text).ok()).collect::<Vec<_>>();
    let dimensions = DIMENSIONS.iter().filter_map(|(name, signs)| {
        let name = Line::new(name).ok()?;
        Some(Dimension { name, signs: lines(signs) })
    });
    PhaseModel { phases: lines(&PHASES), dimensions: dimensions.collect(), needed: NEEDED }
}

/// Whether a model can be scored: two to six phases, one to twelve dimensions with a sign for each phase, and a
/// number of needed dimensions that can be reached.
pub fn is_sound(model: &PhaseModel) -> bool {
    let needed = usize::try_from(model.needed).unwrap_or(usize::MAX);
    (2..=6).contains(&model.phases.len())
        && (1..=12).contains(&model.dimensions.len())
        && (1..=model.dimensions.len()).contains(&needed)
        && model.dimensions.iter().all(|dimension| dimension.signs.len() == model.phases.len())
}

/// A round; `None` before it was opened, or when its model cannot be scored.
///
/// A score counts unless its writer knew that the round was closed: what was given offline is never lost.
pub fn derive(log: LogId, history: &dyn History, texts: &Texts) -> Option<RoundView> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::RoundOpened(opened) if is_sound(&opened.model) => Some(opened),
        _ => None,
    });
    let opened = opened.first()?;
    let round = opened.what;
    let closed = said(history, |record| match record.fact.known() {
        Fact::RoundClosed(_) if round.participants.contains(&record.author.org) => Some(()),
        _ => None,
    });
    let mut dimensions: Vec<DimensionView> = (0_u32..)
        .zip(&round.model.dimensions)
        .map(|(index, dimension)| {
            let mut scores: Vec<ScoreView> = distinct(&round.participants)
                .into_iter()
                .filter_map(|org| {
                    score(history, round, index, org, |place| {
                        closed.iter().any(|end| history.precedes(end.place, place))
                    })
                })
                .collect();
            scores.sort_by_key(|score| score.org);
            dimension_view(index, dimension, scores)
        })
        .collect();
    let phase = phase(&round.model, &dimensions);
    let scored = |org: &OrgId| dimensions.iter().any(|one| one.scores.iter().any(|score| score.org == *org));
    let missing = distinct(&round.participants).into_iter().filter(|org| !scored(org)).collect();
    dimensions.sort_by_key(|dimension| (std::cmp::Reverse(dimension.spread), dimension.index));
    Some(RoundView {
        log,
        title: round.title.to_string(),
        model: round.model.clone(),
        open: closed.is_empty(),
        participants: distinct(&round.participants),
        dimensions,
        phase,
        missing,
        conclusion: texts.get(&TextField::Conclusion).cloned().unwrap_or_default(),
        at: opened.record.at,
        earlier: successor::earlier_scores(history),
    })
}

/// The score of `org` on a dimension: its causally latest; of differing ones given apart the lowest.
fn score(
    history: &dyn History,
    round: &RoundOpened,
    dimension: u32,
    org: OrgId,
    too_late: impl Fn(usize) -> bool,
) -> Option<ScoreView> {
    let highest = u32::try_from(round.model.phases.len()).unwrap_or(u32::MAX);
    let mut given = said(history, |record| match record.fact.known() {
        Fact::ScoreGiven(given)
            if record.author.org == org && given.dimension == dimension && (1..=highest).contains(&given.score) =>
        {
            Some(given)
        }
        _ => None,
    });
    given.retain(|one| !too_late(one.place));
    let kept = last(history, &given);
    let counts = kept.iter().min_by_key(|one| (one.what.score, one.record.id))?;
    Some(ScoreView {
        org,
        score: counts.what.score,
        evidence: counts.what.evidence.as_ref().map(ToString::to_string),
        contradicted: kept.iter().any(|one| one.what.score != counts.what.score),
    })
}

fn dimension_view(index: u32, dimension: &Dimension, scores: Vec<ScoreView>) -> DimensionView {
    let mut sorted: Vec<u32> = scores.iter().map(|score| score.score).collect();
    sorted.sort_unstable();
    let median = sorted.get(sorted.len().saturating_sub(1) / 2).copied();
    let spread = sorted.last().zip(sorted.first()).map_or(0, |(high, low)| high - low);
    DimensionView { index, name: dimension.name.to_string(), scores, median, spread }
}

/// The highest phase that enough medians reach while none lies more than one phase below it; `None` as long as some
/// dimension has fewer than [`SCORES_MIN`] scores. Source: `docs/architecture.md`, phase rule.
fn phase(model: &PhaseModel, dimensions: &[DimensionView]) -> Option<u32> {
    if dimensions.iter().any(|dimension| dimension.scores.len() < SCORES_MIN) {
        return None;
    }
    let medians: Vec<u32> = dimensions.iter().filter_map(|dimension| dimension.median).collect();
    let needed = usize::try_from(model.needed).unwrap_or(usize::MAX);
    let reached = |phase: &u32| {
        medians.iter().filter(|median| *median >= phase).count() >= needed
            && medians.iter().all(|median| median + 1 >= *phase)
    };
    (1..=u32::try_from(model.phases.len()).unwrap_or(u32::MAX)).rev().find(reached)
}

#[cfg(test)]
mod tests;
