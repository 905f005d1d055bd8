//! What takes time, money or CO2e: one line of a bill.

use crate::model::{Emission, Evidence, Hub, SurchargeKind};
use crate::units::{CountryCode, GramsCo2e, Kilometres, Minutes, Money};
use std::sync::Arc;

/// What an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ItemKind {
    /// Export clearance of a country.
    ExportClearance(CountryCode),
    /// Import clearance of a country.
    ImportClearance(CountryCode),
    /// Transit through a customs territory: its name.
    Transit(Arc<str>),
    /// Packing into boxes.
    Stuffing,
    /// Unpacking from boxes.
    Unstuffing,
    /// Handling at a hub.
    Handling,
    /// Waiting for a hub or a border to open; its name says which.
    Closed,
    /// Storage beyond the free time.
    Storage,
    /// Lease of carriers' boxes by the day.
    Lease,
    /// The charge where carriers' boxes are dropped off.
    DropOff,
    /// What the time costs the owner of the cargo.
    Inventory,
    /// A premium of insurance.
    Insurance,
    /// A stage of a service: its position.
    Stage(usize),
    /// A through rate in place of the stages' own.
    ThroughRate,
    /// What is missing to the least charge of a ride.
    MinimumCharge,
    /// A season: a surcharge, or time added.
    Season,
    /// A surcharge of the network.
    Surcharge(SurchargeKind),
    /// The lorry to or from a door, and how far it goes.
    Drayage(Kilometres),
}

impl ItemKind {
    /// Whether it is a customs formality; the name of such an item is its regime or procedure.
    pub fn is_formality(&self) -> bool {
        matches!(self, Self::ExportClearance(_) | Self::ImportClearance(_) | Self::Transit(_))
    }
}

/// One thing on a way: what it is, what it takes, where the figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// What the network calls it, where it has a name of its own.
    pub name: Option<Arc<str>>,
    /// Time.
    pub time: Minutes,
    /// Evidence of the time.
    pub time_evidence: Option<Evidence>,
    /// Price, in the currency that the bill is made out in: rounded once, half up to its hundredth.
    pub charge: Money,
    /// Evidence of the price.
    pub charge_evidence: Option<Evidence>,
    /// Emissions.
    pub emissions: GramsCo2e,
    /// The emission factor, where there are emissions.
    pub factor: Option<Arc<Emission>>,
}

impl Item {
    /// What a part of a load takes of an item of the whole. A part of a cent is charged whole.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn share(mut self, part: u64, whole: u64) -> Result<Self, Overflow> {
        self.charge = share(self.charge, part, whole)?;
        Ok(self)
    }

    /// A charge that takes no time.
    pub(in crate::graph) fn charged(kind: ItemKind, charge: Money, evidence: Option<&Evidence>) -> Self {
        Self {
            kind,
            name: None,
            time: Minutes::ZERO,
            time_evidence: None,
            charge,
            charge_evidence: evidence.cloned(),
            emissions: GramsCo2e::ZERO,
            factor: None,
        }
    }

    /// A wait for a hub to open.
    pub fn closed(hub: &Hub, wait: Minutes) -> Self {
        Self {
            kind: ItemKind::Closed,
            name: Some(Arc::clone(&hub.name)),
            time: wait,
            time_evidence: hub.hours.as_ref().map(|hours| hours.evidence().clone()),
            charge: Money::ZERO,
            charge_evidence: None,
            emissions: GramsCo2e::ZERO,
            factor: None,
        }
    }
}

/// A sum past the type of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a figure passes the range of its unit; split the shipment")]
pub struct Overflow;

/// What a part of a load bears of the price of the whole, rounded up.
pub(in crate::graph) fn share(price: Money, part: u64, whole: u64) -> Result<Money, Overflow> {
    let scaled = i128::from(price.minor()) * i128::from(part);
    let up = -(-scaled).div_euclid(i128::from(whole.max(1)));
    i64::try_from(up).map(Money::from_minor).map_err(|_| Overflow)
}
