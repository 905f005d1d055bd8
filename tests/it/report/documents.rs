//! FEATURE UNDER TEST: what programs read of a front: the JSON document and the DCSA shape. Their schemas are tested in `tools/schema`.

use clap::Parser;
use landsea::report::document::{FORMAT_VERSION, Status};
use landsea::report::{Document, dcsa};
use landsea::units::Zone;
use landsea::{Front, Network, PlanError, Planner, Query, Shipment};
use serde_json::Value;

use crate::examples::chongqing_turkiye as example;

/// Questions that together use every cargo, both ends of doors, no date, one itinerary only, and every criterion.
const QUESTIONS: [&str; 8] = [
    "",
    "--strategic",
    "--criteria time,cost,co2e --door",
    "--criteria time",
    "--vehicles 232 --commodity cars",
    "--pallets 12000,25 --to Mersin",
    "--to Algiers --allow suez --within-days 90",
    "--boxes 1x22G1 --to Casablanca --case high --ban RU",
];

fn run(arguments: &str) -> String {
    let words = std::iter::once("chongqing_turkiye").chain(arguments.split_whitespace());
    example::answer(&example::Arguments::parse_from(words)).unwrap_or_else(|error| panic!("{arguments}: {error}"))
}

fn dated(to: &str) -> Shipment {
    let shipment = Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops");
    shipment.ready("2026-12-01T09:00[Asia/Shanghai]").unwrap()
}

fn plan(shipment: &Shipment, query: &Query) -> Front {
    let network = Network::chongqing();
    Planner::new(&network).plan(shipment, query).unwrap()
}

#[test]
fn a_document_reads_back_as_it_was_written() {
    for question in QUESTIONS {
        let text = run(&format!("{question} --json"));
        let read: Document = serde_json::from_str(&text).unwrap();
        assert_eq!(read.format_version, FORMAT_VERSION);
        assert_eq!(serde_json::to_string_pretty(&read).unwrap() + "\n", text, "{question}");
    }
}

#[test]
fn the_document_holds_the_figures_of_the_front() {
    let (shipment, query) = (dated("Istanbul"), Query::minimise_all());
    let front = plan(&shipment, &query);
    let document = Document::new(&front, &shipment);
    let ready = document.question.ready.as_ref().unwrap().local.as_deref();
    assert_eq!(ready, Some("2026-12-01T09:00:00+08:00"));
    assert_eq!(document.status, Status::Complete);
    assert_eq!(document.itineraries.len(), front.itineraries().len());
    for (entry, itinerary) in document.itineraries.iter().zip(&front) {
        assert_eq!(entry.elapsed_minutes, itinerary.elapsed.get());
        assert_eq!(entry.cost.amount_minor, itinerary.cost.minor());
        assert_eq!(entry.co2e_g, itinerary.emissions.get());
        assert_eq!(entry.stays.len(), entry.legs.len() + 1);
        let arrival = entry.arrival.as_ref().unwrap().local.as_deref().unwrap();
        let zone = Zone::new(&document.hubs[&entry.stays.last().unwrap().hub].zone).unwrap();
        assert_eq!(zone.rfc3339(itinerary.arrival().unwrap()), arrival);
        assert_eq!(entry.charges().map(|charge| charge.amount_minor).sum::<i64>(), itinerary.cost.minor());
        assert_eq!(entry.charges().map(|charge| charge.co2e_g).sum::<u64>(), itinerary.emissions.get());
        let best = document.best.unwrap().cheapest;
        assert_eq!(entry.number == best, std::ptr::eq(itinerary, front.cheapest()));
    }
}

#[test]
fn every_hub_and_every_source_that_is_named_is_told_once() {
    let shipment = dated("Istanbul");
    let network = Network::chongqing();
    let front = plan(&shipment, &Query::minimise_time_and_cost());
    let document = Document::new(&front, &shipment).with_network(&network);
    for entry in &document.itineraries {
        let stages = entry.legs.iter().flat_map(|leg| &leg.stages).flat_map(|stage| [&stage.from, &stage.to]);
        for code in entry.stays.iter().map(|stay| &stay.hub).chain(stages) {
            assert!(document.hubs.contains_key(code), "{code}");
        }
        for key in entry.charges().flat_map(|charge| charge.evidence.iter()).flat_map(|evidence| &evidence.sources) {
            assert!(document.sources.contains_key(key), "{key}");
        }
    }
    assert!(document.sources.len() < network.sources().len());
    assert_eq!(document.hubs["CNCKG-TJC"].short_name, "Tuanjiecun");
}

#[test]
fn alternatives_are_those_that_the_front_beats() {
    let shipment = dated("Istanbul");
    let front = plan(&shipment, &Query::minimise_time_and_cost());
    let others = plan(&shipment, &Query::minimise_all());
    let document = Document::new(&front, &shipment).with_alternatives(&others).with_alternatives(&others);
    assert!(!document.alternatives.is_empty());
    for (number, alternative) in (front.itineraries().len() + 1..).zip(&document.alternatives) {
        assert_eq!(alternative.number, number);
        assert!(document.itineraries.iter().any(|entry| {
            entry.elapsed_minutes <= alternative.elapsed_minutes
                && entry.cost.amount_minor <= alternative.cost.amount_minor
        }));
        assert!(document.itineraries.iter().all(|entry| entry.legs != alternative.legs));
    }
    assert_eq!(Document::new(&front, &shipment).with_alternatives(&front).alternatives, []);
}

#[test]
fn without_a_date_there_are_minutes_and_no_clocks() {
    let document: Value = serde_json::from_str(&run("--strategic --json")).unwrap();
    assert_eq!(document["question"]["ready"], Value::Null);
    let departure = &document["itineraries"][0]["departure"];
    assert_eq!(departure["local"], Value::Null);
    assert!(departure["minutes_since_ready"].as_u64().is_some());
}

#[test]
fn a_question_without_an_answer_has_a_document_that_says_why() {
    let shipment = dated("Istanbul").due_within_days(2);
    let query = Query::minimise_time_and_cost();
    let network = Network::chongqing();
    let Err(PlanError::NoItinerary(why_not)) = Planner::new(&network).plan(&shipment, &query) else { panic!() };
    let document = Document::unanswered(&shipment, &query, &why_not);
    assert_eq!(document.status, Status::Unanswered);
    assert_eq!(document.unanswered.as_ref().unwrap().reason, "the limits are too tight: nothing within 2.0 days");
    assert_eq!(document.itineraries, []);
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), document);
}

#[test]
fn solutions_have_what_the_standard_requires() {
    let code = |text: &str, last: &str| {
        let upper = |c: char| c.is_ascii_uppercase();
        text.len() == 5 && text[..2].chars().all(upper) && text[2..].chars().all(|c| upper(c) || last.contains(c))
    };
    let network = Network::chongqing();
    for shipment in [dated("Istanbul"), dated("Algiers").from_door(), dated("Alexandria").to_door()] {
        let front = plan(&shipment, &Query::minimise_all());
        let solutions = dcsa::solutions(&front, &shipment, &network).unwrap();
        assert_eq!(solutions.len(), front.itineraries().len());
        for ((number, solution), itinerary) in (1..).zip(&solutions).zip(&front) {
            assert_eq!(solution.solution_number, number);
            assert_eq!(solution.legs.len(), itinerary.legs.len());
            assert!(f64::from(solution.transit_time) >= itinerary.elapsed.as_days());
            assert!(f64::from(solution.transit_time) < itinerary.elapsed.as_days() + 1.0);
            let mut clock = solution.place_of_receipt.date_time.clone();
            for leg in &solution.legs {
                let calls = leg.intermediate_calls.iter();
                let calls = calls.flat_map(|call| [&call.arrival_date_time, &call.departure_date_time]);
                let cut_offs = leg.cut_off_times.iter().map(|cut_off| &cut_off.cut_off_date_time);
                let times = cut_offs.chain([&leg.departure.date_time]).chain(calls).chain([&leg.arrival.date_time]);
                for time in times {
                    assert!(instant(&clock) <= instant(time), "{clock} is after {time}");
                    clock.clone_from(time);
                }
                let places = [&leg.departure.location, &leg.arrival.location];
                for place in leg.intermediate_calls.iter().map(|call| &call.location).chain(places) {
                    assert!((1..=100).contains(&place.location_name.chars().count()));
                    assert!(place.un_location_code.as_deref().is_none_or(|text| code(text, "23456789")), "{place:?}");
                }
            }
            assert!(instant(&clock) <= instant(&solution.place_of_delivery.date_time));
        }
    }
}

fn instant(text: &str) -> landsea::units::Instant {
    landsea::units::Instant::parse(text, &Zone::utc()).unwrap()
}

#[test]
fn a_train_over_borders_is_a_leg_with_its_crossings_as_calls() {
    let shipment = dated("Istanbul");
    let network = Network::chongqing();
    let front = plan(&shipment, &Query::minimise_time_and_cost().ban("air").ban("road"));
    let solutions = serde_json::to_value(dcsa::solutions(&front, &shipment, &network).unwrap()).unwrap();
    let train = &solutions[0]["legs"][0];
    assert_eq!(train["transport"], serde_json::json!({ "modeOfTransport": "RAIL" }));
    assert_eq!(train["departure"]["facilityTypeCode"], "RAMP");
    assert_eq!(train["departure"]["location"]["UNLocationCode"], "CNCKG");
    let calls = train["intermediateCalls"].as_array().unwrap();
    assert!(calls.iter().any(|call| call["facilityTypeCode"] == "BORD"), "{calls:?}");
    let ship = &solutions[0]["legs"][1]["transport"];
    assert_eq!(ship["modeOfTransport"], "VESSEL");
    assert!(ship["servicePartners"][0]["carrierServiceName"].is_string());
    let undated = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap();
    assert_eq!(dcsa::solutions(&front, &undated, &network), Err(dcsa::Undated));
}

#[test]
fn a_document_has_what_is_promised_where_that_was_asked() {
    let shipment = dated("Istanbul").due_within_days(60);
    let query = Query::minimise_time_and_cost();
    let (plain, front) = (plan(&shipment, &query), plan(&shipment, &query.with_promises()));
    assert!(Document::new(&plain, &shipment).itineraries.iter().all(|entry| entry.promise.is_none()));
    let document = Document::new(&front, &shipment);
    for (entry, itinerary) in document.itineraries.iter().zip(&front) {
        let (told, promise) = (entry.promise.as_ref().unwrap(), itinerary.promise.as_ref().unwrap());
        for arrival in &told.arrivals {
            let days = promise.arrival(f64::from(arrival.percent) / 100.0).unwrap();
            assert_eq!(arrival.by.as_ref().map(|by| by.minutes_since_ready), days.map(landsea::units::Minutes::get));
        }
        let costs: Vec<i64> = told.costs.iter().map(|cost| cost.at_most.amount_minor).collect();
        let expected = [0.1, 0.5, 0.9].map(|share| promise.cost(share).unwrap().unwrap().minor());
        assert_eq!(costs, expected);
        assert!(expected[0] <= expected[1] && expected[1] <= expected[2]);
        for (caught, connection) in told.departures.iter().zip(promise.connections()) {
            assert_eq!(entry.legs[caught.leg].service, *connection.service);
            assert!((f64::from(caught.caught_permille) / 1000.0 - connection.share()).abs() < 0.0011, "{caught:?}");
        }
        assert_eq!(told.departures.len(), promise.connections().len());
        assert!((f64::from(told.in_time_permille.unwrap()) / 1000.0 - promise.on_time().unwrap()).abs() < 0.0011);
    }
    assert!(front.itineraries().len() > 3);
}
