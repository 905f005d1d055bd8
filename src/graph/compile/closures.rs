//! Which rides meet what is closed, and when they may leave all the same.

use crate::graph::ServiceRide;
use crate::model::{Case, ClosedSpan, Network, Season, Service, StageKind, Window, both_open};
use crate::units::{Civil, Instant, Minutes};

/// How far ahead what is closed is looked at. A ride that cannot leave for longer counts as closed for good.
const LOOK_AHEAD: Minutes = Minutes::from_days(400);

/// Closures by ride.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::graph) struct Closures {
    /// Empty where nothing is closed.
    rides: Vec<RideClosures>,
}

/// What of a ride is closed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct RideClosures {
    for_good: bool,
    /// Position among the network's closures, and when the ride is there.
    dated: Vec<(usize, ClosedSpan)>,
}

impl Closures {
    pub(in crate::graph) fn new(network: &Network, rides: &[ServiceRide]) -> Self {
        if network.closures().is_empty() {
            return Self::default();
        }
        let of_ride = |ride: &ServiceRide| {
            let mut closed = RideClosures::default();
            for (at, closure) in network.closures().iter().enumerate() {
                let spans = closure.spans(network.service(ride.service), ride.from, ride.to);
                if closure.is_for_good() {
                    closed.for_good |= !spans.is_empty();
                } else {
                    closed.dated.extend(spans.into_iter().map(|span| (at, span)));
                }
            }
            closed
        };
        Self { rides: rides.iter().map(of_ride).collect() }
    }

    /// Whether a ride is closed for good.
    #[inline]
    pub(in crate::graph) fn for_good(&self, ride: usize) -> bool {
        self.rides.get(ride).is_some_and(|closed| closed.for_good)
    }

    /// Whether a ride is closed at times.
    #[inline]
    pub(in crate::graph) fn at_times(&self, ride: usize) -> bool {
        self.rides.get(ride).is_some_and(|closed| !closed.dated.is_empty())
    }

    /// Whether a ride that leaves its loading call at an instant is somewhere while it is closed there, or never gets there.
    pub(in crate::graph) fn are_met(&self, network: &Network, number: usize, way: &Way<'_>, departs: Instant) -> bool {
        let dated = self.rides.get(number).map_or(&[][..], |closed| &closed.dated);
        dated.iter().any(|&(closure, span)| {
            let window = network.closures()[closure].window.as_ref();
            let Some((window, times)) = window.zip(way.at(departs, span)) else { return true };
            closed_day(network, window, span, times).is_some()
        })
    }

    /// The first instant, from one on, at which a ride may leave its loading call so that it never is where it is closed; none for more than a
    /// year. All departures are taken to go the same way, but for borders that are not open.
    pub(in crate::graph) fn opens(
        &self,
        network: &Network,
        number: usize,
        way: &Way<'_>,
        from: Instant,
    ) -> Option<Instant> {
        let Some(RideClosures { dated, .. }) = self.rides.get(number) else { return Some(from) };
        let latest = from.checked_add(LOOK_AHEAD)?;
        let mut at = from;
        // Each turn passes the end of a closed stretch, or finds none.
        while at <= latest {
            let next = dated.iter().try_fold(at, |at, &(closure, span)| {
                let window = network.closures()[closure].window.as_ref()?;
                way.clear(network, window, span, at)
            })?;
            if next == at {
                return Some(at);
            }
            at = next;
        }
        None
    }
}

/// The way of a ride from its loading call on: how long it takes from place to place.
pub(in crate::graph) struct Way<'a> {
    network: &'a Network,
    case: Case,
    service: &'a Service,
    /// Its first stage, and the one after its last.
    first: usize,
    last: usize,
    /// Whether it passes a border that is not always open.
    keeps_hours: bool,
    /// What seasons add over a stage, by position.
    over: Vec<(usize, Minutes)>,
    /// What is added between the calls, nobody says where: seasons of the whole ride, and customs on the way.
    somewhere: Minutes,
}

impl<'a> Way<'a> {
    /// The way of a ride while some of its seasons hold.
    pub(in crate::graph) fn new<'s>(
        network: &'a Network,
        case: Case,
        ride: &ServiceRide,
        keeps_hours: bool,
        formalities: Minutes,
        seasons: impl Iterator<Item = &'s Season>,
    ) -> Self {
        let service = network.service(ride.service);
        let std::ops::Range { start: first, end: last } = ride.stages(service);
        let mut way =
            Self { network, case, service, first, last, keeps_hours, over: Vec::new(), somewhere: formalities };
        for season in seasons {
            let Some(add) = season.add_time.as_ref().map(|add| add.at(case)) else { continue };
            match season.over {
                Some(stage) => way.over.push((stage, add)),
                None => way.somewhere = more(way.somewhere, add),
            }
        }
        way
    }

    /// Whether a later departure takes as long, place by place: no season adds time on some dates only, and no border makes it wait.
    pub(in crate::graph) fn is_even(&self) -> bool {
        let seasonal = |season: &Season| season.add_time.is_some() && season.is_on(&(self.first..self.last));
        !self.keeps_hours && !self.service.seasons.iter().any(seasonal)
    }

    /// When this many stages are done by a ride that leaves its loading call at an instant, and when the next begins if a border is waited for;
    /// without what is added somewhere. None where a border never opens.
    fn after(&self, departs: Instant, stages: usize) -> Option<[Instant; 2]> {
        let time = |stage: usize| self.service.stages[stage].time.at(self.case);
        if stages < self.first {
            // What comes before the loading call, as at a departure from the first call, lies in the past.
            let taken = (stages..self.first).fold(Minutes::ZERO, |sum, stage| more(sum, time(stage)));
            return Some([departs.checked_sub(taken)?; 2]);
        }
        let mut at = departs;
        for stage in self.first..stages {
            at = self.opened(stage, at)?.checked_add(time(stage))?;
        }
        let opened = if stages < self.last { self.opened(stages, at)? } else { at };
        let added = self.over.iter().filter(|(stage, _)| *stage < stages);
        let added = added.fold(Minutes::ZERO, |sum, (_, add)| more(sum, *add));
        Some([at.checked_add(added)?, opened.checked_add(added)?])
    }

    /// When a stage begins for who comes there at an instant.
    fn opened(&self, stage: usize, at: Instant) -> Option<Instant> {
        let stage = &self.service.stages[stage];
        if !self.keeps_hours || stage.kind != StageKind::Border {
            return Some(at);
        }
        let hours = |hub| self.network.hub(hub).hours.as_deref();
        both_open(hours(stage.from), hours(stage.to), at)
    }

    /// From when to when a ride that leaves at an instant is at a span of its way, at the earliest and the latest.
    fn at(&self, departs: Instant, span: ClosedSpan) -> Option<[Instant; 2]> {
        let [came, opened] = self.after(departs, span.begins)?;
        let begins = if span.waits { came } else { opened };
        // At the discharging call it is when it arrives, with all that is added; at the loading call nothing has been.
        let begins = if span.begins == self.last { begins.checked_add(self.somewhere)? } else { begins };
        let [ends, _] = if span.begins == span.ends { [came; 2] } else { self.after(departs, span.ends)? };
        let ends = if span.ends > self.first { ends.checked_add(self.somewhere)? } else { ends };
        Some([begins, ends])
    }

    /// The first instant, from one on, at which a ride that leaves then is at a span of its way outside a window.
    fn clear(&self, network: &Network, window: &Window, span: ClosedSpan, at: Instant) -> Option<Instant> {
        let (zone, times) = (&network.hub(span.clock).zone, self.at(at, span)?);
        let Some(closed) = closed_day(network, window, span, times) else { return Some(at) };
        let [begins, _] = times;
        let reopens = zone.instant(Civil::from_epoch_minutes(window.first_day_without(closed)? * 1440));
        let ahead = at.checked_add(reopens.since(begins)?.max(Minutes::new(1)))?;
        if !self.keeps_hours {
            return Some(ahead);
        }
        // Who leaves later comes no earlier, but a wait at a border may take up the difference, or add to it. Nobody is there before leaving, so that
        // who leaves when it reopens is late enough.
        let is_past = |at: Instant| self.at(at, span).is_none_or(|[begins, _]| begins >= reopens);
        let (mut early, mut late) = (at, at.max(reopens).max(ahead));
        while late.since(early)? > Minutes::new(1) {
            let middle = early.checked_add(Minutes::new(late.since(early)?.get() / 2))?;
            *(if is_past(middle) { &mut late } else { &mut early }) = middle;
        }
        Some(late)
    }
}

/// The first day of a window on which a ride is at a span of its way, where it is there from one instant to another.
fn closed_day(network: &Network, window: &Window, span: ClosedSpan, times: [Instant; 2]) -> Option<i64> {
    let zone = &network.hub(span.clock).zone;
    let [first, last] = times.map(|instant| zone.local(instant).epoch_days());
    window.first_day_in(first, last)
}

/// A sum that stays at the greatest time there is.
fn more(sum: Minutes, time: Minutes) -> Minutes {
    Minutes::new(sum.get().saturating_add(time.get()))
}
