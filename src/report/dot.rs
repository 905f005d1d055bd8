//! A network as a graph in the DOT language, for `dot`, `neato` and their kin.

use super::colour::colour;
use crate::model::{Function, Grade, Network, Service, Stage};
use crate::units::Shown;
use petgraph::dot::{Config, Dot};
use petgraph::graph::{DiGraph, EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;

/// Hubs as nodes, every stage of every service between two hubs as an edge: coloured by mode, its line by how good the figure of its
/// charge is: solid published, dashed derived, dotted modelled or estimated.
///
/// ```
/// let network = landsea::Network::chongqing();
/// let text = landsea::report::network_dot(&network);
/// assert!(text.starts_with("digraph {"));
/// ```
pub fn network_dot(network: &Network) -> String {
    let mut graph: DiGraph<&str, &str> = DiGraph::new();
    let mut drawn: Vec<(&Service, &Stage)> = Vec::new();
    for hub in network.hubs() {
        graph.add_node(hub.code.as_str());
    }
    for service in network.services() {
        for stage in service.stages.iter().filter(|stage| stage.from != stage.to) {
            let [from, to] = [stage.from, stage.to].map(|hub| NodeIndex::new(hub.index()));
            graph.add_edge(from, to, service.mode.name());
            drawn.push((service, stage));
        }
    }
    let edge = |_: &_, edge: EdgeReference<'_, &str>| {
        let (service, stage) = drawn[edge.id().index()];
        let style = match stage.charge.evidence().grade {
            Grade::Published => "solid",
            Grade::Derived => "dashed",
            Grade::Modelled | Grade::Estimate => "dotted",
        };
        format!(
            "color=\"{}\" style={style} edgetooltip={} ",
            colour(service.mode),
            quoted(&Shown(&service.name).to_string())
        )
    };
    let node = |_: &_, (at, code): (NodeIndex, &&str)| {
        let hub = &network.hubs()[at.index()];
        let shape = if hub.functions.contains(&Function::BorderCrossing) { "diamond" } else { "box" };
        let zh = hub.zh.as_deref().map(|zh| format!("\n{}", Shown(zh))).unwrap_or_default();
        format!("label={} shape={shape} tooltip={} ", quoted(&format!("{}{zh}", Shown(&hub.name))), quoted(code))
    };
    Dot::with_attr_getters(&graph, &[Config::NodeNoLabel], &edge, &node).to_string()
}

/// A quoted string of the language: a quote or a backslash in a name ends nothing.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
