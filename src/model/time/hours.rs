//! When hubs work, and days on which nothing does.

use crate::model::Evidence;
use crate::units::{Civil, Instant, Minutes, Zone};
use std::sync::Arc;

const DAY: i64 = 24 * 60;
const WEEK: i64 = 7 * DAY;

/// How far ahead a closed hub is looked at. One that is closed for longer counts as closed for good.
const LOOK_AHEAD: Minutes = Minutes::from_days(400);

/// Days on which something does not work: the public holidays of a country, by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Unique key.
    pub key: Arc<str>,
    /// What it is.
    pub about: Arc<str>,
    days: Vec<(i64, i64)>,
    /// Where the days come from.
    pub evidence: Evidence,
}

impl Calendar {
    /// A calendar of stretches of local days, first and last included, as days since the civil epoch. They may come in any order and overlap.
    pub fn new(key: &str, about: &str, mut days: Vec<(i64, i64)>, evidence: Evidence) -> Self {
        days.retain(|&(first, last)| first <= last);
        days.sort_unstable();
        let mut joined: Vec<(i64, i64)> = Vec::with_capacity(days.len());
        for (first, last) in days {
            match joined.last_mut() {
                Some(before) if first <= before.1 + 1 => before.1 = before.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        Self { key: key.into(), about: about.into(), days: joined, evidence }
    }

    /// Stretches of days, ascending and apart.
    pub fn days(&self) -> &[(i64, i64)] {
        &self.days
    }

    /// Whether a local date is one of its days.
    pub fn holds(&self, date: Civil) -> bool {
        self.stretch(date.epoch_days()).is_some()
    }

    fn stretch(&self, day: i64) -> Option<(i64, i64)> {
        let after = self.days.partition_point(|&(first, _)| first <= day);
        self.days[..after].last().copied().filter(|&(_, last)| day <= last)
    }
}

/// Hours that make no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HoursError {
    /// Never open.
    #[error("hours need at least one stretch of the week")]
    Empty,
    /// A stretch that ends before it begins, or outside the week.
    #[error("a stretch of the week begins before it ends, and within Monday 00:00 to Sunday 24:00")]
    Stretch,
}

/// The hours of the week in which a hub works, on its own clock, and the days on which it does not.
///
/// Work that has begun is finished after hours; none begins outside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    zone: Arc<Zone>,
    /// Minutes of the local week from Monday 00:00, begin included, end not; ascending and apart.
    week: Vec<(i64, i64)>,
    closed: Option<Arc<Calendar>>,
    evidence: Evidence,
}

impl Hours {
    /// Stretches of the week in minutes from Monday 00:00, the end not included; and the calendar of days on which the hub is closed.
    ///
    /// # Errors
    /// [`HoursError`].
    pub fn new(
        zone: Arc<Zone>,
        stretches: &[(Minutes, Minutes)],
        closed: Option<Arc<Calendar>>,
        evidence: Evidence,
    ) -> Result<Self, HoursError> {
        let mut week: Vec<(i64, i64)> =
            stretches.iter().map(|&(from, to)| (i64::from(from.get()), i64::from(to.get()))).collect();
        if week.is_empty() {
            return Err(HoursError::Empty);
        }
        if week.iter().any(|&(from, to)| from >= to || to > WEEK) {
            return Err(HoursError::Stretch);
        }
        week.sort_unstable();
        let mut joined: Vec<(i64, i64)> = Vec::with_capacity(week.len());
        for (from, to) in week {
            match joined.last_mut() {
                Some(before) if from <= before.1 => before.1 = before.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        Ok(Self { zone, week: joined, closed, evidence })
    }

    /// Where they come from.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Stretches of the local week in minutes from Monday 00:00, the end not included.
    pub fn week(&self) -> impl Iterator<Item = (i64, i64)> {
        self.week.iter().copied()
    }

    /// The days on which it is closed.
    pub fn closed(&self) -> Option<&Calendar> {
        self.closed.as_deref()
    }

    /// The clock that they are on.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The first minute at or after an instant in which work can begin; none when there is none for more than a year.
    ///
    /// It never comes earlier for a later instant.
    ///
    /// # Complexity
    /// The stretches of the week for each closed day passed over.
    pub fn opens(&self, from: Instant) -> Option<Instant> {
        let mut at = from;
        let latest = from.checked_add(LOOK_AHEAD)?;
        while at <= latest {
            let local = self.zone.local(at);
            let ahead = self.ahead(local);
            if ahead == 0 {
                return Some(at);
            }
            // The clock may be changed on the way: then the hours are looked up again from there.
            let next = at.checked_add(Minutes::new(u32::try_from(ahead).unwrap_or(u32::MAX)))?;
            at = self.zone.next_change(at).map_or(next, |change| change.min(next));
        }
        None
    }

    /// Minutes on the local clock until work may begin; 0 when it may at once.
    fn ahead(&self, local: Civil) -> i64 {
        if let Some((_, last)) = self.closed.as_ref().and_then(|days| days.stretch(local.epoch_days())) {
            return (last + 1) * DAY - local.epoch_minutes();
        }
        let minute = i64::from(local.weekday().index()) * DAY + local.minute_of_day();
        let next = self.week.partition_point(|&(_, to)| to <= minute);
        let opening = self.week.get(next).map_or(self.week[0].0 + WEEK, |&(from, _)| from);
        // Up to midnight at most: the day after may be one of those on which it is closed.
        (opening - minute).max(0).min(DAY - local.minute_of_day())
    }
}

/// The first minute at or after an instant in which both sides of a border work; none when there is none for more than a year.
pub(crate) fn both_open(here: Option<&Hours>, there: Option<&Hours>, from: Instant) -> Option<Instant> {
    let opens = |hours: Option<&Hours>, at| hours.map_or(Some(at), |hours| hours.opens(at));
    let latest = from.checked_add(LOOK_AHEAD)?;
    let mut at = from;
    while at <= latest {
        let next = opens(there, opens(here, at)?)?;
        if next == at {
            return Some(at);
        }
        at = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Grade;

    fn evidence() -> Evidence {
        Evidence { grade: Grade::Estimate, sources: "E".into(), year: 2026 }
    }

    fn office(zone: &str, closed: Vec<(i64, i64)>) -> Hours {
        let zone = Arc::new(Zone::new(zone).unwrap());
        let day = |day: u32| (Minutes::from_hours(day * 24 + 9), Minutes::from_hours(day * 24 + 18));
        let calendar = Arc::new(Calendar::new("holidays", "test", closed, evidence()));
        Hours::new(zone, &[day(0), day(1), day(2), day(3), day(4)], Some(calendar), evidence()).unwrap()
    }

    fn day(text: &str) -> i64 {
        Zone::utc().local(Instant::parse(text, &Zone::utc()).unwrap()).epoch_days()
    }

    fn opens(hours: &Hours, at: &str) -> String {
        let zone = hours.zone();
        zone.local(hours.opens(Instant::parse(at, zone).unwrap()).unwrap()).to_string()
    }

    #[test]
    fn an_office_opens_on_the_next_working_morning() {
        let hours = office("Asia/Shanghai", vec![(day("2026-10-01"), day("2026-10-07"))]);
        assert_eq!(opens(&hours, "2026-09-30T17:59"), "Wed 30 Sep 17:59");
        assert_eq!(opens(&hours, "2026-09-30T18:00"), "Thu 8 Oct 09:00");
        assert_eq!(opens(&hours, "2026-10-09T20:00"), "Mon 12 Oct 09:00");
    }

    /// Minute by minute, over changes of the clock, with midnight inside the hours.
    #[test]
    fn hours_are_those_of_the_clock_on_the_wall() {
        let zone = Arc::new(Zone::new("Europe/Berlin").unwrap());
        let week = [(6 * DAY + 130, 6 * DAY + 170), (6 * DAY + 22 * 60, WEEK), (0, 60)];
        let stretches = week
            .map(|(from, to)| (Minutes::new(u32::try_from(from).unwrap()), Minutes::new(u32::try_from(to).unwrap())));
        let hours = Hours::new(Arc::clone(&zone), &stretches, None, evidence()).unwrap();
        let open = |at: Instant| {
            let local = zone.local(at);
            let minute = i64::from(local.weekday().index()) * DAY + local.minute_of_day();
            week.iter().any(|&(from, to)| from <= minute && minute < to)
        };
        for start in ["2026-03-28T18:00:00Z", "2026-10-24T18:00:00Z"] {
            let start = Instant::parse(start, &zone).unwrap();
            let mut expected = None;
            for minute in (0..48 * 60).rev() {
                let at = start.checked_add(Minutes::new(minute)).unwrap();
                if open(at) {
                    expected = Some(at);
                }
                if let Some(expected) = expected {
                    assert_eq!(hours.opens(at), Some(expected), "{}", zone.local(at));
                }
            }
        }
    }

    #[test]
    fn two_sides_that_never_work_at_once_let_nothing_through() {
        let zone = Arc::new(Zone::utc());
        let on = |from: u32, to: u32| {
            let stretch = (Minutes::from_hours(from), Minutes::from_hours(to));
            Hours::new(Arc::clone(&zone), &[stretch], None, evidence()).unwrap()
        };
        let monday = Instant::parse("2026-06-01T00:00:00Z", &zone).unwrap();
        assert_eq!(both_open(Some(&on(8, 12)), Some(&on(12, 16)), monday), None);
        let both = both_open(Some(&on(8, 13)), Some(&on(12, 16)), monday).unwrap();
        assert_eq!(zone.local(both).to_string(), "Mon 1 Jun 12:00");
    }

    #[test]
    fn senseless_hours_are_refused() {
        let zone = Arc::new(Zone::utc());
        let hours = |stretches: &[(Minutes, Minutes)]| Hours::new(Arc::clone(&zone), stretches, None, evidence());
        assert_eq!(hours(&[]), Err(HoursError::Empty));
        assert_eq!(hours(&[(Minutes::new(60), Minutes::new(60))]), Err(HoursError::Stretch));
        assert_eq!(hours(&[(Minutes::new(0), Minutes::new(10_081))]), Err(HoursError::Stretch));
    }
}
