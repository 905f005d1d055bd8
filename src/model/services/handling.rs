//! What happens at a hub: handling, stuffing, storage; and the lorry to and from the door.

use super::{
    Basis, Case, Due, Emission, Evidence, Exact, HubIx, Loading, Mode, Quantities, Range, Rate, Tender, UnitPrice,
};
use crate::units::{CountryCode, Minutes, Money};
use serde::Deserialize;
use std::sync::Arc;

/// Where a rule holds. Where several hold, the narrowest wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// At these hubs.
    Hubs(Vec<HubIx>),
    /// At every hub of these countries.
    Countries(Vec<CountryCode>),
    /// Everywhere.
    Anywhere,
}

impl Scope {
    /// How narrow it is, when it holds at a hub of a country at all; greater is narrower.
    pub fn narrowness(&self, hub: HubIx, country: CountryCode) -> Option<u8> {
        match self {
            Self::Hubs(hubs) => hubs.contains(&hub).then_some(2),
            Self::Countries(countries) => countries.contains(&country).then_some(1),
            Self::Anywhere => Some(0),
        }
    }

    /// Whether another scope of the same narrowness holds at one of its places too.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Hubs(one), Self::Hubs(other)) => one.iter().any(|hub| other.contains(hub)),
            (Self::Countries(one), Self::Countries(other)) => one.iter().any(|country| other.contains(country)),
            (Self::Anywhere, Self::Anywhere) => true,
            _ => false,
        }
    }
}

/// One side of a handling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Side {
    /// The gate: handed in by the shipper, or collected by the consignee.
    Gate,
    /// On or off a service of this mode, riding so.
    On(Mode, Loading),
}

/// A hub operation between two rides, or between a ride and the gate: on bills the terminal handling charge, THC.
#[derive(Debug, Clone)]
pub struct Handling {
    /// Unique code.
    pub code: Arc<str>,
    /// Where.
    pub at: Scope,
    /// How the cargo came.
    pub from: Side,
    /// How it leaves.
    pub to: Side,
    /// Time; waiting for a departure is not part of it.
    pub time: Range<Minutes>,
    /// Price.
    pub rate: Rate,
    /// Emissions of the hub.
    pub emission: Arc<Emission>,
    /// What is done.
    pub note: Option<Arc<str>>,
}

/// Packing what comes unpacked into boxes, at the hub where it is handed in; or unpacking it, at the hub where it is collected.
#[derive(Debug, Clone)]
pub struct Stuffing {
    /// Unique code.
    pub code: Arc<str>,
    /// Where.
    pub at: Scope,
    /// What comes unpacked: vehicles, loose cargo or bulk.
    pub cargo: Loading,
    /// Time.
    pub time: Range<Minutes>,
    /// Price.
    pub rate: Rate,
    /// What is done.
    pub note: Option<Arc<str>>,
}

/// A step of a storage tariff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageStep {
    /// How many days; none for the last.
    pub days: Option<u32>,
    /// Price of a started day for one unit of the basis.
    pub amount: UnitPrice,
}

/// Storage and demurrage: free days counted from arrival at the hub, then steps for each started day until departure.
#[derive(Debug, Clone)]
pub struct Storage {
    /// Where.
    pub at: Scope,
    /// What is stored.
    pub loading: Loading,
    /// Whether it is of cargo kept at a temperature, power included. Where none is, such cargo pays what other cargo pays.
    pub cooled: bool,
    /// Free time from arrival.
    pub free: Minutes,
    /// Steps after it; the last has no end.
    pub steps: Vec<StorageStep>,
    /// What the amounts multiply.
    pub per: Basis,
    /// Evidence of all of it.
    pub evidence: Evidence,
}

impl Storage {
    /// What a stay from arrival to departure costs, rounded half up once, or `None` past the type.
    pub fn charge(&self, stay: Minutes, quantities: &Quantities, tender: Tender) -> Option<Money> {
        step_charges(&self.steps, &self.per, self.free, stay, quantities, tender)
    }

    /// The dearest day, rounded up: a stay longer by `d` costs at most this for each started day of `d`, whenever it is.
    pub fn dearest_day(&self, quantities: &Quantities, tender: Tender) -> Option<Money> {
        dearest_step(&self.steps, &self.per, quantities, tender)
    }

    /// How many started days beyond the free time, and what each adds, or `None` past the type: by step where a day is a whole number of
    /// hundredths; or else day by day for this many days, as the rounding of their sum has it, and then the dearest day for ever.
    pub(crate) fn daily(&self, days: u32, quantities: &Quantities, tender: Tender) -> Option<Vec<(u32, Money)>> {
        let mut by_step = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let day = self.per.due(step.amount, quantities, tender)?;
            by_step.push((step.days.unwrap_or(u32::MAX), day.whole()));
        }
        let whole: Option<Vec<_>> = by_step.into_iter().map(|(days, amount)| Some((days, amount?))).collect();
        if whole.is_some() {
            return whole;
        }
        let (mut by_day, mut sum) = (Vec::new(), Money::ZERO);
        for day in 1..=days {
            let stay = self.free.checked_add(Minutes::new(day.checked_mul(1440)?))?;
            let after = self.charge(stay, quantities, tender)?;
            by_day.push((1, after.checked_sub(sum)?));
            sum = after;
        }
        by_day.push((u32::MAX, self.dearest_day(quantities, tender)?));
        Some(by_day)
    }
}

/// The dearest day of these steps, rounded up: however a sum of days is rounded, one day more adds no more than this.
pub(super) fn dearest_step(
    steps: &[StorageStep],
    per: &Basis,
    quantities: &Quantities,
    tender: Tender,
) -> Option<Money> {
    let mut dearest = Money::ZERO;
    for step in steps {
        dearest = dearest.max(per.due(step.amount, quantities, tender)?.rounded_up()?);
    }
    Some(dearest)
}

/// What the started days of a time beyond the free time come to, rounded half up once, or `None` past the type.
pub(super) fn step_charges(
    steps: &[StorageStep],
    per: &Basis,
    free: Minutes,
    time: Minutes,
    quantities: &Quantities,
    tender: Tender,
) -> Option<Money> {
    let beyond = time.get().saturating_sub(free.get());
    if beyond == 0 {
        return Some(Money::ZERO);
    }
    let mut days = Minutes::new(beyond).started_days();
    if let Some(charge) = small_step_charges(steps, per, days, quantities, tender) {
        return Some(charge);
    }
    let mut total = Due::NOTHING;
    for step in steps {
        let here = step.days.map_or(days, |most| most.min(days));
        total = total.plus(per.due(step.amount, quantities, tender)?.times(u64::from(here))?)?;
        days -= here;
        if days == 0 {
            break;
        }
    }
    total.rounded()
}

/// The same in small numbers, where every step is a plain price in the currency of the bill: nearly always. Every label of a search that waits asks.
#[inline]
fn small_step_charges(
    steps: &[StorageStep],
    per: &Basis,
    mut days: u32,
    quantities: &Quantities,
    tender: Tender,
) -> Option<Money> {
    let units = per.plain_units(quantities)?;
    let mut days_by_price = 0_i64;
    for step in steps {
        let here = step.days.map_or(days, |most| most.min(days));
        let price = tender.plain(step.amount)?;
        days_by_price = days_by_price.checked_add(price.checked_mul(i64::from(here))?)?;
        days -= here;
        if days == 0 {
            break;
        }
    }
    units.plain_charge(days_by_price)
}

/// Lorry between a door and a hub.
#[derive(Debug, Clone)]
pub struct Drayage {
    /// Countries.
    pub countries: Vec<CountryCode>,
    /// What the lorry carries.
    pub loading: Loading,
    /// What the prices multiply.
    pub per: Basis,
    /// Price of the call.
    pub fixed: Range<UnitPrice>,
    /// Price of a kilometre.
    pub per_km: Range<UnitPrice>,
    /// Thousandths of a road kilometre for a kilometre as the crow flies.
    pub circuity: Exact<u32>,
    /// Loading or unloading.
    pub fixed_time: Range<Minutes>,
    /// Kilometres an hour.
    pub km_per_hour: Exact<u32>,
    /// How far it goes, by road.
    pub radius_km: Exact<u32>,
    /// Emissions.
    pub emission: Arc<Emission>,
}

impl Drayage {
    /// Road kilometres for a distance as the crow flies, rounded, or `None` beyond the radius.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the radius bounds it")]
    pub fn road_km(&self, crow_km: f64) -> Option<u32> {
        let km = (crow_km * f64::from(self.circuity.value) / 1000.0).round();
        (km <= f64::from(self.radius_km.value)).then_some(km as u32)
    }

    /// Time for this many kilometres.
    pub fn time(&self, case: Case, km: u32) -> Option<Minutes> {
        let driving = km.checked_mul(60)?.div_ceil(self.km_per_hour.value);
        self.fixed_time.at(case).checked_add(Minutes::new(driving))
    }

    /// Price for this many kilometres, rounded half up once, or `None` past the type.
    pub fn charge(&self, case: Case, km: u32, quantities: &Quantities, tender: Tender) -> Option<Money> {
        let per = self.per.without_minimum();
        let way = per.due(self.per_km.at(case), quantities, tender)?.times(u64::from(km))?;
        let call = per.due(self.fixed.at(case), quantities, tender)?.plus(way)?;
        let least = self.per.minimum().map(|minimum| Basis::Shipment.due(minimum.value, quantities, tender));
        least.map_or(Some(call), |least| Some(call.max(least?)))?.rounded()
    }
}
