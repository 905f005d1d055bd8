//! Other names of places, and which places another network has.

use super::codes;
use super::convert::Origins;
use super::embedded;
use super::figures::{At, Reader, options};
use super::raw;
use crate::model::{Evidence, Named, Names, NetworkBuilder, OtherName, PlaceName, Subject, place_name};
use crate::units::name::words;
use crate::units::{CountryCode, HubCode};
use serde::Deserialize;
use std::sync::{Arc, OnceLock};

/// Refuses a name without a letter or digit: blank, or of marks and of characters that take no room. Nobody can ask for it, and nobody sees it.
pub(super) fn refuse_blank(reader: &mut Reader<'_>, at: &At, name: &str) {
    if words(name).is_empty() {
        reader.refuse("name", at, "a name of nothing", "write the name, or remove it");
    }
}

/// Reads the names that the entries of places give, and those of the lists.
pub(super) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    files: &[(usize, raw::File)],
) {
    let mut count = 0;
    let mut add = |reader: &mut Reader<'_>, of: &HubCode, name: &str, at: At, evidence: Option<&Evidence>| {
        if words(name).is_empty() {
            return refuse_blank(reader, &at, name);
        }
        origins.0.insert(Subject::OtherName(count), at);
        count += 1;
        builder.add_other_name(OtherName { of: of.clone(), name: name.into(), evidence: evidence.cloned() });
    };
    for (file, read) in files {
        let cities = read.cities.iter().enumerate().map(|(at, city)| ("cities", at, &city.code, &city.also));
        let hubs = read.hubs.iter().enumerate().map(|(at, hub)| ("hubs", at, &hub.code, &hub.also));
        for (list, index, code, also) in cities.chain(hubs).filter(|(_, _, _, also)| !also.is_empty()) {
            // A code that is none was told of where the place was read.
            let Ok(of) = HubCode::new(code) else { continue };
            let at = At::element(*file, list, index).field("also");
            for (number, name) in also.iter().enumerate() {
                add(reader, &of, name, at.index(number), None);
            }
        }
        for (index, names) in read.other_names.iter().enumerate() {
            let at = At::element(*file, "other_names", index);
            let evidence = reader.evidence(&at.field("evidence"), &names.evidence);
            let Some(of) = codes::hub(reader, &at.field("of"), &names.of) else { continue };
            for (number, name) in names.also.iter().enumerate() {
                add(reader, &of, name, at.field("also").index(number), Some(&evidence));
            }
        }
    }
}

/// What of a file tells the names of its places; the rest is passed over.
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
