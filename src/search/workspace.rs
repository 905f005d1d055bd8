//! What a search keeps in memory: labels, the queue, what has been taken where, and the answers.

use super::Cost;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

pub(super) const NONE: u32 = u32::MAX;

/// A partial path: its cost and how it came here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label<const K: usize> {
    pub(super) cost: Cost<K>,
    pub(super) node: u32,
    pub(super) parent: u32,
    /// The arc taken, or `NONE` at a source.
    pub(super) arc: u32,
    /// The departure taken; at a source, which of the sources it is.
    pub(super) departure: u32,
    pub(super) arcs: u32,
}

/// A label in the queue. The order is that of `BinaryHeap`, greatest first, so comparison is turned round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<const K: usize> {
    pub(super) estimate: Cost<K>,
    pub(super) arcs: u32,
    pub(super) label: u32,
    /// Which of the bounds the estimate stands on; those before it are ruled out for good.
    pub(super) bound: u32,
}

impl<const K: usize> Ord for Entry<K> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (other.estimate, other.arcs, other.label).cmp(&(self.estimate, self.arcs, self.label))
    }
}

impl<const K: usize> PartialOrd for Entry<K> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A label taken at the target; or, with `NONE` for a label, the cost of a way known to exist that the search has yet to find.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer<const K: usize> {
    pub(super) cost: Cost<K>,
    pub(super) arcs: u32,
    pub(super) label: u32,
}

/// A label taken at a node, with what the tests at the node ask of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken<const K: usize> {
    pub(super) cost: Cost<K>,
    pub(super) arcs: u32,
    pub(super) label: u32,
}

/// Memory of a search, kept for the next one: a warm search allocates only when it grows past all before it.
#[derive(Debug, Default)]
pub struct Workspace<const K: usize> {
    pub(super) labels: Vec<Label<K>>,
    pub(super) queue: BinaryHeap<Entry<K>>,
    /// Labels taken at each node: where labels wait, by ascending time; on a static graph, in the order taken.
    pub(super) taken: Vec<Vec<Taken<K>>>,
    pub(super) touched: Vec<u32>,
    /// Labels taken at the target that no other there dominates, in lexicographic order of cost.
    pub(super) answers: Vec<Answer<K>>,
}

impl<const K: usize> Workspace<K> {
    /// An empty workspace.
    pub fn new() -> Self {
        Self {
            labels: Vec::new(),
            queue: BinaryHeap::new(),
            taken: Vec::new(),
            touched: Vec::new(),
            answers: Vec::new(),
        }
    }

    pub(super) fn reset(&mut self, nodes: usize) {
        self.labels.clear();
        self.queue.clear();
        self.answers.clear();
        for node in self.touched.drain(..) {
            self.taken[node as usize].clear();
        }
        if self.taken.len() < nodes {
            self.taken.resize(nodes, Vec::new());
        }
    }
}
