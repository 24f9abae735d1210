//! Maturity rounds: what each organisation sees, how far that lies apart, and which phase follows.

pub mod sealed;

use std::collections::BTreeMap;

use crate::card::distinct;
use crate::fact::Fact;
use crate::fact::round::{Dimension, PhaseModel, RoundOpened, ScoreGiven};
use crate::history::{History, last, said, shown};
use crate::id::{LogId, OrgId};
use crate::successor;
use crate::view::{DimensionView, RoundView, ScoreView, Texts};
use crate::words::{Line, RoundWay, TextField};

/// Fewer participants with a score make no phase: they cannot be compared.
pub const SCORES_MIN: usize = 3;

/// Sheets that may be counted for one phase.
pub const SHEETS_MAX: u32 = 1_000;

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
/// A score counts unless its writer knew that the round was closed: what was given offline is never lost. In a sealed
/// round what was sealed in time and revealed counts, and nothing else.
pub fn derive(log: LogId, history: &dyn History, texts: &Texts) -> Option<RoundView> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::RoundOpened(opened) if is_sound(&opened.model) => Some(opened),
        _ => None,
    });
    let opened = opened.first()?;
    let round = opened.what;
    let by_participant = |wanted: fn(&Fact) -> bool| {
        let found = said(history, |record| {
            (wanted(record.fact.known()) && round.participants.contains(&record.author.org)).then_some(())
        });
        found.into_iter().map(|one| one.place).collect::<Vec<_>>()
    };
    let closed = by_participant(|fact| matches!(fact, Fact::RoundClosed(_)));
    let way = round.way.unwrap_or(RoundWay::Open);
    let sealing = (way == RoundWay::Sealed).then(|| sealed::derive(log, history, round));
    let orgs = distinct(&round.participants);
    let mut dimensions: Vec<DimensionView> = (0_u32..)
        .zip(&round.model.dimensions)
        .map(|(index, dimension)| {
            let given = |org: OrgId| match &sealing {
                Some(sealing) => sealing.revealed.get(&org).and_then(|scores| revealed(org, index, scores)),
                None if way == RoundWay::Paper => None,
                None => {
                    score(history, round, index, org, |place| closed.iter().any(|end| history.precedes(*end, place)))
                }
            };
            let mut scores: Vec<ScoreView> = orgs.iter().copied().filter_map(given).collect();
            scores.sort_by_key(|score| score.org);
            let counts = if way == RoundWay::Paper { counted(history, round, index) } else { Counted::default() };
            dimension_view(index, dimension, scores, counts)
        })
        .collect();
    let phase = phase(&round.model, &dimensions);
    let scored = |org: &OrgId| dimensions.iter().any(|one| one.scores.iter().any(|score| score.org == *org));
    let missing =
        if way == RoundWay::Paper { Vec::new() } else { orgs.iter().copied().filter(|org| !scored(org)).collect() };
    dimensions.sort_by_key(|dimension| (std::cmp::Reverse(dimension.spread), dimension.index));
    let mut view = RoundView {
        log,
        title: round.title.to_string(),
        model: round.model.clone(),
        open: closed.is_empty(),
        participants: orgs,
        dimensions,
        phase,
        missing,
        conclusion: texts.get(&TextField::Conclusion).cloned().unwrap_or_default(),
        at: opened.record.at,
        earlier: successor::earlier_scores(history),
        way,
        seals: Vec::new(),
        ended: None,
        named: Vec::new(),
        apart: Vec::new(),
        discussed: !by_participant(|fact| matches!(fact, Fact::RoundDiscussed(_))).is_empty(),
    };
    if let Some(sealing) = sealing {
        (view.seals, view.ended) = (sealing.seals, sealing.ended);
        (view.named, view.apart) = (sealing.named, sealing.apart);
    }
    Some(view)
}

fn revealed(org: OrgId, dimension: u32, scores: &[ScoreGiven]) -> Option<ScoreView> {
    let given = scores.iter().find(|given| given.dimension == dimension)?;
    let evidence = given.evidence.as_ref().map(ToString::to_string);
    Some(ScoreView { org, score: given.score, evidence, contradicted: false })
}

/// Sheets per phase, and whether two counted apart and differently.
type Counted = (Vec<u32>, bool);

/// What was counted on paper for a dimension: the causally latest; of several written apart the one all replicas show.
fn counted(history: &dyn History, round: &RoundOpened, dimension: u32) -> Counted {
    let counts = said(history, |record| match record.fact.known() {
        Fact::PaperCounted(counted)
            if counted.dimension == dimension
                && counted.counts.len() == round.model.phases.len()
                && counted.counts.iter().all(|count| *count <= SHEETS_MAX)
                && round.participants.contains(&record.author.org) =>
        {
            Some(&counted.counts)
        }
        _ => None,
    });
    let Some(one) = shown(history, &counts) else { return Counted::default() };
    let apart = last(history, &counts).iter().any(|other| other.what != one.what);
    (one.what.clone(), apart)
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

fn dimension_view(index: u32, dimension: &Dimension, scores: Vec<ScoreView>, counted: Counted) -> DimensionView {
    let (counts, counted_apart) = counted;
    let name = dimension.name.to_string();
    let mut view = DimensionView { index, name, scores, median: None, spread: 0, counts, counted_apart };
    let mut answers: BTreeMap<u32, usize> = BTreeMap::new();
    let sheets = |count: &u32| usize::try_from(*count).unwrap_or(usize::MAX);
    let of_sheets = (1_u32..).zip(&view.counts).map(|(phase, count)| (phase, sheets(count)));
    for (phase, count) in view.scores.iter().map(|score| (score.score, 1)).chain(of_sheets) {
        *answers.entry(phase).or_default() += count;
    }
    let mut before = view.answers().div_ceil(2);
    view.median = answers.iter().find_map(|(phase, count)| {
        let here = *count >= before && before > 0;
        before = before.saturating_sub(*count);
        here.then_some(*phase)
    });
    view.spread = view.bounds().map_or(0, |(low, high)| high - low);
    view
}

/// The highest phase that enough medians reach while none lies more than one phase below it; `None` as long as some
/// dimension has fewer than [`SCORES_MIN`] scores. Source: `docs/architecture.md`, phase rule.
fn phase(model: &PhaseModel, dimensions: &[DimensionView]) -> Option<u32> {
    if dimensions.iter().any(|dimension| dimension.answers() < SCORES_MIN) {
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
