//! A front of two hundred itineraries. Such a front is rare on the shipped network, so it is made: one train to a port and two hundred ships
//! from there, each a little slower and a little cheaper than the one before, by one of six ways over the sea.

use landsea::file::Layers;
use landsea::{Front, Network, Planner, Query, Shipment};
use std::fmt::Write;

/// What the ships pass, in turn.
const STRAITS: [&str; 6] = [
    r#"["Sunda", "Cape", "Gibraltar", "Dardanelles"]"#,
    r#"["Malacca", "Cape", "Gibraltar", "Dardanelles"]"#,
    r#"["Lombok", "Cape", "Gibraltar", "Dardanelles"]"#,
    r#"["Malacca", "Bab el-Mandeb", "Suez", "Dardanelles"]"#,
    r#"["Sunda", "Bab el-Mandeb", "Suez", "Dardanelles"]"#,
    r#"["Panama", "Gibraltar", "Dardanelles"]"#,
];

pub(crate) const SHIPS: usize = 200;

pub(crate) fn network() -> Network {
    let mut ships = String::new();
    for ship in 0..SHIPS {
        write!(
            ships,
            r#"(code: "ship-{ship:03}", name: "Liner {ship}", operator: "a carrier", mode: Sea, carries: Box, per: Box, departs: PerWeek(2, Derived("S1", 2025)), co2e: "sea", from: "CNQZH", note: "One of many.",
            stages: [Run(to: "TRIST", km: (24000, Derived("S1", 2025)), days: ({days}, {days}, {days}, Derived("S1", 2025)), charge: ({charge}, {charge}, {charge}, Estimate("S1", 2025)), straits: {straits})]),"#,
            days = 30.0 + 0.1 * ship as f64,
            charge = 9000 - 20 * ship,
            straits = STRAITS[ship % STRAITS.len()],
        )
        .expect("a string grows");
    }
    let text = format!(
        r#"(name: "many ships", about: "A train and two hundred ships.",
        sources: [(key: "S1", publisher: "a carrier", title: "a timetable", date: "2025", trust: Official)],
        hubs: [
            (code: "CNCKG", locode: Listed("CNCKG"), name: "Chongqing", zh: "重庆", country: "CN", lat: 29.6, lon: 106.4, zone: "Asia/Shanghai", functions: [RailTerminal], evidence: Derived("S1", 2025)),
            (code: "CNQZH", locode: Listed("CNQZH"), name: "Qinzhou", zh: "钦州港", country: "CN", lat: 21.7, lon: 108.6, zone: "Asia/Shanghai", functions: [SeaPort, RailTerminal], evidence: Derived("S1", 2025)),
            (code: "TRIST", locode: Listed("TRIST"), name: "Istanbul", zh: "伊斯坦布尔", country: "TR", lat: 40.97, lon: 28.69, zone: "Europe/Istanbul", functions: [SeaPort], evidence: Derived("S1", 2025)),
        ],
        emissions: [
            (key: "rail", about: "train", per: TonneKm, grams: (10, 20, 30, Estimate("S1", 2025))),
            (key: "sea", about: "ship", per: TonneKm, grams: (5, 8, 12, Estimate("S1", 2025))),
            (key: "hub", about: "terminal", per: Tonne, grams: (400, 800, 1400, Estimate("S1", 2025))),
        ],
        services: [
            (code: "train", name: "Train to the coast", operator: "a railway", mode: Rail, carries: Box, per: Box, departs: PerWeek(7, Derived("S1", 2025)), co2e: "rail", from: "CNCKG",
            stages: [Run(to: "CNQZH", km: (1200, Derived("S1", 2025)), days: (2, 2, 2, Derived("S1", 2025)), charge: (500, 500, 500, Estimate("S1", 2025)))]),
            {ships}
        ],
        handling: [
            (code: "ON", at: Hubs(["CNCKG"]), from: Gate, to: On(Rail, Box), days: (0.5, 0.5, 1, Estimate("S1", 2025)), charge: (100, 150, 200, Estimate("S1", 2025)), per: Box, co2e: "hub"),
            (code: "OVER", at: Hubs(["CNQZH"]), from: On(Rail, Box), to: On(Sea, Box), days: (1, 1, 1, Estimate("S1", 2025)), charge: (100, 150, 200, Estimate("S1", 2025)), per: Box, co2e: "hub"),
            (code: "OFF", at: Hubs(["TRIST"]), from: On(Sea, Box), to: Gate, days: (0.5, 0.5, 1, Estimate("S1", 2025)), charge: (100, 150, 200, Estimate("S1", 2025)), per: Box, co2e: "hub"),
        ],
        stowage: (
            truck_kg: (22000, Estimate("S1", 2025)), truck_m3: (86, Estimate("S1", 2025)), box_kg: (26000, Estimate("S1", 2025)), box_m3: (68, Estimate("S1", 2025)),
            cars_per_box: (3, Estimate("S1", 2025)), air_kg_per_m3: (167, Estimate("S1", 2025)),
        ))"#
    );
    Layers::new("many ships").with("many.ron", &text).build().unwrap_or_else(|findings| panic!("{findings}"))
}

/// Two boxes along the train and the ships, ready on a day.
pub(crate) fn shipment() -> Shipment {
    let shipment = Shipment::boxes("CNCKG", "TRIST", "2x45G1").expect("a shipment");
    shipment.ready("2026-12-01T09:00[Asia/Shanghai]").expect("a date")
}

/// The front of them all.
pub(crate) fn front(network: &Network, shipment: &Shipment) -> Front {
    let front = Planner::new(network).plan(shipment, &Query::minimise_time_and_cost()).expect("a front");
    assert_eq!(front.itineraries().len(), SHIPS);
    front
}
