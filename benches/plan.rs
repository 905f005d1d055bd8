//! How long loading, compiling and planning take. Every bench asserts its answer; `cargo bench -- --test` runs each once.
//!
//! Warm plans change their ready date from one to the next, so that no answer can be a remembered one.

use criterion::{BatchSize, Criterion as Bench, criterion_group, criterion_main};
use landsea::model::Case;
use landsea::plan::{Confidence, Criterion, Simulation};
use landsea::units::Instant;
use landsea::{Front, Network, Planner, Query, Shipment};
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
            assert!(planner.graph().arcs() > 500);
            black_box(planner.graph().nodes())
        });
    });
    bench.bench_function("load, compile and answer the first question", |b| {
        let shipment = laptops("Istanbul").ready(Instant::from_epoch_minutes(READY)).unwrap();
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
                            laptops(to).ready(ready).unwrap()
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

/// What can be promised at 80 %: by one search, and by simulating every row of the front of usual times, which is what was to be had before.
fn promises(bench: &mut Bench) {
    let planner = Planner::new(Network::chongqing());
    let ready = |day: i64| Instant::from_epoch_minutes(READY + day * 1440);
    let usual = Query::minimise_time_and_cost();
    let sure = usual.clone().confidence(Confidence::percent(80).unwrap());
    for to in ["Istanbul", "Almaty", "Santos"] {
        let mut group = bench.benchmark_group(format!("Chongqing to {to}, 80 %"));
        let shipment = laptops(to).ready(ready(0)).unwrap();
        let promised = planner.plan(&shipment, &sure).unwrap();
        group.bench_function("time kept and cost, the same question again", |b| {
            b.iter(|| {
                let front = planner.plan(&shipment, &sure).unwrap();
                assert_eq!(front.itineraries().len(), promised.itineraries().len());
            });
        });
        group.bench_function("the first question of a lane", |b| {
            b.iter_batched(
                || Planner::new(planner.network()),
                |planner| {
                    let front = planner.plan(&shipment, &sure).unwrap();
                    assert_eq!(front.itineraries().len(), promised.itineraries().len());
                },
                BatchSize::SmallInput,
            );
        });
        group.bench_function("usual times, each row promised beside", |b| {
            let query = usual.clone().with_promises();
            b.iter(|| {
                let front = planner.plan(&shipment, &query).unwrap();
                assert!(front.iter().all(|row| row.promise.is_some()));
            });
        });
        group.sample_size(10);
        let mut simulated = 0;
        group.bench_function("usual times, each row simulated", |b| {
            b.iter(|| {
                let front = planner.plan(&shipment, &usual).unwrap();
                let sure = planner.reliabilities(&shipment, &usual, &front, &Simulation::seeded(1)).unwrap();
                simulated = sure.len();
            });
        });
        group.finish();
        let known = planner.plan(&shipment, &usual).unwrap();
        let ways: Vec<Vec<&str>> = known.iter().map(services).collect();
        let missing = promised.iter().filter(|row| !ways.contains(&services(row))).count();
        println!(
            "    {} promised, {missing} of them by ways that are no row of usual times; {simulated} of usual times; labels {:?}",
            promised.itineraries().len(),
            promised.stats()
        );
    }
}

fn services(itinerary: &landsea::Itinerary) -> Vec<&str> {
    itinerary.legs.iter().map(|leg| &*leg.service).collect()
}

criterion_group! {
    name = benches;
    config = Bench::default().sample_size(30).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(2));
    targets = load_and_compile, plan, promises
}
criterion_main!(benches);
