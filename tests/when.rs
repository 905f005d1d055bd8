//! When to ship: the latest ready time that makes a due time, against the enumeration and on networks of a few lines.
//!
//! `LANDSEA_ORACLE_CASES` sets how many worlds each test draws.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use common::enumerate::{self, Keep};
use common::lines::{Lines, told};
use common::oracle_cases;
use common::world::{World, worlds};
use landsea::plan::{Criterion, LatestReady};
use landsea::units::{Instant, Minutes, Zone};
use landsea::{PlanError, Planner, Query, Shipment};
use proptest::prelude::*;

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

/// The question without what an arrival does not go with.
fn unlimited(world: &mut World) -> (Shipment, Query) {
    (world.question.due_within_days, world.question.budget) = (None, None);
    world.ask(&[Criterion::Time, Criterion::Cost], false)
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
        let (shipment, query) = unlimited(&mut world);
        let due = world.question.ready + Minutes::new(after);
        let earliest = due - Minutes::from_days(world.question.horizon_days);
        let network = world.network.clone();
        let latest = match Planner::new(&network).plan_arrive_by(&shipment.due_at(due), &query) {
            Ok(LatestReady { ready, front }) => {
                prop_assert!(makes_it(&mut world, ready, due) != Some(false), "not from {}", ready.to_rfc3339());
                for itinerary in &front {
                    prop_assert_eq!(itinerary.ready, Some(ready));
                    prop_assert!(itinerary.arrival().unwrap() <= due);
                }
                ready + Minutes::new(1)
            }
            Err(PlanError::NoItinerary(_)) => earliest,
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        for step in [0, 1, 59, 720, 1440, 5000] {
            let later = latest + Minutes::new(step);
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
    let (shipment, query) = world.ask(&[Criterion::Time, Criterion::Cost], false);
    let latest = Planner::new(&world.network).plan_arrive_by(&shipment.due_at(at(due)), &query)?;
    Ok(std::iter::once(latest.ready.to_rfc3339()).chain(latest.front.iter().map(told)).collect())
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
    let refusal = |shipment: &Shipment, query: &Query| planner.plan_arrive_by(shipment, query).unwrap_err().to_string();
    assert_eq!(refusal(&shipment, &query), "to arrive by a due date, name the due date");
    let due = shipment.due_at(at("2026-06-07T00:00:00Z"));
    let leave_out =
        |what: &str| format!("to arrive by the due date, the ready time is what is looked for: leave out {what}");
    assert_eq!(refusal(&due.clone().ready_at(world.question.ready), &query), leave_out("the ready date"));
    assert_eq!(refusal(&due.clone().due_within_days(9), &query), leave_out("the number of days it is due within"));
    let poor = query.within_budget(landsea::units::Money::from_minor(100));
    assert_eq!(refusal(&due, &poor), leave_out("the budget"));
}
