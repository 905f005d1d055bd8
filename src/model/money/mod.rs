//! What things cost: prices, rates of exchange, tariffs, charges by the day, lease, insurance.

mod exchange;
mod insurance;
mod inventory;
mod lease;
mod price;
mod steps;
mod tariff;

pub(crate) use exchange::rate_of;
pub use exchange::{ExchangeRate, NETWORK_CURRENCY};
pub use insurance::{COVER_PERCENT, Insurance, InsuranceTerms};
pub use inventory::Inventory;
pub use lease::{BoxKind, Lease, Since};
pub use price::{Tender, UnitPrice};
pub use steps::StorageStep;
pub(in crate::model) use steps::{dearest_step, step_charges};
pub use tariff::{Basis, QuantityStep, Rate};
