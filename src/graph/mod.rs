//! Model + cargo + conditions → a graph that the search runs on.
//!
//! [`TransportGraph`] is compiled once for a network: which ride can follow which. A node is a hub and how the cargo came
//! there; an arc is the handling at the hub, the wait, and one service ridden from one call to a later one. [`Pricing`] puts time, money and
//! emissions of one shipment on it, by the one cost function of the crate ([`items`]). [`Dated`] and [`Strategic`] are the two ways
//! to search it.

mod adjustments;
mod boarding;
mod closures;
mod compile;
mod conditions;
mod customs;
mod dated;
mod fit;
mod full;
pub(crate) mod held;
mod insured;
pub mod items;
mod lane;
mod phases;
mod pricing;
mod regions;
mod strategic;
mod surcharged;
pub(crate) mod threads;

pub use boarding::{Begun, Boarding, Dates, Part};
pub use compile::{GraphNode, ServiceRide, TransportArc, TransportGraph};
pub use conditions::{Conditions, End, Lorry, SurchargeApplies};
pub use dated::{Before, Bookable, Dated, LaidOut};
pub use fit::{Fit, Refusal, taken};
pub use full::{DepartureStage, Full};
pub use lane::Lane;
pub use pricing::{Axis, PriceError, Pricing};
pub use strategic::Strategic;
