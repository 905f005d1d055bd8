//! A compiled network, and the memory of searches on it.

use super::memory::Scratch;
use super::promised::ways::Ways;
use crate::graph::{Begun, Lane, TransportGraph};
use crate::model::{Needs, Network, Shipment, WhatIf};
use crate::plan::Query;
use crate::plan::ask::asked::Asked;
use crate::plan::error::plan::PlanError;
use crate::search::work;
use std::sync::{Arc, Mutex};

/// What answers questions: everything of a planner but the reasons for empty fronts. A clone is a handle on the same.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Engine {
    network: Network,
    graph: Arc<TransportGraph>,
    idle: Arc<Mutex<Vec<Scratch>>>,
    /// How long its rides take.
    ways: Arc<Ways>,
}

impl Engine {
    /// Compiles a network.
    pub(in crate::plan) fn new(network: Network) -> Self {
        let graph = TransportGraph::new(&network);
        work::done(200 * graph.arcs().len() as u64);
        Self::of(network, graph)
    }

    fn of(network: Network, graph: TransportGraph) -> Self {
        let ways = Arc::new(Ways::new(&network, graph.rides().len()));
        Self { network, graph: Arc::new(graph), idle: Arc::default(), ways }
    }

    /// One for the network under scenarios.
    pub(in crate::plan) fn under(&self, changed: &WhatIf) -> Self {
        Self::of(changed.network().clone(), self.graph.under(&self.network, changed))
    }

    /// One for a network that differs from this in what is closed, or in when services run and what they hold: the graph is nearly the
    /// same.
    pub(in crate::plan) fn on_other_days(&self, network: Network) -> Self {
        let graph = self.graph.closed_as_in(&network);
        Self::of(network, graph)
    }

    /// The network.
    pub(in crate::plan) fn network(&self) -> &Network {
        &self.network
    }

    /// The compiled graph.
    pub(in crate::plan) fn graph(&self) -> &TransportGraph {
        &self.graph
    }

    /// How long its rides take.
    pub(in crate::plan) fn ways(&self) -> &Ways {
        &self.ways
    }

    /// Checks a question and resolves its names.
    pub(in crate::plan) fn ask(&self, shipment: &Shipment, query: &Query) -> Result<Asked, PlanError> {
        Asked::new(&self.network, &self.graph, shipment, query)
    }

    /// Checks a question about a shipment that needs this and nothing else of whoever carries it, and that may be on its way already.
    pub(in crate::plan) fn ask_needing(
        &self,
        shipment: &Shipment,
        query: &Query,
        needs: &Needs,
        begun: Option<Begun>,
    ) -> Result<Asked, PlanError> {
        Asked::needing(&self.network, &self.graph, shipment, query, needs, begun)
    }

    /// A checked question on the network.
    pub(in crate::plan) fn lane<'a>(&'a self, asked: &'a Asked) -> Lane<'a> {
        Lane { network: &self.network, graph: &self.graph, conditions: &asked.conditions }
    }

    /// Hands over memory of an earlier search, or new memory.
    pub(in crate::plan) fn with_scratch<T>(&self, search: impl FnOnce(&mut Scratch) -> T) -> T {
        let mut scratch = self.idle.lock().ok().and_then(|mut idle| idle.pop()).unwrap_or_default();
        let found = search(&mut scratch);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(scratch);
        }
        found
    }

    /// Prices what is asked, unless the memory has these prices.
    pub(in crate::plan) fn price(&self, asked: &Asked, scratch: &mut Scratch) -> Result<(), PlanError> {
        asked.meter.look()?;
        if scratch.priced.as_ref() != Some(&asked.conditions) {
            scratch.forget();
            work::done(500 * self.graph.rides().len() as u64 + 50 * self.graph.arcs().len() as u64);
            scratch.pricing.fill(self.lane(asked))?;
            scratch.priced = Some(asked.conditions.clone());
        }
        Ok(())
    }
}
