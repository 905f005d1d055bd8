//! FEATURE UNDER TEST: an empty or thin front says what would help, and each thing said was planned.

use landsea::file::Layers;
use landsea::plan::Relaxation;
use landsea::units::Money;
use landsea::{Network, PlanError, Planner, Query, Shipment};

fn shipment() -> Shipment {
    Shipment::boxes("Chongqing", "Mersin", "1x45G1").unwrap().ready("2026-06-01").unwrap()
}

fn whats(helps: &[Relaxation]) -> Vec<&str> {
    helps.iter().map(|help| help.what.as_str()).collect()
}

/// What is asked with a relaxation, as a question of its own.
fn asked(what: &str, query: &Query, bans: &[&str]) -> Query {
    match what.split_once("lift the ban on ") {
        Some((_, ban)) => bans
            .iter()
            .filter(|&&known| known != ban)
            .fold(Query::minimise_time_and_cost(), |query, ban| query.ban(ban)),
        None => query.clone().allow(what.strip_prefix("allow ").unwrap()),
    }
}

#[test]
fn bans_and_switches_that_help_give_the_front_of_the_question_without_them() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let bans = ["air", "KZ", "Cape"];
    let query = bans.iter().fold(Query::minimise_time_and_cost(), |query, ban| query.ban(ban));
    let helps = planner.relaxations(&shipment(), &query).unwrap();
    assert!(
        whats(&helps).contains(&"lift the ban on KZ") && whats(&helps).contains(&"allow suez"),
        "{:?}",
        whats(&helps)
    );
    for help in &helps {
        let front = Planner::new(&network).plan(&shipment(), &asked(&help.what, &query, &bans)).unwrap();
        assert_eq!(help.front.to_string(), front.to_string(), "{}", help.what);
    }
    // What is not told does not help.
    let base = planner.plan(&shipment(), &query);
    for switch in
        network.switches().iter().filter(|switch| !whats(&helps).contains(&format!("allow {switch}").as_str()))
    {
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
    let days = |help: &Relaxation| help.what.strip_suffix(" days more").and_then(|days| days.parse::<f64>().ok());
    let more = helps.iter().find_map(days).unwrap();
    let needed = next.elapsed.as_days() - f64::from(fastest.elapsed.get().div_ceil(1440));
    assert!((0.0..0.1).contains(&(more - needed)), "{more} {needed}");
    let poor = query.clone().within_budget(next.cost);
    let helps = planner.relaxations(&shipment(), &poor).unwrap();
    let gap = fastest.cost.checked_sub(next.cost).unwrap();
    assert!(whats(&helps).contains(&format!("{gap} more").as_str()), "{:?}", whats(&helps));
}

#[test]
fn an_empty_front_names_what_helps_within_the_limits_too() {
    let network = Network::chongqing();
    let query = Query::minimise_time_and_cost().ban("air").ban("KZ").ban("RU").ban("MN").ban("KG");
    let tight = shipment().due_within_days(40);
    let error = Planner::new(&network).plan(&tight, &query).unwrap_err();
    let PlanError::NoItinerary(why) = error else { panic!("{error}") };
    assert_eq!(why.reason(), "the limits are too tight");
    let told = why.to_string();
    assert!(
        told.contains("would help: lift the ban on KZ: in ") && told.contains("would help: allow suez: in "),
        "{told}"
    );
}

#[test]
fn a_need_that_keeps_better_ways_away_is_named() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let cooled = Shipment::boxes("Chongqing", "Duisburg", "1x45R1").unwrap().ready("2026-06-01").unwrap();
    let cooled = cooled.temperature(13, 15).unwrap();
    let helps = planner.relaxations(&cooled, &Query::minimise_time_and_cost()).unwrap();
    assert!(whats(&helps).iter().any(|what| what.starts_with("without ")), "{:?}", whats(&helps));
}

#[test]
fn a_question_that_cannot_be_asked_is_refused_as_by_a_plan() {
    let network = Layers::chongqing().build().unwrap();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost().ban("Atlantis");
    assert_eq!(planner.relaxations(&shipment(), &query).unwrap_err(), planner.plan(&shipment(), &query).unwrap_err());
    let broke = Query::minimise_time_and_cost().within_budget(Money::ZERO);
    assert_eq!(planner.relaxations(&shipment(), &broke).unwrap_err(), PlanError::NoBudget);
}
