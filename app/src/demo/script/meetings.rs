//! Meetings of the first table: two that were held, one to come.

use super::{Said, said};

/// A meeting of the first table.
#[derive(Debug)]
pub struct Meeting {
    /// Days from today; in the past it was held.
    pub days: i32,
    /// Where.
    pub place: Said,
    /// The place of a case among all, a subject, the minutes wanted, and whether it was discussed.
    pub agenda: &'static [(Option<usize>, Option<Said>, u32, bool)],
    /// Which partner's first person guides.
    pub guide: Option<usize>,
    /// Which partners were there, could not be, or were not heard.
    pub there: [Option<bool>; 3],
    /// Residents by number alone.
    pub residents: u32,
    /// Signals, and whether one became an action.
    pub signals: &'static [(Said, bool)],
    /// News.
    pub news: &'static [Said],
    /// What was talked about.
    pub notes: Option<Said>,
    /// How many seconds each step of the first item took, from left to right; empty: nobody kept the time.
    pub took: &'static [u32],
}

/// A step plan of the network's own: its name, and its steps as they are written.
pub const TEMPLATE: (Said, Said) = (
    said("Kennismaken", "Getting to know each other"),
    said(
        "5, Wie zijn wij?\n10, Wat speelt er in de wijk?\n15, Wat biedt de buurt al?, in de buurt\n5, Wat doen wij eerst?",
        "5, Who are we?\n10, What moves the neighbourhood?\n15, What is there already?, in the neighbourhood\n5, What do we do first?",
    ),
);

/// Days that news is shown, and until what a signal became is due.
pub const NEWS_DAYS: i32 = 21;

const PLACE: Said = said("Het buurthuis aan het water", "The community house by the water");

pub const MEETINGS: [Meeting; 3] = [
    Meeting {
        days: -26,
        place: PLACE,
        agenda: &[(Some(1), None, 40, true)],
        guide: Some(1),
        there: [Some(true), Some(true), None],
        residents: 1,
        signals: &[],
        news: &[],
        notes: Some(said(
            "Wij spraken af dat een casus altijd met de vraag begint.",
            "We agreed that a case always begins with the question.",
        )),
        took: &[],
    },
    Meeting {
        days: -12,
        place: PLACE,
        agenda: &[
            (Some(0), None, 40, true),
            (
                None,
                Some(said("Hoe houden wij contact met de huisarts?", "How do we keep in touch with the doctor?")),
                15,
                true,
            ),
        ],
        guide: Some(0),
        there: [Some(true), Some(true), Some(false)],
        residents: 2,
        signals: &[
            (said("De bus naar de dagopvang rijdt niet meer na vijven", "The bus to day care stops at five now"), true),
            (said("Het formulier vraagt naar een vaste telefoon", "The form asks for a telephone at home"), false),
        ],
        news: &[said("Het taalcafé heeft weer plek op donderdag", "The language café has room again on Thursday")],
        notes: Some(said(
            "Twee bewoners vertelden eerst. Daarna zochten wij van eigen kracht naar wat alleen met zorg kan.",
            "Two residents spoke first. Then we looked from own strength to what only care can do.",
        )),
        took: &[320, 540, 430, 510, 290, 250, 640],
    },
    Meeting {
        days: 9,
        place: PLACE,
        agenda: &[
            (Some(2), None, 40, false),
            (Some(0), Some(said("Wat werkte er?", "What worked?")), 15, false),
            (None, Some(said("Wie neemt de zomer waar?", "Who covers the summer?")), 10, false),
        ],
        guide: None,
        there: [None, None, None],
        residents: 0,
        signals: &[],
        news: &[said("De klussendienst komt nu ook op zaterdag", "The handyman service now comes on Saturday too")],
        notes: None,
        took: &[],
    },
];
