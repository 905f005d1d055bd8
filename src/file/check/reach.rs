//! What services reach, and what leads back.

use super::remark::{About, Remark, advise};
use crate::model::{HubIx, Loading, Mode, Network, Side};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn remarks(network: &Network) -> Vec<Remark> {
    let mut remarks = unreached(network);
    remarks.extend(no_return(network));
    remarks.extend(unhandled(network));
    remarks
}

/// Hubs to which no service brings cargo, and which none passes.
fn unreached(network: &Network) -> Vec<Remark> {
    let mut comes = vec![false; network.hubs().len()];
    let mut leaves = comes.clone();
    for service in network.services() {
        for stage in &service.stages {
            leaves[stage.from.index()] = true;
            comes[stage.to.index()] = true;
        }
    }
    let unreached = network.hub_indices().filter(|hub| !comes[hub.index()]);
    let remarks = unreached.map(|hub| {
        let code = &network.hub(hub).code;
        let what = if leaves[hub.index()] { "services leave it, and none comes" } else { "no service calls there" };
        let cause = format!("nobody reaches `{code}`: {what}");
        advise("unreached", About::Hub(code.to_string()), cause, "add the service, or remove the hub")
    });
    remarks.collect()
}

/// Services from whose last call no chain of services of the same mode, carrying the same way, leads back to the first.
fn no_return(network: &Network) -> Vec<Remark> {
    let mut ways: BTreeMap<(Mode, Loading), Vec<Vec<usize>>> = BTreeMap::new();
    for service in network.services() {
        let next =
            ways.entry((service.mode, service.carries)).or_insert_with(|| vec![Vec::new(); network.hubs().len()]);
        for pair in service.calls.windows(2) {
            next[pair[0].hub.index()].push(pair[1].hub.index());
        }
    }
    let mut reached: BTreeMap<(Mode, Loading, HubIx), Vec<bool>> = BTreeMap::new();
    let mut remarks = Vec::new();
    for service in network.services() {
        let (Some(first), Some(last)) = (service.calls.first(), service.calls.last()) else { continue };
        let next = &ways[&(service.mode, service.carries)];
        let from_last =
            reached.entry((service.mode, service.carries, last.hub)).or_insert_with(|| reach(next, last.hub.index()));
        if !from_last[first.hub.index()] {
            let (from, to) = (&network.hub(first.hub).code, &network.hub(last.hub).code);
            let cause = format!(
                "`{}` goes from {from} to {to}, and nothing of its mode that carries the same way leads back",
                service.code
            );
            remarks.push(advise("no-return", About::Service(service.code.to_string()), cause, "add the way back"));
        }
    }
    remarks
}

/// Services that nothing can be put aboard of at the first call, or taken off at the last: no handling leads there.
fn unhandled(network: &Network) -> Vec<Remark> {
    // How cargo comes to a hub and leaves it: by the gate, and by whatever calls.
    let mut comes: Vec<BTreeSet<Side>> = vec![BTreeSet::from([Side::Gate]); network.hubs().len()];
    let mut leaves = comes.clone();
    for service in network.services() {
        let side = Side::On(service.mode, service.carries);
        for pair in service.calls.windows(2) {
            leaves[pair[0].hub.index()].insert(side);
            comes[pair[1].hub.index()].insert(side);
        }
    }
    let mut remarks = Vec::new();
    for service in network.services() {
        let (Some(first), Some(last)) = (service.calls.first(), service.calls.last()) else { continue };
        let side = Side::On(service.mode, service.carries);
        let aboard = comes[first.hub.index()].iter().any(|&from| network.handling(first.hub, from, side).is_some());
        let off = leaves[last.hub.index()].iter().any(|&to| network.handling(last.hub, side, to).is_some());
        for (works, hub, what) in [(aboard, first.hub, "put aboard"), (off, last.hub, "taken off")] {
            if !works {
                let cause = format!("nothing can be {what} at {}: no handling says how", network.hub(hub).code);
                let about = About::Service(service.code.to_string());
                remarks.push(advise("unhandled", about, cause, "add the handling, or correct its place or sides"));
            }
        }
    }
    remarks
}

/// What can be reached from a node, itself included.
fn reach(next: &[Vec<usize>], from: usize) -> Vec<bool> {
    let mut reached = vec![false; next.len()];
    reached[from] = true;
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        for &to in &next[node] {
            if !std::mem::replace(&mut reached[to], true) {
                open.push(to);
            }
        }
    }
    reached
}
