//! FEATURE UNDER TEST: what a lane loses without each thing on it, the most critical first.

use crate::common::TIME_AND_COST;
use crate::common::lines::Lines;
use crate::common::world::World;
use landsea::file::Scenario;
use landsea::model::Feature;
use landsea::plan::{Criterion, FeatureKind, FeatureLoss};
use landsea::{Front, Network, PlanError, Planner, Query, Shipment};

/// A ferry through a strait, a train by MID, and nothing else into MID.
fn world() -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("ferry", [org, dst], 48, 3_000, &[]).stages[0].straits = vec!["Strait".into()];
    lines.line("feeder", [org, mid], 12, 5_000, &[]);
    lines.line("train", [mid, dst], 24, 5_000, &[]);
    lines.line("lorry", [org, dst], 96, 20_000, &[]);
    lines.ship("1x45G1")
}

#[test]
fn a_table_tells_days_and_money_lost_the_most_critical_first() {
    let world = world();
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let lane = Planner::new(&world.network).resilience(&shipment, &query, &FeatureKind::ALL).unwrap();
    let expected = "\
AAORG → AADST: 2 ways, 1.5 days at best, 30 at best
 days lost   money lost   ways  without
    no way       no way    2/2  operator test
      +0.0          +70    1/2  strait Strait
      +0.0          +70    1/2  service ferry
      +0.5           +0    1/2  hub MID (AAMID)
      +0.5           +0    1/2  service feeder
      +0.5           +0    1/2  service train
";
    let shown = lane.to_string();
    let shown: Vec<&str> = shown.lines().skip(1).collect();
    assert_eq!(shown, expected.lines().skip(1).collect::<Vec<_>>());
}

#[test]
fn only_the_kinds_asked_for_are_looked_at() {
    let world = world();
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let planner = Planner::new(&world.network);
    let lane = planner.resilience(&shipment, &query, &[FeatureKind::Hub]).unwrap();
    assert_eq!(lane.losses().iter().map(|loss| loss.name.as_str()).collect::<Vec<_>>(), ["MID (AAMID)"]);
    assert!(planner.resilience(&shipment, &query, &[]).unwrap().losses().is_empty());
}

#[test]
fn a_lane_without_any_way_says_why_as_a_plan_does() {
    let world = world();
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let planner = Planner::new(&world.network);
    let query = query.horizon_days(1);
    let plan = planner.plan(&shipment, &query).unwrap_err();
    assert!(matches!(plan, PlanError::NoItinerary(_)));
    assert_eq!(planner.resilience(&shipment, &query, &FeatureKind::ALL).unwrap_err(), plan);
}

/// What a ban by name leaves, or for borders and operators a scenario that closes them for good.
fn replanned(network: &Network, shipment: &Shipment, query: &Query, loss: &FeatureLoss) -> Option<Front> {
    let ban = |what: &str| Planner::new(network).plan(shipment, &query.clone().ban(what)).ok();
    let close = |what: String| {
        let text =
            format!(r#"(name: "x", about: "x", changes: [Close(what: {what}, evidence: Estimate("EST", 2026))])"#);
        let changed = network.with(&[Scenario::read("x.ron", &text).unwrap()]).unwrap();
        Planner::new(changed.network()).plan(shipment, query).ok()
    };
    match &loss.feature {
        Feature::Hub(hub) => ban(network.hub(*hub).code.as_str()),
        Feature::Border(one, other) => close(format!(r#"Border("{one}", "{other}")"#)),
        Feature::Operator(name) => close(format!(r#"Operator("{name}")"#)),
        feature => ban(&feature.to_string()),
    }
}

/// Prices kept from one search to the next change nothing.
#[test]
fn every_front_is_the_one_that_a_ban_leaves() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    for (to, ready, query) in [
        ("Istanbul", Some("2026-12-01"), Query::minimise_time_and_cost().ban("air")),
        ("Hamburg", None, Query::minimise_time_and_cost()),
        ("Mersin", Some("2026-05-01"), Query::minimise([Criterion::Cost])),
    ] {
        let mut shipment = Shipment::boxes("Chongqing", to, "1x45G1").unwrap();
        if let Some(ready) = ready {
            shipment = shipment.ready(ready).unwrap();
        }
        let lane = planner.resilience(&shipment, &query, &FeatureKind::ALL).unwrap();
        assert_eq!(*lane.base(), planner.plan(&shipment, &query).unwrap());
        assert!(!lane.losses().is_empty());
        for loss in lane.losses() {
            let lines = |front: &Option<Front>| front.as_ref().map(ToString::to_string);
            let expected = replanned(&network, &shipment, &query, loss);
            assert_eq!(lines(&loss.front), lines(&expected), "{to} without {} {}", loss.kind.name(), loss.name);
        }
        // Afterwards the planner plans as before.
        assert_eq!(*lane.base(), planner.plan(&shipment, &query).unwrap());
    }
}
