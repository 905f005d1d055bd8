//! Lower bounds: what the rest of the way costs at least, by criterion and node.

use super::{Cost, Graph, NodeId, SearchError};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// For each node, the least that reaching the target from it can add, by criterion. Kept, it serves every search to the
/// same target on the same graph.
#[derive(Debug, Clone, Default)]
pub struct Bounds<const K: usize> {
    rest: Vec<Cost<K>>,
    /// Scratch: arcs by head, as (tail, least), in compressed rows.
    row: Vec<u32>,
    arcs: Vec<(u32, Cost<K>)>,
    heap: BinaryHeap<Reverse<(u64, u32)>>,
}

impl<const K: usize> Bounds<K> {
    /// Bounds to `target`: one backward Dijkstra for each criterion, `O(K (n + m) log n)`.
    ///
    /// # Errors
    /// [`SearchError::Overflow`], [`SearchError::UnknownNode`].
    pub fn to<G: Graph<K>>(graph: &G, target: NodeId) -> Result<Self, SearchError> {
        let mut bounds = Self { rest: Vec::new(), row: Vec::new(), arcs: Vec::new(), heap: BinaryHeap::new() };
        bounds.recompute(graph, target)?;
        Ok(bounds)
    }

    /// The same, in the memory of earlier bounds.
    ///
    /// # Errors
    /// [`SearchError::Overflow`], [`SearchError::UnknownNode`].
    pub fn recompute<G: Graph<K>>(&mut self, graph: &G, target: NodeId) -> Result<(), SearchError> {
        let nodes = graph.node_count();
        if target.index() >= nodes {
            return Err(SearchError::UnknownNode(target.index()));
        }
        self.index_by_head(graph);
        self.rest.clear();
        self.rest.resize(nodes, [u64::MAX; K]);
        for criterion in 0..K {
            self.heap.clear();
            self.rest[target.index()][criterion] = 0;
            self.heap.push(Reverse((0, NodeId::index(target).try_into().unwrap_or(u32::MAX))));
            while let Some(Reverse((cost, head))) = self.heap.pop() {
                if cost > self.rest[head as usize][criterion] {
                    continue;
                }
                let (from, to) = (self.row[head as usize] as usize, self.row[head as usize + 1] as usize);
                for (tail, least) in &self.arcs[from..to] {
                    let through = cost.checked_add(least[criterion]).ok_or(SearchError::Overflow)?;
                    let known = &mut self.rest[*tail as usize][criterion];
                    if through < *known {
                        *known = through;
                        self.heap.push(Reverse((through, *tail)));
                    }
                }
            }
        }
        Ok(())
    }

    fn index_by_head<G: Graph<K>>(&mut self, graph: &G) {
        let nodes = graph.node_count();
        self.row.clear();
        self.row.resize(nodes + 1, 0);
        for tail in 0..nodes {
            for (_, head) in graph.arcs(NodeId::new(tail)) {
                self.row[head.index() + 1] += 1;
            }
        }
        for node in 0..nodes {
            self.row[node + 1] += self.row[node];
        }
        self.arcs.clear();
        self.arcs.resize(self.row[nodes] as usize, (0, [0; K]));
        for tail in 0..nodes {
            for (arc, head) in graph.arcs(NodeId::new(tail)) {
                // Rows are filled from their start, which moves on to the next row's start and is set back below.
                let at = self.row[head.index()] as usize;
                self.arcs[at] = (u32::try_from(tail).unwrap_or(u32::MAX), graph.least(arc));
                self.row[head.index()] += 1;
            }
        }
        for node in (1..=nodes).rev() {
            self.row[node] = self.row[node - 1];
        }
        self.row[0] = 0;
    }

    /// The least that the rest of the way adds, or `None` where the target cannot be reached.
    #[inline]
    pub fn rest(&self, node: NodeId) -> Option<Cost<K>> {
        let rest = self.rest[node.index()];
        (rest[0] != u64::MAX).then_some(rest)
    }
}
