//! Which departure cargo can board, and when it arrives.

use crate::graph::compile::closures::Way;
use crate::graph::compile::season_calendar::Phases;
use crate::graph::{Full, Lane, Pricing, ServiceRide};
use crate::model::{Departs, Service, Side, StageKind, Timetable, both_open};
use crate::search::{ArcId, NodeId};
use crate::units::{Civil, Instant, Minutes};

/// When things may happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dates {
    /// When the cargo can be handed in.
    pub ready: Instant,
    /// Nothing leaves later than this after ready.
    pub horizon: Minutes,
    /// When the documents are there; none when they come with the cargo.
    pub documents: Option<Instant>,
    /// The earliest that the consignee takes it.
    pub deliver_from: Option<Instant>,
    /// Where the way begins, where that is not at a gate.
    pub begun: Option<Begun>,
}

/// A way that begins in the middle: cargo that has come to a hub already, and has been stored there for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Begun {
    /// The hub, and how the cargo came there.
    pub node: NodeId,
    /// For how long it has been there when the search begins.
    pub stored: Minutes,
}

impl Begun {
    /// For how long cargo was stored already that is at a node this many minutes after the beginning.
    pub(crate) fn stored(this: Option<Self>, node: NodeId, since: Minutes) -> Minutes {
        this.filter(|begun| begun.node == node && since == Minutes::ZERO).map_or(Minutes::ZERO, |begun| begun.stored)
    }
}

/// What rides with one departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// Departure at the loading call.
    pub departure: Instant,
    /// Arrival at the discharging call.
    pub arrival: Instant,
    /// Local date of departure from the first call, which seasons go by; none on demand.
    pub date: Option<Civil>,
    /// How much of the load.
    pub load: u64,
}

/// One boarding: which departure, when it leaves and arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Boarding {
    /// When the cargo is ready for it: handled and cleared.
    pub handled: Instant,
    /// By when it had to be.
    pub closing: Instant,
    /// Departure at the loading call; of a split shipment, of its first part.
    pub departure: Instant,
    /// When the last of it has left.
    pub left: Instant,
    /// When the last of it has arrived at the discharging call.
    pub arrival: Instant,
    /// Local date of that departure from the first call, which seasons go by; none on demand.
    pub date: Option<Civil>,
    /// Whether it goes with several departures.
    pub split: bool,
}

/// Departures of a priced graph, for one question.
#[derive(Clone, Copy)]
pub(in crate::graph) struct Operations<'a> {
    pub(in crate::graph) lane: Lane<'a>,
    pub(in crate::graph) pricing: &'a Pricing,
    pub(in crate::graph) dates: Dates,
    /// What takes no more, where something does not.
    pub(in crate::graph) full: Option<&'a Full>,
}

/// What is known of a departure before anybody boards it.
struct Leaving {
    part: Part,
    /// By when the cargo must be at the gate.
    closing: Instant,
}

/// How long a ride is closed to a departure.
enum Closed {
    /// No departure before may be open.
    Until(Instant),
    /// As far as is looked ahead.
    ForGood,
}

impl<'a> Operations<'a> {
    pub(in crate::graph) fn service(&self, ride: &ServiceRide) -> &'a Service {
        self.lane.network.service(ride.service)
    }

    /// When handling at the tail of an arc begins, for cargo that came at an instant: when the hub works.
    pub(in crate::graph) fn begins(&self, arc: ArcId, at: Instant) -> Option<Instant> {
        let hub = self.lane.graph.node(self.lane.graph.arc(arc).tail).hub?;
        self.lane.network.hub(hub).hours.as_ref().map_or(Some(at), |hours| hours.opens(at))
    }

    /// When cargo that came at an instant is handled at the tail of an arc.
    pub(in crate::graph) fn handled(&self, arc: ArcId, at: Instant) -> Option<Instant> {
        let handling = self.pricing.handling[arc.index()]?;
        self.begins(arc, at)?.checked_add(handling.time)
    }

    /// When cargo that came to its last hub at an instant is collected.
    pub(in crate::graph) fn collected(&self, arc: ArcId, at: Instant) -> Option<Instant> {
        let handled = self.handled(arc, at)?;
        Some(self.dates.deliver_from.map_or(handled, |from| handled.max(from)))
    }

    /// When a ride that leaves its loading call at an instant passes each border that is not open yet: position of the stage, and the wait
    /// there. Gives the arrival without transit; `None` when a border never opens.
    pub(in crate::graph) fn border_waits(
        &self,
        number: usize,
        departure: Instant,
        mut each: impl FnMut(usize, Minutes),
    ) -> Option<Instant> {
        let ride = &self.lane.graph.rides()[number];
        let service = self.service(ride);
        let first = service.calls[ride.from].leave;
        let mut at = departure;
        for (offset, stage) in service.stages[first..service.calls[ride.to].arrive].iter().enumerate() {
            if stage.kind == StageKind::Border {
                let hours = |hub| self.lane.network.hub(hub).hours.as_deref();
                let open = both_open(hours(stage.from), hours(stage.to), at)?;
                if let Some(wait) = open.since(at).filter(|&wait| wait > Minutes::ZERO) {
                    each(first + offset, wait);
                }
                at = open;
            }
            at = at.checked_add(stage.time.at(self.lane.conditions.case))?;
        }
        Some(at)
    }

    /// When a ride arrives, seasons apart.
    fn arrival(&self, number: usize, departure: Instant) -> Option<Instant> {
        if self.lane.graph.keeps_hours(number) {
            let passed = self.border_waits(number, departure, |_, _| {})?;
            passed.checked_add(self.pricing.rides[number].extras.time)
        } else {
            departure.checked_add(self.pricing.rides[number].sum.time)
        }
    }

    /// The first boarding of an arc that leaves the first call at `not_before` or later and arrives after `arriving_after`.
    pub(in crate::graph) fn board(
        &self,
        arc: ArcId,
        at: Instant,
        not_before: Instant,
        arriving_after: Instant,
    ) -> Option<Boarding> {
        let number = self.lane.graph.arc(arc).ride?;
        let service = self.service(&self.lane.graph.rides()[number]);
        let handled = self.handled(arc, at)?;
        match &service.departs {
            Departs::OnDemand => {
                let formalities = self.pricing.rides[number].extras.time;
                let departure = self.lane.opens(number, formalities, handled)?;
                Some(Boarding {
                    handled,
                    closing: departure,
                    departure,
                    left: departure,
                    arrival: self.arrival(number, departure)?,
                    date: None,
                    split: false,
                })
            }
            Departs::By(timetable) => self.board_by(timetable, arc, number, handled, not_before, arriving_after),
        }
    }

    pub(in crate::graph) fn board_by(
        &self,
        timetable: &Timetable,
        arc: ArcId,
        number: usize,
        handled: Instant,
        not_before: Instant,
        arriving_after: Instant,
    ) -> Option<Boarding> {
        let ride = &self.lane.graph.rides()[number];
        let price = &self.pricing.rides[number];
        let (service, phases) = (self.service(ride), self.lane.graph.phases(ride.service));
        let load = self.lane.conditions.quantities.load(service.carries);
        let usual = service.gate_cut_off(self.lane.conditions.special, self.lane.conditions.case);
        let mut from = not_before.max(handled.checked_add(usual)?.checked_sub(price.offset)?);
        loop {
            let leaving = self.leaving(timetable, arc, number, from)?;
            let first_call = leaving.part.departure.checked_sub(price.offset)?;
            from = first_call.checked_add(Minutes::new(1))?;
            if leaving.part.load == 0 || handled > leaving.closing {
                continue;
            }
            let mut boarding = Boarding {
                handled,
                closing: leaving.closing,
                departure: leaving.part.departure,
                left: leaving.part.departure,
                arrival: leaving.part.arrival,
                date: leaving.part.date,
                split: leaving.part.load < load,
            };
            if boarding.split {
                let mut late = false;
                self.further_parts(timetable, arc, number, first_call, load - leaving.part.load, |more| {
                    boarding.left = more.part.departure;
                    boarding.arrival = boarding.arrival.max(more.part.arrival);
                    late |= handled > more.closing;
                })?;
                if late {
                    continue;
                }
            }
            if boarding.arrival > arriving_after {
                return Some(boarding);
            }
            // As long as the same seasons hold, rides take as long: those that leave too early can be stepped over at once.
            if !boarding.split && !self.lane.graph.keeps_hours(number) {
                let gap = arriving_after.since(boarding.arrival).unwrap_or(Minutes::ZERO);
                let ahead = first_call.checked_add(gap)?;
                if boarding.date.is_some_and(|date| phases.same(date, timetable.zone().local(ahead))) {
                    from = from.max(ahead);
                }
            }
        }
    }

    /// The first departure that leaves the first call at an instant or later and runs. Its load is what of the shipment it holds: 0 when
    /// it cannot be boarded.
    fn leaving(&self, timetable: &Timetable, arc: ArcId, number: usize, mut from: Instant) -> Option<Leaving> {
        let case = self.lane.conditions.case;
        let ride = &self.lane.graph.rides()[number];
        let price = &self.pricing.rides[number];
        let (service, phases) = (self.service(ride), self.lane.graph.phases(ride.service));
        let stages = ride.stages(service);
        let load = self.lane.conditions.quantities.load(service.carries);
        let latest = self.dates.ready.checked_add(self.dates.horizon)?;
        loop {
            let first_call = timetable.next(from);
            let departure = first_call.checked_add(price.offset)?;
            if departure > latest {
                return None;
            }
            from = first_call.checked_add(Minutes::new(1))?;
            let date = timetable.zone().local(first_call);
            if !service.runs_on(date) {
                if service.valid.is_some_and(|(_, last)| date.epoch_days() > last) {
                    return None;
                }
                continue;
            }
            let mut cut_off = service.gate_cut_off(self.lane.conditions.special, case);
            let mut arrival = self.arrival(number, departure)?;
            let bits = phases.season_bits(service, date);
            let seasons = || Phases::of_bits(service, bits, date).filter(|season| season.is_on(&stages));
            if self.lane.graph.closures().at_times(number)
                && let Some(closed) = self.met(number, departure, date)
            {
                let Closed::Until(open) = closed else { return None };
                from = from.max(open.checked_sub(price.offset)?);
                continue;
            }
            let mut room = service.capacity.as_ref().map_or(u64::MAX, |most| most.value);
            // On most dates none holds.
            if bits != 0 {
                for season in seasons() {
                    if let Some(add) = &season.add_cut_off {
                        cut_off = cut_off.checked_add(add.at(case))?;
                    }
                    if let Some(add) = &season.add_time {
                        arrival = arrival.checked_add(add.at(case))?;
                    }
                }
                room = service.capacity_in(seasons()).unwrap_or(u64::MAX);
            }
            let mut boards = if room >= load || self.lane.conditions.split { room.min(load) } else { 0 };
            if self.full.is_some_and(|full| full.is_met(ride.service, first_call, &stages)) {
                boards = 0;
            }
            let closes_before = service.document_cut_off(case);
            match self.dates.documents {
                Some(documents) if documents > departure.checked_sub(closes_before)? => boards = 0,
                None if self.lane.graph.node(self.lane.graph.arc(arc).tail).side == Side::Gate => {
                    cut_off = cut_off.max(closes_before);
                }
                _ => {}
            }
            let part = Part { departure, arrival, date: Some(date), load: boards };
            return Some(Leaving { part, closing: departure.checked_sub(cut_off)? });
        }
    }

    /// What of a ride is closed to a departure on a date; none where it meets nothing closed.
    #[cold]
    #[inline(never)]
    fn met(&self, number: usize, departure: Instant, date: Civil) -> Option<Closed> {
        let ride = &self.lane.graph.rides()[number];
        let service = self.service(ride);
        let stages = ride.stages(service);
        let seasons =
            self.lane.graph.phases(ride.service).holding(service, date).filter(|season| season.is_on(&stages));
        let (formalities, keeps_hours) = (self.pricing.rides[number].extras.time, self.lane.graph.keeps_hours(number));
        let way = Way::new(self.lane.network, self.lane.conditions.case, ride, keeps_hours, formalities, seasons);
        let closures = self.lane.graph.closures();
        if !closures.are_met(self.lane.network, number, &way, departure) {
            return None;
        }
        let open =
            if way.is_even() { closures.opens(self.lane.network, number, &way, departure) } else { Some(departure) };
        Some(open.map_or(Closed::ForGood, Closed::Until))
    }

    /// The departures that take what the one before could not. They are the next ones with room, whoever boards; where the
    /// cut-off of one of them cannot be met, neither is the first departure of any use.
    fn further_parts(
        &self,
        timetable: &Timetable,
        arc: ArcId,
        number: usize,
        first_call: Instant,
        mut rest: u64,
        mut each: impl FnMut(&Leaving),
    ) -> Option<()> {
        let offset = self.pricing.rides[number].offset;
        let mut from = first_call.checked_add(Minutes::new(1))?;
        while rest > 0 {
            let mut more = self.leaving(timetable, arc, number, from)?;
            from = more.part.departure.checked_sub(offset)?.checked_add(Minutes::new(1))?;
            more.part.load = more.part.load.min(rest);
            if more.part.load > 0 {
                rest -= more.part.load;
                each(&more);
            }
        }
        Some(())
    }

    /// The parts of a boarding, in order.
    pub(in crate::graph) fn parts(&self, arc: ArcId, boarding: &Boarding) -> Vec<Part> {
        let Some(number) = self.lane.graph.arc(arc).ride else { return Vec::new() };
        let service = self.service(&self.lane.graph.rides()[number]);
        let load = self.lane.conditions.quantities.load(service.carries);
        let Departs::By(timetable) = &service.departs else {
            let (departure, arrival) = (boarding.departure, boarding.arrival);
            return vec![Part { departure, arrival, date: None, load }];
        };
        let leaves = boarding.departure.checked_sub(self.pricing.rides[number].offset);
        let first = leaves.and_then(|at| Some((at, self.leaving(timetable, arc, number, at)?)));
        let Some((first_call, first)) = first else { return Vec::new() };
        let mut parts = vec![first.part];
        let _ = self.further_parts(timetable, arc, number, first_call, load.saturating_sub(first.part.load), |more| {
            parts.push(more.part);
        });
        parts
    }
}
