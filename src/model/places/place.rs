//! Names of places: hub codes, city codes, and what people write.

use super::names::{Fit, Named, Names, OtherName};
use super::{HubIx, Network};
use crate::units::name::{LONGEST, shown};
use crate::units::{CountryCode, HubCode, Position, Shown};
use std::collections::HashSet;
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
pub(crate) fn listed(places: &[PlaceName]) -> String {
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
pub(crate) type Elsewhere = fn(&str) -> Option<(&'static str, Vec<PlaceName>)>;

impl Network {
    /// Finds a place by code or name. Accents, case, apostrophes, hyphens and spaces do not matter, Chinese may be written either way, and umlauts as two
    /// letters (`Goeteborg`); other names that the network lists are as good as the first. A city stands for all its hubs.
    ///
    /// A code wins. Else the whole name, and only where no place has it, a beginning of names (`Halkali` for `Halkalı terminal, Istanbul`). A name in
    /// brackets is a name too where the place lies in another country (`Brest` and `Brest (France)`). The country may be added after a comma or in
    /// brackets, by code or name: `Tripoli, LY`, `Tripoli (Libya)`.
    ///
    /// # Errors
    /// [`PlaceError::Unknown`], with what may help; [`PlaceError::Ambiguous`] with all places of the name.
    ///
    /// # Complexity
    /// Names are folded once a network, at the first question. Then linear in the length of the name; in the number of names, where none is the whole name.
    ///
    /// ```
    /// use landsea::Network;
    ///
    /// let network = Network::chongqing();
    /// let saigon = network.place("Sài Gòn")?;
    /// assert_eq!(saigon, network.place("胡志明市")?);
    /// assert_eq!(saigon.name, "Ho Chi Minh City");
    /// # Ok::<(), landsea::model::PlaceError>(())
    /// ```
    pub fn place(&self, name: &str) -> Result<Place, PlaceError> {
        if let Some(hint) = unaskable(name) {
            return Err(PlaceError::Unknown { name: shown(name), hint });
        }
        match self.names().find(name) {
            Some((places, _)) => match places[..] {
                [at] => Ok(self.place_at(at)),
                _ => Err(PlaceError::Ambiguous { name: name.to_owned(), candidates: self.place_names(&places) }),
            },
            None => Err(PlaceError::Unknown { name: name.to_owned(), hint: self.place_hint(name) }),
        }
    }

    /// Other names of places.
    pub fn other_names(&self) -> &[OtherName] {
        &self.parts.other_names
    }

    /// The places that a name fits best, and how well.
    pub(crate) fn places_named(&self, name: &str) -> Option<(Vec<(Place, PlaceName)>, Fit)> {
        if unaskable(name).is_some() {
            return None;
        }
        let (places, fit) = self.names().find(name)?;
        Some((places.into_iter().map(|at| (self.place_at(at), place_name(self.names().place(at)))).collect(), fit))
    }

    /// Places that share a whole name, cities first, in the order of the network.
    pub(crate) fn shared_names(&self) -> Vec<Vec<PlaceName>> {
        let place = |at| place_name(self.names().place(at));
        self.names().shared().into_iter().map(|places| places.into_iter().map(place).collect()).collect()
    }

    /// What may help who asked for this.
    pub(crate) fn place_hint(&self, name: &str) -> PlaceHint {
        if let Some(hint) = unaskable(name) {
            return hint;
        }
        // First: of a name that a country and its port share, the port is what a shipment goes to.
        if let Some((network, places)) = self.parts.elsewhere.and_then(|find| find(name)) {
            return PlaceHint::Elsewhere { network, places };
        }
        let countries = CountryCode::named(name);
        if !countries.is_empty() {
            let there = self.names().places().iter().filter(|place| countries.contains(&place.country));
            let mut places: Vec<PlaceName> = there.map(place_name).collect();
            places.sort_unstable();
            places.dedup_by(|one, other| one.code == other.code);
            return PlaceHint::Country { countries, places };
        }
        self.names().nearest(name).map_or(PlaceHint::Nothing, |near| PlaceHint::Near(near.to_owned()))
    }

    fn names(&self) -> &Names {
        self.parts.names.get_or_init(|| Names::of(self.named_cities().chain(self.named_hubs()).collect()))
    }

    /// Cities that have hubs, in their order.
    fn named_cities(&self) -> impl Iterator<Item = Named> {
        let with_hubs = self.with_hubs();
        self.parts.cities.iter().filter(move |city| with_hubs.contains(&city.code)).map(|city| Named {
            code: city.code.clone(),
            country: city.country,
            city: None,
            names: [&city.name].into_iter().chain(&city.zh).cloned().chain(self.others(&city.code)).collect(),
            wide: true,
        })
    }

    fn named_hubs(&self) -> impl Iterator<Item = Named> {
        let with_hubs = self.with_hubs();
        self.parts.hubs.iter().map(move |hub| {
            let of_the_city = with_hubs.contains(&hub.code);
            let others = self.others(&hub.code).filter(move |_| !of_the_city);
            Named {
                code: hub.code.clone(),
                country: hub.country,
                city: hub.city.clone(),
                names: [&hub.name].into_iter().chain(&hub.zh).cloned().chain(others).collect(),
                wide: false,
            }
        })
    }

    fn with_hubs(&self) -> HashSet<&HubCode> {
        self.parts.hubs.iter().filter_map(|hub| hub.city.as_ref()).collect()
    }

    fn others(&self, code: &HubCode) -> impl Iterator<Item = std::sync::Arc<str>> {
        self.parts.other_names.iter().filter(move |other| other.of == *code).map(|other| other.name.clone())
    }

    fn place_names(&self, places: &[usize]) -> Vec<PlaceName> {
        let mut names: Vec<PlaceName> = places.iter().map(|&at| place_name(self.names().place(at))).collect();
        names.sort_unstable();
        names
    }

    fn place_at(&self, at: usize) -> Place {
        let named = self.names().place(at);
        if named.wide
            && let Some(city) = self.parts.cities.iter().find(|city| city.code == named.code)
        {
            let belongs = |&hub: &HubIx| self.hub(hub).city.as_ref() == Some(&city.code);
            return Place {
                name: city.name.to_string(),
                hubs: self.hub_indices().filter(belongs).collect(),
                centre: city.position,
            };
        }
        let hub = self.hub_by_code[&named.code];
        let known = self.hub(hub);
        Place { name: known.name.to_string(), hubs: vec![hub], centre: known.position }
    }
}

fn unaskable(name: &str) -> Option<PlaceHint> {
    if name.trim().is_empty() {
        return Some(PlaceHint::Empty);
    }
    name.chars().nth(LONGEST).map(|_| PlaceHint::TooLong)
}

pub(crate) fn place_name(named: &Named) -> PlaceName {
    let name = named.names.first().map(ToString::to_string).unwrap_or_default();
    PlaceName { code: named.code.clone(), name, country: named.country }
}
