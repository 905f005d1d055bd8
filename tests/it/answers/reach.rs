//! FEATURE UNDER TEST: one origin to everywhere. Every hub has the vectors that a plan to it alone has.

use crate::common::TIME_AND_COST;
use crate::common::lines::Lines;
use crate::common::oracle_cases;
use crate::common::parts::{evidence, price};
use crate::common::world::worlds;
use landsea::model::{Basis, Hub, HubIx, Loading, Patience, Scope, Storage, StorageStep};
use landsea::plan::{QuestionError, TimeAndCost, TimeError};
use landsea::units::{Minutes, Money};
use landsea::{Network, PlanError, Planner, Query, Shipment};
use proptest::prelude::*;

fn laptops() -> Shipment {
    Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().commodity("laptops")
}

/// The vectors of a plan to one hub; none where there is no itinerary, or where a ban stands on the hub.
fn planned(planner: &Planner, shipment: &Shipment, query: &Query, hub: &Hub) -> Vec<TimeAndCost> {
    match planner.plan(&shipment.clone().bound_for(hub.code.as_str()), query) {
        Ok(front) => {
            front.iter().map(|itinerary| TimeAndCost { elapsed: itinerary.elapsed, cost: itinerary.cost }).collect()
        }
        Err(PlanError::NoItinerary(_) | PlanError::Question(QuestionError::BannedEnd { .. })) => Vec::new(),
        Err(error) => panic!("{}: {error}", hub.code),
    }
}

/// The vectors that none of these dominates, each once.
fn front_of(mut all: Vec<TimeAndCost>) -> Vec<TimeAndCost> {
    all.sort_by_key(|both| (both.elapsed, both.cost));
    let mut front: Vec<TimeAndCost> = Vec::new();
    for both in all {
        if front.last().is_none_or(|last| both.cost < last.cost) {
            front.push(both);
        }
    }
    front
}

/// Compares every this many hubs; gives how many of those are reached, and how many vectors they have.
fn agree(network: &Network, shipment: &Shipment, query: &Query, every: usize) -> (usize, usize) {
    let planner = Planner::new(network);
    let reach = planner.reach(shipment, query).unwrap();
    let (mut reached, mut vectors) = (0, 0);
    for hub in reach.hubs().iter().step_by(every) {
        // A hub may share its code with its city, and then the plan is to all hubs of that.
        let code = network.hub(hub.hub).code.as_str();
        let place = network.place(code).unwrap().hubs;
        assert!(place.contains(&hub.hub), "{code}");
        let all = place.iter().flat_map(|&hub| reach.at(hub).unwrap().front.clone()).collect();
        assert_eq!(front_of(all), planned(&planner, shipment, query, network.hub(hub.hub)), "{code}");
        reached += usize::from(!hub.front.is_empty());
        vectors += hub.front.len();
    }
    (reached, vectors)
}

#[test]
fn on_the_world_network_every_hub_has_what_a_plan_to_it_has() {
    let network = Network::world();
    let ready = "2026-12-01T09:00[Asia/Shanghai]";
    for shipment in [laptops(), laptops().ready(ready).unwrap()] {
        let (reached, vectors) = agree(&network, &shipment, &Query::minimise_time_and_cost(), 17);
        assert!(reached > 30 && vectors > 2 * reached, "{reached} hubs, {vectors} vectors");
    }
}

#[test]
fn limits_bans_and_other_cargo_make_no_difference_to_that() {
    let network = Network::chongqing();
    let query = Query::minimise_time_and_cost();
    let cases = [
        (laptops().due_within_days(30), query.clone()),
        (laptops(), query.clone().within_budget(Money::from_minor(800_000)).ban("RU").allow("suez")),
        (Shipment::vehicles("Chongqing", "Istanbul", 232).unwrap().commodity("cars"), query.clone()),
        (Shipment::boxes("Qinzhou", "Istanbul", "1x22G1").unwrap(), query.clone()),
        (laptops().from_door(), query.case(landsea::model::Case::High)),
    ];
    for (shipment, query) in cases {
        for dated in [shipment.clone(), shipment.ready("2026-11-20T11:30[Asia/Shanghai]").unwrap()] {
            let (reached, _) = agree(&network, &dated, &query, 9);
            assert!(reached > 0, "{dated}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: oracle_cases(150), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_random_worlds_every_hub_has_what_a_plan_to_it_has(world in worlds()) {
        let planner = Planner::new(&world.network);
        for dated in [true, false] {
            let (shipment, query) = world.ask(TIME_AND_COST, dated);
            // A reach of a date refuses a limit on waits.
            let mut query = query.patience(Patience::Unlimited);
            if world.question.currency.is_some() && world.question.budget.is_none() {
                // A reach counts in the currency asked for; a plan does where there is a budget.
                query = query.within_budget(Money::from_minor(i64::MAX));
            }
            match planner.reach(&shipment, &query) {
                Ok(reach) => for hub in reach.hubs() {
                    // A plan refuses a regime that this hub has no use for; a reach passes it over there.
                    let to = shipment.clone().bound_for(world.network.hub(hub.hub).code.as_str());
                    if matches!(planner.plan(&to, &query), Err(PlanError::Question(QuestionError::Regime(_)))) {
                        continue;
                    }
                    let planned = planned(&planner, &shipment, &query, world.network.hub(hub.hub));
                    prop_assert_eq!(&hub.front, &planned, "{:?} {}", dated, world.network.hub(hub.hub).code);
                },
                Err(PlanError::Question(QuestionError::Reach(_))) => {
                    let question = &world.question;
                    let leased = question.carrier_boxes && !world.network.leases().is_empty();
                    prop_assert!(question.to.door || !question.vias.is_empty() || leased);
                }
                // A regime that is of no use on the way to some hub.
                Err(PlanError::Question(QuestionError::Regime(_))) => prop_assert!(!world.question.regimes.is_empty()),
                // Then there is no plan either.
                Err(error) => prop_assert_eq!(planner.plan(&shipment, &query).unwrap_err().to_string(), error.to_string()),
            }
        }
    }
}

/// Storage at the destination is paid by who comes early.
#[test]
fn a_consignee_that_takes_it_late_is_reached_by_the_slow_way() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("fast", [org, dst], 24, 10_000, &[]);
    lines.line("slow", [org, dst], 60, 11_000, &[]);
    lines.rules().add_storage(Storage {
        at: Scope::Anywhere,
        loading: Loading::Box,
        cooled: false,
        free: Minutes::ZERO,
        steps: vec![StorageStep { days: None, amount: price(20_00) }],
        per: Basis::Box,
        evidence: evidence(),
    });
    let world = lines.ship("1x45G1");
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let shipment = shipment.deliver_from(world.question.ready.checked_add(Minutes::from_days(3)).unwrap()).unwrap();
    let reach = Planner::new(&world.network).reach(&shipment, &query).unwrap();
    assert_eq!(
        reach.at(dst).unwrap().front,
        [TimeAndCost { elapsed: Minutes::from_days(3), cost: Money::from_minor(13_000) }]
    );
}

#[test]
fn what_a_reach_is_not_is_refused_by_name() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let refused = |shipment: Shipment, query: Query| planner.reach(&shipment, &query).unwrap_err().to_string();
    let both = Query::minimise_time_and_cost;
    assert!(refused(laptops(), Query::minimise_all()).contains("leave out other criteria"));
    assert!(refused(laptops().to_door(), both()).contains("leave out the door"));
    assert!(refused(laptops().in_carrier_boxes(), both()).contains("leave out the lease"));
    assert!(refused(laptops(), both().ban("Atlantis")).contains("Atlantis"));
    let nowhere = Shipment::boxes("Chongqingg", "Istanbul", "1x22G1").unwrap();
    assert!(refused(nowhere, both()).contains("Chongqing"));
    assert!(matches!(planner.reach(&laptops(), &both().horizon_days(0)), Err(PlanError::Time(TimeError::Horizon(0)))));
}

#[test]
fn countries_add_up_their_hubs() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let reach = planner.reach(&laptops(), &Query::minimise_time_and_cost()).unwrap();
    let lines = reach.countries(&network, |_| true);
    assert!(lines.is_sorted_by(|a, b| a.country < b.country));
    assert_eq!(lines.iter().map(|line| line.hubs).sum::<usize>(), reach.hubs().len());
    for line in lines {
        let of_it = |hub: &HubIx| network.hub(*hub).country == line.country;
        let fronts = || reach.hubs().iter().filter(|reach| of_it(&reach.hub)).flat_map(|reach| &reach.front);
        assert_eq!(line.fastest, fronts().map(|both| both.elapsed).min());
        assert_eq!(line.cheapest, fronts().map(|both| both.cost).min());
        assert_eq!(line.reached == 0, line.fastest.is_none());
        assert!(line.reached <= line.hubs);
    }
    // Where it starts is not somewhere that it reaches.
    let home = network.place("Chongqing").unwrap().hubs[0];
    assert_eq!(reach.at(home), None);
    let away = reach.hubs().last().unwrap();
    assert_eq!(reach.at(away.hub), Some(away));
}
