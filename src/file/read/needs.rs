//! Reading what is carried only where somebody says so.

use super::lists::Lists;
use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::codes::country;
use crate::file::values::scope::scope;
use crate::model::{
    Acceptance, Accepts, Cooling, Exact, Hazard, Need, NetworkBuilder, NoTransit, Restriction, Subject, Temperature,
};
use crate::units::{Equipment, HsCode};

pub(in crate::file) fn read(lists: &mut Lists<'_, '_>) {
    let hazard = |reader: &mut Reader<'_>, at: &At, raw: &raw::Hazard, _: &Names| Some(read_hazard(reader, at, raw));
    lists.read("hazards", |file| &file.hazards, Subject::Hazard, hazard, NetworkBuilder::add_hazard);
    let (acceptance, add) = (Subject::Acceptance, NetworkBuilder::add_acceptance);
    lists.read("acceptances", |file| &file.acceptances, acceptance, read_acceptance, add);
    lists.read("cooling", |file| &file.cooling, Subject::Cooling, read_cooling, NetworkBuilder::add_cooling);
    lists.read(
        "no_transit",
        |file| &file.no_transit,
        Subject::NoTransit,
        read_no_transit,
        NetworkBuilder::add_no_transit,
    );
    let (restriction, add) = (Subject::Restriction, NetworkBuilder::add_restriction);
    lists.read("restrictions", |file| &file.restrictions, restriction, read_restriction, add);
}

fn read_hazard(reader: &mut Reader<'_>, at: &At, raw: &raw::Hazard) -> Hazard {
    Hazard {
        key: raw.key.as_str().into(),
        name: raw.name.as_str().into(),
        zh: raw.zh.as_deref().map(Into::into),
        class: raw.class.as_str().into(),
        un: raw.un.clone(),
        evidence: reader.evidence(&at.field("evidence"), &raw.evidence),
    }
}

/// A code of the Harmonized System.
pub(super) fn hs(reader: &mut Reader<'_>, at: &At, code: &str) -> Option<HsCode> {
    reader.take("code", at, HsCode::new(code), "correct the code")
}

/// What a service takes in its own words.
pub(super) fn accepts(reader: &mut Reader<'_>, at: &At, raw: &raw::Accepts) -> Option<Accepts> {
    let takes = needs(reader, &at.field("takes"), &raw.takes);
    let evidence = reader.evidence(&at.field("evidence"), &raw.evidence);
    Some(Accepts { takes: takes?, evidence })
}

/// The temperature of a commodity.
pub(super) fn kept(reader: &mut Reader<'_>, at: &At, raw: &raw::Kept) -> Option<Exact<Temperature>> {
    let evidence = reader.evidence(at, &raw.2);
    Some(Exact { value: temperature(reader, at, raw.0, raw.1)?, evidence })
}

fn temperature(reader: &mut Reader<'_>, at: &At, low: i16, high: i16) -> Option<Temperature> {
    let cause = format!("{low} to {high} °C is no range");
    reader.take("order", at, Temperature::new(low, high).ok_or(cause), "give the lower temperature first")
}

fn needs(reader: &mut Reader<'_>, at: &At, raw: &[raw::Need]) -> Option<Vec<Need>> {
    let read = raw.iter().enumerate().map(|(index, need)| match need {
        raw::Need::Temperature(low, high) => temperature(reader, &at.index(index), *low, *high).map(Need::Temperature),
        raw::Need::Hazard(key) => Some(Need::Hazard(key.as_str().into())),
        raw::Need::OpenTop => Some(Need::Equipment(Equipment::OpenTop)),
        raw::Need::FlatRack => Some(Need::Equipment(Equipment::FlatRack)),
        raw::Need::Tank => Some(Need::Equipment(Equipment::Tank)),
        raw::Need::OverHeight(cm) => Some(Need::OverHeight(*cm)),
    });
    // All of them are read before one that could not be is missed.
    read.collect::<Vec<_>>().into_iter().collect()
}

fn read_acceptance(reader: &mut Reader<'_>, at: &At, raw: &raw::Acceptance, _: &Names) -> Option<Acceptance> {
    let takes = needs(reader, &at.field("takes"), &raw.takes);
    if raw.takes.is_empty() || raw.modes.is_empty() || raw.carries.is_empty() {
        reader.refuse(
            "scope",
            at,
            "a rule by which nobody takes anything",
            "name modes, kinds of loading and what they take",
        );
    }
    Some(Acceptance {
        modes: raw.modes.clone(),
        carries: raw.carries.clone(),
        takes: takes?,
        evidence: reader.evidence(&at.field("evidence"), &raw.evidence),
    })
}

fn read_cooling(reader: &mut Reader<'_>, at: &At, raw: &raw::Cooling, names: &Names) -> Option<Cooling> {
    let place = scope(reader, &at.field("at"), &raw.at, names);
    let keeps = match raw.keeps {
        Some((low, high)) => Some(temperature(reader, &at.field("keeps"), low, high)?),
        None => None,
    };
    Some(Cooling { at: place?, keeps, evidence: reader.evidence(&at.field("evidence"), &raw.evidence) })
}

fn read_restriction(reader: &mut Reader<'_>, at: &At, raw: &raw::Restriction, _: &Names) -> Option<Restriction> {
    let bars = needs(reader, &at.field("bars"), &raw.bars);
    if raw.bars.is_empty() {
        reader.refuse("scope", at, "a restriction on nothing", "name what is barred, or remove it");
    }
    let countries: Vec<_> =
        raw.countries.iter().filter_map(|code| country(reader, &at.field("countries"), code)).collect();
    Some(Restriction {
        bars: bars?,
        modes: raw.modes.clone(),
        countries: Some(countries).filter(|read| read.len() == raw.countries.len())?,
        reason: raw.reason.as_str().into(),
        switch: raw.switch.as_deref().map(Into::into),
        evidence: reader.evidence(&at.field("evidence"), &raw.evidence),
    })
}

fn read_no_transit(reader: &mut Reader<'_>, at: &At, raw: &raw::NoTransit, _: &Names) -> Option<NoTransit> {
    let goods: Vec<_> = raw.goods.iter().filter_map(|code| hs(reader, &at.field("goods"), code)).collect();
    if raw.goods.is_empty() {
        reader.refuse("scope", at, "a country closed to no goods", "name chapters or headings, or remove it");
    }
    let country = country(reader, &at.field("country"), &raw.country);
    let evidence = reader.evidence(&at.field("evidence"), &raw.evidence);
    let (switch, reason) = (raw.switch.as_str().into(), raw.reason.as_str().into());
    Some(NoTransit { goods, country: country?, switch, reason, evidence })
}
