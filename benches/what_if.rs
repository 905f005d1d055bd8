//! What is asked beyond a front: a scenario switched on, a lane without each hub on it, why there is nothing. The rival in each group does the same
//! without what is kept: a network compiled from nothing, a plan from scratch for each ban. Every run asserts its answer.

use criterion::{Criterion as Bench, criterion_group, criterion_main};
use landsea::file::Scenario;
use landsea::plan::{FeatureKind, WhyNot};
use landsea::{Network, PlanError, Planner, Query, Shipment};
use std::hint::black_box;

fn shipment(to: &str) -> Shipment {
    Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops").ready("2026-12-01").unwrap()
}

fn scenarios(bench: &mut Bench) {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let mut group = bench.benchmark_group("scenario switched on");
    for name in Scenario::names() {
        let stack = [Scenario::embedded(name).unwrap()];
        let changed = network.with(&stack).unwrap();
        assert!(planner.under(&changed).graph() == Planner::new(changed.network()).graph());
        let changes = changed.changes().len();
        group.bench_function(format!("{name}, what it touches"), |b| {
            b.iter(|| {
                let changed = network.with(&stack).unwrap();
                assert_eq!(changed.changes().len(), changes);
                black_box(planner.under(&changed).graph().arcs())
            });
        });
        group.bench_function(format!("{name}, compiled from nothing"), |b| {
            b.iter(|| {
                let changed = network.with(&stack).unwrap();
                assert_eq!(changed.changes().len(), changes);
                black_box(Planner::new(changed.network()).graph().arcs())
            });
        });
    }
    group.finish();
}

fn resilience(bench: &mut Bench) {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let (shipment, query) = (shipment("Istanbul"), Query::minimise_time_and_cost());
    let lane = planner.resilience(&shipment, &query, &[FeatureKind::Hub]).unwrap();
    let codes: Vec<String> = lane
        .losses()
        .iter()
        .map(|loss| loss.name.rsplit_once('(').unwrap().1.trim_end_matches(')').to_owned())
        .collect();
    println!("    {} hubs on {} ways", codes.len(), lane.base().itineraries().len());
    let mut group = bench.benchmark_group("Chongqing to Istanbul without each hub");
    group.bench_function("prices kept", |b| {
        b.iter(|| {
            assert_eq!(planner.resilience(&shipment, &query, &[FeatureKind::Hub]).unwrap().losses(), lane.losses());
        });
    });
    group.bench_function("a plan for each ban", |b| {
        b.iter(|| {
            for (code, loss) in codes.iter().zip(lane.losses()) {
                let front = planner.plan(&shipment, &query.clone().ban(code)).ok();
                assert_eq!(
                    front.map(|front| front.itineraries().len()),
                    loss.front.as_ref().map(|front| front.itineraries().len())
                );
            }
        });
    });
    group.finish();
}

fn why_not(bench: &mut Bench) {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let mut group = bench.benchmark_group("why not, Chongqing to Istanbul");
    let query = Query::minimise_time_and_cost;
    let budget = landsea::units::Money::from_minor(1_000_000);
    let tight = shipment("Istanbul").due_within_days(20);
    let questions: [(&str, Shipment, Query); 3] = [
        ("too few days", tight.clone(), query().ban("air")),
        ("too little money", tight, query().within_budget(budget)),
        ("banned", shipment("Istanbul"), query().ban("air").ban("KZ").ban("sea")),
    ];
    for (name, shipment, query) in questions {
        let why = || -> WhyNot {
            match planner.plan(&shipment, &query) {
                Err(PlanError::NoItinerary(why)) => *why,
                other => panic!("{name}: {other:?}"),
            }
        };
        let expected = why();
        println!("    {expected}");
        assert!(!expected.remedies().is_empty());
        group.bench_function(name, |b| b.iter(|| assert_eq!(why(), expected)));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Bench::default().sample_size(30).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(2));
    targets = scenarios, resilience, why_not
}
criterion_main!(benches);
