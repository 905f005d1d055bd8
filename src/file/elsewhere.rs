//! Which places another network has.

use super::embedded;
use super::text::shape::options;
use crate::model::{Named, Names, PlaceName, place_name};
use crate::units::{CountryCode, HubCode};
use serde::Deserialize;
use std::sync::{Arc, OnceLock};

/// What of a file gives the names of its places; the rest is passed over.
#[derive(Deserialize)]
struct PlacesOnly {
    #[serde(default)]
    hubs: Vec<HubOnly>,
    #[serde(default)]
    other_names: Vec<OtherOnly>,
}

#[derive(Deserialize)]
struct HubOnly {
    code: String,
    name: String,
    #[serde(default)]
    zh: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    country: String,
}

#[derive(Deserialize)]
struct OtherOnly {
    of: String,
    also: Vec<String>,
}

/// Places of a name among the ports of the world. The files are read for their names only, once a process and when the first name is unknown.
pub(super) fn in_the_world(name: &str) -> Option<(&'static str, Vec<PlaceName>)> {
    static WORLD: OnceLock<Names> = OnceLock::new();
    let world = WORLD.get_or_init(|| {
        let files = embedded::WORLD.iter().filter_map(|(_, text)| options().from_str::<PlacesOnly>(text).ok());
        let files: Vec<PlacesOnly> = files.collect();
        let others = |code: &str| -> Vec<Arc<str>> {
            let of = files.iter().flat_map(|file| &file.other_names).filter(|other| other.of == code);
            of.flat_map(|other| &other.also).map(|name| name.as_str().into()).collect()
        };
        let hubs = files.iter().flat_map(|file| &file.hubs).filter_map(|hub| {
            let own = [&hub.name].into_iter().chain(&hub.zh).chain(&hub.also).map(|name| name.as_str().into());
            Some(Named {
                code: HubCode::new(&hub.code).ok()?,
                country: CountryCode::new(&hub.country).ok()?,
                city: None,
                names: own.chain(others(&hub.code)).collect(),
                wide: false,
            })
        });
        Names::of(hubs.collect())
    });
    let (places, _) = world.find(name)?;
    let mut places: Vec<PlaceName> = places.into_iter().map(|at| place_name(world.place(at))).collect();
    places.sort_unstable();
    Some(("Network::world()", places))
}
