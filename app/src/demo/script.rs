//! What the demonstration network tells: invented organisations, people and cases, in our own words. What happens is
//! the same in every language; what is said stands side by side.

mod agreements;
mod cases;
mod growth;
mod learning;
mod meetings;
mod plans;

use wijktafel_model::words::{Formality, LifeArea, OrgKind, Role};

pub use self::agreements::{ADDED, AGREEMENTS, Agreement, DISPUTED, Reaches, verdicts};
pub use self::cases::{CASES, CIRCLE, Case, DROPPED, Tip};
pub use self::growth::{
    ACTIONS, CAPTURES, CONCLUSION, DEPARTURES, Departure, EVIDENCE, EXPERIMENTS, LESSONS, PULSES, REVIEWS, ROUNDS,
    SEASON, SUPERFLUOUS, Trial,
};
pub use self::learning::{REFLECTION, STORY, TRAINING};
pub use self::meetings::{MEETINGS, Meeting, NEWS_DAYS, TEMPLATE};
pub use self::plans::{BUDGET, Cost, ESCALATION, LADDER, PLANS, Plan, Solution};

use crate::text::Lang;

/// The same said in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    nl: &'static str,
    en: &'static str,
}

const fn said(nl: &'static str, en: &'static str) -> Said {
    Said { nl, en }
}

impl Said {
    /// The words of one language.
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}

/// One of the three partners.
#[derive(Debug)]
pub struct Partner {
    /// Its data folder, within that of the demonstration.
    pub folder: Said,
    pub name: Said,
    pub kind: OrgKind,
    pub formality: Formality,
    pub areas: &'static [LifeArea],
    pub offers: Said,
    pub person: Said,
    pub contact: Said,
    pub roles: &'static [Role],
    /// A colleague with no mandate to sign.
    pub colleague: (Said, &'static [Role]),
}

pub const PARTNERS: [Partner; 3] = [
    Partner {
        folder: said("lindehof", "limetree"),
        name: said("Zorggroep Lindehof", "Limetree Care Group"),
        kind: OrgKind::CareProvider,
        formality: Formality::Formal,
        areas: &[LifeArea::MentalHealth, LifeArea::Household, LifeArea::TimeUse],
        offers: said(
            "Begeleiding thuis, dagbesteding op de kade, elke dinsdag inloop zonder afspraak.",
            "Support at home, day activities on the quay, a walk-in every Tuesday without an appointment.",
        ),
        person: said("Noor Veldkamp", "Nora Whitfield"),
        contact: said("noor@lindehof.example", "nora@limetree.example"),
        roles: &[Role::ChangeManager, Role::Coordinator],
        colleague: (said("Ilse Brandsma", "Isla Barrow"), &[Role::Professional, Role::CaseBringer, Role::ProcessGuide]),
    },
    Partner {
        folder: said("wending", "bend"),
        name: said("Buurtkracht De Wending", "Neighbours at the Bend"),
        kind: OrgKind::Civic,
        formality: Formality::Informal,
        areas: &[LifeArea::SocialNetwork, LifeArea::Participation, LifeArea::TimeUse],
        offers: said(
            "Maatjes, buurttafel op donderdag, klussendienst, taalcafé.",
            "Buddies, a shared meal on Thursdays, a repair service, a language café.",
        ),
        person: said("Samir Oukili", "Samir Haddad"),
        contact: said("samir@wending.example", "samir@bend.example"),
        roles: &[Role::ProcessGuide],
        colleague: (said("Greet Hofstra", "Greta Holloway"), &[Role::Resident]),
    },
    Partner {
        folder: said("oeverdam", "waterby"),
        name: said("Gemeente Oeverdam", "Waterby Council"),
        kind: OrgKind::Municipality,
        formality: Formality::Formal,
        areas: &[LifeArea::Finances, LifeArea::Housing, LifeArea::Work],
        offers: said(
            "Wijkteam, schuldhulp zonder wachtlijst, regelruimte voor proeven.",
            "A local team, debt advice without a waiting list, room to try things out.",
        ),
        person: said("Hanneke Vos", "Hannah Fox"),
        contact: said("wijkteam@oeverdam.example", "team@waterby.example"),
        roles: &[Role::ChangeManager, Role::Director],
        colleague: (said("Daan Kuipers", "Dan Cooper"), &[Role::Professional]),
    },
];

pub const NETWORK: (Said, Said) = (said("Wijknetwerk Oeverdam", "Waterby Care Network"), said("Oeverdam", "Waterby"));
pub const PURPOSE: Said = said(
    "Wie hulp zoekt in Oeverdam komt één keer vertellen wat er speelt. Wij zoeken samen, van eigen kracht naar wat alleen met zorg kan. Ieder houdt de eigen kopie en gaat wanneer dat beter is.",
    "Whoever needs help in Waterby tells their story once. We look together, from what people can do themselves to what only care can do. Everybody keeps their own copy, and goes when that is better.",
);

pub const TABLES: [(Said, Said, Said); 2] = [
    (
        said("Wijktafel Noorderkade", "North Quay table"),
        said("Noorderkade en Havenbuurt", "North Quay and the harbour"),
        said("Elke tweede woensdag, 13.30 uur", "Every second Wednesday, 1.30 pm"),
    ),
    (
        said("Wijktafel Zuiderhof", "South Yard table"),
        said("Zuiderhof", "South Yard"),
        said("Eerste dinsdag van de maand, 10.00 uur", "First Tuesday of the month, 10 am"),
    ),
];

/// The folder of the first partner's second device.
pub const TABLET: Said = said("lindehof-tablet", "limetree-tablet");

#[cfg(test)]
mod tests;
