//! How long cargo may be held back on purpose.

use super::Timetable;
use crate::units::{Civil, Instant, Minutes};
use std::fmt;

/// How much later cargo may leave a hub than with the next departure that takes it: waits on purpose, for a lower price or a quicker ride.
///
/// The next departure is the first of the same ride (the service, from this call to that one) that the cargo is handled and has its documents in
/// time for, that has room for it and meets nothing closed. It may always be taken. A later one may be taken when it leaves no more than so much after it, by
/// elapsed time or on the clock of the first call, whichever allows more: a weekly departure leaves a week later when the clocks change, too. It holds for
/// the wait of every stay, also for the first. Rides on demand leave at once, and without a date there are no departures to wait for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Patience {
    /// As long as the horizon goes.
    #[default]
    Unlimited,
    /// The mean time between two departures of the timetable: where they are spread evenly, the next departure or the one after it.
    Headway,
    /// So many days, 0 to [`Patience::MOST_DAYS`]; 0 takes the next departure whatever it costs.
    Days(u32),
}

impl Patience {
    /// The most days that can be asked for: what is as long as the longest horizon.
    pub const MOST_DAYS: u32 = 730;

    /// Whether it limits nothing.
    pub fn is_unlimited(self) -> bool {
        self == Self::Unlimited
    }

    /// Of a departure from the first call, the earliest next departure with which it may be waited for; none where any will do.
    pub(crate) fn earliest_next(self, timetable: &Timetable, departure: Instant) -> Option<Instant> {
        let limit = match self {
            Self::Unlimited => return None,
            Self::Headway => timetable.mean_headway(),
            Self::Days(days) => Minutes::checked_days(days)?,
        };
        if limit == Minutes::ZERO {
            return Some(departure);
        }
        let elapsed = departure.checked_sub(limit)?;
        let zone = timetable.zone();
        let local = zone.local(departure).epoch_minutes() - i64::from(limit.get());
        Some(elapsed.min(zone.instant(Civil::from_epoch_minutes(local))))
    }
}

impl fmt::Display for Patience {
    /// `unlimited`, `one headway`, `14 days`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unlimited => f.write_str("unlimited"),
            Self::Headway => f.write_str("one headway"),
            Self::Days(1) => f.write_str("1 day"),
            Self::Days(days) => write!(f, "{days} days"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Grade};
    use crate::units::{Weekday, Zone};
    use std::sync::Arc;

    fn evidence() -> Evidence {
        Evidence { grade: Grade::Estimate, sources: "test".into(), year: 2026 }
    }

    fn berlin() -> Arc<Zone> {
        Arc::new(Zone::new("Europe/Berlin").unwrap())
    }

    /// The earliest next departure of a departure, both on the clock of Berlin.
    fn earliest(patience: Patience, departure: &str) -> Option<String> {
        let noon = [(Weekday::Monday, Minutes::from_hours(12))];
        let timetable = Timetable::weekly(berlin(), &noon, evidence()).unwrap();
        let departure = Instant::parse(departure, &berlin()).unwrap();
        patience.earliest_next(&timetable, departure).map(|at| berlin().local(at).to_string())
    }

    #[test]
    fn a_week_is_a_week_when_the_clocks_change() {
        let shown = |patience, departure: &str| earliest(patience, departure).unwrap();
        for patience in [Patience::Headway, Patience::Days(7)] {
            assert_eq!(shown(patience, "2026-06-08T12:00"), "Mon 1 Jun 12:00");
            // The clocks go back on 25 October: seven days and an hour. They go forward on 29 March: seven days all the same.
            assert_eq!(shown(patience, "2026-10-26T12:00"), "Mon 19 Oct 12:00");
            assert_eq!(shown(patience, "2026-03-30T12:00"), "Mon 23 Mar 11:00");
        }
        assert_eq!(shown(Patience::Days(0), "2026-10-26T12:00"), "Mon 26 Oct 12:00");
        assert_eq!(earliest(Patience::Unlimited, "2026-10-26T12:00"), None);
    }

    #[test]
    fn a_headway_that_is_no_whole_minute_is_rounded_up() {
        let headway = |per_week| Timetable::nominal(berlin(), per_week, evidence()).unwrap().mean_headway();
        assert_eq!(headway(1.0), Minutes::from_days(7));
        assert_eq!(headway(0.35), Minutes::from_days(20));
        assert_eq!(headway(11.0), Minutes::new(917));
    }
}
