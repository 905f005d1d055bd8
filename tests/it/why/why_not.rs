//! FEATURE UNDER TEST: an empty or thin front says what would help, and each thing said was planned.

use landsea::file::Layers;
use landsea::plan::{Cause, Loosening, MoneyError, Relaxation};
use landsea::units::Money;
use landsea::{Network, PlanError, Planner, Query, Shipment};

fn shipment() -> Shipment {
    Shipment::boxes("Chongqing", "Mersin", "1x45G1").unwrap().ready("2026-06-01").unwrap()
}

fn lift(ban: &str) -> Loosening {
    Loosening::LiftBan(ban.to_owned())
}

fn allow(switch: &str) -> Loosening {
    Loosening::Allow(switch.to_owned())
}

fn helps_with(helps: &[Relaxation], what: &Loosening) -> bool {
    helps.iter().any(|help| help.what == *what)
}

#[test]
fn bans_and_switches_that_help_give_the_front_of_the_question_without_them() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let bans = ["air", "KZ", "Cape"];
    let query = bans.iter().fold(Query::minimise_time_and_cost(), Query::ban);
    let helps = planner.relaxations(&shipment(), &query).unwrap();
    assert!(helps_with(&helps, &lift("KZ")) && helps_with(&helps, &allow("suez")), "{helps:?}");
    for help in &helps {
        let (shipment, query) = help.what.applied(&shipment(), &query).unwrap();
        let front = Planner::new(&network).plan(&shipment, &query).unwrap();
        assert_eq!(help.front.to_string(), front.to_string(), "{}", help.what);
    }
    // What is not said does not help.
    let base = planner.plan(&shipment(), &query);
    for switch in network.switches().iter().filter(|switch| !helps_with(&helps, &allow(switch))) {
        let front = planner.plan(&shipment(), &query.clone().allow(switch));
        if let (Ok(front), Ok(base)) = (front, &base) {
            assert!(front.fastest().elapsed >= base.fastest().elapsed && front.cheapest().cost >= base.cheapest().cost);
        }
    }
}

/// A tenth of a day, or a cent, less than what is named and it is of no help.
#[test]
fn the_limits_that_are_named_are_the_least_that_help() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost().ban("air");
    let whole = planner.plan(&shipment(), &query).unwrap();
    let (fastest, next) = (&whole.itineraries()[0], &whole.itineraries()[1]);
    let tight = shipment().due_within_days(fastest.elapsed.get().div_ceil(1440));
    let helps = planner.relaxations(&tight, &query).unwrap();
    let now = landsea::units::Minutes::from_days(fastest.elapsed.get().div_ceil(1440));
    assert!(helps_with(&helps, &Loosening::MoreTime { now, then: next.elapsed }), "{helps:?}");
    let poor = query.clone().within_budget(next.cost);
    let helps = planner.relaxations(&shipment(), &poor).unwrap();
    assert!(helps_with(&helps, &Loosening::MoreMoney { now: next.cost, then: fastest.cost }), "{helps:?}");
}

#[test]
fn an_empty_front_names_what_helps_within_the_limits_too() {
    let network = Network::chongqing();
    let query = Query::minimise_time_and_cost().ban("air").ban("KZ").ban("RU").ban("MN").ban("KG");
    let tight = shipment().due_within_days(40);
    let error = Planner::new(&network).plan(&tight, &query).unwrap_err();
    let PlanError::NoItinerary(why) = error else { panic!("{error}") };
    let time = Some(landsea::units::Minutes::from_days(40));
    assert_eq!(*why.cause(), Cause::Limits { time, money: None });
    let shown = why.to_string();
    assert!(
        shown.contains("would help: lift the ban on KZ: in ") && shown.contains("would help: allow suez: in "),
        "{shown}"
    );
}

#[test]
fn a_need_that_keeps_better_ways_away_is_named() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let cooled = Shipment::boxes("Chongqing", "Duisburg", "1x45R1").unwrap().ready("2026-06-01").unwrap();
    let cooled = cooled.temperature(13, 15).unwrap();
    let helps = planner.relaxations(&cooled, &Query::minimise_time_and_cost()).unwrap();
    assert!(helps.iter().any(|help| matches!(help.what, Loosening::Without { .. })), "{helps:?}");
}

#[test]
fn a_question_that_cannot_be_asked_is_refused_as_by_a_plan() {
    let network = Layers::chongqing().build().unwrap();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost().ban("Atlantis");
    assert_eq!(planner.relaxations(&shipment(), &query).unwrap_err(), planner.plan(&shipment(), &query).unwrap_err());
    let broke = Query::minimise_time_and_cost().within_budget(Money::ZERO);
    assert_eq!(planner.relaxations(&shipment(), &broke).unwrap_err(), PlanError::Money(MoneyError::NoBudget));
}
