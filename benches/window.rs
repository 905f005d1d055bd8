//! How long it takes to know when to ship: Chongqing → Rotterdam with everything on, on one date and over a window of ninety days.
//! Every bench asserts its answer and prints the labels beside the time; `cargo bench --bench window -- --test` runs each once.

use criterion::{BatchSize, Criterion as Bench, criterion_group, criterion_main};
use landsea::search::{Stats, dominates};
use landsea::units::{Instant, Minutes};
use landsea::{Itinerary, Network, Planner, Query, Shipment};

/// 1 December 2026, 09:00 in Chongqing, in minutes since 1970.
const READY: i64 = 29_934_780;
const DAYS: u32 = 90;

fn laptops() -> Shipment {
    Shipment::boxes("Chongqing", "Rotterdam", "2x45G1").unwrap().commodity("laptops")
}

/// Time and cost, with every service that the network keeps off by default.
fn everything_on(network: &Network) -> Query {
    network.switches().into_iter().fold(Query::minimise_time_and_cost(), Query::allow)
}

fn hand_in(day: u32) -> Instant {
    Instant::from_epoch_minutes(READY).checked_add(Minutes::from_days(day)).unwrap()
}

fn print(what: &str, stats: &[Stats]) {
    let mean = |count: fn(&Stats) -> usize| stats.iter().map(count).sum::<usize>() / stats.len().max(1);
    println!(
        "    labels of {what}: {} created, {} taken, {} dominated, {} bounded",
        mean(|stats| stats.created),
        mean(|stats| stats.taken),
        mean(|stats| stats.dominated),
        mean(|stats| stats.bounded)
    );
}

fn one_date(bench: &mut Bench) {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let query = everything_on(&network);
    let mut stats = Vec::new();
    let mut days = (0..365).cycle();
    bench.bench_function("Chongqing to Rotterdam, time and cost, ready on any day of a year, warm", |b| {
        b.iter_batched(
            || laptops().ready(hand_in(days.next().unwrap())).unwrap(),
            |shipment| {
                let front = planner.plan(&shipment, &query).unwrap();
                assert!(front.fastest().elapsed < front.cheapest().elapsed);
                stats.push(front.stats());
            },
            BatchSize::SmallInput,
        );
    });
    print("a dated plan", &stats);
}

/// Arrival and cost, which with the hand-in day are what a window is a front of.
fn vector(itinerary: &Itinerary) -> [u64; 2] {
    let arrival = itinerary.arrival().unwrap().epoch_minutes();
    [u64::try_from(arrival).unwrap(), u64::try_from(itinerary.cost.minor()).unwrap()]
}

/// The rival: every day by itself, then what no later day has as good.
fn day_by_day(
    planner: &Planner,
    query: &Query,
    first: u32,
    stats: &mut Vec<Stats>,
) -> Vec<(Option<Instant>, [u64; 2])> {
    let mut listed: Vec<(Option<Instant>, [u64; 2])> = Vec::new();
    for day in (first..first + DAYS).rev() {
        let front = planner.plan(&laptops().ready(hand_in(day)).unwrap(), query).unwrap();
        stats.push(front.stats());
        for itinerary in front.itineraries().iter().rev() {
            let own = vector(itinerary);
            if !listed.iter().any(|(_, later)| *later == own || dominates(later, &own)) {
                listed.push((itinerary.ready, own));
            }
        }
    }
    listed.reverse();
    listed
}

fn window(bench: &mut Bench) {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let query = everything_on(&network);
    let mut group = bench.benchmark_group(format!("Chongqing to Rotterdam, time and cost, any of {DAYS} days"));
    let range = |first| {
        let shipment = laptops().ready_between(hand_in(first), hand_in(first + DAYS - 1)).unwrap();
        planner.plan(&shipment, &query).unwrap()
    };
    let listed: Vec<_> = range(0).iter().map(|itinerary| (itinerary.ready, vector(itinerary))).collect();
    assert_eq!(listed, day_by_day(&planner, &query, 0, &mut Vec::new()));
    println!("    {} itineraries on {DAYS} days", listed.len());
    let (mut at_once, mut by_itself) = (Vec::new(), Vec::new());
    let mut firsts = (0..275).cycle();
    group.bench_function("searches of thirty days, side by side", |b| {
        b.iter_batched(
            || firsts.next().unwrap(),
            |first| {
                let range = range(first);
                assert!(range.itineraries().len() > 10);
                at_once.push(range.stats());
            },
            BatchSize::SmallInput,
        );
    });
    print("a window", &at_once);
    group.bench_function("every day by itself, then the best", |b| {
        b.iter_batched(
            || firsts.next().unwrap(),
            |first| assert!(day_by_day(&planner, &query, first, &mut by_itself).len() > 10),
            BatchSize::SmallInput,
        );
    });
    print("each of the days", &by_itself);
    group.finish();
}

criterion_group! {
    name = benches;
    config = Bench::default().sample_size(20).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(3));
    targets = one_date, window
}
criterion_main!(benches);
