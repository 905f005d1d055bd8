//! A network as a graph in the DOT language, for `dot`, `neato` and their kin.

use super::colour::colour;
use crate::model::{Function, Grade, Hub, Network, Service, Stage};
use petgraph::dot::{Config, Dot};
use petgraph::graph::{DiGraph, NodeIndex};

/// Hubs as nodes, every stage of every service between two hubs as an edge: coloured by mode, its line by how good the figure of its
/// charge is: solid published, dashed derived, dotted modelled or estimated.
///
/// ```
/// let network = landsea::Network::chongqing();
/// let text = landsea::report::network_dot(&network);
/// assert!(text.starts_with("digraph {"));
/// ```
pub fn network_dot(network: &Network) -> String {
    let mut graph: DiGraph<&Hub, (&Service, &Stage)> = DiGraph::new();
    for hub in network.hubs() {
        graph.add_node(hub);
    }
    for service in network.services() {
        for stage in service.stages.iter().filter(|stage| stage.from != stage.to) {
            let [from, to] = [stage.from, stage.to].map(|hub| NodeIndex::new(hub.index()));
            graph.add_edge(from, to, (service, stage));
        }
    }
    let bare = [Config::NodeNoLabel, Config::EdgeNoLabel];
    let edge = |_: &_, edge: petgraph::graph::EdgeReference<'_, (&Service, &Stage)>| {
        let (service, stage) = edge.weight();
        let style = match stage.charge.evidence().grade {
            Grade::Published => "solid",
            Grade::Derived => "dashed",
            Grade::Modelled | Grade::Estimate => "dotted",
        };
        let (mode, name) = (service.mode, quoted(&service.name));
        format!("color=\"{}\" style={style} edgetooltip={name} label=\"{mode}\" ", colour(mode))
    };
    let node = |_: &_, (_, hub): (NodeIndex, &&Hub)| {
        let shape = if hub.functions.contains(&Function::BorderCrossing) { "diamond" } else { "box" };
        let zh = hub.zh.as_deref().map(|zh| format!("\n{zh}")).unwrap_or_default();
        format!("label={} shape={shape} tooltip={} ", quoted(&format!("{}{zh}", hub.name)), quoted(hub.code.as_str()))
    };
    Dot::with_attr_getters(&graph, &bare, &edge, &node).to_string()
}

/// A quoted string of the language: a quote or a backslash in a name ends nothing.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
