//! Lower bounds: what the rest of the way costs at least.

use super::criteria::{at_least_as_good, bounding_sum};
use super::limits::Steps;
use super::{Cost, Graph, Limits, NodeId, SearchError, work};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// For each node, one or more vectors such that the rest of any way to the target adds at least one of them, in every criterion.
/// Kept, it serves every search to the same target on the same graph.
///
/// One vector is the *ideal point*: the least of each criterion by itself. Several are the non-dominated vectors of the graph
/// without waits; they show that what is quick is dear, which the ideal point does not, and on timetables they keep labels that
/// merely wait from being looked at.
#[derive(Debug, Clone, Default)]
pub struct Bounds<const K: usize> {
    /// Vectors of all nodes, in lexicographic order at each.
    points: Vec<Cost<K>>,
    row: Vec<u32>,
    /// The target, once there are bounds.
    target: Option<NodeId>,
    /// Scratch: arcs by head, as (tail, least), in compressed rows.
    heads: Vec<u32>,
    arcs: Vec<(u32, Cost<K>)>,
    heap: BinaryHeap<Reverse<(u64, u32)>>,
    queue: BinaryHeap<Reverse<(Cost<K>, u32)>>,
    sets: Vec<Vec<Cost<K>>>,
}

impl<const K: usize> Bounds<K> {
    /// Ideal points to `target`: one backward Dijkstra for each criterion, `O(K (n + m) log n)`.
    ///
    /// A sum past 64 bits stays at the greatest numbers, where it is a bound still.
    ///
    /// # Errors
    /// [`SearchError::UnknownNode`].
    pub fn to<G: Graph<K>>(graph: &G, target: NodeId) -> Result<Self, SearchError> {
        let mut bounds = Self::new();
        bounds.recompute(graph, target)?;
        Ok(bounds)
    }

    /// No bounds yet.
    pub fn new() -> Self {
        Self {
            points: Vec::new(),
            row: Vec::new(),
            target: None,
            heads: Vec::new(),
            arcs: Vec::new(),
            heap: BinaryHeap::new(),
            queue: BinaryHeap::new(),
            sets: Vec::new(),
        }
    }

    /// Ideal points, in the memory of earlier bounds.
    ///
    /// # Errors
    /// [`SearchError::UnknownNode`].
    pub fn recompute<G: Graph<K>>(&mut self, graph: &G, target: NodeId) -> Result<(), SearchError> {
        self.recompute_within(graph, target, &Limits::default())
    }

    /// [`Bounds::recompute`] until the time is over or the flag is set. Stopped, there are no bounds.
    ///
    /// # Errors
    /// [`SearchError::Overflow`], [`SearchError::UnknownNode`], [`SearchError::Stopped`].
    pub fn recompute_within<G: Graph<K>>(
        &mut self,
        graph: &G,
        target: NodeId,
        limits: &Limits<'_, K>,
    ) -> Result<(), SearchError> {
        let nodes = self.index_by_head(graph, target)?;
        let mut steps = Steps::default();
        let mut rest = vec![[u64::MAX; K]; nodes];
        for criterion in 0..K {
            self.heap.clear();
            rest[target.index()][criterion] = 0;
            self.heap.push(Reverse((0, number(target.index()))));
            while let Some(Reverse((cost, head))) = self.heap.pop() {
                if cost > rest[head as usize][criterion] {
                    continue;
                }
                if let Some(status) = steps.stop(limits) {
                    return Err(SearchError::Stopped(status));
                }
                steps.one_more();
                for (tail, least) in &self.arcs[self.arcs_into(head)] {
                    work::done(50);
                    // The greatest number stands for what cannot be reached; one less is a bound for any sum past the type.
                    let through = cost.saturating_add(least[criterion]).min(u64::MAX - 1);
                    let known = &mut rest[*tail as usize][criterion];
                    if through < *known {
                        *known = through;
                        self.heap.push(Reverse((through, *tail)));
                    }
                }
            }
        }
        self.points.clear();
        self.row.clear();
        self.row.push(0);
        for ideal in rest {
            if ideal[0] != u64::MAX {
                self.points.push(ideal);
            }
            self.row.push(number(self.points.len()));
        }
        Ok(())
    }

    /// The non-dominated vectors from every node, by one backward label-setting search over the least costs of arcs. Worth it on
    /// timetables; on a static graph it would be the whole answer, at the price of one.
    ///
    /// # Errors
    /// [`SearchError::UnknownNode`].
    pub fn recompute_fronts<G: Graph<K>>(&mut self, graph: &G, target: NodeId) -> Result<(), SearchError> {
        self.recompute_fronts_within(graph, target, &Limits::default())
    }

    /// [`Bounds::recompute_fronts`] until the time is over or the flag is set. Stopped, there are no bounds.
    ///
    /// # Errors
    /// [`SearchError::Overflow`], [`SearchError::UnknownNode`], [`SearchError::Stopped`].
    pub fn recompute_fronts_within<G: Graph<K>>(
        &mut self,
        graph: &G,
        target: NodeId,
        limits: &Limits<'_, K>,
    ) -> Result<(), SearchError> {
        let nodes = self.index_by_head(graph, target)?;
        let mut steps = Steps::default();
        self.sets.iter_mut().for_each(Vec::clear);
        self.sets.resize(nodes.max(self.sets.len()), Vec::new());
        self.queue.clear();
        self.queue.push(Reverse(([0; K], number(target.index()))));
        while let Some(Reverse((cost, head))) = self.queue.pop() {
            work::done(300);
            steps.one_more();
            if let Some(status) = steps.stop(limits) {
                return Err(SearchError::Stopped(status));
            }
            if is_dominated(&self.sets[head as usize], &cost) {
                continue;
            }
            self.sets[head as usize].push(cost);
            for (tail, least) in &self.arcs[self.arcs_into(head)] {
                work::done(300);
                steps.one_more();
                let through = bounding_sum(&cost, least);
                if !is_dominated(&self.sets[*tail as usize], &through) {
                    self.queue.push(Reverse((through, *tail)));
                }
            }
        }
        self.points.clear();
        self.row.clear();
        self.row.push(0);
        for set in &self.sets[..nodes] {
            self.points.extend_from_slice(set);
            self.row.push(number(self.points.len()));
        }
        Ok(())
    }

    /// Whether they are bounds to a target in a graph of this many nodes.
    pub(super) fn lead_to(&self, target: NodeId, nodes: usize) -> bool {
        self.target == Some(target) && self.row.len() == nodes + 1
    }

    fn arcs_into(&self, head: u32) -> std::ops::Range<usize> {
        self.heads[head as usize] as usize..self.heads[head as usize + 1] as usize
    }

    fn index_by_head<G: Graph<K>>(&mut self, graph: &G, target: NodeId) -> Result<usize, SearchError> {
        let nodes = graph.node_count();
        if target.index() >= nodes {
            return Err(SearchError::UnknownNode(target.index()));
        }
        self.target = Some(target);
        self.heads.clear();
        self.heads.resize(nodes + 1, 0);
        for tail in 0..nodes {
            for (_, head) in graph.arcs(NodeId::new(tail)) {
                self.heads[head.index() + 1] += 1;
            }
        }
        for node in 0..nodes {
            self.heads[node + 1] += self.heads[node];
        }
        self.arcs.clear();
        self.arcs.resize(self.heads[nodes] as usize, (0, [0; K]));
        for tail in 0..nodes {
            for (arc, head) in graph.arcs(NodeId::new(tail)) {
                // Each row is filled from its start, which thereby moves on to the next row's start; set back below.
                let at = self.heads[head.index()] as usize;
                self.arcs[at] = (number(tail), graph.least(arc));
                self.heads[head.index()] += 1;
            }
        }
        for node in (1..=nodes).rev() {
            self.heads[node] = self.heads[node - 1];
        }
        self.heads[0] = 0;
        Ok(nodes)
    }

    /// The vectors of a node, in lexicographic order; none where the target cannot be reached.
    ///
    /// # Panics
    /// For a node that the graph of the bounds does not have.
    #[inline]
    pub fn rest(&self, node: NodeId) -> &[Cost<K>] {
        &self.points[self.row[node.index()] as usize..self.row[node.index() + 1] as usize]
    }
}

/// Whether a vector that comes later in lexicographic order is no better than one of a set.
pub(super) fn is_dominated<const K: usize>(set: &[Cost<K>], cost: &Cost<K>) -> bool {
    // Taken in lexicographic order, the last of one or two criteria has the least last component.
    let all = if K <= 2 { &set[set.len().saturating_sub(1)..] } else { set };
    all.iter().any(|taken| at_least_as_good(taken, cost))
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("graphs have fewer than 2^32 nodes, arcs and bounds")
}
