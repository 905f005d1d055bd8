//! Random small graphs, and every path of them.

use landsea::search::{Cost, dominates};
use petgraph::EdgeType;
use petgraph::graph::{EdgeIndex, Graph, NodeIndex};
use petgraph::visit::EdgeRef;
use proptest::prelude::*;

pub(crate) type Way<const K: usize> = (Cost<K>, Vec<EdgeIndex>);

/// Nodes and edges with four weights each. Weights are few, so that many ways are equal; edges may be parallel, loops, or nothing's.
pub(crate) fn graphs() -> impl Strategy<Value = (usize, Vec<(usize, usize, [u64; 4])>)> {
    (1_usize..=6).prop_flat_map(|nodes| {
        let weight = prop_oneof![4 => 0_u64..4, 1 => 0_u64..20];
        let edge = (0..nodes, 0..nodes, [weight.clone(), weight.clone(), weight.clone(), weight]);
        (Just(nodes), prop::collection::vec(edge, 0..=12))
    })
}

/// Roads with few crossings: a tree, a few more edges, each both ways at costs of its own. The core of such a graph is a small part of it.
pub(crate) fn roads() -> impl Strategy<Value = (usize, Vec<(usize, usize, [u64; 4])>)> {
    (3_usize..=11).prop_flat_map(|nodes| {
        let weight = || prop_oneof![4 => 0_u64..4, 1 => 0_u64..20];
        let weights = || [weight(), weight(), weight(), weight()];
        let tree = prop::collection::vec((any::<prop::sample::Index>(), weights(), weights()), nodes - 1);
        let more = prop::collection::vec((0..nodes, 0..nodes, weights(), weights()), 0..=4);
        (Just(nodes), tree, more).prop_map(|(nodes, tree, more)| {
            let branches = (1..).zip(tree).map(|(node, (other, there, back))| (node, other.index(node), there, back));
            let both = |(from, to, there, back)| [(from, to, there), (to, from, back)];
            (nodes, branches.chain(more).flat_map(both).collect())
        })
    })
}

pub(crate) fn build<D: EdgeType>(nodes: usize, edges: &[(usize, usize, [u64; 4])]) -> Graph<(), [u64; 4], D> {
    let mut graph = Graph::default();
    for _ in 0..nodes {
        graph.add_node(());
    }
    for &(from, to, weights) in edges {
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), weights);
    }
    graph
}

pub(crate) fn first<const K: usize>(weights: [u64; 4]) -> Cost<K> {
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
pub(crate) fn enumerated<const K: usize, D: EdgeType>(
    graph: &Graph<(), [u64; 4], D>,
    source: NodeIndex,
    target: NodeIndex,
) -> Vec<Way<K>> {
    let mut all = Vec::new();
    simple_paths(graph, source, target, &([0; K], Vec::new()), &mut Vec::new(), &mut all);
    all.sort_by_key(|(cost, edges)| (*cost, edges.len(), edges.clone()));
    all.dedup_by_key(|(cost, _)| *cost);
    let dominated = |cost: &Cost<K>| all.iter().any(|(other, _)| dominates(other, cost));
    all.iter().filter(|(cost, _)| !dominated(cost)).cloned().collect()
}

/// How many cases: `LANDSEA_ORACLE_CASES`, or 500.
pub(crate) fn config() -> ProptestConfig {
    let cases = std::env::var("LANDSEA_ORACLE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}
