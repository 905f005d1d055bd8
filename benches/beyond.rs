//! What comes after a front. Every bench asserts its answer; `cargo bench --bench beyond -- --test` runs each once.

use criterion::{Criterion as Bench, criterion_group, criterion_main};
use landsea::plan::Simulation;
use landsea::{Network, Planner, Query, Shipment};

/// How sure the cheapest way from Chongqing to Istanbul is, from 10,000 runs; the rival is one thread.
fn reliability(bench: &mut Bench) {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().commodity("laptops");
    let shipment = shipment.ready("2026-12-01T09:00[Asia/Shanghai]").unwrap().due_within_days(60);
    let query = Query::minimise_time_and_cost();
    let front = planner.plan(&shipment, &query).unwrap();
    let known = planner.reliability(&shipment, &query, front.cheapest(), &Simulation::seeded(1)).unwrap();
    println!("    {known}");
    let mut group = bench.benchmark_group("10,000 runs of the cheapest Chongqing to Istanbul");
    for (name, simulation) in [("one thread", Simulation::seeded(1).threads(1)), ("all threads", Simulation::seeded(1))]
    {
        group.bench_function(name, |b| {
            b.iter(|| {
                let sure = planner.reliability(&shipment, &query, front.cheapest(), &simulation).unwrap();
                assert!(sure.weakest() == known.weakest() && sure.arrival(0.9) == known.arrival(0.9));
            });
        });
    }
}

criterion_group!(benches, reliability);
criterion_main!(benches);
