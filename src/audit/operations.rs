//! What happens when: hours, departures, cut-offs, capacity, borders. Computed minute by minute from the model.

use super::auditor::Auditor;
use super::closures::Riding;
use super::dates::minutes_between;
use super::figures::minutes;
use crate::model::{Departs, HubIx, Service, Special, Stage, StageKind, Timetable};
use crate::plan::{Leg, Schedule, Stay};
use crate::units::{Civil, Instant};

/// How many days a closed hub is waited for.
const PATIENCE: i128 = 401;

impl Auditor<'_> {
    pub(super) fn instant(&self, minutes: i128) -> Option<Instant> {
        let ready = self.itinerary.ready?.epoch_minutes();
        Some(Instant::from_epoch_minutes(ready.checked_add(i64::try_from(minutes).ok()?)?))
    }

    /// The earliest delivery, in minutes since ready.
    pub(super) fn earliest_delivery(&self) -> i128 {
        let from = self.shipment.deliver_from.and_then(|from| self.first_minute(from, &self.shipment.to.name));
        from.zip(self.itinerary.ready).map_or(0, |(from, ready)| minutes_between(ready, from))
    }

    fn works(&self, hub: HubIx, at: i128) -> bool {
        let (Some(hours), Some(at)) = (&self.network.hub(hub).hours, self.instant(at)) else { return true };
        let local = hours.zone().local(at);
        let minute = i64::from(local.weekday().index()) * 1440 + local.minute_of_day();
        hours.week().any(|(from, to)| from <= minute && minute < to)
            && !hours.closed().is_some_and(|days| days.holds(local))
    }

    /// The first minute from one on in which all of the hubs work.
    fn all_work(&mut self, place: &str, hubs: &[HubIx], from: i128) -> i128 {
        self.both_work(hubs, from).unwrap_or_else(|| {
            self.differ(place, "a hub that is passed", "open", "never open");
            from
        })
    }

    /// The same; none when there is none. Whoever waits for the same minute again has it at once.
    pub(super) fn both_work(&mut self, hubs: &[HubIx], from: i128) -> Option<i128> {
        if hubs.iter().all(|&hub| self.network.hub(hub).hours.is_none()) {
            return Some(from);
        }
        let waits = |(known, shut, open): &&(Vec<HubIx>, i128, i128)| known == hubs && (*shut..=*open).contains(&from);
        if let Some((.., open)) = self.openings.iter().find(waits) {
            return Some(*open);
        }
        let open = (from..from + PATIENCE * 1440).find(|&at| hubs.iter().all(|&hub| self.works(hub, at)))?;
        if open > from {
            self.openings.push((hubs.to_vec(), from, open));
        }
        Some(open)
    }

    /// When work begins at a hub.
    pub(super) fn opens(&mut self, place: &str, hub: HubIx, from: i128) -> i128 {
        if self.network.hub(hub).hours.is_none() { from } else { self.all_work(place, &[hub], from) }
    }

    /// When what leaves so has passed all stages.
    pub(super) fn passes(&mut self, place: &str, departs: i128, way: &[Stage]) -> i128 {
        let mut at = departs;
        for stage in way {
            if stage.kind == StageKind::Border {
                at = self.all_work(place, &[stage.from, stage.to], at);
            }
            at += minutes(&stage.time, self.case);
        }
        at
    }

    /// Whether the departures exist and could be caught: minutes since ready, and the local dates that seasons go by.
    pub(super) fn check_departures(
        &mut self,
        place: &str,
        leg: &Leg,
        stay: &Stay,
        riding: &Riding<'_>,
    ) -> Vec<(i128, Option<Civil>)> {
        let Riding { service, before, .. } = *riding;
        let special = self.shipment.needs(self.network).map(|needs| Special::of(&needs)).unwrap_or_default();
        let mut usual = service.cut_off.as_ref().map_or(0, |cut_off| minutes(cut_off, self.case));
        let kinds = [(special.reefer, &service.cut_offs.reefer), (special.dangerous, &service.cut_offs.dangerous)];
        for cut_off in kinds.into_iter().filter(|(has, _)| *has).filter_map(|(_, cut_off)| cut_off.as_ref()) {
            usual = usual.max(minutes(cut_off, self.case));
        }
        let departs = i128::from(leg.departs.get());
        let handled = i128::from(stay.handled.get());
        let parts = leg.parts.iter().map(|part| i128::from(part.departs.get()));
        for departs in parts.chain([departs]).collect::<Vec<_>>() {
            if let Some(name) = self.closed_to(riding, departs) {
                self.differ(place, "a departure that meets nothing closed", departs, name);
            }
        }
        let timetable = match (&service.departs, self.itinerary.ready) {
            (Departs::OnDemand, ready) => {
                let leaves = if ready.is_some() { self.may_leave(place, riding, handled) } else { handled };
                self.compare(place, "departure on demand", departs, leaves);
                return vec![(departs, None)];
            }
            (Departs::By(timetable), None) => {
                let wait = i128::from(timetable.mean_wait().get());
                let departures = self.departures_needed(service);
                let leaves = handled + usual + wait * (2 * departures - 1);
                self.compare(place, "departure after the mean wait", departs, leaves);
                return vec![(departs, None)];
            }
            (Departs::By(timetable), Some(_)) => timetable,
        };
        let all: Vec<i128> = match leg.parts[..] {
            [] => vec![departs],
            _ => leg.parts.iter().map(|part| i128::from(part.departs.get())).collect(),
        };
        if all[0] != departs {
            self.differ(place, "departure of the first part", departs, all[0]);
        }
        let dates: Vec<(i128, Option<Civil>)> = all
            .iter()
            .map(|&departs| (departs, self.check_departure(place, departs, stay, service, timetable, before, usual)))
            .collect();
        self.check_patience(place, leg, stay, riding, timetable, usual);
        let closes = self.closes(stay, service, departs, dates[0].1, usual);
        self.compare(place, "minutes of cut-off", i128::from(stay.cut_off.get()), departs - closes);
        self.compare(place, "minutes of wait", i128::from(stay.wait.get()), closes - handled);
        if (leg.schedule == Schedule::Nominal) != timetable.is_nominal() {
            let firm = if timetable.is_nominal() { "nominal" } else { "published" };
            self.differ(place, "how firm the departure is", format!("{:?}", leg.schedule), firm);
        }
        dates
    }

    fn departures_needed(&self, service: &Service) -> i128 {
        let load = self.shipment.quantities(self.network).map_or(0, |quantities| quantities.load(service.carries));
        let most = service.capacity.as_ref().map_or(u64::MAX, |capacity| capacity.value);
        i128::from(load.max(1).div_ceil(most.max(1)))
    }

    /// When the gate closes for a departure.
    pub(super) fn closes(
        &self,
        stay: &Stay,
        service: &Service,
        departs: i128,
        date: Option<Civil>,
        usual: i128,
    ) -> i128 {
        let seasonal = service.seasons.iter().filter(|season| date.is_some_and(|date| season.window.holds(date)));
        let queue: i128 =
            seasonal.filter_map(|season| season.add_cut_off.as_ref()).map(|add| minutes(add, self.case)).sum();
        let mut cut_off = usual + queue;
        // Documents that come with the cargo come to its first loading.
        let first = self.itinerary.stays.first().is_some_and(|first| std::ptr::eq(first, stay));
        if first && self.shipment.documents.is_none() {
            cut_off = cut_off.max(self.documents(service));
        }
        departs - cut_off
    }

    pub(super) fn documents(&self, service: &Service) -> i128 {
        service.cut_offs.documents.as_ref().map_or(0, |cut_off| minutes(cut_off, self.case))
    }

    #[expect(clippy::too_many_arguments, reason = "one departure, and all that it is checked against")]
    fn check_departure(
        &mut self,
        place: &str,
        departs: i128,
        stay: &Stay,
        service: &Service,
        timetable: &Timetable,
        before: i128,
        usual: i128,
    ) -> Option<Civil> {
        let first_call = self.instant(departs - before)?;
        let scheduled = timetable.next(first_call);
        if scheduled != first_call {
            self.differ(place, "a departure of the timetable", first_call.to_rfc3339(), scheduled.to_rfc3339());
        }
        let date = timetable.zone().local(first_call);
        if service.valid.is_some_and(|(first, last)| !(first..=last).contains(&date.epoch_days())) {
            self.differ(place, "a departure within the service's validity", date, "outside");
        }
        if service.holidays.as_ref().is_some_and(|days| days.holds(date)) {
            self.differ(place, "a departure on a working day", date, "a holiday");
        }
        let closes = self.closes(stay, service, departs, Some(date), usual);
        let handled = i128::from(stay.handled.get());
        if handled > closes {
            self.differ(place, "minutes when handled, by the cut-off", handled, closes);
        }
        if let Some(documents) =
            self.shipment.documents.and_then(|documents| self.first_minute(documents, &self.shipment.from.name))
            && let Some(closes) = self.instant(departs - self.documents(service))
            && documents > closes
        {
            self.differ(place, "the documents, by their cut-off", documents.to_rfc3339(), closes.to_rfc3339());
        }
        Some(date)
    }

    /// Whether each departure holds what rides with it, and all of the load rides.
    pub(super) fn check_parts(
        &mut self,
        place: &str,
        leg: &Leg,
        service: &Service,
        whole: i128,
        dates: &[(i128, Option<Civil>)],
    ) {
        if !leg.parts.is_empty() {
            if !self.query.split {
                self.differ(place, "a shipment in parts", "allowed", "not asked for");
            }
            let sum: i128 = leg.parts.iter().map(|part| i128::from(part.load)).sum();
            self.compare(place, "the load of all parts", sum, whole);
        }
        let Some(capacity) = &service.capacity else { return };
        let strategic = self.itinerary.ready.is_none();
        for (at, &(_, date)) in dates.iter().enumerate() {
            let load = leg.parts.get(at).map_or(whole, |part| i128::from(part.load));
            let seasons = service.seasons.iter().filter(|season| date.is_some_and(|date| season.window.holds(date)));
            let share = seasons.filter_map(|season| season.capacity_permille.as_ref()).map(|share| share.value).min();
            let room = i128::from(capacity.value) * i128::from(share.unwrap_or(1000)) / 1000;
            if load > room && !(strategic && self.query.split && room > 0) {
                self.differ(place, "the load within capacity", load, room);
            }
        }
    }
}
