//! `landsea::search` against the enumeration of all simple paths, on small random petgraph graphs.

use landsea::search::{Cost, ForwardStar, SearchError, dominates};
use petgraph::EdgeType;
use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, EdgeIndex, Graph, NodeIndex};
use petgraph::visit::EdgeRef;
use proptest::prelude::*;

type Way<const K: usize> = (Cost<K>, Vec<EdgeIndex>);

/// Nodes and edges with four weights each. Weights are few, so that many ways are equal; edges may be parallel, loops, or nothing's.
fn graphs() -> impl Strategy<Value = (usize, Vec<(usize, usize, [u64; 4])>)> {
    (1_usize..=6).prop_flat_map(|nodes| {
        let weight = prop_oneof![4 => 0_u64..4, 1 => 0_u64..20];
        let edge = (0..nodes, 0..nodes, [weight.clone(), weight.clone(), weight.clone(), weight]);
        (Just(nodes), prop::collection::vec(edge, 0..=12))
    })
}

fn build<D: EdgeType>(nodes: usize, edges: &[(usize, usize, [u64; 4])]) -> Graph<(), [u64; 4], D> {
    let mut graph = Graph::default();
    for _ in 0..nodes {
        graph.add_node(());
    }
    for &(from, to, weights) in edges {
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), weights);
    }
    graph
}

fn first<const K: usize>(weights: [u64; 4]) -> Cost<K> {
    std::array::from_fn(|criterion| weights[criterion])
}

/// Every path that sees no node twice. A path that does is never better, and longer.
fn simple_paths<const K: usize, D: EdgeType>(
    graph: &Graph<(), [u64; 4], D>,
    at: NodeIndex,
    target: NodeIndex,
    so_far: &Way<K>,
    seen: &mut Vec<NodeIndex>,
    found: &mut Vec<Way<K>>,
) {
    if at == target {
        found.push(so_far.clone());
        return;
    }
    seen.push(at);
    for edge in graph.edges(at) {
        if !seen.contains(&edge.target()) {
            let (mut cost, mut edges) = so_far.clone();
            for (sum, more) in cost.iter_mut().zip(first::<K>(*edge.weight())) {
                *sum += more;
            }
            edges.push(edge.id());
            simple_paths(graph, edge.target(), target, &(cost, edges), seen, found);
        }
    }
    seen.pop();
}

/// One path for each vector that no other dominates: the fewest edges, then the smallest sequence of them.
fn enumerated<const K: usize, D: EdgeType>(
    graph: &Graph<(), [u64; 4], D>,
    source: NodeIndex,
    target: NodeIndex,
) -> Vec<Way<K>> {
    let mut all = Vec::new();
    simple_paths(graph, source, target, &([0; K], Vec::new()), &mut Vec::new(), &mut all);
    all.sort_by_key(|(cost, edges)| (*cost, edges.len(), edges.clone()));
    all.dedup_by_key(|(cost, _)| *cost);
    let beaten = |cost: &Cost<K>| all.iter().any(|(other, _)| dominates(other, cost));
    all.iter().filter(|(cost, _)| !beaten(cost)).cloned().collect()
}

fn agree<const K: usize, D: EdgeType>(graph: &Graph<(), [u64; 4], D>) -> Result<(), TestCaseError> {
    let star = ForwardStar::from_petgraph(graph, |edge| first::<K>(*edge.weight()));
    for source in graph.node_indices() {
        for target in graph.node_indices() {
            let front = star.front(source, target).unwrap();
            let ways: Vec<Way<K>> = front.paths.iter().map(|path| (path.cost, path.edges.clone())).collect();
            prop_assert_eq!(ways, enumerated::<K, D>(graph, source, target), "{:?} to {:?}", source, target);
            for path in &front.paths {
                prop_assert_eq!(path.nodes.first(), Some(&source));
                prop_assert_eq!(path.nodes.last(), Some(&target));
                for (edge, pair) in path.edges.iter().zip(path.nodes.windows(2)) {
                    let (a, b) = graph.edge_endpoints(*edge).unwrap();
                    prop_assert!(
                        (a, b) == (pair[0], pair[1]) || (!graph.is_directed() && (b, a) == (pair[0], pair[1]))
                    );
                }
            }
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

fn config() -> ProptestConfig {
    let cases = std::env::var("LANDSEA_ORACLE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
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

    #[test]
    fn one_criterion_is_dijkstra((nodes, edges) in graphs()) {
        let graph = build::<petgraph::Directed>(nodes, &edges);
        let star = ForwardStar::from_petgraph(&graph, |edge| first::<1>(*edge.weight()));
        for source in graph.node_indices() {
            let theirs = dijkstra(&graph, source, None, |edge| edge.weight()[0]);
            for target in graph.node_indices() {
                let ours = star.front(source, target).unwrap().paths.first().map(|path| path.cost[0]);
                prop_assert_eq!(ours, theirs.get(&target).copied());
            }
        }
    }
}

#[test]
fn of_equal_paths_the_fewest_edges_then_those_that_were_added_first() {
    let mut graph = DiGraph::<(), u64>::new();
    let [a, b, c, d] = [(); 4].map(|()| graph.add_node(()));
    let long = [graph.add_edge(a, b, 1), graph.add_edge(b, c, 0), graph.add_edge(c, d, 1)];
    let second = [graph.add_edge(a, c, 1), graph.add_edge(c, d, 1)];
    let star = ForwardStar::from_petgraph(&graph, |edge| [*edge.weight(); 2]);
    // By c, and over the first of the two edges from there.
    assert_eq!(star.front(a, d).unwrap().paths[0].edges, [second[0], long[2]]);
}

/// The least cost of a chain of two edges, by one and by two criteria; none when no path is found.
fn chain(weights: [u64; 2]) -> Result<Option<u64>, SearchError> {
    let mut graph = DiGraph::<(), u64>::new();
    let [a, b, c] = [(); 3].map(|()| graph.add_node(()));
    graph.add_edge(a, b, weights[0]);
    graph.add_edge(b, c, weights[1]);
    let one = ForwardStar::from_petgraph(&graph, |edge| [*edge.weight()]).front(a, c);
    let two = ForwardStar::from_petgraph(&graph, |edge| [1, *edge.weight()]).front(a, c);
    let one = one.map(|front| front.paths.first().map(|path| path.cost[0]));
    assert_eq!(one, two.map(|front| front.paths.first().map(|path| path.cost[1])));
    one
}

#[test]
fn a_sum_past_64_bits_is_an_error_and_not_a_wrap() {
    assert_eq!(chain([u64::MAX - 5, 6]), Err(SearchError::Overflow));
    assert_eq!(chain([u64::MAX - 5, 4]), Ok(Some(u64::MAX - 1)));
}

/// The largest number stands for no special thing: such a path is found, or refused as too long, but does not vanish.
#[test]
fn a_path_as_long_as_64_bits_hold_does_not_vanish() {
    assert_eq!(chain([u64::MAX, u64::MAX]), Err(SearchError::Overflow));
    for weights in [[u64::MAX, 0], [u64::MAX - 5, 5]] {
        assert_ne!(chain(weights), Ok(None), "{weights:?}");
    }
}
