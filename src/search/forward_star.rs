//! Any petgraph graph, laid out for the search.

use super::criteria::sum;
use super::{ArcId, Bounds, Cost, Graph, Later, Limits, NodeId, Ride, SearchError, Stats, Status, Workspace, pareto};
use petgraph::visit::{EdgeRef, GraphProp, IntoEdgeReferences, IntoNodeIdentifiers, NodeIndexable};

/// A static graph in compressed rows: for each node its arcs, with head, weights and the edge they stand for.
///
/// `N` and `E` are petgraph's own node and edge identifiers; answers speak of those. Parallel edges and self-loops are kept; an
/// undirected edge is an arc each way.
#[derive(Debug, Clone)]
pub struct ForwardStar<const K: usize, N, E> {
    row: Vec<u32>,
    head: Vec<u32>,
    weight: Vec<Cost<K>>,
    edge: Vec<E>,
    /// Rank for ties: the position among petgraph's edge references.
    rank: Vec<u32>,
    /// petgraph's node for each of ours.
    node: Vec<N>,
    /// Ours for petgraph's `NodeIndexable` index.
    position: Vec<Option<u32>>,
}

/// A path: cost, nodes, edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path<const K: usize, N, E> {
    /// Sum of the weights.
    pub cost: Cost<K>,
    /// Nodes from source to target.
    pub nodes: Vec<N>,
    /// Edges in the order taken; one fewer than nodes.
    pub edges: Vec<E>,
}

/// Paths in lexicographic order of cost, and how the search ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths<const K: usize, N, E> {
    /// One path for each non-dominated vector.
    pub paths: Vec<Path<K, N, E>>,
    /// How the search ended.
    pub status: Status,
    /// Counts.
    pub stats: Stats,
}

impl<const K: usize, N: Copy, E: Copy> ForwardStar<K, N, E> {
    /// Lays out a petgraph graph, with `K` weights for each edge.
    ///
    /// # Panics
    /// Past 2^32 - 2 nodes or arcs.
    ///
    /// # Complexity
    /// `O(n + m)`.
    pub fn from_petgraph<G>(graph: G, mut weights: impl FnMut(G::EdgeRef) -> Cost<K>) -> Self
    where
        G: IntoNodeIdentifiers<NodeId = N> + IntoEdgeReferences<EdgeId = E> + NodeIndexable + GraphProp,
    {
        let node: Vec<N> = graph.node_identifiers().collect();
        let mut position = vec![None; graph.node_bound()];
        for (at, &id) in node.iter().enumerate() {
            position[graph.to_index(id)] = Some(number(at));
        }
        let place = |id: N| position[graph.to_index(id)].unwrap_or(u32::MAX);
        let mut arcs = Vec::new();
        for (rank, edge) in graph.edge_references().enumerate() {
            let (tail, head) = (place(edge.source()), place(edge.target()));
            let weight = weights(edge);
            arcs.push((tail, head, weight, edge.id(), number(rank)));
            if !graph.is_directed() && tail != head {
                arcs.push((head, tail, weight, edge.id(), number(rank)));
            }
        }
        arcs.sort_by_key(|&(tail, _, _, _, rank)| (tail, rank));
        let mut row = vec![0_u32; node.len() + 1];
        for &(tail, ..) in &arcs {
            row[tail as usize + 1] += 1;
        }
        for at in 0..node.len() {
            row[at + 1] += row[at];
        }
        Self {
            row,
            head: arcs.iter().map(|arc| arc.1).collect(),
            weight: arcs.iter().map(|arc| arc.2).collect(),
            edge: arcs.iter().map(|arc| arc.3).collect(),
            rank: arcs.iter().map(|arc| arc.4).collect(),
            node,
            position,
        }
    }

    /// Our number of the node that petgraph's `to_index` gives `index`, or `None` when the graph has no such node.
    pub fn node_at(&self, index: usize) -> Option<NodeId> {
        self.position.get(index).copied().flatten().map(|at| NodeId::new(at as usize))
    }
}

impl<const K: usize, N: Copy + PartialEq, E: Copy> ForwardStar<K, N, E> {
    /// Every non-dominated path from `source` to `target`, one for each vector of costs; ties go to fewer edges, then to
    /// the edges that petgraph lists first. From a node to itself, the empty path.
    ///
    /// # Errors
    /// [`SearchError::Overflow`] when a sum of weights passes 64 bits, [`SearchError::UnknownNode`] for a node that was not
    /// in the graph.
    ///
    /// # Complexity
    /// See [`pareto`].
    pub fn front(&self, source: N, target: N) -> Result<Paths<K, N, E>, SearchError> {
        let target = self.number_of(target)?;
        let bounds = Bounds::to(self, target)?;
        self.front_within(source, target, &bounds, &Limits::default(), &mut Workspace::new())
    }

    /// The same, with bounds kept from before, limits, and the memory of an earlier search.
    ///
    /// # Errors
    /// As [`ForwardStar::front`].
    pub fn front_within(
        &self,
        source: N,
        target: NodeId,
        bounds: &Bounds<K>,
        limits: &Limits<'_, K>,
        workspace: &mut Workspace<K>,
    ) -> Result<Paths<K, N, E>, SearchError> {
        let source = self.number_of(source)?;
        let outcome = pareto(self, &[(source, [0; K])], target, bounds, limits, workspace)?;
        let paths = outcome
            .found
            .iter()
            .map(|found| {
                let arcs = found.steps.iter().map(|step| step.arc.index());
                let start = self.node[source.index()];
                Path {
                    cost: found.cost,
                    nodes: std::iter::once(start)
                        .chain(arcs.clone().map(|arc| self.node[self.head[arc] as usize]))
                        .collect(),
                    edges: arcs.map(|arc| self.edge[arc]).collect(),
                }
            })
            .collect();
        Ok(Paths { paths, status: outcome.status, stats: outcome.stats })
    }

    fn number_of(&self, id: N) -> Result<NodeId, SearchError> {
        // A scan, not `to_index`: the graph itself is not kept. Callers with many queries use `node_at`.
        self.node
            .iter()
            .position(|&known| known == id)
            .map(NodeId::new)
            .ok_or(SearchError::UnknownNode(self.node.len()))
    }
}

impl<const K: usize, N: Copy, E: Copy> Graph<K> for ForwardStar<K, N, E> {
    const WAITS: bool = false;

    fn node_count(&self) -> usize {
        self.node.len()
    }

    #[inline]
    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)> {
        let (from, to) = (self.row[node.index()] as usize, self.row[node.index() + 1] as usize);
        (from..to).map(|arc| (ArcId::new(arc), NodeId::new(self.head[arc] as usize)))
    }

    #[inline]
    fn ride(&self, arc: ArcId, at: &Cost<K>, _: Later) -> Result<Option<Ride<K>>, SearchError> {
        let cost = sum(at, &self.weight[arc.index()]).ok_or(SearchError::Overflow)?;
        Ok(Some(Ride { departure: 0, cost }))
    }

    #[inline]
    fn least(&self, arc: ArcId) -> Cost<K> {
        self.weight[arc.index()]
    }

    #[inline]
    fn better_after(&self, _: ArcId, _: u32) -> Option<u32> {
        None
    }

    #[inline]
    fn growth(&self, _: NodeId, _: u64) -> Cost<K> {
        [0; K]
    }

    fn tolerates(&self, _: NodeId, _: &Cost<K>) -> u64 {
        u64::MAX
    }

    #[inline]
    fn rank(&self, arc: ArcId) -> (u32, u32) {
        (self.rank[arc.index()], 0)
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).ok().filter(|&at| at < u32::MAX).expect("graphs have fewer than 2^32 - 1 nodes and arcs")
}
