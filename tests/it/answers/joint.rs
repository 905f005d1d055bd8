//! FEATURE UNDER TEST: timetables that suit their connections. Departure days are moved within a freedom so that cargo waits least where it changes.
//!
//! `LANDSEA_LAW_CASES` sets how many random timetables are drawn.

use crate::common::lines::Lines;
use crate::common::parts::hours;
use landsea::audit::audit;
use landsea::plan::{Flow, Freedom, Goal, JointError, JointTimetable, Waits};
use landsea::units::{Instant, Minutes, Weekday, Zone};
use landsea::{Network, Planner, Query, Shipment};
use proptest::prelude::*;

const MONDAY: &[[i64; 2]] = &[[0, 12]];
const TUESDAY: &[[i64; 2]] = &[[1, 0]];

/// A feeder on Mondays at noon, and a train on Tuesdays at midnight that the feeder, of a day, just misses.
fn missed() -> Network {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 24, 100, MONDAY);
    lines.line("train", [mid, dst], 48, 100, TUESDAY);
    lines.ship("1x45G1").network
}

fn flow(from: &str, to: &str, hour: u32, per_week: u64) -> Flow {
    let monday = Instant::parse("2026-06-01T00:00:00Z", &Zone::utc()).unwrap();
    let shipment = Shipment::boxes(from, to, "1x45G1")
        .unwrap()
        .ready(monday.checked_add(Minutes::from_hours(hour)).unwrap())
        .unwrap();
    Flow::new(shipment, per_week)
}

fn at_transshipments() -> Goal {
    Goal::least_waiting(Waits::AtTransshipments).over_weeks(3)
}

fn plan(network: &Network, flows: &[Flow], freedoms: &[Freedom], goal: &Goal) -> Result<JointTimetable, JointError> {
    Planner::new(network).joint_timetable(flows, freedoms, &Query::minimise_time_and_cost(), goal)
}

#[test]
fn a_train_that_is_just_missed_moves_by_a_day() {
    let network = missed();
    let flows = [flow("AAORG", "AADST", 0, 10)];
    let joint = plan(&network, &flows, &[Freedom::within_days("train", 1)], &at_transshipments()).unwrap();
    assert_eq!(
        joint.to_string(),
        "move train (train): Tue → Wed (+1 d)\n\
         days that a box waits at transshipments, today → then (as planned):\n  \
         1    10 a week   6.5 →  0.5  (6.5 → 0.5)  1 × 45G1, AAORG → AADST: ORG ─rail→ MID ─rail→ DST\n\
         box-days a week: 65.0 → 5.0, and no timetable within the freedom waits less\n\
         box-days a week, everything planned again: 65.0 → 5.0\n"
    );
    assert_eq!(joint.what_if().to_string().trim_end(), "joint timetable: leaves 1 day later (1 service: train)");
}

#[test]
fn weekdays_are_kept_to_and_nothing_moves_that_may_stay() {
    let network = missed();
    let flows = [flow("AAORG", "AADST", 0, 10)];
    let to = |days: &[Weekday]| [Freedom::to_weekdays("train", days), Freedom::within_days("feeder", 0)];
    let friday = plan(&network, &flows, &to(&[Weekday::Friday]), &at_transshipments()).unwrap();
    assert_eq!((friday.moves().len(), friday.moves()[0].days, friday.after()), (1, 3, 25.0));
    // Sunday lies two days earlier, and is five days' wait; Monday would be six.
    let earlier = plan(&network, &flows, &to(&[Weekday::Sunday, Weekday::Monday]), &at_transshipments()).unwrap();
    assert_eq!((earlier.moves()[0].days, earlier.after()), (-2, 45.0));
    // From the hand-in on, all of the week is waited or ridden: moving the feeder to Sunday would only make it wait at the origin.
    let whole = Goal::least_waiting(Waits::FromHandIn).over_weeks(3);
    let still = plan(&network, &flows, &[Freedom::within_days("feeder", 1)], &whole).unwrap();
    assert!(still.moves().is_empty() && still.is_optimal());
}

#[test]
fn bad_input_is_refused_by_name() {
    let network = missed();
    let flows = [flow("AAORG", "AADST", 0, 10)];
    let refused = |flows: &[Flow], freedoms: &[Freedom]| {
        plan(&network, flows, freedoms, &at_transshipments()).unwrap_err().to_string()
    };
    assert_eq!(refused(&[], &[]), "no flow to make a timetable for");
    assert_eq!(
        refused(&flows, &[Freedom::within_days("tran", 1)]),
        "the freedom of `tran`: no such service; did you mean `train`? known are feeder, train"
    );
    let twice = [Freedom::within_days("train", 1), Freedom::within_days("train", 2)];
    assert_eq!(refused(&flows, &twice), "the freedom of `train`: it stands twice");
    assert_eq!(
        refused(&[flow("AAORG", "AADST", 0, 0)], &[]),
        "flow 1 is of no boxes: give at least one, and at most a million, a week"
    );
    for many in [1_000_001, u64::MAX] {
        assert_eq!(
            refused(&[flow("AAORG", "AADST", 0, many)], &[]),
            "flow 1 is of more than a million boxes a week: give at most that"
        );
    }
    let undated = Flow::new(Shipment::boxes("AAORG", "AADST", "1x45G1").unwrap(), 1);
    assert_eq!(refused(&[undated], &[]), "flow 1 (1 × 45G1, AAORG → AADST) has no ready date: give the first hand-in");
    assert!(
        refused(&[flow("AADST", "AAORG", 0, 1)], &[])
            .starts_with("flow 1 (1 × 45G1, AADST → AAORG), week 1: no itinerary")
    );
    assert_eq!(plan(&network, &flows, &[], &at_transshipments().over_weeks(0)).unwrap_err(), JointError::Weeks(0));
}

/// A line as drawn: code, from, to, hours of the ride and of the cut-off, hours of the week at which it leaves, days that it may move.
#[derive(Debug, Clone)]
struct Drawn {
    code: &'static str,
    ends: [usize; 2],
    takes: u32,
    cut_off: u32,
    leaves: Vec<i64>,
    freedom: u32,
}

/// Two feeders to MID, a train from there to HUB, a ship from there to DST.
const LINES: [(&str, [usize; 2]); 4] = [("a", [0, 2]), ("b", [1, 2]), ("c", [2, 3]), ("d", [3, 4])];
const HUBS: [&str; 5] = ["ORG", "ALT", "MID", "HUB", "DST"];
/// Flows by what they ride.
const FLOWS: [(usize, usize, &[usize]); 4] = [(0, 4, &[0, 2, 3]), (1, 4, &[1, 2, 3]), (0, 3, &[0, 2]), (1, 3, &[1, 2])];

fn drawn() -> impl Strategy<Value = (Vec<Drawn>, Vec<(usize, u32, u64)>)> {
    let line = |(code, ends): (&'static str, [usize; 2])| {
        let leaves = prop::collection::btree_set((0_i64..28).prop_map(|quarter| quarter * 6), 1..=2);
        (1_u32..60, 0_u32..20, leaves, 0_u32..=2).prop_map(move |(takes, cut_off, leaves, freedom)| Drawn {
            code,
            ends,
            takes,
            cut_off,
            leaves: leaves.into_iter().collect(),
            freedom,
        })
    };
    let lines = LINES.map(line);
    let flows = prop::collection::vec((0..FLOWS.len(), 0_u32..168, 1_u64..50), 1..=4);
    (Vec::from(lines).prop_map(|lines| lines), flows)
}

fn network(lines: &[Drawn]) -> Network {
    let (mut world, hubs) = Lines::between(HUBS);
    for line in lines {
        let leaves: Vec<[i64; 2]> = line.leaves.iter().map(|hour| [hour / 24, hour % 24]).collect();
        let ends = line.ends.map(|at| hubs[at]);
        world.line(line.code, ends, line.takes, 100, &leaves).cut_off = Some(hours(line.cut_off));
    }
    world.ship("1x45G1").network
}

/// Hours waited at transshipments over three weeks, the lines this many days later: from Monday 1 June on, hour by hour.
fn waited(lines: &[Drawn], days: &[i64], ride: &[usize], ready: u32) -> i64 {
    let mut sum = 0;
    for week in 0..3 {
        let mut at = i64::from(ready) + week * 168;
        for (leg, &line) in ride.iter().enumerate() {
            let drawn = &lines[line];
            let leaves =
                |hour: i64| drawn.leaves.iter().any(|slot| (slot + days[line] * 24 - hour).rem_euclid(168) == 0);
            let ready = at + i64::from(drawn.cut_off);
            let departs = (ready..ready + 168).find(|&hour| leaves(hour)).unwrap();
            if leg > 0 {
                sum += departs - i64::from(drawn.cut_off) - at;
            }
            at = departs + i64::from(drawn.takes);
        }
    }
    sum
}

/// The least box-hours over all timetables, by trying every one.
fn least(lines: &[Drawn], flows: &[(usize, u32, u64)]) -> i64 {
    let mut least = i64::MAX;
    let mut days: Vec<i64> = lines.iter().map(|line| -i64::from(line.freedom)).collect();
    loop {
        least = least.min(box_hours(lines, &days, flows));
        let Some(next) = (0..lines.len()).find(|&at| days[at] < i64::from(lines[at].freedom)) else { return least };
        days[next] += 1;
        (0..next).for_each(|at| days[at] = -i64::from(lines[at].freedom));
    }
}

fn box_hours(lines: &[Drawn], days: &[i64], flows: &[(usize, u32, u64)]) -> i64 {
    let of = |&(flow, ready, volume): &(usize, u32, u64)| {
        i64::try_from(volume).unwrap() * waited(lines, days, FLOWS[flow].2, ready)
    };
    flows.iter().map(of).sum()
}

fn cases() -> u32 {
    std::env::var("LANDSEA_LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

fn shown(box_days_a_week: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "box-hours of three weeks, whole numbers")]
    let hours = (box_days_a_week * 24.0 * 3.0).round() as i64;
    hours
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_timetable_is_the_best_of_all_within_the_freedom((lines, drawn) in drawn()) {
        let network = network(&lines);
        let name = |at: usize| format!("AA{}", HUBS[at]);
        let flows: Vec<Flow> = drawn
            .iter()
            .map(|&(flow_of, ready, volume)| flow(&name(FLOWS[flow_of].0), &name(FLOWS[flow_of].1), ready, volume))
            .collect();
        let free = |more: u32| -> Vec<Freedom> {
            lines.iter().map(|line| Freedom::within_days(line.code, line.freedom + more)).collect()
        };
        let joint = plan(&network, &flows, &free(0), &at_transshipments()).unwrap();
        let today = box_hours(&lines, &[0; 4], &drawn);
        prop_assert_eq!((shown(joint.before()), shown(joint.after())), (today, least(&lines, &drawn)), "\n{}", joint);
        prop_assert!(joint.is_optimal());
        // There is one way only, so that the planner takes it, by the timetables that were moved.
        let (before, after) = joint.planned();
        prop_assert_eq!((shown(before), shown(after)), (shown(joint.before()), shown(joint.after())));
        let query = Query::minimise_time_and_cost();
        for (flow, (from, to)) in joint.flows().iter().zip(drawn.iter().map(|one| (FLOWS[one.0].0, FLOWS[one.0].1))) {
            for (planned, network) in flow
                .planned_before
                .iter()
                .map(|one| (one, &network))
                .chain(flow.planned_after.iter().map(|one| (one, joint.what_if().network())))
            {
                let shipment = Shipment::boxes(&name(from), &name(to), "1x45G1").unwrap().ready(planned.ready.unwrap()).unwrap();
                prop_assert_eq!(audit(network, &shipment, &query, planned), Ok(()));
            }
        }
        // No freedom moves nothing; more never waits longer; and what is stopped early says so by its bound.
        let none = plan(&network, &flows, &[], &at_transshipments()).unwrap();
        prop_assert!(none.moves().is_empty() && shown(none.after()) == today && none.is_optimal());
        let wider = plan(&network, &flows, &free(1), &at_transshipments()).unwrap();
        prop_assert!(wider.after() <= joint.after());
        let hasty = plan(&network, &flows, &free(0), &at_transshipments().at_most_steps(0)).unwrap();
        prop_assert!(hasty.bound() <= joint.after() && joint.after() <= hasty.after() && hasty.after() <= hasty.before());
    }
}
