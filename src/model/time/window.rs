//! Months of the year, or days from a date to a date or on.

use crate::units::Civil;
use std::fmt;

/// When a season holds, by the local date of departure from the first call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// Whole months of every year, 1 to 12.
    Months(Vec<u8>),
    /// Days since the civil epoch, both included.
    Dates(i64, i64),
    /// From a day on, counted since the civil epoch. When it ends is not known, so it is nothing to wait for.
    From(i64),
}

impl Window {
    /// Whether it holds on a local date.
    pub fn holds(&self, date: Civil) -> bool {
        match self {
            Self::Months(months) => months.contains(&date.date().1),
            Self::Dates(first, last) => (*first..=*last).contains(&date.epoch_days()),
            Self::From(first) => *first <= date.epoch_days(),
        }
    }

    /// Whether it holds on every day.
    pub fn is_all_year(&self) -> bool {
        matches!(self, Self::Months(months) if (1..=12).all(|month| months.contains(&month)))
    }

    /// The first of some local days, as days since the civil epoch, on which it holds.
    pub fn first_day_in(&self, first: i64, last: i64) -> Option<i64> {
        match self {
            Self::Dates(from, to) => Some(first.max(*from)).filter(|&day| day <= last.min(*to)),
            Self::From(from) => Some(first.max(*from)).filter(|&day| day <= last),
            Self::Months(_) => (first..=last).find(|&day| self.holds_on(day)),
        }
    }

    /// The first day from one on on which it does not hold; none within two years.
    pub fn first_day_without(&self, day: i64) -> Option<i64> {
        match self {
            Self::Dates(from, to) => Some(if (*from..=*to).contains(&day) { to + 1 } else { day }),
            Self::From(from) => Some(day).filter(|day| day < from),
            Self::Months(_) => (day..day + 800).find(|&day| !self.holds_on(day)),
        }
    }

    fn holds_on(&self, day: i64) -> bool {
        self.holds(Civil::from_epoch_minutes(day * 1440))
    }
}

impl fmt::Display for Window {
    /// `in months 12 1 2`, `from 2026-03-01 to 2026-12-31`, or `from 2026-03-01 on`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: i64| {
            let (year, month, day) = Civil::from_epoch_minutes(day * 1440).date();
            format!("{year}-{month:02}-{day:02}")
        };
        match self {
            Self::Months(months) if months.len() >= 12 => f.write_str("all year"),
            Self::Months(months) => {
                let months: Vec<String> = months.iter().map(ToString::to_string).collect();
                write!(f, "in months {}", months.join(" "))
            }
            Self::Dates(first, last) => write!(f, "from {} to {}", day(*first), day(*last)),
            Self::From(first) => write!(f, "from {} on", day(*first)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_end_holds_for_ever_and_is_never_waited_for() {
        let first = 20_454;
        let window = Window::From(first);
        for (day, holds) in [(first - 1, false), (first, true), (first + 100_000, true)] {
            assert_eq!(window.holds_on(day), holds, "{day}");
        }
        assert!(!window.is_all_year());
        assert_eq!(window.first_day_in(first - 9, first - 1), None);
        assert_eq!(window.first_day_in(first - 9, first + 9), Some(first));
        assert_eq!(window.first_day_in(first + 3, first + 9), Some(first + 3));
        assert_eq!(window.first_day_without(first - 1), Some(first - 1));
        assert_eq!(window.first_day_without(first), None);
        assert_eq!(window.to_string(), "from 2026-01-01 on");
    }
}
