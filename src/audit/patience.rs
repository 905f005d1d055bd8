//! Waits on purpose, looked up again: the next departure that would have taken the cargo, and how much later it left.

use super::auditor::Auditor;
use super::closures::Riding;
use super::dates::minutes_between;
use crate::model::{Patience, Timetable};
use crate::plan::{Leg, Stay};
use crate::units::{Civil, Instant, Minutes};

impl Auditor<'_> {
    /// Whether a leg leaves no later after the next departure than the question allows.
    pub(super) fn check_patience(
        &mut self,
        place: &str,
        leg: &Leg,
        stay: &Stay,
        riding: &Riding<'_>,
        timetable: &Timetable,
        usual: i128,
    ) {
        let limit = match self.query.patience {
            Patience::Unlimited => return,
            Patience::Days(days) => i128::from(days) * 1440,
            Patience::Headway => {
                let minutes = i128::from(timetable.period_weeks()) * 10_080;
                #[expect(clippy::cast_possible_truncation, reason = "a count of departures")]
                let departures = (timetable.per_week() * timetable.period_weeks() as f64).round() as i128;
                (minutes + departures - 1) / departures.max(1)
            }
        };
        let departs = i128::from(leg.departs.get());
        let earliest = self.instant(i128::from(stay.handled.get()) - riding.before);
        let Some((own, mut at)) = self.instant(departs - riding.before).zip(earliest) else { return };
        loop {
            let next = timetable.next(at);
            if next >= own {
                return;
            }
            if self.could_be_taken(next, stay, riding, timetable, usual) {
                let by_the_clock = || {
                    let zone = timetable.zone();
                    let back = i128::from(zone.local(own).epoch_minutes()) - limit;
                    let back = i64::try_from(back).map(Civil::from_epoch_minutes);
                    back.is_ok_and(|back| zone.instant(back) <= next)
                };
                if minutes_between(next, own) > limit && (limit == 0 || !by_the_clock()) {
                    let next = next.to_rfc3339();
                    self.differ(
                        place,
                        "the departure that may be waited for",
                        own.to_rfc3339(),
                        format!("{next} or soon after"),
                    );
                }
                return;
            }
            at = Instant::from_epoch_minutes(next.epoch_minutes() + 1);
        }
    }

    /// Whether the cargo of a stay could go with the departure that leaves the first call at an instant, and those after it where it goes in parts.
    fn could_be_taken(
        &mut self,
        first_call: Instant,
        stay: &Stay,
        riding: &Riding<'_>,
        timetable: &Timetable,
        usual: i128,
    ) -> bool {
        let load =
            self.shipment.quantities(self.network).map_or(0, |quantities| quantities.load(riding.service.carries));
        let (mut rest, mut at, mut is_first) = (i128::from(load), first_call, true);
        // What the departures of two years do not hold, none do.
        let Some(last) = first_call.checked_add(Minutes::from_days(730)) else { return false };
        while at <= last {
            let room = self.room_of(at, riding, timetable);
            let taken =
                if self.query.split || room.is_some_and(|room| room >= rest) { room.unwrap_or(0).min(rest) } else { 0 };
            let is_boarded = room.is_some() && (taken > 0 || load == 0);
            if is_first && !is_boarded {
                return false;
            }
            if is_boarded {
                let departs = self.itinerary.ready.map_or(0, |ready| minutes_between(ready, at)) + riding.before;
                let closes = self.closes(stay, riding.service, departs, Some(timetable.zone().local(at)), usual);
                if i128::from(stay.handled.get()) > closes {
                    return false;
                }
            }
            rest -= taken;
            if rest == 0 {
                return true;
            }
            is_first = false;
            at = timetable.next(Instant::from_epoch_minutes(at.epoch_minutes() + 1));
        }
        false
    }

    /// How much a departure from the first call holds, where it runs, meets nothing closed and the documents are there.
    fn room_of(&mut self, first_call: Instant, riding: &Riding<'_>, timetable: &Timetable) -> Option<i128> {
        let service = riding.service;
        let date = timetable.zone().local(first_call);
        if service.valid.is_some_and(|(first, last)| date.epoch_days() < first || last < date.epoch_days())
            || service.holidays.as_ref().is_some_and(|days| days.holds(date))
        {
            return None;
        }
        let departs = minutes_between(self.itinerary.ready?, first_call) + riding.before;
        if self.closed_to(riding, departs).is_some() {
            return None;
        }
        let documents = self.shipment.documents.and_then(|when| self.first_minute(when, &self.shipment.from.name));
        let closes = self.instant(departs - self.documents(service));
        if documents.zip(closes).is_some_and(|(documents, closes)| documents > closes) {
            return None;
        }
        let Some(capacity) = &service.capacity else { return Some(i128::MAX) };
        let seasons = service.seasons.iter().filter(|season| season.window.holds(date));
        let share = seasons.filter_map(|season| season.capacity_permille.as_ref()).map(|share| share.value).min();
        Some(i128::from(capacity.value) * i128::from(share.unwrap_or(1000)) / 1000)
    }
}
