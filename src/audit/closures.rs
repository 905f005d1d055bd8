//! What is closed, looked up again: whether a ride that leaves at a minute is where it must not be.

use super::auditor::Auditor;
use super::figures::minutes;
use crate::model::{Closure, Departs, Feature, HubIx, Mode, Service, Stage, StageKind, Window};

/// How many days what is closed is waited for.
const PATIENCE: i128 = 401;

/// A ride that is looked at: its service with the seasons that it may have, the positions of its stages, the minutes from the first call to the loading
/// call, and those of customs on the way.
pub(super) struct Riding<'a> {
    pub(super) service: &'a Service,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) before: i128,
    pub(super) formal: i128,
}

/// A stage under way, in minutes since ready: when the ride comes to its beginning, when it goes on from there once that is open, and when it has
/// ended. It may all be later by what is added to the whole ride, but for the departure, and the arrival is later by all of it.
#[derive(Clone, Copy)]
struct UnderWay {
    comes: i128,
    goes: i128,
    ends: i128,
    ends_at_the_latest: i128,
}

impl Auditor<'_> {
    /// The name of what is closed to a ride that leaves its loading call at a minute since ready.
    pub(super) fn closed_to(&mut self, riding: &Riding<'_>, departs: i128) -> Option<String> {
        let network = self.network;
        if network.closures().is_empty() {
            return None;
        }
        let stages = self.under_way(riding, departs);
        let closures = network.closures().iter();
        let of_mode = closures.filter(|known| known.modes.is_empty() || known.modes.contains(&riding.service.mode));
        let mut closed = of_mode.filter(|closure| self.is_met(closure, riding, departs, &stages));
        closed.next().map(|closure| closure.name.to_string())
    }

    /// The first minute from one on in which a ride may leave.
    pub(super) fn may_leave(&mut self, place: &str, riding: &Riding<'_>, from: i128) -> i128 {
        let mut minutes = from..from + PATIENCE * 1440;
        minutes.find(|&at| self.closed_to(riding, at).is_none()).unwrap_or_else(|| {
            self.differ(place, "what is passed", "open at some time", "closed");
            from
        })
    }

    /// When a ride is on which of its stages. A border that never opens is another finding.
    fn under_way(&mut self, riding: &Riding<'_>, departs: i128) -> Vec<UnderWay> {
        let Riding { service, first, last, before, formal } = *riding;
        let date = match &service.departs {
            Departs::OnDemand => None,
            Departs::By(timetable) => self.instant(departs - before).map(|leaves| timetable.zone().local(leaves)),
        };
        let held = service.seasons.iter().filter(|season| date.is_some_and(|date| season.window.holds(date)));
        let added = held.filter_map(|season| Some((season.over, minutes(season.add_time.as_ref()?, self.case))));
        let (mut anywhere, mut over) = (formal, vec![0; last]);
        for (stage, time) in added {
            match stage {
                Some(stage) => over[stage] += time,
                None => anywhere += time,
            }
        }
        let (mut at, mut later, mut all) = (departs, 0, Vec::new());
        for (number, added) in over.iter().enumerate().skip(first) {
            let stage = &service.stages[number];
            let comes = at + later;
            if stage.kind == StageKind::Border && self.itinerary.ready.is_some() {
                at = self.both_work(&[stage.from, stage.to], at).unwrap_or(at);
            }
            let goes = at + later;
            at += minutes(&stage.time, self.case);
            later += added;
            let ends = at + later;
            all.push(UnderWay { comes, goes, ends, ends_at_the_latest: ends + anywhere });
        }
        if let Some(arrival) = all.last_mut() {
            arrival.ends = arrival.ends_at_the_latest;
        }
        all
    }

    fn is_met(&self, closure: &Closure, riding: &Riding<'_>, departs: i128, stages: &[UnderWay]) -> bool {
        let Riding { service, first, last, before, .. } = riding;
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
        let mut before_it = departs;
        service.stages[*first..*last].iter().zip(stages).any(|(stage, when)| {
            // The latest that it comes to the beginning of the stage.
            let leaves_by = std::mem::replace(&mut before_it, when.ends_at_the_latest);
            self.is_there(closure, service.mode, stage, when, leaves_by)
        })
    }

    /// Whether a stage is at what is closed while it is under way.
    fn is_there(&self, closure: &Closure, mode: Mode, stage: &Stage, when: &UnderWay, leaves_by: i128) -> bool {
        let country = |hub: HubIx| self.network.hub(hub).country;
        let UnderWay { comes, goes, ends, ends_at_the_latest } = *when;
        let meets = |hub, from, to| self.falls_in(closure, hub, from, to);
        match &closure.feature {
            Feature::Hub(hub) if stage.kind == StageKind::Run => {
                stage.from == *hub && meets(*hub, comes, leaves_by)
                    || stage.to == *hub && meets(*hub, ends, ends_at_the_latest)
            }
            Feature::Hub(hub) if stage.from == *hub => meets(*hub, comes, ends_at_the_latest),
            Feature::Hub(hub) => stage.to == *hub && meets(*hub, goes, ends_at_the_latest),
            Feature::Border(..)
                if !matches!(mode, Mode::Rail | Mode::Road | Mode::River) && stage.kind != StageKind::Border =>
            {
                false
            }
            Feature::Border(a, b) => {
                // From the one side to the other, each country on the way against the one before.
                let mut passed = vec![country(stage.from)];
                passed.extend(&stage.countries);
                passed.push(country(stage.to));
                let (here, there) = (passed.iter(), passed.iter().skip(1));
                let crosses = here.zip(there).any(|pair| pair == (a, b) || pair == (b, a));
                crosses && meets(stage.from, goes, ends_at_the_latest)
            }
            Feature::Country(code) if *code == country(stage.from) => meets(stage.from, comes, ends_at_the_latest),
            Feature::Country(code) => {
                (stage.countries.contains(code) || *code == country(stage.to))
                    && meets(stage.from, goes, ends_at_the_latest)
            }
            Feature::Strait(name) => stage.straits.contains(name) && meets(stage.from, goes, ends_at_the_latest),
            _ => false,
        }
    }

    /// Whether one of the days from a minute to a minute, on a hub's clock, is a closed one; what is closed for good always is.
    fn falls_in(&self, closure: &Closure, hub: HubIx, begins: i128, ends: i128) -> bool {
        let Some(window) = &closure.window else { return true };
        if let Window::Months(months) = window
            && (1..=12).filter(|month| months.contains(month)).count() == 12
        {
            return true;
        }
        let zone = &self.network.hub(hub).zone;
        let Some((first, last)) = self.instant(begins).zip(self.instant(ends)) else { return false };
        let (mut at, last) = (zone.local(first).epoch_days(), zone.local(last).epoch_days());
        while at <= last {
            let closed = match window {
                Window::From(from) => *from <= at,
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
