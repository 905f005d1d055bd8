//! FEATURE UNDER TEST: the cost of every itinerary itemises to the cent and adds up, on a spread of lanes and in each currency.

use landsea::audit::audit;
use landsea::model::NETWORK_CURRENCY;
use landsea::plan::{InsuranceRate, InventoryRate, ItemKind};
use landsea::report::{Document, Style, itinerary_text};
use landsea::units::{Kilograms, Money};
use landsea::{Itinerary, Network, PlanError, Planner, Query, Shipment};
use std::collections::BTreeMap;

const CURRENCIES: [&str; 3] = ["CNY", "EUR", "USD"];

/// Boxes, reefers, batteries, cars, pallets and bulk, out and back, dated and not.
fn shipments() -> Vec<Shipment> {
    let boxes = |from: &str, to: &str, what: &str| Shipment::boxes(from, to, what).unwrap();
    let lanes = vec![
        boxes("Chongqing", "Istanbul", "2x45G1").commodity("laptops"),
        boxes("Chongqing", "Rotterdam", "1x22G1").commodity("auto-parts").in_carrier_boxes(),
        boxes("Chongqing", "Jebel Ali", "3x45G1").commodity("laptops").in_carrier_boxes().to_door(),
        boxes("Duisburg", "Chongqing", "1x45G1").value(Money::from_minor(8_000_000)).in_carrier_boxes(),
        boxes("Vientiane", "Chongqing", "2x45R1").commodity("fruit").in_carrier_boxes(),
        boxes("Chongqing", "Singapore", "1x45R1").commodity("frozen"),
        boxes("Shanghai", "Hamburg", "1x45G1").dangerous("lithium-batteries").value(Money::from_minor(30_000_000)),
        Shipment::vehicles("Chongqing", "Almaty", 40).unwrap().commodity("nev"),
        Shipment::pallets("Chongqing", "Liege", Kilograms::new(3_000), 18.0)
            .unwrap()
            .commodity("electronics")
            .from_door(),
        Shipment::bulk("Chongqing", "Moscow", Kilograms::new(40_000)).unwrap().value(Money::from_minor(2_000_000)),
    ];
    // Every other one on a date.
    let date = |(at, shipment): (usize, Shipment)| match at % 2 {
        0 => shipment.ready("2026-03-02T09:00[Asia/Shanghai]").unwrap(),
        _ => shipment,
    };
    lanes.into_iter().enumerate().map(date).collect()
}

fn planned(planner: &Planner, shipment: &Shipment, query: &Query) -> Vec<Itinerary> {
    match planner.plan(shipment, query) {
        Ok(front) => front.itineraries().to_vec(),
        Err(PlanError::NoItinerary(_)) => Vec::new(),
        Err(error) => panic!("{shipment}: {error}"),
    }
}

/// Cents of the items, in the order of the way.
fn items(itinerary: &Itinerary) -> i64 {
    itinerary.items().map(|item| item.charge.minor()).sum()
}

#[test]
fn every_cost_itemises_to_the_cent_in_every_currency() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let mut kinds = BTreeMap::<String, usize>::new();
    for shipment in shipments() {
        let query = Query::minimise_time_and_cost()
            .with_inventory_cost(InventoryRate::Thousandths(60))
            .with_insurance(InsuranceRate::OfNetwork)
            .allow("suez");
        let in_dollars = planned(&planner, &shipment, &query);
        assert!(!in_dollars.is_empty(), "{shipment}");
        for currency in CURRENCIES {
            let query = query.clone().in_currency(currency);
            let itineraries = if currency == "USD" { in_dollars.clone() } else { planned(&planner, &shipment, &query) };
            assert_eq!(itineraries.len(), in_dollars.len(), "{shipment}");
            for (itinerary, dollars) in itineraries.iter().zip(&in_dollars) {
                assert_eq!(audit(&network, &shipment, &query, itinerary), Ok(()), "{shipment}");
                assert_eq!((itinerary.currency.as_str(), items(itinerary)), (currency, itinerary.cost.minor()));
                // The same way, billed line by line: half a cent and half a hundredth for each, and what shares of these make of them.
                assert_eq!(itinerary.network_cost, dollars.cost);
                let rate = network.rates().iter().find(|rate| rate.currency.as_str() == currency);
                let whole = rate.map_or(Some(dollars.cost), |rate| rate.from_network(dollars.cost)).unwrap().minor();
                let (lines, a_cent) =
                    (dollars.items().count(), rate.map_or(1.0, |rate| rate.millionths.value as f64 / 1e6));
                assert!((itinerary.cost.minor() - whole).unsigned_abs() as f64 <= lines as f64 * (a_cent + 1.0));
                let text = itinerary_text(itinerary, &Style::default());
                assert!(text.contains(&format!("{currency} {} = ", itinerary.cost)), "{text}");
            }
            for item in itineraries.iter().flat_map(Itinerary::items) {
                assert!(item.charge == Money::ZERO || item.charge_evidence.is_some() || given(&item.kind), "{item:?}");
                *kinds.entry(format!("{:?}", item.kind).split(['(', ' ']).next().unwrap().to_owned()).or_default() += 1;
            }
        }
    }
    assert_eq!(NETWORK_CURRENCY.as_str(), "USD");
    for kind in ["Stage", "Handling", "Storage", "Surcharge", "Season", "Insurance", "Inventory", "DropOff"] {
        assert!(kinds.contains_key(kind), "no lane is charged {kind}: {kinds:?}");
    }
}

#[test]
fn a_document_itemises_to_the_cent_too() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().commodity("laptops").in_carrier_boxes();
    for currency in CURRENCIES {
        let query = Query::minimise_time_and_cost().with_insurance(InsuranceRate::OfNetwork).in_currency(currency);
        let front = planner.plan(&shipment, &query).unwrap();
        for entry in &Document::new(&front, &shipment).itineraries {
            assert_eq!(entry.charges().map(|charge| charge.amount_minor).sum::<i64>(), entry.cost.amount_minor);
            assert!(entry.charges().all(|charge| charge.currency == currency) && entry.cost.currency == currency);
        }
    }
}

/// What rests on the word of the asker has no source.
fn given(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Inventory | ItemKind::Insurance)
}
