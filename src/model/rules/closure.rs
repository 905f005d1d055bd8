//! What is closed: hubs, borders, countries, straits, services and modes, for good or in a window.

use crate::model::{Departs, Evidence, HubIx, Mode, Service, Stage, StageKind, Window};
use crate::units::CountryCode;
use std::fmt;
use std::sync::Arc;

/// A feature of a network that something can happen to: a place on the way of services, or services as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Feature {
    /// A hub, called at or passed.
    Hub(HubIx),
    /// The border between two countries, in either direction: wherever a service crosses it over land or inland water, by a stage of its own or on a
    /// run, between the ends of the run or between countries that it passes. What goes by sea or air from one to the other does not cross it.
    Border(CountryCode, CountryCode),
    /// A country, touched on the way.
    Country(CountryCode),
    /// A strait or canal.
    Strait(Arc<str>),
    /// A service, by its code.
    Service(Arc<str>),
    /// A mode.
    Mode(Mode),
    /// An operator, as services name it.
    Operator(Arc<str>),
}

impl Feature {
    /// Whether it is a service as a whole: where services go does not matter.
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Service(_) | Self::Mode(_) | Self::Operator(_))
    }

    /// Whether a service as a whole is it.
    pub fn is_service(&self, service: &Service) -> bool {
        match self {
            Self::Service(code) => service.code == *code,
            Self::Mode(mode) => service.mode == *mode,
            Self::Operator(name) => service.operator == *name,
            Self::Hub(_) | Self::Border(..) | Self::Country(_) | Self::Strait(_) => false,
        }
    }

    /// Whether a stage of a service of a mode touches it.
    pub fn is_on(&self, mode: Mode, stage: &Stage) -> bool {
        match self {
            Self::Hub(hub) => stage.from == *hub || stage.to == *hub,
            Self::Border(one, other) => {
                stage.crossings(mode).any(|pair| pair == (*one, *other) || pair == (*other, *one))
            }
            Self::Country(country) => stage.countries.contains(country),
            Self::Strait(strait) => stage.straits.contains(strait),
            Self::Service(_) | Self::Mode(_) | Self::Operator(_) => false,
        }
    }

    /// Whether a service has anything to do with it.
    pub fn touches(&self, service: &Service) -> bool {
        self.is_service(service) || service.stages.iter().any(|stage| self.is_on(service.mode, stage))
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hub(hub) => write!(f, "hub {}", hub.index()),
            Self::Border(one, other) => write!(f, "the border of {one} and {other}"),
            Self::Country(country) => write!(f, "{country}"),
            Self::Strait(name) | Self::Service(name) | Self::Operator(name) => f.write_str(name),
            Self::Mode(mode) => write!(f, "{mode}"),
        }
    }
}

/// Something that is closed, for good or in a window.
///
/// *A place on the way* (hub, border, country, strait) is closed to rides that would be there on one of its days: at a hub at the minute of
/// arriving, departing or passing, and as long as they stand there; at a border as long as crossing it takes; in a country or strait, or on a run over
/// a border, as long as the stage is under way that touches it, because where on a stage it lies is not known. Days count on the clock of the
/// hub where the stage begins, of the hub itself where a hub is closed.
///
/// Times are those of the ride that is looked at: with its waits for borders to open, which it stands in front of them, and with what seasons add on its date. What a
/// season adds over one stage lengthens that stage. What one adds to the whole ride, and customs on the way, may fall anywhere between the loading
/// and the discharging call: there the ride counts as being at a place from the earliest that it can come to the latest that it can leave.
/// Departure and arrival are those of the itinerary.
///
/// *A service, mode or operator* is closed to departures: from the first call, or on demand from the loading call, on one of its days on the
/// clock there.
///
/// What leaves on demand waits for the first minute at which nothing on its way is closed. A plan without a date knows only what is closed for good: without
/// a window, or in every month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// Why: the scenario that closes it.
    pub name: Arc<str>,
    /// What.
    pub feature: Feature,
    /// For rides of these modes; empty for all.
    pub modes: Vec<Mode>,
    /// When; none for good.
    pub window: Option<Window>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// From after this many stages of a service to after this many: when a ride is at what is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosedSpan {
    /// Stages of the service before it begins.
    pub begins: usize,
    /// Stages of the service before it ends.
    pub ends: usize,
    /// Whether it begins before the ride waits for a border to open, as it does on the near side of it; else once the border is open.
    pub waits: bool,
    /// Whose clock says which day it is.
    pub clock: HubIx,
}

impl Closure {
    /// Whether it is closed on every day: without a window, or in every month.
    pub fn is_for_good(&self) -> bool {
        self.window.as_ref().is_none_or(Window::is_all_year)
    }

    /// When a ride of a service from call to call is at what is closed, in the order of the way; empty when never.
    pub fn spans(&self, service: &Service, from: usize, to: usize) -> Vec<ClosedSpan> {
        if !self.modes.is_empty() && !self.modes.contains(&service.mode) {
            return Vec::new();
        }
        let (first, last) = (service.calls[from].leave, service.calls[to].arrive);
        if self.feature.is_service(service) {
            let on_demand = matches!(service.departs, Departs::OnDemand);
            let (at, call) = if on_demand { (first, from) } else { (0, 0) };
            return vec![ClosedSpan { begins: at, ends: at, waits: true, clock: service.calls[call].hub }];
        }
        let mut spans = Vec::new();
        for (at, stage) in service.stages.iter().enumerate().take(last).skip(first) {
            if !self.feature.is_on(service.mode, stage) {
                continue;
            }
            let mut span = |begins, ends, waits, clock| spans.push(ClosedSpan { begins, ends, waits, clock });
            match (&self.feature, &stage.kind) {
                (Feature::Hub(hub), StageKind::Run) => {
                    if stage.from == *hub {
                        span(at, at, true, *hub);
                    }
                    if stage.to == *hub {
                        span(at + 1, at + 1, true, *hub);
                    }
                }
                (Feature::Hub(hub), _) => span(at, at + 1, stage.from == *hub, *hub),
                (Feature::Country(country), _) => {
                    span(at, at + 1, stage.countries.first() == Some(country), stage.from);
                }
                _ => span(at, at + 1, false, stage.from),
            }
        }
        spans
    }
}
