//! Graphs of the size that freight has, and pairs of their nodes: the same wherever they are measured.

use petgraph::graph::{DiGraph, NodeIndex};

pub(crate) type Graph = DiGraph<(), [u32; 2]>;

/// A fixed linear congruential generator (Numerical Recipes): the same graph everywhere.
struct Random(u32);

impl Random {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u32::try_from((u64::from(self.0) * u64::from(most)) >> 32).unwrap()
    }
}

/// A thousand terminals in a square, each with twenty services to others, mostly near ones. Faster is dearer: minutes at 30 to
/// 90 km/h, cents by the kilometre.
pub(crate) fn terminals() -> Graph {
    let mut random = Random(5);
    let places: Vec<[i64; 2]> = (0..1000).map(|_| [(); 2].map(|()| i64::from(random.below(3000)))).collect();
    let mut graph = Graph::new();
    for _ in &places {
        graph.add_node(());
    }
    for from in 0..1000 {
        for _ in 0..20 {
            let distance = |to: usize| (0..2).map(|at| (places[from][at] - places[to][at]).abs()).sum::<i64>().max(10);
            let to = (0..6).map(|_| random.below(1000) as usize).min_by_key(|&to| distance(to)).unwrap();
            let speed = 30 + random.below(60);
            let distance = u32::try_from(distance(to)).unwrap();
            let minutes = distance * 60 / speed;
            let cents = distance * (20 + speed + random.below(40));
            graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), [minutes, cents]);
        }
    }
    graph
}

/// A grid of 100 × 100 nodes with two weights that pull apart.
pub(crate) fn grid() -> Graph {
    let mut graph = Graph::new();
    let side = 100;
    let nodes: Vec<_> = (0..side * side).map(|_| graph.add_node(())).collect();
    let mut random = Random(1);
    for at in 0..side * side {
        let right = (at % side + 1 < side).then_some(at + 1);
        let below = (at + side < side * side).then_some(at + side);
        for next in right.into_iter().chain(below) {
            for (from, to) in [(at, next), (next, at)] {
                graph.add_edge(nodes[from], nodes[to], [random.below(16) + 1, random.below(16) + 1]);
            }
        }
    }
    graph
}

/// Pairs of nodes that the benches go round, so that none can live off one answer.
pub(crate) fn pairs(graph: &Graph) -> Vec<(NodeIndex, NodeIndex)> {
    let mut random = Random(9);
    let nodes = u32::try_from(graph.node_count()).unwrap();
    (0..64)
        .map(|_| (NodeIndex::new(random.below(nodes) as usize), NodeIndex::new(random.below(nodes) as usize)))
        .collect()
}
