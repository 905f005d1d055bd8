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

pub use compile::compiled::{Compiled, CompiledArc, CompiledNode};
pub(crate) use compile::graph::{GraphNode, TransportArc, TransportGraph};
pub(crate) use compile::ride::ServiceRide;
pub(crate) use conditions::{Conditions, End, Lorry, SurchargeApplies};
pub(crate) use dated::boarding::{Begun, Boarding, Dates, Part};
#[cfg(feature = "joint")]
pub(crate) use dated::sold_out::DepartureStage;
pub(crate) use dated::sold_out::Full;
pub(crate) use dated::{Before, Bookable, Dated, LaidOut, Stored};
pub(crate) use fit::{Fit, Refusal, taken};
pub(crate) use lane::Lane;
pub(crate) use price::item::Overflow;
pub use price::item::{Item, ItemKind};
pub use price::sums::Criterion;
pub(crate) use price::sums::{PriceError, Pricing};
pub(crate) use price::time_charges;
pub(crate) use strategic::Strategic;
