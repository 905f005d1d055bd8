//! `landsea::search::pareto`, the core that freight stands on, against the enumeration of all simple paths on small random graphs.

mod paths;

use landsea::search::{
    ArcId, Bounds, Cost, Graph as Searchable, Later, Limits, NodeId, Ride, SearchError, Workspace, pareto,
};
use paths::{Way, build, config, enumerated, first, graphs};
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
