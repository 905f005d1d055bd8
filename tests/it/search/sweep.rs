//! FEATURE UNDER TEST: one origin to everywhere over a timetable, in one pass. The rivals are the enumeration of all ways on small
//! timetables, and label setting towards each node on larger ones.

use landsea::search::{
    Bounds, Cost, Departure, Limits, Lines, NodeId, OnDemand, Reached, Ridden, SearchError, Status, Sweep, Timetable,
    Waiting, Workspace, pareto,
};
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use crate::common::dice::Dice;

/// A period of the small timetables. Odd, so that periods and times drift apart.
const PERIOD: u32 = 3;
/// Nothing arrives later in the small timetables, or lorries could drive in circles for a long time.
const LATEST: u32 = 30;
/// And nothing costs more.
const DEAREST: u64 = 80;

/// What a timetable is made of.
#[derive(Debug, Clone, Default)]
struct Parts {
    waiting: Vec<Waiting>,
    departures: Vec<Departure>,
    on_demand: Vec<OnDemand>,
    sources: Vec<(NodeId, Cost<2>)>,
}

/// What waiting may cost at the nodes of a timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Free,
    Rate,
    Steps,
    Mixed,
}

fn figure(dice: &mut Dice<'_>, below: usize) -> u32 {
    u32::try_from(dice.below(below)).unwrap()
}

impl Parts {
    /// A random timetable. Costs and times are few, so that many are equal; some rides take no time at all.
    fn random(dice: &mut Dice<'_>, kind: Kind, nodes: usize, departures: usize, lorries: usize, latest: usize) -> Self {
        let mut parts = Self::default();
        for _ in 0..nodes {
            let kind = if kind == Kind::Mixed { dice.of(&[Kind::Free, Kind::Rate, Kind::Steps]) } else { kind };
            parts.waiting.push(match kind {
                Kind::Free | Kind::Mixed => Waiting::Free,
                Kind::Rate => Waiting::Rate(dice.below(4) as u64),
                Kind::Steps => Waiting::Steps {
                    free: figure(dice, 7),
                    steps: (0..=dice.below(3)).map(|_| (dice.of(&[1, 2, u32::MAX]), dice.below(6) as u64)).collect(),
                },
            });
        }
        for _ in 0..departures {
            let closes = figure(dice, latest);
            let leaves = closes + dice.of(&[0, 0, 0, 1, 3]);
            parts.departures.push(Departure {
                from: NodeId::new(dice.below(nodes)),
                to: NodeId::new(dice.below(nodes)),
                closes,
                leaves,
                arrives: leaves + dice.of(&[1, 2, 0, 4, 7]),
                cost: dice.below(12) as u64,
            });
        }
        for _ in 0..lorries {
            parts.on_demand.push(OnDemand {
                from: NodeId::new(dice.below(nodes)),
                to: NodeId::new(dice.below(nodes)),
                takes: figure(dice, 4),
                cost: dice.below(12) as u64,
                stretch: 0,
            });
        }
        for _ in 0..dice.of(&[1, 1, 2]) {
            parts.sources.push((NodeId::new(dice.below(nodes)), [dice.below(4) as u64, dice.below(4) as u64]));
        }
        parts
    }

    fn timetable(&self) -> Timetable {
        Timetable::new(&self.waiting, PERIOD, &self.departures, &self.on_demand).unwrap()
    }
}

/// What a stay costs, computed period by period.
fn charge(waiting: &Waiting, stay: u32) -> u64 {
    match waiting {
        Waiting::Free => 0,
        Waiting::Rate(rate) => rate * u64::from(stay),
        Waiting::Steps { free, steps } => {
            let mut sum = 0;
            let (mut begun, mut steps) = (*free, steps.iter());
            let mut step = steps.next().copied();
            while let Some((left, each)) = step
                && begun < stay
            {
                sum += each;
                begun += PERIOD;
                step = if left == 1 { steps.next().copied() } else { Some((left - u32::from(left != u32::MAX), each)) };
            }
            sum
        }
    }
}

/// Everywhere that labels can be, when, and having paid what: all ways are followed, and none is left out for being worse than another.
fn enumerate(parts: &Parts) -> HashSet<(usize, u32, u64)> {
    let mut seen = HashSet::new();
    let start = |&(node, [time, paid]): &(NodeId, Cost<2>)| (node.index(), u32::try_from(time).unwrap(), paid);
    let mut open: Vec<(usize, u32, u64)> = parts.sources.iter().map(start).collect();
    while let Some((node, time, paid)) = open.pop() {
        if time > LATEST || paid > DEAREST || !seen.insert((node, time, paid)) {
            continue;
        }
        for departure in parts.departures.iter().filter(|departure| departure.from.index() == node) {
            if departure.closes >= time {
                let waited = charge(&parts.waiting[node], departure.leaves - time);
                open.push((departure.to.index(), departure.arrives, paid + waited + departure.cost));
            }
        }
        for lorry in parts.on_demand.iter().filter(|lorry| lorry.from.index() == node) {
            open.push((lorry.to.index(), time + lorry.takes, paid + lorry.cost));
        }
    }
    seen
}

/// The vectors that no other dominates, each once, by ascending time.
fn front_of(mut all: Vec<Cost<2>>) -> Vec<Cost<2>> {
    all.sort_unstable();
    let mut least = u64::MAX;
    all.retain(|cost| {
        let better = cost[1] < least;
        least = least.min(cost[1]);
        better
    });
    all
}

fn fronts(reached: &Reached<'_>, nodes: usize) -> Vec<Vec<Cost<2>>> {
    (0..nodes).map(|node| reached.front(NodeId::new(node)).map(|arrival| arrival.cost).collect()).collect()
}

/// The front at every node by label setting, one search for each.
fn by_label_setting(parts: &Parts, timetable: &Timetable, caps: Cost<2>) -> Vec<Vec<Cost<2>>> {
    let lines = Lines::new(timetable);
    let mut workspace = Workspace::new();
    let mut front = |node| {
        let target = NodeId::new(node);
        let bounds = Bounds::to(&lines, target).unwrap();
        let limits = Limits { caps, ..Limits::default() };
        let outcome = pareto(&lines, &parts.sources, target, &bounds, &limits, &mut workspace).unwrap();
        assert_eq!(outcome.status, Status::Complete);
        outcome.found.iter().map(|found| found.cost).collect()
    };
    (0..timetable.nodes()).map(&mut front).collect()
}

/// Every way that the sweep says of can be ridden, and costs what the sweep says.
fn assert_ways_cost_what_is_said(parts: &Parts, reached: &Reached<'_>) {
    for node in (0..parts.waiting.len()).map(NodeId::new) {
        for arrival in reached.front(node) {
            let (source, rides) = reached.way(&arrival);
            let (mut at, [mut time, mut paid]) = parts.sources[source];
            for ride in rides {
                match ride {
                    Ridden::Departure(number) => {
                        let departure = &parts.departures[number];
                        assert_eq!(departure.from, at);
                        assert!(u64::from(departure.closes) >= time, "departure {number} had closed");
                        let stay = departure.leaves - u32::try_from(time).unwrap();
                        paid += charge(&parts.waiting[at.index()], stay) + departure.cost;
                        (at, time) = (departure.to, u64::from(departure.arrives));
                    }
                    Ridden::OnDemand(number) => {
                        let lorry = &parts.on_demand[number];
                        assert_eq!(lorry.from, at);
                        (at, time, paid) = (lorry.to, time + u64::from(lorry.takes), paid + lorry.cost);
                    }
                }
            }
            assert_eq!((at, [time, paid]), (node, arrival.cost));
        }
    }
}

fn cases() -> u32 {
    std::env::var("LANDSEA_ORACLE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500)
}

fn agrees_with_enumeration_and_label_setting(numbers: &[u16], kind: Kind, lorries: usize) {
    let mut dice = Dice::new(numbers, false);
    let nodes = 2 + dice.below(4);
    let departures = dice.below(9);
    let parts = Parts::random(&mut dice, kind, nodes, departures, lorries, 16);
    let mut all = vec![Vec::new(); nodes];
    for (node, time, paid) in enumerate(&parts) {
        all[node].push([u64::from(time), paid]);
    }
    let enumerated: Vec<Vec<Cost<2>>> = all.into_iter().map(front_of).collect();
    let timetable = parts.timetable();
    let caps = [u64::from(LATEST), DEAREST];
    let mut sweep = Sweep::new();
    // Twice: the second time in the memory of the first.
    for _ in 0..2 {
        let limits = Limits { caps, ..Limits::default() };
        let reached = sweep.run(&timetable, &parts.sources, &limits).unwrap();
        assert_eq!(reached.status(), Status::Complete);
        assert_eq!(fronts(&reached, nodes), enumerated, "{parts:?}");
        assert_ways_cost_what_is_said(&parts, &reached);
    }
    assert_eq!(by_label_setting(&parts, &timetable, caps), enumerated, "{parts:?}");
    // The same made of another timetable, which has some of the departures and some that must go.
    let other = Parts::random(&mut dice, kind, nodes, departures, lorries, 16);
    let (kept, added) = parts.departures.split_at(departures / 2);
    let (mut before, mut gone) = (Vec::new(), Vec::new());
    for at in 0..departures {
        let decoy = other.departures.get(at).map(|&decoy| (decoy, true));
        for (departure, goes) in kept.get(at).map(|&kept| (kept, false)).into_iter().chain(decoy) {
            before.push(departure);
            gone.push(goes);
        }
    }
    let before = Timetable::new(&other.waiting, PERIOD, &before, &other.on_demand).unwrap();
    let changed = before.changed(&parts.waiting, PERIOD, &gone, added, &parts.on_demand).unwrap();
    assert_eq!(changed.departures(), departures);
    let reached = sweep.run(&changed, &parts.sources, &Limits { caps, ..Limits::default() }).unwrap();
    assert_eq!(fronts(&reached, nodes), enumerated, "{parts:?} from {other:?}");
    // Changed again to what it was, with positions that stand for the same departures.
    let gone: Vec<bool> = (0..gone.len()).map(|at| gone[at]).chain(added.iter().map(|_| true)).collect();
    let again = changed.changed(&parts.waiting, PERIOD, &gone, added, &parts.on_demand).unwrap();
    let reached = sweep.run(&again, &parts.sources, &Limits { caps, ..Limits::default() }).unwrap();
    assert_eq!(fronts(&reached, nodes), enumerated, "{parts:?} from {other:?}, again");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fronts_are_those_of_the_enumeration_with_free_waiting(numbers in prop::collection::vec(any::<u16>(), 90)) {
        agrees_with_enumeration_and_label_setting(&numbers, Kind::Free, 0);
        agrees_with_enumeration_and_label_setting(&numbers, Kind::Free, 3);
    }

    #[test]
    fn fronts_are_those_of_the_enumeration_at_a_rate(numbers in prop::collection::vec(any::<u16>(), 90)) {
        agrees_with_enumeration_and_label_setting(&numbers, Kind::Rate, 0);
        agrees_with_enumeration_and_label_setting(&numbers, Kind::Rate, 2);
    }

    #[test]
    fn fronts_are_those_of_the_enumeration_with_free_time_and_steps(numbers in prop::collection::vec(any::<u16>(), 110)) {
        agrees_with_enumeration_and_label_setting(&numbers, Kind::Steps, 0);
        agrees_with_enumeration_and_label_setting(&numbers, Kind::Steps, 2);
    }

    #[test]
    fn fronts_are_those_of_the_enumeration_where_every_node_is_different(numbers in prop::collection::vec(any::<u16>(), 110)) {
        agrees_with_enumeration_and_label_setting(&numbers, Kind::Mixed, 0);
        agrees_with_enumeration_and_label_setting(&numbers, Kind::Mixed, 2);
    }
}

/// A generator of fixed seed (xorshift, Marsaglia 2003).
fn random_numbers(seed: u64, count: usize) -> Vec<u16> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 48) as u16
    };
    (0..count).map(|_| next()).collect()
}

#[test]
fn fronts_of_larger_timetables_are_those_of_label_setting() {
    let mut arrivals = 0;
    for (seed, kind) in (1..).zip([Kind::Free, Kind::Rate, Kind::Steps, Kind::Mixed, Kind::Mixed]) {
        let numbers = random_numbers(seed, 20_000);
        let lorries = if seed % 2 == 0 { 6 } else { 0 };
        let parts = Parts::random(&mut Dice::new(&numbers, false), kind, 40, 1500, lorries, 400);
        let timetable = parts.timetable();
        let caps = [450, 400];
        let mut sweep = Sweep::new();
        let reached = sweep.run(&timetable, &parts.sources, &Limits { caps, ..Limits::default() }).unwrap();
        let known = fronts(&reached, 40);
        assert_eq!(known, by_label_setting(&parts, &timetable, caps), "{kind:?}");
        assert_ways_cost_what_is_said(&parts, &reached);
        arrivals += known.iter().map(Vec::len).sum::<usize>();
    }
    assert!(arrivals > 5 * 40, "the timetables are too easy: {arrivals} arrivals");
}

fn at(node: usize) -> NodeId {
    NodeId::new(node)
}

fn departure(from: usize, to: usize, leaves: u32, arrives: u32, cost: u64) -> Departure {
    Departure { from: at(from), to: at(to), closes: leaves, leaves, arrives, cost }
}

/// The front at the last node, from the first one at time 0.
fn front(waiting: &[Waiting], period: u32, departures: &[Departure], on_demand: &[OnDemand]) -> Vec<Cost<2>> {
    let timetable = Timetable::new(waiting, period, departures, on_demand).unwrap();
    let mut sweep = Sweep::new();
    let reached = sweep.run(&timetable, &[(at(0), [0, 0])], &Limits::default()).unwrap();
    reached.front(at(waiting.len() - 1)).map(|arrival| arrival.cost).collect()
}

#[test]
fn a_later_departure_may_be_the_cheaper_one() {
    let departures = [departure(0, 1, 0, 10, 50), departure(0, 1, 5, 15, 40), departure(0, 1, 6, 16, 45)];
    assert_eq!(front(&[Waiting::Free, Waiting::Free], 1, &departures, &[]), [[10, 50], [15, 40]]);
}

#[test]
fn who_comes_early_pays_for_it() {
    let waiting = [Waiting::Free, Waiting::Rate(3), Waiting::Free];
    // Early and cheap, or late and dear; one departure for both.
    let departures = [departure(0, 1, 0, 2, 10), departure(0, 1, 7, 9, 29), departure(1, 2, 10, 20, 0)];
    assert_eq!(front(&waiting, 1, &departures, &[]), [[20, 32]]);
}

#[test]
fn free_days_end_and_a_started_day_is_a_day() {
    let steps = vec![(1, 5), (u32::MAX, 20)];
    let waiting = [Waiting::Free, Waiting::Steps { free: 48, steps }, Waiting::Free];
    // Off after two free days; an hour later; a day and an hour later.
    for (leaves, charged) in [(48, 0), (49, 5), (72, 5), (73, 25)] {
        let departures = [departure(0, 1, 0, 0, 1), departure(1, 2, leaves, 100, 2)];
        assert_eq!(front(&waiting, 24, &departures, &[]), [[100, 3 + charged]], "leaves at {leaves}");
    }
}

#[test]
fn a_lorry_carries_an_early_label_to_where_waiting_is_dear() {
    let waiting = [Waiting::Free, Waiting::Free, Waiting::Rate(10), Waiting::Free];
    // Dominated at node 1, where waiting costs nothing; and yet it is the one to go on with the lorry.
    let departures = [departure(0, 1, 0, 1, 5), departure(0, 1, 7, 8, 6), departure(2, 3, 10, 11, 0)];
    let lorry = OnDemand { from: at(1), to: at(2), takes: 2, cost: 1, stretch: 0 };
    assert_eq!(front(&waiting, 1, &departures, &[lorry]), [[11, 7]]);
}

#[test]
fn what_takes_no_time_follows_in_any_order() {
    // Listed backwards, and in a circle.
    let departures =
        [departure(2, 3, 5, 5, 1), departure(1, 2, 5, 5, 1), departure(2, 1, 5, 5, 0), departure(0, 1, 5, 5, 1)];
    assert_eq!(front(&[const { Waiting::Free }; 4], 1, &departures, &[]), [[5, 3]]);
}

#[test]
fn a_label_has_to_be_there_when_a_departure_closes_and_stays_until_it_leaves() {
    let waiting = [Waiting::Rate(1), Waiting::Free];
    let departures = [4, 5].map(|closes| Departure { closes, leaves: 9, ..departure(0, 1, 9, 20, 0) });
    let timetable = Timetable::new(&waiting, 1, &departures, &[]).unwrap();
    for (start, costs) in [(4, vec![[20, 5]]), (5, vec![[20, 4]]), (6, vec![])] {
        let mut sweep = Sweep::new();
        let reached = sweep.run(&timetable, &[(at(0), [start, 0])], &Limits::default()).unwrap();
        assert_eq!(fronts(&reached, 2)[1], costs, "from {start}");
    }
}

#[test]
fn limits_stop_a_sweep_and_it_says_so() {
    let numbers = random_numbers(7, 100_000);
    let parts = Parts::random(&mut Dice::new(&numbers, false), Kind::Free, 60, 15_000, 0, 3000);
    let timetable = parts.timetable();
    let status = |limits: Limits<'_, 2>| Sweep::new().run(&timetable, &parts.sources, &limits).unwrap().status();
    let flag = AtomicBool::new(true);
    assert_eq!(status(Limits::default()), Status::Complete);
    assert_eq!(status(Limits { labels: Some(3), ..Limits::default() }), Status::LabelLimit);
    assert_eq!(status(Limits { cancel: Some(&flag), ..Limits::default() }), Status::Cancelled);
    let now = std::time::Instant::now();
    assert_eq!(status(Limits { until: Some(now), ..Limits::default() }), Status::TimeLimit);
}

#[test]
fn what_cannot_be_is_refused_by_name() {
    let two = [Waiting::Free, Waiting::Free];
    let refused = |waiting: &[Waiting], departures: &[Departure], on_demand: &[OnDemand]| {
        Timetable::new(waiting, 1, departures, on_demand).map(|_| ()).unwrap_err()
    };
    assert_eq!(refused(&two, &[departure(0, 2, 0, 1, 0)], &[]), SearchError::UnknownNode(2));
    assert_eq!(refused(&two, &[departure(0, 1, 0, 1, 0), departure(0, 1, 2, 1, 0)], &[]), SearchError::Backwards(1));
    assert_eq!(refused(&two, &[departure(0, 1, 0, 1, u64::MAX)], &[]), SearchError::Overflow);
    assert_eq!(refused(&two, &[departure(0, 1, 0, u32::MAX, 0)], &[]), SearchError::Overflow);
    assert_eq!(refused(&[Waiting::Rate(1 << 40), Waiting::Free], &[], &[]), SearchError::Overflow);
    let timetable = Timetable::new(&two, 1, &[], &[]).unwrap();
    let run =
        |node, cost| Sweep::new().run(&timetable, &[(at(node), cost)], &Limits::default()).map(|_| ()).unwrap_err();
    assert_eq!(run(2, [0, 0]), SearchError::UnknownNode(2));
    assert_eq!(run(0, [u64::from(u32::MAX), 0]), SearchError::Overflow);
    assert_eq!(run(0, [0, u64::MAX]), SearchError::Overflow);
}

/// Sums past 2^61 are refused on the way, not wrapped.
#[test]
fn a_way_too_dear_is_an_error() {
    let dear = 1 << 61;
    let departures = [departure(0, 1, 0, 1, dear), departure(1, 2, 2, 3, dear)];
    let timetable = Timetable::new(&[const { Waiting::Free }; 3], 1, &departures, &[]).unwrap();
    let run = |start| Sweep::new().run(&timetable, &[(at(start), [0, 0])], &Limits::default()).map(|_| ());
    assert_eq!(run(0), Err(SearchError::Overflow));
    assert_eq!(run(1), Ok(()));
}
