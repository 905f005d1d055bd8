//! The least that any promise of an arc adds: what bounds are computed from.

use super::ways::Ways;
use crate::graph::{Dated, Lane, Pricing};
use crate::search::{ArcId, Cost, Graph, Later, NodeId, Ride, SearchError};

/// Least times at their low end, least money, emissions, by arc. Nobody rides on it.
pub(in crate::plan::engine) struct Least<'a> {
    lane: Lane<'a>,
    pricing: &'a Pricing,
    by_arc: Vec<Cost<3>>,
}

impl<'a> Least<'a> {
    /// `low` are the prices of the same question in its low case; of a criterion that does not count the least is 0.
    pub(in crate::plan::engine) fn new(
        lane: Lane<'a>,
        (pricing, low): (&'a Pricing, &Pricing),
        dated: &Dated<'_, 3>,
        ways: &Ways,
        counts: [bool; 3],
    ) -> Self {
        let ridden = ways.least(lane.network, lane.graph);
        let least = |number: usize| {
            let arc = ArcId::new(number);
            if !pricing.is_open(number) {
                return [u64::MAX; 3];
            }
            let ride = lane.graph.arc(arc).ride.map_or(0, |ride| ridden[ride]);
            let times = [low.handling_time(arc), dated.cut_off(arc), dated.formalities(arc)];
            let time = times.iter().fold(u64::from(ride), |sum, time| sum + u64::from(time.get()));
            let money = u64::try_from(dated.least_money(arc).minor()).unwrap_or(0);
            let mut least = [time, money, dated.grams(arc)];
            for (least, counts) in least.iter_mut().zip(counts) {
                *least = if counts { *least } else { 0 };
            }
            least
        };
        Self { lane, pricing, by_arc: (0..lane.graph.arcs().len()).map(least).collect() }
    }

    /// Whether an arc can be taken at all.
    pub(in crate::plan::engine) fn is_open(&self, arc: ArcId) -> bool {
        self.pricing.is_open(arc.index())
    }
}

impl Graph<3> for Least<'_> {
    const WAITS: bool = true;

    fn node_count(&self) -> usize {
        self.lane.graph.nodes().len()
    }

    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)> {
        let open = self.lane.graph.arcs_from(node).filter(|&arc| self.pricing.is_open(arc));
        open.map(|arc| (ArcId::new(arc), self.lane.graph.arcs()[arc].head))
    }

    fn ride(&self, _: ArcId, _: &Cost<3>, _: Later) -> Result<Option<Ride<3>>, SearchError> {
        Ok(None)
    }

    fn least(&self, arc: ArcId) -> Cost<3> {
        self.by_arc[arc.index()]
    }

    fn better_after(&self, _: ArcId, _: u32) -> Option<u32> {
        None
    }

    fn growth(&self, _: NodeId, _: u64) -> Cost<3> {
        [0; 3]
    }

    fn tolerates(&self, _: NodeId, _: &Cost<3>) -> u64 {
        u64::MAX
    }
}
