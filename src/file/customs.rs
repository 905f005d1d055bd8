//! Reading customs, territories and regimes.

use super::codes::country;
use super::convert::{Names, Origins};
use super::figures::{At, Reader};
use super::raw;
use super::rules::scope;
use super::services::{carriage, mode, optional};
use crate::model::{Basis, Clearance, Customs, NetworkBuilder, Rate, Regime, Scope, Subject, Territory};
use std::sync::Arc;

pub(super) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    names: &Names,
    files: &[(usize, raw::File)],
) {
    let mut counts = [0_usize; 3];
    for (file, read) in files {
        let mut note = |subject: fn(usize) -> Subject, kind: usize, at: At| {
            origins.0.insert(subject(counts[kind]), at);
            counts[kind] += 1;
        };
        for (index, raw) in read.customs.iter().enumerate() {
            let at = At::element(*file, "customs", index);
            if let Some(built) = read_customs(reader, &at, raw, names) {
                note(Subject::Customs, 0, at);
                builder.add_customs(built);
            }
        }
        for (index, raw) in read.territories.iter().enumerate() {
            let at = At::element(*file, "territories", index);
            if let Some(built) = read_territory(reader, &at, raw) {
                note(Subject::Territory, 1, at);
                builder.add_territory(built);
            }
        }
        for (index, raw) in read.regimes.iter().enumerate() {
            let at = At::element(*file, "regimes", index);
            if let Some(built) = read_regime(reader, &at, raw, names) {
                note(Subject::Regime, 2, at);
                builder.add_regime(built);
            }
        }
    }
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
        modes: raw.modes.iter().copied().map(mode).collect(),
        commodities: keys(&raw.commodities),
        export: export?,
        import: import?,
    })
}

fn read_territory(reader: &mut Reader<'_>, at: &At, raw: &raw::Territory) -> Option<Territory> {
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
        modes: raw.modes.iter().copied().map(mode).collect(),
        carriages: raw.carries.iter().copied().map(carriage).collect(),
        commodities: keys(&raw.commodities),
        services: keys(&raw.services),
        bonded: raw.bonded,
        export: export?,
        import: import?,
        transit: transit?,
    })
}
