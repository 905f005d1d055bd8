//! Which lines there are: liners between hub ports, and feeders from each port to one or two of them.

use crate::places::Port;
use crate::rates::{Rates, closed};
use crate::sea::{Sea, Ways};
use crate::table::Table;
use landsea::Network;
use landsea::model::{Loading, Mode};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A line one way.
pub struct Line {
    pub from: &'static str,
    pub to: &'static str,
    pub per_week: f64,
    pub km: f64,
    pub days: f64,
    pub usd: f64,
    pub straits: Vec<&'static str>,
    pub kind: Kind,
}

/// Regions whose trade Panama serves.
const AMERICA: [&str; 5] = ["NAE", "NAW", "CAR", "WSA", "ESA"];

/// Regions whose lines among each other are lines inside Asia.
const ASIA: [&str; 3] = ["CHN", "NEA", "SEA"];

/// What rows of one list share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Between regions, round the Cape where Suez would be shorter; the emission factor of the trade.
    Liner(&'static str),
    /// The same by Suez.
    Suez(&'static str),
    /// Within a region; its emission factor.
    Regional(&'static str),
    /// From a hub port to another.
    Feeder,
    /// To and from Russia.
    Russia,
    /// To and from Iran.
    Iran,
}

/// Where ports lie and how far they are apart.
pub struct Chart<'a> {
    pub ports: &'a BTreeMap<&'static str, Port>,
    /// Region of a hub port.
    pub hubs: BTreeMap<&'static str, &'static str>,
    /// With the Red Sea avoided.
    base: HashMap<&'static str, Ways<'a>>,
    /// The same without Panama: no line between Asia, Africa and Europe goes there, though the Cape is hardly shorter.
    east: HashMap<&'static str, Ways<'a>>,
    /// With the Red Sea open.
    open: HashMap<&'static str, Ways<'a>>,
}

impl<'a> Chart<'a> {
    pub fn new(ports: &'a BTreeMap<&'static str, Port>, sea: &'a Sea) -> Self {
        let hubs: BTreeMap<_, _> = Table::new(include_str!("../data/hubs.csv")).pairs().into_iter().collect();
        let ways = |closed: &[&str]| hubs.keys().map(|&hub| (hub, sea.ways(ports[hub].node, closed))).collect();
        let (base, open) = (ways(closed("cape")), ways(closed("suez")));
        let east = ways(&[closed("cape"), &["panama"]].concat());
        Self { ports, hubs, base, east, open }
    }

    fn km(&self, hub: &str, port: &str) -> Option<f64> {
        self.base[hub].km(self.ports[port].node)
    }

    /// Hub ports that feed a port, the nearest first, with their distance.
    pub fn feeding(&self, port: &str) -> Vec<(f64, &'static str)> {
        let reached = self.hubs.keys().filter(|&&hub| hub != port).filter_map(|&hub| Some((self.km(hub, port)?, hub)));
        let mut reached: Vec<(f64, &str)> = reached.collect();
        reached.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        reached
    }

    /// The region of a port: that of the hub port nearest to it.
    pub fn region(&self, port: &str) -> &'static str {
        let own = self.hubs.get(port).copied();
        own.unwrap_or_else(|| self.feeding(port).first().map_or("", |(_, hub)| self.hubs[hub]))
    }
}

/// All lines, by kind, from, to. A pair that the network below serves by sea already is left to it.
pub fn lines(network: &Network, chart: &Chart<'_>, rates: &Rates) -> Vec<Line> {
    let served = served(network);
    let mut lines: Vec<Line> = Vec::new();
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    for row in Table::new(include_str!("../data/lanes.csv")).rows() {
        for from in row.text("from").split(' ') {
            for to in row.text("to").split(' ') {
                pairs.insert((from, to));
                pairs.insert((to, from));
            }
        }
    }
    for &(from, to) in &pairs {
        lines
            .extend(liners(chart, rates, from, to).into_iter().filter(|_| !served.contains(&(from.into(), to.into()))));
    }
    for (&code, port) in chart.ports {
        if chart.hubs.contains_key(code) && code != "CNWGQ" {
            continue;
        }
        for hub in feeders(chart, port) {
            for (from, to) in [(hub, code), (code, hub)] {
                if !pairs.contains(&(from, to)) && !served.contains(&(from.into(), to.into())) {
                    lines.push(feeder(chart, rates, from, to, hub, port));
                }
            }
        }
    }
    lines.sort_by(|a, b| (a.kind, a.from, a.to).cmp(&(b.kind, b.from, b.to)));
    lines
}

/// Pairs of hubs that a service of the network carries boxes between by sea, whatever it calls at on the way.
fn served(network: &Network) -> BTreeSet<(String, String)> {
    let mut served = BTreeSet::new();
    for service in network.services() {
        if service.mode != Mode::Sea || service.carries != Loading::Box || service.off.is_some() {
            continue;
        }
        let calls: Vec<String> = service.calls.iter().map(|call| network.hub(call.hub).code.to_string()).collect();
        for (at, from) in calls.iter().enumerate() {
            served.extend(calls[at + 1..].iter().map(|to| (from.clone(), to.clone())));
        }
    }
    served
}

/// The liner of a pair in the base case, and by Suez where that is at least a twentieth shorter.
fn liners(chart: &Chart<'_>, rates: &Rates, from: &'static str, to: &'static str) -> Vec<Line> {
    let (region_from, region_to) = (chart.hubs[from], chart.hubs[to]);
    let per_week = sailings(chart.ports[from].size.min(chart.ports[to].size));
    let line = |ways: &Ways<'_>, suez: bool| {
        let km = ways.km(chart.ports[to].node)?;
        let trade = trade(region_from, region_to);
        Some(Line {
            from,
            to,
            // By Suez sails who dares.
            per_week: if suez { 1.0 } else { per_week },
            km,
            days: rates.liner_days(km, region_from, region_to),
            usd: rates.liner_usd(km, region_from, region_to),
            straits: names(&ways.straits(chart.ports[to].node)),
            kind: match (trade, suez) {
                (None, _) if ASIA.contains(&region_from) => Kind::Regional("lane-intra-asia"),
                (None, _) => Kind::Regional("world-regional"),
                (Some(trade), false) => Kind::Liner(trade),
                (Some(trade), true) => Kind::Suez(trade),
            },
        })
    };
    let american = AMERICA.contains(&region_from) || AMERICA.contains(&region_to);
    let base = line(if american { &chart.base[from] } else { &chart.east[from] }, false);
    let open = line(&chart.open[from], true);
    let shorter = |open: &Line| base.as_ref().is_none_or(|base| open.km < base.km * 0.95);
    let open = open.filter(shorter).filter(|line| matches!(line.kind, Kind::Suez(_)));
    base.into_iter().chain(open).collect()
}

/// One feeding hub port, or two where the port is big and the second is near.
fn feeders(chart: &Chart<'_>, port: &Port) -> Vec<&'static str> {
    let reached = chart.feeding(port.code);
    let Some(&(nearest, _)) = reached.first() else { panic!("no hub port reaches {}", port.code) };
    let count = if port.size >= 7.2 { 2 } else { 1 };
    let near = |&&(km, _): &&(f64, &str)| km <= nearest * 1.6 + 500.0;
    reached.iter().take(count).filter(near).map(|&(_, hub)| hub).collect()
}

fn feeder(
    chart: &Chart<'_>,
    rates: &Rates,
    from: &'static str,
    to: &'static str,
    hub: &'static str,
    port: &Port,
) -> Line {
    let ways = &chart.base[hub];
    let km = ways.km(port.node).expect("a feeding hub port reaches its port");
    let mut straits = names(&ways.straits(port.node));
    if from != hub {
        straits.reverse();
    }
    let quay_to_quay = chart.ports[hub].node == port.node;
    Line {
        from,
        to,
        per_week: if quay_to_quay { 14.0 } else { feeder_sailings(port.size) },
        // Two quays of one city: the barge between them.
        km: if quay_to_quay { 110.0 } else { km },
        days: if quay_to_quay { 0.8 } else { rates.feeder_days(km) },
        usd: if quay_to_quay { 100.0 } else { rates.feeder_usd(km, port.size) },
        straits,
        kind: match port.country {
            "RU" => Kind::Russia,
            "IR" => Kind::Iran,
            _ => Kind::Feeder,
        },
    }
}

/// Sailings a week between two hub ports by the size of the lesser.
fn sailings(size: f64) -> f64 {
    if size >= 8.5 {
        5.0
    } else if size >= 8.0 {
        4.0
    } else if size >= 7.5 {
        3.0
    } else {
        2.0
    }
}

/// Sailings a week of a feeder by the size of its port.
fn feeder_sailings(size: f64) -> f64 {
    if size >= 8.0 {
        3.0
    } else if size >= 7.0 {
        2.0
    } else if size >= 5.5 {
        1.0
    } else {
        0.5
    }
}

/// The emission factor of a trade between regions; none within a region or a sea.
fn trade(from: &str, to: &str) -> Option<&'static str> {
    const EUROPE: [&str; 3] = ["EMD", "WMD", "NEU"];
    if from == to || ASIA.contains(&from) && ASIA.contains(&to) || EUROPE.contains(&from) && EUROPE.contains(&to) {
        return None;
    }
    let far = if ASIA.contains(&from) { to } else { from };
    let asian = ASIA.contains(&from) || ASIA.contains(&to);
    Some(match (asian, far) {
        (true, "NEU") => "lane-asia-neurope",
        (true, "EMD" | "WMD") => "lane-asia-med",
        (true, "MEG" | "ISC" | "RED") => "lane-asia-gulf",
        (true, "EAF" | "SAF" | "WAF") => "world-africa",
        (true, "NAE" | "NAW") => "world-north-america",
        (true, "CAR" | "WSA" | "ESA") => "world-latin-america",
        _ => "world-other",
    })
}

/// Gates as the network writes them.
fn names(straits: &[&str]) -> Vec<&'static str> {
    let name = |strait: &&str| match *strait {
        "suez" => "Suez",
        "panama" => "Panama",
        "bab_el_mandeb" => "Bab el-Mandeb",
        "hormuz" => "Hormuz",
        "malacca" => "Malacca",
        "sunda" => "Sunda",
        "lombok" => "Lombok",
        "gibraltar" => "Gibraltar",
        "bosphorus" => "Bosphorus",
        "dardanelles" => "Dardanelles",
        "danish" => "Danish straits",
        "kiel" => "Kiel",
        "dover" => "Dover",
        "taiwan_strait" => "Taiwan Strait",
        "magellan" => "Magellan",
        "cape_horn" => "Cape Horn",
        "good_hope" => "Cape",
        "torres" => "Torres",
        "windward" => "Windward",
        "korea_strait" => "Korea Strait",
        "luzon" => "Luzon",
        "singapore" => "Singapore Strait",
        other => panic!("the strait {other} has no name"),
    };
    straits.iter().map(name).collect()
}
