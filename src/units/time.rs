//! Points in time and lengths of time, both in whole minutes.

use std::fmt;

quantity! {
    /// A length of time in minutes, never negative.
    Minutes(u32), new, get
}

impl Minutes {
    /// A day.
    pub const DAY: Self = Self(24 * 60);
    /// A week.
    pub const WEEK: Self = Self(7 * 24 * 60);

    /// Whole hours, of a number that stands in the program; [`Minutes::checked_hours`] takes any.
    ///
    /// # Panics
    /// Past 71 million hours.
    pub const fn from_hours(hours: u32) -> Self {
        match Self::checked_hours(hours) {
            Some(minutes) => minutes,
            None => panic!("hours past the range of Minutes"),
        }
    }

    /// Whole days, of a number that stands in the program; [`Minutes::checked_days`] takes any.
    ///
    /// # Panics
    /// Past 2.9 million days.
    pub const fn from_days(days: u32) -> Self {
        match Self::checked_days(days) {
            Some(minutes) => minutes,
            None => panic!("days past the range of Minutes"),
        }
    }

    /// Whole hours, or `None` past the type.
    pub const fn checked_hours(hours: u32) -> Option<Self> {
        match hours.checked_mul(60) {
            Some(minutes) => Some(Self(minutes)),
            None => None,
        }
    }

    /// Whole days, or `None` past the type.
    pub const fn checked_days(days: u32) -> Option<Self> {
        match days.checked_mul(24 * 60) {
            Some(minutes) => Some(Self(minutes)),
            None => None,
        }
    }

    /// Decimal days, rounded to the minute. `None` when negative, not a number, or past a thousand years.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked first")]
    pub fn from_decimal_days(days: f64) -> Option<Self> {
        let minutes = (days * 1440.0).round();
        (0.0..=525_600_000.0).contains(&minutes).then_some(Self(minutes as u32))
    }

    /// Decimal days, for people.
    pub fn as_days(self) -> f64 {
        f64::from(self.0) / 1440.0
    }

    /// Started days: 0 for no time, 1 up to a day, 2 up to two days.
    #[inline]
    pub const fn started_days(self) -> u32 {
        self.0.div_ceil(1440)
    }
}

impl fmt::Display for Minutes {
    /// `3 d 4 h`, `5 h`, `20 min`; the smallest unit that matters at that size.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, hours, minutes) = (self.0 / 1440, self.0 / 60 % 24, self.0 % 60);
        let text = match (days, hours, minutes) {
            (0, 0, minutes) => format!("{minutes} min"),
            (0, hours, 0) => format!("{hours} h"),
            (0, hours, minutes) => format!("{hours} h {minutes:02}"),
            (days, 0, _) => format!("{days} d"),
            (days, hours, _) => format!("{days} d {hours} h"),
        };
        f.pad(&text)
    }
}

/// A point in time: minutes since 1 January 1970, 00:00 UTC. Local time stays at the edge, in [`super::Zone`].
///
/// The type ends 17 million million years away: a sum with [`Minutes`] is an [`Option`]. Whatever plans refuses dates outside 2000 to 2097
/// by name.
///
/// ```
/// use landsea::units::{Instant, Minutes};
///
/// let ready: Instant = "2026-12-01T09:00+08:00".parse()?;
/// assert_eq!(ready.checked_add(Minutes::from_hours(3)), Some("2026-12-01T12:00+08:00".parse()?));
/// assert_eq!(Instant::from_epoch_minutes(i64::MAX).checked_add(Minutes::new(1)), None);
/// # Ok::<(), landsea::units::InstantError>(())
/// ```
///
/// ```compile_fail
/// use landsea::units::{Instant, Minutes};
/// let unchecked = Instant::from_epoch_minutes(i64::MAX) + Minutes::new(1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// Wraps minutes since the epoch.
    #[inline]
    pub const fn from_epoch_minutes(minutes: i64) -> Self {
        Self(minutes)
    }

    /// Minutes since the epoch.
    #[inline]
    pub const fn epoch_minutes(self) -> i64 {
        self.0
    }

    /// Time from `earlier` to this instant, or `None` when it lies before or further than [`Minutes`] reaches.
    #[inline]
    pub fn since(self, earlier: Self) -> Option<Minutes> {
        u32::try_from(self.0.checked_sub(earlier.0)?).ok().map(Minutes::new)
    }

    /// The instant so much later, or `None` past the type.
    #[inline]
    pub fn checked_add(self, length: Minutes) -> Option<Self> {
        self.0.checked_add(i64::from(length.get())).map(Self)
    }

    /// The instant so much earlier, or `None` past the type.
    #[inline]
    pub fn checked_sub(self, length: Minutes) -> Option<Self> {
        self.0.checked_sub(i64::from(length.get())).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_days_round_to_the_minute() {
        assert_eq!(Minutes::from_decimal_days(0.7), Some(Minutes::new(1008)));
        assert_eq!(Minutes::from_decimal_days(-0.1), None);
        assert_eq!(Minutes::from_decimal_days(f64::NAN), None);
        assert_eq!(Minutes::from_decimal_days(f64::INFINITY), None);
    }

    #[test]
    fn lengths_read_as_people_say_them() {
        assert_eq!(Minutes::new(20).to_string(), "20 min");
        assert_eq!(Minutes::from_hours(5).to_string(), "5 h");
        assert_eq!(Minutes::new(3 * 1440 + 4 * 60 + 7).to_string(), "3 d 4 h");
    }

    #[test]
    fn started_days_count_as_storage_tariffs_do() {
        assert_eq!(Minutes::ZERO.started_days(), 0);
        assert_eq!(Minutes::new(1).started_days(), 1);
        assert_eq!(Minutes::DAY.started_days(), 1);
        assert_eq!(Minutes::new(1441).started_days(), 2);
    }
}
