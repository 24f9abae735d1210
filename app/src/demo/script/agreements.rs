//! The agreements of the demonstration, one for each state.

use wijktafel_model::words::{AgreementKind, AgreementRule, Verdict};

use super::{Said, said};

/// How far an agreement is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaches {
    Draft,
    Proposed,
    Objected,
    InForce,
    Replaced,
    Ended,
}

/// An agreement.
#[derive(Debug)]
pub struct Agreement {
    pub by: usize,
    pub title: Said,
    pub kind: AgreementKind,
    pub rule: AgreementRule,
    pub draft: Said,
    pub criteria: &'static [Said],
    pub reaches: Reaches,
    pub note: Option<Said>,
}

pub const AGREEMENTS: [Agreement; 8] = [
    Agreement {
        by: 0,
        title: said("Zo werken wij samen", "How we work together"),
        kind: AgreementKind::Cooperation,
        rule: AgreementRule::Unanimity,
        draft: said(
            "Wij brengen zaken in, geen praatjes.\n\nWie inbrengt, vertelt de volgende keer wat er van de tips kwam.\n\nDe cliënt kiest. Wij vinken niets af.\n\nIeder mag stoppen, op elke dag, zonder uitleg.",
            "We bring cases, not speeches.\n\nWhoever brings one tells us next time what became of the ideas.\n\nThe client chooses. We tick nothing off.\n\nEverybody may stop, on any day, without giving a reason.",
        ),
        criteria: &[
            said(
                "Elke besproken zaak is binnen zes weken teruggekoppeld",
                "Each case that was discussed is reported back within six weeks",
            ),
            said("Aan elke tafel zit iemand uit de buurt", "Somebody from the neighbourhood sits at each table"),
        ],
        reaches: Reaches::Replaced,
        note: None,
    },
    Agreement {
        by: 2,
        title: said("Regelruimte aan de wijktafel", "Room to decide at the table"),
        kind: AgreementKind::Latitude,
        rule: AgreementRule::Consent,
        draft: said(
            "Tot vijfhonderd euro per zaak beslist de tafel zelf, zonder aanvraag vooraf.\n\nDe gemeente hoort achteraf wat het was en waarom.\n\nNa een half jaar kijken we samen of het bedrag klopt.",
            "Up to five hundred euros a case the table decides by itself, with no request beforehand.\n\nThe council hears afterwards what it was and why.\n\nAfter half a year we look together whether the amount is right.",
        ),
        criteria: &[said("Vijf zaken geholpen zonder aanvraag", "Five cases helped without a request")],
        reaches: Reaches::InForce,
        note: Some(said(
            "Graag elk kwartaal een lijst zonder namen.",
            "Please send a list without names every quarter.",
        )),
    },
    Agreement {
        by: 0,
        title: said("Wat wij van elkaar mogen weten", "What we may know of each other"),
        kind: AgreementKind::Privacy,
        rule: AgreementRule::Unanimity,
        draft: said(
            "Aan tafel noemen wij geen namen.\n\nWie een bewoner herkent, zegt dat hij even wegloopt, en hoeft niet te zeggen waarom.\n\nElke zaak heeft een einddatum.\n\nMet namen praten wij alleen in een kring, en alleen als de bewoner dat wil.",
            "At the table we name nobody.\n\nWhoever recognises a resident steps out for a moment, and need not say why.\n\nEach case has a last day.\n\nWe use names only in a circle, and only if the resident wants it.",
        ),
        criteria: &[said("Elke kring heeft een laatste dag", "Each circle has a last day")],
        reaches: Reaches::InForce,
        note: None,
    },
    Agreement {
        by: 0,
        title: said("Eerst bellen, dan verwijzen", "Call first, then refer"),
        kind: AgreementKind::Cooperation,
        rule: AgreementRule::Consent,
        draft: said(
            "Wie iemand wil verwijzen, belt eerst.\n\nWie opneemt, zegt eerlijk of het past en wie er anders kan helpen.",
            "Whoever wants to refer somebody calls first.\n\nWhoever answers says honestly whether it fits, and who else can help.",
        ),
        criteria: &[],
        reaches: Reaches::Proposed,
        note: None,
    },
    Agreement {
        by: 1,
        title: said("Sleutels van het buurthuis", "Keys of the community house"),
        kind: AgreementKind::Other,
        rule: AgreementRule::Consent,
        draft: said(
            "De houtwerkplaats is ook 's avonds open.\n\nWie als laatste gaat, sluit af en doet het licht uit.",
            "The wood workshop is open in the evening too.\n\nWhoever leaves last locks up and puts out the light.",
        ),
        criteria: &[],
        reaches: Reaches::Objected,
        note: Some(said(
            "De verzekering dekt de avond niet; eerst dat regelen.",
            "The insurance does not cover the evening; settle that first.",
        )),
    },
    Agreement {
        by: 2,
        title: said("Eén telefoonnummer in het weekend", "One telephone number at the weekend"),
        kind: AgreementKind::Cooperation,
        rule: AgreementRule::Signatories,
        draft: said(
            "Op zaterdag en zondag neemt om de beurt één van ons op.\n\nWie opneemt, lost op wat kan en schrijft de rest op voor maandag.",
            "On Saturday and Sunday we take turns to answer.\n\nWhoever answers solves what can be solved, and writes down the rest for Monday.",
        ),
        criteria: &[],
        reaches: Reaches::Ended,
        note: None,
    },
    Agreement {
        by: 1,
        title: said("Samen een open dag", "An open day together"),
        kind: AgreementKind::Other,
        rule: AgreementRule::Consent,
        draft: said(
            "In juni laten wij de buurt zien wat er aan de tafels ontstaat. Wie doet mee, en wat laten we zien?",
            "In June we show the neighbourhood what grows at the tables. Who joins in, and what do we show?",
        ),
        criteria: &[said("Bewoners vertellen, niet wij", "Residents tell the story, not we")],
        reaches: Reaches::Draft,
        note: None,
    },
    Agreement {
        by: 2,
        title: said("Wie wij bellen als het vastloopt", "Whom we call when it gets stuck"),
        kind: AgreementKind::Ladder,
        rule: AgreementRule::Consent,
        draft: said(
            "1 De treden\nEerst belt de begeleider van de tafel, die binnen twee werkdagen antwoordt.\nDan de teamleider van wie vastloopt, binnen drie werkdagen.\nDan de wethouder of de bestuurder, binnen twee weken.\n2 Hoe wij klimmen\nWij zeggen wat de bewoner nodig heeft en wat het tegenhoudt.\nDat is geen klacht over wie het niet kon.",
            "1 The rungs\nFirst the guide of the table is called, who answers within two working days.\nThen the team leader where it is stuck, within three working days.\nThen the alderman or the director, within two weeks.\n2 How we climb\nWe say what the resident needs and what holds it up.\nThat is no complaint about whoever could not do it.",
        ),
        criteria: &[said("Wie klom, kreeg antwoord", "Whoever climbed got an answer")],
        reaches: Reaches::Draft,
        note: None,
    },
];

/// An agreement of which two versions came to be signed by enough partners, because two partners laid theirs before the others while
/// they could not reach each other: title, draft, and what each of the first two added.
pub const DISPUTED: (Said, Said, [Said; 2]) = (
    said("Wie de sleutel van de bus heeft", "Who holds the key of the van"),
    said(
        "De wijkbus staat bij het buurthuis. Wie hem leent, gooit hem vol.",
        "The van stands at the community house. Whoever borrows it fills it up.",
    ),
    [
        said(" De sleutel ligt bij de balie van de zorggroep.", " The key is at the desk of the care group."),
        said(" De sleutel hangt in de houtwerkplaats.", " The key hangs in the wood workshop."),
    ],
);

/// The sentence that the newer version of the first agreement adds.
pub const ADDED: Said = said(
    "\n\nEen nieuwe partner zit eerst twee keer aan voordat er iets gevraagd wordt.",
    "\n\nA new partner joins the table twice before anything is asked of it.",
);

/// Verdicts in the order of partners for an agreement that is laid before all.
pub const fn verdicts(reaches: Reaches) -> [Option<Verdict>; 3] {
    match reaches {
        Reaches::Draft => [None, None, None],
        Reaches::Proposed => [Some(Verdict::Agree), None, None],
        Reaches::Objected => [Some(Verdict::Agree), Some(Verdict::Agree), Some(Verdict::Object)],
        Reaches::InForce | Reaches::Replaced | Reaches::Ended => {
            [Some(Verdict::AgreeWithNote), Some(Verdict::Agree), Some(Verdict::Agree)]
        }
    }
}
