//! What of a compiled network a scenario touches, so that the rest need not be compiled again.
//!
//! | change | touches |
//! |---|---|
//! | a time, a price, a switch | nothing: they are read when a shipment is priced |
//! | a timetable, a season, a surcharge | when which seasons and surcharges of the services touched hold, and which arcs leave on demand |
//! | a closure | the rides that meet it |
//! | a hub, a service or handling added | nodes, rides and arcs, which are laid out again; seasons of the other services stay |
//!
//! The seasons take most of the time: each is asked about every month of a century. `tests/it/what_if/scenarios.rs` holds every patched graph against the one
//! compiled from nothing.

use super::surcharge_index::Surcharged;
use crate::graph::TransportGraph;
use crate::model::{Network, WhatIf};
use std::sync::Arc;

impl TransportGraph {
    /// The graph of a network under scenarios, from the graph of the network without them. It is the same as if it were compiled from nothing, and
    /// is compiled so where `changed` was made from another network than `network`.
    ///
    /// # Panics
    /// Past 2^32 - 2 nodes or arcs.
    ///
    /// # Complexity
    /// Proportional to the rides where something is closed, to the whole network where hubs, services or handling were added, else to what is touched.
    #[must_use]
    pub(crate) fn under(&self, network: &Network, changed: &WhatIf) -> Self {
        let after = changed.network();
        if !changed.is_of(network) {
            return Self::new(after);
        }
        let touched = changed.touched();
        let mut graph = if touched.shape { Self::laid_out(after) } else { self.clone() };
        if touched.shape || !touched.calendars.is_empty() {
            graph.surcharged = Surcharged::new(after, graph.rides());
            let phases = after.service_indices().map(|service| {
                let code = &after.service(service).code;
                match network.service_with(code) {
                    Some(known) if !touched.calendars.contains(code) => Arc::clone(&self.phases[known.index()]),
                    _ => graph.phases_of(after, service),
                }
            });
            graph.phases = phases.collect();
            graph.list_on_demand(after);
        }
        graph.close(after);
        graph
    }
}
