//! FEATURE UNDER TEST: the world network reaches the ports of the world from Chongqing, and Chongqing from them.
//!
//! The New International Land-Sea Trade Corridor is said to reach 586 ports in 127 countries and regions. Which ones is not published; these
//! tests count the network's own ports, modelled lines included, and claim no more than the numbers.

use landsea::audit::audit;
use landsea::model::{Departs, Function, Grade, HubIx, Loading, Mode, Service, Side};
use landsea::plan::{CompiledArc, CompiledNode};
use landsea::report::{Document, Style, itinerary_text, sources_text};
use landsea::{Network, Planner, Query, Shipment};
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeSet, VecDeque};

/// What is said of the corridor in March 2026: ports, countries and regions.
const SAID: (usize, usize) = (586, 127);

/// Ports far from each other and from Chongqing, some big, some small; of every ocean.
const FAR: [&str; 22] = [
    "BRPNG", "ARUSH", "ECGYE", "CLIQQ", "MXVER", "USSEA", "USBOS", "CAMTR", "CUHAV", "ISREY", "NOTOS", "FIOLU",
    "UAODS", "JOAQB", "SOBBO", "SDPZU", "MGTMM", "NALUD", "GHTKD", "CVRAI", "FJSUV", "NZBLU",
];

fn is_chongqing(network: &Network, hub: HubIx) -> bool {
    network.hub(hub).code.as_str().starts_with("CNCKG")
}

fn is_port(network: &Network, hub: HubIx) -> bool {
    let functions = &network.hub(hub).functions;
    functions.iter().any(|function| matches!(function, Function::SeaPort | Function::RiverPort))
}

/// What a box may take of the graph with every switch off.
fn open(network: &Network) -> DiGraph<CompiledNode, CompiledArc> {
    let mut graph = Planner::new(network).graph().to_petgraph();
    graph.retain_edges(|graph, arc| {
        graph[arc].ride.is_none_or(|(service, ..)| {
            let service = network.service(service);
            service.off.is_none() && service.carries == Loading::Box
        })
    });
    graph
}

/// Hubs of the nodes that are reached from some, by arcs as they are or the other way round.
fn reached(
    graph: &DiGraph<CompiledNode, CompiledArc>,
    starts: impl Fn(&CompiledNode) -> bool,
    onward: Direction,
    counts: impl Fn(NodeIndex) -> bool,
) -> BTreeSet<HubIx> {
    let mut queue: VecDeque<NodeIndex> = graph.node_indices().filter(|&node| starts(&graph[node])).collect();
    let mut seen: BTreeSet<NodeIndex> = queue.iter().copied().collect();
    while let Some(node) = queue.pop_front() {
        // Nothing goes on from the consignee.
        let next = graph.neighbors_directed(node, onward).filter(|&next| graph[next].hub.is_some());
        queue.extend(next.filter(|&next| seen.insert(next)));
    }
    seen.into_iter().filter(|&node| counts(node)).filter_map(|node| graph[node].hub).collect()
}

/// Ports where a box from Chongqing can be collected, and ports from which one can be sent to Chongqing.
fn ports_there_and_back(network: &Network) -> [BTreeSet<HubIx>; 2] {
    let graph = open(network);
    let is_home = |node: &CompiledNode| node.hub.is_some_and(|hub| is_chongqing(network, hub));
    let collected = |node: NodeIndex| graph.neighbors(node).any(|next| graph[next].hub.is_none());
    let is_gate = |node: NodeIndex| graph[node].side == Side::Gate;
    let there = reached(&graph, |node| is_home(node) && node.side == Side::Gate, Direction::Outgoing, collected);
    let ends: BTreeSet<(HubIx, Side)> = graph
        .node_indices()
        .filter(|&node| is_home(&graph[node]) && collected(node))
        .filter_map(|node| Some((graph[node].hub?, graph[node].side)))
        .collect();
    let is_end = |node: &CompiledNode| node.hub.is_some_and(|hub| ends.contains(&(hub, node.side)));
    let back = reached(&graph, is_end, Direction::Incoming, is_gate);
    [there, back].map(|hubs: BTreeSet<HubIx>| {
        hubs.into_iter().filter(|&hub| is_port(network, hub) && !is_chongqing(network, hub)).collect()
    })
}

#[test]
fn at_least_as_many_ports_and_countries_are_reached_and_reach_back_as_is_said_of_the_corridor() {
    let network = Network::world();
    let [there, back] = ports_there_and_back(&network);
    let both: Vec<HubIx> = there.intersection(&back).copied().collect();
    let countries: BTreeSet<_> = both.iter().map(|&hub| network.hub(hub).country).collect();
    println!(
        "there {}, back {}, both {} ports in {} countries and regions",
        there.len(),
        back.len(),
        both.len(),
        countries.len()
    );
    let one_way: Vec<_> = there.symmetric_difference(&back).map(|&hub| network.hub(hub).code.as_str()).collect();
    println!("one way only: {one_way:?}");
    assert!(both.len() >= SAID.0, "{} ports", both.len());
    assert!(countries.len() >= SAID.1, "{} countries and regions", countries.len());
}

#[test]
fn no_two_ports_stand_at_one_place() {
    let network = Network::world();
    let ports: Vec<HubIx> = network.hub_indices().filter(|&hub| is_port(&network, hub)).collect();
    let mut places = BTreeSet::new();
    for &port in &ports {
        let hub = network.hub(port);
        let place = format!("{:.3} {:.3}", hub.position.lat(), hub.position.lon());
        assert!(places.insert(place), "{} stands where another port does", hub.code);
    }
    let names: BTreeSet<(&str, _)> =
        ports.iter().map(|&port| (&*network.hub(port).name, network.hub(port).country)).collect();
    assert_eq!(names.len(), ports.len(), "two ports of one country share a name");
}

#[test]
fn far_ports_have_a_dated_plan_each_way_that_the_auditor_accepts() {
    let network = Network::world();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost().horizon_days(200);
    for port in FAR {
        for (from, to) in [("Chongqing", port), (port, "Chongqing")] {
            let shipment = Shipment::boxes(from, to, "1x45G1").unwrap();
            let shipment = shipment.commodity("machinery").ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
            let front = planner.plan(&shipment, &query).unwrap_or_else(|error| panic!("{from} to {to}: {error}"));
            for itinerary in &front {
                if let Err(findings) = audit(&network, &shipment, &query, itinerary) {
                    panic!("{from} to {to}: {findings:?}");
                }
                assert!(itinerary.cost_share().modelled > 0, "{from} to {to} does not say that it is modelled");
            }
        }
    }
}

/// A modelled line must not look like a carrier's.
#[test]
fn what_is_modelled_says_so_in_grade_timetable_and_note() {
    let (network, corridors) = (Network::world(), Network::chongqing());
    let modelled = network.services().iter().filter(|service| corridors.service_with(&service.code).is_none());
    let mut count = 0;
    for service in modelled {
        count += 1;
        let Departs::By(timetable) = &service.departs else { panic!("{} leaves on demand", service.code) };
        assert!(timetable.is_nominal());
        assert_eq!(timetable.evidence().grade, Grade::Modelled);
        for stage in &service.stages {
            assert_eq!(stage.time.evidence().grade, Grade::Modelled);
            assert_eq!(stage.charge.evidence().grade, Grade::Modelled);
        }
        assert!(service.note.as_deref().is_some_and(|note| note.starts_with("Modelled:")), "{}", service.code);
        assert_eq!(&*service.operator, "modelled");
    }
    assert_eq!(count, network.services().len() - corridors.services().len());
    assert!(count > 0);
}

#[test]
fn what_the_corridors_keep_off_stays_off() {
    let network = Network::world();
    let planner = Planner::new(&network);
    let plan = |to: &str, query: Query| {
        let shipment = Shipment::boxes("Chongqing", to, "1x45G1").unwrap().commodity("machinery");
        planner.plan(&shipment, &query)
    };
    let query = Query::minimise_time_and_cost;
    assert!(plan("IRBUZ", query()).is_err(), "Iran lies behind its switch");
    assert!(plan("IRBUZ", query().allow("iran")).is_ok());
    let passes =
        |query: Query| plan("ITGIT", query).unwrap().into_iter().any(|way| way.passes().contains(&"Suez".to_owned()));
    assert!(!passes(query()), "the base case sails round the Cape");
    assert!(passes(query().allow("suez")));
}

/// Where a source speaks of a pair of ports, no model speaks over it.
#[test]
fn no_modelled_line_stands_beside_a_service_of_the_corridors() {
    let (network, corridors) = (Network::world(), Network::chongqing());
    let code = |network: &Network, hub: HubIx| network.hub(hub).code.to_string();
    let mut served = BTreeSet::new();
    let by_sea =
        |service: &&Service| service.mode == Mode::Sea && service.carries == Loading::Box && service.off.is_none();
    for service in corridors.services().iter().filter(by_sea) {
        for (at, from) in service.calls.iter().enumerate() {
            served.extend(
                service.calls[at + 1..].iter().map(|to| (code(&corridors, from.hub), code(&corridors, to.hub))),
            );
        }
    }
    assert!(!served.is_empty());
    for service in network.services().iter().filter(|service| corridors.service_with(&service.code).is_none()) {
        let (from, to) = (service.calls[0].hub, service.calls[1].hub);
        assert!(!served.contains(&(code(&network, from), code(&network, to))), "{}", service.code);
    }
}

/// From the file to the screen: the mark beside figures, the share, the source and the document.
#[test]
fn modelled_figures_are_marked_wherever_they_are_shown() {
    let network = Network::world();
    let shipment = Shipment::boxes("Chongqing", "UYMVD", "1x45G1").unwrap();
    let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost()).unwrap();
    let (fastest, style) = (front.fastest(), Style::default());
    let share = fastest.cost_share();
    assert!(share.modelled > 50, "{share:?}");
    let shown = itinerary_text(fastest, &style);
    assert!(shown.contains(&format!("{} % modelled", share.modelled)), "{shown}");
    assert!(shown.lines().any(|line| line.contains("Montevideo") && line.contains(" M ")), "{shown}");
    assert!(shown.contains("M modelled"), "{shown}");
    assert!(sources_text([fastest], &network, &style).contains("WORLD"));
    let document = serde_json::to_value(Document::new(&front, &shipment)).unwrap();
    assert_eq!(document["itineraries"][0]["cost_share_percent"]["modelled"], share.modelled);
    assert!(document.to_string().contains("\"grade\":\"modelled\""));
}
