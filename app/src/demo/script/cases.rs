//! The cases of the demonstration, and what became of the ideas.

use wijktafel_model::words::{CaseStep, LifeArea, SupportLevel, TipResult};

use super::{Said, said};

/// A tip: who gives it, where it stands, the words, and what became of it.
#[derive(Debug)]
pub struct Tip(pub usize, pub LifeArea, pub SupportLevel, pub Said, pub Option<(TipResult, Option<Said>)>);

/// A learning case.
#[derive(Debug)]
pub struct Case {
    pub by: usize,
    /// 0: read by all; 1: read by the first two partners.
    pub table: usize,
    pub title: Said,
    pub ground: Said,
    pub areas: &'static [LifeArea],
    pub question: Said,
    pub situation: Said,
    pub strengths: Said,
    pub steps: &'static [CaseStep],
    pub tips: &'static [Tip],
    /// Days until it is hidden.
    pub retain_days: i32,
}

const GROUND: Said = said(
    "Besproken zonder namen; de cliënt weet ervan en vindt het goed.",
    "Discussed without names; the client knows about it and agrees.",
);

pub const CASES: [Case; 8] = [
    Case {
        by: 0,
        table: 0,
        title: said("Weer zelf de dag beginnen", "Starting the day alone again"),
        ground: GROUND,
        areas: &[LifeArea::TimeUse, LifeArea::SocialNetwork, LifeArea::MentalHealth, LifeArea::Household],
        question: said(
            "Hoe kom ik de ochtend door zonder dat er iemand voor mij klaarstaat?",
            "How do I get through the morning without anybody waiting for me?",
        ),
        situation: said(
            "Woont sinds een jaar alleen. De nachten lopen door elkaar, post blijft liggen, de gordijnen blijven dicht. Vroeger elke dag om zes uur op voor het werk.",
            "Has lived alone for a year. Nights and days have become one, the post stays where it falls, the curtains stay closed. Used to be up at six every day for work.",
        ),
        strengths: said(
            "Handig met hout. Trouw aan afspraken die met een ander zijn gemaakt. Kent iedereen op de markt van vroeger.",
            "Good with wood. Always keeps a promise made to somebody else. Still knows everybody at the market.",
        ),
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed],
        tips: &[
            Tip(
                0,
                LifeArea::TimeUse,
                SupportLevel::Own,
                said(
                    "Wekker zetten op de tijd van vroeger, koffie buiten op de bank.",
                    "Set the alarm for the old hour, and have coffee outside on the bench.",
                ),
                Some((
                    TipResult::Worked,
                    Some(said("Drie van de vier ochtenden gelukt.", "Worked on three mornings out of four.")),
                )),
            ),
            Tip(
                1,
                LifeArea::TimeUse,
                SupportLevel::Neighbourhood,
                said(
                    "Dinsdag mee in de houtwerkplaats; er is een plek aan de lange werkbank.",
                    "Come along to the wood workshop on Tuesday; there is room at the long bench.",
                ),
                Some((TipResult::UnderWay, None)),
            ),
            Tip(
                1,
                LifeArea::SocialNetwork,
                SupportLevel::OwnNetwork,
                said(
                    "Oude marktbuur vragen om zaterdag samen te lopen.",
                    "Ask the old neighbour from the market to go for a walk on Saturday.",
                ),
                Some((TipResult::Worked, None)),
            ),
            Tip(
                2,
                LifeArea::Household,
                SupportLevel::Neighbourhood,
                said(
                    "Postuurtje in het buurthuis: samen openmaken, stapel weg.",
                    "An hour for the post at the community house: open it together, and the pile is gone.",
                ),
                None,
            ),
            Tip(
                0,
                LifeArea::MentalHealth,
                SupportLevel::Formal,
                said(
                    "Begeleider komt een uur later op de dag, zodat de ochtend van hemzelf blijft.",
                    "The support worker comes an hour later, so that the morning stays his own.",
                ),
                Some((
                    TipResult::WorkedPartly,
                    Some(said("Alleen de eerste week volgehouden.", "Lasted for the first week only.")),
                )),
            ),
        ],
        retain_days: 420,
    },
    Case {
        by: 2,
        table: 0,
        title: said("Rondkomen na de scheiding", "Making ends meet after the divorce"),
        ground: GROUND,
        areas: &[LifeArea::Finances, LifeArea::Housing, LifeArea::Home],
        question: said(
            "Ik wil weten wat er elke week overblijft, en dat de kinderen hier kunnen slapen.",
            "I want to know what is left each week, and that the children can sleep here.",
        ),
        situation: said(
            "Twee inkomens werd er één. Tijdelijke woning, drie maanden huur achter. Elke instantie vraagt dezelfde papieren opnieuw.",
            "Two incomes became one. A temporary home, three months behind with the rent. Each office asks for the same papers again.",
        ),
        strengths: said(
            "Houdt een schrift bij van alles wat eruit gaat. Broer denkt mee. Nooit een afspraak gemist.",
            "Writes down everything that is spent. A brother thinks along. Has never missed an appointment.",
        ),
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed],
        tips: &[
            Tip(
                2,
                LifeArea::Finances,
                SupportLevel::Formal,
                said(
                    "Eén vast gezicht bij schuldhulp, dat ook de woningbouw belt.",
                    "One and the same face at debt advice, who calls the landlord too.",
                ),
                Some((
                    TipResult::Worked,
                    Some(said("Betalingsafspraak rond in twee gesprekken.", "A payment plan after two meetings.")),
                )),
            ),
            Tip(
                1,
                LifeArea::Finances,
                SupportLevel::Neighbourhood,
                said(
                    "Vrijwilliger van het geldcafé kijkt een avond mee in het schrift.",
                    "A volunteer of the money café looks through the notebook one evening.",
                ),
                Some((TipResult::NotChosen, None)),
            ),
            Tip(
                0,
                LifeArea::Home,
                SupportLevel::OwnNetwork,
                said(
                    "Broer haalt op woensdag de kinderen, dan is er ruimte voor overwerk.",
                    "The brother fetches the children on Wednesday, which leaves room for extra hours.",
                ),
                Some((TipResult::UnderWay, None)),
            ),
            Tip(
                1,
                LifeArea::Housing,
                SupportLevel::Neighbourhood,
                said("Stapelbed uit de spullenbank.", "A bunk bed from the furniture bank."),
                None,
            ),
        ],
        retain_days: 500,
    },
    Case {
        by: 1,
        table: 0,
        title: said("Een plek voor de fietsenmaker", "A place for the bicycle mender"),
        ground: GROUND,
        areas: &[LifeArea::Work, LifeArea::Participation],
        question: said(
            "Waar kan ik sleutelen zonder dat het meteen een traject heet?",
            "Where can I tinker without it being called a programme at once?",
        ),
        situation: said(
            "Repareert fietsen op de stoep; buren vinden het gezellig en vol. Twee keer begonnen met een cursus, twee keer gestopt.",
            "Mends bicycles on the pavement; the neighbours find it pleasant and in the way. Started a course twice, and stopped twice.",
        ),
        strengths: said(
            "Iedereen komt bij hem langs. Legt geduldig uit. Heeft eigen gereedschap.",
            "Everybody drops by. Explains with patience. Has tools.",
        ),
        steps: &[CaseStep::Submitted, CaseStep::Scheduled],
        tips: &[Tip(
            2,
            LifeArea::Work,
            SupportLevel::Neighbourhood,
            said(
                "Leegstaand hoekje van de stalling, twee middagen per week.",
                "The empty corner of the bicycle shed, two afternoons a week.",
            ),
            None,
        )],
        retain_days: 540,
    },
    Case {
        by: 0,
        table: 0,
        title: said("Mantelzorg met adem", "Caring for a parent, with room to breathe"),
        ground: GROUND,
        areas: &[LifeArea::Home, LifeArea::PhysicalHealth, LifeArea::SocialNetwork],
        question: said(
            "Wie neemt één nacht in de week over, zodat ik kan slapen?",
            "Who takes over one night a week, so that I can sleep?",
        ),
        situation: said(
            "Zorgt al zes jaar voor haar moeder. Werkt vier dagen. Zegt overal dat het wel gaat.",
            "Has cared for her mother for six years. Works four days a week. Says everywhere that it is fine.",
        ),
        strengths: said(
            "Groot gezin, al woont niemand om de hoek. Zingt in een koor en gaat daar nog heen.",
            "A large family, though nobody lives round the corner. Sings in a choir and still goes there.",
        ),
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed, CaseStep::Closed],
        tips: &[
            Tip(
                0,
                LifeArea::Home,
                SupportLevel::OwnNetwork,
                said(
                    "Nachten verdelen met de zussen, één vaste per week.",
                    "Share the nights with the sisters, a fixed one each week.",
                ),
                Some((
                    TipResult::Worked,
                    Some(said("De jongste zus neemt vrijdag.", "The youngest sister takes Friday.")),
                )),
            ),
            Tip(
                1,
                LifeArea::SocialNetwork,
                SupportLevel::Neighbourhood,
                said(
                    "Koor laten weten dat ze soms iemand mee mag brengen.",
                    "Tell the choir that she may bring somebody along at times.",
                ),
                Some((TipResult::Worked, None)),
            ),
        ],
        retain_days: 200,
    },
    Case {
        by: 2,
        table: 0,
        title: said("De brief die niemand opent", "The letter that nobody opens"),
        ground: GROUND,
        areas: &[LifeArea::Finances, LifeArea::MentalHealth],
        question: said(
            "Ik wil dat de stapel weg is en dat ik weet wat erin stond.",
            "I want the pile gone, and to know what was in it.",
        ),
        situation: said(
            "Een kast vol enveloppen. Durft de deur niet open te doen als er gebeld wordt.",
            "A cupboard full of envelopes. Does not dare to open the door when the bell rings.",
        ),
        strengths: said(
            "Belt zelf als het gaat om een ander. Kan goed rekenen.",
            "Makes the call when it is for somebody else. Good at sums.",
        ),
        steps: &[CaseStep::Submitted],
        tips: &[],
        retain_days: 600,
    },
    Case {
        by: 1,
        table: 0,
        title: said("Taal leren aan de keukentafel", "Learning the language at the kitchen table"),
        ground: GROUND,
        areas: &[LifeArea::Participation, LifeArea::SocialNetwork],
        question: said(
            "Met wie kan ik praten over gewone dingen, niet over formulieren?",
            "Who can I talk to about ordinary things, not about forms?",
        ),
        situation: said(
            "Drie jaar hier, cursus gehaald, spreekt bijna niemand.",
            "Here for three years, passed the course, speaks to hardly anybody.",
        ),
        strengths: said(
            "Kookt voor twintig man als het moet. Leest elke dag de krant.",
            "Cooks for twenty people if need be. Reads the newspaper every day.",
        ),
        steps: &[],
        tips: &[],
        retain_days: 640,
    },
    Case {
        by: 0,
        table: 1,
        title: said("Rust in het trappenhuis", "Quiet on the stairs"),
        ground: GROUND,
        areas: &[LifeArea::Home, LifeArea::Housing],
        question: said(
            "Kan het 's avonds stil zijn zonder dat ik weer moet klagen?",
            "Can the evenings be quiet without my having to complain again?",
        ),
        situation: said(
            "Twee huishoudens boven elkaar, ander ritme, dunne vloer. De ruzie is ouder dan de bewoners.",
            "Two households above each other, different hours, a thin floor. The quarrel is older than the people who live there.",
        ),
        strengths: said(
            "Beide kanten groeten nog. De huismeester kent allebei de verhalen.",
            "Both sides still say hello. The caretaker knows both stories.",
        ),
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed],
        tips: &[
            Tip(
                1,
                LifeArea::Home,
                SupportLevel::OwnNetwork,
                said(
                    "Samen met de huismeester aan één tafel, met soep.",
                    "Sit down with the caretaker at one table, with soup.",
                ),
                Some((TipResult::UnderWay, None)),
            ),
            Tip(
                0,
                LifeArea::Housing,
                SupportLevel::Formal,
                said(
                    "Ondervloer laten leggen vóór het gesprek, niet erna.",
                    "Have the floor insulated before the talk, not after it.",
                ),
                None,
            ),
        ],
        retain_days: 380,
    },
    Case {
        by: 1,
        table: 1,
        title: said("Een hond en een ziekenhuis", "A dog and a hospital"),
        ground: GROUND,
        areas: &[LifeArea::PhysicalHealth, LifeArea::SocialNetwork],
        question: said(
            "Ik laat mij pas opnemen als iemand voor de hond zorgt.",
            "I go to hospital only when somebody looks after the dog.",
        ),
        situation: said(
            "Stelt een operatie al een half jaar uit. Niemand vroeg naar de hond.",
            "Has put off an operation for half a year. Nobody asked about the dog.",
        ),
        strengths: said(
            "Wandelt drie keer per dag, kent elke andere wandelaar.",
            "Walks three times a day, knows everybody else who walks.",
        ),
        steps: &[CaseStep::Submitted, CaseStep::Scheduled, CaseStep::Discussed],
        tips: &[Tip(
            1,
            LifeArea::SocialNetwork,
            SupportLevel::Neighbourhood,
            said(
                "Wandelgroep van het park: drie mensen, elk een week.",
                "The walking group in the park: three people, a week each.",
            ),
            Some((TipResult::Worked, Some(said("Opname staat gepland.", "The hospital stay is planned.")))),
        )],
        retain_days: 410,
    },
];

/// A case that was brought in twice, and is dropped again.
pub const DROPPED: Case = Case {
    by: 0,
    table: 0,
    title: said("Weer zelf de dag beginnen (dubbel)", "Starting the day alone again (twice)"),
    ground: GROUND,
    areas: &[LifeArea::TimeUse],
    question: said("Hoe kom ik de ochtend door?", "How do I get through the morning?"),
    situation: said(
        "Woont sinds een jaar alleen. De nachten lopen door elkaar.",
        "Has lived alone for a year. Nights and days have become one.",
    ),
    strengths: said("Handig met hout.", "Good with wood."),
    steps: &[],
    tips: &[],
    retain_days: 420,
};

/// A circle case: of the first partner, read by people of the first two.
#[derive(Debug)]
pub struct CircleScript {
    pub title: Said,
    pub purpose: Said,
    pub areas: &'static [LifeArea],
    pub question: Said,
    pub situation: Said,
    pub strengths: Said,
    pub tips: &'static [Tip],
    /// Days until its last day.
    pub days: i32,
}

pub const CIRCLE: CircleScript = CircleScript {
    title: said("Weer thuis na de winter", "Home again after the winter"),
    purpose: said(
        "Bente van der Laan woont weer zelf, en weet wie zij belt als het even niet gaat.",
        "Bella Lane lives in her own place again, and knows whom to call on a bad day.",
    ),
    areas: &[LifeArea::Home, LifeArea::MentalHealth, LifeArea::SocialNetwork],
    question: said(
        "Ik wil naar huis, en ik wil niet elke week opnieuw mijn verhaal doen.",
        "I want to go home, and I do not want to tell my story again every week.",
    ),
    situation: said(
        "Bente was drie maanden opgenomen. De huur is doorbetaald, de planten zijn dood. Haar broer Joost heeft de sleutel.",
        "Bella was in hospital for three months. The rent was paid, the plants have died. Her brother Josh has the key.",
    ),
    strengths: said(
        "Weet precies wat haar rust geeft. Joost komt elke zondag. Haar buurvrouw Mien heeft haar gemist.",
        "Knows exactly what calms her. Josh comes every Sunday. Her neighbour Minnie has missed her.",
    ),
    tips: &[
        Tip(
            0,
            LifeArea::Home,
            SupportLevel::OwnNetwork,
            said(
                "Joost slaapt de eerste drie nachten op de bank.",
                "Josh sleeps on the sofa for the first three nights.",
            ),
            Some((TipResult::Worked, Some(said("Twee nachten waren genoeg.", "Two nights were enough.")))),
        ),
        Tip(
            1,
            LifeArea::SocialNetwork,
            SupportLevel::Neighbourhood,
            said("Mien loopt om vier uur even binnen voor thee.", "Minnie drops in for tea at four."),
            Some((TipResult::UnderWay, None)),
        ),
        Tip(
            0,
            LifeArea::MentalHealth,
            SupportLevel::Formal,
            said("Eén vaste begeleider die het verhaal al kent.", "One support worker who knows the story already."),
            None,
        ),
    ],
    days: 150,
};
