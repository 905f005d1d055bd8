//! A lane: one shipment's question on a compiled network.

use super::compile::closures::Way;
use super::{Conditions, GraphNode, TransportGraph};
use crate::model::{Network, Storage};
use crate::units::{Instant, Minutes};

/// What every price and time of an answer is computed from: the network, its graph, and what one shipment asks of them. The cost function of the
/// crate is its methods; each stands in the file of its subject.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lane<'a> {
    /// The network.
    pub network: &'a Network,
    /// Compiled from it.
    pub graph: &'a TransportGraph,
    /// The question.
    pub conditions: &'a Conditions,
}

impl<'a> Lane<'a> {
    /// The tariff of the storage that this cargo pays at a node.
    pub(crate) fn storage_tariff(self, node: &GraphNode) -> Option<&'a Storage> {
        let storage = if self.conditions.quantities.cooled { node.cooled_storage } else { node.storage };
        storage.map(|storage| &self.network.storages()[storage])
    }
}

impl Lane<'_> {
    /// The first instant, from one on, at which a ride on demand may leave so that it meets nothing closed, where customs on its way take so long.
    pub(crate) fn opens(self, number: usize, formalities: Minutes, from: Instant) -> Option<Instant> {
        let Self { network, graph, conditions } = self;
        if !graph.closures().at_times(number) {
            return Some(from);
        }
        let (ride, keeps_hours) = (&graph.rides()[number], graph.keeps_hours(number));
        let way = Way::new(network, conditions.case, ride, keeps_hours, formalities, std::iter::empty());
        graph.closures().opens(network, number, &way, from)
    }
}
