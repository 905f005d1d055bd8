//! The graph without dates: half the mean headway in place of each wait. No season holds, and no validity.

use super::price::item::Overflow;
use super::price::time_charges;
use super::{Criterion, Lane, PriceError, Pricing};
use crate::model::{Departs, Loading};
use crate::search::{ArcId, Cost, Graph, Later, NodeId, Ride, SearchError};
use crate::units::Minutes;

/// Constant weights on every arc: what the search runs on when no date is given.
pub(crate) struct Strategic<'a, const K: usize> {
    lane: Lane<'a>,
    open: Vec<Option<Cost<K>>>,
    /// Where something is due for the time.
    charges_time: Option<ChargesTime<'a>>,
}

/// What is due for the time.
struct ChargesTime<'a> {
    /// Where time and cost stand among the axes.
    time: usize,
    cost: usize,
    /// The time that each arc handles.
    handled: Vec<Minutes>,
    /// What is known of it ahead.
    ahead: Option<time_charges::Ahead<'a>>,
}

impl<'a, const K: usize> Strategic<'a, K> {
    /// Weighs every arc.
    ///
    /// # Errors
    /// [`PriceError`].
    pub(crate) fn new(lane: Lane<'a>, pricing: &Pricing, axes: [Criterion; K]) -> Result<Self, PriceError> {
        let mut open = Vec::with_capacity(lane.graph.arcs().len());
        for (number, arc) in lane.graph.arcs().iter().enumerate() {
            let Some(mut sum) = pricing.handling[number] else {
                open.push(None);
                continue;
            };
            // What waits for longer than the clock runs, or for more money than there is, is no way; it must not spoil those that are.
            let (cut_off, wait) = lane.mean_wait(ArcId::new(number));
            let waited = sum.time.checked_add(cut_off).and_then(|time| time.checked_add(wait));
            let stored = waited.ok_or(Overflow).and_then(|time| {
                sum.time = time;
                lane.storage(arc.tail, time)?.map_or(Ok(()), |item| sum.add(&item))
            });
            if stored.is_err() {
                open.push(None);
                continue;
            }
            if let Some(ride) = arc.ride {
                sum.add_sum(&pricing.rides[ride].sum)?;
            }
            open.push(Some(sum.on(&axes)?));
        }
        let place = |axis| axes.iter().position(|&known| known == axis);
        let both = place(Criterion::Time).zip(place(Criterion::Cost)).filter(|_| lane.charges_time());
        let handled = || pricing.handling.iter().map(|sum| sum.map_or(Minutes::ZERO, |sum| sum.time)).collect();
        let charges_time = match both {
            Some((time, cost)) => {
                let ahead = time_charges::Ahead::new(lane, pricing)?;
                Some(ChargesTime { time, cost, handled: handled(), ahead })
            }
            None => None,
        };
        Ok(Self { lane, open, charges_time })
    }
}

impl Lane<'_> {
    /// Cut-off and mean wait before the ride of an arc, until the last of it has left.
    pub(crate) fn mean_wait(self, arc: ArcId) -> (Minutes, Minutes) {
        let Self { network, graph, conditions } = self;
        let Some(ride) = graph.arc(arc).ride else { return (Minutes::ZERO, Minutes::ZERO) };
        let service = network.service(graph.rides()[ride].service);
        let cut_off = service.gate_cut_off(conditions.special, conditions.case);
        match &service.departs {
            Departs::OnDemand => (Minutes::ZERO, Minutes::ZERO),
            Departs::By(timetable) => {
                // What does not fit waits for the departures after, a headway each.
                let load = conditions.quantities.load(service.carries);
                let departures = service.capacity.as_ref().map_or(1, |most| load.div_ceil(most.value.max(1)).max(1));
                let waits = u32::try_from(2 * (departures - 1) + 1).unwrap_or(u32::MAX);
                (cut_off, Minutes::new(timetable.mean_wait().get().saturating_mul(waits)))
            }
        }
    }
}

impl<const K: usize> Graph<K> for Strategic<'_, K> {
    const WAITS: bool = false;

    fn node_count(&self) -> usize {
        self.lane.graph.nodes().len()
    }

    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)> {
        let open = self.lane.graph.arcs_from(node).filter(|&arc| self.open[arc].is_some());
        open.map(|arc| (ArcId::new(arc), self.lane.graph.arcs()[arc].head))
    }

    fn ride(&self, arc: ArcId, at: &Cost<K>, _: Later) -> Result<Option<Ride<K>>, SearchError> {
        let Some(weight) = self.open[arc.index()] else { return Ok(None) };
        let mut cost = *at;
        for (total, more) in cost.iter_mut().zip(weight) {
            *total = total.checked_add(more).ok_or(SearchError::Overflow)?;
        }
        if let Some(ChargesTime { time, cost: money, handled, .. }) = &self.charges_time {
            let minutes = |minutes: u64| u32::try_from(minutes).map(Minutes::new).map_err(|_| SearchError::Overflow);
            let came = minutes(at[*time])?;
            let done = came.checked_add(handled[arc.index()]).ok_or(SearchError::Overflow)?;
            let times = time_charges::Times { came, handled: done, ends: minutes(cost[*time])? };
            let arc = self.lane.graph.arc(arc);
            let accrued = self.lane.time_charge(arc, times);
            let accrued =
                accrued.ok().and_then(|accrued| u64::try_from(accrued.minor()).ok()).ok_or(SearchError::Overflow)?;
            cost[*money] = cost[*money].checked_add(accrued).ok_or(SearchError::Overflow)?;
        }
        Ok(Some(Ride { departure: 0, cost }))
    }

    fn least(&self, arc: ArcId) -> Cost<K> {
        let Some(mut least) = self.open[arc.index()] else { return [u64::MAX; K] };
        if let Some(ChargesTime { cost, handled, .. }) = &self.charges_time {
            let (handled, arc) = (handled[arc.index()], self.lane.graph.arc(arc));
            let accrued = self.lane.least_time_charge(arc, handled);
            let accrued = accrued.ok().and_then(|accrued| u64::try_from(accrued.minor()).ok()).unwrap_or(0);
            least[*cost] = least[*cost].saturating_add(accrued);
        }
        least
    }

    fn settled(&self, node: NodeId, at: &Cost<K>, mut estimate: Cost<K>) -> Option<Cost<K>> {
        let Some(ChargesTime { time, cost, ahead: Some(ahead), .. }) = &self.charges_time else {
            return Some(estimate);
        };
        let minutes = |time: u64| Minutes::new(u32::try_from(time).unwrap_or(u32::MAX));
        let boxed = self.lane.graph.node(node).loading() == Some(Loading::Box);
        let accrued = ahead.least(boxed, minutes(at[*time]), minutes(estimate[*time])).ok()?;
        estimate[*cost] = estimate[*cost].checked_add(u64::try_from(accrued.minor()).ok()?)?;
        Some(estimate)
    }

    fn better_after(&self, _: ArcId, _: u32) -> Option<u32> {
        None
    }

    fn growth(&self, _: NodeId, _: u64) -> Cost<K> {
        [0; K]
    }

    fn tolerates(&self, _: NodeId, _: &Cost<K>) -> u64 {
        u64::MAX
    }

    fn rank(&self, arc: ArcId) -> (u32, u32) {
        self.lane.graph.rank(arc)
    }
}
