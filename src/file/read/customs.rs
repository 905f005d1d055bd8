//! Reading customs, territories and regimes.

use super::lists::Lists;
use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader, optional};
use crate::file::values::codes::country;
use crate::file::values::scope::scope;
use crate::model::{Basis, Clearance, Customs, NetworkBuilder, Rate, Regime, Scope, Subject, Territory};
use std::sync::Arc;

pub(in crate::file) fn read(lists: &mut Lists<'_, '_>) {
    lists.read("customs", |file| &file.customs, Subject::Customs, read_customs, NetworkBuilder::add_customs);
    let (territory, add) = (Subject::Territory, NetworkBuilder::add_territory);
    lists.read("territories", |file| &file.territories, territory, read_territory, add);
    lists.read("regimes", |file| &file.regimes, Subject::Regime, read_regime, NetworkBuilder::add_regime);
}

fn keys(names: &[String]) -> Vec<Arc<str>> {
    names.iter().map(|name| name.as_str().into()).collect()
}

fn read_clearance(
    reader: &mut Reader<'_>,
    at: &At,
    hours: &raw::Range,
    charge: &raw::Range,
    per: Option<&raw::Basis>,
) -> Option<Clearance> {
    let time = reader.hours(&at.field("hours"), hours);
    let amount = reader.money(&at.field("charge"), charge);
    let per = per.map_or(Some(Basis::Shipment), |per| reader.basis(&at.field("per"), per));
    Some(Clearance { time: time?, rate: Rate { amount: amount?, per: per? } })
}

fn declaration(reader: &mut Reader<'_>, at: &At, raw: &raw::Clearance) -> Option<Clearance> {
    read_clearance(reader, at, &raw.hours, &raw.charge, raw.per.as_ref())
}

fn read_customs(reader: &mut Reader<'_>, at: &At, raw: &raw::Customs, names: &Names) -> Option<Customs> {
    let country = country(reader, &at.field("country"), &raw.country);
    let mut hubs = Vec::new();
    for code in &raw.hubs {
        let place = at.field("hubs");
        let hub = names.hub(reader, &place, code)?;
        if country.is_some_and(|country| names.countries[hub.index()] != country) {
            let cause = format!("`{code}` does not lie in {}", raw.country);
            reader.refuse("scope", &place, cause, "name offices of the country");
            return None;
        }
        hubs.push(hub);
    }
    let export = declaration(reader, &at.field("export"), &raw.export);
    let import = declaration(reader, &at.field("import"), &raw.import);
    Some(Customs {
        at: if hubs.is_empty() { Scope::Countries(vec![country?]) } else { Scope::Hubs(hubs) },
        modes: raw.modes.clone(),
        commodities: keys(&raw.commodities),
        export: export?,
        import: import?,
    })
}

fn read_territory(reader: &mut Reader<'_>, at: &At, raw: &raw::Territory, _: &Names) -> Option<Territory> {
    let place = at.field("countries");
    let countries: Vec<_> = raw.countries.iter().map(|code| country(reader, &place, code)).collect();
    let transit = optional(raw.transit.as_ref(), |raw| {
        let clearance = read_clearance(reader, &at.field("transit"), &raw.hours, &raw.charge, raw.per.as_ref())?;
        Some((raw.name.as_str().into(), clearance))
    });
    Some(Territory {
        key: raw.key.as_str().into(),
        name: raw.name.as_str().into(),
        countries: countries.into_iter().collect::<Option<_>>()?,
        transit: transit?,
    })
}

fn read_regime(reader: &mut Reader<'_>, at: &At, raw: &raw::Regime, names: &Names) -> Option<Regime> {
    let place = scope(reader, &at.field("at"), &raw.at, names);
    let [export, import, transit] = [("export", &raw.export), ("import", &raw.import), ("transit", &raw.transit)]
        .map(|(field, raw)| optional(raw.as_ref(), |raw| declaration(reader, &at.field(field), raw)));
    Some(Regime {
        key: raw.key.as_str().into(),
        name: raw.name.as_str().into(),
        at: place?,
        modes: raw.modes.clone(),
        loadings: raw.carries.clone(),
        commodities: keys(&raw.commodities),
        services: keys(&raw.services),
        bonded: raw.bonded,
        export: export?,
        import: import?,
        transit: transit?,
    })
}
