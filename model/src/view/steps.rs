//! Step templates of a network.

use serde::{Deserialize, Serialize};

use crate::fact::steps::StepTemplate;
use crate::id::{FactId, OrgId};
use crate::words::StepMethod;

/// A template that the network wrote itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateView {
    /// Its id.
    pub written: FactId,
    /// The built-in template in whose place it stands.
    pub instead: Option<StepMethod>,
    /// Its name and steps.
    pub template: StepTemplate,
    /// Who wrote it first.
    pub by: OrgId,
}
