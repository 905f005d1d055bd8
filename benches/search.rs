//! The search on graphs of the size that freight has, beside petgraph's and pathfinding's `dijkstra` in the same run. Every bench asserts
//! its answer; `cargo bench --bench search -- --test` runs each once.

mod graphs;

use criterion::{Criterion as Bench, criterion_group, criterion_main};
use graphs::{Graph, grid, pairs, terminals};
use landsea::search::{ForwardStar, Question, Scratch};
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::hint::black_box;

type Star<const K: usize> = ForwardStar<NodeIndex, EdgeIndex, u32, K>;

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
