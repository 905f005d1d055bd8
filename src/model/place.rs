//! Names of places: hub codes, city codes, and what people write.

use super::network::nearest;
use super::{HubIx, Network};
use crate::units::{Position, Shown};

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

/// A name that no place has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown place `{}`; {}", Shown(.name), Shown(.hint))]
pub struct UnknownPlace {
    /// As asked.
    pub name: String,
    /// The nearest.
    pub hint: String,
}

impl Network {
    /// Finds a place by code or name; accents and case do not matter. A city stands for all its hubs.
    ///
    /// # Errors
    /// [`UnknownPlace`] with the nearest names.
    pub fn place(&self, name: &str) -> Result<Place, UnknownPlace> {
        let asked = fold(name);
        let same = |known: &str| fold(known) == asked;
        let city = self
            .cities()
            .iter()
            .find(|city| same(city.code.as_str()) || same(&city.name) || city.zh.as_deref().is_some_and(same));
        if let Some(city) = city {
            let belongs = |&hub: &HubIx| self.hub(hub).city.as_ref() == Some(&city.code);
            let hubs: Vec<HubIx> = self.hub_indices().filter(belongs).collect();
            if !hubs.is_empty() {
                return Ok(Place { name: city.name.to_string(), hubs, centre: city.position });
            }
        }
        let hub = self.hub_indices().find(|&hub| {
            let hub = self.hub(hub);
            same(hub.code.as_str()) || same(&hub.name) || hub.zh.as_deref().is_some_and(same)
        });
        if let Some(hub) = hub {
            return Ok(self.place_of(hub));
        }
        // A name that one hub's name begins with is that hub: `Halkali` for `Halkalı terminal, Istanbul`.
        let begins = |&hub: &HubIx| !asked.is_empty() && starts_with_word(&fold(&self.hub(hub).name), &asked);
        let beginning: Vec<HubIx> = self.hub_indices().filter(begins).collect();
        if let [hub] = beginning[..] {
            return Ok(self.place_of(hub));
        }
        let cities = self.cities().iter().flat_map(|city| [city.code.as_str(), &*city.name]);
        let hubs = self.hubs().iter().flat_map(|hub| [hub.code.as_str(), &*hub.name]);
        Err(UnknownPlace { name: name.to_owned(), hint: nearest(&asked, cities.chain(hubs)) })
    }

    fn place_of(&self, hub: HubIx) -> Place {
        let known = self.hub(hub);
        Place { name: known.name.to_string(), hubs: vec![hub], centre: known.position }
    }
}

fn starts_with_word(name: &str, beginning: &str) -> bool {
    name.strip_prefix(beginning).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Lower case without accents, for the Latin alphabets of the network.
fn fold(name: &str) -> String {
    let plain = name.trim().chars().flat_map(char::to_lowercase).filter(|&c| c != '\u{307}').map(|c| match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' | 'ə' => 'e',
        'ğ' => 'g',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ő' => 'o',
        'ř' => 'r',
        'ş' | 'ś' | 'š' | 'ș' => 's',
        'ţ' | 'ț' => 't',
        'ú' | 'ù' | 'û' | 'ü' | 'ű' => 'u',
        'ý' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    });
    plain.collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(fold("HALKALI"), "halkali");
        assert_eq!(fold("Halkalı"), "halkali");
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold(" Małaszewicze "), "malaszewicze");
        assert_eq!(fold("重庆"), "重庆");
    }
}
