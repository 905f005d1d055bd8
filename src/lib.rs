//! x
pub mod audit;
pub mod file;
pub mod graph;
pub mod model;
pub mod plan;
pub mod search;
pub mod units;

pub use model::{Network, Shipment, ShipmentError};
pub use plan::{Front, Itinerary, PlanError, Planner, Query};
