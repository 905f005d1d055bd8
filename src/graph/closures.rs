//! Which rides meet what is closed, and when they may leave all the same.

use super::ServiceRide;
use crate::model::{Case, ClosedSpan, Network, Window};
use crate::units::{Civil, Instant, Minutes};

/// How far ahead what is closed is looked at. A ride that cannot leave for longer counts as closed for good.
const LOOK_AHEAD: Minutes = Minutes::from_days(400);

/// Closures by ride.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Closures {
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
    pub(super) fn new(network: &Network, rides: &[ServiceRide]) -> Self {
        if network.closures().is_empty() {
            return Self::default();
        }
        let of_ride = |ride: &ServiceRide| {
            let mut closed = RideClosures::default();
            for (at, closure) in network.closures().iter().enumerate() {
                let spans = closure.spans(network.service(ride.service), ride.from, ride.to, network.hubs());
                match closure.window {
                    None => closed.for_good |= !spans.is_empty(),
                    Some(_) => closed.dated.extend(spans.into_iter().map(|span| (at, span))),
                }
            }
            closed
        };
        Self { rides: rides.iter().map(of_ride).collect() }
    }

    /// Whether a ride is closed for good.
    #[inline]
    pub(super) fn for_good(&self, ride: usize) -> bool {
        self.rides.get(ride).is_some_and(|closed| closed.for_good)
    }

    /// Whether a ride is closed at times.
    #[inline]
    pub(super) fn at_times(&self, ride: usize) -> bool {
        self.rides.get(ride).is_some_and(|closed| !closed.dated.is_empty())
    }

    /// The first instant, from one on, at which a ride may leave its loading call so that it never is where it is closed; none for more than a
    /// year.
    pub(super) fn opens(
        &self,
        network: &Network,
        case: Case,
        number: usize,
        ride: &ServiceRide,
        from: Instant,
    ) -> Option<Instant> {
        let Some(RideClosures { dated, .. }) = self.rides.get(number) else { return Some(from) };
        let latest = from + LOOK_AHEAD;
        let mut at = from;
        // Each turn passes the end of a closed stretch, or finds none.
        while at <= latest {
            let next = dated.iter().try_fold(at, |at, &(closure, span)| {
                let window = network.closures()[closure].window.as_ref()?;
                clear(network, case, ride, window, span, at)
            })?;
            if next == at {
                return Some(at);
            }
            at = next;
        }
        None
    }
}

/// The first instant, from one on, at which a ride that leaves then is at a span of its way outside a window.
fn clear(
    network: &Network,
    case: Case,
    ride: &ServiceRide,
    window: &Window,
    span: ClosedSpan,
    at: Instant,
) -> Option<Instant> {
    let service = network.service(ride.service);
    let first = service.calls[ride.from].leave;
    let taken = |from: usize, to: usize| {
        service.stages[from..to]
            .iter()
            .map(|stage| stage.time.at(case))
            .fold(Minutes::ZERO, |sum, time| Minutes::new(sum.get().saturating_add(time.get())))
    };
    // What comes before the loading call, as at a departure from the first call, lies in the past.
    let after = |instant: Instant, stages: usize| {
        if stages < first { instant - taken(stages, first) } else { instant + taken(first, stages) }
    };
    let zone = &network.hub(span.clock).zone;
    let day = |instant: Instant| zone.local(instant).epoch_days();
    let closed = window.first_day_in(day(after(at, span.begins)), day(after(at, span.ends)));
    let Some(closed) = closed else { return Some(at) };
    let reopens = zone.instant(Civil::from_epoch_minutes(window.first_day_without(closed)? * 1440));
    let begins = after(at, span.begins);
    Some(at + reopens.since(begins)?.max(Minutes::new(1)))
}
