//! How the work feels, and where partners see the network between a trek and a booked tour.

use serde::{Deserialize, Serialize};

use crate::id::OrgId;

/// The last place between a trek, 0, and a tour that was booked as a whole. Source: Wierdsma, on changing by trekking.
pub const COURSE_MAX: u32 = 4;

/// What the professionals of all organisations said, as counts: less than before, the same, more. A question that too
/// few answered is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulseView {
    /// Whether one can do more for people.
    pub more: Option<[u32; 3]>,
    /// Whether it goes faster.
    pub faster: Option<[u32; 3]>,
    /// Whether the work is more worth doing.
    pub meaningful: Option<[u32; 3]>,
    /// Who counted.
    pub orgs: Vec<OrgId>,
}

/// Where an organisation sees the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseView {
    /// Which organisation.
    pub org: OrgId,
    /// From 0, a trek, to [`COURSE_MAX`], a tour.
    pub place: u32,
}
