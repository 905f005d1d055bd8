//! Names of places: hub codes, city codes, and what people write.

use super::hub::HubIx;
use super::names::Named;
use crate::units::name::LONGEST;
use crate::units::{CountryCode, HubCode, Position, Shown};
use std::fmt;

/// A place that people name: its hubs, and where its centre is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its name in the network.
    pub name: String,
    /// The city's hubs, or the one hub.
    pub hubs: Vec<HubIx>,
    /// Where a lorry goes when only the city is known.
    pub centre: Position,
}

/// A city or hub, distinguished from others of its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceName {
    /// Its code.
    pub code: HubCode,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: CountryCode,
}

impl fmt::Display for PlaceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.code, self.name, self.country)
    }
}

/// A name that stands for no place, or for several.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// No place has the name.
    #[error("unknown place `{}`; {}", Shown(.name), Shown(.hint))]
    Unknown {
        /// As asked; a very long one is cut.
        name: String,
        /// What may help.
        hint: PlaceHint,
    },
    /// Several places have the name, or begin with it.
    #[error("`{}` stands for {} places: {}; write the code, or the country after a comma", Shown(.name), candidates.len(), Shown(listed(candidates)))]
    Ambiguous {
        /// As asked.
        name: String,
        /// The places, by ascending code.
        candidates: Vec<PlaceName>,
    },
}

/// What may help who asked for an unknown place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlaceHint {
    /// A name or code that differs by a slip of the keyboard.
    Near(String),
    /// The name is that of countries.
    Country {
        /// They.
        countries: Vec<CountryCode>,
        /// Places there that the network knows, by ascending code.
        places: Vec<PlaceName>,
    },
    /// Another network that the crate ships has it.
    Elsewhere {
        /// Which: `Network::world()`.
        network: &'static str,
        /// The places of that name there, by ascending code.
        places: Vec<PlaceName>,
    },
    /// Nothing was asked for.
    Empty,
    /// More letters than any name has.
    TooLong,
    /// Nothing is near.
    Nothing,
}

/// At most this many are listed by name.
const LISTED: usize = 10;

/// Places, the first of them by name.
fn listed(places: &[PlaceName]) -> String {
    let text = places.iter().take(LISTED).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match places.len().saturating_sub(LISTED) {
        0 => text,
        more => format!("{text} and {more} more"),
    }
}

impl fmt::Display for PlaceHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Near(name) => write!(f, "did you mean `{name}`?"),
            Self::Country { countries, places } => {
                let names: Vec<&str> = countries.iter().map(|country| country.name().unwrap_or("??")).collect();
                write!(f, "it is a country ({}): name a place there", names.join(", "))?;
                if places.is_empty() {
                    f.write_str("; the network has none")
                } else {
                    write!(f, ", such as {}", listed(places))
                }
            }
            Self::Elsewhere { network, places } => write!(f, "{network} has it: {}", listed(places)),
            Self::Empty => f.write_str("name a city or a hub"),
            Self::TooLong => write!(f, "no name has more than {LONGEST} letters"),
            Self::Nothing => f.write_str("no name of the network is near; Network::cities and Network::hubs list all"),
        }
    }
}

/// Places of a name in another network that the crate ships, and how to get that network.
pub(in crate::model) type Elsewhere = fn(&str) -> Option<(&'static str, Vec<PlaceName>)>;

/// What may help who asked for what can be no name.
pub(in crate::model) fn unaskable(name: &str) -> Option<PlaceHint> {
    if name.trim().is_empty() {
        return Some(PlaceHint::Empty);
    }
    name.chars().nth(LONGEST).map(|_| PlaceHint::TooLong)
}

pub(crate) fn place_name(named: &Named) -> PlaceName {
    let name = named.names.first().map(ToString::to_string).unwrap_or_default();
    PlaceName { code: named.code.clone(), name, country: named.country }
}
