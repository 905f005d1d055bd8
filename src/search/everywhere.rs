//! Label setting without a goal: the front at every node of a static graph.

use super::bounds::is_dominated;
use super::criteria::{at_least_as_good, bounding_sum};
use super::limits::Steps;
use super::work;
use super::{Cost, Graph, Later, Limits, NodeId, SearchError, Status};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The non-dominated vectors of the ways from the sources to every node, in lexicographic order at each, and how the search ended.
///
/// Labels are taken in lexicographic order of cost (Martins, 1984); there is no goal to hurry to, so no bounds. For timetables there is
/// [`super::Sweep`]: a graph whose labels wait does not compile here.
///
/// # Errors
/// [`SearchError::Overflow`] where the cost of a way does not fit that nothing found at its node is as good as; other ways that do not fit are left out.
/// [`SearchError::UnknownNode`].
///
/// # Complexity
/// Proportional to the labels that are non-dominated at their node, times their arcs, the logarithm of the queue and, from three criteria
/// on, the labels at the node.
pub fn pareto_to_all<const K: usize, G: Graph<K>>(
    graph: &G,
    sources: &[(NodeId, Cost<K>)],
    limits: &Limits<'_, K>,
) -> Result<(Vec<Vec<Cost<K>>>, Status), SearchError> {
    const { assert!(!G::WAITS, "a timetable is swept") };
    let mut fronts = vec![Vec::new(); graph.node_count()];
    let mut queue = BinaryHeap::new();
    for &(node, cost) in sources {
        if node.index() >= graph.node_count() {
            return Err(SearchError::UnknownNode(node.index()));
        }
        queue.push(Reverse((cost, node)));
    }
    let mut unfit = Vec::new();
    let (mut taken, mut steps) = (0_usize, Steps::default());
    while let Some(Reverse((cost, node))) = queue.pop() {
        if !at_least_as_good(&cost, &limits.caps) || is_dominated(&fronts[node.index()], &cost) {
            continue;
        }
        fronts[node.index()].push(cost);
        taken += 1;
        if limits.labels.is_some_and(|most| taken > most) {
            return Ok((fronts, Status::LabelLimit));
        }
        if let Some(status) = steps.stop(limits) {
            return Ok((fronts, status));
        }
        for (arc, head) in graph.arcs(node) {
            work::done(300);
            steps.one_more();
            match graph.ride(arc, &cost, Later::default()) {
                Ok(Some(ride)) if !is_dominated(&fronts[head.index()], &ride.cost) => {
                    queue.push(Reverse((ride.cost, head)));
                }
                Ok(_) => {}
                Err(SearchError::Overflow) => unfit.push((bounding_sum(&cost, &graph.least(arc)), head)),
                Err(error) => return Err(error),
            }
        }
    }
    let is_missed = |(cost, node): &(Cost<K>, NodeId)| {
        at_least_as_good(cost, &limits.caps) && !fronts[node.index()].iter().any(|known| at_least_as_good(known, cost))
    };
    if unfit.iter().any(is_missed) {
        return Err(SearchError::Overflow);
    }
    Ok((fronts, Status::Complete))
}
