//! FEATURE UNDER TEST: routes and hubs for map programs.

use geojson::{Feature, FeatureCollection, GeometryValue};
use landsea::report::geojson::feature_collection;
use landsea::units::Position;
use landsea::{Front, Network, Planner, Query, Shipment};

fn plan(network: &Network, to: &str, query: &Query) -> Front {
    let shipment = Shipment::boxes("Chongqing", to, "2x45G1").unwrap();
    let shipment = shipment.ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
    Planner::new(network).plan(&shipment, query).unwrap()
}

fn lines(feature: &Feature) -> Vec<Vec<Position>> {
    let position = |at: &geojson::Position| Position::new(at[1], at[0]).unwrap();
    match &feature.geometry.as_ref().unwrap().value {
        GeometryValue::LineString { coordinates } => vec![coordinates.iter().map(position).collect()],
        GeometryValue::MultiLineString { coordinates } => {
            coordinates.iter().map(|line| line.iter().map(position).collect()).collect()
        }
        _ => Vec::new(),
    }
}

fn text<'f>(feature: &'f Feature, property: &str) -> &'f str {
    feature.property(property).and_then(|value| value.as_str()).unwrap_or_default()
}

fn legs(collection: &FeatureCollection) -> impl Iterator<Item = &Feature> {
    collection.features.iter().filter(|feature| feature.contains_property("leg"))
}

#[test]
fn a_collection_reads_back_as_rfc_7946_and_keeps_to_its_bounds() {
    let network = Network::chongqing();
    let collection = feature_collection(&plan(&network, "Istanbul", &Query::minimise_time_and_cost()));
    let read: FeatureCollection = collection.to_string().parse::<geojson::GeoJson>().unwrap().try_into().unwrap();
    assert_eq!(read, collection);
    for feature in legs(&collection) {
        for line in lines(feature) {
            assert!(line.len() >= 2, "{}", text(feature, "title"));
            // Programs draw straight lines: no step may leap over the antimeridian or leave the great circle far behind.
            assert!(line.windows(2).all(|pair| (pair[0].lon() - pair[1].lon()).abs() < 180.0));
            assert!(line.windows(2).all(|pair| pair[0].great_circle_km(pair[1]) < 201.0), "{}", text(feature, "title"));
        }
    }
}

#[test]
fn there_is_a_line_for_each_leg_and_a_point_for_each_hub_that_matters() {
    let network = Network::chongqing();
    let front = plan(&network, "Istanbul", &Query::minimise_time_and_cost());
    let collection = feature_collection(&front);
    assert_eq!(legs(&collection).count(), front.iter().map(|itinerary| itinerary.legs.len()).sum::<usize>());
    for (feature, leg) in legs(&collection).zip(front.iter().flat_map(|itinerary| &itinerary.legs)) {
        assert_eq!(text(feature, "mode"), leg.mode.name());
        let (parts, from, to) = (lines(feature), leg.from.position, leg.to.position);
        assert!(parts[0][0].great_circle_km(from) < 0.1 && parts[0][parts[0].len() - 1].great_circle_km(to) < 0.1);
    }
    let role = |code: &str| {
        let found = collection.features.iter().find(|feature| text(feature, "code") == code);
        found.map(|feature| text(feature, "role").to_owned()).unwrap_or_default()
    };
    let fastest = front.fastest();
    assert_eq!(role(fastest.stays[0].hub.code.as_str()), "origin");
    assert_eq!(role(fastest.stays.last().unwrap().hub.code.as_str()), "destination");
    let border = front.iter().flat_map(|itinerary| &itinerary.legs).flat_map(|leg| &leg.stages);
    let border = border.filter(|stage| stage.kind == landsea::model::StageKind::Border);
    for stage in border {
        assert!(["border", "transshipment"].contains(&&*role(stage.from.code.as_str())), "{}", stage.from.name);
    }
}

#[test]
fn ships_keep_to_the_straits_of_their_service_and_trains_to_their_borders() {
    let network = Network::chongqing();
    let (cape, suez) = (Position::new(-35.0, 20.0).unwrap(), Position::new(30.0, 32.56).unwrap());
    let near = |front: &Front, mode: &str, place: Position, km: f64| {
        let collection = feature_collection(front);
        let ridden: Vec<Vec<Position>> =
            legs(&collection).filter(|leg| text(leg, "mode") == mode).flat_map(lines).collect();
        assert!(!ridden.is_empty());
        ridden.iter().flatten().any(|at| at.great_circle_km(place) < km)
    };
    let round = plan(&network, "Istanbul", &Query::minimise_time_and_cost().ban("air"));
    assert!(near(&round, "sea", cape, 500.0) && !near(&round, "sea", suez, 500.0));
    let through = plan(&network, "Istanbul", &Query::minimise_time_and_cost().ban("air").allow("suez"));
    assert!(near(&through, "sea", suez, 150.0));
    let mut stages = round.iter().flat_map(|itinerary| &itinerary.legs).flat_map(|leg| &leg.stages);
    let border = stages.find(|stage| stage.kind == landsea::model::StageKind::Border).unwrap();
    assert!(near(&round, "rail", border.from.position, 0.1) && near(&round, "rail", border.to.position, 0.1));
}

#[test]
fn a_voyage_over_the_pacific_is_split_at_the_antimeridian() {
    let network = Network::world();
    let collection = feature_collection(&plan(&network, "USLAX", &Query::minimise_time_and_cost().ban("air")));
    let split: Vec<Vec<Vec<Position>>> = legs(&collection).map(lines).filter(|parts| parts.len() > 1).collect();
    assert!(!split.is_empty());
    for parts in split {
        for pair in parts.windows(2) {
            let (end, start) = (pair[0].last().unwrap(), pair[1][0]);
            assert_eq!((end.lon().abs(), start.lon()), (180.0, -end.lon()));
            assert!((end.lat() - start.lat()).abs() < 1e-9);
        }
    }
}

#[test]
fn a_line_says_how_often_its_departure_is_caught_where_that_was_asked() {
    let network = Network::chongqing();
    let query = Query::minimise_time_and_cost();
    let plain = feature_collection(&plan(&network, "Istanbul", &query));
    assert!(plain.features.iter().all(|feature| !feature.contains_property("caught_percent")));
    let front = plan(&network, "Istanbul", &query.with_promises());
    let mut said = 0;
    for feature in feature_collection(&front).features.iter().filter(|feature| feature.contains_property("leg")) {
        let of = |name: &str| usize::try_from(feature.property(name).unwrap().as_u64().unwrap()).unwrap() - 1;
        let promise = front.itineraries()[of("itinerary")].promise.as_ref().unwrap();
        let caught = promise.connections().iter().find(|caught| caught.leg == of("leg"));
        let shown = feature.property("caught_percent").and_then(geojson::JsonValue::as_f64);
        assert_eq!(shown.is_some(), caught.is_some());
        if let Some((shown, caught)) = shown.zip(caught) {
            assert!((shown / 100.0 - caught.share()).abs() < 0.0011);
            said += 1;
        }
    }
    assert!(said > 5, "{said}");
}
