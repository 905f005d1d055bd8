//! What happens at a hub: handling, stuffing, storage; and the lorry to and from the door.

use super::{Basis, Carriage, Case, Emission, Evidence, Exact, HubIx, Mode, Quantities, Range, Rate};
use crate::units::{CountryCode, Minutes, Money};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The gate: handed in by the shipper, or collected by the consignee.
    Gate,
    /// On or off a service of this mode, riding so.
    On(Mode, Carriage),
}

/// A hub operation between two rides, or between a ride and the gate.
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
    pub cargo: Carriage,
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
    /// Amount of a started day for one unit of the basis.
    pub amount: Money,
}

/// Storage and demurrage: free days counted from arrival at the hub, then steps for each started day until departure.
#[derive(Debug, Clone)]
pub struct Storage {
    /// Where.
    pub at: Scope,
    /// What is stored.
    pub carriage: Carriage,
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
    /// What a stay from arrival to departure costs, or `None` past the type.
    pub fn charge(&self, stay: Minutes, quantities: &Quantities) -> Option<Money> {
        step_charges(&self.steps, &self.per, self.free, stay, quantities)
    }

    /// The dearest day: a stay longer by `d` costs at most this for each started day of `d`, whenever it is.
    pub fn dearest_day(&self, quantities: &Quantities) -> Option<Money> {
        let mut dearest = Money::ZERO;
        for step in &self.steps {
            dearest = dearest.max(self.per.charge(step.amount, quantities)?);
        }
        Some(dearest)
    }
}

/// What the started days of a time beyond the free time come to, or `None` past the type.
pub(super) fn step_charges(
    steps: &[StorageStep],
    per: &Basis,
    free: Minutes,
    time: Minutes,
    quantities: &Quantities,
) -> Option<Money> {
    let beyond = time.get().saturating_sub(free.get());
    if beyond == 0 {
        return Some(Money::ZERO);
    }
    let mut days = Minutes::new(beyond).started_days();
    let mut total = Money::ZERO;
    for step in steps {
        let here = step.days.map_or(days, |most| most.min(days));
        let day = per.charge(step.amount, quantities)?;
        total = total.checked_add(day.checked_mul(i64::from(here))?)?;
        days -= here;
        if days == 0 {
            break;
        }
    }
    Some(total)
}

/// Lorry between a door and a hub.
#[derive(Debug, Clone)]
pub struct Drayage {
    /// Countries.
    pub countries: Vec<CountryCode>,
    /// What the lorry carries.
    pub carriage: Carriage,
    /// What the prices multiply.
    pub per: Basis,
    /// Price of the call.
    pub fixed: Range<Money>,
    /// Price of a kilometre.
    pub per_km: Range<Money>,
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

    /// Time for so many kilometres.
    pub fn time(&self, case: Case, km: u32) -> Option<Minutes> {
        let driving = km.checked_mul(60)?.div_ceil(self.km_per_hour.value);
        self.fixed_time.at(case).checked_add(Minutes::new(driving))
    }

    /// Price for so many kilometres.
    pub fn charge(&self, case: Case, km: u32, quantities: &Quantities) -> Option<Money> {
        let one = self.per_km.at(case).checked_mul(i64::from(km))?.checked_add(self.fixed.at(case))?;
        self.per.charge(one, quantities)
    }
}
