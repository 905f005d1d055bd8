//! Range queries: the fronts of many starts in one search.

use super::criteria::Cost;
use super::limits::Stats;
use super::pareto::{Found, Run};
use super::{Bounds, Graph, Limits, NodeId, SearchError, Status, Workspace};

/// One of the starts of a range query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start<const K: usize> {
    /// Nodes where a way may begin, and the cost with which it does; criterion 0 is the time of the start, on one clock for all.
    pub sources: Vec<(NodeId, Cost<K>)>,
    /// No answer of this start may exceed this, by criterion.
    pub caps: Cost<K>,
}

/// The answers of a range query, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeOutcome<const K: usize> {
    /// By start: its answers, in lexicographic order of cost.
    pub found: Vec<Vec<Found<K>>>,
    /// The first start from which on the answers of every start are all there are; past the last one where not even its are.
    pub complete_from: usize,
    /// How the search ended.
    pub status: Status,
    /// Counts over all starts.
    pub stats: Stats,
}

/// For each start what no other way of it beats, but for what a later start has at no greater cost: one answer for each
/// vector of start and costs that no way beats, where a later start is better.
///
/// `graph` gives the graph of each start, by its number. They are the same graph, but that a way that ends at some time may accrue less for the time that it took where it
/// began later ([`Graph::settled`]).
///
/// `starts` are in the order of time. They begin at the same nodes, with the same cost but for time, and what a start can do the
/// one before it can do too: it waits at its source until then, for nothing, and has caps no looser. Then a label of a later start that
/// beats one of an earlier start at a node, or is its equal there, beats it for good; so the search takes the last start first,
/// and what it has found stays to prune the starts before it. (Self-pruning: Delling, Katz and Pajor, *Parallel computation of
/// best connections in public transportation networks*, 2012; with rounds, rRAPTOR of Delling, Pajor and Werneck, 2012.)
///
/// # Errors
/// As [`super::pareto`].
///
/// # Complexity
/// That of [`super::pareto`] for every start, less what later starts prune.
pub fn pareto_range<'g, const K: usize, G: Graph<K> + 'g>(
    graph: impl Fn(usize) -> &'g G,
    starts: &[Start<K>],
    target: NodeId,
    bounds: &Bounds<K>,
    limits: &Limits<'_, K>,
    workspace: &mut Workspace<K>,
) -> Result<RangeOutcome<K>, SearchError> {
    let (found, complete_from) = (vec![Vec::new(); starts.len()], starts.len());
    let mut outcome = RangeOutcome { found, complete_from, status: Status::Complete, stats: Stats::default() };
    if starts.is_empty() {
        return Ok(outcome);
    }
    workspace.reset(graph(0).node_count());
    for (number, start) in starts.iter().enumerate().rev() {
        let mut caps = limits.caps;
        for (cap, own) in caps.iter_mut().zip(start.caps) {
            *cap = own.min(*cap);
        }
        let limits = Limits { caps, ..*limits };
        let mut run = Run::new(graph(number), target, bounds, &limits, workspace, outcome.stats)?;
        outcome.status = run.start(&start.sources)?;
        outcome.stats = run.stats;
        outcome.found[number] = run.found();
        if outcome.status != Status::Complete {
            break;
        }
        outcome.complete_from = number;
    }
    Ok(outcome)
}
