//! How long loading, compiling and planning take. Every bench asserts its answer; `cargo bench -- --test` runs each once.
//!
//! Warm plans change their ready date from one to the next, so that no answer can be a remembered one.

use criterion::{BatchSize, Criterion as Bench, criterion_group, criterion_main};
use landsea::model::Case;
use landsea::plan::Criterion;
use landsea::search::{Bounds, ForwardStar, Limits, Workspace};
use landsea::units::Instant;
use landsea::{Front, Network, Planner, Query, Shipment};
use petgraph::graph::DiGraph;
use petgraph::visit::EdgeRef;
use std::hint::black_box;

/// 1 December 2026, 09:00 in Chongqing, in minutes since 1970.
const READY: i64 = 29_934_780;

fn laptops(to: &str) -> Shipment {
    Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops")
}

fn load_and_compile(bench: &mut Bench) {
    bench.bench_function("load the embedded network", |b| {
        b.iter(|| {
            let network = Network::chongqing();
            assert!(network.services().len() > 100);
            network
        });
    });
    let network = Network::chongqing();
    bench.bench_function("compile the embedded network", |b| {
        b.iter(|| {
            let planner = Planner::new(&network);
            assert!(planner.graph().arcs().len() > 500);
            black_box(planner.graph().nodes().len())
        });
    });
    bench.bench_function("load, compile and answer the first question", |b| {
        let shipment = laptops("Istanbul").ready_at(Instant::from_epoch_minutes(READY));
        b.iter(|| {
            let network = Network::chongqing();
            let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost()).unwrap();
            assert!(front.itineraries().len() > 3);
        });
    });
}

/// A front is right when it is sorted, holds no dominated vector, and begins with the fastest.
fn assert_is_a_front(front: &Front, query: &Query) {
    let value = |itinerary: &landsea::Itinerary, criterion| match criterion {
        Criterion::Time => i64::from(itinerary.elapsed.get()),
        Criterion::Cost => itinerary.cost.minor(),
        Criterion::Emissions => i64::try_from(itinerary.emissions.get()).unwrap(),
    };
    let itineraries = front.itineraries();
    for a in itineraries {
        for b in itineraries.iter().filter(|b| !std::ptr::eq(*b, a)) {
            let beats = query.criteria().iter().all(|&criterion| value(a, criterion) <= value(b, criterion));
            assert!(!beats, "{a}\nbeats\n{b}");
        }
    }
}

fn plan(bench: &mut Bench) {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let queries = [
        ("time", Query::minimise([Criterion::Time])),
        ("cost", Query::minimise([Criterion::Cost])),
        ("time and cost", Query::minimise_time_and_cost()),
        ("time, cost and CO2e", Query::minimise_all()),
        ("time and cost in a bad week", Query::minimise_time_and_cost().case(Case::High)),
    ];
    for to in ["Istanbul", "Algiers"] {
        for (name, query) in &queries {
            let mut group = bench.benchmark_group(format!("Chongqing to {to}, {name}"));
            let strategic = planner.plan(&laptops(to), query).unwrap();
            assert_is_a_front(&strategic, query);
            group.bench_function("strategic", |b| {
                b.iter(|| {
                    let front = planner.plan(&laptops(to), query).unwrap();
                    assert_eq!(front.itineraries().len(), strategic.itineraries().len());
                });
            });
            let mut stats = Vec::new();
            for (when, most) in [("dated, ready in December", 31_i64), ("dated, ready on any day of a year", 365)] {
                let mut days = (0..most).cycle();
                group.bench_function(when, |b| {
                    b.iter_batched(
                        || {
                            let ready = Instant::from_epoch_minutes(READY + days.next().unwrap() * 1440);
                            laptops(to).ready_at(ready)
                        },
                        |shipment| {
                            let front = planner.plan(&shipment, query).unwrap();
                            assert!(!front.itineraries().is_empty());
                            stats.push(front.stats());
                        },
                        BatchSize::SmallInput,
                    );
                });
            }
            group.finish();
            let mean = |count: fn(&landsea::search::Stats) -> usize| {
                stats.iter().map(count).sum::<usize>() / stats.len().max(1)
            };
            println!(
                "    labels of a dated plan: {} created, {} taken, {} dominated, {} bounded",
                mean(|stats| stats.created),
                mean(|stats| stats.taken),
                mean(|stats| stats.dominated),
                mean(|stats| stats.bounded)
            );
        }
    }
}

/// A grid of 100 × 100 nodes with two weights that pull apart.
fn grid() -> DiGraph<(), (u64, u64)> {
    let mut graph = DiGraph::new();
    let side = 100;
    let nodes: Vec<_> = (0..side * side).map(|_| graph.add_node(())).collect();
    // A fixed linear congruential generator (Numerical Recipes): the same grid everywhere.
    let mut state = 1_u32;
    let mut random = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u64::from(state >> 28) + 1
    };
    for row in 0..side {
        for column in 0..side {
            let here = nodes[row * side + column];
            if column + 1 < side {
                graph.add_edge(here, nodes[row * side + column + 1], (random(), random()));
                graph.add_edge(nodes[row * side + column + 1], here, (random(), random()));
            }
            if row + 1 < side {
                graph.add_edge(here, nodes[(row + 1) * side + column], (random(), random()));
                graph.add_edge(nodes[(row + 1) * side + column], here, (random(), random()));
            }
        }
    }
    graph
}

/// One criterion against petgraph's own `dijkstra`, which returns no path; both stop at the target.
fn search(bench: &mut Bench) {
    let graph = grid();
    let (source, target) = (graph.node_indices().next().unwrap(), graph.node_indices().next_back().unwrap());
    let expected = petgraph::algo::dijkstra(&graph, source, Some(target), |edge| edge.weight().0)[&target];
    let mut group = bench.benchmark_group("one criterion on a grid of 10,000 nodes");
    group.bench_function("petgraph dijkstra", |b| {
        b.iter(|| {
            let costs = petgraph::algo::dijkstra(&graph, source, Some(target), |edge| edge.weight().0);
            assert_eq!(costs[&target], expected);
        });
    });
    let one = ForwardStar::from_petgraph(&graph, |edge| [edge.weight().0]);
    group.bench_function("landsea, bounds and path included", |b| {
        b.iter(|| assert_eq!(one.front(source, target).unwrap().paths[0].cost, [expected]));
    });
    group.finish();
    let two = ForwardStar::from_petgraph(&graph, |edge| [edge.weight().0, edge.weight().1]);
    let size = two.front(source, target).unwrap().paths.len();
    let goal = two.node_at(target.index()).unwrap();
    let bounds = Bounds::to(&two, goal).unwrap();
    let mut workspace = Workspace::new();
    bench.bench_function("two criteria on the grid, bounds kept", |b| {
        b.iter(|| {
            let front = two.front_within(source, goal, &bounds, &Limits::default(), &mut workspace).unwrap();
            assert_eq!(front.paths.len(), size);
        });
    });
    // The edges that the first path names are edges of the graph, and add up.
    let first = &two.front(source, target).unwrap().paths[0];
    let total: u64 =
        first.edges.iter().map(|&edge| graph.edge_references().find(|e| e.id() == edge).unwrap().weight().0).sum();
    assert_eq!(total, first.cost[0]);
}

criterion_group! {
    name = benches;
    config = Bench::default().sample_size(30).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(2));
    targets = load_and_compile, plan, search
}
criterion_main!(benches);
