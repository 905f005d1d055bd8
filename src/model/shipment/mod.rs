//! Shipments: what one shipper wants moved.

mod assumed;
mod commodity;
mod dates;
mod error;
mod needs;
mod quantities;
mod said;
mod words;

pub use assumed::{Assumption, ChargeSpan, ReachSpan, Typical, Unit};
pub use error::{Amount, ShipmentError};
pub use said::Shipment;
