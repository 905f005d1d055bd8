//! Rides, and where they end.

use crate::search::{Cost, SearchError};

/// What a ride on demand takes and costs: from its position and the time and cost at its tail, to those at its head.
pub type Carry<'c> = &'c dyn Fn(usize, &Cost<2>) -> Result<Option<Cost<2>>, SearchError>;

/// A non-dominated arrival at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When, and what has been paid.
    pub cost: Cost<2>,
    pub(super) label: u32,
}

/// A ride of a way, by its position in the list that the [`Timetable`](super::Timetable) was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ridden {
    /// A departure.
    Departure(usize),
    /// A ride on demand.
    OnDemand(usize),
}
