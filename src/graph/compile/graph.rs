//! Which ride can follow which: the shape of the graph, the same for every shipment.

use super::closures::Closures;
use super::ride::ServiceRide;
use super::season_calendar::Phases;
use super::surcharge_index::Surcharged;
use crate::model::{Departs, HubIx, Loading, Network, ServiceIx, Side, Stage, StageKind};
use crate::search::{ArcId, NodeId};
use std::collections::HashMap;
use std::sync::Arc;

/// A hub, and how the cargo came there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct GraphNode {
    /// The hub; none for the consignee, where every way ends.
    pub hub: Option<HubIx>,
    /// How the cargo came: by the gate, or off a service.
    pub side: Side,
    /// Storage that it pays while it stays, as position among the network's.
    pub storage: Option<usize>,
    /// The same of cargo kept at a temperature.
    pub cooled_storage: Option<usize>,
}

/// Handling at a hub, and the ride after it; without a ride, collection by the consignee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TransportArc {
    /// Where it begins.
    pub tail: NodeId,
    /// Where it ends.
    pub head: NodeId,
    /// The handling, as position among the network's.
    pub handling: usize,
    /// The ride, as position among [`TransportGraph::rides`].
    pub ride: Option<usize>,
}

/// The shape of a network: nodes, rides and arcs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TransportGraph {
    nodes: Vec<GraphNode>,
    rides: Vec<ServiceRide>,
    /// By tail, then by service code, calls, handling.
    arcs: Vec<TransportArc>,
    row: Vec<u32>,
    gates: Vec<NodeId>,
    consignee: NodeId,
    /// Arcs whose ride leaves on demand.
    on_demand: Vec<ArcId>,
    /// When which seasons and surcharges hold, by service.
    pub(in crate::graph) phases: Vec<Arc<Phases>>,
    /// Whether a ride passes a border that is not always open.
    keeps_hours: Vec<bool>,
    pub(in crate::graph) surcharged: Surcharged,
    closures: Closures,
}

impl TransportGraph {
    /// Compiles a network.
    ///
    /// # Panics
    /// Past 2^32 - 2 nodes or arcs.
    ///
    /// # Complexity
    /// A service of `c` calls gives at most `c (c - 1) / 2` rides, those that are for sale ([`Service::sells`](crate::model::Service::sells)); each may follow every way of coming to its loading call.
    pub(crate) fn new(network: &Network) -> Self {
        let mut graph = Self::laid_out(network);
        graph.surcharged = Surcharged::new(network, &graph.rides);
        graph.phases = network.service_indices().map(|service| graph.phases_of(network, service)).collect();
        graph
    }

    /// Nodes, rides and arcs, without what the calendar changes.
    pub(in crate::graph) fn laid_out(network: &Network) -> Self {
        let mut shape = Shape::default();
        let gates: Vec<NodeId> = network.hub_indices().map(|hub| shape.node(network, Some(hub), Side::Gate)).collect();
        // Rides by loading hub, in the order of service codes: the order that breaks ties.
        let mut boarding: Vec<Vec<(usize, NodeId, Side)>> = vec![Vec::new(); network.hubs().len()];
        let mut rides = Vec::new();
        for service in network.service_indices() {
            let line = network.service(service);
            let side = Side::On(line.mode, line.carries);
            for from in 0..line.calls.len() {
                for to in (from + 1..line.calls.len()).filter(|&to| line.sells(from, to)) {
                    let head = shape.node(network, Some(line.calls[to].hub), side);
                    boarding[line.calls[from].hub.index()].push((rides.len(), head, side));
                    rides.push(ServiceRide { service, from, to });
                }
            }
        }
        let consignee = shape.node(network, None, Side::Gate);
        let by_sides = network.handling_by_sides();
        let mut known: HashMap<(HubIx, Side, Side), Option<usize>> = HashMap::new();
        let mut handling = |hub, from, to| {
            *known
                .entry((hub, from, to))
                .or_insert_with(|| by_sides.get(&(from, to)).and_then(|alike| network.handling_among(hub, alike)))
        };
        let mut arcs = Vec::new();
        let mut row = vec![0_u32];
        for (number, node) in shape.nodes.iter().enumerate() {
            let tail = NodeId::new(number);
            if let Some(hub) = node.hub {
                for &(ride, head, side) in &boarding[hub.index()] {
                    if let Some(handling) = handling(hub, node.side, side) {
                        arcs.push(TransportArc { tail, head, handling, ride: Some(ride) });
                    }
                }
                if node.side != Side::Gate
                    && let Some(handling) = handling(hub, node.side, Side::Gate)
                {
                    arcs.push(TransportArc { tail, head: consignee, handling, ride: None });
                }
            }
            row.push(u32::try_from(arcs.len()).expect("fewer than 2^32 arcs"));
        }
        let closes = |stage: &Stage| {
            let hours = |hub| network.hub(hub).hours.is_some();
            stage.kind == StageKind::Border && (hours(stage.from) || hours(stage.to))
        };
        let way = |ride: &ServiceRide| {
            let service = network.service(ride.service);
            &service.stages[service.calls[ride.from].leave..service.calls[ride.to].arrive]
        };
        let keeps_hours = rides.iter().map(|ride| way(ride).iter().any(closes)).collect();
        let mut graph = Self {
            nodes: shape.nodes,
            rides,
            arcs,
            row,
            gates,
            consignee,
            on_demand: Vec::new(),
            phases: Vec::new(),
            keeps_hours,
            surcharged: Surcharged::default(),
            closures: Closures::default(),
        };
        graph.list_on_demand(network);
        graph.close(network);
        graph
    }

    /// When which seasons and surcharges of a service hold.
    pub(in crate::graph) fn phases_of(&self, network: &Network, service: ServiceIx) -> Arc<Phases> {
        Arc::new(Phases::new(network.service(service), self.surcharged.of_service(network, service)))
    }

    /// Lists the arcs whose ride leaves on demand.
    pub(in crate::graph) fn list_on_demand(&mut self, network: &Network) {
        let on_demand = |arc: &TransportArc| {
            arc.ride.is_some_and(|ride| matches!(network.service(self.rides[ride].service).departs, Departs::OnDemand))
        };
        let arcs = self.arcs.iter().enumerate().filter(|(_, arc)| on_demand(arc));
        self.on_demand = arcs.map(|(at, _)| ArcId::new(at)).collect();
    }

    /// Notes which rides meet what is closed.
    pub(in crate::graph) fn close(&mut self, network: &Network) {
        self.closures = Closures::new(network, &self.rides);
    }

    /// The same for a network that differs in what is closed, and in nothing else that the graph knows.
    pub(crate) fn closed_as_in(&self, network: &Network) -> Self {
        let mut graph = self.clone();
        graph.close(network);
        graph
    }

    /// All nodes.
    pub(crate) fn nodes(&self) -> &[GraphNode] {
        &self.nodes
    }

    /// A node.
    #[inline]
    pub(crate) fn node(&self, node: NodeId) -> &GraphNode {
        &self.nodes[node.index()]
    }

    /// All rides, by ascending service code.
    pub(crate) fn rides(&self) -> &[ServiceRide] {
        &self.rides
    }

    /// All arcs, by tail.
    pub(crate) fn arcs(&self) -> &[TransportArc] {
        &self.arcs
    }

    /// An arc.
    #[inline]
    pub(crate) fn arc(&self, arc: ArcId) -> &TransportArc {
        &self.arcs[arc.index()]
    }

    /// Arcs that leave a node.
    #[inline]
    pub(crate) fn arcs_from(&self, node: NodeId) -> std::ops::Range<usize> {
        self.row[node.index()] as usize..self.row[node.index() + 1] as usize
    }

    /// Order of arcs for ties: by service code, then by calls; collection last.
    #[inline]
    pub(in crate::graph) fn rank(&self, arc: ArcId) -> (u32, u32) {
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        self.arc(arc).ride.map_or((u32::MAX, 0), |ride| (number(self.rides[ride].service.index()), number(ride)))
    }

    /// Where cargo is handed in at a hub.
    #[inline]
    pub(crate) fn gate(&self, hub: HubIx) -> NodeId {
        self.gates[hub.index()]
    }

    /// Where every way ends.
    #[inline]
    pub(crate) fn consignee(&self) -> NodeId {
        self.consignee
    }

    /// Surcharges on a ride, in order: place among those on its service, and position among the network's.
    pub(in crate::graph) fn surcharges(&self, ride: usize) -> impl Iterator<Item = (usize, usize)> {
        self.surcharged.of_ride(ride, self.rides[ride].service)
    }

    /// Whether a surcharge, by position among the network's, touches rides on demand.
    pub(in crate::graph) fn surcharges_on_demand(&self, number: usize) -> bool {
        self.surcharged.on_demand(number)
    }

    /// When which seasons of a service hold.
    #[inline]
    pub(in crate::graph) fn phases(&self, service: ServiceIx) -> &Phases {
        &self.phases[service.index()]
    }

    /// Whether a ride passes a border that is not always open.
    #[inline]
    pub(in crate::graph) fn keeps_hours(&self, ride: usize) -> bool {
        self.keeps_hours[ride]
    }

    /// Whether a ride may have to wait for something that is not open.
    #[inline]
    pub(crate) fn may_wait(&self, ride: usize) -> bool {
        self.keeps_hours(ride) || self.closures.at_times(ride)
    }

    /// What is closed.
    #[inline]
    pub(in crate::graph) fn closures(&self) -> &Closures {
        &self.closures
    }

    /// Arcs whose ride leaves on demand.
    pub(in crate::graph) fn on_demand(&self) -> &[ArcId] {
        &self.on_demand
    }
}

#[derive(Default)]
struct Shape {
    nodes: Vec<GraphNode>,
    number: HashMap<(Option<HubIx>, Side), NodeId>,
}

impl Shape {
    fn node(&mut self, network: &Network, hub: Option<HubIx>, side: Side) -> NodeId {
        *self.number.entry((hub, side)).or_insert_with(|| {
            let storage = |cooled| match (hub, side) {
                (Some(hub), Side::On(_, loading)) => network.storage(hub, loading, cooled),
                _ => None,
            };
            self.nodes.push(GraphNode { hub, side, storage: storage(false), cooled_storage: storage(true) });
            NodeId::new(self.nodes.len() - 1)
        })
    }
}

impl GraphNode {
    /// How the cargo rode here; at the gate it has not ridden yet.
    pub(crate) fn loading(&self) -> Option<Loading> {
        match self.side {
            Side::Gate => None,
            Side::On(_, loading) => Some(loading),
        }
    }
}
