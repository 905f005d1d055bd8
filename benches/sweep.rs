//! One origin to everywhere over 100,000 departures between 1,000 nodes, time and cost: free waiting, a rate, free days and steps. The rival is
//! label setting on the same timetable in the same run: to one node, bounds included, which it needs anew for every node. Before
//! anything is timed, the fronts of both are compared at every tenth node.

use criterion::{Criterion as Bench, criterion_group, criterion_main};
use landsea::search::{
    Bounds, Cost, Departure, Limits, Lines, NodeId, Reached, Status, Sweep, Timetable, Waiting, Workspace, pareto,
};

const NODES: usize = 1000;
const LINES: usize = 5000;
/// Departures of a line, two a week.
const DEPARTURES: u32 = 20;
const DAY: u32 = 1440;

/// A generator of fixed seed (Numerical Recipes): the same timetable everywhere.
struct Random(u32);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u32::try_from((u64::from(self.0) * u64::from(limit)) >> 32).unwrap()
    }
}

/// Lines between places on a square, slow and cheap or quick and dear, each departure at a price of its own: mostly to places near by.
fn departures() -> Vec<Departure> {
    let mut random = Random(1);
    let places: Vec<(u32, u32)> = (0..NODES).map(|_| (random.below(5000), random.below(5000))).collect();
    let mut departures = Vec::new();
    while departures.len() < LINES * DEPARTURES as usize {
        let [from, to] = [(); 2].map(|()| random.below(1000) as usize);
        let apart = places[from].0.abs_diff(places[to].0) + places[from].1.abs_diff(places[to].1);
        if from == to || random.below(1500) < apart {
            continue;
        }
        // Minutes and cents a kilometre.
        let (pace, price) = [(1, 40), (2, 12), (4, 5)][random.below(3) as usize];
        let first = random.below(7 * DAY / 2);
        for turn in 0..DEPARTURES {
            let leaves = first + turn * 7 * DAY / 2;
            let arrives = leaves + 120 + apart * pace;
            let cost = u64::from((200 + apart * price) * (90 + random.below(21)) / 100);
            let [from, to] = [from, to].map(NodeId::new);
            departures.push(Departure { from, to, closes: leaves, leaves, arrives, cost });
        }
    }
    departures
}

fn front(reached: &Reached<'_>, node: NodeId) -> Vec<Cost<2>> {
    reached.front(node).map(|arrival| arrival.cost).collect()
}

fn one_to_all(bench: &mut Bench) {
    let departures = departures();
    let steps = vec![(5, 900), (u32::MAX, 2500)];
    let tariffs = [
        ("free waiting", Waiting::Free),
        ("waiting at a rate", Waiting::Rate(1)),
        ("three free days and two steps", Waiting::Steps { free: 3 * DAY, steps }),
    ];
    let source = [(NodeId::new(0), [0, 0])];
    for (name, waiting) in tariffs {
        let timetable = Timetable::new(&vec![waiting; NODES], DAY, &departures, &[]).unwrap();
        let lines = Lines::new(&timetable);
        let (mut workspace, mut bounds) = (Workspace::new(), Bounds::new());
        let mut label_setting = |target| {
            bounds.recompute_fronts(&lines, target).unwrap();
            let outcome = pareto(&lines, &source, target, &bounds, &Limits::default(), &mut workspace).unwrap();
            assert_eq!(outcome.status, Status::Complete);
            outcome.found.iter().map(|found| found.cost).collect::<Vec<_>>()
        };
        let mut sweep = Sweep::new();
        let reached = sweep.run(&timetable, &source, &Limits::default()).unwrap();
        for node in (0..NODES).step_by(10).map(NodeId::new) {
            assert_eq!(front(&reached, node), label_setting(node), "{name}, {node:?}");
        }
        let sizes: Vec<usize> = (0..NODES).map(|node| reached.front(NodeId::new(node)).count()).collect();
        let (arrivals, created) = (sizes.iter().sum::<usize>(), reached.created());
        // A node with a front of the middling size.
        let middling = (0..NODES).min_by_key(|&node| sizes[node].abs_diff(arrivals / NODES)).unwrap();
        let middling = NodeId::new(middling);
        let expected = front(&reached, middling);
        println!("    {name}: {arrivals} arrivals on all fronts, {created} labels; {} on that of one", expected.len());

        let mut group = bench.benchmark_group(format!("100,000 departures, {name}"));
        group.bench_function("sweep, to all", |b| {
            b.iter(|| {
                let reached = sweep.run(&timetable, &source, &Limits::default()).unwrap();
                assert_eq!(reached.created(), created);
            });
        });
        let reached = sweep.run(&timetable, &source, &Limits::default()).unwrap();
        assert_eq!(front(&reached, middling), expected);
        group.bench_function("label setting, to one", |b| b.iter(|| assert_eq!(label_setting(middling), expected)));
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Bench::default().sample_size(30).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(2));
    targets = one_to_all
}
criterion_main!(benches);
