//! The compiled graph from outside: how large it is, whether another is the same, and its shape for the algorithms of petgraph.

use super::graph::TransportGraph;
use crate::model::{HubIx, ServiceIx, Side};
use petgraph::graph::DiGraph;

/// The graph that a planner compiled its network into: [`Planner::graph`](crate::Planner::graph).
///
/// ```
/// use landsea::{Network, Planner};
/// use petgraph::algo::connected_components;
///
/// let planner = Planner::new(Network::chongqing());
/// let graph = planner.graph();
/// let shape = graph.to_petgraph();
/// assert_eq!((shape.node_count(), shape.edge_count()), (graph.nodes(), graph.arcs()));
/// assert!(connected_components(&shape) < graph.nodes());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Compiled<'p>(pub(crate) &'p TransportGraph);

/// A node: a hub, and how the cargo came there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CompiledNode {
    /// None for the consignee, where every way ends.
    pub hub: Option<HubIx>,
    /// How the cargo came: by a mode and loading, or at the gate.
    pub side: Side,
}

/// An arc: the handling at its tail, and one service from a call to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CompiledArc {
    /// Position among the handlings of the network.
    pub handling: usize,
    /// The service, and the calls where it is boarded and left; none where the cargo is collected.
    pub ride: Option<(ServiceIx, usize, usize)>,
}

impl Compiled<'_> {
    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.0.nodes().len()
    }

    /// How many arcs there are.
    pub fn arcs(&self) -> usize {
        self.0.arcs().len()
    }

    /// Whether both are one graph in memory: a clone of a planner compiles nothing.
    pub fn is_shared_with(&self, other: &Compiled<'_>) -> bool {
        std::ptr::eq(self.0, other.0)
    }

    /// Its shape as a petgraph graph, made anew. Nodes and arcs have the numbers that they have here.
    pub fn to_petgraph(&self) -> DiGraph<CompiledNode, CompiledArc> {
        let mut graph = DiGraph::with_capacity(self.nodes(), self.arcs());
        let nodes = self.0.nodes().iter();
        let nodes: Vec<_> = nodes.map(|node| graph.add_node(CompiledNode { hub: node.hub, side: node.side })).collect();
        for arc in self.0.arcs() {
            let ride = arc.ride.map(|ride| &self.0.rides()[ride]);
            let ride = ride.map(|ride| (ride.service, ride.from, ride.to));
            let [tail, head] = [arc.tail, arc.head].map(|node| nodes[node.index()]);
            graph.add_edge(tail, head, CompiledArc { handling: arc.handling, ride });
        }
        graph
    }
}

/// The same nodes and arcs, and the same seasons, surcharges and closures on them.
impl PartialEq for Compiled<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
