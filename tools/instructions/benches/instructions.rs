//! Instructions and estimated cycles of searches, warm: the graphs and pairs of `benches/search.rs`, and petgraph's `dijkstra` beside them.

#[path = "../../../benches/graphs/mod.rs"]
mod graphs;

use graphs::{Graph, grid, pairs, terminals};
use gungraun::{library_benchmark, library_benchmark_group, main};
use landsea::search::{ForwardStar, LowerBounds, Question, Scratch};
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::hint::black_box;

/// Questions, and the memory of their like: each was asked before.
struct Warm<const K: usize> {
    star: ForwardStar<NodeIndex, EdgeIndex, u32, K>,
    scratch: Scratch<u32, K>,
    questions: Vec<(NodeIndex, NodeIndex, Option<LowerBounds<u32, K>>)>,
}

impl<const K: usize> Warm<K> {
    fn new(graph: &Graph, questions: usize, with_bounds: bool) -> Self {
        let star = ForwardStar::from_petgraph(graph, |edge| std::array::from_fn(|at| edge.weight()[at])).unwrap();
        let bounds = |to| with_bounds.then(|| star.bounds_to(to).unwrap());
        let questions = pairs(graph).into_iter().take(questions).map(|(from, to)| (from, to, bounds(to))).collect();
        let mut warm = Self { star, scratch: Scratch::new(), questions };
        warm.ask();
        warm
    }

    fn ask(&mut self) {
        for (from, to, bounds) in &self.questions {
            let sources = [*from];
            let question = bounds.iter().fold(Question::new(&sources, *to), Question::bounds);
            black_box(self.star.answer(&question, &mut self.scratch).unwrap().costs().len());
        }
    }
}

// All 64 pairs of terminals, four of the grid. What was asked is dropped off, so that dropping it is not counted.
#[library_benchmark]
#[bench::terminals(Warm::new(&terminals(), 64, false))]
#[bench::grid(Warm::new(&grid(), 4, false))]
fn one_criterion(mut warm: Warm<1>) -> Warm<1> {
    warm.ask();
    warm
}

#[library_benchmark]
#[bench::terminals(Warm::new(&terminals(), 64, false))]
#[bench::terminals_with_bounds(Warm::new(&terminals(), 64, true))]
#[bench::grid(Warm::new(&grid(), 4, false))]
#[bench::grid_with_bounds(Warm::new(&grid(), 4, true))]
fn two_criteria(mut warm: Warm<2>) -> Warm<2> {
    warm.ask();
    warm
}

#[library_benchmark]
#[bench::terminals(terminals(), 64)]
#[bench::grid(grid(), 4)]
fn petgraph_one_criterion(graph: Graph, questions: usize) -> Graph {
    for (from, to) in pairs(&graph).into_iter().take(questions) {
        let costs = petgraph::algo::dijkstra(&graph, from, Some(to), |edge| edge.weight()[0]);
        black_box(costs.get(&to).copied());
    }
    graph
}

library_benchmark_group!(name = searches, benchmarks = [one_criterion, petgraph_one_criterion, two_criteria]);

main!(library_benchmark_groups = searches);
