//! The graph with all its departures laid out, for the search that takes them in one pass.

use super::departures::Departures;
use super::{Dated, Departs, Later, Minutes, Operations, SearchError};
use crate::graph::parallel;
use crate::graph::{Boarding, GraphNode, Lane};
use crate::model::{HubIx, Side};
use crate::search::{
    ArcId, Cost, Departure, Graph, Limits, NodeId, OnDemand, Reached, Sweep, Timetable, Waiting, work,
};
use crate::units::{Instant, Money};

/// All departures of a question, and the arcs that are ridden on demand.
pub(crate) struct LaidOut<'d> {
    dated: &'d Dated<'d, 2>,
    departures: Departures,
    timetable: Timetable,
    on_demand: Vec<ArcId>,
}

/// What one question has laid out, for the next.
pub(crate) struct Before {
    departures: Departures,
    timetable: Timetable,
}

/// What is open: how waiting is paid, rides by timetable, and what leaves on demand.
struct Open {
    waiting: Vec<Waiting>,
    chunks: Vec<Chunk>,
    on_demand: Vec<ArcId>,
    carried: Vec<OnDemand>,
}

/// A ride by timetable, whether the cargo comes to it at the gate, and the arcs by which it comes, that of the least handling first. Documents may
/// count at the gate, else a departure is the same to all.
struct Chunk {
    ride: (usize, bool),
    arcs: Vec<ArcId>,
}

impl Open {
    fn of(dated: &Dated<'_, 2>) -> Result<Self, SearchError> {
        let Operations { lane: Lane { network, graph, .. }, pricing, .. } = dated.operations;
        let mut waiting = graph.nodes().iter().map(|node| dated.waiting(node)).collect::<Result<Vec<_>, _>>()?;
        waiting.resize(waiting.len() + network.hubs().len(), Waiting::Free);
        let open = graph.arcs().iter().enumerate().filter(|(arc, _)| pricing.is_open(*arc));
        let key = |(arc, known): (usize, &crate::graph::TransportArc)| {
            let at_the_gate = graph.node(known.tail).side == Side::Gate;
            let time = pricing.handling[arc].map_or(Minutes::ZERO, |handling| handling.time);
            (known.ride, at_the_gate, time, ArcId::new(arc))
        };
        let mut arcs: Vec<_> = open.map(key).collect();
        arcs.sort_unstable();
        let (mut chunks, mut on_demand, mut carried) = (Vec::new(), Vec::new(), Vec::new());
        for alike in arcs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            if let Some(ride) = alike[0].0.filter(|&ride| dated.by_timetable(ride)) {
                // The least handling comes first: it can board the most.
                let arcs = alike.iter().map(|&(_, _, _, arc)| arc).collect();
                chunks.push(Chunk { ride: (ride, alike[0].1), arcs });
                continue;
            }
            for &(ride, _, _, arc) in alike {
                let known = graph.arc(arc);
                let Some(hub) = graph.node(known.tail).hub else { continue };
                let works = network.hub(hub).hours.is_none();
                let passes = ride.is_none_or(|ride| !graph.may_wait(ride));
                // Who waits for the consignee to take the cargo has come in vain early.
                let taken = ride.is_some() || dated.operations.dates.deliver_from.is_none();
                let stretch = if works && passes && taken { 0 } else { dated.operations.dates.horizon.get() };
                let to = if ride.is_some() { known.head } else { consignee_at(dated, hub) };
                carried.push(OnDemand { from: known.tail, to, takes: 0, cost: 0, stretch });
                on_demand.push(arc);
            }
        }
        Ok(Self { waiting, chunks, on_demand, carried })
    }
}

impl<'d> LaidOut<'d> {
    /// Lays out every departure within the horizon on every arc that is open, at the prices of this shipment. A node of its own stands for
    /// the consignee at each hub.
    ///
    /// # Errors
    /// [`SearchError::Overflow`], also where a ride costs less than nothing; [`SearchError::Stopped`] when the time is over or the flag is set.
    ///
    /// # Complexity
    /// Proportional to the departures, times the ways of coming to them, and to sort them.
    pub(crate) fn new(dated: &'d Dated<'d, 2>, limits: &Limits<'_, 2>) -> Result<Self, SearchError> {
        let Open { waiting, chunks, on_demand, carried } = Open::of(dated)?;
        let mut departures = Departures::of(dated);
        for (chunk, boarded) in chunks.iter().zip(parallel::each(&chunks, |chunk| board_all(dated, chunk, limits))) {
            departures.add(dated, chunk.ride, &chunk.arcs, &boarded?);
        }
        // Copying them, and then sorting a number for each, take about as long.
        work::done(30 * departures.all.len() as u64);
        if let Some(status) = limits.stop_now() {
            return Err(SearchError::Stopped(status));
        }
        work::done(30 * departures.all.len() as u64);
        let timetable = Timetable::new(&waiting, Minutes::DAY.get(), &departures.all, &carried)?;
        Ok(Self { dated, departures, timetable, on_demand })
    }

    /// The same, where a question that differs in the destination only has been laid out: what it prices alike is taken over, nearly everything, for
    /// customs are due at few places.
    ///
    /// # Errors
    /// As [`LaidOut::new`].
    ///
    /// # Complexity
    /// Proportional to the departures; only those that differ are looked up and sorted.
    pub(crate) fn like(dated: &'d Dated<'d, 2>, before: &Before, limits: &Limits<'_, 2>) -> Result<Self, SearchError> {
        if !before.departures.are_like(dated) {
            return Self::new(dated, limits);
        }
        let Open { waiting, chunks, on_demand, carried } = Open::of(dated)?;
        let (mut gone, mut added) = (vec![true; before.departures.all.len()], Vec::new());
        for chunk in chunks {
            match before.departures.find(dated, chunk.ride, &chunk.arcs) {
                Some(same) => gone[same].fill(false),
                None => added.append(&mut board_all(dated, &chunk, limits)?),
            }
        }
        // Which questions a thread takes one after the other is chance: each looks for itself.
        if let Some(status) = limits.stop_now() {
            return Err(SearchError::Stopped(status));
        }
        work::done(20 * before.departures.all.len() as u64 + 30 * added.len() as u64);
        let timetable = before.timetable.changed(&waiting, Minutes::DAY.get(), &gone, &added, &carried)?;
        Ok(Self { dated, departures: Departures::default(), timetable, on_demand })
    }

    /// Takes the departures in one pass.
    ///
    /// # Errors
    /// [`SearchError`].
    pub(crate) fn sweep<'s>(
        &'s self,
        sweep: &'s mut Sweep,
        sources: &[(NodeId, Cost<2>)],
        limits: &Limits<'_, 2>,
    ) -> Result<Reached<'s>, SearchError> {
        sweep.run_with(&self.timetable, sources, limits, &|number, cost| {
            let ride = self.dated.ride(self.on_demand[number], cost, Later::default())?;
            Ok(ride.map(|ride| ride.cost))
        })
    }

    /// What the next question may take over.
    pub(crate) fn into_before(self) -> Before {
        Before { departures: self.departures, timetable: self.timetable }
    }

    /// Where cargo is once the consignee has it at a hub.
    pub(crate) fn consignee_at(&self, hub: HubIx) -> NodeId {
        consignee_at(self.dated, hub)
    }
}

/// The departures of a ride, unless it is time to stop.
fn board_all(dated: &Dated<'_, 2>, chunk: &Chunk, limits: &Limits<'_, 2>) -> Result<Vec<Departure>, SearchError> {
    match limits.stop_now() {
        Some(status) => Err(SearchError::Stopped(status)),
        None => dated.board_all(&chunk.arcs),
    }
}

fn consignee_at(dated: &Dated<'_, 2>, hub: HubIx) -> NodeId {
    NodeId::new(dated.operations.lane.graph.nodes().len() + hub.index())
}

impl Dated<'_, 2> {
    fn by_timetable(&self, ride: usize) -> bool {
        matches!(self.service(&self.operations.lane.graph.rides()[ride]).departs, Departs::By(_))
    }

    /// The departures of one ride for cargo that comes to it by each of these arcs, the one of the least handling first.
    fn board_all(&self, arcs: &[ArcId]) -> Result<Vec<Departure>, SearchError> {
        let Operations { lane: Lane { graph, .. }, pricing, .. } = self.operations;
        let mut all = Vec::new();
        let Some(&first) = arcs.first() else { return Ok(all) };
        let Some(number) = graph.arc(first).ride else { return Ok(all) };
        let since = |instant: Instant| instant.since(self.ready()).map(Minutes::get).ok_or(SearchError::Overflow);
        let any = self.ready().checked_sub(Minutes::from_days(3650)).ok_or(SearchError::Overflow)?;
        let mut from = any;
        while let Some(boarding) = self.operations.board(first, self.ready(), from, any) {
            let first_call = self.first_call_departure(number, boarding.departure).ok_or(SearchError::Overflow)?;
            from = first_call.checked_add(Minutes::new(1)).ok_or(SearchError::Overflow)?;
            let price = self.carriage(first, number, &boarding)?.money;
            for &arc in arcs {
                work::done(1_000);
                let Some(handling) = pricing.handling[arc.index()] else { continue };
                let Some(closes) = self.closes(arc, first_call, &boarding) else { continue };
                let known = graph.arc(arc);
                all.push(Departure {
                    from: known.tail,
                    to: known.head,
                    closes: closes.get(),
                    leaves: since(boarding.left)?,
                    arrives: since(boarding.arrival)?,
                    cost: amount(price.checked_add(handling.money).ok_or(SearchError::Overflow)?)?,
                });
            }
        }
        Ok(all)
    }

    /// The latest that cargo may come to the tail of an arc and still board; none when even cargo that is there at ready cannot.
    fn closes(&self, arc: ArcId, first_call: Instant, boarding: &Boarding) -> Option<Minutes> {
        let Operations { lane: Lane { network, graph, .. }, pricing, .. } = self.operations;
        let work = pricing.handling[arc.index()]?.time;
        let last = boarding.closing.since(self.ready().checked_add(work)?)?;
        let hub = graph.node(graph.arc(arc).tail).hub?;
        if network.hub(hub).hours.is_none() && !boarding.split {
            return Some(last);
        }
        // Who comes earlier is handled no later: the latest is found by bisection.
        let before = self.ready().checked_sub(Minutes::new(1))?;
        let boards = |at: u32| {
            let at = self.ready().checked_add(Minutes::new(at));
            let same = at.and_then(|at| self.operations.board(arc, at, first_call, before));
            same.is_some_and(|same| same.departure == boarding.departure)
        };
        let (mut early, mut late) = (0, last.get() + 1);
        if !boards(early) {
            return None;
        }
        while late - early > 1 {
            let middle = early + (late - early) / 2;
            *(if boards(middle) { &mut early } else { &mut late }) = middle;
        }
        Some(Minutes::new(early))
    }

    fn waiting(&self, node: &GraphNode) -> Result<Waiting, SearchError> {
        let Operations { lane, dates, .. } = self.operations;
        let conditions = lane.conditions;
        let Some(tariff) = lane.storage_tariff(node) else { return Ok(Waiting::Free) };
        // Nothing is stored beyond the horizon.
        let days = dates.horizon.started_days() + 1;
        let steps = tariff.daily(days, &conditions.quantities, conditions.tender).ok_or(SearchError::Overflow)?;
        let step = |(days, money)| Ok((days, amount(money)?));
        let steps = steps.into_iter().map(step).collect::<Result<Vec<_>, SearchError>>()?;
        Ok(Waiting::Steps { free: tariff.free.get(), steps })
    }
}

fn amount(money: Money) -> Result<u64, SearchError> {
    u64::try_from(money.minor()).map_err(|_| SearchError::Overflow)
}
