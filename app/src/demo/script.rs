//! What the demonstration network tells: invented organisations, people and cases, in our own words.

use wijktafel_model::words::{
    AgreementKind, AgreementRule, CaseStep, Formality, LearningOrder, LifeArea, OrgKind, Role, SupportLevel, TipResult,
    Verdict,
};

/// One of the three partners.
#[derive(Debug)]
pub struct Partner {
    /// Its data folder, within that of the demonstration.
    pub folder: &'static str,
    pub name: &'static str,
    pub kind: OrgKind,
    pub formality: Formality,
    pub areas: &'static [LifeArea],
    pub offers: &'static str,
    pub person: &'static str,
    pub contact: &'static str,
    pub roles: &'static [Role],
    /// A colleague with no mandate to sign.
    pub colleague: (&'static str, &'static [Role]),
}

pub const PARTNERS: [Partner; 3] = [
    Partner {
        folder: "lindehof",
        name: "Zorggroep Lindehof",
        kind: OrgKind::CareProvider,
        formality: Formality::Formal,
        areas: &[LifeArea::MentalHealth, LifeArea::Household, LifeArea::TimeUse],
        offers: "Begeleiding thuis, dagbesteding op de kade, elke dinsdag inloop zonder afspraak.",
        person: "Noor Veldkamp",
        contact: "noor@lindehof.example",
        roles: &[Role::ChangeManager, Role::Coordinator],
        colleague: ("Ilse Brandsma", &[Role::Professional, Role::CaseBringer]),
    },
    Partner {
        folder: "wending",
        name: "Buurtkracht De Wending",
        kind: OrgKind::Civic,
        formality: Formality::Informal,
        areas: &[LifeArea::SocialNetwork, LifeArea::Participation, LifeArea::TimeUse],
        offers: "Maatjes, buurttafel op donderdag, klussendienst, taalcafé.",
        person: "Samir Oukili",
        contact: "samir@wending.example",
        roles: &[Role::ProcessGuide],
        colleague: ("Greet Hofstra", &[Role::Resident]),
    },
    Partner {
        folder: "oeverdam",
        name: "Gemeente Oeverdam",
        kind: OrgKind::Municipality,
        formality: Formality::Formal,
        areas: &[LifeArea::Finances, LifeArea::Housing, LifeArea::Work],
        offers: "Wijkteam, schuldhulp zonder wachtlijst, regelruimte voor proeven.",
        person: "Hanneke Vos",
        contact: "wijkteam@oeverdam.example",
        roles: &[Role::ChangeManager, Role::Director],
        colleague: ("Daan Kuipers", &[Role::Professional]),
    },
];

pub const NETWORK: (&str, &str) = ("Wijknetwerk Oeverdam", "Oeverdam");
pub const PURPOSE: &str = "Wie hulp zoekt in Oeverdam komt één keer vertellen wat er speelt. Wij zoeken samen, van eigen kracht naar wat alleen met zorg kan. Ieder houdt de eigen kopie en gaat wanneer dat beter is.";

/// A tip: who gives it, where it stands, the words, and what became of it.
#[derive(Debug)]
pub struct Tip(
    pub usize,
    pub LifeArea,
    pub SupportLevel,
    pub &'static str,
    pub Option<(TipResult, Option<&'static str>)>,
);

/// A learning case.
#[derive(Debug)]
pub struct Case {
    pub by: usize,
    /// 0: read by all; 1: read by the first two partners.
    pub table: usize,
    pub title: &'static str,
    pub ground: &'static str,
    pub areas: &'static [LifeArea],
    pub question: &'static str,
    pub situation: &'static str,
    pub strengths: &'static str,
    pub steps: &'static [CaseStep],
    pub tips: &'static [Tip],
    /// Days until it is hidden.
    pub retain_days: i32,
}

pub const TABLES: [(&str, &str, &str); 2] = [
    ("Wijktafel Noorderkade", "Noorderkade en Havenbuurt", "Elke tweede woensdag, 13.30 uur"),
    ("Wijktafel Zuiderhof", "Zuiderhof", "Eerste dinsdag van de maand, 10.00 uur"),
];

const GROUND: &str = "Besproken zonder namen; de cliënt weet ervan en vindt het goed.";

pub const CASES: [Case; 8] = [
    Case {
        by: 0,
        table: 0,
        title: "Weer zelf de dag beginnen",
        ground: GROUND,
        areas: &[LifeArea::TimeUse, LifeArea::SocialNetwork, LifeArea::MentalHealth, LifeArea::Household],
        question: "Hoe kom ik de ochtend door zonder dat er iemand voor mij klaarstaat?",
        situation: "Woont sinds een jaar alleen. De nachten lopen door elkaar, post blijft liggen, de gordijnen blijven dicht. Vroeger elke dag om zes uur op voor het werk.",
        strengths: "Handig met hout. Trouw aan afspraken die met een ander zijn gemaakt. Kent iedereen op de markt van vroeger.",
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed],
        tips: &[
            Tip(
                0,
                LifeArea::TimeUse,
                SupportLevel::Own,
                "Wekker zetten op de tijd van vroeger, koffie buiten op de bank.",
                Some((TipResult::Worked, Some("Drie van de vier ochtenden gelukt."))),
            ),
            Tip(
                1,
                LifeArea::TimeUse,
                SupportLevel::Neighbourhood,
                "Dinsdag mee in de houtwerkplaats; er is een plek naast Ton.",
                Some((TipResult::UnderWay, None)),
            ),
            Tip(
                1,
                LifeArea::SocialNetwork,
                SupportLevel::OwnNetwork,
                "Oude marktbuur vragen om zaterdag samen te lopen.",
                Some((TipResult::Worked, None)),
            ),
            Tip(
                2,
                LifeArea::Household,
                SupportLevel::Neighbourhood,
                "Postuurtje in het buurthuis: samen openmaken, stapel weg.",
                None,
            ),
            Tip(
                0,
                LifeArea::MentalHealth,
                SupportLevel::Formal,
                "Begeleider komt een uur later op de dag, zodat de ochtend van hemzelf blijft.",
                Some((TipResult::WorkedPartly, Some("Alleen de eerste week volgehouden."))),
            ),
        ],
        retain_days: 420,
    },
    Case {
        by: 2,
        table: 0,
        title: "Rondkomen na de scheiding",
        ground: GROUND,
        areas: &[LifeArea::Finances, LifeArea::Housing, LifeArea::Home],
        question: "Ik wil weten wat er elke week overblijft, en dat de kinderen hier kunnen slapen.",
        situation: "Twee inkomens werd er één. Tijdelijke woning, drie maanden huur achter. Elke instantie vraagt dezelfde papieren opnieuw.",
        strengths: "Houdt een schrift bij van alles wat eruit gaat. Broer denkt mee. Nooit een afspraak gemist.",
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed],
        tips: &[
            Tip(
                2,
                LifeArea::Finances,
                SupportLevel::Formal,
                "Eén vast gezicht bij schuldhulp, dat ook de woningbouw belt.",
                Some((TipResult::Worked, Some("Betalingsafspraak rond in twee gesprekken."))),
            ),
            Tip(
                1,
                LifeArea::Finances,
                SupportLevel::Neighbourhood,
                "Vrijwilliger van het geldcafé kijkt een avond mee in het schrift.",
                Some((TipResult::NotChosen, None)),
            ),
            Tip(
                0,
                LifeArea::Home,
                SupportLevel::OwnNetwork,
                "Broer haalt op woensdag de kinderen, dan is er ruimte voor overwerk.",
                Some((TipResult::UnderWay, None)),
            ),
            Tip(1, LifeArea::Housing, SupportLevel::Neighbourhood, "Stapelbed uit de spullenbank.", None),
        ],
        retain_days: 500,
    },
    Case {
        by: 1,
        table: 0,
        title: "Een plek voor de fietsenmaker",
        ground: GROUND,
        areas: &[LifeArea::Work, LifeArea::Participation],
        question: "Waar kan ik sleutelen zonder dat het meteen een traject heet?",
        situation: "Repareert fietsen op de stoep; buren vinden het gezellig en vol. Twee keer begonnen met een cursus, twee keer gestopt.",
        strengths: "Iedereen komt bij hem langs. Legt geduldig uit. Heeft eigen gereedschap.",
        steps: &[CaseStep::Submitted, CaseStep::Scheduled],
        tips: &[Tip(
            2,
            LifeArea::Work,
            SupportLevel::Neighbourhood,
            "Leegstaand hoekje van de stalling, twee middagen per week.",
            None,
        )],
        retain_days: 540,
    },
    Case {
        by: 0,
        table: 0,
        title: "Mantelzorg met adem",
        ground: GROUND,
        areas: &[LifeArea::Home, LifeArea::PhysicalHealth, LifeArea::SocialNetwork],
        question: "Wie neemt één nacht in de week over, zodat ik kan slapen?",
        situation: "Zorgt al zes jaar voor haar moeder. Werkt vier dagen. Zegt overal dat het wel gaat.",
        strengths: "Groot gezin, al woont niemand om de hoek. Zingt in een koor en gaat daar nog heen.",
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed, CaseStep::Closed],
        tips: &[
            Tip(
                0,
                LifeArea::Home,
                SupportLevel::OwnNetwork,
                "Nachten verdelen met de zussen, één vaste per week.",
                Some((TipResult::Worked, Some("De jongste zus neemt vrijdag."))),
            ),
            Tip(
                1,
                LifeArea::SocialNetwork,
                SupportLevel::Neighbourhood,
                "Koor laten weten dat ze soms iemand mee mag brengen.",
                Some((TipResult::Worked, None)),
            ),
        ],
        retain_days: 200,
    },
    Case {
        by: 2,
        table: 0,
        title: "De brief die niemand opent",
        ground: GROUND,
        areas: &[LifeArea::Finances, LifeArea::MentalHealth],
        question: "Ik wil dat de stapel weg is en dat ik weet wat erin stond.",
        situation: "Een kast vol enveloppen. Durft de deur niet open te doen als er gebeld wordt.",
        strengths: "Belt zelf als het gaat om een ander. Kan goed rekenen.",
        steps: &[CaseStep::Submitted],
        tips: &[],
        retain_days: 600,
    },
    Case {
        by: 1,
        table: 0,
        title: "Taal leren aan de keukentafel",
        ground: GROUND,
        areas: &[LifeArea::Participation, LifeArea::SocialNetwork],
        question: "Met wie kan ik praten over gewone dingen, niet over formulieren?",
        situation: "Drie jaar hier, cursus gehaald, spreekt bijna niemand.",
        strengths: "Kookt voor twintig man als het moet. Leest elke dag de krant.",
        steps: &[],
        tips: &[],
        retain_days: 640,
    },
    Case {
        by: 0,
        table: 1,
        title: "Rust in het trappenhuis",
        ground: GROUND,
        areas: &[LifeArea::Home, LifeArea::Housing],
        question: "Kan het 's avonds stil zijn zonder dat ik weer moet klagen?",
        situation: "Twee huishoudens boven elkaar, ander ritme, dunne vloer. De ruzie is ouder dan de bewoners.",
        strengths: "Beide kanten groeten nog. De huismeester kent allebei de verhalen.",
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed],
        tips: &[
            Tip(
                1,
                LifeArea::Home,
                SupportLevel::OwnNetwork,
                "Samen met de huismeester aan één tafel, met soep.",
                Some((TipResult::UnderWay, None)),
            ),
            Tip(
                0,
                LifeArea::Housing,
                SupportLevel::Formal,
                "Ondervloer laten leggen vóór het gesprek, niet erna.",
                None,
            ),
        ],
        retain_days: 380,
    },
    Case {
        by: 1,
        table: 1,
        title: "Een hond en een ziekenhuis",
        ground: GROUND,
        areas: &[LifeArea::PhysicalHealth, LifeArea::SocialNetwork],
        question: "Ik laat mij pas opnemen als iemand voor de hond zorgt.",
        situation: "Stelt een operatie al een half jaar uit. Niemand vroeg naar de hond.",
        strengths: "Wandelt drie keer per dag, kent elke andere wandelaar.",
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed],
        tips: &[Tip(
            1,
            LifeArea::SocialNetwork,
            SupportLevel::Neighbourhood,
            "Wandelgroep van het park: drie mensen, elk een week.",
            Some((TipResult::Worked, Some("Opname staat gepland."))),
        )],
        retain_days: 410,
    },
];

/// A case that was brought in twice, and is dropped again.
pub const DROPPED: Case = Case {
    by: 0,
    table: 0,
    title: "Weer zelf de dag beginnen (dubbel)",
    ground: GROUND,
    areas: &[LifeArea::TimeUse],
    question: "Hoe kom ik de ochtend door?",
    situation: "Woont sinds een jaar alleen. De nachten lopen door elkaar.",
    strengths: "Handig met hout.",
    steps: &[],
    tips: &[],
    retain_days: 420,
};

/// A circle case: of the first partner, read by people of the first two.
#[derive(Debug)]
pub struct CircleScript {
    pub title: &'static str,
    pub purpose: &'static str,
    pub areas: &'static [LifeArea],
    pub question: &'static str,
    pub situation: &'static str,
    pub strengths: &'static str,
    pub tips: &'static [Tip],
    /// Days until its last day.
    pub days: i32,
}

pub const CIRCLE: CircleScript = CircleScript {
    title: "Weer thuis na de winter",
    purpose: "Bente van der Laan woont weer zelf, en weet wie zij belt als het even niet gaat.",
    areas: &[LifeArea::Home, LifeArea::MentalHealth, LifeArea::SocialNetwork],
    question: "Ik wil naar huis, en ik wil niet elke week opnieuw mijn verhaal doen.",
    situation: "Bente was drie maanden opgenomen. De huur is doorbetaald, de planten zijn dood. Haar broer Joost heeft de sleutel.",
    strengths: "Weet precies wat haar rust geeft. Joost komt elke zondag. Haar buurvrouw Mien heeft haar gemist.",
    tips: &[
        Tip(
            0,
            LifeArea::Home,
            SupportLevel::OwnNetwork,
            "Joost slaapt de eerste drie nachten op de bank.",
            Some((TipResult::Worked, Some("Twee nachten waren genoeg."))),
        ),
        Tip(
            1,
            LifeArea::SocialNetwork,
            SupportLevel::Neighbourhood,
            "Mien loopt om vier uur even binnen voor thee.",
            Some((TipResult::UnderWay, None)),
        ),
        Tip(0, LifeArea::MentalHealth, SupportLevel::Formal, "Eén vaste begeleider die het verhaal al kent.", None),
    ],
    days: 150,
};

/// The folder of the first partner's second device.
pub const TABLET: &str = "lindehof-tablet";

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
    pub title: &'static str,
    pub kind: AgreementKind,
    pub rule: AgreementRule,
    pub draft: &'static str,
    pub criteria: &'static [&'static str],
    pub reaches: Reaches,
    pub note: Option<&'static str>,
}

pub const AGREEMENTS: [Agreement; 7] = [
    Agreement {
        by: 0,
        title: "Zo werken wij samen",
        kind: AgreementKind::Cooperation,
        rule: AgreementRule::Unanimity,
        draft: "Wij brengen zaken in, geen praatjes.\n\nWie inbrengt, vertelt de volgende keer wat er van de tips kwam.\n\nDe cliënt kiest. Wij vinken niets af.\n\nIeder mag stoppen, op elke dag, zonder uitleg.",
        criteria: &["Elke besproken zaak is binnen zes weken teruggekoppeld", "Aan elke tafel zit iemand uit de buurt"],
        reaches: Reaches::Replaced,
        note: None,
    },
    Agreement {
        by: 2,
        title: "Regelruimte aan de wijktafel",
        kind: AgreementKind::Latitude,
        rule: AgreementRule::Consent,
        draft: "Tot vijfhonderd euro per zaak beslist de tafel zelf, zonder aanvraag vooraf.\n\nDe gemeente hoort achteraf wat het was en waarom.\n\nNa een half jaar kijken we samen of het bedrag klopt.",
        criteria: &["Vijf zaken geholpen zonder aanvraag"],
        reaches: Reaches::InForce,
        note: Some("Graag elk kwartaal een lijst zonder namen."),
    },
    Agreement {
        by: 0,
        title: "Wat wij van elkaar mogen weten",
        kind: AgreementKind::Privacy,
        rule: AgreementRule::Unanimity,
        draft: "Aan tafel noemen wij geen namen.\n\nWie een bewoner herkent, zegt dat hij even wegloopt, en hoeft niet te zeggen waarom.\n\nElke zaak heeft een einddatum.\n\nMet namen praten wij alleen in een kring, en alleen als de bewoner dat wil.",
        criteria: &["Elke kring heeft een laatste dag"],
        reaches: Reaches::InForce,
        note: None,
    },
    Agreement {
        by: 0,
        title: "Eerst bellen, dan verwijzen",
        kind: AgreementKind::Cooperation,
        rule: AgreementRule::Consent,
        draft: "Wie iemand wil verwijzen, belt eerst.\n\nWie opneemt, zegt eerlijk of het past en wie er anders kan helpen.",
        criteria: &[],
        reaches: Reaches::Proposed,
        note: None,
    },
    Agreement {
        by: 1,
        title: "Sleutels van het buurthuis",
        kind: AgreementKind::Other,
        rule: AgreementRule::Consent,
        draft: "De houtwerkplaats is ook 's avonds open.\n\nWie als laatste gaat, sluit af en doet het licht uit.",
        criteria: &[],
        reaches: Reaches::Objected,
        note: Some("De verzekering dekt de avond niet; eerst dat regelen."),
    },
    Agreement {
        by: 2,
        title: "Eén telefoonnummer in het weekend",
        kind: AgreementKind::Cooperation,
        rule: AgreementRule::Signatories,
        draft: "Op zaterdag en zondag neemt om de beurt één van ons op.\n\nWie opneemt, lost op wat kan en schrijft de rest op voor maandag.",
        criteria: &[],
        reaches: Reaches::Ended,
        note: None,
    },
    Agreement {
        by: 1,
        title: "Samen een open dag",
        kind: AgreementKind::Other,
        rule: AgreementRule::Consent,
        draft: "In juni laten wij de buurt zien wat er aan de tafels ontstaat. Wie doet mee, en wat laten we zien?",
        criteria: &["Bewoners vertellen, niet wij"],
        reaches: Reaches::Draft,
        note: None,
    },
];

/// An agreement of which two versions came to be signed by enough partners, because two partners laid theirs before the others while
/// they could not reach each other: title, draft, and what each of the first two added.
pub const DISPUTED: (&str, &str, [&str; 2]) = (
    "Wie de sleutel van de bus heeft",
    "De wijkbus staat bij het buurthuis. Wie hem leent, gooit hem vol.",
    [" De sleutel ligt bij de balie van de zorggroep.", " De sleutel hangt in de houtwerkplaats."],
);

/// The sentence that the newer version of the first agreement adds.
pub const ADDED: &str = "\n\nEen nieuwe partner zit eerst twee keer aan voordat er iets gevraagd wordt.";

/// Scores per partner and dimension of two rounds, from 1.
pub const ROUNDS: [(&str, [[u32; 7]; 3]); 2] = [
    ("Voorjaarsmeting", [[2, 1, 2, 2, 1, 1, 2], [2, 2, 2, 1, 1, 1, 1], [2, 2, 1, 2, 2, 1, 2]]),
    ("Najaarsmeting", [[3, 2, 3, 3, 3, 2, 3], [3, 3, 3, 2, 2, 2, 1], [2, 3, 2, 3, 3, 2, 4]]),
];

/// Evidence for the widest spread of the second round: who says it, which dimension, the words.
pub const EVIDENCE: [(usize, u32, &str); 3] = [
    (1, 6, "Onze vrijwilligers horen pas achteraf wat er mocht."),
    (2, 6, "Het college heeft het bedrag per zaak verdubbeld."),
    (0, 3, "Vier van de vijf zaken kwamen terug aan tafel."),
];

pub const CONCLUSION: &str =
    "Over de ruimte denken wij het meest verschillend. Eerst van ieder een voorbeeld, daarna pas een plan.";

pub const SEASON: &str = "Najaar";

/// What, by whom, days from now, done.
pub const ACTIONS: [(&str, usize, Option<i32>, bool); 5] = [
    ("Lijst van wat mocht, zonder namen, rondsturen", 2, Some(12), false),
    ("Houtwerkplaats vragen om een tweede plek", 1, Some(4), false),
    ("Zorgverzekeraar uitnodigen om een keer aan te zitten", 0, Some(30), false),
    ("Kaartjes met de naam van de tafel laten drukken", 1, None, true),
    ("Uitzoeken of de avond verzekerd kan worden", 2, None, false),
];

/// Who writes it down, title, how deep, the lesson, who takes it.
pub const LESSONS: [(usize, &str, LearningOrder, &str, Option<usize>); 3] = [
    (
        0,
        "Vraag eerst naar het dier",
        LearningOrder::First,
        "Een opname liep vast op iets wat in geen formulier staat. Eén vraag meer aan het begin scheelt een half jaar.",
        Some(0),
    ),
    (
        1,
        "De tip van de buurt wordt het vaakst gekozen",
        LearningOrder::Second,
        "Wat van dichtbij komt, probeert iemand eerder. Wij beginnen de ronde voortaan links.",
        None,
    ),
    (
        2,
        "Achteraf vertellen werkt beter dan vooraf vragen",
        LearningOrder::Third,
        "Met een vrij bedrag zijn de zaken kleiner geworden, niet duurder. Dat vraagt iets van hoe wij controleren.",
        Some(2),
    ),
];

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
