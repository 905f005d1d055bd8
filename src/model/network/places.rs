//! The places that names stand for in a network.

use super::Network;
use crate::model::places::{Fit, Named, Names, place_name, unaskable};
use crate::model::{HubIx, OtherName, Place, PlaceError, PlaceHint, PlaceName};
use crate::units::name::shown;
use crate::units::{CountryCode, HubCode};
use std::collections::HashSet;
use std::sync::Arc;

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

    fn others(&self, code: &HubCode) -> impl Iterator<Item = Arc<str>> {
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
