//! Reading what holds at hubs and of cargo: handling, stuffing, storage, drayage, commodities, stowage.

use super::lists::Lists;
use super::needs;
use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::codes::country;
use crate::file::values::scope::scope;
use crate::model::{
    Case, Commodity, Drayage, Exact, Handling, Lease, NetworkBuilder, Rate, Side, Storage, StorageStep, Stowage,
    Stuffing, Subject,
};
use crate::units::{Kilograms, Minutes};

pub(in crate::file) fn read(lists: &mut Lists<'_, '_>) {
    lists.read("handling", |file| &file.handling, Subject::Handling, read_handling, NetworkBuilder::add_handling);
    lists.read("stuffing", |file| &file.stuffing, Subject::Stuffing, read_stuffing, NetworkBuilder::add_stuffing);
    let (unstuffing, add) = (Subject::Unstuffing, NetworkBuilder::add_unstuffing);
    lists.read("unstuffing", |file| &file.unstuffing, unstuffing, read_stuffing, add);
    lists.read("storage", |file| &file.storage, Subject::Storage, read_storage, NetworkBuilder::add_storage);
    lists.read("lease", |file| &file.lease, Subject::Lease, read_lease, NetworkBuilder::add_lease);
    lists.read("drayage", |file| &file.drayage, Subject::Drayage, read_drayage, NetworkBuilder::add_drayage);
    let (commodity, add) = (Subject::Commodity, NetworkBuilder::add_commodity);
    lists.read("commodities", |file| &file.commodities, commodity, read_commodity, add);
    let mut stowed: Option<At> = None;
    for (file, read) in lists.files {
        if let Some(raw) = &read.stowage {
            let at = At { file: *file, path: Vec::new() }.field("stowage");
            match &stowed {
                Some(first) => {
                    lists.reader.contradict("duplicate", &at, first, "a second stowage", "keep it in one file");
                }
                None => stowed = Some(at.clone()),
            }
            if let Some(built) = read_stowage(lists.reader, &at, raw) {
                lists.builder.set_stowage(built);
            }
        }
    }
}

pub(in crate::file) fn read_handling(
    reader: &mut Reader<'_>,
    at: &At,
    raw: &raw::Handling,
    names: &Names,
) -> Option<Handling> {
    let place = scope(reader, &at.field("at"), &raw.at, names);
    let time = reader.days(&at.field("days"), &raw.days);
    let amount = reader.money(&at.field("charge"), &raw.charge);
    let per = reader.basis(&at.field("per"), &raw.per);
    let emission = names.emission(reader, &at.field("co2e"), &raw.co2e);
    if let Some(factor) = &emission {
        reader.refuse_distance_factor(&at.field("co2e"), factor);
    }
    if matches!((&raw.from, &raw.to), (Side::Gate, Side::Gate)) {
        reader.refuse("side", at, "from the gate to the gate nothing is handled", "name the mode on one side");
    }
    Some(Handling {
        code: raw.code.as_str().into(),
        at: place?,
        from: raw.from,
        to: raw.to,
        time: time?,
        rate: Rate { amount: amount?, per: per? },
        emission: emission?,
        note: raw.note.as_deref().map(Into::into),
    })
}

fn read_stuffing(reader: &mut Reader<'_>, at: &At, raw: &raw::Stuffing, names: &Names) -> Option<Stuffing> {
    let place = scope(reader, &at.field("at"), &raw.at, names);
    let time = reader.days(&at.field("days"), &raw.days);
    let amount = reader.money(&at.field("charge"), &raw.charge);
    let per = reader.basis(&at.field("per"), &raw.per);
    Some(Stuffing {
        code: raw.code.as_str().into(),
        at: place?,
        cargo: raw.cargo,
        time: time?,
        rate: Rate { amount: amount?, per: per? },
        note: raw.note.as_deref().map(Into::into),
    })
}

fn read_storage(reader: &mut Reader<'_>, at: &At, raw: &raw::Storage, names: &Names) -> Option<Storage> {
    let place = scope(reader, &at.field("at"), &raw.at, names);
    let evidence = reader.evidence(&at.field("evidence"), &raw.evidence);
    let per = reader.basis(&at.field("per"), &raw.per);
    let free = Minutes::from_decimal_days(raw.free_days).ok_or(format!("{} is no number of days", raw.free_days));
    let free = reader.take("number", &at.field("free_days"), free, "give days, not negative");
    let steps = read_steps(reader, at, &raw.steps, raw.currency.as_deref(), evidence.year);
    let (loading, cooled) = (raw.loading, raw.cooled);
    Some(Storage { at: place?, loading, cooled, free: free?, steps: steps?, per: per?, evidence })
}

/// The steps of a tariff by the day.
fn read_steps(
    reader: &mut Reader<'_>,
    at: &At,
    raw: &[raw::StorageStep],
    currency: Option<&str>,
    year: u16,
) -> Option<Vec<StorageStep>> {
    let place = at.field("steps");
    let mut steps = Vec::new();
    for (index, step) in raw.iter().enumerate() {
        let amount = reader.one_price(&place.index(index), currency, year, step.charge);
        steps.push(amount.map(|amount| StorageStep { days: step.days, amount }));
    }
    steps.into_iter().collect()
}

fn read_lease(reader: &mut Reader<'_>, at: &At, raw: &raw::Lease, names: &Names) -> Option<Lease> {
    let place = scope(reader, &at.field("at"), &raw.at, names);
    let evidence = reader.evidence(&at.field("evidence"), &raw.evidence);
    let per = reader.basis(&at.field("per"), &raw.per);
    let mut days = |field: &'static str, days: f64| {
        let read = Minutes::from_decimal_days(days).ok_or(format!("{days} is no number of days"));
        reader.take("number", &at.field(field), read, "give days, not negative")
    };
    let free = days("free_days", raw.free_days);
    let unloading = days("unloading_days", raw.unloading_days);
    let steps = read_steps(reader, at, &raw.steps, raw.currency.as_deref(), evidence.year);
    let drop_off = reader.money(&at.field("drop_off"), &raw.drop_off);
    Some(Lease {
        at: place?,
        of: raw.of,
        since: raw.since,
        free: free?,
        unloading: unloading?,
        steps: steps?,
        drop_off: drop_off?,
        per: per?,
        evidence,
    })
}

fn read_drayage(reader: &mut Reader<'_>, at: &At, raw: &raw::Drayage, names: &Names) -> Option<Drayage> {
    let countries: Vec<_> =
        raw.countries.iter().filter_map(|code| country(reader, &at.field("countries"), code)).collect();
    let per = reader.basis(&at.field("per"), &raw.per);
    let fixed = reader.money(&at.field("fixed"), &raw.fixed);
    let per_km = reader.money(&at.field("per_km"), &raw.per_km);
    let circuity = reader.exact_u32(&at.field("circuity"), &raw.circuity, "ratio", 1000.0);
    let fixed_time = reader.hours(&at.field("fixed_hours"), &raw.fixed_hours);
    let km_per_hour = reader.exact_u32(&at.field("km_per_hour"), &raw.km_per_hour, "speed", 1.0);
    let radius_km = reader.exact_u32(&at.field("radius_km"), &raw.radius_km, "number of kilometres", 1.0);
    let emission = names.emission(reader, &at.field("co2e"), &raw.co2e);
    let emission = emission.filter(|factor| reader.refuse_hub_factor(&at.field("co2e"), factor));
    Some(Drayage {
        countries,
        loading: raw.loading,
        per: per?,
        fixed: fixed?,
        per_km: per_km?,
        circuity: circuity?,
        fixed_time: fixed_time?,
        km_per_hour: km_per_hour?,
        radius_km: radius_km?,
        emission: emission?,
    })
}

fn read_commodity(reader: &mut Reader<'_>, at: &At, raw: &raw::Commodity, _: &Names) -> Option<Commodity> {
    let kg = reader.exact(&at.field("kg"), &raw.kg, "number of kilograms", 1.0);
    let litres = reader.exact(&at.field("m3"), &raw.m3, "number of cubic metres", 1000.0);
    let value = reader.worth(&at.field("value"), &raw.value);
    let time_cost = reader.scaled_range(&at.field("time_cost_percent"), &raw.time_cost_percent, "percentage", 1000.0);
    let temperature = match &raw.temperature {
        Some(raw) => Some(needs::kept(reader, &at.field("temperature"), raw)?),
        None => None,
    };
    let hs = match &raw.hs {
        Some(code) => Some(needs::hs(reader, &at.field("hs"), code)?),
        None => None,
    };
    let empty = |figure: &Option<Exact<u64>>| figure.as_ref().is_some_and(|figure| figure.value == 0);
    if empty(&kg) || empty(&litres) {
        reader.refuse(
            "number",
            at,
            format!("`{}` weighs or measures nothing", raw.key),
            "give kilograms and cubic metres",
        );
    }
    if time_cost.as_ref().is_some_and(|share| share.at(Case::High) > 100_000) {
        let place = at.field("time_cost_percent");
        reader.refuse("number", &place, "more than all of the value is lost in a day", "give per cent of the value");
    }
    let (kg, time_cost) = (kg?, time_cost?);
    Some(Commodity {
        key: raw.key.as_str().into(),
        zh: raw.zh.as_deref().map(Into::into),
        kg: Exact { value: Kilograms::new(kg.value), evidence: kg.evidence },
        litres: litres?,
        value: value?,
        time_cost,
        vehicle: raw.vehicle,
        temperature,
        hazard: raw.hazard.as_deref().map(Into::into),
        hs,
    })
}

fn read_stowage(reader: &mut Reader<'_>, at: &At, raw: &raw::Stowage) -> Option<Stowage> {
    let truck_kg = reader.exact(&at.field("truck_kg"), &raw.truck_kg, "number of kilograms", 1.0);
    let truck_litres = reader.exact(&at.field("truck_m3"), &raw.truck_m3, "number of cubic metres", 1000.0);
    let box_kg = reader.exact(&at.field("box_kg"), &raw.box_kg, "number of kilograms", 1.0);
    let box_litres = reader.exact(&at.field("box_m3"), &raw.box_m3, "number of cubic metres", 1000.0);
    let cars_per_box = reader.exact(&at.field("cars_per_box"), &raw.cars_per_box, "number of cars", 1.0);
    let air_kg_per_m3 = reader.exact(&at.field("air_kg_per_m3"), &raw.air_kg_per_m3, "number of kilograms", 1.0);
    Some(Stowage {
        truck_kg: truck_kg?,
        truck_litres: truck_litres?,
        box_kg: box_kg?,
        box_litres: box_litres?,
        cars_per_box: cars_per_box?,
        air_kg_per_m3: air_kg_per_m3?,
    })
}
