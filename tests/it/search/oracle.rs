//! `landsea::search::pareto`, the core that freight stands on, against the enumeration of all simple paths on small random graphs.

use crate::common::paths::{Way, build, config, enumerated, first, graphs};
use landsea::search::{
    ArcId, Bounds, Cost, Graph as Searchable, Later, Limits, NodeId, Ride, SearchError, Workspace, pareto,
    pareto_to_all,
};
use petgraph::EdgeType;
use petgraph::graph::{DiGraph, EdgeIndex, Graph, NodeIndex};
use petgraph::visit::EdgeRef;
use proptest::prelude::*;

/// A static graph as the core sees it: arcs are petgraph's edges, undirected ones once each way.
struct Rows<const K: usize> {
    rows: Vec<Vec<usize>>,
    arcs: Vec<(usize, Cost<K>, EdgeIndex)>,
}

impl<const K: usize> Rows<K> {
    fn of<D: EdgeType>(graph: &Graph<(), [u64; 4], D>) -> Self {
        let mut rows = Self { rows: vec![Vec::new(); graph.node_count()], arcs: Vec::new() };
        for node in graph.node_indices() {
            for edge in graph.edges(node) {
                rows.rows[node.index()].push(rows.arcs.len());
                rows.arcs.push((edge.target().index(), first(*edge.weight()), edge.id()));
            }
        }
        rows
    }

    fn front(&self, source: NodeIndex, target: NodeIndex) -> Result<Vec<Way<K>>, SearchError> {
        let (source, target) = (NodeId::new(source.index()), NodeId::new(target.index()));
        let bounds = Bounds::to(self, target)?;
        let outcome = pareto(self, &[(source, [0; K])], target, &bounds, &Limits::default(), &mut Workspace::new())?;
        let edges = |steps: &[landsea::search::Step]| steps.iter().map(|step| self.arcs[step.arc.index()].2).collect();
        Ok(outcome.found.iter().map(|found| (found.cost, edges(&found.steps))).collect())
    }
}

impl<const K: usize> Searchable<K> for Rows<K> {
    const WAITS: bool = false;

    fn node_count(&self) -> usize {
        self.rows.len()
    }

    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)> {
        self.rows[node.index()].iter().map(|&arc| (ArcId::new(arc), NodeId::new(self.arcs[arc].0)))
    }

    fn ride(&self, arc: ArcId, at: &Cost<K>, _: Later) -> Result<Option<Ride<K>>, SearchError> {
        let mut cost = *at;
        for (sum, more) in cost.iter_mut().zip(self.least(arc)) {
            *sum = sum.checked_add(more).ok_or(SearchError::Overflow)?;
        }
        Ok(Some(Ride { departure: 0, cost }))
    }

    fn least(&self, arc: ArcId) -> Cost<K> {
        self.arcs[arc.index()].1
    }

    fn better_after(&self, _: ArcId, _: u32) -> Option<u32> {
        None
    }

    fn growth(&self, _: NodeId, _: u64) -> Cost<K> {
        [0; K]
    }

    fn tolerates(&self, _: NodeId, _: &Cost<K>) -> u64 {
        u64::MAX
    }

    fn rank(&self, arc: ArcId) -> (u32, u32) {
        (u32::try_from(self.arcs[arc.index()].2.index()).unwrap(), 0)
    }
}

fn agree<const K: usize, D: EdgeType>(graph: &Graph<(), [u64; 4], D>) -> Result<(), TestCaseError> {
    let rows = Rows::<K>::of(graph);
    for source in graph.node_indices() {
        for target in graph.node_indices() {
            let ways = rows.front(source, target).unwrap();
            prop_assert_eq!(ways, enumerated::<K, D>(graph, source, target), "{:?} to {:?}", source, target);
        }
    }
    Ok(())
}

fn agree_on_all<D: EdgeType>(nodes: usize, edges: &[(usize, usize, [u64; 4])]) -> Result<(), TestCaseError> {
    let graph = build::<D>(nodes, edges);
    agree::<1, D>(&graph)?;
    agree::<2, D>(&graph)?;
    agree::<3, D>(&graph)?;
    agree::<4, D>(&graph)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fronts_on_directed_graphs_are_those_of_the_enumeration((nodes, edges) in graphs()) {
        agree_on_all::<petgraph::Directed>(nodes, &edges)?;
    }

    #[test]
    fn fronts_on_undirected_graphs_are_those_of_the_enumeration((nodes, edges) in graphs()) {
        agree_on_all::<petgraph::Undirected>(nodes, &edges)?;
    }
}

/// Weights beside the powers of two, in place of the few.
fn beside_powers_of_two(weight: u64) -> u64 {
    const STEPS: [u64; 10] =
        [0, 1, (1 << 32) - 1, 1 << 32, 1 << 62, (1 << 63) - 1, 1 << 63, 3 << 62, u64::MAX - 1, u64::MAX];
    STEPS[usize::try_from(weight).unwrap() % STEPS.len()]
}

/// The sums of all paths that see no node twice, in 128 bits.
fn sums<const K: usize>(graph: &DiGraph<(), [u64; 4]>, source: NodeIndex, target: NodeIndex) -> Vec<[u128; K]> {
    let (mut sums, mut left) = (Vec::new(), vec![(vec![source], [0_u128; K])]);
    while let Some((nodes, sum)) = left.pop() {
        let at = nodes[nodes.len() - 1];
        if at == target {
            sums.push(sum);
            continue;
        }
        for edge in graph.edges(at).filter(|edge| !nodes.contains(&edge.target())) {
            let sum = std::array::from_fn(|criterion| sum[criterion] + u128::from(edge.weight()[criterion]));
            left.push((nodes.iter().copied().chain([edge.target()]).collect(), sum));
        }
    }
    sums
}

/// What fits is found; an overflow is said where a way that is due does not fit, by more than one criterion also where it may be due.
fn agree_on_wide<const K: usize>(graph: &DiGraph<(), [u64; 4]>) -> Result<(), TestCaseError> {
    let rows = Rows::<K>::of(graph);
    for (source, target) in graph.node_indices().flat_map(|from| graph.node_indices().map(move |to| (from, to))) {
        let mut sums = sums::<K>(graph, source, target);
        sums.sort_unstable();
        sums.dedup();
        let dominated =
            |sum: &[u128; K]| sums.iter().any(|other| other != sum && (0..K).all(|at| other[at] <= sum[at]));
        let front: Vec<[u128; K]> = sums.iter().filter(|sum| !dominated(sum)).copied().collect();
        let fits = |sum: &[u128; K]| sum.iter().all(|&sum| u64::try_from(sum).is_ok());
        match rows.front(source, target) {
            Ok(ways) => {
                let costs: Vec<[u128; K]> = ways.iter().map(|(cost, _)| cost.map(u128::from)).collect();
                prop_assert_eq!(costs, front, "{:?} to {:?}", source, target);
            }
            Err(error) => {
                prop_assert_eq!(error, SearchError::Overflow);
                // By more than one criterion a way may be no better than an answer, without anybody knowing.
                let all = graph.edge_weights().fold([0; K], |sum: [u128; K], weights| {
                    std::array::from_fn(|criterion| sum[criterion] + u128::from(weights[criterion]))
                });
                prop_assert!(
                    !if K == 1 { front.iter().all(fits) } else { fits(&all) },
                    "{:?} to {:?} fits",
                    source,
                    target
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sums_beside_64_bits_are_found_or_refused((nodes, mut edges) in graphs()) {
        for (_, _, weights) in &mut edges {
            *weights = weights.map(beside_powers_of_two);
        }
        let graph = build::<petgraph::Directed>(nodes, &edges);
        agree_on_wide::<1>(&graph)?;
        agree_on_wide::<2>(&graph)?;
        agree_on_wide::<3>(&graph)?;
    }
}

#[test]
fn an_arc_that_no_answer_needs_spoils_nothing() {
    let graph = DiGraph::<(), [u64; 4]>::from_edges([(0, 1, [5; 4]), (2, 0, [u64::MAX; 4]), (2, 0, [7; 4])]);
    let rows = Rows::<2>::of(&graph);
    let costs = |from: u32, to: u32| {
        rows.front(from.into(), to.into()).map(|ways| ways.into_iter().map(|(cost, _)| cost).collect::<Vec<_>>())
    };
    assert_eq!((costs(0, 1), costs(2, 1)), (Ok(vec![[5, 5]]), Ok(vec![[12, 12]])));
    let all = pareto_to_all(&rows, &[(NodeId::new(2), [0; 2])], &Limits::default()).unwrap();
    assert_eq!(all.0, [vec![[7, 7]], vec![[12, 12]], vec![[0, 0]]]);
    // From a start that costs nearly all there is.
    let from = |cost| {
        let sources = [(NodeId::new(0), [cost; 2])];
        let bounds = Bounds::to(&rows, NodeId::new(1)).unwrap();
        pareto(&rows, &sources, NodeId::new(1), &bounds, &Limits::default(), &mut Workspace::new())
            .map(|outcome| outcome.found[0].cost)
    };
    assert_eq!((from(u64::MAX - 5), from(u64::MAX - 4)), (Ok([u64::MAX; 2]), Err(SearchError::Overflow)));
}

#[test]
fn bounds_of_another_graph_or_target_are_refused() {
    let small = Rows::<2>::of(&DiGraph::<(), [u64; 4]>::from_edges([(0, 1, [1; 4])]));
    let large = Rows::<2>::of(&DiGraph::<(), [u64; 4]>::from_edges([(0, 1, [1; 4]), (1, 2, [1; 4])]));
    let [first, second] = [0, 1].map(NodeId::new);
    let ask = |bounds: &Bounds<2>| {
        pareto(&large, &[(first, [0; 2])], second, bounds, &Limits::default(), &mut Workspace::new()).map(|_| ())
    };
    let bounds = [Bounds::to(&small, second).unwrap(), Bounds::to(&large, first).unwrap(), Bounds::new()];
    assert_eq!(bounds.each_ref().map(ask), [const { Err(SearchError::WrongBounds) }; 3]);
    assert_eq!(ask(&Bounds::to(&large, second).unwrap()), Ok(()));
}

#[test]
fn of_equal_paths_the_fewest_edges_then_those_that_were_added_first() {
    let mut graph = DiGraph::<(), [u64; 4]>::new();
    let [a, b, c, d] = [(); 4].map(|()| graph.add_node(()));
    let long = [graph.add_edge(a, b, [1; 4]), graph.add_edge(b, c, [0; 4]), graph.add_edge(c, d, [1; 4])];
    let second = [graph.add_edge(a, c, [1; 4]), graph.add_edge(c, d, [1; 4])];
    // By c, and over the first of the two edges from there.
    assert_eq!(Rows::<2>::of(&graph).front(a, d).unwrap()[0].1, [second[0], long[2]]);
}

#[test]
fn a_sum_past_64_bits_is_an_error_and_not_a_wrap() {
    let chain = |weights: [u64; 2]| {
        let mut graph = DiGraph::<(), [u64; 4]>::new();
        let [a, b, c] = [(); 3].map(|()| graph.add_node(()));
        graph.add_edge(a, b, [weights[0]; 4]);
        graph.add_edge(b, c, [weights[1]; 4]);
        Rows::<2>::of(&graph).front(a, c).map(|front| front[0].0[0])
    };
    assert_eq!(chain([u64::MAX - 5, 6]), Err(SearchError::Overflow));
    assert_eq!(chain([u64::MAX - 5, 4]), Ok(u64::MAX - 1));
}
