//! When the cargo may be handed in and has to be there, read again on the clocks of both ends.

use super::auditor::Auditor;
use crate::model::Depart;
use crate::units::{Civil, Instant, When, Zone};

impl Auditor<'_> {
    /// The clock of a place of the shipment.
    fn clock(&self, place: &str) -> Option<&Zone> {
        let hubs = self.network.place(place).ok()?.hubs;
        hubs.first().map(|&hub| &*self.network.hub(hub).zone)
    }

    /// The moment at a place; of a date alone its first minute.
    pub(super) fn first_minute(&self, when: When, place: &str) -> Option<Instant> {
        match when {
            When::At(moment) | When::Day { first: moment, .. } => Some(moment),
            When::Local(local) => Some(self.clock(place)?.instant(local.civil())),
        }
    }

    /// The moment at a place; of a date alone its last minute.
    fn last_minute(&self, when: When, place: &str) -> Option<Instant> {
        match when {
            When::At(moment) | When::Day { last: moment, .. } => Some(moment),
            When::Local(local) if local.is_date() => {
                let midnight = Civil::from_epoch_minutes((local.civil().epoch_days() + 1) * 1440);
                let next_day = self.clock(place)?.instant(midnight);
                Some(Instant::from_epoch_minutes(next_day.epoch_minutes() - 1))
            }
            When::Local(local) => Some(self.clock(place)?.instant(local.civil())),
        }
    }

    /// Whether it is handed in when the shipment may be, and is there in time, this many minutes after it was ready.
    pub(super) fn check_dates(&mut self, minutes: i128) {
        let (from, to) = (&self.shipment.from.name, &self.shipment.to.name);
        let ready = self.itinerary.ready;
        let depart = self.shipment.depart;
        let mut due: Vec<Instant> = self.shipment.due.and_then(|due| self.last_minute(due, to)).into_iter().collect();
        let fits = match (depart, ready) {
            (Depart::AnyTime, ready) => ready.is_none(),
            (_, None) => false,
            (Depart::On(when), Some(ready)) => self.first_minute(when, from) == Some(ready),
            (Depart::Between(first, last), Some(ready)) => {
                let ends = self.first_minute(first, from).zip(self.last_minute(last, from));
                ends.is_some_and(|(first, last)| first <= ready && ready <= last)
            }
            (Depart::ToArriveBy(by), Some(_)) => {
                due.extend(self.last_minute(by, to));
                true
            }
        };
        if !fits {
            let ready = ready.map_or_else(|| "none".to_owned(), Instant::to_rfc3339);
            self.differ("itinerary", "the ready time", ready, format!("{depart:?}"));
        }
        let days = self.shipment.due_within_days.map(|days| i128::from(days) * 1440);
        let dates = due.into_iter().filter_map(|due| Some(minutes_between(ready?, due)));
        if let Some(most) = dates.chain(days).min()
            && minutes > most
        {
            self.differ("itinerary", "minutes within the deadline", minutes, most);
        }
    }
}

/// Minutes from one moment to another, negative where that lies before.
pub(super) fn minutes_between(from: Instant, to: Instant) -> i128 {
    i128::from(to.epoch_minutes()) - i128::from(from.epoch_minutes())
}
