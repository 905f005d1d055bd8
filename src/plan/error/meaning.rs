//! What a name in a question may mean, where that is several things.

use crate::model::PlaceName;
use crate::units::CountryCode;
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

/// At most this many are named.
const MOST: usize = 10;

pub(in crate::plan) fn shown(meanings: &[Meaning]) -> String {
    let text = meanings.iter().take(MOST).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match meanings.len().saturating_sub(MOST) {
        0 => text,
        more => format!("{text} and {more} more"),
    }
}
