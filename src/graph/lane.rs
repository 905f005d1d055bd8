//! A lane: one shipment's question on a compiled network.

use super::{Conditions, GraphNode, TransportGraph};
use crate::model::{Network, Storage};

/// What every price and time of an answer is computed from: the network, its graph, and what one shipment asks of them. The cost function of the
/// crate is its methods; each stands in the file of its subject.
#[derive(Debug, Clone, Copy)]
pub struct Lane<'a> {
    /// The network.
    pub network: &'a Network,
    /// Compiled from it.
    pub graph: &'a TransportGraph,
    /// The question.
    pub conditions: &'a Conditions,
}

impl<'a> Lane<'a> {
    /// The tariff of the storage that this cargo pays at a node.
    pub(super) fn storage_tariff(self, node: &GraphNode) -> Option<&'a Storage> {
        let storage = if self.conditions.quantities.cooled { node.cooled_storage } else { node.storage };
        storage.map(|storage| &self.network.storages()[storage])
    }
}
