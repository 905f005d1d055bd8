//! Which ports there are: those of the list, and those that the network has already.

use crate::sea::Sea;
use crate::table::Table;
use landsea::Network;
use landsea::model::Function;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A port of the world.
pub struct Port {
    /// UN/LOCODE, or the hub code of the network.
    pub code: &'static str,
    pub name: &'static str,
    pub country: &'static str,
    pub lat: &'static str,
    pub lon: &'static str,
    pub zone: &'static str,
    /// Its place on the graph of the water.
    pub node: &'static str,
    /// Whose position it is: a list of ports.
    pub source: &'static str,
    /// How big it is thought to be: how many lists name it, and how connected they say it is; 9 is the most.
    pub size: f64,
    /// Whether the network below has it, so that its hub is not written again.
    pub known: bool,
}

/// The ports, by code, and the codes of ports that the list names and nothing is made of, with the reason.
pub fn ports(network: &Network, sea: &Sea) -> BTreeMap<&'static str, Port> {
    let list = Table::new(include_str!("../data/ports.csv"));
    let left_out = Table::new(include_str!("../data/left_out.csv")).pairs();
    let stand_for = Table::new(include_str!("../data/stand_for.csv")).pairs();
    let names = Table::new(include_str!("../data/names.csv")).pairs();
    let zones = Table::new(include_str!("../data/zones.csv")).pairs();
    // A city or an inland hub of the network may bear the code of a port; only a port is the same place.
    let sea_ports = known(network, |functions| functions.contains(&Function::SeaPort));
    let mut others = known(network, |functions| !functions.contains(&Function::SeaPort));
    others.extend(network.cities().iter().map(|city| city.code.to_string()).filter(|code| !sea_ports.contains(code)));
    let mut ports = BTreeMap::new();
    let port = |code: &'static str, row: crate::table::Row<'_>, known| Port {
        code,
        name: names.get(row.text("locode")).copied().unwrap_or(row.text("name")),
        country: row.text("country"),
        lat: row.text("lat"),
        lon: row.text("lon"),
        zone: zone(&zones, row.text("locode"), row.text("country")),
        node: row.text("locode"),
        source: row.text("coord_source"),
        size: row.number("rank_score"),
        known,
    };
    for row in list.rows() {
        let code = row.text("locode");
        assert!(sea.has(code), "{code} does not lie on the graph");
        for (&hub, _) in stand_for.iter().filter(|&(_, &node)| node == code) {
            if sea_ports.contains(hub) {
                ports.insert(hub, port(hub, row, true));
            }
        }
        if left_out.contains_key(code) || others.contains(code) {
            continue;
        }
        ports.insert(code, port(code, row, sea_ports.contains(code)));
    }
    ports
}

fn known(network: &Network, wanted: impl Fn(&[Function]) -> bool) -> HashSet<String> {
    let hubs = network.hubs().iter().filter(|hub| wanted(&hub.functions));
    hubs.map(|hub| hub.code.to_string()).collect()
}

/// The zone of a port, or else of its country.
fn zone(zones: &HashMap<&'static str, &'static str>, code: &str, country: &str) -> &'static str {
    let found = zones.get(code).or_else(|| zones.get(country));
    found.copied().unwrap_or_else(|| panic!("{code} has no time zone"))
}
