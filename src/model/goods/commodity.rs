//! Commodities, and what is typical of them.

use super::Temperature;
use crate::model::{Exact, Range};
use crate::units::{HsCode, Kilograms, Money};
use std::sync::Arc;

/// A commodity and what is typical of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commodity {
    /// Key that shipments name.
    pub key: Arc<str>,
    /// Chinese name.
    pub zh: Option<Arc<str>>,
    /// Net weight of a forty-foot box's load, or of one vehicle.
    pub kg: Exact<Kilograms>,
    /// Litres of a forty-foot box's load, or of one vehicle.
    pub litres: Exact<u64>,
    /// Value of a forty-foot box's load, or of one vehicle.
    pub value: Range<Money>,
    /// Thousandths of a per cent of the value that a day costs.
    pub time_cost: Range<u64>,
    /// Whether the figures are of one vehicle.
    pub vehicle: bool,
    /// Temperature at which it is kept.
    pub temperature: Option<Exact<Temperature>>,
    /// The [`crate::model::Hazard`] that it is, by key.
    pub hazard: Option<Arc<str>>,
    /// Its code in the Harmonized System, which [`NoTransit`](crate::model::NoTransit) goes by.
    pub hs: Option<HsCode>,
}
