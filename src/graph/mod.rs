//! Model + cargo + conditions → a graph that the search runs on.
//!
//! [`TransportGraph`] is compiled once for a network: which ride can follow which. A node is a hub and how the cargo came
//! there; an arc is the handling at the hub, the wait, and one service ridden from one call to a later one. [`Pricing`] puts time, money and
//! emissions of one shipment on it, by the one cost function of the crate ([`Item`]). [`Dated`] and [`Strategic`] are the two ways
//! to search it.

mod compile;
mod conditions;
mod dated;
mod fit;
mod lane;
pub(crate) mod parallel;
mod price;
mod strategic;

pub use compile::graph::{GraphNode, TransportArc, TransportGraph};
pub use compile::ride::ServiceRide;
pub use conditions::{Conditions, End, Lorry, SurchargeApplies};
pub use dated::boarding::{Begun, Boarding, Dates, Part};
pub use dated::sold_out::{DepartureStage, Full};
pub use dated::{Before, Bookable, Dated, LaidOut};
pub use fit::{Fit, Refusal, taken};
pub use lane::Lane;
pub use price::item::{Item, ItemKind, Overflow};
pub use price::sums::{Criterion, PriceError, Pricing};
pub(crate) use price::time_charges;
pub use strategic::Strategic;
