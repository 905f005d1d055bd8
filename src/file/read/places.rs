//! Reading cities and hubs.

use super::other_names::refuse_blank;
use super::{emissions, hours};
use crate::file::names::{Names, Origins};
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::codes;
use crate::model::{City, Hub, ImportPort, Locode, NetworkBuilder, Subject};
use crate::units::{Position, Zone};
use std::collections::HashMap;
use std::sync::Arc;

pub(in crate::file) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    files: &[(usize, raw::File)],
) -> Names {
    let mut names = Names::default();
    hours::calendars(reader, &mut names, files);
    let mut zones: HashMap<String, Arc<Zone>> = HashMap::new();
    let mut cities = 0;
    for (file, read) in files {
        for (index, city) in read.cities.iter().enumerate() {
            let at = At::element(*file, "cities", index);
            let code = codes::hub(reader, &at.field("code"), &city.code);
            let country = codes::country(reader, &at.field("country"), &city.country);
            let position = position(reader, &at, city.lat, city.lon);
            refuse_blank(reader, &at.field("name"), &city.name);
            if let Some(zh) = &city.zh {
                refuse_blank(reader, &at.field("zh"), zh);
            }
            let (Some(code), Some(country), Some(position)) = (code, country, position) else { continue };
            origins.0.insert(Subject::City(cities), at);
            cities += 1;
            let zh = city.zh.as_deref().map(Into::into);
            builder.add_city(City { code, name: city.name.as_str().into(), zh, country, position });
        }
    }
    emissions::read(reader, &mut names, files);
    let mut hubs = 0;
    for (file, read) in files {
        for (index, hub) in read.hubs.iter().enumerate() {
            let at = At::element(*file, "hubs", index);
            let Some(built) = read_hub(reader, &at, hub, &names, &mut zones) else { continue };
            origins.0.insert(Subject::Hub(hubs), at);
            hubs += 1;
            let ix = builder.add_hub(built.clone());
            names.add(&built, ix);
        }
    }
    names
}

pub(in crate::file) fn read_hub(
    reader: &mut Reader<'_>,
    at: &At,
    hub: &raw::Hub,
    names: &Names,
    zones: &mut HashMap<String, Arc<Zone>>,
) -> Option<Hub> {
    let code = codes::hub(reader, &at.field("code"), &hub.code);
    let country = codes::country(reader, &at.field("country"), &hub.country);
    let position = position(reader, at, hub.lat, hub.lon);
    refuse_blank(reader, &at.field("name"), &hub.name);
    if let Some(zh) = &hub.zh {
        refuse_blank(reader, &at.field("zh"), zh);
    }
    if let raw::Locode::Listed(code) | raw::Locode::Remembered(code) = &hub.locode
        && codes::hub(reader, &at.field("locode"), code).is_some_and(|code| code.as_str().len() != 5)
    {
        let cause = format!("`{code}` is no UN/LOCODE: five characters");
        reader.refuse("code", &at.field("locode"), cause, "leave the facility out");
    }
    let city = hub.city.as_ref().map(|city| codes::hub(reader, &at.field("city"), city));
    let evidence = reader.evidence(&at.field("evidence"), &hub.evidence);
    let zone = match zones.get(&hub.zone) {
        Some(zone) => Some(Arc::clone(zone)),
        // What to do about it is looked for among all zones, so only when there is something to do.
        None => match Zone::new(&hub.zone) {
            Ok(zone) => {
                let zone = Arc::new(zone);
                zones.insert(hub.zone.clone(), Arc::clone(&zone));
                Some(zone)
            }
            Err(error) => {
                reader.refuse("zone", &at.field("zone"), error.to_string(), codes::zone_hint(&hub.zone));
                None
            }
        },
    };
    let zone = zone?;
    let hours = match &hub.hours {
        Some(hours) => Some(hours::hours(reader, &at.field("hours"), hours, names, &zone)?),
        None => None,
    };
    let import_port = hub.import_port.as_ref().map(|port| ImportPort {
        commodities: port.commodities.iter().map(|key| key.as_str().into()).collect(),
        evidence: reader.evidence(&at.field("import_port").field("evidence"), &port.evidence),
    });
    Some(Hub {
        code: code?,
        locode: match &hub.locode {
            raw::Locode::Listed(code) => Locode::Listed(code.clone()),
            raw::Locode::Remembered(code) => Locode::Remembered(code.clone()),
            raw::Locode::Absent => Locode::Absent,
        },
        name: hub.name.as_str().into(),
        zh: hub.zh.as_deref().map(Into::into),
        country: country?,
        position: position?,
        zone,
        functions: hub.functions.clone(),
        city: match city {
            Some(city) => Some(city?),
            None => None,
        },
        gauges: hub.gauges.clone(),
        national_hub: hub.national_hub,
        import_port,
        bonded: hub.bonded,
        hours,
        evidence,
    })
}

fn position(reader: &mut Reader<'_>, at: &At, lat: f64, lon: f64) -> Option<Position> {
    reader.take("position", &at.field("lat"), Position::new(lat, lon), "give latitude and longitude in decimal degrees")
}
