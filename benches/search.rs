//! The search on graphs of the size that freight has, beside petgraph's and pathfinding's `dijkstra` in the same run. Every bench asserts
//! its answer; `cargo bench --bench search -- --test` runs each once.

use criterion::{Criterion as Bench, criterion_group, criterion_main};
use landsea::search::{ForwardStar, Question, Scratch};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::hint::black_box;

type Graph = DiGraph<(), [u32; 2]>;
type Star<const K: usize> = ForwardStar<NodeIndex, EdgeIndex, u32, K>;

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
fn terminals() -> Graph {
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
fn grid() -> Graph {
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
fn pairs(graph: &Graph) -> Vec<(NodeIndex, NodeIndex)> {
    let mut random = Random(9);
    let nodes = u32::try_from(graph.node_count()).unwrap();
    (0..64)
        .map(|_| (NodeIndex::new(random.below(nodes) as usize), NodeIndex::new(random.below(nodes) as usize)))
        .collect()
}

/// One criterion, one to one: `pathfinding` and `landsea` return the path, petgraph's `dijkstra` costs only.
fn one_criterion(bench: &mut Bench, name: &str, graph: &Graph) {
    let star = Star::<1>::from_petgraph(graph, |edge| [edge.weight()[0]]).unwrap();
    let pairs = pairs(graph);
    let dijkstra =
        |from, to| petgraph::algo::dijkstra(graph, from, Some(to), |edge| edge.weight()[0]).get(&to).copied();
    let expected: Vec<Option<u32>> = pairs.iter().map(|&(from, to)| dijkstra(from, to)).collect();
    let mut group = bench.benchmark_group(format!("one criterion, {name}"));
    let mut turn = (0..pairs.len()).cycle();
    group.bench_function("petgraph", |b| {
        b.iter(|| {
            let at = turn.next().unwrap();
            assert_eq!(dijkstra(pairs[at].0, pairs[at].1), expected[at]);
        });
    });
    group.bench_function("pathfinding", |b| {
        b.iter(|| {
            let at = turn.next().unwrap();
            let successors = |&node: &NodeIndex| graph.edges(node).map(|edge| (edge.target(), edge.weight()[0]));
            let found =
                pathfinding::directed::dijkstra::dijkstra(&pairs[at].0, successors, |&node| node == pairs[at].1);
            assert_eq!(found.map(|(_, cost)| cost), expected[at]);
        });
    });
    let mut scratch = Scratch::new();
    group.bench_function("landsea", |b| {
        b.iter(|| {
            let at = turn.next().unwrap();
            let sources = [pairs[at].0];
            let answers = star.answer(&Question::new(&sources, pairs[at].1), &mut scratch).unwrap();
            let path = answers.path(0);
            assert_eq!(path.as_ref().map(|path| path.cost[0]), expected[at]);
            black_box(path);
        });
    });
    group.finish();
}

fn two_criteria(bench: &mut Bench, name: &str, graph: &Graph) {
    let star = Star::<2>::from_petgraph(graph, |edge| *edge.weight()).unwrap();
    let pairs = pairs(graph);
    let fronts: Vec<_> = pairs.iter().map(|&(from, to)| star.front(from, to).unwrap().costs()).collect();
    let bounds: Vec<_> = pairs.iter().map(|pair| star.bounds_to(pair.1).unwrap()).collect();
    let mut group = bench.benchmark_group(format!("two criteria, {name}"));
    let mut turn = (0..pairs.len()).cycle();
    let mut scratch = Scratch::new();
    group.bench_function("bounds and front", |b| {
        b.iter(|| {
            let at = turn.next().unwrap();
            let sources = [pairs[at].0];
            let answers = star.answer(&Question::new(&sources, pairs[at].1), &mut scratch).unwrap();
            assert_eq!(answers.costs(), fronts[at]);
        });
    });
    group.bench_function("front with kept bounds", |b| {
        b.iter(|| {
            let at = turn.next().unwrap();
            let sources = [pairs[at].0];
            let question = Question::new(&sources, pairs[at].1).bounds(&bounds[at]);
            let answers = star.answer(&question, &mut scratch).unwrap();
            assert_eq!(answers.costs(), fronts[at]);
        });
    });
    group.finish();
    let size = fronts.iter().map(Vec::len).sum::<usize>() / fronts.len();
    println!("    mean front: {size}");
}

fn search(bench: &mut Bench) {
    let (terminals, grid) = (terminals(), grid());
    one_criterion(bench, "1,000 terminals", &terminals);
    one_criterion(bench, "grid of 10,000", &grid);
    two_criteria(bench, "1,000 terminals", &terminals);
    two_criteria(bench, "grid of 10,000", &grid);
}

criterion_group! {
    name = benches;
    config = Bench::default().sample_size(30).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(2));
    targets = search
}
criterion_main!(benches);
