//! Names of places: hub codes, city codes, and what people write.

use super::planner::PlanError;
use crate::model::{HubIx, Network, nearest_name};
use crate::units::Position;

/// A place found: its hubs, and where its centre is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) name: String,
    pub(super) hubs: Vec<HubIx>,
    pub(super) centre: Position,
}

/// Finds a place by code or name; accents and case do not matter. A city stands for all its hubs.
pub(super) fn resolve(network: &Network, name: &str) -> Result<Found, PlanError> {
    let asked = fold(name);
    let same = |known: &str| fold(known) == asked;
    let city = network.cities().iter().find(|city| {
        same(city.code.as_str()) || same(&city.name) || city.zh.as_deref().is_some_and(same)
    });
    if let Some(city) = city {
        let hubs: Vec<HubIx> = network.hub_indices().filter(|&hub| network.hub(hub).city.as_ref() == Some(&city.code)).collect();
        if !hubs.is_empty() {
            return Ok(Found { name: city.name.to_string(), hubs, centre: city.position });
        }
    }
    let hub = network.hub_indices().find(|&hub| {
        let hub = network.hub(hub);
        same(hub.code.as_str()) || same(&hub.name) || hub.zh.as_deref().is_some_and(same)
    });
    if let Some(hub) = hub {
        let known = network.hub(hub);
        return Ok(Found { name: known.name.to_string(), hubs: vec![hub], centre: known.position });
    }
    // A name that one hub's name begins with is that hub: `Halkali` for `Halkalı terminal, Istanbul`.
    let beginning: Vec<HubIx> = network.hub_indices().filter(|&hub| !asked.is_empty() && starts_with_word(&fold(&network.hub(hub).name), &asked)).collect();
    if let [hub] = beginning[..] {
        let known = network.hub(hub);
        return Ok(Found { name: known.name.to_string(), hubs: vec![hub], centre: known.position });
    }
    let cities = network.cities().iter().flat_map(|city| [city.code.as_str(), &*city.name]);
    let hubs = network.hubs().iter().flat_map(|hub| [hub.code.as_str(), &*hub.name]);
    Err(PlanError::UnknownPlace { name: name.to_owned(), hint: nearest_name(&asked, cities.chain(hubs)) })
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
