//! Where nothing leads on whatever is loosened: handling that is missing, or services that never meet.

use crate::graph::{Lane, Pricing, ServiceRide};
use crate::model::{HubIx, Loading, Side};
use crate::plan::ask::asked::Asked;
use crate::plan::error::plan::PlanError;
use crate::plan::reason::cause::{Cause, HubName, Obstacle};
use crate::search::{ArcId, NodeId};
use std::collections::VecDeque;

/// The most places that are named.
const MOST: usize = 5;

/// A handling that is missing: where, how the cargo comes and how it would leave.
type Missing = (HubIx, Side, Side);

/// A step of the way with the fewest handlings missing.
#[derive(Clone, Copy)]
struct Step {
    before: usize,
    /// The handling that was missing before it.
    missing: Option<Missing>,
}

/// Missing handlings, the last node, and the missing handling there.
type End = (usize, usize, Option<Missing>);

/// What a question can use of a network.
struct Shape<'a> {
    lane: Lane<'a>,
    asked: &'a Asked,
    pricing: Pricing,
    /// Rides that may be taken, by loading hub.
    leaving: Vec<Vec<usize>>,
    /// Where a ride ends.
    heads: Vec<Option<NodeId>>,
}

/// Why nothing leads from end to end, with everything open that can be opened. None where something does, dates apart.
pub(super) fn diagnose(lane: Lane<'_>, asked: &Asked) -> Result<Option<(Cause, Vec<Obstacle>)>, PlanError> {
    let mut pricing = Pricing::default();
    pricing.fill(lane)?;
    let network = lane.network;
    let shape = Shape::new(lane, asked, pricing);
    if asked.conditions.origins.is_empty() && asked.begun.is_none() || asked.conditions.destinations.is_empty() {
        return Ok(Some((Cause::Door, Vec::new())));
    }
    let carried = |loading: Loading| {
        let mut services = network.services().iter().filter(|service| service.carries == loading);
        asked.conditions.may_ride[loading as usize] && services.next().is_some()
    };
    let rides: Vec<Loading> = Loading::ALL.into_iter().filter(|&loading| carried(loading)).collect();
    if rides.is_empty() || !asked.conditions.allowed.contains(&true) {
        return Ok(Some((Cause::Loading, Vec::new())));
    }
    Ok(match shape.fewest_missing() {
        None => Some((Cause::Connection { rides }, shape.reaches())),
        Some(missing) if missing.is_empty() => None,
        Some(missing) => {
            let shown = |(hub, from, to): Missing| Obstacle::NoHandling { hub: HubName::of(network, hub), from, to };
            Some((Cause::Handling, missing.into_iter().map(shown).collect()))
        }
    })
}

impl<'a> Shape<'a> {
    fn new(lane: Lane<'a>, asked: &'a Asked, pricing: Pricing) -> Self {
        let Lane { network, graph, .. } = lane;
        let mut leaving = vec![Vec::new(); network.hubs().len()];
        let mut heads = vec![None; graph.rides().len()];
        for (number, ride) in graph.rides().iter().enumerate() {
            if asked.conditions.allowed[number] {
                let service = network.service(ride.service);
                leaving[service.calls[ride.from].hub.index()].push(number);
            }
        }
        let side_of = |ride: &ServiceRide| {
            let service = network.service(ride.service);
            (service.calls[ride.to].hub, Side::On(service.mode, service.carries))
        };
        let nodes: std::collections::HashMap<(HubIx, Side), NodeId> = graph
            .nodes()
            .iter()
            .enumerate()
            .filter_map(|(number, node)| Some(((node.hub?, node.side), NodeId::new(number))))
            .collect();
        for (number, ride) in graph.rides().iter().enumerate() {
            heads[number] = nodes.get(&side_of(ride)).copied();
        }
        Self { lane, asked, pricing, leaving, heads }
    }

    fn sources(&self) -> Vec<NodeId> {
        match self.asked.begun {
            Some(begun) => vec![begun.node],
            None => self.asked.conditions.origins.iter().map(|end| self.lane.graph.gate(end.hub)).collect(),
        }
    }

    /// The handlings missing on a way with the fewest missing; none where no chain of services leads to an end.
    ///
    /// # Complexity
    /// Each node is looked at once at most for each number of missing handlings, with the rides that leave its hub.
    fn fewest_missing(&self) -> Option<Vec<Missing>> {
        let count = self.lane.graph.nodes().len();
        let mut least = vec![usize::MAX; count];
        let mut steps: Vec<Option<Step>> = vec![None; count];
        let mut queue = VecDeque::new();
        for source in self.sources() {
            least[source.index()] = 0;
            queue.push_back((0, source));
        }
        let mut best: Option<End> = None;
        while let Some((cost, node)) = queue.pop_front() {
            if cost > least[node.index()] {
                continue;
            }
            let known = self.lane.graph.node(node);
            let Some(hub) = known.hub else { continue };
            let mut open: Vec<usize> = Vec::new();
            let mut collected = false;
            for arc in self.lane.graph.arcs_from(node).filter(|&arc| self.pricing.is_open(arc)) {
                match self.lane.graph.arc(ArcId::new(arc)).ride {
                    Some(ride) => open.push(ride),
                    None => collected = true,
                }
            }
            if known.side != Side::Gate && self.asked.conditions.destinations.iter().any(|end| end.hub == hub) {
                let missing = (!collected).then_some((hub, known.side, Side::Gate));
                let all = cost + usize::from(!collected);
                if best.is_none_or(|(least, ..)| all < least) {
                    best = Some((all, node.index(), missing));
                }
            }
            open.sort_unstable();
            for &ride in &self.leaving[hub.index()] {
                let Some(head) = self.heads[ride] else { continue };
                let handled = open.binary_search(&ride).is_ok();
                let next = cost + usize::from(!handled);
                if next < least[head.index()] {
                    least[head.index()] = next;
                    let service = self.lane.network.service(self.lane.graph.rides()[ride].service);
                    let to = Side::On(service.mode, service.carries);
                    let missing = (!handled).then_some((hub, known.side, to));
                    steps[head.index()] = Some(Step { before: node.index(), missing });
                    if handled { queue.push_front((next, head)) } else { queue.push_back((next, head)) }
                }
            }
        }
        let (_, mut at, last) = best?;
        let mut missing: Vec<_> = last.into_iter().collect();
        while let Some(step) = steps[at] {
            missing.extend(step.missing);
            at = step.before;
        }
        missing.reverse();
        missing.dedup();
        Some(missing)
    }

    /// How far it comes from the origin, and from where to the destination, whatever the handling.
    fn reaches(&self) -> Vec<Obstacle> {
        let ends = |ride: &ServiceRide| {
            let service = self.lane.network.service(ride.service);
            [service.calls[ride.from].hub, service.calls[ride.to].hub]
        };
        let origins: Vec<HubIx> = self.sources().iter().filter_map(|&node| self.lane.graph.node(node).hub).collect();
        let destinations: Vec<HubIx> = self.asked.conditions.destinations.iter().map(|end| end.hub).collect();
        let mut shown = Vec::new();
        for (origin, from, place) in
            [(true, origins, &self.asked.from.name), (false, destinations, &self.asked.to.name)]
        {
            let mut next = vec![Vec::new(); self.lane.network.hubs().len()];
            for (number, ride) in self.lane.graph.rides().iter().enumerate() {
                if self.asked.conditions.allowed[number] {
                    let [one, other] = ends(ride);
                    let (tail, head) = if origin { (one, other) } else { (other, one) };
                    next[tail.index()].push(head);
                }
            }
            let mut reached = vec![false; next.len()];
            for hub in &from {
                reached[hub.index()] = true;
            }
            let (mut queue, mut order) = (VecDeque::from(from), Vec::new());
            while let Some(hub) = queue.pop_front() {
                for &to in &next[hub.index()] {
                    if !std::mem::replace(&mut reached[to.index()], true) {
                        order.push(to);
                        queue.push_back(to);
                    }
                }
            }
            let more = order.len().saturating_sub(MOST);
            let hubs = order.iter().take(MOST).map(|&hub| HubName::of(self.lane.network, hub)).collect();
            shown.push(Obstacle::Reaches { place: place.clone(), origin, hubs, more });
        }
        shown
    }
}
