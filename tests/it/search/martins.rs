//! `landsea::search::ForwardStar` against Martins' label setting, written here to be obviously right, on graphs of some thousand nodes.

use landsea::search::{ForwardStar, Limits, Question, Scratch, Weight};
use ordered_float::OrderedFloat;
use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::BTreeSet;

/// Minimal standard generator of Park and Miller (1988).
struct Random(u64);

impl Random {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        u32::try_from(self.0 % u64::from(most)).unwrap()
    }
}

/// Martins (1984): of all tentative labels take a lexicographically least one, make it permanent, extend it, and drop what a label
/// of the same node dominates or equals. No bounds, no target, no reduced vectors.
fn martins<const K: usize>(graph: &DiGraph<(), [u32; 4]>, source: NodeIndex) -> Vec<Vec<[u32; K]>> {
    let no_worse = |a: &[u32; K], b: &[u32; K]| (0..K).all(|at| a[at] <= b[at]);
    let mut permanent: Vec<Vec<[u32; K]>> = vec![Vec::new(); graph.node_count()];
    let mut tentative = BTreeSet::from([([0; K], source)]);
    while let Some((cost, node)) = tentative.pop_first() {
        if permanent[node.index()].iter().any(|known| no_worse(known, &cost)) {
            continue;
        }
        permanent[node.index()].push(cost);
        for edge in graph.edges(node) {
            let extended = std::array::from_fn(|at| cost[at] + edge.weight()[at]);
            if !permanent[edge.target().index()].iter().any(|known| no_worse(known, &extended)) {
                tentative.insert((extended, edge.target()));
            }
        }
    }
    permanent
}

/// A square grid with weights below `most` either way.
fn grid(side: usize, most: u32, random: &mut Random) -> DiGraph<(), [u32; 4]> {
    let mut graph = DiGraph::new();
    let nodes: Vec<NodeIndex> = (0..side * side).map(|_| graph.add_node(())).collect();
    for at in 0..side * side {
        let right = (at % side + 1 < side).then_some(at + 1);
        let below = (at + side < side * side).then_some(at + side);
        for next in right.into_iter().chain(below) {
            for (from, to) in [(at, next), (next, at)] {
                graph.add_edge(nodes[from], nodes[to], std::array::from_fn(|_| random.below(most)));
            }
        }
    }
    graph
}

/// A grid from which three in ten roads are missing, so that there are dead ends and long ways between crossings.
fn country(side: usize, most: u32, random: &mut Random) -> DiGraph<(), [u32; 4]> {
    let mut graph = grid(side, most, random);
    let roads: Vec<bool> = (0..graph.edge_count() / 2).map(|_| random.below(10) < 7).collect();
    graph.retain_edges(|_, edge| roads[edge.index() / 2]);
    graph
}

/// Crossings with roads to a dozen others, and beside each a way out of the town that may come back to it elsewhere.
fn town(crossings: u32, most: u32, random: &mut Random) -> DiGraph<(), [u32; 4]> {
    let mut graph = DiGraph::new();
    let nodes: Vec<NodeIndex> = (0..crossings * 3).map(|_| graph.add_node(())).collect();
    let mut road = |from: u32, to: u32, random: &mut Random| {
        for (from, to) in [(from, to), (to, from)] {
            graph.add_edge(nodes[from as usize], nodes[to as usize], std::array::from_fn(|_| random.below(most)));
        }
    };
    for crossing in 0..crossings {
        for _ in 0..12 {
            road(crossing * 3, random.below(crossings) * 3, random);
        }
        road(crossing * 3, crossing * 3 + 1, random);
        road(crossing * 3 + 1, crossing * 3 + 2, random);
        if random.below(2) == 0 {
            road(crossing * 3 + 2, random.below(crossings) * 3, random);
        }
    }
    graph
}

/// Arcs between any two nodes, four for each node, parallel ones and loops among them.
fn web(nodes: u32, most: u32, random: &mut Random) -> DiGraph<(), [u32; 4]> {
    let mut graph = DiGraph::new();
    for _ in 0..nodes {
        graph.add_node(());
    }
    for _ in 0..4 * nodes {
        let [from, to] = [(); 2].map(|()| NodeIndex::new(random.below(nodes) as usize));
        graph.add_edge(from, to, std::array::from_fn(|_| random.below(most)));
    }
    graph
}

fn agree<W: Weight + From<u32>, const K: usize>(graph: &DiGraph<(), [u32; 4]>, targets: usize) {
    agree_in_units::<W, K>(graph, targets, W::from);
}

/// `of` is a weight or a sum in the units of the search.
fn agree_in_units<W: Weight, const K: usize>(graph: &DiGraph<(), [u32; 4]>, targets: usize, of: impl Fn(u32) -> W) {
    let star = ForwardStar::from_petgraph(graph, |edge| std::array::from_fn(|at| of(edge.weight()[at]))).unwrap();
    let source = NodeIndex::new(graph.node_count() / 3);
    let expected: Vec<Vec<[W; K]>> = martins::<K>(graph, source)
        .into_iter()
        .map(|front| front.into_iter().map(|cost| cost.map(&of)).collect())
        .collect();
    let (mut scratch, mut to_all) = (Scratch::new(), Scratch::new());
    let all = star.fronts_to_all(&[source], &Limits::default(), &mut to_all).unwrap();
    for target in graph.node_indices() {
        assert_eq!(all.costs(target).unwrap().collect::<Vec<_>>(), expected[target.index()]);
    }
    let (mut most, sources, hierarchy) = (0, [source], star.contract());
    for target in graph.node_indices().step_by(graph.node_count() / targets) {
        let answers = star.answer(&Question::new(&sources, target), &mut scratch).unwrap();
        most = most.max(answers.costs().len());
        assert_eq!(answers.costs(), expected[target.index()]);
        let kept = star.bounds_to(target).unwrap();
        let answers = star.answer(&Question::new(&sources, target).bounds(&kept), &mut scratch).unwrap();
        assert_eq!(answers.costs(), expected[target.index()]);
    }
    // Distances from one target to the next, so that what is kept of one would spoil the other.
    for target in graph.node_indices().step_by(graph.node_count() / targets) {
        if let Some(hierarchy) = &hierarchy {
            let answers = star.answer(&Question::new(&sources, target).hierarchy(hierarchy), &mut scratch).unwrap();
            assert_eq!(answers.costs(), expected[target.index()]);
            for (at, &cost) in answers.costs().iter().enumerate() {
                let path = answers.path(at).unwrap();
                let edges = path.edges.iter().map(|&edge| graph[edge]);
                let sum = edges.fold([0; 4], |sum: [u32; 4], cost| std::array::from_fn(|at| sum[at] + cost[at]));
                assert_eq!(cost, std::array::from_fn(|at| of(sum[at])));
            }
        }
    }
    assert!(K == 1 || most > 5, "the fronts are too small to say anything: {most}");
    if K == 1 {
        let theirs = dijkstra(graph, source, None, |edge| edge.weight()[0]);
        for target in graph.node_indices() {
            let known = theirs.get(&target).map(|&cost| [of(cost); K]);
            assert_eq!(known.as_ref(), expected[target.index()].first());
        }
    }
}

#[test]
fn one_criterion_on_a_grid_and_a_web() {
    let mut random = Random(1);
    agree::<u32, 1>(&grid(60, 50, &mut random), 300);
    agree::<u64, 1>(&web(4000, 1000, &mut random), 300);
    agree::<OrderedFloat<f64>, 1>(&grid(50, 1000, &mut random), 100);
}

#[test]
fn two_criteria_on_grids() {
    let mut random = Random(2);
    agree::<u32, 2>(&grid(55, 10, &mut random), 60);
    agree::<u64, 2>(&grid(45, 1_000_000, &mut random), 40);
    agree::<OrderedFloat<f64>, 2>(&grid(45, 30, &mut random), 30);
}

#[test]
fn two_criteria_on_webs() {
    let mut random = Random(3);
    agree::<u32, 2>(&web(5000, 5, &mut random), 100);
    agree::<u32, 2>(&web(5000, 100_000, &mut random), 100);
    agree::<OrderedFloat<f64>, 2>(&web(3000, 1000, &mut random), 50);
}

#[test]
fn three_criteria_on_a_grid_and_a_web() {
    let mut random = Random(4);
    agree::<u32, 3>(&grid(40, 4, &mut random), 30);
    agree::<u64, 3>(&web(3000, 20, &mut random), 60);
    agree::<OrderedFloat<f64>, 3>(&web(2000, 20, &mut random), 30);
}

#[test]
fn four_criteria_on_a_grid_and_a_web() {
    let mut random = Random(5);
    agree::<u32, 4>(&grid(24, 3, &mut random), 12);
    agree::<u32, 4>(&web(2000, 8, &mut random), 30);
    agree::<OrderedFloat<f64>, 4>(&web(1000, 10, &mut random), 20);
}

#[test]
fn graphs_that_are_searched_in_their_core() {
    let mut random = Random(6);
    agree::<u32, 1>(&country(70, 50, &mut random), 200);
    agree::<u32, 2>(&country(50, 20, &mut random), 60);
    agree::<u64, 3>(&country(30, 8, &mut random), 40);
    agree::<u32, 4>(&country(20, 4, &mut random), 30);
    agree::<u32, 1>(&town(300, 100, &mut random), 100);
    agree::<u32, 2>(&town(200, 100, &mut random), 60);
    agree::<u64, 3>(&town(100, 20, &mut random), 40);
    agree::<u32, 4>(&town(60, 8, &mut random), 30);
}

/// Sums beside 2^31, 2^32 and above, of weights that are less.
#[test]
fn sums_past_32_bits() {
    let mut random = Random(7);
    for unit in [22, 24, 26] {
        agree_in_units::<u64, 1>(&grid(30, 10, &mut random), 60, |cost| u64::from(cost) << unit);
        agree_in_units::<u64, 2>(&grid(24, 10, &mut random), 30, |cost| u64::from(cost) << unit);
        agree_in_units::<u64, 2>(&town(150, 10, &mut random), 40, |cost| u64::from(cost) << unit);
        agree_in_units::<u64, 3>(&grid(16, 6, &mut random), 20, |cost| u64::from(cost) << unit);
        agree_in_units::<u64, 4>(&grid(10, 3, &mut random), 20, |cost| u64::from(cost) << unit);
    }
    // Up to the end of the type.
    let of_u32 = |cost: u32| cost.checked_mul(1 << 22).unwrap();
    agree_in_units::<u32, 1>(&grid(30, 10, &mut random), 60, of_u32);
    agree_in_units::<u32, 2>(&grid(20, 10, &mut random), 30, of_u32);
    agree_in_units::<u32, 3>(&grid(16, 6, &mut random), 20, of_u32);
}
