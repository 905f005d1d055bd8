//! When to ship: the latest ready time that makes a due time, and any time in a window; against the enumeration, on networks of a few
//! lines, and on the embedded network.
//!
//! `LANDSEA_ORACLE_CASES` sets how many worlds each test draws.

use crate::common::TIME_AND_COST;
use crate::common::lines::{Lines, shown as said};
use crate::common::oracle::enumerate::{self, Keep, Walk};
use crate::common::oracle_cases;
use crate::common::show::{chain, values};
use crate::common::world::{World, worlds};
use landsea::plan::{Criterion, QuestionError, Schedule, TimeError};
use landsea::units::{Civil, Instant, Minutes, Money, Zone};
use landsea::{Network, PlanError, Planner, Query, Shipment};
use proptest::prelude::*;
use std::collections::HashMap;

const CRITERIA: [&[Criterion]; 4] =
    [TIME_AND_COST, &[Criterion::Cost], &[Criterion::Time, Criterion::Cost, Criterion::Emissions], &[Criterion::Time]];

const MOST: usize = 20_000;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: oracle_cases(200),
        failure_persistence: None,
        max_shrink_time: 20_000,
        ..ProptestConfig::default()
    }
}

fn at(text: &str) -> Instant {
    Instant::parse(text, &Zone::utc()).unwrap()
}

/// The question without a ready date, but with all other dates.
fn undated(world: &World, criteria: &[Criterion]) -> (Shipment, Query) {
    let (shipment, query) = world.ask(criteria, false);
    (world.dated(shipment), query)
}

/// Whether any way handed in at `ready` arrives by `due`; none when there are too many to enumerate.
fn makes_it(world: &mut World, ready: Instant, due: Instant) -> Option<bool> {
    world.question.ready = ready;
    let walks = enumerate::walks(world, true, Keep::Useful, MOST)?;
    Some(walks.iter().any(|walk| ready.epoch_minutes() + walk.sum.time <= due.epoch_minutes()))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_latest_ready_time_makes_it_and_every_later_one_misses_it(mut world in worlds(), after in 1_u32..14 * 1440) {
        let due = world.question.ready.checked_add(Minutes::new(after)).unwrap();
        // What an arrival does not go with.
        (world.question.due_within_days, world.question.budget, world.question.due) = (None, None, None);
        world.question.deliver_from = world.question.deliver_from.filter(|from| *from <= due);
        let (shipment, query) = undated(&world, TIME_AND_COST);
        let earliest = due.checked_sub(Minutes::from_days(world.question.horizon_days)).unwrap();
        let network = world.network.clone();
        let latest = match Planner::new(&network).plan(&shipment.to_arrive_by(world.written(&world.question.to, due, true)).unwrap(), &query) {
            Ok(front) => {
                let ready = front.latest_ready().unwrap();
                prop_assert!(makes_it(&mut world, ready, due) != Some(false), "not from {}", ready.to_rfc3339());
                for itinerary in &front {
                    prop_assert_eq!(itinerary.ready, Some(ready));
                    prop_assert!(itinerary.arrival().unwrap() <= due);
                }
                ready.checked_add(Minutes::new(1)).unwrap()
            }
            Err(PlanError::NoItinerary(_) |
PlanError::Question(QuestionError::BannedVia { .. } |
QuestionError::ClosedVia { .. })) => earliest,
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        for step in [0, 1, 59, 720, 1440, 5000] {
            let later = latest.checked_add(Minutes::new(step)).unwrap();
            if later < due {
                prop_assert!(makes_it(&mut world, later, due) != Some(true), "still from {}", later.to_rfc3339());
            }
        }
    }
}

/// A feeder on Wednesday and a train on Friday that takes two days.
fn weekly() -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 24, 1_000, &[[2, 12]]);
    lines.line("train", [mid, dst], 48, 10_000, &[[4, 0]]);
    lines.line("express", [mid, dst], 24, 30_000, &[[4, 0]]);
    lines.ship("1x45G1")
}

fn arrive_by(world: &World, due: &str) -> Result<Vec<String>, PlanError> {
    let (shipment, query) = world.ask(TIME_AND_COST, false);
    let front = Planner::new(&world.network).plan(&shipment.to_arrive_by(at(due))?, &query)?;
    Ok(front.latest_ready().map(Instant::to_rfc3339).into_iter().chain(front.iter().map(said)).collect())
}

#[test]
fn cargo_for_sunday_may_be_ready_until_the_feeder_closes() {
    let ways = [
        "2026-06-03T12:00:00Z",
        "2 d 12 h, 310: feeder ORG>MID Wed 3 Jun 12:00, express MID>DST Fri 5 Jun 00:00",
        "3 d 12 h, 110: feeder ORG>MID Wed 3 Jun 12:00, train MID>DST Fri 5 Jun 00:00",
    ];
    assert_eq!(arrive_by(&weekly(), "2026-06-07T00:00:00Z").unwrap(), ways);
    // An hour less, and only the express is in time.
    assert_eq!(arrive_by(&weekly(), "2026-06-06T23:00:00Z").unwrap(), ways[..2]);
}

#[test]
fn a_due_time_that_this_week_cannot_make_takes_the_week_before() {
    assert_eq!(
        arrive_by(&weekly(), "2026-06-05T23:59:00Z").unwrap(),
        [
            "2026-05-27T12:00:00Z",
            "2 d 12 h, 310: feeder ORG>MID Wed 27 May 12:00, express MID>DST Fri 29 May 00:00",
            "3 d 12 h, 110: feeder ORG>MID Wed 27 May 12:00, train MID>DST Fri 29 May 00:00",
        ]
    );
}

#[test]
fn what_does_not_go_with_a_due_time_is_refused_by_name() {
    let world = weekly();
    let (shipment, query) = world.ask(&[Criterion::Time], false);
    let planner = Planner::new(&world.network);
    let refusal = |shipment: &Shipment, query: &Query| planner.plan(shipment, query).unwrap_err().to_string();
    let due = shipment.to_arrive_by(at("2026-06-07T00:00:00Z")).unwrap();
    let leave_out =
        |what: &str| format!("to arrive by the due date, the ready time is what is looked for: leave out {what}");
    assert_eq!(refusal(&due.clone().due("2026-06-06").unwrap(), &query), leave_out("the other due date"));
    assert_eq!(refusal(&due.clone().due_within_days(9), &query), leave_out("the number of days it is due within"));
    let poor = query.within_budget(Money::from_minor(100));
    assert_eq!(refusal(&due, &poor), leave_out("the budget"));
}

/// What a window lists: of each day's front, what no later day has at no later arrival and no greater cost.
fn listed<V: PartialOrd + Clone>(fronts: Vec<Vec<(Vec<V>, String)>>) -> Vec<Vec<String>> {
    let mut later: Vec<Vec<V>> = Vec::new();
    let mut days = Vec::new();
    for front in fronts.into_iter().rev() {
        let no_worse = |other: &Vec<V>, vector: &[V]| other.iter().zip(vector).all(|(a, b)| a <= b);
        let kept: Vec<_> =
            front.into_iter().filter(|(vector, _)| !later.iter().any(|other| no_worse(other, vector))).collect();
        later.extend(kept.iter().map(|(vector, _)| vector.clone()));
        days.push(kept.into_iter().map(|(_, text)| text).collect());
    }
    days.reverse();
    days
}

/// Values with the arrival in place of the time that it takes.
fn on_one_clock(mut vector: Vec<i64>, criteria: &[Criterion], ready: Instant) -> Vec<i64> {
    if criteria[0] == Criterion::Time {
        vector[0] += ready.epoch_minutes();
    }
    vector
}

fn same_time_each_day(zone: &Zone, first: Instant, days: i64) -> Vec<Instant> {
    let local = zone.local(first).epoch_minutes();
    // The first may be the second of two hours that the clock shows alike.
    std::iter::once(first)
        .chain((1..days).map(|day| zone.instant(Civil::from_epoch_minutes(local + day * 1440))))
        .collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_window_lists_what_no_later_day_has_as_good(mut world in worlds(), days in 2_i64..7) {
        let network = world.network.clone();
        let planner = Planner::new(&network);
        let first = world.question.ready;
        let hand_ins = same_time_each_day(&network.hub(world.question.from.hubs[0]).zone, first, days);
        let mut walks = Vec::new();
        for &ready in &hand_ins {
            world.question.ready = ready;
            let Some(all) = enumerate::walks(&world, true, Keep::Useful, MOST) else {
                return Err(TestCaseError::reject("too large to enumerate"));
            };
            walks.push(all);
        }
        for criteria in CRITERIA {
            let said = |ready: Instant, walk: &Walk| {
                let vector = on_one_clock(enumerate::vector(walk, criteria), criteria, ready);
                let shown = on_one_clock(enumerate::shown(walk, criteria), criteria, ready);
                (vector, format!("{shown:?} {}", world.chain(walk)))
            };
            let fronts = hand_ins.iter().zip(&walks).map(|(&ready, walks)| {
                let (front, _) = enumerate::front(&world, walks, criteria, true);
                front.into_iter().map(|walk| said(ready, walk)).collect()
            });
            let expected = listed(fronts.collect());
            let (shipment, query) = undated(&world, criteria);
            match planner.plan(&shipment.ready_between(first, hand_ins[hand_ins.len() - 1]).unwrap(), &query) {
                Ok(range) => {
                    prop_assert!(range.hand_ins().iter().all(|day| hand_ins.contains(day)));
                    let planned: Vec<Vec<String>> =
                        hand_ins.iter().map(|&ready| range.ready_at(ready).iter().map(|itinerary| {
                            let vector = on_one_clock(values(itinerary, criteria), criteria, ready);
                            format!("{vector:?} {}", chain(itinerary))
                        }).collect()).collect();
                    prop_assert_eq!(planned, expected, "{:?}", criteria);
                }
                Err(PlanError::NoItinerary(_) |
PlanError::Question(QuestionError::BannedVia { .. } |
QuestionError::ClosedVia { .. }) |
PlanError::Time(TimeError::DeliveryEndsBeforeItBegins)) => {
                    prop_assert!(expected.iter().all(Vec::is_empty), "{:?}: {:?}", criteria, expected);
                }
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            }
        }
    }
}

#[test]
fn a_window_lists_each_departure_once_under_the_last_day_that_makes_it() {
    let world = weekly();
    let (shipment, query) = world.ask(TIME_AND_COST, false);
    let shipment = shipment.ready_between("2026-06-01T00:00:00Z", "2026-06-12T00:00:00Z").unwrap();
    let range = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    let lines: Vec<String> =
        range.iter().map(|one| format!("{}: {}", one.ready.unwrap().to_rfc3339(), said(one))).collect();
    assert_eq!(
        lines,
        [
            "2026-06-03T00:00:00Z: 3 d, 310: feeder ORG>MID Wed 3 Jun 12:00, express MID>DST Fri 5 Jun 00:00",
            "2026-06-03T00:00:00Z: 4 d, 110: feeder ORG>MID Wed 3 Jun 12:00, train MID>DST Fri 5 Jun 00:00",
            "2026-06-10T00:00:00Z: 3 d, 310: feeder ORG>MID Wed 10 Jun 12:00, express MID>DST Fri 12 Jun 00:00",
            "2026-06-10T00:00:00Z: 4 d, 110: feeder ORG>MID Wed 10 Jun 12:00, train MID>DST Fri 12 Jun 00:00",
            "2026-06-12T00:00:00Z: 8 d, 310: feeder ORG>MID Wed 17 Jun 12:00, express MID>DST Fri 19 Jun 00:00",
            "2026-06-12T00:00:00Z: 9 d, 110: feeder ORG>MID Wed 17 Jun 12:00, train MID>DST Fri 19 Jun 00:00",
        ]
    );
}

/// On the embedded network: the same as every day by itself, true to the model, and no departure under two days.
#[test]
fn a_window_is_every_day_by_itself_and_then_the_best() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let zone = Zone::new("Asia/Shanghai").unwrap();
    let first = Instant::parse("2026-11-20T09:00", &zone).unwrap();
    // More days than one search takes.
    let hand_ins = same_time_each_day(&zone, first, 75);
    for (to, query) in [
        ("Istanbul", Query::minimise_time_and_cost()),
        ("Istanbul", Query::minimise([Criterion::Cost])),
        ("Rotterdam", Query::minimise_all().within_budget(Money::from_minor(1_500_000))),
    ] {
        let shipment = Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops").due_within_days(60);
        let window = shipment.clone().ready_between(first, hand_ins[hand_ins.len() - 1]).unwrap();
        let range = planner.plan(&window, &query).unwrap();
        let fronts = hand_ins.iter().map(|&ready| {
            let front = planner.plan(&shipment.clone().ready(ready).unwrap(), &query).unwrap();
            let vector = |one| on_one_clock(values(one, query.criteria()), query.criteria(), ready);
            front.iter().map(|one| (vector(one), format!("{one:?}"))).collect()
        });
        let planned: Vec<Vec<String>> = hand_ins
            .iter()
            .map(|&ready| range.ready_at(ready).iter().map(|one| format!("{one:?}")).collect())
            .collect();
        assert_eq!(planned, listed(fronts.collect()));
        let mut days = HashMap::new();
        for one in &range {
            assert_eq!(landsea::audit::audit(&network, &window, &query, one), Ok(()));
            let leg = &one.legs[0];
            if leg.schedule != Schedule::OnDemand {
                let departure = (leg.service.clone(), leg.from.code.clone(), one.first_departure().unwrap().0);
                assert_eq!(*days.entry(departure).or_insert(one.ready), one.ready, "{one}");
            }
        }
    }
}

#[test]
fn a_window_that_makes_no_sense_is_refused_by_name() {
    let world = weekly();
    let (shipment, query) = world.ask(&[Criterion::Time], false);
    let planner = Planner::new(&world.network);
    let (first, last) = (at("2026-06-01T00:00:00Z"), at("2026-06-12T00:00:00Z"));
    let window = |shipment: &Shipment, from: Instant, to: Instant| shipment.clone().ready_between(from, to).unwrap();
    let refusal =
        |shipment: &Shipment, from, to| planner.plan(&window(shipment, from, to), &query).unwrap_err().to_string();
    assert_eq!(refusal(&shipment, last, first), "the window of hand-in days ends before it begins");
    assert_eq!(
        refusal(&shipment, first, first.checked_add(Minutes::from_days(731)).unwrap()),
        "a window of more than 731 days: ask for it in parts"
    );
    assert_eq!(refusal(&shipment.clone().due(first).unwrap(), first, last), "due before ready");
    // Days after the due date are no hand-in days.
    let due = shipment.due(at("2026-06-06T00:00:00Z")).unwrap();
    let range = planner.plan(&window(&due, first, last), &query).unwrap();
    assert_eq!(range.hand_ins().len(), 5);
    assert_eq!(range.iter().map(said).collect::<Vec<_>>().len(), 1);
}
