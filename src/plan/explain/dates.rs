//! What of the calendar is in the way: services that do not run then, seasons, and departures that are far away.

use super::probe::Probe;
use crate::model::{HubIx, Service};
use crate::plan::reason::cause::{LongWait, RunsOnly, ServiceName};
use crate::plan::reason::zoned::ZonedTime;
use crate::plan::{Front, Itinerary, Leg};
use crate::units::Minutes;
use std::sync::Arc;

impl Probe<'_> {
    /// The wait that takes more than half of the fastest way, where one does.
    pub(super) fn long_wait(&self, front: &Front) -> Option<LongWait> {
        let way = front.fastest();
        let ready = way.ready?;
        let (stay, leg) = way.stays.iter().zip(&way.legs).max_by_key(|(stay, _)| stay.wait)?;
        if u64::from(stay.wait.get()) * 2 <= u64::from(way.elapsed.get()) {
            return None;
        }
        let service = self.service(leg)?;
        let zone = Arc::clone(&leg.from.zone);
        let handled = zone.local(ready.checked_add(stay.handled)?).epoch_days();
        let begins = service.valid.filter(|&(first, _)| first > handled);
        let runs_only = begins.map(|(first, _)| self.runs_only(service, Some(first), None));
        Some(LongWait {
            service: name(leg),
            leaves: ZonedTime { at: ready.checked_add(leg.departs)?, zone },
            runs_only,
        })
    }

    /// The services of the fastest way that do not run on the day on which it would ride them, with their first and last days.
    pub(super) fn out_of_validity(&self, front: &Front) -> Vec<(RunsOnly, (i64, i64), HubIx)> {
        let way = front.fastest();
        let out = |leg: &Leg| {
            let service = self.service(leg)?;
            let (first, last) = service.valid?;
            let day = self.first_call_day(way, leg, service)?;
            let runs = match (day < first, day > last) {
                (true, _) => self.runs_only(service, Some(first), None),
                (_, true) => self.runs_only(service, None, Some(last)),
                _ => return None,
            };
            Some((runs, (first, last), service.calls.first()?.hub))
        };
        way.legs.iter().filter_map(out).collect()
    }

    /// The services of the fastest way that hold nothing, or less, in the season of the day on which it would ride them, or have a holiday.
    pub(super) fn out_of_season(&self, front: &Front) -> Vec<ServiceName> {
        let way = front.fastest();
        let out = |leg: &&Leg| {
            let Some(service) = self.service(leg) else { return false };
            let short = service.seasons.iter().any(|season| season.capacity_permille.is_some());
            service.holidays.is_some() || short
        };
        way.legs.iter().filter(out).map(name).collect()
    }

    /// What a service holds on the day on which a way rides it.
    pub(super) fn holds(&self, way: &Itinerary, leg: &Leg) -> Option<u64> {
        let service = self.service(leg)?;
        let day = self.first_call_day(way, leg, service);
        let seasons = service.seasons.iter().filter(|season| {
            day.is_some_and(|day| season.window.holds(crate::units::Civil::from_epoch_minutes(day * 1440)))
        });
        service.capacity_in(seasons)
    }

    pub(super) fn service(&self, leg: &Leg) -> Option<&Service> {
        let network = self.engine.network();
        network.service_with(&leg.service).map(|known| network.service(known))
    }

    /// The local day on which the departure of a leg leaves the first call of its service.
    fn first_call_day(&self, way: &Itinerary, leg: &Leg, service: &Service) -> Option<i64> {
        let network = self.engine.network();
        let call = service.calls.iter().find(|call| network.hub(call.hub).code == leg.from.code)?;
        let before = service.stages[..call.leave].iter().map(|stage| u64::from(stage.time.at(self.query.case).get()));
        let before = Minutes::new(u32::try_from(before.sum::<u64>()).ok()?);
        let zone = &network.hub(service.calls.first()?.hub).zone;
        Some(zone.local(way.ready?.checked_add(leg.departs)?.checked_sub(before)?).epoch_days())
    }

    fn runs_only(&self, service: &Service, first: Option<i64>, last: Option<i64>) -> RunsOnly {
        let zone = service.calls.first().map(|call| &self.engine.network().hub(call.hub).zone);
        let midnight = |day: Option<i64>| Some(ZonedTime::day(day?, zone?));
        let service = ServiceName { code: service.code.clone(), name: service.name.clone() };
        RunsOnly { service, first: midnight(first), last: midnight(last) }
    }
}

fn name(leg: &Leg) -> ServiceName {
    ServiceName { code: leg.service.clone(), name: leg.name.clone() }
}
