//! The auditor on every itinerary of every front that the shipped network gives for a spread of questions, and the auditor itself:
//! it must notice what is wrong.

use landsea::audit::audit;
use landsea::model::Case;
use landsea::plan::Criterion;
use landsea::units::{GramsCo2e, Kilograms, Minutes, Money};
use landsea::{Itinerary, Network, Planner, Query, Shipment};

/// Something that goes wrong with an itinerary.
type Slip = fn(&mut Itinerary);

const DESTINATIONS: [&str; 8] =
    ["Istanbul", "Mersin", "Alexandria", "Algiers", "TNRDS", "Casablanca", "Duisburg", "Budapest"];

fn shipments(to: &str) -> Vec<Shipment> {
    let boxes = |boxes| Shipment::boxes("Chongqing", to, boxes).unwrap();
    vec![
        boxes("2x45G1").commodity("laptops"),
        boxes("3x22G1").commodity("machinery"),
        boxes("1xL5G1").commodity("electronics").from_door().to_door(),
        Shipment::vehicles("Chongqing", to, 232).unwrap().commodity("cars"),
        Shipment::pallets("Chongqing", to, Kilograms::new(12_000), 25.0).unwrap(),
    ]
}

fn queries() -> Vec<Query> {
    vec![
        Query::minimise_time_and_cost(),
        Query::minimise_all().allow("suez"),
        Query::minimise([Criterion::Cost]).case(Case::High),
        Query::minimise([Criterion::Time, Criterion::Emissions]).case(Case::Low),
        Query::minimise_time_and_cost().allow("iran").ban("RU"),
    ]
}

fn check(network: &Network, shipment: &Shipment, query: &Query, itinerary: &Itinerary) {
    if let Err(found) = audit(network, shipment, query, itinerary) {
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        panic!("{shipment}, {query:?}\n{itinerary}\n{}", found.join("\n"));
    }
}

#[test]
fn every_itinerary_is_true_to_the_model() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let mut audited = 0;
    for destination in DESTINATIONS {
        for shipment in shipments(destination) {
            // Winter, a change of the clock, the Chinese New Year, high summer; and no date.
            let dated = ["2026-12-01T09:00", "2027-03-26T23:30", "2027-01-28T06:00", "2026-07-15T12:00"];
            let dated = dated.map(|ready| shipment.clone().ready(ready).unwrap());
            for shipment in dated.iter().chain([&shipment]) {
                for query in queries() {
                    let Ok(front) = planner.plan(shipment, &query) else { continue };
                    for itinerary in &front {
                        check(&network, shipment, &query, itinerary);
                        audited += 1;
                    }
                }
            }
        }
    }
    assert!(audited > 1000, "only {audited} itineraries were there to audit");
}

#[test]
fn the_auditor_notices_every_kind_of_slip() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().commodity("laptops");
    let shipment = shipment.ready("2026-12-01T09:00").unwrap();
    let query = Query::minimise_time_and_cost();
    let front = planner.plan(&shipment, &query).unwrap();
    let slips: [(&str, Slip); 9] = [
        ("a cent more", |it| it.cost = Money::from_minor(it.cost.minor() + 1)),
        ("a gram less", |it| it.emissions = GramsCo2e::new(it.emissions.get() - 1)),
        ("a minute less", |it| it.elapsed = Minutes::new(it.elapsed.get() - 1)),
        ("a departure that does not exist", |it| it.legs[0].departs = Minutes::new(it.legs[0].departs.get() + 1)),
        ("an arrival that does not follow", |it| it.legs[0].arrives = Minutes::new(it.legs[0].arrives.get() + 1)),
        ("a forgotten charge", |it| it.stays[0].items.clear()),
        ("a forgotten leg", |it| {
            it.legs.pop();
        }),
        ("another service", |it| it.legs[0].service = "no-such-service".into()),
        ("handled too early", |it| it.stays[0].handled = Minutes::ZERO),
    ];
    for (what, slip) in slips {
        let mut itinerary = front.cheapest().clone();
        slip(&mut itinerary);
        assert!(audit(&network, &shipment, &query, &itinerary).is_err(), "{what} went unnoticed");
    }
    let tight = query.within_budget(Money::from_minor(100));
    assert!(audit(&network, &shipment, &tight, front.cheapest()).is_err(), "a broken budget went unnoticed");
}
