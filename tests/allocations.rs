//! A warm question with kept bounds allocates nothing. A test target of its own, since it counts for the whole process.

use landsea::search::{ForwardStar, Question, Scratch};
use petgraph::graph::{DiGraph, NodeIndex};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Two hundred nodes, each with an edge to each of the next five, with weights that pull apart.
fn graph() -> DiGraph<(), [u32; 4]> {
    let edges = (0_u32..200).flat_map(|from| (1..=5_u32).map(move |step| (from, (from + step) % 200, step)));
    DiGraph::from_edges(edges.map(|(from, to, step)| (from, to, [step * step, 31 - step * 6 + from % 7, 1, from % 3])))
}

#[derive(Clone, Copy)]
enum From {
    Kept,
    Own,
    Hierarchy,
}

fn allocations<const K: usize>(bounds_from: From) -> usize {
    let graph = graph();
    let star =
        ForwardStar::from_petgraph(&graph, |edge| std::array::from_fn::<u32, K, _>(|at| edge.weight()[at])).unwrap();
    let target = NodeIndex::new(40);
    let bounds = star.bounds_to(target).unwrap();
    let hierarchy = star.contract().unwrap();
    let mut scratch = Scratch::new();
    let mut ask = |from: usize| {
        let sources = [NodeIndex::new(from)];
        let question = Question::new(&sources, target);
        let question = match bounds_from {
            From::Kept => question.bounds(&bounds),
            From::Own => question,
            From::Hierarchy => question.hierarchy(&hierarchy),
        };
        star.answer(&question, &mut scratch).unwrap().costs().len()
    };
    let cold = ask(7);
    let region = Region::new(ALLOCATOR);
    let warm = ask(7);
    let change = region.change();
    assert_eq!(warm, cold);
    assert!(warm >= 1);
    change.allocations + change.reallocations
}

#[test]
fn a_warm_question_allocates_nothing() {
    for from in [From::Kept, From::Own, From::Hierarchy] {
        let each = [allocations::<1>(from), allocations::<2>(from), allocations::<3>(from), allocations::<4>(from)];
        assert_eq!(each, [0; 4]);
    }
    // The counter counts.
    let region = Region::new(ALLOCATOR);
    let kept = Box::new(1);
    assert_eq!((*kept, region.change().allocations), (1, 1));
}
