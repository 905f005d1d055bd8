//! FEATURE UNDER TEST: a confidence in the question. The front then holds what is promised, and not what is usual.

use crate::common::days::DAILY;
use crate::common::lines::Lines;
use crate::common::parts::range;
use crate::common::world::World;
use crate::time::promise::agrees;
use landsea::model::{Case, Patience};
use landsea::plan::{Confidence, ConfidenceError, NotInReach, NotPromised, QuestionError, Simulation};
use landsea::units::Minutes;
use landsea::{Network, PlanError, Planner, Query, Shipment};

fn percent(percent: u16) -> Confidence {
    Confidence::percent(percent).unwrap()
}

fn laptops(to: &str, date: &str) -> Shipment {
    Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops").ready(date).unwrap()
}

/// A fast train that may be late for the ferry at noon, and a slow one at the same price that is not.
fn two_trains() -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("fast", [org, mid], 10, 1_000, &[]).stages[0].time = range([10, 11, 40].map(Minutes::from_hours));
    lines.line("slow", [org, mid], 35, 1_000, &[]);
    lines.line("ferry", [mid, dst], 24, 5_000, DAILY);
    lines.ship("1x45G1")
}

fn fronts(world: &World, confidence: Option<Confidence>) -> Vec<String> {
    let mut query = Query::minimise_time_and_cost().horizon_days(14);
    if let Some(confidence) = confidence {
        query = query.confidence(confidence);
    }
    let shipment = world.question.shipment.clone().ready(world.question.ready).unwrap();
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    front.iter().map(|row| format!("{} in {}", row.legs[0].service, row.time())).collect()
}

#[test]
fn the_way_that_is_chosen_depends_on_how_sure_it_has_to_be() {
    let world = two_trains();
    assert_eq!(fronts(&world, None), ["fast in 1 d 12 h"]);
    assert_eq!(fronts(&world, Some(percent(1))), ["fast in 1 d 12 h"]);
    // Half of the fast trains come within 19 hours, and nine of ten within 31: both are in time for the ferry of the second day, as the slow one is.
    assert_eq!(fronts(&world, Some(percent(50))), ["fast in 2 d 12 h"]);
    // At the end of its range the fast one misses that too.
    assert_eq!(fronts(&world, Some("99.5 %".parse().unwrap())), ["slow in 2 d 12 h"]);
}

#[test]
fn where_nothing_varies_the_front_is_the_usual_one() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("train", [mid, dst], 24, 5_000, DAILY);
    lines.line("lorry", [org, dst], 20, 9_000, &[]);
    let world = lines.ship("1x45G1");
    let usual = fronts(&world, None);
    assert_eq!(usual.len(), 2);
    for confidence in [1, 50, 80, 95, 99] {
        assert_eq!(fronts(&world, Some(percent(confidence))), usual);
    }
}

/// Each row of a front at a higher confidence is no better than some row at a lower one.
#[test]
fn to_be_surer_is_never_earlier() {
    let planner = Planner::new(Network::chongqing());
    for (to, date) in [("Istanbul", "2026-12-01"), ("Almaty", "2027-04-12"), ("Singapore", "2026-12-01")] {
        let front = |confidence| {
            let query = Query::minimise_time_and_cost().confidence(percent(confidence));
            let front = planner.plan(&laptops(to, date), &query).unwrap();
            let row = |row: &landsea::Itinerary| {
                let promised = row.promised.clone().unwrap();
                (promised.time, promised.cost)
            };
            front.iter().map(row).collect::<Vec<_>>()
        };
        let [half, eighty, most] = [50, 80, 95].map(front);
        // Ways are searched by steps of half a day: one that is found at one confidence may be missed at another by so much.
        let slack = Minutes::from_hours(12);
        for (surer, less) in [(&eighty, &half), (&most, &eighty)] {
            for (time, cost) in surer {
                let better = |other: &&(Minutes, landsea::units::Money)| {
                    other.0 <= time.checked_add(slack).unwrap() && other.1 <= *cost
                };
                assert!(
                    less.iter().any(|other| better(&other)),
                    "{to}: {time} for {cost} has nothing earlier in {less:?}"
                );
            }
        }
    }
}

/// What a row promises is what the simulation of its policy keeps: whoever misses a departure takes the next, and waits on purpose only where the row says.
#[test]
fn promised_rows_are_kept_and_tight() {
    let planner = Planner::new(Network::chongqing());
    for (to, date) in [("Istanbul", "2026-12-01"), ("Duisburg", "2027-02-15"), ("Mombasa", "2026-08-20")] {
        let shipment = laptops(to, date);
        let query = Query::minimise_time_and_cost().confidence(percent(80));
        let front = planner.plan(&shipment, &query).unwrap();
        assert!(front.itineraries().len() > 2, "{to}");
        for row in &front {
            let sure = planner.reliability(&shipment, &query, row, &Simulation::seeded(3).runs(20_000)).unwrap();
            let promise = row.promise.as_ref().unwrap();
            agrees(promise, &sure);
            // What is compared counts an hour more where a later departure arrives before an earlier one.
            let promised = row.promised.as_ref().unwrap();
            let apart = i64::from(promised.time.get()) - i64::from(promise.arrival(0.8).unwrap().unwrap().get());
            assert!(apart.abs() <= 24 * 60, "{to}: {row}: {apart} minutes apart");
        }
    }
}

#[test]
fn a_confidence_lies_between_none_and_all() {
    for text in ["0", "1", "100 %", "0%", "-0.5", "NaN", "1.2", "inf", "", "%", "eighty", "0.00001", "0.99999"] {
        assert!(text.parse::<Confidence>().is_err(), "{text}");
    }
    assert_eq!(
        ["0.8", "80 %", "80%", " 0.80 "].map(str::parse),
        [Ok(percent(80)), Ok(percent(80)), Ok(percent(80)), Ok(percent(80))]
    );
    assert!(
        Confidence::percent(0).is_err() && Confidence::percent(100).is_err() && Confidence::percent(u16::MAX).is_err()
    );
    let error: ConfidenceError = Confidence::try_from(1.0).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a promise is kept with a probability between 0 and 1, like 0.8 or 80 %, and neither of both; not 1"
    );
    assert_eq!(Confidence::try_from(0.9995).unwrap().to_string(), "99.95 %");
}

#[test]
fn what_cannot_be_promised_is_refused_by_name() {
    let planner = Planner::new(Network::chongqing());
    let sure = Query::minimise_time_and_cost().confidence(percent(80));
    let dated = laptops("Istanbul", "2026-12-01");
    let boxes = || Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().commodity("laptops");
    let refused = |shipment: &Shipment, query: &Query, what| {
        let expected = PlanError::from(QuestionError::Confidence(what));
        assert_eq!(planner.plan(shipment, query).unwrap_err(), expected);
    };
    refused(&boxes(), &sure, NotPromised::NoDate);
    refused(&boxes().ready_between("2026-12-01", "2026-12-03").unwrap(), &sure, NotPromised::Window);
    refused(&dated, &sure.clone().case(Case::High), NotPromised::Case);
    refused(&dated, &sure.clone().in_parts(), NotPromised::InParts);
    refused(&dated, &sure.clone().patience(Patience::Headway), NotPromised::Patience);
    refused(&dated.clone().in_carrier_boxes(), &sure, NotPromised::CarrierBoxes);
    let reach = planner.reach(&dated, &sure).unwrap_err();
    assert_eq!(reach, PlanError::from(QuestionError::Reach(NotInReach::Confidence)));
}

#[test]
fn a_horizon_that_no_promise_keeps_to_is_named_with_the_least_that_does() {
    let planner = Planner::new(Network::chongqing());
    let shipment = laptops("Istanbul", "2026-12-01");
    let query = Query::minimise_time_and_cost().ban("air").confidence(percent(95)).horizon_days(30);
    let Err(PlanError::NoItinerary(why)) = planner.plan(&shipment, &query) else { panic!("nothing is as sure") };
    let remedy = why.remedies().first().unwrap().what.to_string();
    let days: u32 = remedy.strip_prefix("a horizon of ").unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(planner.plan(&shipment, &query.clone().horizon_days(days)).is_ok(), "{remedy}");
    assert!(planner.plan(&shipment, &query.horizon_days(days - 1).without_reasons()).is_err(), "{remedy}");
}

#[test]
fn the_latest_ready_time_is_that_of_the_promise() {
    let planner = Planner::new(Network::chongqing());
    let query = Query::minimise_time_and_cost().ban("air");
    let due = Shipment::boxes("Chongqing", "Almaty", "2x45G1").unwrap().to_arrive_by("2027-01-15").unwrap();
    let latest = |query: &Query| planner.plan(&due, query).unwrap().latest_ready().unwrap();
    assert!(latest(&query.clone().confidence(percent(80))) < latest(&query));
}
