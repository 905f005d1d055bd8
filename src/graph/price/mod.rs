//! The one cost function: whatever takes time, money or CO2e of one shipment, item by item, and its sums.

pub(super) mod adjustments;
mod charges;
pub(super) mod customs;
pub(super) mod insurance;
pub(super) mod item;
pub(super) mod sums;
pub(crate) mod time_charges;
