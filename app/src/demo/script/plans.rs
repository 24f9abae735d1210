//! Breakthrough plans of the demonstration.

use wijktafel_model::words::breakthrough::{
    ClosedArgument, CostCertainty, CostPeriod, CostScenario, FollowKind, SolutionOutcome,
};

use super::{Said, said};

/// A solution: who brings it up, its words, who owns it, how it is taken up and what became of it.
#[derive(Debug)]
pub struct Solution {
    pub by: usize,
    pub what: Said,
    pub legitimacy: Option<Said>,
    pub commitment: Option<Said>,
    pub gain: Option<Said>,
    pub legal_basis: Option<Said>,
    pub owner: Option<usize>,
    pub kind: Option<FollowKind>,
    pub outcome: Option<(SolutionOutcome, Said)>,
}

impl Solution {
    /// Everything that is said of it.
    pub fn words(&self) -> impl Iterator<Item = Said> {
        let parts = [self.legitimacy, self.commitment, self.gain, self.legal_basis];
        let told = self.outcome.map(|(_, note)| note);
        [Some(self.what)].into_iter().chain(parts).chain([told]).flatten()
    }
}

/// A line of costs: who gives it, what it belongs to, the words, from which amount to which in cents, how often, from
/// where, how certain.
#[derive(Debug)]
pub struct Cost {
    pub by: usize,
    pub scenario: CostScenario,
    pub what: Said,
    pub cents: (u64, u64),
    pub period: CostPeriod,
    pub source: Said,
    pub certainty: CostCertainty,
}

/// The plan of a case.
#[derive(Debug)]
pub struct Plan {
    /// Its place among the cases.
    pub case: usize,
    pub perspective: Said,
    pub self_part: Said,
    pub solutions: &'static [Solution],
    pub costs: &'static [Cost],
    /// A closed argument that somebody met, with a few words.
    pub arguments: &'static [(usize, ClosedArgument, Option<Said>)],
}

pub const PLANS: [Plan; 1] = [Plan {
    case: 1,
    perspective: said(
        "Over een jaar slapen de kinderen hier twee nachten per week. De post is open en ik weet wat er overblijft.",
        "A year from now the children sleep here two nights a week. The post is opened and I know what is left.",
    ),
    self_part: said(
        "Ik houd het schrift bij en bel zelf met de verhuurder.",
        "I keep the notebook and ring the landlord myself.",
    ),
    solutions: &[
        Solution {
            by: 2,
            what: said(
                "De achterstand in één keer wegnemen, in ruil voor een vaste dag waarop de huur betaald wordt.",
                "We clear what is behind in one go, in return for a fixed day on which the rent is paid.",
            ),
            legitimacy: Some(said(
                "De regels laten een eigen antwoord toe als dat erger voorkomt. Deze tafel sprak daar ruimte voor af.",
                "The rules allow an answer of its own where that prevents worse. This table agreed on room for it.",
            )),
            commitment: Some(said(
                "De bewoner stelde het zelf voor. De verhuurder en schuldhulp doen mee.",
                "The resident proposed it. The landlord and debt advice join in.",
            )),
            gain: Some(said(
                "Niemand hoeft het huis uit, er komt geen noodopvang aan te pas, en er is rust om te werken.",
                "Nobody has to leave the house, no shelter is needed, and there is peace of mind to work.",
            )),
            legal_basis: Some(said(
                "Ruimte voor een eigen antwoord in de wet op schuldhulp door gemeenten.",
                "Room for an answer of its own in the law on debt advice by municipalities.",
            )),
            owner: Some(2),
            kind: Some(FollowKind::Decision),
            outcome: Some((
                SolutionOutcome::Realised,
                said("Het besluit lag er binnen twee weken.", "The decision was there within two weeks."),
            )),
        },
        Solution {
            by: 1,
            what: said(
                "Stapelbed en kast uit de spullenbank halen, nog voor de vakantie.",
                "Fetch a bunk bed and a cupboard from the furniture bank before the holidays.",
            ),
            legitimacy: None,
            commitment: Some(said("De broer haalt ze op en bouwt op.", "The brother fetches them and puts them up.")),
            gain: None,
            legal_basis: None,
            owner: Some(1),
            kind: Some(FollowKind::Action),
            outcome: None,
        },
    ],
    costs: &[
        Cost {
            by: 2,
            scenario: CostScenario::MuddlingOn,
            what: said("Noodopvang voor een ouder met kinderen", "Emergency shelter for a parent with children"),
            cents: (180_000, 260_000),
            period: CostPeriod::Month,
            source: said("Tarief van de opvang, vorig jaar", "Tariff of the shelter, last year"),
            certainty: CostCertainty::Quoted,
        },
        Cost {
            by: 0,
            scenario: CostScenario::MuddlingOn,
            what: said("Begeleiding bij steeds opnieuw aanvragen", "Support with asking again and again"),
            cents: (9_000, 18_000),
            period: CostPeriod::Week,
            source: said("Uren die de begeleider schat", "Hours as the support worker guesses them"),
            certainty: CostCertainty::Estimate,
        },
        Cost {
            by: 2,
            scenario: CostScenario::BreakingThrough,
            what: said("De achterstand in één keer", "What is behind, in one go"),
            cents: (210_000, 245_050),
            period: CostPeriod::Once,
            source: said("Opgave van de verhuurder", "What the landlord states"),
            certainty: CostCertainty::Quoted,
        },
    ],
    arguments: &[
        (
            2,
            ClosedArgument::Law,
            Some(said(
                "Samen het artikel gelezen: er staat dat het kan.",
                "Read the article together: it says it can be done.",
            )),
        ),
        (1, ClosedArgument::Precedent, None),
    ],
}];

/// A budget that the third partner holds: its name, what was put in, in cents and in words, what was asked for the first
/// plan, and the answer.
pub const BUDGET: (Said, (u64, Said), u64, Said) = (
    said("Doorbraakgeld van het netwerk", "Breakthrough money of the network"),
    (1_500_000, said("Inleg van de partners voor dit jaar", "What the partners put in this year")),
    245_050,
    said("Akkoord. Graag horen we wat het bracht.", "Agreed. We would like to hear what it brought."),
);

/// A ladder of the network: its name, and its rungs from the lowest, each with who is asked, whose it is and its days.
pub const LADDER: (Said, [(Said, Option<usize>, u32); 3]) = (
    said("Als een besluit uitblijft", "When a decision does not come"),
    [
        (said("Teamleider van het wijkteam", "Team leader of the neighbourhood team"), Some(1), 5),
        (said("Manager die de verandering draagt", "Manager who answers for the change"), Some(2), 7),
        (said("Bestuurders samen aan tafel", "Directors together at the table"), None, 14),
    ],
);

/// What is stuck in the first plan, and what the lowest rung answered.
pub const ESCALATION: (Said, Said) = (
    said("Niemand durft de achterstand in één keer weg te nemen.", "Nobody dares to clear what is behind in one go."),
    said(
        "Dit gaat boven mijn ruimte. Vraag het een trede hoger, met mijn steun.",
        "This is beyond my room. Ask one rung higher, with my support.",
    ),
);
