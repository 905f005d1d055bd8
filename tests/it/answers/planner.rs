//! A planner shares its network and borrows nothing: a service keeps it, clones it, hands it to threads and swaps it.

use landsea::file::Scenario;
use landsea::model::WhatIf;
use landsea::plan::{
    Batch, CountryReach, HubReach, JointTimetable, LeftOut, LeftOutOfReach, Meaning, Reach, Relaxations, Reliability,
    Replan, Resilience, WhyNot,
};
use landsea::{Front, Itinerary, Network, Planner, Query, Shipment};
use std::sync::{Arc, LazyLock, RwLock};

fn kept<T: Send + Sync + Clone + 'static>() {}

/// What a service keeps between questions can go to any thread and outlive what it was made from.
#[test]
fn a_planner_is_kept_in_the_state_of_a_service() {
    kept::<Planner>();
    kept::<Network>();
    kept::<WhatIf>();
    kept::<(Shipment, Query, Scenario)>();
}

/// What a planner answers owns all that it says: the planner, the network and the question may go.
#[test]
fn answers_outlive_what_was_asked() {
    kept::<(Front, Itinerary, WhyNot)>();
    kept::<(Reach, HubReach, CountryReach)>();
    kept::<(Batch, JointTimetable, Replan)>();
    kept::<(Reliability, Resilience, Relaxations)>();
    kept::<(LeftOut, LeftOutOfReach, Meaning)>();
}

fn planned(planner: &Planner) -> String {
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().ready("2026-12-01T09:00").unwrap();
    planner.plan(&shipment, &Query::minimise_time_and_cost()).unwrap().to_string()
}

/// However a network is handed over, the planner answers the same, also when all else that held the network is gone.
#[test]
fn a_network_is_taken_or_shared() {
    static KEPT: LazyLock<Network> = LazyLock::new(Network::chongqing);
    let network = Network::chongqing();
    let lent = Planner::new(&network);
    let expected = planned(&lent);
    let shared = Arc::new(network.clone());
    let by_reference = Planner::new(&shared);
    let by_handle = Planner::new(Arc::clone(&shared));
    let taken = Planner::new(network);
    drop(shared);
    for planner in [by_reference, by_handle, taken, Planner::new(&KEPT)] {
        assert_eq!(planned(&planner), expected);
    }
}

/// Nothing is copied to share a network: the hubs lie at one place in memory.
#[test]
fn sharing_a_network_copies_nothing() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let clone = planner.clone();
    for other in [&network.clone(), planner.network(), clone.network(), WhatIf::new(&network).network()] {
        assert!(std::ptr::eq(network.hubs(), other.hubs()));
        assert!(std::ptr::eq(network.services(), other.services()));
    }
    assert!(planner.graph().is_shared_with(&clone.graph()), "a clone of a planner compiles nothing");
}

/// A planner under scenarios lives longer than the scenarios and the planner that it was made from, and leaves these as they were.
#[test]
fn under_gives_a_planner_of_its_own() {
    let base = Planner::new(Network::chongqing());
    let (before, services) = (planned(&base), base.network().services().len());
    let closed = Scenario::embedded("hormuz_closed").unwrap();
    let changed = base.network().with(std::slice::from_ref(&closed)).unwrap();
    let under = base.under(&changed);
    let (stays, again) = (planned(&base), Planner::new(changed.network()));
    drop((base, changed));
    assert_eq!(stays, before, "what is changed is another network");
    assert_eq!(under.network().services().len(), services);
    assert_eq!(under.network().scenarios().count(), 1);
    assert_eq!(planned(&under), planned(&again));
}

/// A service swaps its planner while threads plan: each answer is that of the network before or after, never of both.
#[test]
fn a_service_swaps_its_planner_while_others_plan() {
    let network = Network::chongqing();
    let seasons = network.with(&[Scenario::embedded("hormuz_closed").unwrap()]).unwrap();
    let state = RwLock::new(Planner::new(&network));
    let swapped = state.read().unwrap().under(&seasons);
    let known = [planned(&state.read().unwrap()), planned(&swapped)];
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..4 {
                    let planner = state.read().unwrap().clone();
                    let answer = planned(&planner);
                    assert!(known.contains(&answer));
                }
            });
        }
        *state.write().unwrap() = swapped;
    });
    assert_eq!(planned(&state.read().unwrap()), known[1]);
}
