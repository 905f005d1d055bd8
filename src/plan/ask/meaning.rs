//! What names in a question mean: bans and vias, switches.

use crate::model::{NameHint, Network, nearest_name};
use crate::plan::Query;
use crate::plan::error::meaning::Meaning;
use crate::plan::error::plan::{NameError, NameOf, PlanError};
use crate::units::name::{only, shown};
use std::borrow::Cow;

/// A name that means nothing in a network, or several things.
pub(in crate::plan) enum Unmeant {
    Unknown { name: String, hint: NameHint },
    Ambiguous { name: String, meanings: Vec<Meaning> },
}

impl Unmeant {
    /// As an error of who named it to this end.
    pub(in crate::plan) fn for_a(self, of: NameOf) -> NameError {
        match self {
            Self::Unknown { name, hint } => NameError::Unknown { of, name, hint },
            Self::Ambiguous { name, meanings } => NameError::Ambiguous { name, meanings },
        }
    }

    pub(in crate::plan) fn unknown(name: &str, hint: NameHint) -> Self {
        Self::Unknown { name: shown(name), hint }
    }
}

/// The query with its switches as the network writes them.
pub(in crate::plan) fn known_switches<'q>(network: &Network, query: &'q Query) -> Result<Cow<'q, Query>, PlanError> {
    let known = network.switches();
    let mut written = Cow::Borrowed(query);
    for (at, name) in query.allowed.iter().enumerate().filter(|(_, name)| !known.contains(&name.as_str())) {
        let Some(switch) = only(name, known.iter().map(|switch| (*switch, *switch))) else {
            let hint = nearest_name(name, known.into_iter());
            return Err(NameError::Unknown { of: NameOf::Switch, name: shown(name), hint }.into());
        };
        switch.clone_into(&mut written.to_mut().allowed[at]);
    }
    Ok(written)
}
