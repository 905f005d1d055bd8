//! When services leave.

use crate::model::Evidence;
use crate::units::{Civil, Instant, Minutes, Weekday, Zone};
use std::sync::Arc;

/// Minutes; sums of times within them stay within the type.
const FOREVER: u64 = 1 << 60;

/// Monday 1 January 2024: weeks of a timetable are counted from here, on the local clock.
const ANCHOR: i64 = 19_723 * 1440;

/// Around a change of the clock, local times may come in another order than they are shown in, by the length of the change. No zone has
/// changed by more than this many minutes since 2000, but for days left out at the date line.
const CHANGE: i64 = 3 * 60;

/// When a service leaves its first call.
#[derive(Debug, Clone)]
pub enum Departs {
    /// As soon as the cargo is ready; there is nothing to wait for.
    OnDemand,
    /// By a timetable.
    By(Timetable),
}

/// Departures that repeat every this many weeks on the local clock of the first call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    zone: Arc<Zone>,
    period: i64,
    /// Minutes from the start of a period, ascending.
    slots: Vec<i64>,
    nominal: bool,
    evidence: Evidence,
}

/// A timetable that makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimetableError {
    /// No departure at all.
    #[error("a timetable needs at least one departure")]
    Empty,
    /// The same departure twice.
    #[error("the same departure stands twice")]
    Twice,
    /// Not a multiple of 0.05, not positive, or too many.
    #[error("a frequency is a positive multiple of 0.05 departures a week, at most 1,000")]
    Frequency,
}

impl Timetable {
    /// Published weekdays and times of day.
    ///
    /// # Errors
    /// [`TimetableError::Empty`] and [`TimetableError::Twice`].
    pub fn weekly(
        zone: Arc<Zone>,
        departures: &[(Weekday, Minutes)],
        evidence: Evidence,
    ) -> Result<Self, TimetableError> {
        let mut slots: Vec<i64> =
            departures.iter().map(|&(day, time)| i64::from(day.index() * 1440 + time.get())).collect();
        slots.sort_unstable();
        if slots.is_empty() {
            return Err(TimetableError::Empty);
        }
        if slots.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(TimetableError::Twice);
        }
        Ok(Self { zone, period: 7 * 1440, slots, nominal: false, evidence })
    }

    /// A frequency without weekdays, spread evenly: the period is the shortest number of weeks that holds a whole number
    /// of departures, and departure `k` of `n` leaves at the middle of the `k`-th of `n` equal parts, on the local clock,
    /// counted from Monday 1 January 2024. One a week leaves on Thursdays at 12:00. Such departures are *nominal*.
    ///
    /// # Errors
    /// [`TimetableError::Frequency`].
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
    pub fn nominal(zone: Arc<Zone>, per_week: f64, evidence: Evidence) -> Result<Self, TimetableError> {
        let twentieths = per_week * 20.0;
        if !(0.5..=20_000.0).contains(&twentieths) || (twentieths - twentieths.round()).abs() > 1e-6 {
            return Err(TimetableError::Frequency);
        }
        let twentieths = twentieths.round() as i64;
        let common = greatest_common_divisor(twentieths, 20);
        let (departures, weeks) = (twentieths / common, 20 / common);
        let period = weeks * 7 * 1440;
        let slots = (0..departures).map(|k| (2 * k + 1) * period / (2 * departures)).collect();
        Ok(Self { zone, period, slots, nominal: true, evidence })
    }

    /// The same this many days later, or earlier where negative, at the same times of day. Days count modulo the period: a timetable of one week is itself seven
    /// days later.
    #[must_use]
    pub fn shifted(&self, days: i64) -> Self {
        let by = days.rem_euclid(self.period / 1440) * 1440;
        let mut slots: Vec<i64> = self.slots.iter().map(|slot| (slot + by).rem_euclid(self.period)).collect();
        slots.sort_unstable();
        Self { slots, ..self.clone() }
    }

    /// Weekdays of its departures on the local clock, Monday first, each once.
    pub fn weekdays(&self) -> Vec<Weekday> {
        let leaves = |day: &Weekday| self.slots.iter().any(|slot| slot.div_euclid(1440) % 7 == i64::from(day.index()));
        Weekday::ALL.into_iter().filter(leaves).collect()
    }

    /// Whether only the frequency is known.
    pub fn is_nominal(&self) -> bool {
        self.nominal
    }

    /// Where it comes from.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Zone of the first call.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Half the mean headway: what cargo that comes at any time waits on average.
    pub fn mean_wait(&self) -> Minutes {
        let departures = i64::try_from(self.slots.len()).unwrap_or(i64::MAX);
        // A period is at most 20 weeks.
        Minutes::new(u32::try_from(self.period / (2 * departures)).unwrap_or(0))
    }

    /// The mean time between two departures, rounded up to the minute.
    pub fn mean_headway(&self) -> Minutes {
        let departures = i64::try_from(self.slots.len()).unwrap_or(i64::MAX);
        // A period is at most 20 weeks.
        Minutes::new(u32::try_from((self.period + departures - 1) / departures).unwrap_or(u32::MAX))
    }

    /// Departures in a week on average.
    pub fn per_week(&self) -> f64 {
        self.slots.len() as f64 * 10_080.0 / self.period as f64
    }

    /// After how many weeks it repeats.
    pub fn period_weeks(&self) -> i64 {
        self.period / 10_080
    }

    /// The first departure at or after an instant.
    ///
    /// Around a change of the clock two local times may fall on one instant; then both departures leave together. An instant more than two
    /// million million years away is dropped off as it is.
    pub fn next(&self, from: Instant) -> Instant {
        if from.epoch_minutes().unsigned_abs() > FOREVER {
            return from;
        }
        if from.checked_sub(Minutes::from_days(2)).is_some_and(|before| self.zone.fixed_since(before).is_some()) {
            let local = self.zone.local(from).epoch_minutes() - ANCHOR;
            return self.zone.instant(self.slots_from(local).next().unwrap_or(Civil::from_epoch_minutes(ANCHOR)));
        }
        let local = self.zone.local(from).epoch_minutes() - ANCHOR;
        let mut found: Option<(Civil, Instant)> = None;
        for civil in self.slots_from(local - CHANGE) {
            if found.is_some_and(|(shown, _)| civil.epoch_minutes() > shown.epoch_minutes() + CHANGE) {
                break;
            }
            let departure = self.zone.instant(civil);
            if departure >= from && found.is_none_or(|(_, earliest)| departure < earliest) {
                found = Some((civil, departure));
            }
        }
        found.map_or(from, |(_, earliest)| earliest)
    }

    /// Local times of departures without end, from a local time on, given in minutes since the anchor.
    fn slots_from(&self, local: i64) -> impl Iterator<Item = Civil> {
        let start = local.div_euclid(self.period) * self.period;
        let first = self.slots.partition_point(|&slot| start + slot < local);
        let ahead = self.slots[first..].iter().map(move |slot| start + slot);
        let later =
            (1..).flat_map(move |periods| self.slots.iter().map(move |slot| start + periods * self.period + slot));
        ahead.chain(later).map(|minutes| Civil::from_epoch_minutes(ANCHOR + minutes))
    }
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Grade;

    fn estimate() -> Evidence {
        Evidence { grade: Grade::Estimate, sources: "E".into(), year: 2025 }
    }

    fn shanghai() -> Arc<Zone> {
        Arc::new(Zone::new("Asia/Shanghai").unwrap())
    }

    fn departures(timetable: &Timetable, zone: &Zone, from: &str, count: usize) -> Vec<String> {
        let mut at = Instant::parse(from, zone).unwrap();
        (0..count)
            .map(|_| {
                let departure = timetable.next(at);
                at = departure.checked_add(Minutes::new(1)).unwrap();
                zone.local(departure).to_string()
            })
            .collect()
    }

    #[test]
    fn once_a_week_leaves_on_thursday_noon() {
        let timetable = Timetable::nominal(shanghai(), 1.0, estimate()).unwrap();
        let expected = ["Thu 3 Dec 12:00", "Thu 10 Dec 12:00"];
        assert_eq!(departures(&timetable, &shanghai(), "2026-12-01", 2), expected);
        assert_eq!(timetable.mean_wait(), Minutes::new(5040));
    }

    #[test]
    fn seven_in_ten_weeks_keep_an_even_headway() {
        let timetable = Timetable::nominal(shanghai(), 0.7, estimate()).unwrap();
        assert_eq!(timetable.period_weeks(), 10);
        let mut at = Instant::parse("2026-01-01", &shanghai()).unwrap();
        let mut last = timetable.next(at);
        for _ in 0..20 {
            at = last.checked_add(Minutes::new(1)).unwrap();
            let next = timetable.next(at);
            assert_eq!(next.since(last), Some(Minutes::from_days(10)));
            last = next;
        }
    }

    #[test]
    fn published_weekdays_follow_the_local_clock_over_its_changes() {
        let berlin = Arc::new(Zone::new("Europe/Berlin").unwrap());
        let saturday = [(Weekday::Saturday, Minutes::from_hours(12))];
        let timetable = Timetable::weekly(berlin.clone(), &saturday, estimate()).unwrap();
        let expected = ["Sat 24 Oct 12:00", "Sat 31 Oct 12:00"];
        assert_eq!(departures(&timetable, &berlin, "2026-10-20", 2), expected);
    }

    #[test]
    fn no_departure_is_lost_or_invented_at_a_change_of_the_clock() {
        let berlin = Arc::new(Zone::new("Europe/Berlin").unwrap());
        let hourly = Timetable::nominal(berlin.clone(), 168.0, estimate()).unwrap();
        for start in ["2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z"] {
            let start = Instant::parse(start, &berlin).unwrap();
            for minute in 0..600 {
                let at = start.checked_add(Minutes::new(minute)).unwrap();
                let next = hourly.next(at);
                assert!(next >= at);
                assert!(next.since(at).unwrap() <= Minutes::from_hours(2));
            }
        }
    }

    #[test]
    fn a_departure_in_the_gap_of_the_clock_does_not_hide_an_earlier_one() {
        // On 29 March 2026 the clock goes from 02:00 to 03:00: 02:30 is moved to 03:30, behind 03:15.
        let berlin = Arc::new(Zone::new("Europe/Berlin").unwrap());
        let sundays = [(Weekday::Sunday, Minutes::new(150)), (Weekday::Sunday, Minutes::new(195))];
        let timetable = Timetable::weekly(berlin.clone(), &sundays, estimate()).unwrap();
        let expected = ["Sun 29 Mar 03:15", "Sun 29 Mar 03:30", "Sun 5 Apr 02:30"];
        assert_eq!(departures(&timetable, &berlin, "2026-03-28", 3), expected);
    }

    #[test]
    fn senseless_frequencies_are_refused() {
        for per_week in [0.0, -1.0, f64::NAN, 0.33, 1e9] {
            assert_eq!(Timetable::nominal(shanghai(), per_week, estimate()), Err(TimetableError::Frequency));
        }
    }
}
