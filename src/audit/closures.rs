//! What is closed, looked up again: whether a ride that leaves at a minute is where it must not be.

use super::{Auditor, minutes};
use crate::model::{Closure, Departs, Feature, HubIx, Service, Stage, StageKind, Window};

/// How many days what is closed is waited for.
const PATIENCE: i128 = 401;

/// A ride that is looked at: its service, the positions of its stages, and the minutes from the first call to the loading call.
pub(super) struct Riding<'a> {
    pub(super) service: &'a Service,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) before: i128,
}

impl Auditor<'_> {
    /// The name of what is closed to a ride that leaves its loading call at a minute since ready.
    pub(super) fn closed_to(&self, riding: &Riding<'_>, departs: i128) -> Option<String> {
        let closures = self.network.closures().iter();
        let of_mode = closures.filter(|known| known.modes.is_empty() || known.modes.contains(&riding.service.mode));
        let closed = of_mode.filter(|closure| self.is_met(closure, riding, departs)).map(|closure| &closure.name);
        closed.map(ToString::to_string).next()
    }

    /// The first minute from one on in which a ride may leave.
    pub(super) fn may_leave(&mut self, place: &str, riding: &Riding<'_>, from: i128) -> i128 {
        let mut minutes = from..from + PATIENCE * 1440;
        minutes.find(|&at| self.closed_to(riding, at).is_none()).unwrap_or_else(|| {
            self.differ(place, "what is passed", "open at some time", "closed");
            from
        })
    }

    fn is_met(&self, closure: &Closure, riding: &Riding<'_>, departs: i128) -> bool {
        let Riding { service, first, last, before } = riding;
        let whole = match &closure.feature {
            Feature::Service(code) => service.code == *code,
            Feature::Mode(mode) => service.mode == *mode,
            Feature::Operator(name) => service.operator == *name,
            _ => false,
        };
        if whole {
            let (at, hub) = match service.departs {
                Departs::OnDemand => {
                    (departs, service.calls.iter().find(|call| call.leave == *first).map(|call| call.hub))
                }
                Departs::By(_) => (departs - before, service.calls.first().map(|call| call.hub)),
            };
            return hub.is_some_and(|hub| self.falls_in(closure, hub, at, at));
        }
        let mut begins = departs;
        for stage in &service.stages[*first..*last] {
            let ends = begins + minutes(&stage.time, self.case);
            if self.is_there(closure, stage, begins, ends) {
                return true;
            }
            begins = ends;
        }
        false
    }

    /// Whether a stage that is under way from a minute to a minute is at what is closed.
    fn is_there(&self, closure: &Closure, stage: &Stage, begins: i128, ends: i128) -> bool {
        let country = |hub: HubIx| self.network.hub(hub).country;
        match &closure.feature {
            Feature::Hub(hub) if stage.kind == StageKind::Run => {
                stage.from == *hub && self.falls_in(closure, *hub, begins, begins)
                    || stage.to == *hub && self.falls_in(closure, *hub, ends, ends)
            }
            Feature::Hub(hub) => (stage.from == *hub || stage.to == *hub) && self.falls_in(closure, *hub, begins, ends),
            Feature::Border(a, b) => {
                let sides = (country(stage.from), country(stage.to));
                let crosses = stage.kind == StageKind::Border && (sides == (*a, *b) || sides == (*b, *a));
                crosses && self.falls_in(closure, stage.from, begins, ends)
            }
            Feature::Country(code) => {
                stage.countries.contains(code) && self.falls_in(closure, stage.from, begins, ends)
            }
            Feature::Gate(name) => stage.gates.contains(name) && self.falls_in(closure, stage.from, begins, ends),
            _ => false,
        }
    }

    /// Whether one of the days from a minute to a minute, on a hub's clock, is a closed one; what is closed for good always is.
    fn falls_in(&self, closure: &Closure, hub: HubIx, begins: i128, ends: i128) -> bool {
        let Some(window) = &closure.window else { return true };
        let zone = &self.network.hub(hub).zone;
        let Some((first, last)) = self.instant(begins).zip(self.instant(ends)) else { return false };
        let (mut at, last) = (zone.local(first).epoch_days(), zone.local(last).epoch_days());
        while at <= last {
            let closed = match window {
                Window::Dates(from, to) => *from <= at && at <= *to,
                Window::Months(months) => months.contains(&crate::units::Civil::from_epoch_minutes(at * 1440).date().1),
            };
            if closed {
                return true;
            }
            at += 1;
        }
        false
    }
}
