//! FEATURE UNDER TEST: what the shipped network says of cargo that is not carried by everybody: fruit in reefers, cars with batteries,
//! batteries, dangerous goods, boxes without a roof.

use landsea::audit::audit;
use landsea::plan::Met;
use landsea::units::Kilograms;
use landsea::{Front, Itinerary, Network, PlanError, Planner, Query, Shipment};
use std::collections::BTreeSet;

fn boxes(from: &str, to: &str, boxes: &str) -> Shipment {
    Shipment::boxes(from, to, boxes).expect("the boxes make sense")
}

/// The front, every itinerary of it audited.
fn plan(network: &Network, shipment: &Shipment, query: &Query) -> Result<Front, PlanError> {
    let front = Planner::new(network).plan(shipment, query)?;
    for way in &front {
        assert_eq!(audit(network, shipment, query, way), Ok(()), "{shipment}\n{way}");
    }
    Ok(front)
}

fn refused(network: &Network, shipment: &Shipment, query: &Query) -> String {
    match plan(network, shipment, query) {
        Ok(front) => panic!("{shipment}\n{front}"),
        Err(error) => error.to_string(),
    }
}

fn any() -> Query {
    Query::minimise_time_and_cost()
}

fn without(bans: &[&str]) -> Query {
    bans.iter().fold(any(), Query::ban)
}

fn services(way: &Itinerary) -> Vec<&str> {
    way.legs.iter().map(|leg| &*leg.service).collect()
}

/// Durian from Chanthaburi is in Chongqing within seven days of leaving, in reefers all the way, and every leg says that it keeps them cool.
#[test]
fn durian_rides_only_where_it_is_kept_cool_and_comes_within_seven_days() {
    let network = Network::chongqing();
    let durian = boxes("THCHA", "Chongqing", "1x45R1").commodity("durian");
    let front = plan(&network, &durian, &any()).expect("a way");
    // From the gate of the packing house until the doors open in Chongqing.
    let under_way = |way: &Itinerary| {
        way.legs.iter().map(|leg| leg.arrives.as_days()).fold(0.0, f64::max) - way.legs[0].departs.as_days()
    };
    assert!(under_way(front.fastest()) <= 7.0, "{front}");
    for leg in front.iter().flat_map(|way| &way.legs) {
        let needs: Vec<&str> = leg.meets.iter().map(|Met { name, .. }| &**name).collect();
        assert_eq!(needs, ["a temperature of 13 to 15 °C"], "{}", leg.service);
    }
    let by_rail = plan(&network, &durian, &without(&["air", "sea", "VN", "MM"])).expect("a way");
    assert!(by_rail.iter().any(|way| services(way).contains(&"laos-vte-xny")), "{by_rail}");
    // Ordinary trains have no generator wagon: by rail alone through Vietnam there is nothing.
    let by_vietnam = boxes("VNYVN", "CNCKG-TJC", "1x45R1").commodity("fruit");
    let text = refused(&network, &by_vietnam, &without(&["air", "sea", "road", "river", "LA"]));
    assert!(text.contains("does not take a temperature of 13 to 15 °C"), "{text}");
    assert!(text.contains("would help: without a temperature of 13 to 15 °C: in 6."), "{text}");
}

/// A dry box is no place for durian, and the refusal says which would be.
#[test]
fn durian_in_a_dry_box_is_refused_by_name() {
    let network = Network::chongqing();
    assert_eq!(
        refused(&network, &boxes("THCHA", "Chongqing", "1x45G1").commodity("durian"), &any()),
        "45G1 is a dry box and keeps no temperature, and 13 to 15 °C is asked for: ship reefers, such as 45R1"
    );
}

/// Reefers of frozen fish came by sea from Ho Chi Minh City and by rail from Qinzhou for the first time in July 2019.
#[test]
fn frozen_fish_comes_by_qinzhou() {
    let network = Network::chongqing();
    let fish = boxes("VNSGN", "Chongqing", "1x45R1").commodity("frozen");
    let front = plan(&network, &fish, &without(&["air", "road", "river", "LA"])).expect("a way");
    assert!(front.iter().any(|way| services(way).contains(&"ilstc-qzh-tjc")), "{front}");
}

/// Cars with batteries leave on their wheels by car train and car carrier; the rail ferry of the Caspian refuses them, petrol cars it takes.
#[test]
fn cars_with_batteries_go_where_petrol_cars_go_but_for_ferries_of_the_caspian() {
    let network = Network::chongqing();
    let cars = |to, kind| Shipment::vehicles("Chongqing", to, 9).expect("nine cars").commodity(kind);
    for to in ["Almaty", "SAJED", "Duisburg"] {
        let (electric, petrol) = (plan(&network, &cars(to, "nev"), &any()), plan(&network, &cars(to, "cars"), &any()));
        let (electric, petrol) = (electric.expect("a way"), petrol.expect("a way"));
        assert_eq!(electric.fastest().elapsed, petrol.fastest().elapsed, "{to}");
    }
    let ferries = |kind| {
        let query = without(&["air", "caspian-aktau-alat", "caspian-turkmenbashi-alat", "RU", "TM"]);
        let front = plan(&network, &cars("AZBAK", kind), &query);
        front.is_ok_and(|front| front.iter().any(|way| services(way).contains(&"caspian-kuryk-alat")))
    };
    assert!(ferries("cars"));
    assert!(!ferries("nev"));
}

/// Laptops hold their batteries and go like other goods. Batteries by themselves go by Chinese rail only on trial, and fly only with freighters.
#[test]
fn batteries_by_themselves_fly_with_freighters_and_go_by_rail_on_trial() {
    let network = Network::chongqing();
    let batteries = boxes("Chongqing", "Duisburg", "1x45G1").dangerous("lithium-batteries");
    let rail = without(&["air", "sea", "road", "river"]);
    assert!(matches!(plan(&network, &batteries, &rail), Err(PlanError::NoItinerary(_))));
    assert!(plan(&network, &batteries, &rail.clone().allow("battery-trial")).is_ok());
    assert!(
        plan(&network, &boxes("Chongqing", "Duisburg", "1x45G1").commodity("laptops"), &rail.allow("dual-use")).is_ok()
    );
    let pallets = Shipment::pallets("Chongqing", "Istanbul", Kilograms::new(2_000), 10.0).expect("two tonnes");
    let air = without(&["sea", "rail", "river"]);
    let flown = |shipment: &Shipment| -> BTreeSet<String> {
        let front = plan(&network, shipment, &air).expect("a way");
        front.iter().flat_map(|way| &way.legs).map(|leg| leg.name.to_string()).collect()
    };
    let alone = flown(&pallets.clone().dangerous("lithium-batteries"));
    assert!(alone.iter().any(|name| name.starts_with("Freighter")), "{alone:?}");
    assert!(alone.iter().all(|name| name.starts_with("Freighter") || name.starts_with("Lorry")), "{alone:?}");
    let inside = flown(&pallets.dangerous("lithium-in-equipment"));
    assert!(inside.iter().any(|name| !name.starts_with("Freighter") && !name.starts_with("Lorry")), "{inside:?}");
}

/// Nobody takes explosives; feeders of the Caspian take no gases, which liners from Shanghai do.
#[test]
fn dangerous_goods_are_refused_by_class() {
    let network = Network::chongqing();
    let goods = |to, hazard: &str| boxes("CNYAN", to, "1x22G1").dangerous(hazard);
    assert!(plan(&network, &goods("SGSIN", "gases"), &any()).is_ok());
    let text = refused(&network, &goods("SGSIN", "explosives"), &any());
    assert!(text.contains("does not take explosives (class 1)"), "{text}");
}

/// A machine on a flat rack, 80 cm over height, leaves Chongqing by the river: too high for lorries, and nothing says how high trains take it.
#[test]
fn over_height_cargo_goes_by_the_river() {
    let network = Network::chongqing();
    let machine = boxes("CNCKG-GYP", "SGSIN", "1x42P3").over_height_cm(80);
    let front = plan(&network, &machine, &any()).expect("a way");
    for way in &front {
        let modes: Vec<&str> = way.legs.iter().map(|leg| leg.mode.name()).collect();
        assert!(modes.iter().all(|mode| matches!(*mode, "river" | "sea")), "{way}");
    }
}

/// Goods of chapters 84 and 85 pass through Russia on no way unless the switch says so; with Russia as destination they may.
#[test]
fn dual_use_codes_do_not_pass_through_russia() {
    let network = Network::chongqing();
    let machine = |to| boxes("Chongqing", to, "1x45G1").hs("8456.11").expect("a code");
    let russian = |front: &Front| {
        let touched = |way: &Itinerary| {
            way.legs.iter().any(|leg| {
                let service = network.service(network.service_with(&leg.service).expect("a service"));
                service.stages.iter().any(|stage| stage.countries.iter().any(|country| country.as_str() == "RU"))
            })
        };
        front.iter().filter(|way| touched(way)).count()
    };
    let rail = without(&["air", "sea"]);
    assert_eq!(russian(&plan(&network, &machine("Duisburg"), &any()).expect("a way")), 0);
    assert!(russian(&plan(&network, &machine("Duisburg"), &rail.clone().allow("dual-use")).expect("a way")) > 0);
    assert!(russian(&plan(&network, &machine("Moscow"), &rail).expect("a way")) > 0);
}

/// What needs more never goes sooner or cheaper; and batteries in equipment, which everybody takes, go as soon as goods without.
#[test]
fn a_need_never_makes_a_front_better() {
    let network = Network::chongqing();
    for (from, to) in [("Chongqing", "Duisburg"), ("Chongqing", "SGSIN"), ("THLCH", "Chongqing"), ("CNYAN", "Istanbul")]
    {
        let plain = plan(&network, &boxes(from, to, "1x45R1"), &any()).expect("a way");
        let best = |front: &Front| (front.fastest().elapsed, front.cheapest().cost);
        let with = |shipment: Shipment| plan(&network, &shipment, &any()).ok().map(|front| best(&front));
        let reefer = || boxes(from, to, "1x45R1");
        let special = [
            with(reefer().temperature(2, 8).expect("a range")),
            with(reefer().dangerous("lithium-batteries")),
            with(reefer().dangerous("flammable-liquids").temperature(5, 10).expect("a range")),
            with(boxes(from, to, "1x42P3").over_height_cm(30)),
        ];
        for (days, cost) in special.into_iter().flatten() {
            assert!(days >= plain.fastest().elapsed && cost >= plain.cheapest().cost, "{from} to {to}");
        }
        let equipment = with(reefer().dangerous("lithium-in-equipment")).expect("a way");
        assert_eq!(equipment.0, plain.fastest().elapsed, "{from} to {to}");
    }
}
