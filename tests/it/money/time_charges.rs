//! Money due for time: the search knows ahead what an answer will accrue, so that it looks at little more than where time is free.

use landsea::plan::InventoryRate;
use landsea::{Network, Planner, Query, Shipment};

/// The most labels of a search with money due for time, as a multiple of those of the same search without.
const MOST_TIMES: usize = 10;

/// A few labels are always made.
const AT_LEAST: usize = 200;

#[test]
fn a_search_with_money_owed_for_time_makes_at_most_ten_times_the_labels_of_one_without() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let lanes = [
        "Istanbul",
        "Duisburg",
        "Hamburg",
        "Budapest",
        "Moscow",
        "Almaty",
        "Tashkent",
        "Singapore",
        "Bangkok",
        "Hanoi",
        "Jakarta",
        "Santos",
        "Mombasa",
        "Alexandria",
    ];
    let mut compared = 0;
    for (number, to) in lanes.into_iter().enumerate() {
        let ready = ["2026-06-01T09:00[Asia/Shanghai]", "2026-12-01T09:00[Asia/Shanghai]"][number % 2];
        let own = Shipment::boxes("Chongqing", to, "1x45G1").unwrap().commodity("laptops").ready(ready).unwrap();
        let free = Query::minimise_time_and_cost();
        // Past this the comparison is lost, and the test need not wait for the end.
        let at_most = |labels: usize| MOST_TIMES * labels.max(AT_LEAST);
        let labels = planner.plan(&own, &free).unwrap().stats().created;
        let inventory =
            free.clone().at_most_labels(at_most(labels) + 1).with_inventory_cost(InventoryRate::OfCommodity);
        let leased = own.clone().in_carrier_boxes();
        for (what, shipment, query) in [
            ("an inventory cost", &own, &inventory),
            ("lease", &leased, &free.clone().at_most_labels(at_most(labels) + 1)),
            ("both", &leased, &inventory),
        ] {
            let made = planner.plan(shipment, query).unwrap().stats().created;
            assert!(
                made <= at_most(labels),
                "{to} with {what}: more than {} labels, {labels} without",
                at_most(labels)
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 3 * lanes.len());
}

#[test]
fn a_window_with_money_owed_for_time_makes_at_most_ten_times_the_labels_of_one_without() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    for to in ["Istanbul", "Hamburg", "Jakarta"] {
        let own = Shipment::boxes("Chongqing", to, "1x45G1").unwrap().commodity("laptops");
        let own = own.ready_between("2026-11-15T09:00", "2026-12-14T09:00").unwrap();
        let free = Query::minimise_time_and_cost();
        let labels = |shipment: &Shipment, query: &Query| planner.plan(shipment, query).unwrap().stats().created;
        let most = MOST_TIMES * labels(&own, &free).max(AT_LEAST);
        let inventory = free.clone().with_inventory_cost(InventoryRate::OfCommodity);
        for (shipment, query) in [(&own, &inventory), (&own.clone().in_carrier_boxes(), &inventory)] {
            let made = labels(shipment, query);
            assert!(made <= most, "{to}: {made} labels, and {most} are ten times those without");
        }
    }
}
