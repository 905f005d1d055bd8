//! The world network: how long it takes to load and to compile, what its size costs a plan that does not need it, and one origin to
//! every port. The rival in each group is the network of the corridors alone, in the same run. Every run asserts its answer; the
//! first plan of a fresh planner is part of `load, compile and answer`.

use criterion::{BatchSize, Criterion as Bench, criterion_group, criterion_main};
use landsea::model::{Function, HubIx};
use landsea::plan::{HubReach, TimeAndCost};
use landsea::units::Instant;
use landsea::{Front, Network, Planner, Query, Shipment};
use std::hint::black_box;

/// 1 December 2026, 09:00 in Chongqing, in minutes since 1970.
const READY: i64 = 29_934_780;

type Load = fn() -> Network;
const NETWORKS: [(&str, Load); 2] = [("corridors", Network::chongqing), ("world", Network::world)];

fn laptops(to: &str) -> Shipment {
    Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops")
}

/// Itineraries ascend in time and descend in cost, or one of them is dominated.
fn assert_is_a_front(front: &Front) {
    assert!(!front.itineraries().is_empty());
    for pair in front.itineraries().windows(2) {
        assert!(pair[0].elapsed < pair[1].elapsed && pair[0].cost > pair[1].cost, "{}\n{}", pair[0], pair[1]);
    }
}

fn load_and_compile(bench: &mut Bench) {
    for (name, load) in NETWORKS {
        let mut group = bench.benchmark_group(format!("from text, {name}"));
        let network = load();
        let (hubs, services) = (network.hubs().len(), network.services().len());
        let (nodes, arcs) = {
            let planner = Planner::new(&network);
            (planner.graph().nodes(), planner.graph().arcs())
        };
        println!("    {hubs} hubs, {services} services, {nodes} nodes, {arcs} arcs");
        group.bench_function("load", |b| {
            b.iter(|| {
                let network = load();
                assert_eq!((network.hubs().len(), network.services().len()), (hubs, services));
                network
            });
        });
        group.bench_function("compile", |b| {
            b.iter(|| {
                let planner = Planner::new(&network);
                assert_eq!(planner.graph().arcs(), arcs);
                black_box(planner.graph().nodes())
            });
        });
        group.bench_function("load, compile and answer", |b| {
            let shipment = laptops("Istanbul").ready(Instant::from_epoch_minutes(READY)).unwrap();
            b.iter(|| {
                let network = load();
                let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost()).unwrap();
                assert_is_a_front(&front);
            });
        });
        group.finish();
    }
}

/// Chongqing to Istanbul by time and cost, dated and warm: what the size of the world costs.
fn istanbul(bench: &mut Bench) {
    let mut group = bench.benchmark_group("Chongqing to Istanbul, time and cost");
    let query = Query::minimise_time_and_cost();
    for (name, load) in NETWORKS {
        let network = load();
        let planner = Planner::new(&network);
        group.bench_function(format!("strategic, {name}"), |b| {
            b.iter(|| assert_is_a_front(&planner.plan(&laptops("Istanbul"), &query).unwrap()));
        });
        for (when, most) in [("in December", 31_i64), ("on any day of a year", 365)] {
            let mut days = (0..most).cycle();
            group.bench_function(format!("dated, {when}, {name}"), |b| {
                b.iter_batched(
                    || {
                        laptops("Istanbul")
                            .ready(Instant::from_epoch_minutes(READY + days.next().unwrap() * 1440))
                            .unwrap()
                    },
                    |shipment| assert_is_a_front(&planner.plan(&shipment, &query).unwrap()),
                    BatchSize::SmallInput,
                );
            });
        }
    }
    group.finish();
}

/// One origin to every port that is not in Chongqing: in one pass, and one plan after another. Every seventh port's plan is compared
/// before anything is timed.
fn everywhere(bench: &mut Bench) {
    let network = Network::world();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost().horizon_days(200);
    let dated = laptops("Istanbul").ready(Instant::from_epoch_minutes(READY)).unwrap();
    let is_port = |hub: HubIx| network.hub(hub).functions.contains(&Function::SeaPort);
    for (when, shipment) in [("dated", dated), ("strategic", laptops("Istanbul"))] {
        let reach = planner.reach(&shipment, &query).unwrap();
        let ports: Vec<&HubReach> = reach.hubs().iter().filter(|reach| is_port(reach.hub)).collect();
        // A port that shares its code with its city is planned to as the city.
        let plan = |hub: HubIx| {
            let code = network.hub(hub).code.as_str();
            let alone = network.place(code).is_ok_and(|place| place.hubs == [hub]);
            alone.then(|| planner.plan(&shipment.clone().bound_for(code), &query).ok())
        };
        let vectors = |front: &Front| -> Vec<TimeAndCost> {
            front.iter().map(|way| TimeAndCost { elapsed: way.elapsed, cost: way.cost }).collect()
        };
        for port in ports.iter().step_by(7) {
            if let Some(front) = plan(port.hub) {
                assert_eq!(
                    port.front,
                    front.as_ref().map(vectors).unwrap_or_default(),
                    "{}",
                    network.hub(port.hub).code
                );
            }
        }
        let reached = |ports: &[&HubReach]| ports.iter().filter(|port| !port.front.is_empty()).count();
        println!("    {} of {} sea ports are reached", reached(&ports), ports.len());
        let mut group = bench.benchmark_group(format!("Chongqing to every sea port, time and cost, {when}"));
        group.sample_size(10);
        group.bench_function("reach", |b| b.iter(|| assert_eq!(planner.reach(&shipment, &query).unwrap(), reach)));
        group.bench_function("one plan after another", |b| {
            b.iter(|| {
                let fronts = ports.iter().filter_map(|port| plan(port.hub).flatten());
                fronts.inspect(assert_is_a_front).count()
            });
        });
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Bench::default().sample_size(30).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(2));
    targets = load_and_compile, istanbul, everywhere
}
criterion_main!(benches);
