//! Answers in petgraph's identifiers.

use super::bounding::kept::LowerBounds;
use super::forward_star::ForwardStar;
use super::scratch::Scratch;
use crate::search::Weight;
use crate::search::{SearchError, Stats, Status};
use std::hash::Hash;
use std::time::Duration;

/// A path: cost, nodes, edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path<N, E, W, const K: usize> {
    /// Sum of the weights.
    pub cost: [W; K],
    /// Nodes from source to target.
    pub nodes: Vec<N>,
    /// Edges in the order taken; one fewer than nodes.
    pub edges: Vec<E>,
}

/// Paths in lexicographic order of cost, and how the search ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths<N, E, W, const K: usize> {
    /// One path for each vector.
    pub paths: Vec<Path<N, E, W, K>>,
    /// How the search ended.
    pub status: Status,
    /// Counts.
    pub stats: Stats,
}

impl<N, E, W: Copy, const K: usize> Paths<N, E, W, K> {
    /// The costs of the paths.
    pub fn costs(&self) -> Vec<[W; K]> {
        self.paths.iter().map(|path| path.cost).collect()
    }
}

/// The answers to a question, in the memory they were found in.
#[derive(Debug)]
pub struct Answers<'a, N, E, W: Weight, const K: usize> {
    pub(super) star: &'a ForwardStar<N, E, W, K>,
    pub(super) scratch: &'a Scratch<W, K>,
    pub(super) bounds: Option<&'a LowerBounds<W, K>>,
    pub(super) times: [Duration; 2],
    pub(super) status: Status,
    pub(super) stats: Stats,
}

impl<N: Copy + Eq + Hash, E: Copy, W: Weight, const K: usize> Answers<'_, N, E, W, K> {
    /// Costs in lexicographic order, one for each answer.
    pub fn costs(&self) -> &[[W; K]] {
        &self.scratch.costs
    }

    /// How the search ended.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Counts.
    pub fn stats(&self) -> Stats {
        self.stats
    }

    /// How long the bounds took, and the search after them.
    pub fn times(&self) -> [Duration; 2] {
        self.times
    }

    /// The path of one answer; `None` past the last.
    pub fn path(&self, answer: usize) -> Option<Path<N, E, W, K>> {
        let cost = *self.scratch.costs.get(answer)?;
        let (source, arcs) = self.scratch.way(&self.star.laid, self.bounds, answer);
        Some(self.star.path(cost, source, arcs))
    }

    /// All of it, apart from the memory.
    pub fn to_paths(&self) -> Paths<N, E, W, K> {
        let paths = (0..self.costs().len()).filter_map(|answer| self.path(answer)).collect();
        Paths { paths, status: self.status, stats: self.stats }
    }
}

/// Fronts from the sources to every node, in the memory they were found in.
#[derive(Debug)]
pub struct Fronts<'a, N, E, W: Weight, const K: usize> {
    pub(super) star: &'a ForwardStar<N, E, W, K>,
    pub(super) scratch: &'a Scratch<W, K>,
    pub(super) status: Status,
    pub(super) stats: Stats,
}

impl<N: Copy + Eq + Hash, E: Copy, W: Weight, const K: usize> Fronts<'_, N, E, W, K> {
    /// How the search ended.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Counts.
    pub fn stats(&self) -> Stats {
        self.stats
    }

    /// Costs at a node, in lexicographic order; none where nothing leads.
    ///
    /// # Errors
    /// [`SearchError::ForeignNode`]; [`SearchError::Overflow`] where a cost of this node's front passes the type. What other nodes cost is no
    /// matter here.
    pub fn costs(&self, node: N) -> Result<impl Iterator<Item = [W; K]>, SearchError> {
        let labels = self.scratch.reached(self.star.number_of(node)?);
        let cost = |&label: &u32| self.scratch.cost_of(label);
        if labels.iter().any(|label| cost(label).is_none()) {
            return Err(SearchError::Overflow);
        }
        Ok(labels.iter().filter_map(cost))
    }

    /// One of the paths to a node; `None` past the last.
    ///
    /// # Errors
    /// [`SearchError::ForeignNode`]; [`SearchError::Overflow`] where its cost passes the type.
    pub fn path(&self, node: N, answer: usize) -> Result<Option<Path<N, E, W, K>>, SearchError> {
        let Some(&label) = self.scratch.reached(self.star.number_of(node)?).get(answer) else { return Ok(None) };
        let cost = self.scratch.cost_of(label).ok_or(SearchError::Overflow)?;
        let (source, arcs) = self.scratch.way_of(label);
        Ok(Some(self.star.path(cost, source, arcs)))
    }
}

impl<N: Copy + Eq + Hash, E: Copy, W: Weight, const K: usize> ForwardStar<N, E, W, K> {
    fn path(&self, cost: [W; K], source: u32, arcs: Vec<u32>) -> Path<N, E, W, K> {
        let mut nodes = Vec::with_capacity(arcs.len() + 1);
        nodes.push(self.node[source as usize]);
        nodes.extend(arcs.iter().map(|&arc| self.node[self.laid.whole.arcs[arc as usize].head as usize]));
        let edges = arcs.into_iter().map(|arc| self.edge[arc as usize]).collect();
        Path { cost, nodes, edges }
    }
}
