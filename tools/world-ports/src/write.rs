//! The layer as text.

use crate::lines::{Chart, Kind, Line};
use crate::places::Port;
use crate::rates::Rates;
use landsea::Network;
use landsea::model::{Customs, Loading, Mode, Scope, Side};
use landsea::units::CountryCode;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const MODELLED: &str = "Modelled(\"WORLD\", 2026)";
const BOX: Side = Side::On(Mode::Sea, Loading::Box);

/// The whole file.
pub fn file(network: &Network, chart: &Chart<'_>, rates: &Rates, lines: &[Line]) -> String {
    let mut text = String::from(HEAD);
    let countries: BTreeSet<&str> = chart.ports.values().map(|port| port.country).collect();
    let code = |country: &&&str| CountryCode::new(country).expect("two letters");
    let without = |rule: &dyn Fn(&&&str) -> bool| countries.iter().filter(|country| rule(country)).copied().collect();
    let is_of =
        |customs: &Customs, country| matches!(&customs.at, Scope::Countries(countries) if countries.contains(&country));
    let no_customs: Vec<&str> = without(&|country| !network.customs().iter().any(|rule| is_of(rule, code(country))));
    customs(&mut text, &no_customs);
    hubs(&mut text, chart.ports);
    handling(&mut text, network, chart);
    storage(&mut text, network, chart.ports);
    liners(&mut text, rates, lines);
    text.push_str(EXCEPTIONS);
    text.push_str(")\n");
    text
}

const HEAD: &str = r#"// Written by tools/world-ports; do not edit: change the generator or its data and run it again. networks/README.md says how it is made.
(
    name: "World ports",
    about: "Ports of the world that the corridors do not have, and liners and feeders between all of them, modelled: no carrier's timetable or tariff stands behind a line here. Lengths are shortest ways over water; days and prices follow a curve that was fitted to the lanes of the other files' sources.",
    sources: [
        (key: "WORLD", publisher: "landsea", title: "the model of liners and feeders in tools/world-ports, fitted to known lanes of the corridors' sources", date: "2026", trust: Computed),
        (key: "WPI", publisher: "US National Geospatial-Intelligence Agency", title: "World Port Index, positions and codes of ports; not for navigation", date: "2025", trust: Official),
        (key: "SEAPORTS", publisher: "sea-ports", title: "list of ports of the package sea-ports 0.0.9", date: "2023", trust: Secondary),
    ],
    emissions: [
        (key: "world-africa", about: "dry box, Asia to Africa", energy: FuelOil, region: "Asia - Africa", per: TeuKm, grams: (65, 80, 105, Estimate("EST", 2023)), cooled_grams: (110, 140, 175, Estimate("EST", 2023)), distance_percent: (15, Estimate("EST", 2024))),
        (key: "world-north-america", about: "dry box, Asia to North America", energy: FuelOil, region: "Asia - North America", per: TeuKm, grams: (58, 70, 90, Estimate("EST", 2023)), cooled_grams: (100, 125, 155, Estimate("EST", 2023)), distance_percent: (15, Estimate("EST", 2024))),
        (key: "world-latin-america", about: "dry box, Asia to South and Central America", energy: FuelOil, region: "Asia - South and Central America", per: TeuKm, grams: (52, 64, 85, Estimate("EST", 2023)), cooled_grams: (95, 122, 155, Estimate("EST", 2023)), distance_percent: (15, Estimate("EST", 2024))),
        (key: "world-regional", about: "dry box on regional lines outside Asia, after those inside", energy: FuelOil, region: "regional lines outside Asia", per: TeuKm, grams: (75, 95, 130, Estimate("E", 2023)), cooled_grams: (130, 160, 210, Estimate("E", 2023)), distance_percent: (15, Estimate("EST", 2024))),
        // No lane value is known for these: between those of the trunk lanes.
        (key: "world-other", about: "dry box, other trades", energy: FuelOil, region: "other trades", per: TeuKm, grams: (52, 68, 95, Estimate("E", 2023)), cooled_grams: (95, 122, 155, Estimate("E", 2023)), distance_percent: (15, Estimate("EST", 2024))),
    ],
"#;

/// What the model says and `Layers::check` would not believe.
const EXCEPTIONS: &str = r#"    exceptions: [
        (rule: "tariff", of: ["liner-INNSA-SGSIN", "liner-LKCMB-SGSIN"], reason: "Towards Asia the model asks half the price; most lines of this length lead away from it."),
        (rule: "tariff", of: ["feeder-ESCAS-ESVLC", "feeder-ESVLC-ESCAS"], reason: "The least price of a feeder over the shortest way of this coast."),
    ],
"#;

fn customs(text: &mut String, countries: &[&str]) {
    let clearance = |hours: &str, usd: &str| format!("(hours: ({hours}, {MODELLED}), charge: ({usd}, {MODELLED}))");
    let export = clearance("2, 8, 48", "80, 130, 250");
    let import = clearance("4, 24, 96", "80, 130, 250");
    text.push_str(
        "    // Countries whose customs no other file covers: one guess for all, after those that are covered.\n",
    );
    text.push_str("    customs: [\n");
    for country in countries {
        let _ = writeln!(text, "        (country: \"{country}\", export: {export}, import: {import}),");
    }
    text.push_str("    ],\n");
}

fn hubs(text: &mut String, ports: &BTreeMap<&str, Port>) {
    text.push_str("    // A code is `Listed` where the World Port Index gives it, `Remembered` where only other lists of ports do.\n");
    text.push_str("    hubs: [\n");
    for port in ports.values().filter(|port| !port.known) {
        let Port { code, name, country, lat, lon, zone, .. } = port;
        let (standing, evidence) = match port.source {
            "WPI" => ("Listed", "Published(\"WPI\", 2025)"),
            "searoute" => ("Remembered", "Derived(\"T3\", 2026)"),
            "sea-ports" => ("Remembered", "Derived(\"SEAPORTS\", 2023)"),
            _ => ("Remembered", "Estimate(\"E\", 2026)"),
        };
        let _ = writeln!(
            text,
            "        (code: \"{code}\", locode: {standing}(\"{code}\"), name: \"{name}\", country: \"{country}\", lat: {lat}, lon: {lon}, zone: \"{zone}\", functions: [SeaPort], evidence: {evidence}),"
        );
    }
    text.push_str("    ],\n");
}

fn handling(text: &mut String, network: &Network, chart: &Chart<'_>) {
    let rule = |text: &mut String, code: &str, at: &str, from: &str, to: &str, days: &str, usd: &str, note: &str| {
        let _ = writeln!(
            text,
            "        (code: \"{code}\", at: {at}, from: {from}, to: {to}, days: ({days}, {MODELLED}), charge: ({usd}, {MODELLED}), per: Feu(twenty: (0.68, {MODELLED})), co2e: \"hub-sea\", note: \"{note}\"),"
        );
    };
    let none = |hub: &str, from, to| {
        let known = landsea::units::HubCode::new(hub).ok().and_then(|code| network.hub_with(&code));
        known.is_none_or(|hub| network.handling(hub, from, to).is_none())
    };
    let transfer: Vec<String> =
        chart.hubs.keys().filter(|hub| none(hub, BOX, BOX)).map(|hub| format!("\"{hub}\"")).collect();
    let transfer = format!("Hubs([{}])", transfer.join(", "));
    text.push_str(
        "    // Terminal charges and days between those of the ports that the other files know.\n    handling: [\n",
    );
    let sea = "On(Sea, Box)";
    rule(text, "WORLD-IN", "Anywhere", "Gate", sea, "0.5, 1, 3", "140, 200, 320", "Gate-in and lift aboard.");
    rule(text, "WORLD-OUT", "Anywhere", sea, "Gate", "0.75, 2, 6", "160, 260, 420", "Discharge and gate-out.");
    rule(text, "WORLD-TRANSFER", &transfer, sea, sea, "1, 3, 7", "90, 150, 240", "From ship to ship.");
    text.push_str("    ],\n");
}

fn storage(text: &mut String, network: &Network, ports: &BTreeMap<&str, Port>) {
    let boxes = network.storages().iter().filter(|storage| storage.loading == Loading::Box);
    let stored: BTreeSet<String> = boxes
        .filter_map(|storage| if let Scope::Countries(countries) = &storage.at { Some(countries) } else { None })
        .flatten()
        .map(ToString::to_string)
        .collect();
    let countries: BTreeSet<&str> = ports.values().map(|port| port.country).collect();
    let without: Vec<String> = countries
        .into_iter()
        .filter(|country| !stored.contains(*country))
        .map(|country| format!("\"{country}\""))
        .collect();
    let _ = writeln!(
        text,
        "    storage: [\n        (at: Countries([{}]), loading: Box, free_days: 7, steps: [(days: 7, charge: 20), (charge: 40)], per: Feu(twenty: (0.6, {MODELLED})), evidence: {MODELLED}),\n    ],",
        without.join(", ")
    );
}

/// What a list of rows begins with.
struct List {
    code: &'static str,
    name: &'static str,
    co2e: &'static str,
    off: Option<&'static str>,
    note: &'static str,
    long: bool,
}

fn list(kind: Kind) -> List {
    const NOTE: &str = "Modelled: no carrier's timetable or tariff stands behind it.";
    let plain = List { code: "liner", name: "Liner", co2e: "lane-intra-asia", off: None, note: NOTE, long: false };
    match kind {
        Kind::Liner(co2e) => List { co2e, long: true, ..plain },
        Kind::Suez(co2e) => List {
            code: "liner-suez",
            name: "Liner by Suez",
            co2e,
            off: Some(
                "(switch: \"suez\", reason: \"The lines still sail round the Cape; this way opens when they go back to the Red Sea.\")",
            ),
            long: true,
            ..plain
        },
        Kind::Regional(co2e) => List { co2e, ..plain },
        Kind::Feeder => List { code: "feeder", name: "Feeder", co2e: "ship-1000", ..plain },
        Kind::Russia => List {
            code: "feeder",
            name: "Feeder",
            co2e: "ship-1000",
            note: "Modelled: no carrier's timetable or tariff stands behind it. Goods on Russia's list of dual-use goods (Decree 1374) may not go on in transit.",
            ..plain
        },
        Kind::Iran => List {
            code: "feeder",
            name: "Feeder",
            co2e: "ship-1000",
            off: Some("(switch: \"iran\", reason: \"Sanctions: few carriers, banks and insurers deal with Iran.\")"),
            ..plain
        },
    }
}

fn liners(text: &mut String, rates: &Rates, lines: &[Line]) {
    text.push_str("    // A row: from, to, sailings a week, kilometres, days, USD a forty-foot box, straits and canals.\n    liners: [\n");
    for group in lines.chunk_by(|a, b| a.kind == b.kind) {
        let List { code, name, co2e, off, note, long } = list(group[0].kind);
        let [long_days, long_usd, short_days, short_usd] = rates.spread;
        let (days, usd) = if long { (long_days, long_usd) } else { (short_days, short_usd) };
        let _ = write!(
            text,
            "        (\n            code: \"{code}\",\n            name: \"{name}\",\n            operator: \"modelled\",\n            mode: Sea,\n            carries: Box,\n            per: Feu(twenty: (0.58, {MODELLED})),\n            cut_off_hours: (18, 24, 48, {MODELLED}),\n            co2e: \"{co2e}\",\n"
        );
        if let Some(off) = off {
            let _ = writeln!(text, "            off: {off},");
        }
        let _ = write!(
            text,
            "            days_percent: ({}, {}),\n            charge_percent: ({}, {}),\n            evidence: {MODELLED},\n            km_evidence: Derived(\"SEA\", 2026),\n            note: \"{note}\",\n            rows: [\n",
            days.0, days.1, usd.0, usd.1
        );
        for line in group {
            let Line { from, to, per_week, km, days, usd, straits, .. } = line;
            let straits: Vec<String> = straits.iter().map(|strait| format!("\"{strait}\"")).collect();
            let straits = straits.join(", ");
            let _ = writeln!(
                text,
                "                (\"{from}\", \"{to}\", {per_week}, {km:.0}, {days}, {usd}, [{straits}]),"
            );
        }
        text.push_str("            ],\n        ),\n");
    }
    text.push_str("    ],\n");
}
