//! What a leg takes of the needs, each with its evidence.

use crate::model::{Need, Needs, Network, Service};

/// What a leg takes of the needs.
pub(in crate::plan) fn met(network: &Network, service: &Service, needs: &Needs) -> Vec<crate::plan::Met> {
    let met = |need: &Need| {
        let evidence = crate::graph::taken(network, service, need)?.clone();
        Some(crate::plan::Met { need: need.clone(), name: network.describe(need).into(), evidence })
    };
    needs.iter().filter_map(met).collect()
}
