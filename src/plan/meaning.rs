//! What names in a question mean: bans and vias, switches.

use super::Query;
use super::error::PlanError;
use super::planner::Planner;
use crate::model::{PlaceName, nearest_name};
use crate::units::CountryCode;
use crate::units::name::{only, shown};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// One of several things that have the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Meaning {
    /// A country.
    Country(CountryCode),
    /// A strait or canal.
    Strait(Arc<str>),
    /// A service, by its code.
    Service(Arc<str>),
    /// A city or hub.
    Place(PlaceName),
}

impl Meaning {
    /// A name of this and nothing else.
    pub fn written(&self) -> String {
        match self {
            Self::Country(country) => country.to_string(),
            Self::Strait(name) => format!("strait of {name}"),
            Self::Service(code) => code.to_string(),
            Self::Place(place) => place.code.to_string(),
        }
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country(country) => write!(f, "the country {country}")?,
            Self::Strait(name) => write!(f, "the strait or canal {name}")?,
            Self::Service(code) => write!(f, "the service {code}")?,
            Self::Place(place) => return write!(f, "{place}"),
        }
        write!(f, " (`{}`)", self.written())
    }
}

/// At most this many are told.
const TOLD: usize = 10;

pub(super) fn told(meanings: &[Meaning]) -> String {
    let text = meanings.iter().take(TOLD).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match meanings.len().saturating_sub(TOLD) {
        0 => text,
        more => format!("{text} and {more} more"),
    }
}

/// A name that means nothing in a network, or several things.
pub(super) enum Unmeant {
    Unknown { name: String, hint: String },
    Ambiguous { name: String, meanings: Vec<Meaning> },
}

impl Unmeant {
    pub(super) fn unknown(name: &str, hint: String) -> Self {
        Self::Unknown { name: shown(name), hint }
    }
}

impl Planner {
    /// The query with its switches as the network writes them.
    pub(super) fn known_switches<'q>(&self, query: &'q Query) -> Result<Cow<'q, Query>, PlanError> {
        let known = self.network().switches();
        let mut written = Cow::Borrowed(query);
        for (at, name) in query.allowed.iter().enumerate().filter(|(_, name)| !known.contains(&name.as_str())) {
            let Some(switch) = only(name, known.iter().map(|switch| (*switch, *switch))) else {
                return Err(PlanError::UnknownSwitch {
                    name: shown(name),
                    hint: nearest_name(name, known.into_iter()),
                });
            };
            switch.clone_into(&mut written.to_mut().allowed[at]);
        }
        Ok(written)
    }
}
