//! The auditor: times and prices an itinerary again, from the model alone.
//!
//! It shares no code with the graph, the search or the planner's cost function: it walks the itinerary leg by leg, looks every
//! rule up in the [`Network`](crate::Network) by itself, and computes in wide integers with its own arithmetic. Where it comes to another minute,
//! cent or gram than the itinerary says, it says so.

mod auditor;
mod closures;
mod customs;
mod dates;
mod evidence;
mod figures;
mod held;
mod legs;
mod needs;
mod operations;
mod patience;
mod prices;
mod stays;
mod surcharges;
mod together;
mod walk;

pub use auditor::Discrepancy;
pub use evidence::evidence;
pub use together::audit_together;
pub use walk::audit;
