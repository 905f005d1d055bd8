//! Searches for a question: memory and bounds kept from one to the next, layers where there are vias.

use super::promised;
use crate::graph::{Conditions, Pricing};
use crate::plan::Criterion;
use crate::plan::ask::asked::Asked;
use crate::search::{
    Bounds, Found, Graph, Layered, Limits, Marks, NodeId, Outcome, RangeOutcome, SearchError, Start, Workspace,
    dominates, pareto, pareto_range,
};

/// Memory of one search after another.
#[derive(Debug, Default)]
pub(in crate::plan) struct Scratch {
    pub(in crate::plan) pricing: Pricing,
    /// What the prices are of. The next question may be of the same lane and cargo, on another date.
    pub(in crate::plan) priced: Option<Conditions>,
    pub(in crate::plan) one: Memory<1>,
    pub(in crate::plan) two: Memory<2>,
    pub(in crate::plan) three: Memory<3>,
    pub(in crate::plan::engine) promised: promised::memory::Memory,
}

impl Scratch {
    /// Forgets the prices, and everything that stands on them.
    pub(in crate::plan) fn forget(&mut self) {
        self.priced = None;
        self.promised.forget();
        self.forget_bounds();
    }

    /// Forgets the bounds: which arcs are open has changed.
    pub(in crate::plan) fn forget_bounds(&mut self) {
        (self.one.bounded, self.two.bounded, self.three.bounded) = (None, None, None);
        self.promised.forget_bounds();
    }
}

/// Memory of searches over `K` criteria.
#[derive(Debug, Default)]
pub(in crate::plan) struct Memory<const K: usize> {
    workspace: Workspace<K>,
    bounds: Bounds<K>,
    /// What the bounds are of, at the prices now in the scratch: criteria, with departures or without, vias. They hold for every
    /// date.
    bounded: Option<([Criterion; K], bool, Marks)>,
}

impl<const K: usize> Memory<K> {
    /// The front of a question on a graph, from one start.
    pub(in crate::plan) fn front<G: Graph<K>>(
        &mut self,
        graph: &G,
        asked: &Asked,
        axes: [Criterion; K],
        start: &Start<K>,
        consignee: NodeId,
    ) -> Result<Outcome<K>, SearchError> {
        let limits = asked.meter.left(start.caps)?;
        let outcome = if asked.marks.is_empty() {
            self.bound(graph, asked, axes, consignee, &limits)?;
            pareto(graph, &start.sources, consignee, &self.bounds, &limits, &mut self.workspace)?
        } else {
            let layered = Layered::new(graph, &asked.marks);
            let (start, target) = (layered.start(start), layered.target(consignee));
            self.bound(&layered, asked, axes, target, &limits)?;
            let mut outcome = pareto(&layered, &start.sources, target, &self.bounds, &limits, &mut self.workspace)?;
            layered.flatten(&mut outcome.found);
            outcome
        };
        asked.meter.spend(outcome.stats.created, outcome.status);
        Ok(outcome)
    }

    /// The same from many starts, in the order of time, each with its graph.
    pub(in crate::plan) fn range<G: Graph<K>>(
        &mut self,
        graphs: &[G],
        asked: &Asked,
        axes: [Criterion; K],
        starts: &[Start<K>],
        consignee: NodeId,
    ) -> Result<RangeOutcome<K>, SearchError> {
        let Some(graph) = graphs.first() else { return Err(SearchError::UnknownNode(0)) };
        let limits = asked.meter.left([u64::MAX; K])?;
        let outcome = if asked.marks.is_empty() {
            self.bound(graph, asked, axes, consignee, &limits)?;
            pareto_range(|start| &graphs[start], starts, consignee, &self.bounds, &limits, &mut self.workspace)?
        } else {
            let all: Vec<Layered<'_, G>> = graphs.iter().map(|graph| Layered::new(graph, &asked.marks)).collect();
            let layered = Layered::new(graph, &asked.marks);
            let starts: Vec<Start<K>> = starts.iter().map(|start| layered.start(start)).collect();
            let target = layered.target(consignee);
            self.bound(&layered, asked, axes, target, &limits)?;
            let mut outcome =
                pareto_range(|start| &all[start], &starts, target, &self.bounds, &limits, &mut self.workspace)?;
            outcome.found.iter_mut().for_each(|found| layered.flatten(found));
            outcome
        };
        asked.meter.spend(outcome.stats.created, outcome.status);
        Ok(outcome)
    }

    /// Bounds for the question, unless the memory has them.
    fn bound<G: Graph<K>>(
        &mut self,
        graph: &G,
        asked: &Asked,
        axes: [Criterion; K],
        target: NodeId,
        limits: &Limits<'_, K>,
    ) -> Result<(), SearchError> {
        let known = |(of, waits, marks): &([Criterion; K], bool, Marks)| {
            *of == axes && *waits == G::WAITS && *marks == asked.marks
        };
        if !self.bounded.as_ref().is_some_and(known) {
            self.bounded = None;
            if G::WAITS {
                self.bounds.recompute_fronts_within(graph, target, limits)?;
            } else {
                self.bounds.recompute_within(graph, target, limits)?;
            }
            self.bounded = Some((axes, G::WAITS, asked.marks.clone()));
        }
        Ok(())
    }
}

/// Of answers of a search that counted more than the criteria asked for, what is non-dominated in those; of equals the better in the
/// others, time before cost.
pub(in crate::plan) fn keep<'o, const K: usize>(
    found: &'o [Found<K>],
    asked: &Asked,
    axes: &[Criterion; K],
) -> Vec<&'o Found<K>> {
    if asked.criteria.len() == K {
        return found.iter().collect();
    }
    let project = |answer: &Found<K>| asked.project(&answer.cost, axes);
    let mut kept: Vec<&Found<K>> = Vec::new();
    // In lexicographic order: the first of equals is the earliest, then the cheapest.
    for answer in found {
        let vector = project(answer);
        let dominated = found.iter().any(|other| dominates(&project(other), &vector));
        if !dominated && !kept.iter().any(|other| project(other) == vector) {
            kept.push(answer);
        }
    }
    kept.sort_by_key(|answer| project(answer));
    kept
}
