//! Label setting for any weight: labels are taken in lexicographic order of their cost.
//!
//! Serves one-to-all questions, and whatever the specialised searches do not take: `f64`, and sums past 32 bits.
//!
//! Because the order is that of the costs themselves, a label that is taken is never dominated later, and a later one is dominated at its node
//! when the components after the first are (Pulido, Mandow and Pérez de la Cruz, Dimensionality reduction in multiobjective shortest path
//! search, 2015). With `f64` this holds to the last bit, since rounded addition is monotone.
//!
//! A sum past the type stays at its greatest value, which keeps sums in order too: so a cost that does not fit is on the front only where one that does not
//! fit belongs there.

use crate::search::star::bounding::wide::Wide;
use crate::search::star::laid::layout::NONE;
use crate::search::star::task::{Task, within_cap};
use crate::search::star::watch::Watch;
use crate::search::weight::{Holds, Weight, sealed::Sum};
use crate::search::{SearchError, Stats, Status};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A way from a source to a node.
#[derive(Debug, Clone, Copy)]
pub(in crate::search::star) struct Label<S, const K: usize> {
    pub(in crate::search::star) cost: [S; K],
    pub(in crate::search::star) node: u32,
    pub(in crate::search::star) parent: u32,
    /// The arc taken, or `NONE` at a source.
    pub(in crate::search::star) arc: u32,
}

/// Memory of a search.
#[derive(Debug)]
pub(in crate::search::star) struct Plain<S, const K: usize> {
    pub(in crate::search::star) labels: Vec<Label<S, K>>,
    queue: BinaryHeap<Reverse<([S; K], u32)>>,
    /// Labels taken at each node, in the order taken, which is that of their costs.
    pub(in crate::search::star) taken: Vec<Vec<u32>>,
    touched: Vec<u32>,
    /// Costs of ways known to exist, that the search has yet to find.
    seeds: Vec<[S; K]>,
}

impl<S: Sum, const K: usize> Plain<S, K> {
    pub(in crate::search::star) fn new() -> Self {
        Self { labels: Vec::new(), queue: BinaryHeap::new(), taken: Vec::new(), touched: Vec::new(), seeds: Vec::new() }
    }

    fn reset(&mut self, nodes: usize) {
        self.labels.clear();
        self.queue.clear();
        self.seeds.clear();
        for node in self.touched.drain(..) {
            self.taken[node as usize].clear();
        }
        if self.taken.len() < nodes {
            self.taken.resize(nodes, Vec::new());
        }
    }

    /// Labels taken at a node that no other there dominates. Empty for a node that nothing came to.
    pub(in crate::search::star) fn at(&self, node: u32) -> &[u32] {
        self.taken.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether some label there may cost more than its sums say.
    pub(in crate::search::star) fn may_be_more(&self, node: u32) -> bool {
        self.at(node).iter().any(|&label| self.labels[label as usize].cost.iter().any(|sum| sum.may_be_more()))
    }

    /// Where a way starts, and its arcs in the order taken.
    pub(in crate::search::star) fn way(&self, label: u32) -> (u32, Vec<u32>) {
        let (mut at, mut arcs) = (self.labels[label as usize], Vec::new());
        while at.arc != NONE {
            arcs.push(at.arc);
            at = self.labels[at.parent as usize];
        }
        arcs.reverse();
        (at.node, arcs)
    }

    pub(in crate::search::star) fn run<W: Weight>(
        &mut self,
        task: &Task<'_, W, K>,
        bounds: Option<&Wide<W, K>>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), SearchError>
    where
        S: Holds<W> + From<W::Sum>,
    {
        self.reset(task.layout.nodes());
        let mut stats = Stats::default();
        for &source in task.sources {
            self.seed(task, bounds, source);
        }
        for &source in task.sources {
            let label = Label { cost: [S::default(); K], node: source, parent: NONE, arc: NONE };
            self.propose(task, bounds, label, &mut stats)?;
        }
        let target = bounds.map_or(NONE, |bounds| bounds.target);
        while let Some(Reverse((_, number))) = self.queue.pop() {
            if let Some(status) = watch.stopped() {
                return Ok((status, stats));
            }
            if task.limits.labels.is_some_and(|most| stats.created > most) {
                return Ok((Status::LabelLimit, stats));
            }
            let label = self.labels[number as usize];
            if self.dominated(&label) {
                stats.dominated += 1;
                continue;
            }
            if self.out_of_bounds(task, bounds, &label) {
                stats.bounded += 1;
                continue;
            }
            stats.taken += 1;
            let here = &mut self.taken[label.node as usize];
            if here.is_empty() {
                self.touched.push(label.node);
            }
            here.push(number);
            if label.node == target {
                if task.first {
                    return Ok((Status::Complete, stats));
                }
                continue;
            }
            for arc in task.layout.leaving(label.node) {
                let along = &task.layout.arcs[arc];
                let mut cost = label.cost;
                for (sum, weight) in cost.iter_mut().zip(&along.weight) {
                    *sum = sum.plus(S::of(*weight));
                }
                let arc = u32::try_from(arc).unwrap_or(NONE);
                self.propose(task, bounds, Label { cost, node: along.head, parent: number, arc }, &mut stats)?;
            }
        }
        Ok((Status::Complete, stats))
    }

    /// The cost of the least way by each criterion: known to exist, so that it rules out what is worse from the start.
    fn seed<W: Weight>(&mut self, task: &Task<'_, W, K>, bounds: Option<&Wide<W, K>>, source: u32)
    where
        S: Holds<W>,
    {
        let Some(bounds) = bounds else { return };
        if bounds.rest(source).is_none() {
            return;
        }
        for criterion in 0..K {
            let (mut node, mut cost) = (source, [S::default(); K]);
            while node != bounds.target {
                let along = &task.layout.arcs[bounds.next[node as usize][criterion] as usize];
                for (sum, weight) in cost.iter_mut().zip(&along.weight) {
                    *sum = sum.plus(S::of(*weight));
                }
                node = along.head;
            }
            if cost.iter().zip(&task.limits.caps).all(|(&cost, &cap)| within_cap(cost, cap)) {
                self.seeds.push(cost);
            }
        }
    }

    fn propose<W: Weight>(
        &mut self,
        task: &Task<'_, W, K>,
        bounds: Option<&Wide<W, K>>,
        label: Label<S, K>,
        stats: &mut Stats,
    ) -> Result<(), SearchError>
    where
        S: Holds<W> + From<W::Sum>,
    {
        if self.dominated(&label) {
            stats.dominated += 1;
        } else if self.out_of_bounds(task, bounds, &label) {
            stats.bounded += 1;
        } else {
            let number = u32::try_from(self.labels.len()).ok().filter(|&number| number != NONE);
            let number = number.ok_or(SearchError::TooLarge)?;
            stats.created += 1;
            self.labels.push(label);
            self.queue.push(Reverse((label.cost, number)));
        }
        Ok(())
    }

    /// Whether a label taken at the node is at least as good. The first component of a later label never is less.
    fn dominated(&self, label: &Label<S, K>) -> bool {
        let taken = &self.taken[label.node as usize];
        let taken = if K <= 2 { &taken[taken.len().saturating_sub(1)..] } else { taken };
        taken.iter().any(|&other| at_most(&self.labels[other as usize].cost[1..], &label.cost[1..]))
    }

    /// Whether nothing that becomes of the label can be an answer that is missed.
    fn out_of_bounds<W: Weight>(&self, task: &Task<'_, W, K>, bounds: Option<&Wide<W, K>>, label: &Label<S, K>) -> bool
    where
        S: Holds<W> + From<W::Sum>,
    {
        let mut estimate = label.cost;
        // At the target nothing is estimated.
        if let Some(bounds) = bounds.filter(|bounds| bounds.target != label.node) {
            let Some(rest) = bounds.rest(label.node) else { return true };
            for (sum, &rest) in estimate.iter_mut().zip(rest) {
                *sum = sum.at_least(S::from(rest)).lowered(task.layout.nodes());
            }
        }
        if estimate.iter().zip(&task.limits.caps).any(|(&cost, &cap)| !within_cap(cost, cap)) {
            return true;
        }
        let Some(bounds) = bounds else { return false };
        let answers = self.at(bounds.target);
        let worse = |answer: &u32| {
            let cost = &self.labels[*answer as usize].cost;
            cost.iter().zip(&estimate).all(|(cost, estimate)| cost.within(task.tolerance) <= *estimate)
        };
        let last = if K <= 2 && task.tolerance == 0 { &answers[answers.len().saturating_sub(1)..] } else { answers };
        last.iter().any(worse) || self.seeds.iter().any(|seed| at_most(seed, &estimate) && *seed != estimate)
    }
}

fn at_most<S: Ord>(a: &[S], b: &[S]) -> bool {
    a.iter().zip(b).all(|(a, b)| a <= b)
}
